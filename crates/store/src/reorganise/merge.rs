//! Merging: everything that names the one names the other.

use std::collections::BTreeSet;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::references::{Names, REFERENCES, Reference, Then};
use crate::tables::{Alias, InfoSet, Workshop, codes_from_json, codes_to_json};
use crate::transact::key_columns;
use crate::transact::rows::{read_row, read_rows};
use crate::{Record, StoreError, Transaction};

/// What can be reorganised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A system.
    System,
    /// An information set.
    Set,
    /// An authority.
    Authority,
}

impl Kind {
    /// The code in rows and requests.
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Set => "set",
            Self::Authority => "authority",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::System, Self::Set, Self::Authority].into_iter().find(|kind| kind.code() == code)
    }

    /// The table of the things themselves.
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Set => "info_set",
            Self::Authority => "authority",
        }
    }
}

pub(super) type Row = Map<String, Value>;

impl Reference {
    /// Whether the column can name a thing of this kind.
    pub(super) fn can_name(&self, kind: Kind) -> bool {
        match self.names {
            Names::One(one) | Names::Many(one) => one == kind,
            Names::Party => kind != Kind::Set,
            Names::AsIn(_) => true,
        }
    }
}

impl Transaction<'_> {
    /// Merges one thing into another: every row that names it names the other, as the list of
    /// references says, its own row goes, and an alias is left. What a person chooses between the
    /// two must have been written to the other before this.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when either is not there, or the other itself leads elsewhere; those
    /// of the database.
    pub fn merge(&mut self, kind: Kind, alias: &Alias) -> Result<(), StoreError> {
        let (from, into) = (alias.old_id.as_str(), alias.new_id.as_str());
        for id in [from, into] {
            if from == into || self.named(kind, id)?.is_none() {
                return Err(StoreError::Unknown { kind: kind.code(), id: id.to_owned() });
            }
        }
        self.connection().pragma_update(None, "defer_foreign_keys", true)?;
        let last = if kind == Kind::System { self.last_workshop(into)? } else { 0 };
        for reference in REFERENCES.iter().filter(|reference| reference.can_name(kind)) {
            self.follow(reference, kind, from, into, last)?;
        }
        if kind == Kind::System {
            self.drop_workshops(from)?;
        }
        self.write(kind.table(), &["id"], vec![from.into()], None)?;
        self.put(alias)
    }

    fn named(&self, kind: Kind, id: &str) -> Result<Option<Row>, StoreError> {
        read_row(self.connection(), kind.table(), &["id"], &[id.into()])
    }

    fn follow(
        &mut self,
        reference: &Reference,
        kind: Kind,
        from: &str,
        into: &str,
        last: i64,
    ) -> Result<(), StoreError> {
        if reference.then == Then::Forgotten {
            return if kind == Kind::System { self.forget_votes(from) } else { self.forget_votes_on(from) };
        }
        if reference.then == Then::Stays {
            return Ok(());
        }
        for row in naming(self.connection(), reference, kind, from)? {
            let (keys, key) = (key_columns(reference.table)?, key_of(reference.table, &row)?);
            match reference.then {
                Then::Goes | Then::Chosen => self.write(reference.table, keys, key, None)?,
                Then::Numbered => self.number(reference, row, into, last)?,
                Then::Follows(texts) => {
                    let mut new = row.clone();
                    let many = matches!(reference.names, Names::Many(_));
                    let cell = if many { renamed(&row[reference.column], from, into)? } else { into.into() };
                    new.insert(reference.column.to_owned(), cell);
                    self.replace(reference.table, &row, new, texts)?;
                }
                Then::Forgotten | Then::Stays => {}
            }
        }
        Ok(())
    }

    /// Puts a row in the place of another. Where its key is taken, the row that is there stands and
    /// takes over the texts.
    fn replace(&mut self, table: &str, old: &Row, new: Row, texts: &[&str]) -> Result<(), StoreError> {
        let keys = key_columns(table)?;
        let (old_key, new_key) = (key_of(table, old)?, key_of(table, &new)?);
        if old_key == new_key {
            return self.write(table, keys, old_key, Some(risen(table, new)));
        }
        let row = match read_row(self.connection(), table, keys, &new_key)? {
            Some(there) => joined(there, &new, texts),
            None => new,
        };
        self.write(table, keys, new_key, Some(row))?;
        self.write(table, keys, old_key, None)
    }

    /// Moves a row of a workshop to the other system, after its workshops. The workshop itself goes
    /// last: its rows would go with it.
    fn number(&mut self, reference: &Reference, row: Row, into: &str, last: i64) -> Result<(), StoreError> {
        let itself = reference.table == Workshop::TABLE;
        let number = if itself { "number" } else { "workshop" };
        let (keys, old) = (key_columns(reference.table)?, key_of(reference.table, &row)?);
        let mut new = row;
        new.insert(reference.column.to_owned(), into.into());
        let after = new.get(number).and_then(Value::as_i64).unwrap_or_default() + last;
        new.insert(number.to_owned(), after.into());
        let key = key_of(reference.table, &new)?;
        self.write(reference.table, keys, key, Some(new))?;
        if itself { Ok(()) } else { self.write(reference.table, keys, old, None) }
    }

    fn drop_workshops(&mut self, system: &str) -> Result<(), StoreError> {
        let rows = read_rows(self.connection(), Workshop::TABLE, "system = ?1", &[system.into()])?;
        rows.iter().try_for_each(|row| {
            self.write(Workshop::TABLE, Workshop::KEY, key_of(Workshop::TABLE, row)?, None)
        })
    }

    fn last_workshop(&self, system: &str) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(number), 0) FROM workshop WHERE system = ?1";
        Ok(self.connection().query_row(sql, [system], |row| row.get(0))?)
    }
}

/// The rows that name a thing in a column.
pub(super) fn naming(
    connection: &Connection,
    reference: &Reference,
    kind: Kind,
    id: &str,
) -> Result<Vec<Row>, StoreError> {
    let (table, column) = (reference.table, reference.column);
    let read = |condition: &str, parameters: &[Value]| read_rows(connection, table, condition, parameters);
    match reference.names {
        Names::One(_) | Names::Party => read(&format!("{column} = ?1"), &[id.into()]),
        Names::AsIn(kinds) => {
            read(&format!("{column} = ?1 AND {kinds} = ?2"), &[id.into(), kind.code().into()])
        }
        Names::Many(_) => {
            let rows = read(&format!("{column} IS NOT NULL"), &[])?;
            let has = |row: &Row| {
                let ids = row[column].as_str().map(codes_from_json).transpose()?;
                Ok::<_, StoreError>(ids.unwrap_or_default().iter().any(|one| one == id))
            };
            rows.into_iter().filter_map(|row| has(&row).map(|has| has.then_some(row)).transpose()).collect()
        }
    }
}

/// The key of a row.
pub(super) fn key_of(table: &str, row: &Row) -> Result<Vec<Value>, StoreError> {
    let cells = key_columns(table)?.iter().map(|column| row.get(*column).cloned());
    cells.collect::<Option<_>>().ok_or_else(|| StoreError::Unreadable(format!("{table} lacks its key")))
}

/// A set's revision rises with every change of it.
pub(super) fn risen(table: &str, mut row: Row) -> Row {
    if table == InfoSet::TABLE
        && let Some(revision) = row.get("revision").and_then(Value::as_i64)
    {
        row.insert("revision".to_owned(), (revision + 1).into());
    }
    row
}

/// A JSON array with another id in the place of one.
fn renamed(cell: &Value, from: &str, into: &str) -> Result<Value, StoreError> {
    let ids = cell.as_str().map(codes_from_json).transpose()?.unwrap_or_default();
    let ids: BTreeSet<&str> = ids.iter().map(|id| if id == from { into } else { id }).collect();
    Ok(codes_to_json(ids).into())
}

/// The row that is there, with the texts of the other after its own.
fn joined(mut there: Row, other: &Row, texts: &[&str]) -> Row {
    for column in texts {
        let text = |row: &Row| row.get(*column).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        let (own, added) = (text(&there), text(other));
        if !added.is_empty() && !own.contains(&added) {
            let both = if own.is_empty() { added } else { format!("{own}\n\n{added}") };
            there.insert((*column).to_owned(), both.into());
        }
    }
    there
}
