use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::SqliteError;

/// How often a copy that meets a lock is tried again, and after how long.
const TRIES: u32 = 50;
const PAUSE: Duration = Duration::from_millis(20);

/// Copies everything in `from` to `to`, as it is at one moment: page by page, each read with the
/// key of the one and written with that of the other. Who writes meanwhile is not hindered.
///
/// Both are encrypted, or neither is: SQLCipher copies nothing into the clear. A page that does not
/// fit its key would be copied as zeros, so every page of `from` is looked at first.
///
/// # Errors
/// [`SqliteError::Damaged`] when a page of `from` does not fit its key, [`SqliteError::InUse`];
/// those of the disk.
pub fn copy(from: &Connection, to: &mut Connection) -> Result<(), SqliteError> {
    check_pages(from)?;
    let backup = Backup::new(from, to)?;
    for _ in 0..TRIES {
        // All pages in one step: between two steps the source could change, and it would begin anew.
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(PAUSE),
        }
    }
    Err(SqliteError::InUse)
}

/// Looks at every page: whether it is as it was encrypted, and whether tables and indexes are whole.
///
/// # Errors
/// [`SqliteError::Damaged`] when anything is not.
pub fn check(connection: &Connection) -> Result<(), SqliteError> {
    check_pages(connection)?;
    if rows(connection, "PRAGMA integrity_check")? != ["ok"] {
        return Err(SqliteError::Damaged);
    }
    Ok(())
}

/// The pages are read from the file itself, past every lock. One that is just being written may
/// look damaged once, and does not the next time.
fn check_pages(connection: &Connection) -> Result<(), SqliteError> {
    for _ in 0..3 {
        // One row for every page that does not fit its key; none in a file that is not encrypted.
        if rows(connection, "PRAGMA cipher_integrity_check")?.is_empty() {
            return Ok(());
        }
        std::thread::sleep(PAUSE);
    }
    Err(SqliteError::Damaged)
}

fn rows(connection: &Connection, pragma: &str) -> Result<Vec<String>, SqliteError> {
    let mut statement = connection.prepare(pragma)?;
    let rows = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, SeekFrom, Write};
    use std::path::Path;

    use super::*;
    use crate::{Access, open, open_to_read};

    const ID: i32 = 0x5645_5354;

    fn filled(path: &Path, passphrase: &str) -> Connection {
        let connection = open(path, Some(passphrase), Access::Create, ID).expect("created");
        connection
            .execute_batch(
                "CREATE TABLE t(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400)
                 INSERT INTO t SELECT hex(randomblob(64)) FROM n; PRAGMA wal_checkpoint(TRUNCATE)",
            )
            .expect("filled");
        connection
    }

    fn sum(connection: &Connection) -> String {
        connection.query_row("SELECT group_concat(x) FROM t", [], |row| row.get(0)).expect("a sum")
    }

    #[test]
    fn a_copy_has_everything_under_its_own_passphrase() {
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (folder.path().join("a.db"), folder.path().join("b.db"));
        let source = filled(&from, "ett");
        let mut target = open(&to, Some("två"), Access::Create, ID).expect("created");
        copy(&source, &mut target).expect("copied");
        let told = sum(&target);
        assert_eq!(told, sum(&source));
        target.pragma_update(None, "journal_mode", "DELETE").expect("one file");
        drop(target);
        let (again, application) = open_to_read(&to, Some("två")).expect("opened");
        check(&again).expect("whole");
        assert_eq!((sum(&again), application), (told, ID));
        assert!(matches!(open_to_read(&to, Some("ett")), Err(SqliteError::WrongKey)));
    }

    #[test]
    fn every_damaged_page_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        let source = filled(&path, "ett");
        let pages: i64 = source.pragma_query_value(None, "page_count", |row| row.get(0)).expect("pages");
        source.pragma_update(None, "journal_mode", "DELETE").expect("one file");
        drop(source);
        let whole = std::fs::read(&path).expect("bytes");
        assert!(pages > 10, "{pages}");
        for page in 1..pages {
            let mut file = std::fs::OpenOptions::new().write(true).open(&path).expect("opened");
            let at = usize::try_from(page).expect("small") * 4096 + 17;
            file.seek(SeekFrom::Start(at as u64)).expect("found");
            file.write_all(&[whole[at] ^ 1]).expect("damaged");
            drop(file);
            let found = open_to_read(&path, Some("ett")).and_then(|(connection, _)| check(&connection));
            assert!(matches!(found, Err(SqliteError::Damaged)), "page {page}: {found:?}");
            std::fs::write(&path, &whole).expect("mended");
        }
    }

    #[test]
    fn a_damaged_page_is_never_copied() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        drop(filled(&path, "ett"));
        let mut bytes = std::fs::read(&path).expect("bytes");
        bytes[5 * 4096 + 100] ^= 1;
        std::fs::write(&path, bytes).expect("damaged");
        let source = open(&path, Some("ett"), Access::Write, ID).expect("its first page is whole");
        let mut target = open(&folder.path().join("b.db"), Some("ett"), Access::Create, ID).expect("created");
        assert!(copy(&source, &mut target).is_err());
    }

    #[test]
    fn a_commit_is_on_the_disk_before_it_is_acknowledged() {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = filled(&folder.path().join("a.db"), "ett");
        let value = |name: &str| -> String {
            connection
                .pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))
                .map(|value| format!("{value:?}"))
                .expect("a setting")
        };
        assert_eq!(value("journal_mode"), "Text(\"wal\")");
        assert_eq!(value("synchronous"), "Integer(2)", "FULL");
        assert_eq!(value("secure_delete"), "Integer(1)");
        assert_eq!(value("temp_store"), "Integer(2)", "in memory");
    }
}
