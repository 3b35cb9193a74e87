-- The workshop about a system: who takes part, the agenda, the private rounds, what was decided and
-- who disagreed.

CREATE TABLE workshop (
  system          TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  number          INTEGER NOT NULL CHECK (number > 0),
  name            TEXT NOT NULL,
  date            TEXT,
  place           TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('planned', 'first_round', 'revealed', 'second_round', 'closed')),
  question_set    TEXT,                  -- the question that is talked about now
  question_aspect TEXT,
  invitation      TEXT NOT NULL,
  notes           TEXT NOT NULL,
  created_at      TEXT NOT NULL,
  closed_at       TEXT,
  PRIMARY KEY (system, number)
) STRICT;

CREATE TABLE workshop_participant (
  system   TEXT NOT NULL,
  workshop INTEGER NOT NULL,
  number   INTEGER NOT NULL CHECK (number > 0),
  function TEXT NOT NULL,
  part     TEXT NOT NULL,                -- a code of Part
  present  INTEGER NOT NULL CHECK (present IN (0, 1)),
  PRIMARY KEY (system, workshop, number),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE workshop_agenda (
  system   TEXT NOT NULL,
  workshop INTEGER NOT NULL,
  number   INTEGER NOT NULL CHECK (number > 0),
  item     TEXT NOT NULL,
  minutes  INTEGER NOT NULL CHECK (minutes >= 0),
  PRIMARY KEY (system, workshop, number),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- Named votes. They are written without their content in the change log, are read by nobody before
-- they are revealed, and go when the levels are adopted. No level is "vi vet inte".
CREATE TABLE workshop_vote (
  system      TEXT NOT NULL,
  workshop    INTEGER NOT NULL,
  round       INTEGER NOT NULL CHECK (round IN (1, 2)),
  participant INTEGER NOT NULL,
  info_set    TEXT NOT NULL,
  aspect      TEXT NOT NULL,
  pack        TEXT NOT NULL,
  level       TEXT,
  reason      TEXT NOT NULL,
  PRIMARY KEY (system, workshop, round, participant, info_set, aspect),
  FOREIGN KEY (system, workshop, participant) REFERENCES workshop_participant (system, workshop, number)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX workshop_vote_by_set ON workshop_vote (info_set);

-- How the votes on a question lay when they were revealed, without whose they were.
CREATE TABLE workshop_spread (
  system   TEXT NOT NULL,
  workshop INTEGER NOT NULL,
  round    INTEGER NOT NULL CHECK (round IN (1, 2)),
  info_set TEXT NOT NULL,
  aspect   TEXT NOT NULL,
  pack     TEXT NOT NULL,
  votes    TEXT NOT NULL,                -- JSON object of level id → how many
  unknown  INTEGER NOT NULL CHECK (unknown >= 0),
  PRIMARY KEY (system, workshop, round, info_set, aspect),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE workshop_decision (
  system        TEXT NOT NULL,
  workshop      INTEGER NOT NULL,
  info_set      TEXT NOT NULL,
  aspect        TEXT NOT NULL,
  pack          TEXT NOT NULL,
  level         TEXT NOT NULL,
  reason        TEXT NOT NULL,
  dissent_by    TEXT NOT NULL,           -- the function of who disagrees
  dissent       TEXT NOT NULL,           -- and why
  open_question TEXT NOT NULL,
  decided_at    TEXT NOT NULL,
  PRIMARY KEY (system, workshop, info_set, aspect),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

-- The parking lot: what is to be dealt with elsewhere.
CREATE TABLE workshop_parked (
  system   TEXT NOT NULL,
  workshop INTEGER NOT NULL,
  number   INTEGER NOT NULL CHECK (number > 0),
  matter   TEXT NOT NULL,
  owner    TEXT NOT NULL,
  PRIMARY KEY (system, workshop, number),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
