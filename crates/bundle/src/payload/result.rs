//! `result/2`: one system's classified result, a full snapshot.
//!
//! `result/1` had no suitability assessments and is still read. Risks and
//! measures are part of neither; `not_done` says so in words the signature
//! covers.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Assessment, Body, Common, Earlier, ReadAs, Role, Typ, nullable};
use crate::error::BundleError;

/// The members of `result/2` beside the common ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResultBody {
    /// What is under review.
    pub scope: Scope,
    /// [`lineage`] of the organisation and the scope's id.
    pub lineage: String,
    /// Which revision of the lineage this is, from 1.
    pub revision: u32,
    /// Document digests of the results this one follows: none for the first
    /// revision, two when it settles a conflict.
    pub prev: Vec<String>,
    /// The pack the levels belong to.
    pub pack: PackRef,
    /// Whose approval it needs: each information owner for their own sets, then
    /// the system owner.
    pub requires: Vec<Requirement>,
    /// Which sets the system holds, and how.
    pub holdings: Vec<Holding>,
    /// A copy of each set it carries.
    pub sets: Vec<SetCopy>,
    /// Its flows, as the sender asserts them.
    pub flows: Vec<Flow>,
    /// What it depends on, as consumer.
    pub dependencies: Vec<Dependency>,
    /// The protection level per aspect, calculated and decided.
    pub protection: BTreeMap<String, Protection>,
    /// What was answered about flags that appear at the system.
    pub flag_answers: Vec<FlagAnswer>,
    /// Dated exceptions for flows to lower protection, by the sending system's owner.
    pub exceptions: Vec<FlowException>,
    /// The suitability assessments of the scope, its sets and its flows.
    pub assessments: Vec<Assessment>,
    /// Who took part, as functions.
    pub participants: Vec<Participant>,
    /// How far the work has come.
    pub state: ResultState,
    /// The day the classification was completed.
    #[serde(deserialize_with = "nullable")]
    pub classified_at: Option<NaiveDate>,
    /// Steps that were not done, as codes: `stop_gate`,
    /// `suitability`, `risks_and_measures` and the like.
    pub not_done: Vec<String>,
}

/// The system or process under review.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// System or process.
    pub kind: ScopeKind,
    /// Its id, the same on every laptop.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of the authority it belongs to.
    pub authority: String,
    /// The name of that authority.
    pub authority_name: String,
    /// The owner's function; `null` when nobody is known.
    #[serde(deserialize_with = "nullable")]
    pub owner: Option<String>,
    /// What the rules look at in a system; `null` for a process.
    #[serde(deserialize_with = "nullable")]
    pub system: Option<SystemTraits>,
}

/// What the rules look at in a system, as in `facts/1`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SystemTraits {
    /// `it`, `platform`, `iot` or `ot`.
    pub kind: String,
    /// Whether it shows an overview gathered from several places.
    pub overview: bool,
    /// Whether it runs redundantly.
    pub redundant: bool,
    /// What its information is used for.
    pub purposes: Vec<String>,
}

/// What kind of thing is under review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ScopeKind {
    /// A system.
    System,
    /// A process.
    Process,
}

/// Which content pack was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PackRef {
    /// The pack's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the pack document's bytes, hex.
    pub sha256: String,
}

/// One approval the result needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// In which role: information owner or system owner.
    pub role: Role,
    /// For which authority.
    pub authority: String,
    /// The owner's function.
    pub function: String,
    /// The sets an information owner answers for; empty for a system owner.
    pub sets: Vec<String>,
}

/// One set held by the system.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Holding {
    /// The set's id.
    pub set: String,
    /// `stores`, `processes` or `shows`.
    pub handling: String,
    /// Whether this is the set's master source.
    pub master: bool,
    /// `production`, `test` or `analysis`.
    pub environment: String,
    /// Since when; `null` when not known.
    #[serde(deserialize_with = "nullable")]
    pub since: Option<NaiveDate>,
}

/// A copy of an information set, with its levels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetCopy {
    /// The set's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The authority that owns it.
    pub authority: String,
    /// The owner's function; `null` when nobody is known.
    #[serde(deserialize_with = "nullable")]
    pub owner: Option<String>,
    /// The set's own revision in its register, from 1.
    pub set_revision: u32,
    /// How many people, as a band; `null` when not known.
    #[serde(deserialize_with = "nullable")]
    pub subjects: Option<String>,
    /// How many records, as a band; `null` when not known.
    #[serde(deserialize_with = "nullable")]
    pub records: Option<String>,
    /// Kinds of identifier in it.
    pub identifiers: Vec<String>,
    /// Kinds of personal data in it.
    pub personal_data: Vec<String>,
    /// Legal provisions on secrecy that may apply.
    pub secrecy: Vec<String>,
    /// How far back it reaches; `null` when not known.
    #[serde(deserialize_with = "nullable")]
    pub time_depth: Option<String>,
    /// Topics that raise a flag.
    pub topics: Vec<String>,
    /// A date or event after which its value changes; `null` for none.
    #[serde(deserialize_with = "nullable")]
    pub time_bound: Option<String>,
    /// The sets that this aggregate is made of; `null` when it is none.
    #[serde(deserialize_with = "nullable")]
    pub parts: Option<Vec<String>>,
    /// Systems whose accounts, roles or configuration the set holds.
    pub reaches: Vec<String>,
    /// Per aspect of the pack the decided level; `null` = not assessed.
    pub levels: BTreeMap<String, Option<SetLevel>>,
}

/// A level somebody decided for a set, with the reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetLevel {
    /// The level's id in the pack.
    pub level: String,
    /// Its number in the pack, which orders the levels.
    pub number: i64,
    /// The consequence category that decided; `null` when none was named.
    #[serde(deserialize_with = "nullable")]
    pub category: Option<String>,
    /// Why, in words.
    pub reason: String,
}

/// A level of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LevelRef {
    /// The level's id in the pack.
    pub level: String,
    /// Its number in the pack, which orders the levels.
    pub number: i64,
}

/// One flow, as its sender asserts it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// The flow's id.
    pub id: String,
    /// The sending system or authority.
    pub from: String,
    /// The receiving system or authority.
    pub to: String,
    /// The set that flows.
    pub set: String,
    /// `api`, `file`, `replica`, `manual`, `read_view` or `email`.
    pub mode: String,
    /// `single`, `continuous` or `bulk`.
    pub volume: String,
    /// Whether it leaves the EU and EEA.
    pub third_country: bool,
    /// Whether the channel is encrypted.
    pub encrypted: bool,
    /// The protection that an outside receiver has declared, per aspect; `null`
    /// when it has declared none.
    #[serde(deserialize_with = "nullable")]
    pub receiver_levels: Option<BTreeMap<String, Option<LevelRef>>>,
}

/// A system this one needs in order to run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Dependency {
    /// The provider's id.
    pub provider: String,
    /// What is still needed of it when the fallback routine runs; `null` when
    /// there is no such routine.
    #[serde(deserialize_with = "nullable")]
    pub tolerates: Option<LevelRef>,
}

/// One aspect of the system's own protection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Protection {
    /// What the rules give; `null` when no set has a level.
    #[serde(deserialize_with = "nullable")]
    pub calculated: Option<LevelRef>,
    /// False when some set has no level in this aspect.
    pub complete: bool,
    /// The shortest chain of facts that gives the level.
    pub because: Vec<String>,
    /// What was decided; `null` when nothing is decided.
    #[serde(deserialize_with = "nullable")]
    pub effective: Option<LevelRef>,
    /// Why the decided level is what it is.
    pub reason_code: ReasonCode,
    /// The same in words; may be empty when the levels are equal.
    pub reason: String,
    /// The system owner's decision; not empty for a lowered level.
    pub owner_decision: String,
    /// The information security coordinator's statement; not empty for a lowered
    /// level.
    pub coordinator_statement: String,
}

/// An answer to a flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FlagAnswer {
    /// The flag: `AGG-02`.
    pub flag: String,
    /// What it was raised on.
    pub on: FlagSubject,
    /// `new_asset`, `raise` or `no_effect`.
    pub outcome: String,
    /// Answers to the pack's questions, by question id.
    pub answers: BTreeMap<String, String>,
    /// Why; never empty.
    pub motivation: String,
    /// The set that was made, for `new_asset`.
    #[serde(deserialize_with = "nullable")]
    pub asset: Option<String>,
}

/// What a flag is raised on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FlagSubject {
    /// `system`, `set` or `flow`.
    pub kind: String,
    /// Its id.
    pub id: String,
}

/// A flow is let through to lower protection for a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FlowException {
    /// The flow.
    pub flow: String,
    /// Why; never empty.
    pub motivation: String,
    /// The last day on which it holds.
    pub until: NaiveDate,
    /// The function of who decided.
    pub decided_by: String,
}

/// Why a decided level is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReasonCode {
    /// Equal to the calculated level.
    Equal,
    /// Raised by hand.
    Manual,
    /// Raised because much comes together.
    Cumulative,
    /// Lowered because the load is spread.
    Distributive,
    /// Lowered by a dated exception.
    Exception,
}

/// Somebody who took part, as a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Participant {
    /// The function, for instance "Rektor".
    pub function: String,
    /// The part taken in the work, for instance `information_owner`.
    pub role: String,
}

/// How far the work has come when the result is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ResultState {
    /// Still being worked on.
    Draft,
    /// Classified; approvals may be missing.
    Completed,
}

/// The lineage of a scope: SHA-256, in hex, of
/// `varsam lineage/1`, a zero byte, the organisation number, a zero byte and
/// the scope's id. Never random, so two laptops that review the same system
/// meet as revisions.
pub fn lineage(org: &str, scope_id: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(b"varsam lineage/1\0");
    hash.update(org.as_bytes());
    hash.update(b"\0");
    hash.update(scope_id.as_bytes());
    crate::digest::hex(&hash.finalize())
}

impl Body for ResultBody {
    const V: &'static str = "result/2";
    const TYP: Typ = Typ::Result;
    const EARLIER: &'static [Earlier] =
        &[Earlier { v: "result/1", lacks: &[("assessments", ReadAs::EmptyList)] }];

    fn check(&self, common: &Common) -> Result<(), BundleError> {
        super::check::result(self, common)
    }
}
