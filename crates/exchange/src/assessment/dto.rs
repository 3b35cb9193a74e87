//! The shape of an assessment pack, in JSON and, but for its options, in TOML.

use serde::{Deserialize, Serialize};

use crate::json::{Members, Object};

/// What an assessment pack says that it is.
pub(super) const VERSION: &str = "assessment/1";

/// A text by language.
pub(super) type Text = Members<String>;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub v: String,
    pub id: String,
    pub version: String,
    pub name: Text,
    pub sources: Vec<String>,
    pub criteria_needed: u8,
    pub harm_levels: Vec<Object<HarmLevel>>,
    pub high_risk_from: u8,
    pub gate: Vec<Object<GateQuestion>>,
    pub parts: Vec<Object<Part>>,
    pub questions: Vec<Object<Question<Vec<Object<Choice>>>>>,
    pub rules: Vec<Object<Rule>>,
    pub prefills: Vec<Object<Prefill>>,
    pub contradictions: Vec<Object<Contradiction>>,
    pub law: Vec<Object<Law>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HarmLevel {
    pub id: String,
    pub text: Text,
    pub means: Text,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GateQuestion {
    pub id: String,
    pub text: Text,
    pub help: Text,
    pub source: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub id: String,
    pub title: Text,
}

/// A question; `O` is how its options are given.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question<O: Default> {
    pub id: String,
    pub part: String,
    pub kind: String,
    pub text: Text,
    pub help: Text,
    pub source: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub settle: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Object<Condition>>,
    #[serde(default)]
    pub options: O,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<Object<Extra>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Object<Extra>>,
}

#[derive(Deserialize, Serialize, Clone)]
#[serde(deny_unknown_fields)]
pub(super) struct Choice {
    pub id: String,
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unknown: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exclusive: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Extra {
    pub label: Text,
    pub when: ExtraWhen,
}

/// `"always"`, or the options at which it is asked.
#[derive(Deserialize, Serialize)]
#[serde(untagged)]
pub(super) enum ExtraWhen {
    Word(String),
    Chosen(Vec<String>),
}

/// Exactly one of its forms; which are allowed together is checked when it is converted.
#[derive(Deserialize, Serialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Condition {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub criteria: Option<Object<CriteriaCount>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dpia: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<Object<Condition>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<Object<Condition>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not: Option<Box<Object<Condition>>>,
}

#[derive(Deserialize, Serialize, Default)]
#[serde(deny_unknown_fields, default)]
pub(super) struct CriteriaCount {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exactly: Option<u8>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    pub id: String,
    pub effect: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<u8>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blocks_start: bool,
    pub when: Object<Condition>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub possible: Option<Object<Condition>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted_when: Option<Object<Condition>>,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Text>,
    pub article: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub law: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prefill {
    pub question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Object<Condition>>,
    pub choose: Vec<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contradiction {
    pub id: String,
    pub when: Object<Condition>,
    pub text: Text,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Law {
    pub id: String,
    pub group: String,
    #[serde(rename = "ref")]
    pub reference: String,
    pub title: Text,
    pub says: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rekvisit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}
