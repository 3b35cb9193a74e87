-- What people answer when information comes together, and the levels that they decide.

-- An answer to a flag, on the thing that it was raised on; it is used wherever the thing appears.
-- basis says what the answer rested on: when the rules give another, the answer is stale.
CREATE TABLE flag_answer (
  flag         TEXT NOT NULL,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('system', 'set', 'flow')),
  subject      TEXT NOT NULL,
  basis        TEXT NOT NULL,
  system       TEXT NOT NULL,            -- where it was answered
  conversation TEXT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('new_asset', 'raise', 'no_effect')),
  answers      TEXT NOT NULL,            -- JSON object: question id → text
  motivation   TEXT NOT NULL,
  raises       TEXT NOT NULL,            -- JSON object: aspect → the level id that a raise proposes
  asset        TEXT,                     -- the aggregate that was made
  answered_at  TEXT NOT NULL,
  answered_by  TEXT NOT NULL,
  PRIMARY KEY (flag, subject_kind, subject)
) STRICT;
CREATE INDEX flag_answer_by_system ON flag_answer (system, conversation);

-- The sending system owner lets a flow go to lower protection for a time.
CREATE TABLE flow_exception (
  flow       TEXT PRIMARY KEY REFERENCES flow (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  motivation TEXT NOT NULL,
  until      TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;

-- A system's level that is not the calculated one. calculated is what it was when it was decided:
-- when it has changed since, the decision must be looked at again.
CREATE TABLE effective_level (
  system                TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  aspect                TEXT NOT NULL,
  pack                  TEXT NOT NULL,
  level                 TEXT NOT NULL,
  calculated            TEXT,
  reason_code           TEXT NOT NULL CHECK (reason_code IN ('manual', 'cumulative', 'distributive', 'exception')),
  reason                TEXT NOT NULL,
  owner_decision        TEXT NOT NULL,
  coordinator_statement TEXT NOT NULL,
  decided_at            TEXT NOT NULL,
  PRIMARY KEY (system, aspect)
) STRICT;

-- An owner's answers in the question view: the consequence per category, and "vet inte".
CREATE TABLE consequence (
  info_set TEXT NOT NULL REFERENCES info_set (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect   TEXT NOT NULL,
  category TEXT NOT NULL,
  pack     TEXT NOT NULL,
  level    TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect, category)
) STRICT;

CREATE TABLE unknown_level (
  info_set TEXT NOT NULL REFERENCES info_set (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect   TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect)
) STRICT;
