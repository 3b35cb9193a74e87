//! Assessment packs: the questions, rules and legal content of the suitability assessment as one
//! JSON document, read strictly, and built from a folder of TOML files.

use varsam_domain::suitability::Questionnaire;

use crate::json;
use crate::pack::{MAX_PACK_BYTES, PackProblem, PackProblemKind};

mod consistency;
mod convert;
mod dto;
mod source;

pub use source::{build_assessment_pack, is_assessment_source};

/// Reads an assessment pack and checks that it hangs together.
///
/// # Errors
/// The first problem when the bytes are not such a document, otherwise everything that is wrong:
/// branches that point nowhere, options, law and facts that do not exist, texts in one language.
pub fn read_assessment_pack(bytes: &[u8]) -> Result<Questionnaire, Vec<PackProblem>> {
    let one = |kind| vec![PackProblem { place: String::new(), position: None, kind }];
    if bytes.len() > MAX_PACK_BYTES {
        return Err(one(PackProblemKind::TooLarge));
    }
    let document: dto::Document = json::parse(bytes).map_err(|failure| {
        let kind = PackProblemKind::Malformed(failure.what);
        vec![PackProblem { place: failure.place, position: failure.position, kind }]
    })?;
    if document.v != dto::VERSION {
        return Err(one(PackProblemKind::WrongVersion { found: document.v }));
    }
    consistent(document)
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
