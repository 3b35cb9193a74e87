//! Everything that is done to files as files: writing one so that, whatever happens, either the old
//! content or the whole new one is there; renaming, copying, syncing, taking away, locking.
//!
//! A virus scanner opens what was just written, and until it lets go nobody can rename or take it
//! away on some systems. That passes, and is waited for.

mod lock;

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::StoreError;

pub(crate) use lock::{Lock, lock_path};

/// How long is waited for another program to let go of a file, in all about three seconds.
const PAUSES_MS: [u64; 7] = [10, 30, 100, 300, 500, 1_000, 1_000];

/// Writes `bytes` to `path`: a temporary file beside it, synced, then renamed over it, then the
/// folder synced.
///
/// # Errors
/// Those of the disk; `path` is then as it was, and no temporary file is left.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let part = part_of(path);
    let written = write_and_sync(&part, bytes).map_err(StoreError::from).and_then(|()| replace(&part, path));
    if written.is_err() {
        let _ = fs::remove_file(&part);
    }
    written
}

/// Where a file is written before it gets its name.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    beside(path, ".part")
}

/// The path with something after its name.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(suffix);
    path.with_file_name(name)
}

fn write_and_sync(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = match create_new(path) {
        // Left by a crash; a link there must not be followed.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            patiently(|| fs::remove_file(path))?;
            create_new(path)?
        }
        other => other?,
    };
    file.write_all(bytes)?;
    file.sync_all()
}

/// Makes a file where none is, readable by its owner alone.
fn create_new(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes the file, so that nobody else can.
///
/// # Errors
/// [`StoreError::Exists`] when it is there; those of the disk.
pub(crate) fn reserve(path: &Path) -> Result<(), StoreError> {
    create_new(path).map(drop).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => StoreError::Exists,
        _ => StoreError::Io(error),
    })
}

/// Gives what was written and synced as `part` the name `path`, in the place of what has it.
///
/// # Errors
/// Those of the disk; `path` is then as it was.
pub(crate) fn replace(part: &Path, path: &Path) -> Result<(), StoreError> {
    patiently(|| fs::rename(part, path))?;
    sync_folder(path)
}

/// Copies a file, synced before it gets its name.
///
/// # Errors
/// Those of the disk; nothing is then at `to` that was not before.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let part = part_of(to);
    let copied = patiently(|| fs::copy(from, &part).map(drop)).map_err(StoreError::from);
    let copied = copied.and_then(|()| sync(&part)).and_then(|()| replace(&part, to));
    if copied.is_err() {
        let _ = fs::remove_file(&part);
    }
    copied
}

/// Copies a database that nobody writes, with its log.
///
/// # Errors
/// Those of the disk.
pub(crate) fn copy_database(from: &Path, to: &Path) -> Result<(), StoreError> {
    copy(from, to)?;
    let ([log, ..], [log_copy, ..]) = (logs_of(from), logs_of(to));
    if has_log(from) { copy(&log, &log_copy) } else { Ok(()) }
}

/// Whether anything stands in the log beside a database.
pub(crate) fn has_log(path: &Path) -> bool {
    let [log, ..] = logs_of(path);
    log.metadata().is_ok_and(|metadata| metadata.len() > 0)
}

/// Waits until the content of a file is on the disk.
pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    Ok(OpenOptions::new().write(true).open(path)?.sync_all()?)
}

/// Takes a file away; it is no fault when there is none.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match patiently(|| fs::remove_file(path)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// SQLite's own files beside a database that nobody has open.
pub(crate) fn logs_of(path: &Path) -> [PathBuf; 3] {
    ["-wal", "-shm", "-journal"].map(|suffix| beside(path, suffix))
}

/// Which file is at a path, whatever it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place(#[cfg(unix)] (u64, u64));

impl Place {
    /// # Errors
    /// Those of the disk; when no file is there.
    pub fn of(path: &Path) -> std::io::Result<Self> {
        let _metadata = fs::metadata(path)?;
        Ok(Self(
            #[cfg(unix)]
            (
                std::os::unix::fs::MetadataExt::dev(&_metadata),
                std::os::unix::fs::MetadataExt::ino(&_metadata),
            ),
        ))
    }
}

/// Takes a database away with everything that stands beside it.
pub(crate) fn remove_database(path: &Path) -> Result<(), StoreError> {
    logs_of(path).iter().try_for_each(|log| remove(log))?;
    remove(path)
}

/// Makes a folder that its owner alone can look into.
pub(crate) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(path)?)
}

/// Does something again while another program stands in the way for a moment.
fn patiently<T>(mut work: impl FnMut() -> std::io::Result<T>) -> std::io::Result<T> {
    for pause in PAUSES_MS {
        match work() {
            Err(error) if passes(&error) => std::thread::sleep(Duration::from_millis(pause)),
            done => return done,
        }
    }
    work()
}

/// Whether an error comes of somebody else having the file open. Windows says access denied (5),
/// sharing violation (32) or lock violation (33).
fn passes(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::ResourceBusy | ErrorKind::Interrupted)
        || cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33))
}

/// The rename itself is on the disk only when the folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), StoreError> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    Ok(File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?)
}

/// Elsewhere a folder cannot be opened as a file; the system orders a rename after the data.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> Result<(), StoreError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_way_for_a_moment_is_waited_for_and_nothing_else_is() {
        let mut tries = 0;
        let busy = || {
            tries += 1;
            if tries < 4 { Err(Error::from(ErrorKind::ResourceBusy)) } else { Ok(tries) }
        };
        assert_eq!(patiently(busy).expect("in the end"), 4);
        let mut tries = 0;
        let denied = || -> std::io::Result<()> {
            tries += 1;
            Err(Error::from(ErrorKind::StorageFull))
        };
        assert_eq!(patiently(denied).expect_err("at once").kind(), ErrorKind::StorageFull);
        assert_eq!(tries, 1);
    }

    #[test]
    fn a_file_is_the_old_one_or_the_whole_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        write_whole(&path, b"gammal").expect("written");
        std::fs::write(part_of(&path), b"left by a crash").expect("left");
        write_whole(&path, b"ny").expect("written again");
        assert_eq!(std::fs::read(&path).expect("read"), b"ny");
        assert!(!part_of(&path).exists());
        let nowhere = folder.path().join("saknas/a.txt");
        assert_eq!(write_whole(&nowhere, b"ny").expect_err("no folder").code(), "folder_missing");
        copy(&path, &folder.path().join("b.txt")).expect("copied");
        assert_eq!(std::fs::read(folder.path().join("b.txt")).expect("read"), b"ny");
        remove(&path).expect("taken away");
        remove(&path).expect("and no fault when it is gone");
    }
}
