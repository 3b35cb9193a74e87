//! What is sealed comes back as it was, and the outcomes are three.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use chrono::{DateTime, Utc};
use common::{check, code, now, result_body, sample, sealed_result, statement_payload, trust};
use varsam_bundle::keys::{Jwk, thumbprint};
use varsam_bundle::payload::{
    EnrolBody, Payload, ReceiptBody, ReceiptEntry, Revocation, RevocationReason, Role, TrustBody,
};
use varsam_bundle::{
    Content, Outcome, RawDocument, TrustStore, open_bundle, seal, verify_document, verify_self_contained,
    write_bundle,
};

#[test]
fn a_result_comes_back_as_it_was() {
    let sealed = sealed_result();
    assert_eq!(sealed, sealed_result(), "the same input gives the same bytes");
    let bundle = write_bundle([sealed.json.as_str()]).unwrap();
    let documents = open_bundle(&bundle).unwrap();
    let Outcome::Good(verified) = verify_document(&documents[0], &trust(), now()) else { panic!("not good") };
    assert_eq!(verified.content, Content::Result(Box::new(result_body())));
    assert_eq!(verified.common, common::common("samordnare", 1));
    assert_eq!(verified.document_sha256, sealed.document_sha256);
    assert_eq!(verified.envelope_sha256, sealed.envelope_sha256);
    assert!(verified.notices.is_empty());
}

#[test]
fn the_maker_verifies_with_the_own_key() {
    let sealed = sealed_result();
    let raw = RawDocument { index: 0, json: sealed.json.as_bytes() };
    verify_self_contained(&raw, &Jwk::of(&sample::key("samordnare"))).unwrap();
    let error = verify_self_contained(&raw, &Jwk::of(&sample::key("rot"))).unwrap_err();
    assert_eq!(error.code(), "bad_signature");
}

#[test]
fn statements_enrolments_and_receipts_come_back() {
    let statement = statement_payload("systemagare", Role::SystemOwner, &sealed_result());
    let sealed = seal(&statement, &sample::key("systemagare")).unwrap();
    let Outcome::Good(verified) = check(&sealed.json) else { panic!("statement not good") };
    assert_eq!(verified.content, Content::Statement(statement.body));

    let new = varsam_bundle::keys::SigningKey::from_bytes(&[7; 32]);
    let mut shared = common::common("samordnare", 1);
    shared.issuer.person.kid = thumbprint(&new);
    let enrol =
        EnrolBody { key: Jwk::of(&new), function: "Rektor".into(), name: "Kim Exempel".into(), code: None };
    let sealed = seal(&Payload::new(shared, enrol.clone()), &new).unwrap();
    let Outcome::Good(verified) = check(&sealed.json) else { panic!("enrolment not good") };
    assert_eq!(verified.content, Content::Enrol(enrol));

    let receipt = ReceiptBody {
        entries: vec![ReceiptEntry {
            envelope: None,
            document: None,
            typ: None,
            outcome: "bad_envelope".into(),
        }],
        previous: None,
    };
    let payload = Payload::new(common::common("samordnare", 1), receipt);
    let sealed = seal(&payload, &sample::key("samordnare")).unwrap();
    assert_eq!(code(&check(&sealed.json)), "not_granted");
}

#[test]
fn a_key_nobody_vouches_for_is_set_aside() {
    let key = varsam_bundle::keys::SigningKey::from_bytes(&[9; 32]);
    let mut payload = common::result_payload();
    payload.common.issuer.person.kid = thumbprint(&key);
    let sealed = seal(&payload, &key).unwrap();
    assert_eq!(code(&check(&sealed.json)), "unknown_key");
    let raw = RawDocument { index: 0, json: sealed.json.as_bytes() };
    let real = TrustStore::empty(sample::ORG, false);
    assert_eq!(code(&verify_document(&raw, &real, now())), "sample_mismatch");
    let nobody = TrustStore::empty(sample::ORG, true);
    assert_eq!(code(&verify_document(&raw, &nobody, now())), "unknown_key");
}

#[test]
fn time_is_the_receivers() {
    let sealed = sealed_result();
    let raw = RawDocument { index: 0, json: sealed.json.as_bytes() };
    for (at, expected) in [
        ("2025-12-31T23:59:59Z", "key_not_yet_valid"),
        ("2026-01-01T00:00:00Z", "good"),
        ("2036-01-01T23:59:59Z", "good"),
        ("2036-01-31T12:00:00Z", "good"),
        ("2036-02-01T00:00:00Z", "key_expired"),
    ] {
        let at: DateTime<Utc> = at.parse().unwrap();
        let outcome = verify_document(&raw, &trust(), at);
        assert_eq!(code(&outcome), expected, "{at}");
        if let Outcome::Good(verified) = outcome {
            let late = at.date_naive().to_string().as_str() > "2036-01-01";
            assert_eq!(verified.notices, if late { vec!["key_expired"] } else { vec![] });
        }
    }
}

#[test]
fn revoked_keys() {
    for (reason, at, expected) in [
        (RevocationReason::Compromised, "2026-12-01T00:00:00Z", "good"),
        (RevocationReason::Compromised, "2026-11-01T00:00:00Z", "key_revoked"),
        (RevocationReason::Left, "2026-11-01T00:00:00Z", "good"),
        (RevocationReason::Left, "2026-10-01T00:00:00Z", "holder_left"),
    ] {
        let revocation = Revocation { at: at.parse().unwrap(), reason };
        let store = trust_with(|entry| entry.revoked = Some(revocation.clone()));
        let sealed = sealed_result();
        let raw = RawDocument { index: 0, json: sealed.json.as_bytes() };
        let outcome = verify_document(&raw, &store, now());
        assert_eq!(code(&outcome), expected, "{reason:?} {at}");
    }
}

#[test]
fn a_grant_holds_for_its_authority() {
    let sealed = sealed_result();
    let raw = RawDocument { index: 0, json: sealed.json.as_bytes() };
    for (authority, expected) in [("BUN", "good"), ("SOC", "not_granted")] {
        let store = trust_with(|entry| {
            for grant in &mut entry.grants {
                grant.authority = Some(authority.into());
            }
        });
        assert_eq!(code(&verify_document(&raw, &store, now())), expected);
    }
}

/// The sample list, changed and signed again by the sample root.
fn trust_with(change: impl Fn(&mut varsam_bundle::payload::TrustEntry)) -> TrustStore {
    let store = trust();
    let mut entries: Vec<_> = store.entries().cloned().collect();
    entries.iter_mut().for_each(change);
    let body = TrustBody { version: 2, next_update: "2030-01-01".parse().unwrap(), entries };
    let root = sample::key("rot");
    let sealed = seal(&Payload::new(common::common("rot", 1), body), &root).unwrap();
    let raw = RawDocument { index: 0, json: sealed.json.as_bytes() };
    TrustStore::open(&raw, &thumbprint(&root)).unwrap()
}

#[test]
fn only_the_pinned_root_signs_a_trust_list() {
    let documents = open_bundle(common::TRUST).unwrap();
    let other = thumbprint(&sample::key("samordnare"));
    let error = TrustStore::open(&documents[0], &other).unwrap_err();
    assert_eq!(error.code(), "not_the_root");

    // Somebody in the list signs a list.
    let body = TrustBody {
        version: 3,
        next_update: "2030-01-01".parse().unwrap(),
        entries: trust().entries().cloned().collect(),
    };
    let payload = Payload::new(common::common("samordnare", 1), body);
    let sealed = seal(&payload, &sample::key("samordnare")).unwrap();
    assert_eq!(code(&check(&sealed.json)), "not_the_root");
}

#[test]
fn a_statement_of_the_first_version_says_nothing_of_a_decision() {
    let kinds = common::kinds();
    let earlier = kinds.iter().find(|kind| kind.name == "statement-1").unwrap();
    let Outcome::Good(verified) = check(&earlier.signed(&earlier.payload.to_string())) else {
        panic!("not good")
    };
    let Content::Statement(body) = verified.content else { panic!("no statement") };
    assert_eq!((body.verdict.approves(), body.decision), (true, None));
}
