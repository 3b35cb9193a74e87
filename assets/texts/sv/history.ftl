## Historik
title-history = Historik – Varsam
history = Historik
history-all = Historik
history-of = Historik för { $name }
history-lead = Allt som har gjorts i registret, det senaste först. Inget här går att ändra.
history-check = Kontrollera historiken
history-holds = Historiken är hel. { $count } åtgärder, och ingen av dem är ändrad i efterhand. { $purged ->
    [0] {""}
   *[other] Innehållet i { $purged } av dem är rensat.
  }
history-broken = Historiken är inte hel. Något har ändrats utanför Varsam vid nr { $numbers }. Registret går att använda. Spara en kopia av filen och hör av dig till den som ansvarar för registret.
history-number = Nr
history-when = När
history-who = Vem
history-what = Vad
history-details = Visa vad som ändrades
history-purged = Innehållet är rensat
history-nothing = Inget har gjorts än.
history-older = Visa äldre
history-no-fields = Inga fält ändrades.
history-fields = Vad nr { $number } ändrade
history-field = Fält i filen
history-before = Före
history-after = Efter
history-more-fields = Och { $count } fält till.

op-begin-round = En runda började i { $name }
op-cast-vote = Ett svar gavs i workshopen om { $name }
op-close-workshop = Workshopen om { $name } avslutades
op-create-register = Registret skapades
op-dispose = Något gallrades enligt beslut
op-fill-sample = Exempelkommunen fylldes i
op-hand-in = Svaren lämnades in
op-hand-over = { $name } lämnades över
op-lift-stop = Ett stopp hävdes
op-note-workshop = Anteckning i workshopen om { $name }
op-open-assignment = Uppdraget öppnades
op-plan-workshop = Workshopen om { $name } planerades
op-purge = Det som var stoppat rensades
op-record-export = Något lämnade registret som fil
op-redo = Gjorde om nr { $name }
op-reveal-votes = Svaren visades i workshopen om { $name }
op-send-assignment = Ett uppdrag skickades
op-show-question = En fråga visades i workshopen om { $name }
op-sign-result = Resultatet för { $name } signerades
op-sign-statement = Ett godkännande eller yttrande om { $name } signerades
op-sign-withdrawal = Ett återkallande signerades
op-stop = Något stoppades
op-take-back = { $name } togs tillbaka
op-take-in = { $name } togs emot
op-undo = Ångrade nr { $name }
op-withdraw-assignment = Ett uppdrag drogs tillbaka
op-stopped-thing = Rör något som är stoppat
op-take-trust-list = Centralens förteckning över nycklar togs emot
op-take-pack = En utgåva av modellen togs emot från centralen
op-restore = En säkerhetskopia lades tillbaka
op-save-elsewhere = Registret sparades på en annan plats
