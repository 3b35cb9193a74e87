use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Text;

/// The record of processing activities (GDPR 30): everything with personal data in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordsView {
    /// Who answers, per authority that processes personal data.
    pub controllers: Vec<ControllerView>,
    /// Processing, by authority and name.
    pub rows: Vec<ProcessingRow>,
    /// How many rows lack something.
    pub incomplete: u32,
}

/// A controller and how to reach those who answer (30.1 a, g).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ControllerView {
    /// The authority.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// How it is reached.
    pub contact: String,
    /// Joint controllers.
    pub joint: String,
    /// Representative.
    pub representative: String,
    /// Data protection officer, and how to reach them.
    pub officer: String,
    /// General description of security measures.
    pub security: String,
}

/// A processing activity: an information set with personal data, wherever it is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProcessingRow {
    /// The set.
    pub set: String,
    /// Its name.
    pub name: String,
    /// The controller's name.
    pub authority: String,
    /// The information owner's function.
    pub owner: Option<String>,
    /// Systems that hold it: id and name.
    pub systems: Vec<(String, String)>,
    /// Why it is processed (30.1 b): what the assessment says, or the systems' purposes as codes.
    pub purpose: String,
    /// Codes of purposes, where nobody has put it in words.
    pub purposes: Vec<String>,
    /// Legal basis.
    pub basis: Vec<Text>,
    /// Categories of data subjects (30.1 c).
    pub people: Vec<Text>,
    /// How many, as a band.
    pub subjects: Option<String>,
    /// Codes of the kinds of personal data (30.1 c).
    pub data: Vec<String>,
    /// Codes of identifiers in it.
    pub identifiers: Vec<String>,
    /// Recipients (30.1 d).
    pub recipients: Vec<String>,
    /// Transfers to third countries (30.1 e): the receivers.
    pub third_countries: Vec<String>,
    /// The safeguards for those.
    pub safeguards: Vec<Text>,
    /// Time limits for erasure (30.1 f).
    pub retention: String,
    /// The assessment that says so, if there is one: its id.
    pub assessment: Option<String>,
    /// Codes of what is missing: `purpose`, `people`, `retention`, `safeguards`, `contact`,
    /// `officer`, `security`.
    pub missing: Vec<String>,
}

/// Say who answers for an authority's personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetDataProtection {
    /// The whole of it; `name` is ignored.
    pub controller: ControllerView,
}
