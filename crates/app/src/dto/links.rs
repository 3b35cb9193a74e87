use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SystemHead;

/// The flows and dependencies of a system, to be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LinksView {
    /// The system.
    pub system: SystemHead,
    /// Flows from it and to it.
    pub flows: Vec<FlowRow>,
    /// What it depends on and what depends on it.
    pub dependencies: Vec<DependencyRow>,
    /// Systems and outside parties to choose from: id and name.
    pub parties: Vec<PartyChoice>,
    /// Sets to choose from: those that it carries first.
    pub sets: Vec<PartyChoice>,
}

/// Every flow and dependency of the register, for a table with filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AllLinksView {
    /// Flows, by the sender's and the receiver's name.
    pub flows: Vec<FlowRow>,
    /// Dependencies, by the consumer's and the provider's name.
    pub dependencies: Vec<DependencyRow>,
}

/// Something to choose by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PartyChoice {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether it is a system; otherwise an authority, an outside party or a set.
    pub system: bool,
}

/// A flow of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FlowRow {
    /// Identity; empty for a new one.
    pub id: String,
    /// Id of the sending party.
    pub from: String,
    /// Its name.
    pub from_name: String,
    /// Id of the receiving party.
    pub to: String,
    /// Its name.
    pub to_name: String,
    /// Id of the set.
    pub set: String,
    /// Its name.
    pub set_name: String,
    /// Code of `FlowMode`.
    pub mode: String,
    /// Code of `Volume`.
    pub volume: String,
    /// Whether it leaves the EU/EEA.
    pub third_country: bool,
    /// Whether it is encrypted on the way.
    pub encrypted: bool,
    /// What for.
    pub purpose: String,
}

/// A dependency of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DependencyRow {
    /// Identity; 0 for a new one.
    pub id: u32,
    /// Id of the system that needs.
    pub consumer: String,
    /// Its name.
    pub consumer_name: String,
    /// Id of the system that is needed.
    pub provider: String,
    /// Its name.
    pub provider_name: String,
    /// The availability level number still needed on the fallback routine; `None` without one.
    pub tolerates: Option<u8>,
    /// A note.
    pub note: String,
}
