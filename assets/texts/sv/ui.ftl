### Fönstrets texter. En nyckel har samma namn i alla språk; koder från Rust skrivs med bindestreck.

## Titlar
title-start = Start – Varsam
title-new = Nytt register – Varsam
title-unlock = Öppna register – Varsam
title-register = { $name } – Varsam
title-import = Läs in tabeller – Varsam
title-tasks = Uppgifter för { $system } – Varsam
title-step = { $step }, { $system } – Varsam

## Gemensamt
close = Stäng
cancel = Avbryt
save = Spara
help = Hjälp
stop = Stopp
undo = Ångra
aspect = Aspekt
authority = Nämnd eller bolag
system = System
system-owner = { $kind ->
    [process] Processägare
   *[other] Systemägare
  }
nobody = Ingen utsedd
key-shift-ctrl-z = Ctrl+Skift+Z
passphrase-show = Visa
passphrase-hide = Dölj
level-none = Ej bedömd
language-other = English
theme = Utseende
theme-system = Som datorn
theme-light = Ljust
theme-dark = Mörkt
theme-contrast = Hög kontrast

## Ram
bar-home = Till registret
bar-register = Register:
bar-warning = Registrera aldrig säkerhetsskyddsklassificerade uppgifter här.
undo-what = Ångra: { $what }
undo-nothing = Det finns inget att ångra
redo-what = Gör om: { $what }
redo-nothing = Det finns inget att göra om
steps-label = Steg för { $system }
saved-at = Sparat { $time }
hint-level = sätt nivå
hint-delete = ej bedömd
hint-next-set = nästa mängd
hint-next-open = nästa ej bedömda
hint-panel = nästa panel
trouble-label = Fel
trouble-code = Felkod: { $code }

## Ändringar, som de står i statusraden
op-set-organisation = Organisationsnumret ändrades
op-add-system = Tillagt: { $name }
op-add-set = Ny informationsmängd: { $name }
op-hold-set = { $name } används här
op-release-set = { $name } används inte här längre
op-set-owner = Ny ägare för { $name }
op-set-level = { $name }, { $aspect }: { $from } till { $to }
op-set-reason = Skäl för { $name }, { $aspect }
op-import-tables = Tabeller lästes in
op-move-pack = Modellen byttes till utgåva { $name }
op-answer-talk = Svar om helheten i { $name }
op-set-effective = Nivå för { $name }, { $aspect }
op-set-flow-exception = Undantag för ett flöde
op-put-flow = Ett flöde skrevs in
op-delete-flow = Ett flöde togs bort
op-put-dependency = Ett beroende skrevs in
op-delete-dependency = Ett beroende togs bort
op-answer-question = Svar om { $name }, { $aspect }
op-answer-gate = Grinden för { $name } besvarades
op-start-assessment = Ny bedömning: { $title }
op-answer-assessment = { $title }, svar på { $question }
op-set-condition = { $title }: ett villkor ändrades
op-finish-assessment = { $title } avslutades
op-reopen-assessment = { $title } öppnades igen
op-discard-assessment = { $title } togs bort
op-set-dpia = Konsekvensbedömningen för { $title }
op-set-data-protection = Dataskyddsuppgifter för { $name }
op-decide-question = Beslut om { $name }, { $aspect }: { $from } till { $to }
op-take-responses = Svar om { $name } lästes in
op-merge-answers = Svar om { $name } blev nivåer
op-reconsider = Omprövning av { $name }
op-unknown = Senaste ändringen

## Hjälp
help-aspects = De fyra aspekterna
help-aspects-closed = Öppna ett register så står aspekterna och deras frågor här.
help-levels = Nivån är den värsta rimliga följden. Ej bedömd är inte samma sak som 0.
help-keys = Tangenter
help-own = Så vill du ha det
help-digits = Siffror sätter nivå
help-more = Alla ändringar sparas direkt. Ångra finns längst ner och med Ctrl+Z.
keys-tab = nästa fält eller ruta
keys-digits = sätt nivå, när en nivåruta har fokus
keys-arrows = välj lägre eller högre nivå
keys-delete = ej bedömd
keys-sets = föregående och nästa informationsmängd
keys-next = nästa ruta utan nivå
keys-panel = nästa panel
keys-undo = ångra och gör om
keys-open = öppna fil, på startsidan
keys-help = visa eller stäng hjälpen

## Start
start-title = Klassa information tillsammans
start-lead = Vad händer om uppgifterna sprids, är fel eller saknas? Varsam hjälper er att bedöma det, steg för steg. Allt stannar på den här datorn.
start-new = Nytt register
start-open = Öppna fil…
start-sample-title = Vill du se hur det fungerar?
start-sample-lead = Exempelstad är en påhittad kommun med 50 system. Du kan ändra fritt, och inget därifrån kan skickas in som riktigt resultat.
start-sample = Prova med exempel
foot-version = Varsam { $version }
foot-pack = Modell: { $name }, version { $version }
foot-offline = Arbetar utan nät
welcome-title = Välkommen. Här hamnar dina register.
welcome-lead = Ett register är en fil. Den innehåller era system, er information och era bedömningar.
welcome-1 = Se hur det fungerar
    .more = Prova med exemplet Exempelstad och gå igenom ett system. Det tar ungefär tio minuter.
welcome-2 = Skapa ett register
    .more = Du väljer var filen ska ligga och en lösenfras. Börja med ett enda system.
welcome-3 = Bjud in till workshop
    .more = Informationsägaren, någon som kan verksamheten och du som leder. Tre timmar räcker för ett system.
welcome-file = Har du fått ett register av någon? Välj Öppna fil. Filnamnet slutar på .varsam.
recent-title = Senaste register
recent-missing = Filen hittas inte. Sitter USB-minnet i?
recent-find = Leta upp…
recent-forget = Ta bort ur listan
recent-encrypted = Registren är krypterade. Du låser upp dem med din lösenfras.
changed-today = ändrat i dag { $time }
changed-yesterday = ändrat i går { $time }
changed-on = ändrat { $date }

## Nytt register
new-title = Nytt register
new-lead = Registret blir en krypterad fil på den här datorn. Bara den som har lösenfrasen kan läsa den.
new-name = Namn
    .hint = Till exempel ”Ekonomi och upphandling 2026”. Filen får samma namn.
new-folder = Plats
new-folder-choose = Välj en annan plats…
new-org = Kommunens organisationsnummer (kan vänta)
    .hint = Tio siffror. Det behövs först när ni signerar.
new-pass = Lösenfras
    .hint = Minst { $least } tecken. Ta hellre fyra eller fem ord på rad än krångliga tecken.
new-again = Lösenfrasen en gång till
new-forget = Skriv upp lösenfrasen och förvara den säkert. Ingen kan öppna registret utan den, inte heller vi.
new-create = Skapa registret
sync-title = Platsen sköts av { $by }.
sync-why = Då kan filen hamna hos någon annan, och två kopior kan börja skilja sig åt. Välj hellre en vanlig mapp på datorn.
sync-onedrive = OneDrive
sync-dropbox = Dropbox
sync-google-drive = Google Drive
sync-icloud = iCloud
sync-nextcloud = Nextcloud
sync-network = en nätverksenhet

## Öppna register
unlock-title = Öppna { $name }
unlock-pass = Lösenfras
    .hint = Den som valdes när registret skapades, eller senast byttes till.
unlock-open = Öppna

## Register
register-close = Stäng registret
register-import = Läs in tabeller
register-add = Nytt system eller process
register-views = Hela registret
sample-title = Det här är ett exempel.
sample-note = Allt är påhittat. Ändra fritt; inget härifrån kan skickas in som ett riktigt resultat.
empty-title = Registret är tomt. Börja med ett system eller en process.
empty-lead = Sedan lägger du till den information som hör dit, och klassar den.
empty-1 = Har ni en förteckning?
    .more = Välj Läs in tabeller. Varsam läser CSV-filer, visar vad som står i dem och skriver inget förrän du säger till.
empty-2 = Vill ni börja i det lilla?
    .more = Välj Nytt system eller process och skriv in det för hand. Ett namn och en nämnd räcker.
filter-label = Sök bland systemen
filter-words = Sök system eller ägare
filter-all = Alla
filter-count = { $shown } av { $all } system och processer visas. { $sets } informationsmängder i registret.
filter-none = Inget system passar. Ändra eller töm sökningen.
systems-caption = System med läge och beräknad nivå per aspekt
systems-state = Klassning
systems-assessed = { $done } av { $all }
system-no-owner = { $kind ->
    [process] Ingen processägare
   *[other] Ingen systemägare
  }
system-name = { $kind ->
    [process] Processens namn
   *[other] Systemets namn
  }
system-authority = Nämnd eller bolag
    .hint = Välj en som finns eller skriv en ny.
system-kind = Slag
system-what = Vad är det?
    .hint = En process är ett arbete, till exempel Bygglov. Den klassas som ett system, och visar vad systemen måste klara.
system-kind-it = Verksamhetssystem
system-kind-platform = Plattform
system-kind-iot = Sakernas internet
system-kind-ot = Styrsystem
system-kind-process = Process
system-create = { $kind ->
    [process] Lägg till processen
   *[other] Lägg till systemet
  }
owner-hint = Funktion, inte namn: ”Ekonomichef”. Kan vänta.
org = Kommunens organisationsnummer
    .hint = Tio siffror. Signerade resultat ges ut under det.

## Modell
model = Modell
model-edition = { $name }, utgåva { $version }
model-choose = Läs in en annan utgåva…
model-move = Från utgåva { $from } till { $to }.
model-nothing-yet = Inget är ändrat än. Det här skiljer dem åt:
model-list-aspects = Aspekter
model-list-categories = Konsekvenskategorier
model-list-floors = Föreslagna lägsta nivåer
model-list-flags = Frågor om helheten
model-list-questions = Följdfrågor
model-list-information-types = Gemensamma informationstyper
model-counts = { $added } nya, { $removed } borttagna, { $changed } ändrade
model-thresholds = Gränserna i reglerna är andra, så andra frågor kan väckas.
model-demands = Kraven på skäl eller på vad som hindrar beslut är andra.
model-levels = Av nivåerna i registret är { $kept } desamma, { $renumbered } får en annan siffra och { $gone } finns inte i utgåvan. De räknas som ej bedömda tills någon bedömer dem.
model-decisions = Samtal om helheten: { $before } nu, { $after } i den nya utgåvan.
model-do = Byt utgåva

## Uppgifter
tasks = Uppgifter
tasks-lead = Gör stegen i den ordning som passar er. { $done } av { $all } är klara.
tasks-next = Fortsätt: { $step }
profile = Skyddsnivå
profile-then = Fastställd
profile-now = Beräknad nu
profile-raised = höjs till
profile-lowered = sänks till
profile-incomplete = Allt är inte bedömt än. Nivåerna kan bli högre.
profile-why = Därför
chain-system = system
chain-carries = innehåller
chain-reaches = som ger åtkomst till
chain-depends = behövs av
about-system = { $kind ->
    [process] Om processen
   *[other] Om systemet
  }

## Tillgångar
assets-lead = { $count ->
    [0] Här står vilken information som finns här.
    [one] En informationsmängd.
   *[other] { $count } informationsmängder, { $incoming } kommer från andra.
  }
assets-caption = Informationsmängder med ägare, personuppgifter och ursprung
assets-add = Ny informationsmängd
assets-empty-title = { $kind ->
    [process] Vilken information använder processen?
   *[other] Vilken information finns i systemet?
  }
assets-hold = Lägg till en som redan finns
assets-hold-lead = Mängden finns i registret och används här också. Nivåer och ägare följer med: de finns bara en gång.
assets-hold-find = Sök på namn, ägare eller system
assets-hold-count = { $count ->
    [0] Ingen mängd passar.
    [one] En mängd.
   *[other] { $count } mängder.
  }
assets-hold-more = De { $shown } första visas. Skriv mer för att hitta rätt.
assets-hold-how = Hur hanteras den här?
handling-stores = Lagras
handling-processes = Bearbetas
handling-shows = Visas
assets-hold-add = Lägg till mängden
assets-release = Ta bort härifrån
assets-empty-lead = En informationsmängd är uppgifter som hör ihop och har samma ägare, till exempel Kundreskontra eller Närvaro. Fem till tio brukar räcka.
assets-owner = Informationsägare
assets-owner-for = Informationsägare för { $name }
assets-personal = Personuppgifter
assets-from = Varifrån
assets-here = { $kind ->
    [process] Används i processen
   *[other] Finns i systemet
  }
assets-master = Huvuddatakälla
assets-incoming = Kommer från { $from }
assets-incoming-unknown = Kommer från annat håll
assets-also = Finns också i { $systems }
assets-none-personal = Inga
assets-open = Klassa { $name }
assets-no-owner = { $count ->
    [one] En mängd saknar ägare.
   *[other] { $count } mängder saknar ägare.
  }
set = Informationsmängd
set-name = Namn
set-description = Beskrivning (kan vänta)
set-description-hint = En mening om vad uppgifterna handlar om.
set-personal = Slag av personuppgifter
set-identifiers = Sådant som pekar ut en person eller plats
set-create = Lägg till
personal-ordinary = Vanliga
personal-worthy = Extra skyddsvärda
personal-special = Känsliga (artikel 9)
personal-criminal = Lagöverträdelser (artikel 10)
personal-protected = Skyddade personuppgifter
identifier-personnummer = Personnummer
identifier-namn = Namn
identifier-adress = Adress
identifier-fastighet = Fastighetsbeteckning
identifier-koordinat = Koordinat
identifier-enhets-id = Enhets-id
identifier-anstallnings-id = Anställningsnummer

## Klassa
show-as = Visa som
show-matrix = Matris
show-list = Lista
to-review = Till granskning
counts-done = { $done } av { $all } bedömda
counts-open = { $count } ej bedömda
counts-below = { $count } under föreslagen nivå
counts-reason = { $count } utan skäl
all-assessed = Alla nivåer är bedömda.
matrix-caption = Nivå per informationsmängd och aspekt
matrix-label = Matris
matrix-incoming = Kommer in från andra system – nivåerna hör till sina ägare
matrix-empty = { $kind ->
    [process] Processen har ingen information att klassa än.
   *[other] Systemet har ingen information att klassa än.
  }
matrix-empty-go = Lägg till informationsmängder
cell-name = { $aspect }, { $set }
mark-below = Under föreslagen nivå { $level }.
mark-reason = Skäl saknas.
panel-label = Vald bedömning
panel-owner = Ägare: { $owner }
panel-no-owner = Ingen ägare utsedd
panel-source = Från { $source }
panel-systems = Samma nivåer i { $count } system
floor-below = Modellen föreslår minst { $level }:
floor-choice = Välj lägre om du har skäl.
floor-met = Modellen föreslår minst { $level }: { $why }.
worst = Värsta konsekvensen avgör
worst-all = Alla { $count } kategorier
worst-fewer = Visa färre
worst-none = Ingen vald
worst-no-level = välj en nivå först
level-clear = Ta bort nivån
why = Varför?
why-hint = Skriv så att någon annan förstår om två år. Skriv inga namn.
why-missing = Skäl saknas. Skriv varför ni valde nivån.

## Granska och signera
review-lead = Läs igenom, rätta det som saknas och signera.
review-lead-signed = Utgåva { $revision }, signerad { $date }.
review-checks = Är allt med?
review-checks-ok = Inget saknas.
review-checks-missing = { $count ->
    [one] En sak saknas och hindrar signering.
   *[other] { $count } saker saknas och hindrar signering.
  }
review-not-done = Det här har inte gjorts
review-not-done-lead = Resultatet säger att de här stegen inte är gjorda:
review-diff-short = Nytt sedan förra fastställandet
review-diff-rest = Övriga nivåer är oförändrade.
review-diff-none = Inga nivåer skiljer sig från det som är fastställt.
diff-what = Vad
diff-before = Förut
diff-now = Nu
diff-why = Varför
approvals = Godkännanden
approvals-count = { $done } av { $all }
approvals-none = När resultatet är signerat står det här vilka som ska godkänna.
approvals-adopted = Alla har godkänt. Resultatet är fastställt.
approvals-stale = Registret har ändrats sedan utgåva { $revision } signerades. Signera en ny utgåva innan fler godkänner.
role-information-owner = Informationsägare
role-system-owner = { $kind ->
    [process] Processägare
   *[other] Systemägare
  }
role-coordinator = Informationssäkerhetssamordnare (yttrande)
role-data-protection-officer = Dataskyddsombud (yttrande)
approval-sets = { $count ->
    [one] en mängd
   *[other] { $count } mängder
  }
approval-waiting = Väntar
verdict-approve = Godkänt
verdict-approve-with-reservation = Godkänt med förbehåll
verdict-reject = Avslaget
verdict-by = { $verdict } av { $by } { $date }
sign-title = Signera resultatet
sign-title-new = Signera en ny utgåva
sign-lead = Du som lett arbetet signerar att resultatet är det ni kom fram till. Sedan godkänner ägarna.
sign-blocked = Signeringen öppnas när inget saknas i listan.
sign-key = Din nyckel
sign-key-file = Nyckeln ligger i { $path }
sign-pass = Nyckelns lösenfras
sign-sample = Det här är en exempelnyckel. Lösenfrasen är ifylld och ingen hemlighet.
sign-do = Signera
sign-exact = Gäller exakt det som står nu. Ändras något behövs en ny signatur.
sign-exact-revision = Gäller exakt utgåva { $revision }. Ändras något behövs en ny signatur.
statement-information-owner = Godkänn som informationsägare
statement-system-owner = { $kind ->
    [process] Godkänn som processägare
   *[other] Godkänn som systemägare
  }
statement-coordinator = Yttra dig som samordnare
statement-data-protection-officer = Yttra dig som dataskyddsombud
statement-verdict = Ditt beslut
statement-approve = Godkänn
statement-approve-with-reservation = Med förbehåll
statement-reject = Avslå
statement-text = Förbehåll eller skäl
statement-text-hint = Behövs om du inte godkänner rakt av.
opinion-text = Ditt yttrande
opinion-text-hint = Ett råd till den som beslutar. Det avgör inget.
decision-title = Beslutet
decision-right = Stöd i delegationen
decision-right-hint = Punkt i delegationsordningen, om du beslutar på delegation.
decision-number = Diarienummer
decision-day = Gäller till
decision-day-hint = Senast då ska det omprövas. Skriv som 2027-11-24.
statement-as = Du svarar som
statement-nokey = Det finns ingen nyckel här för { $function }. Den som har nyckeln signerar på sin egen dator.
said-signed = Resultatet är signerat.
said-answered = Ditt beslut är signerat.
said-advised = Ditt yttrande är signerat.
review-fix-org = Skriv in det här
review-more = { $count ->
    [one] Visa en till
   *[other] Visa { $count } till
  }
identity-new = Gör en ny nyckel
identity-none = Ingen nyckel finns på den här datorn. Gör en först.
identity-lead = Nyckeln är en fil som bara du kan använda. Den visar vem som signerade.
identity-function = Din funktion
    .hint = Till exempel ”Informationssäkerhetssamordnare”. Skriv inte ditt namn.
identity-pass = Lösenfras för nyckeln
    .hint = Minst { $least } tecken, och inte samma som registrets.
identity-again = Lösenfrasen en gång till
identity-create = Gör nyckeln
export-title = Spara resultatet
export-lead = Paketet är den signerade filen som samordnaren läser in. PDF:en är för läsning och diarium.
export-bundle = Spara paket…
export-pdf = Spara PDF…
export-none = Paketet kan sparas när resultatet är signerat. PDF:en går att spara som utkast.
receipt-title = Klart
receipt-lead = Varsam har öppnat filen igen och kontrollerat den.
receipt-saved = Filen är sparad.
receipt-path = Fil
receipt-size = Storlek
receipt-bytes = { $bytes } byte
receipt-result = Resultat
receipt-statement = Ställningstagande
receipt-signed-by = signerat av { $by }
receipt-digest = SHA-256
check-ok = Klart
check-note = Att veta
check-missing = Saknas
