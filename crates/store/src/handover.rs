//! A system on its way between two registers: what goes along, and how it is taken in.
//!
//! A parcel is a database file of its own, encrypted with a one-time code, that holds the rows
//! about one system and copies of what it has to do with. It is marked so that no register opens
//! it by mistake.

mod cells;
mod led;
mod pack_up;
mod read;
mod take_in;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::belonging::{Object, text};
use crate::open::PARCEL_ID;
use crate::tables::{Custody, Handover, Register};
use crate::transact::{Row, key_columns};
use crate::{NewRegister, Op, Stamp, Store, StoreError, Transaction};

pub use take_in::{Change, Thing};

/// Rows by table and key.
pub(crate) type Rows = BTreeMap<&'static str, BTreeMap<String, Row>>;

/// Tables that number their rows: a row is the same where everything but its number is.
const NUMBERED: &[&str] = &["holding", "dependency"];

/// A system with everything that goes along when it is handed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    /// The hand-over.
    pub handover: Handover,
    /// The register that it left.
    pub register: Register,
    /// Neighbours and sets of which only a copy goes along.
    pub(crate) guests: BTreeSet<Object>,
    pub(crate) rows: Rows,
}

impl Parcel {
    /// The system, by id.
    pub fn system(&self) -> &str {
        &self.handover.system
    }

    /// The sets that go along to be worked on, by id.
    pub fn own_sets(&self) -> BTreeSet<String> {
        let sets = self.rows.get("info_set").into_iter().flat_map(BTreeMap::values);
        let ids = sets.map(|row| text(row, "id").to_owned());
        ids.filter(|id| !self.guests.contains(&Object::Set(id.clone()))).collect()
    }

    /// Ids of systems (`system`) or sets (`set`) of which only a copy goes along.
    pub fn copies(&self, kind: &str) -> Vec<String> {
        self.guests.iter().filter(|object| object.kind() == kind).map(|o| o.id().to_owned()).collect()
    }

    /// How many rows of a table go along.
    pub fn count(&self, table: &str) -> usize {
        self.rows.get(table).map_or(0, BTreeMap::len)
    }

    /// What a hand-over that leaves does to things here.
    fn locks(&self) -> Vec<Custody> {
        let away = self.own_sets().into_iter().map(Object::Set);
        let away = away.chain([Object::System(self.system().to_owned())]).map(|object| (object, "away"));
        let lent = self.guests.iter().cloned().map(|object| (object, "lent"));
        away.chain(lent).map(|(object, held)| self.custody(&object, held)).collect()
    }

    fn custody(&self, object: &Object, held: &str) -> Custody {
        Custody {
            kind: object.kind().to_owned(),
            object: object.id().to_owned(),
            held: held.to_owned(),
            handover: self.handover.id.clone(),
        }
    }

    fn find(&self, table: &str, key: &str) -> Option<&Row> {
        self.rows.get(table)?.get(&Value::from(vec![key]).to_string())
    }
}

/// The key by which a row is found among others of its table. Rows that are the same but for their
/// number are told apart by how many there are.
fn insert(rows: &mut Rows, table: &'static str, row: Row) -> Result<(), StoreError> {
    let of_table = rows.entry(table).or_default();
    if NUMBERED.contains(&table) {
        let bare = Value::Object(without_number(&row)).to_string();
        let key = nth_key(&bare, of_table);
        of_table.insert(key, row);
    } else {
        of_table.insert(key_text(table, &row)?, row);
    }
    Ok(())
}

/// The key of one more row that says the same: after the last of them, which is found without
/// counting them. A file from elsewhere may hold very many.
fn nth_key(bare: &str, of_table: &BTreeMap<String, Row>) -> String {
    let key = |number: u64| format!("{bare} {number:020}");
    let last = of_table.range(key(0)..=key(u64::MAX)).next_back();
    let number = last.and_then(|(key, _)| key.rsplit(' ').next()?.parse::<u64>().ok());
    key(number.map_or(1, |number| number.saturating_add(1)))
}

fn key_of(table: &str, row: &Row) -> Result<Vec<Value>, StoreError> {
    let columns = key_columns(table)?.iter();
    Ok(columns.map(|column| row.get(*column).cloned().unwrap_or(Value::Null)).collect())
}

fn key_text(table: &str, row: &Row) -> Result<String, StoreError> {
    Ok(Value::from(key_of(table, row)?).to_string())
}

fn without_number(row: &Row) -> Row {
    row.iter()
        .filter(|(column, _)| *column != "id")
        .map(|(column, cell)| (column.clone(), cell.clone()))
        .collect()
}

impl Store {
    /// Writes a parcel to a file of its own, encrypted with `code`, and closes it. When anything
    /// fails, no file is left behind.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when a file is there; those of the disk.
    pub fn create_parcel(path: &Path, code: &str, parcel: &Parcel, stamp: &Stamp) -> Result<(), StoreError> {
        let pack = (parcel.register.pack_id.as_str(), parcel.register.pack_version.as_str());
        let new = NewRegister { register: parcel.register.clone(), pack: parcel.pack(pack)? };
        let mut store = Self::make(path, code, &new, stamp, PARCEL_ID)?;
        store.transact::<_, StoreError>(Op::HandOver, parcel.system(), stamp, |t| {
            t.connection().pragma_update(None, "defer_foreign_keys", true)?;
            for (table, rows) in &parcel.rows {
                for row in rows.values() {
                    t.write(table, key_columns(table)?, key_of(table, row)?, Some(row.clone()))?;
                }
            }
            t.put(&parcel.handover)?;
            parcel.guests.iter().try_for_each(|object| t.put(&parcel.custody(object, "guest")))
        })?;
        // Everything in the one file: nothing of it is left in a log beside it.
        store.settle()
    }

    /// Opens a parcel with its code. It is brought up to this version's schema, so that it is a copy
    /// that is opened and never the file that somebody chose.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::NotARegister`] for a register.
    pub fn open_parcel(path: &Path, code: &str, holder: &str, now: &str) -> Result<Self, StoreError> {
        Self::open_as(path, code, holder, now, PARCEL_ID)
    }
}

impl Transaction<'_> {
    /// Locks what a parcel holds until it comes back.
    ///
    /// # Errors
    /// Those of the database.
    pub fn hand_over(&mut self, parcel: &Parcel) -> Result<(), StoreError> {
        self.put(&Handover { direction: "out".to_owned(), ..parcel.handover.clone() })?;
        parcel.locks().iter().try_for_each(|row| self.put(row))
    }

    /// Unlocks what was handed over and will not come back: the file was lost.
    ///
    /// # Errors
    /// Those of the database.
    pub fn take_back(&mut self, handover: &Handover, at: &str) -> Result<(), StoreError> {
        self.end(handover, "cancelled", at)
    }

    fn end(&mut self, handover: &Handover, how: &str, at: &str) -> Result<(), StoreError> {
        self.put(&Handover {
            ended: Some(how.to_owned()),
            ended_at: Some(at.to_owned()),
            ..handover.clone()
        })?;
        let custody = self.content()?.custody;
        custody.iter().filter(|row| row.handover == handover.id).try_for_each(|row| self.delete(row))
    }
}

#[cfg(test)]
mod tests;
