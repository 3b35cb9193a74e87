### The workshop: plan, vote each for themselves, reveal, talk and decide.

workshop = Workshop
title-workshop = Workshop – { $system }
workshop-lead = Answer each for yourselves. Show the answers. Talk about what you disagree on, and decide.

## The plan
plan-title = The plan
plan-name = What the workshop is called
plan-name-start = Classification of { $system }
plan-date = Day
plan-place = Place
plan-people = Participants
plan-people-lead = Write functions, not names.
plan-function = Function
plan-part = Part in the workshop
plan-present = Is there
plan-person = Participant { $number }
plan-add-person = Add a participant
plan-remove = Remove { $name }
plan-agenda = Agenda
plan-agenda-sum = Together { $hours } h { $minutes } min.
plan-item = Point { $number }
plan-minutes = Minutes
plan-add-item = Add a point
plan-nameless = without a name
plan-save = Save the plan
plan-saved = The plan is saved.
plan-new = Plan a new workshop
plan-empty-function = Write a function for every participant, or remove the row.
plan-empty-item = Write what the point is about, or remove the row.
plan-empty-name = Give the workshop a name.
plan-begin = Begin the first round
plan-many-sets = { $kind ->
    [process] The process has { $sets } information sets. A group seldom manages more than ten at once: divide the work over several occasions.
   *[other] The system has { $sets } information sets. A group seldom bears more than ten at a time: divide the work over several occasions.
  }
plan-missing = Missing among those who are there:
plan-missing-owner = Without an information owner the result will be a draft.
plan-quorum = The parts that are needed are there.
plan-edit = Change the plan
part-information-owner = Information owner
part-owner-delegate = Decides on the information owner's behalf
part-system-owner = { $kind ->
    [process] Process owner
   *[other] System owner
  }
part-business-expert = Knows the work
part-system-manager = { $kind ->
    [process] Manages the process
   *[other] Looks after the system
  }
part-facilitator = Leads the workshop (does not vote)
part-data-protection-officer = Data protection officer (advises, does not vote)
part-lawyer = Lawyer
part-archivist = Archivist
part-it-operations = IT and operations (answers questions, does not vote)
part-neighbour = Neighbouring unit
part-note-taker = Takes notes (does not vote)
agenda-purpose = Purpose, parts and the gate
agenda-example = An example together
agenda-inventory = What information is there?
agenda-classify = Classify, one question at a time
agenda-together = Flows and the whole
agenda-suitability = Personal data and suitability
agenda-open = Open questions, who does what

## The invitation
invitation-title = Invitation
invitation-hint = Send it from the information owner. The text is saved with the plan.
invitation-write = Write a suggestion
invitation-copy = Copy the text
invitation-copied = The invitation is copied.
invitation-not-copied = The text could not be copied. Select it and press Ctrl+C.
invitation-text =
    Hello!

    You are invited to { $name }{ $when }{ $where }.

    We will judge how important it is to protect the information in { $system }. You are needed because you know the work: you need not know technology.

    Please think about three things beforehand:
    – What happens if the wrong person sees the information?
    – What happens if the information is wrong?
    – How long can you manage without it?

    Everybody answers alone first. The answers are not shown until everybody has answered.
invitation-when = , { $date }
invitation-where = , { $place }

## The round
round-first = The first round
round-second = The second round: { $name }, { $aspect }
round-lead = One person at a time sits down at the computer. Nobody sees anybody's answers until you show them to all.
round-table = Who has answered
round-count = { $voted } of { $of } answers
round-all-done = All answers
round-answered-before = Answered before
round-before = Answers that were sent before count as votes of the first round. Anybody may answer anew.
round-sit = Answer as { $name }
round-reveal = Show the answers to all
round-reveal-left = { $count ->
    [one] One person has not answered everything. Show the answers anyway?
   *[other] { $count } people have not answered everything. Show the answers anyway?
}
round-reveal-anyway = Yes, show the answers

## At the computer
turn-title = { $name } answers
turn-place = Question { $number } of { $of }
turn-unknown = We do not know
turn-unknown-more = That is not the same as a low level.
turn-reason = Why? (in short)
turn-answered = You have answered this question. The answer is not shown again, but you can answer anew.
turn-choose = Choose a level, or "We do not know".
turn-previous = Previous
turn-next = Save and next
turn-last = Save the answer
turn-end = You have answered everything
turn-end-left = { $count ->
    [one] One question is not answered.
   *[other] { $count } questions are not answered.
}
turn-back = Go back to the questions
turn-hand-over = Hand the computer over to the next person
turn-handed = The answers are saved. They are no longer shown.

## Once the answers are shown
differ-title = Where you differ most
differ-lead = The widest difference first. Nobody calculates a mean: the reasons decide.
differ-question = Question
differ-spread = Difference
differ-answers = Answers
differ-state = State
differ-step = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
differ-votes = { $count ->
    [one] 1 answer
   *[other] { $count } answers
}
differ-unknown = { $count ->
    [one] 1 does not know
   *[other] { $count } do not know
}
differ-agreed = Agreed
differ-unsure = Somebody does not know
differ-nobody = Nobody has answered
differ-decided = Decided
differ-open = Not decided
differ-now = Talk about this
differ-current = You are talking about this
stand-low = The lowest explain first: { $level }
stand-high = The highest explain: { $level }
stand-unsure = Do not know
stand-no-reason = No reason was written.
stand-agree = Everybody who chose a level chose the same.
stand-forgotten = Who answered what has been removed. The difference and the decisions remain.
revote = Vote once more on the question
decide-title = Decision
decide-level = Level
decide-provisional = For now { $level } stands: the highest that somebody gave a reason for.
decide-reason = Why
decide-dissent = Somebody disagrees
decide-dissent-by = Who (function)
decide-dissent-why = Why they disagree
decide-open = A question that nobody could answer
decide-level-missing = Choose a level.
decide = Decide
decide-again = Change the decision
decided-said = The decision is saved.

## Beside
beside-notes = Notes
beside-notes-hint = Shown only here, never on the projector.
beside-parked = Parked
beside-parked-lead = What is to be solved elsewhere.
beside-matter = Matter { $number }
beside-owner = Who takes on { $number }
beside-add = Park a matter
log-title = Decisions so far
log-dissent = Dissent, { $by }: { $why }
log-open = Open question: { $question }
log-none = No decisions yet.
workshop-close = Close the workshop
workshop-close-sure = Answers that have not been shown are removed. Decisions, notes and what is parked remain.
workshop-close-yes = Yes, close it
workshop-next = Next occasion
workshop-next-hint = Leave it empty if nothing is decided. Write it as 2027-01-14.
workshop-closed = The workshop is closed.
workshop-closed-next = The workshop is closed. Next occasion: { $date }.
minutes-save = Save the minutes as PDF

## The timer
timer = Time left
timer-start = Start the timer
timer-minutes = Minutes
timer-pause = Pause
timer-go = Go on
timer-more = 5 minutes more
timer-off = Turn off
timer-over = The time is up. Go on at your own pace.
timer-left = { $minutes } min { $seconds } s

## The projector
projector = Projector
projector-title = Varsam – projector
projector-rest = Nothing is shown just now.
projector-voting = Everybody answers alone.
projector-voted = { $done } of { $of } are done.
projector-results = How you answered
projector-decided = Decision: { $level }
keys-projector = Open the projector, from the workshop
