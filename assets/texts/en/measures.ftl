### Risks and measures: what is to be in place, and the action plan.

op-set-measure = { $name }: answer about { $measure }
op-set-measure-exception = { $name }: exception from { $measure }

risks-lead = The levels ask for measures. Answer what is in place, and decide who does the rest and when.
risk-parts = Parts of the step
risk-part-measures = Measures
risk-part-plan = Action plan

## Measures
measures-unfit = The measures do not fit the model that the register classifies by.
measures-none = No measures can be suggested. Add assets and classify them first.
measures-show = Show
measures-show-all = All ({ $count })
measures-show-unanswered = Without an answer ({ $count })
measures-show-open = Open ({ $count })
measures-show-excepted = With an exception ({ $count })
measures-show-none = No measure fits the selection. Choose something else.
measures-answered = { $answered } of { $asked } answered
measures-unplanned = { $count ->
    [one] One open measure lacks somebody responsible or a day
   *[other] { $count } open measures lack somebody responsible or a day
  }
measures-edition = edition { $version }
measures-before = Answered, but nothing asks for them any more
measure-category-people = People
measure-category-process = Ways of working
measure-category-technology = Technology
measure-category-physical = Premises
measure-because = Because: { $why }
asks-baseline = baseline for every system
asks-level = { $aspect } at least { $level }
asks-device = internet of things or control system
asks-supplier = supplier outside the municipality
asks-personal = personal data
asks-and = and
measure-in-place = Is the measure in place? { $title }
measure-status-yes = Yes
measure-status-partly = Partly
measure-status-no = No
measure-status-not-applicable = Does not fit
measure-is-raised = More is demanded now than when you answered. Answer again.
measure-is-exception-ended = The exception ended { $until }. The measure is open again.
measure-is-excepted = An exception is in force up to and including { $until }.
measure-by = by { $date }
measure-more = More
measure-less = Less
measure-is = How it is when in place
measure-must = Demand in procurement
measure-evidence = What shows it
measure-usually = Usually done by
measure-usual-cost = cost: { $cost }
measure-iso = ISO/IEC 27002:2022
measure-law = Law
measure-law-note = Which law belongs to which measure is our judgement.
measure-sources = Rests on
measure-form = Who does what: { $title }
measure-reason = Why does it not fit?
measure-reason-hint = Write so that somebody else understands in two years.
measure-owner = Responsible
measure-owner-hint = A function, not a name.
measure-due = Due
measure-cost = Cost
cost-none = Not judged
cost-low = low
cost-medium = medium
cost-high = high
measure-note = How you do it here
measure-clear = Remove the answer
measure-answer-first = Answer first whether the measure is in place.

## Exceptions
exceptions-title = Exception
exceptions-lead = Can the measure not be done now? Whoever is responsible can decide to go without it until a certain day. Then it is open again.
exceptions-decided = Decided by { $by } { $at }. In force up to and including { $until }.
exceptions-form = Exception from { $title }
exceptions-decision = The decision, and why
exceptions-decision-hint = Write also what you do instead.
exceptions-by = Who decides
exceptions-at = Day of the decision
exceptions-until = Up to and including
exceptions-save = Save the exception
exceptions-new = Decide on an exception
exceptions-change = Change the exception
exceptions-drop = Take the exception back

## Action plan
action-plan = Action plan
plan-caption = What is open. The headings sort.
plan-what = What
plan-system = System
plan-state = State
plan-owner = Responsible
plan-due = Due
plan-nobody = Nobody responsible
plan-no-day = No day
plan-passed = { $date }, has passed
plan-show = Show
plan-show-all = Everything ({ $count })
plan-show-overdue = What has passed its day ({ $count })
plan-show-unplanned = What lacks somebody responsible or a day ({ $count })
plan-show-none = Nothing fits the selection. Choose something else.
plan-empty = Nothing is open.
plan-unanswered = { $count ->
    [one] Nobody has answered one measure yet. The plan is not whole until it is answered.
   *[other] Nobody has answered { $count } measures yet. The plan is not whole until they are answered.
  }
plan-pdf = Save as PDF…
plan-xlsx = Save as Excel…
plan-secrecy = The plan shows where protection is lacking. Consider whether it is secret before it is handed out.
plan-state-partly = Partly in place
plan-state-no = Missing
plan-state-raised = More is demanded now
plan-state-exception-ended = The exception has ended
plan-state-excepted = Exception that ends
plan-state-unmet = Condition not met
plan-state-unmet-blocks = Condition that blocks the start

## What is wrong in a form
problem-field-missing = Fill in: { $field }.
problem-field-too-long = { $field }: at most { $longest } characters.
problem-field-day = { $field }: write a date as year-month-day, such as 2026-11-20.
problem-field-ahead = { $field } cannot lie ahead in time.
problem-field-choice = { $field }: choose something in the list.
field-status = The state
field-due = Due
field-cost = Cost
field-decision = The decision
field-until = Up to and including

## Continuity
op-set-continuity = The continuity of { $name }
risk-part-continuity = Continuity
plan-parts = Parts of the planning
plan-part-plan = Action plan
plan-part-continuity = Continuity plan
plan-lead-plan = Everything that is open in all systems, with who does it and when.
plan-lead-continuity = Every system that must have a plan, with times, fallback routines and what it needs.
plan-state-gap = Missing in continuity
continuity-form = If the system does not work
continuity-tolerated = Longest outage
continuity-tolerated-hint = How long the activity can do without it. For example 4 h or 7 d.
continuity-rto = Back within (RTO)
continuity-rto-hint = Must not be longer than the longest outage.
continuity-rpo = May lose (RPO)
continuity-rpo-hint = How much of the newest may disappear. For example 15 min.
continuity-proposed = The levels propose: { $what }.
continuity-propose = Fill in the proposal
continuity-proposed-said = The proposal is filled in. Save when it is right.
continuity-adopt = The times are proposals. Whoever owns the information decides what is to hold.
continuity-critical-period = Critical period
continuity-critical-period-hint = When is it worst? For example when salaries are paid or a term begins.
continuity-fallback = Fallback routine
continuity-fallback-hint = How you work without the system, for real.
continuity-catch-up = Catching up
continuity-catch-up-hint = How the information is entered when the system is back, and by whom.
continuity-exercised-at = Last practised
continuity-live-at = Was or will be taken into use
continuity-service-levels = Service levels
continuity-service-levels-hint = Where the written text is. It must be approved before the start.
continuity-service-levels-at = Service levels approved
continuity-owner = Responsible for what is missing
continuity-due = Due
continuity-gaps = Missing
continuity-whole = Nothing is missing.
continuity-not-needed = The system's levels ask for no plan. You may still write one.
continuity-providers = Needs
continuity-consumers = Needed by
continuity-undecided = The time is not decided.
continuity-back = Back within { $time }.
continuity-slow-providers = Too late for this system
continuity-slow-consumers = Needs this system earlier
continuity-slow = { $name } comes too late
continuity-count = { $count ->
    [one] One system.
   *[other] { $count } systems.
  } { $incomplete ->
    [one] One lacks something.
   *[other] { $incomplete } lack something.
  }
continuity-none = No system needs a plan.
continuity-caption = Systems in the continuity plan, the one that tolerates the shortest outage first.
continuity-gap-count = { $count ->
    [one] One thing
   *[other] { $count } things
  }
continuity-complete = Complete
continuity-secrecy = The plan shows what the activity depends on. Consider whether it is secret before it is handed out.
time-days = { $count } d
time-hours = { $count } h
time-minutes = { $count } min
problem-field-time = { $field }: write a number and a unit, such as 15 min, 4 h or 7 d. At most a year.
problem-rto-too-long = The system must be back before the longest outage is over.
field-tolerated = Longest outage
field-rto = RTO
field-rpo = RPO
field-exercised-at = Last practised
field-live-at = Day of the start
field-service-levels-at = Day on which the service levels were approved
field-critical-period = Critical period
field-fallback = Fallback routine
field-catch-up = Catching up
field-service-levels = Service levels
gap-unwritten = The continuity is not described.
gap-tolerated = The longest outage that is tolerated is missing.
gap-rto = The time until the system is back (RTO) is missing.
gap-rpo = How much information may be lost (RPO) is missing.
gap-fallback = The fallback routine is missing.
gap-catch-up = How information is entered afterwards is not said.
gap-exercise = The fallback routine has not been practised in the last year.
gap-service-levels = Service levels approved in writing are missing.
gap-provider-slower = { $name } comes back later than this system needs.

## Risks
op-set-risk = A risk in { $name }
op-delete-risk = A risk in { $name } was removed
op-set-appetite = What { $name } bears of risk
risk-part-risks = Risks
risk-sentence = Because of { $cause }, this happens: { $event }, which leads to { $effect }
risks-list = Risks
risks-none = No risk is written yet. Begin with what worries you most.
risk-new = New risk
risk-number = Risk { $number }
risk-number-word = Risk
risk-weighed = Consequence { $level }, likelihood { $likelihood }
risk-rest = After treatment:
risk-review-due = Should have been looked at again { $date }.
risk-remove = Remove the risk
risk-not-weighed = Not weighed
risk-is-within = Within what you bear.
risk-is-untreated = More than you bear. Nobody has decided what to do.
risk-is-planned = Decided, not done.
risk-is-residual-high = More than you bear remains after treatment.
risk-is-treated = Treated.
risk-is-accepted = Accepted, within what you bear.
risk-is-accepted-above = Accepted, although it is more than you bear.
risk-field-threat = Common causes
risk-threat-own = Own words
risk-field-cause = Because of
risk-field-cause-hint = The cause. For example: somebody making a mistake.
risk-field-event = this happens
risk-field-event-hint = What happens in the system or with the information.
risk-field-effect = which leads to
risk-field-effect-hint = The consequence for the activity or for people.
risk-field-aspect = What it is about
risk-field-level = Consequence
risk-field-likelihood = Likelihood
risk-field-owner = Risk owner
risk-field-participants = Who weighed it
risk-treatment = What you do about it
risk-field-treatment = Decision
treatment-none = Not decided
treatment-reduce = Reduce it
treatment-avoid = Avoid it: do not do what causes it
treatment-transfer = Let somebody else bear it
treatment-accept = Accept it
risk-field-treatment-words = This is done
risk-field-treatment-words-hint = Write so that whoever is responsible knows what is to be done.
risk-field-due = Due
risk-field-done-at = Done
risk-field-residual-level = Consequence afterwards
risk-field-residual-likelihood = Likelihood afterwards
risk-field-accepted-by = Who accepts
risk-field-accepted-at = Day of the decision
risk-field-review-at = Looked at again
threat-group-people = People
threat-group-attack = Attacks
threat-group-technology = Technology
threat-group-information = The information itself
threat-group-supplier = Suppliers
threat-group-surroundings = Surroundings
risk-matrix = Risk matrix
risk-matrix-when = Which state is shown
risk-now = Now
risk-after = After treatment
risk-axis = Likelihood: { $words }.
risk-matrix-caption = Risks by consequence and likelihood. Each cell says whether it is within what you bear.
risk-level = Consequence
risk-borne = Within what you bear
risk-not-borne = More than you bear
appetite = What you bear
appetite-own = { $name } has decided this. It holds for all its systems.
appetite-proposed = { $name } has not decided anything yet. This is a proposal.
appetite-level = Consequence { $number } { $word }: at most
appetite-never = Never accepted
appetite-change = Change what you bear
appetite-back = Go back to the proposal
problem-residual-higher = { $field } cannot be higher than before the treatment.
problem-appetite-rises = A worse consequence cannot be accepted more often than a lesser one.
plan-state-untreated = Nobody has decided on the risk
plan-state-planned = Decided, not done
plan-state-residual-high = Too much risk remains
plan-state-review-due = To be looked at again
field-cause = Because of
field-event = this happens
field-effect = which leads to
field-treatment = Decision
field-treatment-words = This is done
field-likelihood = Likelihood
field-residual-level = Consequence afterwards
field-residual-likelihood = Likelihood afterwards
field-accepted-by = Who accepts
field-accepted-at = Day of the decision
field-done-at = Done
field-aspect = What it is about

## Incidents
op-set-incident = Incident: { $title }
op-delete-incident = An incident was removed
op-review-incident = { $name } reconsidered after an incident
op-import-incidents = Incidents were read in
risk-part-incidents = Incidents
plan-part-incidents = Incidents
plan-lead-incidents = What has happened, what it touches and what is to be reconsidered.
incidents-list = Incidents
incidents-none = No incident is written.
incidents-import = Read a list…
incidents-import-hint = A CSV file with Title, Date and System id or Set id, and preferably Kind, Effect, Case number and Ended.
incidents-read = { $count ->
    [one] The list is read. There is one incident in the register.
   *[other] The list is read. There are { $count } incidents in the register.
  }
incidents-problems = { $count ->
    [one] One thing in the list cannot be read
   *[other] { $count } things in the list cannot be read
  }
incidents-problems-safe = Nothing was read in. Correct the file and read it again.
incident-row = Row { $row }
incident-new = New incident
incident-remove = Remove the incident
incident-no-names = Write no names of people here.
incident-touches = Touches { $what }
incident-closed = Closed { $date }.
incident-field-title = What happened?
incident-field-occurred-at = When
incident-field-ended-at = Over
incident-field-kind = Kind
incident-kind-error = Error or mistake
incident-kind-attack = Attack
incident-kind-disclosure = Somebody saw what they may not see
incident-kind-loss = Information was lost
incident-kind-outage = Outage
incident-kind-other = Other
incident-field-reference = Case number
incident-field-effect = What did it lead to?
incident-field-subjects = What does it touch?
incident-field-subjects-hint = Choose one or more systems and information sets.
incident-subject-add = Choose to add
incident-subject-system = Systems
incident-subject-set = Information sets
incident-subject-drop = Remove { $name }
incident-field-lessons = What did you learn?
incident-field-owner = Responsible
incident-field-due = Due
incident-field-closed-at = Closed
reconsider-due = { $name }: the incident came after the levels were adopted.
incident-reconsider = Reconsider
reconsider-form = Reconsidering { $name }
reconsider-words = What did you find for { $name }?
reconsider-hint = Do the levels and measures hold? Otherwise change them in their steps, and write that here.
reconsider-said = { $name } reconsidered: { $words }
plan-state-open = Incident that is not closed
plan-state-reconsider = Reconsider after an incident
problem-subject-unknown = { $id } is not in the register.
field-title = What happened
field-occurred-at = When
field-ended-at = Over
field-closed-at = Closed
field-touches = What it touches
field-reference = Case number
field-lessons = Lessons
field-words = What you found
