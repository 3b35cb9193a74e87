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
state-short-not-started = Inte påbörjad
state-short-started = Påbörjad
state-short-disagree = Oense
state-short-done = Klar
state-short-blocked = Kan inte påbörjas

step-note-gate-none = Svara på frågorna innan något skrivs.
step-note-gate-again = { $sets ->
    [0] Nya frågor har kommit. Grinden frågar igen.
    [one] En mängd med känsligt ämne har kommit till. Grinden frågar igen.
   *[other] { $sets } mängder med känsligt ämne har kommit till. Grinden frågar igen.
  }
step-note-gate-done = Alla frågor är besvarade med nej.
step-note-gate-first = Svara på frågorna i Grind först.
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
step-note-suitability-no-sets = Lägg till tillgångar först.
step-note-suitability-none = Inget här behöver bedömas.
step-note-suitability-missing = { $missing ->
    [one] Ett flöde till annan myndighet
   *[other] { $missing } flöden till andra myndigheter
  } måste bedömas.
step-note-suitability-open = { $open ->
    [one] En bedömning
   *[other] { $open } bedömningar
  } är inte klar.
step-note-suitability-forbidden = { $forbidden ->
    [one] Ett flöde är bedömt som olämpligt
   *[other] { $forbidden } flöden är bedömda som olämpliga
  }.
step-note-suitability-advised = { $advised ->
    [one] En sak till kan
   *[other] { $advised } saker till kan
  } behöva bedömas.
step-note-suitability-waiting = { $waiting ->
    [one] En bedömning är klar, men det den gäller
   *[other] { $waiting } bedömningar är klara, men det de gäller
  } får inte starta än.
step-note-suitability-done = { $all ->
    [one] En bedömning är klar
   *[other] { $all } bedömningar är klara
  }.
step-note-risks-no-sets = Lägg till tillgångar först.
step-note-risks-no-catalogue = Åtgärderna passar inte till modellen.
step-note-risks-reconsider = { $reconsider ->
    [one] En incident har hänt
   *[other] { $reconsider } incidenter har hänt
  } sedan nivåerna fastställdes. Ompröva.
step-note-risks-none = { $asked } åtgärder att svara på.
step-note-risks-missing = { $answered } av { $asked } åtgärder besvarade. { $missing } saknas.
step-note-risks-unplanned = Alla åtgärder är besvarade. { $unplanned ->
    [one] En öppen åtgärd
   *[other] { $unplanned } öppna åtgärder
  } saknar ansvarig eller dag.
step-note-risks-planned = Allt är besvarat. { $open ->
    [one] En åtgärd
   *[other] { $open } åtgärder
  } står i handlingsplanen.
step-note-risks-done = Alla { $asked } åtgärder är på plats.
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
step-note-review-draft = Utkast: ingen informationsägare var med i workshopen.
step-note-review-adopted = Fastställt av alla som ska godkänna.

## Punkterna i granskningen
review-org-missing = Kommunens organisationsnummer saknas
review-gate = Grinden är besvarad
review-gate-missing = Grinden är inte besvarad
review-gate-again = Grinden frågar igen
review-stopped-in = { $count ->
    [one] Systemet har en del som är stoppad. Häv stoppet eller rensa först.
   *[other] Systemet har { $count } delar som är stoppade. Häv stoppen eller rensa först.
  }
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
review-transfers-unassessed = { $count ->
    [one] Ett flöde till annan myndighet saknar lämplighetsbedömning
   *[other] { $count } flöden till andra myndigheter saknar lämplighetsbedömning
  }
review-transfers-forbidden = { $count ->
    [one] Ett flöde är bedömt som olämpligt
   *[other] { $count } flöden är bedömda som olämpliga
  }
review-assessments = { $count ->
    [one] Lämplighetsbedömningen är klar
   *[other] Alla { $count } lämplighetsbedömningar är klara
  }
review-assessments-open = { $count ->
    [one] En lämplighetsbedömning är inte klar
   *[other] { $count } lämplighetsbedömningar är inte klara
  }
review-assessments-waiting = { $count ->
    [one] En bedömning säger att något inte får starta än
   *[other] { $count } bedömningar säger att något inte får starta än
  }
review-assessments-advised = { $count ->
    [one] En sak till kan behöva bedömas
   *[other] { $count } saker till kan behöva bedömas
  }
review-measures = Alla { $asked } åtgärder är besvarade
review-measures-missing = { $answered } av { $asked } åtgärder är besvarade
review-actions-unplanned = { $count ->
    [one] En öppen punkt saknar ansvarig eller dag
   *[other] { $count } öppna punkter saknar ansvarig eller dag
  }
review-measures-excepted = { $count ->
    [one] Ett avsteg från en åtgärd gäller
   *[other] { $count } avsteg från åtgärder gäller
  }
review-actions-overdue = { $count ->
    [one] En öppen punkt har passerat sin dag
   *[other] { $count } öppna punkter har passerat sin dag
  }
review-continuity-gaps = { $count ->
    [one] En sak saknas i kontinuiteten
   *[other] { $count } saker saknas i kontinuiteten
  }
review-risks-open = { $count ->
    [one] En risk är öppen
   *[other] { $count } risker är öppna
  }
review-incidents-reconsider = { $count ->
    [one] En incident har hänt sedan nivåerna fastställdes. Ompröva.
   *[other] { $count } incidenter har hänt sedan nivåerna fastställdes. Ompröva.
  }
review-workshop-no-owner = Ingen informationsägare var med i workshopen. Resultatet blir ett utkast.
review-unknown = { $code }
