//! `facts/1` read strictly, and `analysis/1` written from it.

#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};
use varsam_domain::Pack;
use varsam_exchange::{
    FactsProblem, read_facts, read_pack, standard_pack_bytes, write_analysis, write_facts,
};

const SAMPLE: &[u8] = include_bytes!("data/exempelstad-facts.json");

fn pack() -> Pack {
    read_pack(standard_pack_bytes()).unwrap()
}

/// A small document with one of everything.
fn small() -> Value {
    json!({
        "v": "facts/1",
        "authorities": [{"id": "BUN", "name": "Utbildningsnämnden", "kind": "namnd"}],
        "systems": [
            {"id": "S1", "name": "Ett", "authority": "BUN", "kind": "it", "owner": null,
             "overview": false, "redundant": false, "purposes": ["drift", "drift"]},
            {"id": "S2", "name": "Två", "authority": "BUN", "kind": "ot", "owner": "Chef",
             "overview": true, "redundant": false, "purposes": []}],
        "sets": [{"id": "I1", "name": "Elever", "authority": "BUN", "owner": "Rektor",
             "subjects": "10000+", "records": null, "identifiers": ["personnummer"],
             "personal_data": ["ordinary"], "secrecy": ["OSL 23:1"], "time_depth": "1-5y",
             "topics": [], "time_bound": null, "parts": null, "reaches": [],
             "levels": {"K": 2, "R": 2, "T": 1, "S": null}}],
        "holdings": [{"system": "S1", "set": "I1", "handling": "stores", "master": true,
             "environment": "production", "since": "2024-02-29"}],
        "flows": [{"id": "F1", "from": "S1", "to": "S2", "set": "I1", "mode": "api",
             "volume": "bulk", "third_country": false, "encrypted": true, "receiver_levels": null}],
        "dependencies": [{"consumer": "S1", "provider": "S2", "tolerates": null}],
        "adopted": [{"system": "S1", "levels": {"K": 2, "R": 2, "T": 1, "S": 1}, "at": "2025-01-15"}],
    })
}

fn problems(bytes: &[u8]) -> Vec<(String, &'static str)> {
    let found = read_facts(bytes, &pack()).expect_err("a problem");
    found.into_iter().map(|FactsProblem { place, kind, .. }| (place, kind.code())).collect()
}

fn changed(path: &str, value: Value) -> Vec<(String, &'static str)> {
    let mut document = small();
    *document.pointer_mut(path).expect(path) = value;
    problems(document.to_string().as_bytes())
}

#[test]
fn the_sample_municipality_is_read_and_written_back() {
    let facts = read_facts(SAMPLE, &pack()).unwrap();
    assert_eq!((facts.systems.len(), facts.sets.len(), facts.flows.len()), (50, 213, 136));
    let written = write_facts(&facts, &pack());
    assert_eq!(read_facts(&written, &pack()).unwrap(), facts);
    assert_eq!(write_facts(&facts, &pack()), written);
}

#[test]
fn wrong_values_are_refused_at_their_place() {
    assert!(read_facts(small().to_string().as_bytes(), &pack()).is_ok());
    for (path, value, place) in [
        ("/authorities/0", json!(["BUN", "N", "namnd"]), "authorities[0]"),
        ("/authorities/0/kind", json!("committee"), "authorities[0].kind"),
        ("/systems/0/kind", json!({"it": null}), "systems[0].kind"),
        ("/systems/1/owner", json!(7), "systems[1].owner"),
        ("/systems/0/overview", json!(0), "systems[0].overview"),
        ("/systems/0/overview", json!(null), "systems[0].overview"),
        ("/systems/0/purposes", json!("drift"), "systems[0].purposes"),
        ("/sets/0/subjects", json!("10 000+"), "sets[0].subjects"),
        ("/sets/0/levels", json!([2, 2, 1, null]), "sets[0].levels"),
        ("/sets/0/levels/K", json!(2.0), "sets[0].levels.K"),
        ("/sets/0/levels/K", json!(-1), "sets[0].levels.K"),
        ("/sets/0/levels/K", json!("2"), "sets[0].levels.K"),
        ("/sets/0/levels/K", json!(256), "sets[0].levels.K"),
        ("/sets/0/parts", json!([null]), "sets[0].parts[0]"),
        ("/flows/0/third_country", json!("nej"), "flows[0].third_country"),
        ("/dependencies/0/tolerates", json!(1.5), "dependencies[0].tolerates"),
        ("/adopted", json!({}), "adopted"),
    ] {
        let found = changed(path, value.clone());
        assert_eq!(found, [(place.to_owned(), "wrong_shape")], "{path} = {value}");
    }
}

#[test]
fn every_member_is_required_and_no_other_allowed() {
    let document = small();
    for list in ["authorities", "systems", "sets", "holdings", "flows", "dependencies", "adopted"] {
        for member in document[list][0].as_object().unwrap().keys() {
            let mut document = small();
            document[list][0].as_object_mut().unwrap().remove(member);
            let found = problems(document.to_string().as_bytes());
            assert_eq!(found, [(format!("{list}[0]"), "wrong_shape")], "{list} without {member}");
        }
        let mut document = small();
        document[list][0]["more"] = json!(1);
        let found = problems(document.to_string().as_bytes());
        assert_eq!(found, [(format!("{list}[0].more"), "wrong_shape")]);
        let mut document = small();
        document.as_object_mut().unwrap().remove(list);
        assert_eq!(problems(document.to_string().as_bytes())[0].1, "wrong_shape");
    }
}

#[test]
fn a_member_given_twice_is_refused_at_any_level() {
    let text = small().to_string();
    for (from, to, place) in [
        ("\"v\":\"facts/1\"", "\"v\":\"facts/1\",\"v\":\"facts/1\"", "v"),
        ("\"K\":2,\"R\":2,\"S\":null", "\"K\":2,\"R\":2,\"K\":2,\"S\":null", "sets[0].levels.K"),
        ("\"master\":true", "\"master\":true,\"master\":true", "holdings[0].master"),
    ] {
        let doubled = text.replacen(from, to, 1);
        assert_ne!(doubled, text, "{from}");
        let found = problems(doubled.as_bytes());
        assert_eq!(found[0].1, "wrong_shape", "{found:?}");
        assert!(place.starts_with(&found[0].0) || found[0].0 == place, "{place}: {found:?}");
    }
}

#[test]
fn levels_have_exactly_the_aspects_of_the_pack() {
    let found = changed("/sets/0/levels", json!({"K": 2, "R": 2, "X": 1}));
    let expected = [
        ("sets[0].levels.X", "unknown_aspect"),
        ("sets[0].levels", "missing_aspect"),
        ("sets[0].levels", "missing_aspect"),
    ];
    assert_eq!(found, expected.map(|(place, code)| (place.to_owned(), code)));
    assert_eq!(
        changed("/sets/0/levels/K", json!(4)),
        [("sets[0].levels.K".to_owned(), "level_outside_scale")]
    );
}

#[test]
fn dates_and_references_are_reported_all_at_once() {
    let mut document = small();
    document["holdings"][0]["since"] = json!("2023-02-29");
    document["holdings"][0]["system"] = json!("S9");
    document["adopted"][0]["at"] = json!("15/1-25");
    document["flows"][0]["to"] = json!("");
    document["sets"][0]["time_bound"] = json!("");
    document["systems"][1]["id"] = json!("BUN");
    let found = problems(document.to_string().as_bytes());
    for expected in [
        ("holdings[0].since", "not_a_date"),
        ("holdings[0].system", "missing_reference"),
        ("adopted[0].at", "not_a_date"),
        ("flows[0].to", "empty_id"),
        ("sets[0].time_bound", "empty_text"),
        ("systems[1].id", "duplicate_id"),
        ("dependencies[0].provider", "missing_reference"),
    ] {
        assert!(found.iter().any(|(p, c)| (p.as_str(), *c) == expected), "{expected:?} in {found:?}");
    }
}

#[test]
fn what_is_not_strict_json_is_refused_with_its_position() {
    let text = small().to_string();
    let deep = format!("{{\"v\":{}", "[".repeat(1_000_000));
    let deep_unknown = format!("{{\"x\":{}", "{\"x\":".repeat(1_000_000));
    for (bytes, code) in [
        (format!("\u{feff}{text}").into_bytes(), "byte_order_mark"),
        (text.replace("facts/1", "facts/2").into_bytes(), "wrong_version"),
        (format!("{text} {{}}").into_bytes(), "not_json"),
        (text.replacen("\"T\":1", "\"T\":NaN", 1).into_bytes(), "not_json"),
        (text.replacen("\"T\":1", "\"T\":01", 1).into_bytes(), "not_json"),
        (text.as_bytes()[..text.len() / 2].to_vec(), "not_json"),
        (text.replace("Elever", "El\\ud800ver").into_bytes(), "not_json"),
        (b"{\"v\": \"facts/1\", \"n\": \"\xe5\"}".to_vec(), "not_utf8"),
        (b"null".to_vec(), "wrong_shape"),
        (vec![0; 64], "not_json"),
        (Vec::new(), "not_json"),
        (deep.into_bytes(), "wrong_shape"),
        (deep_unknown.into_bytes(), "wrong_shape"),
    ] {
        let found = read_facts(&bytes, &pack()).unwrap_err();
        assert_eq!(found[0].kind.code(), code, "{}", found[0]);
        let whole = matches!(code, "byte_order_mark" | "wrong_version");
        assert_eq!(found[0].position.is_some(), !whole, "{}", found[0]);
    }
}

#[test]
fn the_analysis_has_a_row_for_everything_in_byte_order() {
    let facts = read_facts(SAMPLE, &pack()).unwrap();
    let analysis: Value = serde_json::from_slice(&write_analysis(&facts, &pack())).unwrap();
    assert_eq!(analysis["v"], "analysis/1");
    for (list, count) in [("systems", 50), ("sets", 213), ("flows", 136)] {
        let ids: Vec<&str> =
            analysis[list].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), count);
        assert!(ids.is_sorted());
    }
}

#[test]
fn the_analysis_names_levels_reasons_and_floors() {
    let facts = read_facts(small().to_string().as_bytes(), &pack()).unwrap();
    let analysis: Value = serde_json::from_slice(&write_analysis(&facts, &pack())).unwrap();
    assert_eq!(
        analysis["systems"][1],
        json!({"id": "S2", "flags": ["AGG-03", "AGG-04", "AGG-15", "AGG-16"], "noted": [], "calculated": {
            "K": {"level": 2, "complete": true, "because": ["S2", "carries: I1"]},
            "R": {"level": 2, "complete": true, "because": ["S2", "carries: I1"]},
            "T": {"level": 1, "complete": true, "because": ["S2", "depends: S1", "carries: I1"]},
            "S": {"level": null, "complete": false, "because": []}}})
    );
    assert_eq!(
        analysis["sets"][0],
        json!({"id": "I1", "flags": [], "floor": {"K": 2, "R": null, "T": null, "S": null}})
    );
}
