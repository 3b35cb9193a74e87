### The table of the continuity plan on paper and as a workbook.

continuity-title = Continuity plan
continuity-subtitle = Systems, times and fallback routines
continuity-draft = Incomplete
continuity-whole = Complete
continuity-generated = Printed { $date }
continuity-page = Page { "{" }page{ "}" } of { "{" }pages{ "}" }
continuity-sample = Example. Exempelstad does not exist, and nothing here is real.
continuity-secrecy = The plan shows what the activity depends on. It may be secret; consider that before it is handed out.
continuity-nothing = No system needs a plan.
continuity-incomplete = { $count ->
    [one] One system lacks something.
   *[other] { $count } systems lack something.
  }
continuity-system = System
continuity-authority = Committee or company
continuity-tolerated = Longest outage
continuity-rto = Back within
continuity-rpo = May lose
continuity-critical = Critical period
continuity-fallback = Fallback routine
continuity-catch-up = Catching up
continuity-needs = Needs
continuity-supplier = Supplier
continuity-service-levels = Service levels
continuity-service-levels-at = Approved
continuity-exercised = Last practised
continuity-owner = Responsible
continuity-gaps = Missing
continuity-slower = { $name } (comes back too late)
continuity-days = { $count } d
continuity-hours = { $count } h
continuity-minutes = { $count } min
