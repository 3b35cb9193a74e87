//! Backups, damage and restoring, through the use cases on real files.

use std::path::{Path, PathBuf};

use varsam_app::dto::{
    BackupReason, BackupRow, NewRegister, NewSystem, OpenRegister, RestoreBackup, RestoreChange,
};
use varsam_app::{App, backups, gate, register, start};
use varsam_tests::{Desk, HeadlessHost};

const PASSPHRASE: &str = "fyra ord på rad";

fn new(name: &str) -> NewRegister {
    NewRegister {
        name: name.into(),
        org: "212000-2411".into(),
        passphrase: PASSPHRASE.into(),
        passphrase_again: PASSPHRASE.into(),
    }
}

/// A desk with an open register of one system.
fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    let made = start::create_register(&desk.app, new("Prov")).expect("made").view;
    add(&desk, "Ärendesystemet");
    (desk, PathBuf::from(made.path))
}

fn add(desk: &Desk, name: &str) {
    let system = NewSystem {
        name: name.into(),
        authority_name: "Kommunstyrelsen".into(),
        owner: "Kanslichef".into(),
        kind: "it".into(),
        gate: desk.answers("no"),
    };
    register::add_system(&desk.app, system).expect("added");
}

fn rows(app: &App<HeadlessHost>) -> Vec<BackupRow> {
    backups::backups(app, None).expect("listed").rows
}

fn of_open(row: &BackupRow) -> RestoreBackup {
    RestoreBackup { register: None, backup: row.id.clone(), passphrase: String::new() }
}

fn systems(app: &App<HeadlessHost>) -> Vec<String> {
    register::register(app).expect("open").view.systems.into_iter().map(|system| system.name).collect()
}

fn damage(path: &Path, page: usize) {
    let mut bytes = std::fs::read(path).expect("read");
    bytes[page * 4096 + 99] ^= 1;
    std::fs::write(path, bytes).expect("damaged");
}

#[test]
fn a_backup_is_made_when_something_has_changed_and_only_then() {
    let (desk, path) = desk();
    assert!(rows(&desk.app).is_empty());
    assert!(!backups::keep_safe(&desk.app).expect("kept").damaged);
    let first = rows(&desk.app);
    assert_eq!((first.len(), first[0].kind), (1, BackupReason::Regular));
    desk.app.host().wait(1);
    backups::keep_safe(&desk.app).expect("kept");
    assert_eq!(rows(&desk.app), first, "nothing has changed");
    add(&desk, "Diariet");
    backups::keep_safe(&desk.app).expect("kept");
    assert_eq!(rows(&desk.app).len(), 2);
    // They lie where a person finds them, beside the register.
    let folder = PathBuf::from(backups::backups(&desk.app, None).expect("listed").folder);
    assert_eq!(folder.parent(), path.parent());
    assert!(folder.join(&first[0].id).exists());
}

#[test]
fn what_restoring_changes_is_shown_and_then_done_and_can_be_taken_back() {
    let (desk, _) = desk();
    backups::keep_safe(&desk.app).expect("kept");
    let row = rows(&desk.app).remove(0);
    add(&desk, "Diariet");
    let preview = backups::preview_restore(&desk.app, of_open(&row)).expect("a preview");
    assert_eq!((preview.systems, preview.operations), (1, Some(1)));
    let things = preview.things.expect("things");
    let of = |kind: &str| things.iter().find(|row| row.kind == kind).expect("a kind");
    assert_eq!((of("system").gone, of("system").back, of("system").changed), (1, 0, 0));
    assert_eq!(
        (of("system").names[0].name.as_str(), of("system").names[0].change),
        ("Diariet", RestoreChange::Gone)
    );
    assert!(things.iter().all(|row| row.kind != "authority"), "{things:?}");
    assert_eq!(systems(&desk.app), ["Diariet", "Ärendesystemet"], "nothing has changed");
    assert!(std::fs::read_dir(desk.path("profil/temp")).expect("a folder").next().is_none(), "nothing left");

    let before = register::register(&desk.app).expect("open");
    let restored = backups::restore_backup(&desk.app, of_open(&row)).expect("restored");
    assert_eq!(restored.view.path, before.view.path);
    assert_eq!(systems(&desk.app), ["Ärendesystemet"]);
    let replaced = rows(&desk.app).into_iter().find(|row| row.kind == BackupReason::Replaced).expect("kept");
    backups::restore_backup(&desk.app, of_open(&replaced)).expect("taken back");
    assert_eq!(systems(&desk.app), ["Diariet", "Ärendesystemet"]);
}

#[test]
fn a_damaged_register_is_said_and_the_newest_whole_backup_is_offered() {
    let (desk, path) = desk();
    backups::keep_safe(&desk.app).expect("kept");
    let good = rows(&desk.app).remove(0);
    start::close_register(&desk.app).expect("closed");
    let id = start::start(&desk.app).expect("start").recent[0].id.clone();
    let open =
        || start::open_register(&desk.app, OpenRegister { id: id.clone(), passphrase: PASSPHRASE.into() });
    // Opening says it when it meets the damage; otherwise it is found by looking at every page.
    let whole = std::fs::read(&path).expect("read");
    let unseen = (0..whole.len() / 4096).rev().find(|&page| {
        std::fs::write(&path, &whole).expect("mended");
        damage(&path, page);
        open().map_err(|error| assert_eq!(error.code, "register_damaged", "page {page}")).is_ok()
    });
    unseen.expect("not every page is read while opening");
    let safety = backups::keep_safe(&desk.app).expect("looked at");
    assert!(safety.damaged);
    assert_eq!(safety.offer.as_ref().map(|row| &row.id), Some(&good.id));
    assert_eq!(rows(&desk.app).len(), 1, "no backup of what is damaged");
    backups::restore_backup(&desk.app, of_open(&good)).expect("restored");
    assert_eq!(systems(&desk.app), ["Ärendesystemet"]);
    assert!(rows(&desk.app).iter().any(|row| row.kind == BackupReason::Damaged), "the damaged file is kept");

    // Damaged so that it does not open at all.
    start::close_register(&desk.app).expect("closed");
    damage(&path, 0);
    assert_eq!(open().expect_err("refused").code, "wrong_passphrase");
    let listed = backups::backups(&desk.app, Some(&id)).expect("listed").rows;
    let row = listed.into_iter().find(|row| row.kind == BackupReason::Regular).expect("a backup");
    let request = |passphrase: &str| RestoreBackup {
        register: Some(id.clone()),
        backup: row.id.clone(),
        passphrase: passphrase.into(),
    };
    let error = backups::preview_restore(&desk.app, request("fel")).expect_err("refused");
    assert_eq!(error.code, "wrong_passphrase");
    let preview = backups::preview_restore(&desk.app, request(PASSPHRASE)).expect("a preview");
    assert_eq!((preview.systems, preview.things), (1, None));
    backups::restore_backup(&desk.app, request(PASSPHRASE)).expect("restored");
    assert_eq!(systems(&desk.app), ["Ärendesystemet"]);
}

#[test]
fn a_backup_holds_nothing_of_what_was_purged() {
    let (desk, _) = desk();
    add(&desk, "Hemliga systemet");
    backups::keep_safe(&desk.app).expect("kept");
    let before = rows(&desk.app).remove(0);
    let secret = register::register(&desk.app).expect("open").view.systems;
    let secret = secret.into_iter().find(|system| system.name == "Hemliga systemet").expect("there").id;
    let code = desk.stop("system", &secret);
    let error = backups::restore_backup(&desk.app, of_open(&before)).expect_err("it would show it again");
    assert_eq!((error.code, error.args["code"].as_str()), ("backup_before_stop", code.as_str()));
    // Nor by the way of a register that is not open.
    start::close_register(&desk.app).expect("closed");
    let id = start::start(&desk.app).expect("start").recent[0].id.clone();
    let closed = RestoreBackup {
        register: Some(id.clone()),
        backup: before.id.clone(),
        passphrase: PASSPHRASE.into(),
    };
    let error = backups::restore_backup(&desk.app, closed).expect_err("it would show it again");
    assert_eq!((error.code, error.args["code"].as_str()), ("backup_before_stop", code.as_str()));
    start::open_register(&desk.app, OpenRegister { id, passphrase: PASSPHRASE.into() }).expect("opened");
    desk.purge(&code);
    assert!(rows(&desk.app).is_empty(), "every copy of it is gone");
    assert!(gate::stopped(&desk.app).expect("stopped").left.is_empty());
    backups::keep_safe(&desk.app).expect("kept");
    assert_eq!(rows(&desk.app).len(), 1);
}

#[test]
fn a_backup_that_is_damaged_or_unknown_is_refused_and_nothing_happens() {
    let (desk, _) = desk();
    backups::keep_safe(&desk.app).expect("kept");
    let row = rows(&desk.app).remove(0);
    let folder = PathBuf::from(backups::backups(&desk.app, None).expect("listed").folder);
    damage(&folder.join(&row.id), 5);
    let code = |request| backups::restore_backup(&desk.app, request).expect_err("refused").code;
    assert_eq!(code(of_open(&row)), "backup_damaged");
    assert_eq!(code(RestoreBackup { backup: "../../etc/passwd".into(), ..of_open(&row) }), "unknown_thing");
    std::fs::write(folder.join(&row.id), b"text").expect("written");
    assert_eq!(code(of_open(&row)), "backup_damaged");
    assert_eq!(systems(&desk.app), ["Ärendesystemet"], "still open");
    assert_eq!(rows(&desk.app).len(), 1);
}

#[test]
fn work_goes_on_in_another_place_when_the_file_is_taken_away() {
    let (desk, path) = desk();
    std::fs::remove_file(&path).expect("the stick is pulled out");
    assert_eq!(backups::keep_safe(&desk.app).expect_err("said").code, "register_gone");
    let system = NewSystem {
        name: "Diariet".into(),
        authority_name: "Kommunstyrelsen".into(),
        owner: String::new(),
        kind: "it".into(),
        gate: desk.answers("no"),
    };
    let error = register::add_system(&desk.app, system).expect_err("never acknowledged");
    assert_eq!(error.code, "register_gone");
    assert!(backups::save_elsewhere(&desk.app).expect("asked").is_none(), "cancelled");
    desk.app.host().answer(desk.path("räddat.varsam"));
    let saved = backups::save_elsewhere(&desk.app).expect("saved").expect("not cancelled").view;
    assert!(saved.path.ends_with("räddat.varsam"));
    add(&desk, "Diariet");
    assert_eq!(systems(&desk.app), ["Diariet", "Ärendesystemet"]);
    assert_eq!(start::start(&desk.app).expect("start").recent[0].path, saved.path);
}

#[test]
fn a_register_of_a_newer_version_is_read_and_not_changed() {
    let (desk, path) = desk();
    start::close_register(&desk.app).expect("closed");
    let newer = varsam_sqlite::open(&path, Some(PASSPHRASE), varsam_sqlite::Access::Write, 0x5652_534d);
    newer
        .expect("opened")
        .execute_batch(
            "ALTER TABLE system ADD COLUMN later TEXT; INSERT INTO migration VALUES (99, 'later', 'x', 't')",
        )
        .expect("a newer version has been here");
    let before = std::fs::read(&path).expect("read");
    let id = start::start(&desk.app).expect("start").recent[0].id.clone();
    let request = OpenRegister { id, passphrase: PASSPHRASE.into() };
    let view = start::open_register(&desk.app, request).expect("read").view;
    assert_eq!((view.newer, view.path.as_str()), (true, path.to_str().expect("a path")));
    assert_eq!(systems(&desk.app), ["Ärendesystemet"]);
    assert!(!backups::keep_safe(&desk.app).expect("nothing to do").damaged);
    assert!(rows(&desk.app).is_empty());
    let error = register::set_organisation(&desk.app, "212000-0142").expect_err("refused");
    assert_eq!(error.code, "register_newer_read");
    assert_eq!(backups::save_elsewhere(&desk.app).expect_err("refused").code, "register_newer_read");
    start::close_register(&desk.app).expect("closed");
    assert_eq!(std::fs::read(&path).expect("read"), before, "never written");
    assert!(std::fs::read_dir(desk.path("profil/temp")).expect("a folder").next().is_none(), "nothing left");
}
