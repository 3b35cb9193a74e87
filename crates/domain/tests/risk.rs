//! Risks against what a unit is ready to bear.

use std::collections::BTreeMap;

use varsam_domain::risk::{Appetite, RiskStanding, Treatment, Weighed};

fn appetite(rows: &[(u8, u8)]) -> Appetite {
    Appetite(BTreeMap::from_iter(rows.iter().copied()))
}

const fn weighed(level: u8, likelihood: u8) -> Weighed {
    Weighed { level, likelihood }
}

#[test]
fn what_is_accepted_falls_with_the_consequence_and_severe_may_never_be() {
    let own = appetite(&[(0, 3), (1, 1), (2, 0)]);
    assert!(own.accepts(weighed(0, 3)) && own.accepts(weighed(1, 1)) && own.accepts(weighed(2, 0)));
    assert!(!own.accepts(weighed(1, 2)) && !own.accepts(weighed(2, 1)) && !own.accepts(weighed(3, 0)));
    assert_eq!(own.rises_at(0), None);
    assert_eq!(appetite(&[(0, 1), (1, 2)]).rises_at(0), Some(1));
    assert_eq!(appetite(&[(1, 2)]).rises_at(0), Some(1), "the lowest level is never accepted");
    assert_eq!(appetite(&[(1, 2)]).rises_at(1), None, "a scale that begins at 1");
    assert_eq!(appetite(&[(0, 3), (2, 0)]).rises_at(0), Some(2), "a level between is never accepted");
}

#[test]
fn a_worse_or_likelier_risk_is_never_within_when_a_lesser_is_not() {
    let own = appetite(&[(0, 3), (1, 2), (2, 0)]);
    for (level, likelihood) in (0..4).flat_map(|level| (0..4).map(move |likelihood| (level, likelihood))) {
        if !own.accepts(weighed(level, likelihood)) {
            assert!(
                !own.accepts(weighed(level + 1, likelihood)) && !own.accepts(weighed(level, likelihood + 1))
            );
        }
    }
}

#[test]
fn a_risk_stands_where_it_was_decided_to() {
    let own = appetite(&[(0, 3), (1, 1)]);
    let (high, low) = (weighed(3, 2), weighed(1, 1));
    for (risk, treatment, residual, done, standing) in [
        (low, None, None, false, RiskStanding::Within),
        (high, None, None, false, RiskStanding::Untreated),
        (high, Some(Treatment::Reduce), None, false, RiskStanding::Planned),
        (high, Some(Treatment::Reduce), Some(low), false, RiskStanding::Planned),
        (high, Some(Treatment::Reduce), Some(low), true, RiskStanding::Treated),
        (high, Some(Treatment::Transfer), Some(high), true, RiskStanding::ResidualHigh),
        (low, Some(Treatment::Accept), None, false, RiskStanding::Accepted),
        (high, Some(Treatment::Accept), None, false, RiskStanding::AcceptedAbove),
    ] {
        assert_eq!(RiskStanding::of(risk, treatment, residual, done, &own), standing);
    }
}
