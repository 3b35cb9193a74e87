//! Every member of every kind: missing, twice, of another type. What the reader says, and what an
//! independent validator says by the published schema.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::path::Path;

use common::{Kind, check_under, code, doubled, everybody, kinds, other_type, places, with, without};
use jsonschema::Validator;
use serde_json::{Value, json};

fn published(kind: &Kind) -> Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{}.json", kind.name));
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

#[test]
fn the_good_ones_are_good_and_follow_their_schema() {
    let store = everybody();
    let kinds = kinds();
    assert_eq!(
        kinds.len(),
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")).unwrap().count()
    );
    for kind in &kinds {
        assert_eq!(
            code(&check_under(&kind.signed(&kind.payload.to_string()), &store)),
            "good",
            "{}",
            kind.name
        );
        let validator = published(kind);
        let errors: Vec<String> = validator
            .iter_errors(&kind.payload)
            .map(|error| format!("{} {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", kind.name);
        for other in &kinds {
            assert_eq!(
                validator.is_valid(&other.payload),
                other.name == kind.name,
                "{} as {}",
                other.name,
                kind.name
            );
        }
    }
}

#[test]
fn every_member_is_there_once_and_of_its_type() {
    let store = everybody();
    let mut count = 0;
    for kind in kinds() {
        let schema = published(&kind);
        let said = |text: &str| code(&check_under(&kind.signed(text), &store));
        let follows = |text: &str| schema.is_valid(&serde_json::from_str(text).unwrap());
        for place in places(&kind.payload) {
            let what = format!("{} {place}", kind.name);
            assert_eq!(said(&doubled(&kind.payload, &place)), "not_strict_json", "{what} twice");

            let less = without(&kind.payload, &place);
            let expected = if place == "/sample" { "sample_mismatch" } else { "bad_payload" };
            assert_eq!(said(&less), expected, "{what} missing");
            assert_eq!(follows(&less), place == "/sample", "{what} missing, by its schema");

            let value = kind.payload.pointer(&place).unwrap();
            let other = with(&kind.payload, &place, other_type(value));
            assert_eq!(said(&other), "bad_payload", "{what} of another type");
            assert!(!follows(&other), "{what} of another type, by its schema");

            let (parent, _) = place.rsplit_once('/').unwrap();
            if parent != "/facts" {
                let more = with(&kind.payload, &format!("{parent}/another"), json!(null));
                assert_eq!(said(&more), "bad_payload", "{what}: one more beside it");
                assert!(!follows(&more), "{what}: one more beside it, by its schema");
            }
            count += 1;
        }
    }
    assert!(count > 300, "{count} members");
}

/// A list of an object's values in the order of its members is not the object, though some JSON
/// libraries take it for one.
#[test]
fn no_list_stands_for_an_object() {
    let store = everybody();
    for kind in kinds() {
        for place in places(&kind.payload) {
            let value = kind.payload.pointer(&place).unwrap();
            let Some(members) = value.as_object().filter(|_| place != "/facts") else { continue };
            let list = Value::Array(members.values().cloned().collect());
            let said = code(&check_under(&kind.signed(&with(&kind.payload, &place, list)), &store));
            assert!(matches!(said, "bad_payload" | "weak_key"), "{} {place}: {said}", kind.name);
        }
    }
}
