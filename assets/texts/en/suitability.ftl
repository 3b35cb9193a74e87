### Suitability: what must be assessed, and the assessment question by question.

## The step
suitability-lead = Is it reasonable and allowed to store, use or hand over the information?
assessment-new = New assessment
assessment-begin = Start assessing
assessment-continue = Continue
assessment-open = Open
assessments = Assessments
assessments-all = All assessments
assessments-none = No assessment has been made yet.
due = This needs to be assessed
due-needed = Needed before signing
due-advised = Should be done
due-disclosure = The information goes to another authority or a company. That must be assessed first.
due-third-country = The information leaves the EU and the EEA, or can be reached from outside.
due-aggregate = Information from several places has been brought together into something new.
due-new-storage = The information has come since the levels were adopted.
due-derived = The system works out new information about people.
row-started = under way
row-finished = finished { $date }
row-may-start = May start
row-may-not-start = May not start yet
row-conditions = { $count ->
    [one] One condition is not met.
   *[other] { $count } conditions are not met.
  }
row-overdue = { $count ->
    [one] One condition is overdue.
   *[other] { $count } conditions are overdue.
  }
assessment-stale = The register has changed since the assessment was finished.
assessment-stale-more = Open it again and see whether the answers still hold.

## What it is
teach-title = What is a suitability assessment?
teach-what = Some questions about why you need the information, what the law says and who may be harmed. Varsam shows where the answers lead. A person decides.
teach-when = Make one before you
teach-when-storage = start to store something that you have not had before
teach-when-transfer = hand over information to another committee, a company or somebody outside
teach-when-use = use information you already have for something new, or bring it together
teach-when-supplier = bring in a new supplier or new technology, or move the information
teach-how = It takes about half an hour. Much is filled in from the register, and you can pause whenever you like. Every answer is saved at once.

## A new assessment
about-why = Why is the assessment made?
about-missing = Choose why the assessment is made.
about-kind-storage = Storage
    .more = The information is about to be stored, or stored in a new way.
about-kind-transfer = Transfer
    .more = Somebody else is to receive the information or be able to see it.
about-kind-new-use = New use
    .more = Information you already have is to be used for something new.
about-kind-supplier = New supplier or country
    .more = Somebody else is to handle the information, or it is stored elsewhere.
about-kind-technology = New technology
    .more = Sensors, AI or something else that you have not used before.
about-kind-aggregate = Bringing together
    .more = Information from several places is to be seen together.
about-kind-migration = Move
    .more = The information is to go to another system.
about-what = What is it about?
subject-system = The whole system
subject-set = Information sets
subject-flow = Flows
assessment-title = Name (may be empty)
assessment-title-hint = Otherwise it is named after what it is about.

## Question by question
part-of = Part { $number } of { $all }: { $title }
question-of-most = Question { $number } of at most { $most }
question-forward = Next question
to-end = To the summary
show-all = Show all questions
choice-find = Search the answers
choice-count = { $shown } of { $all } shown. { $chosen ->
    [0] None is chosen.
    [one] One is chosen.
   *[other] { $chosen } are chosen.
  }
choice-none = No answer fits the search. Change or empty it.
day-hint = Year-month-day, for example 2026-11-20.
day-wrong = Write a date as year-month-day, for example 2026-11-20.
from-register = From the register: { $names }.
from-answers = { $count ->
    [one] Follows from question { $questions }.
   *[other] Follows from questions { $questions }.
  }
from-change = Not right? Choose another answer.
known-differs = Your answer differs from what was known.
answer-restore = Restore
answer-take-back = Take the answer back
opens = { $count ->
    [one] Your answer opens a follow-up question:
   *[other] Your answer opens { $count } follow-up questions:
  }
opens-more = and { $count } more.
opens-kept = If you change your mind the text is kept, but does not count.
closes = { $count ->
    [one] Your answer closes a question:
   *[other] Your answer closes { $count } questions:
  }
closes-kept = What is written there is kept, but does not count.
own-words = In your own words
subjects-count = About { $count } things
assess = Assess suitability
gap-unanswered = not answered
gap-words = some words are missing
gap-date = the date is missing
gap-unsettled = must be settled
hint-choose = choose
hint-next-question = next question
key-space = Space

## Law
law-from = In force from { $date }.
law-until = In force until { $date }.
law-checked = Read against the text in { $month }.
law-checked-against = Read against the text in { $month }: { $against }.
law-unchecked = Not checked against the text of the law
rekvisit-rakt = Straight test of harm: open unless harm can be assumed
rekvisit-rakt-kvalificerat = Straight, qualified: secret only at considerable harm
rekvisit-omvant = Reverse test of harm: secret unless clearly harmless
rekvisit-absolut = Absolute secrecy: secret without a test

## As it looks now
outcome-now = As it looks now
outcome-was = When the assessment was finished
outcome-changed = It now looks like this: { $outcome }.
outcome-is-stop = Stop
    .more = This may not be handled in Varsam. Talk to the head of protective security.
outcome-is-not-suitable = Not suitable
    .more = Do not do it this way. What stands in the way is below.
outcome-is-consult-imy = IMY must be consulted
    .more = High risk remains. Wait until IMY has answered.
outcome-is-dpia-required = Impact assessment required
    .more = Do not start until it is finished.
outcome-is-incomplete = Not finished
    .more = Nothing stands in the way so far, but answers are missing.
outcome-is-suitable-with-conditions = Suitable, with conditions
    .more = You may start. The conditions must be met in time.
    .wait = Do not start until the conditions that stand in the way are met.
outcome-is-suitable = Suitable
    .more = Nothing stands in the way.
contradiction = Two answers do not go together.
hits = Rules that hit
hits-none = No rule has hit yet.
hits-conditions = Conditions ({ $count })
hits-notes = Worth thinking of ({ $count })
hit-possible = possible
hit-lifted = counts no more
hit-met = met
hit-blocks = blocks the start
hit-on = { $question }: { $answer }
criteria-count = { $met ->
    [one] One criterion is met
   *[other] { $met } criteria are met
  }{ $possible ->
    [0] .
    [one] {" "}and one is possible.
   *[other] {" "}and { $possible } are possible.
  }
criteria-enough = { $count ->
    [2] Two are enough to require an impact assessment.
   *[other] { $count } are enough to require an impact assessment.
  }
officer-now = Talk to the data protection officer now,
officer-why = not when everything is finished.
officer-go = To the question about the officer’s advice
missing-count = { $count ->
    [one] One answer is missing.
   *[other] { $count } answers are missing.
  }
may-remain = { $count ->
    [one] One question may remain.
   *[other] { $count } questions may remain.
  }
person-decides = Whether the purpose outweighs the risks is decided by a person, never by Varsam.

## All questions
all-questions = All questions
all-questions-lead = The questions that are asked now, with your answers. More may open as you answer.
part-empty = No question in this part is open.
may-be-left = may be left
kept = Kept, but does not count
kept-lead = These questions are closed by other answers. If they open again the answers are still there.

## Summary
summary = Summary
summary-lead = Read through and finish when nothing is missing. You can open it again.
summary-lacking = This is missing
finished-by = Finished { $date } by { $by }.
finish-safe = Every answer is saved.
assessment-finish = Finish the assessment
assessment-reopen = Open again
assessment-locked = The assessment is finished and locked. It can be opened again in the summary.
assessment-discard = Take the assessment away
discard-sure = Take { $title } away?
discard-more = Answers, conditions and the impact assessment go from the list. You can undo right afterwards.
discard-do = Yes, take it away
dpia-here = Impact assessment
dpia-is-none = An impact assessment must be made before you start. What is answered already comes along.
dpia-is-started = The impact assessment is under way.
dpia-is-finished = The impact assessment is finished.
dpia-make = Make an impact assessment
dpia-open = Open the impact assessment
conditions = { $count ->
    [0] Conditions
    [one] One condition
   *[other] { $count } conditions
  }
conditions-none = The answers give no conditions.
condition-form = Condition: { $title }
condition-owner = Responsible
condition-owner-hint = Function, not name.
condition-due = By
condition-unowned = The condition “{ $title }” has no owner or no date.
condition-due-hint = Year-month-day.
condition-met = Met on
condition-met-hint = Empty if it is not met.
condition-note = Note
condition-owned = Responsible: { $owner }
condition-blocks = Nothing may start before this is met.
condition-is-met = Met { $date }
condition-overdue = Overdue, was due { $date }
condition-no-owner = Nobody responsible
condition-no-day = No date
condition-by = By { $date }
