//! When each flag is raised. The exact conditions are `rules.md` §3; thresholds are the pack's.

use crate::compiled::Compiled;
use crate::flag::{Flag, Flags};
use crate::load::SetLoad;
use crate::names::Ix;
use crate::rows::{FlowRow, Party, Rows};
use crate::source::LevelRow;

/// The rows and the rules together: what is asked.
#[derive(Clone, Copy)]
pub(crate) struct Raise<'a> {
    pub rows: &'a Rows,
    pub rules: &'a Compiled,
}

impl Raise<'_> {
    /// AGG-15 by level, and which of a system's flags are noted, given its calculated levels.
    pub fn by_level(&self, ix: Ix, facts: Flags, level: impl Fn(usize) -> Option<u8>) -> (Flags, Flags) {
        let mut flags = facts;
        if let Some(aspect) = self.rules.availability
            && !self.rows.needed.is_empty(ix)
        {
            let adopted = self.rows.system(ix).and_then(|row| row.adopted.as_ref());
            let adopted = adopted.and_then(|row| row.levels[aspect]);
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
    pub fn set(&self, ix: Ix, load: &SetLoad) -> Flags {
        let row = &self.rows.sets[ix as usize];
        let mut flags = Flags::NONE;
        flags.raise_if(load.is_copied(ix, self.rows, self.rules), Flag::Copies);
        flags.raise_if(row.time_bound, Flag::TimeBound);
        flags.raise_if(row.topics & self.rules.security != 0, Flag::NationalSecurityHint);
        flags
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
        let receiver: LevelRow = match &self.rows.parties[row.to as usize] {
            Party::System(system) => system.adopted.map(|adopted| adopted.levels),
            Party::Authority(_) => row.receiver,
            Party::Gone => None,
        }
        .unwrap_or_default();
        let aspects = self.rules.aspects.iter().enumerate();
        aspects.filter(move |(_, aspect)| aspect.public || !only_public).filter_map(move |(ix, _)| {
            let level = self.rows.level(row.set, ix)?;
            Some((ix, level, receiver[ix]))
        })
    }

    /// The minimum of a set per aspect, and which floors give it.
    pub fn each_floor(&self, ix: Ix, load: &SetLoad, mut visit: impl FnMut(usize, &LevelRow)) {
        let row = &self.rows.sets[ix as usize];
        for (place, floor) in self.rules.floors.iter().enumerate() {
            if row.identifiers & floor.identifier == floor.identifier
                && row.personal_data & floor.personal_data == floor.personal_data
                && floor.subjects_from.is_none_or(|from| row.subjects >= Some(from))
                && (!floor.held_by_device || load.on_device)
                && (!floor.flows_to_public || load.published)
            {
                visit(place, &floor.levels);
            }
        }
    }
}
