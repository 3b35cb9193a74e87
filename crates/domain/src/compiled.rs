//! A pack's rules as numbers and bits, so that asking them costs little.

use crate::facts::{Band, PersonalData, SystemKind, TimeDepth, Volume};
use crate::flag::Flag;
use crate::pack::{AspectRole, Pack};
use crate::source::{LevelRow, MOST_ASPECTS, level_row};

/// The bits of coded values.
macro_rules! mask {
    ($values:expr) => {
        $values.into_iter().fold(0u16, |mask, value| mask | value.bit())
    };
}
pub(crate) use mask;

/// An aspect as the rules see it.
pub(crate) struct Aspect {
    pub role: AspectRole,
    pub top: Option<u8>,
    /// Every level number of its scale, for asking whether a level exists.
    pub numbers: Vec<u8>,
    pub id: String,
    /// Whether it counts when the public receives.
    pub public: bool,
    /// Whether a downhill flow in it hinders adoption.
    pub blocking: bool,
}

/// A floor as bits.
pub(crate) struct Floor {
    pub identifier: u16,
    pub personal_data: u16,
    pub subjects_from: Option<Band>,
    pub held_by_device: bool,
    pub flows_to_public: bool,
    /// The minimum per aspect.
    pub levels: LevelRow,
}

/// Everything of a pack that the rules ask for.
pub(crate) struct Compiled {
    pub aspects: Vec<Aspect>,
    pub availability: Option<usize>,
    pub floors: Vec<Floor>,
    /// Flags that may be noted, with the positions of their aspects.
    pub noted: Vec<(Flag, Vec<usize>)>,
    pub sources: usize,
    pub linking: u16,
    pub many_subjects: Band,
    pub many_records: Band,
    pub log_depth: TimeDepth,
    pub history_depth: TimeDepth,
    pub extraordinary: u16,
    pub deriving: u16,
    pub critical: u16,
    pub access: u16,
    pub bulk: u16,
    pub copies: usize,
    pub copy_environments: u16,
    pub consumers: usize,
    pub devices: u16,
    pub publishing: u16,
    pub security: u16,
    pub assessed_from: u8,
}

impl Compiled {
    pub fn new(pack: &Pack) -> Self {
        let limits = &pack.thresholds;
        let count = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            aspects: aspects(pack),
            availability: pack.role_index(AspectRole::Availability).filter(|ix| *ix < MOST_ASPECTS),
            floors: pack.floors.iter().map(|floor| compiled_floor(floor, pack)).collect(),
            noted: noted(pack),
            sources: count(limits.sources),
            linking: !mask!(limits.not_linking.iter().copied()),
            many_subjects: limits.many_subjects,
            many_records: limits.many_records,
            log_depth: limits.log_depth,
            history_depth: limits.history_depth,
            extraordinary: mask!(PersonalData::ALL.iter().copied())
                & !mask!(limits.ordinary_data.iter().copied()),
            deriving: mask!(limits.deriving_purposes.iter().copied()),
            critical: mask!(limits.critical_topics.iter().copied()),
            access: mask!(limits.access_topics.iter().copied()),
            bulk: mask!(limits.bulk_volumes.iter().copied()),
            copies: count(limits.copies),
            copy_environments: mask!(limits.copy_environments.iter().copied()),
            consumers: count(limits.consumers),
            devices: mask!(limits.device_kinds.iter().copied()),
            publishing: mask!(limits.publishing_purposes.iter().copied()),
            security: mask!(limits.security_topics.iter().copied()),
            assessed_from: limits.assessed_from,
        }
    }

    pub fn is_device(&self, kind: SystemKind) -> bool {
        self.devices & kind.bit() != 0
    }

    pub fn is_bulk(&self, volume: Volume) -> bool {
        self.bulk & volume.bit() != 0
    }
}

fn aspects(pack: &Pack) -> Vec<Aspect> {
    let numbers = |ix| pack.levels(ix).iter().map(|level| level.number).collect();
    pack.aspects
        .iter()
        .take(MOST_ASPECTS)
        .enumerate()
        .map(|(ix, aspect)| Aspect {
            role: aspect.role,
            top: pack.highest(ix),
            numbers: numbers(ix),
            id: aspect.id.clone(),
            public: pack.thresholds.public_aspects.contains(&aspect.id),
            blocking: pack.blocking_aspects.contains(&aspect.id),
        })
        .collect()
}

fn noted(pack: &Pack) -> Vec<(Flag, Vec<usize>)> {
    let places = |aspects: &[String]| {
        aspects.iter().filter_map(|id| pack.aspect_index(id)).filter(|ix| *ix < MOST_ASPECTS).collect()
    };
    pack.flags
        .iter()
        .map(|text| (text.flag, places(&text.noted_aspects)))
        .filter(|(_, aspects): &(_, Vec<usize>)| !aspects.is_empty())
        .collect()
}

fn compiled_floor(floor: &crate::pack::Floor, pack: &Pack) -> Floor {
    Floor {
        identifier: floor.when.identifier.map_or(0, |value| value.bit()),
        personal_data: floor.when.personal_data.map_or(0, |value| value.bit()),
        subjects_from: floor.when.subjects_from,
        held_by_device: floor.when.held_by_device,
        flows_to_public: floor.when.flows_to_public,
        levels: level_row(&pack.aspects.iter().map(|aspect| floor.levels.get(&aspect.id).copied()).collect()),
    }
}
