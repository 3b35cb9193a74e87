//! Analyse: what the rules answer about a facts document.

use varsam_exchange::{analyse_document, read_pack, standard_pack_bytes};

use crate::error::RegistryError;
use crate::incoming::SourceFile;

/// Answers `analysis/1` as bytes. Without a pack the built-in standard pack is used.
///
/// # Errors
/// [`RegistryError::Invalid`] with every problem of the pack or the facts; nothing is answered then.
pub fn analyse(facts: &SourceFile, pack: Option<&SourceFile>) -> Result<Vec<u8>, RegistryError> {
    let (name, bytes) = match pack {
        Some(pack) => (pack.name.as_str(), pack.bytes.as_slice()),
        None => ("the standard pack", standard_pack_bytes()),
    };
    let pack = read_pack(bytes).map_err(|problems| invalid(name, &problems))?;
    analyse_document(&facts.bytes, &pack).map_err(|problems| invalid(&facts.name, &problems))
}

fn invalid(file: &str, problems: &[impl ToString]) -> RegistryError {
    RegistryError::Invalid {
        file: file.to_owned(),
        problems: problems.iter().map(ToString::to_string).collect(),
    }
}
