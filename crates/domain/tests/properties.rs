//! What holds for all facts.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;

use common::{SMALL, Size, chain, chains, dependency, facts, flow, holding, pack, required, set};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use varsam_domain::{Analysis, Facts, analyse, check};

const SEED: [u8; 32] = *b"varsam: the same facts each time";

/// Runs a property on the same random cases every time.
fn holds<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    if let Err(error) = TestRunner::new_with_rng(config, random).run(&strategy, property) {
        panic!("{error}");
    }
}

fn levels(analysis: &Analysis<'_>, aspect: usize) -> BTreeMap<String, Option<u8>> {
    analysis.systems.iter().map(|row| (row.id.to_owned(), row.calculated[aspect].level)).collect()
}

/// The analysis in ID order.
fn sorted(facts: &Facts) -> Analysis<'_> {
    let pack = pack();
    let mut analysis = analyse(facts, &pack);
    analysis.systems.sort_by_key(|row| row.id);
    analysis.sets.sort_by_key(|row| row.id);
    analysis.flows.sort_by_key(|row| row.id);
    analysis
}

#[test]
fn random_facts_hang_together() {
    holds(200, facts(SMALL), |facts| {
        prop_assert_eq!(check(&facts, &pack()), Vec::new());
        Ok(())
    });
}

#[test]
fn the_answer_is_a_fixpoint_and_the_least() {
    let size = Size { systems: 3, ..SMALL };
    holds(400, facts(size), |facts| {
        let analysis = analyse(&facts, &pack());
        for aspect in 0..4 {
            let found = levels(&analysis, aspect);
            prop_assert_eq!(&required(&facts, aspect, &found), &found);
            // Every assignment of levels that satisfies all requirements is at least as high.
            for number in 0..5usize.pow(3) {
                let at = |ix: usize| u8::try_from(number / 5usize.pow(ix as u32) % 5).unwrap();
                let ids = facts.systems.iter().enumerate();
                let tried: BTreeMap<String, Option<u8>> =
                    ids.map(|(ix, system)| (system.id.clone(), at(ix).checked_sub(1))).collect();
                let satisfied =
                    required(&facts, aspect, &tried).iter().all(|(id, least)| *least <= tried[id]);
                let above = found.iter().all(|(id, level)| *level <= tried[id]);
                prop_assert!(!satisfied || above, "{:?} is lower than {:?}", tried, found);
            }
        }
        Ok(())
    });
}

#[test]
fn a_chain_explains_its_level_and_is_the_shortest_and_smallest() {
    holds(1500, facts(SMALL), |facts| {
        let analysis = analyse(&facts, &pack());
        for aspect in 0..4 {
            let found = levels(&analysis, aspect);
            for row in &analysis.systems {
                let because = &row.calculated[aspect].because;
                let mut all = chains(&facts, aspect, &found, row.id, &mut vec![row.id.to_owned()]);
                all.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
                let expected = all.into_iter().next().unwrap_or_default();
                prop_assert_eq!(chain(&because.links), expected);
                prop_assert_eq!(because.system.as_deref(), found[row.id].map(|_| row.id));
            }
        }
        Ok(())
    });
}

#[test]
fn to_add_never_lowers_a_level() {
    let added =
        (holding(SMALL), flow(Just("new".to_owned()), SMALL), dependency(SMALL), set(9, SMALL), 0..4u8);
    holds(600, (facts(SMALL), added), |(facts, (holding, flow, dependency, set, what))| {
        let mut more = facts.clone();
        match what {
            0 => more.holdings.push(holding),
            1 => more.flows.push(flow),
            2 => more.dependencies.push(dependency),
            _ => {
                more.holdings.push(varsam_domain::facts::Holding { set: set.id.clone(), ..holding });
                more.sets.push(set);
            }
        }
        let pack = pack();
        let (before, after) = (analyse(&facts, &pack), analyse(&more, &pack));
        for aspect in 0..4 {
            let after = levels(&after, aspect);
            for (id, level) in levels(&before, aspect) {
                prop_assert!(level <= after[&id], "{} in aspect {}", id, aspect);
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_facts_changes_nothing() {
    let mixed = facts(SMALL).prop_flat_map(|facts| {
        let Facts { authorities, systems, sets, holdings, flows, dependencies, adopted } = facts.clone();
        let shuffled = (
            Just(authorities).prop_shuffle(),
            Just(systems).prop_shuffle(),
            Just(sets).prop_shuffle(),
            Just(holdings).prop_shuffle(),
            Just(flows).prop_shuffle(),
            Just(dependencies).prop_shuffle(),
            Just(adopted).prop_shuffle(),
        );
        (Just(facts), shuffled)
    });
    holds(400, mixed, |(facts, (authorities, systems, sets, holdings, flows, dependencies, adopted))| {
        let other = Facts { authorities, systems, sets, holdings, flows, dependencies, adopted };
        prop_assert_eq!(sorted(&facts), sorted(&other));
        Ok(())
    });
}
