//! Making and opening a register file.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use varsam_sqlite::{Access, Migration, SqliteError, applied, migrate, open};
use zeroize::Zeroizing;

use crate::backup::{BackupKind, Copier, sweep};
use crate::files::{self, Lock, Place, reserve};
use crate::history::History;
use crate::tables::{Pack, Register};
use crate::{Op, Stamp, StoreError};

/// The ending of a register's file name.
pub const fn ending() -> &'static str {
    "varsam"
}

/// "VRSM": how SQLite tells a register from other databases.
pub(crate) const APPLICATION_ID: i32 = 0x5652_534d;

/// "VRHO": a system on its way between two registers. It is not opened as a register.
pub(crate) const PARCEL_ID: i32 = 0x5652_484f;

pub(crate) const MIGRATIONS: &[Migration] = &[
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
    Migration { number: 12, name: "catalogue", sql: include_str!("../migrations/0012_catalogue.sql") },
];

/// An open register. Only one process at a time has it.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) history: History,
    pub(crate) path: PathBuf,
    pub(crate) passphrase: Passphrase,
    place: Place,
    /// The register is of a newer version, and what is open is a copy of it.
    pub(crate) newer: bool,
    _lock: Lock,
}

/// What opens the file, kept as long as it is open: copies beside it are encrypted with the same. It
/// is wiped when it is dropped, and never shown.
#[derive(Clone)]
pub(crate) struct Passphrase(Zeroizing<String>);

impl Passphrase {
    pub fn new(text: &str) -> Self {
        Self(Zeroizing::new(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
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
            .and_then(|connection| Self::filled(path, passphrase, connection, lock, new, stamp));
        if answer.is_err() {
            let _ = files::remove_database(path);
        }
        answer
    }

    fn filled(
        path: &Path,
        passphrase: &str,
        connection: Connection,
        lock: Lock,
        new: &NewRegister,
        stamp: &Stamp,
    ) -> Result<Self, StoreError> {
        let mut store = Self::on(connection, path, Passphrase::new(passphrase), lock, &stamp.at)?;
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
        let connection = open(path, Some(passphrase), Access::Write, application_id)?;
        let passphrase = Passphrase::new(passphrase);
        let steps = applied(&connection, MIGRATIONS);
        if matches!(steps, Err(SqliteError::Newer { .. })) && files::has_log(path) {
            // Not even what a crash of the newer version left in its log is moved into the file.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        }
        let outdated = steps? < MIGRATIONS.len();
        if outdated && application_id == APPLICATION_ID {
            // Whatever a step may do to it, the file is there as it was.
            Copier::new(path, &passphrase).back_up(BackupKind::Outdated, now)?;
        }
        let mut store = Self::on(connection, path, passphrase, lock, now)?;
        if application_id == APPLICATION_ID {
            // Copies that nobody finished. What cannot be taken away now is so the next time.
            let _ = sweep(path);
        }
        store.finish_purge()?;
        Ok(store)
    }

    /// A register on a connection to its file, brought up to this version's schema.
    pub(crate) fn on(
        mut connection: Connection,
        path: &Path,
        passphrase: Passphrase,
        lock: Lock,
        now: &str,
    ) -> Result<Self, StoreError> {
        migrate(&mut connection, MIGRATIONS, now)?;
        let history = History::read(&connection)?;
        let place = Place::of(path)?;
        Ok(Self { connection, history, path: path.to_owned(), passphrase, place, newer: false, _lock: lock })
    }

    /// Opens a register of a newer version to look at it. It is copied to `copy`, and the copy is
    /// read: not even the files that SQLite keeps beside a database come to stand beside this one.
    ///
    /// # Errors
    /// [`StoreError::Newer`] when this version cannot read it; as [`Store::open`]. No copy is then
    /// left.
    pub fn open_newer(
        path: &Path,
        copy: &Path,
        passphrase: &str,
        holder: &str,
        now: &str,
    ) -> Result<Self, StoreError> {
        look_like_register(path)?;
        let path = &path.canonicalize()?;
        let lock = Lock::take(path, holder, now)?;
        let opened = files::copy_database(path, copy).and_then(|()| {
            let store = Self::looking(path, copy, passphrase, lock)?;
            // What a newer version keeps in another way does not read as what it is here.
            store.content().map_err(|_| StoreError::Newer)?;
            Ok(store)
        });
        if opened.is_err() {
            let _ = files::remove_database(copy);
        }
        opened
    }

    fn looking(path: &Path, copy: &Path, passphrase: &str, lock: Lock) -> Result<Self, StoreError> {
        let connection = open(copy, Some(passphrase), Access::Write, APPLICATION_ID)?;
        match applied(&connection, MIGRATIONS) {
            Err(SqliteError::Newer { .. }) => {}
            Err(error) => return Err(error.into()),
            Ok(_) => return Err(StoreError::NotARegister),
        }
        let history = History::read(&connection).map_err(|_| StoreError::Newer)?;
        let (passphrase, place) = (Passphrase::new(passphrase), Place::of(path)?);
        Ok(Self { connection, history, path: path.to_owned(), passphrase, place, newer: true, _lock: lock })
    }

    /// Whether the register can be read here and not changed: a newer version made it.
    pub fn is_newer(&self) -> bool {
        self.newer
    }

    /// Whether the file still is where it was opened. Otherwise the system would let us go on writing
    /// into a file that nobody can find again.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when it is not.
    pub fn still_there(&self) -> Result<(), StoreError> {
        match Place::of(&self.path) {
            Ok(place) if place == self.place => Ok(()),
            _ => Err(StoreError::Gone),
        }
    }

    /// Whether this is the passphrase that the register was opened with.
    pub fn opens_with(&self, passphrase: &str) -> bool {
        self.passphrase.as_str() == passphrase
    }

    /// Where the register is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Tells a file that cannot be a register from one whose passphrase is wrong: an encrypted
/// database is whole pages of bytes that look random.
pub(crate) fn look_like_register(path: &Path) -> Result<(), StoreError> {
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
