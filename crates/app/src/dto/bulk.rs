use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FloorView;

/// Levels to set in one operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetLevels {
    /// The system in view.
    pub system: String,
    /// The cells, each with its new level.
    pub cells: Vec<BulkCell>,
}

/// A cell of many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BulkCell {
    /// The set.
    pub set: String,
    /// The aspect.
    pub aspect: String,
    /// The level's number; `None` for ej bedömd.
    pub level: Option<u8>,
    /// The set's revision that the person saw.
    pub revision: u32,
}

/// What setting many levels would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BulkPreview {
    /// The cells that change, in the order that they were asked about.
    pub changes: Vec<BulkChange>,
    /// How many have the level already.
    pub same: u32,
}

/// A cell that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BulkChange {
    /// The set.
    pub set: String,
    /// Its name.
    pub name: String,
    /// The aspect.
    pub aspect: String,
    /// The level's number now; `None` is ej bedömd.
    pub from: Option<u8>,
    /// The level's number afterwards.
    pub to: Option<u8>,
    /// The suggested minimum.
    pub floor: Option<FloorView>,
    /// Whether the new level is below it.
    pub below_floor: bool,
    /// Whether a reason is mandatory with the new level and none has been written.
    pub reason_missing: bool,
    /// Other systems that hold the set, whose level this is too.
    pub elsewhere: Vec<String>,
}

/// Sets to copy levels and reasons from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SimilarSets {
    /// The set to copy to.
    pub set: String,
    /// The revision that its cells are of.
    pub revision: u32,
    /// What it has now, an aspect of the pack each.
    pub cells: Vec<CopyCell>,
    /// Sets like it that have levels, the most alike first.
    pub similar: Vec<SimilarSet>,
}

/// A set like another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SimilarSet {
    /// The set.
    pub set: String,
    /// Its name.
    pub name: String,
    /// The name of its authority.
    pub authority_name: String,
    /// The information owner's function.
    pub owner: Option<String>,
    /// The systems that hold it.
    pub systems: Vec<String>,
    /// When it was last classified (`YYYY-MM-DD`).
    pub classified_at: Option<String>,
    /// The revision that its cells are of.
    pub revision: u32,
    /// In what it is alike.
    pub why: Vec<LikenessView>,
    /// What it has, an aspect of the pack each.
    pub cells: Vec<CopyCell>,
}

/// Something that two sets have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LikenessView {
    /// `name`, `identifiers`, `personal_data`, `topics` or `system`.
    pub kind: String,
    /// The words of a name, the codes of the rest.
    pub what: Vec<String>,
}

/// A level with its reason, to be copied or written over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CopyCell {
    /// The aspect.
    pub aspect: String,
    /// The level's number; `None` is ej bedömd.
    pub level: Option<u8>,
    /// The reason.
    pub reason: String,
}

/// Levels and reasons to copy from one set to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CopyLevels {
    /// The system in view.
    pub system: String,
    /// The set to copy to.
    pub set: String,
    /// Its revision that the person saw.
    pub revision: u32,
    /// The set to copy from.
    pub from: String,
    /// Its revision that the person saw.
    pub from_revision: u32,
    /// The aspects to copy.
    pub aspects: Vec<String>,
}
