//! `withdrawal/1`: something that was signed must be forgotten.

use serde::{Deserialize, Serialize};

use super::{Body, Common, Typ, check};
use crate::error::BundleError;

/// The members of `withdrawal/1` beside the common ones. A digest and a reason, and nothing of what
/// is withdrawn: a withdrawal outlives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawalBody {
    /// What is withdrawn.
    pub subject: WithdrawalSubject,
    /// Why.
    pub reason: WithdrawalReason,
}

/// What is withdrawn, by its digest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WithdrawalSubject {
    /// What the digest is of.
    pub kind: WithdrawnKind,
    /// The document digest, or SHA-256 of the file's bytes, hex.
    pub sha256: String,
}

/// What a withdrawal's digest is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WithdrawnKind {
    /// A signed document: the digest of its payload.
    Document,
    /// A file that left beside the documents, such as a report as PDF.
    File,
}

impl WithdrawnKind {
    /// The text that stands in a document.
    pub fn as_str(self) -> &'static str {
        match self {
            WithdrawnKind::Document => "document",
            WithdrawnKind::File => "file",
        }
    }
}

/// Why something is withdrawn. A code and no words: words could say again what must be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WithdrawalReason {
    /// The stop-gate was used: it may touch national security.
    StopGate,
    /// Whoever signed it takes it back.
    Withdrawn,
}

impl WithdrawalReason {
    /// The text that stands in a document.
    pub fn as_str(self) -> &'static str {
        match self {
            WithdrawalReason::StopGate => "stop_gate",
            WithdrawalReason::Withdrawn => "withdrawn",
        }
    }
}

impl Body for WithdrawalBody {
    const V: &'static str = "withdrawal/1";
    const TYP: Typ = Typ::Withdrawal;

    fn check(&self, _common: &Common) -> Result<(), BundleError> {
        check::digest("subject.sha256", &self.subject.sha256)
    }
}
