use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SystemHead;

/// A system that can be read here and not changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AwayView {
    /// The function of who it was handed over to; `None` when it is a copy of what another register
    /// keeps.
    pub to_whom: Option<String>,
    /// The register that keeps it, when it is a copy.
    pub register: Option<String>,
    /// When it was handed over, RFC 3339 in UTC.
    pub at: String,
}

/// What handing a system over takes with it, before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandOverView {
    /// The system.
    pub system: SystemHead,
    /// Sets that go along and are locked here meanwhile.
    pub sets: Vec<HandOverSet>,
    /// Names of sets of which a copy goes along: they only come in, or are worked on elsewhere.
    pub copied_sets: Vec<String>,
    /// Names of neighbours that go along as no more than a name.
    pub neighbours: Vec<String>,
    /// How many assessments go along.
    pub assessments: u32,
    /// How many workshops go along.
    pub workshops: u32,
    /// How many signed documents go along.
    pub documents: u32,
    /// How many assignments wait for an answer: they stay, and no answer can be read in meanwhile.
    pub assignments: u32,
    /// Whether a private round is under way, which must end first.
    pub round_open: bool,
}

/// A set that goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandOverSet {
    /// Its name.
    pub name: String,
    /// Names of other systems here that hold it.
    pub also_in: Vec<String>,
}

/// Hand a system over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandOver {
    /// The system.
    pub system: String,
    /// The function of who takes over.
    pub to_whom: String,
}

/// A system that was handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandedOver {
    /// The whole path of the file.
    pub path: String,
    /// The code that opens it. It is shown this once and is nowhere else.
    pub code: String,
    /// The system as it stands now: locked.
    pub system: SystemHead,
}

/// A file with a system that was chosen and not opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HandoverFile {
    /// The file's name.
    pub name: String,
}

/// What taking a system in does, before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakeInView {
    /// The system's name.
    pub system: String,
    /// The name of the register that it comes from.
    pub from: String,
    /// Who handed it over.
    pub by: String,
    /// The function of who it was handed over to.
    pub to_whom: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// When it was handed over from here, if it is coming back, RFC 3339 in UTC.
    pub left_at: Option<String>,
    /// Whether this very file has been taken in: nothing happens.
    pub already: bool,
    /// What happens to each thing, what changes first.
    pub things: Vec<TakeInThing>,
}

/// What happens to a thing when a system is taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakeInThing {
    /// `system`, `set`, `flow`, `dependency`, `assessment`, `workshop` or `document`.
    pub kind: String,
    /// What people call it.
    pub name: String,
    /// What it is called here, when that is something else.
    pub name_here: Option<String>,
    /// What happens to it.
    pub change: ThingChange,
}

/// What happens to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ThingChange {
    /// It is here and differs: what comes takes its place.
    Replaced,
    /// It is here and not in what comes: it goes.
    Removed,
    /// It is not here yet.
    New,
    /// A copy of what another register keeps: it is locked here.
    Guest,
    /// It is here and this register keeps it: it stays as it is.
    Kept,
    /// It is the same here.
    Same,
}

/// A system that was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakenIn {
    /// The system.
    pub system: String,
}
