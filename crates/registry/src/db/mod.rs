//! The registry's database. Every SQL statement of this crate stands in this module.
//!
//! It is a SQLite file or a PostgreSQL database, and nothing outside this module knows which: the
//! statements are the same for both, written with `$1` and `each($1)` (a list), and [`Tx`] reads them
//! in the way of the one that is open. Only opening, the schema's text and adding many rows differ.

mod append;
mod approvals;
mod catalogue;
mod documents;
mod error;
mod location;
mod postgres;
mod results;
mod sqlite;
mod trust;
mod value;
mod withdrawals;

use std::cell::{Cell, RefCell};

use chrono::{DateTime, SecondsFormat, Utc};
use varsam_sqlite::Access;

use crate::error::RegistryError;
use append::Table;
use value::{Param, Row, values};

pub use documents::{Aside, Gap, Issued, NewDocument};
pub use error::DbError;
pub use location::{Location, Server};
pub use results::{
    NewRequirement, NewResult, NewStatement, RequirementRow, ResultRow, StatementRow, TouchedResult,
};
pub use trust::Enrolment;
pub use withdrawals::{NewWithdrawal, Signed, WithdrawalRow, WithdrawnRow};

/// For how long a writer waits for another.
const WAIT_SECONDS: u64 = 60;

/// A registry's database, open.
pub struct Db(Opened);

enum Opened {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::Connection>),
}

/// One transaction: nothing of it is there until [`Tx::commit`].
pub struct Tx<'a> {
    inner: RefCell<Inner<'a>>,
    /// The number that the next document gets, once it was asked for.
    next_number: Cell<Option<i64>>,
}

enum Inner<'a> {
    Sqlite(rusqlite::Transaction<'a>),
    Postgres(postgres::Open<'a>),
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

pub(crate) fn text(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

impl Db {
    /// Refuses a place where a registry is already.
    ///
    /// # Errors
    /// [`RegistryError::Exists`], and those of the database.
    pub fn refuse_existing(at: &Location) -> Result<(), RegistryError> {
        let there = match at {
            Location::Sqlite(path) => path.exists(),
            Location::Postgres(server) => {
                postgres::has_registry(server).map_err(|error| database(at, error))?
            }
        };
        if there { Err(RegistryError::Exists { path: at.to_string() }) } else { Ok(()) }
    }

    /// Makes a new registry.
    ///
    /// # Errors
    /// As [`Db::refuse_existing`].
    pub fn create(at: &Location, settings: &Settings, now: DateTime<Utc>) -> Result<Self, RegistryError> {
        Db::refuse_existing(at)?;
        let now = text(now);
        let opened = match at {
            Location::Sqlite(path) => sqlite::open(path, Access::Create, &now).map(Opened::Sqlite),
            Location::Postgres(server) => {
                postgres::open(server, true, &now).map(Box::new).map(Opened::Postgres)
            }
        };
        let mut db = Db(opened.map_err(|error| database(at, error))?);
        let tx = db.begin()?;
        tx.execute(
            "INSERT INTO registry (id, org, sample, root, device, created_at) VALUES (1, $1, $2, $3, $4, $5)",
            values![&settings.org, settings.sample, &settings.root, &settings.device, &now],
        )?;
        tx.commit()?;
        Ok(db)
    }

    /// Opens a registry, bringing it to this version's schema.
    ///
    /// # Errors
    /// [`RegistryError::Database`] when it is none, or a newer one, or cannot be reached.
    pub fn open(at: &Location, now: DateTime<Utc>) -> Result<Self, RegistryError> {
        let now = text(now);
        let opened = match at {
            Location::Sqlite(path) => sqlite::open(path, Access::Write, &now).map(Opened::Sqlite),
            Location::Postgres(server) => {
                postgres::open(server, false, &now).map(Box::new).map(Opened::Postgres)
            }
        };
        Ok(Db(opened.map_err(|error| database(at, error))?))
    }

    /// Starts a transaction, keeping other writers out.
    ///
    /// # Errors
    /// Those of the database.
    pub fn begin(&mut self) -> Result<Tx<'_>, RegistryError> {
        Ok(Tx::new(match &mut self.0 {
            Opened::Sqlite(connection) => {
                let behavior = rusqlite::TransactionBehavior::Immediate;
                Inner::Sqlite(connection.transaction_with_behavior(behavior).map_err(DbError::from)?)
            }
            Opened::Postgres(connection) => Inner::Postgres(connection.begin()?),
        }))
    }

    /// Starts a transaction that only reads: one moment's picture, keeping nobody out.
    ///
    /// # Errors
    /// Those of the database.
    pub fn read(&mut self) -> Result<Tx<'_>, RegistryError> {
        Ok(Tx::new(match &mut self.0 {
            Opened::Sqlite(connection) => Inner::Sqlite(connection.transaction().map_err(DbError::from)?),
            Opened::Postgres(connection) => Inner::Postgres(connection.read()?),
        }))
    }

    /// Leaves nothing of deleted rows in the file or its log, or in the tables of the server. It may
    /// be stopped anywhere and done again; it changes no row.
    ///
    /// # Errors
    /// [`RegistryError::PurgeUnfinished`], for instance when somebody else has the file open.
    pub fn wipe(&mut self) -> Result<(), RegistryError> {
        match &mut self.0 {
            Opened::Sqlite(connection) => sqlite::wipe(connection),
            Opened::Postgres(connection) => connection.wipe(),
        }
        .map_err(RegistryError::PurgeUnfinished)
    }
}

impl<'a> Tx<'a> {
    fn new(inner: Inner<'a>) -> Self {
        Tx { inner: RefCell::new(inner), next_number: Cell::new(None) }
    }

    /// Makes everything since [`Db::begin`] lasting.
    ///
    /// # Errors
    /// Those of the database; then nothing was kept.
    pub fn commit(self) -> Result<(), RegistryError> {
        match self.inner.into_inner() {
            Inner::Sqlite(tx) => tx.commit().map_err(DbError::from)?,
            Inner::Postgres(tx) => tx.commit()?,
        }
        Ok(())
    }

    /// What the registry is.
    ///
    /// # Errors
    /// Those of the database.
    pub fn settings(&self) -> Result<Settings, RegistryError> {
        let row = |row: &Row| {
            Ok(Settings { org: row.get(0)?, sample: row.get(1)?, root: row.get(2)?, device: row.get(3)? })
        };
        let found = self.first("SELECT org, sample, root, device FROM registry", values![], row)?;
        Ok(found.ok_or(DbError::NoRegistry)?)
    }

    fn rows(&self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
        match &mut *self.inner.borrow_mut() {
            Inner::Sqlite(tx) => sqlite::query(tx, sql, params),
            Inner::Postgres(tx) => tx.query(sql, params),
        }
    }

    /// Every row of an answer.
    fn query<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        read: impl Fn(&Row) -> Result<T, DbError>,
    ) -> Result<Vec<T>, RegistryError> {
        Ok(self.rows(sql, params)?.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// The first row of an answer.
    fn first<T>(
        &self,
        sql: &str,
        params: &[Param<'_>],
        read: impl Fn(&Row) -> Result<T, DbError>,
    ) -> Result<Option<T>, RegistryError> {
        Ok(self.rows(sql, params)?.first().map(read).transpose()?)
    }

    /// An answer that is one value.
    fn value<T: value::FromValue>(&self, sql: &str, params: &[Param<'_>]) -> Result<T, RegistryError> {
        let found = self.first(sql, params, |row| row.get(0))?;
        Ok(found.ok_or_else(|| DbError::Unexpected("no row".to_owned()))?)
    }

    fn execute(&self, sql: &str, params: &[Param<'_>]) -> Result<(), RegistryError> {
        match &mut *self.inner.borrow_mut() {
            Inner::Sqlite(tx) => sqlite::execute(tx, sql, params)?,
            Inner::Postgres(tx) => tx.execute(sql, params)?,
        }
        Ok(())
    }

    /// Adds a row to one of the tables that grow by many.
    fn append(&self, table: &Table, row: &[Param<'_>]) -> Result<(), RegistryError> {
        match &mut *self.inner.borrow_mut() {
            Inner::Sqlite(tx) => sqlite::append(tx, table, row)?,
            Inner::Postgres(tx) => tx.append(table, row),
        }
        Ok(())
    }
}

fn database(at: &Location, error: DbError) -> RegistryError {
    RegistryError::Database { path: at.to_string(), error }
}
