//! The shape of a measure catalogue, in JSON and in TOML.

use serde::{Deserialize, Serialize};

use crate::json::{Members, Object};

/// What a measure catalogue says that it is.
pub(super) const VERSION: &str = "measures/1";

/// A text by language.
pub(super) type Text = Members<String>;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub v: String,
    pub id: String,
    pub version: String,
    pub name: Text,
    pub model: String,
    pub sources: Vec<String>,
    pub roles: Vec<Object<Role>>,
    pub law: Vec<Object<Provision>>,
    pub measures: Vec<Object<Measure>>,
    pub continuity_from: Members<u8>,
    pub recovery: Vec<Object<Recovery>>,
    pub likelihoods: Vec<Text>,
    pub appetite: Vec<Object<Accepted>>,
    pub threats: Vec<Object<Threat>>,
}

/// The highest likelihood that is accepted at a level.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accepted {
    pub level: u8,
    pub likelihood: u8,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Threat {
    pub id: String,
    pub group: String,
    pub cause: Text,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub device: bool,
}

/// Times in minutes.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recovery {
    pub levels: Members<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerated: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rto: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rpo: Option<u32>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Role {
    pub id: String,
    pub name: Text,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Provision {
    pub id: String,
    #[serde(rename = "ref")]
    pub reference: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub id: String,
    pub title: Text,
    /// ÄR: how it is when the measure is in place.
    pub is: Text,
    /// SKA: what is demanded in procurement.
    pub must: Text,
    pub category: String,
    pub iso27002: Vec<String>,
    pub law: Vec<String>,
    pub cost: String,
    pub evidence: Text,
    pub owner_role: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grades: Vec<Text>,
    pub asks: Vec<Object<Ask>>,
    pub sources: Vec<String>,
}

/// Whatever is left out is not asked about.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ask {
    pub grade: u8,
    #[serde(default, skip_serializing_if = "is_empty")]
    pub levels: Members<u8>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub device: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub external_supplier: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub personal_data: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
}

fn is_empty(levels: &Members<u8>) -> bool {
    levels.0.is_empty()
}
