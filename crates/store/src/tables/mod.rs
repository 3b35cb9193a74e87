//! The rows of the register, one file per table or per pair that belongs together.

mod adopted;
mod assignment;
mod authority;
mod central;
mod continuity;
mod dependency;
mod document;
mod export;
mod flow;
mod gate;
mod handover;
mod holding;
mod incident;
mod info_set;
mod measure;
mod register;
mod reorganisation;
mod risk;
mod suitability;
mod system;
mod together;
mod trust;
mod workshop;

pub use adopted::{Adopted, AdoptedLevel, Reconsideration};
pub use assignment::{Answering, Assignment, LevelOrigin, Response, ResponseAnswer};
pub use authority::Authority;
pub use central::{Central, CentreCatalogue};
pub use continuity::Continuity;
pub use dependency::Dependency;
pub use document::{Document, SetApproval};
pub use export::Export;
pub use flow::Flow;
pub use gate::{GateAnswer, Recall, Stopped, StoppedObject};
pub use handover::{Custody, Handover};
pub use holding::Holding;
pub use incident::{Incident, IncidentReview, IncidentSubject};
pub use info_set::{InfoSet, SetLevel};
pub use measure::{MeasureException, MeasureStatus};
pub use register::{Pack, Register};
pub use reorganisation::{Alias, Decommissioned, Disposed, DisposedDocument, FormerName, Origin};
pub use risk::{Risk, RiskAppetite};
pub use suitability::{
    Assessment, AssessmentAnswer, AssessmentCondition, AssessmentSubject, DataProtection, Dpia, DpiaRisk,
};
pub use system::System;
pub use together::{Consequence, EffectiveLevel, FlagAnswer, FlowException, UnknownLevel};
pub use trust::{CentrePack, Judgement, TrustList};
pub use workshop::{
    Workshop, WorkshopAgenda, WorkshopDecision, WorkshopParked, WorkshopParticipant, WorkshopSpread,
    WorkshopVote,
};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;

/// A list of codes as a JSON array, sorted and without repetitions.
pub fn codes_to_json<T: AsRef<str>>(codes: impl IntoIterator<Item = T>) -> String {
    let sorted: std::collections::BTreeSet<String> =
        codes.into_iter().map(|code| code.as_ref().to_owned()).collect();
    to_json(&sorted)
}

/// The list in a column that holds a JSON array of codes.
///
/// # Errors
/// [`StoreError::Unreadable`] when the column holds something else.
pub fn codes_from_json(json: &str) -> Result<Vec<String>, StoreError> {
    from_json(json)
}

pub(crate) fn to_json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned())
}

pub(crate) fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|error| StoreError::Unreadable(error.to_string()))
}
