//! Where every system stands for one aspect: its level, and how short the shortest reason is.
//!
//! Levels spread along access (confidentiality and integrity) and along need (availability), and
//! may run in circles. What spreads is always a little worse than where it came from: never a
//! higher level, and at the same level a longer chain. So taking the best first settles each
//! system once, and the answer is the least that satisfies every requirement. After an edit only
//! what leant on the edited place is settled again.

use std::collections::{BinaryHeap, HashMap};

use crate::names::{Ix, NONE};
use crate::pack::AspectRole;
use crate::rows::Rows;

/// A level and the number of links of the shortest chain to it; greater is a higher level, and at
/// the same level a shorter chain. Nothing is less than everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Standing(u64);

impl Standing {
    pub const NONE: Self = Self(0);

    /// A level that starts here: its chain has one link.
    pub fn start(level: u8) -> Self {
        Self(((u64::from(level) + 1) << 32) | u64::from(u32::MAX - 1))
    }

    /// The standing of what a system has of its own.
    pub fn of(level: Option<u8>) -> Self {
        level.map_or(Self::NONE, Self::start)
    }

    pub fn level(self) -> Option<u8> {
        u8::try_from((self.0 >> 32).checked_sub(1)?).ok()
    }

    /// How many links the shortest chain has.
    pub fn links(self) -> u32 {
        u32::MAX - (self.0 & u64::from(u32::MAX)) as u32
    }

    /// The same level, further away.
    pub fn after(self, links: u32) -> Self {
        if self == Self::NONE { self } else { Self(self.0 - u64::from(links)) }
    }

    /// What a provider must have when its consumer stands here.
    pub fn needed(self, tolerates: Option<u8>) -> Self {
        match (self.level(), tolerates) {
            (Some(level), Some(least)) if least < level => Self::start(least),
            _ => self.after(1),
        }
    }
}

/// One aspect of the rows.
#[derive(Clone, Copy)]
pub(crate) struct AspectView<'a> {
    pub rows: &'a Rows,
    pub aspect: usize,
    pub role: AspectRole,
}

impl AspectView<'_> {
    /// Calls with each system that a set counts for.
    pub fn each_counted(&self, set: Ix, visit: impl FnMut(Ix)) {
        match self.role {
            AspectRole::Availability => self.rows.each_holder(set, visit),
            _ => self.rows.each_carrier(set, visit),
        }
    }

    /// Whether access to a system counts for this aspect.
    pub fn follows_gateways(&self) -> bool {
        matches!(self.role, AspectRole::Confidentiality | AspectRole::Integrity)
    }

    /// Where a system would stand by its own sets alone, of which this is the smallest of the
    /// highest.
    pub fn own(&self, start: Ix) -> Standing {
        if start == NONE { Standing::NONE } else { Standing::of(self.rows.level(start, self.aspect)) }
    }

    /// Calls with each requirement on a system: who makes it, and what it comes to when they
    /// stand where `of` says.
    fn each_requirement(&self, system: Ix, of: impl Fn(Ix) -> Standing, mut visit: impl FnMut(Ix, Standing)) {
        if self.follows_gateways() {
            self.rows.each_carried(system, |set| {
                for row in self.rows.gives.rows(set) {
                    let reached = self.rows.reaches[row as usize].system;
                    visit(reached, of(reached).after(2));
                }
            });
        }
        if self.role == AspectRole::Availability {
            for row in self.rows.needed.rows(system) {
                let row = self.rows.dependencies[row as usize];
                visit(row.consumer, of(row.consumer).needed(row.tolerates));
            }
        }
    }

    /// Calls with each system that something is required of when `system` stands at `standing`.
    pub fn each_required(&self, system: Ix, standing: Standing, mut visit: impl FnMut(Ix, Standing)) {
        if self.follows_gateways() {
            for row in self.rows.reached.rows(system) {
                let set = self.rows.reaches[row as usize].set;
                self.rows.each_carrier(set, |carrier| visit(carrier, standing.after(2)));
            }
        }
        if self.role == AspectRole::Availability {
            for row in self.rows.needs.rows(system) {
                let row = self.rows.dependencies[row as usize];
                visit(row.provider, standing.needed(row.tolerates));
            }
        }
    }

    /// Raises what is required, best first, until everything is satisfied. Calls before a
    /// standing changes with what it was.
    fn spread(
        &self,
        standings: &mut [Standing],
        mut waiting: BinaryHeap<(Standing, Ix)>,
        mut before_change: impl FnMut(Ix, Standing),
    ) {
        let mut raised = Vec::new();
        while let Some((standing, system)) = waiting.pop() {
            if standings[system as usize] != standing {
                continue;
            }
            self.each_required(system, standing, |other, least| raised.push((least, other)));
            for (least, other) in raised.drain(..) {
                let there = &mut standings[other as usize];
                if *there < least {
                    before_change(other, *there);
                    *there = least;
                    waiting.push((least, other));
                }
            }
        }
    }

    /// Where everything stands, from what the systems have of their own.
    pub fn settle(&self, own: Vec<Standing>) -> Vec<Standing> {
        let waiting = own
            .iter()
            .zip(0..)
            .filter(|(standing, _)| **standing > Standing::NONE)
            .map(|(standing, system)| (*standing, system))
            .collect();
        let mut standings = own;
        self.spread(&mut standings, waiting, |_, _| {});
        standings
    }

    /// Settles again after what `seeds` have of their own, or what is required of them, has
    /// changed. Answers with every system whose standing or reason may be another.
    pub fn resettle(
        &self,
        standings: &mut [Standing],
        seeds: &[Ix],
        own: impl Fn(Ix) -> Standing,
    ) -> Vec<Ix> {
        let mut before = self.leaning(standings, seeds);
        let mut waiting = BinaryHeap::new();
        for &system in before.keys() {
            let mut standing = own(system);
            let settled =
                |of: Ix| if before.contains_key(&of) { Standing::NONE } else { standings[of as usize] };
            self.each_requirement(system, settled, |_, least| standing = standing.max(least));
            waiting.push((standing, system));
        }
        for &(standing, system) in &waiting {
            standings[system as usize] = standing;
        }
        self.spread(standings, waiting, |system, was| {
            before.entry(system).or_insert(was);
        });
        let mut touched: Vec<Ix> = before.into_keys().collect();
        self.add_explained(standings, &mut touched);
        touched
    }

    /// The seeds, and every system whose standing came from one of them, with where they stood.
    fn leaning(&self, standings: &[Standing], seeds: &[Ix]) -> HashMap<Ix, Standing> {
        let mut leaning: HashMap<Ix, Standing> = HashMap::new();
        let mut open: Vec<Ix> = seeds.to_vec();
        while let Some(system) = open.pop() {
            let standing = standings[system as usize];
            if leaning.insert(system, standing).is_some() || standing == Standing::NONE {
                continue;
            }
            self.each_required(system, standing, |other, least| {
                if standings[other as usize] == least && !leaning.contains_key(&other) {
                    open.push(other);
                }
            });
        }
        leaning
    }

    /// Adds the systems whose reason now leads through one of those that are there.
    fn add_explained(&self, standings: &[Standing], touched: &mut Vec<Ix>) {
        let mut known: std::collections::HashSet<Ix> = touched.iter().copied().collect();
        let mut at = 0;
        while at < touched.len() {
            let system = touched[at];
            let standing = standings[system as usize];
            at += 1;
            if standing == Standing::NONE {
                continue;
            }
            self.each_required(system, standing, |other, least| {
                if standings[other as usize] == least && known.insert(other) {
                    touched.push(other);
                }
            });
        }
    }
}
