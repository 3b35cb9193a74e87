//! Making and opening a register file.

use std::fs::OpenOptions;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use varsam_sqlite::{Access, Migration, migrate, open};

use crate::history::History;
use crate::lock::Lock;
use crate::tables::{Pack, Register};
use crate::{Op, Stamp, StoreError};

/// The ending of a register's file name.
pub const fn ending() -> &'static str {
    "varsam"
}

/// "VRSM": how SQLite tells a register from other databases.
const APPLICATION_ID: i32 = 0x5652_534d;

/// "VRHO": a system on its way between two registers. It is not opened as a register.
pub(crate) const PARCEL_ID: i32 = 0x5652_484f;

const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "register", sql: include_str!("../migrations/0001_register.sql") },
    Migration { number: 2, name: "together", sql: include_str!("../migrations/0002_together.sql") },
    Migration { number: 3, name: "gate", sql: include_str!("../migrations/0003_gate.sql") },
    Migration { number: 4, name: "suitability", sql: include_str!("../migrations/0004_suitability.sql") },
    Migration { number: 5, name: "workshop", sql: include_str!("../migrations/0005_workshop.sql") },
    Migration { number: 6, name: "assignments", sql: include_str!("../migrations/0006_assignments.sql") },
    Migration { number: 7, name: "decisions", sql: include_str!("../migrations/0007_decisions.sql") },
    Migration { number: 8, name: "measures", sql: include_str!("../migrations/0008_measures.sql") },
    Migration {
        number: 9,
        name: "reorganisation",
        sql: include_str!("../migrations/0009_reorganisation.sql"),
    },
    Migration { number: 10, name: "handover", sql: include_str!("../migrations/0010_handover.sql") },
    Migration { number: 11, name: "trust", sql: include_str!("../migrations/0011_trust.sql") },
];

/// An open register. Only one process at a time has it.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) history: History,
    path: PathBuf,
    _lock: Lock,
}

/// What a new register starts from.
#[derive(Debug, Clone)]
pub struct NewRegister {
    /// The register's own row.
    pub register: Register,
    /// The pack that it classifies by.
    pub pack: Pack,
}

impl Store {
    /// Makes a register at `path`. When anything fails, no file is left behind.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when a file is there; those of the disk.
    pub fn create(
        path: &Path,
        passphrase: &str,
        new: &NewRegister,
        stamp: &Stamp,
    ) -> Result<Self, StoreError> {
        Self::make(path, passphrase, new, stamp, APPLICATION_ID)
    }

    pub(crate) fn make(
        path: &Path,
        passphrase: &str,
        new: &NewRegister,
        stamp: &Stamp,
        application_id: i32,
    ) -> Result<Self, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists);
        }
        let lock = Lock::take(path, &stamp.actor, &stamp.at)?;
        reserve(path)?;
        let answer = open(path, Some(passphrase), Access::Create, application_id)
            .map_err(StoreError::from)
            .and_then(|connection| Self::fill(path, connection, new, stamp, lock));
        if answer.is_err() {
            for suffix in ["", "-wal", "-shm"] {
                let mut name = path.as_os_str().to_owned();
                name.push(suffix);
                let _ = std::fs::remove_file(name);
            }
        }
        answer
    }

    fn fill(
        path: &Path,
        mut connection: Connection,
        new: &NewRegister,
        stamp: &Stamp,
        lock: Lock,
    ) -> Result<Self, StoreError> {
        migrate(&mut connection, MIGRATIONS, &stamp.at)?;
        let mut store = Self { connection, history: History::default(), path: path.to_owned(), _lock: lock };
        store.transact(Op::CreateRegister, &new.register.uuid, stamp, |t| {
            t.put(&new.pack)?;
            t.put(&new.register)
        })?;
        Ok(store)
    }

    /// Opens the register at `path`.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotARegister`], [`StoreError::WrongPassphrase`],
    /// [`StoreError::Parcel`] for a system on its way, [`StoreError::InUse`], [`StoreError::Newer`];
    /// those of the disk.
    pub fn open(path: &Path, passphrase: &str, holder: &str, now: &str) -> Result<Self, StoreError> {
        Self::open_as(path, passphrase, holder, now, APPLICATION_ID)
    }

    pub(crate) fn open_as(
        path: &Path,
        passphrase: &str,
        holder: &str,
        now: &str,
        application_id: i32,
    ) -> Result<Self, StoreError> {
        look_like_register(path)?;
        // The lock stands beside the file itself, whatever link it was reached by.
        let path = &path.canonicalize()?;
        let lock = Lock::take(path, holder, now)?;
        let mut connection = open(path, Some(passphrase), Access::Write, application_id)?;
        migrate(&mut connection, MIGRATIONS, now)?;
        let history = History::read(&connection)?;
        let mut store = Self { connection, history, path: path.to_owned(), _lock: lock };
        store.finish_purge()?;
        Ok(store)
    }

    /// Where the register is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Makes the file, so that nobody else can, readable by its owner alone.
fn reserve(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::Exists,
        _ => StoreError::Io(error),
    })
}

/// Tells a file that cannot be a register from one whose passphrase is wrong: an encrypted
/// database is whole pages of bytes that look random.
fn look_like_register(path: &Path) -> Result<(), StoreError> {
    const PAGE: usize = 4096;
    let length = match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        Ok(_) => return Err(StoreError::NotARegister),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(StoreError::Missing),
        Err(error) => return Err(error.into()),
    };
    if length == 0 || length % PAGE as u64 != 0 {
        return Err(StoreError::NotARegister);
    }
    let mut page = vec![0; PAGE];
    std::fs::File::open(path)?.read_exact(&mut page)?;
    let mut seen = [false; 256];
    page.iter().for_each(|&byte| seen[usize::from(byte)] = true);
    let distinct = seen.iter().filter(|&&seen| seen).count();
    // 4,096 random bytes leave out about none of the 256 values; text and tables leave out many.
    if distinct < 240 || page.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotARegister);
    }
    Ok(())
}
