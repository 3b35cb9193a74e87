-- What the centre knows: its catalogues, and which things came with them.

-- The newest catalogue of each authority that came. An older one is refused, also when what it brought
-- has been undone.
CREATE TABLE centre_catalogue (
  authority TEXT PRIMARY KEY,           -- under the id that the centre has for it
  version   INTEGER NOT NULL,
  sha256    TEXT NOT NULL,              -- of its payload, in hexadecimal
  seen_at   TEXT NOT NULL
) STRICT;

-- A thing as a catalogue told of it: what is the centre's is kept apart from what is written here, so
-- that a later catalogue changes what was not changed here and nothing else.
CREATE TABLE central (
  authority TEXT NOT NULL,              -- the catalogue's, under the id that the centre has for it
  kind      TEXT NOT NULL CHECK (kind IN ('system', 'set', 'authority')),
  object    TEXT NOT NULL,              -- the id that the thing has here
  name      TEXT NOT NULL,              -- what the centre calls it
  facts     TEXT NOT NULL,              -- JSON object: each field as it came, with the ids that things have here
  version   INTEGER NOT NULL,           -- of the catalogue that these facts came with; of the authority itself, the newest taken
  gone      INTEGER NOT NULL CHECK (gone IN (0, 1)), -- whether the newest catalogue no longer has it
  PRIMARY KEY (authority, kind, object)
) STRICT;
CREATE INDEX central_by_object ON central (kind, object);
