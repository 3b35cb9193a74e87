//! The stop-gate through the use cases: asked first, stops at once, can be lifted, and purges.

use varsam_app::dto::{
    AnswerGate, FlowRow, LiftStop, NewRegister, NewSystem, SetLevel, StepId, StopState, TaskState,
};
use varsam_app::{
    assets, classify, export, gate, links, map, register, review, sample, start, tasks, together,
};
use varsam_tests::{Desk, Pages};

/// A system that knows others and is known by them.
const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn answer(desk: &Desk, system: &str, answer: &str) -> varsam_app::dto::GateOutcome {
    let request = AnswerGate { system: system.into(), answers: desk.answers(answer) };
    gate::answer_gate(&desk.app, request).expect("answered").view
}

fn step(desk: &Desk, system: &str, id: StepId) -> (TaskState, String) {
    let list = tasks::task_list(&desk.app, system).expect("the steps");
    let step = list.steps.into_iter().find(|step| step.id == id).expect("the step");
    (step.state, step.note)
}

#[test]
fn nothing_is_written_about_a_system_before_its_gate_is_answered() {
    let desk = desk();
    let system = "SYS-37";
    assert_eq!(step(&desk, system, StepId::Gate).0, TaskState::NotStarted);
    assert_eq!(step(&desk, system, StepId::Classify), (TaskState::Blocked, "gate-first".into()));
    let row = classify::matrix(&desk.app, system).expect("shown").rows.remove(0);
    let level = || SetLevel {
        system: system.into(),
        set: row.set.clone(),
        aspect: "K".into(),
        level: Some(1),
        revision: row.revision,
    };
    assert_eq!(classify::set_level(&desk.app, level()).expect_err("too early").code, "gate_first");
    let checks = review::review(&desk.app, system).expect("the review").checks;
    assert!(checks.iter().any(|check| check.code == "gate-missing"));

    let mut few = desk.answers("no");
    few.pop_first();
    let request = AnswerGate { system: system.into(), answers: few };
    let error = gate::answer_gate(&desk.app, request).expect_err("one is missing");
    assert_eq!((error.code, error.problems.len()), ("gate_incomplete", 1));
    desk.pass_gate(system);
    assert_eq!(step(&desk, system, StepId::Gate).0, TaskState::Done);
    classify::set_level(&desk.app, level()).expect("a level");
    varsam_app::undo(&desk.app).expect("the level");
    varsam_app::undo(&desk.app).expect("the gate");
    assert_eq!(step(&desk, system, StepId::Gate).0, TaskState::NotStarted);
}

#[test]
fn a_yes_or_a_dont_know_stops_at_once_and_a_slip_is_lifted() {
    for other in ["yes", "unknown"] {
        let desk = desk();
        let name = tasks::task_list(&desk.app, "SYS-37").expect("shown").system.name;
        let code = answer(&desk, "SYS-37", other).stopped.expect("stopped");
        assert!(code.starts_with("ST-2026-"), "{code}");
        let error = tasks::task_list(&desk.app, "SYS-37").expect_err("hidden");
        assert_eq!((error.code, error.args["code"].as_str()), ("object_stopped", code.as_str()));
        let view = register::register(&desk.app).expect("the register").view;
        assert!(view.systems.iter().all(|row| row.id != "SYS-37" && row.name != name));
        assert_eq!(
            (view.stopped[0].code.as_str(), view.stopped[0].state),
            (code.as_str(), StopState::Locked)
        );
        assert!(varsam_app::undo(&desk.app).is_err(), "undo is no way around it");

        let lift = |reason: &str| LiftStop { code: code.clone(), reason: reason.into() };
        assert_eq!(gate::lift_stop(&desk.app, lift("för att")).expect_err("no words").code, "unknown_thing");
        gate::lift_stop(&desk.app, lift("answered_by_mistake")).expect("lifted");
        assert_eq!(tasks::task_list(&desk.app, "SYS-37").expect("shown").system.name, name);
        assert_eq!(step(&desk, "SYS-37", StepId::Gate).0, TaskState::NotStarted, "it is asked again");
        assert_eq!(
            gate::lift_stop(&desk.app, lift("answered_by_mistake")).expect_err("lifted").code,
            "unknown_thing"
        );
        let second = desk.stop("system", "SYS-37");
        assert_ne!(second, code, "a code is never used again");
    }
}

#[test]
fn what_is_stopped_is_nowhere_to_be_seen_and_comes_back_as_it_was() {
    let desk = desk();
    let everything = || {
        let mut all = String::new();
        let systems = register::register(&desk.app).expect("the register").view;
        for row in &systems.systems {
            let views = (
                tasks::task_list(&desk.app, &row.id),
                assets::assets(&desk.app, &row.id),
                classify::matrix(&desk.app, &row.id),
                together::together(&desk.app, &row.id),
                links::links(&desk.app, &row.id),
                map::map(&desk.app, &row.id, "K"),
                review::review(&desk.app, &row.id),
            );
            all.push_str(&format!("{views:?}"));
        }
        all.push_str(&format!("{systems:?} {:?}", links::all_links(&desk.app)));
        all
    };
    let before = everything();
    let system = tasks::task_list(&desk.app, SYSTEM).expect("shown").system;
    let sets = assets::assets(&desk.app, SYSTEM).expect("shown").sets;
    let own =
        sets.iter().find(|set| set.also_in.is_empty() && set.held).expect("a set of its own").name.clone();
    assert!(before.contains(&system.name) && before.contains(&own));
    let code = desk.stop("system", SYSTEM);
    let during = everything();
    assert!(!during.contains(&system.name), "the name is shown somewhere");
    assert!(!system.description.is_empty() && !during.contains(&system.description));
    assert!(during.contains(&code), "others see that something is there");
    gate::lift_stop(&desk.app, LiftStop { code, reason: "wrong_object".into() }).expect("lifted");
    desk.pass_gate(SYSTEM);
    let after = everything();
    // What remains of the slip is its row, and that undo begins anew.
    let body = |text: &str| text.replace(' ', "").split("stopped:[").next().unwrap_or_default().len();
    assert_eq!(body(&after), body(&before));
}

#[test]
fn what_names_something_stopped_is_not_signed_exported_or_changed() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let (flow, other) = desk.neighbour(SYSTEM);
    let code = desk.stop("system", &other);
    let checks = review::review(&desk.app, SYSTEM).expect("the review").checks;
    assert!(
        checks.iter().any(|check| check.code == "stopped-in" && check.links[0].label == code),
        "{checks:?}"
    );
    desk.app.host().answer(desk.path("ut.vbundle"));
    assert_eq!(export::export_bundle(&desk.app, SYSTEM).expect_err("it says its id").code, "object_stopped");
    let refused = |error: varsam_app::AppError| assert_eq!(error.code, "object_stopped");
    refused(
        links::put_flow(
            &desk.app,
            SYSTEM,
            FlowRow { to: SYSTEM.into(), from: "SYS-01".into(), ..flow.clone() },
        )
        .expect_err("refused"),
    );
    refused(links::delete_flow(&desk.app, SYSTEM, &flow.id).expect_err("refused"));
    refused(map::map(&desk.app, &other, "K").expect_err("refused"));
    refused(export::export_pdf(&desk.app, &other).expect_err("refused"));
}

#[test]
fn a_new_topic_of_national_security_asks_again_and_locks_nothing() {
    let desk = desk();
    let set = "Informations-id;Informationsmängd;Nämnd eller bolag;Ämnesområde;Innehåller personuppgifter\nX-9;Ny mängd;UBN;Beredskap;Nej\n";
    let holding =
        "System-id;Informations-id;Hantering;Huvuddatakälla;Miljö\nSYS-03;X-9;Lagrar;Ja;Produktion\n";
    desk.read_in(&[("m.csv", set), ("i.csv", holding)]);
    assert_eq!(step(&desk, SYSTEM, StepId::Gate), (TaskState::Started, "gate-again".into()));
    assert_eq!(gate::gate(&desk.app, SYSTEM).expect("the gate").because_of, ["Ny mängd"]);
    let checks = review::review(&desk.app, SYSTEM).expect("the review").checks;
    assert!(checks.iter().any(|check| check.code == "gate-again"));
    assert_ne!(step(&desk, SYSTEM, StepId::Classify).0, TaskState::Blocked);
    desk.pass_gate(SYSTEM);
    assert_eq!(step(&desk, SYSTEM, StepId::Gate).0, TaskState::Done);
}

#[test]
fn a_new_system_that_is_stopped_is_never_written() {
    const PLANT: &str = "Hemlig plantering";
    let desk = desk();
    let mut answers = desk.answers("no");
    answers.insert("SG-2".into(), "unknown".into());
    let new = NewSystem {
        name: PLANT.into(),
        authority_name: PLANT.into(),
        owner: PLANT.into(),
        kind: "it".into(),
        gate: answers,
    };
    let view = register::add_system(&desk.app, new.clone()).expect("answered").view;
    assert_eq!((view.systems.len(), view.stopped[0].state), (50, StopState::Purged));
    let plain = Pages::of(&desk.sample_register(), sample::PASSPHRASE).decrypted();
    assert!(!plain.windows(PLANT.len()).any(|part| part == PLANT.as_bytes()));
    let error =
        register::add_system(&desk.app, NewSystem { gate: Default::default(), ..new }).expect_err("asked");
    assert_eq!(error.code, "gate_incomplete");
}

#[test]
fn a_set_that_others_hold_is_stopped_on_its_own() {
    let desk = desk();
    let sets = assets::assets(&desk.app, SYSTEM).expect("shown").sets;
    let shared = sets.iter().find(|set| !set.also_in.is_empty()).expect("a shared set");
    let code = desk.stop("set", &shared.id);
    let rows = classify::matrix(&desk.app, SYSTEM).expect("shown").rows;
    let row = rows.iter().find(|row| row.set == shared.id).expect("it is still there");
    assert_eq!((row.name.as_str(), row.description.as_str()), (code.as_str(), ""));
    assert!(row.cells.iter().all(|cell| cell.level.is_none() && cell.reason.is_empty()));
    let level = SetLevel {
        system: SYSTEM.into(),
        set: shared.id.clone(),
        aspect: "K".into(),
        level: Some(1),
        revision: row.revision,
    };
    assert_eq!(classify::set_level(&desk.app, level).expect_err("locked").code, "object_stopped");
    desk.purge(&code);
    let rows = classify::matrix(&desk.app, SYSTEM).expect("shown").rows;
    assert!(rows.iter().all(|row| row.set != shared.id));
}

#[test]
fn the_window_that_was_loaded_anew_finds_the_register_open() {
    let desk = Desk::new();
    assert!(!start::start(&desk.app).expect("the first screen").open);
    let new = NewRegister {
        name: "A".into(),
        org: String::new(),
        passphrase: "fyra ord på rad".into(),
        passphrase_again: "fyra ord på rad".into(),
    };
    start::create_register(&desk.app, new).expect("made");
    assert!(start::start(&desk.app).expect("the first screen").open);
}
