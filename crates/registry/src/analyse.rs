//! Analyse: what the rules answer about a facts document.

use varsam_domain::Pack;
use varsam_exchange::analyse_document;

use crate::error::RegistryError;
use crate::incoming::SourceFile;

/// Answers `analysis/1` as bytes.
///
/// # Errors
/// [`RegistryError::Invalid`] with every problem of the facts; nothing is answered then.
pub fn analyse(facts: &SourceFile, pack: &Pack) -> Result<Vec<u8>, RegistryError> {
    analyse_document(&facts.bytes, pack).map_err(|problems| RegistryError::invalid(&facts.name, &problems))
}
