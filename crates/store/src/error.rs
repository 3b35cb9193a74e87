use varsam_sqlite::SqliteError;

use crate::backup::BACKUP_ID;
use crate::open::PARCEL_ID;

/// What can go wrong with a register. After every one of them the file is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file is there already; it was not touched.
    #[error("a file is there already")]
    Exists,
    /// No file is there.
    #[error("no file is there")]
    Missing,
    /// The file of the open register was taken away or replaced.
    #[error("the file of the register is no longer there")]
    Gone,
    /// The file is not a register.
    #[error("the file is not a register")]
    NotARegister,
    /// The passphrase does not open the file, or its beginning is damaged.
    #[error("the passphrase does not open the file")]
    WrongPassphrase,
    /// The register is open elsewhere.
    #[error("the register is open elsewhere")]
    InUse {
        /// Who has it open, as they said themselves; empty when unknown.
        by: String,
        /// Since when, RFC 3339; empty when unknown.
        since: String,
    },
    /// The register was written by a newer version. It was not touched.
    #[error("the register was written by a newer version")]
    Newer,
    /// The register was written by a newer version and is open to be read.
    #[error("the register is of a newer version and can only be read")]
    NewerRead,
    /// Something was changed since it was seen.
    #[error("{object} was changed since it was seen")]
    Conflict {
        /// What.
        object: String,
    },
    /// There is no such thing.
    #[error("there is no {kind} \"{id}\"")]
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// Its identity.
        id: String,
    },
    /// What an operation would change was handed over and is locked until it comes back.
    #[error("{object} was handed over to {whom}")]
    HandedOver {
        /// The system or set, by id.
        object: String,
        /// The function of who has it.
        whom: String,
        /// Since when, RFC 3339.
        at: String,
    },
    /// What an operation would change is a copy of what another register keeps.
    #[error("{object} is kept in the register {register}")]
    KeptElsewhere {
        /// The system or set, by id.
        object: String,
        /// The name of the register that it came from.
        register: String,
    },
    /// The file is a system on its way between two registers, and no register.
    #[error("the file is a system that was handed over, not a register")]
    Parcel,
    /// The file is a backup, which is restored and not worked in.
    #[error("the file is a backup")]
    Backup,
    /// A file with a system holds something that does not belong to it.
    #[error("the file holds something that does not belong to the system: {0}")]
    Foreign(String),
    /// Something in a file with a system has the identity of another thing here.
    #[error("{kind} {id} is another thing here")]
    Collides {
        /// What kind of thing.
        kind: &'static str,
        /// Its identity.
        id: String,
    },
    /// Something in a file with a system is stopped here.
    #[error("something in the file is stopped here")]
    StoppedHere {
        /// The neutral code of the stop.
        code: String,
    },
    /// There is nothing to undo or redo.
    #[error("there is nothing to undo or redo")]
    NothingToUndo,
    /// What the register holds cannot be read as what it should be.
    #[error("the register holds something unreadable: {0}")]
    Unreadable(String),
    /// The file or its folder may not be written, is full, is gone, is damaged.
    #[error(transparent)]
    Database(SqliteError),
    /// A file could not be written or read.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<SqliteError> for StoreError {
    fn from(error: SqliteError) -> Self {
        match error {
            SqliteError::WrongKey => Self::WrongPassphrase,
            SqliteError::OtherApplication { found } if found == PARCEL_ID => Self::Parcel,
            SqliteError::OtherApplication { found } if found == BACKUP_ID => Self::Backup,
            SqliteError::OtherApplication { .. } | SqliteError::Foreign { .. } => Self::NotARegister,
            SqliteError::InUse => Self::InUse { by: String::new(), since: String::new() },
            SqliteError::Newer { .. } => Self::Newer,
            other => Self::Database(other),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        SqliteError::from(error).into()
    }
}

impl StoreError {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Exists => "register_exists",
            Self::Missing => "file_missing",
            Self::Gone => "register_gone",
            Self::NotARegister => "not_a_register",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::InUse { .. } => "register_in_use",
            Self::Newer => "register_newer",
            Self::NewerRead => "register_newer_read",
            Self::Conflict { .. } => "conflict",
            Self::Unknown { .. } => "unknown_thing",
            Self::HandedOver { .. } => "handed_over",
            Self::KeptElsewhere { .. } => "kept_elsewhere",
            Self::Parcel => "handover_not_register",
            Self::Backup => "backup_not_register",
            Self::Foreign(_) => "handover_foreign",
            Self::Collides { .. } => "handover_collides",
            Self::StoppedHere { .. } => "handover_stopped",
            Self::NothingToUndo => "nothing_to_undo",
            Self::Unreadable(_) => "register_damaged",
            Self::Database(error) => match error {
                SqliteError::DiskFull => "disk_full",
                SqliteError::Damaged => "register_damaged",
                SqliteError::ReadOnly | SqliteError::CannotOpen | SqliteError::Io(_) => "write_failed",
                _ => "internal",
            },
            Self::Io(error) => match error.kind() {
                std::io::ErrorKind::StorageFull => "disk_full",
                std::io::ErrorKind::NotFound => "folder_missing",
                _ => "write_failed",
            },
        }
    }
}
