//! Why a system has its level: one shortest chain of facts, the smallest in ID order.

use std::cmp::Ordering;

use crate::names::Ix;
use crate::pack::AspectRole;
use crate::standing::{AspectView, Standing};

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

/// Where a chain goes after a system.
#[derive(Clone, Copy)]
enum Step {
    /// The level starts in this set.
    Set(Ix),
    /// A set gives access to a system that has the level.
    Gateway { set: Ix, system: Ix },
    /// A consumer has the level.
    Consumer(Ix),
    /// The level starts in what this consumer still needs on its fallback routine.
    Tolerated(Ix),
}

/// The smallest of the shortest steps met so far.
struct Best<'a> {
    view: AspectView<'a>,
    step: Option<Step>,
}

impl Best<'_> {
    /// Order of equally short chains: by identity of each element, `carries` before `depends`.
    fn order(&self, one: Step, other: Step) -> Ordering {
        let rows = self.view.rows;
        let (sets, parties) = (&rows.set_names, &rows.party_names);
        match (one, other) {
            (Step::Set(one), Step::Set(other)) => sets.order(one, other),
            (
                Step::Gateway { set: one, system: reached },
                Step::Gateway { set: other, system: other_reached },
            ) => sets.order(one, other).then_with(|| parties.order(reached, other_reached)),
            (Step::Consumer(one) | Step::Tolerated(one), Step::Consumer(other) | Step::Tolerated(other)) => {
                parties.order(one, other)
            }
            (
                Step::Set(set) | Step::Gateway { set, .. },
                Step::Consumer(consumer) | Step::Tolerated(consumer),
            ) => sets.name(set).cmp(parties.name(consumer)).then(Ordering::Less),
            _ => self.order(other, one).reverse(),
        }
    }

    fn offer(&mut self, step: Step) {
        if self.step.is_none_or(|best| self.order(step, best) == Ordering::Less) {
            self.step = Some(step);
        }
    }
}

impl<'a> AspectView<'a> {
    /// The first step of the chain of a system; `start` is the set that it could start in.
    fn step(&self, system: Ix, standings: &[Standing], start: Ix) -> Option<Step> {
        let standing = standings[system as usize];
        let level = standing.level()?;
        let mut best = Best { view: *self, step: None };
        if standing == Standing::start(level) {
            if self.own(start) == standing {
                best.offer(Step::Set(start));
            }
        } else if self.follows_gateways() {
            self.rows.each_carried(system, |set| {
                for row in self.rows.gives.rows(set) {
                    let reached = self.rows.reaches[row as usize].system;
                    if standings[reached as usize].after(2) == standing {
                        best.offer(Step::Gateway { set, system: reached });
                    }
                }
            });
        }
        if self.role == AspectRole::Availability {
            for row in self.rows.needed.rows(system) {
                let row = self.rows.dependencies[row as usize];
                let consumer = standings[row.consumer as usize];
                if consumer.needed(row.tolerates) == standing {
                    let whole = consumer.level() == Some(level);
                    let step = if whole { Step::Consumer } else { Step::Tolerated };
                    best.offer(step(row.consumer));
                }
            }
        }
        best.step
    }

    /// The chain of a system.
    pub(crate) fn because(&self, system: Ix, standings: &[Standing], start: impl Fn(Ix) -> Ix) -> Because {
        if standings[system as usize] == Standing::NONE {
            return Because::default();
        }
        let party = |ix: Ix| self.rows.party_names.name(ix).to_owned();
        let set = |ix: Ix| self.rows.set_names.name(ix).to_owned();
        let mut links = Vec::with_capacity(standings[system as usize].links() as usize);
        let mut at = Some(system);
        while let Some(here) = at {
            at = match self.step(here, standings, start(here)) {
                Some(Step::Set(ix)) => {
                    links.push(Link::Carries(set(ix)));
                    None
                }
                Some(Step::Gateway { set: ix, system }) => {
                    links.push(Link::Carries(set(ix)));
                    links.push(Link::Reaches(party(system)));
                    Some(system)
                }
                Some(Step::Consumer(consumer)) => {
                    links.push(Link::Depends(party(consumer)));
                    Some(consumer)
                }
                Some(Step::Tolerated(consumer)) => {
                    links.push(Link::Depends(party(consumer)));
                    None
                }
                None => None,
            };
        }
        Because { system: Some(party(system)), links }
    }
}
