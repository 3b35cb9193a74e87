-- Reorganisation: where old ids lead, what things were called before, what was split from what, what
-- is decommissioned, and that something was disposed of.

-- What was merged into another. The old id leads to the new, which may itself have been merged
-- since. An id that leads somewhere is never given to anything again.
CREATE TABLE alias (
  kind      TEXT NOT NULL CHECK (kind IN ('system', 'set', 'authority')),
  old_id    TEXT NOT NULL,
  old_name  TEXT NOT NULL,
  new_id    TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('merge')),
  at        TEXT NOT NULL,               -- YYYY-MM-DD
  PRIMARY KEY (kind, old_id),
  CHECK (old_id <> new_id)
) STRICT;

-- A name that a thing had before: people look for it.
CREATE TABLE former_name (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('system', 'set', 'authority')),
  object TEXT NOT NULL,
  name   TEXT NOT NULL,
  until  TEXT NOT NULL                   -- YYYY-MM-DD
) STRICT;

-- What was split from what. It began with a copy of the levels.
CREATE TABLE origin (
  kind        TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object      TEXT NOT NULL,
  from_object TEXT NOT NULL,
  at          TEXT NOT NULL,             -- YYYY-MM-DD
  PRIMARY KEY (kind, object)
) STRICT;

-- From this day it counts in nothing, and is still found.
CREATE TABLE decommissioned (
  kind     TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object   TEXT NOT NULL,
  at       TEXT NOT NULL,                -- YYYY-MM-DD; may be to come
  reason   TEXT NOT NULL,
  goes_to  TEXT NOT NULL,                -- where the information goes
  noted_at TEXT NOT NULL,
  PRIMARY KEY (kind, object)
) STRICT;

-- What remains of something whose content was disposed of under the records schedule.
CREATE TABLE disposed (
  kind              TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object            TEXT NOT NULL,
  decommissioned_at TEXT NOT NULL,
  decision          TEXT NOT NULL,       -- the reference of the decision
  decided_at        TEXT NOT NULL,       -- YYYY-MM-DD
  disposed_at       TEXT NOT NULL,
  disposed_by       TEXT NOT NULL,
  swept             INTEGER NOT NULL CHECK (swept IN (0, 1)), -- whether the file holds nothing of it any more
  PRIMARY KEY (kind, object)
) STRICT;

-- Digests and numbers of signed documents that were disposed of: none is given again.
CREATE TABLE disposed_document (
  sha256   TEXT PRIMARY KEY,
  system   TEXT NOT NULL,
  seq      INTEGER,
  revision INTEGER                       -- of a result
) STRICT;
