-- A register as Varsam kept it with schema 6. Released: this file never changes.
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
CREATE TABLE answering (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  assignment  TEXT NOT NULL,
  document    TEXT NOT NULL,
  system      TEXT NOT NULL,
  code        TEXT NOT NULL,
  secret      TEXT NOT NULL,             -- 32 bytes of the key, in hexadecimal
  jws         TEXT NOT NULL,
  handed_in   INTEGER NOT NULL,          -- how many times it was handed in
  handed_in_at TEXT,
  last_document TEXT                     -- the digest of what was last handed in
) STRICT;
INSERT INTO "answering" VALUES(1,'answering.assignment å1','answering.document å1','answering.system å1','answering.code å1','answering.secret å1','answering.jws å1',1,'answering.handed_in_at å1','answering.last_document å1');
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
INSERT INTO "assessment" VALUES('assessment.id å1','system.id å1','assessment.about å1','assessment.title å1','pack.id å1','pack.version å1','assessment.created_at å1','assessment.created_by å1','assessment.finished_at å1','assessment.finished_by å1','assessment.basis å1');
INSERT INTO "assessment" VALUES('assessment.id å2','system.id å2','assessment.about å2','assessment.title å2','pack.id å2','pack.version å2','assessment.created_at å2','assessment.created_by å2','assessment.finished_at å2','assessment.finished_by å2','assessment.basis å2');
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
INSERT INTO "assessment_answer" VALUES('assessment.id å1','assessment_answer.question å1','assessment_answer.chosen å1','assessment_answer.words å1','assessment_answer.date å1','assessment_answer.answered_at å1','assessment_answer.answered_by å1');
INSERT INTO "assessment_answer" VALUES('assessment.id å2','assessment_answer.question å2','assessment_answer.chosen å2','assessment_answer.words å2','assessment_answer.date å2','assessment_answer.answered_at å2','assessment_answer.answered_by å2');
CREATE TABLE assessment_condition (
  assessment TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  rule       TEXT NOT NULL,
  owner      TEXT NOT NULL,
  due        TEXT,
  met_at     TEXT,
  note       TEXT NOT NULL,
  PRIMARY KEY (assessment, rule)
) STRICT;
INSERT INTO "assessment_condition" VALUES('assessment.id å1','assessment_condition.rule å1','assessment_condition.owner å1','assessment_condition.due å1','assessment_condition.met_at å1','assessment_condition.note å1');
INSERT INTO "assessment_condition" VALUES('assessment.id å2','assessment_condition.rule å2','assessment_condition.owner å2','assessment_condition.due å2','assessment_condition.met_at å2','assessment_condition.note å2');
CREATE TABLE assessment_subject (
  assessment   TEXT NOT NULL REFERENCES assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('system', 'set', 'flow')),
  subject      TEXT NOT NULL,
  PRIMARY KEY (assessment, subject_kind, subject)
) STRICT;
INSERT INTO "assessment_subject" VALUES('assessment.id å1','system','assessment_subject.subject å1');
INSERT INTO "assessment_subject" VALUES('assessment.id å2','set','assessment_subject.subject å2');
CREATE TABLE assignment (
  id           TEXT PRIMARY KEY,
  system       TEXT NOT NULL,
  authority    TEXT NOT NULL,
  function     TEXT NOT NULL,            -- who is asked
  form         TEXT NOT NULL CHECK (form IN ('file', 'questionnaire')),
  sets         TEXT NOT NULL,            -- JSON array of set ids
  valid_until  TEXT NOT NULL,
  created_at   TEXT NOT NULL,
  withdrawn_at TEXT,
  document     TEXT NOT NULL UNIQUE,     -- SHA-256 of the payload
  seq          INTEGER NOT NULL,         -- this device's number of the document
  kid          TEXT NOT NULL,
  key_x        TEXT NOT NULL,
  jws          TEXT NOT NULL
) STRICT;
INSERT INTO "assignment" VALUES('assignment.id å1','assignment.system å1','assignment.authority å1','assignment.function å1','file','assignment.sets å1','assignment.valid_until å1','assignment.created_at å1','assignment.withdrawn_at å1','assignment.document å1',1,'assignment.kid å1','assignment.key_x å1','assignment.jws å1');
INSERT INTO "assignment" VALUES('assignment.id å2','assignment.system å2','assignment.authority å2','assignment.function å2','questionnaire','assignment.sets å2','assignment.valid_until å2','assignment.created_at å2','assignment.withdrawn_at å2','assignment.document å2',2,'assignment.kid å2','assignment.key_x å2','assignment.jws å2');
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
CREATE TABLE data_protection (
  authority       TEXT PRIMARY KEY REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED,
  contact         TEXT NOT NULL,         -- how the controller is reached
  joint           TEXT NOT NULL,         -- joint controllers
  representative  TEXT NOT NULL,
  officer         TEXT NOT NULL,         -- data protection officer, and how to reach them
  security        TEXT NOT NULL          -- general description of the security measures (30.1 g)
) STRICT;
INSERT INTO "data_protection" VALUES('authority.id å1','data_protection.contact å1','data_protection.joint å1','data_protection.representative å1','data_protection.officer å1','data_protection.security å1');
INSERT INTO "data_protection" VALUES('authority.id å2','data_protection.contact å2','data_protection.joint å2','data_protection.representative å2','data_protection.officer å2','data_protection.security å2');
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
INSERT INTO "dpia" VALUES('assessment.id å1','dpia.description å1','dpia.necessity å1','dpia.measures å1','','dpia.views å1','dpia.advice_asked_at å1','dpia.advice_given_at å1','dpia.advice å1','','dpia.advice_reason å1','dpia.imy_sent_at å1','dpia.imy_answered_at å1','dpia.imy_answer å1','dpia.decided_by å1','dpia.decided_at å1','dpia.review_at å1','dpia.finished_at å1');
INSERT INTO "dpia" VALUES('assessment.id å2','dpia.description å2','dpia.necessity å2','dpia.measures å2','yes','dpia.views å2','dpia.advice_asked_at å2','dpia.advice_given_at å2','dpia.advice å2','yes','dpia.advice_reason å2','dpia.imy_sent_at å2','dpia.imy_answered_at å2','dpia.imy_answer å2','dpia.decided_by å2','dpia.decided_at å2','dpia.review_at å2','dpia.finished_at å2');
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
INSERT INTO "dpia_risk" VALUES('assessment.id å1',1,'dpia_risk.risk å1',1,'dpia_risk.harm å1','dpia_risk.measures å1',1,'dpia_risk.residual_harm å1');
INSERT INTO "dpia_risk" VALUES('assessment.id å2',2,'dpia_risk.risk å2',2,'dpia_risk.harm å2','dpia_risk.measures å2',2,'dpia_risk.residual_harm å2');
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
CREATE TABLE level_origin (
  info_set TEXT NOT NULL,
  aspect   TEXT NOT NULL,
  response TEXT NOT NULL,
  level    TEXT,
  reason   TEXT NOT NULL,
  at       TEXT NOT NULL,
  by       TEXT NOT NULL,
  PRIMARY KEY (info_set, aspect)
) STRICT;
INSERT INTO "level_origin" VALUES('level_origin.info_set å1','level_origin.aspect å1','level_origin.response å1','level_origin.level å1','level_origin.reason å1','level_origin.at å1','level_origin.by å1');
INSERT INTO "level_origin" VALUES('level_origin.info_set å2','level_origin.aspect å2','level_origin.response å2','level_origin.level å2','level_origin.reason å2','level_origin.at å2','level_origin.by å2');
CREATE TABLE migration (
               number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
             ) STRICT;
INSERT INTO "migration" VALUES(1,'register','67be554ec3ff914ae6384c6fcf183e42aec521f32b126bcf7a2b289c5bc891cf','2026-01-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(2,'together','b9a3e67418d6aa1860ad8b359e0ec074a567b8fe351d4c2e35967f8936f9fa23','2026-02-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(3,'gate','39c632585b823027e3fb38f76803fb94ff1326c73f7c44273e5c945f2339ec93','2026-03-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(4,'suitability','4ac097fd43a7cb7d73e77dc05fdaf5f764198a78fce2d4427bd22f87d7b2191a','2026-04-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(5,'workshop','04b441bfcf450c7da5d5fdaba217ac66b479f51a91a8fd4d65bba4ed26cc34ac','2026-05-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(6,'assignments','bcb396df63fb7dea53846a71b5cc4e79f258e925ba8d7e3a87d5faf20d817671','2026-06-01T08:00:00.000Z');
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
CREATE TABLE response (
  sha256      TEXT PRIMARY KEY,
  assignment  TEXT NOT NULL REFERENCES assignment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  origin      TEXT NOT NULL CHECK (origin IN ('signed', 'unsigned')),
  kid         TEXT,                      -- the key that signed
  written_at  TEXT NOT NULL,             -- when it was signed, as claimed; else when it was read in
  received_at TEXT NOT NULL,
  read_by     TEXT NOT NULL,             -- who read it in, and answers for an unsigned one
  late        INTEGER NOT NULL CHECK (late IN (0, 1)),
  notes       TEXT NOT NULL,
  jws         TEXT                       -- the document; none for an unsigned one
) STRICT;
INSERT INTO "response" VALUES('response.sha256 å1','assignment.id å1','signed','response.kid å1','response.written_at å1','response.received_at å1','response.read_by å1',0,'response.notes å1','response.jws å1');
INSERT INTO "response" VALUES('response.sha256 å2','assignment.id å2','unsigned','response.kid å2','response.written_at å2','response.received_at å2','response.read_by å2',1,'response.notes å2','response.jws å2');
CREATE TABLE response_answer (
  response     TEXT NOT NULL REFERENCES response (sha256) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  info_set     TEXT NOT NULL,
  aspect       TEXT NOT NULL,
  set_revision INTEGER NOT NULL,
  pack         TEXT NOT NULL,
  level        TEXT,                     -- none exactly when it is not known
  category     TEXT,
  reason       TEXT NOT NULL,
  consequences TEXT NOT NULL,            -- JSON object: level id by category id
  PRIMARY KEY (response, info_set, aspect)
) STRICT;
INSERT INTO "response_answer" VALUES('response.sha256 å1','response_answer.info_set å1','response_answer.aspect å1',1,'response_answer.pack å1','response_answer.level å1','response_answer.category å1','response_answer.reason å1','response_answer.consequences å1');
INSERT INTO "response_answer" VALUES('response.sha256 å2','response_answer.info_set å2','response_answer.aspect å2',2,'response_answer.pack å2','response_answer.level å2','response_answer.category å2','response_answer.reason å2','response_answer.consequences å2');
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
INSERT INTO "workshop" VALUES('system.id å1',1,'workshop.name å1','workshop.date å1','workshop.place å1','planned','workshop.question_set å1','workshop.question_aspect å1','workshop.invitation å1','workshop.notes å1','workshop.created_at å1','workshop.closed_at å1');
INSERT INTO "workshop" VALUES('system.id å2',2,'workshop.name å2','workshop.date å2','workshop.place å2','first_round','workshop.question_set å2','workshop.question_aspect å2','workshop.invitation å2','workshop.notes å2','workshop.created_at å2','workshop.closed_at å2');
CREATE TABLE workshop_agenda (
  system   TEXT NOT NULL,
  workshop INTEGER NOT NULL,
  number   INTEGER NOT NULL CHECK (number > 0),
  item     TEXT NOT NULL,
  minutes  INTEGER NOT NULL CHECK (minutes >= 0),
  PRIMARY KEY (system, workshop, number),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "workshop_agenda" VALUES('system.id å1',1,1,'workshop_agenda.item å1',1);
INSERT INTO "workshop_agenda" VALUES('system.id å2',2,2,'workshop_agenda.item å2',2);
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
INSERT INTO "workshop_decision" VALUES('system.id å1',1,'workshop_decision.info_set å1','workshop_decision.aspect å1','workshop_decision.pack å1','workshop_decision.level å1','workshop_decision.reason å1','workshop_decision.dissent_by å1','workshop_decision.dissent å1','workshop_decision.open_question å1','workshop_decision.decided_at å1');
INSERT INTO "workshop_decision" VALUES('system.id å2',2,'workshop_decision.info_set å2','workshop_decision.aspect å2','workshop_decision.pack å2','workshop_decision.level å2','workshop_decision.reason å2','workshop_decision.dissent_by å2','workshop_decision.dissent å2','workshop_decision.open_question å2','workshop_decision.decided_at å2');
CREATE TABLE workshop_parked (
  system   TEXT NOT NULL,
  workshop INTEGER NOT NULL,
  number   INTEGER NOT NULL CHECK (number > 0),
  matter   TEXT NOT NULL,
  owner    TEXT NOT NULL,
  PRIMARY KEY (system, workshop, number),
  FOREIGN KEY (system, workshop) REFERENCES workshop (system, number) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "workshop_parked" VALUES('system.id å1',1,1,'workshop_parked.matter å1','workshop_parked.owner å1');
INSERT INTO "workshop_parked" VALUES('system.id å2',2,2,'workshop_parked.matter å2','workshop_parked.owner å2');
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
INSERT INTO "workshop_participant" VALUES('system.id å1',1,1,'workshop_participant.function å1','workshop_participant.part å1',0);
INSERT INTO "workshop_participant" VALUES('system.id å2',2,2,'workshop_participant.function å2','workshop_participant.part å2',1);
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
INSERT INTO "workshop_spread" VALUES('system.id å1',1,1,'workshop_spread.info_set å1','workshop_spread.aspect å1','workshop_spread.pack å1','workshop_spread.votes å1',1);
INSERT INTO "workshop_spread" VALUES('system.id å2',2,2,'workshop_spread.info_set å2','workshop_spread.aspect å2','workshop_spread.pack å2','workshop_spread.votes å2',2);
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
INSERT INTO "workshop_vote" VALUES('system.id å1',1,1,1,'workshop_vote.info_set å1','workshop_vote.aspect å1','workshop_vote.pack å1','workshop_vote.level å1','workshop_vote.reason å1');
INSERT INTO "workshop_vote" VALUES('system.id å2',2,2,2,'workshop_vote.info_set å2','workshop_vote.aspect å2','workshop_vote.pack å2','workshop_vote.level å2','workshop_vote.reason å2');
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
CREATE INDEX assessment_by_system ON assessment (system);
CREATE INDEX assessment_subject_by_subject ON assessment_subject (subject_kind, subject);
CREATE INDEX workshop_vote_by_set ON workshop_vote (info_set);
COMMIT;
