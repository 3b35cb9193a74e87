//! Restoring a backup: a new register of what it holds takes the place of the one that is there,
//! which is put aside. And saving a register in another place, which is the same with the register
//! itself for a backup.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use varsam_sqlite::{Access, check, open, open_to_read};

use super::{BACKUP_ID, BackupKind, backup_folder, names, write_copy};
use crate::files::{self, Lock};
use crate::open::{APPLICATION_ID, Passphrase, look_like_register};
use crate::tables::Register;
use crate::{Op, Stamp, Store, StoreError, Transaction};

/// A backup that is to take the place of a register.
#[derive(Clone, Copy)]
pub struct Restore<'a> {
    /// The register's file, which may be damaged or gone.
    pub register: &'a Path,
    /// The backup.
    pub backup: &'a Path,
    /// What opens the backup.
    pub backup_passphrase: &'a str,
    /// What will open the register.
    pub passphrase: &'a str,
}

impl Restore<'_> {
    /// What the backup holds as a register at `target`, brought up to this version's schema.
    ///
    /// # Errors
    /// As [`Store::open`] about the backup; `register_damaged` when it cannot be read whole. Nothing
    /// is then left at `target`.
    pub fn unpack(&self, target: &Path, stamp: &Stamp) -> Result<Store, StoreError> {
        look_like_register(self.backup)?;
        let (source, application) = open_to_read(self.backup, Some(self.backup_passphrase))?;
        if ![BACKUP_ID, APPLICATION_ID].contains(&application) {
            return Err(StoreError::NotARegister);
        }
        files::remove_database(target)?;
        write_copy(&source, target, self.passphrase, APPLICATION_ID)?;
        drop(source);
        let opened = reopened(target, self.passphrase, stamp);
        if opened.is_err() {
            let _ = files::remove_database(target);
        }
        opened
    }

    /// Puts what the backup holds in the register's place, as another device's: what that signs from
    /// now on is numbered from 1. Answers where the file that was there is.
    ///
    /// # Errors
    /// [`StoreError::InUse`] while anybody has the register open; as [`Restore::unpack`]. The register
    /// is then as it was.
    pub fn carry_out(&self, device: &str, stamp: &Stamp) -> Result<Option<PathBuf>, StoreError> {
        let _lock = Lock::take(self.register, &stamp.actor, &stamp.at)?;
        let fresh = files::part_of(self.register);
        let name = self.backup.file_name().unwrap_or_default().to_string_lossy();
        let made = self.unpack(&fresh, stamp).and_then(|store| {
            store.moved_to(device, Op::Restore, &name, stamp)?;
            let aside = put_aside(self.register, self.passphrase, &stamp.at)?;
            // A log of the old file must not be read as one of the new.
            files::logs_of(self.register).iter().try_for_each(|log| files::remove(log))?;
            files::replace(&fresh, self.register)?;
            Ok(aside)
        });
        if made.is_err() {
            let _ = files::remove_database(&fresh);
        }
        made
    }
}

impl Store {
    /// Writes everything that is in the register to another file and goes on there, as another
    /// device. It works while the connection does, even when the file has been taken away under it.
    ///
    /// # Errors
    /// [`StoreError::InUse`] when the other file is open; those of the disk. This register is then
    /// still open.
    pub fn save_elsewhere(&self, path: &Path, device: &str, stamp: &Stamp) -> Result<Self, StoreError> {
        {
            let _lock = Lock::take(path, &stamp.actor, &stamp.at)?;
            let fresh = files::part_of(path);
            let passphrase = self.passphrase.as_str();
            let made = write_copy(&self.connection, &fresh, passphrase, APPLICATION_ID).and_then(|()| {
                reopened(&fresh, passphrase, stamp)?.moved_to(device, Op::SaveElsewhere, "", stamp)?;
                files::logs_of(path).iter().try_for_each(|log| files::remove(log))?;
                files::replace(&fresh, path)
            });
            if made.is_err() {
                let _ = files::remove_database(&fresh);
            }
            made?;
        }
        Self::open(path, self.passphrase.as_str(), &stamp.actor, &stamp.at)
    }

    /// Makes a register that was just copied another device's, and closes it with everything in its
    /// one file.
    fn moved_to(mut self, device: &str, op: Op, object: &str, stamp: &Stamp) -> Result<(), StoreError> {
        self.transact(op, object, stamp, |t| t.move_to(device))?;
        self.close_whole()
    }

    /// Closes a register with everything in its one file, and that on the disk.
    pub(super) fn close_whole(self) -> Result<(), StoreError> {
        one_file(&self.connection)?;
        let path = self.path.clone();
        drop(self);
        files::sync(&path)
    }
}

impl Transaction<'_> {
    /// A restored or copied register is another device: numbers and digests of what the old one
    /// signed after the backup are not known here, and must not be given again.
    fn move_to(&mut self, device: &str) -> Result<(), StoreError> {
        let register = self.content()?.register;
        self.put(&Register { device: device.to_owned(), ..register })?;
        // As in documents that were taken in. What they say is as it was.
        for sql in [
            "UPDATE document SET seq = NULL",
            "UPDATE recall SET seq = NULL",
            "UPDATE disposed_document SET seq = NULL",
            "UPDATE assignment SET seq = 0",
        ] {
            self.connection().execute(sql, [])?;
        }
        Ok(())
    }
}

pub(super) fn reopened(path: &Path, passphrase: &str, stamp: &Stamp) -> Result<Store, StoreError> {
    let lock = Lock::take(path, &stamp.actor, &stamp.at)?;
    let connection = open(path, Some(passphrase), Access::Write, APPLICATION_ID)?;
    Store::on(connection, path, Passphrase::new(passphrase), lock, &stamp.at)
}

/// Moves everything into the one file; no log stands beside it afterwards.
fn one_file(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "journal_mode", "DELETE")?)
}

/// Copies a register's file into the folder of its backups: as replaced when it can be read whole,
/// otherwise as damaged with the log beside it.
fn put_aside(register: &Path, passphrase: &str, at: &str) -> Result<Option<PathBuf>, StoreError> {
    if !register.exists() {
        return Ok(None);
    }
    files::make_folder(&backup_folder(register))?;
    let kind = if settled(register, passphrase).is_ok() { BackupKind::Replaced } else { BackupKind::Damaged };
    let aside = names::path(register, at, kind);
    files::copy_database(register, &aside)?;
    Ok(Some(aside))
}

/// Opens a register, brings it into one file and looks at every page.
pub(super) fn settled(register: &Path, passphrase: &str) -> Result<(), StoreError> {
    let connection = open(register, Some(passphrase), Access::Write, APPLICATION_ID)?;
    check(&connection)?;
    one_file(&connection)
}
