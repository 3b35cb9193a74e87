//! Risker och åtgärder through the use cases, on the sample municipality: what levels ask for, what
//! is answered and left, exceptions, and the action plan.

use varsam_app::dto::{
    CheckState, ExportPlan, MeasureAnswer, MeasureExceptionView, MeasureRow, MeasuresView, SetEffective,
    SetMeasure, SetMeasureException, StepId, TaskState,
};
use varsam_app::{effective, measures, plan, review, sample, tasks};
use varsam_tests::{Desk, printed};

/// PMO Elevhälsa: severe in confidentiality, and with a supplier.
const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn view(desk: &Desk) -> MeasuresView {
    measures::measures(&desk.app, SYSTEM).expect("the measures")
}

fn row(view: &MeasuresView, id: &str) -> MeasureRow {
    view.measures.iter().find(|row| row.id == id).unwrap_or_else(|| panic!("{id}")).clone()
}

fn answer(status: &str) -> MeasureAnswer {
    MeasureAnswer { status: status.to_owned(), ..MeasureAnswer::default() }
}

fn planned(status: &str, due: &str) -> MeasureAnswer {
    MeasureAnswer { owner: "Driftchef".into(), due: Some(due.into()), ..answer(status) }
}

fn set(desk: &Desk, measure: &str, answer: MeasureAnswer) -> Result<MeasuresView, varsam_app::AppError> {
    let request = SetMeasure { system: SYSTEM.into(), measure: measure.into(), answer: Some(answer) };
    measures::set_measure(&desk.app, request).map(|changed| changed.view)
}

fn except(desk: &Desk, measure: &str, until: &str) -> Result<MeasuresView, varsam_app::AppError> {
    let exception = MeasureExceptionView {
        decision: "Vi byter system i vår.".into(),
        decided_by: "Systemägare".into(),
        decided_at: "2026-11-01".into(),
        until: until.into(),
    };
    let request =
        SetMeasureException { system: SYSTEM.into(), measure: measure.into(), exception: Some(exception) };
    measures::set_measure_exception(&desk.app, request).map(|changed| changed.view)
}

fn step(desk: &Desk) -> (TaskState, String) {
    let list = tasks::task_list(&desk.app, SYSTEM).expect("tasks");
    let step = list.steps.into_iter().find(|step| step.id == StepId::Risks).expect("the step");
    (step.state, step.note)
}

fn check(desk: &Desk, code: &str) -> Option<CheckState> {
    let view = review::review(&desk.app, SYSTEM).expect("the review");
    view.checks.into_iter().find(|check| check.code == code).map(|check| check.state)
}

/// Answers every measure that nobody has answered with yes.
fn answer_all(desk: &Desk) {
    for row in view(desk).measures.iter().filter(|row| row.answer.is_none()) {
        set(desk, &row.id, answer("yes")).expect("answered");
    }
}

#[test]
fn each_measure_says_what_asks_for_it() {
    let desk = desk();
    let view = view(&desk);
    assert!(view.problems.is_empty() && !view.measures.is_empty());
    assert!(view.measures.iter().all(|row| row.grade > 0 && !row.reasons.is_empty()));
    let access = row(&view, "M07");
    assert_eq!((access.grade, access.grades, access.standing.as_str()), (3, 3, "unanswered"));
    assert!(access.grade_text["sv"].contains("kvartal"));
    let levels: Vec<_> = access.reasons.iter().map(|reason| (reason.grade, reason.levels.clone())).collect();
    assert_eq!(levels, [(1, vec![]), (2, vec![("K".into(), 2)]), (3, vec![("K".into(), 3)])]);
    assert!(row(&view, "M30").reasons[0].external_supplier && row(&view, "M33").reasons[0].personal_data);
    let background = row(&view, "M06");
    assert!(background.law.iter().any(|law| law.checked.is_none()), "a statute that nobody has read");
    assert!(background.law.iter().any(|law| law.checked.is_some()));
}

#[test]
fn the_level_that_holds_decides_and_a_raised_one_opens_what_was_done() {
    let desk = desk();
    let before = row(&view(&desk), "M18");
    set(&desk, "M18", answer("yes")).expect("answered");
    assert_eq!(row(&view(&desk), "M18").standing, "done");
    let raise = SetEffective {
        system: SYSTEM.into(),
        aspect: "T".into(),
        level: Some(3),
        reason_code: "manual".into(),
        reason: "Jouren behöver journalen.".into(),
        owner_decision: String::new(),
        coordinator_statement: String::new(),
    };
    effective::set_effective(&desk.app, raise).expect("raised");
    let after = view(&desk);
    assert!(before.grade < 3 && row(&after, "M18").grade == 3);
    assert_eq!(row(&after, "M18").standing, "raised", "it was in place for less");
    assert!(after.measures.iter().any(|row| row.id == "M19"), "redundancy is asked for now");
    let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
    assert!(plan.rows.iter().any(|row| row.id == "M18" && row.state == "raised"));
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(row(&view(&desk), "M18").standing, "done");
}

#[test]
fn everything_wrong_with_an_answer_is_told_at_its_field() {
    let desk = desk();
    let bad = MeasureAnswer {
        owner: "x".repeat(501),
        due: Some("2026-02-30".into()),
        cost: "gratis".into(),
        ..answer("not_applicable")
    };
    let error = set(&desk, "M09", bad).expect_err("refused");
    assert_eq!(error.code, "form_invalid");
    let told: Vec<(&str, &str)> =
        error.problems.iter().map(|told| (told.code.as_str(), told.args["field"].as_str())).collect();
    let expected = [
        ("field_too_long", "owner"),
        ("field_day", "due"),
        ("field_choice", "cost"),
        ("field_missing", "reason"),
    ];
    assert_eq!(told, expected);
    assert!(row(&view(&desk), "M09").answer.is_none(), "nothing was written");
    assert_eq!(set(&desk, "M99", answer("yes")).expect_err("no such measure").code, "unknown_thing");
    assert_eq!(set(&desk, "M19", answer("yes")).expect_err("not asked for").code, "unknown_thing");
}

#[test]
fn an_exception_ends_and_the_measure_is_open_again() {
    let desk = desk();
    assert_eq!(except(&desk, "M09", "2027-01-31").expect_err("nobody answered").code, "exception_needless");
    set(&desk, "M09", answer("no")).expect("answered");
    let error = except(&desk, "M09", "2026-10-01").expect_err("ends before it begins");
    assert_eq!((error.code, error.problems[0].args["field"].as_str()), ("form_invalid", "until"));
    except(&desk, "M09", "2027-01-31").expect("decided");
    assert_eq!(row(&view(&desk), "M09").standing, "excepted");
    assert_eq!(check(&desk, "measures-excepted"), Some(CheckState::Note));
    let of = |desk: &Desk| {
        let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
        plan.rows.into_iter().find(|row| row.id == "M09").expect("in the plan")
    };
    let listed = of(&desk);
    assert_eq!((listed.kind.as_str(), listed.owner.as_str()), ("exception", "Systemägare"));
    assert_eq!((listed.due.as_deref(), listed.overdue), (Some("2027-01-31"), false));
    desk.app.host().wait(100);
    assert_eq!(row(&view(&desk), "M09").standing, "exception_ended");
    let listed = of(&desk);
    assert_eq!(
        (listed.kind.as_str(), listed.state.as_str(), listed.due),
        ("measure", "exception_ended", None)
    );
    // In place: the exception from it says nothing any more, and undo brings both back.
    set(&desk, "M09", answer("yes")).expect("answered");
    assert!(row(&view(&desk), "M09").exception.is_none());
    varsam_app::undo(&desk.app).expect("undone");
    assert!(row(&view(&desk), "M09").exception.is_some());
}

#[test]
fn the_step_is_done_when_all_is_answered_and_what_is_open_is_planned() {
    let desk = desk();
    assert_eq!(step(&desk), (TaskState::NotStarted, "risks-none".into()));
    assert_eq!(check(&desk, "measures-missing"), Some(CheckState::Note), "it hinders no signature");
    let not_done = |desk: &Desk| review::review(&desk.app, SYSTEM).expect("the review").not_done;
    assert!(not_done(&desk).contains(&StepId::Risks));
    set(&desk, "M09", answer("partly")).expect("answered");
    assert_eq!(step(&desk), (TaskState::Started, "risks-missing".into()));
    answer_all(&desk);
    assert_eq!(step(&desk), (TaskState::Started, "risks-unplanned".into()), "nobody sees to it");
    assert_eq!(check(&desk, "actions-unplanned"), Some(CheckState::Note));
    set(&desk, "M09", planned("partly", "2027-03-01")).expect("planned");
    assert_eq!(step(&desk), (TaskState::Done, "risks-planned".into()));
    assert_eq!(check(&desk, "measures"), Some(CheckState::Ok));
    assert!(!not_done(&desk).contains(&StepId::Risks));
}

#[test]
fn a_signed_result_says_what_was_not_done_and_stays_good_when_it_is_done_later() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.assess(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed without measures");
    desk.approve(SYSTEM, "information_owner").expect("approved");
    desk.approve(SYSTEM, "system_owner").expect("approved");
    let whole = |desk: &Desk| {
        let register = varsam_app::register::register(&desk.app).expect("the register").view;
        register.systems.into_iter().find(|row| row.id == SYSTEM).expect("the system").state
    };
    assert_eq!(whole(&desk), TaskState::Started, "a result without a plan is unfinished");
    set(&desk, "M09", planned("no", "2027-03-01")).expect("planned");
    answer_all(&desk);
    let result = review::review(&desk.app, SYSTEM).expect("the review").result.expect("a result");
    assert!(result.adopted && !result.stale, "measures are carried out after the levels are adopted");
    assert_eq!(whole(&desk), TaskState::Done);
    // Signed again, the result no longer says that the step was not done.
    desk.sign_result(SYSTEM).expect("signed with measures");
    let result = review::review(&desk.app, SYSTEM).expect("the review").result.expect("a result");
    assert!(!result.stale && result.revision == 2);
}

#[test]
fn the_plan_gathers_what_is_open_and_is_printed_and_written_as_a_workbook() {
    let desk = desk();
    set(&desk, "M09", planned("no", "2026-01-15")).expect("planned");
    set(&desk, "M15", answer("partly")).expect("answered");
    let condition = desk_condition(&desk);
    let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
    let first = &plan.rows[0];
    assert_eq!((first.id.as_str(), first.overdue, first.owner.as_str()), ("M09", true, "Driftchef"));
    assert!(plan.rows.iter().any(|row| row.kind == "condition" && row.id == condition));
    assert!(plan.overdue == 1 && plan.unplanned >= 1 && plan.unanswered > 5);
    let other = "SYS-46";
    let request = SetMeasure { system: other.into(), measure: "M09".into(), answer: Some(answer("no")) };
    measures::set_measure(&desk.app, request).expect("answered");
    let whole = plan::action_plan(&desk.app, None).expect("the plan");
    assert!(whole.system.is_none() && whole.rows.iter().any(|row| row.system == other));
    assert_eq!(whole.rows.len(), plan.rows.len() + 1);

    let save = |system: Option<&str>, form: &str, name: &str| {
        let path = desk.path(name);
        desk.app.host().answer(&path);
        let request = ExportPlan { system: system.map(str::to_owned), form: form.into() };
        plan::export_plan(&desk.app, &request).expect("saved").expect("not cancelled");
        path
    };
    let pdf = save(Some(SYSTEM), "pdf", "plan.pdf");
    let text = printed::text(&pdf);
    assert!(text.contains("M09") && text.contains("Driftchef") && text.contains("har passerat"), "{text}");
    let workbook = save(None, "xlsx", "plan.xlsx");
    assert!(std::fs::read(workbook).expect("the file").starts_with(b"PK"));
    let request = ExportPlan { system: None, form: "doc".into() };
    assert_eq!(plan::export_plan(&desk.app, &request).expect_err("no such form").code, "unknown_thing");
}

/// An assessment with a condition that nobody has met; its id.
fn desk_condition(desk: &Desk) -> String {
    let due = varsam_app::suitability::suitability(&desk.app, SYSTEM).expect("the view").due;
    let due = due.into_iter().find(|due| due.needed).expect("something must be assessed");
    let begun = desk.start_assessment(SYSTEM, &due.about, due.subjects);
    desk.answer_all(&begun.id);
    let unmet = varsam_app::dto::AssessmentAnswer { chosen: vec!["nej".into()], ..Default::default() };
    let view = desk.answer_one(&begun.id, "LB-37", unmet);
    assert!(view.conditions.iter().any(|condition| condition.met_at.is_none()));
    begun.id
}
