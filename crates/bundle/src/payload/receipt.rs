//! `receipt/1`: what the registry took, one receipt a batch.

use serde::{Deserialize, Serialize};

use super::{Body, Common, Typ, check, nullable};
use crate::error::BundleError;

/// The members of `receipt/1` beside the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiptBody {
    /// One entry per document of the batch, in its order.
    pub entries: Vec<ReceiptEntry>,
    /// The document digest of the registry's previous receipt; `null` for the
    /// first.
    #[serde(deserialize_with = "nullable")]
    pub previous: Option<String>,
}

/// What happened to one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReceiptEntry {
    /// Envelope digest, hex; `null` when the document could not be read so far.
    #[serde(deserialize_with = "nullable")]
    pub envelope: Option<String>,
    /// Document digest, hex; `null` when the document could not be read so far.
    #[serde(deserialize_with = "nullable")]
    pub document: Option<String>,
    /// The kind it claims to be; `null` when it could not be read so far.
    #[serde(deserialize_with = "nullable")]
    pub typ: Option<String>,
    /// The stable code of what happened.
    pub outcome: String,
}

impl Body for ReceiptBody {
    const V: &'static str = "receipt/1";
    const TYP: Typ = Typ::Receipt;

    fn check(&self, _common: &Common) -> Result<(), BundleError> {
        if let Some(previous) = &self.previous {
            check::digest("previous", previous)?;
        }
        for entry in &self.entries {
            for digest in [&entry.envelope, &entry.document].into_iter().flatten() {
                check::digest("entries", digest)?;
            }
            check::not_empty("entries.outcome", &entry.outcome)?;
        }
        Ok(())
    }
}
