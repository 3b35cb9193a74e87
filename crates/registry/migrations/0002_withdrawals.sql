-- Withdrawals: what must be forgotten, what is hidden because of it, and what is kept of it once its
-- content is gone: digests, and nothing that can be read. From this step on a document may be
-- deleted for two reasons: a purge, and a withdrawal that turns out to have no right to what it names.

-- The withdrawals that came. One may name a digest that has not come yet, and never will.
CREATE TABLE withdrawal (
  document_sha256 TEXT PRIMARY KEY REFERENCES document (document_sha256),
  kind            TEXT NOT NULL CHECK (kind IN ('document', 'file')),
  subject         TEXT NOT NULL,          -- the digest of what is withdrawn
  reason          TEXT NOT NULL,
  -- For which authorities its key was granted the role of coordinator when it came: a JSON list of
  -- ids, where null means every authority.
  coordinator     TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawal_by_subject ON withdrawal (subject);

-- The documents that are withdrawn, with the statements on them. Their rows elsewhere go at the
-- purge; these stay, so that the same document is never taken again.
CREATE TABLE withdrawn (
  document_sha256 TEXT PRIMARY KEY,
  envelope_sha256 TEXT NOT NULL,
  typ             TEXT NOT NULL,
  withdrawal      TEXT NOT NULL REFERENCES withdrawal (document_sha256),
  withdrawn_at    TEXT NOT NULL,
  purged_at       TEXT                    -- NULL while the registry still has its content
) STRICT;
CREATE INDEX withdrawn_by_envelope ON withdrawn (envelope_sha256);

-- What answers go by: the results and statements that nobody withdrew.
CREATE VIEW live_result AS
  SELECT * FROM result WHERE document_sha256 NOT IN (SELECT document_sha256 FROM withdrawn);
CREATE VIEW live_statement AS
  SELECT * FROM statement WHERE document_sha256 NOT IN (SELECT document_sha256 FROM withdrawn);

-- Which results a result follows is known of a purged result too: otherwise the one before it and
-- the one after it would look like a fork.
CREATE TABLE kept_prev (
  result TEXT NOT NULL,
  prev   TEXT NOT NULL,
  PRIMARY KEY (result, prev)
) STRICT;
INSERT INTO kept_prev (result, prev) SELECT result, prev FROM result_prev;
DROP TABLE result_prev;
ALTER TABLE kept_prev RENAME TO result_prev;
CREATE INDEX result_prev_by_prev ON result_prev (prev);
