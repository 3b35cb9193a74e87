//! What the assessment pack must have, whatever its words: every question, law of every kind, each
//! provision that was not read marked as such, and questions that people can read.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use varsam_domain::suitability::{LawGroup, Questionnaire, Rekvisit};
use varsam_exchange::{read_assessment_pack, standard_assessment_pack_bytes};

fn pack() -> Questionnaire {
    read_assessment_pack(standard_assessment_pack_bytes()).unwrap()
}

#[test]
fn every_question_of_the_design_is_asked() {
    let pack = pack();
    let asked: BTreeSet<&str> =
        pack.questions.iter().map(|q| q.id.trim_end_matches(|c: char| c.is_ascii_lowercase())).collect();
    let ranges = [1..=7, 10..=18, 20..=25, 30..=37, 40..=42, 50..=57, 60..=64, 70..=81, 90..=91];
    let missing: Vec<String> = ranges
        .into_iter()
        .flatten()
        .map(|number: u32| format!("LB-{number:02}"))
        .filter(|id| !asked.contains(id.as_str()))
        .collect();
    assert_eq!(missing, [""; 0]);
    let gate: Vec<&str> = pack.gate.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(gate, ["SG-1", "SG-2", "SG-3", "SG-4", "SG-5"]);
}

#[test]
fn law_of_every_kind_is_there_dated_and_marked() {
    let pack = pack();
    for group in LawGroup::ALL {
        assert!(pack.law.iter().any(|law| law.group == group), "nothing in {}", group.code());
    }
    // Rekvisit belongs to the stycke: one section has several.
    for (id, rekvisit) in [
        ("osl-23-2-1", Rekvisit::Reversed),
        ("osl-23-2-2", Rekvisit::Straight),
        ("osl-21-3-1", Rekvisit::StraightQualified),
        ("osl-25-1-1", Rekvisit::Reversed),
        ("osl-19-3-2", Rekvisit::Absolute),
    ] {
        assert_eq!(pack.law(id).unwrap().rekvisit, Some(rekvisit), "{id}");
    }
    for id in ["osl-7-2", "osl-10-15a", "dsl-3-3-2"] {
        let there = pack.law.iter().any(|law| law.id.starts_with(id));
        assert!(there, "{id} is missing");
    }
    assert_eq!(pack.law("osl-10-15a").unwrap().from.as_deref(), Some("2025-12-01"));
    let supervisors = pack.law.iter().filter(|law| law.group == LawGroup::Supervisor);
    assert!(supervisors.clone().count() >= 6, "one for each länsstyrelse");
    assert!(supervisors.clone().all(|law| law.checked.is_none()), "the amended text was not read");
    let unchecked = pack.law.iter().filter(|law| law.checked.is_none()).count();
    assert!(unchecked > 0 && unchecked < pack.law.len() / 4, "{unchecked} unchecked");
}

/// LIX: words per sentence, and the share of words with more than six letters.
fn lix(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().collect();
    let sentences = text.matches(['.', '?', '!', ':']).count().max(1);
    let long = words.iter().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 6).count();
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    count(words.len()) / count(sentences) + 100.0 * count(long) / count(words.len())
}

#[test]
fn questions_are_easy_to_read() {
    assert!(lix("Samordningsnummer, personuppgiftsbehandling och informationssäkerhetsklassning?") > 60.0);
    let pack = pack();
    let texts =
        pack.questions.iter().map(|q| (&q.id, &q.text)).chain(pack.gate.iter().map(|q| (&q.id, &q.text)));
    let hard: Vec<String> = texts
        .filter(|(_, text)| lix(&text["sv"]) > 40.0)
        .map(|(id, text)| format!("{id}: {:.0} {}", lix(&text["sv"]), text["sv"]))
        .collect();
    assert!(hard.is_empty(), "{}", hard.join("\n"));
}
