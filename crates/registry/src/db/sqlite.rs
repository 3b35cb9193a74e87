//! A registry in a SQLite file.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, Transaction, params_from_iter};
use varsam_sqlite::{Access, Migration, SqliteError, migrate, open as open_file};

use super::append::Table;
use super::value::{Param, Row, Value};
use super::{DbError, WAIT_SECONDS};

/// "VREG": stamped on every registry.
const APPLICATION_ID: i32 = 0x5652_4547;

/// How many KiB of the file are kept in memory at most. A hundred documents of ordinary size fit in, with
/// the pages of the indexes that they go into: otherwise those are written and read back again and
/// again within one transaction.
const CACHE_KIB: i64 = 16 * 1024;

/// The schema's steps.
pub(super) const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "registry", sql: include_str!("../../migrations/0001_registry.sql") },
    Migration { number: 2, name: "withdrawals", sql: include_str!("../../migrations/0002_withdrawals.sql") },
    Migration { number: 3, name: "scale", sql: include_str!("../../migrations/0003_scale.sql") },
];

/// Opens a registry's file, or makes it, with the newest schema.
pub(super) fn open(path: &Path, access: Access, now: &str) -> Result<Connection, DbError> {
    let mut connection = open_file(path, None, access, APPLICATION_ID)?;
    connection.busy_timeout(Duration::from_secs(WAIT_SECONDS))?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    migrate(&mut connection, MIGRATIONS, now)?;
    Ok(connection)
}

/// A statement as SQLite reads it.
fn dialect(sql: &str) -> String {
    sql.replace("each($", "SELECT value FROM json_each(?").replace('$', "?")
}

pub(super) fn query(tx: &Transaction<'_>, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
    let mut statement = tx.prepare_cached(&dialect(sql))?;
    let columns = statement.column_count();
    let mut rows = statement.query(params_from_iter(params))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let value = |column| {
            Ok(match row.get_ref(column)? {
                rusqlite::types::ValueRef::Null => Value::Null,
                rusqlite::types::ValueRef::Integer(number) => Value::Int(number),
                other => Value::Text(other.as_str().map_err(rusqlite::Error::from)?.to_owned()),
            })
        };
        found.push(Row((0..columns).map(value).collect::<Result<_, rusqlite::Error>>()?));
    }
    Ok(found)
}

pub(super) fn execute(tx: &Transaction<'_>, sql: &str, params: &[Param<'_>]) -> Result<(), DbError> {
    tx.prepare_cached(&dialect(sql))?.execute(params_from_iter(params))?;
    Ok(())
}

/// Writes a row at once: SQLite has no quicker way than a statement that is prepared already.
pub(super) fn append(tx: &Transaction<'_>, table: &Table, row: &[Param<'_>]) -> Result<(), DbError> {
    execute(tx, table.insert_values(), row)
}

/// Leaves nothing of deleted rows in the file or its log.
pub(super) fn wipe(connection: &Connection) -> Result<(), DbError> {
    empty_log(connection)?;
    // The new file is written through the log, which is emptied once more.
    connection.execute_batch("VACUUM")?;
    empty_log(connection)
}

/// Brings everything in the log into the file, and the log to length 0.
fn empty_log(connection: &Connection) -> Result<(), DbError> {
    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
    let busy: bool = connection.query_row(sql, [], |row| row.get(0))?;
    if busy { Err(SqliteError::InUse.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::super::{Inner, Tx};
    use super::*;

    /// A registry from before withdrawals opens, and knows what followed what.
    #[test]
    fn an_older_registry_is_brought_to_this_schema() {
        let mut old = Connection::open_in_memory().unwrap();
        old.execute_batch("PRAGMA foreign_keys = ON").unwrap();
        migrate(&mut old, &MIGRATIONS[..1], "2026-01-01T00:00:00Z").unwrap();
        old.execute("INSERT INTO issued VALUES (1, 'receipt', 'r', '{}', 'now')", []).unwrap();
        for (digest, prev) in [("a", None), ("b", Some("a"))] {
            old.execute(
                "INSERT INTO document (envelope_sha256, document_sha256, typ, kid, device, seq, json, received_at, receipt)
                 VALUES (?1, ?1, 't', 'k', 'd', 1, '{}', 'now', 1)",
                [digest],
            )
            .unwrap();
            old.execute(
                "INSERT INTO result VALUES (?1, 'l', 1, 'system', 's', 'n', 'a', 'a', 'pending', NULL)",
                [digest],
            )
            .unwrap();
            old.execute("INSERT INTO result_prev SELECT ?1, ?2 WHERE ?2 IS NOT NULL", params![digest, prev])
                .unwrap();
        }
        migrate(&mut old, MIGRATIONS, "2026-12-01T00:00:00Z").unwrap();
        let tx = Tx::new(Inner::Sqlite(old.transaction().unwrap()));
        assert_eq!(tx.open_ends("l").unwrap(), ["b"]);
        let results = tx.lineage("l").unwrap();
        assert!(results.len() == 2 && results.iter().all(|row| row.receipted));
        assert!(tx.not_purged().unwrap().is_empty());
    }
}
