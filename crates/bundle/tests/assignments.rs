//! Assignments and what answers them: what holds, and everything that does not.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use common::{
    ASSIGNMENT, CODE, assignment_body, check, check_under, code, header, now, response_body,
    response_payload, sample, sealed_assignment, sign, trust_with,
};
use serde_json::{Value, json};
use uuid::Uuid;
use varsam_bundle::keys::{Jwk, SigningKey, thumbprint};
use varsam_bundle::payload::{AssignmentBody, Payload, ResponseBody, Revocation, RevocationReason, Role};
use varsam_bundle::{
    Content, Outcome, RawDocument, Receiver, ResponseOutcome, TrustStore, UsedKey, Verified, read_assignment,
    seal, verify_response,
};

/// The owner's key, made for this assignment.
fn owner() -> SigningKey {
    SigningKey::from_bytes(&[21; 32])
}

fn assignment() -> Verified {
    match check(&sealed_assignment().json) {
        Outcome::Good(verified) => *verified,
        other => panic!("{other:?}"),
    }
}

/// A receiver without trust list, who has taken nothing and whose sets are as they were asked.
struct Desk {
    trust: Option<TrustStore>,
    used: Vec<UsedKey>,
    revisions: BTreeMap<String, u32>,
    now: DateTime<Utc>,
}

impl Desk {
    fn new() -> Self {
        let revisions = BTreeMap::from([("INF-1".to_owned(), 1)]);
        Desk { trust: None, used: Vec::new(), revisions, now: now() }
    }

    fn says(&self, json: &str) -> ResponseOutcome {
        let receiver = Receiver {
            trust: self.trust.as_ref(),
            used: &self.used,
            revisions: &self.revisions,
            now: self.now,
        };
        verify_response(&RawDocument { index: 0, json: json.as_bytes() }, &assignment(), &receiver)
    }

    fn code(&self, json: &str) -> &'static str {
        self.says(json).code()
    }
}

fn sealed(key: &SigningKey, change: impl FnOnce(&mut ResponseBody)) -> String {
    let mut body = response_body(key);
    change(&mut body);
    seal(&response_payload(key, body), key).unwrap().json
}

/// What is said of the good response with another value at one place, signed again.
fn changed(pointer: &str, value: Value) -> &'static str {
    let key = owner();
    let mut whole = serde_json::to_value(response_payload(&key, response_body(&key))).unwrap();
    *whole.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    let text = whole.to_string();
    Desk::new().code(&sign(&header(&thumbprint(&key), "varsam-response+jws"), &text, &key))
}

#[test]
fn an_assignment_comes_back_as_it_was() {
    let verified = assignment();
    assert_eq!(verified.content, Content::Assignment(Box::new(assignment_body())));
    let text = sealed_assignment().json;
    assert!(!text.contains(CODE), "the code goes another way");
}

#[test]
fn an_assignment_asks_for_something_with_a_pack_that_is_there() {
    let table = [
        ("/code_sha256", json!(CODE)),
        ("/assignment", json!("SUIT-1")),
        ("/valid_until", json!("30 november")),
        ("/valid_until", json!(null)),
        ("/scope/id", json!("")),
        ("/pack/sha256", json!("00".repeat(32))),
        ("/pack/version", json!("2.0.0")),
        ("/pack_content", json!("{\"id\": \"standard\", \"version\": \"1.0.0\"}")),
        ("/pack_content", json!({})),
        ("/owner/function", json!(" ")),
        ("/owner/authority", json!("SOC")),
        ("/aspects", json!([])),
        ("/aspects", json!(["K", "K"])),
        ("/sets", json!([])),
        ("/sets/0/subjects", json!("many")),
        ("/sets/0/set_revision", json!(0)),
        ("/sets/0/levels", json!({})),
        ("/register", json!("")),
    ];
    let key = sample::key("samordnare");
    for (pointer, value) in table {
        let payload = Payload::new(common::common("samordnare", 1), assignment_body());
        let mut whole = serde_json::to_value(payload).unwrap();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        whole.pointer_mut(parent).unwrap()[name] = value.clone();
        let document = sign(&header(&thumbprint(&key), "varsam-assignment+jws"), &whole.to_string(), &key);
        assert_eq!(code(&check(&document)), "bad_payload", "{pointer} = {value}");
    }
    let twice = AssignmentBody {
        sets: [assignment_body().sets, assignment_body().sets].concat(),
        ..assignment_body()
    };
    let error = seal(&Payload::new(common::common("samordnare", 1), twice), &key).unwrap_err();
    assert!(error.detail().starts_with("sets.id"), "{error}");
    let owner = sample::key("systemagare");
    let error = seal(&Payload::new(common::common("systemagare", 1), assignment_body()), &owner).unwrap();
    assert_eq!(code(&check(&error.json)), "not_granted");
}

#[test]
fn the_code_vouches_for_the_key_of_a_response() {
    let key = owner();
    let json = sealed(&key, |_| {});
    let ResponseOutcome::Good(good) = Desk::new().says(&json) else { panic!("not good") };
    assert_eq!(good.body, response_body(&key));
    assert_eq!((good.trusted, good.kid.as_str()), (false, thumbprint(&key).as_str()));
    assert!(good.stale.is_empty() && good.notices.is_empty());
    // To those who were not asked, it is of a key that nobody vouches for.
    assert_eq!(code(&check(&json)), "unknown_key");
}

#[test]
fn a_code_is_used_once_and_a_key_for_one_assignment() {
    let (key, other) = (owner(), SigningKey::from_bytes(&[22; 32]));
    let used = |assignment, key: &SigningKey| UsedKey { assignment, kid: thumbprint(key) };
    let after = |used| Desk { used: vec![used], ..Desk::new() };
    let json = sealed(&key, |_| {});
    assert_eq!(after(used(ASSIGNMENT, &key)).code(&json), "good", "the same key answers again");
    assert_eq!(after(used(ASSIGNMENT, &other)).code(&json), "code_used");
    assert_eq!(after(used(Uuid::from_u128(5), &key)).code(&json), "key_of_another");
    assert_eq!(after(used(Uuid::from_u128(5), &other)).code(&json), "good");
    let wrong = sealed(&key, |body| body.code = Some("0123-4567-89AB-CDEG".into()));
    assert_eq!(Desk::new().code(&wrong), "wrong_code");
    assert_eq!(Desk::new().code(&sealed(&key, |body| body.code = None)), "wrong_code");
}

#[test]
fn a_trusted_key_needs_no_code_and_is_judged_by_the_list_alone() {
    let (key, none) = (sample::key("informationsagare"), |body: &mut ResponseBody| body.code = None);
    let under = |trust| Desk { trust: Some(trust), ..Desk::new() };
    let ResponseOutcome::Good(good) = under(common::trust()).says(&sealed(&key, none)) else {
        panic!("not good")
    };
    assert!(good.trusted);
    let mut often = under(common::trust());
    often.used.push(UsedKey { assignment: Uuid::from_u128(5), kid: thumbprint(&key) });
    assert_eq!(often.code(&sealed(&key, none)), "good", "it may answer many");

    let with_code = sealed(&key, |_| {});
    let left = |reason, at: &str| {
        let revoked = Some(Revocation { at: at.parse().unwrap(), reason });
        under(trust_with(&[], move |entry| entry.revoked.clone_from(&revoked)))
    };
    assert_eq!(left(RevocationReason::Compromised, "2026-11-01T00:00:00Z").code(&with_code), "key_revoked");
    assert_eq!(left(RevocationReason::Left, "2026-09-01T00:00:00Z").code(&with_code), "holder_left");
    let ResponseOutcome::Good(good) = left(RevocationReason::Left, "2026-11-01T00:00:00Z").says(&with_code)
    else {
        panic!("not good")
    };
    assert_eq!(good.notices, ["holder_left"]);
    let other_authority = trust_with(&[], |entry| {
        entry.grants.iter_mut().for_each(|grant| grant.authority = Some("SOC".into()));
    });
    assert_eq!(under(other_authority).code(&with_code), "not_granted");
    let other_function = trust_with(&[], |entry| {
        entry.grants.iter_mut().for_each(|grant| grant.function = Some("Kurator".into()));
    });
    assert_eq!(under(other_function).code(&with_code), "not_granted");
    let system_owner = sample::key("systemagare");
    assert_eq!(under(common::trust()).code(&sealed(&system_owner, |_| {})), "not_granted");
}

#[test]
fn a_response_belongs_to_one_edition_of_one_assignment() {
    let key = owner();
    for (pointer, value, expected) in [
        ("/assignment", json!(Uuid::from_u128(5)), "wrong_assignment"),
        ("/assignment_sha256", json!("00".repeat(32)), "wrong_assignment"),
        ("/org", json!("212000-0001"), "org_mismatch"),
        ("/answers/0/set", json!("INF-2"), "not_asked"),
        ("/answers/0/set_revision", json!(2), "not_asked"),
        ("/answers/0/aspect", json!("T"), "not_asked"),
    ] {
        assert_eq!(changed(pointer, value.clone()), expected, "{pointer} = {value}");
    }
    let mut real = response_payload(&key, response_body(&key));
    real.common.sample = false;
    assert_eq!(Desk::new().code(&seal(&real, &key).unwrap().json), "sample_mismatch");
    assert_eq!(Desk::new().code(&sealed_assignment().json), "not_a_response");
}

#[test]
fn late_and_stale_answers_are_shown_as_what_they_are() {
    let json = sealed(&owner(), |_| {});
    let mut desk = Desk::new();
    desk.now = "2026-11-30T23:59:59Z".parse().unwrap();
    assert_eq!(desk.code(&json), "good", "the last day belongs to it");
    desk.revisions.insert("INF-1".into(), 2);
    let ResponseOutcome::StaleRevision(good) = desk.says(&json) else { panic!("not stale") };
    assert_eq!(good.stale, ["INF-1"], "once, though two answers are about it");
    desk.revisions.clear();
    assert_eq!(desk.code(&json), "stale_revision", "the set is gone");
    desk.now = "2026-12-01T00:00:00Z".parse().unwrap();
    let ResponseOutcome::Late { good, until } = desk.says(&json) else { panic!("not late") };
    assert_eq!((until, good.stale), ("2026-11-30".parse().unwrap(), vec!["INF-1".to_owned()]));
}

#[test]
fn what_was_changed_after_signing_is_called_edited() {
    let key = owner();
    let signed = sealed(&key, |_| {});
    let value: Value = serde_json::from_str(&signed).unwrap();
    let (protected, signature) = (&value["signatures"][0]["protected"], &value["signatures"][0]["signature"]);
    let mut whole = serde_json::to_value(response_payload(&key, response_body(&key))).unwrap();
    whole["answers"][0]["level"]["number"] = json!(0);
    let edit = |whole: &Value| {
        let payload = common::b64(whole.to_string().as_bytes());
        common::document(protected.as_str().unwrap(), &payload, signature.as_str().unwrap())
    };
    assert_eq!(Desk::new().code(&edit(&whole)), "edited");
    whole["answers"] = json!("broken");
    assert_eq!(Desk::new().code(&edit(&whole)), "edited", "whatever the schema would say");
    whole["key"] = json!(Jwk::of(&SigningKey::from_bytes(&[22; 32])));
    assert_eq!(Desk::new().code(&edit(&whole)), "edited", "another key put in");
    whole["key"]["x"] = json!(common::b64(&[0; 32]));
    assert_eq!(Desk::new().code(&edit(&whole)), "weak_key");
    whole["key"] = json!(null);
    assert_eq!(Desk::new().code(&edit(&whole)), "bad_payload");
}

#[test]
fn members_that_do_not_hold() {
    for (pointer, value) in [
        ("/code", json!("0123456789ABCDEF")),
        ("/code", json!("0123-4567-89ab-cdef")),
        ("/code", json!(7)),
        ("/assignment_sha256", json!("AB".repeat(32))),
        ("/answers/0/level", json!(null)),
        ("/answers/0/level/level", json!("")),
        ("/answers/0/unknown", json!(true)),
        ("/answers/1/unknown", json!(false)),
        ("/answers/1/unknown", json!(null)),
        ("/answers/1/category", json!("person")),
        ("/answers/1/aspect", json!("K")),
        ("/answers/0/set", json!("")),
        ("/answers/0/set_revision", json!(0)),
        ("/answers/0/category", json!(" ")),
        ("/answers/0/consequences", json!([])),
        ("/answers/0/consequences", json!({"person": 2})),
        ("/answers/0/consequences", json!({"": "K2"})),
        ("/notes", json!(null)),
    ] {
        assert_eq!(changed(pointer, value.clone()), "bad_payload", "{pointer} = {value}");
    }
    let key = owner();
    let silent = ResponseBody { answers: Vec::new(), notes: " ".into(), ..response_body(&key) };
    assert_eq!(seal(&response_payload(&key, silent), &key).unwrap_err().code(), "bad_payload");
    assert_eq!(Desk::new().code(&sealed(&key, |body| body.answers.clear())), "good", "words alone");
}

/// A response of an owner whom the trust list knows is a good document anywhere.
#[test]
fn a_trusted_response_is_good_without_its_assignment() {
    let key = sample::key("informationsagare");
    let json = sealed(&key, |body| body.code = None);
    assert_eq!(code(&check(&json)), "good");
    let store = trust_with(&[("samordnare-2", Role::Facilitator)], |_| {});
    let other = sample::key("samordnare-2");
    assert_eq!(code(&check_under(&sealed(&other, |_| {}), &store)), "not_granted");
}

#[test]
fn an_owner_reads_what_their_code_opens() {
    let sealed = sealed_assignment();
    let read = |json: &str| read_assignment(&RawDocument { index: 0, json: json.as_bytes() });
    let asked = read(&sealed.json).unwrap();
    assert_eq!(asked.document_sha256, assignment().document_sha256);
    assert!(asked.opens_with(CODE) && asked.opens_with(&CODE.to_lowercase().replace('-', " ")));
    for other in ["", "0000-0000-0000-0000", &CODE[1..]] {
        assert!(!asked.opens_with(other), "{other}");
    }
    let key = owner();
    let body = response_body(&key);
    let response = seal(&response_payload(&key, body), &key).unwrap();
    assert_eq!(read(&response.json).unwrap_err().code(), "unsupported");
    assert_eq!(read("{}").unwrap_err().code(), "bad_envelope");
}
