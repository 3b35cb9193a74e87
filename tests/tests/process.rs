//! A process is classified as a system is: it uses sets that lie in systems, says what those have to
//! meet, and leaves as a signed result that names it a process.

use std::collections::BTreeMap;

use serde_json::Value;
use varsam_app::dto::{
    AssetsView, DependencyRow, HoldSet, NewSystem, ParticipantRow, PlanWorkshop, ReleaseSet, Reorganise,
    SetLevel, WorkshopPlan,
};
use varsam_app::{
    assets, classify, holding, links, register, reorganise, review, sample, tasks, together, undo, workshop,
};
use varsam_tests::{Desk, printed, registry};

/// Elevregistret.
const SYSTEM: &str = "SYS-03";

fn desk() -> (Desk, String) {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    let before: Vec<String> = register::register(&desk.app)
        .expect("a register")
        .view
        .systems
        .into_iter()
        .map(|row| row.id)
        .collect();
    let request = NewSystem {
        name: "Skolplacering".into(),
        authority_name: "Barn- och utbildningsnämnden".into(),
        owner: "Enhetschef antagning".into(),
        kind: "process".into(),
        gate: desk.answers("no"),
    };
    let view = register::add_system(&desk.app, request).expect("added").view;
    let row = view.systems.into_iter().find(|row| !before.contains(&row.id)).expect("the process");
    assert_eq!(row.kind, "process");
    (desk, row.id)
}

fn hold(desk: &Desk, system: &str, set: &str, handling: &str) -> AssetsView {
    let request = HoldSet { system: system.into(), set: set.into(), handling: handling.into() };
    holding::hold_set(&desk.app, &request).expect("held").view
}

/// A set that two systems hold, and one of them.
fn held_twice(desk: &Desk) -> (String, String) {
    let systems = register::register(&desk.app).expect("a register").view.systems;
    let mut found = systems.into_iter().flat_map(|row| {
        let sets = assets::assets(&desk.app, &row.id).expect("assets").sets;
        sets.into_iter().map(move |set| (row.id.clone(), set))
    });
    let (system, set) = found.find(|(_, set)| set.held && set.also_in.len() == 1).expect("one");
    (system, set.id)
}

#[test]
fn a_process_uses_a_set_where_it_lies() {
    let (desk, process) = desk();
    let (system, set) = held_twice(&desk);
    let copied = || {
        let talks = together::together(&desk.app, &system).expect("the view").talks;
        talks.iter().flat_map(|talk| &talk.reasons).filter(|reason| reason.flag == "AGG-12").count()
    };
    let before = copied();
    let offered = holding::other_sets(&desk.app, &process).expect("offered");
    assert!(offered.iter().any(|row| row.set == set && row.held_in.len() == 2));
    let view = hold(&desk, &process, &set, "stores");
    let row = view.sets.iter().find(|row| row.id == set).expect("the set");
    assert!(row.held && !row.master && row.also_in.len() == 2);
    assert!(holding::other_sets(&desk.app, &process).expect("offered").iter().all(|row| row.set != set));
    assert_eq!(copied(), before, "no copy lies in a process");

    let offered =
        |id: &str| holding::other_sets(&desk.app, id).expect("sets").iter().any(|row| row.set == set);
    let third = ["SYS-01", "SYS-02", "SYS-03"].into_iter().find(|id| offered(id)).expect("a third");
    desk.pass_gate(third);
    hold(&desk, third, &set, "stores");
    assert_eq!(copied(), before + 1, "a third system has a copy");
}

/// What the process needs, the system it depends on has to meet.
#[test]
fn the_systems_that_a_process_needs_must_be_as_available_as_it_has_to_be() {
    let (desk, process) = desk();
    let level = |id: &str| tasks::task_list(&desk.app, id).expect("tasks").profile[2].calculated;
    let set = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0).id;
    hold(&desk, &process, &set, "processes");
    let levels = SetLevel { system: process.clone(), set, aspect: "T".into(), level: Some(3), revision: 0 };
    let revision = classify::matrix(&desk.app, &process).expect("a matrix").rows[0].revision;
    classify::set_level(&desk.app, SetLevel { revision, ..levels }).expect("a level");
    let systems = register::register(&desk.app).expect("a register").view.systems;
    let low = systems.iter().find(|row| row.calculated[2].is_some_and(|level| level < 3)).expect("a low one");
    let dependency = DependencyRow {
        id: 0,
        consumer: process.clone(),
        consumer_name: String::new(),
        provider: low.id.clone(),
        provider_name: String::new(),
        tolerates: None,
        note: String::new(),
    };
    links::put_dependency(&desk.app, &process, dependency).expect("needed");
    assert_eq!((level(&process), level(&low.id)), (Some(3), Some(3)));
}

#[test]
fn a_set_is_let_go_of_where_it_lies_elsewhere_and_nowhere_else() {
    let (desk, process) = desk();
    let set = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0).id;
    hold(&desk, &process, &set, "processes");
    let again = HoldSet { system: process.clone(), set: set.clone(), handling: "shows".into() };
    assert_eq!(holding::hold_set(&desk.app, &again).expect_err("twice").code, "set_held");
    let odd = HoldSet { handling: "eats".into(), ..again.clone() };
    assert_eq!(holding::hold_set(&desk.app, &odd).expect_err("unknown").code, "unknown_thing");
    let nothing = HoldSet { set: "none".into(), ..again };
    assert_eq!(holding::hold_set(&desk.app, &nothing).expect_err("unknown").code, "unknown_thing");

    let release = ReleaseSet { system: process.clone(), set: set.clone() };
    assert!(holding::release_set(&desk.app, &release).expect("released").view.sets.is_empty());
    undo(&desk.app).expect("undone");
    assert_eq!(assets::assets(&desk.app, &process).expect("assets").sets.len(), 1);

    let alone = assets::assets(&desk.app, SYSTEM).expect("assets").sets;
    let alone = alone.iter().find(|row| row.held && row.also_in.is_empty()).expect("only here");
    let release = ReleaseSet { system: SYSTEM.into(), set: alone.id.clone() };
    assert_eq!(holding::release_set(&desk.app, &release).expect_err("homeless").code, "set_only_here");
}

#[test]
fn a_workshop_about_a_process_ends_in_a_signed_result_that_the_registry_takes_as_one() {
    let (desk, process) = desk();
    let set = assets::assets(&desk.app, SYSTEM).expect("assets").sets.remove(0).id;
    hold(&desk, &process, &set, "processes");
    let plan = WorkshopPlan {
        name: "Skolplacering".into(),
        date: None,
        place: String::new(),
        invitation: String::new(),
        participants: vec![ParticipantRow {
            number: None,
            function: "Rektor".into(),
            part: "information_owner".into(),
            present: true,
        }],
        agenda: Vec::new(),
        next_date: None,
    };
    let request = PlanWorkshop { system: process.clone(), plan };
    workshop::plan_workshop(&desk.app, request).expect("planned");
    desk.make_ready(&process);
    let ready = review::review(&desk.app, &process).expect("review");
    assert!(ready.can_sign, "{:?}", ready.checks);
    desk.sign_result(&process).expect("signed");
    desk.approve(&process, "information_owner").expect("approved");
    desk.approve(&process, "system_owner").expect("approved");
    assert!(review::review(&desk.app, &process).expect("review").result.expect("a result").adopted);

    desk.export_pdf_to(&process, &desk.path("process.pdf"));
    let text = printed::text(&desk.path("process.pdf"));
    assert!(text.contains("Processägare") && text.contains("Processens skyddsbehov"), "{text}");
    assert!(!text.contains("Systemägare"));

    desk.export_bundle_to(&process, &desk.path("process.vbundle"));
    let path = |name: &str| desk.path(name).to_str().expect("a path").to_owned();
    let db = format!("sqlite:{}", path("registry.db"));
    assert_eq!(registry(&["init", "--sample", "--db", &db]).code, 0);
    let taken = registry(&["import", &path("process.vbundle"), "--json", "--db", &db]);
    assert_eq!(taken.code, 0, "{}{}", taken.out, taken.err);
    let answer = registry(&["analyse", "--json", "--db", &db]);
    assert_eq!(answer.code, 0, "{}{}", answer.out, answer.err);
    let city: Value = serde_json::from_str(&answer.out).expect("JSON");
    let left = city["not_analysed"].as_array().expect("a list");
    assert!(left.iter().any(|row| row["reason"] == "process"), "{left:?}");
}

#[test]
fn a_process_does_not_become_a_system() {
    let (desk, process) = desk();
    let change = Reorganise::Merge {
        kind: "system".into(),
        id: process,
        into: SYSTEM.into(),
        levels: BTreeMap::new(),
    };
    let preview = reorganise::preview_reorganise(&desk.app, &change).expect("a preview");
    assert!(preview.problems.iter().any(|problem| problem.code == "kinds_differ"));
}
