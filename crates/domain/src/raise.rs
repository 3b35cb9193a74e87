//! When each flag is raised. The exact conditions are `rules.md` §3; thresholds are the pack's.

use crate::compiled::Compiled;
use crate::flag::{Flag, Flags};
use crate::names::{Ix, NONE};
use crate::rows::{FlowRow, Party, Rows, SetRow};

/// What a set brings to a system that carries it.
impl SetRow {
    /// AGG-04: many persons, or many records on a sensitive subject.
    pub fn accumulates(&self, rules: &Compiled) -> bool {
        (self.subjects >= Some(rules.many_subjects) && self.personal_data != 0)
            || (self.records >= Some(rules.many_records) && self.topics != 0)
    }

    /// AGG-05: a log of somebody or something, or a long history of more than ordinary data.
    pub fn shows_patterns(&self, rules: &Compiled) -> bool {
        (self.time_depth >= Some(rules.log_depth) && self.identifiers != 0)
            || (self.time_depth >= Some(rules.history_depth) && self.personal_data & rules.extraordinary != 0)
    }
}

/// The rows and the rules together: what is asked.
#[derive(Clone, Copy)]
pub(crate) struct Raise<'a> {
    pub rows: &'a Rows,
    pub rules: &'a Compiled,
}

impl Raise<'_> {
    /// The flags of a system that follow from facts alone; the levels' are [`Self::by_level`].
    pub fn system(&self, ix: Ix, on_cycle: bool) -> Flags {
        let mut flags = self.carried(ix);
        let Some(row) = self.rows.system(ix) else { return flags };
        flags.raise_if(self.gathers(ix), Flag::AggregateCandidate);
        flags.raise_if(row.purposes & self.rules.deriving != 0, Flag::DerivedData);
        flags.raise_if(self.serves_many(ix), Flag::CumulationT);
        flags.raise_if(row.redundant, Flag::Distribution);
        flags.raise_if(on_cycle, Flag::ChainMismatch);
        flags.raise_if(self.rules.is_device(row.kind) || self.hears_devices(ix), Flag::Iot);
        let publishes = row.purposes & self.rules.publishing != 0 || self.sends_to_public(ix);
        flags.raise_if(publishes, Flag::MosaicPublic);
        flags.raise_if(self.grew(ix), Flag::Reassess);
        flags
    }

    /// The flags that follow from what a system carries.
    fn carried(&self, ix: Ix) -> Flags {
        let overview = self.rows.system(ix).is_some_and(|row| row.overview);
        let mut flags = Flags::NONE;
        let mut linking = Linking::default();
        self.rows.each_carried(ix, |set| {
            let row = &self.rows.sets[set as usize];
            linking.add(set, row.owner, row.identifiers & self.rules.linking);
            flags.raise_if(overview && row.personal_data != 0, Flag::Overview);
            flags.raise_if(row.accumulates(self.rules), Flag::Accumulation);
            flags.raise_if(row.shows_patterns(self.rules), Flag::PatternRisk);
            flags.raise_if(row.topics & self.rules.critical != 0, Flag::CriticalObject);
            let access = row.topics & self.rules.access != 0 || !self.rows.gives.is_empty(set);
            flags.raise_if(access, Flag::Gateway);
        });
        flags.raise_if(linking.found, Flag::Linkable);
        flags
    }

    fn gathers(&self, ix: Ix) -> bool {
        let parties = self.rows.into.rows(ix).map(|row| self.rows.flows[row as usize].from);
        at_least(self.rules.sources, parties)
    }

    fn serves_many(&self, ix: Ix) -> bool {
        let consumers = self.rows.needed.rows(ix).map(|row| self.rows.dependencies[row as usize].consumer);
        at_least(self.rules.consumers, consumers)
    }

    /// Whether a flow comes in from a device to something that is not one.
    fn hears_devices(&self, ix: Ix) -> bool {
        self.rows.into.rows(ix).any(|row| {
            let from = self.rows.flows[row as usize].from;
            self.rows.system(from).is_some_and(|sender| self.rules.is_device(sender.kind))
        })
    }

    fn sends_to_public(&self, ix: Ix) -> bool {
        self.rows.out_of.rows(ix).any(|row| self.rows.is_public(self.rows.flows[row as usize].to))
    }

    /// Whether something that the system itself holds came after the adopted levels.
    fn grew(&self, ix: Ix) -> bool {
        let adopted = self.rows.system(ix).and_then(|row| row.adopted.as_ref()).map(|row| row.at);
        adopted.is_some_and(|at| {
            at != 0 && self.rows.holds.rows(ix).any(|row| self.rows.holdings[row as usize].since > at)
        })
    }

    /// AGG-15 by level, and which of a system's flags are noted, given its calculated levels.
    pub fn by_level(&self, ix: Ix, facts: Flags, level: impl Fn(usize) -> Option<u8>) -> (Flags, Flags) {
        let mut flags = facts;
        if let Some(aspect) = self.rules.availability
            && !self.rows.needed.is_empty(ix)
        {
            let adopted = self.rows.system(ix).and_then(|row| row.adopted.as_ref());
            let adopted = adopted.and_then(|row| row.levels.get(aspect).copied().flatten());
            flags.raise_if(adopted < level(aspect), Flag::ChainMismatch);
        }
        let topmost = |aspect: &usize| {
            let top = self.rules.aspects[*aspect].top;
            top.is_some() && level(*aspect) >= top
        };
        let noted = self.rules.noted.iter();
        let noted = noted.filter(|(flag, aspects)| flags.contains(*flag) && aspects.iter().all(topmost));
        (flags, noted.map(|(flag, _)| *flag).collect())
    }

    /// The flags of a set.
    pub fn set(&self, ix: Ix) -> Flags {
        let row = &self.rows.sets[ix as usize];
        let mut flags = Flags::NONE;
        let holders = self.rows.held.rows(ix).map(|row| self.rows.holdings[row as usize].system);
        let copied = at_least(self.rules.copies, holders) || self.held_outside_production(ix);
        flags.raise_if(copied, Flag::Copies);
        flags.raise_if(row.time_bound, Flag::TimeBound);
        flags.raise_if(row.topics & self.rules.security != 0, Flag::NationalSecurityHint);
        flags
    }

    fn held_outside_production(&self, set: Ix) -> bool {
        self.rows
            .held
            .rows(set)
            .any(|row| self.rows.holdings[row as usize].environment.bit() & self.rules.copy_environments != 0)
    }

    /// The flags of a flow.
    pub fn flow(&self, ix: Ix) -> Flags {
        let row = &self.rows.flows[ix as usize];
        let mut flags = Flags::NONE;
        if !row.here {
            return flags;
        }
        let apart = self.rows.authority_of(row.from) != self.rows.authority_of(row.to);
        flags.raise_if(apart, Flag::Disclosure);
        flags.raise_if(self.rules.is_bulk(row.volume), Flag::BulkTransfer);
        for (_, level, receiver) in self.downhill(row) {
            if let Some(receiver) = receiver {
                flags.raise_if(level > receiver, Flag::DownhillFlow);
            } else {
                flags.raise_if(level >= self.rules.assessed_from, Flag::UnassessedReceiver);
            }
        }
        flags
    }

    /// Per aspect that counts, the level of what flows and the level of who receives it. An aspect
    /// where the set has not been assessed does not come.
    pub fn downhill<'f>(&'f self, row: &'f FlowRow) -> impl Iterator<Item = (usize, u8, Option<u8>)> + 'f {
        let only_public = self.rows.is_public(row.to);
        let receiver: Option<&[Option<u8>]> = match &self.rows.parties[row.to as usize] {
            Party::System(system) => system.adopted.as_ref().map(|adopted| adopted.levels.as_slice()),
            Party::Authority(_) => row.receiver.as_deref(),
            Party::Gone => None,
        };
        let aspects = self.rules.aspects.iter().enumerate();
        aspects.filter(move |(_, aspect)| aspect.public || !only_public).filter_map(move |(ix, _)| {
            let level = self.rows.level(row.set, ix)?;
            Some((ix, level, receiver.and_then(|levels| levels.get(ix).copied().flatten())))
        })
    }

    /// The minimum of a set per aspect, and which floors give it.
    pub fn each_floor(&self, ix: Ix, mut visit: impl FnMut(usize, &[Option<u8>])) {
        let row = &self.rows.sets[ix as usize];
        // Asked for at most once a set, and for most sets never.
        let (mut on_device, mut published) = (None, None);
        for (place, floor) in self.rules.floors.iter().enumerate() {
            if row.identifiers & floor.identifier == floor.identifier
                && row.personal_data & floor.personal_data == floor.personal_data
                && floor.subjects_from.is_none_or(|from| row.subjects >= Some(from))
                && (!floor.held_by_device || *on_device.get_or_insert_with(|| self.on_device(ix)))
                && (!floor.flows_to_public || *published.get_or_insert_with(|| self.published(ix)))
            {
                visit(place, &floor.levels);
            }
        }
    }

    fn on_device(&self, set: Ix) -> bool {
        self.rows.held.rows(set).any(|row| {
            let holder = self.rows.system(self.rows.holdings[row as usize].system);
            holder.is_some_and(|system| self.rules.is_device(system.kind))
        })
    }

    fn published(&self, set: Ix) -> bool {
        self.rows.carries.rows(set).any(|row| self.rows.is_public(self.rows.flows[row as usize].to))
    }
}

/// Whether two different sets of different owners have an identifier in common. Per identifier the
/// first set is enough to remember: if any two differ in owner, one of them differs from the first.
#[derive(Default)]
struct Linking {
    first: [Option<(Ix, Ix)>; 16],
    found: bool,
}

impl Linking {
    fn add(&mut self, set: Ix, owner: Ix, identifiers: u16) {
        let mut left = if self.found { 0 } else { identifiers };
        while left != 0 {
            let place = left.trailing_zeros() as usize;
            left &= left - 1;
            match self.first[place] {
                None => self.first[place] = Some((set, owner)),
                Some((first, of)) if first != set => {
                    // A set without an owner differs from every other, also from its like.
                    self.found |= owner == NONE || of == NONE || owner != of;
                }
                Some(_) => {}
            }
        }
    }
}

/// Whether there are at least this many different ones.
fn at_least(count: usize, of: impl Iterator<Item = Ix>) -> bool {
    let mut different: Vec<Ix> = Vec::new();
    for ix in of {
        if different.len() >= count {
            break;
        }
        if !different.contains(&ix) {
            different.push(ix);
        }
    }
    different.len() >= count
}
