use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ProfileRow, SystemHead, Text};

/// The matrix of a system: its sets by the pack's aspects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MatrixView {
    /// The system.
    pub system: SystemHead,
    /// The sets, those that it holds first.
    pub rows: Vec<MatrixRow>,
    /// The system's level per aspect.
    pub profile: Vec<ProfileRow>,
}

/// A set in the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MatrixRow {
    /// The set.
    pub set: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// The information owner's function.
    pub owner: Option<String>,
    /// The authority's name.
    pub authority_name: String,
    /// Whether the system holds it; otherwise it comes in from elsewhere.
    pub held: bool,
    /// For a set that comes in: from where, in a few words.
    pub source: Option<String>,
    /// How many systems hold the set; its levels are the same in all.
    pub systems: u32,
    /// The set's revision, to be given with a change.
    pub revision: u32,
    /// A cell per aspect of the pack, in order.
    pub cells: Vec<Cell>,
}

/// A set's level for one aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Cell {
    /// The aspect.
    pub aspect: String,
    /// The level's number; `None` is ej bedömd.
    pub level: Option<u8>,
    /// The consequence category that decided.
    pub category: Option<String>,
    /// The reason.
    pub reason: String,
    /// The suggested minimum.
    pub floor: Option<FloorView>,
    /// Whether the level is below it.
    pub below_floor: bool,
    /// Whether a reason is mandatory and missing.
    pub reason_missing: bool,
}

/// A suggested minimum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FloorView {
    /// The level's number.
    pub level: u8,
    /// Why, as clauses.
    pub why: Vec<Text>,
}

/// A level to set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetLevel {
    /// The system in view.
    pub system: String,
    /// The set.
    pub set: String,
    /// The aspect.
    pub aspect: String,
    /// The level's number; `None` for ej bedömd.
    pub level: Option<u8>,
    /// The set's revision that the person saw.
    pub revision: u32,
}

/// A reason to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetReason {
    /// The system in view.
    pub system: String,
    /// The set.
    pub set: String,
    /// The aspect.
    pub aspect: String,
    /// The consequence category that decides, if one was chosen.
    pub category: Option<String>,
    /// The reason.
    pub reason: String,
    /// The set's revision that the person saw.
    pub revision: u32,
}
