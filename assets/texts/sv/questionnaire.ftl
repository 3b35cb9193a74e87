# Arbetsboken till informationsägare som inte har Varsam.

questionnaire-sheet-help = Läs först
questionnaire-sheet-questions = Frågor
questionnaire-sheet-levels = Nivåer

questionnaire-title = Frågor inför verkstaden om { $system } ({ $authority })
questionnaire-to = Till { $function }
questionnaire-how = Svara på bladet Frågor, en rad i taget. Svara utifrån verksamheten: vad händer om det går fel? Svara ensam; ni jämför era svar på verkstaden.
questionnaire-choose-help = Välj nivå i listan. Vad nivåerna betyder står på bladet Nivåer.
questionnaire-unknown-help = Välj Vet inte om du inte vet. Det är ett svar och betyder inte att nivån är låg.
questionnaire-reason-help = Skriv gärna varför, så att andra förstår hur du har tänkt.
questionnaire-skip = Hoppa över det du inte kan svara på.
questionnaire-locked = Flytta, sortera eller lägg inte till rader. Då kan svaren inte läsas in.
questionnaire-return = Skicka tillbaka filen senast { $day } till den som skickade den. Svaren läses in osignerade, och den som läser in dem står för varifrån de kom.

questionnaire-set = Informationsmängd
questionnaire-question = Fråga
questionnaire-level = Nivå
questionnaire-category = Vad som avgjorde
questionnaire-reason = Varför
questionnaire-aspect = Fråga om
questionnaire-choice = Val i listan
questionnaire-meaning = Vad det betyder
questionnaire-unknown = Vet inte
questionnaire-unknown-meaning = Du vet inte. Det är ett svar, och betyder inte att nivån är låg.
questionnaire-choose = Välj något i listan.
