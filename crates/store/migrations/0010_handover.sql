-- A system that is worked on in another register: what was handed over from here and what came in,
-- and what is locked here meanwhile, so that nothing is edited in two places.

-- A hand-over. It has the same id in the register that it left, in the file, and where it came in.
CREATE TABLE handover (
  id            TEXT PRIMARY KEY,
  system        TEXT NOT NULL,           -- empty when the system has been purged here
  direction     TEXT NOT NULL CHECK (direction IN ('out', 'in', 'parcel')), -- parcel: in the file
  from_register TEXT NOT NULL,           -- the uuid of the register that handed it over
  from_name     TEXT NOT NULL,
  to_whom       TEXT NOT NULL,           -- the function of who takes over
  at            TEXT NOT NULL,
  by            TEXT NOT NULL,
  trail         TEXT NOT NULL,           -- JSON array of ids: this hand-over and those that it follows, oldest first
  ended_at      TEXT,
  ended         TEXT CHECK (ended IN ('returned', 'cancelled', 'purged')),
  CHECK ((ended IS NULL) = (ended_at IS NULL))
) STRICT;
CREATE INDEX handover_by_system ON handover (system);

-- What a hand-over does to things here. away: it left and is locked until it comes back. guest: a
-- copy of what is kept in another register, locked here. lent: a copy of it went along, and nothing
-- is locked; a purge has to know.
CREATE TABLE custody (
  kind     TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object   TEXT NOT NULL,
  held     TEXT NOT NULL CHECK (held IN ('away', 'guest', 'lent')),
  handover TEXT NOT NULL REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, object, handover)
) STRICT;
CREATE INDEX custody_by_handover ON custody (handover);
