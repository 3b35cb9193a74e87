### Steg: namn, lägen och meningarna under dem.

step-gate = Grind
step-assets = Tillgångar
step-classify = Klassa
step-together = Tillsammans
step-suitability = Lämplighet
step-risks = Risker och åtgärder
step-review = Granska och signera

step-short-gate = Grind
step-short-assets = Tillgångar
step-short-classify = Klassa
step-short-together = Tillsammans
step-short-suitability = Lämplighet
step-short-risks = Risker
step-short-review = Granska

state-not-started = Inte påbörjad
state-started = Påbörjad, saknar uppgifter
state-disagree = Oense
state-done = Klar
state-blocked = Kan inte påbörjas
state-not-built = Finns inte än
state-short-not-started = Inte påbörjad
state-short-started = Påbörjad
state-short-disagree = Oense
state-short-done = Klar
state-short-blocked = Kan inte påbörjas
state-short-not-built = Finns inte än

step-note-not-built = Steget finns inte än i den här versionen.
step-note-assets-none = Lägg till vad systemet innehåller.
step-note-assets-count = { $sets ->
    [one] En informationsmängd
   *[other] { $sets } informationsmängder
  }, { $incoming } kommer från andra.
step-note-assets-owner-missing = Systemet eller någon informationsmängd saknar ägare.
step-note-classify-no-sets = Lägg till tillgångar först.
step-note-classify-none = { $total } nivåer att bedöma.
step-note-classify-missing = { $assessed } av { $total } nivåer bedömda. { $missing } saknas.
step-note-classify-reasons = Alla nivåer är bedömda. { $reasons ->
    [one] Ett skäl
   *[other] { $reasons } skäl
  } saknas.
step-note-classify-done = { $total } av { $total } nivåer bedömda.
step-note-together-no-sets = Lägg till tillgångar först.
step-note-together-none = Inget i systemet väcker frågor om helheten.
step-note-together-missing = { $decided } av { $decisions } beslut är fattade.
step-note-together-done = Alla { $decisions } beslut är fattade.
step-note-review-missing = { $missing ->
    [one] En sak återstår
   *[other] { $missing } saker återstår
  } innan det går att signera.
step-note-review-ready = Inget saknas. Det går att signera.
step-note-review-waiting = Signerat. { $waiting ->
    [one] Ett godkännande
   *[other] { $waiting } godkännanden
  } återstår.
step-note-review-stale = Registret har ändrats sedan resultatet signerades.
step-note-review-adopted = Fastställt av alla som ska godkänna.

not-built = Steget finns inte än i den här versionen.
not-built-result = Resultatet säger att det inte är gjort.
not-built-what = Vad steget ska göra
not-built-meanwhile = Så gör ni till dess
not-built-gate = Grind
    .what = Fem frågor om säkerhetsskydd innan något skrivs. Gäller uppgifterna Sveriges säkerhet ska arbetet stanna här.
    .meanwhile = Fråga er säkerhetsskyddschef innan ni börjar. Knappen Stopp säger vad ni gör om frågan kommer upp under arbetet.
not-built-risks = Risker och åtgärder
    .what = Förslag på åtgärder utifrån nivåerna, med ansvarig, datum och läge.
    .meanwhile = För in riskerna och åtgärderna i er vanliga handlingsplan.
back-to-tasks = Tillbaka till uppgifterna

## Punkterna i granskningen
review-org-missing = Kommunens organisationsnummer saknas
review-no-sets = Systemet har ingen informationsmängd
review-owners = { $sets ->
    [one] Systemet och dess informationsmängd har ägare
   *[other] Systemet och alla { $sets } informationsmängder har ägare
  }
review-owner-missing = { $count ->
    [one] En ägare saknas
   *[other] { $count } ägare saknas
  }
review-levels = { $assessed } av { $total } nivåer bedömda
review-levels-missing = { $assessed } av { $total } nivåer bedömda
review-reasons = Alla nivåer som behöver skäl har det
review-reasons-missing = { $count ->
    [one] Ett skäl saknas
   *[other] { $count } skäl saknas
  }
review-talks = Alla { $decisions } samtal om helheten är besvarade
review-talks-missing = { $decided } av { $decisions } samtal om helheten är besvarade
review-effective-stale = { $count ->
    [one] En beslutad nivå vilar på något som har ändrats
   *[other] { $count } beslutade nivåer vilar på något som har ändrats
  }
review-blocked = { $count ->
    [one] Ett flöde går till lägre skydd och hindrar beslut
   *[other] { $count } flöden går till lägre skydd och hindrar beslut
  }
review-excepted = { $count ->
    [one] Ett flöde till lägre skydd har ett undantag
   *[other] { $count } flöden till lägre skydd har undantag
  }
review-below-floor = { $count ->
    [one] En nivå ligger under modellens förslag
   *[other] { $count } nivåer ligger under modellens förslag
  }
review-unknown = { $code }
