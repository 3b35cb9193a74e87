use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ProblemDto, SystemHead, Text};

/// A data protection impact assessment (GDPR 35).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DpiaView {
    /// The system in whose work it is made.
    pub system: SystemHead,
    /// The assessment that asks for it.
    pub assessment: String,
    /// What that assessment is called.
    pub title: String,
    /// What is written.
    pub dpia: DpiaDraft,
    /// What the assessment's answers say already, to begin from: a question and its answer.
    pub known: Vec<KnownAnswer>,
    /// The rules that ask for it.
    pub asked_by: Vec<Text>,
    /// Everything that is missing or does not fit, each with its field.
    pub problems: Vec<ProblemDto>,
    /// Whether high risk remains, so that IMY must be consulted (Art. 36).
    pub high_residual: bool,
    /// When it was finished, RFC 3339 in UTC.
    pub finished_at: Option<String>,
}

/// What a question of the assessment was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct KnownAnswer {
    /// The question's id.
    pub question: String,
    /// The question.
    pub text: Text,
    /// The answer.
    pub answer: Text,
}

/// What is written in an impact assessment. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DpiaDraft {
    /// Systematic description of the processing and its purposes (35.7 a).
    pub description: String,
    /// Necessity and proportionality (35.7 b).
    pub necessity: String,
    /// Risks to the rights and freedoms of individuals (35.7 c).
    pub risks: Vec<DpiaRiskView>,
    /// Measures, safeguards, and how compliance is shown (35.7 d).
    pub measures: String,
    /// Whether data subjects were asked: `yes`, `no` or empty (35.9).
    pub views_asked: String,
    /// What they said, or why they were not asked.
    pub views: String,
    /// The day on which the data protection officer was asked (35.2).
    pub advice_asked_at: Option<String>,
    /// The day of the advice.
    pub advice_given_at: Option<String>,
    /// The advice.
    pub advice: String,
    /// Whether it is followed: `yes`, `partly`, `no` or empty.
    pub advice_followed: String,
    /// Why it is not followed in full.
    pub advice_reason: String,
    /// The day on which IMY was consulted (36).
    pub imy_sent_at: Option<String>,
    /// The day of IMY's answer.
    pub imy_answered_at: Option<String>,
    /// The answer.
    pub imy_answer: String,
    /// The function of who decides.
    pub decided_by: String,
    /// The day of the decision.
    pub decided_at: Option<String>,
    /// The day of the next review (35.11).
    pub review_at: Option<String>,
}

/// A risk to individuals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DpiaRiskView {
    /// What can happen to whom.
    pub risk: String,
    /// How likely, 0 (very unlikely) to 3 (very likely).
    pub likelihood: u8,
    /// The harm level's id.
    pub harm: String,
    /// What is done about it.
    pub measures: String,
    /// How likely it is then.
    pub residual_likelihood: u8,
    /// The harm that remains.
    pub residual_harm: String,
    /// Whether the risk that remains is high; ignored in a request.
    pub high: bool,
}

/// Write in an impact assessment. The whole of it replaces what was there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetDpia {
    /// The assessment that asks for it.
    pub assessment: String,
    /// What is written.
    pub dpia: DpiaDraft,
}
