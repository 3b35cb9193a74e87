use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ProfileRow, SystemHead, TaskState, Text};

/// Tillsammans: what happens when information comes together in a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TogetherView {
    /// The system.
    pub system: SystemHead,
    /// Conversations in order, those that somebody must have first.
    pub talks: Vec<TalkView>,
    /// How many decisions there are to take here in all.
    pub decisions: u32,
    /// How many of them are taken.
    pub decided: u32,
    /// The system's level per aspect: calculated, and what has been decided.
    pub effective: Vec<EffectiveRow>,
    /// Flows that hinder adoption, with what lifts each.
    pub blocks: Vec<BlockView>,
}

/// A conversation: flags that ask the same thing, answered together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TalkView {
    /// Identity in the pack.
    pub id: String,
    /// Its heading, as a question.
    pub title: Text,
    /// What it is about.
    pub introduction: Text,
    /// `not_started`, `started` (some of it is answered, or an answer is stale) or `done`.
    pub state: TaskState,
    /// Whether nobody has to have it: every flag in it is noted, or answered by somebody else.
    pub optional: bool,
    /// Whether an answer is no longer about what is there now.
    pub stale: bool,
    /// The questions to answer.
    pub questions: Vec<TalkQuestion>,
    /// Why it is asked.
    pub reasons: Vec<TalkReason>,
    /// The answer that was given, to be changed.
    pub answer: Option<TalkAnswer>,
    /// Where a new asset starts: the highest level number of its parts per aspect.
    pub parts_levels: Vec<Option<u8>>,
    /// Names of the parts that a new asset would be made of.
    pub parts: Vec<String>,
}

/// A question of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TalkQuestion {
    /// Identity in the pack.
    pub id: String,
    /// The question.
    pub text: Text,
}

/// A flag and why it was raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TalkReason {
    /// The rule's id, for details and reports: `AGG-02`.
    pub flag: String,
    /// The flag's own question.
    pub title: Text,
    /// Why, as a sentence with the names filled in.
    pub why: Text,
    /// Where the rule comes from.
    pub source: String,
    /// What it is raised on: names of flows' ends or of sets; empty for the system itself.
    pub on: Vec<String>,
    /// Whether it is shown and nobody has to answer.
    pub noted: bool,
    /// Who answers when it is not the people of this system: a system's name, or a function.
    pub answered_by: Option<String>,
    /// Whether its answer is no longer about what is there now.
    pub stale: bool,
}

/// The answer to a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TalkAnswer {
    /// `new_asset`, `raise` or `no_effect`.
    pub outcome: String,
    /// Answers to the questions, by question id.
    pub answers: BTreeMap<String, String>,
    /// Why; mandatory for every outcome.
    pub motivation: String,
    /// For `new_asset`: its name.
    pub asset_name: Option<String>,
    /// For `new_asset`: its owner's function.
    pub asset_owner: Option<String>,
    /// When it was answered, RFC 3339 in UTC; empty in a request.
    pub answered_at: String,
}

/// Answer a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnswerTalk {
    /// The system in view.
    pub system: String,
    /// The conversation.
    pub talk: String,
    /// The answer. `answered_at` is ignored.
    pub answer: TalkAnswer,
    /// For `raise`: the level number per aspect id, above the calculated one.
    pub raise: BTreeMap<String, u8>,
}

/// A system's level for one aspect: what the rules say and what people have decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EffectiveRow {
    /// The calculated level, with its chain, and the one adopted earlier.
    pub profile: ProfileRow,
    /// What the calculated level and the answers to conversations propose: the highest of them.
    pub proposed: Option<u8>,
    /// The level number that holds.
    pub effective: Option<u8>,
    /// `equal`, `manual`, `cumulative`, `distributive` or `exception`.
    pub reason_code: String,
    /// Why it is not the calculated one.
    pub reason: String,
    /// For a lowered level: the system owner's decision.
    pub owner_decision: String,
    /// For a lowered level: the information security coordinator's statement.
    pub coordinator_statement: String,
    /// Whether the calculated level has changed since, so that the decision must be looked at again.
    pub stale: bool,
}

/// Decide a system's level for one aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetEffective {
    /// The system.
    pub system: String,
    /// The aspect.
    pub aspect: String,
    /// The level number; `None` for the calculated one.
    pub level: Option<u8>,
    /// `manual` or `cumulative` to raise, `distributive` or `exception` to lower.
    pub reason_code: String,
    /// Why; mandatory.
    pub reason: String,
    /// The system owner's decision; mandatory to lower.
    pub owner_decision: String,
    /// The coordinator's statement; mandatory to lower.
    pub coordinator_statement: String,
}

/// A flow that hinders adoption: its receiver is adopted below the set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BlockView {
    /// The flow.
    pub flow: String,
    /// The set's name.
    pub set: String,
    /// The receiver's name.
    pub to: String,
    /// Whether this system sends.
    pub sends: bool,
    /// The aspects in which the receiver is too low, with the level asked for and the one there.
    pub gaps: Vec<GapView>,
    /// The sending system owner's dated exception, when there is one: then it hinders no more.
    pub exception: Option<FlowException>,
}

/// An aspect in which a receiver is too low.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GapView {
    /// The aspect.
    pub aspect: String,
    /// The set's level number.
    pub level: Option<u8>,
    /// The receiver's level number.
    pub has: Option<u8>,
}

/// The sending system owner's decision to let a flow go to lower protection for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FlowException {
    /// Why.
    pub motivation: String,
    /// Until when (`YYYY-MM-DD`); from the day after it hinders again.
    pub until: String,
    /// The function of who decided.
    pub decided_by: String,
}

/// Decide a dated exception for a flow, or take it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetFlowException {
    /// The system in view, which sends.
    pub system: String,
    /// The flow.
    pub flow: String,
    /// The exception; `None` takes it back.
    pub exception: Option<FlowException>,
}
