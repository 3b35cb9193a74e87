//! What the centre told of other things, without what goes.

use serde_json::{Map, Value};

use super::about::{About, AnyRow};
use crate::tables::{Central, from_json, to_json};
use crate::{Content, StoreError};

/// Rows about other things that name something that goes, as they are without it.
pub fn freed(content: &Content, about: &About<'_>) -> Result<Vec<AnyRow>, StoreError> {
    let mut freed = Vec::new();
    for row in content.central.iter().filter(|row| !goes(about, &row.kind, &row.object)) {
        let before: Map<String, Value> = from_json(&row.facts)?;
        let after = without(before.clone(), about);
        if after != before {
            freed.push(AnyRow::of(&Central { facts: to_json(&after), ..row.clone() }));
        }
    }
    Ok(freed)
}

fn goes(about: &About<'_>, kind: &str, id: &str) -> bool {
    match kind {
        "system" => about.systems.contains(id),
        "set" => about.sets.contains(id),
        _ => false,
    }
}

/// Fields without what names something that goes: a link is a field whose name is a JSON array with what it
/// is and the ids of its ends, and two fields are lists of ids.
fn without(fields: Map<String, Value>, about: &About<'_>) -> Map<String, Value> {
    let system = |end: Option<&String>| end.is_some_and(|id| about.systems.contains(id));
    let set = |end: Option<&String>| end.is_some_and(|id| about.sets.contains(id));
    let links = |field: &String| {
        let ends: Vec<String> = from_json(field).unwrap_or_default();
        match ends.first().map(String::as_str) {
            Some("holding") => set(ends.get(1)),
            Some("flow") => system(ends.get(1)) || system(ends.get(2)) || set(ends.get(3)),
            Some("needs") => system(ends.get(1)),
            _ => false,
        }
    };
    let kept = |field: &str, item: &Value| match (field, item.as_str()) {
        ("parts", Some(id)) => !about.sets.contains(id),
        ("reaches", Some(id)) => !about.systems.contains(id),
        _ => true,
    };
    let stay = fields.into_iter().filter(|(field, _)| !links(field));
    stay.map(|(field, value)| match value {
        Value::Array(items) => {
            let items = items.into_iter().filter(|item| kept(&field, item)).collect();
            (field, Value::Array(items))
        }
        other => (field, other),
    })
    .collect()
}
