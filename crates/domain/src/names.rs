//! Names as numbers. A name once met keeps its number, so rules walk numbers and not strings.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// A number of something; [`NONE`] is nothing.
pub(crate) type Ix = u32;

/// No number.
pub(crate) const NONE: Ix = u32::MAX;

/// A table of names: one text, and slots that find a name by its hash. The hash is keyed, so a
/// file cannot be made to collide.
pub(crate) struct Names {
    text: String,
    ends: Vec<u32>,
    slots: Vec<Slot>,
    hasher: RandomState,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    ix: Ix,
}

const EMPTY: Slot = Slot { hash: 0, ix: NONE };

impl Names {
    /// An empty table with room for `count` names.
    pub fn with_capacity(count: usize) -> Self {
        Self {
            text: String::with_capacity(count * 12),
            ends: Vec::with_capacity(count),
            slots: vec![EMPTY; (count * 2).max(8).next_power_of_two()],
            hasher: RandomState::new(),
        }
    }

    /// The name with a number that this table gave.
    pub fn name(&self, ix: Ix) -> &str {
        let at = ix as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The number of a name, if it is known.
    pub fn find(&self, name: &str) -> Option<Ix> {
        self.slot(name, self.hash(name)).1
    }

    /// The number of a name, which is new when the second part says so.
    pub fn add(&mut self, name: &str) -> (Ix, bool) {
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let hash = self.hash(name);
        let (slot, known) = self.slot(name, hash);
        if let Some(ix) = known {
            return (ix, false);
        }
        let ix = short(self.ends.len());
        self.text.push_str(name);
        self.ends.push(short(self.text.len()));
        self.slots[slot] = Slot { hash, ix };
        (ix, true)
    }

    fn hash(&self, name: &str) -> u32 {
        let hash = self.hasher.hash_one(name);
        (hash ^ (hash >> 32)) as u32
    }

    /// Where a name stands or would stand, and its number if it stands there.
    fn slot(&self, name: &str, hash: u32) -> (usize, Option<Ix>) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.ix == NONE {
                return (at, None);
            }
            if slot.hash == hash && self.name(slot.ix) == name {
                return (at, Some(slot.ix));
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; mask + 1]);
        for slot in old.into_iter().filter(|slot| slot.ix != NONE) {
            let mut at = slot.hash as usize & mask;
            while self.slots[at].ix != NONE {
                at = (at + 1) & mask;
            }
            self.slots[at] = slot;
        }
    }
}

/// A length as a number of 32 bits. Facts that reach this limit do not fit in memory either.
pub(crate) fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE - 1)
}
