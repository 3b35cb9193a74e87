### Konsekvensbedömning avseende dataskydd (artikel 35 och 36).

dpia = Konsekvensbedömning
dpia-lead = Vad kan det här göra med de människor som finns i uppgifterna, och vad gör ni åt det?
dpia-to-assessment = Till bedömningen
dpia-pdf = Spara som PDF…
dpia-part = Art. { $article }
dpia-known = Det här har ni redan svarat
dpia-known-take = Hämta in i texten
dpia-known-all = Visa alla { $count }
dpia-known-fewer = Visa färre

## Delarna
dpia-description = Vad ni gör och varför
dpia-description-hint = Beskriv steg för steg vad som händer med uppgifterna: vilka de är, vem de rör, vad de ska användas till, vem som ser dem och när de tas bort.
dpia-necessity = Varför det behövs
dpia-necessity-hint = Kan målet nås med färre uppgifter, eller på ett sätt som stör mindre? Skriv också vilket stöd i lag ni har och hur ni tar hand om de registrerades rättigheter.
dpia-risks = Risker för människor
dpia-risks-lead = Här står risker för dem som finns i uppgifterna. Vad det kostar kommunen om något går fel står i
dpia-risks-none = Ingen risk är inskriven än. Tänk på vad som händer om fel person ser uppgifterna, om de är fel, om de försvinner, eller om de används till något annat än det var tänkt.
dpia-measures = Vad ni gör för att skydda dem
dpia-measures-hint = Åtgärder för hela behandlingen, till exempel behörigheter, loggar, gallring och utbildning. Skriv också hur ni kan visa att ni följer reglerna.
dpia-views = Vad tycker de som berörs?
dpia-views-hint = Fråga dem eller någon som talar för dem, till exempel elevrådet, ett råd för äldre eller facket.
dpia-advice = Dataskyddsombudets råd
dpia-advice-hint = Ombudet ska frågas när ni gör bedömningen. Rådet är inte bindande, men ni ska kunna visa varför ni gör på ett annat sätt.
dpia-imy = Förhandssamråd med IMY
dpia-imy-lead = Det finns hög risk kvar. Sänk den med fler åtgärder, eller fråga IMY innan ni börjar. IMY har åtta veckor på sig och kan ta sex till.
dpia-imy-over = Ingen hög risk är kvar. Samrådet behövs inte, men det som är skrivet står kvar.
dpia-decision = Beslut och uppföljning
dpia-decision-hint = Gå igenom bedömningen på nytt när något ändras, till exempel mer uppgifter, fler som ser dem eller ny teknik.

## En risk
dpia-risk-add = Ny risk
dpia-risk-number = Risk { $number }
dpia-risk-what = Vad kan hända, och vem drabbas?
dpia-risk-before = Innan ni gör något
dpia-risk-after = När åtgärderna är på plats
dpia-risk-likelihood = Hur troligt?
dpia-risk-harm = Hur illa för den enskilde?
dpia-risk-measures = Vad gör ni åt det?
dpia-risk-remove = Ta bort risken
dpia-risk-name = Risk { $number }, { $place }
dpia-risk-removed = Risk { $number } togs bort. Ctrl+Z tar tillbaka den.
dpia-risk-worst = En ny risk börjar på det värsta. Ändra till det ni kommer fram till.
dpia-risk-high = Hög risk kvar
dpia-risk-not-high = Ingen hög risk kvar
likelihood-0 = 0 – Mycket osannolikt
likelihood-1 = 1 – Osannolikt
likelihood-2 = 2 – Sannolikt
likelihood-3 = 3 – Mycket sannolikt
dpia-harms = Vad skadorna betyder

## Svar
dpia-views-asked = Har de som berörs fått säga vad de tycker?
dpia-views-yes = Ja, de har frågats
dpia-views-no = Nej, de har inte frågats
dpia-views-said = Vad sa de, och vad gör ni av det?
dpia-views-why-not = Varför frågar ni dem inte?
dpia-advice-words = Rådet
dpia-advice-follow = Följer ni rådet?
followed-yes = Ja
followed-partly = Delvis
followed-no = Nej
dpia-advice-why = Varför gör ni på ett annat sätt?
dpia-imy-words = Vad IMY svarade
dpia-decided-by = Vem beslutar
dpia-decided-by-hint = Funktion, inte namn.

## Läget
dpia-state = Läget
dpia-asked-by = Därför behövs den
dpia-missing = { $count ->
    [0] Inget saknas
    [one] En sak saknas
   *[other] { $count } saker saknas
  }
dpia-ready = Allt som lagen frågar efter är ifyllt.
dpia-finish = Gör klar
dpia-finished = Klar { $date }.
dpia-finished-lead = Bedömningen är låst. Öppna den igen om något ska ändras.
dpia-reopen = Öppna igen
dpia-said-finished = Konsekvensbedömningen är klar.
dpia-said-reopened = Konsekvensbedömningen är öppen igen.
dpia-high-none = Ingen hög risk är kvar efter åtgärderna.
dpia-high-some = Hög risk är kvar. IMY ska tillfrågas innan ni börjar.
dpia-person-decides = En människa avgör om riskerna går att bära. Varsam räknar inte fram det.

## Det som saknas
problem-dpia-text-missing = { $field } saknas.
problem-dpia-risks-missing = Skriv in minst en risk för människor.
problem-dpia-risk-text-missing = Risk { $number }: skriv vad som kan hända och vem som drabbas.
problem-dpia-advice-missing = Skriv dataskyddsombudets råd, och när ni frågade och fick svar.
problem-dpia-advice-reason-missing = Skriv varför ni inte följer rådet fullt ut.
problem-dpia-views-missing = Svara på om de som berörs har frågats, och skriv vad de sa eller varför inte.
problem-dpia-decision-missing = Skriv vem som beslutar och när.
problem-dpia-review-missing = Skriv när bedömningen ska ses över.
problem-dpia-imy-missing = Hög risk är kvar. Skriv när IMY tillfrågades och vad IMY svarade.
problem-dates-contradict = { $second } kan inte vara före { $first }.
field-necessity = Varför det behövs
field-measures = Vad ni gör för att skydda dem
field-advice-asked-at = Dagen då ombudet tillfrågades
field-advice-given-at = Dagen för rådet
field-imy-sent-at = Dagen då IMY tillfrågades
field-imy-answered-at = Dagen för IMY:s svar
field-decided-at = Dagen för beslutet
field-review-at = Dagen för nästa översyn
