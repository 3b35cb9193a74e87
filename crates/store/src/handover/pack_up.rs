//! What goes along with a system: what is written about it, the sets that it holds, and of what it
//! has to do with so much that its levels can be worked out.

use std::collections::{BTreeSet, HashSet};

use serde_json::Value;

use super::cells::{blank, empty, keep, strip};
use super::{Parcel, Rows, insert};
use crate::belonging::{Home, Object, TABLES, Table, Travel, text};
use crate::custody::Locks;
use crate::tables::{Flow, Handover, Pack, codes_from_json, to_json};
use crate::transact::Row;
use crate::transact::rows::read_rows;
use crate::{Content, Store, StoreError};

impl Store {
    /// Puts together what goes along with the system of a hand-over.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] for a system that is not there; [`StoreError::StoppedHere`],
    /// [`StoreError::HandedOver`] and [`StoreError::KeptElsewhere`] when it cannot leave.
    pub fn pack_up(&self, handover: &Handover) -> Result<Parcel, StoreError> {
        let content = self.content()?;
        let system = &handover.system;
        if !content.systems.iter().any(|row| &row.id == system) {
            return Err(StoreError::Unknown { kind: "system", id: system.clone() });
        }
        let stops = content.stopped_objects.iter();
        if let Some(stop) = stops.clone().find(|row| row.kind == "system" && &row.object == system) {
            return Err(StoreError::StoppedHere { code: stop.code.clone() });
        }
        let locks = Locks::read(&self.connection)?;
        locks.refuse(&Object::System(system.clone()))?;
        let codes: BTreeSet<&String> = stops.map(|row| &row.code).collect();
        let mut told = HashSet::new();
        for code in codes {
            told.extend(self.purge_plan(code)?.documents.into_iter().map(|row| row.sha256));
        }
        let reach = Reach::of(&content, &locks, system, &BTreeSet::new())?;
        let rows = Selection { connection: &self.connection, content: &content, reach: &reach, told: &told };
        let rows = rows.rows()?;
        Ok(Parcel { handover: handover.clone(), register: content.register, guests: reach.guests(), rows })
    }
}

impl Parcel {
    pub(super) fn pack(&self, (id, version): (&str, &str)) -> Result<Pack, StoreError> {
        let unknown = || StoreError::Unknown { kind: "pack", id: format!("{id} {version}") };
        let key = Value::from(vec![id, version]).to_string();
        let row = self.rows.get("pack").and_then(|packs| packs.get(&key)).ok_or_else(unknown)?;
        let cell = |column: &str| text(row, column).to_owned();
        Ok(Pack {
            id: cell("id"),
            version: cell("version"),
            sha256: cell("sha256"),
            content: cell("content"),
        })
    }
}

/// What a system has to do with, without anything that is stopped.
pub(super) struct Reach {
    system: String,
    /// Sets that it holds and that can be worked on where it goes.
    own: BTreeSet<String>,
    /// Sets that only come in, that are parts of others, or that are locked here.
    lent: BTreeSet<String>,
    /// Systems at the other end of a flow, a dependency or a way in.
    neighbours: BTreeSet<String>,
    flows: BTreeSet<String>,
    hidden: Hidden,
}

/// What is stopped, and what is hidden with it.
struct Hidden {
    systems: BTreeSet<String>,
    sets: BTreeSet<String>,
    assessments: BTreeSet<String>,
}

impl Hidden {
    fn of(content: &Content) -> Self {
        let of_kind = |kind: &str| -> BTreeSet<String> {
            let rows = content.stopped_objects.iter().filter(|row| row.kind == kind);
            rows.map(|row| row.object.clone()).collect()
        };
        let mut hidden =
            Self { systems: of_kind("system"), sets: of_kind("set"), assessments: BTreeSet::new() };
        let flows: BTreeSet<&String> =
            content.flows.iter().filter(|row| hidden.of_flow(row)).map(|row| &row.id).collect();
        let covers = content.assessment_subjects.iter().filter(|row| match row.subject_kind.as_str() {
            "system" => hidden.systems.contains(&row.subject),
            "set" => hidden.sets.contains(&row.subject),
            _ => flows.contains(&row.subject),
        });
        hidden.assessments = covers.map(|row| row.assessment.clone()).collect();
        hidden
    }

    fn of_flow(&self, flow: &Flow) -> bool {
        self.systems.contains(&flow.from_party)
            || self.systems.contains(&flow.to_party)
            || self.sets.contains(&flow.info_set)
    }
}

impl Reach {
    /// `also` are sets that count among the system's own even where it does not hold them here.
    pub fn of(
        content: &Content,
        locks: &Locks,
        system: &str,
        also: &BTreeSet<String>,
    ) -> Result<Self, StoreError> {
        let hidden = Hidden::of(content);
        let held = content.holdings.iter().filter(|row| row.system == system).map(|row| &row.info_set);
        let held: BTreeSet<String> = held.filter(|id| !hidden.sets.contains(*id)).cloned().collect();
        let free = |id: &&String| also.contains(*id) || !locks.holds(&Object::Set((*id).clone()));
        let own: BTreeSet<String> = held.iter().chain(also).filter(free).cloned().collect();
        let touching = |row: &&Flow| row.from_party == system || row.to_party == system;
        let flows: Vec<&Flow> =
            content.flows.iter().filter(touching).filter(|row| !hidden.of_flow(row)).collect();
        let mut lent = held;
        lent.extend(flows.iter().map(|row| row.info_set.clone()));
        add_parts(content, &own, &hidden, &mut lent)?;
        lent.retain(|id| !own.contains(id));
        let mut neighbours: BTreeSet<String> =
            flows.iter().flat_map(|row| [row.from_party.clone(), row.to_party.clone()]).collect();
        for row in content.dependencies.iter().filter(|row| row.consumer == system || row.provider == system)
        {
            neighbours.extend([row.consumer.clone(), row.provider.clone()]);
        }
        for row in content.sets.iter().filter(|row| own.contains(&row.id)) {
            neighbours.extend(codes_from_json(&row.reaches)?);
        }
        let there: HashSet<&String> = content.systems.iter().map(|row| &row.id).collect();
        neighbours.retain(|id| id != system && there.contains(id) && !hidden.systems.contains(id));
        let flows = flows.iter().map(|row| row.id.clone()).collect();
        Ok(Self { system: system.to_owned(), own, lent, neighbours, flows, hidden })
    }

    fn guests(&self) -> BTreeSet<Object> {
        let systems = self.neighbours.iter().cloned().map(Object::System);
        systems.chain(self.lent.iter().cloned().map(Object::Set)).collect()
    }

    /// Whether a thing goes along, whole or as a copy.
    fn has(&self, kind: &str, id: &String) -> bool {
        match kind {
            "system" => id == &self.system || self.neighbours.contains(id),
            "set" => self.own.contains(id) || self.lent.contains(id),
            _ => self.flows.contains(id),
        }
    }
}

/// Adds the parts of aggregates, and their parts.
fn add_parts(
    content: &Content,
    own: &BTreeSet<String>,
    hidden: &Hidden,
    lent: &mut BTreeSet<String>,
) -> Result<(), StoreError> {
    let mut open: Vec<String> = own.iter().chain(lent.iter()).cloned().collect();
    let mut seen: HashSet<String> = open.iter().cloned().collect();
    while let Some(id) = open.pop() {
        let set = content.sets.iter().find(|row| row.id == id);
        let parts = set.and_then(|row| row.parts.as_deref()).map(codes_from_json).transpose()?;
        for part in parts.unwrap_or_default() {
            if !hidden.sets.contains(&part) && seen.insert(part.clone()) {
                lent.insert(part.clone());
                open.push(part);
            }
        }
    }
    Ok(())
}

/// Reads the rows of what a system reaches.
pub(super) struct Selection<'a> {
    pub connection: &'a rusqlite::Connection,
    pub content: &'a Content,
    pub reach: &'a Reach,
    /// Documents that say something of what is stopped.
    pub told: &'a HashSet<String>,
}

impl Selection<'_> {
    pub fn rows(&self) -> Result<Rows, StoreError> {
        let mut rows = Rows::new();
        for table in TABLES.iter().filter(|table| table.travel != Travel::Stays) {
            for mut row in self.found(table, &rows)? {
                self.clean(table.name, &mut row)?;
                if self.goes(table.name, &row) {
                    insert(&mut rows, table.name, row)?;
                }
            }
        }
        self.authorities(&mut rows)?;
        self.packs(&mut rows)?;
        Ok(rows)
    }

    /// The rows of a table about the system, its sets and its neighbours.
    fn found(&self, table: &Table, rows: &Rows) -> Result<Vec<Row>, StoreError> {
        let reach = self.reach;
        let each = |column: &str, ids: &mut dyn Iterator<Item = &String>| {
            let mut found = Vec::new();
            for id in ids {
                found.extend(self.read(table.name, &format!("{column} = ?1"), id)?);
            }
            Ok::<_, StoreError>(found)
        };
        let us = std::iter::once(&reach.system);
        match (table.name, table.home) {
            ("system" | "adopted" | "adopted_level", Home::System(column)) => {
                each(column, &mut us.chain(&reach.neighbours))
            }
            ("info_set" | "set_level", Home::Set(column)) => {
                each(column, &mut reach.own.iter().chain(&reach.lent))
            }
            ("dependency", _) => self.read(table.name, "consumer = ?1 OR provider = ?1", &reach.system),
            (_, Home::System(column)) => each(column, &mut us.into_iter()),
            (_, Home::Answer) => each("system", &mut us.into_iter()),
            (_, Home::Set(column)) => each(column, &mut reach.own.iter()),
            (_, Home::Flow) => each("id", &mut reach.flows.iter()),
            ("flow_exception", Home::Of(..)) => each("flow", &mut self.sent().iter()),
            (_, Home::Of(parent, column)) => {
                let parents = rows.get(parent).into_iter().flat_map(|rows| rows.values());
                let key = crate::transact::key_columns(parent)?[0];
                let keys: Vec<String> = parents.map(|row| text(row, key).to_owned()).collect();
                each(column, &mut keys.iter())
            }
            (_, Home::Thing(_) | Home::Nobody) => Ok(Vec::new()),
        }
    }

    fn read(&self, table: &str, condition: &str, id: &str) -> Result<Vec<Row>, StoreError> {
        read_rows(self.connection, table, condition, &[Value::from(id)])
    }

    /// Flows that are the system's own: those it sends, and those that an authority sends it.
    fn sent(&self) -> Vec<String> {
        let neighbour = |id: &String| self.reach.neighbours.contains(id);
        let flows = self.content.flows.iter().filter(|row| self.reach.flows.contains(&row.id));
        flows.filter(|row| !neighbour(&row.from_party)).map(|row| row.id.clone()).collect()
    }

    /// Takes out of a row what does not go along.
    fn clean(&self, table: &str, row: &mut Row) -> Result<(), StoreError> {
        let (reach, hidden) = (self.reach, &self.reach.hidden);
        match table {
            "system" if text(row, "id") != reach.system => strip(row),
            "info_set" => {
                let own = reach.own.contains(text(row, "id"));
                keep(row, "reaches", |id| {
                    if own { !hidden.systems.contains(id) } else { reach.has("system", id) }
                })?;
                keep(row, "parts", |id| !hidden.sets.contains(id))?;
            }
            "gate_answer" => keep(row, "known", |id| !hidden.sets.contains(id))?,
            "workshop" if hidden.sets.contains(text(row, "question_set")) => {
                blank(row, &["question_set", "question_aspect"]);
            }
            "adopted" if text(row, "system") != reach.system => {
                blank(row, &["document"]);
                empty(row, &["decided_by", "delegation", "case_number"]);
            }
            "document" => blank(row, &["seq"]),
            _ => {}
        }
        Ok(())
    }

    /// Whether a row says nothing of what is stopped, and is about something that goes along.
    fn goes(&self, table: &str, row: &Row) -> bool {
        let hidden = &self.reach.hidden;
        let cell = |column: &str| text(row, column).to_owned();
        let sets = ["info_set", "asset"].into_iter().any(|column| hidden.sets.contains(text(row, column)));
        let systems = ["provider", "consumer"];
        let systems = systems.into_iter().any(|column| hidden.systems.contains(text(row, column)));
        let about = match table {
            "flag_answer" => self.reach.has(text(row, "subject_kind"), &cell("subject")),
            "assessment" => !hidden.assessments.contains(text(row, "id")),
            "document" => !self.told.contains(text(row, "sha256")),
            _ => true,
        };
        !sets && !systems && about
    }

    /// Authorities that something names, and those that they stand under.
    fn authorities(&self, rows: &mut Rows) -> Result<(), StoreError> {
        let cells = |table: &str, column: &'static str| {
            let of_table = rows.get(table).into_iter().flat_map(|rows| rows.values());
            of_table.map(move |row| text(row, column).to_owned()).collect::<Vec<_>>()
        };
        let mut open = [cells("system", "authority"), cells("info_set", "authority")].concat();
        open.extend([cells("flow", "from_party"), cells("flow", "to_party")].concat());
        let mut seen = HashSet::new();
        while let Some(id) = open.pop() {
            if !seen.insert(id.clone()) {
                continue;
            }
            for row in self.read("authority", "id = ?1", &id)? {
                open.push(text(&row, "parent").to_owned());
                insert(rows, "authority", row)?;
            }
        }
        Ok(())
    }

    /// The packs that the register and what goes along were made with.
    fn packs(&self, rows: &mut Rows) -> Result<(), StoreError> {
        let register = &self.content.register;
        let mut named = vec![(register.pack_id.clone(), register.pack_version.clone())];
        for (table, id, version) in [
            ("assessment", "pack_id", "pack_version"),
            ("measure_status", "pack_id", "pack_version"),
            ("gate_answer", "pack", "pack_version"),
            ("adopted", "pack", "pack_version"),
        ] {
            let of_table = rows.get(table).into_iter().flat_map(|rows| rows.values());
            named.extend(of_table.map(|row| (text(row, id).to_owned(), text(row, version).to_owned())));
        }
        let documents = rows.get("document").into_iter().flat_map(|rows| rows.values());
        named.extend(documents.filter_map(|row| pack_of(text(row, "jws"))));
        for (id, version) in named {
            let parameters = [Value::from(id), Value::from(version)];
            for row in read_rows(self.connection, "pack", "id = ?1 AND version = ?2", &parameters)? {
                insert(rows, "pack", row)?;
            }
        }
        Ok(())
    }
}

/// What stands in a parcel of a system, and of its sets, as this register has it.
pub(super) fn here(
    connection: &rusqlite::Connection,
    parcel: &Parcel,
    locks: &Locks,
) -> Result<(Content, Rows), StoreError> {
    let content = Content::read(connection)?;
    let sets: HashSet<&String> = content.sets.iter().map(|row| &row.id).collect();
    let also = parcel.own_sets().into_iter().filter(|id| sets.contains(id)).collect();
    let reach = Reach::of(&content, locks, parcel.system(), &also)?;
    let told = HashSet::new();
    let rows = Selection { connection, content: &content, reach: &reach, told: &told }.rows()?;
    Ok((content, rows))
}

/// The pack that a signed result was made with.
fn pack_of(jws: &str) -> Option<(String, String)> {
    let payload = crate::purge::payload(jws)?;
    let pack = payload.get("pack")?;
    Some((pack.get("id")?.as_str()?.to_owned(), pack.get("version")?.as_str()?.to_owned()))
}

/// Ids that are stopped here among those of a column, put back into what came without them.
pub(super) fn put_back_stopped(row: &mut Row, before: &Row, content: &Content) -> Result<(), StoreError> {
    let hidden = Hidden::of(content);
    for (column, stopped) in [("reaches", &hidden.systems), ("parts", &hidden.sets)] {
        let (Some(now), Some(was)) =
            (row.get(column).and_then(Value::as_str), before.get(column).and_then(Value::as_str))
        else {
            continue;
        };
        let mut ids = codes_from_json(now)?;
        ids.extend(codes_from_json(was)?.into_iter().filter(|id| stopped.contains(id)));
        ids.sort();
        ids.dedup();
        row.insert(column.to_owned(), Value::from(to_json(&ids)));
    }
    Ok(())
}
