//! Fast hands on the sample municipality: many levels at once, copying, finding by name.

use varsam_app::dto::{
    BulkCell, CopyLevels, Find, FoundKind, MatrixRow, MatrixView, OwnName, SetLevel, SetLevels, SetReason,
    StopRequest,
};
use varsam_app::{bulk, classify, copy, find, gate, sample, undo};
use varsam_tests::Desk;

/// Ekonomisystemet: fifteen sets from many owners.
const SYSTEM: &str = "SYS-16";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn matrix(desk: &Desk) -> MatrixView {
    classify::matrix(&desk.app, SYSTEM).expect("the matrix")
}

/// Every set of the system, asked to have `level` for `aspect`.
fn all(view: &MatrixView, aspect: &str, level: Option<u8>) -> SetLevels {
    let cell = |row: &MatrixRow| BulkCell {
        set: row.set.clone(),
        aspect: aspect.to_owned(),
        level,
        revision: row.revision,
    };
    SetLevels { system: SYSTEM.to_owned(), cells: view.rows.iter().map(cell).collect() }
}

fn levels(view: &MatrixView, aspect: &str) -> Vec<Option<u8>> {
    let of = |row: &MatrixRow| row.cells.iter().find(|cell| cell.aspect == aspect).expect("a cell").level;
    view.rows.iter().map(of).collect()
}

fn own() -> Vec<OwnName> {
    vec![OwnName { id: "map".into(), names: vec!["Karta".into(), "Map".into()] }]
}

fn found(desk: &Desk, query: &str) -> Vec<(FoundKind, String, String)> {
    let request = Find { query: query.to_owned(), system: Some(SYSTEM.to_owned()), own: own() };
    let found = find::find(&desk.app, &request).expect("an answer");
    found.into_iter().map(|one| (one.kind, one.id, one.name)).collect()
}

#[test]
fn many_levels_are_one_operation_with_one_undo() {
    let desk = desk();
    let before = matrix(&desk);
    let changed = bulk::set_levels(&desk.app, all(&before, "K", Some(2))).expect("set");
    assert!(levels(&changed.view, "K").iter().all(|level| *level == Some(2)));
    let label = changed.standing.undo.expect("an operation");
    let differed = levels(&before, "K").iter().filter(|level| **level != Some(2)).count();
    assert_eq!(label.op, "set_levels");
    assert_eq!(
        (label.args["name"].as_str(), &label.args["count"]),
        ("Ekonomisystemet", &differed.to_string())
    );

    undo(&desk.app).expect("undone");
    let after = matrix(&desk);
    assert_eq!(levels(&after, "K"), levels(&before, "K"));
    for aspect in ["R", "T", "S"] {
        assert_eq!(levels(&after, aspect), levels(&before, aspect), "{aspect} was not touched");
    }
}

#[test]
fn the_preview_says_what_changes_and_writes_nothing() {
    let desk = desk();
    let before = matrix(&desk);
    let preview = bulk::preview_bulk(&desk.app, &all(&before, "K", Some(0))).expect("a preview");
    assert_eq!(matrix(&desk), before, "nothing is written");
    assert_eq!(preview.changes.len() + preview.same as usize, before.rows.len());
    assert!(preview.changes.iter().all(|change| change.to == Some(0) && change.from != Some(0)));
    let low = preview.changes.iter().find(|change| change.below_floor).expect("a set with a floor");
    assert!(low.floor.as_ref().is_some_and(|floor| floor.level > 0 && !floor.why.is_empty()));
    let shared = preview.changes.iter().find(|change| !change.elsewhere.is_empty()).expect("a shared set");
    assert!(!shared.elsewhere.contains(&"Ekonomisystemet".to_owned()), "{shared:?}");

    bulk::set_levels(&desk.app, all(&before, "K", Some(0))).expect("set");
    for row in matrix(&desk).rows {
        let cell = &row.cells[0];
        if let Some(said) = preview.changes.iter().find(|change| change.set == row.set) {
            let told = (said.below_floor, said.reason_missing);
            assert_eq!((cell.below_floor, cell.reason_missing), told, "{}: as the preview said", row.name);
        }
    }
}

#[test]
fn one_stale_set_refuses_all_and_every_stale_one_is_named() {
    let desk = desk();
    let seen = matrix(&desk);
    for row in &seen.rows[1..3] {
        let now = classify::matrix(&desk.app, SYSTEM).expect("the matrix");
        let revision = now.rows.iter().find(|one| one.set == row.set).expect("the row").revision;
        let level = if row.cells[3].level == Some(1) { 2 } else { 1 };
        let (system, set, aspect) = (SYSTEM.to_owned(), row.set.clone(), "S".to_owned());
        let request = SetLevel { system, set, aspect, level: Some(level), revision };
        classify::set_level(&desk.app, request).expect("a level");
    }
    let before = matrix(&desk);
    let request = all(&seen, "K", Some(3));
    for refused in [
        bulk::preview_bulk(&desk.app, &request).map(|_| ()).expect_err("stale"),
        bulk::set_levels(&desk.app, request).map(|_| ()).expect_err("stale"),
    ] {
        assert_eq!(refused.code, "conflict");
        for row in &seen.rows[1..3] {
            assert!(refused.args["object"].contains(&row.name), "{:?} names {}", refused.args, row.name);
        }
    }
    assert_eq!(matrix(&desk), before, "nothing is written");
}

#[test]
fn what_is_not_there_is_refused_and_nothing_new_is_no_operation() {
    let desk = desk();
    let view = matrix(&desk);
    let mut unknown = all(&view, "K", Some(2));
    unknown.cells[0].aspect = "Q".to_owned();
    assert_eq!(bulk::set_levels(&desk.app, unknown).expect_err("no aspect").code, "unknown_thing");
    assert_eq!(
        bulk::set_levels(&desk.app, all(&view, "K", Some(9))).expect_err("no level").code,
        "unknown_thing"
    );
    let standing = bulk::set_levels(&desk.app, all(&view, "K", Some(2))).expect("set").standing;
    let again = bulk::set_levels(&desk.app, all(&matrix(&desk), "K", Some(2))).expect("set").standing;
    assert_eq!(again, standing, "nothing was written");
}

#[test]
fn levels_and_reasons_are_copied_with_their_origin() {
    let desk = desk();
    let row = matrix(&desk).rows.into_iter().find(|row| row.held).expect("a set");
    let offered = copy::similar_sets(&desk.app, &row.set).expect("similar");
    assert!(!offered.similar.is_empty());
    assert!(offered.similar.iter().all(|one| !one.why.is_empty() && one.set != row.set), "{offered:#?}");
    let source = &offered.similar[0];
    let (system, set) = (SYSTEM.to_owned(), source.set.clone());
    let (aspect, reason) = ("K".to_owned(), "Prövat med juristen.".to_owned());
    let request = SetReason { system, set, aspect, category: None, reason, revision: source.revision };
    classify::set_reason(&desk.app, request).expect("a reason");

    let offered = copy::similar_sets(&desk.app, &row.set).expect("similar");
    let source = offered.similar.iter().find(|one| one.set == source.set).expect("still offered");
    let request = CopyLevels {
        system: SYSTEM.to_owned(),
        set: row.set.clone(),
        revision: offered.revision,
        from: source.set.clone(),
        from_revision: source.revision,
        aspects: vec!["K".to_owned()],
    };
    let changed = copy::copy_levels(&desk.app, &request).expect("copied");
    let now = changed.view.rows.iter().find(|one| one.set == row.set).expect("the row");
    assert_eq!(
        (now.cells[0].level, now.cells[0].reason.as_str()),
        (source.cells[0].level, "Prövat med juristen.")
    );
    assert_eq!(now.cells[1..], row.cells[1..], "only what was chosen");
    let label = changed.standing.undo.expect("an operation");
    assert_eq!(
        (label.args["name"].as_str(), label.args["from"].as_str()),
        (row.name.as_str(), source.name.as_str())
    );

    let stale = copy::copy_levels(&desk.app, &request).expect_err("the set was changed");
    assert_eq!((stale.code, &stale.args["object"]), ("conflict", &row.name));
    undo(&desk.app).expect("undone");
    let back = matrix(&desk).rows.into_iter().find(|one| one.set == row.set).expect("the row");
    assert_eq!(back.cells, row.cells);
}

#[test]
fn systems_sets_flows_and_screens_are_found_by_name() {
    let desk = desk();
    assert_eq!(found(&desk, "ekonomisys")[0], (FoundKind::System, SYSTEM.into(), "Ekonomisystemet".into()));
    assert_eq!(found(&desk, "lev reskontra")[0].0, FoundKind::Set);
    let own = found(&desk, "interkommunal ersättning elever");
    assert_eq!(own[0].0, FoundKind::Set, "{own:?}");
    let request = Find { query: "interkommunal".into(), system: Some(SYSTEM.into()), own: Vec::new() };
    let near = find::find(&desk.app, &request).expect("an answer").remove(0);
    assert_eq!(near.system.as_deref(), Some(SYSTEM), "what comes in is shown in the system in view");
    assert!(found(&desk, "leverantorsreskontra").iter().any(|one| one.0 == FoundKind::Flow));
    let kinds: Vec<FoundKind> = found(&desk, "elevhälsa").into_iter().map(|one| one.0).collect();
    let first_flow = kinds.iter().position(|kind| *kind == FoundKind::Flow).expect("a flow");
    assert_eq!(kinds[0], FoundKind::System);
    assert!(
        kinds[..first_flow].contains(&FoundKind::Set),
        "sets before flows that only end there: {kinds:?}"
    );
    assert_eq!(found(&desk, "map")[0], (FoundKind::Own, "map".into(), String::new()));
    assert_eq!(found(&desk, "karta")[0].1, "map", "in either language");
    assert_eq!(found(&desk, "").len(), 0);
    assert_eq!(found(&desk, "xyzzyq").len(), 0);
}

#[test]
fn without_a_register_the_window_is_found_and_nothing_else() {
    let desk = Desk::new();
    assert_eq!(found(&desk, "karta").len(), 1);
    assert_eq!(found(&desk, "ekonomi").len(), 0);
}

#[test]
fn what_is_stopped_is_neither_found_nor_copied_from_nor_set() {
    let desk = desk();
    let row = matrix(&desk).rows.into_iter().find(|row| row.name == "Leverantörsreskontra").expect("the set");
    let other = matrix(&desk).rows.into_iter().find(|one| one.set != row.set).expect("another");
    let request = StopRequest { kind: "set".into(), id: row.set.clone() };
    gate::stop(&desk.app, request).expect("stopped");
    assert!(
        found(&desk, "leverantörsreskontra").iter().all(|one| one.1 != row.set && !one.2.contains(&row.name))
    );
    let offered = copy::similar_sets(&desk.app, &other.set).expect("similar").similar;
    assert!(offered.iter().all(|one| one.set != row.set));
    assert_eq!(copy::similar_sets(&desk.app, &row.set).expect_err("stopped").code, "object_stopped");
    let mut request = all(&matrix(&desk), "K", Some(2));
    let (set, aspect) = (row.set.clone(), "K".to_owned());
    request.cells.push(BulkCell { set, aspect, level: Some(2), revision: row.revision + 1 });
    assert_eq!(bulk::set_levels(&desk.app, request).expect_err("stopped").code, "object_stopped");

    gate::stop(&desk.app, StopRequest { kind: "system".into(), id: SYSTEM.into() }).expect("stopped");
    assert!(
        found(&desk, "ekonomisystemet")
            .iter()
            .all(|one| one.1 != SYSTEM && !one.2.contains("Ekonomisystemet"))
    );
}
