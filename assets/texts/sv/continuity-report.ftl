### Kontinuitetsplanens tabell på papper och som kalkylblad.

continuity-title = Kontinuitetsplan
continuity-subtitle = System, tider och reservrutiner
continuity-draft = Ofullständig
continuity-whole = Fullständig
continuity-generated = Utskriven { $date }
continuity-page = Sida { "{" }page{ "}" } av { "{" }pages{ "}" }
continuity-sample = Exempel. Exempelstad finns inte, och inget här gäller på riktigt.
continuity-secrecy = Planen visar vad verksamheten är beroende av. Den kan omfattas av sekretess; pröva innan den lämnas ut.
continuity-nothing = Inget system behöver en plan.
continuity-incomplete = { $count ->
    [one] Ett system saknar något.
   *[other] { $count } system saknar något.
  }
continuity-system = System
continuity-authority = Nämnd eller bolag
continuity-tolerated = Längsta avbrott
continuity-rto = Åter inom
continuity-rpo = Får förlora
continuity-critical = Kritisk period
continuity-fallback = Reservrutin
continuity-catch-up = Efterregistrering
continuity-needs = Behöver
continuity-supplier = Leverantör
continuity-service-levels = Servicenivåer
continuity-service-levels-at = Godkända
continuity-exercised = Senast övad
continuity-owner = Ansvarig
continuity-gaps = Saknas
continuity-slower = { $name } (kommer igång för sent)
continuity-days = { $count } dygn
continuity-hours = { $count } h
continuity-minutes = { $count } min
