//! Merging on a real file, with what the schema says.

use std::collections::BTreeSet;

use super::references::{NOT_REFERENCES, REFERENCES};
use super::*;
use crate::tables::{Alias, Holding, System, Workshop, WorkshopDecision, WorkshopParticipant};
use crate::{NewRegister, Op, Stamp, Store, StoreError, Transaction, tables};

fn stamp() -> Stamp {
    Stamp { at: "2026-03-01T08:00:00Z".into(), actor: "prov".into(), salt: [7; 16] }
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let new = NewRegister {
        register: tables::Register {
            id: 1,
            uuid: "u".into(),
            device: "d".into(),
            name: "n".into(),
            org: None,
            sample: false,
            pack_id: "p".into(),
            pack_version: "1".into(),
            created_at: "t".into(),
        },
        pack: tables::Pack { id: "p".into(), version: "1".into(), sha256: "s".into(), content: "{}".into() },
    };
    let store = Store::create(&folder.path().join("a.varsam"), "lösen", &new, &stamp()).expect("created");
    (folder, store)
}

fn write(store: &mut Store, op: Op, work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError>) {
    store.transact::<_, StoreError>(op, "x", &stamp(), work).expect("written");
}

fn system(id: &str) -> System {
    System {
        id: id.into(),
        name: format!("System {id}"),
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
    }
}

fn set(id: &str, parts: Option<&str>) -> tables::InfoSet {
    tables::InfoSet {
        id: id.into(),
        name: format!("Mängd {id}"),
        authority: "N".into(),
        owner: None,
        subjects: None,
        records: None,
        identifiers: "[]".into(),
        personal_data: "[]".into(),
        secrecy: "[]".into(),
        time_depth: None,
        topics: "[]".into(),
        time_bound: None,
        parts: parts.map(str::to_owned),
        reaches: r#"["A"]"#.into(),
        description: String::new(),
        classified_at: None,
        classified_by: String::new(),
        revision: 1,
    }
}

fn workshop(system: &str, number: i64) -> Workshop {
    Workshop {
        system: system.into(),
        number,
        name: format!("Verkstad {number} i {system}"),
        date: None,
        place: String::new(),
        state: "closed".into(),
        question_set: None,
        question_aspect: None,
        invitation: String::new(),
        notes: String::new(),
        created_at: "t".into(),
        closed_at: None,
        next_date: None,
    }
}

fn decision(system: &str, set: &str, reason: &str) -> WorkshopDecision {
    WorkshopDecision {
        system: system.into(),
        workshop: 1,
        info_set: set.into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: "serious".into(),
        reason: reason.into(),
        dissent_by: String::new(),
        dissent: String::new(),
        open_question: String::new(),
        decided_at: "t".into(),
    }
}

fn holding(id: i64, system: &str, set: &str) -> Holding {
    Holding {
        id,
        system: system.into(),
        info_set: set.into(),
        handling: "stores".into(),
        master: false,
        environment: "production".into(),
        since: None,
    }
}

pub fn alias(kind: Kind, from: &str, into: &str) -> Alias {
    Alias {
        kind: kind.code().into(),
        old_id: from.into(),
        old_name: format!("{from} som den hette"),
        new_id: into.into(),
        operation: "merge".into(),
        at: "2026-03-01".into(),
    }
}

pub fn disposed(system: &str) -> tables::Disposed {
    tables::Disposed {
        kind: "system".into(),
        object: system.into(),
        decommissioned_at: "2026-01-01".into(),
        decision: "KS 2026/12".into(),
        decided_at: "2026-02-01".into(),
        disposed_at: "2026-03-01T08:00:00Z".into(),
        disposed_by: "prov".into(),
        swept: false,
    }
}

/// Two systems with a set each, one in common, and a workshop each.
fn filled() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = store();
    write(&mut store, Op::ImportTables, |t| {
        t.put(&tables::Authority { id: "N".into(), name: "N".into(), kind: "namnd".into(), parent: None })?;
        ["A", "B", "C"].into_iter().try_for_each(|id| t.put(&system(id)))?;
        t.put(&set("I", None))?;
        t.put(&set("J", None))?;
        t.put(&set("sum", Some(r#"["I","J"]"#)))?;
        t.put(&holding(1, "A", "I"))?;
        t.put(&holding(2, "A", "J"))?;
        t.put(&holding(3, "B", "J"))?;
        for id in ["A", "B"] {
            t.put(&workshop(id, 1))?;
            t.put(&WorkshopParticipant {
                system: id.into(),
                workshop: 1,
                number: 1,
                function: format!("Chef {id}"),
                part: "business_expert".into(),
                present: true,
            })?;
            t.put(&decision(id, "I", "Skäl ett"))?;
        }
        t.put(&decision("A", "J", "Skäl två"))
    });
    (folder, store)
}

fn merge(store: &mut Store, kind: Kind, from: &str, into: &str) {
    write(store, Op::Merge, |t| {
        if kind == Kind::System {
            t.take_inside(from, into, "2026-03-01")?;
        }
        t.merge(kind, &alias(kind, from, into))?;
        if kind != Kind::Authority {
            t.tidy(if kind == Kind::System { "system" } else { "info_set" }, into)?;
        }
        Ok(())
    });
}

/// What a thing's id is named by in this schema, whatever the table.
const NAMING: &[&str] = &[
    "system",
    "info_set",
    "set",
    "sets",
    "parts",
    "reaches",
    "known",
    "consumer",
    "provider",
    "from_party",
    "to_party",
    "authority",
    "parent",
    "subject",
    "object",
    "from_object",
    "asset",
    "question_set",
    "old_id",
    "new_id",
];

/// A table that names a system, a set or an authority and is not in the list would be left behind
/// by a merge: its rows would name something that is not there.
#[test]
fn every_column_of_the_schema_that_names_a_thing_is_in_the_list() {
    let (_folder, store) = store();
    let mut statement = store
        .connection
        .prepare(
            "SELECT t.name, c.name,
                    (SELECT f.\"table\" FROM pragma_foreign_key_list(t.name) f WHERE f.\"from\" = c.name
                     AND f.\"table\" IN ('system', 'info_set', 'authority'))
             FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'",
        )
        .expect("the schema");
    let columns: Vec<(String, String, Option<String>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("columns");
    let mut naming = BTreeSet::new();
    for (table, column, leads) in &columns {
        if leads.is_some() || NAMING.contains(&column.as_str()) {
            naming.insert((table.as_str(), column.as_str()));
        }
    }
    for known in NOT_REFERENCES {
        assert!(naming.remove(known), "{known:?} is not in the schema");
    }
    let listed: BTreeSet<_> = REFERENCES.iter().map(|row| (row.table, row.column)).collect();
    let missing: Vec<_> = naming.difference(&listed).collect();
    assert!(missing.is_empty(), "not in reorganise/references.rs: {missing:?}");
    let there: BTreeSet<_> =
        columns.iter().map(|(table, column, _)| (table.as_str(), column.as_str())).collect();
    let gone: Vec<_> = listed.difference(&there).collect();
    assert!(gone.is_empty(), "not in the schema: {gone:?}");
}

#[test]
fn everything_of_a_merged_system_is_found_under_the_other_and_undo_brings_all_of_it_back() {
    let (_folder, mut store) = filled();
    let before = store.content().expect("content");
    merge(&mut store, Kind::System, "A", "B");
    let after = store.content().expect("content");
    let ids: Vec<&str> = after.systems.iter().map(|row| row.id.as_str()).collect();
    assert_eq!(ids, ["B", "C"]);
    assert_eq!(after.holdings, [holding(1, "B", "I"), holding(2, "B", "J")], "the same twice is once");
    let workshops: Vec<_> = after.workshops.iter().map(|row| (row.number, row.name.as_str())).collect();
    assert_eq!(workshops, [(1, "Verkstad 1 i B"), (2, "Verkstad 1 i A")]);
    let functions: Vec<_> =
        after.workshop_participants.iter().map(|row| (row.workshop, row.function.as_str())).collect();
    assert_eq!(functions, [(1, "Chef B"), (2, "Chef A")]);
    assert_eq!(after.workshop_decisions.len(), 3);
    assert!(after.sets.iter().all(|row| row.reaches == r#"["B"]"# && row.revision == 2), "{:?}", after.sets);
    assert_eq!(after.resolved(Kind::System, "A"), "B");
    assert_eq!(after.resolved(Kind::Set, "A"), "A", "an id of another kind leads nowhere");

    store.undo(&stamp()).expect("undone");
    let mut back = store.content().expect("content");
    assert!(back.sets.iter().all(|row| row.revision == 3), "a revision only rises");
    back.sets.iter_mut().for_each(|row| row.revision = 1);
    assert_eq!(back, before);
    store.redo(&stamp()).expect("done again");
    assert_eq!(store.content().expect("content").workshops, after.workshops);
    assert!(store.check_history().expect("checked").broken.is_empty());
}

#[test]
fn where_both_have_a_row_the_one_that_stays_takes_over_the_texts() {
    let (_folder, mut store) = filled();
    merge(&mut store, Kind::Set, "J", "I");
    let after = store.content().expect("content");
    let of_a: Vec<_> = after.workshop_decisions.iter().filter(|row| row.system == "A").collect();
    assert_eq!(of_a.len(), 1);
    assert_eq!(of_a[0].reason, "Skäl ett\n\nSkäl två");
    let sum = after.sets.iter().find(|row| row.id == "sum").expect("the sum");
    assert_eq!((sum.parts.as_deref(), sum.revision), (Some(r#"["I"]"#), 2));
    assert_eq!(after.holdings.len(), 2);
}

#[test]
fn aliases_lead_on_and_a_circle_cannot_be_made() {
    let (_folder, mut store) = filled();
    merge(&mut store, Kind::System, "A", "B");
    merge(&mut store, Kind::System, "B", "C");
    let content = store.content().expect("content");
    assert_eq!((content.resolved(Kind::System, "A"), content.resolved(Kind::System, "B")), ("C", "C"));
    for (from, into) in [("C", "A"), ("C", "C"), ("A", "C"), ("C", "ingen")] {
        let answer = store.transact::<_, StoreError>(Op::Merge, "x", &stamp(), |t| {
            t.merge(Kind::System, &alias(Kind::System, from, into))
        });
        assert_eq!(answer.expect_err("refused").code(), "unknown_thing", "{from} into {into}");
    }
    let circle = "UPDATE alias SET new_id = 'A' WHERE old_id = 'B'";
    store.connection.execute(circle, []).expect("forged");
    assert_eq!(store.content().expect("content").resolved(Kind::System, "A"), "A", "it still ends");
}

#[test]
fn what_is_rehearsed_is_not_done() {
    let (_folder, mut store) = filled();
    let before = (store.content().expect("content"), store.check_history().expect("checked"));
    let alias = alias(Kind::System, "A", "B");
    let rehearsal =
        store.rehearse::<StoreError>(Op::Merge, |t| t.merge(Kind::System, &alias)).expect("rehearsed");
    assert_eq!(rehearsal.content.systems.len(), 2);
    assert_eq!(rehearsal.rows["holding"], 2);
    assert_eq!((store.content().expect("content"), store.check_history().expect("checked")), before);
}

#[test]
fn what_is_disposed_of_is_gone_and_that_it_was_is_remembered() {
    let (folder, mut store) = filled();
    merge(&mut store, Kind::System, "C", "A");
    write(&mut store, Op::SetReason, |t| t.put(&decision("B", "I", "System A var där")));
    let of = |id: &str| BTreeSet::from([id.to_owned()]);
    let plan = store.disposal(&of("A"), &BTreeSet::new()).expect("a plan");
    let remembered = disposed("A");
    store
        .transact::<_, StoreError>(Op::Dispose, "A", &stamp(), |t| {
            t.dispose(&plan, std::slice::from_ref(&remembered))
        })
        .expect("disposed");
    assert!(matches!(store.undo(&stamp()), Err(StoreError::NothingToUndo)));
    drop(store);
    // As if it had been killed before the file was written anew: opening does the rest.
    let store = Store::open(&folder.path().join("a.varsam"), "lösen", "prov", "t").expect("opened");
    let content = store.content().expect("content");
    assert_eq!(content.systems.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["B"]);
    assert_eq!(content.disposed, [tables::Disposed { swept: true, ..remembered }]);
    assert_eq!(content.aliases[0].old_name, "", "the id leads to what was disposed of; the name is gone");
    assert!(content.workshops.iter().all(|row| row.system == "B"));
    let report = store.check_history().expect("checked");
    assert!(report.broken.is_empty() && !report.purged.is_empty());
    let last = store.last_entry().expect("an entry").seq;
    let log: String =
        (1..=last).filter_map(|seq| store.body(seq).expect("a body")).map(|(a, b)| a + &b).collect();
    assert!(!log.contains("System A"), "{log}");
}

#[test]
fn nothing_names_what_was_disposed_of() {
    let (_folder, mut store) = filled();
    write(&mut store, Op::ImportTables, |t| {
        t.put(&Workshop {
            question_set: Some("I".into()),
            question_aspect: Some("K".into()),
            ..workshop("B", 1)
        })?;
        t.put(&tables::GateAnswer {
            system: "B".into(),
            questions: "[]".into(),
            known: r#"["I","J"]"#.into(),
            pack: "p".into(),
            pack_version: "1".into(),
            answered_at: "t".into(),
            answered_by: "prov".into(),
        })
    });
    let of = |id: &str| BTreeSet::from([id.to_owned()]);
    let plan = store.disposal(&of("A"), &of("I")).expect("a plan");
    store
        .transact::<_, StoreError>(Op::Dispose, "A", &stamp(), |t| t.dispose(&plan, &[disposed("A")]))
        .expect("disposed");
    let content = store.content().expect("content");
    let sum = content.sets.iter().find(|row| row.id == "sum").expect("the sum");
    assert_eq!((sum.parts.as_deref(), sum.reaches.as_str(), sum.revision), (Some(r#"["J"]"#), "[]", 2));
    assert_eq!(content.gate_answers[0].known, r#"["J"]"#);
    let asked = &content.workshops[0];
    assert_eq!((asked.question_set.as_ref(), asked.question_aspect.as_ref()), (None, None));
}

#[test]
fn a_draft_goes_with_everything_about_it_and_comes_back_whole() {
    let (_folder, mut store) = filled();
    for (kind, id) in [(Kind::System, "A"), (Kind::Set, "I")] {
        let mut before = store.content().expect("content");
        write(&mut store, Op::DeleteDraft, |t| t.delete_draft(kind, id));
        let content = store.content().expect("content");
        assert!(content.systems.iter().all(|row| kind != Kind::System || row.id != id));
        assert!(content.holdings.iter().all(|row| row.system != id && row.info_set != id));
        assert!(content.workshop_decisions.iter().all(|row| row.system != id && row.info_set != id));
        let named = content
            .sets
            .iter()
            .any(|row| format!("{:?} {}", row.parts, row.reaches).contains(&format!("\"{id}")));
        assert!(!named, "{:?}", content.sets);
        store.undo(&stamp()).expect("undone");
        let mut back = store.content().expect("content");
        for content in [&mut back, &mut before] {
            content.sets.iter_mut().for_each(|row| row.revision = 1);
        }
        assert_eq!(back, before);
    }
    assert!(!store.has_left(Kind::System, "A").expect("looked"));
    assert_eq!(store.named_by(Kind::Authority, "N").expect("counted"), 6, "three systems and three sets");
}
