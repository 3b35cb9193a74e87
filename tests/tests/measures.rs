//! Risker och åtgärder through the use cases, on the sample municipality: what levels ask for, what
//! is answered and left, exceptions, and the action plan.

use varsam_app::dto::{
    AppetiteRow, CheckState, ContinuityDraft, ContinuityTimes, DependencyRow, ExportPlan, IncidentDraft,
    MeasureAnswer, MeasureExceptionView, MeasureRow, MeasuresView, ReviewIncident, RiskDraft, SetAppetite,
    SetContinuity, SetEffective, SetIncident, SetMeasure, SetMeasureException, SetRisk, StepId, SubjectView,
    TaskState,
};
use varsam_app::{
    classify, continuity, effective, incidents, links, measures, plan, review, revisions, risk, sample, tasks,
};
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
    assert_eq!(step(&desk), (TaskState::Started, "risks-unplanned".into()), "the continuity is not written");
    write(&desk, SYSTEM, whole()).expect("written");
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
    let all_done = |desk: &Desk| {
        let register = varsam_app::register::register(&desk.app).expect("the register").view;
        register.systems.into_iter().find(|row| row.id == SYSTEM).expect("the system").state
    };
    assert_eq!(all_done(&desk), TaskState::Started, "a result without a plan is unfinished");
    set(&desk, "M09", planned("no", "2027-03-01")).expect("planned");
    answer_all(&desk);
    write(&desk, SYSTEM, whole()).expect("written");
    let result = review::review(&desk.app, SYSTEM).expect("the review").result.expect("a result");
    assert!(result.adopted && !result.stale, "measures are carried out after the levels are adopted");
    assert_eq!(all_done(&desk), TaskState::Done);
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
    assert!(whole.rows.iter().any(|row| (row.system.as_str(), row.id.as_str()) == (other, "M09")));
    let of_this = whole.rows.iter().filter(|row| row.system == SYSTEM);
    assert_eq!(of_this.count(), plan.rows.len(), "what is open in a system is the same in both");

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

fn times(tolerated: u32, rto: u32, rpo: u32) -> ContinuityTimes {
    ContinuityTimes { tolerated: Some(tolerated), rto: Some(rto), rpo: Some(rpo) }
}

/// Everything that a plan must have.
fn whole() -> ContinuityDraft {
    ContinuityDraft {
        times: times(1_440, 480, 60),
        critical_period: "Terminsstarten".into(),
        fallback: "Papper i låst skåp.".into(),
        catch_up: "Skrivs in samma vecka.".into(),
        owner: "Enhetschef".into(),
        due: Some("2027-02-01".into()),
        exercised_at: Some("2026-09-01".into()),
        service_levels: "Bilaga 3 i avtalet".into(),
        service_levels_at: Some("2025-01-15".into()),
        live_at: Some("2021-08-01".into()),
    }
}

fn write(
    desk: &Desk,
    system: &str,
    draft: ContinuityDraft,
) -> Result<varsam_app::dto::ContinuityView, varsam_app::AppError> {
    let request = SetContinuity { system: system.into(), continuity: draft };
    continuity::set_continuity(&desk.app, request).map(|changed| changed.view)
}

#[test]
fn continuity_has_proposed_times_and_says_what_is_missing() {
    let desk = desk();
    let empty = continuity::continuity(&desk.app, SYSTEM).expect("the view");
    assert!(empty.needed && !empty.written && empty.proposed.rto.is_some());
    let codes = |view: &varsam_app::dto::ContinuityView| -> Vec<String> {
        view.gaps.iter().map(|gap| gap.code.clone()).collect()
    };
    assert_eq!(codes(&empty), ["unwritten"]);
    let begun = write(&desk, SYSTEM, ContinuityDraft::default()).expect("written");
    let all = ["tolerated", "rto", "rpo", "fallback", "catch-up", "exercise", "service-levels"];
    assert_eq!(codes(&begun), all);
    let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
    assert_eq!(plan.rows.iter().filter(|row| row.kind == "continuity" && row.owner.is_empty()).count(), 7);
    assert_eq!(check(&desk, "continuity-gaps"), Some(CheckState::Note));
    let done = write(&desk, SYSTEM, whole()).expect("written");
    assert_eq!(codes(&done), Vec::<String>::new());
    desk.app.host().wait(400);
    let later = continuity::continuity(&desk.app, SYSTEM).expect("the view");
    assert_eq!(codes(&later), ["exercise"], "an exercise is good for a year");
    varsam_app::undo(&desk.app).expect("undone");
    varsam_app::undo(&desk.app).expect("undone");
    assert!(!continuity::continuity(&desk.app, SYSTEM).expect("the view").written);
}

#[test]
fn times_and_days_that_contradict_are_told_at_their_fields_and_nothing_is_written() {
    let desk = desk();
    let bad = ContinuityDraft {
        times: ContinuityTimes { tolerated: Some(240), rto: Some(241), rpo: Some(0) },
        due: Some("imorgon".into()),
        exercised_at: Some("2027-01-01".into()),
        service_levels_at: Some("2026-11-01".into()),
        live_at: Some("2026-10-01".into()),
        ..whole()
    };
    let error = write(&desk, SYSTEM, bad).expect_err("refused");
    let told: Vec<(&str, &str)> =
        error.problems.iter().map(|told| (told.code.as_str(), told.args["field"].as_str())).collect();
    let expected = [
        ("field_time", "rpo"),
        ("field_day", "due"),
        ("rto_too_long", "rto"),
        ("field_ahead", "exercised_at"),
    ];
    assert_eq!(told, expected, "agreed after a start that is past is no contradiction");
    // A start that lies ahead wants its service levels before.
    let coming = ContinuityDraft { live_at: Some("2027-01-01".into()), service_levels_at: None, ..whole() };
    let view = write(&desk, SYSTEM, coming).expect("written");
    assert!(view.gaps.iter().any(|gap| gap.code == "service-levels"));
    assert!(!continuity::continuity(&desk.app, SYSTEM).expect("the view").continuity.due.is_none());
}

#[test]
fn a_provider_that_comes_back_too_late_is_shown_and_the_plan_is_a_table() {
    let desk = desk();
    let provider = "SYS-46";
    let need = DependencyRow {
        id: 0,
        consumer: SYSTEM.into(),
        consumer_name: String::new(),
        provider: provider.into(),
        provider_name: String::new(),
        tolerates: None,
        note: String::new(),
    };
    links::put_dependency(&desk.app, SYSTEM, need).expect("a dependency");
    write(&desk, SYSTEM, whole()).expect("written");
    write(&desk, provider, ContinuityDraft { times: times(2_880, 2_880, 60), ..whole() }).expect("written");
    let view = continuity::continuity(&desk.app, SYSTEM).expect("the view");
    let slow = view.providers.iter().find(|one| one.system == provider).expect("the provider");
    assert!(slow.slower && slow.rto == Some(2_880));
    assert!(view.gaps.iter().any(|gap| gap.code == "provider-slower" && gap.args["name"] == slow.name));
    let other = continuity::continuity(&desk.app, provider).expect("the view");
    assert!(other.consumers.iter().any(|one| one.system == SYSTEM && one.slower));

    let plan = continuity::continuity_plan(&desk.app).expect("the plan");
    let row = plan.rows.iter().find(|row| row.system == SYSTEM).expect("in the plan");
    assert!(row.gaps == 1 && plan.incomplete > 0 && plan.rows[0].system == SYSTEM);
    let path = desk.path("kontinuitet.pdf");
    desk.app.host().answer(&path);
    continuity::export_continuity(&desk.app, "pdf").expect("saved").expect("not cancelled");
    let text = printed::text(&path);
    assert!(text.contains("Papper i låst skåp") && text.contains("kommer igång för sent"), "{text}");
    desk.app.host().answer(desk.path("kontinuitet.xlsx"));
    continuity::export_continuity(&desk.app, "xlsx").expect("saved").expect("not cancelled");
}

fn risk_draft(level: u8, likelihood: u8) -> RiskDraft {
    RiskDraft {
        threat: "slip".into(),
        cause: "att någon gör ett misstag".into(),
        event: "fel journal öppnas".into(),
        effect: "en elev blir utpekad".into(),
        aspect: "K".into(),
        level,
        likelihood,
        owner: "Enhetschef".into(),
        ..RiskDraft::default()
    }
}

fn set_risk(
    desk: &Desk,
    id: Option<String>,
    draft: RiskDraft,
) -> Result<varsam_app::dto::RisksView, varsam_app::AppError> {
    let request = SetRisk { system: SYSTEM.into(), id, risk: draft };
    risk::set_risk(&desk.app, request).map(|changed| changed.view)
}

#[test]
fn a_risk_is_held_against_what_the_unit_is_ready_to_bear() {
    let desk = desk();
    let view = set_risk(&desk, None, risk_draft(2, 1)).expect("written");
    assert!(view.threats.len() > 20 && view.likelihoods.len() == 4 && !view.appetite.own);
    let id = view.risks[0].id.clone();
    assert_eq!((view.risks[0].standing.as_str(), view.risks[0].number), ("untreated", 1));
    let in_plan = |desk: &Desk| {
        let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
        plan.rows.into_iter().find(|row| row.kind == "risk")
    };
    let listed = in_plan(&desk).expect("in the plan");
    assert_eq!((listed.state.as_str(), listed.args["event"].as_str()), ("untreated", "fel journal öppnas"));
    assert_eq!(check(&desk, "risks-open"), Some(CheckState::Note));
    // The unit bears more than the proposal, for all its systems.
    let rows = |likelihoods: [Option<u8>; 4]| {
        let rows =
            likelihoods.into_iter().zip(0..).map(|(likelihood, level)| AppetiteRow { level, likelihood });
        SetAppetite { system: SYSTEM.into(), rows: Some(rows.collect()) }
    };
    let error = risk::set_appetite(&desk.app, rows([Some(1), Some(2), None, None])).expect_err("rises");
    assert_eq!(
        (error.problems[0].code.as_str(), error.problems[0].args["field"].as_str()),
        ("appetite_rises", "level_1")
    );
    let own = risk::set_appetite(&desk.app, rows([Some(3), Some(2), Some(1), None])).expect("said").view;
    assert!(own.appetite.own && own.risks[0].standing == "within");
    assert!(in_plan(&desk).is_none());
    varsam_app::undo(&desk.app).expect("undone");
    // Reduced: planned until it is done, and looked at again on its day.
    let reduced = RiskDraft {
        treatment: "reduce".into(),
        treatment_words: "Tydligare sökning.".into(),
        due: Some("2027-02-01".into()),
        residual_level: Some(1),
        residual_likelihood: Some(1),
        review_at: Some("2026-12-31".into()),
        ..risk_draft(2, 1)
    };
    let view = set_risk(&desk, Some(id.clone()), reduced.clone()).expect("planned");
    assert_eq!(view.risks[0].standing, "planned");
    let done = RiskDraft { done_at: Some("2026-11-01".into()), ..reduced };
    let view = set_risk(&desk, Some(id.clone()), done).expect("done");
    assert_eq!(view.risks[0].standing, "treated");
    assert!(in_plan(&desk).is_none());
    desk.app.host().wait(60);
    assert_eq!(in_plan(&desk).expect("to be looked at again").state, "review_due");
    risk::delete_risk(&desk.app, SYSTEM, &id).expect("taken away");
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(risk::risks(&desk.app, SYSTEM).expect("the risks").risks.len(), 1);
}

#[test]
fn everything_wrong_with_a_risk_is_told_at_its_field() {
    let desk = desk();
    let bad = RiskDraft {
        cause: " ".into(),
        aspect: "K".into(),
        level: 9,
        likelihood: 4,
        treatment: "accept".into(),
        accepted_at: Some("2027-01-01".into()),
        residual_likelihood: Some(0),
        review_at: Some("2026-12-01".into()),
        ..risk_draft(2, 1)
    };
    let error = set_risk(&desk, None, bad).expect_err("refused");
    let told: Vec<(&str, &str)> =
        error.problems.iter().map(|told| (told.code.as_str(), told.args["field"].as_str())).collect();
    let expected = [
        ("field_missing", "cause"),
        ("field_choice", "level"),
        ("field_choice", "likelihood"),
        ("field_missing", "residual_level"),
        ("field_missing", "accepted_by"),
        ("field_ahead", "accepted_at"),
        ("dates_contradict", "review_at"),
    ];
    assert_eq!(told, expected);
    let worse = RiskDraft { residual_level: Some(3), residual_likelihood: Some(0), ..risk_draft(2, 1) };
    let error = set_risk(&desk, None, worse).expect_err("refused");
    assert_eq!(error.problems[0].code, "residual_higher");
    assert!(risk::risks(&desk.app, SYSTEM).expect("the risks").risks.is_empty());
    let unknown = set_risk(&desk, Some("ingen".into()), risk_draft(1, 1)).expect_err("no such risk");
    assert_eq!(unknown.code, "unknown_thing");
}

fn incident(occurred_at: &str, subjects: &[(&str, &str)]) -> IncidentDraft {
    IncidentDraft {
        title: "Fel mottagare".into(),
        occurred_at: occurred_at.into(),
        kind: "disclosure".into(),
        subjects: subjects
            .iter()
            .map(|(kind, id)| SubjectView { kind: (*kind).into(), id: (*id).into(), name: String::new() })
            .collect(),
        ..IncidentDraft::default()
    }
}

fn set_incident(
    desk: &Desk,
    id: Option<String>,
    draft: IncidentDraft,
) -> Result<varsam_app::dto::IncidentsView, varsam_app::AppError> {
    let request = SetIncident { system: Some(SYSTEM.into()), id, incident: draft };
    incidents::set_incident(&desk.app, request).map(|changed| changed.view)
}

#[test]
fn an_incident_makes_what_it_touches_be_reconsidered_until_somebody_has() {
    let desk = desk();
    let set = classify::matrix(&desk.app, SYSTEM).expect("matrix").rows[0].set.clone();
    let view = set_incident(&desk, None, incident("2026-11-01", &[("set", &set)])).expect("written");
    let row = view.incidents.first().expect("the incident").clone();
    assert!(row.reconsider.iter().any(|system| system.id == SYSTEM), "through a set that it carries");
    assert_eq!(step(&desk), (TaskState::Started, "risks-reconsider".into()));
    assert_eq!(check(&desk, "incidents-reconsider"), Some(CheckState::Note));
    let causes = || revisions::revisions(&desk.app, SYSTEM).expect("editions").causes;
    assert!(causes().iter().any(|cause| cause.code == "incident"));
    let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
    let kinds: Vec<&str> =
        plan.rows.iter().filter(|one| one.id == row.id).map(|one| one.kind.as_str()).collect();
    assert!(kinds.contains(&"incident") && kinds.contains(&"reconsider"), "{kinds:?}");

    let review = |words: &str, about: &str| {
        let request = ReviewIncident {
            system: Some(SYSTEM.into()),
            incident: row.id.clone(),
            about: about.into(),
            words: words.into(),
        };
        incidents::review_incident(&desk.app, request).map(|changed| changed.view)
    };
    assert_eq!(review(" ", SYSTEM).expect_err("no words").code, "form_invalid");
    assert_eq!(review("Inget", "SYS-50").expect_err("not touched").code, "unknown_thing");
    let view = review("Nivåerna står sig.", SYSTEM).expect("reconsidered");
    assert!(view.incidents[0].reconsider.iter().all(|system| system.id != SYSTEM));
    assert_eq!(view.incidents[0].reviews[0].words, "Nivåerna står sig.");
    assert_eq!(check(&desk, "incidents-reconsider"), None);
    assert!(causes().iter().all(|cause| cause.code != "incident"));
    let closed = IncidentDraft { closed_at: Some("2026-11-10".into()), ..row.incident.clone() };
    set_incident(&desk, Some(row.id.clone()), closed).expect("closed");
    let plan = plan::action_plan(&desk.app, Some(SYSTEM)).expect("the plan");
    assert!(plan.rows.iter().all(|one| one.id != row.id));
    incidents::delete_incident(&desk.app, None, &row.id).expect("taken away");
    assert!(incidents::incidents(&desk.app, None).expect("the list").incidents.is_empty());
    varsam_app::undo(&desk.app).expect("undone");
    let back = incidents::incidents(&desk.app, None).expect("the list").incidents;
    assert_eq!((back.len(), back[0].reviews.len(), back[0].incident.subjects.len()), (1, 1, 1));
    // Before the levels were adopted it is history.
    let old = set_incident(&desk, None, incident("2019-01-01", &[("system", SYSTEM)])).expect("written");
    let old = old.incidents.iter().find(|one| one.incident.occurred_at == "2019-01-01").expect("the old one");
    assert!(old.reconsider.is_empty());
}

#[test]
fn an_incident_on_something_unknown_or_with_days_that_contradict_is_refused_at_its_fields() {
    let desk = desk();
    let bad = IncidentDraft {
        title: String::new(),
        kind: "sabotage".into(),
        ended_at: Some("2026-10-01".into()),
        closed_at: Some("2027-01-01".into()),
        ..incident("2026-11-01", &[("system", "OKÄNT"), ("flow", "FL-1")])
    };
    let error = set_incident(&desk, None, bad).expect_err("refused");
    let told: Vec<(&str, &str)> =
        error.problems.iter().map(|told| (told.code.as_str(), told.args["field"].as_str())).collect();
    let expected = [
        ("field_choice", "kind"),
        ("field_missing", "title"),
        ("field_ahead", "closed_at"),
        ("dates_contradict", "ended_at"),
        ("subject_unknown", "touches"),
        ("subject_unknown", "touches"),
    ];
    assert_eq!(told, expected);
    let nothing = set_incident(&desk, None, incident("2026-11-01", &[])).expect_err("touches nothing");
    assert_eq!(nothing.problems[0].args["field"], "touches");
}

#[test]
fn a_list_of_incidents_is_read_whole_or_not_at_all_and_a_stopped_system_hides_them() {
    let desk = desk();
    let file = |text: &str| {
        let path = desk.path("incidenter.csv");
        std::fs::write(&path, text).expect("a file");
        desk.app.host().answer(path);
        incidents::import_incidents(&desk.app)
    };
    let bad =
        file("Rubrik;Datum;System-id\nBra;2026-10-02;SYS-03\nFel;2026-10-02;OKÄNT\n").expect_err("refused");
    let told = bad.problems.first().expect("a problem");
    assert_eq!(
        (bad.code, told.code.as_str(), told.row, told.column.as_deref()),
        ("import_problems", "unknown_id", Some(3), Some("System-id"))
    );
    assert!(incidents::incidents(&desk.app, None).expect("the list").incidents.is_empty());
    let good = "Rubrik;Datum;System-id;Ärendenummer;Slut\nFel mottagare;2026-10-02;SYS-03;A-1;2026-10-02\n";
    let view = file(good).expect("read").expect("not cancelled").view;
    assert_eq!(
        (view.incidents.len(), view.incidents[0].incident.closed_at.as_deref()),
        (1, Some("2026-10-02"))
    );
    let again = file(good).expect("read").expect("not cancelled").view;
    assert_eq!(again.incidents.len(), 1, "what is there already is left as it is");
    assert!(incidents::import_incidents(&desk.app).expect("cancelled").is_none());
    desk.stop("system", SYSTEM);
    assert!(incidents::incidents(&desk.app, None).expect("the list").incidents.is_empty());
    let whole = plan::action_plan(&desk.app, None).expect("the plan");
    assert!(whole.rows.iter().all(|row| row.system != SYSTEM));
    assert_eq!(measures::measures(&desk.app, SYSTEM).expect_err("stopped").code, "object_stopped");
}
