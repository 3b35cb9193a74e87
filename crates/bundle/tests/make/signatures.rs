//! Signatures that do not hold, and those that a lenient verifier would take.

use curve25519_dalek::Scalar;
use ed25519_dalek::Signer;
use serde_json::Value;
use sha2::{Digest, Sha512};

use super::{Vector, bad};
use crate::common::{b64, document, parts, sample, sealed_withdrawal, statement_kind};

/// The order of the group, little-endian.
const L: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

pub fn vectors() -> Vec<Vector> {
    let (protected, payload, signature) = parts(&sealed_withdrawal());
    let key = sample::key("samordnare");
    let input = format!("{protected}.{payload}");
    let good: [u8; 64] = key.sign(input.as_bytes()).to_bytes();
    let wrong = |name: &str, about: &str, signature: &[u8]| {
        let text = document(&protected, &payload, &b64(signature));
        bad("bad_signature", &format!("signature-{name}"), about, &text)
    };
    let changed = |at: usize, bits: u8| {
        let mut other = good;
        other[at] ^= bits;
        other
    };
    let s = |s: [u8; 32]| [&good[..32], &s].concat();
    let r = |r: [u8; 32]| [&r, &good[32..]].concat();
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut all = vec![
        wrong("s-plus-l", "S + L, which a lenient verifier takes", &s(plus_l(&good[32..]))),
        wrong("s-is-l", "S = L", &s(L)),
        wrong("s-zero", "S = 0", &s([0; 32])),
        wrong("s-large", "S with its highest bits set", &changed(63, 0xe0)),
        wrong("r-zero", "R is a point of order 4", &r([0; 32])),
        wrong("r-identity", "R is the point of order 1", &r(identity)),
        wrong("r-no-point", "R is no point", &r([2; 32])),
        wrong("zeros", "zeros", &[0; 64]),
        wrong("first-bit", "the first bit is another", &changed(0, 1)),
        wrong("sign-bit", "the sign of R is another", &changed(31, 0x80)),
        wrong("s-bit", "the first bit of S is another", &changed(32, 1)),
        wrong("empty", "no bytes", &[]),
        wrong("short", "63 bytes", &good[..63]),
        wrong("long", "65 bytes", &[&good[..], &[0]].concat()),
        wrong("twice", "the signature twice", &[good, good].concat()),
        wrong("of-the-payload", "of the payload alone", &key.sign(payload.as_bytes()).to_bytes()),
        wrong("of-decoded", "of the payload's bytes", &key.sign(&decoded(&payload)).to_bytes()),
        wrong(
            "of-another-key",
            "by another key",
            &sample::key("systemagare").sign(input.as_bytes()).to_bytes(),
        ),
        wrong(
            "hexadecimal",
            "in hexadecimal",
            good.iter().map(|b| format!("{b:02x}")).collect::<String>().as_bytes(),
        ),
        wrong(
            "small-order-r",
            "made with the owner's key for an R of order 1: it verifies without strictness",
            &with_identity(&key, &input),
        ),
    ];
    all.extend(exchanged(&protected, &payload, &signature));
    all
}

fn decoded(text: &str) -> Vec<u8> {
    base64::Engine::decode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, text).unwrap()
}

fn plus_l(s: &[u8]) -> [u8; 32] {
    let mut carry = 0_u16;
    std::array::from_fn(|at| {
        carry += u16::from(s[at]) + u16::from(L[at]);
        let byte = carry.to_le_bytes()[0];
        carry >>= 8;
        byte
    })
}

/// R is the identity and S is k·a, so that S·B = R + k·A holds.
fn with_identity(key: &varsam_bundle::keys::SigningKey, input: &str) -> Vec<u8> {
    let mut r = [0; 32];
    r[0] = 1;
    let hash: [u8; 64] = Sha512::new()
        .chain_update(r)
        .chain_update(key.verifying_key().as_bytes())
        .chain_update(input)
        .finalize()
        .into();
    let k = Scalar::from_bytes_mod_order_wide(&hash);
    [r, (k * key.to_scalar()).to_bytes()].concat()
}

/// Parts of one document put into another.
fn exchanged(protected: &str, payload: &str, signature: &str) -> Vec<Vector> {
    let kind = statement_kind();
    let other: Value = serde_json::from_str(&kind.signed(&kind.payload.to_string())).unwrap();
    let text = |place: &str| other.pointer(place).and_then(Value::as_str).unwrap().to_owned();
    let (other_protected, other_payload) = (text("/signatures/0/protected"), text("/payload"));
    let wrong = |name: &str, about: &str, document: String| bad("bad_signature", name, about, &document);
    vec![
        wrong(
            "signature-of-another",
            "the signature of another document",
            document(protected, payload, &text("/signatures/0/signature")),
        ),
        wrong(
            "payload-of-another",
            "the payload of another document",
            document(protected, &other_payload, signature),
        ),
        wrong(
            "header-of-another",
            "the header of another document",
            document(&other_protected, payload, signature),
        ),
        wrong(
            "payload-bit",
            "one letter of the payload is another",
            document(protected, &swapped(payload, payload.len() / 2), signature),
        ),
        wrong(
            "payload-cut",
            "the payload ends sooner",
            document(protected, &payload[..payload.len() / 4 * 4 - 4], signature),
        ),
        wrong("payload-empty", "no payload", document(protected, "", signature)),
    ]
}

fn swapped(text: &str, at: usize) -> String {
    let other = if text.as_bytes()[at] == b'A' { "B" } else { "A" };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}
