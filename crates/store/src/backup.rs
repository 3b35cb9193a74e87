//! Backups of a register, in a folder beside it: made, listed, thinned out and restored.
//!
//! A backup is the register as it was at one moment, encrypted with the same passphrase, in one file.
//! It is marked so that nobody works in it by mistake: what is thinned out must not be the only place
//! of anything.

mod kept;
mod names;
mod rekey;
mod restore;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use varsam_sqlite::{Access, check, copy, open, open_to_read};

use crate::files;
use crate::open::{APPLICATION_ID, Passphrase};
use crate::{Store, StoreError};

pub use names::backup_folder;
pub use restore::Restore;

/// "VRBK": a backup. It is restored, and not opened as a register.
pub(crate) const BACKUP_ID: i32 = 0x5652_424b;

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackupKind {
    /// As a matter of course; thinned out as time passes.
    Regular,
    /// Before the register was brought up to a newer schema.
    Outdated,
    /// Before a backup took its place.
    Replaced,
    /// Before a backup took its place: the file as it was, which could not be read whole.
    Damaged,
}

/// A backup in the folder beside a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// Why it was made.
    pub kind: BackupKind,
    /// When, RFC 3339 in UTC to the second.
    pub at: String,
    /// Its size.
    pub bytes: u64,
}

/// The backups of a register, newest first.
///
/// # Errors
/// Those of the disk; a folder that is not there holds none.
pub fn backups(register: &Path) -> Result<Vec<Backup>, StoreError> {
    let entries = match std::fs::read_dir(backup_folder(register)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        if let Some((at, kind)) = names::parsed(register, &entry.file_name()) {
            found.push(Backup { path: entry.path(), kind, at, bytes: entry.metadata()?.len() });
        }
    }
    found.sort_by(|a, b| (&b.at, &b.path).cmp(&(&a.at, &a.path)));
    Ok(found)
}

/// Takes away every backup of a register, and what a crash left of one.
///
/// # Errors
/// Those of the disk; some may then be gone.
pub(crate) fn remove_backups(register: &Path) -> Result<(), StoreError> {
    for backup in backups(register)? {
        files::remove_database(&backup.path)?;
        files::remove_database(&files::part_of(&backup.path))?;
    }
    remove_left(register)
}

/// Takes away what a crash left of a register that was being written anew, and of its backups. Whoever
/// calls it has the register's lock: nobody is writing them now.
///
/// # Errors
/// Those of the disk; some may then be gone.
pub(crate) fn sweep(register: &Path) -> Result<(), StoreError> {
    let part = files::part_of(register);
    files::remove(&files::lock_path(&part))?;
    files::remove_database(&files::part_of(&part))?;
    files::remove_database(&part)?;
    remove_left(register)
}

fn remove_left(register: &Path) -> Result<(), StoreError> {
    let left = std::fs::read_dir(backup_folder(register)).into_iter().flatten().flatten();
    for entry in left.filter(|entry| names::is_left(register, &entry.file_name())) {
        files::remove(&entry.path())?;
    }
    Ok(())
}

/// What copies and checks a register while it is open, over connections of its own: whoever works in
/// it does not wait.
#[derive(Debug)]
pub struct Copier {
    path: PathBuf,
    passphrase: Passphrase,
}

impl Store {
    /// What copies and checks this register.
    pub fn copier(&self) -> Copier {
        Copier::new(&self.path, &self.passphrase)
    }
}

impl Copier {
    pub(crate) fn new(path: &Path, passphrase: &Passphrase) -> Self {
        Self { path: path.to_owned(), passphrase: passphrase.clone() }
    }

    /// What copies a register that is not open, with what opens it.
    pub fn of(path: &Path, passphrase: &str) -> Self {
        Self::new(path, &Passphrase::new(passphrase))
    }

    /// A backup that is to take the register's place. Without a passphrase of its own it is tried
    /// with the register's.
    pub fn restore<'a>(&'a self, backup: &'a Path, backup_passphrase: Option<&'a str>) -> Restore<'a> {
        let passphrase = self.passphrase.as_str();
        Restore {
            register: &self.path,
            backup,
            backup_passphrase: backup_passphrase.unwrap_or(passphrase),
            passphrase,
        }
    }

    /// Opens the register.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(&self, holder: &str, now: &str) -> Result<Store, StoreError> {
        Store::open(&self.path, self.passphrase.as_str(), holder, now)
    }

    /// Looks at every page of the register.
    ///
    /// # Errors
    /// `register_damaged` when one is not as it was written; those of the disk.
    pub fn check(&self) -> Result<(), StoreError> {
        Ok(check(&open_to_read(&self.path, Some(self.passphrase.as_str()))?.0)?)
    }

    /// Makes a backup, opens and checks it, and thins out the older ones. When anything fails, those
    /// that were there are there.
    ///
    /// # Errors
    /// `register_damaged` when the register is, those of the disk.
    pub fn back_up(&self, kind: BackupKind, at: &str) -> Result<Backup, StoreError> {
        files::make_folder(&backup_folder(&self.path))?;
        let path = names::path(&self.path, at, kind);
        let (source, _) = open_to_read(&self.path, Some(self.passphrase.as_str()))?;
        write_copy(&source, &path, self.passphrase.as_str(), BACKUP_ID)?;
        for old in kept::surplus(&backups(&self.path)?) {
            files::remove(&old.path)?;
        }
        let bytes = std::fs::metadata(&path)?.len();
        Ok(Backup { at: names::to_the_second(at), path, kind, bytes })
    }

    /// The newest backup that can be opened and read whole.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn newest_whole(&self) -> Result<Option<Backup>, StoreError> {
        let whole = |backup: &Backup| is_whole(&backup.path, self.passphrase.as_str());
        Ok(backups(&self.path)?.into_iter().filter(|backup| backup.kind != BackupKind::Damaged).find(whole))
    }
}

/// Whether a backup opens and every page of it is as it was written.
fn is_whole(path: &Path, passphrase: &str) -> bool {
    open_to_read(path, Some(passphrase)).is_ok_and(|(connection, application)| {
        [BACKUP_ID, APPLICATION_ID].contains(&application) && check(&connection).is_ok()
    })
}

/// Writes everything that a connection reads into a file of its own, and checks it before it gets its
/// name. When anything fails, nothing is left of it.
pub(crate) fn write_copy(
    source: &Connection,
    path: &Path,
    passphrase: &str,
    application_id: i32,
) -> Result<(), StoreError> {
    let part = write_beside(source, path, passphrase, application_id)?;
    let named = files::replace(&part, path);
    if named.is_err() {
        let _ = files::remove_database(&part);
    }
    named
}

/// The same without giving it its name. Answers where it is, whole and on the disk.
fn write_beside(
    source: &Connection,
    path: &Path,
    passphrase: &str,
    application_id: i32,
) -> Result<PathBuf, StoreError> {
    let part = files::part_of(path);
    // Left by a crash.
    files::remove_database(&part)?;
    let written = write_part(source, &part, passphrase, application_id).and_then(|()| files::sync(&part));
    if written.is_err() {
        let _ = files::remove_database(&part);
    }
    written.map(|()| part)
}

fn write_part(
    source: &Connection,
    part: &Path,
    passphrase: &str,
    application_id: i32,
) -> Result<(), StoreError> {
    files::reserve(part)?;
    let mut target = open(part, Some(passphrase), Access::Create, application_id)?;
    copy(source, &mut target)?;
    // The copy took over what the source was marked as.
    target.pragma_update(None, "application_id", application_id)?;
    // Everything in the one file, and no log beside it when it is opened to be read.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    drop(target);
    Ok(check(&open_to_read(part, Some(passphrase))?.0)?)
}
