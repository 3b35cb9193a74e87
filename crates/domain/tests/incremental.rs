//! After any edits the answer is what it would be from the start, and whatever changed was said.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{SMALL, Size, adopted, dependency, facts, flow, holding, pack, set, system};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use varsam_domain::facts::{Authority, AuthorityKind};
use varsam_domain::{Edit, Evaluation, Facts, check};

const SEED: [u8; 32] = *b"varsam: the same edits each time";

/// Random edits; many of them are about things that are not there.
fn edit(size: Size) -> impl Strategy<Value = Edit> {
    let system_ids = (0..size.systems + 2).prop_map(|ix| format!("S{ix}"));
    let flow_ids = (0..size.rows + 2).prop_map(|ix| format!("F{ix}"));
    let level = proptest::option::of(0u8..4);
    let kind = proptest::sample::select(AuthorityKind::ALL.to_vec());
    let put_authority = (0..4usize, kind).prop_map(|(ix, kind)| {
        let id: &str = ["N1", "N2", "P", "new"][ix];
        Edit::PutAuthority(Authority { id: id.into(), name: String::new(), kind })
    });
    let remove_party = (0..4usize).prop_map(|ix| Edit::RemoveAuthority(["N1", "N2", "P", "new"][ix].into()));
    prop_oneof![
        1 => put_authority,
        1 => remove_party,
        2 => system(system_ids.clone()).prop_map(Edit::PutSystem),
        1 => system_ids.clone().prop_map(Edit::RemoveSystem),
        2 => (0..size.sets + 2).prop_flat_map(move |ix| set(ix, size)).prop_map(Edit::PutSet),
        1 => (0..size.sets + 2).prop_map(|ix| Edit::RemoveSet(format!("I{ix}"))),
        4 => (0..size.sets, 0..4usize, level)
            .prop_map(|(ix, aspect, level)| Edit::SetLevel { set: format!("I{ix}"), aspect, level }),
        2 => holding(size).prop_map(Edit::AddHolding),
        3 => holding(size).prop_map(Edit::RemoveHolding),
        3 => flow(flow_ids.clone(), size).prop_map(Edit::PutFlow),
        2 => flow_ids.prop_map(Edit::RemoveFlow),
        3 => dependency(size).prop_map(Edit::AddDependency),
        3 => dependency(size).prop_map(Edit::RemoveDependency),
        2 => adopted(size).prop_map(Edit::PutAdopted),
        1 => system_ids.prop_map(Edit::RemoveAdopted),
    ]
}

fn put<T>(list: &mut Vec<T>, new: T, same: impl Fn(&T) -> bool) {
    match list.iter_mut().find(|old| same(old)) {
        Some(old) => *old = new,
        None => list.push(new),
    }
}

fn remove<T>(list: &mut Vec<T>, same: impl Fn(&T) -> bool) -> bool {
    let found = list.iter().position(same);
    found.map(|ix| list.remove(ix)).is_some()
}

/// The facts after an edit; `None` when what it is about is not there.
fn edited(facts: &Facts, edit: &Edit) -> Option<Facts> {
    let mut facts = facts.clone();
    let there = match edit.clone() {
        Edit::PutAuthority(new) => {
            let id = new.id.clone();
            put(&mut facts.authorities, new, |old| old.id == id);
            true
        }
        Edit::RemoveAuthority(id) => remove(&mut facts.authorities, |old| old.id == id),
        Edit::PutSystem(new) => {
            let id = new.id.clone();
            put(&mut facts.systems, new, |old| old.id == id);
            true
        }
        Edit::RemoveSystem(id) => remove(&mut facts.systems, |old| old.id == id),
        Edit::PutSet(new) => {
            let id = new.id.clone();
            put(&mut facts.sets, new, |old| old.id == id);
            true
        }
        Edit::RemoveSet(id) => remove(&mut facts.sets, |old| old.id == id),
        Edit::SetLevel { set, aspect, level } => {
            let set = facts.sets.iter_mut().find(|known| known.id == set);
            set.map(|set| set.levels[aspect] = level).is_some()
        }
        Edit::AddHolding(new) => {
            facts.holdings.push(new);
            true
        }
        Edit::RemoveHolding(gone) => remove(&mut facts.holdings, |old| *old == gone),
        Edit::PutFlow(new) => {
            let id = new.id.clone();
            put(&mut facts.flows, new, |old| old.id == id);
            true
        }
        Edit::RemoveFlow(id) => remove(&mut facts.flows, |old| old.id == id),
        Edit::AddDependency(new) => {
            facts.dependencies.push(new);
            true
        }
        Edit::RemoveDependency(gone) => remove(&mut facts.dependencies, |old| *old == gone),
        Edit::PutAdopted(new) => {
            let system = new.system.clone();
            put(&mut facts.adopted, new, |old| old.system == system);
            true
        }
        Edit::RemoveAdopted(system) => remove(&mut facts.adopted, |old| old.system == system),
    };
    there.then_some(facts)
}

/// Every answer as text, by what it is about.
fn answers(evaluation: &Evaluation) -> BTreeMap<(u8, String), String> {
    let analysis = evaluation.analysis();
    let systems = analysis.systems.iter().map(|row| ((0, row.id.to_owned()), format!("{row:?}")));
    let sets = analysis.sets.iter().map(|row| ((1, row.id.to_owned()), format!("{row:?}")));
    let flows = analysis.flows.iter().map(|row| ((2, row.id.to_owned()), format!("{row:?}")));
    systems.chain(sets).chain(flows).collect()
}

#[test]
fn edits_answer_as_a_full_evaluation_would() {
    let config = Config { cases: 300, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let edits = proptest::collection::vec(edit(SMALL), 1..40);
    let pack = pack();
    let property = |(mut facts, edits): (Facts, Vec<Edit>)| {
        let mut evaluation = Evaluation::new(&facts, &pack);
        let mut before = answers(&evaluation);
        for edit in edits {
            let wanted = edited(&facts, &edit).filter(|facts| check(facts, &pack).is_empty());
            let taken = evaluation.apply(&edit);
            prop_assert_eq!(taken.is_ok(), wanted.is_some(), "{:?}: {:?}", edit, taken);
            facts = wanted.unwrap_or(facts);
            let after = answers(&evaluation);
            prop_assert_eq!(&after, &answers(&Evaluation::new(&facts, &pack)), "after {:?}", edit);
            let touched = taken.unwrap_or_default();
            let said: BTreeSet<(u8, String)> = [touched.systems, touched.sets, touched.flows]
                .into_iter()
                .zip(0..)
                .flat_map(|(ids, kind)| ids.into_iter().map(move |id| (kind, id)))
                .collect();
            let keys: BTreeSet<_> = before.keys().chain(after.keys()).cloned().collect();
            for key in keys.into_iter().filter(|key| before.get(key) != after.get(key)) {
                prop_assert!(said.contains(&key), "{:?} was not said after {:?}", key, edit);
            }
            before = after;
        }
        Ok(())
    };
    if let Err(error) = TestRunner::new_with_rng(config, random).run(&(facts(SMALL), edits), property) {
        panic!("{error}");
    }
}
