//! The test vectors in `tests/vectors`: that they are the ones made here, and that what is said of
//! each document is what its first line says. What a registry does with a batch is tried there.
//!
//! `VARSAM_WRITE=1 cargo test -p varsam-bundle --test vectors` writes the files.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;
mod make;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use common::{check_under, code, now, sample};
use serde_json::Value;
use varsam_bundle::keys::thumbprint;
use varsam_bundle::{
    Content, Envelope, Outcome, RawDocument, Receiver, ResponseOutcome, TrustStore, UsedKey, Verified,
    open_bundle, verify_document, verify_response,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

fn store() -> TrustStore {
    let bytes = fs::read(folder().join("trust.vbundle")).unwrap();
    TrustStore::open(&open_bundle(&bytes).unwrap()[0], &thumbprint(&sample::key("rot"))).unwrap()
}

/// Each file: its name, its first line and the bundle.
fn files() -> Vec<(String, Value, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vector"))
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            let head = serde_json::from_slice(&bytes[..end]).unwrap();
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), head, bytes[end + 1..].to_vec())
        })
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    files
}

fn read_by(reader: &str) -> Vec<(String, Value, Vec<u8>)> {
    files().into_iter().filter(|(_, head, _)| head["reader"] == reader).collect()
}

#[test]
fn the_files_are_those_made_here() {
    let mut made = BTreeMap::from([("trust.vbundle".to_owned(), make::trust())]);
    for vector in make::all() {
        let name = format!("{}.vector", vector.name);
        assert!(made.insert(name.clone(), vector.file()).is_none(), "{name} twice");
    }
    if std::env::var_os("VARSAM_WRITE").is_some() {
        for (name, _, _) in files() {
            fs::remove_file(folder().join(format!("{name}.vector"))).unwrap();
        }
        for (name, bytes) in &made {
            fs::write(folder().join(name), bytes).unwrap();
        }
    }
    for (name, bytes) in &made {
        let there = fs::read(folder().join(name)).unwrap_or_default();
        assert!(there == *bytes, "{name} is not up to date: run it with VARSAM_WRITE=1");
    }
    let count = files().len();
    assert_eq!(count + 1, made.len(), "a vector that nobody makes");
    let malformed = files().iter().filter(|(_, head, _)| head["expect"] == "bad").count();
    assert!(count >= 130 && malformed * 2 > count, "{count} vectors, {malformed} malformed");
    println!("{count} vectors, {malformed} of them malformed");
}

#[test]
fn each_document_comes_to_what_its_vector_says() {
    let store = store();
    let mut wrong = Vec::new();
    let all = read_by("verify");
    for (name, head, bytes) in &all {
        let (expect, said) = match open_bundle(bytes) {
            Err(error) => ("bad", error.code()),
            Ok(documents) => {
                let outcome = verify_document(documents.last().unwrap(), &store, now());
                let expect = match outcome {
                    Outcome::Good(_) => "good",
                    Outcome::UnknownKey { .. } => "unknown_key",
                    Outcome::Bad { .. } => "bad",
                };
                (expect, code(&outcome))
            }
        };
        if head["expect"] != expect || head["code"] != said {
            wrong.push(format!("{name}: {expect} {said}, not {} {}", head["expect"], head["code"]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(all.len() > 100);
}

/// Every code that a document can be refused with has a vector.
#[test]
fn every_outcome_has_a_vector() {
    let seen: BTreeSet<String> =
        files().iter().map(|(_, head, _)| head["code"].as_str().unwrap().to_owned()).collect();
    let text = include_str!("../FORMAT.md");
    let (_, outcomes) = text.split_once("with one of the codes ").unwrap();
    let codes: Vec<&str> = outcomes.split_once('.').unwrap().0.split('`').skip(1).step_by(2).collect();
    assert!(codes.len() >= 17, "{codes:?}");
    let without: Vec<&&str> = codes.iter().filter(|code| !seen.contains(**code)).collect();
    assert!(without.is_empty(), "{without:?}");
}

#[test]
fn responses_come_to_what_their_vectors_say() {
    let store = store();
    let revisions = BTreeMap::from([("INF-1".to_owned(), 1)]);
    for (name, head, bytes) in read_by("response") {
        let mut used: Vec<UsedKey> = Vec::new();
        let mut asked: Option<Verified> = None;
        let mut said = "";
        for raw in open_bundle(&bytes).unwrap() {
            let is_response = asked.is_some() && !is_new_assignment(&raw, asked.as_ref());
            if !is_response {
                asked = Some(assignment(&raw, &store));
                continue;
            }
            let receiver = Receiver { trust: Some(&store), used: &used, revisions: &revisions, now: now() };
            let outcome = verify_response(&raw, asked.as_ref().unwrap(), &receiver);
            said = outcome.code();
            if let ResponseOutcome::Good(good) = outcome
                && !good.trusted
            {
                used.push(UsedKey { assignment: good.body.assignment, kid: good.kid });
            }
        }
        let expect = match said {
            "good" => "good",
            "late" | "stale_revision" => "set_aside",
            _ => "bad",
        };
        assert_eq!((&head["code"], &head["expect"]), (&said.into(), &expect.into()), "{name}");
    }
}

/// Whether a document is an assignment, and another one than the one before it.
fn is_new_assignment(raw: &RawDocument<'_>, before: Option<&Verified>) -> bool {
    let Ok(envelope) = Envelope::read(raw) else { return false };
    envelope.typ == varsam_bundle::payload::Typ::Assignment
        && before.is_some_and(|before| before.document_sha256 != envelope.document_sha256)
}

fn assignment(raw: &RawDocument<'_>, store: &TrustStore) -> Verified {
    match check_under(std::str::from_utf8(raw.json).unwrap(), store) {
        Outcome::Good(verified) if matches!(verified.content, Content::Assignment(_)) => *verified,
        other => panic!("{other:?}"),
    }
}

/// The published schemas take every payload that is good, and refuse most of those whose shape is
/// at fault. The rest break rules that no schema says.
#[test]
fn the_schemas_know_good_payloads_from_malformed_ones() {
    let (mut good, mut refused, mut malformed) = (0, 0, 0);
    for (name, head, bytes) in read_by("verify") {
        let Ok(documents) = open_bundle(&bytes) else { continue };
        let Ok(envelope) = Envelope::read(documents.last().unwrap()) else { continue };
        let Ok(payload) = serde_json::from_slice::<Value>(&envelope.payload) else { continue };
        let kind = envelope.typ.as_str().trim_start_matches("varsam-").trim_end_matches("+jws");
        let version =
            payload["v"].as_str().and_then(|v| v.rsplit_once('/')).map_or("1", |(_, number)| number);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("schema/{kind}-{version}.json"));
        let Ok(schema) = fs::read(path) else { continue };
        let schema = serde_json::from_slice(&schema).unwrap();
        let follows = jsonschema::draft202012::is_valid(&schema, &payload);
        if head["expect"] == "good" {
            assert!(follows, "{name}");
            good += 1;
        } else if head["code"] == "bad_payload" {
            malformed += 1;
            refused += usize::from(!follows);
        }
    }
    assert!(good >= 20, "{good}");
    assert!(refused * 10 >= malformed * 8 && malformed > 100, "{refused} of {malformed} refused");
}
