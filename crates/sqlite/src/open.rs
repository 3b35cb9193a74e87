use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, ErrorCode, OpenFlags};
use zeroize::Zeroizing;

use crate::SqliteError;

/// How a database file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Make a new file; the caller has checked that none is there.
    Create,
    /// Open a file that exists, to read and write.
    Write,
}

/// Opens `path`, encrypted when `passphrase` is given, and applies the shared settings.
///
/// `application_id` is stamped on a new file and checked on one that exists.
///
/// # Errors
/// [`SqliteError::WrongKey`], [`SqliteError::OtherApplication`], [`SqliteError::InUse`],
/// [`SqliteError::CannotOpen`], [`SqliteError::Damaged`] and those of the disk.
pub fn open(
    path: &Path,
    passphrase: Option<&str>,
    access: Access,
    application_id: i32,
) -> Result<Connection, SqliteError> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
    if access == Access::Create {
        flags |= OpenFlags::SQLITE_OPEN_CREATE;
    }
    let connection = unlock(path, passphrase, flags)?;
    match access {
        Access::Create => connection.pragma_update(None, "application_id", application_id)?,
        Access::Write => {
            let found = application_of(&connection)?;
            if found != application_id {
                return Err(SqliteError::OtherApplication { found });
            }
        }
    }
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;",
    )?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// Opens `path` to look at it and for nothing else, and says which application it belongs to.
///
/// # Errors
/// As [`open`]; whose file it is, is for the caller to judge.
pub fn open_to_read(path: &Path, passphrase: Option<&str>) -> Result<(Connection, i32), SqliteError> {
    let connection = unlock(path, passphrase, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.execute_batch("PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;")?;
    let application = application_of(&connection)?;
    Ok((connection, application))
}

fn application_of(connection: &Connection) -> Result<i32, SqliteError> {
    Ok(connection.pragma_query_value(None, "application_id", |row| row.get(0))?)
}

/// A connection whose key has been tried.
fn unlock(path: &Path, passphrase: Option<&str>, flags: OpenFlags) -> Result<Connection, SqliteError> {
    prepare();
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    if let Some(passphrase) = passphrase {
        // A wrong passphrase is an answer, not a fault to print.
        connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
        key(&connection, passphrase)?;
    }
    // The first read is what shows whether the key is right.
    let read = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    read.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => SqliteError::WrongKey,
        _ => error.into(),
    })?;
    Ok(connection)
}

/// Lets the library finish its own preparations before anyone opens a file.
///
/// SQLite calls itself ready before it has run SQLCipher's start. A thread that opens a file
/// between the two is told that no key can be set. The first caller opens and closes a database
/// in memory here, and the others wait for it.
fn prepare() {
    static FIRST: Once = Once::new();
    // An error here comes again, with its reason, when the file is opened.
    FIRST.call_once(|| drop(Connection::open_in_memory()));
}

/// Gives SQLCipher a passphrase. The statement holds it in clear text and is wiped.
fn key(connection: &Connection, passphrase: &str) -> Result<(), SqliteError> {
    let mut statement = Zeroizing::new(String::with_capacity(passphrase.len() * 2 + 32));
    statement.push_str("PRAGMA key = '");
    for character in passphrase.chars() {
        if character == '\'' {
            statement.push('\'');
        }
        statement.push(character);
    }
    statement.push_str("';");
    connection.execute_batch(&statement)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: i32 = 0x5645_5354;

    #[test]
    fn a_passphrase_with_quotes_opens_the_file_again_and_another_does_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        let passphrase = "it's å \"secret\"; --";
        open(&path, Some(passphrase), Access::Create, ID)
            .expect("created")
            .execute_batch("CREATE TABLE t(x)")
            .expect("written");
        assert!(open(&path, Some(passphrase), Access::Write, ID).is_ok());
        assert!(matches!(open(&path, Some("its"), Access::Write, ID), Err(SqliteError::WrongKey)));
        assert!(matches!(open(&path, None, Access::Write, ID), Err(SqliteError::WrongKey)));
    }

    #[test]
    fn a_file_of_another_program_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        drop(open(&path, Some("x"), Access::Create, ID).expect("created"));
        let answer = open(&path, Some("x"), Access::Write, ID + 1);
        assert!(matches!(answer, Err(SqliteError::OtherApplication { found: ID })));
    }

    #[test]
    fn a_file_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        assert!(matches!(open(&path, Some("x"), Access::Write, ID), Err(SqliteError::CannotOpen)));
        assert!(!path.exists());
    }

    #[test]
    fn what_was_deleted_is_nowhere_in_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.db");
        // Without a passphrase, so that the pages can be looked into as they are.
        let connection = open(&path, None, Access::Create, ID).expect("created");
        let found = || {
            connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("in the file");
            let bytes = std::fs::read(&path).expect("read");
            bytes
                .windows(14)
                .filter(|window| window == b"Sommarlovsget1" || window == b"Sommarlovsget2")
                .count()
        };
        connection
            .execute_batch(
                "CREATE TABLE t(id INTEGER PRIMARY KEY, x);
                 INSERT INTO t(x) VALUES ('Sommarlovsget1'), ('annat'), (printf('%.9000c', 'x') || 'Sommarlovsget2')",
            )
            .expect("written");
        assert_eq!(found(), 2);
        connection
            .execute_batch("UPDATE t SET x = 'kort' WHERE id = 1; DELETE FROM t WHERE id = 3")
            .expect("deleted");
        assert_eq!(found(), 0);
    }
}
