# Lämna över ett system till en annan ledare, och ta emot ett.

title-hand-over = Lämna över { $system } – Varsam
title-take-in = Ta emot ett system – Varsam

away-to = Överlämnat till { $whom } den { $day }. Du kan läsa, inte ändra.
away-guest = Hör hemma i registret { $register }. Det här är en kopia från den { $day }. Du kan läsa, inte ändra.
away-mark = Överlämnat
away-mark-guest = Kopia
take-back = Ta tillbaka…
take-back-title = Ta tillbaka { $system }?
take-back-when = Gör det bara om filen är borta eller aldrig kom fram.
take-back-means = Systemet låses upp här som det var. Det som har gjorts med det någon annanstans kan inte tas emot efteråt.
take-back-yes = Ja, ta tillbaka
said-taken-back = { $system } är upplåst här igen.

hand-over = Lämna över
hand-over-about = Lämna systemet ofärdigt till en annan ledare. Det låses här tills det kommer tillbaka.
hand-over-lead = En annan ledare tar över arbetet i sitt register. Här går systemet att läsa men inte ändra tills det kommer tillbaka.
hand-over-round = En omgång pågår i workshopen. Visa svaren eller avsluta den först.
hand-over-round-go = Till workshopen
hand-over-form = Vem tar över?
hand-over-whom = Till vem?
hand-over-whom-hint = Skriv en funktion, inte ett namn.
hand-over-twice = Ge filen och koden till en enda person. Två register utan nät kan inte märka att samma fil tas emot på två ställen. Det syns först när båda lämnar tillbaka, och då tas bara den första emot.
hand-over-do = Lämna över och lås här

along = Det här följer med
along-sets = { $count ->
    [0] Inga informationsmängder
    [one] En informationsmängd, som låses här
   *[other] { $count } informationsmängder, som låses här
}
along-also = Finns också i { $systems }. Den låses där med.
along-copies = Som kopia, utan att låsas: { $sets }
along-neighbours = Bara namn, ägande myndighet och fastställda nivåer: { $systems }
along-rest = Bedömningar: { $assessments }. Workshopar: { $workshops }. Signerade handlingar: { $documents }.
stays = Det här stannar
stays-votes = Vem som röstade på vad i en workshop.
stays-assignments = Uppdrag till informationsägare och svaren på dem.
stays-waiting = { $count ->
    [one] Ett uppdrag väntar på svar. Läs in svaret först.
   *[other] { $count } uppdrag väntar på svar. Läs in svaren först.
}
stays-others = Allt om andra system, och det som är stoppat.

over-title = Systemet är överlämnat och låst här
over-path = Filen: { $path }
over-code = Kod: { $code }
over-code-once = Koden visas bara nu och sparas inte. Lämna den på annat sätt än filen, till exempel i telefon.
over-next = Mottagaren öppnar sitt register och väljer Ta emot ett överlämnat system. När det kommer tillbaka gör du likadant här.
over-done = Klart, jag har skrivit upp koden

take-in = Ta emot ett överlämnat system
take-in-choose = Ta emot ett överlämnat system…
take-in-code = Koden som du fick
take-in-code-hint = Sexton tecken. Bindestreck och mellanslag spelar ingen roll.
take-in-open = Visa vad som händer
take-in-from = Från registret { $register }, lämnat av { $by } den { $day } till { $whom }.
take-in-already = Den här filen är redan mottagen. Inget händer.
take-in-close = Stäng
take-in-back = Du lämnade över systemet den { $day }. Nu kommer det tillbaka och låses upp.
take-in-new = Systemet har inte lämnats över härifrån. Det du tar emot går att ändra här och är låst där det kom ifrån.
take-in-do = Ta emot
said-taken-in = { $system } är mottaget.

change-replaced = Ersätts ({ $count })
change-more-replaced = Finns här men skiljer sig. Det som kommer gäller.
change-removed = Tas bort ({ $count })
change-more-removed = Finns här men inte i det som kommer.
change-new = Nytt ({ $count })
change-more-new = Finns inte här än.
change-guest = Kopior som låses här ({ $count })
change-more-guest = Hör hemma i det andra registret.
change-kept = Behålls som det är ({ $count })
change-more-kept = Hör till det här registret. Det som kommer läses inte in.
change-same = Lika ({ $count })
change-more-same = Ingen skillnad.
thing-system = System:
thing-set = Informationsmängd:
thing-flow = Flöde:
thing-dependency = Beroende:
thing-assessment = Bedömning:
thing-workshop = Workshop:
thing-document = Signerad handling:
thing-here = Heter här: { $name }
