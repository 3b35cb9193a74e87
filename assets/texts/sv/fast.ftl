### Snabba händer: många nivåer på en gång, kopiera, gå till vad som helst.

## Ändringar, som de står i statusraden
op-set-levels = { $name }: { $count ->
    [one] en nivå sattes
   *[other] { $count } nivåer sattes samtidigt
  }
op-copy-levels = Nivåer till { $name } kopierades från { $from }

## Markera och fylla
selection = { $count ->
    [one] 1 mängd markerad.
   *[other] { $count } mängder markerade.
  }
selection-hint = { $count } markerade. En siffra sätter alla, Ctrl+D fyller nedåt.
quick = Snabbläge
quick-hint = En siffra sätter nivån och går vidare till nästa ruta.
quick-on = Snabbläget är på: en siffra sätter nivån och går till nästa ruta.
quick-off = Snabbläget är av.
quick-end = Det var den sista rutan.
hint-fill = fyll nedåt

## Många nivåer på en gång
bulk-title = { $aspect }: { $level } för { $count ->
    [one] en mängd
   *[other] { $count } mängder
  }
bulk-changes = Det som ändras
bulk-now = Nu
bulk-then = Blir
bulk-note = Tänk på
bulk-over = { $count } har redan en nivå som ersätts
bulk-below = { $count } hamnar under föreslagen nivå
bulk-reason = { $count } behöver ett skäl
bulk-elsewhere = { $count } finns också i andra system
bulk-same = { $count } har nivån redan
bulk-same-all = Alla markerade har redan den nivån.
bulk-row-below = Modellen föreslår minst { $level }: { $why }
bulk-row-elsewhere = Ändras också i { $systems }
bulk-undo = Ctrl+Z ångrar alltihop.
bulk-do = { $count ->
    [one] Sätt nivån
   *[other] Sätt { $count } nivåer
  }

## Kopiera från en liknande mängd
copy-open = Kopiera från liknande…
copy-keys = Ctrl+L
copy-title = Kopiera nivåer till { $name }
copy-none = Ingen bedömd mängd liknar den här.
copy-from = Kopiera från
copy-classified = bedömd { $date }
copy-what = Nivåer och skäl
copy-over = Ersätter:
copy-check = Läs skälen: gäller de här också?
copy-do = { $count ->
    [0] Välj vad som kopieras
    [one] Kopiera en nivå
   *[other] Kopiera { $count } nivåer
  }
like-name = Namnet: { $what }
like-identifiers = Pekar ut: { $what }
like-personal-data = Personuppgifter: { $what }
like-topics = Ämne: { $what }
like-system = Också i { $what }
topic-anlaggning = anläggningar
topic-nat = nät
topic-larm = larm
topic-ritning = ritningar
topic-bemanning = bemanning
topic-geodata = geodata
topic-behorighet = behörigheter
topic-konfiguration = konfiguration
topic-beredskap = beredskap
topic-rsa = risk- och sårbarhetsanalys
topic-totalforsvar = totalförsvar
topic-skyddsobjekt = skyddsobjekt
topic-beroendekarta = beroendekartor

## Gå till
find = Gå till
find-title = Gå till system, mängd, flöde eller skärm
find-hint = Skriv några bokstäver i namnet
find-answers = Det som passar
find-count = { $count ->
    [0] Inget passar. Pröva med färre bokstäver.
    [one] 1 träff
   *[other] { $count } träffar
  }
find-kind-system = System
find-kind-set = Informationsmängd
find-kind-flow = Flöde
find-kind-screen = Skärm
find-kind-action = Gör
find-key-choose = välj
find-key-go = gå dit
find-key-close = stäng
find-language = Byt språk till engelska
find-register = Registret med alla system
find-redo = Gör om
find-tasks = Uppgifter
find-questions = Klassa med frågor

## Tangenter i hjälpen
key-shift-arrows = Skift+↑ ↓
key-shift-end = Skift+End
keys-select = markera flera mängder
keys-select-all = markera alla mängder
keys-fill = fyll nedåt, eller ta nivån ovanför
keys-copy = kopiera från en liknande mängd
keys-quick = snabbläge: siffran går vidare till nästa ruta
keys-find = gå till vad som helst med namnet
keys-save = spara det du skriver
keys-escape = stäng, eller ta bort markeringen
