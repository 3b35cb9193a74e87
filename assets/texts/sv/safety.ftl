# Säkerhetskopior, skadad fil, spara på en annan plats.

title-backups = Säkerhetskopior – Varsam
title-restore = Återställ ett register – Varsam

backups = Säkerhetskopior
backups-lead = Varsam kopierar registret medan du arbetar. Kopiorna är krypterade med registrets lösenfras.
backups-caption = Säkerhetskopior, nyast först
backups-at = När
backups-why = Varför
backups-size = Storlek
backups-do = Gör
backups-show = Visa vad som ändras
backups-now = Kopiera nu
backups-none = Det finns inga kopior än.
backups-rule = De fem senaste behålls, en per dag i sju dagar och en per vecka i fyra veckor. Rensas något tas alla äldre kopior bort. Kopiorna ligger på samma disk som registret: lägg också en på en annan plats.
backup-kind-regular = Löpande kopia
backup-kind-outdated = Före en ny version av Varsam
backup-kind-replaced = Ersattes av en kopia
backup-kind-damaged = Skadad fil, sparad som den var

said-backed-up = Registret är kopierat.
said-restored = Registret är återställt till { $date } kl. { $time }.
said-saved-elsewhere = Registret är sparat på en annan plats: { $path }
save-elsewhere = Spara på en annan plats…

restore-title = Återställ till { $date } kl. { $time }
restore-from = Återställ { $name }
restore-from-none = Det finns inga säkerhetskopior bredvid registret.
restore-to-start = Till startsidan
restore-looking = Läser kopian …
restore-pass = Kopians lösenfras
    .hint = Den som registret hade när kopian gjordes.
restore-look = Visa vad kopian innehåller
restore-holds = Kopian har { $systems ->
    [one] ett system
   *[other] { $systems } system
  } och { $sets ->
    [one] en informationsmängd.
   *[other] { $sets } informationsmängder.
  }
restore-changed-at = Det sista som gjordes i den var { $date } kl. { $time }.
restore-operations = { $count ->
    [0] Inget har gjorts sedan dess.
    [one] En ändring har gjorts sedan dess och försvinner.
   *[other] { $count } ändringar har gjorts sedan dess och försvinner.
  }
restore-nothing = Innehållet är detsamma som nu.
restore-unknown = Registret är inte öppet. Därför går det inte att visa vad som skiljer.
restore-things = Så ändras registret
restore-kind = Vad
restore-kind-system = System
restore-kind-set = Informationsmängder
restore-kind-level = Nivåer
restore-kind-authority = Myndigheter
restore-kind-flow = Flöden
restore-kind-dependency = Beroenden
restore-kind-assessment = Bedömningar
restore-kind-measure = Svar om åtgärder
restore-kind-risk = Risker
restore-kind-incident = Incidenter
restore-kind-document = Signerade handlingar
restore-kind-trust-list = Centralens förteckning över nycklar
restore-change-gone = Försvinner
restore-change-changed = Blir som då
restore-change-back = Kommer tillbaka
restore-handed-over = Lämnades över eller togs emot efter kopian: { $names }. Efter återställningen vet registret inte om det. Kom överens med den andra så att ni inte arbetar på var sitt håll.
restore-keeps = Registret som det är nu sparas bland kopiorna. Du kan gå tillbaka till det.
restore-device = Det återställda registret räknas som en ny enhet när det signerar. Handlingar som redan har skickats gäller fortfarande.
restore-do = Återställ

unlock-kept = Stämmer lösenfrasen kan filen vara skadad.
unlock-restore = Återställ en säkerhetskopia
recent-restore = Återställ

damaged-what = Registrets fil är skadad.
damaged-safe = Varsam gör inga kopior av den, så de hela kopiorna är kvar.
damaged-offer = Senaste hela kopian är från { $date } kl. { $time }.
damaged-go = Visa vad som ändras
damaged-none = Ingen hel kopia hittades. Sluta arbeta i registret och be er it-avdelning om deras kopia.

newer-note = Registret är gjort med en nyare version av Varsam. Du läser en kopia här. Uppdatera Varsam för att ändra i det.
