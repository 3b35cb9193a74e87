//! Measures: what is suggested for any levels, and where an answer stands.

mod common;

use std::collections::BTreeMap;

use common::pack;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use varsam_domain::continuity::{ContinuityRules, Recovery, Times, is_slower, is_too_late};
use varsam_domain::facts::SystemKind;
use varsam_domain::measures::*;
use varsam_domain::{Flag, Flags};

const SEED: [u8; 32] = *b"varsam: the same facts each time";

/// A measure with any asks; grades are not even in order.
fn measure() -> impl Strategy<Value = Measure> {
    let levels = proptest::collection::btree_map(
        proptest::sample::select(vec!["K", "R", "T", "S"]).prop_map(str::to_owned),
        0..5_u8,
        0..3,
    );
    let flag = proptest::option::of(proptest::sample::select(Flag::ALL.to_vec()));
    let when = (levels, any::<[bool; 3]>(), flag).prop_map(|(levels, [device, external, personal], flag)| {
        When { levels, device, external_supplier: external, personal_data: personal, flag }
    });
    let ask = (1..4_u8, when).prop_map(|(grade, when)| Ask { grade, when });
    proptest::collection::vec(ask, 1..5).prop_map(|asks| Measure {
        id: "M".into(),
        title: BTreeMap::new(),
        is_text: BTreeMap::new(),
        must_text: BTreeMap::new(),
        category: Category::Process,
        iso27002: Vec::new(),
        law: Vec::new(),
        cost: Cost::Low,
        evidence: BTreeMap::new(),
        owner_role: String::new(),
        grades: vec![BTreeMap::new(); 3],
        asks,
        sources: Vec::new(),
    })
}

fn situation() -> impl Strategy<Value = Situation> {
    let level = || proptest::option::of(0..4_u8);
    let flags = proptest::collection::vec(proptest::sample::select(Flag::ALL.to_vec()), 0..4);
    let kind = proptest::sample::select(SystemKind::ALL.to_vec());
    ((level(), level(), level(), level()), flags, kind, any::<[bool; 2]>()).prop_map(
        |((k, r, t, s), flags, kind, [external_supplier, personal_data])| Situation {
            levels: vec![k, r, t, s],
            flags: Flags::from_iter(flags),
            kind,
            external_supplier,
            personal_data,
        },
    )
}

fn catalogue(measures: Vec<Measure>) -> Catalogue {
    Catalogue {
        id: "c".into(),
        version: "1".into(),
        name: BTreeMap::new(),
        model: "test".into(),
        sources: Vec::new(),
        roles: Vec::new(),
        law: Vec::new(),
        measures,
        continuity: ContinuityRules::default(),
        likelihoods: Vec::new(),
        appetite: varsam_domain::risk::Appetite::default(),
        threats: Vec::new(),
    }
}

/// More protection never follows from a lower level: a level that is raised, or assessed for the
/// first time, takes away no measure, no reason, and lowers no grade.
#[test]
fn a_raised_level_never_asks_for_less() {
    let config = Config { cases: 2_000, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let cases = (proptest::collection::vec(measure(), 1..4), situation(), 0..4_usize, 0..4_u8);
    let property = |(measures, before, aspect, to): (Vec<Measure>, Situation, usize, u8)| {
        let (catalogue, pack) = (catalogue(measures), pack());
        let mut after = before.clone();
        after.levels[aspect] = before.levels[aspect].max(Some(to));
        let now = suggest(&catalogue, &pack, &after);
        for was in suggest(&catalogue, &pack, &before) {
            let is = now.iter().find(|is| is.measure == was.measure);
            prop_assert!(is.is_some_and(|is| is.grade >= was.grade), "{was:?} became {is:?}");
            prop_assert!(was.reasons.iter().all(|reason| is.is_some_and(|is| is.reasons.contains(reason))));
        }
        Ok(())
    };
    if let Err(error) = TestRunner::new_with_rng(config, random).run(&cases, property) {
        panic!("{error}");
    }
}

#[test]
fn every_reason_is_given_and_the_highest_grade_decides() {
    let at = |aspect: &str, from: u8, grade| Ask {
        grade,
        when: When { levels: BTreeMap::from([(aspect.to_owned(), from)]), ..When::default() },
    };
    let base = Ask { grade: 1, when: When::default() };
    let device = Ask { grade: 2, when: When { device: true, ..When::default() } };
    let asks = vec![base, at("K", 2, 2), at("T", 3, 3), device];
    let one = Measure { asks, ..sample() };
    let situation = |levels: [Option<u8>; 4], kind| Situation {
        levels: levels.into(),
        flags: Flags::NONE,
        kind,
        external_supplier: false,
        personal_data: false,
    };
    let found = |levels, kind| {
        let suggestions = suggest(&catalogue(vec![one.clone()]), &pack(), &situation(levels, kind));
        (suggestions[0].grade, suggestions[0].reasons.clone())
    };
    assert_eq!(found([None; 4], SystemKind::It), (1, vec![0]), "ej bedömd asks for the baseline alone");
    assert_eq!(found([Some(2), None, Some(2), None], SystemKind::It), (2, vec![0, 1]));
    assert_eq!(found([Some(3), None, Some(3), None], SystemKind::Iot), (3, vec![0, 1, 2, 3]));
}

fn sample() -> Measure {
    Measure {
        id: "M".into(),
        title: BTreeMap::new(),
        is_text: BTreeMap::new(),
        must_text: BTreeMap::new(),
        category: Category::Process,
        iso27002: Vec::new(),
        law: Vec::new(),
        cost: Cost::Low,
        evidence: BTreeMap::new(),
        owner_role: String::new(),
        grades: Vec::new(),
        asks: Vec::new(),
        sources: Vec::new(),
    }
}

#[test]
fn an_answer_stands_until_more_is_asked_for_or_its_exception_ends() {
    let answer = |status, grade, excepted_until| Some(Answered { status, grade, excepted_until });
    let today = "2026-11-24";
    for (answered, grade, standing) in [
        (None, 1, Standing::Unanswered),
        (answer(Status::Yes, 2, None), 2, Standing::Done),
        (answer(Status::Yes, 2, None), 1, Standing::Done),
        (answer(Status::Yes, 1, None), 2, Standing::Raised),
        (answer(Status::Yes, 1, Some(today)), 2, Standing::Excepted),
        (answer(Status::Partly, 1, None), 1, Standing::Open),
        (answer(Status::No, 1, Some(today)), 1, Standing::Excepted),
        (answer(Status::No, 1, Some("2026-11-23")), 1, Standing::ExceptionEnded),
        (answer(Status::NotApplicable, 1, None), 3, Standing::NotApplicable),
    ] {
        assert_eq!(Standing::of(answered, grade, today), standing, "{answered:?} at {grade}");
    }
    let open = [Standing::Open, Standing::ExceptionEnded, Standing::Raised];
    assert!(open.iter().all(|standing| standing.is_open()) && !Standing::Excepted.is_open());
}

#[test]
fn the_numbers_of_the_standard_are_known() {
    for number in ["5.1", "5.37", "6.8", "7.14", "8.34"] {
        assert!(is_iso27002(number), "{number}");
    }
    for number in ["5.0", "5.38", "6.9", "7.15", "8.35", "4.1", "8", "8.", "8.01", "8.1a", ""] {
        assert!(!is_iso27002(number), "{number}");
    }
}

#[test]
fn the_shortest_time_that_any_level_proposes_stands() {
    let at = |aspect: &str, from: u8, tolerated, rpo| Recovery {
        levels: BTreeMap::from([(aspect.to_owned(), from)]),
        tolerated,
        rto: tolerated,
        rpo,
    };
    let rules = ContinuityRules {
        needed_from: BTreeMap::from([("T".to_owned(), 2)]),
        recovery: vec![
            at("T", 1, Some(10_080), Some(1_440)),
            at("T", 2, Some(1_440), None),
            at("R", 3, None, Some(15)),
        ],
    };
    let proposed = |levels: [Option<u8>; 4]| rules.proposed(&pack(), &levels);
    assert_eq!(proposed([Some(3), None, Some(0), None]), Times::default());
    let all = Times { tolerated: Some(1_440), rto: Some(1_440), rpo: Some(15) };
    assert_eq!(proposed([None, Some(3), Some(3), None]), all);
    assert!(!rules.is_needed(&pack(), &[Some(3), Some(3), Some(1), None]));
    assert!(rules.is_needed(&pack(), &[None, None, Some(2), None]));
    // A raised level never proposes a longer time.
    let longer =
        |one: Option<u32>, other: Option<u32>| other.is_some_and(|other| one.is_none_or(|one| one > other));
    for (r, t) in (0..4).flat_map(|r| (0..4).map(move |t| (r, t))) {
        let before = proposed([None, Some(r), Some(t), None]);
        for after in
            [proposed([None, Some(r + 1), Some(t), None]), proposed([None, Some(r), Some(t + 1), None])]
        {
            assert!(!longer(after.rto, before.rto) && !longer(after.rpo, before.rpo));
        }
    }
}

#[test]
fn times_that_do_not_meet_are_found() {
    assert!(is_slower(Some(241), Some(240)) && !is_slower(Some(240), Some(240)));
    assert!(
        !is_slower(None, Some(240)) && !is_slower(Some(240), None),
        "what nobody has decided is no fault"
    );
    let times = |tolerated, rto| Times { tolerated, rto, rpo: None };
    assert!(is_too_late(times(Some(60), Some(61))) && !is_too_late(times(None, Some(61))));
}
