//! The suggested minimum of a set per aspect, and which floors gave it. Going below a floor is
//! allowed and wants a written reason.

use std::collections::HashSet;

use crate::facts::{AuthorityKind, Facts, InfoSet, Levels, SystemKind};
use crate::pack::{Floor, Pack};

/// What floors say of one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetFloor {
    /// The minimum per aspect of the pack; `None` where no floor applies.
    pub levels: Levels,
    /// Positions in `pack.floors` of those that apply.
    pub applied: Vec<usize>,
}

impl SetFloor {
    /// The floors that give the minimum of this aspect.
    pub fn reasons<'p>(&self, pack: &'p Pack, aspect: usize) -> Vec<&'p Floor> {
        let Some(minimum) = self.levels.get(aspect).copied().flatten() else { return Vec::new() };
        let id = &pack.aspects[aspect].id;
        self.applied
            .iter()
            .map(|&ix| &pack.floors[ix])
            .filter(|floor| floor.levels.get(id) == Some(&minimum))
            .collect()
    }
}

/// The floor of every set of the facts, in their order.
pub fn floors(facts: &Facts, pack: &Pack) -> Vec<SetFloor> {
    let devices: HashSet<&str> = facts
        .systems
        .iter()
        .filter(|s| matches!(s.kind, SystemKind::Iot | SystemKind::Ot))
        .map(|s| s.id.as_str())
        .collect();
    let on_devices: HashSet<&str> = facts
        .holdings
        .iter()
        .filter(|h| devices.contains(h.system.as_str()))
        .map(|h| h.set.as_str())
        .collect();
    let public: HashSet<&str> =
        facts.authorities.iter().filter(|a| a.kind == AuthorityKind::Public).map(|a| a.id.as_str()).collect();
    let published: HashSet<&str> =
        facts.flows.iter().filter(|f| public.contains(f.to.as_str())).map(|f| f.set.as_str()).collect();
    facts
        .sets
        .iter()
        .map(|set| {
            set_floor(set, on_devices.contains(set.id.as_str()), published.contains(set.id.as_str()), pack)
        })
        .collect()
}

fn set_floor(set: &InfoSet, on_device: bool, published: bool, pack: &Pack) -> SetFloor {
    let mut levels = vec![None; pack.aspects.len()];
    let mut applied = Vec::new();
    for (ix, floor) in pack.floors.iter().enumerate() {
        if !applies(floor, set, on_device, published) {
            continue;
        }
        applied.push(ix);
        for (aspect, &level) in &floor.levels {
            if let Some(place) = pack.aspect_index(aspect) {
                levels[place] = levels[place].max(Some(level));
            }
        }
    }
    SetFloor { levels, applied }
}

fn applies(floor: &Floor, set: &InfoSet, on_device: bool, published: bool) -> bool {
    let when = &floor.when;
    when.identifier.is_none_or(|i| set.identifiers.contains(&i))
        && when.personal_data.is_none_or(|p| set.personal_data.contains(&p))
        && when.subjects_from.is_none_or(|from| set.subjects >= Some(from))
        && (!when.held_by_device || on_device)
        && (!when.flows_to_public || published)
}
