-- The central registry. A released step never changes: the next one is 0002.
--
-- A document is stored as the bytes that came, and never changed or deleted; the other tables are
-- what the registry made of it. Digests are SHA-256 in lower-case hex, moments are RFC 3339 in UTC.

CREATE TABLE registry (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  org        TEXT NOT NULL,
  sample     INTEGER NOT NULL CHECK (sample IN (0, 1)),
  root       TEXT NOT NULL,               -- thumbprint of the root that signs trust lists
  device     TEXT NOT NULL,               -- this registry, as the issuer of documents
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE trust_list (
  version         INTEGER PRIMARY KEY,
  document_sha256 TEXT NOT NULL UNIQUE,
  json            TEXT NOT NULL,
  received_at     TEXT NOT NULL
) STRICT;

-- Keys that the next trust list shall have.
CREATE TABLE enrolment (
  kid         TEXT PRIMARY KEY,
  x           TEXT NOT NULL,
  function    TEXT NOT NULL,
  name        TEXT,
  received_at TEXT NOT NULL
) STRICT;

CREATE TABLE enrolment_grant (
  kid       TEXT NOT NULL REFERENCES enrolment (kid),
  role      TEXT NOT NULL,
  authority TEXT,                         -- NULL: every authority
  function  TEXT                          -- NULL: any function
) STRICT;

-- What this registry has signed itself: receipts and trust lists, in one sequence.
CREATE TABLE issued (
  seq             INTEGER PRIMARY KEY,
  typ             TEXT NOT NULL,
  document_sha256 TEXT NOT NULL UNIQUE,
  json            TEXT NOT NULL,
  issued_at       TEXT NOT NULL
) STRICT;

CREATE TABLE document (
  number          INTEGER PRIMARY KEY,    -- in the order they were taken
  envelope_sha256 TEXT NOT NULL UNIQUE,
  document_sha256 TEXT NOT NULL UNIQUE,
  typ             TEXT NOT NULL,
  kid             TEXT NOT NULL,
  device          TEXT NOT NULL,
  seq             INTEGER NOT NULL,
  prev_seq        TEXT,
  json            TEXT NOT NULL,
  received_at     TEXT NOT NULL,
  receipt         INTEGER REFERENCES issued (seq) -- NULL until a receipt names it
) STRICT;

CREATE TABLE result (
  document_sha256 TEXT PRIMARY KEY REFERENCES document (document_sha256),
  lineage         TEXT NOT NULL,
  revision        INTEGER NOT NULL,
  scope_kind      TEXT NOT NULL,
  scope_id        TEXT NOT NULL,
  name            TEXT NOT NULL,
  authority       TEXT NOT NULL,
  authority_name  TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('draft', 'pending', 'rejected', 'adopted')),
  adopted_at      TEXT
) STRICT;
CREATE INDEX result_by_lineage ON result (lineage, revision);
CREATE INDEX result_by_scope ON result (scope_id);

-- Which results a result follows; what it names need not have come.
CREATE TABLE result_prev (
  result TEXT NOT NULL REFERENCES result (document_sha256),
  prev   TEXT NOT NULL,
  PRIMARY KEY (result, prev)
) STRICT;
CREATE INDEX result_prev_by_prev ON result_prev (prev);

-- The approvals that the signed result says it needs.
CREATE TABLE requirement (
  result    TEXT NOT NULL REFERENCES result (document_sha256),
  position  INTEGER NOT NULL,
  role      TEXT NOT NULL,
  authority TEXT NOT NULL,
  function  TEXT NOT NULL,
  sets      TEXT NOT NULL,                -- a JSON list of ids
  PRIMARY KEY (result, position)
) STRICT;

CREATE TABLE statement (
  document_sha256 TEXT PRIMARY KEY REFERENCES document (document_sha256),
  result          TEXT NOT NULL REFERENCES result (document_sha256),
  role            TEXT NOT NULL,
  verdict         TEXT NOT NULL,
  function        TEXT NOT NULL,
  text            TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_result ON statement (result);

-- Which requirements a statement answers: those its key was granted when it was taken.
CREATE TABLE answer (
  statement TEXT NOT NULL REFERENCES statement (document_sha256),
  result    TEXT NOT NULL,
  position  INTEGER NOT NULL,
  PRIMARY KEY (statement, position),
  FOREIGN KEY (result, position) REFERENCES requirement (result, position)
) STRICT;
CREATE INDEX answer_by_requirement ON answer (result, position);

-- Documents of the right shape that cannot be taken yet, tried again at every import.
CREATE TABLE set_aside (
  envelope_sha256 TEXT PRIMARY KEY,
  json            TEXT NOT NULL,
  reason          TEXT NOT NULL,
  received_at     TEXT NOT NULL
) STRICT;
