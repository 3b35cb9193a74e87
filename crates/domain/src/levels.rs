//! What a system carries, and why: calculated levels and because-chains.
//!
//! A system's level per aspect is the highest level of the sets that it carries, raised by what
//! its sets give access to (confidentiality and integrity) and by whoever depends on it
//! (availability). Those two can run in circles; the answer is the least level that satisfies
//! every requirement, found by settling the highest levels first.

use crate::facts::Facts;
use crate::graph::{Graph, SystemIx};
use crate::pack::{AspectRole, Pack};

/// One link of a because-chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// The system carries this set.
    Carries(String),
    /// The set before it gives access to this system.
    Reaches(String),
    /// This system depends on the one before it.
    Depends(String),
}

/// One shortest chain of facts that gives a level, from the system to where the level starts.
/// Empty when there is no level.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Because {
    /// The system that the chain explains.
    pub system: Option<String>,
    /// What follows.
    pub links: Vec<Link>,
}

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

/// Calculated levels: per system of the facts, per aspect of the pack, both in their order.
///
/// Call it on facts that [`crate::check()`] accepts; what refers to nothing is ignored.
pub fn calculate(facts: &Facts, pack: &Pack) -> Vec<Vec<Calculated>> {
    let graph = Graph::new(facts);
    let mut answer = vec![Vec::with_capacity(pack.aspects.len()); facts.systems.len()];
    for (aspect, definition) in pack.aspects.iter().enumerate() {
        let view = AspectView { facts, graph: &graph, aspect, role: definition.role };
        let levels = view.fixpoint();
        let distances = view.distances(&levels);
        for (system, row) in answer.iter_mut().enumerate() {
            row.push(Calculated {
                level: levels[system],
                complete: view.complete(system),
                because: view.because(system, &levels, &distances),
            });
        }
    }
    answer
}

/// One aspect of the facts.
struct AspectView<'a> {
    facts: &'a Facts,
    graph: &'a Graph,
    aspect: usize,
    role: AspectRole,
}

/// Where a chain goes after a system.
#[derive(Clone, Copy)]
enum Step {
    /// The level starts in this set.
    Set(usize),
    /// A set gives access to a system that has the level.
    Gateway { set: usize, system: SystemIx },
    /// A consumer has the level.
    Consumer(SystemIx),
    /// The level starts in what this consumer still needs on its fallback routine.
    Tolerated(SystemIx),
}

impl AspectView<'_> {
    /// The sets that count: availability needs those that the system holds, the rest also those
    /// that it receives. To receive a copy is not to be needed for it.
    fn counting(&self, system: SystemIx) -> &[usize] {
        match self.role {
            AspectRole::Availability => &self.graph.held[system],
            _ => &self.graph.carried[system],
        }
    }

    fn set_level(&self, set: usize) -> Option<u8> {
        self.facts.sets[set].levels.get(self.aspect).copied().flatten()
    }

    fn complete(&self, system: SystemIx) -> bool {
        self.counting(system).iter().all(|&set| self.set_level(set).is_some())
    }

    /// Whether access to a system counts for this aspect.
    fn follows_gateways(&self) -> bool {
        matches!(self.role, AspectRole::Confidentiality | AspectRole::Integrity)
    }

    /// Everything that a system may require of others: `(required of, at least)` for a level.
    fn requirements(
        &self,
        gateways: &[Vec<SystemIx>],
        providers: &[Vec<(SystemIx, Option<u8>)>],
        system: SystemIx,
        level: u8,
    ) -> Vec<(SystemIx, u8)> {
        let through_access = gateways[system].iter().map(|&holder| (holder, level));
        let through_need = providers[system]
            .iter()
            .map(|&(provider, tolerates)| (provider, tolerates.map_or(level, |t| t.min(level))));
        through_access.chain(through_need).collect()
    }

    /// The least solution. Requirements never raise above the level that they come from, so a
    /// system taken in falling order of level is settled when it is taken.
    fn fixpoint(&self) -> Vec<Option<u8>> {
        let count = self.facts.systems.len();
        let mut levels: Vec<Option<u8>> = (0..count)
            .map(|system| self.counting(system).iter().filter_map(|&set| self.set_level(set)).max())
            .collect();
        let (gateways, providers) = (self.holders_of_access(), self.providers());
        let mut waiting: Vec<Vec<SystemIx>> = vec![Vec::new(); usize::from(u8::MAX) + 1];
        for (system, level) in levels.iter().enumerate() {
            if let Some(level) = level {
                waiting[usize::from(*level)].push(system);
            }
        }
        let mut settled = vec![false; count];
        for level in (0..=u8::MAX).rev() {
            while let Some(system) = waiting[usize::from(level)].pop() {
                if settled[system] {
                    continue;
                }
                settled[system] = true;
                for (other, least) in self.requirements(&gateways, &providers, system, level) {
                    if levels[other] < Some(least) {
                        levels[other] = Some(least);
                        waiting[usize::from(least)].push(other);
                    }
                }
            }
        }
        levels
    }

    /// Per system, who carries a set that gives access to it.
    fn holders_of_access(&self) -> Vec<Vec<SystemIx>> {
        let mut holders = vec![Vec::new(); self.facts.systems.len()];
        if self.follows_gateways() {
            for (holder, carried) in self.graph.carried.iter().enumerate() {
                for &reached in carried.iter().flat_map(|&set| &self.graph.reaches[set]) {
                    holders[reached].push(holder);
                }
            }
        }
        holders
    }

    /// Per system, whom it depends on.
    fn providers(&self) -> Vec<Vec<(SystemIx, Option<u8>)>> {
        let mut providers = vec![Vec::new(); self.facts.systems.len()];
        if self.role == AspectRole::Availability {
            for (provider, consumers) in self.graph.consumers.iter().enumerate() {
                for consumer in consumers {
                    providers[consumer.system].push((provider, consumer.tolerates));
                }
            }
        }
        providers
    }

    /// Every step that explains why `system` has its level, with the system that it leads to.
    fn steps(&self, system: SystemIx, levels: &[Option<u8>]) -> Vec<Step> {
        let Some(level) = levels[system] else { return Vec::new() };
        let mut steps: Vec<Step> = self
            .counting(system)
            .iter()
            .filter(|&&set| self.set_level(set) == Some(level))
            .map(|&set| Step::Set(set))
            .collect();
        if self.follows_gateways() {
            for &set in &self.graph.carried[system] {
                let reached = self.graph.reaches[set].iter().filter(|&&r| levels[r] == Some(level));
                steps.extend(reached.map(|&system| Step::Gateway { set, system }));
            }
        }
        if self.role == AspectRole::Availability {
            for consumer in &self.graph.consumers[system] {
                let whole = consumer.tolerates.is_none_or(|t| t >= level);
                if levels[consumer.system] == Some(level) && whole {
                    steps.push(Step::Consumer(consumer.system));
                } else if levels[consumer.system] > Some(level) && consumer.tolerates == Some(level) {
                    steps.push(Step::Tolerated(consumer.system));
                }
            }
        }
        steps
    }

    /// How many links the shortest chain of each system has; settled by relaxing until nothing
    /// changes, which ends because every level starts somewhere.
    fn distances(&self, levels: &[Option<u8>]) -> Vec<usize> {
        let steps: Vec<Vec<Step>> = (0..levels.len()).map(|s| self.steps(s, levels)).collect();
        let mut leads_from: Vec<Vec<(SystemIx, usize)>> = vec![Vec::new(); levels.len()];
        let mut distances = vec![usize::MAX; levels.len()];
        let mut queue = std::collections::BTreeSet::new();
        for (system, steps) in steps.iter().enumerate() {
            for step in steps {
                match *step {
                    Step::Set(_) | Step::Tolerated(_) => {
                        distances[system] = 1;
                        queue.insert((1, system));
                    }
                    Step::Gateway { system: next, .. } => leads_from[next].push((system, 2)),
                    Step::Consumer(next) => leads_from[next].push((system, 1)),
                }
            }
        }
        while let Some((distance, system)) = queue.pop_first() {
            for &(before, links) in &leads_from[system] {
                if distance + links < distances[before] {
                    queue.remove(&(distances[before], before));
                    distances[before] = distance + links;
                    queue.insert((distances[before], before));
                }
            }
        }
        distances
    }

    fn links_after(&self, step: Step, distances: &[usize]) -> usize {
        match step {
            Step::Set(_) | Step::Tolerated(_) => 1,
            Step::Gateway { system, .. } => distances[system].saturating_add(2),
            Step::Consumer(system) => distances[system].saturating_add(1),
        }
    }

    /// Order of equally short chains: by identity of each element, `carries` before `depends`.
    fn order(&self, step: Step) -> (&str, u8, &str) {
        let system = |ix: SystemIx| self.facts.systems[ix].id.as_str();
        match step {
            Step::Set(set) => (&self.facts.sets[set].id, 0, ""),
            Step::Gateway { set, system: reached } => (&self.facts.sets[set].id, 0, system(reached)),
            Step::Consumer(consumer) | Step::Tolerated(consumer) => (system(consumer), 1, ""),
        }
    }

    fn because(&self, system: SystemIx, levels: &[Option<u8>], distances: &[usize]) -> Because {
        if levels[system].is_none() {
            return Because::default();
        }
        let name = |ix: SystemIx| self.facts.systems[ix].id.clone();
        let mut links = Vec::new();
        let mut at = Some(system);
        while let Some(here) = at {
            let next = self
                .steps(here, levels)
                .into_iter()
                .filter(|&step| self.links_after(step, distances) == distances[here])
                .min_by(|&a, &b| self.order(a).cmp(&self.order(b)));
            at = match next {
                Some(Step::Set(set)) => {
                    links.push(Link::Carries(self.facts.sets[set].id.clone()));
                    None
                }
                Some(Step::Gateway { set, system }) => {
                    links.push(Link::Carries(self.facts.sets[set].id.clone()));
                    links.push(Link::Reaches(name(system)));
                    Some(system)
                }
                Some(Step::Consumer(consumer)) => {
                    links.push(Link::Depends(name(consumer)));
                    Some(consumer)
                }
                Some(Step::Tolerated(consumer)) => {
                    links.push(Link::Depends(name(consumer)));
                    None
                }
                None => None,
            };
        }
        Because { system: Some(name(system)), links }
    }
}
