use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ProblemDto, SystemHead};

/// Before the workshop: who can be asked, who has been, and what they say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssignmentsView {
    /// The system.
    pub system: SystemHead,
    /// Owners of the system's sets, each with their sets.
    pub owners: Vec<AskableOwner>,
    /// What has been sent, newest first.
    pub sent: Vec<AssignmentRow>,
    /// Answers that have come in, newest first.
    pub responses: Vec<ResponseRow>,
    /// Every question that somebody has answered; those where they differ most come first.
    pub cells: Vec<CompareCell>,
}

/// An owner that can be asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AskableOwner {
    /// The authority's id.
    pub authority: String,
    /// Its name.
    pub authority_name: String,
    /// The function; empty when the sets have no owner.
    pub function: String,
    /// The sets, by id.
    pub sets: Vec<String>,
    /// The sets' names, in the same order.
    pub names: Vec<String>,
}

/// An assignment that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssignmentRow {
    /// Identity.
    pub id: String,
    /// Who was asked.
    pub function: String,
    /// Their authority.
    pub authority_name: String,
    /// `file` or `questionnaire`.
    pub form: String,
    /// How many sets were asked about.
    pub sets: u32,
    /// The last day.
    pub valid_until: String,
    /// When it was sent, RFC 3339.
    pub created_at: String,
    /// Where it stands.
    pub state: AssignmentState,
}

/// Where an assignment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum AssignmentState {
    /// Sent, and no answer yet.
    Sent,
    /// Answered.
    Answered,
    /// Withdrawn: an answer to it is set aside.
    Withdrawn,
    /// Its last day has passed without an answer.
    Expired,
}

/// A response that was taken in. An earlier one of the same owner gives way to a later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ResponseRow {
    /// Identity.
    pub id: String,
    /// Who answered.
    pub function: String,
    /// Whether it is signed; an unsigned one says who read it in.
    pub signed: bool,
    /// Who read it in.
    pub read_by: String,
    /// When it was read in, RFC 3339.
    pub received_at: String,
    /// Whether it came after the last day.
    pub late: bool,
    /// How many answers it has.
    pub answers: u32,
    /// What the owner adds.
    pub notes: String,
}

/// A set and an aspect, with what everybody says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CompareCell {
    /// The set.
    pub set: String,
    /// Its name.
    pub name: String,
    /// The aspect.
    pub aspect: String,
    /// The level in the register.
    pub level: Option<u8>,
    /// Whose answer it was taken over from, while it still is what they said.
    pub origin: Option<String>,
    /// The set's revision, to be given with a change.
    pub revision: u32,
    /// The answers, lowest first; those that do not know are last.
    pub answers: Vec<CompareAnswer>,
    /// From the lowest to the highest.
    pub spread: u8,
    /// Whether everybody who answered says the same level.
    pub agreed: bool,
}

/// What somebody says about a set and an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CompareAnswer {
    /// The response.
    pub response: String,
    /// Who says it.
    pub function: String,
    /// Whether it is signed.
    pub signed: bool,
    /// The level number; none when they do not know.
    pub level: Option<u8>,
    /// The category that decided.
    pub category: Option<String>,
    /// Why.
    pub reason: String,
    /// Whether the set, or its level, has changed since they were asked.
    pub stale: bool,
    /// Whether the level belongs to another edition of the model: it cannot be taken over.
    pub foreign: bool,
}

/// An assignment to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SendAssignment {
    /// The system.
    pub system: String,
    /// The authority that owns the sets.
    pub authority: String,
    /// Who is asked: a function.
    pub function: String,
    /// The sets, by id.
    pub sets: Vec<String>,
    /// `file` for an owner with Varsam, `questionnaire` for one without.
    pub form: String,
    /// The last day, `YYYY-MM-DD`.
    pub valid_until: String,
    /// What is written to the owner; may be empty.
    pub invitation: String,
    /// The facilitator's key.
    pub identity: String,
    /// Its passphrase.
    pub passphrase: String,
}

/// An assignment that was just sent. The code is shown this once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SentAssignment {
    /// Where the file is.
    pub path: String,
    /// The one-time code; none for a questionnaire.
    pub code: Option<String>,
    /// Everything as it is now.
    pub assignments: AssignmentsView,
}

/// Files that were read, each with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ResponsesRead {
    /// The files.
    pub files: Vec<ResponseFile>,
    /// Everything as it is now.
    pub assignments: AssignmentsView,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ResponseFile {
    /// Its name.
    pub file: String,
    /// A stable code; its sentence is `response-CODE`.
    pub outcome: String,
    /// Whether the answers were taken in.
    pub taken: bool,
    /// Who answered, as far as that is known.
    pub function: Option<String>,
    /// Every single problem of a questionnaire.
    pub problems: Vec<ProblemDto>,
}

/// Answers to be taken over as the register's levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MergeAnswers {
    /// The system in view.
    pub system: String,
    /// What to take over.
    pub picks: Vec<MergePick>,
}

/// An answer to be taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MergePick {
    /// The set.
    pub set: String,
    /// The aspect.
    pub aspect: String,
    /// The response.
    pub response: String,
    /// The set's revision that the person saw.
    pub revision: u32,
    /// Whether the person has seen that something else stands there, or that the set has changed.
    pub over: bool,
}

/// An assignment that an owner has chosen and not opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssignmentFile {
    /// What it is about.
    pub system: String,
    /// The authority that asks.
    pub authority_name: String,
    /// Who is asked.
    pub function: String,
    /// How many sets it asks about.
    pub sets: u32,
    /// The last day.
    pub valid_until: String,
    /// Whether that day has passed.
    pub expired: bool,
    /// Whether it was begun before, and goes on where it was.
    pub begun: bool,
}

/// The assignment that is being answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnsweringView {
    /// The system's id.
    pub system: String,
    /// Its name.
    pub name: String,
    /// Who is asked.
    pub function: String,
    /// What the facilitator writes.
    pub invitation: String,
    /// The last day.
    pub valid_until: String,
    /// Whether that day has passed.
    pub expired: bool,
    /// How many questions have an answer; "vet inte" is one.
    pub answered: u32,
    /// How many there are.
    pub questions: u32,
    /// When it was last handed in, RFC 3339.
    pub handed_in_at: Option<String>,
}
