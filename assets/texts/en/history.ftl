## History
title-history = History – Varsam
history = History
history-all = History
history-of = History of { $name }
history-lead = Everything that was done in the register, the latest first. Nothing here can be changed.
history-check = Check the history
history-holds = The history is whole. { $count } operations, and none of them was changed afterwards. { $purged ->
    [0] {""}
   *[other] The content of { $purged } of them is purged.
  }
history-broken = The history is not whole. Something was changed outside Varsam at no. { $numbers }. The register can be used. Save a copy of the file and tell whoever is responsible for the register.
history-number = No.
history-when = When
history-who = Who
history-what = What
history-details = Show what changed
history-purged = The content is purged
history-nothing = Nothing has been done yet.
history-older = Show older
history-no-fields = No fields changed.
history-fields = What no. { $number } changed
history-field = Field in the file
history-before = Before
history-after = After
history-more-fields = And { $count } more fields.

op-begin-round = A round began in { $name }
op-cast-vote = An answer was given in the workshop about { $name }
op-close-workshop = The workshop about { $name } was closed
op-create-register = The register was made
op-dispose = Something was disposed of by decision
op-fill-sample = The sample municipality was filled in
op-hand-in = The answers were handed in
op-hand-over = { $name } was handed over
op-lift-stop = A stop was lifted
op-note-workshop = A note in the workshop about { $name }
op-open-assignment = The assignment was opened
op-plan-workshop = The workshop about { $name } was planned
op-purge = What was stopped was purged
op-record-export = Something left the register as a file
op-redo = Redid no. { $name }
op-reveal-votes = The answers were shown in the workshop about { $name }
op-send-assignment = An assignment was sent
op-show-question = A question was shown in the workshop about { $name }
op-sign-result = The result of { $name } was signed
op-sign-statement = An approval or opinion on { $name } was signed
op-sign-withdrawal = A withdrawal was signed
op-stop = Something was stopped
op-take-back = { $name } was taken back
op-take-in = { $name } was taken in
op-undo = Undid no. { $name }
op-withdraw-assignment = An assignment was withdrawn
op-stopped-thing = Touches something that is stopped
op-take-trust-list = The centre's list of keys was taken in
op-take-pack = An edition of the model was taken in from the centre
op-restore = A backup was put back
op-save-elsewhere = The register was saved elsewhere
