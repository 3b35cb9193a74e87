-- A register as Varsam kept it with schema 12. Released: this file never changes.
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE adopted (
  system       TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  at           TEXT NOT NULL,
  decided_by   TEXT NOT NULL,
  pack         TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  document     TEXT                       -- the signed result, when there is one
, valid_until TEXT, delegation TEXT NOT NULL DEFAULT '', case_number TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "adopted" VALUES('system.id å1','adopted.at å1','adopted.decided_by å1','adopted.pack å1','adopted.pack_version å1','adopted.document å1','adopted.valid_until å1','adopted.delegation å1','adopted.case_number å1');
INSERT INTO "adopted" VALUES('system.id å2','adopted.at å2','adopted.decided_by å2','adopted.pack å2','adopted.pack_version å2','adopted.document å2','adopted.valid_until å2','adopted.delegation å2','adopted.case_number å2');
CREATE TABLE adopted_level (
  system TEXT NOT NULL REFERENCES adopted (system) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  aspect TEXT NOT NULL,
  level  TEXT,
  PRIMARY KEY (system, aspect)
) STRICT;
INSERT INTO "adopted_level" VALUES('system.id å1','adopted_level.aspect å1','adopted_level.level å1');
INSERT INTO "adopted_level" VALUES('system.id å2','adopted_level.aspect å2','adopted_level.level å2');
CREATE TABLE alias (
  kind      TEXT NOT NULL CHECK (kind IN ('system', 'set', 'authority')),
  old_id    TEXT NOT NULL,
  old_name  TEXT NOT NULL,
  new_id    TEXT NOT NULL,
  operation TEXT NOT NULL CHECK (operation IN ('merge')),
  at        TEXT NOT NULL,               -- YYYY-MM-DD
  PRIMARY KEY (kind, old_id),
  CHECK (old_id <> new_id)
) STRICT;
INSERT INTO "alias" VALUES('system','alias.old_id å1','alias.old_name å1','alias.new_id å1','merge','alias.at å1');
INSERT INTO "alias" VALUES('set','alias.old_id å2','alias.old_name å2','alias.new_id å2','merge','alias.at å2');
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
INSERT INTO "continuity" VALUES('system.id å1',1,1,1,'continuity.critical_period å1','continuity.fallback å1','continuity.catch_up å1','continuity.owner å1','continuity.due å1','continuity.exercised_at å1','continuity.service_levels å1','continuity.service_levels_at å1','continuity.live_at å1');
INSERT INTO "continuity" VALUES('system.id å2',2,2,2,'continuity.critical_period å2','continuity.fallback å2','continuity.catch_up å2','continuity.owner å2','continuity.due å2','continuity.exercised_at å2','continuity.service_levels å2','continuity.service_levels_at å2','continuity.live_at å2');
CREATE TABLE custody (
  kind     TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object   TEXT NOT NULL,
  held     TEXT NOT NULL CHECK (held IN ('away', 'guest', 'lent')),
  handover TEXT NOT NULL REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (kind, object, handover)
) STRICT;
INSERT INTO "custody" VALUES('system','custody.object å1','away','handover.id å1');
INSERT INTO "custody" VALUES('set','custody.object å2','guest','handover.id å2');
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
CREATE TABLE decommissioned (
  kind     TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object   TEXT NOT NULL,
  at       TEXT NOT NULL,                -- YYYY-MM-DD; may be to come
  reason   TEXT NOT NULL,
  goes_to  TEXT NOT NULL,                -- where the information goes
  noted_at TEXT NOT NULL,
  PRIMARY KEY (kind, object)
) STRICT;
INSERT INTO "decommissioned" VALUES('system','decommissioned.object å1','decommissioned.at å1','decommissioned.reason å1','decommissioned.goes_to å1','decommissioned.noted_at å1');
INSERT INTO "decommissioned" VALUES('set','decommissioned.object å2','decommissioned.at å2','decommissioned.reason å2','decommissioned.goes_to å2','decommissioned.noted_at å2');
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
CREATE TABLE disposed (
  kind              TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object            TEXT NOT NULL,
  decommissioned_at TEXT NOT NULL,
  decision          TEXT NOT NULL,       -- the reference of the decision
  decided_at        TEXT NOT NULL,       -- YYYY-MM-DD
  disposed_at       TEXT NOT NULL,
  disposed_by       TEXT NOT NULL,
  swept             INTEGER NOT NULL CHECK (swept IN (0, 1)), -- whether the file holds nothing of it any more
  PRIMARY KEY (kind, object)
) STRICT;
INSERT INTO "disposed" VALUES('system','disposed.object å1','disposed.decommissioned_at å1','disposed.decision å1','disposed.decided_at å1','disposed.disposed_at å1','disposed.disposed_by å1',1);
INSERT INTO "disposed" VALUES('set','disposed.object å2','disposed.decommissioned_at å2','disposed.decision å2','disposed.decided_at å2','disposed.disposed_at å2','disposed.disposed_by å2',1);
CREATE TABLE disposed_document (
  sha256   TEXT PRIMARY KEY,
  system   TEXT NOT NULL,
  seq      INTEGER,
  revision INTEGER                       -- of a result
) STRICT;
INSERT INTO "disposed_document" VALUES('disposed_document.sha256 å1','disposed_document.system å1',1,1);
INSERT INTO "disposed_document" VALUES('disposed_document.sha256 å2','disposed_document.system å2',2,2);
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
CREATE TABLE former_name (
  id     INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL CHECK (kind IN ('system', 'set', 'authority')),
  object TEXT NOT NULL,
  name   TEXT NOT NULL,
  until  TEXT NOT NULL                   -- YYYY-MM-DD
) STRICT;
INSERT INTO "former_name" VALUES(1,'system','former_name.object å1','former_name.name å1','former_name.until å1');
INSERT INTO "former_name" VALUES(2,'set','former_name.object å2','former_name.name å2','former_name.until å2');
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
INSERT INTO "handover" VALUES('handover.id å1','handover.system å1','out','handover.from_register å1','handover.from_name å1','handover.to_whom å1','handover.at å1','handover.by å1','handover.trail å1','handover.ended_at å1','returned');
INSERT INTO "handover" VALUES('handover.id å2','handover.system å2','in','handover.from_register å2','handover.from_name å2','handover.to_whom å2','handover.at å2','handover.by å2','handover.trail å2','handover.ended_at å2','cancelled');
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
INSERT INTO "incident" VALUES('incident.id å1','incident.title å1','incident.occurred_at å1','incident.ended_at å1','error','incident.effect å1','incident.reference å1','incident.lessons å1','incident.owner å1','incident.due å1','incident.closed_at å1','incident.created_at å1');
INSERT INTO "incident" VALUES('incident.id å2','incident.title å2','incident.occurred_at å2','incident.ended_at å2','attack','incident.effect å2','incident.reference å2','incident.lessons å2','incident.owner å2','incident.due å2','incident.closed_at å2','incident.created_at å2');
CREATE TABLE incident_review (
  incident TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  system   TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  words    TEXT NOT NULL,
  at       TEXT NOT NULL,
  by       TEXT NOT NULL,
  PRIMARY KEY (incident, system)
) STRICT;
INSERT INTO "incident_review" VALUES('incident.id å1','system.id å1','incident_review.words å1','incident_review.at å1','incident_review.by å1');
INSERT INTO "incident_review" VALUES('incident.id å2','system.id å2','incident_review.words å2','incident_review.at å2','incident_review.by å2');
CREATE TABLE incident_subject (
  incident     TEXT NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  subject_kind TEXT NOT NULL CHECK (subject_kind IN ('system', 'set')),
  subject      TEXT NOT NULL,
  PRIMARY KEY (incident, subject_kind, subject)
) STRICT;
INSERT INTO "incident_subject" VALUES('incident.id å1','system','incident_subject.subject å1');
INSERT INTO "incident_subject" VALUES('incident.id å2','set','incident_subject.subject å2');
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
CREATE TABLE measure_exception (
  system     TEXT NOT NULL REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  measure    TEXT NOT NULL,
  decision   TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT NOT NULL,
  until      TEXT NOT NULL,
  PRIMARY KEY (system, measure)
) STRICT;
INSERT INTO "measure_exception" VALUES('system.id å1','measure_exception.measure å1','measure_exception.decision å1','measure_exception.decided_by å1','measure_exception.decided_at å1','measure_exception.until å1');
INSERT INTO "measure_exception" VALUES('system.id å2','measure_exception.measure å2','measure_exception.decision å2','measure_exception.decided_by å2','measure_exception.decided_at å2','measure_exception.until å2');
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
INSERT INTO "measure_status" VALUES('system.id å1','measure_status.measure å1','pack.id å1','pack.version å1','yes',1,'measure_status.reason å1','measure_status.owner å1','measure_status.due å1','','measure_status.note å1','measure_status.answered_at å1','measure_status.answered_by å1');
INSERT INTO "measure_status" VALUES('system.id å2','measure_status.measure å2','pack.id å2','pack.version å2','partly',2,'measure_status.reason å2','measure_status.owner å2','measure_status.due å2','low','measure_status.note å2','measure_status.answered_at å2','measure_status.answered_by å2');
CREATE TABLE migration (
               number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
             ) STRICT;
INSERT INTO "migration" VALUES(1,'register','67be554ec3ff914ae6384c6fcf183e42aec521f32b126bcf7a2b289c5bc891cf','2026-01-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(2,'together','b9a3e67418d6aa1860ad8b359e0ec074a567b8fe351d4c2e35967f8936f9fa23','2026-02-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(3,'gate','39c632585b823027e3fb38f76803fb94ff1326c73f7c44273e5c945f2339ec93','2026-03-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(4,'suitability','4ac097fd43a7cb7d73e77dc05fdaf5f764198a78fce2d4427bd22f87d7b2191a','2026-04-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(5,'workshop','04b441bfcf450c7da5d5fdaba217ac66b479f51a91a8fd4d65bba4ed26cc34ac','2026-05-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(6,'assignments','bcb396df63fb7dea53846a71b5cc4e79f258e925ba8d7e3a87d5faf20d817671','2026-06-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(7,'decisions','fca2ad15fece78d70eb3f5ee4c976f10cd16bb638cd26810386cb1fb37725ea1','2026-07-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(8,'measures','94d5429544414ada26e234440092b74f82be3db5ded86d98e375a87df6f5c91f','2026-08-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(9,'reorganisation','580e79a49b4a4231c8ffa124949ad8592af31666aaf7cd82ad2ac908339f1e17','2026-09-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(10,'handover','7934484bb2a7f28156e5ddb570e98e17d1a2ae538d39f402e3e8ed62c51b4066','2026-09-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(11,'trust','bd4ae9425d9b80e3e4752653733aefbdf060967556d9a0e171e1f7444dcd4bb1','2026-11-01T08:00:00.000Z');
INSERT INTO "migration" VALUES(12,'catalogue','7f34a252c93da38eb8493cbece6b6beed917d646a63feb523cc309344b2665db','2026-11-25T08:00:00.000Z');
CREATE TABLE origin (
  kind        TEXT NOT NULL CHECK (kind IN ('system', 'set')),
  object      TEXT NOT NULL,
  from_object TEXT NOT NULL,
  at          TEXT NOT NULL,             -- YYYY-MM-DD
  PRIMARY KEY (kind, object)
) STRICT;
INSERT INTO "origin" VALUES('system','origin.object å1','origin.from_object å1','origin.at å1');
INSERT INTO "origin" VALUES('set','origin.object å2','origin.from_object å2','origin.at å2');
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
CREATE TABLE reconsideration (
  system   TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  reason   TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL
) STRICT;
INSERT INTO "reconsideration" VALUES('system.id å1','reconsideration.reason å1','reconsideration.asked_at å1','reconsideration.asked_by å1');
INSERT INTO "reconsideration" VALUES('system.id å2','reconsideration.reason å2','reconsideration.asked_at å2','reconsideration.asked_by å2');
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
INSERT INTO "risk" VALUES('risk.id å1','system.id å1','risk.threat å1','risk.cause å1','risk.event å1','risk.effect å1','risk.aspect å1','risk.pack å1','risk.level å1',1,'risk.owner å1','','risk.treatment_words å1','risk.due å1','risk.done_at å1','risk.residual_level å1',1,'risk.accepted_by å1','risk.accepted_at å1','risk.participants å1','risk.review_at å1','risk.created_at å1');
INSERT INTO "risk" VALUES('risk.id å2','system.id å2','risk.threat å2','risk.cause å2','risk.event å2','risk.effect å2','risk.aspect å2','risk.pack å2','risk.level å2',2,'risk.owner å2','accept','risk.treatment_words å2','risk.due å2','risk.done_at å2','risk.residual_level å2',2,'risk.accepted_by å2','risk.accepted_at å2','risk.participants å2','risk.review_at å2','risk.created_at å2');
CREATE TABLE risk_appetite (
  authority  TEXT NOT NULL REFERENCES authority (id) DEFERRABLE INITIALLY DEFERRED,
  level      INTEGER NOT NULL,
  likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN -1 AND 3),
  PRIMARY KEY (authority, level)
) STRICT;
INSERT INTO "risk_appetite" VALUES('authority.id å1',1,1);
INSERT INTO "risk_appetite" VALUES('authority.id å2',2,2);
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
  closed_at       TEXT, next_date TEXT,
  PRIMARY KEY (system, number)
) STRICT;
INSERT INTO "workshop" VALUES('system.id å1',1,'workshop.name å1','workshop.date å1','workshop.place å1','planned','workshop.question_set å1','workshop.question_aspect å1','workshop.invitation å1','workshop.notes å1','workshop.created_at å1','workshop.closed_at å1','workshop.next_date å1');
INSERT INTO "workshop" VALUES('system.id å2',2,'workshop.name å2','workshop.date å2','workshop.place å2','first_round','workshop.question_set å2','workshop.question_aspect å2','workshop.invitation å2','workshop.notes å2','workshop.created_at å2','workshop.closed_at å2','workshop.next_date å2');
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
CREATE INDEX risk_by_system ON risk (system);
CREATE INDEX incident_subject_by_subject ON incident_subject (subject_kind, subject);
CREATE INDEX handover_by_system ON handover (system);
CREATE INDEX custody_by_handover ON custody (handover);
CREATE TABLE trust_list (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  root        TEXT NOT NULL,           -- the thumbprint that was compared when the first list came
  version     INTEGER NOT NULL,        -- the highest that was seen
  sha256      TEXT NOT NULL,           -- of its payload, in hexadecimal
  next_update TEXT NOT NULL,           -- the day by which a newer list should be fetched
  taken_at    TEXT NOT NULL,
  jws         TEXT NOT NULL            -- the document, JSON
) STRICT;
CREATE TABLE judgement (
  document TEXT PRIMARY KEY REFERENCES document (sha256) DEFERRABLE INITIALLY DEFERRED,
  standing TEXT NOT NULL CHECK (standing IN ('trusted', 'in_grace', 'waits')),
  answers  TEXT NOT NULL,              -- JSON array: of a statement, which of the result's requirements it answers, from 0
  list     INTEGER NOT NULL,           -- the version of the list
  at       TEXT NOT NULL
) STRICT;
CREATE TABLE centre_pack (
  id       TEXT PRIMARY KEY,           -- of the pack
  version  TEXT NOT NULL,
  sha256   TEXT NOT NULL,              -- of its bytes, in hexadecimal
  taken_at TEXT NOT NULL
) STRICT;
INSERT INTO "trust_list" VALUES(1,'trust_list.root å1',1,'trust_list.sha256 å1','trust_list.next_update å1','trust_list.taken_at å1','trust_list.jws å1');
INSERT INTO "judgement" VALUES('document.sha256 å1','trusted','judgement.answers å1',1,'judgement.at å1');
INSERT INTO "judgement" VALUES('document.sha256 å2','waits','judgement.answers å2',2,'judgement.at å2');
INSERT INTO "centre_pack" VALUES('centre_pack.id å1','centre_pack.version å1','centre_pack.sha256 å1','centre_pack.taken_at å1');
INSERT INTO "centre_pack" VALUES('centre_pack.id å2','centre_pack.version å2','centre_pack.sha256 å2','centre_pack.taken_at å2');
CREATE TABLE centre_catalogue (
  authority TEXT PRIMARY KEY,           -- under the id that the centre has for it
  version   INTEGER NOT NULL,
  sha256    TEXT NOT NULL,              -- of its payload, in hexadecimal
  seen_at   TEXT NOT NULL
) STRICT;
CREATE TABLE central (
  authority TEXT NOT NULL,              -- the catalogue's, under the id that the centre has for it
  kind      TEXT NOT NULL CHECK (kind IN ('system', 'set', 'authority')),
  object    TEXT NOT NULL,              -- the id that the thing has here
  name      TEXT NOT NULL,              -- what the centre calls it
  facts     TEXT NOT NULL,              -- JSON object: each field as it came, with the ids that things have here
  version   INTEGER NOT NULL,           -- of the catalogue that these facts came with; of the authority itself, the newest taken
  gone      INTEGER NOT NULL CHECK (gone IN (0, 1)), -- whether the newest catalogue no longer has it
  PRIMARY KEY (authority, kind, object)
) STRICT;
CREATE INDEX central_by_object ON central (kind, object);
INSERT INTO "centre_catalogue" VALUES('centre_catalogue.authority å1',1,'centre_catalogue.sha256 å1','centre_catalogue.seen_at å1');
INSERT INTO "centre_catalogue" VALUES('centre_catalogue.authority å2',2,'centre_catalogue.sha256 å2','centre_catalogue.seen_at å2');
INSERT INTO "central" VALUES('centre_catalogue.authority å1','system','system.id å1','central.name å1','central.facts å1',1,0);
INSERT INTO "central" VALUES('centre_catalogue.authority å2','set','info_set.id å2','central.name å2','central.facts å2',2,1);
COMMIT;
