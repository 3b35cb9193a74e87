//! Every kind of payload: good, its own members spoilt, and presented as another kind.

use serde_json::{Value, json};
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::Typ;

use super::{Vector, bad, good};
use crate::common::{Kind, doubled, header, kinds, other_type, sample, sign, with, without};

/// Members that every payload has; they are spoilt once, in a statement.
const COMMON: [&str; 9] = ["v", "id", "org", "audience", "issuer", "issued_at", "seq", "prev_seq", "sample"];

pub fn vectors() -> Vec<Vector> {
    let mut all = Vec::new();
    for kind in kinds() {
        all.push(good(&format!("{}-good", kind.name), &kind.name, &kind.signed(&kind.payload.to_string())));
        all.extend(spoilt(&kind));
        all.extend(confused(&kind));
    }
    all.extend(values());
    all
}

/// Each member missing, twice and of another type.
fn spoilt(kind: &Kind) -> Vec<Vector> {
    let mut all = Vec::new();
    if kind.name == "result-1" {
        let later = with(&kind.payload, "/assessments", json!([]));
        all.push(bad(
            "bad_payload",
            "result-1-with-assessments",
            "a member that came later",
            &kind.signed(&later),
        ));
        return all;
    }
    if kind.name == "statement-1" {
        let later = with(&kind.payload, "/decision", json!(null));
        all.push(bad(
            "bad_payload",
            "statement-1-with-decision",
            "a member that came later",
            &kind.signed(&later),
        ));
        return all;
    }
    let names = kind.payload.as_object().unwrap().keys();
    for member in names.filter(|name| kind.name == "statement-2" || !COMMON.contains(&name.as_str())) {
        let place = format!("/{member}");
        let spoil = |code: &str, how: &str, text: &str| {
            let name = format!("{}-{}-{how}", kind.name, member.replace('_', "-"));
            bad(code, &name, &format!("{}: {member} {how}", kind.name), &kind.signed(text))
        };
        let missing = if member == "sample" { "sample_mismatch" } else { "bad_payload" };
        all.push(spoil(missing, "missing", &without(&kind.payload, &place)));
        all.push(spoil("not_strict_json", "twice", &doubled(&kind.payload, &place)));
        let other = other_type(&kind.payload[member]);
        all.push(spoil("bad_payload", "another-type", &with(&kind.payload, &place, other)));
    }
    let more = with(&kind.payload, "/another", json!(1));
    all.push(bad(
        "bad_payload",
        &format!("{}-more", kind.name),
        &format!("{}: one member more", kind.name),
        &kind.signed(&more),
    ));
    let version = with(&kind.payload, "/v", json!(format!("{}/9", kind.name.split('-').next().unwrap())));
    all.push(bad(
        "unsupported",
        &format!("{}-version", kind.name),
        &format!("{}: a version that is not there yet", kind.name),
        &kind.signed(&version),
    ));
    all
}

/// The payload of one kind under the `typ` of another, signed by a key that may sign every kind.
fn confused(kind: &Kind) -> Vec<Vector> {
    let key = sample::key("allt");
    let payload = with(&kind.payload, "/issuer/person/kid", json!(thumbprint(&key)));
    Typ::ALL
        .into_iter()
        .filter(|typ| typ.as_str() != kind.typ && kind.name != "result-1")
        .map(|typ| {
            let code = if typ == Typ::Trust { "not_the_root" } else { "unsupported" };
            let as_other = typ.as_str().trim_start_matches("varsam-").trim_end_matches("+jws");
            let name = format!("{}-as-{as_other}", kind.name);
            let about = format!("{} presented as {}", kind.name, typ.as_str());
            bad(code, &name, &about, &sign(&header(&thumbprint(&key), typ.as_str()), &payload, &key))
        })
        .collect()
}

/// Values of the right type that do not hold.
fn values() -> Vec<Vector> {
    let table: [(&str, &str, &str, Value); 41] = [
        ("bad_payload", "statement-2", "/id", json!("019B7612-1800-7000-8000-0000000000AA")),
        ("bad_payload", "statement-2", "/id", json!("c56a4180-65aa-42ec-a945-5fd21dec0538")),
        ("bad_payload", "statement-2", "/org", json!("2120000000")),
        ("org_mismatch", "statement-2", "/org", json!("212000-0001")),
        ("bad_payload", "statement-2", "/audience", json!("the world")),
        ("bad_payload", "statement-2", "/issued_at", json!("2026-11-21T13:00:00+01:00")),
        ("bad_payload", "statement-2", "/issued_at", json!("2026-11-21T12:00:00.5Z")),
        ("bad_payload", "statement-2", "/issued_at", json!("2026-02-30T12:00:00Z")),
        ("bad_payload", "statement-2", "/seq", json!(0)),
        ("bad_payload", "statement-2", "/seq", json!(2)),
        ("bad_payload", "statement-2", "/prev_seq", json!("00".repeat(32))),
        ("bad_payload", "statement-2", "/sample", json!(false)),
        ("bad_payload", "statement-2", "/issuer/device", json!(" ")),
        ("bad_payload", "statement-2", "/issuer/person/name", json!("Kim Exempel")),
        (
            "issuer_mismatch",
            "statement-2",
            "/issuer/person/kid",
            json!(thumbprint(&sample::key("samordnare"))),
        ),
        ("not_granted", "statement-2", "/role", json!("information_owner")),
        ("bad_payload", "statement-2", "/role", json!("facilitator")),
        ("bad_payload", "statement-2", "/role", json!("registry")),
        ("bad_payload", "statement-2", "/verdict", json!("reject")),
        ("bad_payload", "statement-2", "/verdict", json!("advice")),
        ("bad_payload", "statement-2", "/subject/revision", json!(0)),
        ("bad_payload", "statement-2", "/decision/valid_until", json!("2026-11-20")),
        ("bad_payload", "statement-2", "/decision/valid_until", json!("2027-02-30")),
        ("bad_payload", "statement-2", "/decision/case_number", json!(null)),
        ("bad_payload", "statement-2", "/decision/decided_by", json!("Kim Exempel")),
        ("bad_payload", "result-2", "/lineage", json!("00".repeat(32))),
        ("bad_payload", "result-2", "/requires", json!([])),
        ("bad_payload", "result-2", "/requires/0/role", json!("facilitator")),
        ("bad_payload", "result-2", "/revision", json!(2)),
        ("not_granted", "result-2", "/issuer/person/kid", json!("")),
        ("bad_payload", "result-2", "/holdings/0/set", json!("INF-9")),
        ("bad_payload", "result-2", "/protection/K/reason_code", json!("manual")),
        ("bad_payload", "withdrawal-1", "/reason", json!("Rikets säkerhet i Elevregister")),
        ("bad_payload", "withdrawal-1", "/subject/sha256", json!("AB".repeat(32))),
        ("bad_payload", "trust-1", "/entries/0/kid", json!(thumbprint(&sample::key("rot")))),
        ("bad_payload", "trust-1", "/entries/0/valid_until", json!("2020-01-01")),
        ("bad_payload", "catalogue-1", "/heads/0/lineage", json!("00".repeat(32))),
        ("bad_payload", "catalogue-1", "/aliases/0/new", json!("SYS-0")),
        ("bad_payload", "pack-1", "/content", json!("{\"id\": \"standard\", \"version\": \"1.0.0\"}")),
        ("bad_payload", "assignment-1", "/sets/0/levels", json!({"K": null})),
        ("bad_payload", "response-1", "/answers/1/unknown", json!(false)),
    ];
    let kinds = kinds();
    let make = |(number, (code, name, place, value)): (usize, (&str, &str, &str, Value))| {
        let kind = kinds.iter().find(|kind| kind.name == name).unwrap();
        let about = format!("{name}: {place} is {value}");
        let file = format!("{name}-value-{number:02}{}", place.replace(['/', '_'], "-"));
        if code == "not_granted" && name == "result-2" {
            // A facilitator of another authority.
            let key = sample::key("annan-nämnd");
            let text = with(&kind.payload, place, json!(thumbprint(&key)));
            let about = "result-2: signed by the facilitator of another authority";
            return bad(
                code,
                "result-2-another-authority",
                about,
                &sign(&header(&thumbprint(&key), kind.typ), &text, &key),
            );
        }
        bad(code, &file, &about, &kind.signed(&with(&kind.payload, place, value)))
    };
    table.into_iter().enumerate().map(make).collect()
}
