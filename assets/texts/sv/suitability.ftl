### Lämplighet: vad som behöver bedömas, och bedömningen fråga för fråga.

## Steget
suitability-lead = Är det rimligt och tillåtet att lagra, använda eller lämna över uppgifterna?
assessment-new = Ny bedömning
assessment-begin = Börja bedöma
assessment-continue = Fortsätt
assessment-open = Öppna
assessments = Bedömningar
assessments-all = Alla bedömningar
assessments-none = Ingen bedömning är gjord än.
due = Det här behöver bedömas
due-needed = Behövs för att kunna signera
due-advised = Bör göras
due-disclosure = Uppgifterna lämnas till en annan myndighet eller ett bolag. Då måste det vara bedömt först.
due-third-country = Uppgifterna lämnar EU och EES, eller kan nås därifrån.
due-aggregate = Uppgifter från flera håll har ställts samman till något nytt.
due-new-storage = Uppgifterna har kommit till sedan nivåerna fastställdes.
due-derived = Systemet räknar fram nya uppgifter om människor.
row-started = påbörjad
row-finished = avslutad { $date }
row-may-start = Får börja
row-may-not-start = Får inte börja än
row-conditions = { $count ->
    [one] Ett villkor är inte uppfyllt.
   *[other] { $count } villkor är inte uppfyllda.
  }
row-overdue = { $count ->
    [one] Ett villkor är försenat.
   *[other] { $count } villkor är försenade.
  }
assessment-stale = Registret har ändrats sedan bedömningen avslutades.
assessment-stale-more = Öppna den igen och se efter om svaren fortfarande stämmer.

## Vad det är
teach-title = Vad är en lämplighetsbedömning?
teach-what = Några frågor om varför ni behöver uppgifterna, vad lagen säger och vem som kan komma till skada. Varsam visar vad svaren leder till. En människa avgör.
teach-when = Gör en innan ni
teach-when-storage = börjar lagra något som ni inte har haft förut
teach-when-transfer = lämnar över uppgifter till en annan nämnd, ett bolag eller någon utanför
teach-when-use = använder uppgifter ni redan har till något nytt, eller ställer samman dem
teach-when-supplier = tar in en ny leverantör eller ny teknik, eller flyttar uppgifterna
teach-how = Det tar ungefär en halvtimme. Mycket är ifyllt från registret, och du kan pausa när du vill. Alla svar sparas direkt.

## Ny bedömning
about-why = Varför görs bedömningen?
about-missing = Välj varför bedömningen görs.
about-kind-storage = Lagring
    .more = Uppgifterna ska börja lagras, eller lagras på ett nytt sätt.
about-kind-transfer = Överföring
    .more = Någon annan ska få uppgifterna eller kunna se dem.
about-kind-new-use = Ny användning
    .more = Uppgifter ni redan har ska användas till något nytt.
about-kind-supplier = Ny leverantör eller nytt land
    .more = Någon annan ska sköta uppgifterna, eller så lagras de någon annanstans.
about-kind-technology = Ny teknik
    .more = Sensorer, AI eller annat som ni inte har använt förut.
about-kind-aggregate = Sammanställning
    .more = Uppgifter från flera håll ska ses tillsammans.
about-kind-migration = Flytt
    .more = Uppgifterna ska över till ett annat system.
about-what = Vad gäller den?
subject-system = Hela systemet
subject-set = Informationsmängder
subject-flow = Flöden
assessment-title = Namn (kan vara tomt)
assessment-title-hint = Annars heter den som det den gäller.

## Fråga för fråga
part-of = Del { $number } av { $all }: { $title }
question-of-most = Fråga { $number } av högst { $most }
question-forward = Nästa fråga
to-end = Till sammanfattningen
show-all = Visa alla frågor
choice-find = Sök bland svaren
choice-count = { $shown } av { $all } visas. { $chosen ->
    [0] Inget är valt.
    [one] Ett är valt.
   *[other] { $chosen } är valda.
  }
choice-none = Inget svar passar sökningen. Ändra eller töm den.
day-hint = År-månad-dag, till exempel 2026-11-20.
day-wrong = Skriv ett datum som år-månad-dag, till exempel 2026-11-20.
from-register = Från registret: { $names }.
from-answers = { $count ->
    [one] Följer av fråga { $questions }.
   *[other] Följer av frågorna { $questions }.
  }
from-change = Stämmer det inte? Välj ett annat svar.
known-differs = Du har svarat något annat än det som var känt.
answer-restore = Återställ
answer-take-back = Ta tillbaka svaret
opens = { $count ->
    [one] Ditt svar öppnar en följdfråga:
   *[other] Ditt svar öppnar { $count } följdfrågor:
  }
opens-more = och { $count } till.
opens-kept = Ändrar du dig sparas texten, men den räknas inte.
closes = { $count ->
    [one] Ditt svar stänger en fråga:
   *[other] Ditt svar stänger { $count } frågor:
  }
closes-kept = Det som är skrivet där sparas, men räknas inte.
own-words = Med egna ord
subjects-count = Gäller { $count } saker
assess = Bedöm lämplighet
gap-unanswered = inte besvarad
gap-words = några ord saknas
gap-date = datum saknas
gap-unsettled = måste redas ut
hint-choose = välj
hint-next-question = nästa fråga
key-space = Mellanslag

## Lagrum
law-from = Gäller från { $date }.
law-until = Gäller till { $date }.
law-checked = Läst mot lagtexten { $month }.
law-checked-against = Läst mot lagtexten { $month }, mot { $against }.
law-unchecked = Inte kontrollerad mot lagtexten
rekvisit-rakt = Rakt skaderekvisit: öppet om ingen skada kan antas
rekvisit-rakt-kvalificerat = Rakt, kvalificerat: hemligt bara vid betydande skada
rekvisit-omvant = Omvänt skaderekvisit: hemligt om det inte är klart ofarligt
rekvisit-absolut = Absolut sekretess: hemligt utan prövning

## Som det ser ut nu
outcome-now = Som det ser ut nu
outcome-was = När bedömningen avslutades
outcome-changed = Nu ser det ut så här: { $outcome }.
outcome-is-stop = Stopp
    .more = Det här får inte hanteras i Varsam. Prata med säkerhetsskyddschefen.
outcome-is-not-suitable = Inte lämpligt
    .more = Gör det inte så här. Det som hindrar står nedanför.
outcome-is-consult-imy = Samråd med IMY krävs
    .more = Hög risk finns kvar. Vänta tills IMY har svarat.
outcome-is-dpia-required = Konsekvensbedömning krävs
    .more = Vänta med att börja tills den är klar.
outcome-is-incomplete = Inte klart
    .more = Inget hindrar så här långt, men svar saknas.
outcome-is-suitable-with-conditions = Lämpligt, med villkor
    .more = Ni får börja. Villkoren ska uppfyllas i tid.
    .wait = Vänta med att börja tills villkoren som hindrar är uppfyllda.
outcome-is-suitable = Lämpligt
    .more = Inget hindrar.
contradiction = Två svar går inte ihop.
hits = Regler som träffar
hits-none = Ingen regel har träffat än.
hits-conditions = Villkor ({ $count })
hits-notes = Att tänka på ({ $count })
hit-possible = möjlig
hit-lifted = räknas inte längre
hit-met = uppfyllt
hit-blocks = hindrar start
hit-on = { $question }: { $answer }
criteria-count = { $met ->
    [one] Ett kriterium är uppfyllt
   *[other] { $met } kriterier är uppfyllda
  }{ $possible ->
    [0] .
    [one] {" "}och ett är möjligt.
   *[other] {" "}och { $possible } är möjliga.
  }
criteria-enough = { $count ->
    [2] Två uppfyllda räcker för att kräva konsekvensbedömning.
   *[other] { $count } uppfyllda räcker för att kräva konsekvensbedömning.
  }
officer-now = Prata med dataskyddsombudet nu,
officer-why = inte när allt är klart.
officer-go = Till frågan om ombudets råd
missing-count = { $count ->
    [one] Ett svar saknas.
   *[other] { $count } svar saknas.
  }
may-remain = { $count ->
    [one] En fråga kan återstå.
   *[other] { $count } frågor kan återstå.
  }
person-decides = Om syftet väger tyngre än riskerna avgör en människa, aldrig Varsam.

## Alla frågor
all-questions = Alla frågor
all-questions-lead = Frågorna som ställs nu, med era svar. Fler kan öppnas när ni svarar.
part-empty = Ingen fråga i den här delen är öppen.
may-be-left = kan lämnas
kept = Sparat, men räknas inte
kept-lead = De här frågorna är stängda av andra svar. Öppnas de igen finns svaren kvar.

## Sammanfattning
summary = Sammanfattning
summary-lead = Läs igenom och avsluta när inget saknas. Du kan öppna den igen.
summary-lacking = Det här saknas
finished-by = Avslutad { $date } av { $by }.
finish-safe = Alla svar är sparade.
assessment-finish = Avsluta bedömningen
assessment-reopen = Öppna igen
assessment-locked = Bedömningen är avslutad och låst. Den kan öppnas igen i sammanfattningen.
assessment-discard = Ta bort bedömningen
discard-sure = Ta bort { $title }?
discard-more = Svar, villkor och konsekvensbedömning försvinner ur listan. Du kan ångra direkt efteråt.
discard-do = Ja, ta bort
dpia-here = Konsekvensbedömning
dpia-is-none = En konsekvensbedömning ska vara gjord innan ni börjar. Det som redan är besvarat följer med dit.
dpia-is-started = Konsekvensbedömningen är påbörjad.
dpia-is-finished = Konsekvensbedömningen är klar.
dpia-make = Gör konsekvensbedömning
dpia-open = Öppna konsekvensbedömningen
conditions = { $count ->
    [0] Villkor
    [one] Ett villkor
   *[other] { $count } villkor
  }
conditions-none = Svaren ger inga villkor.
condition-form = Villkor: { $title }
condition-owner = Ansvarig
condition-owner-hint = Funktion, inte namn.
condition-due = Senast
condition-unowned = Villkoret ”{ $title }” saknar ansvarig eller datum.
condition-due-hint = År-månad-dag.
condition-met = Uppfyllt den
condition-met-hint = Tomt om det inte är uppfyllt.
condition-note = Anteckning
condition-owned = Ansvarig: { $owner }
condition-blocks = Inget får börja förrän det här är uppfyllt.
condition-is-met = Uppfyllt { $date }
condition-overdue = Försenat, skulle vara klart { $date }
condition-no-owner = Ingen ansvarig
condition-no-day = Inget datum
condition-by = Senast { $date }
