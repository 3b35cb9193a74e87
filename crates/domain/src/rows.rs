//! Facts as rows of numbers with every reference resolved, in lists by what they belong to.
//!
//! Rows come and go: a row that has gone is in no list. What refers to nothing is left out of the
//! lists rather than guessed.

use std::collections::HashMap;

use crate::compiled::Compiled;
use crate::facts::{AuthorityKind, Band, Environment, Handling, SystemKind, Volume};
use crate::flag::{Flag, Flags};
use crate::links::Links;
use crate::names::{Ix, NONE, Names};
use crate::source::{LevelRow, SetView, Source, SystemView};

/// A system or an authority; they share their names.
pub(crate) enum Party {
    Gone,
    Authority(AuthorityKind),
    System(SystemRow),
}

pub(crate) struct SystemRow {
    pub authority: Ix,
    pub kind: SystemKind,
    pub overview: bool,
    pub redundant: bool,
    pub purposes: u16,
    pub adopted: Option<AdoptedRow>,
}

#[derive(Clone, Copy)]
pub(crate) struct AdoptedRow {
    pub levels: LevelRow,
    pub at: Day,
}

#[derive(Clone, Copy)]
pub(crate) struct SetRow {
    pub levels: LevelRow,
    /// Flags that the set raises on every system that carries it; the one for overviews only
    /// where the system is one.
    pub brings: Flags,
    pub owner: Ix,
    pub identifiers: u16,
    pub personal_data: u16,
    pub topics: u16,
    pub subjects: Option<Band>,
    pub time_bound: bool,
    pub here: bool,
}

/// A name that nothing is known of yet.
const NO_SET: SetRow = SetRow {
    levels: [None; crate::source::MOST_ASPECTS],
    brings: Flags::NONE,
    owner: NONE,
    identifiers: 0,
    personal_data: 0,
    topics: 0,
    subjects: None,
    time_bound: false,
    here: false,
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct HoldingRow {
    pub system: Ix,
    pub set: Ix,
    pub handling: Handling,
    pub master: bool,
    pub environment: Environment,
    pub since: Day,
}

pub(crate) struct FlowRow {
    pub here: bool,
    pub from: Ix,
    pub to: Ix,
    pub set: Ix,
    pub volume: Volume,
    pub receiver: Option<LevelRow>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct DependencyRow {
    pub consumer: Ix,
    pub provider: Ix,
    pub tolerates: Option<u8>,
}

#[derive(Clone, Copy)]
pub(crate) struct ReachRow {
    pub set: Ix,
    pub system: Ix,
}

/// A day as one number that grows with time; 0 is unknown, which is later than nothing.
pub(crate) type Day = u32;

/// The day that `YYYY-MM-DD` says; unknown for anything else.
pub(crate) fn day(text: Option<&str>) -> Day {
    let Some(bytes) = text.map(str::as_bytes).filter(|b| b.len() == 10) else { return 0 };
    let mut number = 0;
    for (ix, byte) in bytes.iter().enumerate() {
        match (ix, byte) {
            (4 | 7, b'-') => {}
            (4 | 7, _) => return 0,
            (_, b'0'..=b'9') => number = number * 10 + u32::from(byte - b'0'),
            _ => return 0,
        }
    }
    number
}

/// Every row, and which rows belong to what.
pub(crate) struct Rows {
    pub party_names: Names,
    pub set_names: Names,
    pub flow_names: Names,
    pub owner_names: Names,
    pub parties: Vec<Party>,
    pub sets: Vec<SetRow>,
    pub parts: HashMap<Ix, Vec<Ix>>,
    pub holdings: Vec<HoldingRow>,
    pub flows: Vec<FlowRow>,
    pub dependencies: Vec<DependencyRow>,
    pub reaches: Vec<ReachRow>,
    pub free_holdings: Vec<Ix>,
    pub free_dependencies: Vec<Ix>,
    pub free_reaches: Vec<Ix>,
    /// Holdings of a system, and of a set.
    pub holds: Links,
    pub held: Links,
    /// Flows into a party, out of a party, and of a set.
    pub into: Links,
    pub out_of: Links,
    pub carries: Links,
    /// Dependencies of a consumer, and of a provider.
    pub needs: Links,
    pub needed: Links,
    /// Reaches of a set, and of a reached system.
    pub gives: Links,
    pub reached: Links,
    /// The authority of each set: only to know whether an authority is referred to.
    pub set_authority: Vec<Ix>,
}

impl Rows {
    pub fn with_room_for(source: &impl Source) -> Self {
        let parties = source.authorities().len() + source.systems().len();
        let (sets, flows) = (source.sets().len(), source.flows().len());
        let (holdings, dependencies) = (source.holdings().len(), source.dependencies().len());
        Self {
            party_names: Names::with_capacity(parties),
            set_names: Names::with_capacity(sets),
            flow_names: Names::with_capacity(flows),
            owner_names: Names::with_capacity(64),
            parties: Vec::with_capacity(parties),
            sets: Vec::with_capacity(sets),
            parts: HashMap::new(),
            holdings: Vec::with_capacity(holdings),
            flows: Vec::with_capacity(flows),
            dependencies: Vec::with_capacity(dependencies),
            reaches: Vec::new(),
            free_holdings: Vec::new(),
            free_dependencies: Vec::new(),
            free_reaches: Vec::new(),
            holds: Links::with_capacity(parties, holdings),
            held: Links::with_capacity(sets, holdings),
            into: Links::with_capacity(parties, flows),
            out_of: Links::with_capacity(parties, flows),
            carries: Links::with_capacity(sets, flows),
            needs: Links::with_capacity(parties, dependencies),
            needed: Links::with_capacity(parties, dependencies),
            gives: Links::default(),
            reached: Links::default(),
            set_authority: Vec::with_capacity(sets),
        }
    }

    /// The system with this number, unless it is something else.
    pub fn system(&self, party: Ix) -> Option<&SystemRow> {
        match self.parties.get(party as usize) {
            Some(Party::System(row)) => Some(row),
            _ => None,
        }
    }

    pub fn system_mut(&mut self, party: Ix) -> Option<&mut SystemRow> {
        match self.parties.get_mut(party as usize) {
            Some(Party::System(row)) => Some(row),
            _ => None,
        }
    }

    /// Whether this is a process, which uses a set where it lies: no copy of it is there.
    pub fn is_process(&self, ix: Ix) -> bool {
        self.system(ix).is_some_and(|row| row.kind == SystemKind::Process)
    }

    /// What kind of authority this is, unless it is something else.
    pub fn authority(&self, party: Ix) -> Option<AuthorityKind> {
        match self.parties.get(party as usize) {
            Some(Party::Authority(kind)) => Some(*kind),
            _ => None,
        }
    }

    /// The authority that a party belongs to or is.
    pub fn authority_of(&self, party: Ix) -> Ix {
        self.system(party).map_or(party, |row| row.authority)
    }

    pub fn is_public(&self, party: Ix) -> bool {
        self.authority(party) == Some(AuthorityKind::Public)
    }

    pub fn find_system(&self, id: &str) -> Option<Ix> {
        self.party_names.find(id).filter(|&ix| self.system(ix).is_some())
    }

    pub fn find_authority(&self, id: &str) -> Option<Ix> {
        self.party_names.find(id).filter(|&ix| self.authority(ix).is_some())
    }

    pub fn find_party(&self, id: &str) -> Option<Ix> {
        self.party_names.find(id).filter(|&ix| !matches!(self.parties[ix as usize], Party::Gone))
    }

    pub fn find_set(&self, id: &str) -> Option<Ix> {
        self.set_names.find(id).filter(|&ix| self.sets[ix as usize].here)
    }

    pub fn find_flow(&self, id: &str) -> Option<Ix> {
        self.flow_names.find(id).filter(|&ix| self.flows[ix as usize].here)
    }

    pub fn level(&self, set: Ix, aspect: usize) -> Option<u8> {
        self.sets[set as usize].levels[aspect]
    }

    /// The number of a set's name, with an empty row when the name is new.
    pub fn name_set(&mut self, id: &str) -> (Ix, bool) {
        let (ix, new) = self.set_names.add(id);
        if new {
            self.sets.push(NO_SET);
            self.set_authority.push(NONE);
        }
        (ix, new)
    }

    /// Fills the row of a set; its parts and reaches are rows of their own.
    pub fn fill_set(&mut self, ix: Ix, set: &SetView<'_>, authority: Ix, rules: &Compiled) {
        let owner = set.owner.map_or(NONE, |owner| self.owner_names.add(owner).0);
        self.set_authority[ix as usize] = authority;
        self.sets[ix as usize] = SetRow {
            levels: set.levels,
            brings: brings(set, rules),
            owner,
            identifiers: set.identifiers,
            personal_data: set.personal_data,
            topics: set.topics,
            subjects: set.subjects,
            time_bound: set.time_bound.is_some(),
            here: true,
        };
    }

    pub fn add_holding(&mut self, row: HoldingRow) {
        let ix = place(&mut self.holdings, &mut self.free_holdings, row);
        self.holds.add(row.system, ix);
        self.held.add(row.set, ix);
    }

    pub fn remove_holding(&mut self, ix: Ix) {
        let row = self.holdings[ix as usize];
        self.holds.remove(row.system, ix);
        self.held.remove(row.set, ix);
        self.free_holdings.push(ix);
    }

    pub fn link_flow(&mut self, ix: Ix) {
        let (from, to, set) = self.flow_ends(ix);
        self.out_of.add(from, ix);
        self.into.add(to, ix);
        self.carries.add(set, ix);
    }

    pub fn unlink_flow(&mut self, ix: Ix) {
        let (from, to, set) = self.flow_ends(ix);
        self.out_of.remove(from, ix);
        self.into.remove(to, ix);
        self.carries.remove(set, ix);
        self.flows[ix as usize].here = false;
    }

    fn flow_ends(&self, ix: Ix) -> (Ix, Ix, Ix) {
        let row = &self.flows[ix as usize];
        (row.from, row.to, row.set)
    }

    pub fn add_dependency(&mut self, row: DependencyRow) {
        let ix = place(&mut self.dependencies, &mut self.free_dependencies, row);
        self.needs.add(row.consumer, ix);
        self.needed.add(row.provider, ix);
    }

    pub fn remove_dependency(&mut self, ix: Ix) {
        let row = self.dependencies[ix as usize];
        self.needs.remove(row.consumer, ix);
        self.needed.remove(row.provider, ix);
        self.free_dependencies.push(ix);
    }

    pub fn add_reach(&mut self, row: ReachRow) {
        let ix = place(&mut self.reaches, &mut self.free_reaches, row);
        self.gives.add(row.set, ix);
        self.reached.add(row.system, ix);
    }

    pub fn remove_reaches_of(&mut self, set: Ix) {
        let rows: Vec<Ix> = self.gives.rows(set).collect();
        for ix in rows {
            self.gives.remove(set, ix);
            self.reached.remove(self.reaches[ix as usize].system, ix);
            self.free_reaches.push(ix);
        }
    }

    /// Calls with each set that a system holds; a set that is held twice comes twice.
    pub fn each_held(&self, system: Ix, mut visit: impl FnMut(Ix)) {
        self.holds.rows(system).for_each(|row| visit(self.holdings[row as usize].set));
    }

    /// Calls with each set that a system holds or receives; one may come several times.
    pub fn each_carried(&self, system: Ix, mut visit: impl FnMut(Ix)) {
        self.each_held(system, &mut visit);
        self.into.rows(system).for_each(|row| visit(self.flows[row as usize].set));
    }

    /// Calls with each system that holds a set; one may come several times.
    pub fn each_holder(&self, set: Ix, mut visit: impl FnMut(Ix)) {
        self.held.rows(set).for_each(|row| visit(self.holdings[row as usize].system));
    }

    /// Calls with each system that holds or receives a set; one may come several times.
    pub fn each_carrier(&self, set: Ix, mut visit: impl FnMut(Ix)) {
        self.each_holder(set, &mut visit);
        for row in self.carries.rows(set) {
            let to = self.flows[row as usize].to;
            if self.system(to).is_some() {
                visit(to);
            }
        }
    }
}

/// The flags that a set raises on whoever carries it.
fn brings(set: &SetView<'_>, rules: &Compiled) -> Flags {
    let mut flags = Flags::NONE;
    flags.raise_if(set.personal_data != 0, Flag::Overview);
    let persons = set.subjects >= Some(rules.many_subjects) && set.personal_data != 0;
    let records = set.records >= Some(rules.many_records) && set.topics != 0;
    flags.raise_if(persons || records, Flag::Accumulation);
    let log = set.time_depth >= Some(rules.log_depth) && set.identifiers != 0;
    let extraordinary = set.personal_data & rules.extraordinary != 0;
    let history = set.time_depth >= Some(rules.history_depth) && extraordinary;
    flags.raise_if(log || history, Flag::PatternRisk);
    flags.raise_if(set.topics & rules.critical != 0, Flag::CriticalObject);
    flags.raise_if(set.topics & rules.access != 0 || !set.reaches.is_empty(), Flag::Gateway);
    flags
}

impl SystemRow {
    /// The row of a system for which nothing has been adopted.
    pub fn of(system: &SystemView<'_>, authority: Ix) -> Self {
        Self {
            authority,
            kind: system.kind,
            overview: system.overview,
            redundant: system.redundant,
            purposes: system.purposes,
            adopted: None,
        }
    }
}

fn place<T>(rows: &mut Vec<T>, free: &mut Vec<Ix>, row: T) -> Ix {
    match free.pop() {
        Some(ix) => {
            rows[ix as usize] = row;
            ix
        }
        None => {
            rows.push(row);
            crate::names::short(rows.len() - 1)
        }
    }
}
