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
