//! Rows as the change log remembers them: read and written by table, key and column names.

use rusqlite::ToSql;
use rusqlite::types::{Value, ValueRef};
use serde_json::Map;

use crate::StoreError;

/// The cells of a row by their columns.
pub type Row = Map<String, serde_json::Value>;

/// A row as it is now.
pub fn read_row(
    connection: &rusqlite::Connection,
    table: &str,
    key_columns: &[&str],
    key: &[serde_json::Value],
) -> Result<Option<Map<String, serde_json::Value>>, StoreError> {
    Ok(read_rows(connection, table, &matching(key_columns), key)?.pop())
}

/// The rows of a table that fit a condition.
pub fn read_rows(
    connection: &rusqlite::Connection,
    table: &str,
    condition: &str,
    parameters: &[serde_json::Value],
) -> Result<Vec<Map<String, serde_json::Value>>, StoreError> {
    let mut statement = connection.prepare_cached(&format!("SELECT * FROM {table} WHERE {condition}"))?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let parameters = parameters.iter().map(value).collect::<Result<Vec<_>, _>>()?;
    let mut rows = statement.query(rusqlite::params_from_iter(&parameters))?;
    let mut images = Vec::new();
    while let Some(row) = rows.next()? {
        let mut image = Map::new();
        for (place, column) in columns.iter().enumerate() {
            image.insert(column.clone(), cell(row.get_ref(place)?, table, column)?);
        }
        images.push(image);
    }
    Ok(images)
}

fn cell(value: ValueRef<'_>, table: &str, column: &str) -> Result<serde_json::Value, StoreError> {
    Ok(match value {
        ValueRef::Null => serde_json::Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned().into(),
        other => return Err(StoreError::Unreadable(format!("{table}.{column} is {}", other.data_type()))),
    })
}

/// Writes a row, or takes it away.
pub fn write_row(
    connection: &rusqlite::Connection,
    table: &str,
    key_columns: &[&str],
    key: &[serde_json::Value],
    row: Option<&Map<String, serde_json::Value>>,
) -> Result<(), StoreError> {
    let (sql, cells) = match row {
        None => (format!("DELETE FROM {table} WHERE {}", matching(key_columns)), key.iter().collect()),
        Some(row) => (upsert(table, key_columns, row), row.values().collect::<Vec<_>>()),
    };
    let parameters = cells.into_iter().map(value).collect::<Result<Vec<_>, _>>()?;
    connection.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(&parameters))?;
    Ok(())
}

fn upsert(table: &str, key_columns: &[&str], row: &Map<String, serde_json::Value>) -> String {
    let quoted = |column: &str| format!("\"{}\"", column.replace('"', "\"\""));
    let columns: Vec<String> = row.keys().map(|column| quoted(column)).collect();
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    let changes: Vec<String> = row
        .keys()
        .filter(|column| !key_columns.contains(&column.as_str()))
        .map(|column| format!("{0} = excluded.{0}", quoted(column)))
        .collect();
    let then =
        if changes.is_empty() { "NOTHING".to_owned() } else { format!("UPDATE SET {}", changes.join(", ")) };
    format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT ({}) DO {then}",
        columns.join(", "),
        places.join(", "),
        key_columns.join(", "),
    )
}

fn matching(key_columns: &[&str]) -> String {
    let parts: Vec<String> =
        key_columns.iter().enumerate().map(|(place, column)| format!("{column} = ?{}", place + 1)).collect();
    parts.join(" AND ")
}

/// A cell as the log writes it.
pub fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Integer(number) => (*number).into(),
        Value::Text(text) => text.clone().into(),
        Value::Null | Value::Real(_) | Value::Blob(_) => serde_json::Value::Null,
    }
}

fn value(json: &serde_json::Value) -> Result<Box<dyn ToSql>, StoreError> {
    Ok(match json {
        serde_json::Value::Null => Box::new(rusqlite::types::Null),
        serde_json::Value::String(text) => Box::new(text.clone()),
        serde_json::Value::Number(number) if number.is_i64() => Box::new(number.as_i64()),
        other => return Err(StoreError::Unreadable(format!("a change body holds {other}"))),
    })
}
