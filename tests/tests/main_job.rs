//! The main job through the use cases, on real files: from the sample municipality to a bundle
//! that is signed, approved and exported.

use varsam_app::dto::{CheckState, SetLevel, SignResult, StepId, TaskState};
use varsam_app::{classify, review, sample, sign, start, tasks};
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-03";

#[test]
fn the_sample_municipality_is_walked_to_a_signed_and_adopted_result() {
    let desk = Desk::new();
    let opened = sample::open_sample(&desk.app).expect("opened").view;
    assert_eq!((opened.systems.len(), opened.sets), (50, 213));

    let before = review::review(&desk.app, SYSTEM).expect("review");
    assert!(!before.can_sign && before.checks.iter().any(|c| c.code == "levels-missing"));
    assert_eq!(desk.sign_result(SYSTEM).expect_err("too early").code, "not_ready_to_sign");

    desk.make_ready(SYSTEM);
    let ready = review::review(&desk.app, SYSTEM).expect("review");
    assert!(ready.can_sign, "{:?}", ready.checks);
    desk.sign_result(SYSTEM).expect("signed");
    let signed = review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    assert_eq!((signed.revision, signed.stale, signed.adopted), (1, false, false));

    desk.approve(SYSTEM, "information_owner").expect("approved");
    desk.approve(SYSTEM, "system_owner").expect("approved");
    let adopted = review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    assert!(adopted.adopted && !adopted.stale);

    let list = tasks::task_list(&desk.app, SYSTEM).expect("tasks");
    let state = |id| list.steps.iter().find(|step| step.id == id).expect("the step").state;
    assert_eq!(state(StepId::Review), TaskState::Done);
    assert_eq!(state(StepId::Gate), TaskState::Done);
    assert!(list.profile.iter().all(|row| row.adopted == row.calculated));

    let receipt = desk.export_bundle(SYSTEM);
    assert_eq!(receipt.documents.len(), 3);
}

#[test]
fn a_change_after_signing_makes_the_result_stale_and_the_next_revision_follows_it() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    desk.approve(SYSTEM, "information_owner").expect("approved");

    let matrix = classify::matrix(&desk.app, SYSTEM).expect("matrix");
    let row = &matrix.rows[0];
    let level = if row.cells[0].level == Some(3) { 2 } else { 3 };
    let request = SetLevel {
        system: SYSTEM.into(),
        set: row.set.clone(),
        aspect: "K".into(),
        level: Some(level),
        revision: row.revision,
    };
    classify::set_level(&desk.app, request).expect("set");
    assert!(review::review(&desk.app, SYSTEM).expect("review").result.expect("a result").stale);
    assert_eq!(desk.approve(SYSTEM, "system_owner").expect_err("stale").code, "result_stale");

    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed again");
    let result = review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    assert_eq!(result.revision, 2);
    let waiting: usize = result.approvals.iter().map(|approval| approval.sets.len()).sum();
    assert_eq!(waiting, 1, "only the changed set must be approved again");
}

#[test]
fn a_level_seen_too_long_ago_is_a_conflict_and_nothing_is_written() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    let row = classify::matrix(&desk.app, SYSTEM).expect("matrix").rows.remove(0);
    let request = |level, revision| SetLevel {
        system: SYSTEM.into(),
        set: row.set.clone(),
        aspect: "K".into(),
        level: Some(level),
        revision,
    };
    classify::set_level(&desk.app, request(0, row.revision)).expect("set");
    let error = classify::set_level(&desk.app, request(1, row.revision)).expect_err("stale");
    assert_eq!((error.code, error.args["object"].as_str()), ("conflict", row.name.as_str()));
    assert_eq!(classify::matrix(&desk.app, SYSTEM).expect("matrix").rows[0].cells[0].level, Some(0));
}

#[test]
fn undo_says_what_it_takes_back_and_takes_it_back() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    let row = classify::matrix(&desk.app, SYSTEM).expect("matrix").rows.remove(0);
    let before = row.cells[0].level.expect("assessed");
    let level = (before + 1) % 4;
    let request = SetLevel {
        system: SYSTEM.into(),
        set: row.set.clone(),
        aspect: "K".into(),
        level: Some(level),
        revision: row.revision,
    };
    let label = classify::set_level(&desk.app, request).expect("set").standing.undo.expect("undoable");
    assert_eq!(label.op, "set_level");
    assert_eq!(label.args["name"], row.name);
    assert_eq!(
        (label.args["from"].clone(), label.args["to"].clone()),
        (before.to_string(), level.to_string())
    );
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(classify::matrix(&desk.app, SYSTEM).expect("matrix").rows[0].cells[0].level, Some(before));
    varsam_app::redo(&desk.app).expect("redone");
    assert_eq!(classify::matrix(&desk.app, SYSTEM).expect("matrix").rows[0].cells[0].level, Some(level));
}

#[test]
fn signing_with_the_wrong_key_or_passphrase_is_refused_and_writes_nothing() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk.make_ready(SYSTEM);
    let wrong = |identity: String, passphrase: &str| {
        let request = SignResult { system: SYSTEM.into(), identity, passphrase: passphrase.into() };
        sign::sign_result(&desk.app, request).map(drop).expect_err("refused").code
    };
    assert_eq!(wrong(desk.key("facilitator"), "fel lösenfras"), "wrong_key_passphrase");
    assert_eq!(wrong(desk.key("system_owner"), sample::PASSPHRASE), "wrong_role");
    assert_eq!(wrong("okänd".into(), sample::PASSPHRASE), "identity_missing");
    assert!(review::review(&desk.app, SYSTEM).expect("review").result.is_none());
}

#[test]
fn everything_is_there_after_closing_and_opening_again() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let before = review::review(&desk.app, SYSTEM).expect("review");
    start::close_register(&desk.app).expect("closed");
    assert_eq!(review::review(&desk.app, SYSTEM).expect_err("closed").code, "no_register_open");
    sample::open_sample(&desk.app).expect("opened again");
    assert_eq!(review::review(&desk.app, SYSTEM).expect("review"), before);
    assert!(before.checks.iter().all(|check| check.state != CheckState::Missing));
}

#[test]
fn an_approval_that_is_taken_back_is_no_approval() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    desk.approve(SYSTEM, "information_owner").expect("approved");
    desk.approve(SYSTEM, "system_owner").expect("approved");
    let reject = varsam_app::dto::SignStatement {
        system: SYSTEM.into(),
        role: "information_owner".into(),
        verdict: "reject".into(),
        text: "Vi såg fel.".into(),
        decision: varsam_app::dto::DecisionWords::default(),
        identity: desk.key("information_owner"),
        passphrase: sample::PASSPHRASE.into(),
    };
    sign::sign_statement(&desk.app, reject).expect("taken back");
    let result = || review::review(&desk.app, SYSTEM).expect("review").result.expect("a result");
    assert!(!result().adopted);
    desk.sign_result(SYSTEM).expect("signed again");
    let owners = result().approvals.iter().filter(|a| a.role == "information_owner").count();
    assert!(owners > 0, "the owners are asked again");
}

#[test]
fn nothing_from_before_a_signature_can_be_undone() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    assert_eq!(varsam_app::undo(&desk.app).expect_err("the ground stands").code, "nothing_to_undo");
}

#[test]
fn a_result_that_something_hinders_is_not_approved() {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let fifth = |n: usize| varsam_app::dto::DependencyRow {
        id: 0,
        consumer: format!("SYS-{n}"),
        consumer_name: String::new(),
        provider: SYSTEM.into(),
        provider_name: String::new(),
        tolerates: Some(0),
        note: String::new(),
    };
    for n in [46, 47, 36, 17, 50, 22] {
        varsam_app::links::put_dependency(&desk.app, SYSTEM, fifth(n)).expect("many depend on it now");
    }
    let error = desk.approve(SYSTEM, "system_owner").expect_err("a question is open");
    assert_eq!(error.code, "not_ready_to_sign");
}
