-- What many documents at once need, and what an approval was seen to be about.

-- Which receipt names a document. `document.receipt` is where this stood before; it is not used any
-- more, because changing a row there writes its whole document once again.
CREATE TABLE receipted (
  document_sha256 TEXT PRIMARY KEY,
  receipt         INTEGER NOT NULL REFERENCES issued (seq)
) STRICT;
INSERT INTO receipted (document_sha256, receipt)
  SELECT document_sha256, receipt FROM document WHERE receipt IS NOT NULL;
CREATE INDEX receipted_by_receipt ON receipted (receipt);

-- Digests of what is asked to be approved, in the order of `sets`: a JSON list of texts. NULL in rows
-- from before this step.
ALTER TABLE requirement ADD COLUMN contents TEXT;

-- Sets that a result asks nobody about, because they were approved before: as digests of what would
-- have been asked.
CREATE TABLE relied_on (
  result  TEXT NOT NULL REFERENCES result (document_sha256),
  content TEXT NOT NULL,
  set_id  TEXT NOT NULL,
  PRIMARY KEY (result, content)
) STRICT;
CREATE INDEX relied_on_by_content ON relied_on (content);

-- What a statement approves, in the same digests.
CREATE TABLE approved_set (
  statement TEXT NOT NULL REFERENCES statement (document_sha256),
  position  INTEGER NOT NULL,
  content   TEXT NOT NULL,
  PRIMARY KEY (statement, content)
) STRICT;
CREATE INDEX approved_set_by_content ON approved_set (content);

-- The key that a document set aside says it is signed by; NULL in rows from before this step.
ALTER TABLE set_aside ADD COLUMN kid TEXT;

-- What a step could not do by itself and the program has still to do.
CREATE TABLE unfinished (
  task TEXT PRIMARY KEY
) STRICT;
INSERT INTO unfinished (task) SELECT 'approved_sets' WHERE EXISTS (SELECT 1 FROM statement);

-- Catalogues that were issued.
CREATE TABLE catalogue (
  authority       TEXT NOT NULL,
  version         INTEGER NOT NULL,
  document_sha256 TEXT NOT NULL REFERENCES issued (document_sha256),
  PRIMARY KEY (authority, version)
) STRICT;

-- Ids that have been replaced. No `new` is an `old`.
CREATE TABLE alias (
  old   TEXT PRIMARY KEY,
  new   TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;
