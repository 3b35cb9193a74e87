//! What holds for levels when an organisation is changed, whatever the facts.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;

use common::{SMALL, Size, facts, pack};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use varsam_domain::facts::{Facts, Handling, Holding, System};
use varsam_domain::reorganise::{Proposed, Stated, joined, proposed};
use varsam_domain::{Analysis, Flag, analyse, check};

const SEED: [u8; 32] = *b"varsam: the same facts each time";
const SIZE: Size = Size { systems: 4, sets: 5, rows: 8, ..SMALL };

fn holds<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    if let Err(error) = TestRunner::new_with_rng(config, random).run(&strategy, property) {
        panic!("{error}");
    }
}

fn levels(facts: &Facts) -> BTreeMap<String, Vec<Option<u8>>> {
    let row = |row: &varsam_domain::SystemAnswer<'_>| {
        (row.id.to_owned(), row.calculated.iter().map(|calculated| calculated.level).collect())
    };
    analyse(facts, &pack()).systems.iter().map(row).collect()
}

fn renamed(id: &mut String, from: &str, into: &str) {
    if id == from {
        into.clone_into(id);
    }
}

/// The facts as they are when one system is merged into another.
fn merged(mut facts: Facts, from: &str, into: &str) -> Facts {
    let between = |a: &str, b: &str| (a == from && b == into) || (a == into && b == from);
    facts.systems.retain(|row| row.id != from);
    facts.adopted.retain(|row| row.system != from);
    facts.dependencies.retain(|row| !between(&row.consumer, &row.provider));
    for row in &mut facts.holdings {
        renamed(&mut row.system, from, into);
    }
    // What went from one to the other is still handled by the receiver.
    for row in facts.flows.extract_if(.., |row| between(&row.from, &row.to)) {
        if !facts.holdings.iter().any(|held| held.system == into && held.set == row.set) {
            facts.holdings.push(held(into, &row.set));
        }
    }
    for row in &mut facts.flows {
        renamed(&mut row.from, from, into);
        renamed(&mut row.to, from, into);
    }
    for row in &mut facts.dependencies {
        renamed(&mut row.consumer, from, into);
        renamed(&mut row.provider, from, into);
    }
    for set in &mut facts.sets {
        set.reaches =
            set.reaches.iter().map(|id| if id == from { into.to_owned() } else { id.clone() }).collect();
    }
    facts
}

fn held(system: &str, set: &str) -> Holding {
    Holding {
        system: system.to_owned(),
        set: set.to_owned(),
        handling: Handling::Processes,
        master: false,
        environment: varsam_domain::facts::Environment::Production,
        since: None,
    }
}

#[test]
fn a_merged_system_has_the_higher_of_the_two_levels_and_never_less_availability() {
    holds(600, facts(SIZE), |facts| {
        let before = levels(&facts);
        let after = merged(facts, "S1", "S0");
        prop_assert_eq!(check(&after, &pack()), Vec::new());
        let merged = &levels(&after)["S0"];
        for aspect in [0, 1, 3] {
            prop_assert_eq!(
                merged[aspect],
                before["S0"][aspect].max(before["S1"][aspect]),
                "aspect {}",
                aspect
            );
        }
        prop_assert!(merged[2] >= before["S0"][2].max(before["S1"][2]));
        Ok(())
    });
}

#[test]
fn a_merge_lowers_no_other_system() {
    holds(400, facts(SIZE), |facts| {
        let before = levels(&facts);
        let after = levels(&merged(facts, "S1", "S0"));
        for (system, levels) in after.iter().filter(|(system, _)| system.as_str() != "S0") {
            for (aspect, level) in levels.iter().enumerate() {
                prop_assert!(*level >= before[system][aspect], "{} {}", system, aspect);
            }
        }
        Ok(())
    });
}

/// Names, owners and authorities are in no rule for levels.
#[test]
fn a_new_name_owner_or_authority_changes_no_level() {
    holds(300, facts(SIZE), |facts| {
        let before = levels(&facts);
        let mut after = facts;
        for row in &mut after.systems {
            (row.name, row.authority, row.owner) = ("Nytt".into(), "N2".into(), Some("Ny".into()));
        }
        for row in &mut after.sets {
            (row.name, row.authority, row.owner) = ("Nytt".into(), "N2".into(), Some("Ny".into()));
        }
        prop_assert_eq!(levels(&after), before);
        Ok(())
    });
}

/// Whoever goes where, a split loses nothing: each of the two carries at most what the one did, and
/// what either carries is all of it.
#[test]
fn a_split_system_has_together_the_level_that_it_had() {
    let chosen = proptest::collection::vec(0u8..3, 24);
    holds(400, (facts(SIZE), chosen), |(facts, chosen)| {
        let before = levels(&facts);
        let mut after = facts.clone();
        let old = facts.systems.iter().find(|row| row.id == "S0").unwrap();
        after.systems.push(System { id: "new".into(), ..old.clone() });
        let mut choice = chosen.iter().cycle();
        let (mut holdings, mut flows) = (Vec::new(), Vec::new());
        for row in after.holdings.iter_mut().filter(|row| row.system == "S0") {
            match choice.next().unwrap() {
                0 => {}
                1 => row.system = "new".into(),
                _ => holdings.push(Holding { system: "new".into(), ..row.clone() }),
            }
        }
        for row in after.flows.iter_mut().filter(|row| row.from == "S0" || row.to == "S0") {
            let mut moved = row.clone();
            renamed(&mut moved.from, "S0", "new");
            renamed(&mut moved.to, "S0", "new");
            match choice.next().unwrap() {
                0 => {}
                1 => *row = moved,
                _ => flows.push(varsam_domain::facts::Flow { id: format!("{}-new", row.id), ..moved }),
            }
        }
        after.holdings.extend(holdings);
        after.flows.extend(flows);
        prop_assert!(after.holdings.len() >= facts.holdings.len() && after.flows.len() >= facts.flows.len());
        // Systems whose accounts a set holds reach both, and what needs the one needs both.
        for set in after.sets.iter_mut().filter(|set| set.reaches.contains("S0")) {
            set.reaches.insert("new".into());
        }
        prop_assert_eq!(check(&after, &pack()), Vec::new());
        let after = levels(&after);
        for aspect in [0, 1, 3] {
            prop_assert_eq!(
                after["S0"][aspect].max(after["new"][aspect]),
                before["S0"][aspect],
                "{}",
                aspect
            );
        }
        Ok(())
    });
}

#[test]
fn a_joined_set_has_every_flag_and_floor_that_either_had() {
    holds(600, facts(SIZE), |facts| {
        let (stays, goes) = (&facts.sets[0], &facts.sets[1]);
        let both = joined(stays, goes);
        let alone = |set: &varsam_domain::facts::InfoSet| {
            let set = varsam_domain::facts::InfoSet { parts: None, ..set.clone() };
            let facts = Facts { sets: vec![set], ..facts.clone() };
            let facts = Facts { holdings: Vec::new(), flows: Vec::new(), ..facts };
            let pack = pack();
            let analysis: Analysis<'_> = analyse(&facts, &pack);
            let set = &analysis.sets[0];
            (set.floor.levels.clone(), set.flags)
        };
        let (floor, flags) = alone(&both);
        for one in [stays, goes] {
            let (least, had) = alone(one);
            for (aspect, level) in least.iter().enumerate() {
                prop_assert!(floor[aspect] >= *level);
            }
            for flag in Flag::ALL.iter().filter(|flag| had.contains(**flag)) {
                prop_assert!(flags.contains(*flag), "{:?}", flag);
            }
        }
        let parts = both.parts.clone().unwrap_or_default();
        prop_assert!(!parts.contains(&stays.id) && !parts.contains(&goes.id), "it is no part of itself");
        Ok(())
    });
}

#[test]
fn the_higher_level_that_somebody_has_given_a_reason_for_is_proposed() {
    let stated = |level: Option<u8>, reasoned| Stated { level, reasoned };
    for (stays, goes, expected) in [
        (stated(Some(1), true), stated(Some(2), true), Proposed::Goes),
        (stated(Some(2), true), stated(Some(1), true), Proposed::Stays),
        (stated(Some(2), true), stated(Some(3), false), Proposed::Stays),
        (stated(Some(2), false), stated(Some(3), false), Proposed::Goes),
        (stated(Some(2), false), stated(Some(2), true), Proposed::Goes),
        (stated(Some(2), true), stated(Some(2), true), Proposed::Stays),
        (stated(None, true), stated(Some(0), false), Proposed::Goes),
        (stated(Some(0), false), stated(None, true), Proposed::Stays),
    ] {
        assert_eq!(proposed(stays, goes), expected, "{stays:?} {goes:?}");
    }
}
