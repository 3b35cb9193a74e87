use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something to go to by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Find {
    /// What the person has written.
    pub query: String,
    /// The system in view, whose things come first.
    pub system: Option<String>,
    /// Screens and actions of the window.
    pub own: Vec<OwnName>,
}

/// A screen or an action of the window, by its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OwnName {
    /// What the window calls it.
    pub id: String,
    /// Its name in every language.
    pub names: Vec<String>,
}

/// What was found, the best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// Its identity; for the window's own, what the window calls it.
    pub id: String,
    /// Its name; empty for the window's own.
    pub name: String,
    /// Where it belongs, in a few words.
    pub place: String,
    /// The system to open it in.
    pub system: Option<String>,
    /// The old name or id that fits, of something that has another now.
    pub was: Option<String>,
}

/// What a thing is that can be gone to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FoundKind {
    /// A system.
    System,
    /// An information set.
    Set,
    /// A flow.
    Flow,
    /// A system that is decommissioned.
    GoneSystem,
    /// A set that is decommissioned.
    GoneSet,
    /// An authority, by the name that it had.
    Authority,
    /// A screen or an action.
    Own,
}
