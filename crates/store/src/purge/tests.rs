//! Purging on a real file.

mod fixture;

use crate::{Op, Store, StoreError};

use super::*;
use fixture::*;

/// Every cell of every table as text.
fn everything(store: &Store) -> String {
    let tables: Vec<String> = store
        .connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .expect("tables")
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("names");
    let mut all = String::new();
    for table in tables {
        let mut statement = store.connection.prepare(&format!("SELECT * FROM {table}")).expect("a table");
        let columns = statement.column_count();
        let mut rows = statement.query([]).expect("rows");
        while let Some(row) = rows.next().expect("a row") {
            for column in 0..columns {
                all.push_str(&format!(
                    "{:?} ",
                    row.get::<_, rusqlite::types::Value>(column).expect("a cell")
                ));
            }
            all.push('\n');
        }
    }
    all
}

fn free_pages(store: &Store) -> i64 {
    store.connection.pragma_query_value(None, "freelist_count", |row| row.get(0)).expect("a count")
}

#[test]
fn nothing_of_what_is_purged_stays_and_the_rest_does() {
    let Fixture { mut store, _folder, .. } = fixture();
    let before = store.content().expect("content");
    assert!(everything(&store).contains(PLANTED), "planted");
    let purged = store.purge("ST-2026-1", &stamp()).expect("purged");

    let all = everything(&store);
    assert!(!all.contains("Zebraljus") && !all.contains("Zebrans"), "{all}");
    for id in [r#""S""#, r#""own""#, r#""F1""#, r#""F2""#, r#""O""#] {
        assert!(!all.contains(&format!("Text({id})")), "{id} is still in {all}");
    }
    let content = store.content().expect("content");
    let ids = |content: &Content| content.systems.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&content), ["B", "C", "D"]);
    assert_eq!(content.sets.len(), before.sets.len() - 1);
    assert_eq!(content.holdings, [holding(1, "B", "shared")]);
    assert_eq!(content.levels, [level("shared", "Samma skäl för flera mängder.")]);
    let sum = content.sets.iter().find(|row| row.id == "sum").expect("the sum");
    assert_eq!((sum.parts.as_deref(), sum.revision), (Some(r#"["shared"]"#), 2));
    assert!(content.assessments.is_empty(), "an assessment of B covers a set that is gone");
    let of_measures = content.measure_statuses.len() + content.measure_exceptions.len();
    assert_eq!((of_measures, content.continuities.len(), content.risks.len()), (2, 1, 1), "those of D");
    assert_eq!((content.incidents.len(), content.incident_reviews.len()), (1, 1), "those of D");
    assert_eq!(content.authorities.len(), 1, "an outside party that nothing names any more is gone");

    assert_eq!(purged.sign_anew, ["B", "C"]);
    let adopted: Vec<_> =
        content.adopted.iter().map(|row| (row.system.as_str(), row.document.as_deref())).collect();
    assert_eq!(adopted, [("B", None), ("C", None), ("D", Some("doc-d"))]);
    assert_eq!(purged.mentions, [Mention { kind: "system", id: "C".into(), texts: 1 }]);
    let told: Vec<_> = content.central.iter().map(|row| (row.object.as_str(), row.facts.as_str())).collect();
    let left = r#"{"[\"holding\",\"S\",\"0\"]":{},"name":"D","parts":["S"],"reaches":["B"]}"#;
    assert_eq!(told, [("D", left)], "what the centre told of others names nothing of it");
    assert_eq!(free_pages(&store), 0);
}

#[test]
fn what_left_is_called_back_and_no_number_is_given_again() {
    let Fixture { mut store, _folder, .. } = fixture();
    store.purge("ST-2026-1", &stamp()).expect("purged");
    let recalls = store.recalls().expect("recalls");
    let due: Vec<&str> = recalls.iter().filter(|row| row.due).map(|row| row.sha256.as_str()).collect();
    assert_eq!(due, ["doc-s", "file-1", "file-2", "file-3"], "B and C never left as a bundle");
    assert_eq!(recalls.len(), 8, "with two assignments");
    let last = store.last_document().expect("the last");
    assert_eq!(last, Some((901, "d-m-of-b".into())), "the number of a purged assignment is not given again");
    let last = |system| store.last_revision(system, "varsam-result+jws").expect("the last");
    assert_eq!(last("B"), Some((2, "doc-b".into())), "a purged revision is not used again");
    assert_eq!(last("S"), None);
    let paths: Vec<String> = store.all_exports().expect("exports").into_iter().map(|row| row.path).collect();
    assert_eq!(paths, ["/hem/Grannen.pdf", "/hem/D.bundle"]);
}

#[test]
fn a_hand_over_of_what_is_purged_says_nothing_and_never_comes_back() {
    let Fixture { mut store, _folder, .. } = fixture();
    store.purge("ST-2026-1", &stamp()).expect("purged");
    let content = store.content().expect("content");
    let left: Vec<_> = content
        .handovers
        .iter()
        .map(|row| (row.id.as_str(), row.system.as_str(), row.ended.as_deref(), row.to_whom.as_str()))
        .collect();
    let expected = [
        ("h-of-b", "B", Some("purged"), "Granne"),
        ("h-of-d", "D", None, "Granne"),
        ("h-of-s", "", Some("purged"), ""),
    ];
    assert_eq!(left, expected, "B went with a set that is gone");
    let locked: Vec<&str> = content.custody.iter().map(|row| row.object.as_str()).collect();
    assert_eq!(locked, ["D"]);
}

#[test]
fn the_chain_holds_and_nothing_before_the_purge_can_be_undone() {
    let Fixture { mut store, path, _folder } = fixture();
    let entries = store.check_history().expect("checked").entries;
    store.purge("ST-2026-1", &stamp()).expect("purged");
    let report = store.check_history().expect("checked");
    assert_eq!((report.entries, &report.broken), (entries + 1, &Vec::new()));
    assert!(!report.purged.contains(&5), "what was done to others is still there: {report:?}");
    assert!(matches!(store.undo(&stamp()), Err(StoreError::NothingToUndo)));
    write(&mut store, Op::SetReason, "shared/K", |t| t.put(&level("shared", "Ett annat skäl")));
    drop(store);
    let mut store = Store::open(&path, PASSPHRASE, "prov", "t").expect("opened");
    assert!(store.check_history().expect("checked").broken.is_empty(), "the next row follows a blanked one");
    store.undo(&stamp()).expect("what was done since can be undone");
    assert!(matches!(store.undo(&stamp()), Err(StoreError::NothingToUndo)));
    let forged = "UPDATE change_log SET actor = 'b' WHERE seq = 5";
    store.connection.execute(forged, []).expect("forged");
    assert_eq!(store.check_history().expect("checked").broken, vec![6]);
}

#[test]
fn a_purge_that_was_interrupted_is_finished_when_the_register_is_opened() {
    let Fixture { mut store, path, _folder } = fixture();
    let (plan, content) = (store.purge_plan("ST-2026-1").expect("a plan"), store.content().expect("content"));
    store
        .transact::<_, StoreError>(Op::Purge, "ST-2026-1", &stamp(), |t| t.purge(&plan, &content, "t"))
        .expect("purged and killed");
    assert!(free_pages(&store) > 0, "the file has not been written anew");
    drop(store);
    let store = Store::open(&path, PASSPHRASE, "prov", "t").expect("opened");
    assert_eq!(free_pages(&store), 0);
    assert!(store.content().expect("content").stopped[0].swept);
    let log = std::fs::metadata(path.with_file_name("Prov.varsam-wal")).map_or(0, |file| file.len());
    assert_eq!(log, 0);
}

#[test]
fn a_stop_is_purged_once_and_a_lifted_one_never() {
    let Fixture { mut store, _folder, .. } = fixture();
    assert_eq!(store.purge("ST-2026-9", &stamp()).expect_err("unknown").code(), "unknown_thing");
    store.purge("ST-2026-1", &stamp()).expect("purged");
    assert_eq!(store.purge("ST-2026-1", &stamp()).expect_err("done").code(), "unknown_thing");
}

/// Every table is either gone through by a purge or known to hold nothing about a system or a set.
#[test]
fn every_table_has_been_thought_of() {
    const PURGED: &[&str] = &[
        "system",
        "info_set",
        "set_level",
        "holding",
        "flow",
        "dependency",
        "adopted",
        "adopted_level",
        "document",
        "set_approval",
        "judgement",
        "export",
        "change_log",
        "change_body",
        "flag_answer",
        "flow_exception",
        "effective_level",
        "consequence",
        "unknown_level",
        "gate_answer",
        "stopped_object",
        "assessment",
        "assessment_subject",
        "assessment_answer",
        "assessment_condition",
        "dpia",
        "dpia_risk",
        "data_protection",
        "assignment",
        "response",
        "response_answer",
        "level_origin",
        "answering",
        "authority",
        "workshop",
        "workshop_participant",
        "workshop_agenda",
        "workshop_vote",
        "workshop_spread",
        "workshop_decision",
        "workshop_parked",
        "reconsideration",
        "measure_status",
        "measure_exception",
        "continuity",
        "risk",
        "risk_appetite",
        "incident",
        "incident_subject",
        "incident_review",
        "handover",
        "custody",
        "alias",
        "former_name",
        "origin",
        "decommissioned",
        "central",
    ];
    const NEUTRAL: &[&str] = &[
        "migration",
        "register",
        "pack",
        "stopped",
        "recall",
        "purged_entry",
        "disposed",
        "disposed_document",
        "trust_list",
        "centre_pack",
        "centre_catalogue",
    ];
    let Fixture { store, _folder, .. } = fixture();
    let mut statement =
        store.connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("tables");
    let names: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("names");
    for name in names {
        assert!(PURGED.contains(&name.as_str()) || NEUTRAL.contains(&name.as_str()), "{name}");
    }
}
