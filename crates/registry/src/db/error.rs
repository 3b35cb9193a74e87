//! What can go wrong with either database.

use postgres::error::SqlState;
use varsam_sqlite::SqliteError;

/// What can go wrong with a registry's database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite, or its file.
    #[error(transparent)]
    Sqlite(#[from] SqliteError),
    /// The server does not answer, or lets nobody in by that name and password.
    #[error("the server cannot be reached: {0}")]
    CannotConnect(String),
    /// The server is older than what is tested.
    #[error("the server is PostgreSQL {0}, and 15 is the oldest that is used")]
    TooOld(String),
    /// The server keeps text in another encoding.
    #[error("the database keeps its text as {0}; make one with the encoding UTF8")]
    NotUtf8(String),
    /// The connection broke, because the server was stopped or the way to it was.
    #[error("the connection to the server broke: {0}")]
    Lost(String),
    /// Somebody else is writing and has not finished within the time that was waited.
    #[error("somebody else is writing to the registry")]
    InUse,
    /// The server's disk is full.
    #[error("the server's disk is full")]
    DiskFull,
    /// The role may not do this, or the server only lets read.
    #[error("the server refuses: {0}")]
    Denied(String),
    /// The database has no registry.
    #[error("the database has no registry")]
    NoRegistry,
    /// The database was written by a newer version.
    #[error("the database has {applied} schema steps, this version knows {known}")]
    Newer {
        /// How many steps it has.
        applied: usize,
        /// How many this version has.
        known: usize,
    },
    /// A schema step in the database is not the one that this version has under the same number.
    #[error("schema step {number} of the database is not the one that this version knows")]
    Foreign {
        /// The step.
        number: u32,
    },
    /// Anything else that the server says; a fault in the program.
    #[error("the server says: {0}")]
    Server(String),
    /// A row is not what its table says; a fault in the program.
    #[error("a row is not what it should be: {0}")]
    Unexpected(String),
}

impl DbError {
    /// The stable code, where there is something of its own to do about it.
    pub fn code(&self) -> Option<&'static str> {
        Some(match self {
            DbError::Sqlite(SqliteError::InUse) | DbError::InUse => "database_in_use",
            DbError::Sqlite(SqliteError::DiskFull) | DbError::DiskFull => "disk_full",
            DbError::Sqlite(SqliteError::ReadOnly) | DbError::Denied(_) => "database_denied",
            DbError::Sqlite(SqliteError::Newer { .. }) | DbError::Newer { .. } => "database_newer",
            DbError::CannotConnect(_) => "cannot_connect",
            DbError::TooOld(_) => "server_too_old",
            DbError::NotUtf8(_) => "server_not_utf8",
            DbError::Lost(_) => "connection_lost",
            DbError::NoRegistry => "no_registry",
            DbError::Sqlite(_) | DbError::Foreign { .. } | DbError::Server(_) | DbError::Unexpected(_) => {
                return None;
            }
        })
    }

    /// What to do about a database that cannot be opened.
    pub fn advice(&self) -> &'static str {
        match self {
            DbError::CannotConnect(_) | DbError::Lost(_) => {
                "See that the server runs, and that the address, the name and the password are right"
            }
            DbError::TooOld(_) => "Use a newer server",
            DbError::NotUtf8(_) => "Use another database",
            DbError::InUse | DbError::Sqlite(SqliteError::InUse) => "Wait, and try again",
            DbError::DiskFull | DbError::Sqlite(SqliteError::DiskFull) => "Make room, and try again",
            DbError::Denied(_) | DbError::Sqlite(SqliteError::ReadOnly) => {
                "Let somebody who may grant it to you"
            }
            DbError::Newer { .. } | DbError::Sqlite(SqliteError::Newer { .. }) => {
                "Use the newer version of this program that wrote it"
            }
            DbError::Sqlite(_)
            | DbError::NoRegistry
            | DbError::Foreign { .. }
            | DbError::Server(_)
            | DbError::Unexpected(_) => "Check that it is a registry made with \"varsam-registry init\"",
        }
    }

    /// An error of connecting.
    pub(super) fn connecting(error: &postgres::Error) -> Self {
        match error.as_db_error() {
            Some(said) => DbError::CannotConnect(said.message().to_owned()),
            None => DbError::CannotConnect(chain(error)),
        }
    }
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        DbError::Sqlite(error.into())
    }
}

impl From<postgres::Error> for DbError {
    fn from(error: postgres::Error) -> Self {
        let Some(said) = error.as_db_error() else {
            // Without an answer there is no connection: a value that does not fit its column would
            // be a fault in the program, and is said as it is.
            return if error.is_closed()
                || std::error::Error::source(&error).is_some_and(|s| s.is::<std::io::Error>())
            {
                DbError::Lost(chain(&error))
            } else {
                DbError::Server(chain(&error))
            };
        };
        let code = said.code();
        let message = said.message().to_owned();
        if [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW].contains(code) {
            DbError::Lost(message)
        } else if *code == SqlState::LOCK_NOT_AVAILABLE {
            DbError::InUse
        } else if *code == SqlState::DISK_FULL {
            DbError::DiskFull
        } else if [SqlState::INSUFFICIENT_PRIVILEGE, SqlState::READ_ONLY_SQL_TRANSACTION].contains(code) {
            DbError::Denied(message)
        } else {
            DbError::Server(format!("{message} ({})", code.code()))
        }
    }
}

/// An error with everything that it says stands behind it.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut inner = error.source();
    while let Some(source) = inner {
        text.push_str(": ");
        text.push_str(&source.to_string());
        inner = source.source();
    }
    text
}
