//! One good payload of every kind, and ways to spoil it.

use serde_json::{Value, json};
use varsam_bundle::keys::Jwk;
use varsam_bundle::keys::{SigningKey, thumbprint};
use varsam_bundle::payload::{
    Body, EnrolBody, Payload, ReceiptBody, ReceiptEntry, Role, TrustBody, WithdrawalBody, WithdrawalReason,
    WithdrawalSubject, WithdrawnKind,
};
use varsam_bundle::{Sealed, TrustStore, seal};

use super::rest::{
    assignment_body, catalogue_body, pack_body, response_body, response_payload, trust_list, trust_with,
};
use super::{common, header, result_payload, sample, sealed_result, sign, statement_payload};

/// The people of [`everybody`] whom the sample list lacks, with their roles.
pub const MORE: [(&str, Role); 3] = [
    ("centralt", Role::Centre),
    ("registratur", Role::Registry),
    ("dataskyddsombud", Role::DataProtectionOfficer),
];

/// One kind of payload.
pub struct Kind {
    /// The value of `v`, with a hyphen.
    pub name: String,
    pub typ: &'static str,
    pub key: SigningKey,
    pub payload: Value,
}

impl Kind {
    fn of<B: Body>(payload: &Payload<B>, key: SigningKey) -> Kind {
        let name = B::V.replace('/', "-");
        Kind { name, typ: B::TYP.as_str(), key, payload: serde_json::to_value(payload).unwrap() }
    }

    /// Its document with another payload, signed by its own key.
    pub fn signed(&self, payload: &str) -> String {
        sign(&header(&thumbprint(&self.key), self.typ), payload, &self.key)
    }
}

/// A trust list that knows somebody for every kind.
pub fn everybody() -> TrustStore {
    trust_with(&MORE, |_| {})
}

/// Every kind, with a key that may sign it under [`everybody`].
pub fn kinds() -> Vec<Kind> {
    let by = |name: &str| sample::key(name);
    let made = SigningKey::from_bytes(&[31; 32]);
    let result = Kind::of(&result_payload(), by("samordnare"));
    let mut earlier = Kind { name: "result-1".into(), payload: result.payload.clone(), ..result };
    earlier.payload["v"] = json!("result/1");
    earlier.payload.as_object_mut().unwrap().remove("assessments");
    let statement =
        Kind::of(&statement_payload("systemagare", Role::SystemOwner, &sealed_result()), by("systemagare"));
    let mut earlier_statement =
        Kind { name: "statement-1".into(), payload: statement.payload.clone(), ..statement };
    earlier_statement.payload["v"] = json!("statement/1");
    earlier_statement.payload.as_object_mut().unwrap().remove("decision");
    let owner = by("informationsagare");
    vec![
        Kind::of(&result_payload(), by("samordnare")),
        earlier,
        Kind::of(&statement_payload("systemagare", Role::SystemOwner, &sealed_result()), by("systemagare")),
        earlier_statement,
        Kind::of(&Payload::new(common("samordnare", 1), withdrawal_body()), by("samordnare")),
        Kind::of(&Payload::new(common("centralt", 1), catalogue_body()), by("centralt")),
        Kind::of(&Payload::new(common("centralt", 1), pack_body()), by("centralt")),
        Kind::of(&Payload::new(common("rot", 1), trust_body()), by("rot")),
        Kind::of(&enrol_payload(&made), made),
        Kind::of(&Payload::new(common("samordnare", 1), assignment_body()), by("samordnare")),
        Kind::of(&response_payload(&owner, response_body(&owner)), owner),
        Kind::of(&Payload::new(common("registratur", 1), receipt_body()), by("registratur")),
    ]
}

pub fn withdrawal_body() -> WithdrawalBody {
    let sha256 = sealed_result().document_sha256;
    WithdrawalBody {
        subject: WithdrawalSubject { kind: WithdrawnKind::Document, sha256 },
        reason: WithdrawalReason::Withdrawn,
    }
}

pub fn trust_body() -> TrustBody {
    let bytes = trust_list(&[], |_| {});
    let documents = varsam_bundle::open_bundle(&bytes).unwrap();
    let root = Jwk::of(&sample::key("rot"));
    let verified = varsam_bundle::verify_self_contained(&documents[0], &root).unwrap();
    match verified.content {
        varsam_bundle::Content::Trust(body) => body,
        other => panic!("{other:?}"),
    }
}

pub fn enrol_payload(key: &SigningKey) -> Payload<EnrolBody> {
    let mut shared = common("samordnare", 1);
    shared.issuer.person.kid = thumbprint(key);
    let body = EnrolBody {
        key: Jwk::of(key),
        function: "Rektor".into(),
        name: "Kim Exempel".into(),
        code: Some("inbjudan".into()),
    };
    Payload::new(shared, body)
}

pub fn receipt_body() -> ReceiptBody {
    let entry = ReceiptEntry {
        envelope: Some("12".repeat(32)),
        document: Some("34".repeat(32)),
        typ: Some("varsam-result+jws".into()),
        outcome: "imported".into(),
    };
    ReceiptBody { entries: vec![entry], previous: None }
}

/// The places of every member of a payload that a schema knows by name: not the members of maps,
/// whose names are data, and of the facts in a catalogue the version alone.
pub fn places(payload: &Value) -> Vec<String> {
    let mut places = Vec::new();
    below("", payload, &mut places);
    places
}

const MAPS: [&str; 6] = ["levels", "protection", "consequences", "answers", "receiver_levels", "facts"];

fn below(at: &str, value: &Value, places: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let map = at.rsplit('/').next().is_some_and(|name| MAPS.contains(&name));
            for (name, inner) in members {
                let place = format!("{at}/{name}");
                if !map || place == "/facts/v" {
                    places.push(place.clone());
                }
                if !place.starts_with("/facts/") {
                    below(&place, inner, places);
                }
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                below(&format!("{at}/{index}"), inner, places);
            }
        }
        _ => {}
    }
}

/// A payload without one member.
pub fn without(payload: &Value, place: &str) -> String {
    let mut less = payload.clone();
    let (parent, name) = place.rsplit_once('/').unwrap();
    less.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(name).unwrap();
    less.to_string()
}

/// A payload with another value at one place.
pub fn with(payload: &Value, place: &str, value: Value) -> String {
    let mut other = payload.clone();
    let (parent, name) = place.rsplit_once('/').unwrap();
    match other.pointer_mut(parent).unwrap() {
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        object => object[name] = value,
    }
    other.to_string()
}

/// A value of another JSON type than the one that stands there, whether or not it may be `null`.
pub fn other_type(value: &Value) -> Value {
    match value {
        Value::Null | Value::Bool(_) => json!({"another": "type"}),
        Value::Number(number) => json!(number.to_string()),
        Value::String(_) => json!(7),
        Value::Array(_) => json!({}),
        Value::Object(_) => json!("text"),
    }
}

/// A payload with one member twice, the second time with the same value.
pub fn doubled(payload: &Value, place: &str) -> String {
    let mut text = String::new();
    write(payload, "", place, &mut text);
    text
}

fn write(value: &Value, at: &str, twice: &str, text: &mut String) {
    match value {
        Value::Object(members) => {
            let mut first = true;
            text.push('{');
            for (name, inner) in members {
                let place = format!("{at}/{name}");
                for _ in 0..if place == twice { 2 } else { 1 } {
                    text.push_str(if std::mem::take(&mut first) { "" } else { "," });
                    text.push_str(&format!("{}:", json!(name)));
                    write(inner, &place, twice, text);
                }
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, inner) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                write(inner, &format!("{at}/{index}"), twice, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

/// The kind that is small and has a bit of everything.
pub fn statement_kind() -> Kind {
    kinds().into_iter().find(|kind| kind.name == "statement-2").unwrap()
}

/// A small document, sealed.
pub fn sealed_withdrawal() -> Sealed {
    seal(&Payload::new(common("samordnare", 1), withdrawal_body()), &sample::key("samordnare")).unwrap()
}

/// The payload of [`sealed_withdrawal`].
pub fn withdrawal_text() -> String {
    serde_json::to_string(&Payload::new(common("samordnare", 1), withdrawal_body())).unwrap()
}
