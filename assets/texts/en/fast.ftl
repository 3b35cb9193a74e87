### Fast hands: many levels at once, copying, going to anything.

## Changes, as the status line has them
op-set-levels = { $name }: { $count ->
    [one] one level was set
   *[other] { $count } levels were set at once
  }
op-copy-levels = Levels for { $name } were copied from { $from }

## Selecting and filling
selection = { $count ->
    [one] 1 set selected.
   *[other] { $count } sets selected.
  }
selection-hint = { $count } selected. A digit sets them all, Ctrl+D fills down.
quick = Quick mode
quick-hint = A digit sets the level and goes on to the next cell.
quick-on = Quick mode is on: a digit sets the level and goes to the next cell.
quick-off = Quick mode is off.
quick-end = That was the last cell.
hint-fill = fill down

## Many levels at once
bulk-title = { $aspect }: { $level } for { $count ->
    [one] one set
   *[other] { $count } sets
  }
bulk-changes = What changes
bulk-now = Now
bulk-then = Becomes
bulk-note = Note
bulk-over = { $count } have a level that is replaced
bulk-below = { $count } end up below the suggested level
bulk-reason = { $count } need a reason
bulk-elsewhere = { $count } are in other systems too
bulk-same = { $count } have the level already
bulk-same-all = All that are selected have that level already.
bulk-row-below = The model suggests at least { $level }: { $why }
bulk-row-elsewhere = Changes in { $systems } too
bulk-undo = Ctrl+Z undoes all of it.
bulk-do = { $count ->
    [one] Set the level
   *[other] Set { $count } levels
  }

## Copying from a set like this
copy-open = Copy from a similar set…
copy-keys = Ctrl+L
copy-title = Copy levels to { $name }
copy-none = No assessed set is like this one.
copy-from = Copy from
copy-classified = assessed { $date }
copy-what = Levels and reasons
copy-over = Replaces:
copy-check = Read the reasons: do they hold here too?
copy-do = { $count ->
    [0] Choose what to copy
    [one] Copy one level
   *[other] Copy { $count } levels
  }
like-name = The name: { $what }
like-identifiers = Points out: { $what }
like-personal-data = Personal data: { $what }
like-topics = Topic: { $what }
like-system = Also in { $what }
topic-anlaggning = facilities
topic-nat = networks
topic-larm = alarms
topic-ritning = drawings
topic-bemanning = staffing
topic-geodata = geodata
topic-behorighet = access rights
topic-konfiguration = configuration
topic-beredskap = civil preparedness
topic-rsa = risk and vulnerability analysis
topic-totalforsvar = total defence
topic-skyddsobjekt = protected objects
topic-beroendekarta = maps of dependencies

## Go to
find = Go to
find-title = Go to a system, set, flow or screen
find-hint = Write some letters of the name
find-answers = What fits
find-count = { $count ->
    [0] Nothing fits. Try fewer letters.
    [one] 1 hit
   *[other] { $count } hits
  }
find-kind-system = System
find-kind-set = Information set
find-kind-flow = Flow
find-kind-screen = Screen
find-kind-action = Do
find-key-choose = choose
find-key-go = go there
find-key-close = close
find-language = Switch language to Swedish
find-register = The register with every system
find-redo = Redo
find-tasks = Tasks
find-questions = Assess with questions

## Keys in the help
key-shift-arrows = Shift+↑ ↓
key-shift-end = Shift+End
keys-select = select several sets
keys-select-all = select every set
keys-fill = fill down, or take the level above
keys-copy = copy from a similar set
keys-quick = quick mode: the digit goes on to the next cell
keys-find = go to anything by its name
keys-save = save what you are writing
keys-escape = close, or drop the selection
