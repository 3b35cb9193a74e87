use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, SystemHead, Text};

/// The action plan: everything that is open, of a system or of the whole register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActionPlanView {
    /// The system; `None` for the whole register.
    pub system: Option<SystemHead>,
    /// What is open, the most urgent first.
    pub rows: Vec<ActionRow>,
    /// How many rows have passed their day.
    pub overdue: u32,
    /// How many rows nobody sees to, or that have no day.
    pub unplanned: u32,
    /// How many measures are asked for and nobody has answered.
    pub unanswered: u32,
}

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActionRow {
    /// `measure`, `exception`, `condition`, `continuity`, `risk`, `incident` or `reconsider`.
    pub kind: String,
    /// The id of the measure or the assessment; for continuity, the code of what is missing; the id of the
    /// risk or the incident.
    pub id: String,
    /// The system.
    pub system: String,
    /// Its name.
    pub system_name: String,
    /// The name of its authority.
    pub authority_name: String,
    /// What it is; empty where the window has a sentence for it: `gap-ID`,
    /// `risk-sentence`.
    pub title: Text,
    /// Values for that sentence.
    pub args: Args,
    /// What is to be done, where that is more than the title.
    pub detail: Text,
    /// Where it stands: `partly`, `no`, `raised`, `exception_ended`, `excepted`, `unmet`,
    /// `unmet_blocks`, `gap`, `untreated`, `planned`, `residual_high`,
    /// `review_due`, `open`, `reconsider`.
    pub state: String,
    /// The function of who sees to it; empty when nobody does.
    pub owner: String,
    /// By which day (`YYYY-MM-DD`).
    pub due: Option<String>,
    /// Whether the day has passed.
    pub overdue: bool,
    /// `low`, `medium`, `high` or empty.
    pub cost: String,
}

/// Save the action plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportPlan {
    /// The system; `None` for the whole register.
    pub system: Option<String>,
    /// `pdf` or `xlsx`.
    pub form: String,
}
