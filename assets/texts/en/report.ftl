report-title = Classification of { $system }
report-subtitle = { $authority }
report-draft = Draft
report-signed = Signed, waiting for approval
report-adopted = Adopted
report-draft-note = This is a draft. Nobody has signed what it says.
report-stale-note = The register has changed since revision { $revision }. The report shows how it stands now and is therefore a draft.
report-sample-note = Sample. Exempelstad does not exist, and nothing here is in force.
report-page = Page { "{" }page{ "}" } of { "{" }pages{ "}" }
report-digest = Digest of the result (SHA-256)
report-generated = Printed { $date }
report-authority = Committee or company
report-system-owner = { $kind ->
    [process] Process owner
   *[other] System owner
  }
report-description = Description
report-pack = Model
report-pack-value = { $name }, version { $version }
report-revision = Revision
report-signed-by = Signed by
report-signed-by-value = { $function }, { $date }
report-nobody = Not appointed
report-levels = { $kind ->
    [process] Protection the process needs
   *[other] Protection level of the system
  }
report-levels-intro = { $kind ->
    [process] The level is the highest among what the process uses, raised by what depends on the process. The systems that the process needs should meet it.
   *[other] The level is the highest of what the system carries, raised by what depends on the system or what it gives access to.
  }
report-because-set = From { $name }
report-because-chain = Through { $chain }
report-not-assessed = Not assessed
report-incomplete = Not everything is assessed.
report-sets = Information sets
report-sets-intro = { $held ->
    [one] The system has one information set
   *[other] The system has { $held } information sets
  }{ $incoming ->
    [0] .
    [one] {" "}and receives one from elsewhere.
   *[other] {" "}and receives { $incoming } from elsewhere.
  }
report-sets-caption = Level of each information set
report-set = Information set
report-owner = Information owner
report-incoming = Comes from { $source }
report-reasons = Reasons
report-reason-level = Level
report-reason = Reason
report-no-reason = No reason
report-below-floor = Below the model's suggestion, which is { $level }: { $why }.
report-aspect = Aspect
report-approvals = Approvals
report-approvals-none = The result is not signed.
report-approval-role = Role
report-approval-function = Function
report-approval-covers = Covers
report-approval-answer = Answer
report-role-information_owner = Information owner
report-role-system_owner = { $kind ->
    [process] Process owner
   *[other] System owner
  }
report-covers-system = { $kind ->
    [process] The process
   *[other] The system
  }
report-verdict-approve = Approved { $date }
report-verdict-approve_with_reservation = Approved with reservation { $date }
report-verdict-reject = Rejected { $date }
report-verdict-none = Waiting
report-not-done = What has not been done
report-not-done-intro = This version of Varsam does not have every step. The following has not been done:
report-step-gate = The stop-gate for national security
report-step-suitability = The suitability assessment under the GDPR
report-step-risks = Risks and measures
report-secrecy-note = The report may contain information that is secret by law. Examine that before it is given out.
report-date = { $date } { $time } UTC
report-decided = Calculated level { $level }. { $reason }
