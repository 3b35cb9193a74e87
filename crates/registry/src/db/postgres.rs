//! A registry in a PostgreSQL database, 15 or later.

use std::collections::HashMap;

use openssl::ssl::{SslConnector, SslMethod, SslVerifyMode};
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};
use postgres::{Client, GenericClient, NoTls, Statement, Transaction};
use postgres_openssl::MakeTlsConnector;
use varsam_sqlite::{Migration, digest_of};

use super::append::{Kind, TABLES, Table};
use super::location::Server;
use super::value::{Param, Row, Value};
use super::withdrawals::HOLDING;
use super::{DbError, WAIT_SECONDS};

/// The schema's steps. They come to the same tables as those of SQLite.
const MIGRATIONS: &[Migration] = &[Migration {
    number: 1,
    name: "registry",
    sql: include_str!("../../migrations/postgres/0001_registry.sql"),
}];

/// The oldest server that is used, as it says its version.
const OLDEST: i64 = 150_000;

/// The lock that whoever writes to a registry holds to the end of the transaction: "VREG".
const WRITER: i64 = 0x5652_4547;

/// A connection, and the statements that were prepared on it.
pub(super) struct Connection {
    client: Client,
    statements: HashMap<String, Statement>,
}

/// A transaction on it, and the rows that are not sent yet.
pub(super) struct Open<'a> {
    tx: Transaction<'a>,
    statements: &'a mut HashMap<String, Statement>,
    waiting: [Vec<Vec<Value>>; TABLES.len()],
}

/// From how many rows a journey by the staging table is quicker than one statement each.
const MANY: usize = 8;

/// Whether the database has a registry.
pub(super) fn has_registry(server: &Server) -> Result<bool, DbError> {
    let mut client = connect(server)?;
    let there: bool = client.query_one("SELECT to_regclass('registry') IS NOT NULL", &[])?.get(0);
    Ok(there && client.query_one("SELECT EXISTS (SELECT 1 FROM registry)", &[])?.get(0))
}

/// Opens a registry with the newest schema; `new` for a database that shall become one.
pub(super) fn open(server: &Server, new: bool, now: &str) -> Result<Connection, DbError> {
    let mut client = connect(server)?;
    migrate(&mut client, new, now)?;
    Ok(Connection { client, statements: HashMap::new() })
}

fn connect(server: &Server) -> Result<Client, DbError> {
    let mut client = if server.tls {
        let connector = verifying().map_err(|error| DbError::CannotConnect(error.to_string()))?;
        server.config.connect(connector).map_err(|error| DbError::connecting(&error))?
    } else {
        server.config.connect(NoTls).map_err(|error| DbError::connecting(&error))?
    };
    let said = |client: &mut Client, sql: &str| -> Result<String, DbError> {
        Ok(client.query_one(sql, &[])?.get::<_, String>(0))
    };
    let version = said(&mut client, "SHOW server_version_num")?;
    if version.parse().unwrap_or(0_i64) < OLDEST {
        return Err(DbError::TooOld(said(&mut client, "SHOW server_version")?));
    }
    let encoding = said(&mut client, "SHOW server_encoding")?;
    if encoding != "UTF8" {
        return Err(DbError::NotUtf8(encoding));
    }
    client.batch_execute(&format!(
        "SET lock_timeout = '{WAIT_SECONDS}s'; SET client_min_messages = warning; SET synchronous_commit = on"
    ))?;
    Ok(client)
}

/// A connector that goes by the machine's certificate authorities, or those that `SSL_CERT_FILE` or
/// `SSL_CERT_DIR` name, and checks the server's name.
fn verifying() -> Result<MakeTlsConnector, openssl::error::ErrorStack> {
    let mut builder = SslConnector::builder(SslMethod::tls_client())?;
    builder.set_verify(SslVerifyMode::PEER);
    Ok(MakeTlsConnector::new(builder.build()))
}

/// Applies the steps that the database lacks, each in a transaction of its own. Where nothing lacks,
/// nobody who writes is waited for.
fn migrate(client: &mut Client, new: bool, now: &str) -> Result<(), DbError> {
    match applied(client)? {
        None if !new => return Err(DbError::NoRegistry),
        Some(steps) if steps.len() == MIGRATIONS.len() => return Ok(()),
        None | Some(_) => {}
    }
    for (place, step) in MIGRATIONS.iter().enumerate() {
        let mut tx = client.transaction()?;
        tx.execute("SELECT pg_advisory_xact_lock($1)", &[&WRITER])?;
        tx.batch_execute(
            "CREATE TABLE IF NOT EXISTS migration (
               number BIGINT PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
             )",
        )?;
        if applied(&mut tx)?.unwrap_or_default().len() <= place {
            tx.batch_execute(step.sql)?;
            tx.execute(
                "INSERT INTO migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)",
                &[&i64::from(step.number), &step.name, &digest_of(step), &now],
            )?;
        }
        tx.commit()?;
    }
    Ok(())
}

/// The digests of the steps that the database has; `None` when it never had any.
///
/// # Errors
/// When they are not the first ones of this version.
fn applied(client: &mut impl GenericClient) -> Result<Option<Vec<String>>, DbError> {
    let there: bool = client.query_one("SELECT to_regclass('migration') IS NOT NULL", &[])?.get(0);
    if !there {
        return Ok(None);
    }
    let rows = client.query("SELECT sha256 FROM migration ORDER BY number", &[])?;
    let digests: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    if digests.len() > MIGRATIONS.len() {
        return Err(DbError::Newer { applied: digests.len(), known: MIGRATIONS.len() });
    }
    match MIGRATIONS.iter().zip(&digests).find(|(step, digest)| digest_of(step) != **digest) {
        Some((step, _)) => Err(DbError::Foreign { number: step.number }),
        None => Ok(Some(digests)),
    }
}

impl Connection {
    /// Starts a transaction that keeps other writers out, as SQLite does.
    pub(super) fn begin(&mut self) -> Result<Open<'_>, DbError> {
        let mut tx = self.client.transaction()?;
        tx.execute("SELECT pg_advisory_xact_lock($1)", &[&WRITER])?;
        Ok(Open::new(tx, &mut self.statements))
    }

    /// Starts a transaction that only reads one moment's picture.
    pub(super) fn read(&mut self) -> Result<Open<'_>, DbError> {
        let tx = self
            .client
            .build_transaction()
            .isolation_level(postgres::IsolationLevel::RepeatableRead)
            .read_only(true)
            .start()?;
        Ok(Open::new(tx, &mut self.statements))
    }

    /// Writes the tables that a purge takes rows from anew.
    pub(super) fn wipe(&mut self) -> Result<(), DbError> {
        for table in HOLDING.iter().map(|(table, _)| *table).chain(["set_aside"]) {
            self.client.batch_execute(&format!("VACUUM (FULL) {table}"))?;
        }
        Ok(())
    }
}

/// A statement as PostgreSQL reads it.
fn dialect(sql: &str) -> String {
    let mut text = String::with_capacity(sql.len() + 32);
    let mut rest = sql;
    while let Some((before, after)) = rest.split_once("each(") {
        let (list, behind) = after.split_once(')').unwrap_or((after, ""));
        text.push_str(before);
        text.push_str(&format!("SELECT unnest({list}::text[])"));
        rest = behind;
    }
    text.push_str(rest);
    text
}

impl<'a> Open<'a> {
    fn new(tx: Transaction<'a>, statements: &'a mut HashMap<String, Statement>) -> Self {
        Open { tx, statements, waiting: Default::default() }
    }

    pub(super) fn query(&mut self, sql: &str, params: &[Param<'_>]) -> Result<Vec<Row>, DbError> {
        self.flush()?;
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> =
            params.iter().map(|param| param as &(dyn ToSql + Sync)).collect();
        self.tx.query(&statement, &values)?.iter().map(row).collect()
    }

    pub(super) fn execute(&mut self, sql: &str, params: &[Param<'_>]) -> Result<(), DbError> {
        self.flush()?;
        self.run(sql, params)
    }

    fn run(&mut self, sql: &str, params: &[Param<'_>]) -> Result<(), DbError> {
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> =
            params.iter().map(|param| param as &(dyn ToSql + Sync)).collect();
        self.tx.execute(&statement, &values)?;
        Ok(())
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, DbError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.tx.prepare(&dialect(sql))?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    /// Keeps a row until something is asked or the transaction ends: a journey to the server for
    /// each would take longer than everything else.
    pub(super) fn append(&mut self, table: &Table, row: &[Param<'_>]) {
        let owned = |param: &Param<'_>| match param {
            Param::Int(number) => Value::Int(*number),
            Param::Text(text) => Value::Text((*text).to_owned()),
            Param::Null | Param::List(_) => Value::Null,
        };
        if let Some(place) = table.place() {
            self.waiting[place].push(row.iter().map(owned).collect());
        }
    }

    /// Sends the rows that wait: many by `COPY`, a few in a statement each.
    fn flush(&mut self) -> Result<(), DbError> {
        for (place, rows) in std::mem::take(&mut self.waiting).into_iter().enumerate() {
            let table = TABLES[place];
            if rows.len() < MANY {
                for row in &rows {
                    let params: Vec<Param<'_>> = row.iter().map(param).collect();
                    self.run(table.insert_values(), &params)?;
                }
            } else if table.may_repeat {
                self.copy_by_staging(table, &rows)?;
            } else {
                // Nobody else writes, and what is there already was asked before: these are new.
                self.copy(table, table.name, &rows)?;
            }
        }
        Ok(())
    }

    /// `COPY` cannot pass over a row that is there already; a statement from a staging table can. Only
    /// the server knows whether this one is there: a transaction that came to nothing took it along.
    fn copy_by_staging(&mut self, table: &Table, rows: &[Vec<Value>]) -> Result<(), DbError> {
        let (name, names) = (table.name, table.names());
        self.tx.batch_execute(&format!(
            "CREATE TEMP TABLE IF NOT EXISTS staging_{name} (LIKE {name} INCLUDING STORAGE)
               ON COMMIT DELETE ROWS;
             DELETE FROM staging_{name}"
        ))?;
        self.copy(table, &format!("staging_{name}"), rows)?;
        self.tx.batch_execute(&format!(
            "INSERT INTO {name} ({names}) SELECT {names} FROM staging_{name}{}",
            table.on_conflict()
        ))?;
        Ok(())
    }

    fn copy(&mut self, table: &Table, into: &str, rows: &[Vec<Value>]) -> Result<(), DbError> {
        let names = table.names();
        let types: Vec<Type> = table
            .columns
            .iter()
            .map(|(_, kind)| match kind {
                Kind::Number => Type::INT8,
                Kind::Text => Type::TEXT,
            })
            .collect();
        let sink = self.tx.copy_in(&format!("COPY {into} ({names}) FROM STDIN BINARY"))?;
        let mut writer = BinaryCopyInWriter::new(sink, &types);
        for row in rows {
            let params: Vec<Param<'_>> = row.iter().map(param).collect();
            let values: Vec<&(dyn ToSql + Sync)> =
                params.iter().map(|one| one as &(dyn ToSql + Sync)).collect();
            writer.write(&values)?;
        }
        writer.finish()?;
        Ok(())
    }

    pub(super) fn commit(mut self) -> Result<(), DbError> {
        self.flush()?;
        Ok(self.tx.commit()?)
    }
}

fn param(value: &Value) -> Param<'_> {
    match value {
        Value::Null => Param::Null,
        Value::Int(number) => Param::Int(*number),
        Value::Text(text) => Param::Text(text),
    }
}

fn row(row: &postgres::Row) -> Result<Row, DbError> {
    let value = |(place, column): (usize, &postgres::Column)| -> Result<Value, DbError> {
        Ok(match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(place)?.map_or(Value::Null, Value::Int),
            Type::INT4 => row.try_get::<_, Option<i32>>(place)?.map_or(Value::Null, |n| Value::Int(n.into())),
            Type::BOOL => {
                row.try_get::<_, Option<bool>>(place)?.map_or(Value::Null, |is| Value::Int(is.into()))
            }
            _ => row.try_get::<_, Option<String>>(place)?.map_or(Value::Null, Value::Text),
        })
    };
    Ok(Row(row.columns().iter().enumerate().map(value).collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use super::dialect;

    #[test]
    fn lists_are_written_in_its_way() {
        assert_eq!(
            dialect("SELECT a FROM t WHERE a IN (each($1)) OR b IN (each($2)) AND c = $3"),
            "SELECT a FROM t WHERE a IN (SELECT unnest($1::text[])) OR b IN (SELECT unnest($2::text[])) AND c = $3"
        );
    }
}
