# Passphrase and lock.

title-secrecy = Passphrase and lock – Varsam

secrecy = Passphrase and lock
secrecy-lead = The passphrase protects the register when the computer is off. The lock protects it when you walk away.
secrecy-change-title = Change the passphrase
secrecy-change-lead = The register and its backups are encrypted anew. If the change is interrupted, the register opens with one passphrase or the other, and nothing in it is lost.
secrecy-old = The passphrase that it has now
secrecy-new = New passphrase
secrecy-again = The new passphrase once more
secrecy-do = Change the passphrase
secrecy-elsewhere = Copies that you have put in other places still open with the old passphrase.
secrecy-unchanged = The old passphrase still holds.
secrecy-left = { $count ->
    [one] One copy could not be encrypted anew. It still opens with the passphrase that it had:
   *[other] { $count } copies could not be encrypted anew. They still open with the passphrase that they had:
  }
secrecy-left-do = Delete them from the folder if the old passphrase may have come into the wrong hands.
said-passphrase-changed = The passphrase has been changed.

secrecy-lock-title = Lock
secrecy-lock-lead = The register is closed and everything of it leaves the window. What you are writing is saved first. When you open it again you are where you were.
secrecy-lock-after = Lock when nobody touches the keyboard or the mouse
secrecy-lock-0 = Never
secrecy-lock-5 = After 5 minutes
secrecy-lock-15 = After 15 minutes
secrecy-lock-30 = After 30 minutes
secrecy-lock-sample = The sample is not locked by itself. Everything in it is made up.
lock-now = Lock now
key-shift-ctrl-l = Ctrl+Shift+L
keys-lock = lock the register
locked-note = The register is locked. Everything is saved.

strength-level-short = Too short. At least { $least } characters.
strength-level-weak = Too easy to guess.
strength-level-fair = It will do. Another word makes it better.
strength-level-good = Hard to guess.
strength-level-strong = Very hard to guess.
strength-hint-keyboard = Keys that lie beside each other are tried first.
strength-hint-repeats = Repetition does not help.
strength-hint-sequence = Sequences such as abc and 123 are tried first.
strength-hint-common = It is like passwords that many use.
strength-hint-date = Years and days are easy to guess.
strength-hint-word = A single word is easy to guess.
strength-hint-name = Names are easy to guess.
