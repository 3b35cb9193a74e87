-- The register file. A released step never changes: the next one is 0002.
--
-- Levels are stored as pack and level id, never as a number: the number belongs to the pack's
-- scale. No level (NULL) is "ej bedömd", never the lowest level.

CREATE TABLE register (
  id           INTEGER PRIMARY KEY CHECK (id = 1),
  uuid         TEXT NOT NULL,             -- this register, whatever its file is called
  device       TEXT NOT NULL,             -- this installation and file; new after a restore or a copy
  name         TEXT NOT NULL,
  org          TEXT,                      -- the municipality's organisation number
  sample       INTEGER NOT NULL CHECK (sample IN (0, 1)),
  pack_id      TEXT NOT NULL,             -- the pack in use
  pack_version TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  FOREIGN KEY (pack_id, pack_version) REFERENCES pack (id, version)
) STRICT;

-- Every pack that something in the register was made with, whole, so that it can be read in
-- twenty years.
CREATE TABLE pack (
  id      TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE authority (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  parent TEXT REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE system (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  authority   TEXT NOT NULL REFERENCES authority (id),
  kind        TEXT NOT NULL,
  owner       TEXT,
  manager     TEXT,
  overview    INTEGER NOT NULL CHECK (overview IN (0, 1)),
  redundant   INTEGER NOT NULL CHECK (redundant IN (0, 1)),
  purposes    TEXT NOT NULL,              -- JSON array of codes, sorted
  supplier    TEXT NOT NULL,
  hosting     TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;
CREATE INDEX system_by_authority ON system (authority);

-- A set and its levels exist once, however many systems hold it. revision rises with every change
-- of the set or its levels and never falls, not even by undo: approvals name it.
CREATE TABLE info_set (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  authority     TEXT NOT NULL REFERENCES authority (id),
  owner         TEXT,
  subjects      TEXT,
  records       TEXT,
  identifiers   TEXT NOT NULL,            -- JSON arrays of codes, sorted
  personal_data TEXT NOT NULL,
  secrecy       TEXT NOT NULL,
  time_depth    TEXT,
  topics        TEXT NOT NULL,
  time_bound    TEXT,
  parts         TEXT,                     -- NULL, or a JSON array of set ids: an aggregate
  reaches       TEXT NOT NULL,            -- JSON array of system ids
  description   TEXT NOT NULL,
  classified_at TEXT,
  classified_by TEXT NOT NULL,
  revision      INTEGER NOT NULL CHECK (revision > 0)
) STRICT;
CREATE INDEX info_set_by_authority ON info_set (authority);

CREATE TABLE set_level (
  info_set TEXT NOT NULL REFERENCES info_set (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect   TEXT NOT NULL,
  pack     TEXT NOT NULL,
  level    TEXT,
  category TEXT,                          -- the consequence category that decided
  reason   TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect)
) STRICT;

CREATE TABLE holding (
  id          INTEGER PRIMARY KEY,
  system      TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  info_set    TEXT NOT NULL REFERENCES info_set (id) DEFERRABLE INITIALLY DEFERRED,
  handling    TEXT NOT NULL,
  master      INTEGER NOT NULL CHECK (master IN (0, 1)),
  environment TEXT NOT NULL,
  since       TEXT
) STRICT;
CREATE INDEX holding_by_system ON holding (system);
CREATE INDEX holding_by_set ON holding (info_set);

CREATE TABLE flow (
  id              TEXT PRIMARY KEY,
  from_party      TEXT NOT NULL,          -- a system or an authority; at least one end is a system
  to_party        TEXT NOT NULL,
  info_set        TEXT NOT NULL REFERENCES info_set (id) DEFERRABLE INITIALLY DEFERRED,
  mode            TEXT NOT NULL,
  volume          TEXT NOT NULL,
  third_country   INTEGER NOT NULL CHECK (third_country IN (0, 1)),
  encrypted       INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
  receiver_levels TEXT,                   -- NULL, or JSON: pack and level id per aspect
  purpose         TEXT NOT NULL
) STRICT;
CREATE INDEX flow_by_from ON flow (from_party);
CREATE INDEX flow_by_to ON flow (to_party);
CREATE INDEX flow_by_set ON flow (info_set);

CREATE TABLE dependency (
  id              INTEGER PRIMARY KEY,
  consumer        TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  provider        TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  tolerates_pack  TEXT,
  tolerates_level TEXT,
  note            TEXT NOT NULL
) STRICT;
CREATE INDEX dependency_by_consumer ON dependency (consumer);
CREATE INDEX dependency_by_provider ON dependency (provider);

CREATE TABLE adopted (
  system       TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  at           TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  pack         TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  document     TEXT                       -- the signed result, when there is one
) STRICT;

CREATE TABLE adopted_level (
  system TEXT NOT NULL REFERENCES adopted (system) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect TEXT NOT NULL,
  level  TEXT,
  PRIMARY KEY (system, aspect)
) STRICT;

-- Signed documents made here or taken in, as they were signed. They are never changed.
CREATE TABLE document (
  sha256          TEXT PRIMARY KEY,       -- of the payload
  envelope_sha256 TEXT NOT NULL UNIQUE,
  typ             TEXT NOT NULL,
  system          TEXT NOT NULL,
  lineage         TEXT NOT NULL,
  revision        INTEGER NOT NULL,
  seq             INTEGER,                -- this device's number of it; NULL when taken in
  kid             TEXT NOT NULL,
  key_x           TEXT NOT NULL,          -- the public key that verifies it
  function        TEXT NOT NULL,
  role            TEXT,                   -- of a statement
  verdict         TEXT,                   -- of a statement
  issued_at       TEXT NOT NULL,
  content_sha256  TEXT,                   -- of a result's content without ids and times
  jws             TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX document_by_seq ON document (seq) WHERE seq IS NOT NULL;
CREATE INDEX document_by_system ON document (system, typ, revision);

CREATE TABLE set_approval (
  info_set     TEXT NOT NULL,
  set_revision INTEGER NOT NULL,
  document     TEXT NOT NULL REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (info_set, set_revision)
) STRICT;

-- What has left the register, so that it can be called back.
CREATE TABLE export (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  system TEXT NOT NULL,
  path   TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;

-- Every write is a named operation. The log is hash-chained; the bodies are not, and are tied to
-- it by a salted commitment: content can be purged later and the chain still verifies.
CREATE TABLE change_log (
  seq             INTEGER PRIMARY KEY,
  op              TEXT NOT NULL,
  object          TEXT NOT NULL,
  at              TEXT NOT NULL,
  actor           TEXT NOT NULL,
  body_commitment TEXT NOT NULL,
  prev_hash       TEXT NOT NULL
) STRICT;

CREATE TABLE change_body (
  seq    INTEGER PRIMARY KEY REFERENCES change_log (seq),
  salt   TEXT NOT NULL,
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT;
