### The record of processing activities (Article 30).

records = Processing (Art. 30)
records-lead = The record of how you process personal data. It is built from what the register holds already.
records-pdf = Save as PDF…
records-empty-title = No processing to show yet
records-empty = The record fills itself. Every information set with personal data becomes a row. Purpose, erasure and more come from the suitability assessments.
records-empty-go = Add information sets

## Who answers
controllers = Who answers for the data?
controllers-lead = Every committee and company is the controller of its own. Write how to reach those who answer. What you write holds for every row.
controllers-caption = Controllers and how to reach them
controller = Controller
controller-edit = Details of { $name }
controller-contact = Contact details
controller-contact-hint = Postal address, email or telephone of the authority.
controller-officer = Data protection officer
controller-officer-hint = The function and how to reach the officer.
controller-joint = Joint controllers
controller-joint-hint = Those who decide purposes and means together with you. Leave empty if you are alone.
controller-representative = Representative
controller-representative-hint = Only for those outside the EU. Usually empty in a municipality.
controller-security = Protection of the data, in general terms
controller-security-hint = Where possible: access rights, encryption, logs, backups and routines. Write so that others may read it.
controllers-lacking = { $lacking ->
    [0] All have given their details
    [one] One of { $all } lacks details
   *[other] { $lacking } of { $all } lack details
  }
controllers-show = Show and change
controllers-hide = Hide
controller-like = The same officer and protection as somebody else?
controller-borrow = Fill empty fields as for { $name }
controller-fill = Fill in
controller-complete = Filled in

## Rows
records-filter = Search the processing
records-words = Search processing, system or purpose
records-incomplete-only = Only incomplete
records-count = { $shown } of { $all } processing activities shown. { $incomplete ->
    [0] All are complete.
    [one] One is incomplete.
   *[other] { $incomplete } are incomplete.
  }
records-none = No processing fits. Change or clear the search.
records-caption = Processing of personal data
records-name = Processing
records-purpose = Purpose
records-people = Data subjects
records-people-data = Data subjects and data
records-data = Personal data
records-receivers = Recipients
records-retention = Erasure
records-state = Missing
records-complete = Complete
records-lacks = Lacks { $what }
records-not-said = Not said
records-nobody = Nobody
records-more = Show all
records-less = Show less
records-owner = Information owner
records-systems = Held in
records-basis = Legal basis
records-subjects = How many
records-identifiers = Points people out by
records-third-countries = Countries outside the EU/EEA
records-safeguards = Safeguards for the transfer
records-fix = Fill in { $what }
records-to-assessment = To the assessment
records-third-country = Leaves the EU/EEA
lack-purpose = purpose in words
lack-people = data subjects
lack-retention = erasure
lack-safeguards = safeguards for transfer to other countries
lack-contact = contact details
lack-officer = data protection officer
lack-security = description of the protection
lack-controller = controller details
lack-unknown = { $code }

## Codes
purpose-handlaggning = Handling cases
purpose-drift = Operations
purpose-statistik = Statistics
purpose-analys = Analysis
purpose-profilering = Profiling
purpose-ai-traning = Training of AI
purpose-prediktion = Prediction
purpose-publicering = Publishing
subjects-none = None
subjects-population = Everybody in the municipality
subjects-between = { $from }–{ $to }
subjects-from = { $from } or more
