//! Facts with names resolved to positions, so that rules walk numbers and not strings.

use std::collections::HashMap;

use crate::facts::Facts;

/// A position in `facts.systems`.
pub(crate) type SystemIx = usize;
/// A position in `facts.sets`.
pub(crate) type SetIx = usize;

/// Who needs a provider, and how much of that need remains on the fallback routine.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Consumer {
    pub system: SystemIx,
    pub tolerates: Option<u8>,
}

/// The facts as adjacency lists. Built only from facts that [`crate::check()`] accepts; anything
/// unresolved is left out rather than guessed.
pub(crate) struct Graph {
    /// Sets that each system holds, each once.
    pub held: Vec<Vec<SetIx>>,
    /// Sets that each system holds or receives, each once.
    pub carried: Vec<Vec<SetIx>>,
    /// Systems that each set gives access to.
    pub reaches: Vec<Vec<SystemIx>>,
    /// Who depends on each system.
    pub consumers: Vec<Vec<Consumer>>,
}

/// Positions by identity.
pub(crate) fn index<'a>(ids: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(ix, id)| (id, ix)).collect()
}

impl Graph {
    pub fn new(facts: &Facts) -> Self {
        let systems = index(facts.systems.iter().map(|s| s.id.as_str()));
        let sets = index(facts.sets.iter().map(|s| s.id.as_str()));
        let system = |id: &str| systems.get(id).copied();

        let mut held = vec![Vec::new(); facts.systems.len()];
        for holding in &facts.holdings {
            if let (Some(system), Some(&set)) = (system(&holding.system), sets.get(holding.set.as_str())) {
                held[system].push(set);
            }
        }
        dedup(&mut held);

        let mut carried = held.clone();
        for flow in &facts.flows {
            if let (Some(to), Some(&set)) = (system(&flow.to), sets.get(flow.set.as_str())) {
                carried[to].push(set);
            }
        }
        dedup(&mut carried);

        let reaches =
            facts.sets.iter().map(|set| set.reaches.iter().filter_map(|id| system(id)).collect()).collect();

        let mut consumers = vec![Vec::new(); facts.systems.len()];
        for dependency in &facts.dependencies {
            if let (Some(provider), Some(consumer)) =
                (system(&dependency.provider), system(&dependency.consumer))
            {
                consumers[provider].push(Consumer { system: consumer, tolerates: dependency.tolerates });
            }
        }
        Self { held, carried, reaches, consumers }
    }
}

fn dedup(lists: &mut [Vec<usize>]) {
    for list in lists {
        list.sort_unstable();
        list.dedup();
    }
}
