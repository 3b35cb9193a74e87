### Together, questions, flows and the map.

## Together
together-lead = What happens when the information comes together in one place?
together-count = { $decided } of { $decisions } decisions.
change = Change
talks = Conversations
talks-none = { $kind ->
    [process] Nothing in the process raises questions about the whole. You can go on.
   *[other] Nothing in the system raises questions about the whole. You can go on.
  }
talks-optional = No answer needed ({ $count })
talks-all-done = Every conversation is answered.
talk-state-not-started = Not started
talk-state-started = Started
talk-state-done = Answered
talk-state-stale = Something has changed
talk-state-optional = No answer needed
talk-next = Next conversation
talk-draft = Draft
talk-stale = Something has changed since you answered.
talk-stale-kept = What you wrote is still here. Read it, change it if needed and answer again.
talk-others = Answered here by: { $who }. You need not do anything.
talk-noted = The level is already the highest. Nobody needs to answer.
because = Why Varsam asks
because-others = Answered by { $who }.
because-noted = No answer needed: the level is already the highest.
because-more = Show { $count } more reasons
because-rules = Rules and sources
because-source = Source: { $source }
talk-outcome = What comes of this?
outcome-new-asset = A new information asset
    .more = With its own owner and levels.
outcome-raise = { $kind ->
    [process] Raise the level of the process
   *[other] Raise the system’s level
  }
    .more = The collection needs more protection.
outcome-no-effect = No effect
    .more = Nothing new shows here.
asset-name = Name of the asset
asset-owner = Owner
asset-owner-hint = A function, not a name
asset-starts = Starts at the highest level of its parts:
asset-parts = { $count ->
    [one] One part
   *[other] { $count } parts
  }
raise-lead = Raise to, above the calculated level:
raise-same = Unchanged: { $level }
raise-none = Unchanged
raise-highest = Every level is already the highest.
talk-why-hint = Needed for all three answers. Write no names.
talk-answer = Answer and next conversation
talk-forget = Discard the draft
talk-answered = Answered { $date }
talk-lacks-outcome = Choose what comes of this.
talk-lacks-name = Write what the asset is called.
talk-lacks-owner = Write which function owns the asset.
talk-lacks-raise = Choose at least one level to raise.
talk-lacks-why = Write why.
hint-next-talk = next conversation
hint-answer = answer and next

## Levels of the system
effective = { $kind ->
    [process] Levels of the process
   *[other] Levels of the system
  }
effective-lead = The rules calculate a level. You can raise it, or lower it with two decisions.
effective-calculated = Calculated
effective-proposed = Proposed
effective-holds = Holds
effective-why = Why
effective-equal = As calculated
effective-manual = Raised for another reason
effective-cumulative = Raised because much comes together here
effective-distributive = Lowered because the information is distributed
effective-exception = Lowered by exception
effective-stale = The calculated level has changed. Look at the decision again.
effective-form = Level for { $aspect }
effective-as-calculated = As calculated
effective-raise = Why is the level raised?
effective-lower = Why is the level lowered?
effective-owner = The system owner’s decision
effective-owner-hint = What was decided, when and by which function.
effective-coordinator = The information security coordinator’s statement
effective-lacks-owner = Write the system owner’s decision.
effective-lacks-coordinator = Write the coordinator’s statement.

## Flows that hinder
blocks = Flows that hinder adoption
blocks-none = No flow hinders. Every receiver has enough protection.
blocks-lead = The receiver has lower protection than the information. Raise the receiver, reduce the content, stop the flow or decide an exception for a time.
block-hinders = Hinders
block-lifted = There is an exception
block-flow = { $set } to { $to }
block-set = the information
block-receiver = the receiver
block-not-ours = The owner of the sending system decides exceptions. You can raise the level here.
exception-is = Exception until { $until }, decided by { $by }.
exception-decide = Decide an exception
exception-change = Change the exception
exception-remove = Take back the exception
exception-title = Exception for a time
exception-until = Until
exception-until-hint = Year-month-day, for example 2027-06-30. The day after, the flow hinders again.
exception-by = Decided by
exception-by-hint = The owner of the sending system. A function, not a name.
exception-save = Save the exception
exception-lacks-until = Write a date as year-month-day.
exception-lacks-by = Write which function decided.

## Questions
questions = Questions
show-questions = Questions
question-count = Question { $number } of { $all }
question-lead = Think of the worst reasonable day.
question-unknown = Don’t know
question-unknown-more = That is an answer. The question is taken up when you meet.
question-previous = Previous
question-next = Confirm and next
question-digits = The digits 0–{ $last } choose an answer when the boxes have focus.
questions-end = That was the last question.
questions-open = { $count ->
    [one] Go to the one without an answer
   *[other] Go to the first of { $count } without an answer
  }
categories = Which consequence is the worst?
categories-lead = Choose a level for the areas that are touched. The highest becomes the answer.

## Flows and dependencies
links = Flows and dependencies
links-lead = What is handed on, and which systems need each other.
choose = Choose…
remove = Remove
this-system = this system
flows = Flows
flows-caption = Flows to and from the system
flows-none = No flows are entered.
flow-add = New flow
flow-edit = Change the flow
flow-save = Save the flow
flow-name = { $set } from { $from } to { $to }
flow-from = From
flow-to = To
flow-how = How
flow-mode = Means
flow-volume = Volume
flow-purpose = Purpose
flow-encrypted = Encrypted on the way
flow-third-country = Leaves the EU/EEA
flow-is-encrypted = encrypted
flow-not-encrypted = not encrypted
flow-is-third-country = leaves the EU/EEA
flow-lacks-set = Choose what is handed on.
flow-lacks-from = Choose who hands over.
flow-lacks-to = Choose who receives.
link-same = Choose two different ones.
link-not-here = Choose this system on one of the sides.
mode-api = Interface between systems
mode-file = File
mode-replica = Database copy
mode-manual = By hand
mode-read-view = Reading in the other system
mode-email = E-mail
volume-single = single records
volume-continuous = as they come
volume-bulk = the whole set
parties-systems = Systems
parties-others = Boards, companies and outside parties
dependencies = Dependencies
dependencies-caption = Systems that need each other
dependencies-none = No dependencies are entered.
dependency-add = New dependency
dependency-edit = Change the dependency
dependency-save = Save the dependency
dependency-name = { $consumer } needs { $provider }
dependency-consumer = System that needs
dependency-provider = System that is needed
dependency-tolerates = Still needed on the fallback
dependency-tolerates-hint = The availability needed while the fallback routine is used.
dependency-no-fallback = No fallback routine
dependency-note = Note
dependency-note-hint = For example what the fallback routine is.
dependency-lacks-consumer = Choose the system that needs.
dependency-lacks-provider = Choose the system that is needed.

all-links = All flows and dependencies
all-links-lead = Everything that is handed over and everything that needs something else in the register.
all-links-filter = Search flows and dependencies
all-links-words = Search system, set or purpose
all-links-only = Show
all-links-outside = To or from outside parties
all-links-open = Not encrypted
all-links-count = { $flows } flows and { $dependencies } dependencies are shown.
all-links-none = No flow fits. Change or clear the search.
all-links-flows = All flows of the register
all-links-dependencies = All dependencies of the register

## Map
map = Map
map-lead = { $system } and what hangs together with it.
map-label = Map: { $aspect } around { $system }
map-level-for = Show level for
map-key-chain = the chain that decides
map-key-flow = flow
map-key-dependency = dependency
map-key-both = flow and dependency
map-key-arrow = The arrow goes from the one that hands over or needs.
map-why = Why { $aspect }{ $level } { $word }?
map-why-none = No level yet
map-no-chain = When something is assessed, this says where the level comes from.
map-starts = the level starts here
map-party = outside party
map-table = The same as a table
map-neighbour = System or party
map-no-level = no level of its own
map-something = something
map-row-sends = gets { $what }
map-row-receives = hands over { $what }
map-row-needs = needed here: { $what }
map-row-needed = needs the system: { $what }
map-row-both = flow and dependency: { $what }
map-alone = Nothing else hangs together with the system yet.
map-hidden = { $count ->
    [one] One more neighbour has no room in the picture; it is in
   *[other] { $count } more neighbours have no room in the picture; they are in
  }

hint-next-system = next system
hint-open-system = open system
hint-table = to the table
