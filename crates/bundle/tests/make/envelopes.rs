//! The JWS around a payload.

use serde_json::{Value, json};

use super::{Vector, bad, good, vector};
use crate::common::{doubled, other_type, parts, sealed_withdrawal, with, without};

pub fn vectors() -> Vec<Vector> {
    let sealed = sealed_withdrawal();
    let (protected, payload, signature) = parts(&sealed);
    let whole: Value = serde_json::from_str(&sealed.json).unwrap();
    let one = whole["signatures"][0].clone();
    let wrong = |name: &str, about: &str, document: String| {
        bad("bad_envelope", &format!("envelope-{name}"), about, &document)
    };
    let mut all = vec![
        good("envelope-good", "a withdrawal", &sealed.json),
        good("envelope-spaces", "spaces between members", &serde_json::to_string_pretty(&whole).unwrap()),
        good(
            "envelope-escapes",
            "a letter of the signature is escaped, which changes nothing",
            &sealed.json.replace(
                &signature,
                &format!("\\u{:04x}{}", u32::from(signature.as_bytes()[0]), &signature[1..]),
            ),
        ),
        wrong("number", "a number", "7".into()),
        wrong("null", "null", "null".into()),
        wrong("list", "a list of the members' values", json!([payload, [one]]).to_string()),
        wrong(
            "signature-list",
            "a signature as a list of its members' values",
            with(&whole, "/signatures/0", json!([protected, signature])),
        ),
        wrong(
            "compact",
            "compact serialisation",
            json!(format!("{protected}.{payload}.{signature}")).to_string(),
        ),
        wrong(
            "flattened",
            "flattened serialisation",
            json!({"payload": payload, "protected": protected, "signature": signature}).to_string(),
        ),
        wrong("no-signature", "no signature", with(&whole, "/signatures", json!([]))),
        wrong(
            "two-signatures",
            "the signature stripped of its meaning by another one beside it",
            with(&whole, "/signatures", json!([one, one])),
        ),
        wrong(
            "unprotected-header",
            "an unprotected header",
            with(&whole, "/signatures/0/header", json!({"alg": "none"})),
        ),
        wrong("another-member", "another member", with(&whole, "/header", json!({}))),
        bad(
            "not_strict_json",
            "envelope-not-utf-8-name",
            "a name of surrogates",
            &sealed.json.replacen('{', "{\"\\ud800\":1,", 1),
        ),
        bad(
            "not_strict_json",
            "envelope-deep",
            "brackets, 20,000 deep",
            &format!("{}{}", "[".repeat(20_000), "]".repeat(20_000)),
        ),
        bad(
            "not_strict_json",
            "envelope-float",
            "a fraction where a text belongs",
            &with(&whole, "/payload", json!("X")).replace("\"X\"", "1.5"),
        ),
        bad(
            "over_limit",
            "envelope-large-header",
            "a protected header over 1 KiB",
            &with(&whole, "/signatures/0/protected", json!("A".repeat(1_400))),
        ),
    ];
    for member in ["/payload", "/signatures", "/signatures/0/protected", "/signatures/0/signature"] {
        let name = member.rsplit('/').next().unwrap();
        all.push(wrong(&format!("{name}-missing"), &format!("{name} is missing"), without(&whole, member)));
        all.push(bad(
            "not_strict_json",
            &format!("envelope-{name}-twice"),
            &format!("{name} twice"),
            &doubled(&whole, member),
        ));
        let other = other_type(whole.pointer(member).unwrap());
        all.push(wrong(
            &format!("{name}-another-type"),
            &format!("{name} is {other}"),
            with(&whole, member, other),
        ));
        all.push(wrong(
            &format!("{name}-null"),
            &format!("{name} is null"),
            with(&whole, member, Value::Null),
        ));
    }
    let parts = [
        ("/payload", &payload),
        ("/signatures/0/protected", &protected),
        ("/signatures/0/signature", &signature),
    ];
    for (member, text) in parts {
        all.extend(not_canonical(&whole, member, text));
    }
    let mut bytes = super::one(&sealed.json);
    let at = bytes.windows(9).position(|window| window == b"\"payload\"").unwrap() + 2;
    bytes[at] = 0xff;
    all.push(vector(
        "verify",
        "bad",
        "not_strict_json",
        "envelope-not-utf-8",
        "a byte that is no UTF-8",
        bytes,
    ));
    all
}

/// Other texts that a lenient reader would decode to the same bytes.
fn not_canonical(whole: &Value, member: &str, text: &str) -> Vec<Vector> {
    let name = member.rsplit('/').next().unwrap();
    let other = |how: &str, about: &str, text: String| {
        bad(
            "bad_base64",
            &format!("base64-{name}-{how}"),
            &format!("{name}: {about}"),
            &with(whole, member, json!(text)),
        )
    };
    let mut all = vec![
        other("padding", "padding", format!("{text}=")),
        other("line-break", "a line break", format!("{}\n{}", &text[..8], &text[8..])),
        other("space", "a space", format!(" {text}")),
        other("plus", "a letter of the other alphabet", format!("+{}", &text[1..])),
        other("not-ascii", "a letter that is none of them", format!("å{}", &text[1..])),
    ];
    if !text.len().is_multiple_of(4) {
        // The last letter carries bits that decode to nothing.
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        let last = LETTERS.iter().position(|letter| Some(letter) == text.as_bytes().last()).unwrap();
        let loose = format!("{}{}", &text[..text.len() - 1], char::from(LETTERS[last + 1]));
        all.push(other("loose-bits", "bits that decode to nothing are not zero", loose));
    }
    all
}
