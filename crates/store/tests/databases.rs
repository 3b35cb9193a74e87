//! A register of every schema that was ever released is opened with everything in it. The files in
//! `databases` hold what such a register held, row by row; they are never written by new code.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::Value;
use varsam_sqlite::{Access, check, open, open_to_read};
use varsam_store::{BackupKind, Stamp, Store, backups};

const PASSPHRASE: &str = "en lång lösenfras";
const REGISTER: i32 = 0x5652_534d;

const RELEASED: [&str; 12] = [
    include_str!("databases/0001.sql"),
    include_str!("databases/0002.sql"),
    include_str!("databases/0003.sql"),
    include_str!("databases/0004.sql"),
    include_str!("databases/0005.sql"),
    include_str!("databases/0006.sql"),
    include_str!("databases/0007.sql"),
    include_str!("databases/0008.sql"),
    include_str!("databases/0009.sql"),
    include_str!("databases/0010.sql"),
    include_str!("databases/0011.sql"),
    include_str!("databases/0012.sql"),
];

/// Columns and rows of a table.
type Table = (Vec<String>, Vec<Vec<String>>);

fn file(folder: &Path, sql: &str) -> PathBuf {
    let path = folder.canonicalize().expect("a path").join("Prov.varsam");
    let connection = open(&path, Some(PASSPHRASE), Access::Create, REGISTER).expect("created");
    connection.execute_batch(sql).expect("filled");
    path
}

fn read(path: &Path) -> Connection {
    open_to_read(path, Some(PASSPHRASE)).expect("opened").0
}

fn tables(connection: &Connection) -> BTreeMap<String, Table> {
    let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'migration'";
    let mut names = connection.prepare(names).expect("a query");
    let names = names.query_map([], |row| row.get(0)).expect("tables");
    let names: Vec<String> = names.collect::<Result<_, _>>().expect("names");
    names.into_iter().map(|name| (name.clone(), table(connection, &name))).collect()
}

fn table(connection: &Connection, name: &str) -> Table {
    let mut rows = connection.prepare(&format!("SELECT * FROM {name}")).expect("a query");
    let columns: Vec<String> = rows.column_names().map(str::to_owned).collect();
    let cells = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Vec<String>> {
        (0..columns.len()).map(|at| row.get::<_, Value>(at).map(|value| format!("{value:?}"))).collect()
    };
    let rows = rows.query_map([], cells).expect("rows").collect::<Result<_, _>>().expect("cells");
    (columns, rows)
}

fn schema(connection: &Connection) -> Vec<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name";
    let mut statement = connection.prepare(sql).expect("a query");
    let rows = statement.query_map([], |row| row.get(0)).expect("rows");
    rows.collect::<Result<_, _>>().expect("statements")
}

/// What was in a table, without the columns that it did not have then.
fn as_then(now: &Table, columns: &[String]) -> Vec<Vec<String>> {
    let places: Vec<usize> = columns
        .iter()
        .map(|column| now.0.iter().position(|known| known == column).expect("the column is still there"))
        .collect();
    now.1.iter().map(|row| places.iter().map(|&place| row[place].clone()).collect()).collect()
}

#[test]
fn a_register_of_every_released_schema_opens_with_its_content() {
    let mut schemas = Vec::new();
    for (ix, sql) in RELEASED.iter().enumerate() {
        let number = ix + 1;
        let folder = tempfile::tempdir().expect("a folder");
        let path = file(folder.path(), sql);
        let before = tables(&read(&path));
        assert!(before["authority"].1.len() == 2, "schema {number} has content");

        let store = Store::open(&path, PASSPHRASE, "prov", "2026-12-01T08:00:00.000Z").expect("opened");
        assert!(store.check_history().expect("checked").broken.is_empty(), "schema {number}");
        let content = store.content().expect("read");
        assert_eq!(content.authorities[0].name, "authority.name å1", "schema {number}");
        drop(store);

        let migrated = read(&path);
        check(&migrated).expect("whole");
        let after = tables(&migrated);
        for (name, then) in &before {
            assert_eq!(as_then(&after[name], &then.0), then.1, "schema {number}, table {name}");
        }
        schemas.push(schema(&migrated));

        // The file as it was is there, and is a whole register of its own schema.
        let kept = backups(&path).expect("listed");
        if number == RELEASED.len() {
            assert!(kept.is_empty(), "nothing changed");
            continue;
        }
        assert_eq!((kept.len(), kept[0].kind), (1, BackupKind::Outdated), "schema {number}");
        let kept = read(&kept[0].path);
        check(&kept).expect("whole");
        assert_eq!(tables(&kept), before, "schema {number}");
    }
    schemas.dedup();
    assert_eq!(schemas.len(), 1, "whichever schema a register had, it has the same one now");
}

#[test]
fn a_backup_of_every_released_schema_is_restored() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path(), RELEASED[0]);
    drop(Store::open(&path, PASSPHRASE, "prov", "2026-12-01T08:00:00.000Z").expect("opened"));
    let kept = backups(&path).expect("listed").remove(0);
    let stamp = Stamp { at: "2026-12-02T08:00:00.000Z".into(), actor: "prov".into(), salt: [1; 16] };
    let copier = varsam_store::Copier::of(&path, PASSPHRASE);
    copier.restore(&kept.path, None).carry_out("ny", &stamp).expect("restored");
    let store = copier.open("prov", "2026-12-02T08:00:00.000Z").expect("opened");
    assert_eq!(store.content().expect("read").register.device, "ny");
}

#[test]
fn the_whole_schema_is_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = file(folder.path(), RELEASED[RELEASED.len() - 1]);
    drop(Store::open(&path, PASSPHRASE, "prov", "t").expect("opened"));
    insta::assert_snapshot!(schema(&read(&path)).join(";\n"));
}

/// A register as the next version may keep it: with one more step that adds what this one does not
/// know.
fn newer(folder: &Path, extra: &str) -> PathBuf {
    let path = file(folder, RELEASED[RELEASED.len() - 1]);
    let connection = open(&path, Some(PASSPHRASE), Access::Write, REGISTER).expect("opened");
    connection
        .execute_batch(&format!("{extra}; INSERT INTO migration VALUES (99, 'later', 'x', 't');"))
        .expect("changed");
    path
}

/// Every file in a folder but the lock, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), std::fs::read(path).expect("read")))
        .collect()
}

#[test]
fn a_newer_register_is_read_from_a_copy_and_never_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = newer(folder.path(), "CREATE TABLE later (x TEXT); ALTER TABLE system ADD COLUMN later TEXT");
    let before = files(folder.path());
    let now = "2026-12-01T08:00:00.000Z";
    let error = Store::open(&path, PASSPHRASE, "prov", now).expect_err("not to be changed");
    assert_eq!(error.code(), "register_newer");
    assert_eq!(files(folder.path()), before, "untouched");

    // With a change that is in the log only, as after a crash.
    let crashed = open(&path, Some(PASSPHRASE), Access::Write, REGISTER).expect("opened");
    crashed.execute_batch("UPDATE system SET later = 'x'").expect("changed");
    let (file, log) = (std::fs::read(&path).expect("read"), path.with_file_name("Prov.varsam-wal"));
    let logged = std::fs::read(&log).expect("read");
    std::mem::forget(crashed);
    assert!(Store::open(&path, PASSPHRASE, "prov", now).is_err());
    assert_eq!((std::fs::read(&path).expect("read"), std::fs::read(&log).expect("read")), (file, logged));
    let before = files(folder.path());

    let temp = tempfile::tempdir().expect("a folder");
    let copy = temp.path().join("copy");
    let mut store = Store::open_newer(&path, &copy, PASSPHRASE, "prov", now).expect("read");
    assert_eq!(store.content().expect("content").systems.len(), 2);
    assert_eq!(store.path(), path);
    let stamp = Stamp { at: now.into(), actor: "prov".into(), salt: [1; 16] };
    let error = store
        .transact::<_, varsam_store::StoreError>(varsam_store::Op::AddSystem, "x", &stamp, |_| Ok(()))
        .expect_err("never written");
    assert_eq!(error.code(), "register_newer_read");
    drop(store);
    assert_eq!(files(folder.path()), before, "untouched");
}

#[test]
fn a_newer_register_that_cannot_be_read_is_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = newer(folder.path(), "ALTER TABLE system RENAME COLUMN name TO title");
    let before = files(folder.path());
    let temp = tempfile::tempdir().expect("a folder");
    let copy = temp.path().join("copy");
    let error = Store::open_newer(&path, &copy, PASSPHRASE, "prov", "t").expect_err("refused");
    assert_eq!(error.code(), "register_newer");
    assert_eq!(files(folder.path()), before, "untouched");
    assert!(files(temp.path()).is_empty(), "and no copy left");
}
