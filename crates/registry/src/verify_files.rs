//! Verify: what of these files is good, without keeping anything.

use serde::Serialize;
use varsam_bundle::{
    BundleError, Envelope, ErrorCode, Outcome, TrustStore, open_bundle, payload::Typ, verify_document,
};

use crate::db::Db;
use crate::error::{Exit, RegistryError};
use crate::given::Given;
use crate::incoming::{SourceFile, each_document};
use crate::report::{DocumentReport, FileReport, Standing};
use crate::trust_list;

/// What `verify` found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VerifyReport {
    /// `verify/1`.
    pub v: &'static str,
    /// The version of the trust list that was gone by; 0 for none.
    pub trust_version: u32,
    /// Each document.
    pub documents: Vec<DocumentReport>,
    /// Files that are no bundles.
    pub files: Vec<FileReport>,
}

impl VerifyReport {
    /// How the command ends: the worst document decides.
    pub fn exit(&self) -> Exit {
        let any = |standing| self.documents.iter().any(|d| d.standing == standing);
        if any(Standing::Refused) || !self.files.is_empty() {
            Exit::Bad
        } else if any(Standing::SetAside) {
            Exit::UnknownKey
        } else {
            Exit::Good
        }
    }
}

/// The trust list in a file, verified against a pinned root.
///
/// # Errors
/// What is wrong with it.
pub fn trust_from_file(file: &SourceFile, root: &str) -> Result<TrustStore, RegistryError> {
    let wrong = |error| RegistryError::bundle(&file.name, error);
    let is_list = |raw: &&varsam_bundle::RawDocument<'_>| {
        Envelope::read(raw).is_ok_and(|envelope| envelope.typ == Typ::Trust)
    };
    let documents = open_bundle(&file.bytes).map_err(wrong)?;
    let list = documents
        .iter()
        .find(is_list)
        .ok_or_else(|| wrong(BundleError::new(ErrorCode::NotTheRoot, "no trust list in the file")))?;
    TrustStore::open(list, root).map_err(wrong)
}

/// The trust list a registry goes by.
///
/// # Errors
/// Those of the database.
pub fn trust_from_registry(db: &mut Db) -> Result<TrustStore, RegistryError> {
    let tx = db.read()?;
    let settings = tx.settings()?;
    trust_list::current(&tx, &settings)
}

/// Verifies every document and keeps nothing.
pub fn verify(files: &[SourceFile], trust: &TrustStore, given: &Given) -> VerifyReport {
    let (found, bad_files) = each_document(files);
    let one =
        |(file, raw): (&str, varsam_bundle::RawDocument<'_>)| match verify_document(&raw, trust, given.now) {
            Outcome::Good(verified) => {
                DocumentReport::verified(file, raw.index, &verified, Standing::New, "good")
            }
            Outcome::UnknownKey { document, reason } => {
                DocumentReport::of_identified(file, raw.index, document, Standing::SetAside, reason.as_str())
            }
            Outcome::Bad { document, error } => DocumentReport::bad(file, raw.index, document, &error),
        };
    let documents = found.into_iter().map(one).collect();
    VerifyReport { v: "verify/1", trust_version: trust.version(), documents, files: bad_files }
}
