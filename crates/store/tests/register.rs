//! The register on real files.

use std::path::PathBuf;

use varsam_store::tables::{Authority, InfoSet, Pack, Register, SetLevel};
use varsam_store::{NewRegister, Op, Stamp, Store, StoreError};

const PASSPHRASE: &str = "en lång lösenfras";

struct Fixture {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn fixture() -> (Fixture, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Prov.varsam");
    let store = Store::create(&path, PASSPHRASE, &new_register(), &stamp(0)).expect("created");
    (Fixture { _folder: folder, path }, store)
}

fn new_register() -> NewRegister {
    NewRegister {
        register: Register {
            id: 1,
            uuid: "u".into(),
            device: "d".into(),
            name: "Prov".into(),
            org: None,
            sample: false,
            pack_id: "p".into(),
            pack_version: "1".into(),
            created_at: "2026-01-01T00:00:00Z".into(),
        },
        pack: Pack { id: "p".into(), version: "1".into(), sha256: "s".into(), content: "{}".into() },
    }
}

fn stamp(n: u8) -> Stamp {
    Stamp { at: format!("2026-01-01T00:00:{n:02}Z"), actor: "prov".into(), salt: [n; 16] }
}

fn set(revision: i64) -> InfoSet {
    InfoSet {
        id: "I".into(),
        name: "Mängd".into(),
        authority: "A".into(),
        owner: None,
        subjects: None,
        records: None,
        identifiers: "[]".into(),
        personal_data: "[]".into(),
        secrecy: "[]".into(),
        time_depth: None,
        topics: "[]".into(),
        time_bound: None,
        parts: None,
        reaches: "[]".into(),
        description: String::new(),
        classified_at: None,
        classified_by: String::new(),
        revision,
    }
}

fn add_set(store: &mut Store) {
    let authority = Authority { id: "A".into(), name: "A".into(), kind: "namnd".into(), parent: None };
    store
        .transact::<_, StoreError>(Op::AddSet, "I", &stamp(1), |t| {
            t.put(&authority)?;
            t.put(&set(1))
        })
        .expect("added");
}

fn set_level(store: &mut Store, level: &str, revision: i64) {
    let row = SetLevel {
        info_set: "I".into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: Some(level.into()),
        category: None,
        reason: String::new(),
    };
    store
        .transact::<_, StoreError>(Op::SetLevel, "I/K", &stamp(2), |t| {
            t.put(&set(revision))?;
            t.put(&row)
        })
        .expect("set");
}

fn level(store: &Store) -> Option<String> {
    store.content().expect("content").levels.first().and_then(|row| row.level.clone())
}

fn revision(store: &Store) -> i64 {
    store.content().expect("content").sets[0].revision
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let (fixture, mut store) = fixture();
    add_set(&mut store);
    set_level(&mut store, "moderate", 2);
    let before = store.content().expect("content");
    drop(store);
    let store = Store::open(&fixture.path, PASSPHRASE, "prov", "2026-01-02T00:00:00Z").expect("opened");
    assert_eq!(store.content().expect("content"), before);
}

#[test]
fn undo_and_redo_restore_rows_and_never_lower_a_revision() {
    let (fixture, mut store) = fixture();
    add_set(&mut store);
    set_level(&mut store, "moderate", 2);
    set_level(&mut store, "severe", 3);
    store.undo(&stamp(3)).expect("undone");
    assert_eq!((level(&store), revision(&store)), (Some("moderate".into()), 4));
    store.undo(&stamp(4)).expect("undone");
    assert_eq!((level(&store), revision(&store)), (None, 5));
    store.redo(&stamp(5)).expect("redone");
    assert_eq!((level(&store), revision(&store)), (Some("moderate".into()), 6));

    drop(store);
    let mut store = Store::open(&fixture.path, PASSPHRASE, "prov", "t").expect("opened");
    store.redo(&stamp(6)).expect("redo survives a restart");
    assert_eq!(level(&store), Some("severe".into()));
    store.undo(&stamp(7)).expect("undone");
    set_level(&mut store, "negligible", 9);
    assert!(matches!(store.redo(&stamp(8)), Err(StoreError::NothingToUndo)), "a new change ends redo");
    assert!(store.check_history().expect("checked").broken.is_empty());
}

#[test]
fn everything_that_was_done_can_be_undone_and_then_no_more() {
    let (_fixture, mut store) = fixture();
    let empty = store.content().expect("content");
    add_set(&mut store);
    set_level(&mut store, "severe", 2);
    store.undo(&stamp(3)).expect("undone");
    store.undo(&stamp(4)).expect("undone");
    assert_eq!(store.content().expect("content"), empty);
    assert!(matches!(store.undo(&stamp(5)), Err(StoreError::NothingToUndo)));
}

#[test]
fn an_operation_that_fails_leaves_nothing() {
    let (_fixture, mut store) = fixture();
    let before = store.content().expect("content");
    let answer = store.transact::<(), StoreError>(Op::AddSet, "I", &stamp(1), |t| {
        t.put(&Authority { id: "A".into(), name: "A".into(), kind: "namnd".into(), parent: None })?;
        Err(StoreError::NothingToUndo)
    });
    assert!(answer.is_err());
    assert_eq!(store.content().expect("content"), before);
    assert_eq!(store.check_history().expect("checked").entries, 1);
}

#[test]
fn files_that_do_not_open_are_told_apart() {
    let (fixture, store) = fixture();
    let open = |path: &std::path::Path, passphrase: &str| {
        Store::open(path, passphrase, "annan", "t").map(drop).expect_err("refused").code()
    };
    assert_eq!(open(&fixture.path, PASSPHRASE), "register_in_use");
    drop(store);
    assert_eq!(open(&fixture.path, "fel"), "wrong_passphrase");
    let folder = fixture.path.parent().expect("a folder");
    assert_eq!(open(&folder.join("saknas.varsam"), PASSPHRASE), "file_missing");
    for (name, bytes) in [
        ("tom.varsam", Vec::new()),
        ("text.varsam", b"hej ".repeat(1024)),
        ("kort.varsam", vec![7; 100]),
        ("sqlite.varsam", [b"SQLite format 3\0".as_slice(), &[0; 4080]].concat()),
    ] {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("written");
        assert_eq!(open(&path, PASSPHRASE), "not_a_register", "{name}");
    }
    assert!(Store::open(&fixture.path, PASSPHRASE, "prov", "t").is_ok(), "the register is unharmed");
}

#[test]
fn who_has_the_register_open_is_said() {
    let (fixture, _store) = fixture();
    match Store::open(&fixture.path, PASSPHRASE, "annan", "t") {
        Err(StoreError::InUse { by, since }) => {
            assert_eq!((by.as_str(), since.as_str()), ("prov", "2026-01-01T00:00:00Z"));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_lock_left_by_a_crash_does_not_hinder() {
    let (fixture, store) = fixture();
    drop(store);
    std::fs::write(fixture.path.with_file_name("Prov.varsam-lock"), "någon\n2020\n").expect("left");
    assert!(Store::open(&fixture.path, PASSPHRASE, "prov", "t").is_ok());
}

#[test]
fn a_register_is_never_made_over_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("viktig.varsam");
    std::fs::write(&path, "viktigt").expect("written");
    let answer = Store::create(&path, PASSPHRASE, &new_register(), &stamp(0));
    assert!(matches!(answer, Err(StoreError::Exists)));
    assert_eq!(std::fs::read(&path).expect("read"), b"viktigt");
}

#[test]
fn nothing_readable_stands_in_the_file() {
    let (fixture, mut store) = fixture();
    add_set(&mut store);
    let mut bytes = std::fs::read(&fixture.path).expect("read");
    bytes.extend(std::fs::read(fixture.path.with_file_name("Prov.varsam-wal")).expect("the log"));
    for word in ["Prov", "Mängd", "CREATE TABLE", "change_log"] {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word} is readable");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_said_and_loses_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let (fixture, mut store) = fixture();
    add_set(&mut store);
    drop(store);
    let folder = fixture.path.parent().expect("a folder").to_owned();
    let mode = |mode: u32| {
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(mode)).expect("permissions");
    };
    mode(0o500);
    // Root may write everywhere; then there is nothing to see here.
    let kept = std::fs::write(folder.join("prov"), b"").is_err();
    let answer = Store::open(&fixture.path, PASSPHRASE, "prov", "t").map(drop);
    mode(0o700);
    if kept {
        assert_eq!(answer.expect_err("not opened").code(), "write_failed");
    }
    let store = Store::open(&fixture.path, PASSPHRASE, "prov", "t").expect("opened");
    assert_eq!(store.content().expect("content").sets.len(), 1);
}
