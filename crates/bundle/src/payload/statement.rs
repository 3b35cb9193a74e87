//! `statement/1`: an approval, a rejection or advice on one result.

use serde::{Deserialize, Serialize};

use super::{Body, Common, Role, Typ, check};
use crate::error::BundleError;

/// The members of `statement/1` beside the common ones.
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
    const V: &'static str = "statement/1";
    const TYP: Typ = Typ::Statement;

    fn check(&self, _common: &Common) -> Result<(), BundleError> {
        check::digest("subject.sha256", &self.subject.sha256)?;
        check::digest("subject.lineage", &self.subject.lineage)?;
        check::at_least_one("subject.revision", u64::from(self.subject.revision))?;
        if !Typ::Statement.signing_roles().contains(&self.role) {
            return Err(BundleError::schema("role", "nobody makes statements in this role"));
        }
        let decides = matches!(self.role, Role::InformationOwner | Role::SystemOwner);
        if !decides && self.verdict != Verdict::Advice {
            return Err(BundleError::schema("verdict", "this role gives advice and decides nothing"));
        }
        if self.verdict != Verdict::Approve {
            check::not_empty("text", &self.text)?;
        }
        Ok(())
    }
}
