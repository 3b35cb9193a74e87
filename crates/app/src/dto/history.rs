use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ActionLabel;

/// Which operations to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryAsked {
    /// Id of the system, set or authority that they are about; `None` for everything.
    pub about: Option<String>,
    /// Only those with a lower number.
    pub before: Option<u32>,
}

/// Operations, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryView {
    /// The name of what they are about.
    pub about: Option<String>,
    /// The operations.
    pub rows: Vec<HistoryRow>,
    /// Whether there are older ones.
    pub more: bool,
}

/// An operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryRow {
    /// Its number, from 1.
    pub number: u32,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Whose account on the computer.
    pub by: String,
    /// What was done.
    pub action: ActionLabel,
    /// `shown`; `purged` when what it changed is gone for good; `stopped` when it touches what is
    /// stopped, and is not shown.
    pub content: HistoryContent,
}

/// Whether what an operation changed can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(rename_all = "snake_case")]
pub enum HistoryContent {
    /// It can.
    Shown,
    /// It is gone for good.
    Purged,
    /// It is stopped.
    Stopped,
}

/// A field that an operation changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryCell {
    /// The table.
    pub table: String,
    /// What the row is, by its key.
    pub key: String,
    /// The column.
    pub column: String,
    /// Before; `None` when there was no such row.
    pub before: Option<String>,
    /// After; `None` when there is no such row any more.
    pub after: Option<String>,
}

/// What a check of the whole history found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HistoryCheck {
    /// How many operations there are.
    pub operations: u32,
    /// How many of them have had their content purged; the chain still holds.
    pub purged: u32,
    /// Numbers of operations where the chain or the content does not fit.
    pub broken: Vec<u32>,
}
