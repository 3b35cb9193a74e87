### Ändrad organisation: namn, ägare, nämnd, avveckling, sammanslagning, delning, gallring.

## Ångra
op-rename = { $name } fick nytt namn
op-change-owner = Ny ägare eller förvaltare, bland annat för { $name }
op-move-authority = { $name } flyttades till annan nämnd
op-decommission = { $name } avvecklas
op-reinstate = Avvecklingen av { $name } togs tillbaka
op-delete-draft = Ett utkast togs bort
op-merge = { $from } slogs ihop med { $name }
op-split = { $name } delades

## Organisationen
organisation = Organisation
title-organisation = Organisation i { $name }
organisation-lead = Nämnder och bolag, det som är avvecklat, och vart gamla namn och id leder.
organisation-authorities = Nämnder, bolag och andra parter
organisation-name = Namn
organisation-kind = Slag
organisation-systems = System
organisation-sets = Informationsmängder
organisation-gone = Avvecklat
organisation-gone-none = Inget är avvecklat.
organisation-what = Vad
organisation-from = Från och med
organisation-to = Vart informationen går
organisation-to-come = inte än
organisation-disposed = Gallrat
organisation-disposed-about = Innehållet är borta. Att det har gallrats finns kvar.
organisation-id = Id
organisation-decision = Beslut
organisation-led = Gamla namn och id
organisation-led-none = Inget har bytt namn eller slagits ihop.
organisation-old = Hette eller hade id
organisation-new = Heter eller ingår nu i
organisation-when = När
authority-kind-namnd = Nämnd
authority-kind-bolag = Bolag
authority-kind-extern = Extern part
authority-kind-allmanhet = Allmänheten

## Att ändra
reorganise = Ändra organisation
reorganise-of = Ändra organisation för { $name }
title-reorganise = Ändra organisation: { $name }
reorganise-lead = Välj vad som har hänt. Du får se allt som ändras innan något görs.
reorganise-kind-system = System
reorganise-kind-set = Informationsmängd
reorganise-kind-authority = Nämnd, bolag eller annan part
reorganise-what = Vad ska göras?
reorganise-none = Grinden är inte besvarad. Inget kan ändras innan dess.
reorganise-back-tasks = Till systemet
reorganise-back = Till Organisation
reorganise-other = Välj något annat
reorganise-see = Visa vad som ändras
reorganise-manager = Förvaltare
reorganise-gone = Avvecklat från och med { $at }. Det räknas inte längre, men finns kvar här.
reorganise-going = Avvecklas från och med { $at }.
reorganise-gone-why = Skäl
reorganise-gone-to = Informationen går till
reorganise-done = Klart: { $what }.
reorganise-made = Det nya heter { $name }.
reorganise-made-open = Visa det nya

reorganise-op-rename = Byt namn
    .more = Bara namnet ändras. Det gamla namnet går att söka på.
reorganise-op-change-owner = Byt ägare eller förvaltare
    .more = För en sak, eller för alla i samma nämnd som har samma funktion.
reorganise-op-move = Flytta till annan nämnd
    .more = Ägaren väljs på nytt hos den nya nämnden.
reorganise-op-merge = Slå ihop med ett annat
    .more = Allt som hör till det ena hör sedan till det andra. Det gamla id:t leder dit.
reorganise-op-split = Dela
    .more = Du säger vad som går till den nya delen. Inget tappas bort.
reorganise-op-decommission = Avveckla
    .more = Räknas inte från en viss dag. Det som har fastställts står kvar som historia.
reorganise-op-reinstate = Ta tillbaka avvecklingen
    .more = Det räknas igen, med allt som fanns.
reorganise-op-delete-draft = Ta bort utkastet
    .more = Går bara för det som aldrig har signerats, fastställts eller exporterats.
reorganise-op-dispose = Gallra
    .more = Innehållet tas bort enligt beslut. Det går inte att ångra.

reorganise-do-rename = Byt namn
reorganise-do-change-owner = Byt
reorganise-do-move = Flytta
reorganise-do-merge = Slå ihop
reorganise-do-split = Dela
reorganise-do-decommission = Avveckla
reorganise-do-reinstate = Ta tillbaka
reorganise-do-delete-draft = Ta bort
reorganise-do-dispose = Gallra nu

## Fält
reorganise-name = Nytt namn
reorganise-role = Vilken roll
reorganise-role-owner = Systemägare
reorganise-role-manager = Förvaltare
reorganise-function = Ny funktion
reorganise-function-hint = En funktion, inte en person.
reorganise-all = Även för de { $count } andra i samma nämnd som har ”{ $function }”
reorganise-authority = Ny nämnd eller nytt bolag
reorganise-owner-there = Ägare där
reorganise-owner-was = Hos den nuvarande: { $owner }
reorganise-owner-same = Samma funktion som förut
reorganise-move-sets = Informationsmängder som flyttar med
reorganise-move-set-owner = Ägare av { $name } där
reorganise-at = Från och med
reorganise-reason = Skäl
reorganise-goes-to = Vart informationen går
reorganise-goes-to-hint = Till exempel ett annat system eller arkivet.
reorganise-with-sets = Mängder som bara finns här och avvecklas samtidigt
reorganise-into = Slå ihop med
reorganise-into-hint = Det som du väljer blir kvar. { $name } går upp i det.
reorganise-levels = Nivåer som skiljer sig
reorganise-levels-hint = Den högre nivån med skäl föreslås. Välj själv för varje aspekt.
reorganise-level-proposed = föreslås
reorganise-level-no-reason = Inget skäl.
reorganise-new-name = Den nya delens namn
reorganise-new-owner = Den nya delens ägare
reorganise-parts = Vad går vart?
reorganise-part-holding = Innehav
reorganise-part-flow = Flöde
reorganise-part-dependency = Beroende
reorganise-where = Vart { $name } går
reorganise-where-stays = Stannar
reorganise-where-goes = Till den nya
reorganise-where-both = Båda
reorganise-decision = Beslut om gallring
reorganise-decision-hint = Diarienummer, eller gallringsbeslut i informationshanteringsplanen.
reorganise-decided = Beslutat

## Vad som ändras
preview-title = Det här ändras
preview-levels = Beräknade nivåer som ändras
preview-system = System
preview-before = Nu
preview-after = Efter
preview-no-levels = Inga beräknade nivåer ändras.
preview-stale = Registret går vidare från signerade resultat för: { $names }. De står kvar som de signerades. En ny utgåva behöver signeras.
preview-undo = Det går att ångra tills något har signerats.
preview-no-undo = Det går inte att ångra, och inte det som gjordes innan.
preview-change = Ändra det jag skrev

reorganise-says-rename = { $name } heter { $to } i stället.
reorganise-says-rename-only = Inget annat ändras. Det gamla namnet går att söka på.
reorganise-says-owner = { $count ->
    [one] { $to } i stället för { $from } för { $names }.
   *[other] { $to } i stället för { $from } för { $count } saker: { $names }.
  }
reorganise-says-owner-first = { $to } för { $names }. Ingen hade rollen förut.
reorganise-says-owner-closed = { $count ->
    [one] Ett system till har samma funktion, men grinden för det är inte besvarad. Det ändras inte.
   *[other] { $count } system till har samma funktion, men grinden för dem är inte besvarad. De ändras inte.
  }
reorganise-says-move = { $name } flyttar från { $from } till { $to }.
reorganise-says-move-owner = Ägare där: { $owner }.
reorganise-says-move-set = { $name } flyttar med. Ägare där: { $owner }.
reorganise-says-decommission = { $name } räknas inte från och med { $at }: inte i analysen, inte bland uppgifterna.
reorganise-says-decommission-later = { $name } räknas som vanligt till den { $at }, och sedan inte alls.
reorganise-says-decommission-set = Mängden { $name } avvecklas samtidigt.
reorganise-says-decommission-left = { $count ->
    [one] En mängd finns inte längre i något system: { $names }.
   *[other] { $count } mängder finns inte längre i något system: { $names }.
  }
reorganise-says-decommission-needed = { $count ->
    [one] Ett system är beroende av det: { $names }.
   *[other] { $count } system är beroende av det: { $names }.
  }
reorganise-says-decommission-flows = { $count ->
    [one] Ett flöde räknas inte längre.
   *[other] { $count } flöden räknas inte längre.
  }
reorganise-says-decommission-history = Det går att hitta och visa. Det som har fastställts står kvar som historia.
reorganise-says-reinstate = { $name } räknas igen. Avvecklingen { $at } gäller inte.
reorganise-says-delete = { $name } tas bort, med allt som har skrivits om det.
reorganise-says-merge = { $name } går upp i { $into }.
reorganise-says-merge-alias = Id { $id } och namnet { $name } leder dit.
reorganise-says-merge-adopted = Det som fastställdes för { $name } den { $at } gäller inte längre. Dokumentet finns kvar.
reorganise-says-merge-votes = Namngivna svar från workshoppar glöms. Beslut och avvikande meningar följer med.
reorganise-says-merge-inside = Det som gick mellan de två blir inre: { $flows ->
    [one] ett flöde
   *[other] { $flows } flöden
  } och { $needs ->
    [one] ett beroende
   *[other] { $needs } beroenden
  }. Mängderna hanteras fortfarande.
reorganise-says-merge-owner = Ägare är { $owner } hos { $authority }.
reorganise-says-merge-revision = Mängden får revision { $revision }, och ägaren behöver godkänna den på nytt.
reorganise-says-merge-owners-stay = Ägarna är desamma.
reorganise-says-split = Av { $name } blir två: { $name } och { $new }.
reorganise-says-split-holding = Innehav: { $goes } till den nya, { $both } i båda, { $stays } stannar.
reorganise-says-split-flow = Flöden: { $goes } till den nya, { $both } i båda, { $stays } stannar.
reorganise-says-split-dependency = Beroenden: { $goes } till den nya, { $both } i båda, { $stays } stannar.
reorganise-says-split-system-levels = Det nya systemet har samma svar i grinden och samma beslutade nivåer, som ni ser över. Inget är fastställt för det.
reorganise-says-split-set-levels = Den nya mängden börjar med samma nivåer och skäl, och det står vad den kommer från.
reorganise-says-dispose = Innehållet om { $name } tas bort: { $rows } rader.
reorganise-says-dispose-set = Mängden { $name } gallras med det.
reorganise-says-dispose-documents = { $count ->
    [one] Ett signerat dokument tas bort.
   *[other] { $count } signerade dokument tas bort.
  }
reorganise-says-dispose-file = Filen { $path } nås inte. Gallra den själv.
reorganise-says-dispose-remembered = Kvar står att { $id } har gallrats, när, och enligt { $decision }.
reorganise-says-disclosures = Flöden mellan olika nämnder eller parter: { $before } nu, { $after } efter. Ett sådant flöde kan vara ett utlämnande.
reorganise-says-follows-holding = { $count ->
    [one] Ett innehav följer med.
   *[other] { $count } innehav följer med.
  }
reorganise-says-follows-flow = { $count ->
    [one] Ett flöde följer med.
   *[other] { $count } flöden följer med.
  }
reorganise-says-follows-dependency = { $count ->
    [one] Ett beroende följer med.
   *[other] { $count } beroenden följer med.
  }
reorganise-says-follows-flag-answer = { $count ->
    [one] Ett svar om helheten följer med. Det behöver ses över.
   *[other] { $count } svar om helheten följer med. De behöver ses över.
  }
reorganise-says-follows-assessment = { $count ->
    [one] En bedömning följer med.
   *[other] { $count } bedömningar följer med.
  }
reorganise-says-follows-workshop = { $count ->
    [one] En workshop följer med.
   *[other] { $count } workshoppar följer med.
  }
reorganise-says-follows-assignment = { $count ->
    [one] Ett uppdrag följer med.
   *[other] { $count } uppdrag följer med.
  }
reorganise-says-follows-other = { $count ->
    [one] En rad till följer med.
   *[other] { $count } rader till följer med.
  }

## Vad som hindrar
reorganise-hinder-field-empty = Fyll i: { $field }.
reorganise-hinder-text-invalid = { $field }: texten är för lång eller har tecken som inte går att läsa.
reorganise-hinder-not-a-day = { $field }: skriv dagen som ÅÅÅÅ-MM-DD.
reorganise-hinder-day-to-come = Dagen har inte kommit än.
reorganise-hinder-name-same = Det heter så redan.
reorganise-hinder-name-taken = Något annat heter redan { $name }. Slå ihop dem i stället.
reorganise-hinder-owner-same = Det är samma funktion som nu.
reorganise-hinder-authority-same = Det hör dit redan.
reorganise-hinder-decommissioned-already = Det är redan avvecklat, eller ska bli det.
reorganise-hinder-before-adopted = Det fastställdes den { $at }. Avvecklingen kan inte vara före det.
reorganise-hinder-authority-in-use = Något hör till { $name }. Flytta det, eller slå ihop med en annan.
reorganise-hinder-draft-signed = { $name } finns i något som har signerats, skickats eller exporterats. Avveckla i stället.
reorganise-hinder-draft-adopted = Nivåer har fastställts som vilar på { $name }. Avveckla i stället.
reorganise-hinder-draft-handed-over = { $name } har varit med när ett system lämnades över mellan register. Avveckla i stället.
reorganise-hinder-not-decommissioned = Det avvecklas först { $at }. Innan dess kan det inte gallras.
reorganise-hinder-level-unchosen = Välj vilken nivå som gäller för { $aspect }.
reorganise-hinder-kinds-differ = De är av olika slag och kan inte bli ett.
reorganise-hinder-workshop-open = En workshop om { $name } pågår. Avsluta den först.
reorganise-hinder-own-part = { $name } skulle bli en del av sig själv.
reorganise-hinder-split-nothing = Välj minst en sak som går till den nya delen.
reorganise-hinder-split-everything = Något måste stanna. Byt namn i stället, om allt ska heta något annat.

## Historia
history-title = Vad som har hänt
history-none = Inget har ändrats i organisationen.
history-rename = Hette { $name } till { $at }.
history-merge = { $name } gick upp i det { $at }.
history-split = Delades från { $name } { $at }.
history-split-off = { $name } delades ut { $at }.
results-title = Signerade resultat
results-row = Utgåva { $revision } om { $name }, signerad { $date } av { $function }.

find-was = Hette { $was }
find-kind-gone-system = Avvecklat system
find-kind-gone-set = Avvecklad mängd
find-kind-authority = Nämnd eller part
signed-name = Signerades som ”{ $name }”.
cell-led-to-new = { $id } har slagits ihop med { $name }. Svaren gäller den.
