//! The suggested minimum of a set per aspect, and which floors gave it. Going below a floor is
//! allowed and wants a written reason.

use crate::evaluation::Evaluation;
use crate::facts::Facts;
use crate::pack::{Floor, Pack};
use crate::source::LevelRow;

/// What floors say of one set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetFloor {
    /// The minimum per aspect of the pack; `None` where no floor applies.
    pub levels: LevelRow,
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
    let evaluation = Evaluation::new(facts, pack);
    let nothing = || SetFloor { levels: LevelRow::default(), applied: Vec::new() };
    facts.sets.iter().map(|set| evaluation.set(&set.id).map_or_else(nothing, |answer| answer.floor)).collect()
}
