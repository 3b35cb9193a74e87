-- What a decision says of itself, when somebody asks for it to be looked at again, and when a
-- workshop goes on.

-- From the approvals that the levels were adopted by. Nothing is known of what was read from tables.
ALTER TABLE adopted ADD COLUMN valid_until TEXT;                      -- the last day, YYYY-MM-DD
ALTER TABLE adopted ADD COLUMN delegation TEXT NOT NULL DEFAULT '';   -- what gives the right to decide
ALTER TABLE adopted ADD COLUMN case_number TEXT NOT NULL DEFAULT '';

-- Somebody wants the adopted levels of a system looked at again. It goes when new ones are adopted.
CREATE TABLE reconsideration (
  system   TEXT PRIMARY KEY REFERENCES system (id) DEFERRABLE INITIALLY DEFERRED,
  reason   TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  asked_by TEXT NOT NULL
) STRICT;

ALTER TABLE workshop ADD COLUMN next_date TEXT;                       -- when the work goes on
