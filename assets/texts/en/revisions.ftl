### Editions and decisions: where each result stands, what differs between two, and when the decision is to be looked at again.

revisions = Editions and decisions
title-revisions = Editions and decisions – { $system }
revisions-lead = Every signed result is an edition. Here you see where it stands, who decided and what has changed.
revisions-go = Editions, decisions and reconsidering

## Where it stands
stage-draft = Draft
stage-completed = Completed
stage-opinion = Opinion
stage-adopted = Adopted
stage-reconsidered = Reconsidered
stage-superseded = Superseded

## What holds
adopted-title = What holds
adopted-none = Nothing is adopted yet.
adopted-at = Adopted
adopted-by = Decided by
adopted-by-unknown = Not said
adopted-delegation = Basis in the delegation
adopted-case = Case number
adopted-until = Holds until
adopted-until-default = { $date } (a year, no day was set)
adopted-source = Comes from
adopted-source-result = Edition { $revision }
adopted-source-table = Tables that were read in, without a signed result
cause-title = Why it is to be looked at again
cause-asked = { $by } asked for it { $date }: { $reason }
cause-overdue = The decision held until { $date }.
cause-incident = Something happened after the decision, { $date }: { $title }
cause-new-set = Something has come into the system since { $date }.
cause-moved-on = The register no longer says what was adopted.
reconsider = Reconsider
reconsider-lead = The levels hold until new ones are adopted. Nothing disappears.
reconsider-why = Why should it be looked at again?
reconsider-do = Ask for it
reconsider-back = Take that back
reconsider-asked = You have asked for it to be looked at again.
reconsider-taken-back = That is taken back.

## The editions
revisions-list = Editions
revisions-none = No result is signed yet.
revisions-none-go = Go to Review
revision-number = Edition { $revision }
revision-signed = Signed { $date } by { $by }
decision-delegation = Delegation: { $text }
decision-case = Case { $text }
decision-until = Holds until { $date }
opinion-by = Opinion of { $by } { $date }

## Compare
compare-what = What differs?
compare-from = From
compare-to = To
compare-now = The register now
compare-same = Nothing differs.
compare-other-pack = The editions were made with different models. The numbers cannot be compared as levels.
compare-system = The system's levels
compare-sets = Information sets
compare-in = Came in: { $names }
compare-out = Went out: { $names }
compare-cells = Levels and reasons
compare-flags = When information comes together
compare-flag = { $flag }, { $on }
compare-reason-same = The same reason.
compare-reason-was = Before: { $reason }
compare-reason-is = Now: { $reason }
compare-reason-none = no reason
outcome-none = Not answered

## Reminders
reviews-title = To look at again
reviews-count = { $count ->
    [one] one decision
   *[other] { $count } decisions
}
reviews-lead = Decisions hold until new ones are adopted, but these should be looked at.
title-reviews = To look at again – Varsam
reviews-open = Show which
reviews-why = Why
reviews-none = Nothing needs to be looked at again now.
due-asked = Somebody has asked for it
due-overdue = Held until { $date }
due-incident = An incident came after the decision
due-new-set = Something has come in since the decision
due-soon = Holds until { $date }
recent-reviews = { $count ->
    [one] One decision is to be looked at again.
   *[other] { $count } decisions are to be looked at again.
}
recent-next-review = Next one { $date }.
