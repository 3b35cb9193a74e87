//! A pack, small random facts, and the rules by brute force.

#![allow(dead_code, clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use varsam_domain::facts::*;
use varsam_domain::pack::{Aspect, AspectRole, Colours, FlagText, Floor, FloorCondition, Level, Scale};
use varsam_domain::{Facts, Flag, Link, Pack, Thresholds};

/// K, R, T, S on 0 to 3 with the noted aspects and floors of the rules.
pub fn pack() -> Pack {
    let level = |number: u8| Level {
        id: format!("l{number}"),
        number,
        exit: false,
        word: BTreeMap::new(),
        colours: BTreeMap::<String, Colours>::new(),
    };
    let aspect = |(id, role): (&str, AspectRole)| Aspect {
        id: id.into(),
        role,
        name: BTreeMap::new(),
        question: BTreeMap::new(),
        scale: "s".into(),
        anchors: BTreeMap::new(),
    };
    let roles = [
        ("K", AspectRole::Confidentiality),
        ("R", AspectRole::Integrity),
        ("T", AspectRole::Availability),
        ("S", AspectRole::Traceability),
    ];
    Pack {
        id: "test".into(),
        version: "1".into(),
        name: BTreeMap::new(),
        sources: Vec::new(),
        scales: vec![Scale { id: "s".into(), levels: (0..4).map(level).collect() }],
        aspects: roles.map(aspect).into(),
        categories: Vec::new(),
        reason_from: 2,
        floors: floors(),
        blocking_aspects: vec!["K".into()],
        thresholds: Thresholds::default(),
        questions: Vec::new(),
        conversations: Vec::new(),
        flags: Flag::ALL.iter().map(|flag| flag_text(*flag)).collect(),
        information_types: Vec::new(),
    }
}

fn floors() -> Vec<Floor> {
    let floor = |when: FloorCondition, levels: &[(&str, u8)]| Floor {
        id: format!("{when:?}"),
        when,
        levels: levels.iter().map(|(aspect, level)| ((*aspect).to_owned(), *level)).collect(),
        why: BTreeMap::new(),
        source: String::new(),
    };
    let none = FloorCondition::default;
    vec![
        floor(FloorCondition { identifier: Some(Identifier::PersonalNumber), ..none() }, &[("K", 2)]),
        floor(FloorCondition { personal_data: Some(PersonalData::Special), ..none() }, &[("K", 2)]),
        floor(FloorCondition { held_by_device: true, ..none() }, &[("R", 2), ("T", 2)]),
        floor(FloorCondition { flows_to_public: true, ..none() }, &[("R", 1)]),
    ]
}

fn flag_text(flag: Flag) -> FlagText {
    let noted: &[&str] = match flag.code() {
        "AGG-01" | "AGG-06" | "AGG-08" => &["K", "R"],
        "AGG-02" | "AGG-03" | "AGG-04" | "AGG-05" | "AGG-07" | "AGG-18" => &["K"],
        "AGG-13" => &["T"],
        "AGG-16" => &["R", "T"],
        _ => &[],
    };
    FlagText {
        flag,
        title: BTreeMap::new(),
        why: BTreeMap::new(),
        conversation: String::new(),
        questions: Vec::new(),
        noted_aspects: noted.iter().map(|aspect| (*aspect).to_owned()).collect(),
        source: String::new(),
    }
}

/// How large random facts are.
#[derive(Clone, Copy)]
pub struct Size {
    pub systems: usize,
    pub sets: usize,
    pub rows: usize,
}

pub const SMALL: Size = Size { systems: 5, sets: 5, rows: 9 };

const PARTIES: [(&str, AuthorityKind); 3] =
    [("N1", AuthorityKind::Committee), ("N2", AuthorityKind::Committee), ("P", AuthorityKind::Public)];

fn system_id(size: Size) -> impl Strategy<Value = String> + Clone {
    (0..size.systems).prop_map(|ix| format!("S{ix}"))
}

fn set_id(size: Size) -> impl Strategy<Value = String> + Clone {
    (0..size.sets).prop_map(|ix| format!("I{ix}"))
}

fn authority_id() -> impl Strategy<Value = String> {
    select(vec!["N1".to_owned(), "N2".to_owned(), "P".to_owned()])
}

fn some_of<T: Copy + std::fmt::Debug + Ord + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = BTreeSet<T>> {
    subsequence(all.to_vec(), 0..=2.min(all.len())).prop_map(|some| some.into_iter().collect())
}

fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all.to_vec())
}

pub fn levels() -> impl Strategy<Value = Levels> {
    proptest::collection::vec(proptest::option::weighted(0.8, 0u8..4), 4)
}

fn day() -> impl Strategy<Value = String> {
    (2024u32..2027, 1u32..13).prop_map(|(year, month)| format!("{year}-{month:02}-15"))
}

pub fn system(id: impl Strategy<Value = String>) -> impl Strategy<Value = System> {
    let flags = (proptest::bool::weighted(0.3), proptest::bool::weighted(0.2));
    (id, select(vec!["N1", "N2"]), any_of(SystemKind::ALL), flags, some_of(Purpose::ALL)).prop_map(
        |(id, authority, kind, (overview, redundant), purposes)| System {
            id,
            name: String::new(),
            authority: authority.into(),
            kind,
            owner: None,
            overview,
            redundant,
            purposes,
        },
    )
}

/// A set; its parts come before it, so that none is part of itself.
pub fn set(ix: usize, size: Size) -> impl Strategy<Value = InfoSet> {
    let values = (some_of(Identifier::ALL), some_of(PersonalData::ALL), some_of(Topic::ALL));
    let measures = (
        proptest::option::of(any_of(Band::ALL)),
        proptest::option::of(any_of(Band::ALL)),
        proptest::option::of(any_of(TimeDepth::ALL)),
        proptest::bool::weighted(0.1),
    );
    let owner = proptest::option::of(select(vec!["a", "b"]));
    let reaches = proptest::collection::btree_set(system_id(size), 0..2);
    let parts = proptest::option::weighted(0.2, proptest::collection::btree_set(0..ix.max(1), 0..2));
    (owner, values, measures, reaches, parts, levels()).prop_map(
        move |(owner, (identifiers, personal_data, topics), measures, reaches, parts, levels)| InfoSet {
            id: format!("I{ix}"),
            name: String::new(),
            authority: "N1".into(),
            owner: owner.map(str::to_owned),
            subjects: measures.0,
            records: measures.1,
            identifiers,
            personal_data,
            secrecy: BTreeSet::new(),
            time_depth: measures.2,
            topics,
            time_bound: measures.3.then(|| "2030".to_owned()),
            parts: parts.filter(|_| ix > 0).map(|parts| parts.iter().map(|ix| format!("I{ix}")).collect()),
            reaches,
            levels,
        },
    )
}

pub fn holding(size: Size) -> impl Strategy<Value = Holding> {
    (system_id(size), set_id(size), any_of(Environment::ALL), proptest::option::of(day())).prop_map(
        |(system, set, environment, since)| Holding {
            system,
            set,
            handling: Handling::Stores,
            master: false,
            environment,
            since,
        },
    )
}

pub fn flow(id: impl Strategy<Value = String>, size: Size) -> impl Strategy<Value = Flow> {
    let end = || prop_oneof![4 => system_id(size).boxed(), 1 => authority_id().boxed()];
    (id, end(), end(), system_id(size), set_id(size), any_of(Volume::ALL), proptest::option::of(levels()))
        .prop_map(|(id, from, to, system, set, volume, receiver_levels)| {
            let outside = PARTIES.iter().any(|(party, _)| *party == from)
                && PARTIES.iter().any(|(party, _)| *party == to);
            let from = if outside { system } else { from };
            let (mode, third_country, encrypted) = (FlowMode::Api, false, true);
            Flow { id, from, to, set, mode, volume, third_country, encrypted, receiver_levels }
        })
}

pub fn dependency(size: Size) -> impl Strategy<Value = Dependency> {
    (system_id(size), system_id(size), proptest::option::of(0u8..4))
        .prop_map(|(consumer, provider, tolerates)| Dependency { consumer, provider, tolerates })
}

pub fn adopted(size: Size) -> impl Strategy<Value = Adopted> {
    (system_id(size), levels(), day()).prop_map(|(system, levels, at)| Adopted { system, levels, at })
}

/// Random facts that hang together.
pub fn facts(size: Size) -> impl Strategy<Value = Facts> {
    let systems: Vec<_> = (0..size.systems).map(|ix| system(Just(format!("S{ix}")))).collect();
    let sets: Vec<_> = (0..size.sets).map(|ix| set(ix, size)).collect();
    let flows: Vec<_> = (0..size.rows).map(|ix| flow(Just(format!("F{ix}")), size)).collect();
    let rows = 0..=size.rows;
    (
        systems,
        sets,
        proptest::collection::vec(holding(size), rows.clone()),
        (0..=size.rows, flows),
        proptest::collection::vec(dependency(size), rows),
        proptest::collection::vec(adopted(size), 0..=size.systems),
    )
        .prop_map(|(systems, sets, holdings, (count, mut flows), dependencies, mut adopted)| {
            flows.truncate(count);
            let mut seen = BTreeSet::new();
            adopted.retain(|entry| seen.insert(entry.system.clone()));
            let authority =
                |(id, kind): (&str, AuthorityKind)| Authority { id: id.into(), name: String::new(), kind };
            let authorities = PARTIES.map(authority).into();
            Facts { authorities, systems, sets, holdings, flows, dependencies, adopted }
        })
}

/// The sets that count for a system in an aspect, by the letter of the rules.
pub fn counting<'f>(facts: &'f Facts, system: &str, aspect: usize) -> Vec<&'f InfoSet> {
    let held = facts.holdings.iter().filter(|h| h.system == system).map(|h| &h.set);
    let received = facts.flows.iter().filter(|f| f.to == system && aspect != 2).map(|f| &f.set);
    let ids: BTreeSet<&String> = held.chain(received).collect();
    facts.sets.iter().filter(|set| ids.contains(&set.id)).collect()
}

/// What levels must at least be, given levels: one application of every requirement.
pub fn required(
    facts: &Facts,
    aspect: usize,
    levels: &BTreeMap<String, Option<u8>>,
) -> BTreeMap<String, Option<u8>> {
    let mut least = BTreeMap::new();
    for system in &facts.systems {
        let own = counting(facts, &system.id, aspect).iter().filter_map(|set| set.levels[aspect]).max();
        let mut level = own;
        if aspect < 2 {
            for set in counting(facts, &system.id, aspect) {
                level = set.reaches.iter().map(|reached| levels[reached]).fold(level, Option::max);
            }
        }
        for row in facts.dependencies.iter().filter(|d| aspect == 2 && d.provider == system.id) {
            let of = levels[&row.consumer].map(|of| row.tolerates.map_or(of, |least| least.min(of)));
            level = level.max(of);
        }
        least.insert(system.id.clone(), level);
    }
    least
}

/// A chain as elements, with what the order goes by: the id, then the kind.
pub type Chain = Vec<(String, u8)>;

/// Every chain without repetition that explains a system's level, by trying everything.
pub fn chains(
    facts: &Facts,
    aspect: usize,
    levels: &BTreeMap<String, Option<u8>>,
    system: &str,
    seen: &mut Vec<String>,
) -> Vec<Chain> {
    let Some(level) = levels[system] else { return Vec::new() };
    let mut found: Vec<Chain> = Vec::new();
    let element = |id: &str, kind: u8| (id.to_owned(), kind);
    let mut go_on = |start: Chain, next: &str, seen: &mut Vec<String>| {
        if seen.iter().any(|known| known == next) {
            return;
        }
        seen.push(next.to_owned());
        for rest in chains(facts, aspect, levels, next, seen) {
            found.push(start.iter().cloned().chain(rest).collect());
        }
        seen.pop();
    };
    for row in facts.dependencies.iter().filter(|d| aspect == 2 && d.provider == system) {
        let of = levels[&row.consumer];
        if of == Some(level) && row.tolerates.is_none_or(|least| least >= level) {
            go_on(vec![element(&row.consumer, 1)], &row.consumer, seen);
        }
    }
    for set in counting(facts, system, aspect).iter().filter(|_| aspect < 2) {
        for reached in set.reaches.iter().filter(|reached| levels[*reached] == Some(level)) {
            go_on(vec![element(&set.id, 0), element(reached, 2)], reached, seen);
        }
    }
    for set in counting(facts, system, aspect) {
        if set.levels[aspect] == Some(level) {
            found.push(vec![element(&set.id, 0)]);
        }
    }
    for row in facts.dependencies.iter().filter(|d| aspect == 2 && d.provider == system) {
        if levels[&row.consumer] > Some(level) && row.tolerates == Some(level) {
            found.push(vec![element(&row.consumer, 1)]);
        }
    }
    found
}

/// Links as the brute force has them.
pub fn chain(links: &[Link]) -> Chain {
    links
        .iter()
        .map(|link| match link {
            Link::Carries(id) => (id.clone(), 0),
            Link::Depends(id) => (id.clone(), 1),
            Link::Reaches(id) => (id.clone(), 2),
        })
        .collect()
}
