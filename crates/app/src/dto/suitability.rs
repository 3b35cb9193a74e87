use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SystemHead, TaskState, Text};

/// Lämplighet: what must be assessed in the work with a system, and what has been.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SuitabilityView {
    /// The system.
    pub system: SystemHead,
    /// What should be assessed and is not, most pressing first.
    pub due: Vec<DueAssessment>,
    /// Assessments made here, newest first.
    pub assessments: Vec<AssessmentRow>,
    /// What an assessment can be about: the system, its sets, its flows.
    pub subjects: Vec<SubjectView>,
}

/// Something that should be assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DueAssessment {
    /// Why: `storage`, `transfer`, `new_use`, `supplier`, `technology`, `aggregate` or `migration`.
    pub about: String,
    /// The code of the sentence that says why it is due: `due-CODE`.
    pub reason: String,
    /// Whether the result cannot be signed without it.
    pub needed: bool,
    /// What it is about.
    pub subjects: Vec<SubjectView>,
}

/// A thing that an assessment is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SubjectView {
    /// `system`, `set` or `flow`.
    pub kind: String,
    /// Identity.
    pub id: String,
    /// Its name; of a flow, from where to where.
    pub name: String,
}

/// An assessment in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssessmentRow {
    /// Identity.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Why it is made.
    pub about: String,
    /// What it covers.
    pub subjects: Vec<SubjectView>,
    /// `started` or `done`.
    pub state: TaskState,
    /// What it comes to now: `SUITABLE` and so on.
    pub outcome: String,
    /// Whether what it is about may start.
    pub may_start: bool,
    /// Whether the register knows something else than when it was finished.
    pub stale: bool,
    /// How many answers are missing.
    pub missing: u32,
    /// How many conditions are not met.
    pub conditions: u32,
    /// How many of those are overdue.
    pub overdue: u32,
    /// When it was finished, RFC 3339 in UTC.
    pub finished_at: Option<String>,
}

/// Begin an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StartAssessment {
    /// The system in whose work it is made.
    pub system: String,
    /// Why it is made.
    pub about: String,
    /// What to call it; empty for a name made of what it is about.
    pub title: String,
    /// What it covers; `name` is ignored.
    pub subjects: Vec<SubjectView>,
}

/// The questions of an edition, the same for every assessment that is made with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuestionnaireView {
    /// Identity.
    pub id: String,
    /// Edition.
    pub version: String,
    /// Name.
    pub name: Text,
    /// How many of the nine criteria ask for a data protection impact assessment.
    pub criteria_needed: u8,
    /// Harm to individuals, lowest first.
    pub harm_levels: Vec<HarmLevelView>,
    /// Groups of questions, in order.
    pub parts: Vec<PartView>,
    /// Questions, in order.
    pub questions: Vec<AssessmentQuestion>,
    /// Law that they refer to.
    pub law: Vec<LawView>,
}

/// A level of harm to individuals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HarmLevelView {
    /// Identity.
    pub id: String,
    /// The word.
    pub text: Text,
    /// What it means.
    pub means: Text,
}

/// A group of questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartView {
    /// Identity.
    pub id: String,
    /// Heading.
    pub title: Text,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssessmentQuestion {
    /// `LB-13`.
    pub id: String,
    /// The part it belongs to.
    pub part: String,
    /// `one`, `many` or `words`.
    pub kind: String,
    /// The question.
    pub text: Text,
    /// What it means.
    pub help: Text,
    /// Where it comes from.
    pub source: String,
    /// Law to show beside it.
    pub law: Vec<String>,
    /// Whether it may be left.
    pub optional: bool,
    /// Its options.
    pub options: Vec<AssessmentOption>,
    /// Words beside the choice.
    pub words: Option<ExtraView>,
    /// A day beside the choice.
    pub date: Option<ExtraView>,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssessmentOption {
    /// Identity within the question.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// What it means.
    pub help: Option<Text>,
    /// Whether it excludes every other option: "none of these", "don't know".
    pub exclusive: bool,
    /// Whether it says that one does not know.
    pub unknown: bool,
    /// The provision that it is.
    pub law: Option<String>,
}

/// Something that is asked beside the choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExtraView {
    /// Its label.
    pub label: Text,
    /// The options at which it is asked; `None`: always.
    pub when: Option<Vec<String>>,
}

/// A legal provision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LawView {
    /// Identity.
    pub id: String,
    /// What it is used for.
    pub group: String,
    /// Where it stands.
    pub reference: String,
    /// What it is about.
    pub title: Text,
    /// What it says, in our words.
    pub says: Text,
    /// For secrecy: `rakt`, `rakt_kvalificerat`, `omvant` or `absolut`.
    pub rekvisit: Option<String>,
    /// In force from (`YYYY-MM-DD`).
    pub from: Option<String>,
    /// In force until (`YYYY-MM-DD`).
    pub until: Option<String>,
    /// When somebody read it against the text (`YYYY-MM`); `None`: nobody has.
    pub checked: Option<String>,
    /// The text that it was read against.
    pub against: Option<String>,
    /// What to watch out for.
    pub note: Option<Text>,
}

/// An assessment under way or finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssessmentView {
    /// The system in whose work it is made.
    pub system: SystemHead,
    /// Identity.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// Why it is made.
    pub about: String,
    /// What it covers.
    pub subjects: Vec<SubjectView>,
    /// The pack of its questions, for [`QuestionnaireView`].
    pub pack_id: String,
    /// The pack's edition.
    pub pack_version: String,
    /// The questions that are open now, in order.
    pub questions: Vec<OpenQuestionView>,
    /// Questions that are answered and no longer open: kept, and counting for nothing.
    pub kept: Vec<String>,
    /// What it comes to.
    pub outcome: OutcomeView,
    /// What must be mended.
    pub conditions: Vec<ConditionView>,
    /// How the data protection impact assessment stands: `none`, `started`, `finished`.
    pub dpia: String,
    /// When it was finished, RFC 3339 in UTC.
    pub finished_at: Option<String>,
    /// By whom.
    pub finished_by: Option<String>,
    /// Whether the register knows something else than when it was finished.
    pub stale: bool,
}

/// A question that is open, and the answer that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OpenQuestionView {
    /// The question.
    pub id: String,
    /// The answer that counts.
    pub answer: AssessmentAnswer,
    /// `nothing`, `person`, `register` or `answers`.
    pub origin: String,
    /// Names of what the register knew it from, or ids of the questions that it follows from.
    pub from: Vec<String>,
    /// What it lacks: `unanswered`, `words`, `date`, `unsettled`.
    pub gap: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssessmentAnswer {
    /// Ids of the options that are chosen.
    pub chosen: Vec<String>,
    /// Words.
    pub words: String,
    /// A day (`YYYY-MM-DD`).
    pub date: Option<String>,
}

/// Answer a question of an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnswerAssessment {
    /// The assessment.
    pub assessment: String,
    /// The question.
    pub question: String,
    /// The answer; `None` takes it back, and what is known without asking stands again.
    pub answer: Option<AssessmentAnswer>,
}

/// What an assessment comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OutcomeView {
    /// `STOP`, `NOT_SUITABLE`, `CONSULT_IMY`, `DPIA_REQUIRED`, `INCOMPLETE`,
    /// `SUITABLE_WITH_CONDITIONS` or `SUITABLE`.
    pub code: String,
    /// Whether what it is about may start.
    pub may_start: bool,
    /// Every rule that hits.
    pub hits: Vec<HitView>,
    /// How many of the nine criteria are met.
    pub criteria_met: u8,
    /// How many may be met beside those.
    pub criteria_possible: u8,
    /// What must still be answered.
    pub missing: Vec<MissingView>,
    /// Answers that cannot both be true.
    pub contradictions: Vec<ContradictionView>,
}

/// A rule that hits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HitView {
    /// The rule.
    pub rule: String,
    /// `stop`, `not_suitable`, `consult_imy`, `dpia_required`, `criterion`, `condition`, `note`.
    pub effect: String,
    /// The criterion, 1 to 9.
    pub criterion: Option<u8>,
    /// What it is, in words.
    pub title: Text,
    /// What to do.
    pub next: Option<Text>,
    /// Where it comes from.
    pub article: Text,
    /// Law to show with it.
    pub law: Vec<String>,
    /// The answers that it hit on.
    pub on: Vec<HitAnswer>,
    /// Whether it rests on something that is only possible.
    pub provisional: bool,
    /// Whether it is shown and counts no more.
    pub lifted: bool,
    /// For a condition: whether it has been met.
    pub met: bool,
    /// For a condition: whether nothing may start before it is met.
    pub blocks_start: bool,
}

/// An answer that a rule hit on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HitAnswer {
    /// The question.
    pub question: String,
    /// What was answered.
    pub text: Text,
}

/// Something that must still be answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MissingView {
    /// The question.
    pub question: String,
    /// `unanswered`, `words`, `date` or `unsettled`.
    pub gap: String,
}

/// Answers that cannot both be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContradictionView {
    /// Identity in the pack.
    pub id: String,
    /// Which they are, and what to look at.
    pub text: Text,
    /// The questions.
    pub on: Vec<String>,
}

/// A condition, and who sees to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ConditionView {
    /// The rule that asks for it.
    pub rule: String,
    /// What it is.
    pub title: Text,
    /// What to do.
    pub next: Option<Text>,
    /// Whether nothing may start before it is met.
    pub blocks_start: bool,
    /// The function of who sees to it; empty when nobody does yet.
    pub owner: String,
    /// By which day (`YYYY-MM-DD`).
    pub due: Option<String>,
    /// The day on which it was met.
    pub met_at: Option<String>,
    /// A remark.
    pub note: String,
    /// Whether its day has passed and it is not met.
    pub overdue: bool,
}

/// Take on a condition, or say that it is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetCondition {
    /// The assessment.
    pub assessment: String,
    /// The rule that asks for it.
    pub rule: String,
    /// The function of who sees to it.
    pub owner: String,
    /// By which day (`YYYY-MM-DD`).
    pub due: Option<String>,
    /// The day on which it was met; `None`: it is not.
    pub met_at: Option<String>,
    /// A remark.
    pub note: String,
}
