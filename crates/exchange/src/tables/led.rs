//! Tables that name what was merged since: the old identity leads to the new.

use std::collections::{HashMap, HashSet};

use super::content::ImportedContent;

/// What an old identity leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lead {
    /// Its identity.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// Old identities and what they lead to.
#[derive(Debug, Clone, Default)]
pub struct Led {
    /// Of authorities.
    pub authorities: HashMap<String, Lead>,
    /// Of systems.
    pub systems: HashMap<String, Lead>,
    /// Of sets.
    pub sets: HashMap<String, Lead>,
}

fn follow(id: &mut String, led: &HashMap<String, Lead>) -> bool {
    let lead = led.get(id);
    if let Some(lead) = lead {
        id.clone_from(&lead.id);
    }
    lead.is_some()
}

impl ImportedContent {
    /// Puts the new identity in the place of every old one. What then says nothing goes: a flow or a
    /// dependency between two that have become one, and a decision about one that is no more.
    pub(super) fn follow(&mut self, led: &Led) {
        let Led { authorities, systems, sets } = led;
        for row in &mut self.authorities {
            if let Some(parent) = &mut row.parent {
                follow(parent, authorities);
            }
        }
        for row in &mut self.systems {
            follow(&mut row.authority, authorities);
        }
        for row in &mut self.sets {
            follow(&mut row.authority, authorities);
            let new = |id: &String, led: &HashMap<String, Lead>| led.get(id).map_or(id, |to| &to.id).clone();
            row.parts = row.parts.take().map(|ids| ids.iter().map(|id| new(id, sets)).collect());
            row.reaches = row.reaches.iter().map(|id| new(id, systems)).collect();
        }
        for row in &mut self.holdings {
            follow(&mut row.system, systems);
            follow(&mut row.set, sets);
        }
        self.flows.retain_mut(|row| {
            let mut moved = false;
            for end in [&mut row.from, &mut row.to] {
                moved |= follow(end, systems) || follow(end, authorities);
            }
            follow(&mut row.set, sets);
            !moved || row.from != row.to
        });
        self.dependencies.retain_mut(|row| {
            let moved = follow(&mut row.consumer, systems) | follow(&mut row.provider, systems);
            !moved || row.consumer != row.provider
        });
        self.adopted.retain(|row| !systems.contains_key(&row.system));
        let own: HashSet<String> = self.classifications.iter().map(|row| row.set.clone()).collect();
        let mut seen = HashSet::new();
        self.classifications.retain_mut(|row| {
            let moved = follow(&mut row.set, sets);
            // A set's own levels stand before those of what was merged into it.
            !moved || (!own.contains(&row.set) && seen.insert(row.set.clone()))
        });
    }
}
