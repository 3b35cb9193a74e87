### Inläsning av tabeller: sidan, fälten och problemen.

import-title = Läs in tabeller
import-lead = Inget är skrivet än. Se efter att kolumnerna är rätt förstådda.
import-commit = Läs in
import-hindered = { $count ->
    [one] Ett fel hindrar inläsningen.
   *[other] { $count } fel hindrar inläsningen.
  }
import-counts = Det här läses in
import-counts-none = Antalen kommer när felen är rättade.
import-count-what = Vad
import-count-new = Nya
import-count-changed = Ändrade
import-count-unchanged = Oförändrade
import-problems = Det här behöver du titta på
import-problems-none = Inga fel i tabellerna.
import-problems-hinder = { $count ->
    [one] Ett fel som hindrar
   *[other] { $count } fel som hindrar
  }
import-problems-note = { $count ->
    [one] En upplysning
   *[other] { $count } upplysningar
  }
import-where = { $file }, rad { $row }
import-where-column = { $file }, rad { $row }, kolumn { $column }
import-where-file-column = { $file }, kolumn { $column }
import-file = Fil { $file }
import-file-facts = { $rows ->
    [one] En rad
   *[other] { $rows } rader
  }, { $encoding }, skiljetecken { $delimiter }
import-delimiter-tab = tabb
import-kind = Vad filen innehåller
import-kind-none = Läs inte in filen
import-column = Kolumn i filen
import-field = Läses som
import-field-for = { $column } läses som
import-field-none = Läses inte in
import-field-required = { $field } (måste finnas)
import-samples = Första raderna
import-done = Tabellerna är inlästa.

table-organisation = Nämnder och bolag
table-systems = System
table-info-sets = Informationsmängder
table-holdings = Innehav
table-flows = Flöden
table-dependencies = Beroenden
table-classifications = Klassningar
table-adopted = Fastställda nivåer

count-authorities = Nämnder, bolag och andra parter
count-systems = System
count-info-sets = Informationsmängder
count-holdings = Innehav
count-flows = Flöden
count-dependencies = Beroenden
count-levels = Nivåer
count-adopted = Fastställda nivåer

field-id = Id
field-name = Namn
field-kind = Slag
field-parent = Överordnad
field-authority = Nämnd eller bolag
field-owner = Ägare
field-manager = Förvaltningsledare
field-overview = Översiktstjänst
field-redundant = Redundant drift
field-purposes = Ändamål
field-purpose = Ändamål
field-supplier = Leverantör
field-hosting = Driftform
field-description = Beskrivning
field-subjects = Antal registrerade
field-records = Antal poster
field-identifiers = Identifierare
field-has-personal-data = Innehåller personuppgifter
field-personal-data = Slag av personuppgifter
field-secrecy = Sekretess
field-time-depth = Tidsdjup
field-topics = Ämnesområde
field-time-bound = Tidsbunden känslighet
field-parts = Består av
field-reaches = Ger åtkomst till
field-system = System-id
field-system-name = Systemets namn
field-set = Informations-id
field-set-name = Informationsmängdens namn
field-handling = Hantering
field-master = Huvuddatakälla
field-environment = Miljö
field-since = Sedan
field-from = Från
field-from-name = Från (namn)
field-to = Till
field-to-name = Till (namn)
field-mode = Sätt
field-volume = Omfattning
field-third-country = Tredjeland
field-encrypted = Krypterad
field-consumer = Beroende system
field-consumer-name = Beroende system (namn)
field-provider = Levererande system
field-provider-name = Levererande system (namn)
field-tolerates = Behov vid reservrutin
field-note = Anmärkning
field-classified-at = Klassad
field-participants = Deltagare
field-at = Fastställd
field-decided-by = Beslutat av
field-level = Nivå { $aspect }
field-reason = Motivering { $aspect }
field-receiver = Mottagarens { $aspect }

problem-empty-file = Filen har inga rader.
problem-too-large = Filen är för stor. Dela upp den.
problem-not-text = Filen är inte text. Spara den som CSV och försök igen.
problem-mixed-encoding = Filen blandar teckenkodningar. Se efter att å, ä och ö ser rätt ut.
problem-unknown-table = Det går inte att se vad filen innehåller. Välj i listan.
problem-missing-column = Ingen kolumn läses som { $field }. Välj en, den måste finnas.
problem-missing-level-column = Ingen kolumn har nivåer för { $aspect }. De blir ej bedömda.
problem-ambiguous-column = Flera kolumner kan vara { $field }. Den första används.
problem-unused-column = Kolumnen läses inte in.
problem-bad-mapping = Valet för { $field } går inte att använda.
problem-too-many-cells = Raden har fler fält än det finns rubriker.
problem-empty-cell = Fältet är tomt men måste fyllas i.
problem-too-long = Texten är längre än { $limit } tecken.
problem-unknown-word = ”{ $value }” är inget ord som kolumnen känner till.
problem-bad-level = ”{ $value }” är ingen nivå för { $aspect }.
problem-bad-date = ”{ $value }” är inget datum. Skriv som 2026-11-20.
problem-assumed-no = Varken ja eller nej. Lästes som nej.
problem-duplicate-id = { $id } finns på en tidigare rad.
problem-already-in-register = { $id } finns redan i registret. Raden hoppas över.
problem-led-to-new = { $id } har slagits ihop med ”{ $name }”. Raden läses som den.
problem-unknown-id = { $id } finns varken i tabellerna eller i registret.
problem-name-mismatch = { $id } heter ”{ $expected }” på annat håll.
problem-flow-without-system = Varken avsändare eller mottagare är ett system.
problem-part-cycle = { $id } består av sig själv.
problem-parent-cycle = { $id } är överordnad sig själv.
problem-personal-data-unclear = Svaret om personuppgifter stämmer inte med slagen som räknas upp.
problem-more-problems = { $count } till visas inte. Rätta de här först.
problem-unknown = Okänt problem ({ $code }).
