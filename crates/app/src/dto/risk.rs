use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SystemHead, Text};

/// The risks of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RisksView {
    /// The system.
    pub system: SystemHead,
    /// Its risks, in the order in which they were written.
    pub risks: Vec<RiskRow>,
    /// Causes that risks often have.
    pub threats: Vec<ThreatView>,
    /// Words for how likely something is, from 0 upwards.
    pub likelihoods: Vec<Text>,
    /// Levels of the consequence, lowest first.
    pub levels: Vec<RiskLevel>,
    /// What the system's authority is ready to bear.
    pub appetite: AppetiteView,
}

/// A cause that risks often have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThreatView {
    /// Identity.
    pub id: String,
    /// The group that it is shown in.
    pub group: String,
    /// What comes after "På grund av".
    pub cause: Text,
}

/// A level of the consequence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RiskLevel {
    /// Number.
    pub number: u8,
    /// Word.
    pub word: Text,
}

/// What an authority is ready to bear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AppetiteView {
    /// The authority.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// Whether it has said so itself; otherwise it is the proposal.
    pub own: bool,
    /// Per level, the highest likelihood that is accepted; `None` is never.
    pub rows: Vec<AppetiteRow>,
}

/// The highest likelihood that is accepted at a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AppetiteRow {
    /// The level number.
    pub level: u8,
    /// 0 to 3; `None` is never.
    pub likelihood: Option<u8>,
}

/// A risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RiskRow {
    /// Identity.
    pub id: String,
    /// 1, 2, 3 … by which people point at it in the matrix.
    pub number: u32,
    /// What is written.
    pub risk: RiskDraft,
    /// `within`, `untreated`, `planned`, `residual_high`, `treated`, `accepted` or `accepted_above`.
    pub standing: String,
    /// Whether the day to look at it again has passed.
    pub review_due: bool,
}

/// What somebody writes about a risk. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RiskDraft {
    /// The cause that it began from; empty for none.
    pub threat: String,
    /// What comes after "På grund av".
    pub cause: String,
    /// What happens.
    pub event: String,
    /// What it leads to.
    pub effect: String,
    /// The aspect that it is about.
    pub aspect: String,
    /// The level number of the consequence.
    pub level: u8,
    /// How likely, 0 to 3.
    pub likelihood: u8,
    /// The function of who owns it.
    pub owner: String,
    /// `accept`, `avoid`, `transfer`, `reduce` or empty.
    pub treatment: String,
    /// What is done.
    pub treatment_words: String,
    /// By which day.
    pub due: Option<String>,
    /// When it was done.
    pub done_at: Option<String>,
    /// The level number of what remains.
    pub residual_level: Option<u8>,
    /// How likely it is then.
    pub residual_likelihood: Option<u8>,
    /// The function of who decided to bear it.
    pub accepted_by: String,
    /// When.
    pub accepted_at: Option<String>,
    /// Who weighed it: functions.
    pub participants: String,
    /// When it is looked at again.
    pub review_at: Option<String>,
}

/// Write a risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetRisk {
    /// The system.
    pub system: String,
    /// The risk; `None` for a new one.
    pub id: Option<String>,
    /// The whole of it.
    pub risk: RiskDraft,
}

/// Say what an authority is ready to bear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetAppetite {
    /// The system from which it is said.
    pub system: String,
    /// Per level; `None` goes back to the proposal.
    pub rows: Option<Vec<AppetiteRow>>,
}
