//! Keys: weak and malformed ones, whose they are, and what a trust list says of them.

use serde_json::{Value, json};
use varsam_bundle::keys::{Jwk, SigningKey, thumbprint};

use super::{Vector, bad, good, one, vector};
use crate::common::{Kind, b64, enrol_payload, header, kinds, sample, sign, trust_list, with};

pub fn vectors() -> Vec<Vector> {
    [weak(), malformed(), standings(), roots()].into_iter().flatten().collect()
}

fn hex(text: &str) -> [u8; 32] {
    std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
}

/// An enrolment whose key is some bytes, signed by a key that is none of it.
fn enrolling(jwk: &Value, kid: &str) -> String {
    let key = SigningKey::from_bytes(&[31; 32]);
    let payload = serde_json::to_value(enrol_payload(&key)).unwrap();
    let payload = with(&payload, "/issuer/person/kid", json!(kid));
    let payload = with(&serde_json::from_str(&payload).unwrap(), "/key", jwk.clone());
    sign(&header(kid, "varsam-enrol+jws"), &payload, &key)
}

/// The points of small order, in their canonical form and in the others; and what is no point.
fn weak() -> Vec<Vector> {
    let table = [
        ("order-1", "0100000000000000000000000000000000000000000000000000000000000000"),
        ("order-2", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        ("order-4", "0000000000000000000000000000000000000000000000000000000000000000"),
        ("order-4-negative", "0000000000000000000000000000000000000000000000000000000000000080"),
        ("order-8", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
        ("order-8-negative", "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85"),
        ("order-8-other", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
        ("order-8-other-negative", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa"),
        ("order-1-not-canonical", "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        ("order-4-not-canonical", "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        ("order-1-negative", "0100000000000000000000000000000000000000000000000000000000000080"),
        ("no-point", "0200000000000000000000000000000000000000000000000000000000000000"),
        ("not-canonical", "f3ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    ];
    let make = |(name, bytes): (&str, &str)| {
        let jwk = Jwk::from_x(b64(&hex(bytes)));
        let document = enrolling(&json!(jwk), &jwk.thumbprint());
        bad("weak_key", &format!("key-{name}"), &format!("an enrolment of {name}"), &document)
    };
    table.into_iter().map(make).collect()
}

fn malformed() -> Vec<Vector> {
    let key = SigningKey::from_bytes(&[31; 32]);
    let x = Jwk::of(&key).x;
    let jwk = |kty: &str, crv: &str, x: &str| json!({"kty": kty, "crv": crv, "x": x});
    let table = [
        ("weak_key", "kty", "another kty", jwk("EC", "Ed25519", &x)),
        ("weak_key", "crv", "another crv", jwk("OKP", "X25519", &x)),
        ("weak_key", "short", "31 bytes", jwk("OKP", "Ed25519", &b64(&[7; 31]))),
        ("weak_key", "long", "33 bytes", jwk("OKP", "Ed25519", &b64(&[7; 33]))),
        ("bad_base64", "padded", "x with padding", jwk("OKP", "Ed25519", &format!("{x}="))),
        ("bad_payload", "private", "the private part beside it", {
            let mut with_d = jwk("OKP", "Ed25519", &x);
            with_d["d"] = json!(b64(&[7; 32]));
            with_d
        }),
        ("bad_payload", "x-missing", "no x", json!({"kty": "OKP", "crv": "Ed25519"})),
        ("bad_payload", "list", "a list", json!(["OKP", "Ed25519", x])),
        ("bad_payload", "of-another", "somebody else's key", json!(Jwk::of(&sample::key("samordnare")))),
    ];
    let make = |(code, name, about, jwk): (&str, &str, &str, Value)| {
        bad(
            code,
            &format!("key-{name}"),
            &format!("an enrolment: {about}"),
            &enrolling(&jwk, &thumbprint(&key)),
        )
    };
    table.into_iter().map(make).collect()
}

/// What the trust list says of a key at the moment of reading.
fn standings() -> Vec<Vector> {
    let kinds = kinds();
    let statement = kinds.iter().find(|kind| kind.name == "statement-2").unwrap();
    let by = |who: &str, kind: &Kind| {
        let key = sample::key(who);
        let text = with(&kind.payload, "/issuer/person/kid", json!(thumbprint(&key)));
        sign(&header(&thumbprint(&key), kind.typ), &text, &key)
    };
    let aside = |code: &str, name: &str, who: &str, about: &str| {
        vector("verify", "unknown_key", code, name, about, one(&by(who, statement)))
    };
    let mut all = vec![
        aside("key_not_yet_valid", "key-not-yet-valid", "kommande", "the key is not valid yet"),
        aside("key_expired", "key-expired", "utgången", "the key ran out longer ago than the grace period"),
        aside("holder_left", "key-holder-left", "slutat", "the holder left longer ago than the grace period"),
        aside("unknown_key", "key-unknown", "ingen", "a key that no trust list knows"),
        good("key-in-grace", "the key ran out within the grace period", &by("nådatid", statement)),
        good(
            "key-holder-left-in-grace",
            "the holder left within the grace period",
            &by("nyss-slutat", statement),
        ),
        bad("key_revoked", "key-compromised", "the key was revoked as compromised", &by("röjd", statement)),
    ];
    // Each kind by somebody whom the list knows, in a role that does not sign it.
    for kind in kinds.iter().filter(|kind| !matches!(kind.name.as_str(), "trust-1" | "enrol-1" | "result-1"))
    {
        let who = if kind.name == "receipt-1" { "centralt" } else { "registratur" };
        let name = format!("{}-wrong-role", kind.name);
        let about = format!("{} signed in a role that does not sign it", kind.name);
        all.push(bad("not_granted", &name, &about, &by(who, kind)));
    }
    for name in ["catalogue-1", "assignment-1"] {
        let kind = kinds.iter().find(|kind| kind.name == name).unwrap();
        let about = format!("{name} signed for another authority");
        all.push(bad("not_granted", &format!("{name}-another-authority"), &about, &by("annan-nämnd", kind)));
    }
    // Real where samples belong: a trusted key, and one that nobody knows.
    let mut real = statement.payload.clone();
    real.as_object_mut().unwrap().remove("sample");
    for (name, who) in [("known", "systemagare"), ("unknown", "ingen")] {
        let key = sample::key(who);
        let text = with(&real, "/issuer/person/kid", json!(thumbprint(&key)));
        let about = format!("a document that is no sample, of a key that is {name}");
        let document = sign(&header(&thumbprint(&key), statement.typ), &text, &key);
        all.push(bad("sample_mismatch", &format!("sample-missing-{name}-key"), &about, &document));
    }
    all
}

/// Trust lists by the wrong root.
fn roots() -> Vec<Vector> {
    let list = |change: fn(&mut varsam_bundle::payload::TrustEntry)| {
        let bytes = trust_list(&[("rot-2", varsam_bundle::payload::Role::Centre)], change);
        let document = varsam_bundle::open_bundle(&bytes).unwrap()[0].json.to_vec();
        String::from_utf8(document).unwrap()
    };
    let kinds = kinds();
    let kind = kinds.iter().find(|kind| kind.name == "trust-1").unwrap();
    let other = sample::key("samordnare");
    let text = with(&kind.payload, "/issuer/person/kid", json!(thumbprint(&other)));
    let entries: Vec<Value> = kind.payload["entries"].as_array().unwrap().clone();
    let root = thumbprint(&kind.key);
    let rootless: Vec<&Value> = entries.iter().filter(|entry| entry["kid"] != json!(root)).collect();
    let twice: Vec<&Value> = entries.iter().chain(entries.first()).collect();
    vec![
        good("trust-list-by-the-root", "a trust list", &list(|_| {})),
        bad(
            "not_the_root",
            "trust-list-by-another",
            "a trust list signed by somebody in it",
            &sign(&header(&thumbprint(&other), kind.typ), &text, &other),
        ),
        bad(
            "bad_payload",
            "trust-list-without-root",
            "a trust list without its root",
            &kind.signed(&with(&kind.payload, "/entries", json!(rootless))),
        ),
        bad(
            "bad_payload",
            "trust-list-key-twice",
            "a trust list with a key twice",
            &kind.signed(&with(&kind.payload, "/entries", json!(twice))),
        ),
        bad(
            "weak_key",
            "trust-list-weak-key",
            "a trust list with a key of small order",
            &kind.signed(&with(&kind.payload, "/entries/0/key/x", json!(b64(&[0; 32])))),
        ),
    ]
}
