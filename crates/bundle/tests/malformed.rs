//! For each valid document several malformed ones, and what is said of them.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use common::{b64, check, code, document, header, parts, sample, sealed_result, sign};
use serde_json::{Value, json};
use varsam_bundle::keys::{Jwk, thumbprint};
use varsam_bundle::payload::Role;
use varsam_bundle::{Outcome, RawDocument, seal, verify_document};

const RESULT: &str = "varsam-result+jws";

fn kid() -> String {
    thumbprint(&sample::key("samordnare"))
}

fn payload() -> Value {
    serde_json::to_value(common::result_payload()).unwrap()
}

#[test]
fn envelopes() {
    let (protected, payload, signature) = parts(&sealed_result());
    let good = document(&protected, &payload, &signature);
    assert_eq!(code(&check(&good)), "good");
    let one = format!(r#"{{"protected":"{protected}","signature":"{signature}"}}"#);
    let table = [
        ("not an object", "7".into(), "bad_envelope"),
        ("no signatures", format!(r#"{{"payload":"{payload}","signatures":[]}}"#), "bad_envelope"),
        (
            "two signatures",
            format!(r#"{{"payload":"{payload}","signatures":[{one},{one}]}}"#),
            "bad_envelope",
        ),
        (
            "flattened",
            format!(r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#),
            "bad_envelope",
        ),
        ("a list", format!(r#"["{payload}",[{one}]]"#), "bad_envelope"),
        (
            "a list as signature",
            format!(r#"{{"payload":"{payload}","signatures":[["{protected}","{signature}"]]}}"#),
            "bad_envelope",
        ),
        ("compact", format!(r#""{protected}.{payload}.{signature}""#), "bad_envelope"),
        (
            "unprotected header",
            good.replace(r#"{"protected""#, r#"{"header":{"kid":"x"},"protected""#),
            "bad_envelope",
        ),
        ("another member", good.replace(r#"{"payload""#, r#"{"note":1,"payload""#), "bad_envelope"),
        ("a member twice", good.replace(r#"{"payload""#, r#"{"payload":"","payload""#), "not_strict_json"),
        (
            "a signature twice",
            good.replace(r#"{"protected""#, r#"{"signature":"","protected""#),
            "not_strict_json",
        ),
        ("a byte order mark", format!("\u{feff}{good}"), "not_strict_json"),
        ("padding", good.replace(&signature, &format!("{signature}==")), "bad_base64"),
        (
            "standard alphabet",
            good.replace(&protected, &format!("{}+", &protected[..protected.len() - 1])),
            "bad_base64",
        ),
        ("line break", good.replace(&payload, &format!("{payload}\\n")), "bad_base64"),
        ("a short signature", good.replace(&signature, &signature[..84]), "bad_signature"),
        ("an empty signature", good.replace(&signature, ""), "bad_signature"),
        ("a large header", good.replace(&protected, &"A".repeat(1400)), "over_limit"),
        ("a large payload", good.replace(&payload, &"A".repeat(11_300_000)), "over_limit"),
    ];
    for (what, text, expected) in table {
        assert_eq!(code(&check(&text)), expected, "{what}");
    }
    let deep = format!("{}{}", "[".repeat(40), "]".repeat(40));
    assert_eq!(code(&check(&deep)), "not_strict_json");
}

#[test]
fn loose_bits_at_the_end_of_base64() {
    let (protected, payload, signature) = parts(&sealed_result());
    // 64 bytes leave four unused bits in the last letter.
    let last = signature.chars().last().unwrap();
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".chars() {
        let other = format!("{}{letter}", &signature[..85]);
        let outcome = check(&document(&protected, &payload, &other));
        assert_eq!(code(&outcome) == "good", letter == last, "{letter}");
    }
}

#[test]
fn headers() {
    let kid = kid();
    let body = payload().to_string();
    let key = sample::key("samordnare");
    let good = header(&kid, RESULT);
    let with = |member: &str| good.replace("{\"alg\"", &format!("{{{member},\"alg\""));
    let table = [
        ("good", good.clone(), "good"),
        ("alg none", good.replace("\"Ed25519\"", "\"none\""), "bad_header"),
        ("alg HS256", good.replace("\"Ed25519\"", "\"HS256\""), "bad_header"),
        ("alg EdDSA", good.replace("\"Ed25519\"", "\"EdDSA\""), "bad_header"),
        ("jwk", with(r#""jwk":{}"#), "bad_header"),
        ("jku", with(r#""jku":"https://example.org""#), "bad_header"),
        ("x5c", with(r#""x5c":[]"#), "bad_header"),
        ("x5u", with(r#""x5u":"x""#), "bad_header"),
        ("crit", with(r#""crit":["b64"]"#), "bad_header"),
        ("b64", with(r#""b64":false"#), "bad_header"),
        ("alg twice", with(r#""alg":"none""#), "bad_header"),
        ("unknown typ", good.replace(RESULT, "JWT"), "bad_header"),
        ("a list", format!(r#"["Ed25519","{kid}","{RESULT}","application/json"]"#), "bad_header"),
        ("no cty", good.replace(r#","cty":"application/json""#, ""), "bad_header"),
        ("other cty", good.replace("application/json", "text/plain"), "bad_header"),
        ("kid no thumbprint", good.replace(&kid, "me"), "bad_header"),
        ("another kind the key may not sign", good.replace(RESULT, "varsam-receipt+jws"), "not_granted"),
        ("another kind the key may sign", good.replace(RESULT, "varsam-statement+jws"), "unsupported"),
        ("a kind without schema", good.replace(RESULT, "varsam-assignment+jws"), "unsupported"),
        ("somebody else's kid", good.replace(&kid, &thumbprint(&sample::key("systemagare"))), "not_granted"),
    ];
    for (what, header, expected) in table {
        assert_eq!(code(&check(&sign(&header, &body, &key))), expected, "{what}");
    }
}

#[test]
fn payloads_as_text() {
    let good = payload().to_string();
    let key = sample::key("samordnare");
    let table = [
        ("good", good.clone(), "good"),
        ("a member twice", good.replacen('{', r#"{"revision":2,"#, 1), "not_strict_json"),
        ("deep member twice", good.replace(r#""number":2"#, r#""number":2,"number":3"#), "not_strict_json"),
        ("a float", good.replace(r#""number":2"#, r#""number":2.0"#), "not_strict_json"),
        ("an exponent", good.replace(r#""number":2"#, r#""number":2e0"#), "not_strict_json"),
        ("a byte order mark", format!("\u{feff}{good}"), "not_strict_json"),
        ("something after it", format!("{good}{{}}"), "not_strict_json"),
        ("nothing", String::new(), "not_strict_json"),
        (
            "too deep",
            good.replace(
                r#""not_done":["stop_gate"]"#,
                &format!(r#""not_done":{}{}"#, "[".repeat(40), "]".repeat(40)),
            ),
            "not_strict_json",
        ),
    ];
    for (what, text, expected) in table {
        let document = sign(&header(&kid(), RESULT), &text, &key);
        assert_eq!(code(&check(&document)), expected, "{what}");
    }
}

/// Changes one place of the good payload and says what happens.
fn changed(pointer: &str, value: Value) -> &'static str {
    let mut whole = payload();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match whole.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            members.insert(name.to_owned(), value);
        }
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        _ => panic!("{pointer}"),
    }
    let document = sign(&header(&kid(), RESULT), &whole.to_string(), &sample::key("samordnare"));
    code(&check(&document))
}

#[test]
fn payloads_by_member() {
    let table = [
        ("/more", json!(1), "bad_payload"),
        ("/scope/more", json!(1), "bad_payload"),
        ("/v", json!("result/3"), "unsupported"),
        ("/v", json!(1), "bad_payload"),
        ("/id", json!("019B7612-1800-7000-8000-0000000000AA"), "bad_payload"),
        ("/id", json!("019b76121800700080000000000000aa"), "bad_payload"),
        ("/id", json!("c56a4180-65aa-42ec-a945-5fd21dec0538"), "bad_payload"),
        ("/org", json!("2120000000"), "bad_payload"),
        ("/org", json!("556000-0000"), "bad_payload"),
        ("/audience", json!("the world"), "bad_payload"),
        ("/issuer/person/kid", json!(thumbprint(&sample::key("rot"))), "issuer_mismatch"),
        ("/issuer/person/name", json!("Kim"), "bad_payload"),
        ("/issuer/device", json!(""), "bad_payload"),
        ("/issued_at", json!("2026-11-21T13:00:00+01:00"), "bad_payload"),
        ("/issued_at", json!("2026-11-21T12:00:00.5Z"), "bad_payload"),
        ("/issued_at", json!("yesterday"), "bad_payload"),
        ("/seq", json!(0), "bad_payload"),
        ("/seq", json!(2), "bad_payload"),
        ("/prev_seq", json!("00"), "bad_payload"),
        ("/sample", json!(false), "bad_payload"),
        ("/scope/kind", json!("person"), "bad_payload"),
        ("/lineage", json!("00".repeat(32)), "bad_payload"),
        ("/scope/id", json!("SYS-2"), "bad_payload"),
        ("/revision", json!(0), "bad_payload"),
        ("/revision", json!(-1), "bad_payload"),
        ("/revision", json!(2), "bad_payload"),
        ("/prev", json!(["00".repeat(32)]), "bad_payload"),
        ("/pack/sha256", json!("AB".repeat(32)), "bad_payload"),
        ("/requires", json!([]), "bad_payload"),
        ("/requires/0/authority", json!("ANNAN"), "bad_payload"),
        ("/requires/0/role", json!("facilitator"), "bad_payload"),
        ("/requires/0/role", json!("information_owner"), "bad_payload"),
        ("/requires/0/sets", json!(["INF-1"]), "bad_payload"),
        ("/holdings/0/set", json!("INF-9"), "bad_payload"),
        ("/holdings/0/handling", json!("eats"), "bad_payload"),
        ("/holdings/0/since", json!("2024-3-1"), "bad_payload"),
        ("/sets/0/subjects", json!("many"), "bad_payload"),
        ("/sets/0/topics", json!(["all"]), "bad_payload"),
        ("/sets/0/levels/K/number", json!("2"), "bad_payload"),
        ("/flows/0/mode", json!("pigeon"), "bad_payload"),
        ("/protection/K/reason_code", json!("manual"), "bad_payload"),
        ("/protection/K/reason_code", json!("because"), "bad_payload"),
        ("/state", json!("done"), "bad_payload"),
        ("/classified_at", json!(null), "good"),
        ("/scope/owner", json!(null), "good"),
    ];
    for (pointer, value, expected) in table {
        let what = format!("{pointer} = {value}");
        // Another organisation breaks the lineage before anything else.
        assert_eq!(changed(pointer, value), expected, "{what}");
    }
}

#[test]
fn every_member_is_required() {
    let whole = payload();
    for name in whole.as_object().unwrap().keys() {
        let mut less = whole.clone();
        less.as_object_mut().unwrap().remove(name);
        let document = sign(&header(&kid(), RESULT), &less.to_string(), &sample::key("samordnare"));
        let expected = if name == "sample" { "sample_mismatch" } else { "bad_payload" };
        assert_eq!(code(&check(&document)), expected, "{name}");
    }
}

#[test]
fn another_organisation() {
    let mut payload = common::result_payload();
    payload.common.org = "212000-0001".into();
    payload.body.lineage = varsam_bundle::payload::lineage("212000-0001", "SYS-1");
    let sealed = seal(&payload, &sample::key("samordnare")).unwrap();
    assert_eq!(code(&check(&sealed.json)), "org_mismatch");
}

#[test]
fn a_statement_in_a_role_the_key_does_not_have() {
    let statement = common::statement_payload("systemagare", Role::InformationOwner, &sealed_result());
    let sealed = seal(&statement, &sample::key("systemagare")).unwrap();
    assert_eq!(code(&check(&sealed.json)), "not_granted");
}

#[test]
fn a_signature_with_s_plus_l() {
    // The order of the group, little-endian.
    const L: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let (protected, payload, signature) = parts(&sealed_result());
    let mut bytes =
        base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, &signature).unwrap();
    let mut carry = 0_u16;
    for (byte, add) in bytes[32..].iter_mut().zip(L) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = carry.to_le_bytes()[0];
        carry >>= 8;
    }
    let outcome = check(&document(&protected, &payload, &b64(&bytes)));
    assert_eq!(code(&outcome), "bad_signature");
}

#[test]
fn weak_and_malformed_keys() {
    let mut identity = [0_u8; 32];
    identity[0] = 1;
    let mut not_canonical = [0xff_u8; 32];
    not_canonical[31] = 0x7f;
    for bytes in [[0_u8; 32], identity, not_canonical] {
        let error = Jwk::from_x(b64(&bytes)).verifying_key().unwrap_err();
        assert_eq!(error.code(), "weak_key", "{bytes:?}");
    }
    assert_eq!(Jwk::from_x("AAAA").verifying_key().unwrap_err().code(), "weak_key");
    assert_eq!(Jwk::from_x("A=").verifying_key().unwrap_err().code(), "bad_base64");
    let mut other = Jwk::of(&sample::key("rot"));
    other.crv = "X25519".into();
    assert_eq!(other.verifying_key().unwrap_err().code(), "weak_key");
}

/// The thumbprint of RFC 8037, appendix A.3.
#[test]
fn thumbprint_of_the_rfc() {
    let jwk = Jwk::from_x("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assert_eq!(jwk.thumbprint(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

#[test]
fn one_flipped_byte_anywhere() {
    let sealed = sealed_result();
    let trust = common::trust();
    let mut json = sealed.json.clone().into_bytes();
    for at in 0..json.len() {
        for bit in [0x01, 0x20, 0x80] {
            json[at] ^= bit;
            let raw = RawDocument { index: 0, json: &json };
            let outcome = verify_document(&raw, &trust, common::now());
            assert!(!matches!(outcome, Outcome::Good(_)), "byte {at}, bit {bit}");
            json[at] ^= bit;
        }
    }
}
