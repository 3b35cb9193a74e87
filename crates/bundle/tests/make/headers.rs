//! The protected header.

use serde_json::{Value, json};
use varsam_bundle::keys::thumbprint;

use super::{Vector, bad, good, vector};
use crate::common::{doubled, header, other_type, sample, sign, with, withdrawal_text, without};

const TYP: &str = "varsam-withdrawal+jws";

pub fn vectors() -> Vec<Vector> {
    let key = sample::key("samordnare");
    let kid = thumbprint(&key);
    let text = header(&kid, TYP);
    let whole: Value = serde_json::from_str(&text).unwrap();
    let signed = |header: &str| sign(header, &withdrawal_text(), &key);
    let wrong = |name: &str, about: &str, header: &str| {
        bad("bad_header", &format!("header-{name}"), about, &signed(header))
    };
    let mut all = vec![
        good("header-good", "the four members", &signed(&text)),
        good(
            "header-other-order",
            "the four members in another order, with spaces",
            &signed(&format!(
                r#"{{ "cty": "application/json", "typ": "{TYP}", "kid": "{kid}", "alg": "Ed25519" }}"#
            )),
        ),
        wrong("empty", "nothing", ""),
        wrong("text", "a text", "\"Ed25519\""),
        wrong(
            "list",
            "a list of the members' values",
            &json!(["Ed25519", kid, TYP, "application/json"]).to_string(),
        ),
        wrong("byte-order-mark", "a byte order mark", &format!("\u{feff}{text}")),
        wrong("something-after", "something after it", &format!("{text}{text}")),
        wrong(
            "escaped-twice",
            "alg twice, once in escapes",
            &text.replacen('{', "{\"\\u0061lg\":\"none\",", 1),
        ),
        wrong("kid-short", "kid is 31 bytes", &text.replace(&kid, &crate::common::b64(&[7; 31]))),
        wrong("kid-padded", "kid with padding", &text.replace(&kid, &format!("{kid}="))),
        vector(
            "verify",
            "unknown_key",
            "unknown_key",
            "header-kid-unknown",
            "kid of a key that nobody vouches for",
            super::one(&signed(&text.replace(&kid, &crate::common::b64(&[7; 32])))),
        ),
        bad(
            "bad_signature",
            "header-kid-of-another",
            "kid of somebody else who may sign it",
            &signed(&text.replace(&kid, &thumbprint(&sample::key("dataskyddsombud")))),
        ),
        bad(
            "not_granted",
            "header-kid-of-the-centre",
            "kid of somebody else who may not sign it",
            &signed(&text.replace(&kid, &thumbprint(&sample::key("centralt")))),
        ),
    ];
    for (number, alg) in
        ["none", "None", "HS256", "EdDSA", "ES256", "RS256", "Ed448", "ed25519", ""].into_iter().enumerate()
    {
        let header = with(&whole, "/alg", json!(alg));
        all.push(wrong(&format!("alg-other-{number}"), &format!("alg is {alg:?}"), &header));
    }
    let typs = [
        "JWT",
        "jose+json",
        "VARSAM-WITHDRAWAL+JWS",
        "varsam-withdrawal",
        "application/varsam-withdrawal+jws",
    ];
    for (number, typ) in typs.into_iter().enumerate() {
        let header = with(&whole, "/typ", json!(typ));
        all.push(wrong(&format!("typ-other-{number}"), &format!("typ is {typ}"), &header));
    }
    for (number, cty) in ["JSON", "application/json; charset=utf-8", ""].into_iter().enumerate() {
        let header = with(&whole, "/cty", json!(cty));
        all.push(wrong(&format!("cty-other-{number}"), &format!("cty is {cty:?}"), &header));
    }
    let more = [
        (
            "jwk",
            json!({"kty": "OKP", "crv": "Ed25519", "x": crate::common::b64(key.verifying_key().as_bytes())}),
        ),
        ("jku", json!("https://example.org/keys")),
        ("x5u", json!("https://example.org/certificate")),
        ("x5c", json!([])),
        ("x5t", json!("AAAA")),
        ("x5t#S256", json!("AAAA")),
        ("crit", json!(["b64"])),
        ("b64", json!(false)),
        ("zip", json!("DEF")),
    ];
    for (member, value) in more {
        let name = member.replace('#', "-");
        all.push(wrong(
            &format!("with-{name}"),
            &format!("with {member}"),
            &with(&whole, &format!("/{member}"), value),
        ));
    }
    for member in ["alg", "kid", "typ", "cty"] {
        let place = format!("/{member}");
        let other = other_type(&whole[member]);
        all.push(wrong(
            &format!("{member}-missing"),
            &format!("{member} is missing"),
            &without(&whole, &place),
        ));
        all.push(wrong(&format!("{member}-twice"), &format!("{member} twice"), &doubled(&whole, &place)));
        all.push(wrong(
            &format!("{member}-another-type"),
            &format!("{member} is {other}"),
            &with(&whole, &place, other),
        ));
    }
    all
}
