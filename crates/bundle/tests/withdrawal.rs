//! Withdrawals: who may sign one, and that it holds a digest and a reason and nothing else.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{check, code, header, sample, sealed_result, sign};
use serde_json::{Value, json};
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::{
    Payload, Role, Typ, WithdrawalBody, WithdrawalReason, WithdrawalSubject, WithdrawnKind,
};
use varsam_bundle::{Content, Outcome, seal};

fn body(kind: WithdrawnKind, reason: WithdrawalReason) -> WithdrawalBody {
    let sha256 = sealed_result().document_sha256;
    WithdrawalBody { subject: WithdrawalSubject { kind, sha256 }, reason }
}

fn payload(person: &str) -> Payload<WithdrawalBody> {
    Payload::new(common::common(person, 1), body(WithdrawnKind::Document, WithdrawalReason::StopGate))
}

/// What is said of this text, signed by the sample facilitator.
fn said_of(text: &str) -> &'static str {
    let key = sample::key("samordnare");
    code(&check(&sign(&header(&thumbprint(&key), Typ::Withdrawal.as_str()), text, &key)))
}

fn good() -> Value {
    serde_json::to_value(payload("samordnare")).unwrap()
}

/// The payload with another value at one place.
fn changed(pointer: &str, value: Value) -> String {
    let mut whole = good();
    *whole.pointer_mut(pointer).unwrap() = value;
    whole.to_string()
}

#[test]
fn a_withdrawal_comes_back_as_it_was() {
    for kind in [WithdrawnKind::Document, WithdrawnKind::File] {
        for reason in [WithdrawalReason::StopGate, WithdrawalReason::Withdrawn] {
            let whole = Payload::new(common::common("samordnare", 1), body(kind, reason));
            let value = serde_json::to_value(&whole).unwrap();
            assert_eq!(value["v"], "withdrawal/1");
            assert_eq!(
                (&value["subject"]["kind"], &value["reason"]),
                (&json!(kind.as_str()), &json!(reason.as_str()))
            );
            let sealed = seal(&whole, &sample::key("samordnare")).unwrap();
            let Outcome::Good(verified) = check(&sealed.json) else { panic!("not good") };
            assert_eq!(verified.typ, Typ::Withdrawal);
            assert_eq!(verified.content, Content::Withdrawal(whole.body));
        }
    }
}

#[test]
fn everybody_who_signs_may_withdraw_and_nobody_else() {
    for (person, expected) in [
        ("samordnare", "good"),
        ("informationsagare", "good"),
        ("systemagare", "good"),
        ("rot", "not_granted"),
    ] {
        let sealed = seal(&payload(person), &sample::key(person)).unwrap();
        assert_eq!(code(&check(&sealed.json)), expected, "{person}");
    }
    let roles = Typ::Withdrawal.signing_roles();
    for typ in [Typ::Result, Typ::Statement] {
        assert!(typ.signing_roles().iter().all(|role| roles.contains(role)), "{typ:?}");
    }
    assert!(!roles.contains(&Role::Registry) && !roles.contains(&Role::Centre));
}

#[test]
fn every_member_is_required_and_stands_there_once() {
    let whole = good();
    for place in ["", "/subject"] {
        let members: Vec<String> =
            whole.pointer(place).unwrap().as_object().unwrap().keys().cloned().collect();
        for name in members {
            let mut less = whole.clone();
            let value = less.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(&name).unwrap();
            let expected = if name == "sample" { "sample_mismatch" } else { "bad_payload" };
            assert_eq!(said_of(&less.to_string()), expected, "without {place}/{name}");

            let once = format!("{}:{value}", json!(name));
            let text = whole.to_string();
            assert!(text.contains(&once), "{once}");
            let twice = text.replacen(&once, &format!("{once},{once}"), 1);
            assert_eq!(said_of(&twice), "not_strict_json", "{place}/{name} twice");
        }
    }
}

#[test]
fn members_of_another_form() {
    let digest = sealed_result().document_sha256;
    let table = [
        ("/v", json!("withdrawal/2"), "unsupported"),
        ("/v", json!("statement/1"), "unsupported"),
        ("/v", json!(1), "bad_payload"),
        ("/subject", json!(digest), "bad_payload"),
        ("/subject", json!(null), "bad_payload"),
        ("/subject", json!([{"kind": "document", "sha256": digest}]), "bad_payload"),
        ("/subject", json!({"kind": "document", "sha256": digest, "name": "Elevregister"}), "bad_payload"),
        ("/subject/kind", json!("result"), "bad_payload"),
        ("/subject/kind", json!("Document"), "bad_payload"),
        ("/subject/kind", json!(null), "bad_payload"),
        ("/subject/sha256", json!(""), "bad_payload"),
        ("/subject/sha256", json!(digest.to_uppercase()), "bad_payload"),
        ("/subject/sha256", json!(digest[..63]), "bad_payload"),
        ("/subject/sha256", json!(format!("{digest}0")), "bad_payload"),
        ("/subject/sha256", json!(format!("{}g", &digest[..63])), "bad_payload"),
        ("/subject/sha256", json!(7), "bad_payload"),
        ("/subject/sha256", json!(null), "bad_payload"),
        ("/reason", json!("secret"), "bad_payload"),
        ("/reason", json!(""), "bad_payload"),
        ("/reason", json!(null), "bad_payload"),
        ("/reason", json!({"stop_gate": "because"}), "bad_payload"),
        ("/reason", json!("withdrawn"), "good"),
        ("/subject/kind", json!("file"), "good"),
    ];
    for (pointer, value, expected) in table {
        assert_eq!(said_of(&changed(pointer, value.clone())), expected, "{pointer} = {value}");
    }
    let mut more = good();
    more["text"] = json!("why");
    assert_eq!(said_of(&more.to_string()), "bad_payload", "no member for words");
}

#[test]
fn a_malformed_one_is_not_sealed() {
    let mut whole = payload("samordnare");
    whole.body.subject.sha256 = "AB".repeat(32);
    assert_eq!(seal(&whole, &sample::key("samordnare")).unwrap_err().code(), "bad_payload");
}
