//! What the tests build on: the sample people and one small result.
#![allow(dead_code, unused_imports, clippy::unwrap_used, missing_docs)]

mod kinds;
mod rest;
mod result;
#[path = "../../examples/sample_identities.rs"]
pub mod sample;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use ed25519_dalek::{Signer, SigningKey};
use uuid::Uuid;
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::{
    Audience, Common, Decision, Issuer, Payload, Person, ResultBody, Role, StatementBody, Subject, Verdict,
    lineage,
};
use varsam_bundle::{Outcome, RawDocument, Sealed, TrustStore, open_bundle, seal, verify_document};

pub use kinds::*;
pub use rest::*;
pub use result::{assessment, result_body};
pub use sample::ORG;

pub fn now() -> DateTime<Utc> {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

pub fn common(person: &str, seq: u64) -> Common {
    Common {
        id: Uuid::parse_str("019b7612-1800-7000-8000-0000000000aa").unwrap(),
        org: sample::ORG.into(),
        audience: Audience::Registry,
        issuer: Issuer {
            person: Person { kid: thumbprint(&sample::key(person)), function: "Samordnare".into() },
            device: "device-1".into(),
        },
        issued_at: now(),
        seq,
        prev_seq: (seq > 1).then(|| "0".repeat(64)),
        sample: true,
    }
}

pub fn result_payload() -> Payload<ResultBody> {
    Payload::new(common("samordnare", 1), result_body())
}

pub fn sealed_result() -> Sealed {
    seal(&result_payload(), &sample::key("samordnare")).unwrap()
}

pub fn statement_payload(person: &str, role: Role, result: &Sealed) -> Payload<StatementBody> {
    let body = StatementBody {
        subject: Subject {
            sha256: result.document_sha256.clone(),
            lineage: lineage(sample::ORG, "SYS-1"),
            revision: 1,
        },
        role,
        verdict: Verdict::Approve,
        text: String::new(),
        decision: Some(Decision {
            delegation: "B 4.2".into(),
            case_number: "BUN 2026/117".into(),
            valid_until: now().date_naive().checked_add_days(chrono::Days::new(365)),
        }),
    };
    Payload::new(common(person, 1), body)
}

/// The committed sample trust list.
pub const TRUST: &[u8] = include_bytes!("../../../../assets/sample/trust/trust.vbundle");

pub fn trust() -> TrustStore {
    let documents = open_bundle(TRUST).unwrap();
    TrustStore::open(&documents[0], &thumbprint(&sample::key("rot"))).unwrap()
}

pub fn check(json: &str) -> Outcome {
    let document = RawDocument { index: 0, json: json.as_bytes() };
    verify_document(&document, &trust(), now())
}

/// `good`, `unknown_key` and the like, or the code of what is bad.
pub fn code(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Good(_) => "good",
        Outcome::UnknownKey { reason, .. } => reason.as_str(),
        Outcome::Bad { error, .. } => error.code(),
    }
}

pub fn b64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Signs any header and payload, also such as `seal` would never make.
pub fn sign(header: &str, payload: &str, key: &SigningKey) -> String {
    let (protected, payload) = (b64(header.as_bytes()), b64(payload.as_bytes()));
    let signature = b64(&key.sign(format!("{protected}.{payload}").as_bytes()).to_bytes());
    document(&protected, &payload, &signature)
}

pub fn document(protected: &str, payload: &str, signature: &str) -> String {
    format!(
        r#"{{"payload":"{payload}","signatures":[{{"protected":"{protected}","signature":"{signature}"}}]}}"#
    )
}

pub fn header(kid: &str, typ: &str) -> String {
    format!(r#"{{"alg":"Ed25519","kid":"{kid}","typ":"{typ}","cty":"application/json"}}"#)
}

/// The three parts of a sealed document.
pub fn parts(sealed: &Sealed) -> (String, String, String) {
    let value: serde_json::Value = serde_json::from_str(&sealed.json).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let one = &value["signatures"][0];
    (text(&one["protected"]), text(&value["payload"]), text(&one["signature"]))
}
