//! Names as numbers. A name once met keeps its number, so rules walk numbers and not strings.

use std::cmp::Ordering;
use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// A number of something; [`NONE`] is nothing.
pub(crate) type Ix = u32;

/// No number.
pub(crate) const NONE: Ix = u32::MAX;

/// A table of names: one text, and slots that find a name by its hash.
///
/// Most files list their ids in order. For as long as names come in rising order they are found
/// by bisection, and slots are only made when [`Self::make_slots`] says that many will be asked
/// for, or when a name comes out of order.
pub(crate) struct Names {
    text: String,
    ends: Vec<u32>,
    /// How many of the first names are in rising order.
    rising: usize,
    slots: Vec<u32>,
    /// Beside the slots: the keys of the names, by number.
    keys: Vec<Key>,
    secret: [u64; 2],
}

/// Short names whole, with their length; of longer ones the beginning, so that the text decides.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    low: u64,
    high: u64,
}

impl Key {
    /// Names up to this length are told apart by their keys alone.
    const WHOLE: usize = 15;

    #[inline]
    fn of(name: &str) -> Self {
        let bytes = name.as_bytes();
        let length = bytes.len().min(Self::WHOLE + 1);
        let marked = |bytes: u64| bytes | ((length as u64) << 56);
        let (low, high) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) if length <= Self::WHOLE => {
                // What comes after the first eight bytes; at most seven.
                let rest = u64::from_le_bytes(*last).checked_shr(8 * (16 - length as u32));
                (u64::from_le_bytes(*first), rest.unwrap_or(0))
            }
            (Some(first), _) => (u64::from_le_bytes(*first), 0),
            _ => (bytes.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)), 0),
        };
        Self { low, high: marked(high) }
    }
}

/// How many names are looked up together.
pub(crate) const BLOCK: usize = 32;

/// A name that is being looked up.
#[derive(Clone, Copy)]
struct Asked<'n> {
    name: &'n str,
    key: Key,
    hash: u32,
    slot: u32,
}

/// A slot without a name. Others hold a number in their low bits and, above it, bits of the hash.
const EMPTY: u32 = u32::MAX;

impl Names {
    /// An empty table with room for `count` names.
    pub fn with_capacity(count: usize) -> Self {
        let random = RandomState::new();
        Self {
            text: String::with_capacity(count * 12),
            ends: Vec::with_capacity(count),
            rising: 0,
            slots: Vec::new(),
            keys: Vec::new(),
            secret: [random.hash_one(1u8), random.hash_one(2u8)],
        }
    }

    /// The name with a number that this table gave.
    pub fn name(&self, ix: Ix) -> &str {
        let at = ix as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    /// The order of two names of this table.
    pub fn order(&self, one: Ix, other: Ix) -> Ordering {
        if (one as usize) < self.rising && (other as usize) < self.rising {
            one.cmp(&other)
        } else {
            self.name(one).cmp(self.name(other))
        }
    }

    /// The number of a name, if it is known.
    pub fn find(&self, name: &str) -> Option<Ix> {
        if self.slots.is_empty() {
            return self.bisect(name);
        }
        let key = Key::of(name);
        self.slot(name, key, self.hash(name, key)).1
    }

    /// The numbers of up to [`BLOCK`] names. Every step is taken for all of them before the next,
    /// so that the memory is waited for once and not once for each.
    pub fn find_all<'n>(&self, names: impl Iterator<Item = &'n str>) -> [Option<Ix>; BLOCK] {
        let mut found = [None; BLOCK];
        if self.slots.is_empty() {
            found.iter_mut().zip(names).for_each(|(found, name)| *found = self.bisect(name));
            return found;
        }
        let Some(last) = self.keys.len().checked_sub(1) else { return found };
        let mut asked = [Asked { name: "", key: Key { low: 0, high: 0 }, hash: 0, slot: EMPTY }; BLOCK];
        let mut count = 0;
        for (asked, name) in asked.iter_mut().zip(names) {
            let key = Key::of(name);
            *asked = Asked { name, key, hash: self.hash(name, key), slot: EMPTY };
            count += 1;
        }
        let (mask, numbers) = (self.slots.len() - 1, self.numbers());
        for asked in &mut asked[..count] {
            asked.slot = self.slots[asked.hash as usize & mask];
        }
        let mut same = [false; BLOCK];
        for (same, asked) in same.iter_mut().zip(&asked[..count]) {
            *same = self.keys[((asked.slot & numbers) as usize).min(last)] == asked.key;
        }
        for ((found, asked), same) in found.iter_mut().zip(&asked[..count]).zip(same) {
            *found = if same && asked.slot != EMPTY && asked.name.len() <= Key::WHOLE {
                Some(asked.slot & numbers)
            } else {
                self.slot(asked.name, asked.key, asked.hash).1
            };
        }
        found
    }

    /// The number of a name, which is new when the second part says so.
    pub fn add(&mut self, name: &str) -> (Ix, bool) {
        if self.slots.is_empty() && self.comes_next(name) {
            self.rising += 1;
            return (self.push(name), true);
        }
        if (self.ends.len() + 1) * 2 > self.slots.len() {
            self.make_slots();
        }
        let key = Key::of(name);
        let hash = self.hash(name, key);
        let (slot, known) = self.slot(name, key, hash);
        if let Some(ix) = known {
            return (ix, false);
        }
        if self.rising == self.ends.len() && self.comes_next(name) {
            self.rising += 1;
        }
        let ix = self.push(name);
        self.keys.push(key);
        self.slots[slot] = self.tagged(hash, ix);
        (ix, true)
    }

    fn push(&mut self, name: &str) -> Ix {
        self.text.push_str(name);
        self.ends.push(short(self.text.len()));
        short(self.ends.len() - 1)
    }

    /// Whether a name follows the last one in rising order.
    fn comes_next(&self, name: &str) -> bool {
        self.ends.len().checked_sub(1).is_none_or(|last| self.name(short(last)) < name)
    }

    fn bisect(&self, name: &str) -> Option<Ix> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.name(short(middle)).cmp(name) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(short(middle)),
            }
        }
        None
    }

    /// Makes room in the slots for what is there and as much again.
    pub fn make_slots(&mut self) {
        let count = ((self.ends.len() + 1) * 2).max(8).next_power_of_two();
        if count <= self.slots.len() {
            return;
        }
        self.slots.clear();
        self.slots.resize(count, EMPTY);
        self.keys.reserve(self.ends.capacity() - self.keys.len());
        for ix in 0..short(self.ends.len()) {
            let name = self.name(ix);
            let key = self.keys.get(ix as usize).copied().unwrap_or_else(|| Key::of(name));
            let hash = self.hash(name, key);
            if self.keys.len() == ix as usize {
                self.keys.push(key);
            }
            let mask = count - 1;
            let mut at = hash as usize & mask;
            while self.slots[at] != EMPTY {
                at = (at + 1) & mask;
            }
            self.slots[at] = self.tagged(hash, ix);
        }
    }

    /// A slot's content: there are more slots than numbers, so numbers need fewer bits.
    fn tagged(&self, hash: u32, ix: Ix) -> u32 {
        (hash & !self.numbers()) | ix
    }

    /// The bits of a slot that hold the number. A number is at most half of the slots', so that
    /// no slot is taken for an empty one.
    fn numbers(&self) -> u32 {
        short(self.slots.len()) - 1
    }

    /// Where a name stands or would stand, and its number if it stands there.
    fn slot(&self, name: &str, key: Key, hash: u32) -> (usize, Option<Ix>) {
        let (mask, numbers) = (self.slots.len() - 1, self.numbers());
        // The low bits of the hash say where, so the high ones tell apart who stands there.
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == EMPTY {
                return (at, None);
            }
            let ix = slot & numbers;
            if (slot ^ hash) & !numbers == 0
                && self.keys[ix as usize] == key
                && (name.len() <= Key::WHOLE || self.name(ix) == name)
            {
                return (at, Some(ix));
            }
            at = (at + 1) & mask;
        }
    }

    /// A hash by folded multiplication under a secret that no file knows, so that none can be
    /// made to collide. A long name goes in sixteen bytes at a time; the last may overlap.
    #[inline]
    fn hash(&self, name: &str, key: Key) -> u32 {
        let mut state = fold(key.low ^ self.secret[0], key.high ^ self.secret[1]);
        if name.len() > Key::WHOLE {
            let bytes = name.as_bytes();
            state ^= bytes.len() as u64;
            let (chunks, _) = bytes.as_chunks::<16>();
            for chunk in chunks.iter().chain(bytes.last_chunk::<16>()) {
                let [low, high] = halves(*chunk);
                state = fold(low ^ state, high ^ self.secret[1]);
            }
        }
        (state ^ (state >> 32)) as u32
    }
}

fn halves(chunk: [u8; 16]) -> [u64; 2] {
    let both = u128::from_le_bytes(chunk);
    [both as u64, (both >> 64) as u64]
}

fn fold(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other);
    (product as u64) ^ ((product >> 64) as u64)
}

/// A length as a number of 32 bits. Facts that reach this limit do not fit in memory either.
pub(crate) fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(names: &[&str]) -> Names {
        let mut table = Names::with_capacity(0);
        names.iter().for_each(|name| assert!(table.add(name).1, "{name}"));
        table
    }

    #[test]
    fn names_are_found_in_order_and_out_of_it() {
        let long = "a name that is longer than sixteen bytes, and then some";
        for names in [["", "a", "ab", "b", long, "ö"], ["ö", "b", "", long, "a", "ab"]] {
            let mut sorted = names;
            sorted.sort_unstable();
            for mut table in [table(&names), table(&sorted)] {
                for slots in [false, true] {
                    if slots {
                        table.make_slots();
                    }
                    for name in names {
                        let ix = table.find(name).expect(name);
                        assert_eq!(table.name(ix), name);
                        assert_eq!(table.add(name), (ix, false));
                        for other in names {
                            let there = table.find(other).expect(other);
                            assert_eq!(table.order(ix, there), name.cmp(other));
                        }
                    }
                    assert_eq!(table.find("c"), None);
                    let all = table.find_all(names.into_iter().chain(["c"]));
                    assert_eq!(all[..6], names.map(|name| table.find(name)));
                    assert_eq!(all[6..], [None; BLOCK - 6]);
                }
            }
        }
    }

    #[test]
    fn an_empty_table_finds_nothing() {
        let mut table = table(&[]);
        for _ in 0..2 {
            assert_eq!((table.find("a"), table.find_all(["a", ""].into_iter())), (None, [None; BLOCK]));
            table.make_slots();
        }
    }

    #[test]
    fn many_names_keep_their_numbers() {
        let mut table = Names::with_capacity(10);
        for number in (0..5_000).rev() {
            table.add(&format!("N{number}"));
        }
        for number in 0..5_000u32 {
            assert_eq!(table.find(&format!("N{number}")), Some(4_999 - number));
        }
    }
}
