//! What comes in: files, the documents in them, and in which order they are judged.

use varsam_bundle::payload::Typ;
use varsam_bundle::{Envelope, RawDocument, open_bundle};

use crate::report::FileReport;

/// A file somebody gave, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, for the report.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// One document of a batch, not looked at yet.
pub(crate) struct Incoming<'a> {
    /// Its place in the whole batch.
    pub(crate) order: usize,
    /// The file it came in.
    pub(crate) file: &'a str,
    /// Its bytes.
    pub(crate) raw: RawDocument<'a>,
}

/// Cuts every file into its documents.
pub(crate) fn each_document(files: &[SourceFile]) -> (Vec<(&str, RawDocument<'_>)>, Vec<FileReport>) {
    let (mut found, mut bad) = (Vec::new(), Vec::new());
    for file in files {
        match open_bundle(&file.bytes) {
            Ok(documents) => found.extend(documents.into_iter().map(|raw| (file.name.as_str(), raw))),
            Err(error) => bad.push(FileReport {
                file: file.name.clone(),
                outcome: error.code(),
                message: error.to_string(),
            }),
        }
    }
    (found, bad)
}

/// The documents of a batch, numbered, and the files that are no bundles.
pub(crate) fn cut(files: &[SourceFile]) -> (Vec<Incoming<'_>>, Vec<FileReport>) {
    let (found, bad) = each_document(files);
    let number = |(order, (file, raw))| Incoming { order, file, raw };
    (found.into_iter().enumerate().map(number).collect(), bad)
}

/// A bundle has no order, so trust lists go first, then withdrawals, which keep
/// documents out, then results, then what is about them.
pub(crate) fn phase(raw: &RawDocument<'_>) -> u8 {
    match Envelope::read(raw).map(|envelope| envelope.typ) {
        Ok(Typ::Trust) => 0,
        Ok(Typ::Withdrawal) => 1,
        Ok(Typ::Result) => 2,
        _ => 3,
    }
}
