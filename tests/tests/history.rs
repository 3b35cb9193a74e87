//! Historik: what was done, with what, and that nobody changed it afterwards.

use std::collections::BTreeMap;

use varsam_app::dto::{
    AssessmentAnswer, HistoryAsked, HistoryContent, HistoryView, Reorganise, ReorganiseSeen, SetOwner,
};
use varsam_app::{assets, history, register, reorganise, sample, suitability, undo};
use varsam_store::Store;
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn read(desk: &Desk, about: Option<&str>, before: Option<u32>) -> HistoryView {
    let request = HistoryAsked { about: about.map(str::to_owned), before };
    history::history(&desk.app, &request).expect("a history")
}

fn own(desk: &Desk, system: &str, owner: &str) {
    let request = SetOwner { system: system.into(), set: None, owner: owner.into() };
    assets::set_owner(&desk.app, request).expect("owned");
}

#[test]
fn every_operation_is_there_with_what_it_changed_also_when_it_was_taken_back() {
    let desk = desk();
    own(&desk, SYSTEM, "Rektor");
    undo(&desk.app).expect("undone");
    let rows = read(&desk, None, None).rows;
    let ops: Vec<&str> = rows.iter().map(|row| row.action.op.as_str()).collect();
    assert_eq!(ops[..2], ["undo", "set_owner"]);
    assert_eq!(ops.last(), Some(&"create_register"));
    assert_eq!(rows[0].action.args["name"], rows[1].number.to_string());
    assert!(rows.iter().zip(&rows[1..]).all(|(newer, older)| newer.number == older.number + 1));
    let cells = history::history_details(&desk.app, rows[1].number).expect("details");
    let [cell] = cells.as_slice() else { panic!("one field: {cells:?}") };
    assert_eq!((cell.table.as_str(), cell.column.as_str()), ("system", "owner"));
    assert_eq!(cell.after.as_deref(), Some("Rektor"));
    assert!(cell.before.is_some() && cell.before != cell.after);
    assert_eq!(history::history_details(&desk.app, 9_999).expect_err("none").code, "unknown_thing");
}

#[test]
fn a_system_has_its_own_history_and_that_of_its_sets() {
    let desk = desk();
    own(&desk, SYSTEM, "Rektor");
    own(&desk, "SYS-16", "Ekonomichef");
    desk.complete("SYS-16");
    let of_school = read(&desk, Some(SYSTEM), None);
    assert!(of_school.about.is_some());
    let ops: Vec<&str> = of_school.rows.iter().map(|row| row.action.op.as_str()).collect();
    assert!(ops.contains(&"set_owner") && !ops.contains(&"set_level"), "{ops:?}");
    let of_economy = read(&desk, Some("SYS-16"), None).rows;
    assert!(of_economy.iter().any(|row| row.action.op == "set_reason"));
}

#[test]
fn a_long_history_comes_in_pages_without_a_gap() {
    let desk = desk();
    for n in 0..230 {
        own(&desk, SYSTEM, &format!("Rektor {n}"));
    }
    let (mut numbers, mut before) = (Vec::new(), None);
    loop {
        let page = read(&desk, None, before);
        numbers.extend(page.rows.iter().map(|row| row.number));
        before = numbers.last().copied();
        if !page.more {
            break;
        }
    }
    let newest = numbers[0];
    assert_eq!(numbers, (1..=newest).rev().collect::<Vec<_>>());
    let check = history::check_history(&desk.app).expect("checked");
    assert_eq!((check.operations, check.purged, check.broken), (newest, 0, Vec::new()));
}

#[test]
fn what_is_stopped_is_in_no_history_and_what_is_purged_has_no_content() {
    let desk = desk();
    own(&desk, SYSTEM, "Rektor Hemlig");
    let name = register::register(&desk.app).expect("a register").view.systems;
    let name = name.into_iter().find(|row| row.id == SYSTEM).expect("the system").name;
    let number = read(&desk, None, None).rows[0].number;
    let code = desk.stop("system", SYSTEM);
    let stopped = read(&desk, None, None);
    let row = stopped.rows.iter().find(|row| row.number == number).expect("the operation");
    assert_eq!((row.action.op.as_str(), row.content), ("stopped_thing", HistoryContent::Stopped));
    let said = format!("{:?}", stopped.rows);
    assert!(!said.contains(&name) && !said.contains(SYSTEM), "{said}");
    assert!(history::history_details(&desk.app, number).expect("details").is_empty());
    let about = HistoryAsked { about: Some(SYSTEM.into()), before: None };
    assert_eq!(history::history(&desk.app, &about).expect_err("stopped").code, "object_stopped");
    desk.purge(&code);
    let purged = read(&desk, None, None).rows;
    let row = purged.iter().find(|row| row.number == number).expect("the operation");
    assert_eq!(row.content, HistoryContent::Purged);
    let check = history::check_history(&desk.app).expect("checked");
    assert!(check.broken.is_empty() && check.purged > 0, "{check:?}");
}

/// What is only a part of something else does not name the system; nor does what was there before, under
/// an old id, in a text that was written over.
#[test]
fn parts_and_old_names_of_what_is_stopped_are_in_no_history_and_purged_with_it() {
    const FIRST: &str = "Det här skrevs först om saken och ändrades sedan.";
    let desk = desk();
    let due = suitability::suitability(&desk.app, SYSTEM).expect("the view").due.remove(0);
    let begun = desk.start_assessment(SYSTEM, &due.about, due.subjects);
    let answered = desk.answer_all(&begun.id).questions;
    let question = answered.into_iter().find(|one| !one.answer.words.is_empty()).expect("in words");
    for words in [FIRST, "Något helt annat."] {
        let answer = AssessmentAnswer { words: words.into(), ..question.answer.clone() };
        desk.answer_one(&begun.id, &question.id, answer);
    }
    let name = |id: &str| {
        let systems = register::register(&desk.app).expect("a register").view.systems;
        systems.into_iter().find(|row| row.id == id).expect("the system").name
    };
    let names = [name("SYS-07"), name(SYSTEM)];
    let merge = Reorganise::Merge {
        kind: "system".into(),
        id: "SYS-07".into(),
        into: SYSTEM.into(),
        levels: BTreeMap::new(),
    };
    let merge = decided(&desk, merge);
    let seen = reorganise::preview_reorganise(&desk.app, &merge).expect("a preview").seen;
    reorganise::reorganise(&desk.app, &ReorganiseSeen { change: merge, seen }).expect("merged");
    let number = read(&desk, None, None).rows[0].number;
    let code = desk.stop("system", SYSTEM);
    let rows = read(&desk, None, None).rows;
    let said = format!("{rows:?}");
    assert!(names.iter().all(|name| !said.contains(name.as_str())), "{said}");
    for number in 2..=number {
        let cells = history::history_details(&desk.app, number).expect("details");
        let said = format!("{cells:?}");
        assert!(!said.contains(FIRST) && names.iter().all(|name| !said.contains(name.as_str())), "{number}");
    }
    desk.purge(&code);
    varsam_app::start::close_register(&desk.app).expect("closed");
    let store = Store::open(&desk.sample_register(), sample::PASSPHRASE, "prov", "2026-12-01T08:00:00Z");
    let log = store.expect("opened").operations(None, usize::MAX, |_| true).expect("a log");
    assert!(log.iter().all(|one| !one.before.contains(FIRST) && !one.after.contains(FIRST)));
}

/// The higher level everywhere a merge asks.
fn decided(desk: &Desk, merge: Reorganise) -> Reorganise {
    let preview = reorganise::preview_reorganise(&desk.app, &merge).expect("a preview");
    let asked = preview.problems.iter().filter(|problem| problem.code == "level_unchosen");
    let chosen = asked.map(|problem| (problem.args["aspect"].clone(), "goes".to_owned())).collect();
    let Reorganise::Merge { kind, id, into, .. } = merge else { return merge };
    Reorganise::Merge { kind, id, into, levels: chosen }
}
