use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SystemHead;

/// What a system carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssetsView {
    /// The system.
    pub system: SystemHead,
    /// Sets that it holds or receives.
    pub sets: Vec<AssetRow>,
}

/// An information set of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AssetRow {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Description.
    pub description: String,
    /// The authority's name.
    pub authority_name: String,
    /// The information owner's function.
    pub owner: Option<String>,
    /// Whether the system holds it; otherwise it only comes in from another party.
    pub held: bool,
    /// Whether this is the master data source.
    pub master: bool,
    /// For sets that come in: the sending parties' names.
    pub from: Vec<String>,
    /// Kinds of personal data, as codes of `facts/1`.
    pub personal_data: Vec<String>,
    /// Identifiers, as codes of `facts/1`.
    pub identifiers: Vec<String>,
    /// Secrecy provisions.
    pub secrecy: Vec<String>,
    /// Number of persons, as a code of `facts/1`.
    pub subjects: Option<String>,
    /// Names of the other systems that hold it.
    pub also_in: Vec<String>,
    /// Whether the centre's catalogue has it.
    pub central: bool,
    /// The set's revision, to be given with a change.
    pub revision: u32,
}

/// An information set to add by hand to a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewSet {
    /// The system that holds it.
    pub system: String,
    /// Name.
    pub name: String,
    /// The information owner's function; may be empty for now.
    pub owner: String,
    /// Description; may be empty.
    pub description: String,
    /// Kinds of personal data, as codes of `facts/1`.
    pub personal_data: Vec<String>,
    /// Identifiers, as codes of `facts/1`.
    pub identifiers: Vec<String>,
}

/// Who owns a set or a system from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetOwner {
    /// The system in view.
    pub system: String,
    /// The set; `None` for the system itself.
    pub set: Option<String>,
    /// The owner's function; empty for nobody.
    pub owner: String,
}

/// A set that a system does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OtherSet {
    /// Identity.
    pub set: String,
    /// Name.
    pub name: String,
    /// The information owner's function.
    pub owner: Option<String>,
    /// Names of the systems that hold it.
    pub held_in: Vec<String>,
}

/// A set that a system holds from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HoldSet {
    /// The system.
    pub system: String,
    /// The set.
    pub set: String,
    /// `stores`, `processes` or `shows`; a process always `processes`.
    pub handling: String,
}

/// A set that a system no longer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReleaseSet {
    /// The system.
    pub system: String,
    /// The set.
    pub set: String,
}
