use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Text;

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
