//! Taking a parcel in: what comes takes the place of what is here of the system and its sets, and of
//! nothing else. Everything that happens to a thing is told.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::led::{followed, is_gone};
use super::pack_up::{here, put_back_stopped};
use super::{NUMBERED, Parcel, Rows, key_of};
use crate::belonging::{Home, Object, Owners, TABLES, Table, Travel, by_key, text};
use crate::custody::Locks;
use crate::tables::{Dependency, Handover, Holding};
use crate::transact::rows::read_row;
use crate::transact::{Row, key_columns};
use crate::{Content, StoreError, Transaction};

/// What happens to a thing when a parcel is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// It is not here yet.
    New,
    /// It is here and differs: what comes takes its place.
    Replaced,
    /// It is here and not in what comes: it goes.
    Removed,
    /// It is the same here.
    Same,
    /// A copy of what another register keeps: it is locked here.
    Guest,
    /// It is here and this register keeps it: it stays as it is.
    Kept,
}

/// Something that is taken in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Thing {
    /// `system`, `set`, `flow`, `dependency`, `assessment`, `workshop` or `document`.
    pub kind: &'static str,
    /// Its identity; of a dependency both systems', of a workshop its number.
    pub id: String,
    /// What happens to it.
    pub change: Change,
}

impl Transaction<'_> {
    /// Takes a parcel in, in the place of what is here of its system. `ends` is the hand-over from
    /// here that it ends.
    ///
    /// # Errors
    /// [`StoreError::StoppedHere`], [`StoreError::HandedOver`], [`StoreError::Collides`],
    /// [`StoreError::Foreign`] when something in it refers to nothing; those of the database.
    pub fn take_in(
        &mut self,
        parcel: &Parcel,
        ends: Option<&Handover>,
        at: &str,
    ) -> Result<Vec<Thing>, StoreError> {
        self.connection().pragma_update(None, "defer_foreign_keys", true)?;
        let locks = Locks::read_but(self.connection(), ends.map_or("", |row| &row.id))?;
        let (content, local) = here(self.connection(), parcel, &locks)?;
        let mut taking = Taking::new(parcel, content, local, locks);
        taking.refuse()?;
        taking.take_away(self)?;
        taking.put(self)?;
        taking.unlock(self, ends, at)?;
        self.refers_to_nothing()?;
        Ok(taking.told())
    }

    /// Refuses rows that refer to what is not there.
    fn refers_to_nothing(&self) -> Result<(), StoreError> {
        let mut statement = self.connection().prepare("PRAGMA foreign_key_check")?;
        let mut rows = statement.query([])?;
        match rows.next()? {
            Some(row) => Err(StoreError::Foreign(row.get::<_, String>(0)?)),
            None => Ok(()),
        }
    }
}

/// What happened to a thing so far.
#[derive(Default)]
struct Told {
    was: bool,
    comes: bool,
    differs: bool,
    guest: bool,
    kept: bool,
}

struct Taking<'p> {
    parcel: &'p Parcel,
    content: Content,
    /// What is here of the same system and sets.
    local: Rows,
    locks: Locks,
    systems: HashSet<String>,
    sets: HashSet<String>,
    told: BTreeMap<(&'static str, String), Told>,
}

impl<'p> Taking<'p> {
    fn new(parcel: &'p Parcel, content: Content, local: Rows, locks: Locks) -> Self {
        let systems = content.systems.iter().map(|row| row.id.clone()).collect();
        let sets = content.sets.iter().map(|row| row.id.clone()).collect();
        Self { parcel, content, local, locks, systems, sets, told: BTreeMap::new() }
    }

    fn is_here(&self, object: &Object) -> bool {
        match object {
            Object::System(id) => self.systems.contains(id),
            Object::Set(id) => self.sets.contains(id),
        }
    }

    /// Whether a guest of the parcel is one here: it is not here, or it came as a copy too. One that
    /// was merged into something else here, or disposed of, does not come back.
    fn is_guest_here(&self, object: &Object) -> bool {
        let copy = self.locks.holds(object) && !self.locks.is_away(object);
        (copy || !self.is_here(object)) && !self.is_gone(object)
    }

    fn is_gone(&self, object: &Object) -> bool {
        is_gone(&self.content, object.kind(), object.id())
    }

    /// Nothing that is stopped here, and nothing that is worked on in a third register.
    fn refuse(&self) -> Result<(), StoreError> {
        let own = self.parcel.own_sets().into_iter().map(Object::Set);
        let own: Vec<Object> = own.chain([Object::System(self.parcel.system().to_owned())]).collect();
        for row in &self.content.stopped_objects {
            let object = Object::of(&row.kind, &row.object);
            if own.contains(&object) || self.parcel.guests.contains(&object) {
                return Err(StoreError::StoppedHere { code: row.code.clone() });
            }
        }
        // An id that was disposed of, or that leads to something else, is never given again.
        if let Some(object) = own.iter().find(|object| self.is_gone(object)) {
            return Err(StoreError::Collides { kind: object.kind(), id: object.id().to_owned() });
        }
        let mut away = own.iter().filter(|object| self.locks.is_away(object));
        away.try_for_each(|object| self.locks.refuse(object))
    }

    /// Takes away what is here and not in the parcel: children before what they refer to.
    fn take_away(&mut self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        for table in TABLES.iter().rev().filter(|table| table.travel == Travel::Whole) {
            let comes = self.parcel.rows.get(table.name);
            let of_table = self.local.get(table.name).cloned().unwrap_or_default();
            for (key, row) in of_table {
                if comes.is_some_and(|rows| rows.contains_key(&key)) || !self.may_go(t, table, &row)? {
                    continue;
                }
                self.tell(table, &row).was = true;
                self.tell(table, &row).differs = true;
                t.write(table.name, key_columns(table.name)?, key_of(table.name, &row)?, None)?;
            }
        }
        Ok(())
    }

    /// Whether a row that is here goes with what comes: it is the system's own, or what a guest
    /// exchanges with it.
    fn may_go(&self, t: &Transaction<'_>, table: &Table, row: &Row) -> Result<bool, StoreError> {
        let find = |table: &str, key: &str| by_key(t.connection(), table, key);
        let owners = Owners { find: &find }.of(table.name, row)?;
        let own = |owner: &Object| self.parcel.is_own(owner);
        if table.home == Home::Answer {
            return Ok(text(row, "system") == self.parcel.system());
        }
        let guest = |owner: &Object| self.is_guest_here(owner) && !self.parcel.is_own(owner);
        let exchanged = matches!(table.name, "flow" | "dependency" | "set_level");
        Ok(owners.iter().all(own) || (exchanged && owners.iter().all(guest)))
    }

    fn put(&mut self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        for table in TABLES.iter().filter(|table| table.travel != Travel::Stays) {
            for (key, row) in self.parcel.rows.get(table.name).into_iter().flatten() {
                let Some(led) = followed(&self.content, table.name, row)? else {
                    self.leave_out(table, row);
                    continue;
                };
                let (keys, key_there) = (key_columns(table.name)?, key_of(table.name, &led)?);
                let there = read_row(t.connection(), table.name, keys, &key_there)?;
                // What it was merged into has its own.
                if there.is_some() && key_there != key_of(table.name, row)? {
                    self.leave_out(table, row);
                } else if let Some(row) = self.what_to_put(table, key, (row, &led), there.as_ref())? {
                    put(t, table.name, row)?;
                }
            }
        }
        Ok(())
    }

    /// Tells of a row that does not come in: the flow or the dependency stays as it is here, and of
    /// anything else it is a part.
    fn leave_out(&mut self, table: &Table, row: &Row) {
        let told = self.tell(table, row);
        told.comes = true;
        if matches!(table.name, "flow" | "dependency") { told.kept = true } else { told.differs = true }
    }

    /// The row to write for one that comes; none when what is here stands. `row` is as it came and
    /// with the ids that things have here; `there` is the row that has its key here.
    fn what_to_put(
        &mut self,
        table: &Table,
        key: &str,
        (came, row): (&Row, &Row),
        there: Option<&Row>,
    ) -> Result<Option<Row>, StoreError> {
        if table.home == Home::Nobody {
            let gone = is_gone(&self.content, table.name, text(came, "id"));
            return Ok((there.is_none() && !gone).then(|| row.clone()));
        }
        let local = self.local.get(table.name).and_then(|rows| rows.get(key)).cloned();
        let owners = self.parcel.owners(table.name, came)?;
        let own = owners.first().is_some_and(|owner| self.parcel.is_own(owner));
        let all_own = owners.iter().all(|owner| self.parcel.is_own(owner));
        let guest = !own && owners.iter().all(|owner| self.is_guest_here(owner));
        let told = self.tell(table, row);
        told.comes = true;
        told.was |= local.is_some();
        if !own {
            told.guest |= guest;
            told.kept |= !guest;
            if !guest {
                return Ok(None);
            }
        }
        if table.travel == Travel::Added && there.is_some() {
            told.was = true;
            return Ok(None);
        }
        let numbered = NUMBERED.contains(&table.name);
        match (&local, there) {
            (Some(local), _) => Ok(self.in_place_of(table, local, row, there)?),
            (None, Some(_)) if own && !numbered => {
                // Somebody answered the same here, in the work with another system. Of what this
                // register keeps its own answer stands.
                if table.home != Home::Answer {
                    let (kind, id) = thing(table, row);
                    return Err(StoreError::Collides { kind, id });
                }
                self.tell(table, row).differs = all_own;
                Ok(all_own.then(|| row.clone()))
            }
            _ => {
                self.tell(table, row).differs = true;
                Ok(Some(row.clone()))
            }
        }
    }

    /// The row to write in the place of one that is here.
    fn in_place_of(
        &mut self,
        table: &Table,
        local: &Row,
        row: &Row,
        there: Option<&Row>,
    ) -> Result<Option<Row>, StoreError> {
        if NUMBERED.contains(&table.name) {
            return Ok(None);
        }
        if table.name != "info_set" {
            let differs = local != row;
            self.tell(table, row).differs |= differs;
            return Ok(differs.then(|| row.clone()));
        }
        let differs = self.set_differs(text(row, "id"));
        self.tell(table, row).differs |= differs;
        let number = |row: &Row| row.get("revision").and_then(Value::as_i64).unwrap_or_default();
        let (was, comes) = (number(local), number(row));
        // It never falls, and two contents never have the same one.
        let revision = if !differs || comes > was { was.max(comes) } else { was + 1 };
        if !differs && revision == was {
            return Ok(None);
        }
        let mut row = row.clone();
        row.insert("revision".to_owned(), Value::from(revision));
        if let Some(before) = there {
            put_back_stopped(&mut row, before, &self.content)?;
        }
        Ok(Some(row))
    }

    /// Whether a set, or anything that is written of it, is another here than in the parcel.
    fn set_differs(&self, id: &str) -> bool {
        let of_set = |rows: &Rows| -> Vec<(&'static str, Row)> {
            let tables = TABLES.iter().filter_map(|table| match (table.home, table.travel) {
                (Home::Set(column), Travel::Whole) => Some((table.name, column)),
                _ => None,
            });
            let found = tables.flat_map(|(name, column)| {
                let of_table = rows.get(name).into_iter().flat_map(BTreeMap::values);
                of_table.filter(move |row| text(row, column) == id).map(move |row| (name, row.clone()))
            });
            let without = |(name, mut row): (&'static str, Row)| {
                row.remove("revision");
                (name, row)
            };
            found.map(without).collect()
        };
        of_set(&self.local) != of_set(&self.parcel.rows)
    }

    /// Locks and unlocks, and remembers where it came from.
    fn unlock(&self, t: &mut Transaction<'_>, ends: Option<&Handover>, at: &str) -> Result<(), StoreError> {
        t.put(&Handover { direction: "in".to_owned(), ..self.parcel.handover.clone() })?;
        if let Some(ends) = ends {
            t.end(ends, "returned", at)?;
        }
        for row in self.content.custody.iter().filter(|row| row.held == "guest") {
            if self.parcel.is_own(&Object::of(&row.kind, &row.object)) {
                t.delete(row)?;
            }
        }
        // What was away and comes as a copy alone is worked on somewhere else still.
        let was_away = |object: &Object| {
            let rows =
                self.content.custody.iter().filter(|row| Some(&row.handover) == ends.map(|row| &row.id));
            rows.filter(|row| row.held == "away").any(|row| &Object::of(&row.kind, &row.object) == object)
        };
        for object in &self.parcel.guests {
            if self.is_guest_here(object) || was_away(object) {
                t.put(&self.parcel.custody(object, "guest"))?;
            }
        }
        // Adopted there: who voted for what here has served its end.
        let adopted = |rows: &Rows| rows.get("adopted").cloned().unwrap_or_default();
        let key = Value::from(vec![self.parcel.system()]).to_string();
        let comes = adopted(&self.parcel.rows).remove(&key);
        if comes.is_some() && comes != adopted(&self.local).remove(&key) {
            t.forget_votes(self.parcel.system())?;
        }
        Ok(())
    }

    fn tell(&mut self, table: &Table, row: &Row) -> &mut Told {
        self.told.entry(thing(table, row)).or_default()
    }

    fn told(self) -> Vec<Thing> {
        let change = |told: &Told| match told {
            Told { guest: true, .. } => Change::Guest,
            Told { kept: true, .. } => Change::Kept,
            Told { was: false, .. } => Change::New,
            Told { comes: false, .. } => Change::Removed,
            Told { differs: true, .. } => Change::Replaced,
            _ => Change::Same,
        };
        self.told.into_iter().map(|((kind, id), told)| Thing { kind, id, change: change(&told) }).collect()
    }
}

/// Writes a row; one that its table numbers gets a number of this register's.
fn put(t: &mut Transaction<'_>, table: &str, mut row: Row) -> Result<(), StoreError> {
    let number = match table {
        "holding" => Some(t.next_id::<Holding>()?),
        "dependency" => Some(t.next_id::<Dependency>()?),
        _ => None,
    };
    if let Some(number) = number {
        row.insert("id".to_owned(), Value::from(number));
    }
    t.write(table, key_columns(table)?, key_of(table, &row)?, Some(row))
}

/// The thing that a row is a part of, for telling what happens to it.
fn thing(table: &Table, row: &Row) -> (&'static str, String) {
    let cell = |column: &str| match row.get(column) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    match (table.name, table.home) {
        ("flow", _) => ("flow", cell("id")),
        ("dependency", _) => ("dependency", format!("{} {}", cell("consumer"), cell("provider"))),
        ("assessment", _) => ("assessment", cell("id")),
        ("workshop", _) => ("workshop", cell("number")),
        ("document", _) => ("document", cell("sha256")),
        (name, _) if name.starts_with("workshop_") => ("workshop", cell("workshop")),
        (_, Home::Of(parent, column)) => (parent, cell(column)),
        (_, Home::Set(column)) => ("set", cell(column)),
        (_, Home::System(column)) => ("system", cell(column)),
        _ => ("system", cell("system")),
    }
}
