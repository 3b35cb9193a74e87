//! Assessments in a result, and results from before there were any.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use chrono::NaiveDate;
use common::{ORG, check, code, header, result_body, result_payload, sample, sign};
use serde_json::{Value, json};
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::{Assessment, AssessmentOutcome, AssessmentState, Payload, ResultBody, lineage};
use varsam_bundle::{Content, Outcome, open_bundle, seal, verify_document};

/// The result of the other tests as it was sealed when `result/1` was the newest, signature and all.
const RESULT_1: &[u8] = include_bytes!("vectors/result-1.vbundle");

fn payload() -> Value {
    serde_json::to_value(result_payload()).unwrap()
}

/// The outcome of a result with this payload, signed as it is.
fn outcome(payload: &Value) -> Outcome {
    let key = sample::key("samordnare");
    check(&sign(&header(&thumbprint(&key), "varsam-result+jws"), &payload.to_string(), &key))
}

/// The code, and with it the member that is to blame.
fn said_of(payload: &Value) -> String {
    match outcome(payload) {
        Outcome::Bad { error, .. } => format!("{} {}", error.code(), error.detail()),
        other => code(&other).to_owned(),
    }
}

/// What is said after another value at one place of the first assessment.
fn changed(pointer: &str, value: Value) -> String {
    let mut whole = payload();
    *whole.pointer_mut(&format!("/assessments/0{pointer}")).unwrap() = value;
    said_of(&whole)
}

fn read(outcome: Outcome) -> ResultBody {
    let Outcome::Good(verified) = outcome else { panic!("{outcome:?}") };
    let Content::Result(body) = verified.content else { panic!("no result") };
    *body
}

#[test]
fn a_result_from_before_is_read_without_assessments() {
    let documents = open_bundle(RESULT_1).unwrap();
    let outcome = verify_document(&documents[0], &common::trust(), common::now());
    assert_eq!(read(outcome), ResultBody { assessments: Vec::new(), ..result_body() });

    let mut whole = payload();
    whole["v"] = json!("result/1");
    assert!(said_of(&whole).starts_with("bad_payload assessments"), "it has what came later");
    whole["assessments"] = json!([]);
    assert!(said_of(&whole).starts_with("bad_payload assessments"), "even when it is empty");
    whole.as_object_mut().unwrap().remove("assessments");
    assert_eq!(said_of(&whole), "good");
    for (v, expected) in
        [("result/2", "bad_payload"), ("result/0", "unsupported"), ("result/3", "unsupported")]
    {
        whole["v"] = json!(v);
        assert!(said_of(&whole).starts_with(expected), "{v}");
    }
    whole["v"] = json!("result/1");
    whole.as_object_mut().unwrap().remove("not_done");
    assert!(said_of(&whole).starts_with("bad_payload"), "what it had is still required");
}

#[test]
fn new_results_are_of_the_newest_version() {
    assert_eq!(payload()["v"], "result/2");
    assert_eq!(read(outcome(&payload())), result_body());
    let text = payload().to_string();
    let once = "\"assessments\":";
    assert_eq!(text.matches(once).count(), 1);
    let key = sample::key("samordnare");
    let twice = text.replace(once, "\"assessments\":[],\"assessments\":");
    let document = sign(&header(&thumbprint(&key), "varsam-result+jws"), &twice, &key);
    assert_eq!(code(&check(&document)), "not_strict_json");
}

#[test]
fn every_shape_of_an_assessment_comes_back() {
    let one = common::assessment();
    let draft = Assessment {
        id: uuid::Uuid::from_u128(7),
        state: AssessmentState::Draft,
        finished_at: None,
        outcome: AssessmentOutcome::Incomplete,
        may_start: false,
        rules: Vec::new(),
        conditions: Vec::new(),
        answers: std::collections::BTreeMap::new(),
        dpia: None,
        ..one.clone()
    };
    let body = ResultBody { assessments: vec![one, draft], ..result_body() };
    let whole = Payload::new(common::common("samordnare", 1), body.clone());
    let sealed = seal(&whole, &sample::key("samordnare")).unwrap();
    assert_eq!(read(check(&sealed.json)), body);

    for about in ["storage", "transfer", "new_use", "supplier", "technology", "aggregate", "migration"] {
        assert_eq!(changed("/about", json!(about)), "good", "{about}");
    }
    for (code, may_start) in [
        ("STOP", false),
        ("NOT_SUITABLE", false),
        ("CONSULT_IMY", false),
        ("DPIA_REQUIRED", false),
        ("SUITABLE_WITH_CONDITIONS", true),
        ("SUITABLE", true),
    ] {
        let mut whole = payload();
        whole["assessments"][0]["outcome"] = json!(code);
        assert_eq!(said_of(&whole), "good", "{code}");
        whole["assessments"][0]["may_start"] = json!(true);
        let said = said_of(&whole);
        assert_eq!(said == "good", may_start, "{code}: {said}");
        assert!(may_start || said.starts_with("bad_payload assessments.may_start"), "{said}");
    }
}

#[test]
fn every_member_is_required() {
    let whole = payload();
    let mut places = Vec::new();
    members("/assessments/0", whole.pointer("/assessments/0").unwrap(), &mut places);
    // Ids of questions are names that vary; they are nobody's members.
    places.retain(|place| !place.starts_with("/assessments/0/answers/") || place.matches('/').count() == 5);
    assert_eq!(places.len(), 12 + 2 * 2 + 3 + 4 + 2 * 3 + 5, "{places:?}");
    for place in places {
        let (parent, name) = place.rsplit_once('/').unwrap();
        let mut less = whole.clone();
        less.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
        assert!(said_of(&less).starts_with("bad_payload"), "without {place}");
        let mut more = whole.clone();
        more.pointer_mut(parent).unwrap()["another"] = json!(1);
        assert!(said_of(&more).starts_with("bad_payload"), "one more in {parent}");
    }
}

/// The places of every member below a value.
fn members(at: &str, value: &Value, places: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (name, inner) in below {
        let place = format!("{at}/{name}");
        if value.is_object() {
            places.push(place.clone());
        }
        members(&place, inner, places);
    }
}

#[test]
fn members_that_do_not_hold() {
    let table = [
        ("/id", json!("019B7612-1800-7000-8000-0000000000BB"), "assessments"),
        ("/id", json!("SUIT-1"), ""),
        ("/id", json!(null), ""),
        ("/about", json!("curiosity"), ""),
        ("/about", json!(["storage"]), ""),
        ("/subjects", json!([]), "assessments.subjects"),
        (
            "/subjects",
            json!([{"kind": "flow", "id": "FL-1"}, {"kind": "flow", "id": "FL-1"}]),
            "assessments.subjects",
        ),
        ("/subjects/0/id", json!("SYS-2"), "assessments.subjects"),
        ("/subjects/0/kind", json!("set"), "assessments.subjects"),
        ("/subjects/0/kind", json!("process"), ""),
        ("/subjects/1/id", json!("FL-9"), "assessments.subjects"),
        ("/pack/id", json!(""), "assessments.pack.id"),
        ("/pack/sha256", json!("CD".repeat(32)), "assessments.pack.sha256"),
        ("/state", json!("approved"), ""),
        ("/state", json!("draft"), "assessments.finished_at"),
        ("/finished_at", json!(null), "assessments.finished_at"),
        ("/finished_at", json!("2026-11-1"), "assessments"),
        ("/finished_at", json!("2026-02-30"), ""),
        ("/outcome", json!("INCOMPLETE"), "assessments.outcome"),
        ("/outcome", json!("suitable"), ""),
        ("/outcome", json!("SURE"), ""),
        ("/may_start", json!("false"), ""),
        ("/rules", json!(["OR-6.LB-52", "OR-6.LB-37"]), "assessments.rules"),
        ("/rules", json!(["OR-6.LB-37", "OR-6.LB-37"]), "assessments.rules"),
        ("/rules", json!(["", "OR-6.LB-37"]), "assessments.rules"),
        ("/rules", json!(["OR-6.LB-52"]), "assessments.conditions.rule"),
        ("/rules", json!([37]), ""),
        ("/conditions/0/rule", json!("OR-6.LB-99"), "assessments.conditions.rule"),
        ("/conditions/0/owner", json!(" "), "assessments.conditions.owner"),
        ("/conditions/0/due", json!("soon"), ""),
        ("/conditions/0/met", json!(true), ""),
        ("/answers", json!([]), ""),
        ("/answers", json!({"": {"chosen": [], "words": "", "date": null}}), "assessments.answers"),
        ("/answers/LB-10/chosen", json!("ja"), ""),
        ("/answers/LB-10/chosen", json!(["ja", "ja"]), "assessments.answers.chosen"),
        ("/answers/LB-10/chosen", json!([""]), "assessments.answers.chosen"),
        ("/answers/LB-10/words", json!(null), ""),
        ("/answers/LB-10/date", json!(20261001), ""),
        ("/dpia", json!({}), ""),
        ("/dpia/finished_at", json!(null), ""),
        ("/dpia/high_residual_risk", json!(null), ""),
        ("/dpia/imy_answered", json!(0), ""),
        ("/dpia/advice_followed", json!("yes"), ""),
        ("/dpia/review_at", json!(""), ""),
    ];
    for (pointer, value, place) in table {
        let said = changed(pointer, value.clone());
        assert!(said.starts_with(&format!("bad_payload {place}")), "{pointer} = {value}: {said}");
    }
    for (pointer, value) in [
        ("/subjects", json!([{"kind": "set", "id": "INF-1"}])),
        ("/conditions", json!([])),
        ("/conditions/0/owner", json!(null)),
        ("/conditions/0/met", json!("2026-11-20")),
        ("/answers", json!({})),
        ("/answers/LB-10/chosen", json!([])),
        ("/dpia", json!(null)),
        ("/dpia/advice_followed", json!(null)),
    ] {
        assert_eq!(changed(pointer, value.clone()), "good", "{pointer} = {value}");
    }
}

#[test]
fn each_condition_and_each_assessment_stands_there_once() {
    let mut whole = payload();
    let condition = whole["assessments"][0]["conditions"][0].clone();
    whole["assessments"][0]["conditions"].as_array_mut().unwrap().push(condition);
    assert!(said_of(&whole).starts_with("bad_payload assessments.conditions.rule"));
    let mut whole = payload();
    let one = whole["assessments"][0].clone();
    whole["assessments"].as_array_mut().unwrap().push(one);
    assert!(said_of(&whole).starts_with("bad_payload assessments.id"));
}

/// What would be refused by a reader is not sealed.
#[test]
fn a_malformed_one_is_not_sealed() {
    let mut body = result_body();
    body.assessments[0].finished_at = None;
    let whole = Payload::new(common::common("samordnare", 1), body);
    assert_eq!(seal(&whole, &sample::key("samordnare")).unwrap_err().code(), "bad_payload");

    let mut other = result_body();
    other.scope.id = "SYS-7".into();
    other.lineage = lineage(ORG, "SYS-7");
    other.classified_at = NaiveDate::from_ymd_opt(2026, 11, 20);
    let whole = Payload::new(common::common("samordnare", 1), other);
    let error = seal(&whole, &sample::key("samordnare")).unwrap_err();
    assert!(error.detail().starts_with("assessments.subjects"), "another system's assessment: {error}");
}
