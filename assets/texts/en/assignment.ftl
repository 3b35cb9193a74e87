# Before the workshop: assignments to information owners, answers and comparison.

title-assignments = Before the workshop, { $system } – Varsam
title-answering = Assignment: { $system } – Varsam

assignments = Before the workshop
assignments-lead = Ask the information owners before you meet. Each of them answers alone, without seeing what others think.
assignments-about = Ask information owners one by one, read in their answers and see where they differ.

ask-title = Ask an information owner
ask-owner = Whom do you ask?
ask-nobody = { $authority }, no owner yet ({ $count })
ask-choice = { $function }, { $authority } ({ $count })
ask-function = Function
ask-function-hint = Write a function, not a name. You can ask others than the owner about the same sets.
ask-sets = Information sets
ask-form = How do they answer?
ask-form-file = In their own Varsam. You get a file to send and a code to give another way.
ask-form-questionnaire = In a workbook (Excel). The answer will be unsigned.
ask-until = Last day to answer
ask-invitation = What do you want to say to them?
ask-invitation-hint = May be empty.
ask-send = Sign and save
sent-title = The assignment is saved
sent-path = The file: { $path }
sent-code = Code: { $code }
sent-code-once = The code is shown only now and is not kept. Give it another way than the file, for example by phone.
sent-form-questionnaire = Send the workbook to whoever is to answer.
sent-done = Done, I have written down the code
sent-close = Close

sent-list = Assignments sent
sent-none = No assignment has been sent.
sent-who = To
sent-form = Form
sent-until = By
sent-state = State
sent-do = Action
form-file = File
form-questionnaire = Workbook
assignment-state-sent = Sent
assignment-state-answered = Answered
assignment-state-withdrawn = Withdrawn
assignment-state-expired = Time is up
withdraw = Withdraw
withdraw-for = the assignment to { $function }
said-withdrawn = The assignment is withdrawn. Answers to it are set aside.

read-answers = Read in answers…
read-title = What became of the files
read-unknown = Unknown sender
said-read = { $taken ->
    [0] No answer was read in.
    [one] One answer was read in.
   *[other] { $taken } answers were read in.
}
response-good = Read in. Signed with a key that holds for this assignment.
response-unsigned = Read in unsigned. You answer for where it came from.
response-stale-revision = Read in. Something in the sets has changed since the question was asked; those answers are marked.
response-late = Read in, but the answer came after the last day.
response-same = The same answer has already been read in. Nothing has changed.
response-withdrawn = Set aside: the assignment is withdrawn.
response-wrong-assignment = Set aside: the answer belongs to another assignment, or to another edition of it.
response-wrong-code = Set aside: the key is unknown and the code is not the assignment’s.
response-code-used = Set aside: the key is unknown. Somebody else has already answered with the code.
response-key-of-another = Set aside: the key has answered another assignment.
response-not-asked = Set aside: the answer is about something that was not asked.
response-other-pack = Set aside: the levels belong to another edition of the model. Send a new assignment.
response-edited = Set aside: the answer was changed after it was signed.
response-response-bad = Set aside: the answer is damaged or written by a program that gets it wrong.
response-not-a-response = Set aside: the file is no answer.
response-not-a-bundle = Set aside: the file cannot be read.
response-not-a-workbook = Set aside: the file is no workbook, or is damaged.
response-not-a-questionnaire = Set aside: the workbook was not made by Varsam.
response-workbook-too-large = Set aside: the file is too large.
response-workbook-macros = Set aside: the workbook has macros. Ask for the answer without them.
response-workbook-outside = Set aside: the workbook fetches something from outside. Ask for the answer without links.
response-cells = Set aside: something in the workbook needs mending. Nothing of it has been read in.
response-other = Set aside ({ $code }).
cell-cell-moved = { $cell }: the cell has been changed or moved. Answer in a new copy of the workbook.
cell-cell-formula = { $cell }: the cell is calculated. Write the answer as text.
cell-cell-level = { $cell }: “{ $value }” is no level here. Choose from the list.
cell-cell-category = { $cell }: “{ $value }” is not in the list of what decided.
cell-cell-without-level = { $cell }: choose a level, or Don’t know.
cell-cell-too-long = { $cell }: the text is too long.
cell-questionnaire-empty = Nothing is filled in.
cell-not-a-workbook = The workbook is damaged.
cell-workbook-too-large = The workbook is too large.
cell-workbook-macros = The workbook has macros.
cell-workbook-outside = The workbook fetches something from outside.
cell-not-a-questionnaire = The workbook was not made by Varsam.
cell-other-assignment = The workbook belongs to another assignment.

compare-title = What they say
compare-none = No answers have been read in yet.
compare-agreed = Everybody agrees on { $agreed } of { $all } questions.
compare-take-agreed = Take over what everybody agrees on
compare-take-hint = Only where the register has no level. You can undo it.
compare-set = Information set
compare-here = In the register
compare-origin = from { $function }
compare-answers = Answers
compare-spread = Difference
compare-agree = Agreed
compare-apart = { $spread ->
    [0] Somebody does not know
    [one] One step
   *[other] { $spread } steps
}
compare-unknown = Don’t know
compare-signed = signed
compare-unsigned = unsigned, read in by { $by }
compare-late = came after the last day
compare-stale = has changed since the question was asked
compare-foreign = belongs to another edition of the model
compare-take = Take over
compare-take-for = the answer from { $function } about { $name }, { $aspect }
compare-over = Replace what is there
compare-notes = { $function } writes:
said-merged = The answer is now the level in the register.
said-merged-agreed = What everybody agreed on are now levels in the register.

## The owner’s side
start-assignment = Open assignment…
code-title = Assignment about { $system }
code-who = { $authority } asks { $function } about { $sets ->
    [one] one information set
   *[other] { $sets } information sets
}. Answer by { $day }.
code-expired = The last day to answer has passed. You can answer, but whoever asks decides whether it counts.
code-begun = You have begun to answer. You go on where you were.
code-label = Code
code-hint = Sixteen characters that you got another way than the file.
code-open = Open the assignment
code-kept = Your answers are kept in an encrypted file of their own that only the code opens.
code-sender = Varsam cannot say who made the file. The code shows that it is the assignment you got the code for.

answering-title = Assignment about { $system }
answering-who = You answer as { $function }. Answer by { $day }.
answering-alone = Answer alone. Nobody else’s judgement is shown here, and nobody sees your answers before you hand them in.
answering-count = { $answered } of { $all } questions answered.
answering-go = Answer the questions
answering-says = From whoever asks
answering-hand-title = Hand in
answering-hand-lead = The answer is signed with a key that holds for this assignment and no other. Send the file to whoever asked. You can hand in again; the latest counts.
answering-notes = Anything else you want to say
answering-hand = Hand in…
answering-handed = The answer was handed in { $day }.
said-handed-in = The answer is saved. Send the file to whoever asked.
answering-close = Close the assignment
answering-back = To the assignment
