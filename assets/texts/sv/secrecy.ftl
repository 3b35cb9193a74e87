# Lösenfras och lås.

title-secrecy = Lösenfras och lås – Varsam

secrecy = Lösenfras och lås
secrecy-lead = Lösenfrasen skyddar registret när datorn är avstängd. Låset skyddar det när du går ifrån.
secrecy-change-title = Byt lösenfras
secrecy-change-lead = Registret och dess säkerhetskopior krypteras om. Avbryts bytet öppnas registret med den ena eller den andra lösenfrasen, och inget i det går förlorat.
secrecy-old = Lösenfrasen som gäller nu
secrecy-new = Ny lösenfras
secrecy-again = Den nya lösenfrasen en gång till
secrecy-do = Byt lösenfras
secrecy-elsewhere = Kopior som du har lagt på andra platser öppnas fortfarande med den gamla lösenfrasen.
secrecy-unchanged = Den gamla lösenfrasen gäller fortfarande.
secrecy-left = { $count ->
    [one] En kopia kunde inte krypteras om. Den öppnas fortfarande med lösenfrasen som den hade:
   *[other] { $count } kopior kunde inte krypteras om. De öppnas fortfarande med lösenfrasen som de hade:
  }
secrecy-left-do = Ta bort dem ur mappen om den gamla lösenfrasen kan ha kommit på avvägar.
said-passphrase-changed = Lösenfrasen är bytt.

secrecy-lock-title = Lås
secrecy-lock-lead = Registret stängs och allt ur det försvinner från fönstret. Det du skriver sparas först. När du öppnar det igen är du där du var.
secrecy-lock-after = Lås när ingen rör tangentbord eller mus
secrecy-lock-0 = Aldrig
secrecy-lock-5 = Efter 5 minuter
secrecy-lock-15 = Efter 15 minuter
secrecy-lock-30 = Efter 30 minuter
secrecy-lock-sample = Exemplet låses inte av sig självt. Allt i det är påhittat.
lock-now = Lås nu
key-shift-ctrl-l = Ctrl+Skift+L
keys-lock = lås registret
locked-note = Registret är låst. Allt är sparat.

strength-level-short = För kort. Minst { $least } tecken.
strength-level-weak = För lätt att gissa.
strength-level-fair = Duger. Ett ord till gör den bättre.
strength-level-good = Svår att gissa.
strength-level-strong = Mycket svår att gissa.
strength-hint-keyboard = Tangenter som ligger bredvid varandra provas först.
strength-hint-repeats = Upprepningar hjälper inte.
strength-hint-sequence = Följder som abc och 123 provas först.
strength-hint-common = Den liknar lösenord som många använder.
strength-hint-date = Årtal och datum är lätta att gissa.
strength-hint-word = Ett ensamt ord är lätt att gissa.
strength-hint-name = Namn är lätta att gissa.
