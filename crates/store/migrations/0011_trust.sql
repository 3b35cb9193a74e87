-- What the centre sends: who may sign what, and how signatures were judged by it.

-- The trust list that the register goes by: at most one row. An older version, or a list of another
-- root, never takes its place.
CREATE TABLE trust_list (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  root        TEXT NOT NULL,           -- the thumbprint that was compared when the first list came
  version     INTEGER NOT NULL,        -- the highest that was seen
  sha256      TEXT NOT NULL,           -- of its payload, in hexadecimal
  next_update TEXT NOT NULL,           -- the day by which a newer list should be fetched
  taken_at    TEXT NOT NULL,
  jws         TEXT NOT NULL            -- the document, JSON
) STRICT;

-- What a trust list made of the signature of a result or a statement when it came, or when a newer
-- list came: as at the centre, what was taken once stays taken, and what waits is tried again. A
-- document without a row was signed while the register had no list, or came from another register.
CREATE TABLE judgement (
  document TEXT PRIMARY KEY REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED,
  standing TEXT NOT NULL CHECK (standing IN ('trusted', 'in_grace', 'waits')),
  answers  TEXT NOT NULL,              -- JSON array: of a statement, which of the result's requirements it answers, from 0
  list     INTEGER NOT NULL,           -- the version of the list
  at       TEXT NOT NULL
) STRICT;

-- The newest edition of each pack that came from the centre. An older one is refused.
CREATE TABLE centre_pack (
  id       TEXT PRIMARY KEY,           -- of the pack
  version  TEXT NOT NULL,
  sha256   TEXT NOT NULL,              -- of its bytes, in hexadecimal
  taken_at TEXT NOT NULL
) STRICT;
