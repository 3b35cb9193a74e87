### A changed organisation: names, owners, authority, decommissioning, merging, splitting, disposal.

## Undo
op-rename = { $name } got a new name
op-change-owner = A new owner or manager, of { $name } among others
op-move-authority = { $name } moved to another authority
op-decommission = { $name } is decommissioned
op-reinstate = The decommissioning of { $name } was taken back
op-delete-draft = A draft was deleted
op-merge = { $from } was merged into { $name }
op-split = { $name } was split

## The organisation
organisation = Organisation
title-organisation = Organisation in { $name }
organisation-lead = Committees and companies, what is decommissioned, and where old names and ids lead.
organisation-authorities = Committees, companies and other parties
organisation-name = Name
organisation-kind = Kind
organisation-systems = Systems
organisation-sets = Information sets
organisation-gone = Decommissioned
organisation-gone-none = Nothing is decommissioned.
organisation-what = What
organisation-from = From
organisation-to = Where the information goes
organisation-to-come = not yet
organisation-disposed = Disposed of
organisation-disposed-about = The content is gone. That it was disposed of is kept.
organisation-id = Id
organisation-decision = Decision
organisation-led = Old names and ids
organisation-led-none = Nothing has changed its name or been merged.
organisation-old = Was called, or had the id
organisation-new = Is called, or is part of, now
organisation-when = When
authority-kind-namnd = Committee
authority-kind-bolag = Company
authority-kind-extern = Outside party
authority-kind-allmanhet = The public

## To change
reorganise = Change the organisation
reorganise-of = Change the organisation of { $name }
title-reorganise = Change the organisation: { $name }
reorganise-lead = Choose what has happened. You see everything that changes before anything is done.
reorganise-kind-system = System
reorganise-kind-set = Information set
reorganise-kind-authority = Committee, company or other party
reorganise-what = What is to be done?
reorganise-none = The gate is not answered. Nothing can be changed before that.
reorganise-back-tasks = To the system
reorganise-back = To Organisation
reorganise-other = Choose something else
reorganise-see = Show what changes
reorganise-manager = Manager
reorganise-gone = Decommissioned from { $at }. It no longer counts, but is kept here.
reorganise-going = Will be decommissioned from { $at }.
reorganise-gone-why = Reason
reorganise-gone-to = The information goes to
reorganise-done = Done: { $what }.
reorganise-made = The new one is called { $name }.
reorganise-made-open = Show the new one

reorganise-op-rename = Rename
    .more = Only the name changes. The old name can be searched for.
reorganise-op-change-owner = Change owner or manager
    .more = Of one thing, or of all of the same authority that have the same function.
reorganise-op-move = Move to another authority
    .more = The owner is chosen anew at the new authority.
reorganise-op-merge = Merge into another
    .more = Everything of the one then belongs to the other. The old id leads there.
reorganise-op-split = Split
    .more = You say what goes to the new part. Nothing is lost.
reorganise-op-decommission = Decommission
    .more = Does not count from a certain day. What was adopted stands as history.
reorganise-op-reinstate = Take the decommissioning back
    .more = It counts again, with everything that was there.
reorganise-op-delete-draft = Delete the draft
    .more = Only for what was never signed, adopted or exported.
reorganise-op-dispose = Dispose of
    .more = The content is removed under a decision. It cannot be undone.

reorganise-do-rename = Rename
reorganise-do-change-owner = Change
reorganise-do-move = Move
reorganise-do-merge = Merge
reorganise-do-split = Split
reorganise-do-decommission = Decommission
reorganise-do-reinstate = Take back
reorganise-do-delete-draft = Delete
reorganise-do-dispose = Dispose of it now

## Fields
reorganise-name = New name
reorganise-role = Which role
reorganise-role-owner = System owner
reorganise-role-manager = Manager
reorganise-function = New function
reorganise-function-hint = A function, not a person.
reorganise-all = Also for the { $count } others of the same authority that have “{ $function }”
reorganise-authority = New committee or company
reorganise-owner-there = Owner there
reorganise-owner-was = At the present one: { $owner }
reorganise-owner-same = The same function as before
reorganise-move-sets = Information sets that move with it
reorganise-move-set-owner = Owner of { $name } there
reorganise-at = From
reorganise-reason = Reason
reorganise-goes-to = Where the information goes
reorganise-goes-to-hint = For example another system, or the archive.
reorganise-with-sets = Sets that are only here and are decommissioned at the same time
reorganise-into = Merge into
reorganise-into-hint = What you choose remains. { $name } becomes part of it.
reorganise-levels = Levels that differ
reorganise-levels-hint = The higher level with a reason is proposed. Choose for each aspect yourself.
reorganise-level-proposed = proposed
reorganise-level-no-reason = No reason.
reorganise-new-name = Name of the new part
reorganise-new-owner = Owner of the new part
reorganise-parts = What goes where?
reorganise-part-holding = Holding
reorganise-part-flow = Flow
reorganise-part-dependency = Dependency
reorganise-where = Where { $name } goes
reorganise-where-stays = Stays
reorganise-where-goes = To the new one
reorganise-where-both = Both
reorganise-decision = Decision on disposal
reorganise-decision-hint = Case number, or disposal decision in the records schedule.
reorganise-decided = Decided

## What changes
preview-title = This changes
preview-levels = Calculated levels that change
preview-system = System
preview-before = Now
preview-after = After
preview-no-levels = No calculated level changes.
preview-stale = The register moves on from signed results for: { $names }. They stand as they were signed. A new revision needs to be signed.
preview-undo = It can be undone until something has been signed.
preview-no-undo = It cannot be undone, nor what was done before.
preview-change = Change what I wrote

reorganise-says-rename = { $name } is called { $to } instead.
reorganise-says-rename-only = Nothing else changes. The old name can be searched for.
reorganise-says-owner = { $count ->
    [one] { $to } instead of { $from } for { $names }.
   *[other] { $to } instead of { $from } for { $count } things: { $names }.
  }
reorganise-says-owner-first = { $to } for { $names }. Nobody had the role before.
reorganise-says-owner-closed = { $count ->
    [one] One more system has the same function, but its gate is not answered. It is not changed.
   *[other] { $count } more systems have the same function, but their gates are not answered. They are not changed.
  }
reorganise-says-move = { $name } moves from { $from } to { $to }.
reorganise-says-move-owner = Owner there: { $owner }.
reorganise-says-move-set = { $name } moves with it. Owner there: { $owner }.
reorganise-says-decommission = { $name } does not count from { $at }: not in the analysis, not among the tasks.
reorganise-says-decommission-later = { $name } counts as usual until { $at }, and then not at all.
reorganise-says-decommission-set = The set { $name } is decommissioned at the same time.
reorganise-says-decommission-left = { $count ->
    [one] One set is no longer in any system: { $names }.
   *[other] { $count } sets are no longer in any system: { $names }.
  }
reorganise-says-decommission-needed = { $count ->
    [one] One system depends on it: { $names }.
   *[other] { $count } systems depend on it: { $names }.
  }
reorganise-says-decommission-flows = { $count ->
    [one] One flow no longer counts.
   *[other] { $count } flows no longer count.
  }
reorganise-says-decommission-history = It can be found and shown. What was adopted stands as history.
reorganise-says-reinstate = { $name } counts again. The decommissioning { $at } does not hold.
reorganise-says-delete = { $name } is deleted, with everything that was written about it.
reorganise-says-merge = { $name } becomes part of { $into }.
reorganise-says-merge-alias = Id { $id } and the name { $name } lead there.
reorganise-says-merge-adopted = What was adopted for { $name } on { $at } no longer holds. The document is kept.
reorganise-says-merge-votes = Named votes from workshops are forgotten. Decisions and dissent follow.
reorganise-says-merge-inside = What went between the two is inside: { $flows ->
    [one] one flow
   *[other] { $flows } flows
  } and { $needs ->
    [one] one dependency
   *[other] { $needs } dependencies
  }. The sets are still handled.
reorganise-says-merge-owner = The owner is { $owner } at { $authority }.
reorganise-says-merge-revision = The set gets revision { $revision }, and its owner needs to approve it anew.
reorganise-says-merge-owners-stay = The owners are the same.
reorganise-says-split = { $name } becomes two: { $name } and { $new }.
reorganise-says-split-holding = Holdings: { $goes } to the new one, { $both } in both, { $stays } stay.
reorganise-says-split-flow = Flows: { $goes } to the new one, { $both } in both, { $stays } stay.
reorganise-says-split-dependency = Dependencies: { $goes } to the new one, { $both } in both, { $stays } stay.
reorganise-says-split-system-levels = The new system has the same answers in the gate and the same decided levels, for you to look over. Nothing is adopted for it.
reorganise-says-split-set-levels = The new set begins with the same levels and reasons, and it says what it comes from.
reorganise-says-dispose = The content about { $name } is removed: { $rows } rows.
reorganise-says-dispose-set = The set { $name } is disposed of with it.
reorganise-says-dispose-documents = { $count ->
    [one] One signed document is removed.
   *[other] { $count } signed documents are removed.
  }
reorganise-says-dispose-file = The file { $path } is not reached. Dispose of it yourself.
reorganise-says-dispose-remembered = What remains is that { $id } was disposed of, when, and under { $decision }.
reorganise-says-disclosures = Flows between different authorities or parties: { $before } now, { $after } after. Such a flow may be a disclosure.
reorganise-says-follows-holding = { $count ->
    [one] One holding follows.
   *[other] { $count } holdings follow.
  }
reorganise-says-follows-flow = { $count ->
    [one] One flow follows.
   *[other] { $count } flows follow.
  }
reorganise-says-follows-dependency = { $count ->
    [one] One dependency follows.
   *[other] { $count } dependencies follow.
  }
reorganise-says-follows-flag-answer = { $count ->
    [one] One answer about the whole follows. It needs to be looked over.
   *[other] { $count } answers about the whole follow. They need to be looked over.
  }
reorganise-says-follows-assessment = { $count ->
    [one] One assessment follows.
   *[other] { $count } assessments follow.
  }
reorganise-says-follows-workshop = { $count ->
    [one] One workshop follows.
   *[other] { $count } workshops follow.
  }
reorganise-says-follows-assignment = { $count ->
    [one] One assignment follows.
   *[other] { $count } assignments follow.
  }
reorganise-says-follows-other = { $count ->
    [one] One more row follows.
   *[other] { $count } more rows follow.
  }

## What hinders
reorganise-hinder-field-empty = Fill in: { $field }.
reorganise-hinder-text-invalid = { $field }: the text is too long or has characters that cannot be read.
reorganise-hinder-not-a-day = { $field }: write the day as YYYY-MM-DD.
reorganise-hinder-day-to-come = The day has not come yet.
reorganise-hinder-name-same = It is called that already.
reorganise-hinder-name-taken = Something else is called { $name } already. Merge them instead.
reorganise-hinder-owner-same = It is the same function as now.
reorganise-hinder-authority-same = It belongs there already.
reorganise-hinder-decommissioned-already = It is decommissioned already, or will be.
reorganise-hinder-before-adopted = It was adopted on { $at }. The decommissioning cannot be before that.
reorganise-hinder-authority-in-use = Something belongs to { $name }. Move it, or merge it into another.
reorganise-hinder-draft-signed = { $name } is in something that was signed, sent or exported. Decommission it instead.
reorganise-hinder-draft-adopted = Levels have been adopted that rest on { $name }. Decommission it instead.
reorganise-hinder-draft-handed-over = { $name } has been part of a system that was handed over between registers. Decommission it instead.
reorganise-hinder-not-decommissioned = It is not decommissioned until { $at }. It cannot be disposed of before that.
reorganise-hinder-level-unchosen = Choose which level holds for { $aspect }.
reorganise-hinder-kinds-differ = They are of different kinds and cannot become one.
reorganise-hinder-workshop-open = A workshop about { $name } is under way. Close it first.
reorganise-hinder-own-part = { $name } would be a part of itself.
reorganise-hinder-split-nothing = Choose at least one thing that goes to the new part.
reorganise-hinder-split-everything = Something must stay. Rename it instead, if all of it is to be called something else.

## History
history-title = What has happened
history-none = Nothing in the organisation has changed.
history-rename = Was called { $name } until { $at }.
history-merge = { $name } became part of it { $at }.
history-split = Was split from { $name } { $at }.
history-split-off = { $name } was split off { $at }.
results-title = Signed results
results-row = Revision { $revision } about { $name }, signed { $date } by { $function }.

find-was = Was called { $was }
find-kind-gone-system = Decommissioned system
find-kind-gone-set = Decommissioned set
find-kind-authority = Committee or party
signed-name = Was signed as “{ $name }”.
cell-led-to-new = { $id } was merged into { $name }. The answers are about that.
