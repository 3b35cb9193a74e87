//! What raised a flag: the facts that a person is shown beside the question.

use std::collections::BTreeSet;

use crate::evaluation::Evaluation;
use crate::facts::{Environment, Identifier, Purpose, Topic};
use crate::flag::Flag;
use crate::names::Ix;

/// What the why-text of a flag may have in braces: `{sets}`, `{parties}`, `{values}`, `{aspects}`
/// and `{count}`, the number of parties, or of sets where no party decides.
pub const PLACEHOLDERS: &[&str] = &["sets", "parties", "values", "aspects", "count"];

/// What a flag is raised on, by id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A system.
    System(String),
    /// A set.
    Set(String),
    /// A flow.
    Flow(String),
}

/// An aspect in which two levels do not go together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Gap {
    /// The aspect's id.
    pub aspect: String,
    /// The level that is asked for.
    pub level: Option<u8>,
    /// The level that is there.
    pub has: Option<u8>,
}

/// The facts that raised a flag. Two that are equal give the same question: an answer stays good
/// for as long as this does, and goes stale when it changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Why {
    /// Ids of the sets that decided.
    pub sets: BTreeSet<String>,
    /// Ids of the systems and authorities that decided.
    pub parties: BTreeSet<String>,
    /// Codes of the values that decided: identifiers, topics, purposes, environments, and for
    /// AGG-15 `weaker` and `circle`.
    pub values: BTreeSet<&'static str>,
    /// Levels that do not go together.
    pub gaps: Vec<Gap>,
}

impl Why {
    /// What `{count}` stands for.
    pub fn count(&self) -> usize {
        if self.parties.is_empty() { self.sets.len() } else { self.parties.len() }
    }
}

/// The codes of the values in a mask.
macro_rules! codes {
    ($type:ident, $mask:expr) => {{
        let mask: u16 = $mask;
        $type::ALL.iter().filter(move |value| value.bit() & mask != 0).map(|value| value.code())
    }};
}

impl Evaluation {
    /// Why a flag is raised; `None` when it is not.
    pub fn why(&self, subject: &Subject, flag: Flag) -> Option<Why> {
        match subject {
            Subject::System(id) => {
                let ix = self.rows.find_system(id)?;
                self.systems[ix as usize].flags.contains(flag).then(|| self.why_system(ix, flag))
            }
            Subject::Set(id) => {
                let ix = self.rows.find_set(id)?;
                self.sets[ix as usize].flags.contains(flag).then(|| self.why_set(ix, flag))
            }
            Subject::Flow(id) => {
                let ix = self.rows.find_flow(id)?;
                self.flow_flags[ix as usize].contains(flag).then(|| self.why_flow(ix, flag))
            }
        }
    }

    fn party(&self, ix: Ix) -> String {
        self.rows.party_names.name(ix).to_owned()
    }

    fn set_name(&self, ix: Ix) -> String {
        self.rows.set_names.name(ix).to_owned()
    }

    fn why_system(&self, ix: Ix, flag: Flag) -> Why {
        match flag {
            Flag::Linkable => self.why_linkable(ix),
            Flag::Overview
            | Flag::Accumulation
            | Flag::PatternRisk
            | Flag::CriticalObject
            | Flag::Gateway => self.why_carried(ix, flag),
            Flag::ChainMismatch => self.why_chain(ix),
            Flag::Reassess => self.why_reassess(ix),
            _ => self.why_parties(ix, flag),
        }
    }

    /// Flags that other parties raise, or the system's own purposes.
    fn why_parties(&self, ix: Ix, flag: Flag) -> Why {
        let (rows, mut why) = (&self.rows, Why::default());
        let senders = rows.into.rows(ix).map(|row| rows.flows[row as usize].from);
        let purposes = rows.system(ix).map_or(0, |row| row.purposes);
        match flag {
            Flag::AggregateCandidate => why.parties.extend(senders.map(|from| self.party(from))),
            Flag::DerivedData => why.values.extend(codes!(Purpose, purposes & self.rules.deriving)),
            Flag::CumulationT => {
                let consumers = rows.needed.rows(ix).map(|row| rows.dependencies[row as usize].consumer);
                why.parties.extend(consumers.map(|consumer| self.party(consumer)));
            }
            Flag::Iot => {
                let device = |of: &Ix| rows.system(*of).is_some_and(|row| self.rules.is_device(row.kind));
                let involved = std::iter::once(ix).chain(senders).filter(device);
                why.parties.extend(involved.map(|party| self.party(party)));
            }
            Flag::MosaicPublic => {
                let receivers = rows.out_of.rows(ix).map(|row| &rows.flows[row as usize]);
                for flow in receivers.filter(|flow| rows.is_public(flow.to)) {
                    why.parties.insert(self.party(flow.to));
                    why.sets.insert(self.set_name(flow.set));
                }
                why.values.extend(codes!(Purpose, purposes & self.rules.publishing));
            }
            _ => {}
        }
        why
    }

    /// Flags that single carried sets raise.
    fn why_carried(&self, ix: Ix, flag: Flag) -> Why {
        let mut why = Why::default();
        self.rows.each_carried(ix, |set| {
            let row = &self.rows.sets[set as usize];
            let gives = self.rows.gives.rows(set).map(|row| self.rows.reaches[row as usize].system);
            if row.brings.contains(flag) {
                why.sets.insert(self.set_name(set));
                match flag {
                    Flag::CriticalObject => {
                        why.values.extend(codes!(Topic, row.topics & self.rules.critical));
                    }
                    Flag::Gateway => {
                        why.values.extend(codes!(Topic, row.topics & self.rules.access));
                        why.parties.extend(gives.map(|reached| self.party(reached)));
                    }
                    _ => {}
                }
            }
        });
        why
    }

    /// Per identifier, every set that can be tied to one of another owner.
    fn why_linkable(&self, ix: Ix) -> Why {
        let mut carried = Vec::new();
        self.rows.each_carried(ix, |set| carried.push(set));
        carried.sort_unstable();
        carried.dedup();
        let mut why = Why::default();
        for identifier in Identifier::ALL.iter().filter(|i| i.bit() & self.rules.linking != 0) {
            let has = |set: &&Ix| self.rows.sets[**set as usize].identifiers & identifier.bit() != 0;
            let sharing: Vec<Ix> = carried.iter().filter(has).copied().collect();
            let owner = |set: Ix| self.rows.sets[set as usize].owner;
            let apart = sharing
                .windows(2)
                .any(|pair| owner(pair[0]) != owner(pair[1]) || owner(pair[0]) == crate::names::NONE);
            if apart {
                why.values.insert(identifier.code());
                why.sets.extend(sharing.iter().map(|set| self.set_name(*set)));
            }
        }
        why
    }

    fn why_chain(&self, ix: Ix) -> Why {
        let (rows, mut why) = (&self.rows, Why::default());
        if self.systems[ix as usize].on_cycle {
            why.values.insert("circle");
            why.parties.extend(self.circle_of(ix, ix).into_iter().map(|other| self.party(other)));
        }
        let Some(aspect) = self.rules.availability else { return why };
        let level = self.standings[aspect][ix as usize].level();
        let adopted = rows.system(ix).and_then(|row| row.adopted.as_ref());
        let has = adopted.and_then(|row| row.levels[aspect]);
        if !rows.needed.is_empty(ix) && has < level {
            why.values.insert("weaker");
            let consumers = rows.needed.rows(ix).map(|row| rows.dependencies[row as usize].consumer);
            why.parties.extend(consumers.map(|consumer| self.party(consumer)));
            why.gaps.push(Gap { aspect: self.rules.aspects[aspect].id.clone(), level, has });
        }
        why
    }

    fn why_reassess(&self, ix: Ix) -> Why {
        let at = self.rows.system(ix).and_then(|row| row.adopted.as_ref()).map_or(0, |row| row.at);
        let held = self.rows.holds.rows(ix).map(|row| &self.rows.holdings[row as usize]);
        let sets = held.filter(|row| row.since > at).map(|row| self.set_name(row.set)).collect();
        Why { sets, ..Why::default() }
    }

    fn why_set(&self, ix: Ix, flag: Flag) -> Why {
        let mut why = Why { sets: BTreeSet::from([self.set_name(ix)]), ..Why::default() };
        match flag {
            Flag::Copies => {
                let held = self.rows.held.rows(ix).map(|row| &self.rows.holdings[row as usize]);
                for row in held.filter(|row| !self.rows.is_process(row.system)) {
                    why.parties.insert(self.party(row.system));
                    let copy = row.environment.bit() & self.rules.copy_environments;
                    why.values.extend(codes!(Environment, copy));
                }
            }
            Flag::NationalSecurityHint => {
                let topics = self.rows.sets[ix as usize].topics & self.rules.security;
                why.values.extend(codes!(Topic, topics));
            }
            _ => {}
        }
        why
    }

    fn why_flow(&self, ix: Ix, flag: Flag) -> Why {
        let row = &self.rows.flows[ix as usize];
        let mut why = Why { sets: BTreeSet::from([self.set_name(row.set)]), ..Why::default() };
        match flag {
            Flag::Disclosure => {
                let ends = [row.from, row.to].map(|end| self.party(self.rows.authority_of(end)));
                why.parties.extend(ends);
            }
            Flag::BulkTransfer => why.parties.extend([self.party(row.to)]),
            _ => {
                why.parties.extend([self.party(row.to)]);
                let raise = self.raise();
                let gaps = raise.downhill(row).filter(|(_, level, has)| match flag {
                    Flag::DownhillFlow => has.is_some_and(|has| has < *level),
                    _ => has.is_none() && *level >= self.rules.assessed_from,
                });
                why.gaps.extend(gaps.map(|(aspect, level, has)| Gap {
                    aspect: self.rules.aspects[aspect].id.clone(),
                    level: Some(level),
                    has,
                }));
            }
        }
        why
    }
}
