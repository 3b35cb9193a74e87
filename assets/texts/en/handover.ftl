# Handing a system over to another facilitator, and taking one in.

title-hand-over = Hand over { $system } – Varsam
title-take-in = Take in a system – Varsam

away-to = Handed over to { $whom } on { $day }. You can read, not change.
away-guest = Belongs in the register { $register }. This is a copy from { $day }. You can read, not change.
away-mark = Handed over
away-mark-guest = Copy
take-back = Take back…
take-back-title = Take { $system } back?
take-back-when = Do this only if the file is lost or never arrived.
take-back-means = The system is unlocked here as it was. What has been done with it elsewhere cannot be taken in afterwards.
take-back-yes = Yes, take back
said-taken-back = { $system } is unlocked here again.

hand-over = Hand over
hand-over-about = Hand the system over unfinished to another facilitator. It is locked here until it comes back.
hand-over-lead = Another facilitator takes over the work in their register. Here the system can be read and not changed until it comes back.
hand-over-round = A round is under way in the workshop. Show the answers or close it first.
hand-over-round-go = To the workshop
hand-over-form = Who takes over?
hand-over-whom = To whom?
hand-over-whom-hint = Write a function, not a name.
hand-over-twice = Give the file and the code to one person only. Two registers without a network cannot notice that the same file is taken in in two places. It shows when both hand it back, and then only the first is taken in.
hand-over-do = Hand over and lock here

along = This goes along
along-sets = { $count ->
    [0] No information sets
    [one] One information set, which is locked here
   *[other] { $count } information sets, which are locked here
}
along-also = Also in { $systems }. It is locked there too.
along-copies = As a copy, without being locked: { $sets }
along-neighbours = Only name, owning authority and adopted levels: { $systems }
along-rest = Assessments: { $assessments }. Workshops: { $workshops }. Signed documents: { $documents }.
stays = This stays
stays-votes = Who voted for what in a workshop.
stays-assignments = Assignments to information owners and the answers to them.
stays-waiting = { $count ->
    [one] One assignment waits for an answer. Read the answer in first.
   *[other] { $count } assignments wait for answers. Read the answers in first.
}
stays-others = Everything about other systems, and what is stopped.

over-title = The system is handed over and locked here
over-path = The file: { $path }
over-code = Code: { $code }
over-code-once = The code is shown only now and is not saved. Give it in another way than the file, by telephone for instance.
over-next = The receiver opens their register and chooses Take in a system that was handed over. When it comes back, you do the same here.
over-done = Done, I have written the code down

take-in = Take in a system that was handed over
take-in-choose = Take in a system that was handed over…
take-in-code = The code that you were given
take-in-code-hint = Sixteen characters. Hyphens and spaces do not matter.
take-in-open = Show what happens
take-in-from = From the register { $register }, handed over by { $by } on { $day } to { $whom }.
take-in-already = This file has been taken in already. Nothing happens.
take-in-close = Close
take-in-back = You handed the system over on { $day }. Now it comes back and is unlocked.
take-in-new = The system was not handed over from here. What you take in can be changed here and is locked where it came from.
take-in-do = Take in
said-taken-in = { $system } has been taken in.

change-replaced = Replaced ({ $count })
change-more-replaced = Is here and differs. What comes takes its place.
change-removed = Removed ({ $count })
change-more-removed = Is here and not in what comes.
change-new = New ({ $count })
change-more-new = Is not here yet.
change-guest = Copies that are locked here ({ $count })
change-more-guest = Belongs in the other register.
change-kept = Kept as it is ({ $count })
change-more-kept = Belongs to this register. What comes is not read in.
change-same = The same ({ $count })
change-more-same = No difference.
thing-system = System:
thing-set = Information set:
thing-flow = Flow:
thing-dependency = Dependency:
thing-assessment = Assessment:
thing-workshop = Workshop:
thing-document = Signed document:
thing-here = Called here: { $name }
