//! `assignment/1`: what one information owner is asked to fill in before the workshop.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check::{self, Described};
use super::{Body, Common, PackRef, SetCopy, Typ, nullable};
use crate::error::BundleError;

/// The members of `assignment/1` beside the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignmentBody {
    /// The assignment's id, the same when it is sent again.
    pub assignment: Uuid,
    /// [`crate::one_time_code::digest`] of the code; the code itself goes another way.
    pub code_sha256: String,
    /// The last day on which an answer is taken.
    pub valid_until: NaiveDate,
    /// What the facilitator writes to the owner; may be empty.
    pub invitation: String,
    /// What is under review.
    pub scope: AssignedScope,
    /// The pack that the questions come from.
    pub pack: PackRef,
    /// The pack document itself, so that the owner needs nothing else.
    pub pack_content: String,
    /// Who is asked.
    pub owner: AssignedOwner,
    /// The aspects to answer.
    pub aspects: Vec<String>,
    /// The sets to answer about, all of the owner's authority.
    pub sets: Vec<AssignedSet>,
    /// The register that the answers go to.
    pub register: Uuid,
}

/// What an assignment's review is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignedScope {
    /// The id of the system or process.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of the authority it belongs to.
    pub authority: String,
    /// The name of that authority.
    pub authority_name: String,
}

/// The information owner who is asked: a function, never a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignedOwner {
    /// The id of the authority that owns the sets.
    pub authority: String,
    /// The owner's function.
    pub function: String,
}

/// An information set as it is described to its owner. It has no levels: the owner answers before
/// seeing anybody else's judgement, and no level leaves the register with a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AssignedSet {
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
}

impl From<SetCopy> for AssignedSet {
    fn from(copy: SetCopy) -> Self {
        AssignedSet {
            id: copy.id,
            name: copy.name,
            authority: copy.authority,
            owner: copy.owner,
            set_revision: copy.set_revision,
            subjects: copy.subjects,
            records: copy.records,
            identifiers: copy.identifiers,
            personal_data: copy.personal_data,
            secrecy: copy.secrecy,
            time_depth: copy.time_depth,
            topics: copy.topics,
            time_bound: copy.time_bound,
            parts: copy.parts,
            reaches: copy.reaches,
        }
    }
}

impl AssignedSet {
    fn described(&self) -> Described<'_> {
        Described {
            id: &self.id,
            name: &self.name,
            authority: &self.authority,
            set_revision: self.set_revision,
            subjects: self.subjects.as_deref(),
            records: self.records.as_deref(),
            identifiers: &self.identifiers,
            personal_data: &self.personal_data,
            time_depth: self.time_depth.as_deref(),
            topics: &self.topics,
            parts: self.parts.as_deref(),
            reaches: &self.reaches,
        }
    }
}

impl Body for AssignmentBody {
    const V: &'static str = "assignment/1";
    const TYP: Typ = Typ::Assignment;

    fn check(&self, _common: &Common) -> Result<(), BundleError> {
        check::digest("code_sha256", &self.code_sha256)?;
        check::not_empty("scope.id", &self.scope.id)?;
        check::not_empty("scope.name", &self.scope.name)?;
        check::not_empty("scope.authority", &self.scope.authority)?;
        check::pack_document("pack_content", &self.pack, &self.pack_content)?;
        check::not_empty("owner.authority", &self.owner.authority)?;
        check::not_empty("owner.function", &self.owner.function)?;
        if self.aspects.is_empty() || self.sets.is_empty() {
            return Err(BundleError::schema("aspects and sets", "ask for nothing"));
        }
        check::unique("aspects", self.aspects.iter().map(String::as_str))?;
        let described: Vec<Described<'_>> = self.sets.iter().map(AssignedSet::described).collect();
        check::described(&described)?;
        if self.sets.iter().any(|set| set.authority != self.owner.authority) {
            return Err(BundleError::schema("sets.authority", "is another than the owner's"));
        }
        Ok(())
    }
}
