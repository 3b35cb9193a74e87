-- From level to action: what a system has in place of what its levels ask for.

-- What somebody answered about a measure of the catalogue, for the grade that was asked for then:
-- when more is asked for later, the measure is open again. Owner and day say who does the rest.
CREATE TABLE measure_status (
  system       TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  measure      TEXT NOT NULL,
  pack_id      TEXT NOT NULL,            -- the catalogue that it was answered from
  pack_version TEXT NOT NULL,
  status       TEXT NOT NULL CHECK (status IN ('yes', 'partly', 'no', 'not_applicable')),
  grade        INTEGER NOT NULL CHECK (grade > 0),
  reason       TEXT NOT NULL,            -- mandatory for not applicable
  owner        TEXT NOT NULL,
  due          TEXT,
  cost         TEXT NOT NULL CHECK (cost IN ('', 'low', 'medium', 'high')),
  note         TEXT NOT NULL,
  answered_at  TEXT NOT NULL,
  answered_by  TEXT NOT NULL,
  PRIMARY KEY (system, measure),
  FOREIGN KEY (pack_id, pack_version) REFERENCES pack (id, version)
) STRICT;

-- A decision to go without a measure until a day (avsteg). After it the measure is open again.
CREATE TABLE measure_exception (
  system     TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  measure    TEXT NOT NULL,
  decision   TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  until      TEXT NOT NULL,
  PRIMARY KEY (system, measure)
) STRICT;

-- How long a system may be away and how the work goes on meanwhile. Times in minutes.
CREATE TABLE continuity (
  system            TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  tolerated         INTEGER CHECK (tolerated > 0), -- the longest outage that is tolerated
  rto               INTEGER CHECK (rto > 0),       -- within which time the system is back
  rpo               INTEGER CHECK (rpo > 0),       -- how much of the newest information may be lost
  critical_period   TEXT NOT NULL,
  fallback          TEXT NOT NULL,                 -- how the work goes on without it
  catch_up          TEXT NOT NULL,                 -- how information is entered afterwards
  owner             TEXT NOT NULL,
  due               TEXT,                          -- by when what is missing is there
  exercised_at      TEXT,
  service_levels    TEXT NOT NULL,                 -- where the written service levels are
  service_levels_at TEXT,                          -- when they were approved
  live_at           TEXT,                          -- when the system was, or will be, taken into use
  CHECK (rto IS NULL OR tolerated IS NULL OR rto <= tolerated)
) STRICT;

-- A risk as a sentence: because of a cause something happens, which leads to an effect. The effect is
-- weighed as a level of an aspect, on the scale of the classification.
CREATE TABLE risk (
  id                  TEXT PRIMARY KEY,
  system              TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  threat              TEXT NOT NULL,     -- the cause in the catalogue that it began from; empty for none
  cause               TEXT NOT NULL,
  event               TEXT NOT NULL,
  effect              TEXT NOT NULL,
  aspect              TEXT NOT NULL,
  pack                TEXT NOT NULL,
  level               TEXT NOT NULL,
  likelihood          INTEGER NOT NULL CHECK (likelihood BETWEEN 0 AND 3),
  owner               TEXT NOT NULL,
  treatment           TEXT NOT NULL CHECK (treatment IN ('', 'accept', 'avoid', 'transfer', 'reduce')),
  treatment_words     TEXT NOT NULL,
  due                 TEXT,
  done_at             TEXT,
  residual_level      TEXT,
  residual_likelihood INTEGER CHECK (residual_likelihood BETWEEN 0 AND 3),
  accepted_by         TEXT NOT NULL,
  accepted_at         TEXT,
  participants        TEXT NOT NULL,     -- functions, as written
  review_at           TEXT,
  created_at          TEXT NOT NULL
) STRICT;
CREATE INDEX risk_by_system ON risk (system);

-- What an authority is ready to bear, where it has said so itself: per level the highest likelihood
-- that is accepted; -1 is never.
CREATE TABLE risk_appetite (
  authority  TEXT NOT NULL REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED,
  level      INTEGER NOT NULL,
  likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN -1 AND 3),
  PRIMARY KEY (authority, level)
) STRICT;

-- Something that happened. What it touches must be reconsidered when it was adopted before.
CREATE TABLE incident (
  id          TEXT PRIMARY KEY,
  title       TEXT NOT NULL,
  occurred_at TEXT NOT NULL,
  ended_at    TEXT,
  kind        TEXT NOT NULL CHECK (kind IN ('error', 'attack', 'disclosure', 'loss', 'outage', 'other')),
  effect      TEXT NOT NULL,
  reference   TEXT NOT NULL,             -- its number where it was reported
  lessons     TEXT NOT NULL,
  owner       TEXT NOT NULL,
  due         TEXT,
  closed_at   TEXT,
  created_at  TEXT NOT NULL
) STRICT;

-- What it touches. The thing may be gone since.
CREATE TABLE incident_subject (
  incident     TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('system', 'set')),
  subject      TEXT NOT NULL,
  PRIMARY KEY (incident, subject_kind, subject)
) STRICT;
CREATE INDEX incident_subject_by_subject ON incident_subject (subject_kind, subject);

-- A system that was reconsidered because of an incident, and what that came to.
CREATE TABLE incident_review (
  incident TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  system   TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  words    TEXT NOT NULL,
  at       TEXT NOT NULL,
  by       TEXT NOT NULL,
  PRIMARY KEY (incident, system)
) STRICT;
