# Backups, a damaged file, saving in another place.

title-backups = Backups – Varsam
title-restore = Restore a register – Varsam

backups = Backups
backups-lead = Varsam copies the register while you work. The copies are encrypted with the register's passphrase.
backups-caption = Backups, newest first
backups-at = When
backups-why = Why
backups-size = Size
backups-do = Do
backups-show = Show what changes
backups-now = Back up now
backups-none = There are no backups yet.
backups-rule = The latest five are kept, one a day for seven days and one a week for four weeks. When something is purged, every older copy is deleted. The copies are on the same disk as the register: keep one in another place too.
backup-kind-regular = Regular copy
backup-kind-outdated = Before a new version of Varsam
backup-kind-replaced = Replaced by a copy
backup-kind-damaged = Damaged file, kept as it was

said-backed-up = The register has been backed up.
said-restored = The register is restored to { $date } at { $time }.
said-saved-elsewhere = The register is saved in another place: { $path }
save-elsewhere = Save in another place…

restore-title = Restore to { $date } at { $time }
restore-from = Restore { $name }
restore-from-none = There are no backups beside the register.
restore-to-start = To the first page
restore-looking = Reading the copy …
restore-pass = Passphrase of the copy
    .hint = The one the register had when the copy was made.
restore-look = Show what the copy holds
restore-holds = The copy has { $systems ->
    [one] one system
   *[other] { $systems } systems
  } and { $sets ->
    [one] one information set.
   *[other] { $sets } information sets.
  }
restore-changed-at = The last thing done in it was { $date } at { $time }.
restore-operations = { $count ->
    [0] Nothing has been done since.
    [one] One change has been made since and will be gone.
   *[other] { $count } changes have been made since and will be gone.
  }
restore-nothing = The content is the same as now.
restore-unknown = The register is not open. So what differs cannot be shown.
restore-things = How the register changes
restore-kind = What
restore-kind-system = Systems
restore-kind-set = Information sets
restore-kind-level = Levels
restore-kind-authority = Authorities
restore-kind-flow = Flows
restore-kind-dependency = Dependencies
restore-kind-assessment = Assessments
restore-kind-measure = Answers about measures
restore-kind-risk = Risks
restore-kind-incident = Incidents
restore-kind-document = Signed documents
restore-kind-trust-list = The centre's list of keys
restore-change-gone = Goes
restore-change-changed = Becomes as it was
restore-change-back = Comes back
restore-handed-over = Handed over or taken in after the copy: { $names }. After restoring, the register does not know of it. Agree with the other person so that you do not work on it in two places.
restore-keeps = The register as it is now is kept among the backups. You can go back to it.
restore-device = The restored register counts as a new device when it signs. Documents that have been sent still hold.
restore-do = Restore

unlock-kept = If the passphrase is right, the file may be damaged.
unlock-restore = Restore a backup
recent-restore = Restore

damaged-what = The register's file is damaged.
damaged-safe = Varsam makes no copies of it, so the whole ones are still there.
damaged-offer = The latest whole copy is from { $date } at { $time }.
damaged-go = Show what changes
damaged-none = No whole copy was found. Stop working in the register and ask your IT department for theirs.

newer-note = The register was made with a newer version of Varsam. You are reading a copy here. Update Varsam to change it.
