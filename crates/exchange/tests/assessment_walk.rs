//! A generated walk over every branch of the assessment pack: every question is reached, every
//! option is chosen, every rule hits, every outcome comes out, and no way ends dead.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use varsam_domain::suitability::{
    Answer, Answers, Assessment, Choice, Condition, DpiaState, Effect, Gap, Known, Outcome, QuestionKind,
    Questionnaire, assess, check_answer,
};
use varsam_exchange::{read_assessment_pack, standard_assessment_pack_bytes};

/// How often each rule, contradiction and option is walked towards.
const WALKS_EACH: usize = 4;
/// How often somebody answers so that no rule has anything to say, where that can be.
const CALM_WALKS: usize = 60;

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

/// What a walk is after: options that it rather chooses, by question.
type Aim = BTreeMap<String, BTreeSet<String>>;

/// The options that would make a condition hold, whatever else they do.
fn towards(condition: &Condition, pack: &Questionnaire, aim: &mut Aim) {
    match condition {
        Condition::Has { question, options } => {
            aim.entry(question.clone()).or_default().extend(options.iter().cloned());
        }
        Condition::AtLeast { question, option } => {
            aim.entry(question.clone()).or_default().insert(option.clone());
        }
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| towards(part, pack, aim));
        }
        Condition::Answered { .. }
        | Condition::CriteriaAtLeast(_)
        | Condition::CriteriaExactly(_)
        | Condition::Dpia(_)
        | Condition::Not(_) => {}
    }
    // … and those that open the questions that it asks about.
    for question in condition.questions() {
        let when = pack.question(question).and_then(|question| question.when.as_ref());
        when.into_iter().for_each(|when| towards(when, pack, aim));
    }
}

/// Everything that is worth walking towards.
fn aims(pack: &Questionnaire) -> Vec<Aim> {
    let of = |condition: &Condition| {
        let mut aim = Aim::new();
        towards(condition, pack, &mut aim);
        aim
    };
    let rules = pack.rules.iter().map(|rule| of(&rule.when));
    let against = pack.contradictions.iter().map(|row| of(&row.when));
    let options = pack.questions.iter().flat_map(|question| {
        question.options.iter().map(move |choice| {
            of(&Condition::Has { question: question.id.clone(), options: vec![choice.id.clone()] })
        })
    });
    rules.chain(against).chain(options).collect()
}

/// The options that no rule and no contradiction names.
fn calm(pack: &Questionnaire) -> Aim {
    let mut named = Aim::new();
    for rule in &pack.rules {
        towards(&rule.when, pack, &mut named);
        rule.possible.iter().for_each(|possible| towards(possible, pack, &mut named));
    }
    let quiet = pack.questions.iter().map(|question| {
        let of_rules = named.get(&question.id);
        let quiet = |choice: &&Choice| !choice.unknown && of_rules.is_none_or(|o| !o.contains(&choice.id));
        (question.id.clone(), question.options.iter().filter(quiet).map(|c| c.id.clone()).collect())
    });
    quiet.filter(|(_, options): &(String, BTreeSet<String>)| !options.is_empty()).collect()
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

/// Any answer to a question, rather one that the walk is after; on a careful walk one that settles
/// it.
fn any_answer(pack: &Questionnaire, question: usize, dice: &mut Dice, careful: bool, aim: &Aim) -> Answer {
    let question = &pack.questions[question];
    let wanted = aim.get(&question.id).filter(|_| dice.throw(5) > 0);
    let fits = |choice: &&Choice| match wanted {
        Some(wanted) => wanted.contains(&choice.id),
        None => !(careful && choice.unknown),
    };
    let options: Vec<&Choice> = question.options.iter().filter(fits).collect();
    let mut chosen = BTreeSet::new();
    if !options.is_empty() && (question.kind != QuestionKind::Words || dice.throw(4) == 0) {
        let first = options[dice.throw(options.len())];
        chosen.insert(first.id.clone());
        let alone = |choice: &Choice| choice.unknown || choice.exclusive;
        if question.kind == QuestionKind::Many && !alone(first) {
            let more = options.iter().filter(|choice| !alone(choice) && dice.throw(6) == 0);
            chosen.extend(more.map(|choice| choice.id.clone()));
        }
    }
    let date = question.date.is_some().then(|| "2026-10-01".to_owned());
    Answer { chosen, words: "ord".to_owned(), date }
}

/// Answers one question after the other until nothing is asked, as a person would.
fn walk(pack: &Questionnaire, dice: &mut Dice, seen: &mut Seen, aim: &Aim) {
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
    // Each round answers all that is open; what they open comes in the next.
    for _ in 0..=pack.questions.len() {
        let assessment = assess(pack, &answers, &known);
        seen.note(pack, &assessment);
        let mut anything = false;
        for open in &assessment.open {
            let question = &pack.questions[open.question];
            let aimed = aim.contains_key(&question.id) && !answers.contains_key(&question.id);
            let settles = open.gap == Some(Gap::Unsettled) && careful;
            let asked = open.gap.is_some() && !answers.contains_key(&question.id);
            if !(asked || aimed || settles) {
                continue;
            }
            let mut answer = match settles && answers.contains_key(&question.id) {
                true => any_answer(pack, open.question, dice, true, &Aim::new()),
                false => any_answer(pack, open.question, dice, careful, aim),
            };
            // What is known stands, but for what it lacks; now and then a person knows better.
            if open.answer.is_given() && !aimed && !settles && dice.throw(3) > 0 {
                answer.chosen = open.answer.chosen.clone();
            }
            assert_eq!(check_answer(question, &answer), [], "{}", question.id);
            answers.insert(question.id.clone(), answer);
            anything = true;
        }
        if !anything {
            break;
        }
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
    for aim in aims(&pack) {
        (0..WALKS_EACH).for_each(|_| walk(&pack, &mut dice, &mut seen, &aim));
    }
    (0..CALM_WALKS).for_each(|_| walk(&pack, &mut dice, &mut seen, &calm(&pack)));
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
    for _ in 0..40 {
        let mut answers = Answers::new();
        for place in 0..pack.questions.len() {
            let answer = any_answer(&pack, place, &mut dice, true, &Aim::new());
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
