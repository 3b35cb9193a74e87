//! What a signed document says: the payload of each `typ`.
//!
//! A payload is one JSON object. Its common members ([`Common`]) and the
//! members of its kind ([`Body`]) stand side by side in it. Every member is
//! required (a value that is not known is `null`), an unknown member is an
//! error, and numbers are integers.

mod assessment;
mod assignment;
mod catalogue;
pub(crate) mod check;
mod common;
mod enrol;
mod moment;
mod pack;
mod receipt;
mod response;
mod result;
mod statement;
mod trust;
mod withdrawal;

pub use assessment::{
    Assessment, AssessmentAbout, AssessmentAnswer, AssessmentCondition, AssessmentOutcome, AssessmentState,
    AssessmentSubject, AssessmentSubjectKind, Dpia,
};
pub use assignment::{AssignedOwner, AssignedScope, AssignedSet, AssignmentBody};
pub use catalogue::{Alias, CatalogueBody, Head};
pub use check::is_org;
pub use common::{Audience, Common, Issuer, Person, Role, Typ};
pub use enrol::EnrolBody;
pub use pack::PackBody;
pub use receipt::{ReceiptBody, ReceiptEntry};
pub use response::{ResponseAnswer, ResponseBody};
pub use result::{
    Dependency, FlagAnswer, FlagSubject, Flow, FlowException, Holding, LevelRef, PackRef, Participant,
    Protection, ReasonCode, Requirement, ResultBody, ResultState, Scope, ScopeKind, SetCopy, SetLevel,
    SystemTraits, lineage,
};
pub use statement::{Decision, StatementBody, Subject, Verdict};
pub use trust::{Grant, Revocation, RevocationReason, TrustBody, TrustEntry};
pub use withdrawal::{WithdrawalBody, WithdrawalReason, WithdrawalSubject, WithdrawnKind};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::BundleError;

/// The members that belong to one kind of payload.
pub trait Body: Serialize + DeserializeOwned {
    /// The value of the member `v`, for instance `result/2`. What is sealed has this one.
    const V: &'static str;
    /// The `typ` of the protected header that carries this kind.
    const TYP: Typ;
    /// Earlier versions that are still read: what was signed once stays readable.
    const EARLIER: &'static [Earlier] = &[];

    /// What the types alone cannot say. Checked before sealing and after
    /// parsing; the error names the first member that is wrong.
    ///
    /// # Errors
    /// A [`BundleError`] with the code of the first broken rule.
    fn check(&self, common: &Common) -> Result<(), BundleError>;
}

/// An earlier version of a kind of payload, as the difference to the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// The value of its member `v`, for instance `result/1`.
    pub v: &'static str,
    /// Members that came later, and what they are read as. A document of this version that has one
    /// is refused.
    pub lacks: &'static [(&'static str, ReadAs)],
}

/// What a member is read as that a version did not have yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// A list without anything in it.
    EmptyList,
    /// `null`.
    Null,
}

/// A whole payload: what all have in common, and the members of its kind.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Payload<B> {
    /// `v`, for instance `result/2`. Set by [`Payload::new`].
    v: &'static str,
    /// The members every payload has.
    #[serde(flatten)]
    pub common: Common,
    /// The members of this kind.
    #[serde(flatten)]
    pub body: B,
}

impl<B: Body> Payload<B> {
    /// Puts the two halves together.
    pub fn new(common: Common, body: B) -> Self {
        Payload { v: B::V, common, body }
    }

    /// The value of the member `v`.
    pub fn v(&self) -> &'static str {
        self.v
    }
}

/// For members that must be there but may be `null`.
pub(crate) fn nullable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}
