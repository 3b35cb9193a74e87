use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was written, as our own verifier found it when it opened the file again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportReceipt {
    /// The whole path.
    pub path: String,
    /// Size in bytes.
    pub bytes: u32,
    /// For a bundle: each document as it was verified.
    pub documents: Vec<ExportedDocument>,
}

/// A document of an exported bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportedDocument {
    /// `varsam-result+jws` or `varsam-statement+jws`.
    pub typ: String,
    /// The function of who signed.
    pub signed_by: String,
    /// SHA-256 of its payload, in hexadecimal.
    pub digest: String,
}
