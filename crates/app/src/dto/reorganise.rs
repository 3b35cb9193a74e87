use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, PartyChoice, ProblemDto};

/// What is changed in the organisation. `kind` is `system`, `set` or `authority`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "op", rename_all = "snake_case")]
#[ts(export)]
pub enum Reorganise {
    /// Another name; nothing else changes.
    Rename {
        /// What kind of thing.
        kind: String,
        /// Its identity.
        id: String,
        /// The new name.
        name: String,
    },
    /// Another owner or manager.
    ChangeOwner {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        id: String,
        /// `owner` or `manager`.
        role: String,
        /// The new function.
        function: String,
        /// Also for everything of the same authority that has the same function now.
        all: bool,
    },
    /// Another authority.
    Move {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        id: String,
        /// The authority that it moves to.
        authority: String,
        /// The function that owns it there.
        owner: String,
        /// Sets that move with a system, and who owns them there.
        sets: Vec<MovedSet>,
    },
    /// It counts in nothing from a day on.
    Decommission {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        id: String,
        /// From when (`YYYY-MM-DD`).
        at: String,
        /// Why.
        reason: String,
        /// Where the information goes.
        goes_to: String,
        /// Sets that only a system holds, and that are decommissioned with it.
        sets: Vec<String>,
    },
    /// A decommissioning is taken back.
    Reinstate {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        id: String,
    },
    /// It goes, with everything about it: it was never signed, adopted or exported.
    DeleteDraft {
        /// What kind of thing.
        kind: String,
        /// Its identity.
        id: String,
    },
    /// Everything that names it names another from then on.
    Merge {
        /// What kind of thing.
        kind: String,
        /// What goes.
        id: String,
        /// What stays.
        into: String,
        /// Whose level holds, where they differ: `goes` or `stays` by aspect.
        levels: BTreeMap<String, String>,
    },
    /// A part of it becomes something of its own.
    Split {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        id: String,
        /// The new one's name.
        name: String,
        /// The function that owns the new one.
        owner: String,
        /// Where each part goes: `stays`, `goes` or `both`, by the key of the part.
        parts: BTreeMap<String, String>,
    },
    /// The content of what is decommissioned goes, and that it was disposed of is remembered.
    Dispose {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        id: String,
        /// The reference of the decision.
        decision: String,
        /// When it was decided (`YYYY-MM-DD`).
        decided_at: String,
    },
}

/// A set that moves with its system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MovedSet {
    /// The set.
    pub set: String,
    /// The function that owns it at the new authority.
    pub owner: String,
}

/// A reorganisation that a person has seen the effects of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReorganiseSeen {
    /// What is changed.
    pub change: Reorganise,
    /// What the preview said that it was made from.
    pub seen: u32,
}

/// A thing that can be reorganised, with what there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReorganiseView {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// Its authority's id; empty for an authority.
    pub authority: String,
    /// Its authority's name; empty for an authority.
    pub authority_name: String,
    /// The owner's function.
    pub owner: Option<String>,
    /// The manager's function, of a system.
    pub manager: Option<String>,
    /// What can be done with it, as codes of operations.
    pub can: Vec<String>,
    /// Others of its kind, by name.
    pub others: Vec<PartyChoice>,
    /// Authorities that it can move to, by name.
    pub authorities: Vec<PartyChoice>,
    /// Functions that own or manage something.
    pub functions: Vec<String>,
    /// How many things of its authority, itself among them, have the same owner.
    pub same_owner: u32,
    /// How many systems of its authority, itself among them, have the same manager.
    pub same_manager: u32,
    /// Sets of its own authority that a system holds, and that can move with it.
    pub own_sets: Vec<OwnSet>,
    /// What a split divides.
    pub parts: Vec<SplitPart>,
    /// When and why it was decommissioned.
    pub decommissioned: Option<DecommissionedRow>,
    /// What has happened to it, newest first.
    pub history: Vec<ReorganisedRow>,
    /// Results that were signed about it and about what was merged into it, newest first, with the
    /// names that they were signed with.
    pub results: Vec<SignedRow>,
}

/// A set that a system holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OwnSet {
    /// The set.
    pub set: String,
    /// Its name.
    pub name: String,
    /// Who owns it now.
    pub owner: Option<String>,
    /// Whether no other system holds or exchanges it.
    pub only_here: bool,
    /// Whether it belongs to the system's own authority.
    pub same_authority: bool,
}

/// Something that goes to the one or the other in a split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SplitPart {
    /// How a request names it.
    pub key: String,
    /// `holding`, `flow` or `dependency`.
    pub kind: String,
    /// The set of a holding or a flow, or the system at the other end, by name.
    pub name: String,
    /// Where it comes from and goes to, or what else tells it apart.
    pub about: String,
}

/// Something that is decommissioned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DecommissionedRow {
    /// `system` or `set`.
    pub kind: String,
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// From when (`YYYY-MM-DD`).
    pub at: String,
    /// Why.
    pub reason: String,
    /// Where the information goes.
    pub goes_to: String,
    /// Whether the day has come.
    pub gone: bool,
}

/// An earlier reorganisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReorganisedRow {
    /// `rename`, `merge` or `split`.
    pub op: String,
    /// The name that it had, or the name of what was merged into it or that it was split from.
    pub name: String,
    /// When (`YYYY-MM-DD`).
    pub at: String,
}

/// A signed result, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignedRow {
    /// The name that the system had then.
    pub name: String,
    /// Its revision.
    pub revision: u32,
    /// When it was signed, RFC 3339 in UTC.
    pub at: String,
    /// The function of who signed.
    pub function: String,
    /// SHA-256 of its payload, in hexadecimal.
    pub digest: String,
}

/// What a reorganisation will change, before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReorganisePreview {
    /// To be given back when it is done: it tells what the preview was made from.
    pub seen: u32,
    /// What hinders it, all at once. With anything here nothing below is filled in but the choices.
    pub problems: Vec<ProblemDto>,
    /// What changes, in the order in which it is said.
    pub changes: Vec<ChangeLine>,
    /// Levels where the two that are merged differ.
    pub choices: Vec<LevelChoice>,
    /// Calculated levels of systems that become others.
    pub levels: Vec<LevelShift>,
    /// Systems whose signed results the register moves on from.
    pub stale: Vec<String>,
    /// Whether it can be undone, until something is signed.
    pub undoable: bool,
}

/// A sentence about what changes: `change-CODE`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChangeLine {
    /// Code of the sentence.
    pub code: String,
    /// Values for it.
    pub args: Args,
}

/// A choice between two levels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LevelChoice {
    /// The aspect.
    pub aspect: String,
    /// What that which goes has.
    pub goes: StatedLevel,
    /// What that which stays has.
    pub stays: StatedLevel,
    /// `goes` or `stays`: the higher reasoned level.
    pub proposed: String,
}

/// A level with the reason for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StatedLevel {
    /// The level's number.
    pub level: Option<u8>,
    /// The reason.
    pub reason: String,
}

/// A calculated level that becomes another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LevelShift {
    /// The system's name.
    pub system: String,
    /// The aspect.
    pub aspect: String,
    /// What it is.
    pub before: Option<u8>,
    /// What it becomes.
    pub after: Option<u8>,
}

/// What a reorganisation came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reorganised {
    /// What remains of it, or was made; nothing when it is gone.
    pub view: Option<ReorganiseView>,
    /// The new thing of a split.
    pub made: Option<PartyChoice>,
}

/// The organisation of the register as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OrganisationView {
    /// Authorities, by name.
    pub authorities: Vec<OrganisationRow>,
    /// What is decommissioned, or will be, newest first.
    pub decommissioned: Vec<DecommissionedRow>,
    /// What was disposed of, newest first.
    pub disposed: Vec<DisposedRow>,
    /// Old ids and names and what they lead to, newest first.
    pub led: Vec<LedRow>,
}

/// An authority with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OrganisationRow {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// `namnd`, `bolag`, `extern`, `allmanhet`.
    pub kind: String,
    /// How many systems.
    pub systems: u32,
    /// How many sets.
    pub sets: u32,
}

/// That something was disposed of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DisposedRow {
    /// `system` or `set`.
    pub kind: String,
    /// The identity that it had.
    pub id: String,
    /// When it was decommissioned (`YYYY-MM-DD`).
    pub decommissioned_at: String,
    /// The reference of the decision.
    pub decision: String,
    /// When it was decided (`YYYY-MM-DD`).
    pub decided_at: String,
    /// When it was done, RFC 3339 in UTC.
    pub disposed_at: String,
}

/// Where an old id or name leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LedRow {
    /// `system`, `set` or `authority`.
    pub kind: String,
    /// The old id, of something that was merged.
    pub old_id: Option<String>,
    /// The old name.
    pub old_name: String,
    /// What it leads to.
    pub name: String,
    /// When (`YYYY-MM-DD`).
    pub at: String,
}
