//! What assessment packs mean, on a small one, and that each mistake is found at its place.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use varsam_domain::suitability::{
    Answer, AnswerProblem, Answers, Assessment, DpiaState, Gap, Known, Origin, Outcome, Questionnaire,
    assess, check_answer,
};
use varsam_exchange::assessment::build_assessment_pack;
use varsam_exchange::{SourceFile, SourceProblem, read_assessment_pack};

const SMALL: &str = r#"
kind = "assessment"
id = "small"
version = "1"
name = { sv = "n", en = "n" }
sources = []
criteria_needed = 2
high_risk_from = 4
harm_levels = [
  { id = "0", text = { sv = "t", en = "t" }, means = { sv = "t", en = "t" } },
  { id = "1", text = { sv = "t", en = "t" }, means = { sv = "t", en = "t" } },
]

[[gate]]
id = "SG-1"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"

[[parts]]
id = "one"
title = { sv = "t", en = "t" }
[[parts]]
id = "two"
title = { sv = "t", en = "t" }

[[option_sets]]
id = "yes_no"
options = [
  { id = "ja", text = { sv = "t", en = "t" } },
  { id = "nej", text = { sv = "t", en = "t" } },
  { id = "vet_ej", text = { sv = "t", en = "t" }, unknown = true },
]

[[questions]]
id = "PERSONAL"
part = "one"
kind = "one"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"
options = "yes_no"

[[questions]]
id = "WHO"
part = "one"
kind = "many"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"
when = { question = "PERSONAL", has = ["ja", "vet_ej"] }
options = [
  { id = "barn", text = { sv = "t", en = "t" } },
  { id = "vuxna", text = { sv = "t", en = "t" } },
  { id = "inga", text = { sv = "t", en = "t" }, exclusive = true },
]

[[questions]]
id = "BASIS"
part = "one"
kind = "one"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"
settle = true
when = { question = "PERSONAL", has = ["ja", "vet_ej"] }
options = [
  { law_group = "legal_basis" },
  { id = "saknas", text = { sv = "t", en = "t" } },
  { id = "vet_ej", text = { sv = "t", en = "t" }, unknown = true },
]
words = { label = { sv = "t", en = "t" }, when = ["gdpr-6-1-e"] }
date = { label = { sv = "t", en = "t" }, when = ["gdpr-6-1-e"] }

[[questions]]
id = "C1"
part = "two"
kind = "one"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"
options = "yes_no"

[[questions]]
id = "C2"
part = "two"
kind = "one"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"
options = "yes_no"

[[questions]]
id = "WHY"
part = "two"
kind = "text"
text = { sv = "t", en = "t" }
help = { sv = "t", en = "t" }
source = "s"
when = { criteria = { exactly = 1 } }

[[rules]]
id = "OR-2"
effect = "not_suitable"
when = { question = "BASIS", has = ["saknas"] }
title = { sv = "t", en = "t" }
next = { sv = "t", en = "t" }
article = { sv = "t", en = "t" }

[[rules]]
id = "CR-1"
effect = "criterion"
criterion = 1
when = { question = "C1", has = ["ja"] }
possible = { question = "C1", has = ["vet_ej"] }
title = { sv = "t", en = "t" }
article = { sv = "t", en = "t" }

[[rules]]
id = "CR-2"
effect = "criterion"
criterion = 2
when = { question = "C2", has = ["ja"] }
possible = { question = "C2", has = ["vet_ej"] }
title = { sv = "t", en = "t" }
article = { sv = "t", en = "t" }

[[rules]]
id = "OR-4"
effect = "dpia_required"
when = { criteria = { at_least = 2 } }
lifted_when = { dpia = "finished" }
title = { sv = "t", en = "t" }
next = { sv = "t", en = "t" }
article = { sv = "t", en = "t" }

[[rules]]
id = "OR-3"
effect = "consult_imy"
when = { dpia = "high_risk" }
lifted_when = { dpia = "imy_answered" }
title = { sv = "t", en = "t" }
next = { sv = "t", en = "t" }
article = { sv = "t", en = "t" }

[[rules]]
id = "OR-6"
effect = "condition"
blocks_start = true
when = { question = "WHO", has = ["barn"] }
title = { sv = "t", en = "t" }
next = { sv = "t", en = "t" }
article = { sv = "t", en = "t" }

[[prefills]]
question = "PERSONAL"
from = "personal_data:any"
choose = ["ja"]
[[prefills]]
question = "PERSONAL"
from = "personal_data:unknown"
choose = ["vet_ej"]
[[prefills]]
question = "C2"
when = { question = "WHO", has = ["barn"] }
choose = ["ja"]

[[contradictions]]
id = "C"
when = { all = [{ question = "WHO", has = ["inga"] }, { question = "C2", has = ["ja"] }] }
text = { sv = "t", en = "t" }

[[law]]
id = "gdpr-6-1-e"
group = "legal_basis"
ref = "Art. 6.1 e"
title = { sv = "uppgift", en = "task" }
says = { sv = "t", en = "t" }
checked = "2026-11"
against = "GDPR"
"#;

fn build(text: &str) -> Result<(Questionnaire, Vec<u8>), Vec<SourceProblem>> {
    build_assessment_pack(&[SourceFile { name: "a.toml".to_owned(), bytes: text.as_bytes().to_vec() }])
}

fn pack() -> Questionnaire {
    build(SMALL).unwrap_or_else(|problems| panic!("{problems:#?}")).0
}

fn given(answers: &[(&str, &[&str])]) -> Answers {
    let answer = |chosen: &[&str]| Answer {
        chosen: chosen.iter().map(|&id| id.to_owned()).collect(),
        words: "ord".to_owned(),
        date: None,
    };
    answers.iter().map(|(id, chosen)| ((*id).to_owned(), answer(chosen))).collect()
}

fn come_to(answers: &[(&str, &[&str])], facts: &[&str], dpia: &[DpiaState]) -> Assessment {
    let known = Known {
        facts: facts.iter().map(|&fact| fact.to_owned()).collect(),
        dpia: dpia.iter().copied().collect(),
        met: BTreeSet::new(),
    };
    assess(&pack(), &given(answers), &known)
}

fn rules(assessment: &Assessment) -> Vec<String> {
    let pack = pack();
    assessment.hits.iter().map(|hit| pack.rules[hit.rule].id.clone()).collect()
}

#[test]
fn the_document_reads_as_what_was_built_and_law_becomes_options() {
    let (pack, bytes) = build(SMALL).unwrap();
    assert_eq!(read_assessment_pack(&bytes).unwrap(), pack);
    let basis = &pack.question("BASIS").unwrap().options[0];
    assert_eq!((basis.id.as_str(), basis.law.as_deref()), ("gdpr-6-1-e", Some("gdpr-6-1-e")));
    assert_eq!(basis.text["sv"], "Art. 6.1 e: uppgift");
}

#[test]
fn the_first_outcome_that_applies_decides() {
    let fine: &[(&str, &[&str])] = &[("PERSONAL", &["nej"]), ("C1", &["nej"]), ("C2", &["nej"])];
    assert_eq!(come_to(fine, &[], &[]).outcome, Outcome::Suitable);
    assert_eq!(come_to(&[], &[], &[]).outcome, Outcome::Incomplete);
    // What stops is not hidden by an unfinished form.
    let lacking: &[(&str, &[&str])] = &[("PERSONAL", &["ja"]), ("BASIS", &["saknas"])];
    assert_eq!(come_to(lacking, &[], &[]).outcome, Outcome::NotSuitable);
    let two: &[(&str, &[&str])] = &[("C1", &["ja"]), ("C2", &["ja"])];
    assert_eq!(come_to(two, &[], &[]).outcome, Outcome::DpiaRequired);
    assert_eq!(come_to(two, &[], &[DpiaState::Finished, DpiaState::HighRisk]).outcome, Outcome::ConsultImy);
    let blocked: &[(&str, &[&str])] =
        &[("PERSONAL", &["ja"]), ("WHO", &["barn"]), ("BASIS", &["gdpr-6-1-e"]), ("C1", &["nej"])];
    let mut answers = given(blocked);
    answers.get_mut("BASIS").unwrap().date = Some("2026-01-01".to_owned());
    answers.extend(given(&[("C2", &["nej"])]));
    let open = assess(&pack(), &answers, &Known::default());
    assert_eq!((open.outcome, open.may_start), (Outcome::SuitableWithConditions, false));
    let met = Known { met: BTreeSet::from(["OR-6".to_owned()]), ..Known::default() };
    let done = assess(&pack(), &answers, &met);
    assert_eq!((done.outcome, done.may_start), (Outcome::Suitable, true));
}

#[test]
fn what_is_finished_lifts_and_stays_listed() {
    let two: &[(&str, &[&str])] = &[("PERSONAL", &["nej"]), ("C1", &["ja"]), ("C2", &["ja"])];
    let lifted = come_to(two, &[], &[DpiaState::Finished]);
    assert_eq!(lifted.outcome, Outcome::Suitable);
    assert!(rules(&lifted).contains(&"OR-4".to_owned()));
    assert!(lifted.hits.iter().any(|hit| hit.lifted));
    let answered = come_to(two, &[], &DpiaState::ALL);
    assert_eq!(answered.outcome, Outcome::Suitable);
}

#[test]
fn not_knowing_counts_as_possible_and_is_marked() {
    let found = come_to(&[("C1", &["ja"]), ("C2", &["vet_ej"])], &[], &[]);
    assert_eq!(found.outcome, Outcome::DpiaRequired);
    let hit = found.hits.iter().find(|hit| hit.rule == 3).unwrap();
    assert!(hit.provisional);
    assert_eq!(hit.on, ["C1", "C2"]);
    let sure = come_to(&[("C1", &["ja"]), ("C2", &["ja"])], &[], &[]);
    assert!(!sure.hits.iter().any(|hit| hit.provisional));
}

#[test]
fn one_criterion_asks_why() {
    let pack = pack();
    let asked = |found: &Assessment| found.open.iter().any(|open| pack.questions[open.question].id == "WHY");
    assert!(asked(&come_to(&[("C1", &["ja"]), ("C2", &["nej"])], &[], &[])));
    assert!(!asked(&come_to(&[("C1", &["ja"]), ("C2", &["ja"])], &[], &[])));
    assert!(!asked(&come_to(&[], &[], &[])));
}

#[test]
fn a_closed_branch_counts_for_nothing_and_comes_back() {
    let closed: &[(&str, &[&str])] = &[("PERSONAL", &["nej"]), ("WHO", &["barn"]), ("BASIS", &["saknas"])];
    let found = come_to(closed, &[], &[]);
    assert_eq!(rules(&found), [""; 0]);
    assert_eq!(found.outcome, Outcome::Incomplete);
    let opened = come_to(&[("PERSONAL", &["vet_ej"]), ("BASIS", &["saknas"])], &[], &[]);
    assert_eq!(opened.outcome, Outcome::NotSuitable, "vet ej opens as ja does");
}

#[test]
fn what_is_known_is_not_asked_again() {
    let known = come_to(&[], &["personal_data:unknown", "personal_data:any"], &[]);
    let first = &known.open[0];
    assert_eq!(first.answer.chosen, BTreeSet::from(["ja".to_owned()]), "the first prefill wins");
    assert_eq!(first.origin, Origin::Register(vec!["personal_data:any".to_owned()]));
    let person = come_to(&[("PERSONAL", &["nej"])], &["personal_data:any"], &[]);
    assert_eq!(person.open[0].origin, Origin::Person);
    let follows = come_to(&[("PERSONAL", &["ja"]), ("WHO", &["barn"])], &[], &[]);
    let c2 = follows.open.iter().find(|open| open.question == 4).unwrap();
    assert_eq!(c2.origin, Origin::Answers(vec!["WHO".to_owned()]));
}

#[test]
fn what_an_answer_lacks_is_said() {
    let gap = |answers: &Answers| {
        let found = assess(&pack(), answers, &Known::default());
        found.missing.iter().find(|missing| missing.question == 2).map(|missing| missing.gap)
    };
    let mut answers = given(&[("PERSONAL", &["ja"]), ("BASIS", &["vet_ej"])]);
    assert_eq!(gap(&answers), Some(Gap::Unsettled));
    answers.get_mut("BASIS").unwrap().chosen = BTreeSet::from(["gdpr-6-1-e".to_owned()]);
    assert_eq!(gap(&answers), Some(Gap::Date));
    answers.get_mut("BASIS").unwrap().words.clear();
    assert_eq!(gap(&answers), Some(Gap::Words));
    answers.remove("BASIS");
    assert_eq!(gap(&answers), Some(Gap::Unanswered));
}

#[test]
fn contradictions_name_both_sides_and_hinder() {
    let found = come_to(&[("PERSONAL", &["ja"]), ("WHO", &["inga"]), ("C2", &["ja"])], &[], &[]);
    assert_eq!(found.contradictions.len(), 1);
    assert_eq!(found.contradictions[0].on, ["WHO", "C2"]);
}

#[test]
fn what_is_no_answer_is_told_all_at_once() {
    let pack = pack();
    let who = pack.question("WHO").unwrap();
    let answer = |chosen: &[&str], date: Option<&str>| Answer {
        chosen: chosen.iter().map(|&id| id.to_owned()).collect(),
        words: String::new(),
        date: date.map(str::to_owned),
    };
    assert_eq!(
        check_answer(who, &answer(&["barn", "inga", "ingen"], Some("2026-01-01"))),
        [
            AnswerProblem::UnknownOption { option: "ingen".to_owned() },
            AnswerProblem::Exclusive { option: "inga".to_owned() },
            AnswerProblem::BadDate
        ]
    );
    let basis = pack.question("BASIS").unwrap();
    assert_eq!(check_answer(basis, &answer(&["saknas", "vet_ej"], None)), [AnswerProblem::SeveralChosen]);
    for (day, good) in
        [("2024-02-29", true), ("2026-02-29", false), ("2026-1-1", false), ("å026-01-01", false)]
    {
        assert_eq!(check_answer(basis, &answer(&["saknas"], Some(day))).is_empty(), good, "{day}");
    }
}

#[test]
fn each_mistake_is_found_at_its_place() {
    for (from, to, place, code) in [
        (
            "question = \"C1\", has = [\"ja\"] }\npossible",
            "question = \"C9\", has = [\"ja\"] }\npossible",
            "rules[1].when",
            "unknown_question",
        ),
        (
            "question = \"PERSONAL\", has = [\"ja\", \"vet_ej\"]",
            "question = \"C2\", has = [\"ja\"]",
            "questions[1].when",
            "later_question",
        ),
        (
            "question = \"PERSONAL\", has = [\"ja\", \"vet_ej\"]",
            "question = \"PERSONAL\", has = [\"yes\"]",
            "questions[1].when",
            "unknown_option",
        ),
        ("options = \"yes_no\"", "options = \"no_yes\"", "questions[0].options", "unknown_option_set"),
        (
            "law_group = \"legal_basis\"",
            "law_group = \"legal\"",
            "questions[2].options",
            "unknown_option_set",
        ),
        ("kind = \"many\"", "kind = \"several\"", "questions[1].kind", "out_of_range"),
        ("from = \"personal_data:any\"", "from = \"personal_data:none\"", "prefills[0].from", "unknown_fact"),
        ("choose = [\"vet_ej\"]", "choose = [\"kanske\"]", "prefills[1].choose", "unknown_option"),
        ("criterion = 2\n", "criterion = 10\n", "rules[2].criterion", "out_of_range"),
        ("effect = \"criterion\"\ncriterion = 2", "effect = \"note\"", "rules[2].possible", "bad_condition"),
        (
            "{ criteria = { exactly = 1 } }",
            "{ criteria = { exactly = 1 }, dpia = \"finished\" }",
            "questions[5].when",
            "bad_condition",
        ),
        ("criteria_needed = 2", "criteria_needed = 3", "criteria_needed", "out_of_range"),
        (
            "part = \"two\"\nkind = \"text\"",
            "part = \"one\"\nkind = \"text\"",
            "questions[5].part",
            "unknown_part",
        ),
        ("against = \"GDPR\"", "", "law[0].checked", "bad_condition"),
        (
            "title = { sv = \"uppgift\", en = \"task\" }",
            "title = { sv = \"uppgift\" }",
            "law[0].title",
            "missing_language",
        ),
        ("sources = []", "sources = []\nextra = 1", "", "wrong_shape"),
        ("id = \"small\"\n", "", "", "missing_member"),
        ("id = \"C2\"", "id = \"C1\"", "questions[4].id", "duplicate_id"),
    ] {
        assert!(SMALL.contains(from), "{from}");
        let problems = build(&SMALL.replacen(from, to, 1)).unwrap_err();
        let found: Vec<_> =
            problems.iter().map(|p| (p.problem.place.as_str(), p.problem.kind.code())).collect();
        assert!(found.contains(&(place, code)), "{to}: {found:?}");
    }
}
