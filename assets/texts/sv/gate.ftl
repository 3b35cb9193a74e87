### Grinden för säkerhetsskydd, stoppet och rensningen.

## Grind
title-gate = Grind för { $system }
gate-title = Grind
gate-lead = Fem frågor om säkerhetsskydd. Svara innan något skrivs. Varsam sparar inte vad du svarar, bara att alla svar var nej.
gate-done = Alla frågor är besvarade med nej, { $date }. Svara på nytt om något har ändrats.
gate-again = Grinden frågar igen. Något med känsligt ämne har kommit till: { $names }. Inget är låst.
gate-again-questions = Grinden frågar igen, för frågorna har ändrats. Inget är låst.
gate-number = Fråga { $number } av { $all }
gate-source = Källa: { $source }
gate-yes = Ja
gate-no = Nej
gate-unknown = Vet ej
gate-answer = Svara
gate-continue = Fortsätt
gate-will-stop = Ett svar är ja eller vet ej. När du svarar låses systemet och göms. Säg inte och skriv inte varför.
gate-will-stop-new = Ett svar är ja eller vet ej. Då skrivs systemet inte in. Säg inte och skriv inte varför.
gate-fault = Välj ett svar på fråga { $number }.
gate-said-done = Grinden är besvarad
gate-first-note = Grinden är inte besvarad. Inget kan skrivas om systemet innan dess.
gate-first-go = Till grinden
problem-gate-unanswered = Frågan { $question } har inget svar.

## Stopp
stop-title = Stanna upp
stop-when = Gäller uppgifterna Sveriges säkerhet? Då hör de inte hemma här, inte heller som ett namn eller ett skäl. En misstanke räcker.
stop-about = Vad gäller det?
stop-about-here = Systemet du är i
stop-about-sets = Informationsmängder i systemet
stop-about-all = Alla system
stop-about-none = Välj
stop-about-empty = Välj vad det gäller.
stop-reversible = Det låses och göms med en gång, på alla skärmar. Inget är borta än: var det ett misstag går det att häva.
stop-nothing = Står det inte i registret än? Skriv inte in det, men gör stegen.
stop-now = Stoppa nu
stop-do = Gör så här
stop-do-1 = Sluta skriva och prata om innehållet. Sudda tavlor och samla in papper.
stop-do-2 = Kontakta er säkerhetsskyddschef. Det är hen som avgör, inte gruppen.
stop-do-3 = Låt datorn vara tills du har fått besked om den.
stop-said = Stoppat. Koden är { $code }.

## Stoppade
stopped-title = Stoppade
stopped-lead = Det som är stoppat visas bara med en kod. Ta med koden till säkerhetsskyddschefen.
stopped-none = Inget är stoppat.
stopped-count = { $count ->
    [one] En sak är stoppad
   *[other] { $count } saker är stoppade
  }
stopped-open = Visa stoppade
stopped-code = Kod
stopped-kind = Vad
stopped-kind-system = System
stopped-kind-set = Informationsmängd
stopped-state = Läge
stopped-state-locked = Låst och gömt
stopped-state-lifted = Hävt
stopped-state-purged = Rensat
stopped-state-sweeping = Rensat, men filen är inte omskriven än. Stäng registret och öppna det igen.
stopped-when = Stoppat
stopped-caption = Allt som är eller har varit stoppat
stopped-do = Åtgärd
stopped-ended = { $date }
lift-open = Häv…
lift-title = Häv stoppet { $code }
lift-lead = Häv bara om stoppet var ett misstag. Allt kommer tillbaka som det var, och grinden frågas igen.
lift-why = Varför var det ett misstag?
lift-pressed-by-mistake = Någon tryckte fel
lift-wrong-object = Fel system eller informationsmängd stoppades
lift-answered-by-mistake = Någon svarade fel i grinden
lift-chief-says-no = Säkerhetsskyddschefen säger att det inte gäller säkerhetsskydd
lift-empty = Välj varför.
lift-do = Häv stoppet
lift-said = Stoppet { $code } är hävt

## Rensa
purge-open = Rensa…
purge-title = Rensa { $code }
purge-lead = Fråga säkerhetsskyddschefen först, om du kan. Rensningen går inte att ångra, och inget som gjordes före den går att ångra.
purge-takes = Det här tas bort
purge-systems = { $count ->
    [one] Ett system
   *[other] { $count } system
  }
purge-sets = { $count ->
    [one] En informationsmängd
   *[other] { $count } informationsmängder
  }
purge-flows = { $count ->
    [one] Ett flöde
   *[other] { $count } flöden
  }
purge-documents = { $count ->
    [one] Ett signerat dokument
   *[other] { $count } signerade dokument
  }
purge-history = Allt i historiken som säger något om det
purge-stay = De här informationsmängderna finns också i andra system och blir kvar. De kan stoppas var för sig: { $names }.
purge-first = Skriv upp de här filerna innan du rensar. Efteråt vet Varsam inte var de ligger.
purge-type = Skriv koden { $code } för att rensa
purge-do = Rensa nu
purge-working = Rensar…

## Vad rensningen lämnar
left-files = Filer att kalla tillbaka och radera
left-files-more = Varsam kan inte radera dem. Leta också i e-post, på USB-minnen och i säkerhetskopior.
left-files-none = Inget har sparats som fil.
left-anew = Måste signeras på nytt
left-anew-more = Deras signerade resultat sa något om det som rensas. Det som är fastställt står kvar.
left-mentions = Namnet står kvar i texter om annat
left-mentions-more = Gå dit och ta bort det för hand.
left-mention = { $name }: { $texts ->
    [one] en text
   *[other] { $texts } texter
  }
left-mention-system = System
left-mention-set = Informationsmängd
left-mention-flow = Flöde
left-mention-assessment = Lämplighetsbedömning för
left-mention-authority = Nämnd eller bolag
left-tables = Tabeller som lästes in har det kvar. Läs inte in samma fil igen.
left-ssd = En SSD-disk kan ha gamla kopior kvar som ingen kan komma åt eller radera säkert. Det gäller alla program. Säkerhetsskyddschefen avgör vad som händer med datorn.
purged-title = { $code } är rensat
purged-lead = Inget av det finns kvar i registret. Det här är kvar att göra för hand:

## Återkalla
recall-title = Det som har lämnat registret
recall-lead = För varje signerat dokument och sparad fil görs en återkallelse. Den innehåller bara ett kontrolltal. Skicka den till centralregistret.
recall-caption = Dokument och filer att kalla tillbaka
recall-what = Vad
recall-document = Signerat dokument
recall-file = Fil
recall-where = Plats eller kontrolltal
recall-when = När
recall-state = Återkallelse
recall-done = Signerad
recall-waits = Väntar
recall-after = Efter rensning
recall-sign-title = Signera återkallelserna
recall-sign-lead = { $count ->
    [one] En återkallelse väntar på signatur.
   *[other] { $count } återkallelser väntar på signatur.
  } Den som signerade dokumentet eller en samordnare kan signera.
recall-sign = Signera
recall-save = Spara återkallelserna…
recall-said = Återkallelserna är signerade
recall-saved = Sparat i { $path }
