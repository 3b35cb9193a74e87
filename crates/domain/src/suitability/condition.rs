//! When a question is asked and when a rule hits.

use std::collections::{BTreeSet, HashMap};

use super::answer::Answer;
use super::questionnaire::{Effect, Questionnaire, Rule};

/// What is known of the data protection impact assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DpiaState {
    /// It is finished.
    Finished,
    /// It is finished, and high risk remains.
    HighRisk,
    /// IMY has answered the consultation.
    ImyAnswered,
}

impl DpiaState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Finished, Self::HighRisk, Self::ImyAnswered];

    /// The code in packs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Finished => "finished",
            Self::HighRisk => "high_risk",
            Self::ImyAnswered => "imy_answered",
        }
    }
}

/// A condition over answers. One that asks about a question that is not open is false.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// One of these options is chosen.
    Has {
        /// The question.
        question: String,
        /// The options.
        options: Vec<String>,
    },
    /// The chosen option stands at this one or after it; "don't know" stands nowhere.
    AtLeast {
        /// The question.
        question: String,
        /// The option.
        option: String,
    },
    /// It is answered at all.
    Answered {
        /// The question.
        question: String,
    },
    /// At least so many criteria are met or may be met.
    CriteriaAtLeast(u8),
    /// Exactly so many criteria are met or may be met.
    CriteriaExactly(u8),
    /// The impact assessment has come so far.
    Dpia(DpiaState),
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
    /// Not this.
    Not(Box<Condition>),
}

impl Condition {
    /// Every question that it names.
    pub fn questions(&self) -> BTreeSet<&str> {
        match self {
            Self::Has { question, .. } | Self::AtLeast { question, .. } | Self::Answered { question } => {
                BTreeSet::from([question.as_str()])
            }
            Self::CriteriaAtLeast(_) | Self::CriteriaExactly(_) | Self::Dpia(_) => BTreeSet::new(),
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::questions).collect(),
            Self::Not(part) => part.questions(),
        }
    }
}

/// The answers that count at a point of the assessment.
pub(super) struct Ground<'a> {
    pub questionnaire: &'a Questionnaire,
    /// Answers to open questions.
    pub answers: HashMap<&'a str, Answer>,
    pub dpia: &'a BTreeSet<DpiaState>,
}

/// What a condition comes to: whether it holds, whether only if everything possible is so, and
/// on which questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verdict<'a> {
    pub holds: bool,
    pub provisional: bool,
    pub on: BTreeSet<&'a str>,
}

/// How many criteria are met, how many may be met beside those, and on which questions.
pub(super) struct CriteriaCount<'a> {
    pub met: u8,
    pub possible: u8,
    pub on: BTreeSet<&'a str>,
}

impl<'a> Verdict<'a> {
    fn of(holds: bool, on: impl IntoIterator<Item = &'a str>) -> Self {
        Self { holds, provisional: false, on: on.into_iter().filter(|_| holds).collect() }
    }
}

impl<'a> Ground<'a> {
    /// What `condition` comes to here.
    pub fn verdict(&self, condition: &'a Condition) -> Verdict<'a> {
        match condition {
            Condition::Has { question, options } => {
                let chosen = self.answers.get(question.as_str()).map(|answer| &answer.chosen);
                let holds = chosen.is_some_and(|chosen| options.iter().any(|o| chosen.contains(o)));
                Verdict::of(holds, [question.as_str()])
            }
            Condition::AtLeast { question, option } => {
                Verdict::of(self.at_least(question, option), [question.as_str()])
            }
            Condition::Answered { question } => {
                let holds = self.answers.get(question.as_str()).is_some_and(Answer::is_given);
                Verdict::of(holds, [question.as_str()])
            }
            Condition::CriteriaAtLeast(needed) => {
                let count = self.criteria();
                let holds = count.met + count.possible >= *needed;
                let provisional = holds && count.met < *needed;
                Verdict { provisional, ..Verdict::of(holds, count.on) }
            }
            Condition::CriteriaExactly(number) => {
                let count = self.criteria();
                Verdict::of(count.met + count.possible == *number, count.on)
            }
            Condition::Dpia(state) => Verdict::of(self.dpia.contains(state), []),
            Condition::All(parts) => {
                let verdicts: Vec<_> = parts.iter().map(|part| self.verdict(part)).collect();
                Self::joined(verdicts.iter().all(|v| v.holds), verdicts)
            }
            Condition::Any(parts) => {
                let verdicts: Vec<_> = parts.iter().map(|part| self.verdict(part)).collect();
                // One part that certainly holds is enough.
                let certain = verdicts.iter().any(|v| v.holds && !v.provisional);
                let joined = Self::joined(verdicts.iter().any(|v| v.holds), verdicts);
                Verdict { provisional: joined.provisional && !certain, ..joined }
            }
            Condition::Not(part) => Verdict::of(!self.verdict(part).holds, part.questions()),
        }
    }

    fn joined(holds: bool, parts: Vec<Verdict<'a>>) -> Verdict<'a> {
        let provisional = holds && parts.iter().any(|part| part.holds && part.provisional);
        let on = parts.into_iter().filter(|part| part.holds).flat_map(|part| part.on);
        Verdict { provisional, ..Verdict::of(holds, on) }
    }

    /// The nine criteria as the answers give them.
    pub fn criteria(&self) -> CriteriaCount<'a> {
        let (mut met, mut possible, mut on) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for rule in &self.questionnaire.rules {
            let Effect::Criterion(number) = rule.effect else { continue };
            if let Some(verdict) = self.hit(rule) {
                if verdict.provisional {
                    possible.insert(number)
                } else {
                    met.insert(number)
                };
                on.extend(verdict.on);
            }
        }
        possible.retain(|number| !met.contains(number));
        let count = |set: &BTreeSet<u8>| u8::try_from(set.len()).unwrap_or(u8::MAX);
        CriteriaCount { met: count(&met), possible: count(&possible), on }
    }

    /// What a rule comes to, when it hits.
    pub fn hit(&self, rule: &'a Rule) -> Option<Verdict<'a>> {
        let verdict = self.verdict(&rule.when);
        if verdict.holds {
            return Some(verdict);
        }
        let possible = self.verdict(rule.possible.as_ref()?);
        possible.holds.then_some(Verdict { provisional: true, ..possible })
    }

    fn at_least(&self, question: &str, option: &str) -> bool {
        let (Some(answer), Some(question)) =
            (self.answers.get(question), self.questionnaire.question(question))
        else {
            return false;
        };
        let place = |id: &str| question.options.iter().position(|choice| choice.id == id && !choice.unknown);
        let Some(least) = place(option) else { return false };
        answer.chosen.iter().filter_map(|id| place(id)).any(|chosen| chosen >= least)
    }
}
