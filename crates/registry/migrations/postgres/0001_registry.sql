-- The central registry in PostgreSQL: the same tables as SQLite has after its step 0003. A released
-- step never changes: the next one is 0002 here and 0004 there.
--
-- Text is ordered by its bytes, as SQLite does. Indexes on texts that somebody else wrote are hashes:
-- those of the other kind refuse long ones.

CREATE TABLE registry (
  id         BIGINT PRIMARY KEY CHECK (id = 1),
  org        TEXT NOT NULL,
  sample     BIGINT NOT NULL CHECK (sample IN (0, 1)),
  root       TEXT NOT NULL,
  device     TEXT NOT NULL,
  created_at TEXT NOT NULL
);

CREATE TABLE trust_list (
  version         BIGINT PRIMARY KEY,
  document_sha256 TEXT NOT NULL UNIQUE,
  json            TEXT NOT NULL,
  received_at     TEXT NOT NULL
);

CREATE TABLE enrolment (
  kid         TEXT COLLATE "C" PRIMARY KEY,
  x           TEXT NOT NULL,
  function    TEXT NOT NULL,
  name        TEXT,
  received_at TEXT NOT NULL
);

CREATE TABLE enrolment_grant (
  kid       TEXT NOT NULL REFERENCES enrolment (kid),
  role      TEXT COLLATE "C" NOT NULL,
  authority TEXT COLLATE "C",
  function  TEXT COLLATE "C"
);

CREATE TABLE issued (
  seq             BIGINT PRIMARY KEY,
  typ             TEXT NOT NULL,
  document_sha256 TEXT NOT NULL UNIQUE,
  json            TEXT NOT NULL,
  issued_at       TEXT NOT NULL
);

CREATE TABLE document (
  number          BIGINT PRIMARY KEY,
  envelope_sha256 TEXT COLLATE "C" NOT NULL UNIQUE,
  document_sha256 TEXT COLLATE "C" NOT NULL UNIQUE,
  typ             TEXT NOT NULL,
  kid             TEXT NOT NULL,
  device          TEXT COLLATE "C" NOT NULL,
  seq             BIGINT NOT NULL,
  prev_seq        TEXT,
  json            TEXT NOT NULL,
  received_at     TEXT NOT NULL
);
-- A document is base64 and hardly becomes smaller; trying costs more than writing it.
ALTER TABLE document ALTER COLUMN json SET STORAGE EXTERNAL;

CREATE TABLE receipted (
  document_sha256 TEXT COLLATE "C" PRIMARY KEY,
  receipt         BIGINT NOT NULL REFERENCES issued (seq)
);
CREATE INDEX receipted_by_receipt ON receipted (receipt);

CREATE TABLE result (
  document_sha256 TEXT COLLATE "C" PRIMARY KEY REFERENCES document (document_sha256),
  lineage         TEXT COLLATE "C" NOT NULL,
  revision        BIGINT NOT NULL,
  scope_kind      TEXT NOT NULL,
  scope_id        TEXT COLLATE "C" NOT NULL,
  name            TEXT COLLATE "C" NOT NULL,
  authority       TEXT COLLATE "C" NOT NULL,
  authority_name  TEXT COLLATE "C" NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('draft', 'pending', 'rejected', 'adopted')),
  adopted_at      TEXT
);
CREATE INDEX result_by_lineage ON result (lineage, revision);
CREATE INDEX result_by_scope ON result USING hash (scope_id);

CREATE TABLE result_prev (
  result TEXT COLLATE "C" NOT NULL,
  prev   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (result, prev)
);
CREATE INDEX result_prev_by_prev ON result_prev (prev);

CREATE TABLE requirement (
  result    TEXT COLLATE "C" NOT NULL REFERENCES result (document_sha256),
  position  BIGINT NOT NULL,
  role      TEXT NOT NULL,
  authority TEXT NOT NULL,
  function  TEXT NOT NULL,
  sets      TEXT NOT NULL,
  contents  TEXT,
  PRIMARY KEY (result, position)
);

CREATE TABLE relied_on (
  result  TEXT COLLATE "C" NOT NULL REFERENCES result (document_sha256),
  content TEXT COLLATE "C" NOT NULL,
  set_id  TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (result, content)
);
CREATE INDEX relied_on_by_content ON relied_on (content);

CREATE TABLE statement (
  document_sha256 TEXT COLLATE "C" PRIMARY KEY REFERENCES document (document_sha256),
  result          TEXT COLLATE "C" NOT NULL REFERENCES result (document_sha256),
  role            TEXT NOT NULL,
  verdict         TEXT NOT NULL,
  function        TEXT NOT NULL,
  text            TEXT NOT NULL
);
CREATE INDEX statement_by_result ON statement (result);

CREATE TABLE answer (
  statement TEXT COLLATE "C" NOT NULL REFERENCES statement (document_sha256),
  result    TEXT COLLATE "C" NOT NULL,
  position  BIGINT NOT NULL,
  PRIMARY KEY (statement, position),
  FOREIGN KEY (result, position) REFERENCES requirement (result, position)
);
CREATE INDEX answer_by_requirement ON answer (result, position);

CREATE TABLE approved_set (
  statement TEXT COLLATE "C" NOT NULL REFERENCES statement (document_sha256),
  position  BIGINT NOT NULL,
  content   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (statement, content)
);
CREATE INDEX approved_set_by_content ON approved_set (content);

CREATE TABLE set_aside (
  envelope_sha256 TEXT COLLATE "C" PRIMARY KEY,
  json            TEXT NOT NULL,
  reason          TEXT NOT NULL,
  received_at     TEXT COLLATE "C" NOT NULL,
  kid             TEXT
);
ALTER TABLE set_aside ALTER COLUMN json SET STORAGE EXTERNAL;

CREATE TABLE withdrawal (
  document_sha256 TEXT COLLATE "C" PRIMARY KEY REFERENCES document (document_sha256),
  kind            TEXT NOT NULL CHECK (kind IN ('document', 'file')),
  subject         TEXT COLLATE "C" NOT NULL,
  reason          TEXT NOT NULL,
  coordinator     TEXT NOT NULL
);
CREATE INDEX withdrawal_by_subject ON withdrawal (subject);

CREATE TABLE withdrawn (
  document_sha256 TEXT COLLATE "C" PRIMARY KEY,
  envelope_sha256 TEXT COLLATE "C" NOT NULL,
  typ             TEXT NOT NULL,
  withdrawal      TEXT COLLATE "C" NOT NULL REFERENCES withdrawal (document_sha256),
  withdrawn_at    TEXT NOT NULL,
  purged_at       TEXT
);
CREATE INDEX withdrawn_by_envelope ON withdrawn (envelope_sha256);

CREATE TABLE catalogue (
  authority       TEXT COLLATE "C" NOT NULL,
  version         BIGINT NOT NULL,
  document_sha256 TEXT NOT NULL REFERENCES issued (document_sha256),
  PRIMARY KEY (authority, version)
);

CREATE TABLE alias (
  old   TEXT COLLATE "C" PRIMARY KEY,
  new   TEXT COLLATE "C" NOT NULL,
  since TEXT NOT NULL
);

CREATE TABLE unfinished (
  task TEXT PRIMARY KEY
);

CREATE VIEW live_result AS
  SELECT * FROM result r
  WHERE NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.document_sha256 = r.document_sha256);
CREATE VIEW live_statement AS
  SELECT * FROM statement s
  WHERE NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.document_sha256 = s.document_sha256);
