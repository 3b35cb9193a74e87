//! Backups on real files.

use std::path::{Path, PathBuf};

use super::*;
use crate::tables::{Authority, Pack, Register};
use crate::{NewRegister, Op, Stamp};

pub(super) const PASSPHRASE: &str = "en lång lösenfras";

pub(super) fn stamp(n: u8) -> Stamp {
    Stamp { at: format!("2026-01-01T00:00:{n:02}Z"), actor: "prov".into(), salt: [n; 16] }
}

pub(super) fn fixture() -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().canonicalize().expect("a path").join("Prov.varsam");
    let new = NewRegister {
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
    };
    let store = Store::create(&path, PASSPHRASE, &new, &stamp(0)).expect("created");
    (folder, path, store)
}

pub(super) fn add(store: &mut Store, id: &str, n: u8) {
    let row = Authority { id: id.into(), name: id.into(), kind: "namnd".into(), parent: None };
    store.transact::<_, StoreError>(Op::ImportTables, id, &stamp(n), |t| t.put(&row)).expect("added");
}

pub(super) fn ids(store: &Store) -> Vec<String> {
    store.content().expect("content").authorities.into_iter().map(|row| row.id).collect()
}

pub(super) fn damage(path: &Path, page: usize) {
    let mut bytes = std::fs::read(path).expect("read");
    bytes[page * 4096 + 99] ^= 1;
    std::fs::write(path, bytes).expect("damaged");
}

fn restore<'a>(register: &'a Path, backup: &'a Backup) -> Restore<'a> {
    Restore { register, backup: &backup.path, backup_passphrase: PASSPHRASE, passphrase: PASSPHRASE }
}

#[test]
fn a_backup_is_made_while_somebody_works_and_holds_what_was_saved() {
    let (folder, path, mut store) = fixture();
    add(&mut store, "A", 1);
    let copier = store.copier();
    copier.check().expect("whole");
    // The newest change is still in the log only.
    let made = copier.back_up(BackupKind::Regular, "2026-01-01T00:00:02.345Z").expect("made");
    add(&mut store, "B", 3);
    assert_eq!(backups(&path).expect("listed"), std::slice::from_ref(&made));
    assert_eq!(made.at, "2026-01-01T00:00:02Z");
    assert_eq!(made.bytes, std::fs::metadata(&made.path).expect("there").len());
    assert!(std::fs::read_dir(backup_folder(&path)).expect("a folder").count() == 1, "nothing beside it");

    let bytes = std::fs::read(&made.path).expect("read");
    assert!(!bytes.windows(5).any(|w| w == b"namnd"), "encrypted");
    let error = Store::open(&made.path, PASSPHRASE, "prov", "t").expect_err("not worked in");
    assert_eq!(error.code(), "backup_not_register");

    let target = folder.path().join("uppackad");
    let unpacked = restore(&path, &made).unpack(&target, &stamp(4)).expect("unpacked");
    assert_eq!((ids(&unpacked), ids(&store)), (vec!["A".to_owned()], vec!["A".to_owned(), "B".to_owned()]));
    assert!(unpacked.check_history().expect("checked").broken.is_empty());
}

#[test]
fn what_a_crash_left_of_a_backup_does_not_hinder_the_next() {
    let (_folder, path, store) = fixture();
    let copier = store.copier();
    let made = copier.back_up(BackupKind::Regular, "2026-01-01T00:00:02Z").expect("made");
    std::fs::write(files::part_of(&made.path), b"half").expect("left");
    copier.back_up(BackupKind::Regular, "2026-01-01T00:00:02Z").expect("made again");
    assert_eq!(backups(&path).expect("listed").len(), 1);
    assert!(!files::part_of(&made.path).exists());
}

#[test]
fn restoring_puts_the_backup_in_place_and_keeps_the_file_that_was_there() {
    let (_folder, path, mut store) = fixture();
    add(&mut store, "A", 1);
    let made = store.copier().back_up(BackupKind::Regular, &stamp(2).at).expect("made");
    add(&mut store, "B", 3);
    let error = restore(&path, &made).carry_out("ny", &stamp(4)).expect_err("it is open");
    assert_eq!(error.code(), "register_in_use");
    drop(store);

    let aside = restore(&path, &made).carry_out("ny", &stamp(5)).expect("restored").expect("kept");
    let store = Store::open(&path, PASSPHRASE, "prov", "t").expect("opened");
    assert_eq!(ids(&store), ["A"]);
    assert_eq!(store.content().expect("content").register.device, "ny");
    assert_eq!(store.last_entry().map(|entry| entry.op.as_str()), Some("restore"));
    assert!(store.check_history().expect("checked").broken.is_empty());
    drop(store);

    // And back again: what was put aside is a backup as good as any.
    let kept = backups(&path).expect("listed").into_iter().find(|backup| backup.path == aside);
    let kept = kept.expect("listed");
    assert_eq!(kept.kind, BackupKind::Replaced);
    restore(&path, &kept).carry_out("tredje", &stamp(6)).expect("restored");
    assert_eq!(ids(&Store::open(&path, PASSPHRASE, "prov", "t").expect("opened")), ["A", "B"]);
}

#[test]
fn a_damaged_register_is_found_and_kept_and_the_newest_whole_backup_offered() {
    let (_folder, path, mut store) = fixture();
    add(&mut store, "A", 1);
    let copier = store.copier();
    let whole = copier.back_up(BackupKind::Regular, &stamp(2).at).expect("made");
    add(&mut store, "B", 3);
    let rotten = copier.back_up(BackupKind::Regular, &stamp(4).at).expect("made");
    damage(&rotten.path, 6);
    store.settle().expect("in the file");
    damage(&path, 6);

    assert_eq!(copier.check().expect_err("found").code(), "register_damaged");
    let error = copier.back_up(BackupKind::Regular, &stamp(5).at).expect_err("not backed up");
    assert_eq!(error.code(), "register_damaged");
    assert_eq!(backups(&path).expect("listed").len(), 2, "the good one is not pushed out");
    assert_eq!(copier.newest_whole().expect("looked"), Some(whole.clone()));
    let error = restore(&path, &rotten).unpack(&path.with_file_name("x"), &stamp(6)).expect_err("refused");
    assert_eq!(error.code(), "register_damaged");
    drop(store);

    let before = std::fs::read(&path).expect("read");
    let aside = restore(&path, &whole).carry_out("ny", &stamp(7)).expect("restored").expect("kept");
    assert_eq!(std::fs::read(&aside).expect("kept"), before, "byte for byte");
    assert!(aside.to_string_lossy().contains("skadad"));
    assert_eq!(ids(&Store::open(&path, PASSPHRASE, "prov", "t").expect("opened")), ["A"]);
}

#[test]
fn every_damaged_page_of_a_register_is_found() {
    let (_folder, path, mut store) = fixture();
    for n in 1..40 {
        add(&mut store, &format!("A{n}"), n);
    }
    store.settle().expect("in the file");
    drop(store);
    let whole = std::fs::read(&path).expect("read");
    let copier = Copier::new(&path, &Passphrase::new(PASSPHRASE));
    copier.check().expect("whole");
    let pages = whole.len() / 4096;
    // Every page is looked at in the same way; some of them are enough here.
    for page in (0..pages).step_by(pages / 6) {
        damage(&path, page);
        assert!(copier.check().is_err(), "page {page} of {pages}");
        std::fs::write(&path, &whole).expect("mended");
    }
}

#[test]
fn a_register_that_is_gone_comes_back_from_its_backup() {
    let (_folder, path, mut store) = fixture();
    add(&mut store, "A", 1);
    let made = store.copier().back_up(BackupKind::Regular, &stamp(2).at).expect("made");
    drop(store);
    std::fs::remove_file(&path).expect("gone");
    assert_eq!(restore(&path, &made).carry_out("ny", &stamp(3)).expect("restored"), None);
    assert_eq!(ids(&Store::open(&path, PASSPHRASE, "prov", "t").expect("opened")), ["A"]);
}

#[test]
fn a_backup_with_another_passphrase_is_told_apart_and_nothing_happens() {
    let (_folder, path, mut store) = fixture();
    add(&mut store, "A", 1);
    let made = store.copier().back_up(BackupKind::Regular, &stamp(2).at).expect("made");
    drop(store);
    let before = std::fs::read(&path).expect("read");
    let wrong = Restore { backup_passphrase: "en annan", ..restore(&path, &made) };
    assert_eq!(wrong.carry_out("ny", &stamp(3)).expect_err("refused").code(), "wrong_passphrase");
    assert_eq!(std::fs::read(&path).expect("read"), before);
    assert_eq!(backups(&path).expect("listed").len(), 1);
}

#[test]
fn work_goes_on_in_another_place_when_the_file_is_taken_away() {
    let (folder, path, mut store) = fixture();
    add(&mut store, "A", 1);
    let elsewhere = folder.path().join("annan.varsam");
    std::fs::remove_file(&path).expect("taken away");
    let row = Authority { id: "X".into(), name: "X".into(), kind: "namnd".into(), parent: None };
    let error = store.transact::<_, StoreError>(Op::ImportTables, "X", &stamp(2), |t| t.put(&row));
    assert_eq!(error.expect_err("never acknowledged").code(), "register_gone");
    std::fs::write(&path, b"something else").expect("replaced");
    assert_eq!(store.still_there().expect_err("another file").code(), "register_gone");
    let mut saved = store.save_elsewhere(&elsewhere, "ny", &stamp(2)).expect("saved");
    drop(store);
    assert_eq!(ids(&saved), ["A"]);
    add(&mut saved, "B", 3);
    drop(saved);
    let saved = Store::open(&elsewhere, PASSPHRASE, "prov", "t").expect("opened");
    assert_eq!(ids(&saved), ["A", "B"]);
    assert_eq!(saved.content().expect("content").register.device, "ny");
}
