# The centre: trusted keys, and enrolling a key.

title-centre = The centre – Varsam
centre = The centre
centre-lead = What the municipality’s centre sends out is taken here. No network is needed: it comes as a file.
centre-choose = Take from the centre…
centre-close = Close the file
centre-org = The municipality’s organisation number is missing, and nothing can be taken before it is there.
centre-org-go = Fill it in

centre-kind-trust = List of trusted keys:
centre-kind-pack = Edition of the model:
centre-kind-other = Another document:
centre-state-ready = Can be taken.
centre-state-after-list = Is judged when the list in the file has been taken.
centre-state-already = Is here already.

list-first = The first list, version { $version }
list-next = Version { $version } replaces version { $before }
list-overdue = The list should have been replaced by { $day }. Ask the centre for a newer one.
list-changes = What happens to each key
list-no-undo = This cannot be undone. An older list would give a revoked key its rights again.
list-take = Take the list
said-list-taken = { $count ->
    [0] Version { $version } holds now.
    [one] Version { $version } holds now. One signature that waited counts now.
   *[other] Version { $version } holds now. { $count } signatures that waited count now.
}

root-why = Whoever has the root key decides who is trusted. Call the centre on a number that you already have, and let them read out the thumbprint of the root key.
root-shown = Compare the beginning, character by character:
root-end = The last { $count } characters, as the centre reads them out
root-end-hint = They are not shown here. Capital and small letters count, spaces do not.

pack-show = Show what changes
pack-coming = An edition from the centre

trust-here = Trusted keys
trust-none = No list has been taken yet. Signatures are valid but not yet trusted, and count by function.
trust-version = Version { $version }, taken { $taken }. A newer one should be fetched by { $day }.
trust-root = Thumbprint of the root key:

key-who = Function and key
key-change = What happens
key-roles = May sign as
key-standing = Standing
key-until = Valid until
key-change-new = New
key-change-changed = Changed
key-change-revoked = Is revoked
key-change-gone = Goes
key-change-same = As before
grant-everywhere = every authority
grant-none = Signs no results
grant-facilitator = Facilitator
grant-information-owner = Information owner
grant-system-owner = System owner
grant-data-protection-officer = Data protection officer
grant-coordinator = Information security coordinator
grant-registry = Registry
grant-centre = The centre

standing-no-list = Valid, not yet trusted
standing-trusted = Trusted
standing-expired-in-grace = Expired, still taken for a time
standing-left-in-grace = The holder has left, still taken for a time
standing-unknown = Valid, not yet trusted
standing-not-yet-valid = Not valid yet
standing-expired = Expired
standing-left = The holder has left
standing-revoked = Revoked
approvals-signed-by = Signed by { $by }.
signature-standing = The key: { $standing }.
signature-waits = Does not count yet: waits for a list that trusts the key.
result-waits = The result cannot be adopted yet. It waits for a list that trusts the key that signed it.

enrol-title = Enrol the key at the centre
enrol-lead = The centre gets a file, and you read out the key’s thumbprint by phone. Then a new list comes from there.
enrol-standing = The key’s standing: { $standing }.
enrol-name = Your name
enrol-name-hint = Goes to the centre and is not kept in the register.
enrol-code = Invitation code
enrol-code-hint = If you were given one.
enrol-do = Save the enrolment…
enrolled = The enrolment for { $function } is saved
enrolled-path = The file: { $path }
enrolled-read = Read this out by phone to the centre:
enrolled-next = Hand the file to the centre. When their next list is taken here, the key is trusted.
enrolled-done = Done
