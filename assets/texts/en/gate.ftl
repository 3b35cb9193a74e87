### The gate for protective security, stopping and purging.

## Gate
title-gate = Gate for { $system }
gate-title = Gate
gate-lead = Five questions about protective security. Answer before anything is written. Varsam does not keep what you answer, only that every answer was no.
gate-done = Every question is answered with no, { $date }. Answer again if something has changed.
gate-again = The gate asks again. Something with a sensitive topic has been added: { $names }. Nothing is locked.
gate-again-questions = The gate asks again, because the questions have changed. Nothing is locked.
gate-number = Question { $number } of { $all }
gate-source = Source: { $source }
gate-yes = Yes
gate-no = No
gate-unknown = Don't know
gate-answer = Answer
gate-continue = Continue
gate-will-stop = One answer is yes or don't know. When you answer, the system is locked and hidden. Do not say or write why.
gate-will-stop-new = One answer is yes or don't know. The system will then not be added. Do not say or write why.
gate-fault = Choose an answer to question { $number }.
gate-said-done = The gate has been answered
gate-first-note = The gate has not been answered. Nothing can be written about the system before that.
gate-first-go = To the gate
problem-gate-unanswered = Question { $question } has no answer.

## Stop
stop-title = Pause
stop-when = Does the information concern Sweden's security? Then it does not belong here, not even as a name or a reason. A suspicion is enough.
stop-about = What is it about?
stop-about-here = The system you are in
stop-about-sets = Information sets in the system
stop-about-all = All systems
stop-about-none = Choose
stop-about-empty = Choose what it is about.
stop-reversible = It is locked and hidden at once, on every screen. Nothing is gone yet: if it was a mistake, it can be lifted.
stop-nothing = Is it not in the register yet? Do not add it, but take the steps.
stop-now = Stop now
stop-do = Do this
stop-do-1 = Stop writing and talking about the content. Wipe whiteboards and collect papers.
stop-do-2 = Contact your protective-security chief. They decide, not the group.
stop-do-3 = Leave the computer alone until you have been told what to do with it.
stop-said = Stopped. The code is { $code }.

## Stopped
stopped-title = Stopped
stopped-lead = What is stopped is shown only as a code. Take the code to the protective-security chief.
stopped-none = Nothing is stopped.
stopped-count = { $count ->
    [one] One thing is stopped
   *[other] { $count } things are stopped
  }
stopped-open = Show stopped
stopped-code = Code
stopped-kind = What
stopped-kind-system = System
stopped-kind-set = Information set
stopped-state = State
stopped-state-locked = Locked and hidden
stopped-state-lifted = Lifted
stopped-state-purged = Purged
stopped-state-sweeping = Purged, but the file has not been rewritten yet. Close the register and open it again.
stopped-when = Stopped
stopped-caption = Everything that is or has been stopped
stopped-do = Action
stopped-ended = { $date }
lift-open = Lift…
lift-title = Lift the stop { $code }
lift-lead = Lift it only if the stop was a mistake. Everything comes back as it was, and the gate is asked again.
lift-why = Why was it a mistake?
lift-pressed-by-mistake = Somebody pressed the wrong button
lift-wrong-object = The wrong system or information set was stopped
lift-answered-by-mistake = Somebody gave the wrong answer in the gate
lift-chief-says-no = The protective-security chief says that it is no such matter
lift-empty = Choose why.
lift-do = Lift the stop
lift-said = The stop { $code } has been lifted

## Purge
purge-open = Purge…
purge-title = Purge { $code }
purge-lead = Ask the protective-security chief first, if you can. The purge cannot be undone, and nothing that was done before it can.
purge-takes = This is taken away
purge-systems = { $count ->
    [one] One system
   *[other] { $count } systems
  }
purge-sets = { $count ->
    [one] One information set
   *[other] { $count } information sets
  }
purge-flows = { $count ->
    [one] One flow
   *[other] { $count } flows
  }
purge-documents = { $count ->
    [one] One signed document
   *[other] { $count } signed documents
  }
purge-history = Everything in the history that says something of it
purge-stay = These information sets are in other systems too and stay. Each can be stopped on its own: { $names }.
purge-first = Write these files down before you purge. Afterwards Varsam does not know where they are.
purge-type = Type the code { $code } to purge
purge-do = Purge now
purge-working = Purging…

## What the purge leaves
left-files = Files to call back and delete
left-files-more = Varsam cannot delete them. Look in email, on USB sticks and in backups too.
left-files-none = Nothing has been saved as a file.
left-anew = Must be signed anew
left-anew-more = Their signed results said something of what is purged. What was adopted stays adopted.
left-mentions = The name still stands in texts about other things
left-mentions-more = Go there and take it out by hand.
left-mention = { $name }: { $texts ->
    [one] one text
   *[other] { $texts } texts
  }
left-mention-system = System
left-mention-set = Information set
left-mention-flow = Flow
left-mention-assessment = Suitability assessment for
left-mention-authority = Committee or company
left-tables = Tables that were read in still have it. Do not read the same file again.
left-ssd = An SSD may keep old copies that nobody can reach or erase with certainty. That holds for every program. The protective-security chief decides what happens to the computer.
purged-title = { $code } has been purged
purged-lead = Nothing of it is left in the register. This remains to be done by hand:

## Call back
recall-title = What has left the register
recall-lead = A withdrawal is made for each signed document and saved file. It holds only a digest. Send it to the central registry.
recall-caption = Documents and files to call back
recall-what = What
recall-document = Signed document
recall-file = File
recall-where = Place or digest
recall-when = When
recall-state = Withdrawal
recall-done = Signed
recall-waits = Waiting
recall-after = After the purge
recall-sign-title = Sign the withdrawals
recall-sign-lead = { $count ->
    [one] One withdrawal waits to be signed.
   *[other] { $count } withdrawals wait to be signed.
  } Whoever signed the document, or a coordinator, can sign.
recall-sign = Sign
recall-save = Save the withdrawals…
recall-said = The withdrawals have been signed
recall-saved = Saved in { $path }
