# Före verkstaden: uppdrag till informationsägare, svar och jämförelse.

title-assignments = Före verkstaden, { $system } – Varsam
title-answering = Uppdrag: { $system } – Varsam

assignments = Före verkstaden
assignments-lead = Fråga informationsägarna innan ni ses. Var och en svarar ensam, utan att se vad andra tycker.
assignments-about = Fråga informationsägare var för sig, läs in svaren och se var de skiljer sig åt.

ask-title = Fråga en informationsägare
ask-owner = Vem frågar du?
ask-nobody = { $authority }, ingen ägare än ({ $count })
ask-choice = { $function }, { $authority } ({ $count })
ask-function = Funktion
ask-function-hint = Skriv en funktion, inte ett namn. Du kan fråga fler än ägaren om samma mängder.
ask-sets = Informationsmängder
ask-form = Hur svarar de?
ask-form-file = I sin egen Varsam. Du får en fil att skicka och en kod att lämna på annat sätt.
ask-form-questionnaire = I en arbetsbok (Excel). Svaret blir osignerat.
ask-until = Sista dag att svara
ask-invitation = Vad vill du säga till dem?
ask-invitation-hint = Får vara tomt.
ask-send = Signera och spara
sent-title = Uppdraget är sparat
sent-path = Filen: { $path }
sent-code = Kod: { $code }
sent-code-once = Koden visas bara nu och sparas inte. Lämna den på annat sätt än filen, till exempel i telefon.
sent-form-questionnaire = Skicka arbetsboken till den som ska svara.
sent-done = Klart, jag har skrivit upp koden
sent-close = Stäng

sent-list = Skickade uppdrag
sent-none = Inget uppdrag har skickats.
sent-who = Till
sent-form = Form
sent-until = Senast
sent-state = Läge
sent-do = Åtgärd
form-file = Fil
form-questionnaire = Arbetsbok
assignment-state-sent = Skickat
assignment-state-answered = Besvarat
assignment-state-withdrawn = Återkallat
assignment-state-expired = Tiden har gått ut
withdraw = Återkalla
withdraw-for = uppdraget till { $function }
said-withdrawn = Uppdraget är återkallat. Svar på det läggs åt sidan.

read-answers = Läs in svar…
read-title = Det här blev av filerna
read-unknown = Okänd avsändare
said-read = { $taken ->
    [0] Inget svar lästes in.
    [one] Ett svar lästes in.
   *[other] { $taken } svar lästes in.
}
response-good = Inläst. Signerat med en nyckel som gäller det här uppdraget.
response-unsigned = Inläst osignerat. Du står för varifrån svaret kom.
response-stale-revision = Inläst. Något i mängderna har ändrats sedan frågan ställdes; de svaren är märkta.
response-late = Inläst, men svaret kom efter sista dagen.
response-same = Samma svar är redan inläst. Inget har ändrats.
response-withdrawn = Läggs åt sidan: uppdraget är återkallat.
response-wrong-assignment = Läggs åt sidan: svaret hör till ett annat uppdrag, eller till en annan utgåva av det.
response-wrong-code = Läggs åt sidan: nyckeln är okänd och koden är inte uppdragets.
response-code-used = Läggs åt sidan: nyckeln är okänd. Någon annan har redan svarat med koden.
response-key-of-another = Läggs åt sidan: nyckeln har svarat på ett annat uppdrag.
response-not-asked = Läggs åt sidan: svaret gäller något som uppdraget inte frågade om.
response-other-pack = Läggs åt sidan: nivåerna hör till en annan utgåva av modellen. Skicka ett nytt uppdrag.
response-edited = Läggs åt sidan: svaret har ändrats efter att det signerades.
response-response-bad = Läggs åt sidan: svaret är skadat eller skrivet av ett program som gör fel.
response-not-a-response = Läggs åt sidan: filen är inget svar.
response-not-a-bundle = Läggs åt sidan: filen går inte att läsa.
response-not-a-workbook = Läggs åt sidan: filen är ingen arbetsbok, eller är skadad.
response-not-a-questionnaire = Läggs åt sidan: arbetsboken är inte gjord av Varsam.
response-workbook-too-large = Läggs åt sidan: filen är för stor.
response-workbook-macros = Läggs åt sidan: arbetsboken har makron. Be om svaret utan dem.
response-workbook-outside = Läggs åt sidan: arbetsboken hämtar något utifrån. Be om svaret utan länkar.
response-cells = Läggs åt sidan: något i arbetsboken behöver rättas. Inget av den är inläst.
response-other = Läggs åt sidan ({ $code }).
cell-cell-moved = { $cell }: cellen har ändrats eller flyttats. Svara i en ny kopia av arbetsboken.
cell-cell-formula = { $cell }: cellen räknas ut. Skriv svaret som text.
cell-cell-level = { $cell }: ”{ $value }” är ingen nivå här. Välj i listan.
cell-cell-category = { $cell }: ”{ $value }” finns inte i listan över vad som avgjorde.
cell-cell-without-level = { $cell }: välj en nivå, eller Vet inte.
cell-cell-too-long = { $cell }: texten är för lång.
cell-questionnaire-empty = Inget är ifyllt.
cell-not-a-workbook = Arbetsboken är skadad.
cell-workbook-too-large = Arbetsboken är för stor.
cell-workbook-macros = Arbetsboken har makron.
cell-workbook-outside = Arbetsboken hämtar något utifrån.
cell-not-a-questionnaire = Arbetsboken är inte gjord av Varsam.
cell-other-assignment = Arbetsboken hör till ett annat uppdrag.

compare-title = Vad de säger
compare-none = Inga svar är inlästa än.
compare-agreed = { $agreed } av { $all } frågor är alla eniga om.
compare-take-agreed = Ta över det alla är eniga om
compare-take-hint = Bara där registret saknar nivå. Du kan ångra det.
compare-set = Informationsmängd
compare-here = I registret
compare-origin = från { $function }
compare-answers = Svar
compare-spread = Skillnad
compare-agree = Eniga
compare-apart = { $spread ->
    [0] Någon vet inte
    [one] Ett steg
   *[other] { $spread } steg
}
compare-unknown = Vet inte
compare-signed = signerat
compare-unsigned = osignerat, inläst av { $by }
compare-late = kom efter sista dagen
compare-stale = har ändrats sedan frågan ställdes
compare-foreign = hör till en annan utgåva av modellen
compare-take = Ta över
compare-take-for = svaret från { $function } om { $name }, { $aspect }
compare-over = Ersätt det som står
compare-notes = { $function } skriver:
said-merged = Svaret är nu nivån i registret.
said-merged-agreed = Det alla var eniga om är nu nivåer i registret.

## Ägarens sida
start-assignment = Öppna uppdrag…
code-title = Uppdrag om { $system }
code-who = { $authority } frågar { $function } om { $sets ->
    [one] en informationsmängd
   *[other] { $sets } informationsmängder
}. Svara senast { $day }.
code-expired = Sista dagen att svara har gått. Du kan svara, men den som frågar avgör om svaret räknas.
code-begun = Du har börjat svara. Du fortsätter där du var.
code-label = Kod
code-hint = Sexton tecken som du har fått på annat sätt än filen.
code-open = Öppna uppdraget
code-kept = Dina svar sparas i en egen krypterad fil som bara öppnas med koden.
code-sender = Varsam kan inte säga vem som har gjort filen. Koden visar att det är uppdraget du har fått koden till.

answering-title = Uppdrag om { $system }
answering-who = Du svarar som { $function }. Svara senast { $day }.
answering-alone = Svara ensam. Ingen annans bedömning visas här, och ingen ser dina svar förrän du lämnar dem.
answering-count = { $answered } av { $all } frågor besvarade.
answering-go = Svara på frågorna
answering-says = Från den som frågar
answering-hand-title = Lämna svar
answering-hand-lead = Svaret signeras med en nyckel som gäller det här uppdraget och inget annat. Skicka filen till den som frågade. Du kan lämna ett nytt svar; det senaste gäller.
answering-notes = Något mer du vill säga
answering-hand = Lämna svar…
answering-handed = Svaret lämnades { $day }.
said-handed-in = Svaret är sparat. Skicka filen till den som frågade.
answering-close = Stäng uppdraget
answering-back = Till uppdraget
