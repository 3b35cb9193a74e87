### The texts of the window. A key has the same name in every language; codes from Rust are written with hyphens.

## Titles
title-start = Start – Varsam
title-new = New register – Varsam
title-unlock = Open register – Varsam
title-register = { $name } – Varsam
title-import = Read tables – Varsam
title-tasks = Tasks for { $system } – Varsam
title-step = { $step }, { $system } – Varsam

## Common
close = Close
cancel = Cancel
save = Save
help = Help
stop = Stop
undo = Undo
aspect = Aspect
authority = Committee or company
system = System
system-owner = { $kind ->
    [process] Process owner
   *[other] System owner
  }
nobody = Nobody appointed
key-shift-ctrl-z = Ctrl+Shift+Z
passphrase-show = Show
passphrase-hide = Hide
level-none = Not assessed
language-other = Svenska
theme = Appearance
theme-system = As the computer
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast

## Frame
bar-home = To the register
bar-register = Register:
bar-warning = Never enter information classified for national security here.
undo-what = Undo: { $what }
undo-nothing = There is nothing to undo
redo-what = Redo: { $what }
redo-nothing = There is nothing to redo
steps-label = Steps for { $system }
saved-at = Saved { $time }
hint-level = set level
hint-delete = not assessed
hint-next-set = next set
hint-next-open = next not assessed
hint-panel = next panel
trouble-label = Error
trouble-code = Error code: { $code }

## Changes, as they stand in the status line
op-set-organisation = The organisation number was changed
op-add-system = Added: { $name }
op-add-set = New information set: { $name }
op-hold-set = { $name } is used here
op-release-set = { $name } is no longer used here
op-set-owner = New owner of { $name }
op-set-level = { $name }, { $aspect }: { $from } to { $to }
op-set-reason = Reason for { $name }, { $aspect }
op-import-tables = Tables were read in
op-move-pack = The model was changed to edition { $name }
op-answer-talk = Answer about the whole of { $name }
op-set-effective = Level of { $name }, { $aspect }
op-set-flow-exception = Exception for a flow
op-put-flow = A flow was written down
op-delete-flow = A flow was taken away
op-put-dependency = A dependency was written down
op-delete-dependency = A dependency was taken away
op-answer-question = Answer about { $name }, { $aspect }
op-answer-gate = The gate of { $name } was answered
op-start-assessment = New assessment: { $title }
op-answer-assessment = { $title }, answer to { $question }
op-set-condition = { $title }: a condition was changed
op-finish-assessment = { $title } was finished
op-reopen-assessment = { $title } was opened again
op-discard-assessment = { $title } was taken away
op-set-dpia = The impact assessment of { $title }
op-set-data-protection = Data protection of { $name }
op-decide-question = Decision on { $name }, { $aspect }: { $from } to { $to }
op-take-responses = Answers about { $name } were read in
op-merge-answers = Answers about { $name } became levels
op-reconsider = Reconsidering { $name }
op-unknown = The latest change

## Help
help-aspects = The four aspects
help-aspects-closed = Open a register and the aspects and their questions stand here.
help-levels = The level is the worst reasonable consequence. Not assessed is not the same as 0.
help-keys = Keys
help-own = The way you want it
help-digits = Digits set the level
help-more = Every change is saved at once. Undo is at the bottom and on Ctrl+Z.
keys-tab = next field or cell
keys-digits = set the level, when a level box has focus
keys-arrows = choose a lower or higher level
keys-delete = not assessed
keys-sets = previous and next information set
keys-next = next cell without a level
keys-panel = next panel
keys-undo = undo and redo
keys-open = open a file, on the start page
keys-help = show or close the help

## Start
start-title = Classify information together
start-lead = What happens if information gets out, is wrong or is missing? Varsam helps you judge it, step by step. Everything stays on this computer.
start-new = New register
start-open = Open file…
start-sample-title = Want to see how it works?
start-sample-lead = Exempelstad is an invented municipality with 50 systems. Change freely; nothing from it can be handed in as a real result.
start-sample = Try the sample
foot-version = Varsam { $version }
foot-pack = Model: { $name }, version { $version }
foot-offline = Works without a network
welcome-title = Welcome. This is where your registers will be.
welcome-lead = A register is a file. It holds your systems, your information and your assessments.
welcome-1 = See how it works
    .more = Try the sample municipality Exempelstad and go through one system. It takes about ten minutes.
welcome-2 = Make a register
    .more = You choose where the file is to be and a passphrase. Begin with a single system.
welcome-3 = Invite to a workshop
    .more = The information owner, somebody who knows the work and you who lead. Three hours are enough for one system.
welcome-file = Has somebody given you a register? Choose Open file. The file name ends in .varsam.
recent-title = Recent registers
recent-missing = The file is not there. Is the USB stick in?
recent-find = Find…
recent-forget = Take off the list
recent-encrypted = The registers are encrypted. You unlock them with your passphrase.
changed-today = changed today { $time }
changed-yesterday = changed yesterday { $time }
changed-on = changed { $date }

## New register
new-title = New register
new-lead = The register becomes an encrypted file on this computer. Only who has the passphrase can read it.
new-name = Name
    .hint = For example “Finance and procurement 2026”. The file gets the same name.
new-folder = Place
new-folder-choose = Choose another place…
new-org = The municipality's organisation number (can wait)
    .hint = Ten digits. It is needed only when you sign.
new-pass = Passphrase
    .hint = At least { $least } characters. Four or five words in a row are better than tricky characters.
new-again = The passphrase once more
new-forget = Write the passphrase down and keep it safe. Nobody can open the register without it, not even we.
new-create = Make the register
sync-title = The place is handled by { $by }.
sync-why = The file may then end up with somebody else, and two copies may begin to differ. Better choose an ordinary folder on the computer.
sync-onedrive = OneDrive
sync-dropbox = Dropbox
sync-google-drive = Google Drive
sync-icloud = iCloud
sync-nextcloud = Nextcloud
sync-network = a network drive

## Open register
unlock-title = Open { $name }
unlock-pass = Passphrase
    .hint = The one that was chosen when the register was made, or last changed to.
unlock-open = Open

## Register
register-close = Close the register
register-import = Read tables
register-add = New system or process
register-views = The whole register
sample-title = This is a sample.
sample-note = Everything is invented. Change freely; nothing from here can be handed in as a real result.
empty-title = The register is empty. Begin with a system or a process.
empty-lead = Then you add the information that belongs to it, and classify it.
empty-1 = Do you have a list?
    .more = Choose Read tables. Varsam reads CSV files, shows what is in them and writes nothing until you say so.
empty-2 = Would you rather begin small?
    .more = Choose New system or process and enter it by hand. A name and a committee are enough.
filter-label = Search the systems
filter-words = Search system or owner
filter-all = All
filter-count = { $shown } of { $all } systems and processes shown. { $sets } information sets in the register.
filter-none = No system matches. Change or clear the search.
systems-caption = Systems with state and calculated level per aspect
systems-state = Classification
systems-assessed = { $done } of { $all }
system-no-owner = { $kind ->
    [process] No process owner
   *[other] No system owner
  }
system-name = { $kind ->
    [process] Name of the process
   *[other] The system's name
  }
system-authority = Committee or company
    .hint = Choose one that is there or write a new one.
system-kind = Kind
system-what = What is it?
    .hint = A process is a piece of work, such as Building permits. It is classified as a system is, and shows what the systems must meet.
system-kind-it = Business system
system-kind-platform = Platform
system-kind-iot = Internet of things
system-kind-ot = Control system
system-kind-process = Process
system-create = { $kind ->
    [process] Add the process
   *[other] Add the system
  }
owner-hint = A function, not a name: “Head of finance”. Can wait.
org = The municipality's organisation number
    .hint = Ten digits. Signed results are issued under it.

## Model
model = Model
model-edition = { $name }, edition { $version }
model-choose = Read another edition…
model-move = From edition { $from } to { $to }.
model-nothing-yet = Nothing has changed yet. This is how they differ:
model-list-aspects = Aspects
model-list-categories = Consequence categories
model-list-floors = Suggested lowest levels
model-list-flags = Questions about the whole
model-list-questions = Follow-up questions
model-list-information-types = Shared information types
model-counts = { $added } new, { $removed } removed, { $changed } changed
model-thresholds = The limits of the rules differ, so other questions may be raised.
model-demands = What must have a reason, or what hinders a decision, differs.
model-levels = Of the levels in the register { $kept } are the same, { $renumbered } get another number and { $gone } are not in the edition. Those count as not assessed until somebody assesses them.
model-decisions = Conversations about the whole: { $before } now, { $after } in the new edition.
model-do = Change edition

## Tasks
tasks = Tasks
tasks-lead = Take the steps in the order that suits you. { $done } of { $all } are done.
tasks-next = Continue: { $step }
profile = Protection level
profile-then = Adopted
profile-now = Calculated now
profile-raised = raised to
profile-lowered = lowered to
profile-incomplete = Not everything is assessed yet. The levels may become higher.
profile-why = Because
chain-system = system
chain-carries = holds
chain-reaches = which gives access to
chain-depends = needed by
about-system = { $kind ->
    [process] About the process
   *[other] About the system
  }

## Assets
assets-lead = { $count ->
    [0] Here stands what information there is.
    [one] One information set.
   *[other] { $count } information sets, { $incoming } from others.
  }
assets-caption = Information sets with owner, personal data and origin
assets-add = New information set
assets-empty-title = { $kind ->
    [process] What information does the process use?
   *[other] What information is in the system?
  }
assets-hold = Add one that exists already
assets-hold-lead = The set is in the register and is used here as well. Its levels and owner come along: they exist only once.
assets-hold-find = Search by name, owner or system
assets-hold-count = { $count ->
    [0] No set fits.
    [one] One set.
   *[other] { $count } sets.
  }
assets-hold-more = The first { $shown } are shown. Write more to find the right one.
assets-hold-how = How is it handled here?
handling-stores = Stored
handling-processes = Processed
handling-shows = Shown
assets-hold-add = Add the set
assets-release = Remove from here
assets-empty-lead = An information set is information that belongs together and has the same owner, such as Accounts receivable or Attendance. Five to ten are usually enough.
assets-owner = Information owner
assets-owner-for = Information owner of { $name }
assets-personal = Personal data
assets-from = From where
assets-here = { $kind ->
    [process] Used in the process
   *[other] In the system
  }
assets-master = Master data source
assets-incoming = Comes from { $from }
assets-incoming-unknown = Comes from elsewhere
assets-also = Also in { $systems }
assets-none-personal = None
assets-open = Classify { $name }
assets-no-owner = { $count ->
    [one] One set has no owner.
   *[other] { $count } sets have no owner.
  }
set = Information set
set-name = Name
set-description = Description (can wait)
set-description-hint = One sentence about what the information is about.
set-personal = Kinds of personal data
set-identifiers = Things that point out a person or a place
set-create = Add
personal-ordinary = Ordinary
personal-worthy = Particularly worthy of protection
personal-special = Sensitive (article 9)
personal-criminal = Criminal offences (article 10)
personal-protected = Protected personal data
identifier-personnummer = Personal identity number
identifier-namn = Name
identifier-adress = Address
identifier-fastighet = Property designation
identifier-koordinat = Coordinate
identifier-enhets-id = Device id
identifier-anstallnings-id = Employee number

## Classify
show-as = Show as
show-matrix = Matrix
show-list = List
to-review = To review
counts-done = { $done } of { $all } assessed
counts-open = { $count } not assessed
counts-below = { $count } below the suggested level
counts-reason = { $count } without a reason
all-assessed = Every level is assessed.
matrix-caption = Level per information set and aspect
matrix-label = Matrix
matrix-incoming = Comes in from other systems – the levels belong to their owners
matrix-empty = { $kind ->
    [process] The process has no information to classify yet.
   *[other] The system has no information to classify yet.
  }
matrix-empty-go = Add information sets
cell-name = { $aspect }, { $set }
mark-below = Below the suggested level { $level }.
mark-reason = The reason is missing.
panel-label = Chosen assessment
panel-owner = Owner: { $owner }
panel-no-owner = No owner appointed
panel-source = From { $source }
panel-systems = Same levels in { $count } systems
floor-below = The model suggests at least { $level }:
floor-choice = Choose lower if you have reasons.
floor-met = The model suggests at least { $level }: { $why }.
worst = The worst consequence decides
worst-all = All { $count } categories
worst-fewer = Show fewer
worst-none = None chosen
worst-no-level = choose a level first
level-clear = Remove the level
why = Why?
why-hint = Write so that somebody else understands in two years. Write no names.
why-missing = The reason is missing. Write why you chose the level.

## Review and sign
review-lead = Read it through, put right what is missing and sign.
review-lead-signed = Edition { $revision }, signed { $date }.
review-checks = Is everything there?
review-checks-ok = Nothing is missing.
review-checks-missing = { $count ->
    [one] One thing is missing and hinders signing.
   *[other] { $count } things are missing and hinder signing.
  }
review-not-done = This has not been done
review-not-done-lead = The result says that these steps were not done:
review-diff-short = New since it was last adopted
review-diff-rest = The other levels are unchanged.
review-diff-none = No level differs from what is adopted.
diff-what = What
diff-before = Before
diff-now = Now
diff-why = Why
approvals = Approvals
approvals-count = { $done } of { $all }
approvals-none = When the result is signed, it stands here who must approve.
approvals-adopted = Everybody has approved. The result is adopted.
approvals-stale = The register has changed since edition { $revision } was signed. Sign a new edition before more people approve.
role-information-owner = Information owner
role-system-owner = { $kind ->
    [process] Process owner
   *[other] System owner
  }
role-coordinator = Information security coordinator (opinion)
role-data-protection-officer = Data protection officer (opinion)
approval-sets = { $count ->
    [one] one set
   *[other] { $count } sets
  }
approval-waiting = Waiting
verdict-approve = Approved
verdict-approve-with-reservation = Approved with a reservation
verdict-reject = Rejected
verdict-by = { $verdict } by { $by } { $date }
sign-title = Sign the result
sign-title-new = Sign a new edition
sign-lead = You who led the work sign that the result is what you arrived at. Then the owners approve.
sign-blocked = Signing opens when nothing in the list is missing.
sign-key = Your key
sign-key-file = The key is in { $path }
sign-pass = The key's passphrase
sign-sample = This is a sample key. The passphrase is filled in and no secret.
sign-do = Sign
sign-exact = Covers exactly what stands now. If anything changes, a new signature is needed.
sign-exact-revision = Covers exactly edition { $revision }. If anything changes, a new signature is needed.
statement-information-owner = Approve as information owner
statement-system-owner = { $kind ->
    [process] Approve as process owner
   *[other] Approve as system owner
  }
statement-coordinator = Give your opinion as coordinator
statement-data-protection-officer = Give your opinion as data protection officer
statement-verdict = Your decision
statement-approve = Approve
statement-approve-with-reservation = With a reservation
statement-reject = Reject
statement-text = Reservation or reason
statement-text-hint = Needed unless you approve outright.
opinion-text = Your opinion
opinion-text-hint = Advice to whoever decides. It settles nothing.
decision-title = The decision
decision-right = Basis in the delegation
decision-right-hint = Point of the delegation, if you decide by delegation.
decision-number = Case number
decision-day = Holds until
decision-day-hint = By then it must be looked at again. Write it as 2027-11-24.
statement-as = You answer as
statement-nokey = There is no key here for { $function }. Whoever has the key signs on their own computer.
said-signed = The result is signed.
said-answered = Your decision is signed.
said-advised = Your opinion is signed.
review-fix-org = Write it here
review-more = { $count ->
    [one] Show one more
   *[other] Show { $count } more
  }
identity-new = Make a new key
identity-none = There is no key on this computer. Make one first.
identity-lead = The key is a file that only you can use. It shows who signed.
identity-function = Your function
    .hint = For example “Information security coordinator”. Do not write your name.
identity-pass = Passphrase for the key
    .hint = At least { $least } characters, and not the same as the register's.
identity-again = The passphrase once more
identity-create = Make the key
export-title = Save the result
export-lead = The package is the signed file that the coordinator reads in. The PDF is for reading and the records.
export-bundle = Save package…
export-pdf = Save PDF…
export-none = The package can be saved when the result is signed. The PDF can be saved as a draft.
receipt-title = Done
receipt-lead = Varsam has opened the file again and checked it.
receipt-saved = The file is saved.
receipt-path = File
receipt-size = Size
receipt-bytes = { $bytes } bytes
receipt-result = Result
receipt-statement = Statement
receipt-signed-by = signed by { $by }
receipt-digest = SHA-256
check-ok = Done
check-note = To know
check-missing = Missing
