//! Documents as they came, those set aside, and those the registry issued.

use chrono::{DateTime, Utc};

use super::append::DOCUMENT;
use super::value::{Row, values};
use super::{DbError, Tx, text};
use crate::error::RegistryError;

/// A document to be stored.
#[derive(Debug, Clone, Copy)]
pub struct NewDocument<'a> {
    /// SHA-256 of `protected.payload.signature`.
    pub envelope: &'a str,
    /// SHA-256 of the payload.
    pub document: &'a str,
    /// Its kind.
    pub typ: &'a str,
    /// The key that signed it.
    pub kid: &'a str,
    /// The installation that made it.
    pub device: &'a str,
    /// Its number there.
    pub seq: u64,
    /// The document digest of the one before it there.
    pub prev_seq: Option<&'a str>,
    /// Its bytes.
    pub json: &'a str,
}

/// A document the registry issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issued {
    /// Its number among all the registry issued.
    pub seq: u32,
    /// Its document digest.
    pub document: String,
}

/// A document that was set aside, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// Its envelope digest.
    pub envelope: String,
    /// Why: a stable code.
    pub reason: String,
    /// The key it says it is signed by, where that was noted.
    pub kid: Option<String>,
    /// When it came.
    pub received_at: String,
}

/// A document that a device made and whose predecessor there is not here.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Gap {
    /// The device.
    pub device: String,
    /// The number of the first document after the gap.
    pub before: u32,
}

impl Tx<'_> {
    /// Which of these are here, as envelope and document digests.
    pub(crate) fn documents_among(
        &self,
        envelopes: &[&str],
        documents: &[&str],
    ) -> Result<Vec<(String, String)>, RegistryError> {
        let sql = "SELECT envelope_sha256, document_sha256 FROM document WHERE envelope_sha256 IN (each($1))
             UNION SELECT envelope_sha256, document_sha256 FROM document WHERE document_sha256 IN (each($2))";
        self.query(sql, values![envelopes, documents], pair)
    }

    /// Stores a document.
    pub(crate) fn insert_document(
        &self,
        new: &NewDocument<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        let number = match self.next_number.get() {
            Some(number) => number,
            None => self.value("SELECT coalesce(max(number), 0) + 1 FROM document", values![])?,
        };
        self.next_number.set(Some(number + 1));
        let seq = i64::try_from(new.seq).unwrap_or(i64::MAX);
        self.append(
            &DOCUMENT,
            values![
                number,
                new.envelope,
                new.document,
                new.typ,
                new.kid,
                new.device,
                seq,
                new.prev_seq,
                new.json,
                &text(now)
            ],
        )
    }

    /// The bytes of a document.
    pub(crate) fn document_json(&self, document: &str) -> Result<Option<String>, RegistryError> {
        let sql = "SELECT json FROM document WHERE document_sha256 = $1";
        self.first(sql, values![document], |row| row.get(0))
    }

    /// Which of these documents are here, with the device that made each.
    pub(crate) fn devices_of(&self, documents: &[&str]) -> Result<Vec<(String, String)>, RegistryError> {
        let sql = "SELECT device, document_sha256 FROM document WHERE document_sha256 IN (each($1))";
        self.query(sql, values![documents], pair)
    }

    /// The documents that name a predecessor on their device which neither is here nor was.
    pub(crate) fn gaps(&self) -> Result<Vec<Gap>, RegistryError> {
        self.query(
            "SELECT d.device, d.seq FROM document d WHERE d.prev_seq IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM document p WHERE p.document_sha256 = d.prev_seq AND p.device = d.device)
               AND NOT EXISTS (SELECT 1 FROM withdrawn w WHERE w.document_sha256 = d.prev_seq)
             ORDER BY d.device, d.seq",
            values![],
            |row| Ok(Gap { device: row.get(0)?, before: row.get(1)? }),
        )
    }

    /// Keeps a document that cannot be taken yet.
    pub(crate) fn set_aside(
        &self,
        envelope: &str,
        kid: &str,
        json: &str,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        self.execute(
            "INSERT INTO set_aside (envelope_sha256, json, reason, received_at, kid) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (envelope_sha256) DO UPDATE SET reason = excluded.reason
             WHERE set_aside.reason <> excluded.reason",
            values![envelope, json, reason, &text(now), kid],
        )
    }

    /// Forgets documents that were set aside.
    pub(crate) fn drop_set_aside(&self, envelopes: &[&str]) -> Result<(), RegistryError> {
        if envelopes.is_empty() {
            return Ok(());
        }
        self.execute("DELETE FROM set_aside WHERE envelope_sha256 IN (each($1))", values![envelopes])
    }

    /// Which of these are set aside.
    pub(crate) fn aside_among(&self, envelopes: &[&str]) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT envelope_sha256 FROM set_aside WHERE envelope_sha256 IN (each($1))";
        self.query(sql, values![envelopes], |row| row.get(0))
    }

    /// How many documents are set aside.
    pub(crate) fn count_set_aside(&self) -> Result<usize, RegistryError> {
        self.value("SELECT count(*) FROM set_aside", values![])
    }

    /// Everything set aside, in the order it came.
    pub(crate) fn all_set_aside(&self) -> Result<Vec<Aside>, RegistryError> {
        self.query(
            "SELECT envelope_sha256, reason, kid, received_at FROM set_aside ORDER BY received_at, envelope_sha256",
            values![],
            |row| {
                Ok(Aside {
                    envelope: row.get(0)?,
                    reason: row.get(1)?,
                    kid: row.get(2)?,
                    received_at: row.get(3)?,
                })
            },
        )
    }

    /// The bytes of a document set aside.
    pub(crate) fn set_aside_json(&self, envelope: &str) -> Result<Option<String>, RegistryError> {
        let sql = "SELECT json FROM set_aside WHERE envelope_sha256 = $1";
        self.first(sql, values![envelope], |row| row.get(0))
    }

    /// Whether any of these documents is stored and no receipt names it.
    pub(crate) fn any_without_receipt(&self, documents: &[&str]) -> Result<bool, RegistryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document d WHERE d.document_sha256 IN (each($1))
             AND NOT EXISTS (SELECT 1 FROM receipted r WHERE r.document_sha256 = d.document_sha256))";
        self.value(sql, values![documents])
    }

    /// The last document the registry issued, of one kind or of any.
    pub(crate) fn last_issued(&self, typ: Option<&str>) -> Result<Option<Issued>, RegistryError> {
        let sql = "SELECT seq, document_sha256 FROM issued WHERE CAST($1 AS TEXT) IS NULL OR typ = $1
             ORDER BY seq DESC LIMIT 1";
        self.first(sql, values![typ], |row| Ok(Issued { seq: row.get(0)?, document: row.get(1)? }))
    }

    /// Stores a document the registry issued.
    pub(crate) fn insert_issued(
        &self,
        issued: &Issued,
        typ: &str,
        json: &str,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        let sql =
            "INSERT INTO issued (seq, typ, document_sha256, json, issued_at) VALUES ($1, $2, $3, $4, $5)";
        self.execute(sql, values![issued.seq, typ, &issued.document, json, &text(now)])
    }

    /// The next document that the registry issued after a number: number, digest and bytes.
    pub(crate) fn next_issued(&self, after: u32) -> Result<Option<(u32, String, String)>, RegistryError> {
        let sql = "SELECT seq, document_sha256, json FROM issued WHERE seq > $1 ORDER BY seq LIMIT 1";
        self.first(sql, values![after], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// The bytes of a document the registry issued.
    pub(crate) fn issued_json(&self, document: &str) -> Result<Option<String>, RegistryError> {
        let sql = "SELECT json FROM issued WHERE document_sha256 = $1";
        self.first(sql, values![document], |row| row.get(0))
    }

    /// How many documents no receipt names.
    pub(crate) fn count_without_receipt(&self) -> Result<usize, RegistryError> {
        let sql = "SELECT count(*) FROM document d
             WHERE NOT EXISTS (SELECT 1 FROM receipted r WHERE r.document_sha256 = d.document_sha256)";
        self.value(sql, values![])
    }

    /// Notes that a receipt names these documents, those that an earlier one names left out.
    pub(crate) fn mark_receipted(&self, documents: &[&str], receipt: u32) -> Result<(), RegistryError> {
        let sql = "INSERT INTO receipted (document_sha256, receipt)
             SELECT document_sha256, CAST($2 AS BIGINT) FROM document WHERE document_sha256 IN (each($1))
             ON CONFLICT DO NOTHING";
        self.execute(sql, values![documents, receipt])
    }

    /// The documents that a receipt was the first to name.
    pub(crate) fn receipted_by(&self, receipt: u32) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT document_sha256 FROM receipted WHERE receipt = $1";
        self.query(sql, values![receipt], |row| row.get(0))
    }
}

pub(super) fn pair(row: &Row) -> Result<(String, String), DbError> {
    Ok((row.get(0)?, row.get(1)?))
}
