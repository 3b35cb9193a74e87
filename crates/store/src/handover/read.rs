//! Reading a parcel that came from elsewhere: it holds one system and nothing about another.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Parcel, Rows, insert};
use crate::belonging::{Object, Owners, TABLES, Travel, text};
use crate::transact::all_columns;
use crate::transact::rows::read_rows;
use crate::{Content, Store, StoreError};

/// Tables that every parcel has rows in, beside what goes along.
const OF_THE_FILE: &[&str] = &["migration", "register", "handover", "custody", "change_log", "change_body"];

/// Columns that hold JSON, and whether it is an object; otherwise it is an array of texts.
const JSON: &[(&str, &str, bool)] = &[
    ("system", "purposes", false),
    ("info_set", "identifiers", false),
    ("info_set", "personal_data", false),
    ("info_set", "secrecy", false),
    ("info_set", "topics", false),
    ("info_set", "parts", false),
    ("info_set", "reaches", false),
    ("flow", "receiver_levels", true),
    ("flag_answer", "answers", true),
    ("flag_answer", "raises", true),
    ("gate_answer", "questions", false),
    ("gate_answer", "known", false),
    ("assessment_answer", "chosen", false),
    ("workshop_spread", "votes", true),
];

impl Store {
    /// Reads the parcel that this file is.
    ///
    /// # Errors
    /// [`StoreError::Foreign`] when it holds anything else than one system and what goes along
    /// with it; [`StoreError::Unreadable`]; those of a damaged file, wherever in it the damage is.
    pub fn read_parcel(&self) -> Result<Parcel, StoreError> {
        varsam_sqlite::check(&self.connection)?;
        self.check_schema()?;
        let Content { register, handovers, custody, .. } = self.content()?;
        let [handover] = handovers.as_slice() else { return Err(foreign("handover")) };
        if handover.direction != "parcel"
            || handover.ended.is_some()
            || !is_trail(&handover.trail, &handover.id)
        {
            return Err(foreign("handover"));
        }
        if custody.iter().any(|row| row.held != "guest" || row.handover != handover.id) {
            return Err(foreign("custody"));
        }
        let guests = custody.iter().map(|row| Object::of(&row.kind, &row.object)).collect();
        let parcel = Parcel { handover: handover.clone(), register, guests, rows: self.parcel_rows()? };
        parcel.check()?;
        Ok(parcel)
    }

    fn parcel_rows(&self) -> Result<Rows, StoreError> {
        let mut rows = Rows::new();
        for table in TABLES.iter().filter(|table| !OF_THE_FILE.contains(&table.name)) {
            let found = read_rows(&self.connection, table.name, "true", &[])?;
            if table.travel == Travel::Stays && !found.is_empty() {
                return Err(foreign(table.name));
            }
            for row in found {
                insert(&mut rows, table.name, row)?;
            }
        }
        Ok(rows)
    }

    /// The tables whose rows are taken in have the columns that they shall have and no other: their
    /// names are written into the SQL that does it. Nothing runs by itself when they are read.
    fn check_schema(&self) -> Result<(), StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index'))";
        if self.connection.query_row(sql, [], |row| row.get(0))? {
            return Err(foreign("schema"));
        }
        for table in TABLES.iter().filter(|table| table.travel != Travel::Stays) {
            let statement = self.connection.prepare(&format!("SELECT * FROM {}", table.name))?;
            let there: BTreeSet<&str> = statement.column_names().collect();
            if there != all_columns(table.name)?.iter().copied().collect() {
                return Err(foreign(table.name));
            }
        }
        Ok(())
    }
}

/// Whether a trail is a list of hand-overs that ends with this one, each once.
fn is_trail(trail: &str, id: &str) -> bool {
    let ids: Vec<String> = serde_json::from_str(trail).unwrap_or_default();
    let once: BTreeSet<&String> = ids.iter().collect();
    let is_uuid = |id: &&String| uuid_like(id);
    ids.last().is_some_and(|last| last == id) && once.len() == ids.len() && ids.iter().all(|id| is_uuid(&id))
}

fn uuid_like(id: &str) -> bool {
    id.len() == 36 && id.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn foreign(detail: &str) -> StoreError {
    StoreError::Foreign(detail.to_owned())
}

impl Parcel {
    /// The systems and sets that a row of the parcel belongs to.
    pub(super) fn owners(&self, table: &str, row: &crate::transact::Row) -> Result<Vec<Object>, StoreError> {
        let find = |table: &str, key: &str| Ok(self.find(table, key).cloned());
        Owners { find: &find }.of(table, row)
    }

    /// Whether a row may be changed where the parcel is taken in: it is the system's or its sets'.
    pub(super) fn is_own(&self, owner: &Object) -> bool {
        match owner {
            Object::System(id) => id == self.system(),
            Object::Set(id) => !self.guests.contains(owner) && self.find("info_set", id).is_some(),
        }
    }

    /// Everything that a parcel from elsewhere must be.
    fn check(&self) -> Result<(), StoreError> {
        if self.find("system", self.system()).is_none()
            || self.guests.contains(&Object::System(self.system().to_owned()))
        {
            return Err(foreign("system"));
        }
        let holdings = self.rows.get("holding").into_iter().flat_map(|rows| rows.values());
        let held: BTreeSet<&str> = holdings.map(|row| text(row, "info_set")).collect();
        if !self.own_sets().iter().all(|id| held.contains(id.as_str())) {
            return Err(foreign("info_set"));
        }
        for (table, rows) in &self.rows {
            for row in rows.values() {
                self.check_row(table, row)?;
            }
        }
        Ok(())
    }

    fn check_row(&self, table: &'static str, row: &crate::transact::Row) -> Result<(), StoreError> {
        for (_, column, is_object) in JSON.iter().filter(|(of, ..)| *of == table) {
            if row.get(*column).and_then(Value::as_str).is_some_and(|json| !is_json(json, *is_object)) {
                return Err(foreign(&format!("{table}.{column}")));
            }
        }
        if table == "flag_answer" {
            let here = text(row, "system") == self.system();
            let subjects =
                Owners { find: &|table, key| Ok(self.find(table, key).cloned()) }.of_subject(row)?;
            let about = subjects.iter().any(|owner| self.is_own(owner) || self.guests.contains(owner));
            return if here && about { Ok(()) } else { Err(foreign(table)) };
        }
        let owners = self.owners(table, row)?;
        let is_nobodys = matches!(table, "pack" | "authority");
        if owners.iter().all(|owner| self.is_own(owner)) && owners.is_empty() == is_nobodys {
            return Ok(());
        }
        // Of a guest there is a copy of itself and what it exchanges with the system.
        let touches = |columns: [&str; 2]| columns.iter().any(|column| text(row, column) == self.system());
        let as_copy = match table {
            "system" | "adopted" | "adopted_level" | "info_set" | "set_level" => true,
            "flow" => touches(["from_party", "to_party"]),
            "dependency" => touches(["consumer", "provider"]),
            _ => false,
        };
        let guests = !owners.is_empty() && owners.iter().all(|owner| self.guests.contains(owner));
        if as_copy && guests { Ok(()) } else { Err(foreign(table)) }
    }
}

fn is_json(text: &str, object: bool) -> bool {
    if object {
        serde_json::from_str::<serde_json::Map<String, Value>>(text).is_ok()
    } else {
        serde_json::from_str::<Vec<String>>(text).is_ok()
    }
}
