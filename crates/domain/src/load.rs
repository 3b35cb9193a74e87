//! What a system and a set have of their own rows. Everything at once goes through the rows in
//! their order; after an edit only the rows of what was reached are gone through. Both add the
//! same things up in the same way.

use crate::compiled::Compiled;
use crate::flag::{Flag, Flags};
use crate::names::{Ix, NONE};
use crate::pack::AspectRole;
use crate::rows::{FlowRow, HoldingRow, Rows};
use crate::source::{LevelRow, MOST_ASPECTS};

/// How many identifiers there are.
const IDENTIFIERS: usize = crate::facts::Identifier::ALL.len();

/// What a system has of its own.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    /// Per aspect, the smallest by id of the sets with the highest level, among those that count.
    pub starts: [Ix; MOST_ASPECTS],
    /// That highest level.
    highest: LevelRow,
    /// Aspects in which a set that counts has no level, as bits.
    pub incomplete: u8,
    flags: Flags,
    linking: Linking,
}

impl Default for Load {
    fn default() -> Self {
        Self {
            starts: [NONE; MOST_ASPECTS],
            highest: LevelRow::default(),
            incomplete: 0,
            flags: Flags::NONE,
            linking: Linking { first: [(NONE, NONE); IDENTIFIERS], found: false },
        }
    }
}

impl Load {
    /// Goes through the rows of one system.
    pub fn of(ix: Ix, rows: &Rows, rules: &Compiled) -> Self {
        let mut load = Self::default();
        for row in rows.holds.rows(ix) {
            load.holds(&rows.holdings[row as usize], rows, rules);
        }
        for row in rows.into.rows(ix) {
            load.receives(&rows.flows[row as usize], rows, rules);
        }
        for row in rows.out_of.rows(ix) {
            load.sends(&rows.flows[row as usize], rows);
        }
        load
    }

    /// Goes through every row once; one load for each party.
    pub fn of_all(rows: &Rows, rules: &Compiled) -> Vec<Self> {
        let mut loads = vec![Self::default(); rows.parties.len()];
        for row in &rows.holdings {
            loads[row.system as usize].holds(row, rows, rules);
        }
        for row in rows.flows.iter().filter(|row| row.here) {
            loads[row.to as usize].receives(row, rows, rules);
            loads[row.from as usize].sends(row, rows);
        }
        loads
    }

    fn holds(&mut self, row: &HoldingRow, rows: &Rows, rules: &Compiled) {
        let adopted = rows.system(row.system).and_then(|system| system.adopted.as_ref());
        let grew = adopted.is_some_and(|adopted| adopted.at != 0 && row.since > adopted.at);
        self.flags.raise_if(grew, Flag::Reassess);
        self.carries(row.set, true, rows, rules);
    }

    fn receives(&mut self, row: &FlowRow, rows: &Rows, rules: &Compiled) {
        let device = rows.system(row.from).is_some_and(|sender| rules.is_device(sender.kind));
        self.flags.raise_if(device, Flag::Iot);
        self.carries(row.set, false, rows, rules);
    }

    fn sends(&mut self, row: &FlowRow, rows: &Rows) {
        self.flags.raise_if(rows.is_public(row.to), Flag::MosaicPublic);
    }

    fn carries(&mut self, set: Ix, held: bool, rows: &Rows, rules: &Compiled) {
        let row = &rows.sets[set as usize];
        self.flags = self.flags.and(row.brings);
        self.linking.add(set, row.owner, row.identifiers & rules.linking);
        for (aspect, known) in rules.aspects.iter().enumerate() {
            // To receive a copy is not to be needed for it.
            if !held && known.role == AspectRole::Availability {
                continue;
            }
            let Some(level) = row.levels[aspect] else {
                self.incomplete |= 1 << aspect;
                continue;
            };
            let (highest, start) = (&mut self.highest[aspect], &mut self.starts[aspect]);
            let smaller = || rows.set_names.order(set, *start).is_lt();
            if *highest < Some(level) || (*highest == Some(level) && smaller()) {
                (*highest, *start) = (Some(level), set);
            }
        }
    }

    /// The flags of the system that follow from facts alone.
    pub fn flags(&self, ix: Ix, on_cycle: bool, rows: &Rows, rules: &Compiled) -> Flags {
        let Some(row) = rows.system(ix) else { return Flags::NONE };
        let mut flags = self.flags;
        if !row.overview {
            flags = flags.without(Flags::only(Flag::Overview));
        }
        flags.raise_if(gathers(ix, rows, rules), Flag::AggregateCandidate);
        flags.raise_if(self.linking.found, Flag::Linkable);
        flags.raise_if(row.purposes & rules.deriving != 0, Flag::DerivedData);
        flags.raise_if(serves_many(ix, rows, rules), Flag::CumulationT);
        flags.raise_if(row.redundant, Flag::Distribution);
        flags.raise_if(on_cycle, Flag::ChainMismatch);
        flags.raise_if(rules.is_device(row.kind), Flag::Iot);
        flags.raise_if(row.purposes & rules.publishing != 0, Flag::MosaicPublic);
        flags
    }
}

/// What a set has of where it is held and where it goes.
#[derive(Clone, Copy, Default)]
pub(crate) struct SetLoad {
    pub on_device: bool,
    pub published: bool,
    outside_production: bool,
    holdings: u8,
}

impl SetLoad {
    pub fn of(ix: Ix, rows: &Rows, rules: &Compiled) -> Self {
        let mut load = Self::default();
        rows.held.rows(ix).for_each(|row| load.held(&rows.holdings[row as usize], rows, rules));
        rows.carries.rows(ix).for_each(|row| load.flows(&rows.flows[row as usize], rows));
        load
    }

    pub fn of_all(rows: &Rows, rules: &Compiled) -> Vec<Self> {
        let mut loads = vec![Self::default(); rows.sets.len()];
        for row in &rows.holdings {
            loads[row.set as usize].held(row, rows, rules);
        }
        for row in rows.flows.iter().filter(|row| row.here) {
            loads[row.set as usize].flows(row, rows);
        }
        loads
    }

    fn held(&mut self, row: &HoldingRow, rows: &Rows, rules: &Compiled) {
        self.on_device |= rows.system(row.system).is_some_and(|holder| rules.is_device(holder.kind));
        let copy = row.environment.bit() & rules.copy_environments != 0;
        self.outside_production |= copy && !rows.is_process(row.system);
        self.holdings = self.holdings.saturating_add(1);
    }

    fn flows(&mut self, row: &FlowRow, rows: &Rows) {
        self.published |= rows.is_public(row.to);
    }

    /// Whether the set is a copy, or held by as many systems as makes copies.
    pub fn is_copied(&self, ix: Ix, rows: &Rows, rules: &Compiled) -> bool {
        let enough = rules.copies.min(usize::from(u8::MAX));
        self.outside_production || (usize::from(self.holdings) >= enough && held_by_many(ix, rows, rules))
    }
}

fn gathers(ix: Ix, rows: &Rows, rules: &Compiled) -> bool {
    at_least(rules.sources, rows.into.rows(ix).map(|row| rows.flows[row as usize].from))
}

fn serves_many(ix: Ix, rows: &Rows, rules: &Compiled) -> bool {
    at_least(rules.consumers, rows.needed.rows(ix).map(|row| rows.dependencies[row as usize].consumer))
}

fn held_by_many(ix: Ix, rows: &Rows, rules: &Compiled) -> bool {
    let holders = rows.held.rows(ix).map(|row| rows.holdings[row as usize].system);
    at_least(rules.copies, holders.filter(|ix| !rows.is_process(*ix)))
}

/// Whether two different sets of different owners have an identifier in common. Per identifier the
/// first set is enough to remember: if any two differ in owner, one of them differs from the first.
#[derive(Clone, Copy)]
struct Linking {
    /// Set and owner.
    first: [(Ix, Ix); IDENTIFIERS],
    found: bool,
}

impl Linking {
    fn add(&mut self, set: Ix, owner: Ix, identifiers: u16) {
        let mut left = if self.found { 0 } else { identifiers };
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            let Some(first) = self.first.get_mut(place) else { return };
            if first.0 == NONE {
                *first = (set, owner);
            } else if first.0 != set {
                // A set without an owner differs from every other, also from its like.
                self.found |= owner == NONE || first.1 == NONE || owner != first.1;
            }
        }
    }
}

/// Whether there are at least this many different ones. The limits are small numbers.
fn at_least(count: usize, of: impl Iterator<Item = Ix>) -> bool {
    let mut few = [NONE; 8];
    let mut many = Vec::new();
    let mut found = 0;
    for ix in of {
        if found >= count {
            break;
        }
        if few[..found.min(few.len())].contains(&ix) || many.contains(&ix) {
            continue;
        }
        match few.get_mut(found) {
            Some(place) => *place = ix,
            None => many.push(ix),
        }
        found += 1;
    }
    found >= count
}
