//! Reading an assignment with the one-time code that its owner was given.
//!
//! An owner has no trust list, so no signature tells them who asks. The code came another way, and
//! fits this assignment alone. What somebody changed on the way is found when the answers return:
//! a response names the digest of what was asked.

use crate::bundle_file::RawDocument;
use crate::envelope::Envelope;
use crate::error::{BundleError, ErrorCode};
use crate::one_time_code;
use crate::parse::parse;
use crate::payload::{AssignmentBody, Common, Typ};

/// An assignment as its owner reads it. Nobody vouches for who signed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// SHA-256 of the payload's bytes, hex: what a response names.
    pub document_sha256: String,
    /// The members every payload has.
    pub common: Common,
    /// What is asked.
    pub body: AssignmentBody,
}

impl Asked {
    /// Whether a code, as it was typed, is this assignment's.
    pub fn opens_with(&self, typed: &str) -> bool {
        one_time_code::normal(typed)
            .is_some_and(|code| one_time_code::digest(self.body.assignment, &code) == self.body.code_sha256)
    }
}

/// Reads an assignment without verifying who signed it.
///
/// # Errors
/// `unsupported` for a document of another kind; otherwise as any document: shape and schema.
pub fn read_assignment(document: &RawDocument<'_>) -> Result<Asked, BundleError> {
    let envelope = Envelope::read(document)?;
    if envelope.typ != Typ::Assignment {
        return Err(BundleError::new(ErrorCode::Unsupported, envelope.typ.as_str()));
    }
    let (common, body) = parse::<AssignmentBody>(&envelope.payload)?;
    Ok(Asked { document_sha256: envelope.document_sha256, common, body })
}
