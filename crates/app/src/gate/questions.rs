//! The questions of the stop-gate: data of the assessment pack.

use varsam_domain::suitability::{GateQuestion, Questionnaire};

use crate::AppError;

/// The questions in use and the pack that they come from.
pub struct GatePack {
    pub id: String,
    pub version: String,
    pub questions: Vec<GateQuestion>,
}

/// The questions in use.
pub fn in_use() -> Result<GatePack, AppError> {
    let pack: &Questionnaire =
        PACK.as_ref().map_err(|detail| AppError::new("internal").with("detail", detail))?;
    Ok(GatePack { id: pack.id.clone(), version: pack.version.clone(), questions: pack.gate.clone() })
}

/// The pack that the program brings along, read once.
static PACK: std::sync::LazyLock<Result<Questionnaire, String>> = std::sync::LazyLock::new(|| {
    let bytes = varsam_exchange::standard_assessment_pack_bytes();
    varsam_exchange::read_assessment_pack(bytes).map_err(|problems| format!("{problems:?}"))
});
