//! The questions of the stop-gate: pack data.

use serde::Deserialize;

use crate::AppError;
use crate::dto::Text;

/// The questions and the pack that they come from.
#[derive(Deserialize)]
pub struct GatePack {
    pub id: String,
    pub version: String,
    #[serde(rename = "gate")]
    pub questions: Vec<GateQuestion>,
}

/// A question of the stop-gate.
#[derive(Deserialize)]
pub struct GateQuestion {
    pub id: String,
    pub text: Text,
    pub help: Text,
    pub source: String,
}

/// The questions in use.
pub fn in_use() -> Result<GatePack, AppError> {
    serde_json::from_str(include_str!("questions.json"))
        .map_err(|error| AppError::new("internal").with("detail", error))
}
