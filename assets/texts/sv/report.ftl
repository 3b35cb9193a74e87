report-title = Klassning av { $system }
report-subtitle = { $authority }
report-draft = Utkast
report-signed = Signerad, väntar på godkännande
report-adopted = Fastställd
report-draft-note = Det här är ett utkast. Ingen har signerat innehållet.
report-stale-note = Registret har ändrats efter utgåva { $revision }. Rapporten visar läget nu och är därför ett utkast.
report-sample-note = Exempel. Exempelstad finns inte, och inget här gäller på riktigt.
report-page = Sida { "{" }page{ "}" } av { "{" }pages{ "}" }
report-digest = Resultatets kontrollsumma (SHA-256)
report-generated = Utskriven { $date }
report-authority = Nämnd eller bolag
report-system-owner = { $kind ->
    [process] Processägare
   *[other] Systemägare
  }
report-description = Beskrivning
report-pack = Modell
report-pack-value = { $name }, version { $version }
report-revision = Utgåva
report-signed-by = Signerad av
report-signed-by-value = { $function }, { $date }
report-nobody = Inte utsedd
report-levels = { $kind ->
    [process] Processens skyddsbehov
   *[other] Systemets skyddsnivå
  }
report-levels-intro = { $kind ->
    [process] Nivån är den högsta bland det som processen använder, höjd av det som är beroende av processen. De system som processen behöver bör klara den.
   *[other] Nivån är den högsta bland det som systemet bär, höjd av det som är beroende av systemet eller som det ger åtkomst till.
  }
report-because-set = Från { $name }
report-because-chain = Genom { $chain }
report-not-assessed = Ej bedömd
report-incomplete = Allt är inte bedömt.
report-sets = Informationsmängder
report-sets-intro = { $held ->
    [one] Systemet har en informationsmängd
   *[other] Systemet har { $held } informationsmängder
  }{ $incoming ->
    [0] .
    [one] {" "}och tar emot en från annat håll.
   *[other] {" "}och tar emot { $incoming } från annat håll.
  }
report-sets-caption = Nivå per informationsmängd
report-set = Informationsmängd
report-owner = Informationsägare
report-incoming = Kommer från { $source }
report-reasons = Motiveringar
report-reason-level = Nivå
report-reason = Motivering
report-no-reason = Ingen motivering
report-below-floor = Under modellens förslag, som är { $level }: { $why }.
report-aspect = Aspekt
report-approvals = Godkännanden
report-approvals-none = Resultatet är inte signerat.
report-approval-role = Roll
report-approval-function = Funktion
report-approval-covers = Gäller
report-approval-answer = Svar
report-role-information_owner = Informationsägare
report-role-system_owner = { $kind ->
    [process] Processägare
   *[other] Systemägare
  }
report-covers-system = { $kind ->
    [process] Processen
   *[other] Systemet
  }
report-verdict-approve = Godkänt { $date }
report-verdict-approve_with_reservation = Godkänt med förbehåll { $date }
report-verdict-reject = Avslaget { $date }
report-verdict-none = Väntar
report-not-done = Vad som inte är gjort
report-not-done-intro = Den här versionen av Varsam har inte alla steg. Följande är inte gjort:
report-step-gate = Grinden för säkerhetsskydd
report-step-suitability = Lämplighetsbedömningen enligt dataskyddsförordningen
report-step-risks = Risker och åtgärder
report-secrecy-note = Rapporten kan innehålla uppgifter som omfattas av sekretess. Pröva det innan den lämnas ut.
report-date = { $date } kl. { $time } UTC
report-decided = Beräknad nivå { $level }. { $reason }
