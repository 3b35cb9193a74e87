//! The cases beside the assessment pack: worked assessments with the outcome that they must have.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use varsam_domain::suitability::{
    Answer, Answers, DpiaState, Known, Outcome, Questionnaire, assess, check_answer, is_fact,
};
use varsam_exchange::{read_assessment_pack, standard_assessment_pack_bytes};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    name: String,
    #[serde(default)]
    facts: BTreeSet<String>,
    expected_outcome: String,
    #[serde(default)]
    hits: Vec<String>,
    #[serde(default)]
    not_hits: Vec<String>,
    #[serde(default)]
    conditions_met: BTreeSet<String>,
    #[serde(default)]
    dpia: Vec<String>,
    #[serde(default)]
    answers: BTreeMap<String, Given>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    #[serde(default)]
    chosen: BTreeSet<String>,
    #[serde(default)]
    words: String,
    date: Option<String>,
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/packs/lamplighet/2026-1/cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let read = |path: &PathBuf| -> Vec<Case> {
        let file: Result<File, _> = toml::from_str(&fs::read_to_string(path).unwrap());
        file.unwrap_or_else(|error| panic!("{}: {error}", path.display())).cases
    };
    paths.iter().flat_map(read).collect()
}

/// Everything in which a case does not come out as it says.
fn faults(pack: &Questionnaire, case: &Case) -> Vec<String> {
    let mut faults = Vec::new();
    let mut answers = Answers::new();
    for (id, given) in &case.answers {
        let answer =
            Answer { chosen: given.chosen.clone(), words: given.words.clone(), date: given.date.clone() };
        match pack.question(id) {
            None => faults.push(format!("there is no question {id}")),
            Some(question) => {
                let problems = check_answer(question, &answer);
                faults.extend(problems.iter().map(|problem| format!("{id}: {problem:?}")));
            }
        }
        answers.insert(id.clone(), answer);
    }
    faults.extend(case.facts.iter().filter(|fact| !is_fact(fact)).map(|fact| format!("no fact {fact}")));
    let states = |code: &String| DpiaState::ALL.into_iter().find(|state| state.code() == code);
    let known = Known {
        facts: case.facts.clone(),
        dpia: case.dpia.iter().filter_map(states).collect(),
        met: case.conditions_met.clone(),
    };
    let assessment = assess(pack, &answers, &known);
    let hit: BTreeSet<&str> = assessment
        .hits
        .iter()
        .filter(|hit| !hit.lifted)
        .map(|hit| pack.rules[hit.rule].id.as_str())
        .collect();
    for rule in case.hits.iter().chain(&case.not_hits).chain(&case.conditions_met) {
        if !pack.rules.iter().any(|known| &known.id == rule) {
            faults.push(format!("there is no rule {rule}"));
        }
    }
    faults
        .extend(case.hits.iter().filter(|r| !hit.contains(r.as_str())).map(|r| format!("{r} does not hit")));
    faults.extend(case.not_hits.iter().filter(|r| hit.contains(r.as_str())).map(|r| format!("{r} hits")));
    for id in case.answers.keys() {
        if !assessment.open.iter().any(|open| &pack.questions[open.question].id == id) {
            faults.push(format!("{id} is answered and not open"));
        }
    }
    if assessment.outcome.code() != case.expected_outcome {
        let missing: Vec<_> =
            assessment.missing.iter().map(|m| (&pack.questions[m.question].id, m.gap)).collect();
        let against: Vec<_> =
            assessment.contradictions.iter().map(|c| &pack.contradictions[c.contradiction].id).collect();
        faults.push(format!(
            "comes to {} instead of {}; hits {hit:?}; missing {missing:?}; contradictions {against:?}",
            assessment.outcome.code(),
            case.expected_outcome
        ));
    }
    faults
}

#[test]
fn every_case_comes_out_as_it_says() {
    let pack = read_assessment_pack(standard_assessment_pack_bytes()).unwrap();
    let cases = cases();
    assert!(cases.len() >= 40, "{} cases", cases.len());
    let ids: BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), cases.len(), "an id occurs twice");
    let faults: Vec<String> = cases
        .iter()
        .flat_map(|case| faults(&pack, case).into_iter().map(|f| format!("{} ({}): {f}", case.id, case.name)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for outcome in Outcome::ALL {
        let of_it = cases.iter().filter(|case| case.expected_outcome == outcome.code()).count();
        assert!(of_it >= 2, "{of_it} cases for {}", outcome.code());
    }
}
