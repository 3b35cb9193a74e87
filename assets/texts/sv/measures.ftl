### Risker och åtgärder: vad som ska vara på plats, och handlingsplanen.

op-set-measure = { $name }: svar om { $measure }
op-set-measure-exception = { $name }: avsteg från { $measure }

risks-lead = Nivåerna frågar efter åtgärder. Svara på vad som är på plats, och bestäm vem som gör resten och när.
risk-parts = Delar av steget
risk-part-measures = Åtgärder
risk-part-plan = Handlingsplan

## Åtgärder
measures-unfit = Åtgärderna passar inte till den modell som registret klassar med.
measures-none = Inga åtgärder kan föreslås. Lägg till tillgångar och klassa dem först.
measures-show = Visa
measures-show-all = Alla ({ $count })
measures-show-unanswered = Utan svar ({ $count })
measures-show-open = Öppna ({ $count })
measures-show-excepted = Med avsteg ({ $count })
measures-show-none = Ingen åtgärd passar urvalet. Välj något annat.
measures-answered = { $answered } av { $asked } besvarade
measures-unplanned = { $count ->
    [one] En öppen saknar ansvarig eller dag
   *[other] { $count } öppna saknar ansvarig eller dag
  }
measures-edition = utgåva { $version }
measures-before = Besvarade, men inget frågar efter dem längre
measure-category-people = Människor
measure-category-process = Arbetssätt
measure-category-technology = Teknik
measure-category-physical = Lokaler
measure-because = Därför: { $why }
asks-baseline = grundskydd för alla system
asks-level = { $aspect } minst { $level }
asks-device = sakernas internet eller styrsystem
asks-supplier = leverantör utanför kommunen
asks-personal = personuppgifter
asks-and = och
measure-in-place = Är åtgärden på plats? { $title }
measure-status-yes = Ja
measure-status-partly = Delvis
measure-status-no = Nej
measure-status-not-applicable = Passar inte
measure-is-raised = Mer krävs nu än när ni svarade. Svara igen.
measure-is-exception-ended = Avsteget gick ut { $until }. Åtgärden är öppen igen.
measure-is-excepted = Avsteg gäller till och med { $until }.
measure-by = senast { $date }
measure-more = Mer
measure-less = Mindre
measure-is = Så är det när den är på plats
measure-must = Krav i upphandling
measure-evidence = Det som visar det
measure-usually = Brukar göras av
measure-usual-cost = kostnad: { $cost }
measure-iso = ISO/IEC 27002:2022
measure-law = Lag
measure-law-note = Vilken lag som hör till vilken åtgärd är vår bedömning.
measure-sources = Bygger på
measure-form = Vem som gör vad: { $title }
measure-reason = Varför passar den inte?
measure-reason-hint = Skriv så att någon annan förstår om två år.
measure-owner = Ansvarig
measure-owner-hint = Funktion, inte namn.
measure-due = Klart senast
measure-cost = Kostnad
cost-none = Inte bedömd
cost-low = låg
cost-medium = medel
cost-high = hög
measure-note = Så gör ni här
measure-clear = Ta bort svaret
measure-answer-first = Svara först på om åtgärden är på plats.

## Avsteg
exceptions-title = Avsteg
exceptions-lead = Kan åtgärden inte göras nu? Den som ansvarar kan besluta att vara utan den till en viss dag. Sedan är den öppen igen.
exceptions-decided = Beslutat av { $by } { $at }. Gäller till och med { $until }.
exceptions-form = Avsteg från { $title }
exceptions-decision = Beslutet, och varför
exceptions-decision-hint = Skriv också vad ni gör i stället.
exceptions-by = Vem beslutar
exceptions-at = Beslutsdag
exceptions-until = Till och med
exceptions-save = Spara avsteget
exceptions-new = Besluta om avsteg
exceptions-change = Ändra avsteget
exceptions-drop = Ta tillbaka avsteget

## Handlingsplan
action-plan = Handlingsplan
plan-lead = Allt som är öppet i alla system, med vem som gör det och när.
plan-caption = Det som är öppet. Rubrikerna sorterar.
plan-what = Vad
plan-system = System
plan-state = Läge
plan-owner = Ansvarig
plan-due = Klart senast
plan-nobody = Ingen ansvarig
plan-no-day = Ingen dag
plan-passed = { $date }, har passerat
plan-show = Visa
plan-show-all = Allt ({ $count })
plan-show-overdue = Det som har passerat sin dag ({ $count })
plan-show-unplanned = Det som saknar ansvarig eller dag ({ $count })
plan-show-none = Inget passar urvalet. Välj något annat.
plan-empty = Inget är öppet.
plan-unanswered = { $count ->
    [one] En åtgärd har ingen svarat på än. Planen är inte hel förrän den är besvarad.
   *[other] { $count } åtgärder har ingen svarat på än. Planen är inte hel förrän de är besvarade.
  }
plan-pdf = Spara som PDF…
plan-xlsx = Spara som Excel…
plan-secrecy = Planen visar var skyddet brister. Pröva om den omfattas av sekretess innan den lämnas ut.
plan-state-partly = Delvis på plats
plan-state-no = Saknas
plan-state-raised = Kravet har höjts
plan-state-exception-ended = Avsteget har gått ut
plan-state-excepted = Avsteg som upphör
plan-state-unmet = Villkor som inte är uppfyllt
plan-state-unmet-blocks = Villkor som hindrar start

## Det som är fel i ett formulär
problem-field-missing = Fyll i: { $field }.
problem-field-too-long = { $field }: högst { $longest } tecken.
problem-field-day = { $field }: skriv ett datum som år-månad-dag, till exempel 2026-11-20.
problem-field-ahead = { $field } kan inte ligga framåt i tiden.
problem-field-choice = { $field }: välj något i listan.
field-status = Läget
field-due = Klart senast
field-cost = Kostnad
field-decision = Beslutet
field-until = Till och med
