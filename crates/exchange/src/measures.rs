//! Measure catalogues: what systems are asked to have in place, as one JSON document, read strictly
//! against the model whose levels it names, and built from a folder of TOML files.

use varsam_domain::Pack;
use varsam_domain::measures::Catalogue;

use crate::pack::{PackProblem, read_document};

mod consistency;
mod convert;
mod dto;
mod source;

pub use source::build_measure_pack;

/// Reads a measure catalogue and checks that it hangs together and fits a model.
///
/// # Errors
/// The first problem when the bytes are not such a document, otherwise everything that is wrong:
/// aspects and levels that the model lacks, control numbers that the standard lacks, grades that
/// nothing asks for, texts in one language.
pub fn read_measure_pack(bytes: &[u8], model: &Pack) -> Result<Catalogue, Vec<PackProblem>> {
    consistent(document(bytes)?, Some(model))
}

/// Reads a measure catalogue as far as that goes without its model.
pub(crate) fn read_measures_alone(bytes: &[u8]) -> Result<Catalogue, Vec<PackProblem>> {
    consistent(document(bytes)?, None)
}

fn document(bytes: &[u8]) -> Result<dto::Document, Vec<PackProblem>> {
    read_document(bytes, dto::VERSION, |document: &dto::Document| &document.v)
}

/// The catalogue of a document, when it hangs together; its levels are looked at when the model is
/// at hand.
fn consistent(document: dto::Document, model: Option<&Pack>) -> Result<Catalogue, Vec<PackProblem>> {
    let catalogue = convert::into_domain(document)?;
    let problems = consistency::check(&catalogue, model);
    if problems.is_empty() { Ok(catalogue) } else { Err(problems) }
}

/// The measure catalogue that the program brings along, for its standard model.
pub fn standard_measure_pack_bytes() -> &'static [u8] {
    include_bytes!("../../../assets/packs/atgarder/2026-1/pack.json")
}
