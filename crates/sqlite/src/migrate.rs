use rusqlite::{Connection, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::SqliteError;

/// A step of a schema. A released step never changes; its digest in every file holds us to it.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// 1, 2, 3 … without gaps.
    pub number: u32,
    /// What it does, as in its file name.
    pub name: &'static str,
    /// Its statements.
    pub sql: &'static str,
}

/// Applies what `known` has beyond the steps that the file already has, each in a transaction of
/// its own. `now` (RFC 3339) is written beside each step.
///
/// Nothing is written unless the steps in the file are exactly the first ones of `known`.
///
/// # Errors
/// [`SqliteError::Newer`] when the file has more steps, [`SqliteError::Foreign`] when one differs.
pub fn migrate(connection: &mut Connection, known: &[Migration], now: &str) -> Result<(), SqliteError> {
    for step in &known[applied(connection, known)?..] {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(
            "CREATE TABLE IF NOT EXISTS migration (
               number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
             ) STRICT;",
        )?;
        transaction.execute_batch(step.sql)?;
        transaction.execute(
            "INSERT INTO migration (number, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![step.number, step.name, digest_of(step), now],
        )?;
        transaction.commit()?;
    }
    Ok(())
}

/// How many of the `known` steps the file has: the first ones, or it is refused.
///
/// # Errors
/// As [`migrate`].
pub fn applied(connection: &Connection, known: &[Migration]) -> Result<usize, SqliteError> {
    let applied = digests(connection)?;
    for (step, digest) in known.iter().zip(&applied) {
        if &digest_of(step) != digest {
            return Err(SqliteError::Foreign { number: step.number });
        }
    }
    if applied.len() > known.len() {
        return Err(SqliteError::Newer { applied: applied.len(), known: known.len() });
    }
    Ok(applied.len())
}

/// The digests of the steps that the file has, in order.
fn digests(connection: &Connection) -> Result<Vec<String>, SqliteError> {
    if !connection.table_exists(None, "migration")? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare("SELECT sha256 FROM migration ORDER BY number")?;
    let digests = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(digests)
}

/// A digest of the step's number, name and statements, in hexadecimal: what a database keeps of a
/// step that it has.
pub fn digest_of(step: &Migration) -> String {
    let mut hash = Sha256::new();
    for part in [step.number.to_string().as_str(), step.name, step.sql] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Migration = Migration { number: 1, name: "one", sql: "CREATE TABLE a(x)" };
    const TWO: Migration = Migration { number: 2, name: "two", sql: "CREATE TABLE b(x)" };
    const BROKEN: Migration = Migration { number: 2, name: "two", sql: "CREATE TABLE b(x); NONSENSE" };

    fn connection() -> Connection {
        Connection::open_in_memory().expect("memory")
    }

    #[test]
    fn steps_are_applied_once_and_in_order() {
        let mut c = connection();
        migrate(&mut c, &[ONE], "t").expect("first");
        migrate(&mut c, &[ONE, TWO], "t").expect("second");
        migrate(&mut c, &[ONE, TWO], "t").expect("nothing to do");
        assert!(c.table_exists(None, "a").expect("a") && c.table_exists(None, "b").expect("b"));
    }

    #[test]
    fn a_newer_or_foreign_file_is_refused() {
        let mut c = connection();
        migrate(&mut c, &[ONE, TWO], "t").expect("applied");
        assert!(matches!(migrate(&mut c, &[ONE], "t"), Err(SqliteError::Newer { applied: 2, known: 1 })));
        let changed = Migration { sql: "CREATE TABLE a(x, y)", ..ONE };
        assert!(matches!(migrate(&mut c, &[changed, TWO], "t"), Err(SqliteError::Foreign { number: 1 })));
    }

    #[test]
    fn a_step_that_fails_leaves_nothing_behind() {
        let mut c = connection();
        migrate(&mut c, &[ONE], "t").expect("first");
        assert!(migrate(&mut c, &[ONE, BROKEN], "t").is_err());
        assert!(!c.table_exists(None, "b").expect("b"));
        migrate(&mut c, &[ONE, TWO], "t").expect("mended");
    }
}
