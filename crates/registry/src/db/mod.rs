//! The registry's database. Every SQL statement of this crate stands in this module.
//!
//! The functions say what the registry asks for and take nothing of SQLite's in their arguments or
//! answers, so that PostgreSQL can stand behind the same names.

mod documents;
mod results;
mod trust;
mod withdrawals;

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use varsam_sqlite::{Access, Migration, SqliteError, migrate, open};

use crate::error::RegistryError;

pub use documents::{Issued, NewDocument};
pub use results::{NewResult, NewStatement, RequirementRow, ResultRow, StatementRow};
pub use trust::Enrolment;
pub use withdrawals::{NewWithdrawal, Signed, WithdrawalRow, WithdrawnRow};

/// "VREG": stamped on every registry.
const APPLICATION_ID: i32 = 0x5652_4547;

/// The schema's steps.
const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "registry", sql: include_str!("../../migrations/0001_registry.sql") },
    Migration { number: 2, name: "withdrawals", sql: include_str!("../../migrations/0002_withdrawals.sql") },
];

/// A registry's database, open.
pub struct Db {
    connection: Connection,
}

/// One transaction: nothing of it is there until [`Tx::commit`].
pub struct Tx<'a> {
    tx: Transaction<'a>,
}

/// What a registry is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The organisation number it holds for.
    pub org: String,
    /// Whether it takes sample documents, and only them.
    pub sample: bool,
    /// The thumbprint of the root that signs its trust lists.
    pub root: String,
    /// Its own id as the issuer of documents.
    pub device: String,
}

/// Where a registry is, from `--db`: `sqlite:PATH`.
///
/// # Errors
/// [`RegistryError::Usage`] for anything else.
pub fn location(db: &str) -> Result<PathBuf, RegistryError> {
    match db.split_once(':') {
        Some(("sqlite", path)) if !path.is_empty() => Ok(PathBuf::from(path)),
        _ => Err(RegistryError::Usage(format!(
            "--db {db:?} is not of the form sqlite:PATH. Give such a path."
        ))),
    }
}

pub(crate) fn text(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl Db {
    /// Makes a new registry.
    ///
    /// # Errors
    /// [`RegistryError::Exists`] when the file is there, and those of the database.
    pub fn create(path: &Path, settings: &Settings, now: DateTime<Utc>) -> Result<Self, RegistryError> {
        if path.exists() {
            return Err(RegistryError::Exists { path: path.display().to_string() });
        }
        let mut connection =
            open(path, None, Access::Create, APPLICATION_ID).map_err(|error| database(path, error))?;
        migrate(&mut connection, MIGRATIONS, &text(now)).map_err(|error| database(path, error))?;
        connection.execute(
            "INSERT INTO registry (id, org, sample, root, device, created_at) VALUES (1, ?1, ?2, ?3, ?4, ?5)",
            params![settings.org, settings.sample, settings.root, settings.device, text(now)],
        )?;
        Ok(Db { connection })
    }

    /// Opens a registry, bringing it to this version's schema.
    ///
    /// # Errors
    /// [`RegistryError::Database`] when it is none, or a newer one.
    pub fn open(path: &Path, now: DateTime<Utc>) -> Result<Self, RegistryError> {
        let mut connection =
            open(path, None, Access::Write, APPLICATION_ID).map_err(|error| database(path, error))?;
        migrate(&mut connection, MIGRATIONS, &text(now)).map_err(|error| database(path, error))?;
        Ok(Db { connection })
    }

    /// Starts a transaction, keeping other writers out.
    ///
    /// # Errors
    /// Those of the database.
    pub fn begin(&mut self) -> Result<Tx<'_>, RegistryError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Ok(Tx { tx })
    }

    /// Starts a transaction that only reads: one moment's picture, keeping nobody out.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(&mut self) -> Result<Tx<'_>, RegistryError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred)?;
        Ok(Tx { tx })
    }

    /// Leaves nothing of deleted rows in the file or its log. It may be stopped anywhere and done
    /// again; it changes no row.
    ///
    /// # Errors
    /// [`RegistryError::PurgeUnfinished`], for instance when somebody else has the file open.
    pub fn wipe(&mut self) -> Result<(), RegistryError> {
        self.rewrite().map_err(RegistryError::PurgeUnfinished)
    }

    fn rewrite(&self) -> Result<(), SqliteError> {
        self.empty_log()?;
        // The new file is written through the log, which is emptied once more.
        self.connection.execute_batch("VACUUM")?;
        self.empty_log()
    }

    /// Brings everything in the log into the file, and the log to length 0.
    fn empty_log(&self) -> Result<(), SqliteError> {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let busy: bool = self.connection.query_row(sql, [], |row| row.get(0))?;
        if busy { Err(SqliteError::InUse) } else { Ok(()) }
    }
}

impl Tx<'_> {
    /// Makes everything since [`Db::begin`] lasting.
    ///
    /// # Errors
    /// Those of the database; then nothing was kept.
    pub fn commit(self) -> Result<(), RegistryError> {
        Ok(self.tx.commit()?)
    }

    /// What the registry is.
    ///
    /// # Errors
    /// Those of the database.
    pub fn settings(&self) -> Result<Settings, RegistryError> {
        Ok(self.tx.query_row("SELECT org, sample, root, device FROM registry", [], |row| {
            Ok(Settings { org: row.get(0)?, sample: row.get(1)?, root: row.get(2)?, device: row.get(3)? })
        })?)
    }
}

fn database(path: &Path, error: SqliteError) -> RegistryError {
    RegistryError::Database { path: path.display().to_string(), error }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A registry from before withdrawals opens, and knows what followed what.
    #[test]
    fn an_older_registry_is_brought_to_this_schema() {
        let mut old = Connection::open_in_memory().unwrap();
        old.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        migrate(&mut old, &MIGRATIONS[..1], "2026-01-01T00:00:00Z").unwrap();
        for (digest, prev) in [("a", None), ("b", Some("a"))] {
            old.execute(
                "INSERT INTO document (envelope_sha256, document_sha256, typ, kid, device, seq, json, received_at)
                 VALUES (?1, ?1, 't', 'k', 'd', 1, '{}', 'now')",
                [digest],
            )
            .unwrap();
            old.execute(
                "INSERT INTO result VALUES (?1, 'l', 1, 'system', 's', 'n', 'a', 'a', 'pending', NULL)",
                [digest],
            )
            .unwrap();
            old.execute("INSERT INTO result_prev SELECT ?1, ?2 WHERE ?2 IS NOT NULL", params![digest, prev])
                .unwrap();
        }
        migrate(&mut old, MIGRATIONS, "2026-12-01T00:00:00Z").unwrap();
        let tx = Tx { tx: old.transaction().unwrap() };
        assert_eq!(tx.open_ends("l").unwrap(), 1);
        assert_eq!(tx.lineage("l").unwrap().len(), 2);
        assert!(tx.not_purged().unwrap().is_empty());
    }
}
