//! The register as it is, with what the rules make of it, and ways to find things in it.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use varsam_domain::facts::Facts;
use varsam_domain::floor::SetFloor;
use varsam_domain::rationale::{ReasonNeed, reason_need};
use varsam_domain::{Calculated, Evaluation, Pack};
use varsam_store::tables::{Flow, SetLevel};
use varsam_store::{Content, Kind};

use crate::AppError;
use crate::gate::{StoppedThings, mask};
use crate::reorganise::{Retired, retire};
use crate::suitability::Assessed;

/// Rows and rules together. The lists of `content` and `facts` are in the same order. What is
/// stopped is in them without its name and without anything that was written about it.
pub(crate) struct Snapshot {
    pub content: Content,
    pub stopped: StoppedThings,
    /// What is decommissioned: it is in no list of `content` and `facts`.
    pub retired: Retired,
    pub facts: Facts,
    pub evaluation: Evaluation,
    pub calculated: Vec<Vec<Calculated>>,
    pub floors: Vec<SetFloor>,
    /// What each assessment comes to, once somebody has asked.
    pub assessed: OnceLock<Vec<Assessed>>,
    systems: HashMap<String, usize>,
    sets: HashMap<String, usize>,
    authorities: HashMap<String, usize>,
    levels: HashMap<(usize, String), usize>,
    central: HashSet<(Kind, String)>,
}

/// A set that a system carries, seen from the system.
pub(crate) struct Carried {
    /// Its place in `facts.sets`.
    pub set: usize,
    /// Whether the system holds it; otherwise it only comes in.
    pub held: bool,
    /// Whether this system is its master data source.
    pub master: bool,
    /// Parties that it comes in from.
    pub from: Vec<String>,
}

impl Snapshot {
    /// The register as it is on a day.
    pub fn of(mut content: Content, pack: &Pack, day: &str) -> Result<Self, AppError> {
        let stopped = mask(&mut content);
        let retired = retire(&mut content, day);
        let facts = content.facts(pack)?;
        let positions = |ids: Vec<&String>| ids.into_iter().cloned().zip(0..).collect::<HashMap<_, _>>();
        let sets = positions(content.sets.iter().map(|row| &row.id).collect());
        let levels = content
            .levels
            .iter()
            .enumerate()
            .filter_map(|(ix, row)| Some(((*sets.get(&row.info_set)?, row.aspect.clone()), ix)))
            .collect();
        let there = content.central.iter().filter(|row| !row.gone);
        let central =
            there.filter_map(|row| Some((Kind::from_code(&row.kind)?, row.object.clone()))).collect();
        let evaluation = Evaluation::new(&facts, pack);
        Ok(Self {
            calculated: evaluation.systems().map(|answer| answer.calculated).collect(),
            floors: evaluation.sets().map(|answer| answer.floor).collect(),
            systems: positions(content.systems.iter().map(|row| &row.id).collect()),
            authorities: positions(content.authorities.iter().map(|row| &row.id).collect()),
            assessed: OnceLock::new(),
            sets,
            levels,
            central,
            content,
            stopped,
            retired,
            facts,
            evaluation,
        })
    }

    /// The place of a system, to be shown or changed: not of one that is stopped or decommissioned.
    pub fn system(&self, id: &str) -> Result<usize, AppError> {
        refuse(self.stopped.systems.get(id))?;
        self.retired.refuse(Kind::System, id)?;
        self.place_of(id).ok_or_else(|| AppError::new("unknown_thing").with("id", id))
    }

    /// The place of a system that something may be written about: its stop-gate has been answered.
    pub fn asked_system(&self, id: &str) -> Result<usize, AppError> {
        let ix = self.system(id)?;
        let asked = self.content.gate_answers.iter().any(|row| row.system == id);
        if asked { Ok(ix) } else { Err(AppError::new("gate_first")) }
    }

    /// The place of a system, be it stopped or not.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.systems.get(id).copied()
    }

    /// Whether a party is a system.
    pub fn is_system(&self, id: &str) -> bool {
        self.systems.contains_key(id)
    }

    /// The place of a set, to be shown or changed: not of one that is stopped or decommissioned.
    pub fn set(&self, id: &str) -> Result<usize, AppError> {
        refuse(self.stopped.sets.get(id))?;
        self.retired.refuse(Kind::Set, id)?;
        self.sets.get(id).copied().ok_or_else(|| AppError::new("unknown_thing").with("id", id))
    }

    /// A flow, to be changed: not one that goes to, comes from or carries something stopped.
    pub fn flow(&self, id: &str) -> Result<&Flow, AppError> {
        let unknown = || AppError::new("unknown_thing").with("id", id);
        let row = self.content.flows.iter().find(|row| row.id == id).ok_or_else(unknown)?;
        refuse(self.stopped.of_flow(row))?;
        Ok(row)
    }

    /// Whether there is a system or an authority with this id, that is not stopped.
    pub fn party(&self, id: &str) -> Result<(), AppError> {
        refuse(self.stopped.systems.get(id))?;
        self.retired.refuse(Kind::System, id)?;
        let there = self.systems.contains_key(id) || self.authorities.contains_key(id);
        there.then_some(()).ok_or_else(|| AppError::new("unknown_thing").with("id", id))
    }

    pub fn authority_name(&self, id: &str) -> String {
        let there = self.authorities.get(id).map(|&ix| self.content.authorities[ix].name.as_str());
        there.or_else(|| self.earlier_name(Kind::Authority, id)).unwrap_or(id).to_owned()
    }

    /// The name of something that is decommissioned, or that was merged into another.
    fn earlier_name(&self, kind: Kind, id: &str) -> Option<&str> {
        let alias = self.content.aliases.iter().find(|row| row.kind == kind.code() && row.old_id == id);
        self.retired.name(kind, id).or_else(|| alias.map(|row| row.old_name.as_str()))
    }

    /// The name of a system or an authority.
    pub fn party_name(&self, id: &str) -> String {
        let there = self.systems.get(id).map(|&ix| self.content.systems[ix].name.as_str());
        let name = there.or_else(|| self.earlier_name(Kind::System, id));
        name.map_or_else(|| self.authority_name(id), str::to_owned)
    }

    pub fn set_name(&self, id: &str) -> String {
        let there = self.sets.get(id).map(|&ix| self.content.sets[ix].name.as_str());
        there.or_else(|| self.earlier_name(Kind::Set, id)).unwrap_or(id).to_owned()
    }

    /// Whether the newest catalogue of some authority has a thing.
    pub fn is_central(&self, kind: Kind, id: &str) -> bool {
        self.central.contains(&(kind, id.to_owned()))
    }

    /// The row with a set's level for an aspect, when anything has been written there.
    pub fn level_row(&self, set: usize, aspect: &str) -> Option<&SetLevel> {
        self.levels.get(&(set, aspect.to_owned())).map(|&ix| &self.content.levels[ix])
    }

    /// Whether an owner has answered "vet inte" about a set's level.
    pub fn is_unknown(&self, set: &str, aspect: &str) -> bool {
        self.content.unknown_levels.iter().any(|row| row.info_set == set && row.aspect == aspect)
    }

    /// The sets that a system carries: those it holds, by name, then those that come in.
    pub fn carried(&self, system: usize) -> Vec<Carried> {
        let id = &self.content.systems[system].id;
        let mut found: HashMap<usize, Carried> = HashMap::new();
        for holding in self.content.holdings.iter().filter(|row| &row.system == id) {
            if let Some(&set) = self.sets.get(&holding.info_set) {
                let carried = found.entry(set).or_insert_with(|| Carried::new(set));
                carried.held = true;
                carried.master |= holding.master;
            }
        }
        for flow in self.content.flows.iter().filter(|row| &row.to_party == id) {
            if let Some(&set) = self.sets.get(&flow.info_set) {
                let carried = found.entry(set).or_insert_with(|| Carried::new(set));
                carried.from.push(flow.from_party.clone());
            }
        }
        let mut all: Vec<Carried> = found.into_values().collect();
        all.sort_by_key(|carried| (!carried.held, self.content.sets[carried.set].id.clone()));
        all
    }

    /// Systems that hold a set, each once.
    pub fn holders(&self, set: usize) -> Vec<&str> {
        let id = &self.content.sets[set].id;
        let mut holders: Vec<&str> = self
            .content
            .holdings
            .iter()
            .filter(|row| &row.info_set == id)
            .map(|row| row.system.as_str())
            .collect();
        holders.sort_unstable();
        holders.dedup();
        holders
    }

    /// Why a reason is mandatory for a set's level, and whether it is missing.
    pub fn reason_need(&self, pack: &Pack, set: usize, aspect: usize) -> Option<(ReasonNeed, bool)> {
        self.reason_need_at(pack, set, aspect, self.facts.sets[set].levels[aspect])
    }

    /// Why a reason would be mandatory if a set's level were `level`, and whether it is missing.
    pub fn reason_need_at(
        &self,
        pack: &Pack,
        set: usize,
        aspect: usize,
        level: Option<u8>,
    ) -> Option<(ReasonNeed, bool)> {
        let need = reason_need(pack, level, self.floors[set].levels[aspect], self.parts_level(set, aspect))?;
        let row = self.level_row(set, &pack.aspects[aspect].id);
        Some((need, row.is_none_or(|row| row.reason.trim().is_empty())))
    }

    /// The highest level of the parts of an aggregate.
    fn parts_level(&self, set: usize, aspect: usize) -> Option<u8> {
        let parts = self.facts.sets[set].parts.iter().flatten();
        parts.filter_map(|id| self.facts.sets[*self.sets.get(id)?].levels[aspect]).max()
    }

    /// How far the classification of a system has come.
    pub fn progress(&self, pack: &Pack, system: usize) -> Progress {
        let mut progress = Progress::default();
        for carried in self.carried(system) {
            progress.sets += 1;
            for aspect in 0..pack.aspects.len() {
                progress.cells += 1;
                progress.assessed += u32::from(self.facts.sets[carried.set].levels[aspect].is_some());
                if let Some((need, missing)) = self.reason_need(pack, carried.set, aspect) {
                    progress.reasons_missing += u32::from(missing);
                    progress.below_floor += u32::from(need == ReasonNeed::BelowFloor);
                }
            }
        }
        progress
    }
}

/// The answer about a thing that may be stopped.
fn refuse(code: Option<&String>) -> Result<(), AppError> {
    code.map_or(Ok(()), |code| Err(AppError::new("object_stopped").with("code", code)))
}

/// Counts over the cells of a system's matrix.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    pub sets: u32,
    pub cells: u32,
    pub assessed: u32,
    pub reasons_missing: u32,
    pub below_floor: u32,
}

impl Carried {
    fn new(set: usize) -> Self {
        Self { set, held: false, master: false, from: Vec::new() }
    }
}
