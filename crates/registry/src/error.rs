//! Errors and exit codes.

use std::path::Path;

use varsam_bundle::BundleError;

use crate::db::DbError;

/// How the command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything went well.
    Good,
    /// Wrong usage, reading or writing failed, or the facts or the pack are invalid.
    Usage,
    /// Signed by a key that no trust list vouches for; set aside.
    UnknownKey,
    /// A signature or a document is bad.
    Bad,
    /// Some documents were taken and some were not.
    Partly,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Exit::Good => 0,
            Exit::Usage => 1,
            Exit::UnknownKey => 2,
            Exit::Bad => 3,
            Exit::Partly => 4,
        }
    }
}

/// What can go wrong with a whole command. Single documents have their own lines in the reports.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// A file could not be read or written.
    #[error("{path}: {error}. Check the path and that you may read and write there.")]
    File {
        /// The file.
        path: String,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file that would be written is there already.
    #[error("{path} is already there. Choose another name, or move it away first.")]
    Exists {
        /// The file.
        path: String,
    },
    /// The database cannot be used.
    #[error("{path}: {error}. {}.", error.advice())]
    Database {
        /// The database.
        path: String,
        /// What is wrong.
        error: DbError,
    },
    /// A server that would be reached over a network in the clear.
    #[error(
        "{hosts} is another machine, and what goes there would be in the clear. Add ?sslmode=require, so that \
         the way is encrypted and the server's certificate checked, or use a server on this machine."
    )]
    OpenConnection {
        /// The servers.
        hosts: String,
    },
    /// The database failed while it was used.
    #[error(
        "the registry could not be read or written: {0}. What was written before is whole; run the same \
         command again, and it goes on from there."
    )]
    Sql(#[from] DbError),
    /// The rows are gone, but the file and its log could not be rewritten.
    #[error(
        "the withdrawn documents are deleted, but traces of them may be left: {0}. Close every other \
         program that has the registry open, see that the disk has room for it once more, and run \
         \"varsam-registry purge\" again."
    )]
    PurgeUnfinished(DbError),
    /// The command line asks for something that makes no sense.
    #[error("{0}")]
    Usage(String),
    /// No passphrase was given for a key file.
    #[error("the key file needs its passphrase. Give --passphrase-file FILE or set VARSAM_PASSPHRASE.")]
    NoPassphrase,
    /// A bundle, a document or a key is bad.
    #[error("{file}: {error}")]
    Bundle {
        /// The file.
        file: String,
        /// What is wrong.
        error: BundleError,
    },
    /// The facts or the pack are invalid.
    #[error("{file} is invalid, and nothing was answered:\n{}", problems.join("\n"))]
    Invalid {
        /// The file.
        file: String,
        /// Each problem with its place.
        problems: Vec<String>,
    },
    /// Nothing has the id that was asked for.
    #[error("nothing in the registry has the id {0:?}. See \"varsam-registry list\".")]
    NotFound(String),
}

impl RegistryError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            RegistryError::File { .. } => "file",
            RegistryError::Exists { .. } => "exists",
            RegistryError::Database { error, .. } => error.code().unwrap_or("database"),
            RegistryError::OpenConnection { .. } => "open_connection",
            RegistryError::Sql(error) => error.code().unwrap_or("sql"),
            RegistryError::PurgeUnfinished(_) => "purge_unfinished",
            RegistryError::Usage(_) => "usage",
            RegistryError::NoPassphrase => "no_passphrase",
            RegistryError::Bundle { error, .. } => error.code(),
            RegistryError::Invalid { .. } => "invalid",
            RegistryError::NotFound(_) => "not_found",
        }
    }

    /// How the command ends because of it.
    pub fn exit(&self) -> Exit {
        match self {
            RegistryError::Bundle { error, .. } => match error.kind() {
                // Somebody typed a passphrase or chose a file; no document is to blame.
                varsam_bundle::ErrorCode::WrongPassphrase
                | varsam_bundle::ErrorCode::EmptyPassphrase
                | varsam_bundle::ErrorCode::NotAnIdentity => Exit::Usage,
                _ => Exit::Bad,
            },
            _ => Exit::Usage,
        }
    }

    pub(crate) fn file(path: &Path, error: std::io::Error) -> Self {
        RegistryError::File { path: path.display().to_string(), error }
    }

    pub(crate) fn invalid(file: &str, problems: &[impl ToString]) -> Self {
        let problems = problems.iter().map(ToString::to_string).collect();
        RegistryError::Invalid { file: file.to_owned(), problems }
    }

    pub(crate) fn bundle(file: impl Into<String>, error: BundleError) -> Self {
        RegistryError::Bundle { file: file.into(), error }
    }
}
