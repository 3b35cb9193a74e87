//! What the rules answer: types, and everything at once.

pub use crate::because::{Because, Link};
use crate::evaluation::Evaluation;
use crate::facts::Facts;
use crate::flag::Flags;
use crate::floor::SetFloor;
use crate::pack::Pack;

/// A system's calculated level for one aspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calculated {
    /// The level number; `None` when nothing requires one.
    pub level: Option<u8>,
    /// Whether every set that counts for the aspect has been assessed.
    pub complete: bool,
    /// Why.
    pub because: Because,
}

/// What the rules answer about a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Calculated levels, per aspect of the pack.
    pub calculated: Vec<Calculated>,
    /// The flags that are raised on it.
    pub flags: Flags,
    /// Those of them that nobody has to answer, since they cannot raise anything any more.
    pub noted: Flags,
}

/// What the rules answer about a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its suggested minimum.
    pub floor: SetFloor,
    /// The flags that are raised on it.
    pub flags: Flags,
}

/// What the rules answer about a flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FlowAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// The flags that are raised on it.
    pub flags: Flags,
}

/// Everything that the rules answer about facts, each list in the order of the facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Analysis<'a> {
    /// Every system.
    pub systems: Vec<SystemAnswer<'a>>,
    /// Every set.
    pub sets: Vec<SetAnswer<'a>>,
    /// Every flow.
    pub flows: Vec<FlowAnswer<'a>>,
}

impl Evaluation {
    /// Everything at once, each list in the order in which the things came.
    pub fn analysis(&self) -> Analysis<'_> {
        Analysis {
            systems: self.systems().collect(),
            sets: self.sets().collect(),
            flows: self.flows().collect(),
        }
    }
}

/// Everything that the rules answer about facts that [`crate::check()`] accepts.
pub fn analyse<'f>(facts: &'f Facts, pack: &Pack) -> Analysis<'f> {
    let evaluation = Evaluation::new(facts, pack);
    let systems = facts
        .systems
        .iter()
        .filter_map(|system| Some(SystemAnswer { id: &system.id, ..evaluation.system(&system.id)? }));
    let sets =
        facts.sets.iter().filter_map(|set| Some(SetAnswer { id: &set.id, ..evaluation.set(&set.id)? }));
    let flows =
        facts.flows.iter().filter_map(|flow| Some(FlowAnswer { id: &flow.id, ..evaluation.flow(&flow.id)? }));
    Analysis { systems: systems.collect(), sets: sets.collect(), flows: flows.collect() }
}

/// Calculated levels: per system of the facts, per aspect of the pack, both in their order.
///
/// Call it on facts that [`crate::check()`] accepts; what refers to nothing is ignored.
pub fn calculate(facts: &Facts, pack: &Pack) -> Vec<Vec<Calculated>> {
    let evaluation = Evaluation::new(facts, pack);
    let calculated = |id: &str| evaluation.system(id).map(|answer| answer.calculated).unwrap_or_default();
    facts.systems.iter().map(|system| calculated(&system.id)).collect()
}
