//! Continuity: how long a system may be away, how it comes back, and what is missing before anybody
//! can rely on that.

use std::collections::BTreeMap;

use crate::pack::Pack;

/// Times that follow from a level, in minutes; everything that is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recovery {
    /// From which level numbers, per aspect id.
    pub levels: BTreeMap<String, u8>,
    /// The longest outage that is tolerated.
    pub tolerated: Option<u32>,
    /// Within which time the system is back (RTO).
    pub rto: Option<u32>,
    /// How much of the newest information may be lost, as a time (RPO).
    pub rpo: Option<u32>,
}

/// What a catalogue says of continuity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContinuityRules {
    /// The level numbers per aspect id from which a system must have a plan; any of them.
    pub needed_from: BTreeMap<String, u8>,
    /// Times that are proposed.
    pub recovery: Vec<Recovery>,
}

/// Times in minutes; `None` is not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// The longest outage that is tolerated.
    pub tolerated: Option<u32>,
    /// Within which time the system is back (RTO).
    pub rto: Option<u32>,
    /// How much of the newest information may be lost, as a time (RPO).
    pub rpo: Option<u32>,
}

impl ContinuityRules {
    /// Whether a system with these levels, per aspect of the model, must have a plan.
    pub fn is_needed(&self, pack: &Pack, levels: &[Option<u8>]) -> bool {
        self.needed_from.iter().any(|(aspect, from)| reaches(pack, levels, aspect, *from))
    }

    /// The times that are proposed for these levels: the shortest of what any level proposes, so a
    /// raised level never proposes a longer time.
    pub fn proposed(&self, pack: &Pack, levels: &[Option<u8>]) -> Times {
        let hit =
            |row: &&Recovery| row.levels.iter().all(|(aspect, from)| reaches(pack, levels, aspect, *from));
        let shortest =
            |of: fn(&Recovery) -> Option<u32>| self.recovery.iter().filter(hit).filter_map(of).min();
        Times {
            tolerated: shortest(|row| row.tolerated),
            rto: shortest(|row| row.rto),
            rpo: shortest(|row| row.rpo),
        }
    }
}

fn reaches(pack: &Pack, levels: &[Option<u8>], aspect: &str, from: u8) -> bool {
    let level = pack.aspect_index(aspect).and_then(|ix| *levels.get(ix)?);
    level.is_some_and(|level| level >= from)
}

/// Whether a system comes back too late for one that needs it.
pub fn is_slower(provider_rto: Option<u32>, consumer_rto: Option<u32>) -> bool {
    matches!((provider_rto, consumer_rto), (Some(provider), Some(consumer)) if provider > consumer)
}

/// Whether a system comes back later than its outage is tolerated.
pub fn is_too_late(times: Times) -> bool {
    matches!((times.rto, times.tolerated), (Some(rto), Some(tolerated)) if rto > tolerated)
}
