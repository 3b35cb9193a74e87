use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::AspectView;

/// What the second window shows: never a note, never a name with a vote, nothing before it is
/// revealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProjectorView {
    /// The language of the application.
    pub language: String,
    /// What is voted on or talked about; `None` shows a neutral screen.
    pub question: Option<ProjectorQuestion>,
    /// While people vote: how many have, of how many.
    pub voting: Option<(u32, u32)>,
}

/// A question on the second window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProjectorQuestion {
    /// The set's name.
    pub name: String,
    /// The aspect with its levels and what they mean.
    pub aspect: AspectView,
    /// Whether the votes are revealed.
    pub revealed: bool,
    /// Once revealed: level number, votes.
    pub levels: Vec<(u8, u32)>,
    /// Once revealed: how many do not know.
    pub unknown: u32,
    /// The number of the level that was decided.
    pub decided: Option<u8>,
}
