### Förteckningen över behandlingar (artikel 30).

records = Behandlingar (art. 30)
records-lead = Förteckningen över hur ni behandlar personuppgifter. Den byggs av det som redan står i registret.
records-pdf = Spara som PDF…
records-empty-title = Ingen behandling att visa än
records-empty = Förteckningen fylls på av sig själv. Varje informationsmängd med personuppgifter blir en rad. Ändamål, gallring och annat hämtas från lämplighetsbedömningarna.
records-empty-go = Lägg in informationsmängder

## Den som ansvarar
controllers = Vem svarar för uppgifterna?
controllers-lead = Varje nämnd och bolag är personuppgiftsansvarig för sitt. Skriv hur man når dem som svarar. Uppgifterna gäller för alla rader.
controllers-caption = Ansvariga och hur man når dem
controller = Personuppgiftsansvarig
controller-edit = Uppgifter om { $name }
controller-contact = Kontaktuppgifter
controller-contact-hint = Postadress, e-post eller telefon till myndigheten.
controller-officer = Dataskyddsombud
controller-officer-hint = Funktion och hur man når ombudet.
controller-joint = Gemensamt ansvariga
controller-joint-hint = De som bestämmer ändamål och medel ihop med er. Lämna tomt om ni är ensamma.
controller-representative = Företrädare
controller-representative-hint = Bara för den som finns utanför EU. Brukar vara tomt i en kommun.
controller-security = Skydd av uppgifterna, allmänt beskrivet
controller-security-hint = Om det går: behörigheter, kryptering, loggar, säkerhetskopior och rutiner. Skriv så att det kan läsas av andra.
controllers-lacking = { $lacking ->
    [0] Alla har lämnat uppgifter
    [one] En av { $all } saknar uppgifter
   *[other] { $lacking } av { $all } saknar uppgifter
  }
controllers-show = Visa och ändra
controllers-hide = Dölj
controller-like = Samma ombud och skydd som någon annan?
controller-borrow = Fyll tomma fält som hos { $name }
controller-fill = Fyll i
controller-complete = Ifyllt

## Raderna
records-filter = Sök bland behandlingar
records-words = Sök behandling, system eller ändamål
records-incomplete-only = Bara ofullständiga
records-count = { $shown } av { $all } behandlingar visas. { $incomplete ->
    [0] Alla är fullständiga.
    [one] En är ofullständig.
   *[other] { $incomplete } är ofullständiga.
  }
records-none = Ingen behandling passar. Ändra eller töm sökningen.
records-caption = Behandlingar av personuppgifter
records-name = Behandling
records-purpose = Ändamål
records-people = Registrerade
records-people-data = Registrerade och uppgifter
records-data = Personuppgifter
records-receivers = Mottagare
records-retention = Gallring
records-state = Saknas
records-complete = Fullständig
records-lacks = Saknar { $what }
records-not-said = Inte sagt
records-nobody = Ingen
records-more = Visa allt
records-less = Visa mindre
records-owner = Informationsägare
records-systems = Finns i
records-basis = Rättslig grund
records-subjects = Hur många
records-identifiers = Pekar ut personer med
records-third-countries = Länder utanför EU/EES
records-safeguards = Skydd vid överföringen
records-fix = Fyll i { $what }
records-to-assessment = Till bedömningen
records-third-country = Lämnar EU/EES
lack-purpose = ändamål i ord
lack-people = registrerade
lack-retention = gallring
lack-safeguards = skydd vid överföring till andra länder
lack-contact = kontaktuppgifter
lack-officer = dataskyddsombud
lack-security = beskrivning av skyddet
lack-controller = ansvarigs uppgifter
lack-unknown = { $code }

## Koder
purpose-handlaggning = Handläggning
purpose-drift = Drift
purpose-statistik = Statistik
purpose-analys = Analys
purpose-profilering = Profilering
purpose-ai-traning = Träning av AI
purpose-prediktion = Förutsägelser
purpose-publicering = Publicering
subjects-none = Inga
subjects-population = Alla i kommunen
subjects-between = { $from }–{ $to }
subjects-from = { $from } eller fler
