//! What a catalogue says, read strictly as a whole before anything of it is used.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use varsam_bundle::payload::CatalogueBody;
use varsam_domain::Pack;
use varsam_domain::facts::Facts;
use varsam_exchange::{FactsProblem, read_facts};

use crate::AppError;
use crate::dto::ProblemDto;
use crate::register::optional_text;

/// How many problems are told in the sentence; all of them go along.
const SHOWN: usize = 5;

/// The facts of a catalogue. When its levels belong to another pack than the register's they are put
/// aside: a number means something in its own scale alone.
///
/// # Errors
/// `catalogue_facts` with everything that is wrong, each with its place.
pub(super) fn read(body: &CatalogueBody, pack: &Pack, levels: bool) -> Result<Facts, AppError> {
    let mut document = body.facts.clone();
    if !levels {
        put_levels_aside(&mut document, pack);
    }
    let bytes = serde_json::to_vec(&document).unwrap_or_default();
    let facts = read_facts(&bytes, pack).map_err(|problems| told(problems.iter().map(problem).collect()))?;
    let long = long_texts(&facts);
    if long.is_empty() { Ok(facts) } else { Err(told(long)) }
}

/// An error with problems of facts.
pub(super) fn told(problems: Vec<ProblemDto>) -> AppError {
    let place =
        |problem: &ProblemDto| format!("{} {}", problem.column.as_deref().unwrap_or_default(), problem.code);
    let detail = problems.iter().take(SHOWN).map(place).collect::<Vec<_>>().join("; ");
    let mut error = AppError::new("catalogue_facts").with("count", problems.len()).with("detail", detail);
    error.problems = problems;
    error
}

pub(super) fn problem(problem: &FactsProblem) -> ProblemDto {
    let args = problem.kind.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    at(&problem.place, problem.kind.code(), args)
}

fn at(place: &str, code: &str, args: BTreeMap<String, String>) -> ProblemDto {
    let column = Some(place.to_owned());
    ProblemDto { code: code.to_owned(), args, hinders: true, file: None, row: None, column }
}

/// The same document without a level in it.
fn put_levels_aside(document: &mut Value, pack: &Pack) {
    let none: Map<String, Value> =
        pack.aspects.iter().map(|aspect| (aspect.id.clone(), Value::Null)).collect();
    let mut each = |list: &str, change: &dyn Fn(&mut Map<String, Value>)| {
        let rows = document.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        rows.filter_map(Value::as_object_mut).for_each(change);
    };
    let replace = |member: &'static str, value: Value| {
        move |row: &mut Map<String, Value>| {
            // What is not there is missed by the reader, as it should be.
            if let Some(cell) = row.get_mut(member) {
                cell.clone_from(&value);
            }
        }
    };
    each("sets", &replace("levels", Value::Object(none)));
    each("flows", &replace("receiver_levels", Value::Null));
    each("dependencies", &replace("tolerates", Value::Null));
    if let Some(adopted) = document.get_mut("adopted") {
        *adopted = Value::Array(Vec::new());
    }
}

/// Names and functions that the register would not take from a person either.
fn long_texts(facts: &Facts) -> Vec<ProblemDto> {
    let mut found = Vec::new();
    let mut look = |place: String, text: &str| {
        if !matches!(optional_text(text), Ok(Some(_))) {
            found.push(at(&place, "text_invalid", BTreeMap::new()));
        }
    };
    for (ix, row) in facts.authorities.iter().enumerate() {
        look(format!("authorities[{ix}].id"), &row.id);
        look(format!("authorities[{ix}].name"), &row.name);
    }
    for (ix, row) in facts.systems.iter().enumerate() {
        look(format!("systems[{ix}].id"), &row.id);
        look(format!("systems[{ix}].name"), &row.name);
        row.owner.iter().for_each(|owner| look(format!("systems[{ix}].owner"), owner));
    }
    for (ix, row) in facts.sets.iter().enumerate() {
        look(format!("sets[{ix}].id"), &row.id);
        look(format!("sets[{ix}].name"), &row.name);
        row.owner.iter().for_each(|owner| look(format!("sets[{ix}].owner"), owner));
        row.time_bound.iter().for_each(|text| look(format!("sets[{ix}].time_bound"), text));
        row.secrecy.iter().for_each(|text| look(format!("sets[{ix}].secrecy"), text));
    }
    for (ix, row) in facts.flows.iter().enumerate() {
        look(format!("flows[{ix}].id"), &row.id);
    }
    found
}
