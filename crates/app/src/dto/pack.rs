use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PackName, Text};

/// The pack that the open register classifies by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PackView {
    /// Identity.
    pub id: String,
    /// Version.
    pub version: String,
    /// Name.
    pub name: Text,
    /// Aspects in order.
    pub aspects: Vec<AspectView>,
    /// Consequence categories in order.
    pub categories: Vec<CategoryView>,
    /// From which level number a reason is mandatory.
    pub reason_from: u8,
}

/// An aspect and its levels, lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AspectView {
    /// Identity, which is also its short sign: `K`.
    pub id: String,
    /// Name.
    pub name: Text,
    /// The question.
    pub question: Text,
    /// Its levels.
    pub levels: Vec<LevelView>,
}

/// A level of an aspect.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LevelView {
    /// Identity within the pack.
    pub id: String,
    /// Number.
    pub number: u8,
    /// Word.
    pub word: Text,
    /// The short definition beside the choice.
    pub anchor: Text,
    /// Colours by theme: `light`, `dark`, `contrast`.
    pub colours: BTreeMap<String, ColoursView>,
}

/// Colours of a level in one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ColoursView {
    /// Fill.
    pub fill: String,
    /// Border.
    pub border: String,
    /// Text.
    pub text: String,
}

/// A consequence category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CategoryView {
    /// Identity within the pack.
    pub id: String,
    /// Name.
    pub name: Text,
    /// What each level means for it, by level id.
    pub criteria: BTreeMap<String, Text>,
}

/// What moving to another edition of the model would mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PackChangeView {
    /// The edition in use.
    pub from: PackName,
    /// The edition to move to.
    pub to: PackName,
    /// What came, went and changed.
    pub lines: Vec<PackChangeLine>,
    /// Whether the limits of the rules differ.
    pub thresholds: bool,
    /// Whether reasons are wanted from another level, or other aspects hinder.
    pub demands: bool,
    /// Stored levels that the edition has with the same number.
    pub levels_kept: u32,
    /// Stored levels that the edition has with another number.
    pub levels_renumbered: u32,
    /// Stored levels that the edition does not have; they count as not assessed.
    pub levels_gone: u32,
    /// How many conversations the systems must have now.
    pub decisions_before: u32,
    /// How many they must have then.
    pub decisions_after: u32,
}

/// A list of a pack and what is different in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PackChangeLine {
    /// `aspects`, `categories`, `floors`, `flags`, `questions`, `information_types`.
    pub list: String,
    /// Only in the new edition.
    pub added: u32,
    /// Only in the edition in use.
    pub removed: u32,
    /// In both and not the same.
    pub changed: u32,
}
