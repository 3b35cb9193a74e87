//! The vectors that are about a batch: each is imported into a sample registry of its own that has
//! the vectors' trust list, and comes to what its first line says. Every other bundle is imported
//! too, and no row appears from one that is refused.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Answer, Folder};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

/// Each vector: its name, its first line and the bundle.
fn vectors() -> Vec<(String, Value, Vec<u8>)> {
    fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "vector"))
        .map(|path| {
            let bytes = fs::read(&path).unwrap();
            let end = bytes.iter().position(|byte| *byte == b'\n').unwrap();
            let head = serde_json::from_slice(&bytes[..end]).unwrap();
            (path.display().to_string(), head, bytes[end + 1..].to_vec())
        })
        .collect()
}

fn registry() -> Folder {
    let folder = Folder::new();
    assert_eq!(folder.run(&["init", "--sample"]).code, 0);
    let answer = folder.import(&fs::read(self::folder().join("trust.vbundle")).unwrap());
    assert_eq!(answer.outcomes(), ["imported"], "{answer:?}");
    folder
}

/// How the last document went, in the words of the vectors.
fn expect(answer: &Answer) -> &'static str {
    match answer.texts("/documents", "standing").last().map(String::as_str) {
        Some("new" | "already") => "good",
        Some("set_aside") => "set_aside",
        _ => "bad",
    }
}

fn each_batch_comes_to_what_its_vector_says() {
    let mut count = 0;
    for (name, head, bytes) in vectors().into_iter().filter(|(_, head, _)| head["reader"] == "import") {
        let folder = registry();
        let answer = folder.import(&bytes);
        let codes: Vec<&str> =
            head["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        assert_eq!(answer.outcomes(), codes, "{name}: {answer:?}");
        assert_eq!(head["expect"], expect(&answer), "{name}: {answer:?}");
        if let Some(state) = head.get("state") {
            assert_eq!(folder.run(&["list"]).json["results"][0]["state"], *state, "{name}");
        }
        // The same again changes nothing.
        let before = folder.rows();
        folder.import(&bytes);
        assert_eq!(folder.rows(), before, "{name}");
        count += 1;
    }
    assert!(count >= 25, "{count}");
}

fn nothing_of_what_is_bad_is_kept() {
    let folder = registry();
    let before = folder.rows();
    let mut count = 0;
    for (name, head, bytes) in vectors() {
        if head["reader"] != "verify" || head["expect"] != "bad" {
            continue;
        }
        let answer = folder.import(&bytes);
        assert_eq!(answer.code, 3, "{name}: {answer:?}");
        let said = if answer.json["files"][0].is_object() {
            answer.texts("/files", "outcome")
        } else {
            answer.outcomes()
        };
        assert_eq!(said.last().map(String::as_str), head["code"].as_str(), "{name}: {answer:?}");
        count += 1;
    }
    assert_eq!(folder.rows(), before, "no row of {count} bundles");
    assert!(count > 300, "{count}");
}

on_both!(each_batch_comes_to_what_its_vector_says, nothing_of_what_is_bad_is_kept);
