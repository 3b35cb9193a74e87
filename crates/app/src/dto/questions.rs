use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FloorView, SystemHead};

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
