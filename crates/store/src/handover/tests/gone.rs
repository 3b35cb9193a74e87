//! What was merged or disposed of here while a system was elsewhere does not come back with it.

use super::*;
use crate::Kind;
use crate::reorganise::tests::{alias, disposed};

/// A parcel of A, as another register sends it home with a new flow and a new need of B, to which
/// nothing of A's led before.
fn round_trip(home: &mut Store, folder: &tempfile::TempDir) -> (Parcel, Handover) {
    write(home, |t| {
        t.delete(&flow("AB", "A", "B", "mine"))?;
        t.delete(&dependency(2, "A", "B"))
    });
    let file = path(folder, "ut");
    sent(home, &file, &parcel_row(ID, &[ID]));
    let (mut away, _other) = register();
    take(&mut away, &read(&file).expect("read"), None).expect("taken in");
    away.transact::<_, StoreError>(Op::PutFlow, "A", &stamp(), |t| {
        t.put(&flow("new", "A", "B", "mine"))?;
        t.put(&dependency(9, "A", "B"))
    })
    .expect("worked on");
    let back = path(folder, "hem");
    sent(&mut away, &back, &parcel_row(NEXT, &[ID, NEXT]));
    (read(&back).expect("read"), home.content().expect("content").handovers.remove(0))
}

fn dispose(store: &mut Store, systems: &[&str]) {
    let ids = systems.iter().map(|id| (*id).to_owned()).collect();
    let plan = store.disposal(&ids, &BTreeSet::new()).expect("a plan");
    let rows: Vec<_> = systems.iter().map(|id| disposed(id)).collect();
    store.transact::<_, StoreError>(Op::Dispose, "x", &stamp(), |t| t.dispose(&plan, &rows)).expect("done");
}

fn flows(content: &crate::Content) -> Vec<(&str, &str, &str)> {
    let rows = content.flows.iter();
    rows.map(|row| (row.id.as_str(), row.from_party.as_str(), row.to_party.as_str())).collect()
}

#[test]
fn what_a_neighbour_was_merged_into_has_its_flows() {
    let (mut home, folder) = town();
    let (back, out) = round_trip(&mut home, &folder);
    home.transact::<_, StoreError>(Op::Merge, "B", &stamp(), |t| {
        t.merge(Kind::System, &alias(Kind::System, "B", "C"))
    })
    .expect("merged");
    let things = take(&mut home, &back, Some(&out)).expect("back");
    assert!(changes(&things).contains(&("B", Change::Kept)), "{things:?}");
    let content = home.content().expect("content");
    assert!(content.systems.iter().all(|row| row.id != "B"));
    assert_eq!(flows(&content), [("BA", "C", "A"), ("BD", "C", "D"), ("new", "A", "C")]);
    assert!(content.dependencies.iter().any(|row| row.consumer == "A" && row.provider == "C"));
    assert!(content.custody.is_empty(), "{:?}", content.custody);
    write(&mut home, |t| t.put(&flow("BA", "C", "A", "yours")));
}

#[test]
fn a_neighbour_that_was_disposed_of_stays_away_and_nothing_names_it() {
    let (mut home, folder) = town();
    let (back, out) = round_trip(&mut home, &folder);
    dispose(&mut home, &["B"]);
    let things = take(&mut home, &back, Some(&out)).expect("back");
    for expected in [("B", Change::Kept), ("BA", Change::Kept), ("new", Change::Kept)] {
        assert!(changes(&things).contains(&expected), "{expected:?} in {things:?}");
    }
    let content = home.content().expect("content");
    assert!(content.systems.iter().all(|row| row.id != "B"));
    assert!(content.flows.is_empty() && content.dependencies.is_empty() && content.custody.is_empty());
}

#[test]
fn an_authority_that_was_merged_away_is_followed() {
    let (mut store, folder) = town();
    let file = path(&folder, "ut");
    sent(&mut store, &file, &parcel_row(ID, &[ID]));
    let (mut other, _folder) = register();
    other
        .transact::<_, StoreError>(Op::Merge, "N", &stamp(), |t| {
            for id in ["N", "M"] {
                t.put(&Authority { id: id.into(), name: id.into(), kind: "namnd".into(), parent: None })?;
            }
            t.merge(Kind::Authority, &alias(Kind::Authority, "N", "M"))
        })
        .expect("merged");
    take(&mut other, &read(&file).expect("read"), None).expect("taken in");
    let content = other.content().expect("content");
    assert_eq!(content.authorities.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["M"]);
    assert!(content.systems.iter().all(|row| row.authority == "M") && content.systems.len() == 3);
    assert!(content.sets.iter().all(|row| row.authority == "M"));
}

#[test]
fn what_was_taken_in_can_go_and_that_it_came_is_remembered() {
    let (mut store, folder) = town();
    let file = path(&folder, "ut");
    sent(&mut store, &file, &parcel_row(ID, &[ID]));
    for disposing in [true, false] {
        let (mut other, _folder) = register();
        take(&mut other, &read(&file).expect("read"), None).expect("taken in");
        if disposing {
            dispose(&mut other, &["A"]);
        } else {
            // What a guest sends is changed where it is kept.
            let delete = |t: &mut Transaction<'_>| t.delete_draft(Kind::System, "A");
            let refused = other.transact::<_, StoreError>(Op::DeleteDraft, "A", &stamp(), delete);
            assert_eq!(refused.expect_err("B sends to it").code(), "kept_elsewhere");
            other
                .transact(Op::TakeIn, "A", &stamp(), |t| t.delete(&flow("BA", "B", "A", "yours")))
                .map_err(|error: StoreError| error)
                .expect("no more");
            write(&mut other, delete);
        }
        let content = other.content().expect("content");
        assert!(content.systems.iter().all(|row| row.id != "A"));
        let [row] = content.handovers.as_slice() else { panic!("{:?}", content.handovers) };
        assert_eq!((row.id.as_str(), row.direction.as_str(), row.from_name.as_str()), (ID, "in", "Prov"));
        assert_eq!((row.to_whom.is_empty(), row.by.is_empty()), (disposing, disposing));
        assert!(content.custody.iter().all(|row| row.held == "guest" && row.handover == ID));
        assert_eq!(content.custody.len(), 3, "{:?}", content.custody);
    }
}

#[test]
fn very_many_rows_that_say_the_same_are_read_in_no_time() {
    let mut rows = Rows::new();
    let started = std::time::Instant::now();
    for number in 0..20_000 {
        let row = Row::from_iter([("id".to_owned(), number.into()), ("system".to_owned(), "A".into())]);
        insert(&mut rows, "holding", row).expect("inserted");
    }
    assert_eq!(rows["holding"].len(), 20_000);
    assert!(started.elapsed().as_secs() < 10, "each by counting those before it takes minutes");
}
