-- The stop-gate: what was answered, what is stopped, and what must be called back.

-- A system whose gate was answered with no to every question. Another answer leaves no row here:
-- it stops the system. known says which sets with a topic of national security were there then.
CREATE TABLE gate_answer (
  system       TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  pack         TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  questions    TEXT NOT NULL,            -- JSON array of the ids that were asked
  known        TEXT NOT NULL,            -- JSON array of set ids
  answered_at  TEXT NOT NULL,
  answered_by  TEXT NOT NULL
) STRICT;

-- What remains of something that was stopped: a code and dates. It never says what it was.
CREATE TABLE stopped (
  code        TEXT PRIMARY KEY,          -- ST-2026-1
  kind        TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  stopped_at  TEXT NOT NULL,
  stopped_by  TEXT NOT NULL,
  lifted_at   TEXT,
  lifted_by   TEXT,
  lift_reason TEXT CHECK (lift_reason IN ('pressed_by_mistake', 'wrong_object', 'answered_by_mistake', 'chief_says_no')),
  purged_at   TEXT,                      -- from the beginning where nothing had been written
  swept       INTEGER NOT NULL CHECK (swept IN (0, 1))  -- whether the file holds nothing of it any more
) STRICT;

-- What a stop covers, for as long as it can be lifted.
CREATE TABLE stopped_object (
  kind   TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object TEXT NOT NULL,
  code   TEXT NOT NULL REFERENCES stopped (code) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, object)
) STRICT;

-- Digests of what was signed or written to a file about something that has been purged.
CREATE TABLE recall (
  sha256     TEXT PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('document', 'file')),
  code       TEXT NOT NULL REFERENCES stopped (code) DEFERRABLE INITIALLY DEFERRED,
  at         TEXT NOT NULL,              -- when it was signed, or written
  due        INTEGER NOT NULL CHECK (due IN (0, 1)), -- whether it may have left the register
  seq        INTEGER,                    -- a document's number on this device: never given again
  kid        TEXT,                       -- who signed a document
  system     TEXT,                       -- of a document about a system that is still there
  revision   INTEGER,                    -- of a result about such a system: never given again
  withdrawal TEXT                        -- the document that calls it back
) STRICT;

-- Rows of the log whose object was blanked: the hash that they had, so that the chain still holds.
CREATE TABLE purged_entry (
  seq  INTEGER PRIMARY KEY REFERENCES change_log (seq),
  hash TEXT NOT NULL
) STRICT;
