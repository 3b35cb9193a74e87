-- Before a workshop: what owners were asked, what they answered, and what became of the answers.

-- An assignment, signed here and sent to an owner. The one-time code is nowhere: only its digest.
-- What was asked is asked, so nothing here follows a system or a set that is taken away later.
CREATE TABLE assignment (
  id           TEXT PRIMARY KEY,
  system       TEXT NOT NULL,
  authority    TEXT NOT NULL,
  function     TEXT NOT NULL,            -- who is asked
  form         TEXT NOT NULL CHECK (form IN ('file', 'questionnaire')),
  sets         TEXT NOT NULL,            -- JSON array of set ids
  valid_until  TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  withdrawn_at TEXT,
  document     TEXT NOT NULL UNIQUE,     -- SHA-256 of the payload
  seq          INTEGER NOT NULL,         -- this device's number of the document
  kid          TEXT NOT NULL,
  key_x        TEXT NOT NULL,
  jws          TEXT NOT NULL
) STRICT;

-- An answer to an assignment that was taken in. The same file has the same digest.
CREATE TABLE response (
  sha256      TEXT PRIMARY KEY,
  assignment  TEXT NOT NULL REFERENCES assignment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  origin      TEXT NOT NULL CHECK (origin IN ('signed', 'unsigned')),
  kid         TEXT,                      -- the key that signed
  written_at  TEXT NOT NULL,             -- when it was signed, as claimed; else when it was read in
  received_at TEXT NOT NULL,
  read_by     TEXT NOT NULL,             -- who read it in, and answers for an unsigned one
  late        INTEGER NOT NULL CHECK (late IN (0, 1)),
  notes       TEXT NOT NULL,
  jws         TEXT                       -- the document; none for an unsigned one
) STRICT;

CREATE TABLE response_answer (
  response     TEXT NOT NULL REFERENCES response (sha256) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  info_set     TEXT NOT NULL,
  aspect       TEXT NOT NULL,
  set_revision INTEGER NOT NULL,
  pack         TEXT NOT NULL,
  level        TEXT,                     -- none exactly when it is not known
  category     TEXT,
  reason       TEXT NOT NULL,
  consequences TEXT NOT NULL,            -- JSON object: level id by category id
  PRIMARY KEY (response, info_set, aspect)
) STRICT;

-- Whose answer a level was taken over from. It holds while the set has this revision or the level
-- still is what was taken over.
CREATE TABLE level_origin (
  info_set TEXT NOT NULL,
  aspect   TEXT NOT NULL,
  response TEXT NOT NULL,
  level    TEXT,
  reason   TEXT NOT NULL,
  at       TEXT NOT NULL,
  by       TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect)
) STRICT;

-- In the file that an owner answers an assignment in: the assignment, and the key that is made for
-- it alone. The file is encrypted with the one-time code.
CREATE TABLE answering (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  assignment  TEXT NOT NULL,
  document    TEXT NOT NULL,
  system      TEXT NOT NULL,
  code        TEXT NOT NULL,
  secret      TEXT NOT NULL,             -- 32 bytes of the key, in hexadecimal
  jws         TEXT NOT NULL,
  handed_in   INTEGER NOT NULL,          -- how many times it was handed in
  handed_in_at TEXT,
  last_document TEXT                     -- the digest of what was last handed in
) STRICT;
