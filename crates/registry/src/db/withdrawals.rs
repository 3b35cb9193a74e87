//! Withdrawals, what they withdraw, and what is removed because of them.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::documents::pair;
use super::value::{Row, values};
use super::{DbError, Tx, text};
use crate::error::RegistryError;

/// A withdrawal to be stored.
#[derive(Debug, Clone)]
pub struct NewWithdrawal<'a> {
    /// Its document digest.
    pub document: &'a str,
    /// `document` or `file`.
    pub kind: &'a str,
    /// The digest of what it withdraws.
    pub subject: &'a str,
    /// `stop_gate` or `withdrawn`.
    pub reason: &'a str,
    /// For which authorities its key is coordinator; `None` in it: every authority.
    pub coordinator: Vec<Option<String>>,
}

/// A withdrawal of a document, and what decides whether it may withdraw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithdrawalRow {
    /// Its document digest.
    pub document: String,
    /// Its envelope digest.
    pub envelope: String,
    /// The key that signed it.
    pub kid: String,
    /// For which authorities its key was coordinator when it came; `None` in it: every authority.
    pub coordinator: Vec<Option<String>>,
}

/// A document that is here, as a withdrawal looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Its kind.
    pub typ: String,
    /// The key that signed it.
    pub kid: String,
    /// The authority of the result that it is, or is about.
    pub authority: Option<String>,
}

/// A document that is withdrawn. It says nothing of what the document said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WithdrawnRow {
    /// Its document digest.
    pub document: String,
    /// Its envelope digest.
    pub envelope: String,
    /// Its kind.
    pub typ: String,
    /// The document digest of the withdrawal.
    pub withdrawal: String,
    /// Why: `stop_gate` or `withdrawn`.
    pub reason: String,
    /// When the withdrawal took effect.
    pub withdrawn_at: String,
}

fn withdrawn_row(row: &Row) -> Result<WithdrawnRow, DbError> {
    Ok(WithdrawnRow {
        document: row.get(0)?,
        envelope: row.get(1)?,
        typ: row.get(2)?,
        withdrawal: row.get(3)?,
        reason: row.get(4)?,
        withdrawn_at: row.get(5)?,
    })
}

/// The tables that hold what documents say, with the columns that name the document. What refers to a
/// row stands before it.
pub(super) const HOLDING: [(&str, &[&str]); 7] = [
    ("approved_set", &["statement"]),
    ("answer", &["statement", "result"]),
    ("requirement", &["result"]),
    ("relied_on", &["result"]),
    ("statement", &["document_sha256"]),
    ("result", &["document_sha256"]),
    ("document", &["document_sha256"]),
];

impl Tx<'_> {
    /// Stores a withdrawal whose document is stored.
    pub(crate) fn insert_withdrawal(&self, new: &NewWithdrawal<'_>) -> Result<(), RegistryError> {
        let coordinator = serde_json::to_string(&new.coordinator).unwrap_or_default();
        self.execute(
            "INSERT INTO withdrawal (document_sha256, kind, subject, reason, coordinator)
             VALUES ($1, $2, $3, $4, $5)",
            values![new.document, new.kind, new.subject, new.reason, &coordinator],
        )
    }

    /// The withdrawals that name a document, in the order they came.
    pub(crate) fn withdrawals_of(&self, document: &str) -> Result<Vec<WithdrawalRow>, RegistryError> {
        self.query(
            "SELECT w.document_sha256, d.envelope_sha256, d.kid, w.coordinator FROM withdrawal w
             JOIN document d ON d.document_sha256 = w.document_sha256
             WHERE w.subject = $1 AND w.kind = 'document' ORDER BY d.number",
            values![document],
            |row| {
                let coordinator: String = row.get(3)?;
                Ok(WithdrawalRow {
                    document: row.get(0)?,
                    envelope: row.get(1)?,
                    kid: row.get(2)?,
                    coordinator: serde_json::from_str(&coordinator).unwrap_or_default(),
                })
            },
        )
    }

    /// Which of these documents a withdrawal names, rightly or not.
    pub(crate) fn named_among(&self, documents: &[&str]) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT subject FROM withdrawal WHERE subject IN (each($1)) AND kind = 'document'";
        self.query(sql, values![documents], |row| row.get(0))
    }

    /// Forgets a withdrawal that turned out to have no right to what it names.
    pub(crate) fn drop_withdrawal(&self, document: &str) -> Result<(), RegistryError> {
        for table in ["withdrawal", "receipted", "document"] {
            let sql = format!("DELETE FROM {table} WHERE document_sha256 = $1");
            self.execute(&sql, values![document])?;
        }
        Ok(())
    }

    /// Who signed a document that is here, and for which authority.
    pub(crate) fn signed(&self, document: &str) -> Result<Option<Signed>, RegistryError> {
        let sql = "SELECT d.typ, d.kid, r.authority FROM document d
             LEFT JOIN statement s ON s.document_sha256 = d.document_sha256
             LEFT JOIN result r ON r.document_sha256 = coalesce(s.result, d.document_sha256)
             WHERE d.document_sha256 = $1";
        self.first(sql, values![document], |row| {
            Ok(Signed { typ: row.get(0)?, kid: row.get(1)?, authority: row.get(2)? })
        })
    }

    /// The result that a document is, or is a statement on, with its lineage.
    pub(crate) fn stands_on(&self, document: &str) -> Result<Option<(String, String)>, RegistryError> {
        let sql = "SELECT lineage, document_sha256 FROM result WHERE document_sha256 = $1
             OR document_sha256 = (SELECT result FROM statement WHERE document_sha256 = $1)";
        self.first(sql, values![document], pair)
    }

    /// Withdraws a document that is here, with the statements on it. Answers with their digests, those
    /// that were withdrawn before left out.
    pub(crate) fn withdraw(
        &self,
        document: &str,
        withdrawal: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<String>, RegistryError> {
        self.query(
            "INSERT INTO withdrawn (document_sha256, envelope_sha256, typ, withdrawal, withdrawn_at)
             SELECT document_sha256, envelope_sha256, typ, $2, $3 FROM document
             WHERE document_sha256 = $1
                OR document_sha256 IN (SELECT document_sha256 FROM statement WHERE result = $1)
             ON CONFLICT DO NOTHING
             RETURNING document_sha256",
            values![document, withdrawal, &text(now)],
            |row| row.get(0),
        )
    }

    /// Notes that a document which was not let in is withdrawn: there is nothing of it to remove.
    pub(crate) fn note_withdrawn(
        &self,
        document: &str,
        envelope: &str,
        typ: &str,
        withdrawal: &str,
        now: DateTime<Utc>,
    ) -> Result<(), RegistryError> {
        self.execute(
            "INSERT INTO withdrawn
             (document_sha256, envelope_sha256, typ, withdrawal, withdrawn_at, purged_at)
             VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING",
            values![document, envelope, typ, withdrawal, &text(now)],
        )
    }

    /// The withdrawal because of which a document is withdrawn.
    pub(crate) fn withdrawn_by(&self, document: &str) -> Result<Option<String>, RegistryError> {
        let sql = "SELECT withdrawal FROM withdrawn WHERE document_sha256 = $1";
        self.first(sql, values![document], |row| row.get(0))
    }

    /// Which of these are withdrawn, as document and envelope digests.
    pub(crate) fn withdrawn_among(
        &self,
        documents: &[&str],
        envelopes: &[&str],
    ) -> Result<Vec<(String, String)>, RegistryError> {
        let sql = "SELECT document_sha256, envelope_sha256 FROM withdrawn WHERE document_sha256 IN (each($1))
             UNION SELECT document_sha256, envelope_sha256 FROM withdrawn WHERE envelope_sha256 IN (each($2))";
        self.query(sql, values![documents, envelopes], pair)
    }

    /// The withdrawn documents that the registry still has the content of, in the order of their digests.
    pub(crate) fn not_purged(&self) -> Result<Vec<WithdrawnRow>, RegistryError> {
        self.query(
            "SELECT n.document_sha256, n.envelope_sha256, n.typ, n.withdrawal, w.reason, n.withdrawn_at
             FROM withdrawn n JOIN withdrawal w ON w.document_sha256 = n.withdrawal
             WHERE n.purged_at IS NULL ORDER BY n.document_sha256",
            values![],
            withdrawn_row,
        )
    }

    /// Removes every row of the documents that [`Tx::not_purged`] gives.
    pub(crate) fn remove_withdrawn(&self, now: DateTime<Utc>) -> Result<(), RegistryError> {
        for (table, columns) in HOLDING {
            for column in columns {
                self.execute(
                    &format!(
                        "DELETE FROM {table} WHERE {column} IN
                         (SELECT document_sha256 FROM withdrawn WHERE purged_at IS NULL)"
                    ),
                    values![],
                )?;
            }
        }
        let sql = "UPDATE withdrawn SET purged_at = $1 WHERE purged_at IS NULL";
        self.execute(sql, values![&text(now)])
    }
}
