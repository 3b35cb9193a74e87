//! Assessment packs: the questions, rules and legal content of the suitability assessment as one
//! JSON document, read strictly, and built from a folder of TOML files.

use varsam_domain::suitability::Questionnaire;

use crate::pack::{PackProblem, read_document};

mod consistency;
mod convert;
mod dto;
mod source;

pub use source::build_assessment_pack;

/// Reads an assessment pack and checks that it hangs together.
///
/// # Errors
/// The first problem when the bytes are not such a document, otherwise everything that is wrong:
/// branches that point nowhere, options, law and facts that do not exist, texts in one language.
pub fn read_assessment_pack(bytes: &[u8]) -> Result<Questionnaire, Vec<PackProblem>> {
    consistent(read_document(bytes, dto::VERSION, |document: &dto::Document| &document.v)?)
}

/// The questionnaire of a document, when it hangs together.
fn consistent(document: dto::Document) -> Result<Questionnaire, Vec<PackProblem>> {
    let questionnaire = convert::into_domain(document)?;
    let problems = consistency::check(&questionnaire);
    if problems.is_empty() { Ok(questionnaire) } else { Err(problems) }
}

/// The assessment pack that the program brings along.
pub fn standard_assessment_pack_bytes() -> &'static [u8] {
    include_bytes!("../../../assets/packs/lamplighet/2026-1/pack.json")
}
