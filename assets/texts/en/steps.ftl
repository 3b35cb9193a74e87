### Steps: names, states and the sentences under them.

step-gate = Stop-gate
step-assets = Assets
step-classify = Classify
step-together = Together
step-suitability = Suitability
step-risks = Risks and measures
step-review = Review and sign

step-short-gate = Stop-gate
step-short-assets = Assets
step-short-classify = Classify
step-short-together = Together
step-short-suitability = Suitability
step-short-risks = Risks
step-short-review = Review

state-not-started = Not started
state-started = Started, incomplete
state-disagree = Disagreement
state-done = Done
state-blocked = Cannot start yet
state-short-not-started = Not started
state-short-started = Started
state-short-disagree = Disagreement
state-short-done = Done
state-short-blocked = Cannot start yet

step-note-gate-none = Answer the questions before anything is written.
step-note-gate-again = { $sets ->
    [0] There are new questions. The gate asks again.
    [one] A set with a sensitive topic has been added. The gate asks again.
   *[other] { $sets } sets with sensitive topics have been added. The gate asks again.
  }
step-note-gate-done = Every question is answered with no.
step-note-gate-first = Answer the questions in Gate first.
step-note-assets-none = Add what the system holds.
step-note-assets-count = { $sets ->
    [one] One information set
   *[other] { $sets } information sets
  }, { $incoming } from others.
step-note-assets-owner-missing = The system or one of its information sets has no owner.
step-note-classify-no-sets = Add assets first.
step-note-classify-none = { $total } levels to assess.
step-note-classify-missing = { $assessed } of { $total } levels assessed. { $missing } missing.
step-note-classify-reasons = All levels are assessed. { $reasons ->
    [one] One reason is
   *[other] { $reasons } reasons are
  } missing.
step-note-classify-done = { $total } of { $total } levels assessed.
step-note-together-no-sets = Add assets first.
step-note-together-none = Nothing in the system raises questions about the whole.
step-note-together-missing = { $decided } of { $decisions } decisions taken.
step-note-together-done = All { $decisions } decisions are taken.
step-note-suitability-no-sets = Add assets first.
step-note-suitability-none = Nothing here needs to be assessed.
step-note-suitability-missing = { $missing ->
    [one] One flow to another authority
   *[other] { $missing } flows to other authorities
  } must be assessed.
step-note-suitability-open = { $open ->
    [one] One assessment is
   *[other] { $open } assessments are
  } not finished.
step-note-suitability-forbidden = { $forbidden ->
    [one] One flow was assessed as unsuitable
   *[other] { $forbidden } flows were assessed as unsuitable
  }.
step-note-suitability-advised = { $advised ->
    [one] One more thing
   *[other] { $advised } more things
  } may need to be assessed.
step-note-suitability-waiting = { $waiting ->
    [one] One assessment is finished, but what it is about
   *[other] { $waiting } assessments are finished, but what they are about
  } may not start yet.
step-note-suitability-done = { $all ->
    [one] One assessment is finished
   *[other] { $all } assessments are finished
  }.
step-note-risks-no-sets = Add assets first.
step-note-risks-no-catalogue = The measures do not fit the model.
step-note-risks-reconsider = { $reconsider ->
    [one] An incident has
   *[other] { $reconsider } incidents have
  } happened since the levels were adopted. Reconsider.
step-note-risks-none = { $asked } measures to answer.
step-note-risks-missing = { $answered } of { $asked } measures answered. { $missing } are missing.
step-note-risks-unplanned = All measures are answered. { $unplanned ->
    [one] One open measure
   *[other] { $unplanned } open measures
  } lack somebody responsible or a day.
step-note-risks-planned = All is answered. { $open ->
    [one] One measure
   *[other] { $open } measures
  } are in the action plan.
step-note-risks-done = All { $asked } measures are in place.
step-note-review-missing = { $missing ->
    [one] One thing remains
   *[other] { $missing } things remain
  } before it can be signed.
step-note-review-ready = Nothing is missing. It can be signed.
step-note-review-waiting = Signed. { $waiting ->
    [one] One approval remains.
   *[other] { $waiting } approvals remain.
  }
step-note-review-stale = The register has changed since the result was signed.
step-note-review-draft = A draft: no information owner took part in the workshop.
step-note-review-adopted = Adopted by everybody who must approve.

## The points of the review
review-org-missing = The municipality's organisation number is missing
review-gate = The gate has been answered
review-gate-missing = The gate has not been answered
review-gate-again = The gate asks again
review-stopped-in = { $count ->
    [one] The system has a part that is stopped. Lift the stop or purge it first.
   *[other] The system has { $count } parts that are stopped. Lift the stops or purge them first.
  }
review-no-sets = The system has no information set
review-owners = { $sets ->
    [one] The system and its information set have owners
   *[other] The system and all { $sets } information sets have owners
  }
review-owner-missing = { $count ->
    [one] One owner is missing
   *[other] { $count } owners are missing
  }
review-levels = { $assessed } of { $total } levels assessed
review-levels-missing = { $assessed } of { $total } levels assessed
review-reasons = Every level that needs a reason has one
review-reasons-missing = { $count ->
    [one] One reason is missing
   *[other] { $count } reasons are missing
  }
review-talks = All { $decisions } conversations about the whole are answered
review-talks-missing = { $decided } of { $decisions } conversations about the whole are answered
review-effective-stale = { $count ->
    [one] One decided level rests on something that has changed
   *[other] { $count } decided levels rest on something that has changed
  }
review-blocked = { $count ->
    [one] One flow goes to lower protection and hinders a decision
   *[other] { $count } flows go to lower protection and hinder a decision
  }
review-excepted = { $count ->
    [one] One flow to lower protection has an exception
   *[other] { $count } flows to lower protection have exceptions
  }
review-below-floor = { $count ->
    [one] One level is below what the model suggests
   *[other] { $count } levels are below what the model suggests
  }
review-transfers-unassessed = { $count ->
    [one] One flow to another authority has no suitability assessment
   *[other] { $count } flows to other authorities have no suitability assessment
  }
review-transfers-forbidden = { $count ->
    [one] One flow was assessed as unsuitable
   *[other] { $count } flows were assessed as unsuitable
  }
review-assessments = { $count ->
    [one] The suitability assessment is finished
   *[other] All { $count } suitability assessments are finished
  }
review-assessments-open = { $count ->
    [one] One suitability assessment is not finished
   *[other] { $count } suitability assessments are not finished
  }
review-assessments-waiting = { $count ->
    [one] One assessment says that something may not start yet
   *[other] { $count } assessments say that something may not start yet
  }
review-assessments-advised = { $count ->
    [one] One more thing may need to be assessed
   *[other] { $count } more things may need to be assessed
  }
review-measures = All { $asked } measures are answered
review-measures-missing = { $answered } of { $asked } measures are answered
review-actions-unplanned = { $count ->
    [one] One open item lacks somebody responsible or a day
   *[other] { $count } open items lack somebody responsible or a day
  }
review-measures-excepted = { $count ->
    [one] One exception from a measure is in force
   *[other] { $count } exceptions from measures are in force
  }
review-actions-overdue = { $count ->
    [one] One open item has passed its day
   *[other] { $count } open items have passed their day
  }
review-continuity-gaps = { $count ->
    [one] One thing is missing in the continuity
   *[other] { $count } things are missing in the continuity
  }
review-risks-open = { $count ->
    [one] One risk is open
   *[other] { $count } risks are open
  }
review-incidents-reconsider = { $count ->
    [one] An incident has happened since the levels were adopted. Reconsider.
   *[other] { $count } incidents have happened since the levels were adopted. Reconsider.
  }
review-workshop-no-owner = No information owner took part in the workshop. The result will be a draft.
review-unknown = { $code }
