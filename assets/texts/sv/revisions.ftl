### Utgåvor och beslut: var varje resultat står, vad som skiljer två åt, och när beslutet ska omprövas.

revisions = Utgåvor och beslut
title-revisions = Utgåvor och beslut – { $system }
revisions-lead = Varje signerat resultat är en utgåva. Här ser du var den står, vem som beslutade och vad som har ändrats.
revisions-go = Utgåvor, beslut och omprövning

## Läget
stage-draft = Utkast
stage-completed = Genomförd
stage-opinion = Yttrande
stage-adopted = Fastställd
stage-reconsidered = Omprövas
stage-superseded = Ersatt

## Det som gäller
adopted-title = Det som gäller
adopted-none = Inget är fastställt än.
adopted-at = Fastställt
adopted-by = Beslutat av
adopted-by-unknown = Framgår inte
adopted-delegation = Stöd i delegationen
adopted-case = Diarienummer
adopted-until = Gäller till
adopted-until-default = { $date } (ett år, ingen dag sattes)
adopted-source = Kommer från
adopted-source-result = Utgåva { $revision }
adopted-source-table = Inlästa tabeller, utan signerat resultat
cause-title = Varför det ska omprövas
cause-asked = { $by } bad om omprövning { $date }: { $reason }
cause-overdue = Beslutet gällde till { $date }.
cause-incident = Efter beslutet hände något, { $date }: { $title }
cause-new-set = Något har kommit in i systemet sedan { $date }.
cause-moved-on = Registret säger inte längre samma sak som det som fastställdes.
reconsider = Ompröva
reconsider-lead = Nivåerna gäller tills nya är fastställda. Ingenting försvinner.
reconsider-why = Varför ska det omprövas?
reconsider-do = Begär omprövning
reconsider-back = Ta tillbaka begäran
reconsider-asked = Omprövning är begärd.
reconsider-taken-back = Begäran är tillbakatagen.

## Utgåvorna
revisions-list = Utgåvor
revisions-none = Inget resultat är signerat än.
revisions-none-go = Gå till Granska
revision-number = Utgåva { $revision }
revision-signed = Signerad { $date } av { $by }
decision-delegation = Delegation: { $text }
decision-case = Dnr { $text }
decision-until = Gäller till { $date }
opinion-by = Yttrande av { $by } { $date }

## Jämför
compare-what = Vad skiljer?
compare-from = Från
compare-to = Till
compare-now = Registret nu
compare-same = Inget skiljer.
compare-other-pack = Utgåvorna är gjorda med olika modeller. Siffrorna går inte att jämföra som nivåer.
compare-system = Systemets nivåer
compare-sets = Informationsmängder
compare-in = Tillkommit: { $names }
compare-out = Borttaget: { $names }
compare-cells = Nivåer och skäl
compare-flags = När information kommer tillsammans
compare-flag = { $flag }, { $on }
compare-reason-same = Samma skäl.
compare-reason-was = Förut: { $reason }
compare-reason-is = Nu: { $reason }
compare-reason-none = inget skäl
outcome-none = Inte besvarat

## Påminnelser
reviews-title = Att ompröva
reviews-count = { $count ->
    [one] ett beslut
   *[other] { $count } beslut
}
reviews-lead = Beslut gäller tills nya är fastställda, men de här bör ses över.
title-reviews = Att ompröva – Varsam
reviews-open = Visa vilka
reviews-why = Varför
reviews-none = Inget behöver omprövas nu.
due-asked = Omprövning är begärd
due-overdue = Gällde till { $date }
due-incident = En incident kom efter beslutet
due-new-set = Något har tillkommit sedan beslutet
due-soon = Gäller till { $date }
recent-reviews = { $count ->
    [one] Ett beslut ska omprövas.
   *[other] { $count } beslut ska omprövas.
}
recent-next-review = Nästa omprövning { $date }.
