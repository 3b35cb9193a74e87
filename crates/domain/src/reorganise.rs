//! What a set is when another is merged into it, and which of two levels is proposed then.

use crate::facts::InfoSet;

/// A set with what another brings to it: what either is, the joined set is. Identity, name,
/// authority, owner and levels are those of the set that stays: levels are chosen by a person.
pub fn joined(stays: &InfoSet, goes: &InfoSet) -> InfoSet {
    let both = [&stays.id, &goes.id];
    let parts = match (&stays.parts, &goes.parts) {
        (None, None) => None,
        (one, other) => {
            let all = one.iter().chain(other).flatten();
            Some(all.filter(|id| !both.contains(id)).cloned().collect())
        }
    };
    InfoSet {
        // What is known of either holds; unknown meets no threshold.
        subjects: stays.subjects.max(goes.subjects),
        records: stays.records.max(goes.records),
        identifiers: stays.identifiers.union(&goes.identifiers).copied().collect(),
        personal_data: stays.personal_data.union(&goes.personal_data).copied().collect(),
        secrecy: stays.secrecy.union(&goes.secrecy).cloned().collect(),
        time_depth: stays.time_depth.max(goes.time_depth),
        topics: stays.topics.union(&goes.topics).copied().collect(),
        time_bound: stays.time_bound.clone().or_else(|| goes.time_bound.clone()),
        parts,
        reaches: stays.reaches.union(&goes.reaches).cloned().collect(),
        ..stays.clone()
    }
}

/// A level that one of two things has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// The level's number; `None` is *ej bedömd*.
    pub level: Option<u8>,
    /// Whether there is a reason, or it is so low that it needs none.
    pub reasoned: bool,
}

/// Which of two levels is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// That of what stays.
    Stays,
    /// That of what goes.
    Goes,
}

/// The higher *reasoned* level, as when people in a workshop disagree (`domain.md` §3.4). When
/// neither is reasoned, the higher. A proposal: both are shown, and a person chooses.
pub fn proposed(stays: Stated, goes: Stated) -> Proposed {
    let weight = |of: Stated| (of.level.is_some() && of.reasoned, of.level);
    if weight(goes) > weight(stays) { Proposed::Goes } else { Proposed::Stays }
}
