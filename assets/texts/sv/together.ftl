### Tillsammans, frågor, flöden och kartan.

## Tillsammans
together-lead = Vad händer när uppgifterna samlas på ett ställe?
together-count = { $decided } av { $decisions } beslut.
change = Ändra
talks = Samtal
talks-none = { $kind ->
    [process] Inget i processen väcker frågor om helheten. Ni kan gå vidare.
   *[other] Inget i systemet väcker frågor om helheten. Ni kan gå vidare.
  }
talks-optional = Behöver inte besvaras ({ $count })
talks-all-done = Alla samtal är besvarade.
talk-state-not-started = Inte påbörjat
talk-state-started = Påbörjat
talk-state-done = Besvarat
talk-state-stale = Något har ändrats
talk-state-optional = Behöver inte besvaras
talk-next = Nästa samtal
talk-draft = Utkast
talk-stale = Något har ändrats sedan ni svarade.
talk-stale-kept = Det ni skrev står kvar. Läs igenom, ändra om det behövs och svara igen.
talk-others = Här svarar { $who }. Ni behöver inte göra något.
talk-noted = Nivån är redan den högsta. Ingen behöver svara.
because = Därför frågar Varsam
because-others = Besvaras av { $who }.
because-noted = Behöver inte besvaras: nivån är redan den högsta.
because-more = Visa { $count } skäl till
because-rules = Regler och källor
because-source = Källa: { $source }
talk-outcome = Vad blir det av detta?
outcome-new-asset = En ny informationstillgång
    .more = Egen ägare och egna nivåer.
outcome-raise = { $kind ->
    [process] Höj processens nivå
   *[other] Höj systemets nivå
  }
    .more = Samlingen behöver mer skydd.
outcome-no-effect = Ingen påverkan
    .more = Inget nytt syns här.
asset-name = Namn på tillgången
asset-owner = Ägare
asset-owner-hint = Funktion, inte namn
asset-starts = Börjar på delarnas högsta nivå:
asset-parts = { $count ->
    [one] En del
   *[other] { $count } delar
  }
raise-lead = Höj till, över den beräknade nivån:
raise-same = Oförändrad: { $level }
raise-none = Oförändrad
raise-highest = Alla nivåer är redan de högsta.
talk-why-hint = Behövs vid alla tre svar. Skriv inga namn.
talk-answer = Svara och nästa samtal
talk-forget = Ta bort utkastet
talk-answered = Besvarat { $date }
talk-lacks-outcome = Välj vad det blir av detta.
talk-lacks-name = Skriv vad tillgången ska heta.
talk-lacks-owner = Skriv vilken funktion som äger tillgången.
talk-lacks-raise = Välj minst en nivå att höja.
talk-lacks-why = Skriv varför.
hint-next-talk = nästa samtal
hint-answer = svara och nästa

## Systemets nivåer
effective = { $kind ->
    [process] Processens nivåer
   *[other] Systemets nivåer
  }
effective-lead = Reglerna räknar fram en nivå. Ni kan höja den, eller sänka den med två beslut.
effective-calculated = Beräknad
effective-proposed = Föreslagen
effective-holds = Gäller
effective-why = Därför
effective-equal = Som beräknad
effective-manual = Höjd av annat skäl
effective-cumulative = Höjd för att mycket samlas här
effective-distributive = Sänkt för att uppgifterna är fördelade
effective-exception = Sänkt genom undantag
effective-stale = Den beräknade nivån har ändrats. Se över beslutet.
effective-form = Nivå för { $aspect }
effective-as-calculated = Som beräknad
effective-raise = Varför höjs nivån?
effective-lower = Varför sänks nivån?
effective-owner = Systemägarens beslut
effective-owner-hint = Vad som beslutades, när och av vilken funktion.
effective-coordinator = Informationssäkerhetssamordnarens yttrande
effective-lacks-owner = Skriv systemägarens beslut.
effective-lacks-coordinator = Skriv samordnarens yttrande.

## Flöden som hindrar
blocks = Flöden som hindrar fastställande
blocks-none = Inget flöde hindrar. Alla mottagare har skydd nog.
blocks-lead = Mottagaren har lägre skydd än uppgifterna. Höj mottagaren, minska innehållet, stoppa flödet eller besluta om ett undantag för en tid.
block-hinders = Hindrar
block-lifted = Undantag finns
block-flow = { $set } till { $to }
block-set = uppgifterna
block-receiver = mottagaren
block-not-ours = Det sändande systemets ägare beslutar om undantag. Ni kan höja nivån här.
exception-is = Undantag till och med { $until }, beslutat av { $by }.
exception-decide = Besluta om undantag
exception-change = Ändra undantaget
exception-remove = Ta tillbaka undantaget
exception-title = Undantag för en tid
exception-until = Till och med
exception-until-hint = År-månad-dag, till exempel 2027-06-30. Dagen efter hindrar flödet igen.
exception-by = Beslutat av
exception-by-hint = Det sändande systemets ägare. Funktion, inte namn.
exception-save = Spara undantaget
exception-lacks-until = Skriv ett datum som år-månad-dag.
exception-lacks-by = Skriv vilken funktion som beslutade.

## Frågor
questions = Frågor
show-questions = Frågor
question-count = Fråga { $number } av { $all }
question-lead = Tänk på den värsta rimliga dagen.
question-unknown = Vet inte
question-unknown-more = Det är ett svar. Frågan tas upp när ni träffas.
question-previous = Föregående
question-next = Bekräfta och nästa
question-digits = Siffertangenterna 0–{ $last } väljer svar när rutorna har fokus.
questions-end = Det var sista frågan.
questions-open = { $count ->
    [one] Gå till den som inte är besvarad
   *[other] Gå till den första av { $count } som inte är besvarade
  }
categories = Vilken följd blir värst?
categories-lead = Välj nivå för de områden som berörs. Den högsta blir svaret.

## Flöden och beroenden
links = Flöden och beroenden
links-lead = Vad som lämnas vidare, och vilka system som behöver varandra.
choose = Välj…
remove = Ta bort
this-system = det här systemet
flows = Flöden
flows-caption = Flöden till och från systemet
flows-none = Inga flöden är inskrivna.
flow-add = Nytt flöde
flow-edit = Ändra flödet
flow-save = Spara flödet
flow-name = { $set } från { $from } till { $to }
flow-from = Från
flow-to = Till
flow-how = Hur
flow-mode = Sätt
flow-volume = Mängd
flow-purpose = Ändamål
flow-encrypted = Krypterat på vägen
flow-third-country = Lämnar EU/EES
flow-is-encrypted = krypterat
flow-not-encrypted = inte krypterat
flow-is-third-country = lämnar EU/EES
flow-lacks-set = Välj vad som lämnas vidare.
flow-lacks-from = Välj vem som lämnar.
flow-lacks-to = Välj vem som tar emot.
link-same = Välj två olika.
link-not-here = Välj det här systemet på den ena sidan.
mode-api = Gränssnitt mellan system
mode-file = Fil
mode-replica = Kopiering av databas
mode-manual = För hand
mode-read-view = Läsning i det andra systemet
mode-email = E-post
volume-single = enstaka uppgifter
volume-continuous = löpande
volume-bulk = hela mängden
parties-systems = System
parties-others = Nämnder, bolag och utomstående
dependencies = Beroenden
dependencies-caption = System som behöver varandra
dependencies-none = Inga beroenden är inskrivna.
dependency-add = Nytt beroende
dependency-edit = Ändra beroendet
dependency-save = Spara beroendet
dependency-name = { $consumer } behöver { $provider }
dependency-consumer = System som behöver
dependency-provider = System som behövs
dependency-tolerates = Behövs ändå med reservrutin
dependency-tolerates-hint = Den tillgänglighet som behövs när reservrutinen används.
dependency-no-fallback = Ingen reservrutin
dependency-note = Anteckning
dependency-note-hint = Till exempel vad reservrutinen är.
dependency-lacks-consumer = Välj systemet som behöver.
dependency-lacks-provider = Välj systemet som behövs.

all-links = Alla flöden och beroenden
all-links-lead = Allt som lämnas vidare och allt som behöver vartannat i registret.
all-links-filter = Sök bland flöden och beroenden
all-links-words = Sök system, mängd eller ändamål
all-links-only = Visa
all-links-outside = Till eller från utomstående
all-links-open = Inte krypterade
all-links-count = { $flows } flöden och { $dependencies } beroenden visas.
all-links-none = Inget flöde passar. Ändra eller töm sökningen.
all-links-flows = Alla flöden i registret
all-links-dependencies = Alla beroenden i registret

## Karta
map = Karta
map-lead = { $system } och det som hänger ihop med det.
map-label = Karta: { $aspect } runt { $system }
map-level-for = Visa nivå för
map-key-chain = kedjan som avgör
map-key-flow = flöde
map-key-dependency = beroende
map-key-both = flöde och beroende
map-key-arrow = Pilen går från den som lämnar eller behöver.
map-why = Varför { $aspect }{ $level } { $word }?
map-why-none = Ingen nivå än
map-no-chain = När något är bedömt står det här varifrån nivån kommer.
map-starts = här börjar nivån
map-party = utomstående
map-table = Samma sak som tabell
map-neighbour = System eller part
map-no-level = ingen egen nivå
map-something = något
map-row-sends = får { $what }
map-row-receives = lämnar { $what }
map-row-needs = behövs här: { $what }
map-row-needed = behöver systemet: { $what }
map-row-both = flöde och beroende: { $what }
map-alone = Inget annat hänger ihop med systemet än.
map-hidden = { $count ->
    [one] En granne till får inte plats i bilden; den står i
   *[other] { $count } grannar till får inte plats i bilden; de står i
  }

hint-next-system = nästa system
hint-open-system = öppna system
hint-table = till tabellen
