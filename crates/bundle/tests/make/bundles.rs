//! The file around the documents.

use super::{Vector, good, vector};
use crate::common::{parts, sealed_withdrawal};

fn broken(code: &str, name: &str, about: &str, bytes: impl Into<Vec<u8>>) -> Vector {
    vector("verify", "bad", code, &format!("bundle-{name}"), about, bytes.into())
}

pub fn vectors() -> Vec<Vector> {
    let document = sealed_withdrawal().json;
    let whole = format!(r#"{{"varsam":"bundle/1","documents":[{document}]}}"#);
    let none = |name: &str, about: &str, text: &str| broken("not_a_bundle", name, about, text);
    let mut all = vec![
        good("bundle-good", "a withdrawal in a bundle", &document),
        vector(
            "verify",
            "good",
            "good",
            "bundle-other-order",
            "the members in the other order, with spaces",
            format!("\n{{ \"documents\" : [ {document} ] ,\r\n\t\"varsam\" : \"bundle/1\" }}\n").into_bytes(),
        ),
        none("empty", "an empty file", ""),
        none("array", "an array", "[]"),
        none("varsam-missing", "no version", &whole.replace(r#""varsam":"bundle/1","#, "")),
        none("documents-missing", "no documents", r#"{"varsam":"bundle/1"}"#),
        none("varsam-twice", "the version twice", &whole.replacen('{', r#"{"varsam":"bundle/1","#, 1)),
        none("documents-twice", "documents twice", &whole.replacen('{', r#"{"documents":[],"#, 1)),
        none("varsam-number", "the version is a number", &whole.replace("\"bundle/1\"", "1")),
        none("varsam-other", "another version", &whole.replace("bundle/1", "bundle/2")),
        none("varsam-escaped", "an escape in a member's name", &whole.replace("varsam\"", "v\\u0061rsam\"")),
        none("documents-object", "documents is an object", r#"{"varsam":"bundle/1","documents":{}}"#),
        none("documents-null", "documents is null", r#"{"varsam":"bundle/1","documents":null}"#),
        none("another-member", "a third member", &whole.replacen('{', r#"{"note":"hej","#, 1)),
        none("something-after", "something after the bundle", &format!("{whole}{{}}")),
        none("byte-order-mark", "a byte order mark", &format!("\u{feff}{whole}")),
        none("comma-at-the-end", "a comma after the last document", &whole.replace("}]}]}", "}]},]}")),
        broken(
            "over_limit",
            "too-many",
            "1,001 documents",
            format!(r#"{{"varsam":"bundle/1","documents":[{}]}}"#, vec!["{}"; 1_001].join(",")),
        ),
        broken(
            "not_a_bundle",
            "utf-16",
            "UTF-16",
            whole.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        ),
    ];
    all.extend(cut_short(&whole));
    all
}

/// The file ends too early, at every boundary that it has.
fn cut_short(whole: &str) -> Vec<Vector> {
    let (protected, payload, signature) = parts(&sealed_withdrawal());
    let after = |text: &str| whole.find(text).unwrap() + text.len();
    let places = [
        ("brace", 1),
        ("name", after("\"varsam\"")),
        ("colon", after("\"varsam\":")),
        ("version", after("\"bundle/1\"")),
        ("comma", after("\"bundle/1\",")),
        ("documents", after("\"documents\":")),
        ("bracket", after("\"documents\":[")),
        ("document-brace", after("\"documents\":[{")),
        ("payload-half", after(&payload) - payload.len() / 2),
        ("payload", after(&payload)),
        ("signatures", after("\"signatures\":[{")),
        ("protected", after(&protected)),
        ("signature-half", after(&signature) - 40),
        ("signature", after(&signature)),
        ("signature-brace", after(&signature) + 2),
        ("signatures-bracket", after(&signature) + 3),
        ("document", after(&signature) + 4),
        ("documents-bracket", after(&signature) + 5),
    ];
    let cut = |(name, at): (&str, usize)| {
        broken(
            "not_a_bundle",
            &format!("cut-after-{name}"),
            &format!("it ends after byte {at}"),
            &whole[..at],
        )
    };
    places.into_iter().map(cut).collect()
}
