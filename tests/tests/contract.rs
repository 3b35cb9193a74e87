//! What is written in several places is the same in all of them: commands, codes and sentences.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every text between `before` and `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> BTreeSet<&'a str> {
    text.split(before).skip(1).filter_map(|rest| rest.split_once(after)).map(|(found, _)| found).collect()
}

/// The source of every Rust file under a folder.
fn sources(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            all += &sources(&path);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all += &fs::read_to_string(&path).expect("a source");
        }
    }
    all
}

#[test]
fn the_window_may_call_what_it_calls_and_nothing_more() {
    let build = read("src-tauri/build.rs");
    let listed = build
        .split_once("COMMANDS: &[&str] = &[")
        .and_then(|(_, rest)| rest.split_once("];"))
        .expect("a list")
        .0;
    let listed: BTreeSet<&str> = between(listed, "\n    \"", "\"");
    let handler = read("src-tauri/src/commands/mod.rs");
    let handler = handler.split_once("generate_handler![").expect("a handler").1;
    let handled: BTreeSet<&str> =
        between(handler, "::", "\n").iter().map(|name| name.trim_end_matches(',')).collect();
    let of_window = |window: &str| -> BTreeSet<String> {
        let file = read(&format!("src-tauri/capabilities/{window}.json"));
        between(&file, "\"allow-", "\"").iter().map(|name| name.replace('-', "_")).collect()
    };
    let (main, projector) = (of_window("main"), of_window("projector"));
    // The second window may ask one thing, and nobody else may ask it.
    assert_eq!(projector, BTreeSet::from(["projector_view".to_owned()]));
    assert!(main.is_disjoint(&projector), "{main:?}");
    let permissions = read("src-tauri/capabilities/projector.json");
    assert!(!permissions.contains("core:") && !permissions.contains("dialog:"), "nothing of the system");
    let allowed: BTreeSet<String> = main.union(&projector).cloned().collect();
    let ipc = read("ui/src/lib/ipc.ts");
    let called = between(&ipc, "invoke('", "'");
    let owned = |names: &BTreeSet<&str>| names.iter().map(|&name| name.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(listed, handled, "build.rs and the handler");
    assert_eq!(owned(&listed), allowed, "build.rs and the capability");
    assert_eq!(listed, called, "build.rs and the interface");
}

#[test]
fn every_error_has_its_sentences_in_both_languages() {
    let app = sources(&root().join("crates/app/src"));
    let mut codes = between(&app, "AppError::new(\"", "\"");
    let store = read("crates/store/src/error.rs");
    let store = store.split_once("fn code(&self)").expect("codes").1;
    codes.extend(between(store, "=> \"", "\""));
    codes.extend(["wrong_key_passphrase", "identity_damaged"]);
    assert!(codes.len() > 25, "the codes are found: {codes:?}");
    for language in ["sv", "en"] {
        let texts = read(&format!("assets/texts/{language}/errors.ftl"));
        for code in &codes {
            let key = format!("\nerror-{} =\n", code.replace('_', "-"));
            let entry =
                texts.split_once(&key).unwrap_or_else(|| panic!("{language}: no sentences for {code}")).1;
            let entry = entry.split("\nerror-").next().unwrap_or_default();
            for part in [".what = ", ".safe = ", ".next = "] {
                assert!(entry.contains(part), "{language}: {code} lacks{part}");
            }
        }
    }
}

#[test]
fn every_problem_of_a_table_has_its_sentence_in_both_languages() {
    let problems = read("crates/exchange/src/tables/problem.rs");
    let codes = problems.split_once("pub fn code(&self) -> &'static str").expect("codes").1;
    let codes = between(codes.split_once("\n    }\n").expect("an end").0, "=> \"", "\"");
    assert!(codes.len() > 20, "the codes are found: {codes:?}");
    for language in ["sv", "en"] {
        let texts = read(&format!("assets/texts/{language}/import.ftl"));
        for code in &codes {
            let key = format!("\nproblem-{} =", code.replace('_', "-"));
            assert!(texts.contains(&key), "{language}: no sentence for {code}");
        }
    }
}

#[test]
fn every_text_of_the_reports_is_there_and_used() {
    for (source, file, prefix) in [
        ("report", "report", "report-"),
        ("suitability/report", "assessment-report", "assessment-"),
        ("suitability/report", "assessment-report", "dpia-"),
        ("records/report", "records-report", "records-"),
        ("workshop/minutes", "minutes", "minutes-"),
        ("plan/report", "plan-report", "plan-"),
        ("continuity/report", "continuity-report", "continuity-"),
        ("assignment/questionnaire", "questionnaire", "questionnaire-"),
    ] {
        let code = read(&format!("crates/app/src/{source}.rs"));
        // A key that is the name of its file is no key.
        let used: BTreeSet<&str> =
            between(&code, &format!("\"{prefix}"), "\"").into_iter().filter(|key| *key != "report").collect();
        assert!(!used.is_empty(), "{source}: {prefix}");
        // A key may be put together from a beginning and a code.
        let mut beginnings: Vec<&str> =
            used.iter().filter_map(|key| key.split_once('{')).map(|(start, _)| start).collect();
        // … also where the beginning is handed on by itself.
        beginnings.extend(used.iter().filter(|key| {
            matches!(**key, "purpose" | "data" | "views" | "followed" | "kind" | "state" | "cost")
        }));
        for language in ["sv", "en"] {
            let texts = read(&format!("assets/texts/{language}/{file}.ftl"));
            let there: BTreeSet<&str> = texts
                .lines()
                .filter_map(|line| line.strip_prefix(prefix)?.split_once(" ="))
                .map(|(key, _)| key)
                .collect();
            for key in used.iter().filter(|key| !key.contains('{') && **key != "followed") {
                assert!(there.contains(key), "{language}: {prefix}{key} is missing");
            }
            for key in &there {
                let composed = beginnings.iter().any(|start| key.starts_with(start));
                assert!(composed || used.contains(key), "{language}: {prefix}{key} is not used");
            }
        }
    }
}
