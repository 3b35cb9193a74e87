//! Cells of rows that go along without all that stands in them.

use serde_json::Value;

use crate::StoreError;
use crate::tables::{codes_from_json, to_json};
use crate::transact::Row;

/// Of a neighbour goes along what it is called, whose it is and what kind it is.
pub fn strip(row: &mut Row) {
    blank(row, &["owner", "manager"]);
    empty(row, &["supplier", "hosting", "description"]);
    for column in ["overview", "redundant"] {
        row.insert(column.to_owned(), Value::from(0));
    }
    row.insert("purposes".to_owned(), Value::from("[]"));
}

/// Takes away what stands in columns that may hold nothing.
pub fn blank(row: &mut Row, columns: &[&str]) {
    columns.iter().for_each(|column| drop(row.insert((*column).to_owned(), Value::Null)));
}

/// Takes away the texts in columns.
pub fn empty(row: &mut Row, columns: &[&str]) {
    columns.iter().for_each(|column| drop(row.insert((*column).to_owned(), Value::from(""))));
}

/// Leaves those ids in a column with a JSON array that `which` says.
pub fn keep(row: &mut Row, column: &str, which: impl Fn(&String) -> bool) -> Result<(), StoreError> {
    let Some(json) = row.get(column).and_then(Value::as_str) else { return Ok(()) };
    let ids = codes_from_json(json)?;
    if !ids.iter().all(&which) {
        let kept: Vec<String> = ids.into_iter().filter(|id| which(id)).collect();
        row.insert(column.to_owned(), Value::from(to_json(&kept)));
    }
    Ok(())
}
