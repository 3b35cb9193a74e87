//! What a parcel says of things that were merged or disposed of here while it was elsewhere: an id
//! that leads to something else is followed there, and one that leads to nothing is never given again.

use serde_json::Value;

use crate::belonging::text;
use crate::reorganise::references::{Names, REFERENCES, Then};
use crate::tables::{codes_from_json, codes_to_json};
use crate::transact::Row;
use crate::{Content, Kind, StoreError};

/// Whether an id of a kind (`system`, `set`, `authority`) leads to something else, or was disposed of.
pub fn is_gone(content: &Content, kind: &str, id: &str) -> bool {
    content.aliases.iter().any(|row| row.kind == kind && row.old_id == id) || is_disposed(content, kind, id)
}

fn is_disposed(content: &Content, kind: &str, id: &str) -> bool {
    content.disposed.iter().any(|row| row.kind == kind && row.object == id)
}

/// A row with the ids that things have here; none when it is about something that was disposed of,
/// or that has become something inside one system.
pub fn followed(content: &Content, table: &str, row: &Row) -> Result<Option<Row>, StoreError> {
    let mut row = row.clone();
    let references = REFERENCES.iter().filter(|reference| reference.table == table);
    for reference in references.filter(|reference| reference.then != Then::Stays) {
        let Some(cell) = row.get(reference.column).and_then(Value::as_str) else { continue };
        let kinds = match reference.names {
            Names::One(kind) | Names::Many(kind) => vec![kind],
            Names::Party => vec![Kind::System, Kind::Authority],
            Names::AsIn(column) => Kind::from_code(text(&row, column)).into_iter().collect(),
        };
        let led = if let Names::Many(_) = reference.names {
            let ids = codes_from_json(cell)?;
            let led: Vec<String> = ids.iter().filter_map(|id| led(content, &kinds, id)).collect();
            if led == ids { cell.to_owned() } else { codes_to_json(&led) }
        } else {
            let Some(led) = led(content, &kinds, cell) else { return Ok(None) };
            led
        };
        row.insert(reference.column.to_owned(), led.into());
    }
    let inside = match table {
        "flow" => text(&row, "from_party") == text(&row, "to_party"),
        "dependency" => text(&row, "consumer") == text(&row, "provider"),
        _ => false,
    };
    Ok((!inside).then_some(row))
}

/// The id that a thing has here; none for one that was disposed of.
fn led(content: &Content, kinds: &[Kind], id: &str) -> Option<String> {
    let found = kinds.iter().map(|kind| (kind.code(), content.resolved(*kind, id)));
    let (kind, id) = found.into_iter().find(|(kind, _)| is_gone(content, kind, id)).unwrap_or(("", id));
    (!is_disposed(content, kind, id)).then(|| id.to_owned())
}
