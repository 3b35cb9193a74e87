//! What the centre gives out: catalogues and packs.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{PACK, catalogue_body, check_under, code, header, pack_body, sample, sign, trust_with};
use serde_json::{Value, json};
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::{Body, Payload, Role};
use varsam_bundle::{Content, Outcome, TrustStore, seal};

fn store() -> TrustStore {
    trust_with(&[("centralt", Role::Centre)], |_| {})
}

fn sealed<B: Body>(body: B) -> String {
    seal(&Payload::new(common::common("centralt", 1), body), &sample::key("centralt")).unwrap().json
}

fn content(json: &str) -> Content {
    match check_under(json, &store()) {
        Outcome::Good(verified) => verified.content,
        other => panic!("{other:?}"),
    }
}

/// What is said of a payload with another value at one place.
fn changed<B: Body>(body: B, pointer: &str, value: &Value) -> &'static str {
    let key = sample::key("centralt");
    let mut whole = serde_json::to_value(Payload::new(common::common("centralt", 1), body)).unwrap();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    whole.pointer_mut(parent).unwrap()[name] = value.clone();
    let document = sign(&header(&thumbprint(&key), B::TYP.as_str()), &whole.to_string(), &key);
    code(&check_under(&document, &store()))
}

#[test]
fn catalogues_and_packs_come_back_as_they_were() {
    assert_eq!(content(&sealed(catalogue_body())), Content::Catalogue(Box::new(catalogue_body())));
    let Content::Pack(pack) = content(&sealed(pack_body())) else { panic!("no pack") };
    assert_eq!(pack.content.as_bytes(), PACK.as_bytes(), "to the byte");
    assert_eq!(pack, pack_body());
}

#[test]
fn only_the_centre_signs_them_and_a_catalogue_for_its_authority() {
    let key = sample::key("samordnare");
    let by_facilitator = seal(&Payload::new(common::common("samordnare", 1), pack_body()), &key).unwrap();
    assert_eq!(code(&check_under(&by_facilitator.json, &store())), "not_granted");
    let elsewhere = trust_with(&[("centralt", Role::Centre)], |entry| {
        entry.grants.iter_mut().for_each(|grant| grant.authority = Some("SOC".into()));
    });
    assert_eq!(code(&check_under(&sealed(catalogue_body()), &elsewhere)), "not_granted");
    assert_eq!(code(&check_under(&sealed(pack_body()), &elsewhere)), "good", "a pack is for all");
}

#[test]
fn a_pack_has_its_own_digest_and_name() {
    for (pointer, value) in [
        ("/content", json!(PACK.trim_end())),
        ("/content", json!("")),
        ("/content", json!({"id": "standard"})),
        ("/pack/id", json!("other")),
        ("/pack/version", json!("1.0.1")),
        ("/pack/sha256", json!("00".repeat(32))),
        ("/pack/sha256", json!(null)),
        ("/pack/more", json!(1)),
    ] {
        assert_eq!(changed(pack_body(), pointer, &value), "bad_payload", "{pointer} = {value}");
    }
}

#[test]
fn a_catalogue_hangs_together() {
    let head = serde_json::to_value(&catalogue_body().heads[0]).unwrap();
    let alias = |old: &str, new: &str| json!({"old": old, "new": new, "since": "2026-05-01"});
    for (pointer, value) in [
        ("/authority", json!("")),
        ("/version", json!(0)),
        ("/version", json!("1")),
        ("/pack/sha256", json!("")),
        ("/facts", json!([])),
        ("/facts", json!("{\"v\": \"facts/1\"}")),
        ("/facts/v", json!("facts/2")),
        ("/heads", json!([head, head])),
        ("/heads/0/lineage", json!("00".repeat(32))),
        ("/heads/0/scope_id", json!("SYS-2")),
        ("/heads/0/sha256", json!("EF".repeat(32))),
        ("/heads/0/revision", json!(0)),
        ("/aliases", json!([alias("A", "B"), alias("A", "C")])),
        ("/aliases", json!([alias("A", "B"), alias("B", "A")])),
        ("/aliases", json!([alias("A", "A")])),
        ("/aliases", json!([alias("A", "")])),
        ("/aliases", json!([alias("", "A")])),
        ("/aliases/0/since", json!("2026-5-1")),
    ] {
        assert_eq!(changed(catalogue_body(), pointer, &value), "bad_payload", "{pointer} = {value}");
    }
    for (pointer, value) in [
        ("/heads", json!([])),
        ("/aliases", json!([alias("A", "C"), alias("B", "C")])),
        ("/version", json!(4_294_967_295_u32)),
    ] {
        assert_eq!(changed(catalogue_body(), pointer, &value), "good", "{pointer} = {value}");
    }
}
