//! Lämplighet through the use cases, on the sample municipality: what must be assessed, what is
//! known already, what hinders, the impact assessment, the record of processing, bad input.

use varsam_app::dto::{
    AnswerAssessment, AssessmentAnswer, AssessmentView, CheckState, ControllerView, DpiaDraft, DpiaRiskView,
    SetCondition, SetDataProtection, SetDpia, StartAssessment, StepId, SubjectView, TaskState,
};
use varsam_app::{dpia, records, review, sample, suitability, tasks};
use varsam_tests::Desk;

/// PMO Elevhälsa, which hands records to other authorities.
const SYSTEM: &str = "SYS-03";

fn desk() -> Desk {
    let desk = Desk::new();
    sample::open_sample(&desk.app).expect("opened");
    desk
}

fn begun(desk: &Desk) -> AssessmentView {
    let due = suitability::suitability(&desk.app, SYSTEM).expect("the view").due;
    let due = due.into_iter().find(|due| due.needed).expect("something must be assessed");
    desk.start_assessment(SYSTEM, &due.about, due.subjects)
}

fn chosen(options: &[&str]) -> AssessmentAnswer {
    AssessmentAnswer {
        chosen: options.iter().map(|&option| option.to_owned()).collect(),
        words: "Så är det.".to_owned(),
        date: None,
    }
}

fn check(desk: &Desk, code: &str) -> Option<CheckState> {
    let view = review::review(&desk.app, SYSTEM).expect("the review");
    view.checks.into_iter().find(|check| check.code == code).map(|check| check.state)
}

fn step(desk: &Desk) -> (TaskState, String) {
    let list = tasks::task_list(&desk.app, SYSTEM).expect("tasks");
    let step = list.steps.into_iter().find(|step| step.id == StepId::Suitability).expect("the step");
    (step.state, step.note)
}

#[test]
fn a_flow_across_authorities_is_not_adopted_without_an_assessment() {
    let desk = desk();
    assert_eq!(check(&desk, "transfers-unassessed"), Some(CheckState::Missing));
    assert_eq!(step(&desk), (TaskState::NotStarted, "suitability-missing".to_owned()));
    let view = begun(&desk);
    assert_eq!(step(&desk).1, "suitability-open");
    assert_eq!(check(&desk, "transfers-unassessed"), Some(CheckState::Missing), "begun is not made");

    let answered = desk.answer_all(&view.id);
    assert_ne!(answered.outcome.code, "INCOMPLETE");
    desk.take_on_conditions(&view.id);
    let finished = suitability::finish_assessment(&desk.app, &view.id).expect("finished").view;
    assert!(finished.finished_at.is_some() && !finished.stale);
    assert_eq!(check(&desk, "transfers-unassessed"), None);

    // When what the register knows changes, it must be looked at again.
    let flow = view.subjects.iter().find(|subject| subject.kind == "flow").expect("a flow");
    let links = varsam_app::links::links(&desk.app, SYSTEM).expect("links");
    let mut row = links.flows.into_iter().find(|row| row.id == flow.id).expect("the flow");
    row.third_country = !row.third_country;
    varsam_app::links::put_flow(&desk.app, SYSTEM, row).expect("changed");
    assert!(suitability::assessment(&desk.app, &view.id).expect("the view").stale);
    assert_eq!(check(&desk, "transfers-unassessed"), Some(CheckState::Missing));
    varsam_app::undo(&desk.app).expect("undone");
    assert_eq!(check(&desk, "transfers-unassessed"), None);
}

#[test]
fn what_the_register_knows_is_filled_in_and_said() {
    let desk = desk();
    let view = begun(&desk);
    let open = |id: &str| view.questions.iter().find(|open| open.id == id).expect("open").clone();
    let personal = open("LB-10");
    assert_eq!((personal.origin.as_str(), personal.answer.chosen), ("register", vec!["ja".to_owned()]));
    assert!(!personal.from.is_empty() && personal.from.iter().all(|name| !name.starts_with("INF-")));
    assert_eq!(open("LB-03").answer.chosen, ["klar"], "the gate was answered before");
    assert!(view.questions.iter().all(|open| open.id != "LB-63" || open.origin == "nothing"));

    // A person may know better, and go back.
    let changed = desk.answer_one(&view.id, "LB-10", chosen(&["nej"]));
    let after = changed.questions.iter().find(|open| open.id == "LB-10").expect("open");
    assert_eq!(after.origin, "person");
    let back = AnswerAssessment { assessment: view.id.clone(), question: "LB-10".into(), answer: None };
    let back = suitability::answer_assessment(&desk.app, back).expect("taken back").view;
    let after = back.questions.iter().find(|open| open.id == "LB-10").expect("open");
    assert_eq!(after.origin, "register");
}

#[test]
fn a_closed_branch_keeps_what_was_written() {
    let desk = desk();
    let view = begun(&desk);
    desk.answer_one(&view.id, "LB-11", chosen(&["elever"]));
    let closed = desk.answer_one(&view.id, "LB-10", chosen(&["nej"]));
    assert_eq!(closed.kept, ["LB-11"]);
    assert!(closed.questions.iter().all(|open| open.id != "LB-11"));
    let opened = desk.answer_one(&view.id, "LB-10", chosen(&["ja"]));
    let again = opened.questions.iter().find(|open| open.id == "LB-11").expect("open again");
    assert_eq!(again.answer.chosen, ["elever"]);
}

#[test]
fn everything_that_hinders_is_said_at_once_and_nothing_is_lost() {
    let desk = desk();
    let view = begun(&desk);
    let error = suitability::finish_assessment(&desk.app, &view.id).expect_err("not yet");
    assert_eq!(error.code, "assessment_incomplete");
    let missing = suitability::assessment(&desk.app, &view.id).expect("the view").outcome.missing.len();
    assert!(missing > 5);
    assert!(error.problems.len() >= missing, "all of them: {}", error.problems.len());

    // Answers that are none: named, and the answer before stays.
    let request = |answer| AnswerAssessment { assessment: view.id.clone(), question: "LB-20".into(), answer };
    desk.answer_one(&view.id, "LB-20", chosen(&["gdpr-6-1-e"]));
    let bad = AssessmentAnswer { date: Some("2026-13-01".into()), ..chosen(&["gdpr-6-1-x", "vet_ej"]) };
    let error = suitability::answer_assessment(&desk.app, request(Some(bad))).expect_err("refused");
    let codes: Vec<&str> = error.problems.iter().map(|problem| problem.code.as_str()).collect();
    assert_eq!(
        (error.code, codes),
        ("answer_invalid", vec!["unknown_option", "exclusive_choice", "bad_date"])
    );
    assert_eq!(error.problems[0].args["option"], "gdpr-6-1-x");
    let kept = suitability::assessment(&desk.app, &view.id).expect("the view");
    let kept = kept.questions.iter().find(|open| open.id == "LB-20").expect("open");
    assert_eq!(kept.answer.chosen, ["gdpr-6-1-e"]);

    let unknown = AnswerAssessment { question: "LB-99".into(), ..request(Some(chosen(&["ja"]))) };
    assert_eq!(
        suitability::answer_assessment(&desk.app, unknown).expect_err("no such question").code,
        "unknown_thing"
    );
    let nothing = StartAssessment {
        system: SYSTEM.into(),
        about: "transfer".into(),
        title: String::new(),
        subjects: Vec::new(),
    };
    assert_eq!(
        suitability::start_assessment(&desk.app, nothing.clone()).expect_err("about nothing").code,
        "subject_missing"
    );
    let foreign = SubjectView { kind: "flow".into(), id: "FL-nej".into(), name: String::new() };
    let foreign = StartAssessment { subjects: vec![foreign], ..nothing };
    assert_eq!(
        suitability::start_assessment(&desk.app, foreign).expect_err("not its own").code,
        "unknown_thing"
    );
}

#[test]
fn contradictions_and_dates_that_go_backwards_are_named() {
    let desk = desk();
    let view = begun(&desk);
    desk.answer_all(&view.id);
    // Automated decisions in one place and none in the other.
    desk.answer_one(&view.id, "LB-36", chosen(&["beslut"]));
    let against = desk.answer_one(&view.id, "LB-71", chosen(&["nej"]));
    let named = against.outcome.contradictions.first().expect("a contradiction");
    assert!(named.on.contains(&"LB-36".to_owned()) && named.on.contains(&"LB-71".to_owned()));
    let error = suitability::finish_assessment(&desk.app, &view.id).expect_err("refused");
    assert!(error.problems.iter().any(|problem| problem.code == "assessment_contradiction"));

    let nobody = SetCondition {
        assessment: view.id.clone(),
        rule: "OR-9".into(),
        owner: String::new(),
        due: None,
        met_at: None,
        note: String::new(),
    };
    let error = suitability::set_condition(&desk.app, nobody).expect_err("no such condition");
    assert_eq!(error.code, "unknown_condition");
}

#[test]
fn conditions_have_owners_and_days_and_hold_the_start() {
    let desk = desk();
    let view = begun(&desk);
    desk.answer_all(&view.id);
    desk.answer_one(&view.id, "LB-37", chosen(&["nej"]));
    let condition = suitability::assessment(&desk.app, &view.id)
        .expect("the view")
        .conditions
        .into_iter()
        .find(|row| row.blocks_start)
        .expect("it blocks the start");
    let error = suitability::finish_assessment(&desk.app, &view.id).expect_err("nobody sees to it");
    assert!(error.problems.iter().any(|problem| problem.code == "condition_unowned"));
    desk.take_on_conditions(&view.id);
    let set = |due: &str, met: Option<&str>| SetCondition {
        assessment: view.id.clone(),
        rule: condition.rule.clone(),
        owner: "Enhetschef".into(),
        due: Some(due.into()),
        met_at: met.map(str::to_owned),
        note: String::new(),
    };
    assert_eq!(
        suitability::set_condition(&desk.app, set("2026-02-30", None)).expect_err("no day").code,
        "date_invalid"
    );
    assert_eq!(
        suitability::set_condition(&desk.app, set("2027-01-01", Some("2027-01-01"))).expect_err("ahead").code,
        "dates_contradict"
    );
    let overdue = suitability::set_condition(&desk.app, set("2026-01-01", None)).expect("set").view;
    assert!(overdue.conditions.iter().any(|row| row.rule == condition.rule && row.overdue));
    assert!(!overdue.outcome.may_start);
    let met = suitability::set_condition(&desk.app, set("2026-01-01", Some("2026-01-01"))).expect("met").view;
    let row = met.conditions.iter().find(|row| row.rule == condition.rule).expect("still listed");
    assert!(!row.overdue && row.met_at.is_some());
}

#[test]
fn what_may_not_be_done_hinders_and_needs_no_finished_form() {
    let desk = desk();
    let view = begun(&desk);
    desk.answer_one(&view.id, "LB-05", chosen(&["saknas"]));
    let finished = suitability::finish_assessment(&desk.app, &view.id).expect("a known stop").view;
    assert_eq!(finished.outcome.code, "NOT_SUITABLE");
    assert_eq!(check(&desk, "transfers-forbidden"), Some(CheckState::Missing));
    let again = AnswerAssessment { assessment: view.id.clone(), question: "LB-05".into(), answer: None };
    assert_eq!(
        suitability::answer_assessment(&desk.app, again).expect_err("finished").code,
        "assessment_finished"
    );
    suitability::reopen_assessment(&desk.app, &view.id).expect("opened again");
    suitability::discard_assessment(&desk.app, &view.id).expect("thrown away");
    assert!(suitability::suitability(&desk.app, SYSTEM).expect("the view").assessments.is_empty());
    varsam_app::undo(&desk.app).expect("undone");
    let back = suitability::assessment(&desk.app, &view.id).expect("back");
    let answer = back.questions.iter().find(|open| open.id == "LB-05").expect("open").answer.clone();
    assert_eq!(answer.chosen, ["saknas"]);
}

fn draft() -> DpiaDraft {
    DpiaDraft {
        description: "Journaluppgifter lämnas till regionen.".into(),
        necessity: "Färre uppgifter räcker inte.".into(),
        risks: vec![DpiaRiskView {
            risk: "Någon obehörig läser en elevs journal.".into(),
            likelihood: 2,
            harm: "3".into(),
            measures: "Behörighet och logg.".into(),
            residual_likelihood: 1,
            residual_harm: "2".into(),
            high: false,
        }],
        measures: "Behörighet efter roll, logg som granskas.".into(),
        views_asked: "yes".into(),
        views: "Elevrådet vill veta vem som läser.".into(),
        advice_asked_at: Some("2026-09-01".into()),
        advice_given_at: Some("2026-09-20".into()),
        advice: "Begränsa fritexten.".into(),
        advice_followed: "yes".into(),
        advice_reason: String::new(),
        imy_sent_at: None,
        imy_answered_at: None,
        imy_answer: String::new(),
        decided_by: "Verksamhetschef elevhälsa".into(),
        decided_at: Some("2026-10-01".into()),
        review_at: Some("2027-10-01".into()),
    }
}

#[test]
fn a_finished_impact_assessment_lifts_and_high_risk_that_remains_asks_imy() {
    let desk = desk();
    let view = begun(&desk);
    desk.answer_all(&view.id);
    desk.answer_one(&view.id, "LB-74", chosen(&["ja"]));
    let required = desk.answer_one(&view.id, "LB-76", chosen(&["ja"]));
    desk.answer_all(&view.id);
    assert_eq!(required.outcome.code, "DPIA_REQUIRED");
    assert!(!required.outcome.may_start);

    let set = |dpia| SetDpia { assessment: view.id.clone(), dpia };
    let empty = dpia::set_dpia(&desk.app, set(DpiaDraft::default())).expect("kept").view;
    let error = dpia::finish_dpia(&desk.app, &view.id).expect_err("nothing is written");
    assert_eq!((error.code, error.problems.len()), ("dpia_incomplete", empty.problems.len()));
    let backwards = DpiaDraft { decided_at: Some("2026-09-10".into()), ..draft() };
    let told = dpia::set_dpia(&desk.app, set(backwards)).expect("kept").view;
    assert_eq!(told.problems.len(), 1, "{:?}", told.problems);
    assert_eq!(told.problems[0].code, "dates_contradict");

    dpia::set_dpia(&desk.app, set(draft())).expect("kept");
    let finished = dpia::finish_dpia(&desk.app, &view.id).expect("finished").view;
    assert!(!finished.high_residual && finished.finished_at.is_some());
    let lifted = suitability::assessment(&desk.app, &view.id).expect("the view");
    assert_eq!(lifted.dpia, "finished");
    assert!(
        matches!(lifted.outcome.code.as_str(), "SUITABLE" | "SUITABLE_WITH_CONDITIONS"),
        "{:?}",
        lifted.outcome
    );
    assert!(lifted.outcome.hits.iter().any(|hit| hit.effect == "dpia_required" && hit.lifted));

    assert_eq!(dpia::set_dpia(&desk.app, set(draft())).expect_err("finished").code, "assessment_finished");
    dpia::reopen_dpia(&desk.app, &view.id).expect("opened again");
    let mut high = draft();
    (high.risks[0].residual_likelihood, high.risks[0].residual_harm) = (3, "3".into());
    dpia::set_dpia(&desk.app, set(high.clone())).expect("kept");
    dpia::finish_dpia(&desk.app, &view.id).expect("finished, and waits for IMY");
    let waits = suitability::assessment(&desk.app, &view.id).expect("the view");
    assert_eq!(waits.outcome.code, "CONSULT_IMY");
    dpia::reopen_dpia(&desk.app, &view.id).expect("opened again");
    high.imy_sent_at = Some("2026-10-02".into());
    high.imy_answered_at = Some("2026-11-20".into());
    high.imy_answer = "IMY ger råd om behörigheter.".into();
    dpia::set_dpia(&desk.app, set(high)).expect("kept");
    dpia::finish_dpia(&desk.app, &view.id).expect("finished");
    let answered = suitability::assessment(&desk.app, &view.id).expect("the view");
    assert_ne!(answered.outcome.code, "CONSULT_IMY");

    let path = desk.path("bedomning.pdf");
    desk.app.host().answer(&path);
    suitability::export_assessment(&desk.app, &view.id).expect("exported").expect("not cancelled");
    let text = varsam_tests::printed::text(&path);
    for words in ["Konsekvensbedömning avseende dataskydd", "Begränsa fritexten.", "LB-63", "IMY ger råd"]
    {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn the_record_of_processing_has_every_set_with_personal_data() {
    let desk = desk();
    let before = records::records(&desk.app).expect("the record");
    assert!(before.rows.len() > 100);
    assert_eq!(before.incomplete as usize, before.rows.len(), "nobody has said who answers");
    let view = begun(&desk);
    desk.answer_all(&view.id);
    for controller in before.controllers {
        let controller = ControllerView {
            contact: "registrator@exempelstad.example".into(),
            officer: "Dataskyddsombudet, dso@exempelstad.example".into(),
            security: "Behörighet efter roll, logg, kryptering.".into(),
            ..controller
        };
        records::set_data_protection(&desk.app, SetDataProtection { controller }).expect("said");
    }
    let after = records::records(&desk.app).expect("the record");
    let set = view.subjects.iter().find(|s| s.kind == "flow").expect("a flow");
    let links = varsam_app::links::links(&desk.app, SYSTEM).expect("links");
    let set = &links.flows.iter().find(|flow| flow.id == set.id).expect("it").set;
    let row = after.rows.iter().find(|row| &row.set == set).expect("its row");
    assert_eq!(row.purpose, "Ge den andra nämnden det underlag som dess beslut vilar på.");
    assert_eq!(row.missing, [""; 0], "{row:?}");
    assert!(!row.basis.is_empty() && !row.recipients.is_empty());
    assert!(after.incomplete < before.incomplete);

    let path = desk.path("behandlingar.pdf");
    desk.app.host().answer(&path);
    records::export_records(&desk.app).expect("exported").expect("not cancelled");
    let text = varsam_tests::printed::text(&path);
    assert!(text.contains("Register över behandlingar") && text.contains(&row.name), "{}", row.name);
}

#[test]
fn a_signed_result_carries_its_assessments() {
    let desk = desk();
    desk.make_ready(SYSTEM);
    desk.sign_result(SYSTEM).expect("signed");
    let path = desk.path("resultat.vbundle");
    desk.export_bundle_to(SYSTEM, &path);
    let bytes = std::fs::read(&path).expect("the bundle");
    let documents = varsam_bundle::open_bundle(&bytes).expect("a bundle");
    let envelope = varsam_bundle::Envelope::read(&documents[0]).expect("an envelope");
    let payload: serde_json::Value = serde_json::from_slice(&envelope.payload).expect("JSON");
    assert_eq!(payload["v"], "result/2");
    let one = &payload["assessments"][0];
    assert_eq!((&one["about"], &one["state"]), (&"transfer".into(), &"finished".into()));
    assert!(
        one["answers"]["LB-63"]["chosen"][0] == "ja" && !one["rules"].as_array().expect("rules").is_empty()
    );
    assert!(!payload["not_done"].as_array().expect("codes").iter().any(|code| code == "suitability"));
}
