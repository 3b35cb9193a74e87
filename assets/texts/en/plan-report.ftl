### The action plan on paper and as a workbook.

plan-title = Action plan
plan-title-system = Action plan for { $system }
plan-draft = Incomplete
plan-whole = Complete
plan-generated = Printed { $date }
plan-page = Page { "{" }page{ "}" } of { "{" }pages{ "}" }
plan-sample = Example. Exempelstad does not exist, and nothing here is real.
plan-secrecy = The plan shows where protection is lacking. It may be secret; consider that before it is handed out.
plan-nothing = Nothing is open.
plan-overdue = { $count ->
    [one] One item has passed its day.
   *[other] { $count } items have passed their day.
  }
plan-unplanned = { $count ->
    [one] One item lacks somebody responsible or a day.
   *[other] { $count } items lack somebody responsible or a day.
  }
plan-unanswered = { $count ->
    [one] Nobody has answered one measure yet.
   *[other] Nobody has answered { $count } measures yet.
  }
plan-what = What is to be done
plan-detail = More about it
plan-system = System
plan-authority = Committee or company
plan-kind = Kind
plan-id = Number
plan-state = State
plan-owner = Responsible
plan-due = Due
plan-cost = Cost
plan-nobody = Nobody yet
plan-no-day = No day
plan-passed = { $date }, has passed
plan-kind-measure = Measure
plan-kind-exception = Exception
plan-kind-condition = Condition
plan-state-partly = Partly in place
plan-state-no = Missing
plan-state-raised = More is demanded now
plan-state-exception-ended = The exception has ended
plan-state-excepted = Exception that ends
plan-state-unmet = Condition not met
plan-state-unmet-blocks = Condition that blocks the start
plan-cost-low = Low
plan-cost-medium = Medium
plan-cost-high = High
plan-kind-continuity = Continuity
plan-state-gap = Missing in continuity
plan-gap-unwritten = The continuity is not described.
plan-gap-tolerated = The longest outage that is tolerated is missing.
plan-gap-rto = The time until the system is back (RTO) is missing.
plan-gap-rpo = How much information may be lost (RPO) is missing.
plan-gap-fallback = The fallback routine is missing.
plan-gap-catch-up = How information is entered afterwards is not said.
plan-gap-exercise = The fallback routine has not been practised in the last year.
plan-gap-service-levels = Service levels approved in writing are missing.
plan-gap-provider-slower = { $name } comes back later than this system needs.
plan-kind-risk = Risk
plan-risk = Because of { $cause }, this happens: { $event }, which leads to { $effect }
plan-state-untreated = Nobody has decided on the risk
plan-state-planned = Decided, not done
plan-state-residual-high = Too much risk remains
plan-state-review-due = To be looked at again
plan-kind-incident = Incident
plan-kind-reconsider = Reconsider
plan-state-open = Incident that is not closed
plan-state-reconsider = Reconsider after an incident
