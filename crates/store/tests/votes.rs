//! Named votes: kept over a restart, nowhere but in their table, and gone when they are forgotten.

use varsam_store::tables::{Authority, Pack, Register, System, Workshop, WorkshopParticipant, WorkshopVote};
use varsam_store::{NewRegister, Op, Stamp, Store, StoreError};

const PASSPHRASE: &str = "en lång lösenfras";
const WHY: &str = "Zebraljus i källaren";

fn stamp() -> Stamp {
    Stamp { at: "2026-03-01T08:00:00Z".into(), actor: "prov".into(), salt: [7; 16] }
}

fn workshop(state: &str) -> Workshop {
    Workshop {
        system: "S".into(),
        number: 1,
        name: "Verkstad".into(),
        date: None,
        place: String::new(),
        state: state.into(),
        question_set: None,
        question_aspect: None,
        invitation: String::new(),
        notes: String::new(),
        created_at: "t".into(),
        closed_at: None,
        next_date: None,
    }
}

fn vote(participant: i64, level: Option<&str>) -> WorkshopVote {
    WorkshopVote {
        system: "S".into(),
        workshop: 1,
        round: 1,
        participant,
        info_set: "INF".into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: level.map(str::to_owned),
        reason: WHY.into(),
    }
}

fn store(path: &std::path::Path) -> Store {
    let new = NewRegister {
        register: Register {
            id: 1,
            uuid: "u".into(),
            device: "d".into(),
            name: "Prov".into(),
            org: None,
            sample: false,
            pack_id: "p".into(),
            pack_version: "1".into(),
            created_at: "t".into(),
        },
        pack: Pack { id: "p".into(), version: "1".into(), sha256: "s".into(), content: "{}".into() },
    };
    let mut store = Store::create(path, PASSPHRASE, &new, &stamp()).expect("created");
    let answer = store.transact::<_, StoreError>(Op::PlanWorkshop, "S", &stamp(), |t| {
        t.put(&Authority { id: "N".into(), name: "Nämnd".into(), kind: "namnd".into(), parent: None })?;
        t.put(&System {
            id: "S".into(),
            name: "Systemet".into(),
            authority: "N".into(),
            kind: "it".into(),
            owner: None,
            manager: None,
            overview: false,
            redundant: false,
            purposes: "[]".into(),
            supplier: String::new(),
            hosting: String::new(),
            description: String::new(),
        })?;
        t.put(&workshop("first_round"))?;
        (1..=2).try_for_each(|number| {
            t.put(&WorkshopParticipant {
                system: "S".into(),
                workshop: 1,
                number,
                function: format!("Person {number}"),
                part: "business_expert".into(),
                present: true,
            })
        })
    });
    answer.expect("planned");
    store
}

fn cast(store: &mut Store, vote: &WorkshopVote) {
    store.transact::<_, StoreError>(Op::CastVote, "S", &stamp(), |t| t.cast(vote)).expect("cast");
}

/// Everything that the log holds.
fn log(store: &Store) -> String {
    let last = store.last_entry().expect("an entry").seq;
    (1..=last).filter_map(|seq| store.body(seq).expect("a body")).map(|(a, b)| a + &b).collect()
}

#[test]
fn a_round_is_where_it_was_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.varsam");
    let mut before = store(&path);
    cast(&mut before, &vote(1, Some("serious")));
    cast(&mut before, &vote(2, None));
    cast(&mut before, &vote(1, Some("moderate")));
    drop(before);
    let after = Store::open(&path, PASSPHRASE, "prov", "t").expect("opened");
    let votes = after.votes("S", 1).expect("votes");
    let levels: Vec<_> = votes.iter().map(|vote| (vote.participant, vote.level.as_deref())).collect();
    assert_eq!(levels, [(1, Some("moderate")), (2, None)], "the later vote in place of the earlier");
    assert_eq!(after.content().expect("content").workshops, [workshop("first_round")]);
    assert!(after.votes("S", 2).expect("votes").is_empty());
}

#[test]
fn a_vote_is_in_no_change_body_and_no_undo_brings_it_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(&folder.path().join("a.varsam"));
    let undo = store.to_undo().cloned();
    cast(&mut store, &vote(1, Some("serious")));
    let log = log(&store);
    for secret in [WHY, "serious", "workshop_vote"] {
        assert!(!log.contains(secret), "{secret} is in the log");
    }
    let entry = store.last_entry().expect("an entry");
    assert_eq!((entry.op.as_str(), entry.object.as_str()), ("cast_vote", "S"));
    assert_eq!(store.to_undo().cloned(), undo, "nothing to undo more than before");
    assert!(store.check_history().expect("checked").broken.is_empty());
    let content = format!("{:?}", store.content().expect("content"));
    assert!(!content.contains(WHY), "views are made of content, and votes are not in it");
}

#[test]
fn forgotten_votes_are_gone_and_the_chain_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(&folder.path().join("a.varsam"));
    cast(&mut store, &vote(1, Some("serious")));
    store
        .transact::<_, StoreError>(Op::SignStatement, "S", &stamp(), |t| t.forget_votes("S"))
        .expect("forgotten");
    store.settle().expect("settled");
    assert!(store.votes("S", 1).expect("votes").is_empty());
    assert!(store.check_history().expect("checked").broken.is_empty());
}

#[test]
fn a_round_is_forgotten_and_the_other_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = store(&folder.path().join("a.varsam"));
    let first = vote(1, Some("serious"));
    let second = WorkshopVote { round: 2, ..vote(1, None) };
    let elsewhere = WorkshopVote { aspect: "R".into(), ..second.clone() };
    for one in [&first, &second, &elsewhere] {
        cast(&mut store, one);
    }
    let mut forget = |about: Option<(&str, &str)>| {
        let row = workshop("closed");
        let answer = store
            .transact::<_, StoreError>(Op::CloseWorkshop, "S", &stamp(), |t| t.forget_round(&row, about));
        answer.expect("forgotten");
        store.votes("S", 1).expect("votes")
    };
    assert_eq!(forget(Some(("INF", "K"))), [first, elsewhere.clone()]);
    assert_eq!(forget(None), [elsewhere]);
}
