//! The registry's database. Every SQL statement of this crate stands in this module.
//!
//! The functions say what the registry asks for and take nothing of SQLite's in their arguments or
//! answers, so that PostgreSQL can stand behind the same names.

mod documents;
mod results;
mod trust;

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use varsam_sqlite::{Access, Migration, migrate, open};

use crate::error::RegistryError;

pub use documents::{Issued, NewDocument};
pub use results::{NewResult, NewStatement, RequirementRow, ResultRow, StatementRow};
pub use trust::Enrolment;

/// "VREG": stamped on every registry.
const APPLICATION_ID: i32 = 0x5652_4547;

/// The schema's steps.
const MIGRATIONS: &[Migration] =
    &[Migration { number: 1, name: "registry", sql: include_str!("../../migrations/0001_registry.sql") }];

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

fn database(path: &Path, error: varsam_sqlite::SqliteError) -> RegistryError {
    RegistryError::Database { path: path.display().to_string(), error }
}
