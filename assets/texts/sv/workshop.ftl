### Workshopen: planera, rösta var för sig, visa, prata och besluta.

workshop = Workshop
title-workshop = Workshop – { $system }
workshop-lead = Svara var för sig. Visa svaren. Prata om det ni är oense om, och besluta.

## Planen
plan-title = Planen
plan-name = Vad workshopen heter
plan-name-start = Klassning av { $system }
plan-date = Dag
plan-place = Plats
plan-people = Deltagare
plan-people-lead = Skriv funktioner, inte namn.
plan-function = Funktion
plan-part = Roll i workshopen
plan-present = Är med
plan-person = Deltagare { $number }
plan-add-person = Lägg till deltagare
plan-remove = Ta bort { $name }
plan-agenda = Dagordning
plan-agenda-sum = Tillsammans { $hours } tim { $minutes } min.
plan-item = Punkt { $number }
plan-minutes = Minuter
plan-add-item = Lägg till punkt
plan-nameless = utan namn
plan-save = Spara planen
plan-saved = Planen är sparad.
plan-new = Planera en ny workshop
plan-empty-function = Skriv en funktion för varje deltagare, eller ta bort raden.
plan-empty-item = Skriv vad punkten handlar om, eller ta bort raden.
plan-empty-name = Ge workshopen ett namn.
plan-begin = Börja första rundan
plan-many-sets = { $kind ->
    [process] Processen har { $sets } informationsmängder. Fler än tio orkar en grupp sällan på en gång: dela upp arbetet på flera tillfällen.
   *[other] Systemet har { $sets } informationsmängder. Fler än tio orkar en grupp sällan på en gång: dela upp arbetet på flera tillfällen.
  }
plan-missing = Det här saknas bland dem som är med:
plan-missing-owner = Utan informationsägare blir resultatet ett utkast.
plan-quorum = De roller som behövs är med.
plan-edit = Ändra planen
part-information-owner = Informationsägare
part-owner-delegate = Beslutar på informationsägarens uppdrag
part-system-owner = { $kind ->
    [process] Processägare
   *[other] Systemägare
  }
part-business-expert = Känner verksamheten
part-system-manager = { $kind ->
    [process] Förvaltar processen
   *[other] Förvaltar systemet
  }
part-facilitator = Leder workshopen (röstar inte)
part-data-protection-officer = Dataskyddsombud (råder, röstar inte)
part-lawyer = Jurist
part-archivist = Arkivarie
part-it-operations = It och drift (svarar på frågor, röstar inte)
part-neighbour = Närliggande verksamhet
part-note-taker = Antecknar (röstar inte)
agenda-purpose = Syfte, roller och grinden
agenda-example = Ett exempel tillsammans
agenda-inventory = Vilken information finns det?
agenda-classify = Klassa, en fråga i taget
agenda-together = Flöden och helheten
agenda-suitability = Personuppgifter och lämplighet
agenda-open = Öppna frågor, vem gör vad

## Inbjudan
invitation-title = Inbjudan
invitation-hint = Skicka den från informationsägaren. Texten sparas med planen.
invitation-write = Skriv ett förslag
invitation-copy = Kopiera texten
invitation-copied = Inbjudan är kopierad.
invitation-not-copied = Texten gick inte att kopiera. Markera den och tryck Ctrl+C.
invitation-text =
    Hej!

    Du är inbjuden till { $name }{ $when }{ $where }.

    Vi ska bedöma hur viktig informationen i { $system } är att skydda. Du behövs för att du känner verksamheten: du behöver inte kunna teknik.

    Fundera gärna i förväg på tre saker:
    – Vad händer om fel person ser uppgifterna?
    – Vad händer om uppgifterna är fel?
    – Hur länge klarar ni er utan dem?

    Var och en svarar först för sig. Svaren visas inte förrän alla har svarat.
invitation-when = , { $date }
invitation-where = , { $place }

## Rundan
round-first = Första rundan
round-second = Andra rundan: { $name }, { $aspect }
round-lead = En person i taget sätter sig vid datorn. Ingen ser någons svar förrän ni visar dem för alla.
round-table = Vem har svarat
round-count = { $voted } av { $of } svar
round-all-done = Alla svar
round-answered-before = Svarade i förväg
round-before = Svar som skickats i förväg räknas som röster i första rundan. Den som vill kan svara om.
round-sit = Svara som { $name }
round-reveal = Visa svaren för alla
round-reveal-left = { $count ->
    [one] En person har inte svarat på allt. Visa svaren ändå?
   *[other] { $count } personer har inte svarat på allt. Visa svaren ändå?
}
round-reveal-anyway = Ja, visa svaren

## Vid datorn
turn-title = { $name } svarar
turn-place = Fråga { $number } av { $of }
turn-unknown = Vi vet inte
turn-unknown-more = Det är inte samma sak som en låg nivå.
turn-reason = Varför? (kort)
turn-answered = Du har svarat på den här frågan. Svaret visas inte igen, men du kan svara på nytt.
turn-choose = Välj en nivå, eller "Vi vet inte".
turn-previous = Föregående
turn-next = Spara och nästa
turn-last = Spara svaret
turn-end = Du har svarat på allt
turn-end-left = { $count ->
    [one] En fråga är inte besvarad.
   *[other] { $count } frågor är inte besvarade.
}
turn-back = Gå tillbaka till frågorna
turn-hand-over = Lämna över datorn till nästa
turn-handed = Svaren är sparade. De syns inte längre.

## När svaren är visade
differ-title = Här är ni mest oense
differ-lead = Störst skillnad först. Ingen räknar ut ett medelvärde: det är skälen som avgör.
differ-question = Fråga
differ-spread = Skillnad
differ-answers = Svar
differ-state = Läge
differ-step = { $count ->
    [one] 1 steg
   *[other] { $count } steg
}
differ-votes = { $count ->
    [one] 1 svar
   *[other] { $count } svar
}
differ-unknown = { $count ->
    [one] 1 vet inte
   *[other] { $count } vet inte
}
differ-agreed = Överens
differ-unsure = Någon vet inte
differ-nobody = Ingen har svarat
differ-decided = Beslutad
differ-open = Inte beslutad
differ-now = Prata om den här
differ-current = Ni pratar om den här
stand-low = Lägst förklarar först: { $level }
stand-high = Högst förklarar: { $level }
stand-unsure = Vet inte
stand-no-reason = Inget skäl skrevs.
stand-agree = Alla som valde en nivå valde samma.
stand-forgotten = Vem som svarade vad är borttaget. Skillnaden och besluten finns kvar.
revote = Rösta en gång till om frågan
decide-title = Beslut
decide-level = Nivå
decide-provisional = Så länge gäller { $level }: det högsta som någon har gett skäl för.
decide-reason = Varför
decide-dissent = Någon är av annan mening
decide-dissent-by = Vem (funktion)
decide-dissent-why = Varför hen är av annan mening
decide-open = Fråga som ingen kunde svara på
decide-level-missing = Välj en nivå.
decide = Besluta
decide-again = Ändra beslutet
decided-said = Beslutet är sparat.

## Vid sidan om
beside-notes = Anteckningar
beside-notes-hint = Syns bara här, aldrig på projektorn.
beside-parked = Parkerat
beside-parked-lead = Det som ska lösas någon annanstans.
beside-matter = Sak { $number }
beside-owner = Vem tar hand om { $number }
beside-add = Parkera en sak
log-title = Beslut hittills
log-dissent = Annan mening, { $by }: { $why }
log-open = Öppen fråga: { $question }
log-none = Inga beslut än.
workshop-close = Avsluta workshopen
workshop-close-sure = Svar som inte har visats tas bort. Beslut, anteckningar och parkerat finns kvar.
workshop-close-yes = Ja, avsluta
workshop-next = Nästa tillfälle
workshop-next-hint = Lämna tomt om inget är bestämt. Skriv som 2027-01-14.
workshop-closed = Workshopen är avslutad.
workshop-closed-next = Workshopen är avslutad. Nästa tillfälle: { $date }.
minutes-save = Spara protokollet som PDF

## Klockan
timer = Tid kvar
timer-start = Starta klockan
timer-minutes = Minuter
timer-pause = Pausa
timer-go = Fortsätt
timer-more = 5 minuter till
timer-off = Stäng av
timer-over = Tiden är slut. Fortsätt i er takt.
timer-left = { $minutes } min { $seconds } s

## Projektorn
projector = Projektor
projector-title = Varsam – projektor
projector-rest = Det visas inget just nu.
projector-voting = Var och en svarar för sig.
projector-voted = { $done } av { $of } är klara.
projector-results = Så svarade ni
projector-decided = Beslut: { $level }
keys-projector = Öppna projektorn, från workshopen
