//! Bad facts and packs given to the real program: problems with their places, exit 1, no panic,
//! and no more memory than is allowed.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

/// How the program may end under a limit of memory, in kB.
struct Ended {
    code: i32,
    out: Vec<u8>,
    problems: Vec<String>,
    error: String,
}

fn run(memory: u32, arguments: &[&str]) -> Ended {
    let program = env!("CARGO_BIN_EXE_varsam-registry");
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {memory}; exec \"$0\" \"$@\""))
        .arg(program)
        .args(arguments)
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    let body: Value = serde_json::from_str(&error).unwrap_or_default();
    let problems = body["error"]["problems"].as_array().cloned().unwrap_or_default();
    let problems = problems.iter().map(|problem| problem.as_str().unwrap().to_owned()).collect();
    Ended { code: output.status.code().unwrap_or(-1), out: output.stdout, problems, error }
}

fn analyse(bytes: &[u8]) -> Ended {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("facts.json");
    fs::write(&path, bytes).unwrap();
    run(400_000, &["analyse", "--json", "--facts", path.to_str().unwrap()])
}

fn small() -> Value {
    json!({
        "v": "facts/1",
        "authorities": [{"id": "N", "name": "Nämnden", "kind": "namnd"}],
        "systems": [{"id": "S", "name": "Ett", "authority": "N", "kind": "it", "owner": null,
            "overview": false, "redundant": false, "purposes": []}],
        "sets": [
            {"id": "I", "name": "Elever", "authority": "N", "owner": null, "subjects": null,
             "records": null, "identifiers": [], "personal_data": [], "secrecy": [], "time_depth": null,
             "topics": [], "time_bound": null, "parts": ["J"], "reaches": [],
             "levels": {"K": 1, "R": 1, "T": 1, "S": 1}},
            {"id": "J", "name": "Klasser", "authority": "N", "owner": null, "subjects": null,
             "records": null, "identifiers": [], "personal_data": [], "secrecy": [], "time_depth": null,
             "topics": [], "time_bound": null, "parts": null, "reaches": [],
             "levels": {"K": 1, "R": 1, "T": 1, "S": 1}}],
        "holdings": [{"system": "S", "set": "I", "handling": "stores", "master": true,
            "environment": "production", "since": null}],
        "flows": [{"id": "F", "from": "S", "to": "N", "set": "I", "mode": "api", "volume": "single",
            "third_country": false, "encrypted": true, "receiver_levels": null}],
        "dependencies": [{"consumer": "S", "provider": "S", "tolerates": null}],
        "adopted": [],
    })
}

/// The problems of the small facts after a change.
fn changed(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut facts = small();
    change(&mut facts);
    refused(facts.to_string().as_bytes())
}

/// The problems of a document, which are all that comes.
fn refused(bytes: &[u8]) -> Vec<String> {
    let ended = analyse(bytes);
    assert_eq!(ended.code, 1, "{}", ended.error);
    assert!(ended.out.is_empty());
    assert!(!ended.error.contains("panicked"), "{}", ended.error);
    assert!(!ended.problems.is_empty(), "{}", ended.error);
    ended.problems
}

fn has(problems: &[String], place: &str) {
    assert!(problems.iter().any(|problem| problem.starts_with(place)), "{place} in {problems:?}");
}

#[test]
fn good_facts_are_answered() {
    let ended = analyse(small().to_string().as_bytes());
    assert_eq!((ended.code, ended.error.as_str()), (0, ""));
    let analysis: Value = serde_json::from_slice(&ended.out).unwrap();
    assert_eq!(analysis["systems"][0]["flags"], json!(["AGG-15"]));
}

#[test]
fn every_wrong_reference_and_id_is_named_at_once() {
    let problems = changed(|facts| {
        facts["systems"][0]["authority"] = json!("none");
        facts["sets"][1]["id"] = json!("I");
        facts["sets"][0]["reaches"] = json!(["nothing"]);
        facts["holdings"][0]["set"] = json!("gone");
        facts["flows"][0]["from"] = json!("");
        facts["flows"][0]["to"] = json!("X");
        facts["dependencies"][0]["provider"] = json!("N");
    });
    for place in [
        "systems[0].authority",
        "sets[1].id",
        "sets[0].reaches",
        "sets[0].parts",
        "holdings[0].set",
        "flows[0].from",
        "flows[0].to",
        "dependencies[0].provider",
    ] {
        has(&problems, place);
    }
    assert_eq!(problems.len(), 8, "{problems:?}");
}

#[test]
fn circles_of_parts_and_flows_without_system_are_named() {
    let problems = changed(|facts| {
        facts["sets"][1]["parts"] = json!(["I"]);
        facts["flows"][0]["from"] = json!("N");
    });
    for place in ["sets[0].parts", "sets[1].parts", "flows[0]:"] {
        has(&problems, place);
    }
    has(&changed(|facts| facts["sets"][1]["parts"] = json!(["J"])), "sets[1].parts");
}

#[test]
fn a_long_circle_of_parts_is_found() {
    let count = 30_000;
    let mut facts = small();
    let template = facts["sets"][1].clone();
    let set = |ix: usize| {
        let mut set = template.clone();
        set["id"] = json!(format!("L{ix}"));
        set["parts"] = json!([format!("L{}", (ix + 1) % count)]);
        set
    };
    facts["sets"].as_array_mut().unwrap().extend((0..count).map(set));
    assert_eq!(refused(facts.to_string().as_bytes()).len(), count);
}

#[test]
fn a_document_of_the_wrong_shape_is_refused_at_its_place() {
    has(&changed(|facts| facts["systems"][0]["more"] = json!(1)), "systems[0].more");
    has(&changed(|facts| facts["sets"][0]["levels"]["K"] = json!("1")), "sets[0].levels.K");
    has(&changed(|facts| facts["sets"][0]["levels"]["K"] = json!(4)), "sets[0].levels.K");
    has(&changed(|facts| facts["flows"] = json!({})), "flows");
    let text = small().to_string();
    let twice = text.replacen("\"master\":true", "\"master\":true,\"master\":false", 1);
    has(&refused(twice.as_bytes()), "holdings[0]");
    let number = text.replacen("\"K\":1", "\"K\":NaN", 1);
    has(&refused(number.as_bytes()), "sets[0].levels.K");
}

#[test]
fn a_document_that_is_not_strict_json_is_refused() {
    let text = small().to_string();
    refused(format!("\u{feff}{text}").as_bytes());
    refused(text.replace("Elever", "El\u{0}ver").as_bytes());
    let mut latin = text.clone().into_bytes();
    let at = latin.windows(6).position(|window| window == b"Elever").unwrap();
    latin[at] = 0xe5;
    let problems = refused(&latin);
    assert!(problems[0].contains("line 1"), "{problems:?}");
    refused(&text.as_bytes()[..text.len() / 2]);
    refused(b"");
    for nested in ["[", "{\"a\":"] {
        refused(format!("{{\"v\":{}", nested.repeat(200)).as_bytes());
        let unknown = format!("{{\"x\":{},{}", nested.repeat(200), &text[1..]);
        refused(unknown.as_bytes());
    }
}

#[test]
fn a_long_list_of_names_costs_no_more_than_it_must() {
    let names: Vec<String> = (0..400_000).map(|ix| format!("\"n{ix}\":0")).collect();
    let text = small().to_string().replacen("\"K\":1", &names.join(","), 1);
    has(&refused(text.as_bytes()), "sets[0].levels");
}

#[test]
fn a_file_of_a_gigabyte_is_refused_unread() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("facts.json");
    File::create(&path).unwrap().set_len(1 << 30).unwrap();
    let name = path.to_str().unwrap();
    for arguments in [
        ["analyse", "--json", "--facts", name].as_slice(),
        &["analyse", "--json", "--facts", name, "--pack", name],
    ] {
        let ended = run(100_000, arguments);
        assert_eq!(ended.code, 1, "{}", ended.error);
        assert_eq!(ended.problems.len(), 1, "{}", ended.error);
        assert!(ended.problems[0].contains("larger than"), "{}", ended.error);
    }
}

/// A file that does not tell how long it is, such as a pipe.
#[test]
fn what_never_ends_is_read_no_further_than_it_may() {
    let ended = run(1_000_000, &["analyse", "--json", "--facts", "/dev/zero"]);
    assert_eq!(ended.code, 1, "{}", ended.error);
    assert!(ended.problems[0].contains("larger than"), "{}", ended.error);
}

fn packs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/packs")
}

#[test]
fn a_pack_is_built_and_checked() {
    let folder = packs().join("three-aspects-1-4/2026-1");
    let name = folder.to_str().unwrap();
    let built = run(400_000, &["pack", "build", name, "--json"]);
    assert_eq!(built.code, 0, "{}", built.error);
    let document = fs::read(folder.join("pack.json")).unwrap();
    let built: Value = serde_json::from_slice(&built.out).unwrap();
    assert_eq!(built, serde_json::from_slice::<Value>(&document).unwrap());

    let target = TempDir::new().unwrap();
    let out = target.path().join("pack.json");
    let written = run(400_000, &["pack", "build", name, "--out", out.to_str().unwrap(), "--json"]);
    assert_eq!(written.code, 0, "{}", written.error);
    assert!(fs::read(&out).unwrap() == document, "the bytes are the same");
    let checked: Value =
        serde_json::from_slice(&run(400_000, &["pack", "check", name, "--json"]).out).unwrap();
    assert_eq!((&checked["id"], &checked["flags"]), (&json!("three-aspects-1-4"), &json!(22)));
}

#[test]
fn a_bad_pack_says_everything_at_once() {
    let target = TempDir::new().unwrap();
    let source = packs().join("standard-0-3-krts/2026-1/source");
    for entry in fs::read_dir(source).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let text = text
            .replace("copies = 3", "copies = 0")
            .replace("scale = \"consequence\"", "scale = \"other\"")
            .replace(", en = \"Operations and mission\"", "")
            .replace("questions = [\"new-knowledge\"]", "questions = [\"nobody\"]");
        fs::write(target.path().join(path.file_name().unwrap()), text).unwrap();
    }
    let ended = run(400_000, &["pack", "check", target.path().to_str().unwrap(), "--json"]);
    assert_eq!(ended.code, 1);
    for start in [
        "thresholds.toml: thresholds.copies: out_of_range",
        "aspects.toml: aspects[0].scale: unknown_scale",
        "categories.toml: categories[2].name: missing_language",
        "flags.toml: flags[0].questions[0]: unknown_question",
        "flags.toml: questions[0]: unreachable_question",
    ] {
        has(&ended.problems, start);
    }
    let empty = TempDir::new().unwrap();
    let ended = run(400_000, &["pack", "build", empty.path().to_str().unwrap(), "--json"]);
    assert_eq!((ended.code, ended.problems.len()), (1, 1));
    assert_eq!(run(400_000, &["pack", "check", "/no/such/folder", "--json"]).code, 1);
}
