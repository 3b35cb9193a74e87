//! Documents as they came, those set aside, and those the registry issued.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, params};

use super::{Tx, text};
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

impl Tx<'_> {
    /// Whether exactly this document, signature and all, is there.
    pub(crate) fn has_envelope(&self, envelope: &str) -> Result<bool, RegistryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE envelope_sha256 = ?1)";
        Ok(self.tx.query_row(sql, [envelope], |row| row.get(0))?)
    }

    /// Whether a document with this payload is there.
    pub(crate) fn has_document(&self, document: &str) -> Result<bool, RegistryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE document_sha256 = ?1)";
        Ok(self.tx.query_row(sql, [document], |row| row.get(0))?)
    }

    /// Stores a document.
    pub(crate) fn insert_document(
        &self,
        new: &NewDocument<'_>,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        let seq = i64::try_from(new.seq).unwrap_or(i64::MAX);
        self.tx.execute(
            "INSERT INTO document (envelope_sha256, document_sha256, typ, kid, device, seq, prev_seq, json, received_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                new.envelope, new.document, new.typ, new.kid, new.device, seq, new.prev_seq, new.json, text(now)
            ],
        )?;
        self.tx.execute("DELETE FROM set_aside WHERE envelope_sha256 = ?1", [new.envelope])?;
        Ok(())
    }

    /// The bytes of a document.
    pub(crate) fn document_json(&self, document: &str) -> Result<Option<String>, RegistryError> {
        let sql = "SELECT json FROM document WHERE document_sha256 = ?1";
        Ok(self.tx.query_row(sql, [document], |row| row.get(0)).optional()?)
    }

    /// Whether the registry has the document that a device made before this one, or had it until it
    /// was withdrawn.
    pub(crate) fn has_predecessor(&self, device: &str, prev_seq: &str) -> Result<bool, RegistryError> {
        Ok(self.tx.query_row(
            "SELECT EXISTS (SELECT 1 FROM document WHERE device = ?1 AND document_sha256 = ?2)
                 OR EXISTS (SELECT 1 FROM withdrawn WHERE document_sha256 = ?2)",
            [device, prev_seq],
            |row| row.get(0),
        )?)
    }

    /// Keeps a document that cannot be taken yet.
    pub(crate) fn set_aside(
        &self,
        envelope: &str,
        json: &str,
        reason: &str,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        self.tx.execute(
            "INSERT INTO set_aside (envelope_sha256, json, reason, received_at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (envelope_sha256) DO UPDATE SET reason = excluded.reason
             WHERE reason <> excluded.reason",
            params![envelope, json, reason, text(now)],
        )?;
        Ok(())
    }

    /// Forgets a document that was set aside.
    pub(crate) fn drop_set_aside(&self, envelope: &str) -> Result<(), RegistryError> {
        self.tx.execute("DELETE FROM set_aside WHERE envelope_sha256 = ?1", [envelope])?;
        Ok(())
    }

    /// The bytes of everything set aside.
    pub(crate) fn all_set_aside(&self) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT json FROM set_aside ORDER BY received_at, envelope_sha256";
        let mut statement = self.tx.prepare(sql)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether any of these documents is stored and no receipt names it.
    pub(crate) fn any_without_receipt(&self, documents: &[&str]) -> Result<bool, RegistryError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM document WHERE document_sha256 = ?1 AND receipt IS NULL)";
        let mut statement = self.tx.prepare(sql)?;
        for document in documents {
            if statement.query_row([document], |row| row.get::<_, bool>(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The last document the registry issued, of one kind or of any.
    pub(crate) fn last_issued(&self, typ: Option<&str>) -> Result<Option<Issued>, RegistryError> {
        let sql =
            "SELECT seq, document_sha256 FROM issued WHERE ?1 IS NULL OR typ = ?1 ORDER BY seq DESC LIMIT 1";
        let row = |row: &rusqlite::Row<'_>| Ok(Issued { seq: row.get(0)?, document: row.get(1)? });
        Ok(self.tx.query_row(sql, [typ], row).optional()?)
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
            "INSERT INTO issued (seq, typ, document_sha256, json, issued_at) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.tx.execute(sql, params![issued.seq, typ, issued.document, json, text(now)])?;
        Ok(())
    }

    /// Notes that a receipt names these documents.
    pub(crate) fn mark_receipted(&self, documents: &[&str], receipt: u32) -> Result<(), RegistryError> {
        let sql = "UPDATE document SET receipt = ?2 WHERE document_sha256 = ?1 AND receipt IS NULL";
        let mut statement = self.tx.prepare(sql)?;
        for document in documents {
            statement.execute(params![document, receipt])?;
        }
        Ok(())
    }
}
