//! The names and texts of what is stopped, and where they stand.

use std::collections::{BTreeMap, HashSet};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

use super::about::{About, AnyRow};
use crate::tables::Document;
use crate::{Content, Kind};

/// A thing in whose texts a name stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// `system`, `set`, `flow`, `assessment`, `incident` or `authority`.
    pub kind: &'static str,
    /// Its identity.
    pub id: String,
    /// In how many of its texts.
    pub texts: u32,
}

/// Whose text it is when the row says so itself, in its column `kind`.
const OF_ROW: &str = "";

/// Columns that hold what people write: the table, whose text it is, the column with its id, the
/// columns with text.
const FREE_TEXT: &[(&str, &str, &str, &[&str])] = &[
    ("authority", "authority", "id", &["name"]),
    ("system", "system", "id", &["name", "owner", "manager", "supplier", "hosting", "description"]),
    ("info_set", "set", "id", &["name", "owner", "time_bound", "description", "classified_by"]),
    ("set_level", "set", "info_set", &["reason"]),
    ("flow", "flow", "id", &["purpose"]),
    ("dependency", "system", "consumer", &["note"]),
    ("flag_answer", "system", "system", &["answers", "motivation"]),
    ("flow_exception", "flow", "flow", &["motivation", "decided_by"]),
    ("assessment", "assessment", "id", &["title"]),
    ("assessment_answer", "assessment", "assessment", &["words"]),
    ("assessment_condition", "assessment", "assessment", &["owner", "note"]),
    (
        "dpia",
        "assessment",
        "assessment",
        &[
            "description",
            "necessity",
            "measures",
            "views",
            "advice",
            "advice_reason",
            "imy_answer",
            "decided_by",
        ],
    ),
    ("dpia_risk", "assessment", "assessment", &["risk", "measures"]),
    (
        "data_protection",
        "authority",
        "authority",
        &["contact", "joint", "representative", "officer", "security"],
    ),
    ("response_answer", "set", "info_set", &["reason"]),
    ("effective_level", "system", "system", &["reason", "owner_decision", "coordinator_statement"]),
    ("workshop", "system", "system", &["name", "place", "invitation", "notes"]),
    ("workshop_participant", "system", "system", &["function"]),
    ("workshop_agenda", "system", "system", &["item"]),
    ("workshop_decision", "system", "system", &["reason", "dissent_by", "dissent", "open_question"]),
    ("workshop_parked", "system", "system", &["matter", "owner"]),
    ("measure_status", "system", "system", &["reason", "owner", "note"]),
    ("measure_exception", "system", "system", &["decision", "decided_by"]),
    (
        "continuity",
        "system",
        "system",
        &["critical_period", "fallback", "catch_up", "owner", "service_levels"],
    ),
    ("incident", "incident", "id", &["title", "effect", "reference", "lessons", "owner"]),
    ("incident_review", "system", "system", &["words"]),
    (
        "risk",
        "system",
        "system",
        &["cause", "event", "effect", "owner", "treatment_words", "accepted_by", "participants"],
    ),
    ("alias", OF_ROW, "new_id", &["old_name"]),
    ("former_name", OF_ROW, "object", &["name"]),
    ("decommissioned", OF_ROW, "object", &["reason", "goes_to"]),
    ("handover", "system", "system", &["to_whom"]),
    ("central", OF_ROW, "object", &["name"]),
];

/// Texts that are the same for many things, and say nothing of one.
const SHARED: &[&str] = &[
    "owner",
    "manager",
    "hosting",
    "supplier",
    "classified_by",
    "decided_by",
    "function",
    "item",
    "dissent_by",
    "to_whom",
];

/// A text shorter than this is no trace of one thing: "Ja", "Se ovan".
const SHORTEST_TEXT: usize = 12;

/// Names and texts of what is stopped.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// In lower case.
    names: Vec<String>,
    /// Names and texts that stand nowhere else: where they are found, it is of what is stopped.
    /// "Loggar" and a reason that was copied from system to system are no trace of one of them.
    own_names: Vec<String>,
    own_texts: Vec<String>,
}

impl Words {
    /// The words in `rows`; `kept` are the rows with texts that stay.
    pub fn of(rows: &[AnyRow], kept: &[AnyRow]) -> Self {
        let (mut names, mut texts) = (Vec::new(), Vec::new());
        for row in rows {
            names.extend(thing_name(row).map(str::to_lowercase));
            each_text(row, |column, text| {
                if !SHARED.contains(&column) && text.chars().count() >= SHORTEST_TEXT {
                    texts.push(text.to_owned());
                }
            });
        }
        names.retain(|name| !name.is_empty());
        let mut words = Self { own_names: names.clone(), own_texts: texts, names };
        for row in kept {
            if let Some(name) = thing_name(row) {
                let name = name.to_lowercase();
                words.own_names.retain(|own| !stands_in(own, &name));
            }
            each_text(row, |_, text| words.own_texts.retain(|own| !text.contains(own.as_str())));
        }
        words
    }

    /// Whether a name or text that stands nowhere else stands in a text.
    pub fn occur_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.own_names.iter().any(|name| stands_in(name, &lower))
            || self.own_texts.iter().any(|known| text.contains(known.as_str()))
    }

    /// Whether one of the names stands in a text, as words of their own and in any case.
    fn name_in(&self, text: &str) -> bool {
        let lower = text.to_lowercase();
        self.names.iter().any(|name| stands_in(name, &lower))
    }

    /// Where the names stand in the texts that stay.
    pub fn mentions(&self, kept: &[AnyRow]) -> Vec<Mention> {
        let mut found: BTreeMap<(&'static str, String), u32> = BTreeMap::new();
        for row in kept {
            let mut texts = 0;
            each_text(row, |_, text| texts += u32::from(self.name_in(text)));
            if let Some((_, kind, id, _)) = FREE_TEXT.iter().find(|(table, ..)| *table == row.table)
                && texts > 0
            {
                let said = row.text("kind").and_then(Kind::from_code).map(Kind::code);
                let kind = if *kind == OF_ROW { said.unwrap_or_default() } else { *kind };
                *found.entry((kind, row.text(id).unwrap_or_default().to_owned())).or_default() += texts;
            }
        }
        found.into_iter().map(|((kind, id), texts)| Mention { kind, id, texts }).collect()
    }
}

/// The name that a row gives to a system or a set, now or before.
fn thing_name(row: &AnyRow) -> Option<&str> {
    match row.table {
        "system" | "info_set" => row.text("name"),
        "former_name" | "central" if row.text("kind") != Some(Kind::Authority.code()) => row.text("name"),
        "alias" if row.text("kind") != Some(Kind::Authority.code()) => row.text("old_name"),
        _ => None,
    }
}

/// The texts of a row that say something, with their columns.
fn each_text(row: &AnyRow, mut then: impl FnMut(&str, &str)) {
    let columns = FREE_TEXT.iter().filter(|(table, ..)| *table == row.table);
    for column in columns.flat_map(|(.., columns)| *columns) {
        if let Some(cell) = row.text(column) {
            each_string_in_cell(cell, &mut |text| {
                if !text.trim().is_empty() {
                    then(column, text.trim());
                }
            });
        }
    }
}

/// The rows with texts that are not among `rows`.
pub fn kept(content: &Content, rows: &[AnyRow]) -> Vec<AnyRow> {
    let gone: HashSet<String> = rows.iter().map(identity).collect();
    every_text_row(content).into_iter().filter(|row| !gone.contains(&identity(row))).collect()
}

fn identity(row: &AnyRow) -> String {
    format!("{}{:?}", row.table, row.key_values())
}

/// Every row that has a text in it.
fn every_text_row(content: &Content) -> Vec<AnyRow> {
    let mut rows = Vec::new();
    rows.extend(content.authorities.iter().map(AnyRow::of));
    rows.extend(content.systems.iter().map(AnyRow::of));
    rows.extend(content.sets.iter().map(AnyRow::of));
    rows.extend(content.levels.iter().map(AnyRow::of));
    rows.extend(content.flows.iter().map(AnyRow::of));
    rows.extend(content.dependencies.iter().map(AnyRow::of));
    rows.extend(content.flag_answers.iter().map(AnyRow::of));
    rows.extend(content.flow_exceptions.iter().map(AnyRow::of));
    rows.extend(content.effective_levels.iter().map(AnyRow::of));
    rows.extend(content.assessments.iter().map(AnyRow::of));
    rows.extend(content.assessment_answers.iter().map(AnyRow::of));
    rows.extend(content.assessment_conditions.iter().map(AnyRow::of));
    rows.extend(content.dpias.iter().map(AnyRow::of));
    rows.extend(content.dpia_risks.iter().map(AnyRow::of));
    rows.extend(content.data_protection.iter().map(AnyRow::of));
    rows.extend(content.workshops.iter().map(AnyRow::of));
    rows.extend(content.workshop_participants.iter().map(AnyRow::of));
    rows.extend(content.workshop_agendas.iter().map(AnyRow::of));
    rows.extend(content.workshop_decisions.iter().map(AnyRow::of));
    rows.extend(content.workshop_parked.iter().map(AnyRow::of));
    rows.extend(content.response_answers.iter().map(AnyRow::of));
    rows.extend(content.measure_statuses.iter().map(AnyRow::of));
    rows.extend(content.measure_exceptions.iter().map(AnyRow::of));
    rows.extend(content.continuities.iter().map(AnyRow::of));
    rows.extend(content.risks.iter().map(AnyRow::of));
    rows.extend(content.incidents.iter().map(AnyRow::of));
    rows.extend(content.incident_reviews.iter().map(AnyRow::of));
    rows.extend(content.aliases.iter().map(AnyRow::of));
    rows.extend(content.former_names.iter().map(AnyRow::of));
    rows.extend(content.decommissioned.iter().map(AnyRow::of));
    rows.extend(content.handovers.iter().map(AnyRow::of));
    rows.extend(content.central.iter().map(AnyRow::of));
    rows
}

/// Whether `name` stands in `text` without a letter or digit against it.
fn stands_in(name: &str, text: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The strings in a cell: the cell itself, or those in the JSON that it is.
fn each_string_in_cell(cell: &str, then: &mut impl FnMut(&str)) {
    match serde_json::from_str::<Value>(cell) {
        Ok(json) if json.is_array() || json.is_object() => each_string(&json, then),
        _ => then(cell),
    }
}

/// The strings in JSON, also those in JSON that stands in a string.
pub fn each_string(json: &Value, then: &mut impl FnMut(&str)) {
    match json {
        Value::String(text) if text.starts_with(['{', '[']) => each_string_in_cell(text, then),
        Value::String(text) => then(text),
        Value::Array(items) => items.iter().for_each(|item| each_string(item, then)),
        Value::Object(members) => members.iter().for_each(|(name, value)| {
            // A name may itself be a list: of the ends of a link.
            each_string_in_cell(name, then);
            each_string(value, then);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a signed document says an id, a name or a text of what is stopped. One that cannot be
/// read is taken to do so.
pub fn document_tells(document: &Document, about: &About<'_>, words: &Words) -> bool {
    payload(&document.jws).is_none_or(|payload| {
        let mut told = false;
        each_string(&payload, &mut |text| told |= words.occur_in(text));
        told || names_id(&payload, "", about)
    })
}

/// What a signed document says, without a look at the signature.
pub fn payload(jws: &str) -> Option<Value> {
    let envelope: Value = serde_json::from_str(jws).ok()?;
    let bytes = URL_SAFE_NO_PAD.decode(envelope.get("payload")?.as_str()?).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Whether a payload names a stopped thing by its id. A system and a set may have the same id, so
/// it matters where the id stands.
fn names_id(json: &Value, place: &str, about: &About<'_>) -> bool {
    match json {
        Value::String(text) => match place {
            "set" | "sets" | "parts" | "asset" | "sets.id" => about.sets.contains(text),
            "from" | "to" | "provider" | "reaches" | "system" | "scope.id" => about.systems.contains(text),
            "because" => match text.split_once(": ") {
                Some(("carries", id)) => about.sets.contains(id),
                Some((_, id)) => about.systems.contains(id),
                None => about.systems.contains(text),
            },
            "flow" | "flows.id" => about.flows.contains(text),
            "on.id" | "subjects.id" => {
                [about.systems, about.sets, about.flows].iter().any(|ids| ids.contains(text))
            }
            _ => false,
        },
        Value::Array(items) => items.iter().any(|item| names_id(item, place, about)),
        Value::Object(members) => members.iter().any(|(name, value)| match name.as_str() {
            "id" => names_id(value, &format!("{place}.id"), about),
            _ => names_id(value, name, about),
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
