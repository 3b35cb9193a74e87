//! Content packs: one JSON document each, read strictly and written canonically.

use serde::de::DeserializeOwned;
use varsam_domain::Pack;

use crate::json;

mod consistency;
mod dto;
mod problem;
mod rule_checks;
mod rules;
mod source;

pub(crate) use consistency::Findings;
pub use consistency::{LANGUAGES, THEMES};
pub use problem::{PackProblem, PackProblemKind};
pub use source::build_pack;

pub use crate::source_folder::{SourceFile, SourceProblem, source_kind};

/// The largest pack that is read.
pub const MAX_PACK_BYTES: usize = 16 * 1024 * 1024;

/// Reads a pack and checks that it hangs together.
///
/// # Errors
/// The first problem when the bytes are not a pack document, otherwise every inconsistency.
pub fn read_pack(bytes: &[u8]) -> Result<Pack, Vec<PackProblem>> {
    consistent(read_document(bytes, dto::VERSION, |document: &dto::Pack| &document.v)?)
}

/// Reads a document of a size that a pack may have, and of this kind and version.
pub(crate) fn read_document<T: DeserializeOwned>(
    bytes: &[u8],
    version: &str,
    version_of: impl Fn(&T) -> &String,
) -> Result<T, Vec<PackProblem>> {
    let one = |kind| vec![PackProblem { place: String::new(), position: None, kind }];
    if bytes.len() > MAX_PACK_BYTES {
        return Err(one(PackProblemKind::TooLarge));
    }
    let document: T = json::parse(bytes).map_err(|failure| {
        let kind = PackProblemKind::Malformed(failure.what);
        vec![PackProblem { place: failure.place, position: failure.position, kind }]
    })?;
    let found = version_of(&document);
    if found == version {
        Ok(document)
    } else {
        Err(one(PackProblemKind::WrongVersion { found: found.clone() }))
    }
}

/// The pack of a document, when it hangs together.
fn consistent(document: dto::Pack) -> Result<Pack, Vec<PackProblem>> {
    let mut found = consistency::Findings::default();
    for (ix, json::Object(aspect)) in document.aspects.iter().enumerate() {
        if dto::role_of(&aspect.role).is_none() {
            let kind = PackProblemKind::UnknownRole { role: aspect.role.clone() };
            found.add(format!("aspects[{ix}].role"), kind);
        }
    }
    let pack = dto::into_domain(document);
    consistency::check(&pack, &mut found);
    if found.0.is_empty() { Ok(pack) } else { Err(found.0) }
}

/// Writes a pack as the document that [`read_pack`] reads.
pub fn write_pack(pack: &Pack) -> Vec<u8> {
    crate::json::write_pretty(&dto::of_domain(pack))
}

/// The pack that the program brings along: four aspects, levels 0 to 3.
pub fn standard_pack_bytes() -> &'static [u8] {
    include_bytes!("../../../assets/packs/standard-0-3-krts/2026-1/pack.json")
}
