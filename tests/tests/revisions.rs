//! The results of a system one after another: how far each has come, what its decision says, when
//! it is to be looked at again, and what differs between two of them.

use varsam_app::dto::{
    CompareRevisions, DecisionWords, Reconsider, RevisionDiff, RevisionsView, SetLevel, SetReason,
    SignStatement, StageId,
};
use varsam_app::revisions::{compare_revisions, reconsider, revisions};
use varsam_app::{AppError, classify, register, sample, sign, start, undo};
use varsam_tests::Desk;

const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn view(desk: &Desk) -> RevisionsView {
    revisions(&desk.app, SYSTEM).expect("the view")
}

fn stages(desk: &Desk) -> Vec<StageId> {
    view(desk).revisions.iter().map(|one| one.stage).collect()
}

fn causes(desk: &Desk) -> Vec<String> {
    view(desk).causes.into_iter().map(|cause| cause.code).collect()
}

fn says(desk: &Desk, role: &str, verdict: &str, decision: DecisionWords) -> Result<(), AppError> {
    let text = if verdict == "approve" { String::new() } else { "Tänk på gallringen.".to_owned() };
    let identity = desk.key(if role == "data_protection_officer" { "coordinator" } else { role });
    let (role, verdict) = (role.to_owned(), verdict.to_owned());
    let passphrase = sample::PASSPHRASE.to_owned();
    let request =
        SignStatement { system: SYSTEM.into(), role, verdict, text, decision, identity, passphrase };
    sign::sign_statement(&desk.app, request).map(drop)
}

fn decision(delegation: &str, case_number: &str, valid_until: &str) -> DecisionWords {
    DecisionWords {
        delegation: delegation.into(),
        case_number: case_number.into(),
        valid_until: Some(valid_until.into()),
    }
}

/// Adopts the system's levels: the owner of the information until 2027-06-30, the system's owner
/// until 2027-11-30.
fn adopt(desk: &Desk) {
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    says(desk, "information_owner", "approve", decision("B 4.2", "BUN 2026/117", "2027-06-30"))
        .expect("approved");
    says(desk, "system_owner", "approve", decision("A 1.7", "KS 2026/9", "2027-11-30")).expect("approved");
}

/// Gives the first set another level and reason than it has.
fn change_first_cell(desk: &Desk) -> String {
    let row = classify::matrix(&desk.app, SYSTEM).expect("matrix").rows.remove(0);
    let level = if row.cells[0].level == Some(3) { 2 } else { 3 };
    let (system, set) = (SYSTEM.to_owned(), row.set.clone());
    let request = SetLevel { system, set, aspect: "K".into(), level: Some(level), revision: row.revision };
    let changed = classify::set_level(&desk.app, request).expect("set").view;
    let request = SetReason {
        system: SYSTEM.into(),
        set: row.set.clone(),
        aspect: "K".into(),
        category: Some("individual".into()),
        reason: "Nya uppgifter om hälsa.".into(),
        revision: changed.rows.iter().find(|one| one.set == row.set).expect("the set").revision,
    };
    classify::set_reason(&desk.app, request).expect("reasoned");
    row.name
}

fn compare(desk: &Desk, from: u32, to: Option<u32>) -> Result<RevisionDiff, AppError> {
    compare_revisions(&desk.app, &CompareRevisions { system: SYSTEM.into(), from, to })
}

#[test]
fn a_result_goes_from_draft_to_superseded() {
    let desk = desk();
    assert!(view(&desk).revisions.is_empty());
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    assert_eq!(stages(&desk), [StageId::Completed]);

    says(&desk, "coordinator", "advice", DecisionWords::default()).expect("advised");
    assert_eq!(stages(&desk), [StageId::Opinion]);
    let opinion = view(&desk).revisions[0].opinions[0].clone();
    assert_eq!((opinion.role.as_str(), opinion.text.as_str()), ("coordinator", "Tänk på gallringen."));

    says(&desk, "information_owner", "approve", decision("B 4.2", "BUN 2026/117", "2027-06-30"))
        .expect("approved");
    assert_eq!(stages(&desk), [StageId::Opinion], "not everybody has approved");
    says(&desk, "system_owner", "approve", decision("A 1.7", "KS 2026/9", "2027-11-30")).expect("approved");
    assert_eq!(stages(&desk), [StageId::Adopted]);
    let adopted = view(&desk).adopted.expect("adopted");
    assert_eq!((adopted.delegation.as_str(), adopted.case_number.as_str()), ("A 1.7", "KS 2026/9"));
    assert_eq!(
        (adopted.holds_until.as_str(), adopted.day_set, adopted.revision),
        ("2027-06-30", true, Some(1))
    );
    let given = view(&desk).revisions[0].approvals[0].decision.clone();
    assert_eq!(given, Some(decision("B 4.2", "BUN 2026/117", "2027-06-30")));

    let ask = |reason: Option<&str>| {
        reconsider(&desk.app, Reconsider { system: SYSTEM.into(), reason: reason.map(str::to_owned) })
    };
    let asked = ask(Some("Ny lag från årsskiftet.")).expect("asked").view;
    assert_eq!((asked.revisions[0].stage, asked.asked), (StageId::Reconsidered, true));
    undo(&desk.app).expect("taken back");
    assert_eq!(stages(&desk), [StageId::Adopted]);
    ask(Some("Ny lag från årsskiftet.")).expect("asked");
    assert_eq!(ask(None).expect("taken back").view.revisions[0].stage, StageId::Adopted);
    ask(Some("Ny lag från årsskiftet.")).expect("asked");

    change_first_cell(&desk);
    assert_eq!(causes(&desk), ["asked", "moved_on"]);
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    assert_eq!(
        stages(&desk),
        [StageId::Completed, StageId::Reconsidered],
        "what is adopted is still reconsidered"
    );
    adopt(&desk);
    let settled = [StageId::Adopted, StageId::Superseded, StageId::Superseded];
    assert_eq!(stages(&desk), settled);
    assert!(!view(&desk).asked && causes(&desk).is_empty(), "{:?}", view(&desk).causes);
}

#[test]
fn who_advises_decides_nothing_and_who_decides_does_not_advise() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let code = |role, verdict, decision| says(&desk, role, verdict, decision).expect_err("refused").code;
    assert_eq!(code("coordinator", "approve", DecisionWords::default()), "unknown_thing");
    assert_eq!(code("system_owner", "advice", DecisionWords::default()), "unknown_thing");
    assert_eq!(code("facilitator", "approve", DecisionWords::default()), "unknown_thing");
    assert_eq!(code("data_protection_officer", "advice", DecisionWords::default()), "wrong_role");
    assert_eq!(code("system_owner", "approve", decision("", "", "2026-02-30")), "date_invalid");
    assert_eq!(code("system_owner", "approve", decision("", "", "2026-01-01")), "valid_until_past");
    assert_eq!(stages(&desk), [StageId::Completed], "nothing was written");
    says(&desk, "system_owner", "reject", decision("", "", "2026-01-01")).expect("no decision, no day");
}

#[test]
fn only_what_is_adopted_is_reconsidered_and_with_a_reason() {
    let desk = desk();
    let ask = |system: &str, reason: &str| {
        let request = Reconsider { system: system.into(), reason: Some(reason.into()) };
        reconsider(&desk.app, request).expect_err("refused").code
    };
    let adopted: Vec<String> = register::register(&desk.app)
        .expect("register")
        .view
        .reviews
        .into_iter()
        .map(|row| row.system)
        .collect();
    assert_eq!(ask(&adopted[0], "  "), "reconsider_needs_reason");
    assert_eq!(ask("SYS-99", "Därför"), "unknown_thing");
    assert_eq!(ask("SYS-37", "Därför"), "gate_first");
    let all = register::register(&desk.app).expect("register").view.systems;
    let never = all.iter().find(|row| {
        revisions(&desk.app, &row.id).is_ok_and(|view| view.adopted.is_none())
            && row.id != "SYS-37"
            && row.id != "SYS-42"
    });
    assert_eq!(ask(&never.expect("one that was never adopted").id, "Därför"), "nothing_adopted");
}

#[test]
fn people_are_reminded_in_the_register_and_before_it_is_opened() {
    let desk = desk();
    adopt(&desk);
    let reminders = |desk: &Desk| {
        let reviews = register::register(&desk.app).expect("register").view.reviews;
        reviews.into_iter().find(|row| row.system == SYSTEM).map(|row| row.code)
    };
    let before = start::start(&desk.app).expect("start").recent[0].clone();
    assert_eq!(reminders(&desk), None);
    start::close_register(&desk.app).expect("closed");
    let closed = start::start(&desk.app).expect("start").recent[0].clone();
    assert_eq!(closed.reviews_due + 1, before.reviews_due, "the decision before this one was overdue");

    desk.app.host().wait(200);
    sample::open_sample(&desk.app).expect("opened");
    assert_eq!(reminders(&desk).as_deref(), Some("soon"));
    assert_eq!(causes(&desk), [""; 0]);
    desk.app.host().wait(60);
    assert_eq!(reminders(&desk).as_deref(), Some("overdue"));
    assert_eq!(stages(&desk), [StageId::Reconsidered]);
    start::close_register(&desk.app).expect("closed");
    let later = start::start(&desk.app).expect("start").recent[0].clone();
    assert!(later.reviews_due > closed.reviews_due, "{later:?}");
    let settings = std::fs::read_to_string(desk.path("profil/settings.json")).expect("settings");
    assert!(settings.contains("2027-06-30"), "{settings}");
    assert!(!settings.contains(SYSTEM) && !settings.contains("BUN"), "days and nothing else: {settings}");
}

#[test]
fn two_results_are_compared_level_by_level_and_reason_by_reason() {
    let desk = desk();
    adopt(&desk);
    let same = compare(&desk, 1, None).expect("compared");
    assert!(same.cells.is_empty() && same.protection.is_empty() && same.flags.is_empty(), "{same:?}");
    assert!(same.sets_in.is_empty() && same.sets_out.is_empty());

    let name = change_first_cell(&desk);
    let now = compare(&desk, 1, None).expect("compared");
    let cell = now.cells.iter().find(|cell| cell.name == name && cell.aspect == "K").expect("the cell");
    assert_ne!(cell.before, cell.now);
    assert_eq!(cell.reason_now, "Nya uppgifter om hälsa.");
    assert_ne!(cell.reason_before, cell.reason_now);

    let request = varsam_app::dto::NewSet {
        system: SYSTEM.into(),
        name: "Närvaro".into(),
        owner: "Rektor".into(),
        description: String::new(),
        personal_data: Vec::new(),
        identifiers: Vec::new(),
    };
    varsam_app::assets::add_set(&desk.app, request).expect("added");
    adopt(&desk);
    let two = compare(&desk, 1, Some(2)).expect("compared");
    assert_eq!((two.sets_in.as_slice(), two.sets_out.len()), (["Närvaro".to_owned()].as_slice(), 0));
    let back = compare(&desk, 2, Some(1)).expect("compared");
    assert_eq!((back.sets_in.len(), back.sets_out.as_slice()), (0, ["Närvaro".to_owned()].as_slice()));
    assert!(!two.other_pack);
    assert_eq!(compare(&desk, 3, None).expect_err("not there").code, "unknown_thing");
}
