use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SystemHead;

/// Where a workshop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WorkshopState {
    /// It is planned.
    Planned,
    /// Everybody votes on every question, one after another.
    FirstRound,
    /// The votes are revealed; questions are talked about and decided.
    Revealed,
    /// Everybody votes once more on the question that is talked about.
    SecondRound,
    /// It is over.
    Closed,
}

/// The workshop about a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WorkshopView {
    /// The system.
    pub system: SystemHead,
    /// The newest workshop; `None` before the first is planned.
    pub workshop: Option<WorkshopPlan>,
    /// Where it stands.
    pub state: WorkshopState,
    /// Who could be asked to come: the owners of the system and its sets.
    pub suggested: Vec<ParticipantRow>,
    /// The agenda that a plan starts from. `item` is the code of the sentence: `agenda-CODE`.
    pub suggested_agenda: Vec<AgendaRow>,
    /// Every part that somebody can take, in order.
    pub parts: Vec<String>,
    /// Parts that should be taken and nobody present takes.
    pub missing: Vec<String>,
    /// Whether the result can be no more than a draft: nobody who may decide is there.
    pub holds_back: bool,
    /// How many sets are voted on; more than ten is more than people bear.
    pub sets: u32,
    /// Who votes in the round that is under way, and whether they have.
    pub seats: Vec<SeatView>,
    /// The question that is talked about.
    pub question: Option<QuestionKey>,
    /// The questions of the workshop in the order of the matrix, without anybody's vote.
    pub questions: Vec<RoundQuestion>,
    /// Once revealed: where people differ most, first.
    pub disagreement: Vec<DisagreementRow>,
    /// What was decided, oldest first.
    pub decisions: Vec<DecisionRow>,
    /// What is to be dealt with elsewhere.
    pub parked: Vec<ParkedRow>,
    /// Notes of who leads it.
    pub notes: String,
}

/// What is planned of a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WorkshopPlan {
    /// What people call it.
    pub name: String,
    /// When it is held (`YYYY-MM-DD`).
    pub date: Option<String>,
    /// Where.
    pub place: String,
    /// The invitation.
    pub invitation: String,
    /// Who takes part.
    pub participants: Vec<ParticipantRow>,
    /// What is done when.
    pub agenda: Vec<AgendaRow>,
    /// When the work goes on (`YYYY-MM-DD`).
    pub next_date: Option<String>,
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ParticipantRow {
    /// Their number in the workshop; `None` for somebody new.
    pub number: Option<u32>,
    /// Their function.
    pub function: String,
    /// The code of the part that they take.
    pub part: String,
    /// Whether they are there.
    pub present: bool,
}

/// A point of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AgendaRow {
    /// What is done.
    pub item: String,
    /// For how long.
    pub minutes: u32,
}

/// Somebody who votes, and whether they have: never what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeatView {
    /// Their number in the workshop.
    pub number: u32,
    /// Their function.
    pub function: String,
    /// On how many questions of the round they have voted.
    pub voted: u32,
    /// Of how many.
    pub of: u32,
    /// Whether their answers from before the workshop are in, and are their votes of the first round
    /// unless they vote otherwise.
    pub answered_before: bool,
}

/// Which question: a set and an aspect.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuestionKey {
    /// The set.
    pub set: String,
    /// The aspect.
    pub aspect: String,
}

/// A question of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RoundQuestion {
    /// Which.
    pub key: QuestionKey,
    /// The set's name.
    pub name: String,
    /// The set's description.
    pub description: String,
    /// Numbers of those who have voted on it in the round that is under way.
    pub voted: Vec<u32>,
}

/// How the votes on a question lie, once revealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DisagreementRow {
    /// Which question.
    pub key: QuestionKey,
    /// The set's name.
    pub name: String,
    /// The set's revision, for the decision.
    pub revision: u32,
    /// Which round the votes are of: 1 or 2.
    pub round: u8,
    /// How many voted for each level: level number, votes.
    pub levels: Vec<(u8, u32)>,
    /// How many do not know.
    pub unknown: u32,
    /// Highest minus lowest.
    pub spread: u8,
    /// Those who stand lowest, with their reasons; empty once the names are forgotten.
    pub lowest: Vec<StandView>,
    /// Those who stand highest.
    pub highest: Vec<StandView>,
    /// Those who do not know.
    pub unsure: Vec<StandView>,
    /// The level that stands until somebody decides.
    pub provisional: Option<u8>,
    /// Whether it has been decided.
    pub decided: bool,
}

/// Who stands somewhere, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StandView {
    /// Their function.
    pub function: String,
    /// Their reason; empty when they gave none.
    pub reason: String,
}

/// What was decided on a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DecisionRow {
    /// Which question.
    pub key: QuestionKey,
    /// The set's name.
    pub name: String,
    /// The level's number.
    pub level: Option<u8>,
    /// Why.
    pub reason: String,
    /// The function of who disagrees.
    pub dissent_by: String,
    /// Why they disagree.
    pub dissent: String,
    /// What nobody could answer.
    pub open_question: String,
    /// When, RFC 3339.
    pub decided_at: String,
}

/// Something that is to be dealt with elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ParkedRow {
    /// What.
    pub matter: String,
    /// Who takes it on.
    pub owner: String,
}

/// The plan of a workshop: of the newest while it is not closed, or of a new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlanWorkshop {
    /// The system.
    pub system: String,
    /// The plan.
    pub plan: WorkshopPlan,
}

/// A vote.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CastVote {
    /// The system.
    pub system: String,
    /// The participant's number.
    pub participant: u32,
    /// The question.
    pub key: QuestionKey,
    /// The level's number; `None` is "vi vet inte".
    pub level: Option<u8>,
    /// Why, in a few words.
    pub reason: String,
}

/// A decision on a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DecideQuestion {
    /// The system.
    pub system: String,
    /// The question.
    pub key: QuestionKey,
    /// The set's revision as the person saw it.
    pub revision: u32,
    /// The level's number.
    pub level: u8,
    /// Why.
    pub reason: String,
    /// The function of who disagrees; empty when nobody does.
    pub dissent_by: String,
    /// Why they disagree.
    pub dissent: String,
    /// What nobody could answer.
    pub open_question: String,
}

/// The end of a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CloseWorkshop {
    /// The system.
    pub system: String,
    /// When the work goes on (`YYYY-MM-DD`).
    pub next_date: Option<String>,
}

/// Notes and the parking lot as they shall be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NoteWorkshop {
    /// The system.
    pub system: String,
    /// Notes.
    pub notes: String,
    /// The parking lot.
    pub parked: Vec<ParkedRow>,
}
