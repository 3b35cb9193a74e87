use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FloorView, ProfileRow, SystemHead, TaskState, Text};

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

/// The flows and dependencies of a system, to be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LinksView {
    /// The system.
    pub system: SystemHead,
    /// Flows from it and to it.
    pub flows: Vec<FlowRow>,
    /// What it depends on and what depends on it.
    pub dependencies: Vec<DependencyRow>,
    /// Systems and outside parties to choose from: id and name.
    pub parties: Vec<PartyChoice>,
    /// Sets to choose from: those that it carries first.
    pub sets: Vec<PartyChoice>,
}

/// Every flow and dependency of the register, for a table with filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AllLinksView {
    /// Flows, by the sender's and the receiver's name.
    pub flows: Vec<FlowRow>,
    /// Dependencies, by the consumer's and the provider's name.
    pub dependencies: Vec<DependencyRow>,
}

/// Something to choose by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartyChoice {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether it is a system; otherwise an authority, an outside party or a set.
    pub system: bool,
}

/// A flow of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FlowRow {
    /// Identity; empty for a new one.
    pub id: String,
    /// Id of the sending party.
    pub from: String,
    /// Its name.
    pub from_name: String,
    /// Id of the receiving party.
    pub to: String,
    /// Its name.
    pub to_name: String,
    /// Id of the set.
    pub set: String,
    /// Its name.
    pub set_name: String,
    /// Code of `FlowMode`.
    pub mode: String,
    /// Code of `Volume`.
    pub volume: String,
    /// Whether it leaves the EU/EEA.
    pub third_country: bool,
    /// Whether it is encrypted on the way.
    pub encrypted: bool,
    /// What for.
    pub purpose: String,
}

/// A dependency of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DependencyRow {
    /// Identity; 0 for a new one.
    pub id: u32,
    /// Id of the system that needs.
    pub consumer: String,
    /// Its name.
    pub consumer_name: String,
    /// Id of the system that is needed.
    pub provider: String,
    /// Its name.
    pub provider_name: String,
    /// The availability level number still needed on the fallback routine; `None` without one.
    pub tolerates: Option<u8>,
    /// A note.
    pub note: String,
}

/// The surroundings of a system, laid out: where things stand and how they hang together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapView {
    /// The system.
    pub system: SystemHead,
    /// The aspect whose levels are shown.
    pub aspect: String,
    /// Width of the picture, in its own units.
    pub width: u32,
    /// Height of the picture.
    pub height: u32,
    /// Systems, outside parties, and the set where the level starts.
    pub nodes: Vec<MapNode>,
    /// Flows and dependencies between them.
    pub edges: Vec<MapEdge>,
    /// The chain that decides the level, from where it starts to the system.
    pub chain: Vec<MapChainLink>,
    /// How many neighbours there are that the picture has no room for; all are in the table.
    pub hidden: u32,
}

/// A box of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapNode {
    /// Identity of the system, party or set.
    pub id: String,
    /// Its name, broken into lines that fit.
    pub lines: Vec<String>,
    /// Its whole name.
    pub name: String,
    /// `system`, `party` or `set`.
    pub kind: String,
    /// Its level number for the aspect; for a set its own.
    pub level: Option<u8>,
    /// Left edge.
    pub x: u32,
    /// Upper edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Whether it is on the chain that decides.
    pub lit: bool,
    /// Whether it is the system in view.
    pub centre: bool,
}

/// A line of the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapEdge {
    /// The box that it comes from: the sender, or the consumer.
    pub from: String,
    /// The box that it goes to: the receiver, or the provider.
    pub to: String,
    /// `flow`, `dependency` or `both`.
    pub kind: String,
    /// An SVG path.
    pub path: String,
    /// How many flows and dependencies it stands for.
    pub count: u32,
    /// The highest level number that it carries or requires for the aspect.
    pub level: Option<u8>,
    /// Whether it is on the chain that decides.
    pub lit: bool,
    /// What it stands for, a line each: names of sets, or the note of a dependency.
    pub labels: Vec<String>,
}

/// A link of the chain beside the map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MapChainLink {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// `system` or `set`.
    pub kind: String,
    /// The level number.
    pub level: Option<u8>,
    /// Why, when somebody wrote it.
    pub reason: Option<String>,
}

/// A question of the question view: a set and an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuestionsView {
    /// The system.
    pub system: SystemHead,
    /// Every question in order.
    pub questions: Vec<QuestionView>,
}

/// A question to an information owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct QuestionView {
    /// The set.
    pub set: String,
    /// Its name.
    pub name: String,
    /// Its description.
    pub description: String,
    /// Its owner's function.
    pub owner: Option<String>,
    /// The aspect.
    pub aspect: String,
    /// The stored level number.
    pub level: Option<u8>,
    /// Whether the answer is "vet inte".
    pub unknown: bool,
    /// The consequence chosen per category: the level number.
    pub consequences: BTreeMap<String, u8>,
    /// The category that decided.
    pub category: Option<String>,
    /// The reason.
    pub reason: String,
    /// The suggested minimum.
    pub floor: Option<FloorView>,
    /// The set's revision, to be given with a change.
    pub revision: u32,
}

/// An owner's answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnswerQuestion {
    /// The system in view.
    pub system: String,
    /// The set.
    pub set: String,
    /// The aspect.
    pub aspect: String,
    /// The consequence per category, as level numbers. When any is given the level is the highest.
    pub consequences: BTreeMap<String, u8>,
    /// The level number, when no consequence is given.
    pub level: Option<u8>,
    /// "Vet inte": there is no level, and that is an answer.
    pub unknown: bool,
    /// The reason.
    pub reason: String,
    /// The set's revision that the person saw.
    pub revision: u32,
}
