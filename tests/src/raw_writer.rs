//! A bare writer of a registry's rows: what a database can take in when nothing else is done.

use std::time::{Duration, Instant};

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};

type Outcome<T> = Result<T, String>;

fn text<T>(result: Result<T, impl std::fmt::Debug>) -> Outcome<T> {
    result.map_err(|error| format!("{error:?}"))
}

/// A row, as the tables of both databases hold it.
type Cells = Vec<Option<Cell>>;

#[derive(Debug)]
enum Cell {
    Number(i64),
    Text(String),
}

/// The tables that an import of results writes, and which rows belong to a range of documents.
const TABLES: [(&str, &str); 4] = [
    ("document", "SELECT * FROM document WHERE number BETWEEN {a} AND {b} ORDER BY number"),
    (
        "result",
        "SELECT r.* FROM result r JOIN document d ON d.document_sha256 = r.document_sha256
         WHERE d.number BETWEEN {a} AND {b} ORDER BY d.number",
    ),
    (
        "requirement",
        "SELECT r.* FROM requirement r JOIN document d ON d.document_sha256 = r.result
         WHERE d.number BETWEEN {a} AND {b} ORDER BY d.number, r.position",
    ),
    (
        "relied_on",
        "SELECT r.* FROM relied_on r JOIN document d ON d.document_sha256 = r.result
         WHERE d.number BETWEEN {a} AND {b} ORDER BY d.number",
    ),
];

/// Writes the rows of one registry with `count` results into another that is empty, `batch` of them a
/// transaction, and says how many a second that went. Only the writing is timed.
///
/// # Errors
/// What a database says, in words.
pub fn raw_writer(from: &str, to: &str, count: usize, batch: usize) -> Outcome<f64> {
    let mut time = Duration::ZERO;
    if let Some(path) = from.strip_prefix("sqlite:") {
        let source = text(rusqlite::Connection::open(path))?;
        let target = text(rusqlite::Connection::open(to.trim_start_matches("sqlite:")))?;
        text(target.execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON",
        ))?;
        target.set_prepared_statement_cache_capacity(128);
        for first in (1..=count).step_by(batch) {
            let rows = TABLES.map(|(_, sql)| rows_of_sqlite(&source, &range(sql, first, batch)));
            let start = Instant::now();
            write_sqlite(&target, rows)?;
            time += start.elapsed();
        }
    } else {
        let mut source = text(postgres::Client::connect(from, postgres::NoTls))?;
        let mut target = text(postgres::Client::connect(to, postgres::NoTls))?;
        for first in (1..=count).step_by(batch) {
            let rows = TABLES.map(|(_, sql)| rows_of_postgres(&mut source, &range(sql, first, batch)));
            let start = Instant::now();
            write_postgres(&mut target, rows)?;
            time += start.elapsed();
        }
    }
    Ok(count as f64 / time.as_secs_f64())
}

fn range(sql: &str, first: usize, batch: usize) -> String {
    sql.replace("{a}", &first.to_string()).replace("{b}", &(first + batch - 1).to_string())
}

fn rows_of_sqlite(db: &rusqlite::Connection, sql: &str) -> Outcome<Vec<Cells>> {
    let mut query = text(db.prepare(sql))?;
    let columns = query.column_count();
    let cell = |value: rusqlite::types::Value| match value {
        rusqlite::types::Value::Integer(number) => Some(Cell::Number(number)),
        rusqlite::types::Value::Text(text) => Some(Cell::Text(text)),
        _ => None,
    };
    let rows = query.query_map([], |row| (0..columns).map(|at| row.get(at).map(cell)).collect());
    text(text(rows)?.collect())
}

fn write_sqlite(db: &rusqlite::Connection, rows: [Outcome<Vec<Cells>>; TABLES.len()]) -> Outcome<()> {
    text(db.execute_batch("BEGIN IMMEDIATE"))?;
    for ((table, _), rows) in TABLES.iter().zip(rows) {
        for row in rows? {
            let places: Vec<String> = (1..=row.len()).map(|place| format!("?{place}")).collect();
            let sql = format!("INSERT INTO {table} VALUES ({})", places.join(","));
            let mut insert = text(db.prepare_cached(&sql))?;
            for (place, cell) in row.iter().enumerate() {
                text(match cell {
                    None => insert.raw_bind_parameter(place + 1, rusqlite::types::Null),
                    Some(Cell::Number(number)) => insert.raw_bind_parameter(place + 1, number),
                    Some(Cell::Text(text)) => insert.raw_bind_parameter(place + 1, text),
                })?;
            }
            text(insert.raw_execute())?;
        }
    }
    text(db.execute_batch("COMMIT"))
}

fn rows_of_postgres(db: &mut postgres::Client, sql: &str) -> Outcome<Vec<Cells>> {
    let rows = text(db.query(sql, &[]))?;
    let cell = |row: &postgres::Row, at: usize| match *row.columns()[at].type_() {
        Type::INT8 => row.get::<_, Option<i64>>(at).map(Cell::Number),
        _ => row.get::<_, Option<String>>(at).map(Cell::Text),
    };
    Ok(rows.iter().map(|row| (0..row.len()).map(|at| cell(row, at)).collect()).collect())
}

fn write_postgres(db: &mut postgres::Client, rows: [Outcome<Vec<Cells>>; TABLES.len()]) -> Outcome<()> {
    let mut tx = text(db.transaction())?;
    for ((table, _), rows) in TABLES.iter().zip(rows) {
        let rows = rows?;
        let about = text(tx.prepare(&format!("SELECT * FROM {table}")))?;
        let types: Vec<Type> = about.columns().iter().map(|column| column.type_().clone()).collect();
        let sink = text(tx.copy_in(&format!("COPY {table} FROM STDIN BINARY")))?;
        let mut writer = BinaryCopyInWriter::new(sink, &types);
        for row in &rows {
            let values: Vec<&(dyn ToSql + Sync)> = row
                .iter()
                .map(|cell| match cell {
                    None => &None::<String> as &(dyn ToSql + Sync),
                    Some(Cell::Number(number)) => number,
                    Some(Cell::Text(text)) => text,
                })
                .collect();
            text(writer.write(&values))?;
        }
        text(writer.finish())?;
    }
    text(tx.commit())
}
