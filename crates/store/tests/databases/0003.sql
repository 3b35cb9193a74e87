-- A register as Varsam kept it with schema 3. Released: this file never changes.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE adopted (
  system       TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  at           TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  pack         TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  document     TEXT                       -- the signed result, when there is one
) STRICT;
INSERT INTO "adopted" VALUES('system.id å1','adopted.at å1','adopted.decided_by å1','adopted.pack å1','adopted.pack_version å1','adopted.document å1');
INSERT INTO "adopted" VALUES('system.id å2','adopted.at å2','adopted.decided_by å2','adopted.pack å2','adopted.pack_version å2','adopted.document å2');
CREATE TABLE adopted_level (
  system TEXT NOT NULL REFERENCES adopted (system) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect TEXT NOT NULL,
  level  TEXT,
  PRIMARY KEY (system, aspect)
) STRICT;
INSERT INTO "adopted_level" VALUES('system.id å1','adopted_level.aspect å1','adopted_level.level å1');
INSERT INTO "adopted_level" VALUES('system.id å2','adopted_level.aspect å2','adopted_level.level å2');
CREATE TABLE authority (
  id     TEXT PRIMARY KEY,
  name   TEXT NOT NULL,
  kind   TEXT NOT NULL,
  parent TEXT REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "authority" VALUES('authority.id å1','authority.name å1','authority.kind å1',NULL);
INSERT INTO "authority" VALUES('authority.id å2','authority.name å2','authority.kind å2',NULL);
CREATE TABLE change_body (
  seq    INTEGER PRIMARY KEY REFERENCES change_log (seq),
  salt   TEXT NOT NULL,
  before TEXT NOT NULL,
  after  TEXT NOT NULL
) STRICT;
INSERT INTO "change_body" VALUES(1,'00000000000000000000000000000001','[]','[]');
INSERT INTO "change_body" VALUES(2,'00000000000000000000000000000002','[]','[]');
CREATE TABLE change_log (
  seq             INTEGER PRIMARY KEY,
  op              TEXT NOT NULL,
  object          TEXT NOT NULL,
  at              TEXT NOT NULL,
  actor           TEXT NOT NULL,
  body_commitment TEXT NOT NULL,
  prev_hash       TEXT NOT NULL
) STRICT;
INSERT INTO "change_log" VALUES(1,'create_register','register.uuid å1','2026-01-01T08:00:00.000Z','prov','b44ec7a462e0bc70e2fef8864bb56411ba44187bafb501ca5fef30b30cf0ccd7','0000000000000000000000000000000000000000000000000000000000000000');
INSERT INTO "change_log" VALUES(2,'import_tables','tables','2026-01-02T08:00:00.000Z','prov','c1a963a93c4904b082a69c29ee2d16e4bf720d24353701836ea3dd34dc0138c2','1f84cb298e38721f0f6bd29915fee586a92d1a5a841f0385780719d457ef5ab8');
CREATE TABLE consequence (
  info_set TEXT NOT NULL REFERENCES info_set (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect   TEXT NOT NULL,
  category TEXT NOT NULL,
  pack     TEXT NOT NULL,
  level    TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect, category)
) STRICT;
INSERT INTO "consequence" VALUES('info_set.id å1','consequence.aspect å1','consequence.category å1','consequence.pack å1','consequence.level å1');
INSERT INTO "consequence" VALUES('info_set.id å2','consequence.aspect å2','consequence.category å2','consequence.pack å2','consequence.level å2');
CREATE TABLE dependency (
  id              INTEGER PRIMARY KEY,
  consumer        TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  provider        TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  tolerates_pack  TEXT,
  tolerates_level TEXT,
  note            TEXT NOT NULL
) STRICT;
INSERT INTO "dependency" VALUES(1,'system.id å1','system.id å1','dependency.tolerates_pack å1','dependency.tolerates_level å1','dependency.note å1');
INSERT INTO "dependency" VALUES(2,'system.id å2','system.id å2','dependency.tolerates_pack å2','dependency.tolerates_level å2','dependency.note å2');
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
INSERT INTO "document" VALUES('document.sha256 å1','document.envelope_sha256 å1','document.typ å1','document.system å1','document.lineage å1',1,1,'document.kid å1','document.key_x å1','document.function å1','document.role å1','document.verdict å1','document.issued_at å1','document.content_sha256 å1','document.jws å1');
INSERT INTO "document" VALUES('document.sha256 å2','document.envelope_sha256 å2','document.typ å2','document.system å2','document.lineage å2',2,2,'document.kid å2','document.key_x å2','document.function å2','document.role å2','document.verdict å2','document.issued_at å2','document.content_sha256 å2','document.jws å2');
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
INSERT INTO "effective_level" VALUES('system.id å1','effective_level.aspect å1','effective_level.pack å1','effective_level.level å1','effective_level.calculated å1','manual','effective_level.reason å1','effective_level.owner_decision å1','effective_level.coordinator_statement å1','effective_level.decided_at å1');
INSERT INTO "effective_level" VALUES('system.id å2','effective_level.aspect å2','effective_level.pack å2','effective_level.level å2','effective_level.calculated å2','cumulative','effective_level.reason å2','effective_level.owner_decision å2','effective_level.coordinator_statement å2','effective_level.decided_at å2');
CREATE TABLE export (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  system TEXT NOT NULL,
  path   TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  at     TEXT NOT NULL
) STRICT;
INSERT INTO "export" VALUES(1,'export.kind å1','export.system å1','export.path å1','export.sha256 å1','export.at å1');
INSERT INTO "export" VALUES(2,'export.kind å2','export.system å2','export.path å2','export.sha256 å2','export.at å2');
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
INSERT INTO "flag_answer" VALUES('flag_answer.flag å1','system','flag_answer.subject å1','flag_answer.basis å1','flag_answer.system å1','flag_answer.conversation å1','new_asset','flag_answer.answers å1','flag_answer.motivation å1','flag_answer.raises å1','flag_answer.asset å1','flag_answer.answered_at å1','flag_answer.answered_by å1');
INSERT INTO "flag_answer" VALUES('flag_answer.flag å2','set','flag_answer.subject å2','flag_answer.basis å2','flag_answer.system å2','flag_answer.conversation å2','raise','flag_answer.answers å2','flag_answer.motivation å2','flag_answer.raises å2','flag_answer.asset å2','flag_answer.answered_at å2','flag_answer.answered_by å2');
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
INSERT INTO "flow" VALUES('flow.id å1','flow.from_party å1','flow.to_party å1','info_set.id å1','flow.mode å1','flow.volume å1',0,0,'flow.receiver_levels å1','flow.purpose å1');
INSERT INTO "flow" VALUES('flow.id å2','flow.from_party å2','flow.to_party å2','info_set.id å2','flow.mode å2','flow.volume å2',1,1,'flow.receiver_levels å2','flow.purpose å2');
CREATE TABLE flow_exception (
  flow       TEXT PRIMARY KEY REFERENCES flow (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  motivation TEXT NOT NULL,
  until      TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;
INSERT INTO "flow_exception" VALUES('flow.id å1','flow_exception.motivation å1','flow_exception.until å1','flow_exception.decided_by å1','flow_exception.decided_at å1');
INSERT INTO "flow_exception" VALUES('flow.id å2','flow_exception.motivation å2','flow_exception.until å2','flow_exception.decided_by å2','flow_exception.decided_at å2');
CREATE TABLE gate_answer (
  system       TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  pack         TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  questions    TEXT NOT NULL,            -- JSON array of the ids that were asked
  known        TEXT NOT NULL,            -- JSON array of set ids
  answered_at  TEXT NOT NULL,
  answered_by  TEXT NOT NULL
) STRICT;
INSERT INTO "gate_answer" VALUES('system.id å1','gate_answer.pack å1','gate_answer.pack_version å1','gate_answer.questions å1','gate_answer.known å1','gate_answer.answered_at å1','gate_answer.answered_by å1');
INSERT INTO "gate_answer" VALUES('system.id å2','gate_answer.pack å2','gate_answer.pack_version å2','gate_answer.questions å2','gate_answer.known å2','gate_answer.answered_at å2','gate_answer.answered_by å2');
CREATE TABLE holding (
  id          INTEGER PRIMARY KEY,
  system      TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  info_set    TEXT NOT NULL REFERENCES info_set (id) DEFERRABLE INITIALLY DEFERRED,
  handling    TEXT NOT NULL,
  master      INTEGER NOT NULL CHECK (master IN (0, 1)),
  environment TEXT NOT NULL,
  since       TEXT
) STRICT;
INSERT INTO "holding" VALUES(1,'system.id å1','info_set.id å1','holding.handling å1',0,'holding.environment å1','holding.since å1');
INSERT INTO "holding" VALUES(2,'system.id å2','info_set.id å2','holding.handling å2',1,'holding.environment å2','holding.since å2');
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
INSERT INTO "info_set" VALUES('info_set.id å1','info_set.name å1','authority.id å1','info_set.owner å1','info_set.subjects å1','info_set.records å1','info_set.identifiers å1','info_set.personal_data å1','info_set.secrecy å1','info_set.time_depth å1','info_set.topics å1','info_set.time_bound å1','info_set.parts å1','info_set.reaches å1','info_set.description å1','info_set.classified_at å1','info_set.classified_by å1',1);
INSERT INTO "info_set" VALUES('info_set.id å2','info_set.name å2','authority.id å2','info_set.owner å2','info_set.subjects å2','info_set.records å2','info_set.identifiers å2','info_set.personal_data å2','info_set.secrecy å2','info_set.time_depth å2','info_set.topics å2','info_set.time_bound å2','info_set.parts å2','info_set.reaches å2','info_set.description å2','info_set.classified_at å2','info_set.classified_by å2',2);
CREATE TABLE migration (
               number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
             ) STRICT;
INSERT INTO "migration" VALUES(1,'register','67be554ec3ff914ae6384c6fcf183e42aec521f32b126bcf7a2b289c5bc891cf','2026-01-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(2,'together','b9a3e67418d6aa1860ad8b359e0ec074a567b8fe351d4c2e35967f8936f9fa23','2026-02-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(3,'gate','39c632585b823027e3fb38f76803fb94ff1326c73f7c44273e5c945f2339ec93','2026-03-01T08:00:00.000Z');
CREATE TABLE pack (
  id      TEXT NOT NULL,
  version TEXT NOT NULL,
  sha256  TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;
INSERT INTO "pack" VALUES('pack.id å1','pack.version å1','pack.sha256 å1','pack.content å1');
INSERT INTO "pack" VALUES('pack.id å2','pack.version å2','pack.sha256 å2','pack.content å2');
CREATE TABLE purged_entry (
  seq  INTEGER PRIMARY KEY REFERENCES change_log (seq),
  hash TEXT NOT NULL
) STRICT;
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
INSERT INTO "recall" VALUES('recall.sha256 å1','document','stopped.code å1','recall.at å1',0,1,'recall.kid å1','recall.system å1',1,'recall.withdrawal å1');
INSERT INTO "recall" VALUES('recall.sha256 å2','file','stopped.code å2','recall.at å2',1,2,'recall.kid å2','recall.system å2',2,'recall.withdrawal å2');
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
INSERT INTO "register" VALUES(1,'register.uuid å1','register.device å1','register.name å1','register.org å1',0,'pack.id å1','pack.version å1','register.created_at å1');
CREATE TABLE set_approval (
  info_set     TEXT NOT NULL,
  set_revision INTEGER NOT NULL,
  document     TEXT NOT NULL REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (info_set, set_revision)
) STRICT;
INSERT INTO "set_approval" VALUES('set_approval.info_set å1',1,'document.sha256 å1');
INSERT INTO "set_approval" VALUES('set_approval.info_set å2',2,'document.sha256 å2');
CREATE TABLE set_level (
  info_set TEXT NOT NULL REFERENCES info_set (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect   TEXT NOT NULL,
  pack     TEXT NOT NULL,
  level    TEXT,
  category TEXT,                          -- the consequence category that decided
  reason   TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect)
) STRICT;
INSERT INTO "set_level" VALUES('info_set.id å1','set_level.aspect å1','set_level.pack å1','set_level.level å1','set_level.category å1','set_level.reason å1');
INSERT INTO "set_level" VALUES('info_set.id å2','set_level.aspect å2','set_level.pack å2','set_level.level å2','set_level.category å2','set_level.reason å2');
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
INSERT INTO "stopped" VALUES('stopped.code å1','system','stopped.stopped_at å1','stopped.stopped_by å1','stopped.lifted_at å1','stopped.lifted_by å1','pressed_by_mistake','stopped.purged_at å1',1);
INSERT INTO "stopped" VALUES('stopped.code å2','set','stopped.stopped_at å2','stopped.stopped_by å2','stopped.lifted_at å2','stopped.lifted_by å2','wrong_object','stopped.purged_at å2',1);
CREATE TABLE stopped_object (
  kind   TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object TEXT NOT NULL,
  code   TEXT NOT NULL REFERENCES stopped (code) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, object)
) STRICT;
INSERT INTO "stopped_object" VALUES('system','stopped_object.object å1','stopped.code å1');
INSERT INTO "stopped_object" VALUES('set','stopped_object.object å2','stopped.code å2');
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
INSERT INTO "system" VALUES('system.id å1','system.name å1','authority.id å1','system.kind å1','system.owner å1','system.manager å1',0,0,'system.purposes å1','system.supplier å1','system.hosting å1','system.description å1');
INSERT INTO "system" VALUES('system.id å2','system.name å2','authority.id å2','system.kind å2','system.owner å2','system.manager å2',1,1,'system.purposes å2','system.supplier å2','system.hosting å2','system.description å2');
CREATE TABLE unknown_level (
  info_set TEXT NOT NULL REFERENCES info_set (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect   TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect)
) STRICT;
INSERT INTO "unknown_level" VALUES('info_set.id å1','unknown_level.aspect å1');
INSERT INTO "unknown_level" VALUES('info_set.id å2','unknown_level.aspect å2');
CREATE INDEX system_by_authority ON system (authority);
CREATE INDEX info_set_by_authority ON info_set (authority);
CREATE INDEX holding_by_system ON holding (system);
CREATE INDEX holding_by_set ON holding (info_set);
CREATE INDEX flow_by_from ON flow (from_party);
CREATE INDEX flow_by_to ON flow (to_party);
CREATE INDEX flow_by_set ON flow (info_set);
CREATE INDEX dependency_by_consumer ON dependency (consumer);
CREATE INDEX dependency_by_provider ON dependency (provider);
CREATE UNIQUE INDEX document_by_seq ON document (seq) WHERE seq IS NOT NULL;
CREATE INDEX document_by_system ON document (system, typ, revision);
CREATE INDEX flag_answer_by_system ON flag_answer (system, conversation);
COMMIT;
