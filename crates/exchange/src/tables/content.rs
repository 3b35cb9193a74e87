//! What the tables say, row by row: richer than facts, and not yet in any register.

use std::collections::BTreeSet;

use varsam_domain::facts::{
    AuthorityKind, Band, Environment, FlowMode, Handling, Identifier, Levels, PersonalData, Purpose,
    SystemKind, TimeDepth, Topic, Volume,
};

/// A row of the organisation table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedAuthority {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// What kind of party it is.
    pub kind: AuthorityKind,
    /// The authority above it.
    pub parent: Option<String>,
}

/// A row of the table of systems.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSystem {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// The authority that it belongs to.
    pub authority: String,
    /// What kind of thing it is.
    pub kind: SystemKind,
    /// The system owner's function.
    pub owner: Option<String>,
    /// The maintenance manager's function.
    pub manager: Option<String>,
    /// Whether it shows an overview gathered from several places.
    pub overview: bool,
    /// Whether it runs redundantly.
    pub redundant: bool,
    /// What its information is used for.
    pub purposes: BTreeSet<Purpose>,
    /// Who supplies it.
    pub supplier: Option<String>,
    /// Where and by whom it is run.
    pub hosting: Option<String>,
    /// What it is.
    pub description: Option<String>,
}

/// A row of the table of information sets. Its levels are in [`ImportedClassification`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedSet {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// The authority that it belongs to.
    pub authority: String,
    /// The information owner's function.
    pub owner: Option<String>,
    /// How many persons it is about; `None` is unknown.
    pub subjects: Option<Band>,
    /// How many records it has; `None` is unknown.
    pub records: Option<Band>,
    /// What its records can be tied together with.
    pub identifiers: BTreeSet<Identifier>,
    /// Which kinds of personal data it has.
    pub personal_data: BTreeSet<PersonalData>,
    /// Secrecy provisions, as written.
    pub secrecy: BTreeSet<String>,
    /// How far back it goes; `None` is unknown.
    pub time_depth: Option<TimeDepth>,
    /// Sensitive subjects.
    pub topics: BTreeSet<Topic>,
    /// The date or event at which its sensitivity changes.
    pub time_bound: Option<String>,
    /// The sets that this aggregate is made of.
    pub parts: Option<BTreeSet<String>>,
    /// Systems whose accounts, roles or configuration it holds.
    pub reaches: BTreeSet<String>,
    /// What it is.
    pub description: Option<String>,
}

/// A row of the table of holdings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedHolding {
    /// The holding system.
    pub system: String,
    /// The held set.
    pub set: String,
    /// What the system does with it.
    pub handling: Handling,
    /// Whether this is the master data source.
    pub master: bool,
    /// Where.
    pub environment: Environment,
    /// Since when (`YYYY-MM-DD`); `None` is unknown.
    pub since: Option<String>,
}

/// A row of the table of flows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFlow {
    /// Identity.
    pub id: String,
    /// The sending system or authority.
    pub from: String,
    /// The receiving system or authority.
    pub to: String,
    /// What is transferred.
    pub set: String,
    /// How.
    pub mode: FlowMode,
    /// How much.
    pub volume: Volume,
    /// Whether it leaves the EU/EEA.
    pub third_country: bool,
    /// Whether it is encrypted on the way.
    pub encrypted: bool,
    /// The protection that an outside receiver has declared; `None` when no level is given.
    pub receiver_levels: Option<Levels>,
    /// What it is for.
    pub purpose: Option<String>,
}

/// A row of the table of dependencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDependency {
    /// The system that needs.
    pub consumer: String,
    /// The system that is needed.
    pub provider: String,
    /// The availability still needed when the consumer's fallback routine runs; `None` when
    /// there is no such routine.
    pub tolerates: Option<u8>,
    /// A remark.
    pub note: Option<String>,
}

/// The level and the reason of one aspect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportedLevel {
    /// The level's number in the pack; `None` is *ej bedömd* (not assessed).
    pub level: Option<u8>,
    /// Why.
    pub reason: Option<String>,
}

/// A row of the table of classifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedClassification {
    /// The classified set.
    pub set: String,
    /// Per aspect of the pack, in its order.
    pub aspects: Vec<ImportedLevel>,
    /// When (`YYYY-MM-DD`); `None` is unknown.
    pub classified_at: Option<String>,
    /// Who took part, as written.
    pub participants: Option<String>,
}

/// A row of the table of adopted levels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedAdopted {
    /// The system.
    pub system: String,
    /// Level numbers, per aspect of the pack, in its order.
    pub levels: Levels,
    /// When (`YYYY-MM-DD`).
    pub at: String,
    /// Who decided.
    pub decided_by: Option<String>,
}

/// Everything that the tables say. References go within it, or to what the register already has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ImportedContent {
    /// Committees, companies, outside parties, the public.
    pub authorities: Vec<ImportedAuthority>,
    /// Systems.
    pub systems: Vec<ImportedSystem>,
    /// Information sets.
    pub sets: Vec<ImportedSet>,
    /// Which system holds which set.
    pub holdings: Vec<ImportedHolding>,
    /// Transfers.
    pub flows: Vec<ImportedFlow>,
    /// Which system needs which.
    pub dependencies: Vec<ImportedDependency>,
    /// Levels of sets, at most one row per set.
    pub classifications: Vec<ImportedClassification>,
    /// Levels adopted earlier, at most one row per system.
    pub adopted: Vec<ImportedAdopted>,
}
