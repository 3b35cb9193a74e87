use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AwayView, ReviewDue, StoppedRow, TaskState};

/// The open register: its authorities and systems.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RegisterView {
    /// The register's name.
    pub name: String,
    /// The whole path of its file.
    pub path: String,
    /// Whether it is the sample municipality.
    pub sample: bool,
    /// Whether a newer version made it: it can be read here and not changed.
    pub newer: bool,
    /// The municipality's organisation number, if given.
    pub org: Option<String>,
    /// Authorities that own systems or sets, by name.
    pub authorities: Vec<AuthorityView>,
    /// Every system, by name.
    pub systems: Vec<SystemRow>,
    /// How many information sets there are.
    pub sets: u32,
    /// Whether the file is made to answer an assignment, and is no register of its own.
    pub answering: bool,
    /// What is or has been stopped, newest first; it is not among the systems.
    pub stopped: Vec<StoppedRow>,
    /// Adopted levels that are to be looked at again, or soon: the longest overdue first.
    pub reviews: Vec<ReviewDue>,
}

/// An authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AuthorityView {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// `namnd`, `bolag`, `extern`, `allmanhet`.
    pub kind: String,
    /// How many systems it has.
    pub systems: u32,
}

/// A system in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SystemRow {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// The authority's id.
    pub authority: String,
    /// The authority's name.
    pub authority_name: String,
    /// The system owner's function.
    pub owner: Option<String>,
    /// `it`, `platform`, `iot`, `ot` or `process`.
    pub kind: String,
    /// How many sets it carries.
    pub sets: u32,
    /// How many levels of those sets have been assessed.
    pub assessed: u32,
    /// How many there are to assess.
    pub to_assess: u32,
    /// Where the classification of it stands.
    pub state: TaskState,
    /// Calculated level number per aspect of the pack, in order.
    pub calculated: Vec<Option<u8>>,
    /// Whether the centre's catalogue has it.
    pub central: bool,
    /// Set when it can be read here and not changed.
    pub away: Option<AwayView>,
}

/// A system to add by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewSystem {
    /// Name.
    pub name: String,
    /// The authority's name; a new one is made when nobody has it.
    pub authority_name: String,
    /// The system owner's function; may be empty for now.
    pub owner: String,
    /// `it`, `platform`, `iot`, `ot` or `process`.
    pub kind: String,
    /// The answers to its stop-gate: `yes`, `no` or `unknown` by question id. Unless all are no,
    /// nothing else of this is looked at or kept.
    pub gate: BTreeMap<String, String>,
}
