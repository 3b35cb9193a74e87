//! What moving to another pack would mean for what has been stored. It only tells: no level is
//! ever changed by it.

use std::collections::BTreeSet;

use crate::flag::Flag;
use crate::pack::{Level, Pack};

/// What becomes of a stored level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelFate {
    /// The new pack has the level, with the same number.
    Same,
    /// The new pack has the level under another number.
    Renumbered {
        /// Its number there.
        number: u8,
    },
    /// The new pack has no such level; somebody must assess again.
    Gone,
}

/// What becomes of one level of one aspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelChange {
    /// The aspect's id.
    pub aspect: String,
    /// The level's id.
    pub level: String,
    /// Its number in the old pack.
    pub number: u8,
    /// What becomes of it.
    pub fate: LevelFate,
    /// Whether its word, its anchor or a criterion reads otherwise in the new pack.
    pub reworded: bool,
}

/// What came, went and changed in a list of the pack, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListChange {
    /// Only in the new pack.
    pub added: Vec<String>,
    /// Only in the old pack.
    pub removed: Vec<String>,
    /// In both, and not the same.
    pub changed: Vec<String>,
}

impl ListChange {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// What is different between two packs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackDiff {
    /// Every level of the old pack, by aspect, and what becomes of one that is stored.
    pub levels: Vec<LevelChange>,
    /// Aspects.
    pub aspects: ListChange,
    /// Consequence categories.
    pub categories: ListChange,
    /// Floors.
    pub floors: ListChange,
    /// Flags whose text, questions or noted aspects differ, by ID.
    pub flags: ListChange,
    /// Questions.
    pub questions: ListChange,
    /// Information types.
    pub information_types: ListChange,
    /// Whether the limits of the rules differ, so that other flags may be raised.
    pub thresholds: bool,
    /// Whether a written reason is wanted from another level, or other aspects block.
    pub demands: bool,
}

impl PackDiff {
    /// Whether every stored level is found again with the same number.
    pub fn keeps_levels(&self) -> bool {
        self.levels.iter().all(|level| level.fate == LevelFate::Same)
    }

    /// What becomes of a stored level; `None` when the old pack has no such level.
    pub fn fate(&self, aspect: &str, level: &str) -> Option<&LevelFate> {
        let found = self.levels.iter().find(|known| known.aspect == aspect && known.level == level);
        found.map(|change| &change.fate)
    }
}

/// Compares the pack that levels are stored in with one that somebody wants to move to.
pub fn pack_diff(old: &Pack, new: &Pack) -> PackDiff {
    PackDiff {
        levels: level_changes(old, new),
        aspects: compare(&old.aspects, &new.aspects, |aspect| aspect.id.clone()),
        categories: compare(&old.categories, &new.categories, |category| category.id.clone()),
        floors: compare(&old.floors, &new.floors, |floor| floor.id.clone()),
        flags: compare(&old.flags, &new.flags, |text| Flag::code(text.flag).to_owned()),
        questions: compare(&old.questions, &new.questions, |question| question.id.clone()),
        information_types: compare(&old.information_types, &new.information_types, |info| info.id.clone()),
        thresholds: old.thresholds != new.thresholds,
        demands: old.reason_from != new.reason_from
            || as_set(&old.blocking_aspects) != as_set(&new.blocking_aspects),
    }
}

fn as_set(ids: &[String]) -> BTreeSet<&String> {
    ids.iter().collect()
}

fn compare<T: PartialEq>(old: &[T], new: &[T], id: impl Fn(&T) -> String) -> ListChange {
    let mut change = ListChange::default();
    for thing in old {
        match new.iter().find(|other| id(other) == id(thing)) {
            None => change.removed.push(id(thing)),
            Some(other) if other != thing => change.changed.push(id(thing)),
            Some(_) => {}
        }
    }
    let only_new = new.iter().filter(|thing| !old.iter().any(|other| id(other) == id(thing)));
    change.added.extend(only_new.map(&id));
    change
}

fn level_changes(old: &Pack, new: &Pack) -> Vec<LevelChange> {
    let mut changes = Vec::new();
    for (place, aspect) in old.aspects.iter().enumerate() {
        let there = new.aspect_index(&aspect.id);
        for level in old.levels(place) {
            let found = there.and_then(|there| new.level_by_id(there, &level.id));
            let fate = match found {
                None => LevelFate::Gone,
                Some(other) if other.number == level.number => LevelFate::Same,
                Some(other) => LevelFate::Renumbered { number: other.number },
            };
            let reworded = found.is_some_and(|other| {
                let anchor = there.and_then(|there| new.aspects[there].anchors.get(&level.id));
                reads_otherwise(level, other)
                    || aspect.anchors.get(&level.id) != anchor
                    || criteria_differ(old, new, &level.id)
            });
            changes.push(LevelChange {
                aspect: aspect.id.clone(),
                level: level.id.clone(),
                number: level.number,
                fate,
                reworded,
            });
        }
    }
    changes
}

fn reads_otherwise(old: &Level, new: &Level) -> bool {
    old.word != new.word || old.exit != new.exit
}

/// Whether a category that both packs have says something else of the level.
fn criteria_differ(old: &Pack, new: &Pack, level: &str) -> bool {
    old.categories.iter().any(|category| {
        let other = new.categories.iter().find(|other| other.id == category.id);
        other.is_some_and(|other| other.criteria.get(level) != category.criteria.get(level))
    })
}
