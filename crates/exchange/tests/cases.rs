//! The cases beside the standard pack: every rule just inside and just outside of its limits.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use varsam_exchange::{analyse_document, read_pack, standard_pack_bytes};

const LISTS: [&str; 7] = ["authorities", "systems", "sets", "holdings", "flows", "dependencies", "adopted"];
const ASKED: [&str; 8] = ["name", "rule", "raised", "noted", "level", "because", "incomplete", "floor"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/packs/standard-0-3-krts/2026-1/cases")
}

/// What a thing of a list has when the case does not say.
fn usual(list: &str) -> Value {
    match list {
        "authorities" => json!({"name": "", "kind": "namnd"}),
        "systems" => json!({"name": "", "authority": "N1", "kind": "it", "owner": null, "overview": false,
            "redundant": false, "purposes": []}),
        "sets" => json!({"name": "", "authority": "N1", "owner": "o", "subjects": null, "records": null,
            "identifiers": [], "personal_data": [], "secrecy": [], "time_depth": null, "topics": [],
            "time_bound": null, "parts": null, "reaches": [], "levels": {}}),
        "holdings" => json!({"handling": "stores", "master": false, "environment": "production",
            "since": null}),
        "flows" => json!({"mode": "api", "volume": "single", "third_country": false, "encrypted": true,
            "receiver_levels": null}),
        "dependencies" => json!({"tolerates": null}),
        "adopted" => json!({"levels": {}, "at": "2025-01-15"}),
        _ => unreachable!(),
    }
}

/// A case's facts, with everything filled in that it leaves out.
fn facts(case: &Map<String, Value>) -> Value {
    let known: BTreeSet<&str> = LISTS.into_iter().chain(ASKED).collect();
    let unknown: Vec<&String> = case.keys().filter(|key| !known.contains(key.as_str())).collect();
    assert!(unknown.is_empty(), "unknown members {unknown:?}");
    let mut document = json!({"v": "facts/1"});
    for list in LISTS {
        let given = case.get(list).cloned().unwrap_or_else(|| json!([]));
        let rows = given.as_array().unwrap().iter().enumerate();
        document[list] = rows.map(|(ix, row)| filled(list, ix, row)).collect();
    }
    for (id, kind) in [("N1", "namnd"), ("N2", "namnd"), ("B", "bolag"), ("X", "extern"), ("P", "allmanhet")]
    {
        add(&mut document, "authorities", id, &[("kind", kind)]);
    }
    for (list, member, of) in [
        ("holdings", "system", "systems"),
        ("holdings", "set", "sets"),
        ("flows", "from", "systems"),
        ("flows", "to", "systems"),
        ("flows", "set", "sets"),
        ("dependencies", "consumer", "systems"),
        ("dependencies", "provider", "systems"),
        ("adopted", "system", "systems"),
    ] {
        let rows = document[list].as_array().unwrap().clone();
        rows.iter().for_each(|row| add(&mut document, of, row[member].as_str().unwrap(), &[]));
    }
    let sets = document["sets"].as_array().unwrap().clone();
    for reached in sets.iter().flat_map(|set| set["reaches"].as_array().unwrap().clone()) {
        add(&mut document, "systems", reached.as_str().unwrap(), &[]);
    }
    document
}

fn filled(list: &str, ix: usize, row: &Value) -> Value {
    let mut whole = usual(list);
    for (member, value) in row.as_object().unwrap() {
        whole[member] = value.clone();
    }
    if list == "flows" && row.get("id").is_none() {
        whole["id"] = json!(format!("F{ix}"));
    }
    if whole["owner"] == json!("") {
        whole["owner"] = Value::Null;
    }
    for levels in ["levels", "receiver_levels"] {
        if whole.get(levels).is_some_and(Value::is_object) {
            let given = whole[levels].clone();
            let level = |aspect: &str| given.get(aspect).cloned().unwrap_or(Value::Null);
            whole[levels] = json!({"K": level("K"), "R": level("R"), "T": level("T"), "S": level("S")});
        }
    }
    whole
}

/// Adds something that is only referred to, unless it or an authority with its id is there.
fn add(document: &mut Value, list: &str, id: &str, members: &[(&str, &str)]) {
    let there = |list: &str| document[list].as_array().unwrap().iter().any(|row| row["id"] == id);
    if there(list) || (list == "systems" && there("authorities")) {
        return;
    }
    let mut row = usual(list);
    row["id"] = json!(id);
    members.iter().for_each(|(member, value)| row[*member] = json!(value));
    document[list].as_array_mut().unwrap().push(filled(list, 0, &row));
}

/// Ids of everything whose list has the flag.
fn having(analysis: &Value, list: &str, flag: &str) -> Vec<String> {
    let rows = ["systems", "sets", "flows"].into_iter().flat_map(|rows| analysis[rows].as_array().unwrap());
    let has = |row: &&Value| {
        row.get(list).and_then(Value::as_array).is_some_and(|flags| flags.iter().any(|known| known == flag))
    };
    rows.filter(has).map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

fn row<'a>(analysis: &'a Value, list: &str, id: &str) -> &'a Value {
    analysis[list].as_array().unwrap().iter().find(|row| row["id"] == id).expect(id)
}

fn calculated<'a>(analysis: &'a Value, cell: &str) -> &'a Value {
    let (system, aspect) = cell.split_once('.').unwrap();
    &row(analysis, "systems", system)["calculated"][aspect]
}

fn ask(file: &str, rule: Option<&str>, case: &Map<String, Value>) {
    let name = format!("{file}: {}", case["name"].as_str().unwrap());
    let pack = read_pack(standard_pack_bytes()).unwrap();
    let facts = facts(case);
    let answer = analyse_document(facts.to_string().as_bytes(), &pack);
    let answer = answer.unwrap_or_else(|found| panic!("{name}: {found:?}"));
    let analysis: Value = serde_json::from_slice(&answer).unwrap();
    if let Some(rule) = case.get("rule").and_then(Value::as_str).or(rule) {
        assert_eq!(having(&analysis, "flags", rule), strings(&case["raised"]), "{name}");
        if let Some(noted) = case.get("noted") {
            assert_eq!(having(&analysis, "noted", rule), strings(noted), "{name}, noted");
        }
    }
    for (cell, level) in case.get("level").and_then(Value::as_object).into_iter().flatten() {
        assert_eq!(&calculated(&analysis, cell)["level"], level, "{name}, {cell}");
    }
    for (cell, because) in case.get("because").and_then(Value::as_object).into_iter().flatten() {
        let found = calculated(&analysis, cell);
        assert_eq!(&found["because"], because, "{name}, {cell}");
        assert_eq!(found["level"].is_null(), because == &json!([]), "{name}, {cell}");
    }
    if let Some(incomplete) = case.get("incomplete") {
        let mut found = Vec::new();
        for system in analysis["systems"].as_array().unwrap() {
            for aspect in ["K", "R", "T", "S"] {
                if system["calculated"][aspect]["complete"] == false {
                    found.push(format!("{}.{aspect}", system["id"].as_str().unwrap()));
                }
            }
        }
        assert_eq!(found, strings(incomplete), "{name}, incomplete");
    }
    for (set, floor) in case.get("floor").and_then(Value::as_object).into_iter().flatten() {
        let level = |aspect: &str| floor.get(aspect).cloned().unwrap_or(Value::Null);
        let expected = json!({"K": level("K"), "R": level("R"), "T": level("T"), "S": level("S")});
        assert_eq!(row(&analysis, "sets", set)["floor"], expected, "{name}, floor of {set}");
    }
}

#[test]
fn every_case_holds() {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    let mut count = 0;
    for path in paths {
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let document: Value = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let rule = document.get("rule").and_then(Value::as_str);
        for case in document["case"].as_array().unwrap() {
            ask(&file, rule, case.as_object().unwrap());
            count += 1;
        }
    }
    assert!(count > 100, "{count} cases");
}

#[test]
fn every_flag_has_cases() {
    for flag in varsam_domain::Flag::ALL {
        assert!(folder().join(format!("{}.toml", flag.code())).exists(), "{}", flag.code());
    }
}
