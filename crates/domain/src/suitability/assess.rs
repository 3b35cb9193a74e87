//! From answers to an outcome.

use std::collections::{BTreeSet, HashMap};

use super::answer::{Answer, Answers, Gap, gap};
use super::condition::{Condition, DpiaState, Ground};
use super::questionnaire::{Effect, Prefill, PrefillFrom, Question, QuestionKind, Questionnaire};

/// What an assessment comes to. The first that applies decides (`rules.md` §5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// National security: not for this tool.
    Stop,
    /// It may not be done as it stands.
    NotSuitable,
    /// High risk remains: IMY must be consulted first (Art. 36).
    ConsultImy,
    /// A data protection impact assessment must be made first (Art. 35).
    DpiaRequired,
    /// Answers are missing.
    Incomplete,
    /// It may be done when the conditions are met, or on their way where they do not block.
    SuitableWithConditions,
    /// It may be done.
    Suitable,
}

impl Outcome {
    /// Every outcome, in the order that decides.
    pub const ALL: [Self; 7] = [
        Self::Stop,
        Self::NotSuitable,
        Self::ConsultImy,
        Self::DpiaRequired,
        Self::Incomplete,
        Self::SuitableWithConditions,
        Self::Suitable,
    ];

    /// The code in documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stop => "STOP",
            Self::NotSuitable => "NOT_SUITABLE",
            Self::ConsultImy => "CONSULT_IMY",
            Self::DpiaRequired => "DPIA_REQUIRED",
            Self::Incomplete => "INCOMPLETE",
            Self::SuitableWithConditions => "SUITABLE_WITH_CONDITIONS",
            Self::Suitable => "SUITABLE",
        }
    }
}

/// What is known beside the answers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Facts of the register, as [`super::is_fact`] knows them.
    pub facts: BTreeSet<String>,
    /// How far the impact assessment has come.
    pub dpia: BTreeSet<DpiaState>,
    /// Ids of rules whose condition has been met.
    pub met: BTreeSet<String>,
}

/// Where an answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// There is none.
    Nothing,
    /// A person gave it.
    Person,
    /// The register knew it, from these facts.
    Register(Vec<String>),
    /// It follows from the answers to these questions.
    Answers(Vec<String>),
}

/// A question that is asked, with the answer that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenQuestion {
    /// Its place in the questionnaire.
    pub question: usize,
    /// The answer that counts.
    pub answer: Answer,
    /// Where it comes from.
    pub origin: Origin,
    /// What it lacks; an optional question lacks nothing.
    pub gap: Option<Gap>,
}

/// A rule that hits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the questionnaire.
    pub rule: usize,
    /// The questions whose answers it hit on, in the order of the questionnaire.
    pub on: Vec<String>,
    /// Whether it rests on something that is only possible.
    pub provisional: bool,
    /// Whether it is shown and counts no more.
    pub lifted: bool,
    /// For a condition: whether it has been met.
    pub met: bool,
}

/// Something that must still be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The question's place.
    pub question: usize,
    /// What it lacks.
    pub gap: Gap,
}

/// Answers that stand against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradicted {
    /// Place in the questionnaire's contradictions.
    pub contradiction: usize,
    /// The questions.
    pub on: Vec<String>,
}

/// How many of the nine criteria there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Criteria {
    /// Met.
    pub met: u8,
    /// Not known, and so possible.
    pub possible: u8,
}

/// What the answers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The questions that are asked, in order.
    pub open: Vec<OpenQuestion>,
    /// Every rule that hits, in the order of the questionnaire.
    pub hits: Vec<Hit>,
    /// What must still be answered.
    pub missing: Vec<Missing>,
    /// Answers that cannot both be true.
    pub contradictions: Vec<Contradicted>,
    /// The nine criteria.
    pub criteria: Criteria,
    /// What it comes to.
    pub outcome: Outcome,
    /// Whether it may start: suitable, and nothing that blocks the start is unmet.
    pub may_start: bool,
}

/// Assesses answers.
///
/// Questions are gone through in order, and a branch sees only what stands before it: so there is
/// one answer, whatever the pack says.
pub fn assess(questionnaire: &Questionnaire, answers: &Answers, known: &Known) -> Assessment {
    let mut prefills: HashMap<&str, Vec<&Prefill>> = HashMap::new();
    for row in &questionnaire.prefills {
        prefills.entry(&row.question).or_default().push(row);
    }
    let ground = Ground { questionnaire, answers: HashMap::new(), dpia: &known.dpia };
    let mut walk = Walk { known, prefills, ground };
    let open: Vec<OpenQuestion> = questionnaire
        .questions
        .iter()
        .enumerate()
        .filter_map(|(place, question)| walk.step(place, question, answers))
        .collect();
    let hits = walk.hits();
    let missing: Vec<Missing> =
        open.iter().filter_map(|o| Some(Missing { question: o.question, gap: o.gap? })).collect();
    let contradictions = walk.contradictions();
    let outcome = outcome(questionnaire, &hits, !missing.is_empty() || !contradictions.is_empty());
    let blocked = hits.iter().any(|hit| {
        let effect = questionnaire.rules[hit.rule].effect;
        effect == Effect::Condition { blocks_start: true } && !hit.lifted && !hit.met
    });
    let criteria = walk.ground.criteria();
    Assessment {
        may_start: matches!(outcome, Outcome::Suitable | Outcome::SuitableWithConditions) && !blocked,
        criteria: Criteria { met: criteria.met, possible: criteria.possible },
        open,
        hits,
        missing,
        contradictions,
        outcome,
    }
}

/// The way through the questions.
struct Walk<'a> {
    known: &'a Known,
    /// By the question that they answer.
    prefills: HashMap<&'a str, Vec<&'a Prefill>>,
    ground: Ground<'a>,
}

impl<'a> Walk<'a> {
    /// Asks a question, if it is open here, and takes the answer that counts.
    fn step(&mut self, place: usize, question: &'a Question, answers: &Answers) -> Option<OpenQuestion> {
        if question.when.as_ref().is_some_and(|when| !self.ground.verdict(when).holds) {
            return None;
        }
        let (answer, origin) = match answers.get(&question.id) {
            Some(given) => self.merged(question, given),
            None => self.prefilled(question),
        };
        let gap = gap(question, &answer).filter(|_| !question.optional);
        self.ground.answers.insert(&question.id, answer.clone());
        Some(OpenQuestion { question: place, answer, origin, gap })
    }

    /// A person's answer. Words alone do not take away what the register knows.
    fn merged(&self, question: &'a Question, given: &Answer) -> (Answer, Origin) {
        if given.chosen.is_empty() && question.kind != QuestionKind::Words {
            let (prefilled, origin) = self.prefilled(question);
            return (Answer { chosen: prefilled.chosen, ..given.clone() }, origin);
        }
        (given.clone(), Origin::Person)
    }

    /// What is known without asking. Of one choice the first prefill that matches is taken, of
    /// several all of them.
    fn prefilled(&self, question: &'a Question) -> (Answer, Origin) {
        let (mut chosen, mut facts, mut from) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
        for &row in self.prefills.get(question.id.as_str()).into_iter().flatten() {
            match &row.from {
                PrefillFrom::Register(fact) if self.known.facts.contains(fact) => facts.push(fact.clone()),
                PrefillFrom::Answers(condition) => {
                    let verdict = self.ground.verdict(condition);
                    if !verdict.holds {
                        continue;
                    }
                    from.extend(verdict.on);
                }
                PrefillFrom::Register(_) => continue,
            }
            chosen.extend(row.choose.iter().cloned());
            if question.kind == QuestionKind::One {
                break;
            }
        }
        let excludes = |id: &String| question.option(id).is_some_and(|c| c.unknown || c.exclusive);
        if chosen.iter().any(|id| !excludes(id)) {
            chosen.retain(|id| !excludes(id));
        }
        let origin = match (chosen.is_empty(), facts.is_empty()) {
            (true, _) => Origin::Nothing,
            (false, false) => Origin::Register(facts),
            (false, true) => Origin::Answers(self.in_order(from)),
        };
        (Answer { chosen, ..Answer::default() }, origin)
    }

    fn hits(&self) -> Vec<Hit> {
        let lifted = |condition: &'a Condition| self.ground.verdict(condition).holds;
        self.ground
            .questionnaire
            .rules
            .iter()
            .enumerate()
            .filter_map(|(place, rule)| {
                let verdict = self.ground.hit(rule)?;
                Some(Hit {
                    rule: place,
                    on: self.in_order(verdict.on),
                    provisional: verdict.provisional,
                    lifted: rule.lifted_when.as_ref().is_some_and(lifted),
                    met: self.known.met.contains(&rule.id),
                })
            })
            .collect()
    }

    fn contradictions(&self) -> Vec<Contradicted> {
        let rows = self.ground.questionnaire.contradictions.iter().enumerate();
        rows.filter_map(|(place, row)| {
            let verdict = self.ground.verdict(&row.when);
            verdict.holds.then(|| Contradicted { contradiction: place, on: self.in_order(verdict.on) })
        })
        .collect()
    }

    fn in_order(&self, questions: BTreeSet<&str>) -> Vec<String> {
        let all = self.ground.questionnaire.questions.iter();
        all.filter(|question| questions.contains(question.id.as_str())).map(|q| q.id.clone()).collect()
    }
}

fn outcome(questionnaire: &Questionnaire, hits: &[Hit], incomplete: bool) -> Outcome {
    let counts = |hit: &&Hit| !hit.lifted;
    let effects = || hits.iter().filter(counts).map(|hit| (questionnaire.rules[hit.rule].effect, hit.met));
    let any = |wanted: Effect| effects().any(|(effect, _)| effect == wanted);
    let open_condition = || effects().any(|(effect, met)| matches!(effect, Effect::Condition { .. }) && !met);
    if any(Effect::Stop) {
        Outcome::Stop
    } else if any(Effect::NotSuitable) {
        Outcome::NotSuitable
    } else if any(Effect::ConsultImy) {
        Outcome::ConsultImy
    } else if any(Effect::DpiaRequired) {
        Outcome::DpiaRequired
    } else if incomplete {
        Outcome::Incomplete
    } else if open_condition() {
        Outcome::SuitableWithConditions
    } else {
        Outcome::Suitable
    }
}
