use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ProblemDto, SystemHead, Text};

/// The measures of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasuresView {
    /// The system.
    pub system: SystemHead,
    /// The catalogue's name and edition.
    pub catalogue: Text,
    /// Its edition.
    pub version: String,
    /// What the register's model lacks of what the catalogue names; then there are no measures.
    pub problems: Vec<ProblemDto>,
    /// Every measure that something asks for, then those that were answered and are no longer asked
    /// for.
    pub measures: Vec<MeasureRow>,
}

/// A measure of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasureRow {
    /// `M01` and so on.
    pub id: String,
    /// Name.
    pub title: Text,
    /// How it is when the measure is in place (ÄR).
    pub is_text: Text,
    /// What is demanded in procurement (SKA).
    pub must_text: Text,
    /// What the grade that is asked for means; empty for a measure with one grade.
    pub grade_text: Text,
    /// The grade that is asked for, from 1; 0 when nothing asks for it any more.
    pub grade: u8,
    /// How many grades it has.
    pub grades: u8,
    /// `people`, `process`, `technology` or `physical`.
    pub category: String,
    /// Controls of ISO/IEC 27002:2022, by number.
    pub iso27002: Vec<String>,
    /// Provisions that it answers to.
    pub law: Vec<MeasureLaw>,
    /// What it usually costs: `low`, `medium`, `high`.
    pub usual_cost: String,
    /// What shows that it is in place.
    pub evidence: Text,
    /// Whose task it usually is.
    pub usual_owner: Text,
    /// Everything that asks for it.
    pub reasons: Vec<MeasureReason>,
    /// What it rests on.
    pub sources: Vec<String>,
    /// Where it stands: `unanswered`, `done`, `not_applicable`, `open`, `excepted`,
    /// `exception_ended`, `raised`.
    pub standing: String,
    /// What somebody answered; `None` when nobody has.
    pub answer: Option<MeasureAnswer>,
    /// The decision to go without it for a time.
    pub exception: Option<MeasureExceptionView>,
}

/// A provision that a measure answers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasureLaw {
    /// As people cite it.
    pub reference: String,
    /// What it is about.
    pub title: Text,
    /// The month in which it was read against its text; `None` when nobody has.
    pub checked: Option<String>,
    /// That text.
    pub against: Option<String>,
}

/// One thing that asks for a measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasureReason {
    /// The grade that it asks for.
    pub grade: u8,
    /// Aspects with the number from which they ask; empty when no level asks.
    pub levels: Vec<(String, u8)>,
    /// The system is a device or controls one.
    pub device: bool,
    /// An outside supplier has a part in it.
    pub external_supplier: bool,
    /// It carries personal data.
    pub personal_data: bool,
    /// The title of a flag that is raised on it.
    pub flag: Option<Text>,
}

/// What somebody answered about a measure.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasureAnswer {
    /// `yes`, `partly`, `no` or `not_applicable`.
    pub status: String,
    /// Why it does not fit; mandatory for `not_applicable`.
    pub reason: String,
    /// The function of who sees to it.
    pub owner: String,
    /// By which day (`YYYY-MM-DD`).
    pub due: Option<String>,
    /// `low`, `medium`, `high` or empty.
    pub cost: String,
    /// How it is done here.
    pub note: String,
}

/// A decision to go without a measure for a time (avsteg).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MeasureExceptionView {
    /// What was decided, and why.
    pub decision: String,
    /// The function of who decided.
    pub decided_by: String,
    /// When (`YYYY-MM-DD`).
    pub decided_at: String,
    /// The last day of it (`YYYY-MM-DD`).
    pub until: String,
}

/// Answer a measure, or take the answer back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetMeasure {
    /// The system.
    pub system: String,
    /// The measure.
    pub measure: String,
    /// The answer; `None` takes it back, and an exception with it.
    pub answer: Option<MeasureAnswer>,
}

/// Decide to go without a measure for a time, or no longer to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetMeasureException {
    /// The system.
    pub system: String,
    /// The measure.
    pub measure: String,
    /// The decision; `None` takes it back.
    pub exception: Option<MeasureExceptionView>,
}
