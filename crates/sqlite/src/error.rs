use rusqlite::ErrorCode;

/// What can go wrong with a database file.
#[derive(Debug, thiserror::Error)]
pub enum SqliteError {
    /// The passphrase does not open the file, or the file is damaged at its beginning. SQLCipher
    /// cannot tell the two apart.
    #[error("the passphrase does not open the file")]
    WrongKey,
    /// The file opens but belongs to another program.
    #[error("the file is not of this kind (application id {found:#x})")]
    OtherApplication {
        /// The application id in the file.
        found: i32,
    },
    /// Somebody else has the file open for writing.
    #[error("the file is in use")]
    InUse,
    /// The disk is full. What was committed before is safe.
    #[error("the disk is full")]
    DiskFull,
    /// The file or its folder may not be written.
    #[error("the file may not be written")]
    ReadOnly,
    /// The file or its folder is not there.
    #[error("the file cannot be opened")]
    CannotOpen,
    /// The content of the file is damaged.
    #[error("the file is damaged")]
    Damaged,
    /// The file was written by a newer version.
    #[error("the file has {applied} schema steps, this version knows {known}")]
    Newer {
        /// How many steps the file has.
        applied: usize,
        /// How many steps this version has.
        known: usize,
    },
    /// A schema step in the file is not the one that this version has under the same number.
    #[error("schema step {number} of the file is not the one that this version knows")]
    Foreign {
        /// The step.
        number: u32,
    },
    /// Reading or writing failed below SQLite.
    #[error("reading or writing failed: {0}")]
    Io(String),
    /// Anything else; a fault in the program.
    #[error(transparent)]
    Sql(rusqlite::Error),
}

impl From<rusqlite::Error> for SqliteError {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::CannotOpen,
            // After the first page has been read with the key, a page that does not fit it is damage.
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged,
            Some(ErrorCode::SystemIoFailure) => Self::Io(text),
            _ => Self::Sql(error),
        }
    }
}
