//! Responses, each held against the assignment that stands before it.

use serde_json::{Value, json};
use uuid::Uuid;
use varsam_bundle::keys::{SigningKey, thumbprint};
use varsam_bundle::one_time_code;
use varsam_bundle::payload::Payload;
use varsam_bundle::{seal, write_bundle};

use super::{Vector, vector};
use crate::common::{
    self, CODE, assignment_body, header, response_body, response_payload, sample, sealed_assignment, sign,
    with,
};

fn owner() -> SigningKey {
    SigningKey::from_bytes(&[21; 32])
}

fn payload(key: &SigningKey) -> Value {
    serde_json::to_value(response_payload(key, response_body(key))).unwrap()
}

fn signed(text: &str, key: &SigningKey) -> String {
    sign(&header(&thumbprint(key), "varsam-response+jws"), text, key)
}

/// An assignment and the documents after it, the last of which comes to the code.
fn after(assignment: &str, code: &str, name: &str, about: &str, documents: &[String]) -> Vector {
    let all = std::iter::once(assignment).chain(documents.iter().map(String::as_str));
    let expect = match code {
        "good" => "good",
        "late" | "stale_revision" => "set_aside",
        _ => "bad",
    };
    vector("response", expect, code, &format!("response-{name}"), about, write_bundle(all).unwrap())
}

pub fn vectors() -> Vec<Vector> {
    let asked = sealed_assignment().json;
    let (key, another) = (owner(), SigningKey::from_bytes(&[22; 32]));
    let whole = payload(&key);
    let text = whole.to_string();
    let one =
        |code: &str, name: &str, about: &str, document: String| after(&asked, code, name, about, &[document]);
    let changed = |code: &str, name: &str, place: &str, value: Value| {
        one(code, name, &format!("{place} is {value}"), signed(&with(&whole, place, value), &key))
    };
    let trusted = sample::key("informationsagare");
    let no_code = |key: &SigningKey| signed(&with(&payload(key), "/code", Value::Null), key);
    let mut all = vec![
        one("good", "good", "a response of a key that the code vouches for", signed(&text, &key)),
        one("good", "trusted", "a response of a trusted key, without a code", no_code(&trusted)),
        after(
            &asked,
            "good",
            "again",
            "the same key answers again",
            &[signed(&text, &key), signed(&with(&whole, "/notes", json!("Rättat")), &key)],
        ),
        after(
            &asked,
            "code_used",
            "code-used",
            "another key uses the code again",
            &[signed(&text, &key), signed(&payload(&another).to_string(), &another)],
        ),
        one("wrong_code", "no-code", "a key that nobody knows, without a code", no_code(&key)),
        one(
            "not_granted",
            "not-the-owner",
            "a trusted key of somebody who is no information owner, with the right code",
            signed(&payload(&sample::key("systemagare")).to_string(), &sample::key("systemagare")),
        ),
        one(
            "not_granted",
            "another-authority",
            "the owner of another authority's information, with the right code",
            signed(&payload(&sample::key("annan-nämnd")).to_string(), &sample::key("annan-nämnd")),
        ),
        one(
            "key_revoked",
            "revoked",
            "a trusted key that was revoked, with the right code",
            signed(&payload(&sample::key("röjd")).to_string(), &sample::key("röjd")),
        ),
        changed("wrong_code", "wrong-code", "/code", json!("0123-4567-89AB-CDEG")),
        changed("bad_payload", "code-small-letters", "/code", json!("0123-4567-89ab-cdef")),
        changed("bad_payload", "code-without-hyphens", "/code", json!("0123456789ABCDEF")),
        changed("wrong_assignment", "wrong-assignment", "/assignment", json!(Uuid::from_u128(5))),
        changed("wrong_assignment", "wrong-edition", "/assignment_sha256", json!("00".repeat(32))),
        changed("not_asked", "set-not-asked", "/answers/0/set", json!("INF-2")),
        changed("not_asked", "aspect-not-asked", "/answers/0/aspect", json!("T")),
        changed("not_asked", "revision-not-asked", "/answers/0/set_revision", json!(2)),
        changed("bad_payload", "answered-twice", "/answers/1/aspect", json!("K")),
        changed("bad_payload", "unknown-with-level", "/answers/0/unknown", json!(true)),
        changed("bad_payload", "level-missing", "/answers/0/level", Value::Null),
        changed("org_mismatch", "another-org", "/org", json!("212000-0001")),
        one("not_a_response", "not-a-response", "the assignment in the response's place", asked.clone()),
        one(
            "edited",
            "edited",
            "an answer was changed after signing",
            edited(&whole, "/answers/0/level/number", json!(0)),
        ),
        one(
            "edited",
            "edited-schema",
            "an answer was changed into none at all",
            edited(&whole, "/answers", json!("K0")),
        ),
        one(
            "edited",
            "key-put-in",
            "another key was put in",
            edited(&whole, "/key", json!(varsam_bundle::keys::Jwk::of(&another))),
        ),
        one("bad_payload", "key-missing", "no key", edited(&whole, "/key", Value::Null)),
        one(
            "sample_mismatch",
            "not-a-sample",
            "a response that is no sample to an assignment that is",
            signed(&common::without(&whole, "/sample"), &key),
        ),
    ];
    all.extend(other_assignments(&key, &signed(&text, &key)));
    all
}

/// The document of a payload that was changed at one place after it was signed.
fn edited(whole: &Value, place: &str, value: Value) -> String {
    let signed: Value = serde_json::from_str(&signed(&whole.to_string(), &owner())).unwrap();
    let text = |place: &str| signed.pointer(place).and_then(Value::as_str).unwrap().to_owned();
    let payload = common::b64(with(whole, place, value).as_bytes());
    common::document(&text("/signatures/0/protected"), &payload, &text("/signatures/0/signature"))
}

fn other_assignments(key: &SigningKey, response: &str) -> Vec<Vector> {
    let sealed = |change: &dyn Fn(&mut varsam_bundle::payload::AssignmentBody)| {
        let mut body = assignment_body();
        change(&mut body);
        seal(&Payload::new(common::common("samordnare", 1), body), &sample::key("samordnare")).unwrap()
    };
    let answering = |assignment: &varsam_bundle::Sealed,
                     change: &dyn Fn(&mut varsam_bundle::payload::ResponseBody)| {
        let mut body = response_body(key);
        body.assignment_sha256.clone_from(&assignment.document_sha256);
        change(&mut body);
        seal(&response_payload(key, body), key).unwrap().json
    };
    let ended = sealed(&|body| body.valid_until = "2026-11-20".parse().unwrap());
    let stale = sealed(&|body| body.sets[0].set_revision = 2);
    let id = Uuid::from_u128(0x019b_7612_1800_7000_8000_0000_0000_00ce);
    let second = sealed(&|body| {
        body.assignment = id;
        body.code_sha256 = one_time_code::digest(id, CODE);
    });
    let first = sealed_assignment().json;
    let documents =
        [response.to_owned(), second.json.clone(), answering(&second, &|body| body.assignment = id)];
    vec![
        after(
            &ended.json,
            "late",
            "late",
            "received after the assignment's last day",
            &[answering(&ended, &|_| {})],
        ),
        after(
            &stale.json,
            "stale_revision",
            "stale",
            "about a set that has another revision now",
            &[answering(&stale, &|body| body.answers.iter_mut().for_each(|answer| answer.set_revision = 2))],
        ),
        after(
            &first,
            "key_of_another",
            "key-of-another",
            "the key answered another assignment before",
            &documents,
        ),
        after(
            &second.json,
            "wrong_assignment",
            "replayed",
            "the response to one assignment given to another",
            &[response.to_owned()],
        ),
    ]
}
