# Centralen: betrodda nycklar, och anmälan av en nyckel.

title-centre = Centralen – Varsam
centre = Centralen
centre-lead = Det som kommunens central skickar ut tas emot här. Ingen nätanslutning behövs: det kommer som en fil.
centre-choose = Ta emot från centralen…
centre-close = Stäng filen
centre-org = Kommunens organisationsnummer saknas, och inget kan tas emot innan det finns.
centre-org-go = Skriv in det

centre-kind-trust = Förteckning över betrodda nycklar:
centre-kind-pack = Utgåva av modellen:
centre-kind-other = Annan handling:
centre-state-ready = Kan tas emot.
centre-state-after-list = Prövas när förteckningen i filen har tagits emot.
centre-state-already = Finns redan här.

list-first = Den första förteckningen, version { $version }
list-next = Version { $version } ersätter version { $before }
list-overdue = Förteckningen skulle ha ersatts senast { $day }. Be centralen om en nyare.
list-changes = Vad som händer med varje nyckel
list-no-undo = Det går inte att ångra. En äldre förteckning skulle ge en spärrad nyckel dess rätt tillbaka.
list-take = Ta emot förteckningen
said-list-taken = { $count ->
    [0] Version { $version } gäller nu.
    [one] Version { $version } gäller nu. En signatur som väntade räknas nu.
   *[other] Version { $version } gäller nu. { $count } signaturer som väntade räknas nu.
}

root-why = Den som har rotnyckeln bestämmer vem som är betrodd. Ring centralen på ett nummer som du redan har, och låt dem läsa upp rotnyckelns tumavtryck.
root-shown = Jämför början, tecken för tecken:
root-end = De { $count } sista tecknen, som centralen läser upp
root-end-hint = De visas inte här. Stora och små bokstäver räknas, mellanslag inte.

pack-show = Visa vad som ändras
pack-coming = Utgåva från centralen

trust-here = Betrodda nycklar
trust-none = Ingen förteckning är mottagen än. Signaturer är giltiga men ännu ej betrodda, och räknas efter funktion.
trust-version = Version { $version }, mottagen { $taken }. En nyare bör hämtas senast { $day }.
trust-root = Rotnyckelns tumavtryck:

key-who = Funktion och nyckel
key-change = Vad som händer
key-roles = Får signera som
key-standing = Läge
key-until = Gäller till
key-change-new = Ny
key-change-changed = Ändrad
key-change-revoked = Spärras
key-change-gone = Tas bort
key-change-same = Som förut
grant-everywhere = alla myndigheter
grant-none = Signerar inga resultat
grant-facilitator = Ledare
grant-information-owner = Informationsägare
grant-system-owner = Systemägare
grant-data-protection-officer = Dataskyddsombud
grant-coordinator = Informationssäkerhetssamordnare
grant-registry = Register
grant-centre = Centralen

standing-no-list = Giltig, ännu ej betrodd
standing-trusted = Betrodd
standing-expired-in-grace = Gått ut, godtas en tid till
standing-left-in-grace = Innehavaren har slutat, godtas en tid till
standing-unknown = Giltig, ännu ej betrodd
standing-not-yet-valid = Gäller inte än
standing-expired = Gått ut
standing-left = Innehavaren har slutat
standing-revoked = Spärrad
approvals-signed-by = Signerat av { $by }.
signature-standing = Nyckeln: { $standing }.
signature-waits = Räknas inte än: väntar på en förteckning som betror nyckeln.
result-waits = Resultatet kan inte fastställas än. Det väntar på en förteckning som betror nyckeln som signerade det.

enrol-title = Anmäl nyckeln till centralen
enrol-lead = Centralen får en fil, och du läser upp nyckelns tumavtryck i telefon. Sedan kommer en ny förteckning därifrån.
enrol-standing = Nyckelns läge: { $standing }.
enrol-name = Ditt namn
enrol-name-hint = Går till centralen och sparas inte i registret.
enrol-code = Inbjudningskod
enrol-code-hint = Om du har fått en.
enrol-do = Spara anmälan…
enrolled = Anmälan för { $function } är sparad
enrolled-path = Filen: { $path }
enrolled-read = Läs upp det här i telefon för centralen:
enrolled-next = Lämna filen till centralen. När deras nästa förteckning är mottagen här är nyckeln betrodd.
enrolled-done = Klart
