### Handlingsplanen på papper och som kalkylblad.

plan-title = Handlingsplan
plan-title-system = Handlingsplan för { $system }
plan-draft = Ofullständig
plan-whole = Fullständig
plan-generated = Utskriven { $date }
plan-page = Sida { "{" }page{ "}" } av { "{" }pages{ "}" }
plan-sample = Exempel. Exempelstad finns inte, och inget här gäller på riktigt.
plan-secrecy = Planen visar var skyddet brister. Den kan omfattas av sekretess; pröva innan den lämnas ut.
plan-nothing = Inget är öppet.
plan-overdue = { $count ->
    [one] En punkt har passerat sin dag.
   *[other] { $count } punkter har passerat sin dag.
  }
plan-unplanned = { $count ->
    [one] En punkt saknar ansvarig eller dag.
   *[other] { $count } punkter saknar ansvarig eller dag.
  }
plan-unanswered = { $count ->
    [one] En åtgärd har ingen svarat på än.
   *[other] { $count } åtgärder har ingen svarat på än.
  }
plan-what = Vad som ska göras
plan-detail = Mer om vad
plan-system = System
plan-authority = Nämnd eller bolag
plan-kind = Slag
plan-id = Nummer
plan-state = Läge
plan-owner = Ansvarig
plan-due = Klart senast
plan-cost = Kostnad
plan-nobody = Ingen än
plan-no-day = Ingen dag
plan-passed = { $date }, har passerat
plan-kind-measure = Åtgärd
plan-kind-exception = Avsteg
plan-kind-condition = Villkor
plan-state-partly = Delvis på plats
plan-state-no = Saknas
plan-state-raised = Kravet har höjts
plan-state-exception-ended = Avsteget har gått ut
plan-state-excepted = Avsteg som upphör
plan-state-unmet = Villkor som inte är uppfyllt
plan-state-unmet-blocks = Villkor som hindrar start
plan-cost-low = Låg
plan-cost-medium = Medel
plan-cost-high = Hög
plan-kind-continuity = Kontinuitet
plan-state-gap = Saknas i kontinuiteten
plan-gap-unwritten = Kontinuiteten är inte beskriven.
plan-gap-tolerated = Det längsta avbrott som tolereras saknas.
plan-gap-rto = Tiden till systemet är igång igen (RTO) saknas.
plan-gap-rpo = Hur mycket uppgifter som får gå förlorade (RPO) saknas.
plan-gap-fallback = Reservrutinen saknas.
plan-gap-catch-up = Det står inte hur uppgifter förs in i efterhand.
plan-gap-exercise = Reservrutinen har inte övats det senaste året.
plan-gap-service-levels = Skriftligt godkända servicenivåer saknas.
plan-gap-provider-slower = { $name } kommer igång senare än det här systemet behöver.
plan-kind-risk = Risk
plan-risk = På grund av { $cause } inträffar { $event }, vilket leder till { $effect }
plan-state-untreated = Ingen har beslutat om risken
plan-state-planned = Beslutat, inte gjort
plan-state-residual-high = För stor risk kvar
plan-state-review-due = Ska ses över
plan-kind-incident = Incident
plan-kind-reconsider = Ompröva
plan-state-open = Incident som inte är avslutad
plan-state-reconsider = Ompröva efter incident
