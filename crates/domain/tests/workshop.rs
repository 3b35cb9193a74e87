//! Voting: tables for the rules, properties for what must hold whatever people vote.

use proptest::prelude::*;
use varsam_domain::workshop::{
    Answer, Explaining, Part, Spread, Vote, disagreement, explaining, holds_back, missing, provisional,
};

/// `2` a level, `2!` a level with a reason, `?` does not know.
fn votes(text: &str) -> Vec<Vote> {
    let vote = |(place, word): (usize, &str)| Vote {
        participant: u32::try_from(place).expect("few") + 1,
        answer: word.trim_end_matches('!').parse().map_or(Answer::Unknown, Answer::Level),
        reasoned: word.ends_with('!'),
    };
    text.split_whitespace().enumerate().map(vote).collect()
}

#[test]
fn spread_explaining_and_what_stands() {
    // votes, lowest, highest, width, different levels, unknown, who is low, who is high, stands
    type Row<'a> = (&'a str, Option<u8>, Option<u8>, u8, usize, u32, &'a [u32], &'a [u32], Option<u8>);
    let table: &[Row<'_>] = &[
        ("", None, None, 0, 0, 0, &[], &[], None),
        ("?", None, None, 0, 0, 1, &[], &[], None),
        ("? ?", None, None, 0, 0, 2, &[], &[], None),
        ("0 0", Some(0), Some(0), 0, 1, 0, &[], &[], Some(0)),
        ("0 ?", Some(0), Some(0), 0, 1, 1, &[], &[], Some(0)),
        ("1 3 2", Some(1), Some(3), 2, 3, 0, &[1], &[2], Some(3)),
        ("3 1 3 1", Some(1), Some(3), 2, 2, 0, &[2, 4], &[1, 3], Some(3)),
        ("3 2! 1 ?", Some(1), Some(3), 2, 3, 1, &[3], &[1], Some(2)),
        ("3 ?!", Some(3), Some(3), 0, 1, 1, &[], &[], Some(3)),
    ];
    for (text, lowest, highest, width, levels, unknown, low, high, stands) in table {
        let votes = votes(text);
        let spread = Spread::of(&votes);
        let found = (spread.lowest(), spread.highest(), spread.width(), spread.levels.len(), spread.unknown);
        assert_eq!(found, (*lowest, *highest, *width, *levels, *unknown), "{text}");
        let expected = Explaining { lowest: low.to_vec(), highest: high.to_vec() };
        assert_eq!(explaining(&votes), expected, "{text}");
        assert_eq!(provisional(&votes), *stands, "{text}");
        assert_eq!(spread.is_open(), *width > 0 || *unknown > 0, "{text}");
    }
}

#[test]
fn the_widest_disagreement_comes_first() {
    let asked = ["2 2", "1 2 2", "0 3", "1 2 3", "1 3", "1 2 ?", "2 ? ?", "2 ?", "? ?", "3 0 1"];
    let list = disagreement(asked.iter().map(|text| (*text, Spread::of(&votes(text)))).collect());
    let order: Vec<&str> = list.into_iter().map(|(text, _)| text).collect();
    assert_eq!(
        order,
        ["3 0 1", "0 3", "1 2 3", "1 3", "1 2 ?", "1 2 2", "2 ? ?", "2 ?", "2 2", "? ?"],
        "spread, then different levels, then unknown; alike keep their order"
    );
}

#[test]
fn the_soft_quorum() {
    use Part::*;
    let table: &[(&[Part], &[Part], bool)] = &[
        (&[], &[InformationOwner, BusinessExpert, Facilitator], true),
        (&[InformationOwner, BusinessExpert, Facilitator], &[], false),
        (&[OwnerDelegate, BusinessExpert, Facilitator], &[], false),
        (&[InformationOwner], &[BusinessExpert, Facilitator], false),
        (&[SystemOwner, BusinessExpert, Facilitator], &[InformationOwner], true),
        (
            &[ItOperations, ItOperations, DataProtectionOfficer],
            &[InformationOwner, BusinessExpert, Facilitator],
            true,
        ),
    ];
    for (present, expected, held) in table {
        assert_eq!(missing(present), *expected, "{present:?}");
        assert_eq!(holds_back(present), *held, "{present:?}");
    }
}

#[test]
fn who_leads_advises_or_answers_facts_does_not_vote() {
    let silent: Vec<&str> = Part::ALL.iter().filter(|part| !part.votes()).map(|part| part.code()).collect();
    assert_eq!(silent, ["facilitator", "data_protection_officer", "it_operations", "note_taker"]);
    assert!(Part::ALL.iter().all(|part| Part::from_code(part.code()) == Some(*part)));
    assert_eq!(Part::from_code("IT"), None);
}

fn any_votes() -> impl Strategy<Value = Vec<Vote>> {
    let answer = prop_oneof![(0_u8..5).prop_map(Answer::Level), Just(Answer::Unknown)];
    prop::collection::vec((answer, any::<bool>()), 0..12).prop_map(|rows| {
        let numbered = (1..).zip(rows);
        numbered.map(|(participant, (answer, reasoned))| Vote { participant, answer, reasoned }).collect()
    })
}

proptest! {
    #[test]
    fn nothing_is_made_up(votes in any_votes()) {
        let spread = Spread::of(&votes);
        prop_assert_eq!(spread.votes() as usize, votes.len());
        for level in [spread.lowest(), spread.highest(), provisional(&votes)].into_iter().flatten() {
            prop_assert!(votes.iter().any(|vote| vote.answer == Answer::Level(level)), "somebody voted for it");
        }
        let told = explaining(&votes);
        prop_assert!(told.lowest.iter().all(|one| !told.highest.contains(one)));
        prop_assert_eq!(told.lowest.is_empty(), spread.width() == 0);
        prop_assert_eq!(told.highest.is_empty(), spread.width() == 0);
    }

    #[test]
    fn who_does_not_know_moves_no_level(votes in any_votes(), more in 0_u32..4) {
        let mut with = votes.clone();
        with.extend((0..more).map(|n| Vote { participant: 100 + n, answer: Answer::Unknown, reasoned: true }));
        let (before, after) = (Spread::of(&votes), Spread::of(&with));
        prop_assert_eq!(before.levels, after.levels);
        prop_assert_eq!(before.unknown + more, after.unknown);
        prop_assert_eq!(provisional(&votes), provisional(&with));
        prop_assert_eq!(explaining(&votes), explaining(&with));
    }

    #[test]
    fn the_order_of_votes_is_nothing(votes in any_votes()) {
        let mut turned = votes.clone();
        turned.reverse();
        prop_assert_eq!(Spread::of(&votes), Spread::of(&turned));
        prop_assert_eq!(explaining(&votes), explaining(&turned));
    }

    #[test]
    fn the_list_loses_nothing_and_never_rises(all in prop::collection::vec(any_votes(), 0..8)) {
        let list = disagreement(all.iter().map(|votes| Spread::of(votes)).enumerate().collect());
        prop_assert_eq!(list.len(), all.len());
        for pair in list.windows(2) {
            let rank = |spread: &Spread| (spread.width(), spread.levels.len(), spread.unknown);
            prop_assert!(rank(&pair[0].1) >= rank(&pair[1].1));
        }
    }
}
