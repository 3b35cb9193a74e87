//! A content pack whose kind is not known before it is read.

use serde::Deserialize;

use crate::assessment::read_assessment_pack;
use crate::measures::read_measures_alone;
use crate::pack::{PackProblem, read_pack};

/// Reads a model, an assessment or a catalogue of measures, whichever its `v` says that it is, and
/// answers with its id and version. Measures are not compared with the model that they are for.
///
/// # Errors
/// What is wrong with it as a pack of that kind; as a model, when it does not say.
pub fn identify_pack(bytes: &[u8]) -> Result<(String, String), Vec<PackProblem>> {
    #[derive(Deserialize, Default)]
    struct Claimed {
        v: String,
    }
    let claimed: Claimed = serde_json::from_slice(bytes).unwrap_or_default();
    match claimed.v.split('/').next() {
        Some("assessment") => read_assessment_pack(bytes).map(|pack| (pack.id, pack.version)),
        Some("measures") => read_measures_alone(bytes).map(|pack| (pack.id, pack.version)),
        _ => read_pack(bytes).map(|pack| (pack.id, pack.version)),
    }
}
