### Reading tables: the page, the fields and the problems.

import-title = Read tables
import-lead = Nothing is written yet. Check that the columns are understood correctly.
import-commit = Read in
import-hindered = { $count ->
    [one] One error stands in the way.
   *[other] { $count } errors stand in the way.
  }
import-counts = This will be read in
import-counts-none = The counts come when the errors are put right.
import-count-what = What
import-count-new = New
import-count-changed = Changed
import-count-unchanged = Unchanged
import-problems = This needs a look
import-problems-none = No errors in the tables.
import-problems-hinder = { $count ->
    [one] One error that hinders
   *[other] { $count } errors that hinder
  }
import-problems-note = { $count ->
    [one] One note
   *[other] { $count } notes
  }
import-where = { $file }, row { $row }
import-where-column = { $file }, row { $row }, column { $column }
import-where-file-column = { $file }, column { $column }
import-file = File { $file }
import-file-facts = { $rows ->
    [one] One row
   *[other] { $rows } rows
  }, { $encoding }, separator { $delimiter }
import-delimiter-tab = tab
import-kind = What the file holds
import-kind-none = Leave the file out
import-column = Column in the file
import-field = Read as
import-field-for = { $column } is read as
import-field-none = Not read
import-field-required = { $field } (must be there)
import-samples = First rows
import-done = The tables have been read in.

table-organisation = Committees and companies
table-systems = Systems
table-info-sets = Information sets
table-holdings = Holdings
table-flows = Flows
table-dependencies = Dependencies
table-classifications = Classifications
table-adopted = Adopted levels

count-authorities = Committees, companies and other parties
count-systems = Systems
count-info-sets = Information sets
count-holdings = Holdings
count-flows = Flows
count-dependencies = Dependencies
count-levels = Levels
count-adopted = Adopted levels

field-id = Id
field-name = Name
field-kind = Kind
field-parent = Parent
field-authority = Committee or company
field-owner = Owner
field-manager = System manager
field-overview = Overview service
field-redundant = Redundant operation
field-purposes = Purposes
field-purpose = Purpose
field-supplier = Supplier
field-hosting = Hosting
field-description = Description
field-subjects = Number of persons
field-records = Number of records
field-identifiers = Identifiers
field-has-personal-data = Has personal data
field-personal-data = Kinds of personal data
field-secrecy = Secrecy
field-time-depth = Time depth
field-topics = Topics
field-time-bound = Time-bound sensitivity
field-parts = Consists of
field-reaches = Gives access to
field-system = System id
field-system-name = The system's name
field-set = Information id
field-set-name = The information set's name
field-handling = Handling
field-master = Master data source
field-environment = Environment
field-since = Since
field-from = From
field-from-name = From (name)
field-to = To
field-to-name = To (name)
field-mode = Mode
field-volume = Volume
field-third-country = Third country
field-encrypted = Encrypted
field-consumer = Dependent system
field-consumer-name = Dependent system (name)
field-provider = Providing system
field-provider-name = Providing system (name)
field-tolerates = Need with a fallback routine
field-note = Note
field-classified-at = Classified
field-participants = Participants
field-at = Adopted
field-decided-by = Decided by
field-level = Level { $aspect }
field-reason = Reason { $aspect }
field-receiver = Receiver's { $aspect }

problem-empty-file = The file has no rows.
problem-too-large = The file is too large. Split it.
problem-not-text = The file is not text. Save it as CSV and try again.
problem-mixed-encoding = The file mixes character encodings. Check that å, ä and ö look right.
problem-unknown-table = It cannot be told what the file holds. Choose from the list.
problem-missing-column = No column is read as { $field }. Choose one; it must be there.
problem-missing-level-column = No column has levels for { $aspect }. They will be not assessed.
problem-ambiguous-column = Several columns may be { $field }. The first is used.
problem-unused-column = The column is not read.
problem-bad-mapping = The choice for { $field } cannot be used.
problem-too-many-cells = The row has more cells than there are headings.
problem-empty-cell = The cell is empty but must be filled.
problem-too-long = The text is longer than { $limit } characters.
problem-unknown-word = “{ $value }” is not a word that the column knows.
problem-bad-level = “{ $value }” is not a level for { $aspect }.
problem-bad-date = “{ $value }” is not a date. Write it as 2026-11-20.
problem-assumed-no = Neither yes nor no. Read as no.
problem-duplicate-id = { $id } is on an earlier row.
problem-already-in-register = { $id } is in the register already. The row is left out.
problem-led-to-new = { $id } was merged into “{ $name }”. The row is read as that.
problem-unknown-id = { $id } is neither in the tables nor in the register.
problem-name-mismatch = { $id } is called “{ $expected }” elsewhere.
problem-flow-without-system = Neither sender nor receiver is a system.
problem-part-cycle = { $id } consists of itself.
problem-parent-cycle = { $id } stands above itself.
problem-personal-data-unclear = The answer about personal data does not match the kinds listed.
problem-more-problems = { $count } more are not shown. Put these right first.
problem-unknown = Unknown problem ({ $code }).
