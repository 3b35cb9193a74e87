//! A generated walk over every branch of the assessment pack: every question is reached, every
//! option is chosen, every rule hits, every outcome comes out, and no way ends dead.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use varsam_domain::suitability::{
    Answer, Answers, Assessment, DpiaState, Effect, Gap, Known, Outcome, QuestionKind, Questionnaire, assess,
    check_answer,
};
use varsam_exchange::{read_assessment_pack, standard_assessment_pack_bytes};

const WALKS: u64 = 4_000;

/// SplitMix64: the same walks every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }
}

/// What was seen on all walks.
#[derive(Default)]
struct Seen {
    questions: BTreeSet<String>,
    options: BTreeSet<(String, String)>,
    rules: BTreeSet<String>,
    contradictions: BTreeSet<String>,
    outcomes: BTreeSet<Outcome>,
}

impl Seen {
    fn note(&mut self, pack: &Questionnaire, assessment: &Assessment) {
        for open in &assessment.open {
            let id = &pack.questions[open.question].id;
            self.questions.insert(id.clone());
            self.options.extend(open.answer.chosen.iter().map(|option| (id.clone(), option.clone())));
        }
        self.rules.extend(assessment.hits.iter().map(|hit| pack.rules[hit.rule].id.clone()));
        let against = assessment.contradictions.iter();
        self.contradictions.extend(against.map(|c| pack.contradictions[c.contradiction].id.clone()));
        self.outcomes.insert(assessment.outcome);
    }
}

/// Any answer to a question; on a careful walk one that settles it and is the mildest there is.
fn any_answer(pack: &Questionnaire, question: usize, dice: &mut Dice, careful: bool) -> Answer {
    let question = &pack.questions[question];
    let options: Vec<_> = question.options.iter().filter(|choice| !(careful && choice.unknown)).collect();
    let mut chosen = BTreeSet::new();
    if !options.is_empty() && (question.kind != QuestionKind::Words || dice.throw(4) == 0) {
        chosen.insert(options[dice.throw(options.len())].id.clone());
        let more = options.iter().filter(|choice| !choice.unknown && !choice.exclusive);
        let first = question.option(chosen.first().unwrap()).unwrap();
        if question.kind == QuestionKind::Many && !first.unknown && !first.exclusive {
            chosen.extend(more.filter(|_| dice.throw(6) == 0).map(|choice| choice.id.clone()));
        }
    }
    let date = question.date.is_some().then(|| "2026-10-01".to_owned());
    Answer { chosen, words: "ord".to_owned(), date }
}

/// Whether answering makes things better: nothing but what is missing hinders.
fn walk(pack: &Questionnaire, dice: &mut Dice, seen: &mut Seen) {
    let careful = dice.throw(3) > 0;
    let mut known = Known::default();
    let about = ["storage", "transfer", "new_use", "supplier", "technology", "aggregate", "migration"];
    known.facts.insert(format!("about:{}", about[dice.throw(about.len())]));
    known.facts.insert(if dice.throw(12) == 0 { "gate:unasked" } else { "gate:clear" }.to_owned());
    match dice.throw(6) {
        0 => known.dpia.extend([DpiaState::Finished]),
        1 => known.dpia.extend([DpiaState::Finished, DpiaState::HighRisk]),
        2 => known.dpia.extend(DpiaState::ALL),
        _ => {}
    }
    let mut answers = Answers::new();
    for _ in 0..=pack.questions.len() {
        let assessment = assess(pack, &answers, &known);
        seen.note(pack, &assessment);
        let next = assessment.open.iter().find(|open| {
            let id = &pack.questions[open.question].id;
            !answers.contains_key(id) && (open.gap.is_some() || dice.throw(5) == 0)
        });
        let Some(open) = next.or_else(|| assessment.open.iter().find(|open| open.gap.is_some())) else {
            break;
        };
        let question = &pack.questions[open.question];
        // What is known stands, but for what it lacks; now and then a person knows better.
        let mut answer = any_answer(pack, open.question, dice, careful);
        if open.answer.is_given() && dice.throw(3) > 0 && open.gap != Some(Gap::Unsettled) {
            answer.chosen = open.answer.chosen.clone();
        }
        if open.gap == Some(Gap::Unsettled) && answers.contains_key(&question.id) {
            if !careful {
                break;
            }
            answer = any_answer(pack, open.question, dice, true);
        }
        assert_eq!(check_answer(question, &answer), [], "{}", question.id);
        answers.insert(question.id.clone(), answer);
    }
    let end = assess(pack, &answers, &known);
    seen.note(pack, &end);
    // Nothing to answer and yet not finished would be a dead end.
    if end.outcome == Outcome::Incomplete {
        assert!(!end.missing.is_empty() || !end.contradictions.is_empty());
    }
    // Conditions can be met, and then it is suitable.
    if end.outcome == Outcome::SuitableWithConditions {
        let conditions = pack.rules.iter().filter(|rule| matches!(rule.effect, Effect::Condition { .. }));
        known.met = conditions.map(|rule| rule.id.clone()).collect();
        let met = assess(pack, &answers, &known);
        assert_eq!((met.outcome, met.may_start), (Outcome::Suitable, true));
    }
}

#[test]
fn every_branch_is_walked() {
    let pack = read_assessment_pack(standard_assessment_pack_bytes()).unwrap();
    let (mut dice, mut seen) = (Dice(2026), Seen::default());
    for _ in 0..WALKS {
        walk(&pack, &mut dice, &mut seen);
    }
    let unseen = |all: Vec<&String>, seen: &BTreeSet<String>| -> Vec<String> {
        all.into_iter().filter(|id| !seen.contains(*id)).cloned().collect()
    };
    assert_eq!(unseen(pack.questions.iter().map(|q| &q.id).collect(), &seen.questions), [""; 0], "questions");
    assert_eq!(unseen(pack.rules.iter().map(|rule| &rule.id).collect(), &seen.rules), [""; 0], "rules");
    let against = pack.contradictions.iter().map(|row| &row.id).collect();
    assert_eq!(unseen(against, &seen.contradictions), [""; 0], "contradictions");
    let all = pack.questions.iter().flat_map(|q| q.options.iter().map(|c| (q.id.clone(), c.id.clone())));
    let options: Vec<_> = all.filter(|option| !seen.options.contains(option)).collect();
    assert_eq!(options, [], "options");
    assert_eq!(seen.outcomes.len(), Outcome::ALL.len(), "{:?}", seen.outcomes);
}

/// "Vet ej" is never "nej": on a criterion it counts at least as much.
#[test]
fn not_knowing_is_never_no() {
    let pack = read_assessment_pack(standard_assessment_pack_bytes()).unwrap();
    let criteria: Vec<&str> = pack
        .rules
        .iter()
        .filter(|r| matches!(r.effect, Effect::Criterion(_)))
        .map(|r| r.id.as_str())
        .collect();
    assert_eq!(criteria.len(), 9, "one rule for each of the nine criteria");
    let mut dice = Dice(7);
    for _ in 0..400 {
        let mut answers = Answers::new();
        for place in 0..pack.questions.len() {
            let answer = any_answer(&pack, place, &mut dice, true);
            answers.insert(pack.questions[place].id.clone(), answer);
        }
        for number in 70..=78 {
            let id = format!("LB-{number}");
            let unknown = pack.question(&id).unwrap().options.iter().find(|choice| choice.unknown).unwrap();
            let of = |chosen: &str| {
                let mut changed = answers.clone();
                changed.get_mut(&id).unwrap().chosen = BTreeSet::from([chosen.to_owned()]);
                let found = assess(&pack, &changed, &Known::default()).criteria;
                found.met + found.possible
            };
            assert!(of(&unknown.id) >= of("nej"), "{id}");
        }
    }
}
