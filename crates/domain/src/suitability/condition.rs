//! When a question is asked and when a rule hits.

use std::collections::{BTreeSet, HashMap};

use super::answer::Answer;
use super::questionnaire::Questionnaire;

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
    /// How many criteria are met, and how many may be met beside those.
    pub criteria: (u8, u8),
    /// The questions whose answers met them.
    pub criteria_on: BTreeSet<&'a str>,
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
                let (met, possible) = self.criteria;
                let holds = met + possible >= *needed;
                let provisional = holds && met < *needed;
                Verdict { provisional, ..Verdict::of(holds, self.criteria_on.iter().copied()) }
            }
            Condition::CriteriaExactly(number) => {
                let (met, possible) = self.criteria;
                let holds = met + possible == *number;
                Verdict::of(holds, self.criteria_on.iter().copied())
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
