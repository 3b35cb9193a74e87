//! How alike two information sets are, so that what was thought about one can be carried over to
//! the other. Nothing follows from it by itself: a person sees in what they are alike, and chooses.

use std::collections::BTreeSet;

use crate::facts::{Identifier, InfoSet, PersonalData, Topic};

/// What a word in common counts for. It says more than a kind of data, which many sets have.
const NAME: f32 = 4.0;
/// What the same kinds of data count for.
const DATA: f32 = 3.0;
/// A word shorter than this says nothing: *och*, *för*.
const WORD: usize = 4;
/// Longer words that say nothing either.
const EMPTY: [&str; 12] =
    ["till", "från", "inom", "samt", "eller", "utan", "mellan", "under", "över", "efter", "andra", "with"];
/// So many letters must two words begin with in common: *faktura* and *fakturor*.
const STEM: usize = 5;

/// What two sets have in common.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Likeness {
    /// How much, for the order; 0 is nothing.
    pub score: f32,
    /// Words of the first one's name that begin like a word of the other's.
    pub words: Vec<String>,
    /// Identifiers that both have.
    pub identifiers: Vec<Identifier>,
    /// Personal data that both have.
    pub personal_data: Vec<PersonalData>,
    /// Topics that both have.
    pub topics: Vec<Topic>,
}

/// What `one` has in common with `other`.
pub fn likeness(one: &InfoSet, other: &InfoSet) -> Likeness {
    let words = common_words(&one.name, &other.name);
    let (identifiers, a) = common(&one.identifiers, &other.identifiers);
    let (personal_data, b) = common(&one.personal_data, &other.personal_data);
    let (topics, c) = common(&one.topics, &other.topics);
    let named = words.iter().fold(0.0, |sum, _| sum + NAME);
    Likeness { score: named + DATA * (a + b + c), words, identifiers, personal_data, topics }
}

/// What two sets of codes share, and how much of everything in them that is.
fn common<T: Ord + Copy>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> (Vec<T>, f32) {
    let shared: Vec<T> = one.intersection(other).copied().collect();
    let count = |number: usize| f32::from(u16::try_from(number).unwrap_or(u16::MAX));
    let share = if shared.is_empty() { 0.0 } else { count(shared.len()) / count(one.union(other).count()) };
    (shared, share)
}

/// Words of a name with the same beginning as a word of the other name.
fn common_words(one: &str, other: &str) -> Vec<String> {
    let other = words(other);
    words(one).into_iter().filter(|word| other.iter().any(|second| same_stem(word, second))).collect()
}

fn words(name: &str) -> Vec<String> {
    let words = name.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| word.chars().count() >= WORD && !EMPTY.contains(&word.as_str())).collect()
}

/// Whether two words are equal, or begin alike for most of the shorter one. *Elevhälsa* and
/// *elevhälsan* are the same word; *personal* and *personuppgift* are not.
fn same_stem(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let alike = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    alike >= STEM && alike * 5 >= shorter * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(name: &str, identifiers: &[Identifier], personal_data: &[PersonalData]) -> InfoSet {
        InfoSet {
            id: name.to_owned(),
            name: name.to_owned(),
            authority: "A".to_owned(),
            owner: None,
            subjects: None,
            records: None,
            identifiers: identifiers.iter().copied().collect(),
            personal_data: personal_data.iter().copied().collect(),
            secrecy: BTreeSet::new(),
            time_depth: None,
            topics: BTreeSet::new(),
            time_bound: None,
            parts: None,
            reaches: BTreeSet::new(),
            levels: crate::facts::Levels::default(),
        }
    }

    #[test]
    fn words_with_the_same_stem_are_the_same_word_and_no_others() {
        assert_eq!(common_words("Journaler i elevhälsan", "Elevhälsa, journal"), ["journaler", "elevhälsan"]);
        assert_eq!(common_words("Personal", "Personuppgifter"), Vec::<String>::new());
        assert_eq!(common_words("Barn och unga", "Vuxna och äldre"), Vec::<String>::new());
        assert_eq!(common_words("Filer till bank", "Nycklar till hallen"), Vec::<String>::new());
        assert_eq!(common_words("", "–"), Vec::<String>::new());
    }

    #[test]
    fn a_name_counts_for_more_than_data_that_many_have() {
        let one = set("Leverantörsfakturor", &[Identifier::Name], &[PersonalData::Ordinary]);
        let named = likeness(&one, &set("Leverantörsfaktura", &[], &[]));
        let with_data = likeness(&one, &set("Bygglov", &[Identifier::Name, Identifier::Property], &[]));
        assert!(named.score > with_data.score, "{named:?} {with_data:?}");
        assert_eq!(named.words, ["leverantörsfakturor"]);
        assert_eq!(with_data.identifiers, [Identifier::Name]);
    }

    #[test]
    fn nothing_in_common_is_nothing_and_two_empty_ones_are_not_alike() {
        assert_eq!(likeness(&set("Bygglov", &[], &[]), &set("Lön", &[], &[])), Likeness::default());
    }
}
