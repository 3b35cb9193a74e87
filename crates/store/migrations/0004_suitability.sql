-- Whether information should be stored or transferred at all: assessments, their conditions, the
-- data protection impact assessment, and who answers for personal data.

-- An assessment is made in the work with a system, with an edition of the questions. It is finished
-- or not; basis says what the register knew when it was finished: when that changes, the
-- assessment is stale and must be looked at again.
CREATE TABLE assessment (
  id           TEXT PRIMARY KEY,
  system       TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  about        TEXT NOT NULL,            -- storage, transfer, new_use, supplier, technology, aggregate, migration
  title        TEXT NOT NULL,
  pack_id      TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  created_by   TEXT NOT NULL,
  finished_at  TEXT,
  finished_by  TEXT,
  basis        TEXT,
  FOREIGN KEY (pack_id, pack_version) REFERENCES pack (id, version)
) STRICT;
CREATE INDEX assessment_by_system ON assessment (system);

-- What it covers. The thing may be gone since; the row tells what it was about.
CREATE TABLE assessment_subject (
  assessment   TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('system', 'set', 'flow')),
  subject      TEXT NOT NULL,
  PRIMARY KEY (assessment, subject_kind, subject)
) STRICT;
CREATE INDEX assessment_subject_by_subject ON assessment_subject (subject_kind, subject);

-- What a person answered. What the register knows is not written here until the assessment is
-- finished. An answer to a question that is no longer open is kept.
CREATE TABLE assessment_answer (
  assessment  TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  question    TEXT NOT NULL,
  chosen      TEXT NOT NULL,             -- JSON array of option ids, sorted
  words       TEXT NOT NULL,
  date        TEXT,
  answered_at TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  PRIMARY KEY (assessment, question)
) STRICT;

-- A condition that a rule asks for: who sees to it, when, and when it was met.
CREATE TABLE assessment_condition (
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  rule       TEXT NOT NULL,
  owner      TEXT NOT NULL,
  due        TEXT,
  met_at     TEXT,
  note       TEXT NOT NULL,
  PRIMARY KEY (assessment, rule)
) STRICT;

-- The data protection impact assessment (GDPR 35.7): texts by part, the advice of the data
-- protection officer (35.2), the views of data subjects (35.9), the consultation (36).
CREATE TABLE dpia (
  assessment      TEXT PRIMARY KEY REFERENCES assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  description     TEXT NOT NULL,         -- 35.7 a
  necessity       TEXT NOT NULL,         -- 35.7 b
  measures        TEXT NOT NULL,         -- 35.7 d
  views_asked     TEXT NOT NULL CHECK (views_asked IN ('', 'yes', 'no')),
  views           TEXT NOT NULL,         -- what they said, or why they were not asked
  advice_asked_at TEXT,
  advice_given_at TEXT,
  advice          TEXT NOT NULL,
  advice_followed TEXT NOT NULL CHECK (advice_followed IN ('', 'yes', 'partly', 'no')),
  advice_reason   TEXT NOT NULL,         -- why it is not followed
  imy_sent_at     TEXT,
  imy_answered_at TEXT,
  imy_answer      TEXT NOT NULL,
  decided_by      TEXT NOT NULL,
  decided_at      TEXT,
  review_at       TEXT,
  finished_at     TEXT
) STRICT;

-- Risks to individuals (35.7 c): never those of the organisation, never on its scale.
CREATE TABLE dpia_risk (
  assessment TEXT NOT NULL REFERENCES dpia (assessment) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  number     INTEGER NOT NULL CHECK (number > 0),
  risk       TEXT NOT NULL,
  likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 0 AND 3),
  harm       TEXT NOT NULL,              -- a harm level of the pack
  measures   TEXT NOT NULL,
  residual_likelihood INTEGER NOT NULL CHECK (residual_likelihood BETWEEN 0 AND 3),
  residual_harm       TEXT NOT NULL,
  PRIMARY KEY (assessment, number)
) STRICT;

-- Who answers for personal data, for the record of processing activities (GDPR 30.1 a).
CREATE TABLE data_protection (
  authority       TEXT PRIMARY KEY REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED,
  contact         TEXT NOT NULL,         -- how the controller is reached
  joint           TEXT NOT NULL,         -- joint controllers
  representative  TEXT NOT NULL,
  officer         TEXT NOT NULL,         -- data protection officer, and how to reach them
  security        TEXT NOT NULL          -- general description of the security measures (30.1 g)
) STRICT;
