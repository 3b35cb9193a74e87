//! From facts to rows. Everything that is wrong is noted with its place on the way; whoever does
//! not ask gets rows of what holds together.

use crate::check::{Findings, ProblemKind};
use crate::compiled::Compiled;
use crate::names::{BLOCK, Ix, NONE};
use crate::rows::{AdoptedRow, DependencyRow, FlowRow, HoldingRow, Party, ReachRow, Rows, SystemRow, day};
use crate::source::{FlowView, HoldingView, LevelRow, SetView, Source};

/// The rows of the facts, and what is wrong with the facts.
pub(crate) fn index(source: &impl Source, rules: &Compiled) -> (Rows, Findings) {
    let rows = Rows::with_room_for(source);
    let mut indexer = Indexer { source, rules, rows, found: Findings::default() };
    indexer.parties();
    indexer.sets();
    indexer.holdings();
    indexer.flows();
    indexer.dependencies();
    indexer.adopted();
    (indexer.rows, indexer.found)
}

struct Indexer<'a, S> {
    source: &'a S,
    rules: &'a Compiled,
    rows: Rows,
    found: Findings,
}

impl<S: Source> Indexer<'_, S> {
    /// Notes an empty id, or one that was there before; whether the id is the first of its name.
    fn new_id(&mut self, list: &str, ix: usize, id: &str, new: bool) -> bool {
        if id.is_empty() {
            self.found.add(format!("{list}[{ix}].id"), ProblemKind::EmptyId);
        } else if !new {
            self.found.add(format!("{list}[{ix}].id"), ProblemKind::DuplicateId(id.to_owned()));
        }
        new
    }

    fn resolve(&mut self, known: Option<Ix>, id: &str, place: impl FnOnce() -> String) -> Ix {
        known.unwrap_or_else(|| {
            self.found.add(place(), ProblemKind::MissingReference(id.to_owned()));
            NONE
        })
    }

    fn parties(&mut self) {
        for (ix, (id, kind)) in self.source.authorities().enumerate() {
            let (_, new) = self.rows.party_names.add(id);
            if self.new_id("authorities", ix, id, new) {
                self.rows.parties.push(Party::Authority(kind));
            }
        }
        for (ix, system) in self.source.systems().enumerate() {
            let authority = self.rows.find_authority(system.authority);
            let authority = self.resolve(authority, system.authority, || format!("systems[{ix}].authority"));
            let (_, new) = self.rows.party_names.add(system.id);
            if self.new_id("systems", ix, system.id, new) {
                self.rows.parties.push(Party::System(SystemRow::of(&system, authority)));
            }
        }
        self.rows.party_names.make_slots();
    }

    fn sets(&mut self) {
        let mut again = Vec::new();
        for (ix, set) in self.source.sets().enumerate() {
            let (row, new) = self.rows.name_set(set.id);
            let row = self.new_id("sets", ix, set.id, new).then_some(row);
            let authority = self.rows.find_authority(set.authority);
            let authority = self.resolve(authority, set.authority, || format!("sets[{ix}].authority"));
            self.levels(&set.levels, || format!("sets[{ix}].levels"));
            if set.time_bound == Some("") {
                self.found.add(format!("sets[{ix}].time_bound"), ProblemKind::EmptyText);
            }
            if let Some(row) = row {
                self.rows.fill_set(row, &set, authority, self.rules);
            }
            self.reaches(ix, &set, row);
            if set.parts.is_some() {
                again.push((ix, set, row));
            }
        }
        self.rows.set_names.make_slots();
        // A set may be made of sets that come later in the list.
        let mut composed = Vec::with_capacity(again.len());
        for (ix, set, row) in again {
            self.parts(ix, &set, row);
            composed.push((ix, set.id));
        }
        self.part_cycles(&composed);
    }

    fn reaches(&mut self, ix: usize, set: &SetView<'_>, row: Option<Ix>) {
        set.reaches.each(|reached| {
            let known = self.rows.find_system(reached);
            let system = self.resolve(known, reached, || format!("sets[{ix}].reaches"));
            if let (Some(set), true) = (row, system != NONE) {
                self.rows.add_reach(ReachRow { set, system });
            }
        });
    }

    fn parts(&mut self, ix: usize, set: &SetView<'_>, row: Option<Ix>) {
        let mut parts = Vec::new();
        let Some(ids) = set.parts else { return };
        ids.each(|id| {
            let known = self.rows.set_names.find(id);
            let part = self.resolve(known, id, || format!("sets[{ix}].parts"));
            if part != NONE {
                parts.push(part);
            }
        });
        if let Some(row) = row {
            self.rows.parts.insert(row, parts);
        }
    }

    /// Notes every set that is its own part; `composed` are the sets that have parts.
    fn part_cycles(&mut self, composed: &[(usize, &str)]) {
        let edges = self.rows.parts.iter().flat_map(|(set, parts)| parts.iter().map(|part| (*set, *part)));
        let cyclic = crate::cycles::cyclic(edges);
        for (ix, id) in composed.iter().filter(|_| !cyclic.is_empty()) {
            if self.rows.set_names.find(id).is_some_and(|row| cyclic.binary_search(&row).is_ok()) {
                let kind = ProblemKind::PartCycle((*id).to_owned());
                self.found.add(format!("sets[{ix}].parts"), kind);
            }
        }
    }

    fn levels(&mut self, levels: &LevelRow, place: impl Fn() -> String) {
        for (aspect, level) in self.rules.aspects.iter().zip(levels) {
            if let Some(level) = *level
                && !aspect.numbers.contains(&level)
            {
                let kind = ProblemKind::LevelOutsideScale { aspect: aspect.id.clone(), level };
                self.found.add(format!("{}.{}", place(), aspect.id), kind);
            }
        }
    }

    fn holdings(&mut self) {
        let source = self.source;
        let mut rows = source.holdings().enumerate();
        let mut block: Vec<(usize, HoldingView<'_>)> = Vec::with_capacity(BLOCK);
        loop {
            block.clear();
            block.extend(rows.by_ref().take(BLOCK));
            let systems = self.rows.party_names.find_all(block.iter().map(|(_, row)| row.system));
            let sets = self.rows.set_names.find_all(block.iter().map(|(_, row)| row.set));
            for ((ix, holding), (system, set)) in block.iter().zip(systems.into_iter().zip(sets)) {
                self.holding(*ix, holding, system, set);
            }
            if block.len() < BLOCK {
                return;
            }
        }
    }

    fn holding(&mut self, ix: usize, holding: &HoldingView<'_>, system: Option<Ix>, set: Option<Ix>) {
        let system = system.filter(|system| self.rows.system(*system).is_some());
        let system = self.resolve(system, holding.system, || format!("holdings[{ix}].system"));
        let set = self.resolve(set, holding.set, || format!("holdings[{ix}].set"));
        if system != NONE && set != NONE {
            self.rows.add_holding(HoldingRow {
                system,
                set,
                handling: holding.handling,
                master: holding.master,
                environment: holding.environment,
                since: day(holding.since),
            });
        }
    }

    fn flows(&mut self) {
        let source = self.source;
        let mut rows = source.flows().enumerate();
        let mut block: Vec<(usize, FlowView<'_>)> = Vec::with_capacity(BLOCK);
        loop {
            block.clear();
            block.extend(rows.by_ref().take(BLOCK));
            let from = self.rows.party_names.find_all(block.iter().map(|(_, row)| row.from));
            let to = self.rows.party_names.find_all(block.iter().map(|(_, row)| row.to));
            let sets = self.rows.set_names.find_all(block.iter().map(|(_, row)| row.set));
            let ends = from.into_iter().zip(to).zip(sets);
            for ((ix, flow), ((from, to), set)) in block.iter().zip(ends) {
                self.flow(*ix, flow, from, to, set);
            }
            if block.len() < BLOCK {
                return;
            }
        }
    }

    fn flow(&mut self, ix: usize, flow: &FlowView<'_>, from: Option<Ix>, to: Option<Ix>, set: Option<Ix>) {
        let (row, new) = self.rows.flow_names.add(flow.id);
        let first = self.new_id("flows", ix, flow.id, new);
        let from = self.flow_end(ix, "from", flow.from, from);
        let to = self.flow_end(ix, "to", flow.to, to);
        let set = self.resolve(set, flow.set, || format!("flows[{ix}].set"));
        if let Some(levels) = &flow.receiver_levels {
            self.levels(levels, || format!("flows[{ix}].receiver_levels"));
        }
        let whole = from != NONE && to != NONE;
        if whole && self.rows.system(from).is_none() && self.rows.system(to).is_none() {
            self.found.add(format!("flows[{ix}]"), ProblemKind::FlowWithoutSystem);
        }
        if first {
            self.rows.flows.push(flow_row(flow, from, to, set));
            if whole && set != NONE {
                self.rows.link_flow(row);
            }
        }
    }

    fn flow_end(&mut self, ix: usize, end: &str, id: &str, known: Option<Ix>) -> Ix {
        if id.is_empty() {
            self.found.add(format!("flows[{ix}].{end}"), ProblemKind::EmptyId);
            return NONE;
        }
        self.resolve(known, id, || format!("flows[{ix}].{end}"))
    }

    fn dependencies(&mut self) {
        for (ix, dependency) in self.source.dependencies().enumerate() {
            let known = self.rows.find_system(dependency.consumer);
            let consumer =
                self.resolve(known, dependency.consumer, || format!("dependencies[{ix}].consumer"));
            let known = self.rows.find_system(dependency.provider);
            let provider =
                self.resolve(known, dependency.provider, || format!("dependencies[{ix}].provider"));
            if let (Some(level), Some(aspect)) = (dependency.tolerates, self.rules.availability) {
                let aspect = &self.rules.aspects[aspect];
                if !aspect.numbers.contains(&level) {
                    let kind = ProblemKind::LevelOutsideScale { aspect: aspect.id.clone(), level };
                    self.found.add(format!("dependencies[{ix}].tolerates"), kind);
                }
            }
            if consumer != NONE && provider != NONE {
                let tolerates = dependency.tolerates;
                self.rows.add_dependency(DependencyRow { consumer, provider, tolerates });
            }
        }
    }

    fn adopted(&mut self) {
        for (ix, entry) in self.source.adopted().enumerate() {
            let known = self.rows.find_system(entry.system);
            let system = self.resolve(known, entry.system, || format!("adopted[{ix}].system"));
            self.levels(&entry.levels, || format!("adopted[{ix}].levels"));
            let row = AdoptedRow { levels: entry.levels, at: day(Some(entry.at)) };
            match self.rows.system_mut(system) {
                Some(system) if system.adopted.is_none() => system.adopted = Some(row),
                Some(_) => {
                    let kind = ProblemKind::AdoptedTwice(entry.system.to_owned());
                    self.found.add(format!("adopted[{ix}].system"), kind);
                }
                None => {}
            }
        }
    }
}

/// The row of a flow whose ends have been resolved; one that is not whole is not here.
pub(crate) fn flow_row(flow: &FlowView<'_>, from: Ix, to: Ix, set: Ix) -> FlowRow {
    FlowRow {
        here: from != NONE && to != NONE && set != NONE,
        from,
        to,
        set,
        volume: flow.volume,
        receiver: flow.receiver_levels,
    }
}
