//! The payload as text: what JSON lets through and this format does not.

use super::{Vector, bad, good, vector};
use crate::common::{b64, document, header, kinds, sample, statement_kind};
use ed25519_dalek::Signer;
use varsam_bundle::keys::thumbprint;

pub fn vectors() -> Vec<Vector> {
    let kind = statement_kind();
    let whole = kind.payload.to_string();
    let strict = |name: &str, about: &str, text: String| {
        bad("not_strict_json", &format!("text-{name}"), about, &kind.signed(&text))
    };
    let number = |name: &str, about: &str, number: &str| {
        strict(name, about, whole.replace("\"revision\":1", &format!("\"revision\":{number}")))
    };
    let words = |name: &str, about: &str, text: &str| {
        strict(name, about, whole.replace("\"text\":\"\"", &format!("\"text\":\"{text}\"")))
    };
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    vec![
        good("text-good", "a statement", &kind.signed(&whole)),
        good(
            "text-spaces",
            "spaces and line breaks",
            &kind.signed(&serde_json::to_string_pretty(&kind.payload).unwrap()),
        ),
        good(
            "text-escapes",
            "letters outside ASCII, and escapes of them",
            &kind.signed(&whole.replace("\"text\":\"\"", "\"text\":\"Å \\u00e5 \\ud83d\\ude00 \\n\"")),
        ),
        strict("empty", "nothing", String::new()),
        strict("byte-order-mark", "a byte order mark", format!("\u{feff}{whole}")),
        strict("something-after", "something after it", format!("{whole} {{}}")),
        strict("cut", "it ends in the middle", whole[..whole.len() / 2].to_owned()),
        strict("brace-missing", "the last brace is missing", whole[..whole.len() - 1].to_owned()),
        strict("comma", "a comma before the brace", format!("{},}}", &whole[..whole.len() - 1])),
        strict("comment", "a comment", format!("/* */{whole}")),
        strict("single-quotes", "single quotes", whole.replacen("\"v\"", "'v'", 1)),
        strict(
            "twice-escaped",
            "a member twice, once in escapes",
            whole.replacen('{', "{\"\\u0076\":\"x\",", 1),
        ),
        strict(
            "twice-deep",
            "a member twice in an object below",
            whole.replace("\"revision\":1", "\"revision\":1,\"revision\":1"),
        ),
        number("float", "a fraction", "1.0"),
        number("exponent", "an exponent", "1e0"),
        number("minus-zero", "minus zero", "-0"),
        number("leading-zero", "a leading zero", "01"),
        number("plus", "a plus sign", "+1"),
        number("hexadecimal", "hexadecimal", "0x1"),
        number("nan", "not a number", "NaN"),
        number("infinity", "infinity", "Infinity"),
        number("two-to-53", "2^53", "9007199254740992"),
        number("minus-two-to-53", "-2^53", "-9007199254740992"),
        number("two-to-64", "2^64", "18446744073709551616"),
        number("long", "a number of a thousand digits", &"9".repeat(1_000)),
        bad(
            "bad_payload",
            "text-two-to-32",
            "2^32 where 32 bits belong",
            &kind.signed(&whole.replace("\"revision\":1", "\"revision\":4294967296")),
        ),
        words("surrogate-high", "a lone high surrogate", "\\ud800"),
        words("surrogate-low", "a lone low surrogate", "\\udc00"),
        words("surrogate-order", "surrogates in the wrong order", "\\udc00\\ud800"),
        words("noncharacter", "a noncharacter", "\\uffff"),
        words("control", "a control character", "\u{1}"),
        words("line-break", "a line break in a text", "\n"),
        words("escape", "an unknown escape", "\\x41"),
        words("escape-short", "a short escape", "\\u00"),
        strict("deep", "33 deep", whole.replace("\"text\":\"\"", &format!("\"text\":{}", deep(32)))),
        strict(
            "very-deep",
            "10,000 deep",
            whole.replace("\"text\":\"\"", &format!("\"text\":{}", deep(10_000))),
        ),
        bad(
            "bad_payload",
            "text-deep-enough",
            "32 deep is not too deep, only wrong",
            &kind.signed(&whole.replace("\"text\":\"\"", &format!("\"text\":{}", deep(31)))),
        ),
        bad("bad_payload", "text-list", "a list", &kind.signed("[]")),
        bad("bad_payload", "text-text", "a text", &kind.signed("\"statement/1\"")),
        bad("bad_payload", "text-null", "null", &kind.signed("null")),
        raw("text-not-utf-8", "a byte that is no UTF-8", &whole, b"\xff"),
        raw("text-overlong", "a slash in two bytes", &whole, b"\xc0\xaf"),
        raw("text-surrogate-bytes", "a surrogate in UTF-8", &whole, b"\xed\xa0\x80"),
    ]
    .into_iter()
    .chain(kinds().iter().map(|kind| {
        let about = format!("{} as one byte too few", kind.name);
        let text = kind.payload.to_string();
        strict_of(kind, &about, &text[..text.len() - 1])
    }))
    .collect()
}

fn strict_of(kind: &crate::common::Kind, about: &str, text: &str) -> Vector {
    bad("not_strict_json", &format!("text-cut-{}", kind.name), about, &kind.signed(text))
}

/// Bytes that no Rust text can hold, where the statement's words are.
fn raw(name: &str, about: &str, whole: &str, bytes: &[u8]) -> Vector {
    let key = sample::key("systemagare");
    let at = whole.find("\"text\":\"").unwrap() + 8;
    let payload = [&whole.as_bytes()[..at], bytes, &whole.as_bytes()[at..]].concat();
    let protected = b64(header(&thumbprint(&key), "varsam-statement+jws").as_bytes());
    let payload = b64(&payload);
    let signature = key.sign(format!("{protected}.{payload}").as_bytes()).to_bytes();
    let bytes = super::one(&document(&protected, &payload, &b64(&signature)));
    vector("verify", "bad", "not_strict_json", name, about, bytes)
}
