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
plan-lead = Everything that is open in all systems, with who does it and when.
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
