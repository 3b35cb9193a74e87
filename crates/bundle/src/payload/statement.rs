//! `statement/2`: an approval, a rejection or advice on one result.
//!
//! `statement/1` said nothing of the decision that an approval is, and is still read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Body, Common, Earlier, ReadAs, Role, Typ, check, nullable};
use crate::error::BundleError;

/// The members of `statement/2` beside the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatementBody {
    /// The result it is about, by digest and revision.
    pub subject: Subject,
    /// In which role it is made.
    pub role: Role,
    /// What is said.
    pub verdict: Verdict,
    /// The same in words: the reservation, the reason, the advice.
    pub text: String,
    /// The decision that an approval is; `null` where nothing is known of it, and of everything
    /// that decides nothing.
    #[serde(deserialize_with = "nullable")]
    pub decision: Option<Decision>,
}

/// What an approval is as a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What gives the right to decide, as the delegation of the authority says it: `B 4.2`. Empty
    /// when the function decides by its own right, or when it is not known.
    pub delegation: String,
    /// The case number that it is registered under; empty when there is none.
    pub case_number: String,
    /// The last day on which it holds without being looked at again; `null` when none was set.
    #[serde(deserialize_with = "nullable")]
    pub valid_until: Option<NaiveDate>,
}

/// One exact result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// The result's document digest, hex.
    pub sha256: String,
    /// The result's lineage.
    pub lineage: String,
    /// The result's revision.
    pub revision: u32,
}

/// What a statement says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Approved.
    Approve,
    /// Approved, with a reservation in the text.
    ApproveWithReservation,
    /// Rejected, with the reason in the text.
    Reject,
    /// Advice that decides nothing.
    Advice,
}

impl Verdict {
    /// The text that stands in a document.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Approve => "approve",
            Verdict::ApproveWithReservation => "approve_with_reservation",
            Verdict::Reject => "reject",
            Verdict::Advice => "advice",
        }
    }

    /// Whether it counts as an approval.
    pub fn approves(self) -> bool {
        matches!(self, Verdict::Approve | Verdict::ApproveWithReservation)
    }
}

impl Body for StatementBody {
    const V: &'static str = "statement/2";
    const TYP: Typ = Typ::Statement;
    const EARLIER: &'static [Earlier] = &[Earlier { v: "statement/1", lacks: &[("decision", ReadAs::Null)] }];

    fn check(&self, common: &Common) -> Result<(), BundleError> {
        check::digest("subject.sha256", &self.subject.sha256)?;
        check::digest("subject.lineage", &self.subject.lineage)?;
        check::at_least_one("subject.revision", u64::from(self.subject.revision))?;
        if !Typ::Statement.signing_roles().contains(&self.role) {
            return Err(BundleError::schema("role", "nobody makes statements in this role"));
        }
        if !self.role.decides() && self.verdict != Verdict::Advice {
            return Err(BundleError::schema("verdict", "this role gives advice and decides nothing"));
        }
        if self.verdict != Verdict::Approve {
            check::not_empty("text", &self.text)?;
        }
        let Some(decision) = &self.decision else { return Ok(()) };
        if !self.verdict.approves() {
            return Err(BundleError::schema("decision", "only an approval is a decision"));
        }
        if decision.valid_until.is_some_and(|day| day < common.issued_at.date_naive()) {
            return Err(BundleError::schema("decision.valid_until", "is before the day of the statement"));
        }
        Ok(())
    }
}
