### Data protection impact assessment (Articles 35 and 36).

dpia = Impact assessment
dpia-lead = What can this do to the people in the data, and what do you do about it?
dpia-to-assessment = To the assessment
dpia-pdf = Save as PDF…
dpia-part = Art. { $article }
dpia-known = This you have answered already
dpia-known-take = Bring into the text
dpia-known-all = Show all { $count }
dpia-known-fewer = Show fewer

## Parts
dpia-description = What you do and why
dpia-description-hint = Describe step by step what happens to the data: which they are, whom they concern, what they are used for, who sees them and when they are erased.
dpia-necessity = Why it is needed
dpia-necessity-hint = Can the goal be reached with less data, or in a way that intrudes less? Also write your support in law and how you see to the rights of those concerned.
dpia-risks = Risks to people
dpia-risks-lead = These are risks to those who are in the data. What it costs the municipality if something goes wrong stands in
dpia-risks-none = No risk is written yet. Think of what happens if the wrong person sees the data, if they are wrong, if they are lost, or if they are used for something other than intended.
dpia-measures = What you do to protect them
dpia-measures-hint = Measures for all of the processing, for example access rights, logs, erasure and training. Also write how you can show that you follow the rules.
dpia-views = What do those concerned think?
dpia-views-hint = Ask them or somebody who speaks for them, for example the pupils' council, a council for older people or the union.
dpia-advice = The data protection officer's advice
dpia-advice-hint = The officer must be asked when you make the assessment. The advice is not binding, but you must be able to show why you do otherwise.
dpia-imy = Prior consultation with IMY
dpia-imy-lead = High risk remains. Lower it with more measures, or ask IMY before you start. IMY has eight weeks and may take six more.
dpia-imy-over = No high risk remains. The consultation is not needed, but what is written is kept.
dpia-decision = Decision and review
dpia-decision-hint = Go through the assessment again when something changes, for example more data, more who see them or new technology.

## A risk
dpia-risk-add = New risk
dpia-risk-number = Risk { $number }
dpia-risk-what = What can happen, and to whom?
dpia-risk-before = Before you do anything
dpia-risk-after = With the measures in place
dpia-risk-likelihood = How likely?
dpia-risk-harm = How bad for the individual?
dpia-risk-measures = What do you do about it?
dpia-risk-remove = Remove the risk
dpia-risk-name = Risk { $number }, { $place }
dpia-risk-removed = Risk { $number } was removed. Ctrl+Z brings it back.
dpia-risk-worst = A new risk starts at the worst. Change it to what you arrive at.
dpia-risk-high = High risk remains
dpia-risk-not-high = No high risk remains
likelihood-0 = 0 – Very unlikely
likelihood-1 = 1 – Unlikely
likelihood-2 = 2 – Likely
likelihood-3 = 3 – Very likely
dpia-harms = What the kinds of harm mean

## Answers
dpia-views-asked = Have those concerned been able to say what they think?
dpia-views-yes = Yes, they have been asked
dpia-views-no = No, they have not been asked
dpia-views-said = What did they say, and what do you make of it?
dpia-views-why-not = Why do you not ask them?
dpia-advice-words = The advice
dpia-advice-follow = Do you follow the advice?
followed-yes = Yes
followed-partly = In part
followed-no = No
dpia-advice-why = Why do you do otherwise?
dpia-imy-words = What IMY answered
dpia-decided-by = Who decides
dpia-decided-by-hint = A function, not a name.

## How it stands
dpia-state = How it stands
dpia-asked-by = Why it is needed
dpia-missing = { $count ->
    [0] Nothing is missing
    [one] One thing is missing
   *[other] { $count } things are missing
  }
dpia-ready = Everything that the law asks for is filled in.
dpia-finish = Finish
dpia-finished = Finished { $date }.
dpia-finished-lead = The assessment is locked. Open it again if something is to change.
dpia-reopen = Open again
dpia-said-finished = The impact assessment is finished.
dpia-said-reopened = The impact assessment is open again.
dpia-high-none = No high risk remains after the measures.
dpia-high-some = High risk remains. IMY must be asked before you start.
dpia-person-decides = A person decides whether the risks can be borne. Varsam does not calculate it.

## What is missing
problem-dpia-text-missing = { $field } is missing.
problem-dpia-risks-missing = Write at least one risk to people.
problem-dpia-risk-text-missing = Risk { $number }: write what can happen and to whom.
problem-dpia-advice-missing = Write the data protection officer's advice, and when you asked and got an answer.
problem-dpia-advice-reason-missing = Write why you do not follow the advice in full.
problem-dpia-views-missing = Answer whether those concerned have been asked, and write what they said or why not.
problem-dpia-decision-missing = Write who decides and when.
problem-dpia-review-missing = Write when the assessment is to be reviewed.
problem-dpia-imy-missing = High risk remains. Write when IMY was asked and what IMY answered.
problem-dates-contradict = { $second } cannot be before { $first }.
field-necessity = Why it is needed
field-measures = What you do to protect them
field-advice-asked-at = The day the officer was asked
field-advice-given-at = The day of the advice
field-imy-sent-at = The day IMY was asked
field-imy-answered-at = The day of IMY's answer
field-decided-at = The day of the decision
field-review-at = The day of the next review
