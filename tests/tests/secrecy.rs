//! Another passphrase for a register, and locking it, through the use cases on real files.

use std::path::{Path, PathBuf};

use varsam_app::dto::{ChangePassphrase, NewRegister, NewSystem, OpenRegister, RestoreBackup};
use varsam_app::{App, backups, history, register, sample, secrecy, start};
use varsam_tests::{Desk, HeadlessHost};

const OLD: &str = "fyra ord på rad";
const NEW: &str = "kratta vinge åtta salt";

fn desk() -> (Desk, PathBuf) {
    let desk = Desk::new();
    let made = made(&desk.app, "Prov");
    add(&desk, "Ärendesystemet");
    (desk, made)
}

fn made(app: &App<HeadlessHost>, name: &str) -> PathBuf {
    let new = NewRegister {
        name: name.into(),
        org: String::new(),
        passphrase: OLD.into(),
        passphrase_again: OLD.into(),
    };
    PathBuf::from(start::create_register(app, new).expect("made").view.path)
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

fn change(old: &str, passphrase: &str) -> ChangePassphrase {
    ChangePassphrase { old: old.into(), passphrase: passphrase.into(), passphrase_again: passphrase.into() }
}

fn open(app: &App<HeadlessHost>, name: &str, passphrase: &str) -> Result<(), &'static str> {
    let recent = start::start(app).expect("the first screen").recent;
    let id = recent.into_iter().find(|row| row.name == name).expect("known").id;
    let request = OpenRegister { id, passphrase: passphrase.into() };
    start::open_register(app, request).map(drop).map_err(|error| error.code)
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn the_new_passphrase_opens_the_register_and_restores_its_backups() {
    let (desk, _) = desk();
    backups::keep_safe(&desk.app).expect("kept");
    add(&desk, "Diariet");
    let changed = secrecy::change_passphrase(&desk.app, change(OLD, NEW)).expect("changed");
    assert!(changed.view.left.is_empty());
    assert_eq!(changed.view.register.systems.len(), 2);
    assert!(changed.standing.undo.is_none_or(|undo| undo.op != "change_passphrase"));
    add(&desk, "Kartan");
    // A backup is made with the new one from now on.
    backups::keep_safe(&desk.app).expect("kept");
    let report = history::check_history(&desk.app).expect("checked");
    assert!(report.broken.is_empty());

    start::close_register(&desk.app).expect("closed");
    assert_eq!(open(&desk.app, "Prov", OLD), Err("wrong_passphrase"));
    assert_eq!(open(&desk.app, "Prov", NEW), Ok(()));
    for row in backups::backups(&desk.app, None).expect("listed").rows {
        let request = RestoreBackup { register: None, backup: row.id, passphrase: String::new() };
        backups::preview_restore(&desk.app, request).expect("it opens with the register's own");
    }
}

#[test]
fn a_passphrase_that_may_not_be_changed_so_stays_and_the_register_is_open() {
    let (desk, path) = desk();
    let code = |request| secrecy::change_passphrase(&desk.app, request).expect_err("refused").code;
    assert_eq!(code(change("fel lösenfras", NEW)), "wrong_passphrase");
    assert_eq!(code(change(OLD, "kort")), "passphrase_short");
    assert_eq!(code(change(OLD, "aaaaaaaaaaaaaa")), "passphrase_weak");
    assert_eq!(code(change(OLD, OLD)), "passphrase_same");
    let differing = ChangePassphrase { passphrase_again: "något annat här".into(), ..change(OLD, NEW) };
    assert_eq!(code(differing), "passphrases_differ");
    let aside = path.with_extension("undan");
    std::fs::rename(&path, &aside).expect("taken away");
    assert_eq!(code(change(OLD, NEW)), "register_gone");
    std::fs::rename(&aside, &path).expect("put back");
    assert_eq!(register::register(&desk.app).expect("open").view.systems.len(), 1);

    sample::open_sample(&desk.app).expect("opened");
    assert_eq!(code(change(sample::PASSPHRASE, NEW)), "passphrase_fixed");
    start::close_register(&desk.app).expect("closed");
    assert_eq!(code(change(OLD, NEW)), "no_register_open");
}

#[test]
fn a_change_that_fails_leaves_the_register_open_with_the_old_passphrase() {
    let (desk, path) = desk();
    backups::keep_safe(&desk.app).expect("kept");
    let view = backups::backups(&desk.app, None).expect("listed");
    // Something is in the way where the backup would be written anew.
    let way = Path::new(&view.folder).join(format!("{}.part", view.rows[0].id));
    std::fs::create_dir(&way).expect("in the way");
    let error = secrecy::change_passphrase(&desk.app, change(OLD, NEW)).expect_err("refused");
    assert_eq!(error.code, "write_failed");
    assert_eq!(register::register(&desk.app).expect("open").view.systems.len(), 1);
    start::close_register(&desk.app).expect("closed");
    assert_eq!(open(&desk.app, "Prov", OLD), Ok(()));
    std::fs::remove_dir(&way).expect("out of the way");
    let left = files(path.parent().expect("a folder"));
    assert!(left.iter().all(|file| !file.display().to_string().contains(".part")), "{left:?}");
    secrecy::change_passphrase(&desk.app, change(OLD, NEW)).expect("changed");
}

#[test]
fn what_is_locked_is_closed_and_gone_on_with_where_it_was() {
    let (desk, path) = desk();
    let place = r#"{"view":"tasks","system":"1"}"#;
    secrecy::lock(&desk.app, place).expect("locked");
    assert_eq!(register::register(&desk.app).expect_err("closed").code, "no_register_open");
    assert_eq!(secrecy::was_at(&desk.app).expect_err("closed").code, "no_register_open");
    assert_eq!(secrecy::lock(&desk.app, place).expect_err("closed").code, "no_register_open");
    let folder = path.parent().expect("a folder");
    let beside: Vec<PathBuf> = files(folder).into_iter().filter(|file| *file != path).collect();
    assert!(beside.is_empty(), "neither lock nor log: {beside:?}");

    let view = start::start(&desk.app).expect("the first screen");
    let locked = view.locked.expect("locked");
    assert_eq!((view.open, locked.register.name.as_str()), (false, "Prov"));
    assert_eq!(locked.sample_passphrase, None);
    let request =
        |passphrase: &str| OpenRegister { id: locked.register.id.clone(), passphrase: passphrase.into() };
    let error = start::open_register(&desk.app, request("fel lösenfras")).expect_err("refused");
    assert_eq!(error.code, "wrong_passphrase");
    start::open_register(&desk.app, request(OLD)).expect("opened");
    assert_eq!(start::start(&desk.app).expect("the first screen").locked, None);
    assert_eq!(secrecy::was_at(&desk.app).expect("open").as_deref(), Some(place));
    assert_eq!(secrecy::was_at(&desk.app).expect("open"), None, "once");
}

#[test]
fn another_register_does_not_begin_where_the_locked_one_was() {
    let (desk, _) = desk();
    made(&desk.app, "Annat");
    secrecy::lock(&desk.app, r#"{"view":"history"}"#).expect("locked");
    open(&desk.app, "Prov", OLD).expect("opened");
    assert_eq!(secrecy::was_at(&desk.app).expect("open"), None);
    start::close_register(&desk.app).expect("closed");
    assert_eq!(
        start::start(&desk.app).expect("the first screen").locked,
        None,
        "nor is that one locked any more"
    );
    // A place of any length is no way to fill the memory.
    open(&desk.app, "Prov", OLD).expect("opened");
    secrecy::lock(&desk.app, &"x".repeat(100_000)).expect("locked");
    open(&desk.app, "Prov", OLD).expect("opened");
    assert_eq!(secrecy::was_at(&desk.app).expect("open"), None);
}

#[test]
fn the_sample_says_its_passphrase_when_it_is_locked() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    secrecy::lock(&desk.app, "").expect("locked");
    let locked = start::start(&desk.app).expect("the first screen").locked.expect("locked");
    assert_eq!(locked.sample_passphrase.as_deref(), Some(sample::PASSPHRASE));
}

#[test]
fn what_is_open_and_has_lost_its_file_is_not_locked() {
    let (desk, path) = desk();
    std::fs::rename(&path, path.with_extension("undan")).expect("taken away");
    assert_eq!(secrecy::lock(&desk.app, "").expect_err("refused").code, "register_gone");
    let elsewhere = desk.path("räddat.varsam");
    desk.app.host().answer(&elsewhere);
    backups::save_elsewhere(&desk.app).expect("saved");
    secrecy::lock(&desk.app, "").expect("locked");
}

#[test]
fn when_it_is_locked_by_itself_is_remembered() {
    let desk = Desk::new();
    let after = || start::start(&desk.app).expect("the first screen").lock_after;
    assert_eq!(after(), 15);
    for minutes in [0, 5, 30] {
        secrecy::set_lock_after(&desk.app, minutes).expect("chosen");
        assert_eq!(after(), minutes);
    }
    assert_eq!(secrecy::set_lock_after(&desk.app, 7).expect_err("refused").code, "unknown_thing");
    // What somebody wrote into the file by hand is no choice.
    let settings = desk.path("profil/settings.json");
    let text =
        std::fs::read_to_string(&settings).expect("read").replace("\"lock_after\": 30", "\"lock_after\": 7");
    std::fs::write(&settings, text).expect("written");
    assert_eq!(after(), 15);
}
