//! The rows that an import adds: what the tables say and the register does not have yet.

use std::collections::HashSet;

use varsam_domain::Pack;
use varsam_exchange::tables::ImportedContent;
use varsam_store::{Content, Kind, StoreError, Transaction, receiver_levels_to_json, tables};

use super::count;
use crate::AppError;
use crate::dto::ImportCount;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// Ids that belong to what nothing is written about any more.
#[derive(Default)]
pub struct Closed {
    pub systems: HashSet<String>,
    pub sets: HashSet<String>,
}

impl Closed {
    /// What is decommissioned, what was disposed of, and old ids that lead to what is stopped.
    pub fn of(session: &Session, snapshot: &Snapshot) -> Result<Self, AppError> {
        let mut closed = Self::default();
        closed.systems.extend(snapshot.retired.systems.iter().map(|row| row.id.clone()));
        closed.sets.extend(snapshot.retired.sets.iter().map(|row| row.id.clone()));
        let whole = session.store.content()?;
        let hidden = whole.aliases.iter().filter(|row| !snapshot.content.aliases.contains(row));
        let hidden = hidden.map(|row| (&row.kind, &row.old_id));
        let disposed = whole.disposed.iter().map(|row| (&row.kind, &row.object));
        for (kind, id) in hidden.chain(disposed) {
            match Kind::from_code(kind) {
                Some(Kind::System) => closed.systems.insert(id.clone()),
                Some(Kind::Set) => closed.sets.insert(id.clone()),
                _ => false,
            };
        }
        Ok(closed)
    }
}

/// The rows that an import adds to a register.
pub struct NewRows {
    authorities: Vec<tables::Authority>,
    systems: Vec<tables::System>,
    sets: Vec<tables::InfoSet>,
    levels: Vec<tables::SetLevel>,
    holdings: Vec<tables::Holding>,
    flows: Vec<tables::Flow>,
    dependencies: Vec<tables::Dependency>,
    adopted: Vec<(tables::Adopted, Vec<tables::AdoptedLevel>)>,
}

impl NewRows {
    /// Rows about what is stopped, decommissioned or disposed of are left out: nothing is written
    /// about it.
    pub fn of(content: &ImportedContent, there: &Content, closed: &Closed, pack: &Pack) -> Self {
        let mut new = Self::all(content, there, pack);
        let covers = |kind: &str, id: &String| {
            there.stopped_objects.iter().any(|row| row.kind == kind && &row.object == id)
        };
        let system = |id: &String| !covers("system", id) && !closed.systems.contains(id);
        let set = |id: &String| !covers("set", id) && !closed.sets.contains(id);
        new.sets.retain(|row| set(&row.id));
        new.levels.retain(|row| set(&row.info_set));
        new.holdings.retain(|row| system(&row.system) && set(&row.info_set));
        new.flows.retain(|row| system(&row.from_party) && system(&row.to_party) && set(&row.info_set));
        new.dependencies.retain(|row| system(&row.consumer) && system(&row.provider));
        new.adopted.retain(|(row, _)| system(&row.system));
        new
    }

    fn all(content: &ImportedContent, there: &Content, pack: &Pack) -> Self {
        let classified: HashSet<&str> = there.levels.iter().map(|row| row.info_set.as_str()).collect();
        let adopted: HashSet<&str> = there.adopted.iter().map(|row| row.system.as_str()).collect();
        let known = |set: &str| there.sets.iter().any(|row| row.id == set);
        let new_classifications =
            || content.classifications.iter().filter(|row| !classified.contains(row.set.as_str()));
        let mut sets: Vec<tables::InfoSet> = content.sets.iter().map(info_set).collect();
        // A set that is there and gets its first levels is changed by it.
        sets.extend(
            there
                .sets
                .iter()
                .filter(|row| new_classifications().any(|c| c.set == row.id))
                .map(|row| tables::InfoSet { revision: row.revision + 1, ..row.clone() }),
        );
        for set in &mut sets {
            if let Some(classification) = new_classifications().find(|row| row.set == set.id) {
                set.classified_at.clone_from(&classification.classified_at);
                set.classified_by = classification.participants.clone().unwrap_or_default();
            }
        }
        Self {
            authorities: content.authorities.iter().map(authority).collect(),
            systems: content.systems.iter().map(system).collect(),
            levels: new_classifications().flat_map(|row| levels(row, pack)).collect(),
            holdings: content
                .holdings
                .iter()
                .map(holding)
                .filter(|new| {
                    !known(&new.info_set) || !there.holdings.iter().any(|row| same_holding(row, new))
                })
                .collect(),
            flows: content.flows.iter().map(|row| flow(row, pack)).collect(),
            dependencies: content
                .dependencies
                .iter()
                .map(|row| dependency(row, pack))
                .filter(|new| !there.dependencies.iter().any(|row| same_dependency(row, new)))
                .collect(),
            adopted: content
                .adopted
                .iter()
                .filter(|row| !adopted.contains(row.system.as_str()))
                .map(|row| adopted_rows(row, pack))
                .collect(),
            sets,
        }
    }

    pub fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        self.authorities.iter().try_for_each(|row| t.put(row))?;
        self.systems.iter().try_for_each(|row| t.put(row))?;
        self.sets.iter().try_for_each(|row| t.put(row))?;
        self.levels.iter().try_for_each(|row| t.put(row))?;
        let first = t.next_id::<tables::Holding>()?;
        for (id, row) in (first..).zip(&self.holdings) {
            t.put(&tables::Holding { id, ..row.clone() })?;
        }
        self.flows.iter().try_for_each(|row| t.put(row))?;
        let first = t.next_id::<tables::Dependency>()?;
        for (id, row) in (first..).zip(&self.dependencies) {
            t.put(&tables::Dependency { id, ..row.clone() })?;
        }
        for (row, levels) in &self.adopted {
            t.put(row)?;
            levels.iter().try_for_each(|level| t.put(level))?;
        }
        Ok(())
    }

    pub fn counts(&self, content: &ImportedContent) -> Vec<ImportCount> {
        let line = |kind: &str, new: usize, all: usize| ImportCount {
            kind: kind.to_owned(),
            new: count(new),
            changed: 0,
            unchanged: count(all.saturating_sub(new)),
        };
        let levels_in_file: usize = content
            .classifications
            .iter()
            .flat_map(|row| &row.aspects)
            .filter(|aspect| aspect.level.is_some())
            .count();
        let new_levels = self.levels.iter().filter(|row| row.level.is_some()).count();
        [
            line("authorities", self.authorities.len(), content.authorities.len()),
            line("systems", self.systems.len(), content.systems.len()),
            line("info_sets", content.sets.len(), content.sets.len()),
            line("holdings", self.holdings.len(), content.holdings.len()),
            line("flows", self.flows.len(), content.flows.len()),
            line("dependencies", self.dependencies.len(), content.dependencies.len()),
            line("levels", new_levels, levels_in_file),
            line("adopted", self.adopted.len(), content.adopted.len()),
        ]
        .into_iter()
        .filter(|line| line.new + line.unchanged > 0)
        .collect()
    }
}

fn same_holding(a: &tables::Holding, b: &tables::Holding) -> bool {
    tables::Holding { id: a.id, ..b.clone() } == *a
}

fn same_dependency(a: &tables::Dependency, b: &tables::Dependency) -> bool {
    tables::Dependency { id: a.id, ..b.clone() } == *a
}

fn authority(row: &varsam_exchange::tables::ImportedAuthority) -> tables::Authority {
    tables::Authority {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: row.kind.code().to_owned(),
        parent: row.parent.clone(),
    }
}

fn system(row: &varsam_exchange::tables::ImportedSystem) -> tables::System {
    tables::System {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        kind: row.kind.code().to_owned(),
        owner: row.owner.clone(),
        manager: row.manager.clone(),
        overview: row.overview,
        redundant: row.redundant,
        purposes: tables::codes_to_json(row.purposes.iter().map(|purpose| purpose.code())),
        supplier: row.supplier.clone().unwrap_or_default(),
        hosting: row.hosting.clone().unwrap_or_default(),
        description: row.description.clone().unwrap_or_default(),
    }
}

fn info_set(row: &varsam_exchange::tables::ImportedSet) -> tables::InfoSet {
    tables::InfoSet {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        owner: row.owner.clone(),
        subjects: row.subjects.map(|band| band.code().to_owned()),
        records: row.records.map(|band| band.code().to_owned()),
        identifiers: tables::codes_to_json(row.identifiers.iter().map(|i| i.code())),
        personal_data: tables::codes_to_json(row.personal_data.iter().map(|p| p.code())),
        secrecy: tables::codes_to_json(&row.secrecy),
        time_depth: row.time_depth.map(|depth| depth.code().to_owned()),
        topics: tables::codes_to_json(row.topics.iter().map(|topic| topic.code())),
        time_bound: row.time_bound.clone(),
        parts: row.parts.as_ref().map(tables::codes_to_json),
        reaches: tables::codes_to_json(&row.reaches),
        description: row.description.clone().unwrap_or_default(),
        classified_at: None,
        classified_by: String::new(),
        revision: 1,
    }
}

fn level_id(pack: &Pack, aspect: usize, number: Option<u8>) -> Option<String> {
    pack.level(aspect, number?).map(|level| level.id.clone())
}

fn levels(row: &varsam_exchange::tables::ImportedClassification, pack: &Pack) -> Vec<tables::SetLevel> {
    let written = row.aspects.iter().enumerate().filter(|(_, a)| a.level.is_some() || a.reason.is_some());
    written
        .map(|(ix, aspect)| tables::SetLevel {
            info_set: row.set.clone(),
            aspect: pack.aspects[ix].id.clone(),
            pack: pack.id.clone(),
            level: level_id(pack, ix, aspect.level),
            category: None,
            reason: aspect.reason.clone().unwrap_or_default(),
        })
        .collect()
}

fn holding(row: &varsam_exchange::tables::ImportedHolding) -> tables::Holding {
    tables::Holding {
        id: 0,
        system: row.system.clone(),
        info_set: row.set.clone(),
        handling: row.handling.code().to_owned(),
        master: row.master,
        environment: row.environment.code().to_owned(),
        since: row.since.clone(),
    }
}

fn flow(row: &varsam_exchange::tables::ImportedFlow, pack: &Pack) -> tables::Flow {
    tables::Flow {
        id: row.id.clone(),
        from_party: row.from.clone(),
        to_party: row.to.clone(),
        info_set: row.set.clone(),
        mode: row.mode.code().to_owned(),
        volume: row.volume.code().to_owned(),
        third_country: row.third_country,
        encrypted: row.encrypted,
        receiver_levels: row.receiver_levels.as_ref().map(|levels| receiver_levels_to_json(levels, pack)),
        purpose: row.purpose.clone().unwrap_or_default(),
    }
}

fn dependency(row: &varsam_exchange::tables::ImportedDependency, pack: &Pack) -> tables::Dependency {
    let availability = pack.role_index(varsam_domain::pack::AspectRole::Availability);
    let tolerates = availability.and_then(|aspect| level_id(pack, aspect, row.tolerates));
    tables::Dependency {
        id: 0,
        consumer: row.consumer.clone(),
        provider: row.provider.clone(),
        tolerates_pack: tolerates.is_some().then(|| pack.id.clone()),
        tolerates_level: tolerates,
        note: row.note.clone().unwrap_or_default(),
    }
}

fn adopted_rows(
    row: &varsam_exchange::tables::ImportedAdopted,
    pack: &Pack,
) -> (tables::Adopted, Vec<tables::AdoptedLevel>) {
    let adopted = tables::Adopted {
        system: row.system.clone(),
        at: row.at.clone(),
        decided_by: row.decided_by.clone().unwrap_or_default(),
        pack: pack.id.clone(),
        pack_version: pack.version.clone(),
        document: None,
        valid_until: None,
        delegation: String::new(),
        case_number: String::new(),
    };
    let levels = pack
        .aspects
        .iter()
        .enumerate()
        .map(|(ix, aspect)| tables::AdoptedLevel {
            system: row.system.clone(),
            aspect: aspect.id.clone(),
            level: level_id(pack, ix, row.levels[ix]),
        })
        .collect();
    (adopted, levels)
}
