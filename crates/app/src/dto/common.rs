use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A text from a pack in each of its languages, by language code.
pub type Text = BTreeMap<String, String>;

/// Values for a sentence that the window writes: name → value, both as text.
pub type Args = BTreeMap<String, String>;

/// A named operation that can be undone or redone, for the sentence in the status line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ActionLabel {
    /// The operation's code, such as `set_level`; its sentence is `op-set-level`.
    pub op: String,
    /// Values for the sentence.
    pub args: Args,
}

/// How the register stands after a change, or when it is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Standing {
    /// When the last change was committed, RFC 3339 in UTC; `None` before the first.
    pub saved_at: Option<String>,
    /// What undo would take back.
    pub undo: Option<ActionLabel>,
    /// What redo would do again.
    pub redo: Option<ActionLabel>,
}

/// A view together with how the register stands. Every change answers with one, after the commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Changed<T> {
    /// How the register stands.
    pub standing: Standing,
    /// What the change gives to show.
    pub view: T,
}
