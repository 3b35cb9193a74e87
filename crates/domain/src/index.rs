//! From facts to rows. Everything that is wrong is noted with its place on the way; whoever does
//! not ask gets rows of what holds together.

use crate::check::{Findings, ProblemKind};
use crate::compiled::{Compiled, mask};
use crate::facts::{Facts, Flow, InfoSet, Levels};
use crate::names::{Ix, NONE};
use crate::rows::{AdoptedRow, DependencyRow, FlowRow, HoldingRow, Party, ReachRow, Rows, SystemRow, day};

/// The rows of the facts, and what is wrong with the facts.
pub(crate) fn index(facts: &Facts, rules: &Compiled) -> (Rows, Findings) {
    let mut indexer = Indexer {
        facts,
        rules,
        rows: Rows::with_room_for(facts, rules.aspects.len()),
        found: Findings::default(),
    };
    indexer.parties();
    indexer.sets();
    indexer.holdings();
    indexer.flows();
    indexer.dependencies();
    indexer.adopted();
    (indexer.rows, indexer.found)
}

struct Indexer<'a> {
    facts: &'a Facts,
    rules: &'a Compiled,
    rows: Rows,
    found: Findings,
}

impl Indexer<'_> {
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
        for (ix, authority) in self.facts.authorities.iter().enumerate() {
            let (_, new) = self.rows.party_names.add(&authority.id);
            if self.new_id("authorities", ix, &authority.id, new) {
                self.rows.parties.push(Party::Authority(authority.kind));
            }
        }
        for (ix, system) in self.facts.systems.iter().enumerate() {
            let authority = self.rows.find_authority(&system.authority);
            let authority = self.resolve(authority, &system.authority, || format!("systems[{ix}].authority"));
            let (_, new) = self.rows.party_names.add(&system.id);
            if self.new_id("systems", ix, &system.id, new) {
                self.rows.parties.push(Party::System(SystemRow {
                    authority,
                    kind: system.kind,
                    overview: system.overview,
                    redundant: system.redundant,
                    purposes: mask!(system.purposes.iter().copied()),
                    adopted: None,
                }));
            }
        }
    }

    fn sets(&mut self) {
        // A set may be made of sets that come later in the list.
        let mut firsts = Vec::with_capacity(self.facts.sets.len());
        for (ix, set) in self.facts.sets.iter().enumerate() {
            let (row, new) = self.rows.name_set(&set.id);
            firsts.push(self.new_id("sets", ix, &set.id, new).then_some(row));
        }
        for ((ix, set), first) in self.facts.sets.iter().enumerate().zip(firsts) {
            let authority = self.rows.find_authority(&set.authority);
            let authority = self.resolve(authority, &set.authority, || format!("sets[{ix}].authority"));
            self.levels(&set.levels, || format!("sets[{ix}].levels"));
            if set.time_bound.as_deref() == Some("") {
                self.found.add(format!("sets[{ix}].time_bound"), ProblemKind::EmptyText);
            }
            if let Some(row) = first {
                self.rows.fill_set(row, set, authority);
            }
            self.reaches(ix, set, first);
            self.parts(ix, set, first);
        }
        self.part_cycles();
    }

    fn reaches(&mut self, ix: usize, set: &InfoSet, row: Option<Ix>) {
        for reached in &set.reaches {
            let known = self.rows.find_system(reached);
            let system = self.resolve(known, reached, || format!("sets[{ix}].reaches"));
            if let (Some(set), true) = (row, system != NONE) {
                self.rows.add_reach(ReachRow { set, system });
            }
        }
    }

    fn parts(&mut self, ix: usize, set: &InfoSet, row: Option<Ix>) {
        let Some(ids) = &set.parts else { return };
        let mut parts = Vec::with_capacity(ids.len());
        for id in ids {
            let known = self.rows.set_names.find(id);
            let part = self.resolve(known, id, || format!("sets[{ix}].parts"));
            if part != NONE {
                parts.push(part);
            }
        }
        if let Some(row) = row {
            self.rows.parts.insert(row, parts);
        }
    }

    fn part_cycles(&mut self) {
        let mut cyclic = crate::cycles::cyclic(
            self.rows.parts.iter().flat_map(|(set, parts)| parts.iter().map(|part| (*set, *part))),
        );
        cyclic.sort_unstable();
        for (ix, set) in self.facts.sets.iter().enumerate() {
            if !cyclic.is_empty()
                && self.rows.set_names.find(&set.id).is_some_and(|row| cyclic.binary_search(&row).is_ok())
            {
                self.found.add(format!("sets[{ix}].parts"), ProblemKind::PartCycle(set.id.clone()));
            }
        }
    }

    fn levels(&mut self, levels: &Levels, place: impl Fn() -> String) {
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
        for (ix, holding) in self.facts.holdings.iter().enumerate() {
            let known = self.rows.find_system(&holding.system);
            let system = self.resolve(known, &holding.system, || format!("holdings[{ix}].system"));
            let known = self.rows.find_set(&holding.set);
            let set = self.resolve(known, &holding.set, || format!("holdings[{ix}].set"));
            if system != NONE && set != NONE {
                self.rows.add_holding(HoldingRow {
                    system,
                    set,
                    handling: holding.handling,
                    master: holding.master,
                    environment: holding.environment,
                    since: day(holding.since.as_deref()),
                });
            }
        }
    }

    fn flows(&mut self) {
        for (ix, flow) in self.facts.flows.iter().enumerate() {
            let (row, new) = self.rows.flow_names.add(&flow.id);
            let first = self.new_id("flows", ix, &flow.id, new);
            let from = self.flow_end(ix, "from", &flow.from);
            let to = self.flow_end(ix, "to", &flow.to);
            let known = self.rows.find_set(&flow.set);
            let set = self.resolve(known, &flow.set, || format!("flows[{ix}].set"));
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
    }

    fn flow_end(&mut self, ix: usize, end: &str, id: &str) -> Ix {
        if id.is_empty() {
            self.found.add(format!("flows[{ix}].{end}"), ProblemKind::EmptyId);
            return NONE;
        }
        let known = self.rows.find_party(id);
        self.resolve(known, id, || format!("flows[{ix}].{end}"))
    }

    fn dependencies(&mut self) {
        for (ix, dependency) in self.facts.dependencies.iter().enumerate() {
            let known = self.rows.find_system(&dependency.consumer);
            let consumer =
                self.resolve(known, &dependency.consumer, || format!("dependencies[{ix}].consumer"));
            let known = self.rows.find_system(&dependency.provider);
            let provider =
                self.resolve(known, &dependency.provider, || format!("dependencies[{ix}].provider"));
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
        for (ix, entry) in self.facts.adopted.iter().enumerate() {
            let known = self.rows.find_system(&entry.system);
            let system = self.resolve(known, &entry.system, || format!("adopted[{ix}].system"));
            self.levels(&entry.levels, || format!("adopted[{ix}].levels"));
            let row = AdoptedRow { levels: entry.levels.clone(), at: day(Some(&entry.at)) };
            match self.rows.system_mut(system) {
                Some(system) if system.adopted.is_none() => system.adopted = Some(Box::new(row)),
                Some(_) => {
                    let kind = ProblemKind::AdoptedTwice(entry.system.clone());
                    self.found.add(format!("adopted[{ix}].system"), kind);
                }
                None => {}
            }
        }
    }
}

/// The row of a flow whose ends have been resolved; one that is not whole is not here.
pub(crate) fn flow_row(flow: &Flow, from: Ix, to: Ix, set: Ix) -> FlowRow {
    FlowRow {
        here: from != NONE && to != NONE && set != NONE,
        from,
        to,
        set,
        volume: flow.volume,
        receiver: flow.receiver_levels.as_ref().map(|levels| levels.clone().into_boxed_slice()),
    }
}
