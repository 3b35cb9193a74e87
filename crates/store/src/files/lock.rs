//! One writer at a time: a lock file beside the register says who has it open and since when.
//!
//! The operating system holds the lock, so one left behind by a crash is free by itself. SQLite's
//! own locks protect the content even from programs that do not look at this file.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};

use super::{beside, patiently};
use crate::StoreError;

/// A held lock; dropping it lets go.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    _file: File,
}

/// Where the lock of a register stands.
pub(crate) fn lock_path(register: &Path) -> PathBuf {
    beside(register, "-lock")
}

impl Lock {
    /// Takes the lock of `register` for `holder`.
    ///
    /// # Errors
    /// [`StoreError::InUse`] with who has it and since when.
    pub fn take(register: &Path, holder: &str, since: &str) -> Result<Self, StoreError> {
        let path = lock_path(register);
        loop {
            let mut options = OpenOptions::new();
            options.read(true).write(true).create(true).truncate(false);
            let mut file = patiently(|| options.open(&path))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    let mut text = String::new();
                    // On some systems a locked file cannot be read; then nobody is named.
                    let _ = file.read_to_string(&mut text);
                    let (by, since) = text.split_once('\n').unwrap_or_default();
                    return Err(StoreError::InUse { by: by.to_owned(), since: since.trim().to_owned() });
                }
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            if !is_same_file(&file, &path) {
                continue; // whoever had it took the file away in between
            }
            file.set_len(0)?;
            file.rewind()?;
            write!(file, "{}\n{since}\n", holder.replace('\n', " "))?;
            return Ok(Self { path, _file: file });
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A lock file that stays is harmless: it is free as soon as this process lets go.
        let _ = std::fs::remove_file(&self.path);
    }
}

#[cfg(unix)]
fn is_same_file(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// Elsewhere an open file cannot be taken away.
#[cfg(not(unix))]
fn is_same_file(_file: &File, _path: &Path) -> bool {
    true
}
