//! Purging on a real file.

use std::path::PathBuf;

use crate::tables::*;
use crate::{NewRegister, Op, Stamp, Store, StoreError, Transaction};

use super::*;

const PASSPHRASE: &str = "en lång lösenfras";

/// What is planted wherever somebody can write something about the stopped system.
const PLANTED: &str = "Zebraljus i källaren";

struct Fixture {
    _folder: tempfile::TempDir,
    path: PathBuf,
    store: Store,
}

fn stamp() -> Stamp {
    Stamp { at: "2026-03-01T08:00:00Z".into(), actor: "prov".into(), salt: [7; 16] }
}

fn system(id: &str, name: &str) -> System {
    System {
        id: id.into(),
        name: name.into(),
        authority: "N".into(),
        kind: "it".into(),
        owner: Some("Chef".into()),
        manager: None,
        overview: false,
        redundant: false,
        purposes: "[]".into(),
        supplier: String::new(),
        hosting: String::new(),
        description: String::new(),
    }
}

fn set(id: &str, name: &str) -> InfoSet {
    InfoSet {
        id: id.into(),
        name: name.into(),
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
        parts: None,
        reaches: "[]".into(),
        description: String::new(),
        classified_at: None,
        classified_by: String::new(),
        revision: 1,
    }
}

fn level(set: &str, reason: &str) -> SetLevel {
    SetLevel {
        info_set: set.into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: Some("moderate".into()),
        category: None,
        reason: reason.into(),
    }
}

fn holding(id: i64, system: &str, set: &str) -> Holding {
    Holding {
        id,
        system: system.into(),
        info_set: set.into(),
        handling: "stores".into(),
        master: true,
        environment: "production".into(),
        since: None,
    }
}

fn flow(id: &str, from: &str, to: &str, set: &str, purpose: &str) -> Flow {
    Flow {
        id: id.into(),
        from_party: from.into(),
        to_party: to.into(),
        info_set: set.into(),
        mode: "api".into(),
        volume: "single".into(),
        third_country: false,
        encrypted: true,
        receiver_levels: None,
        purpose: purpose.into(),
    }
}

fn answer(subject: &str, system: &str, text: &str) -> FlagAnswer {
    FlagAnswer {
        flag: "AGG-02".into(),
        subject_kind: "set".into(),
        subject: subject.into(),
        basis: "b".into(),
        system: system.into(),
        conversation: "c".into(),
        outcome: "no_effect".into(),
        answers: serde_json::json!({ "q": text }).to_string(),
        motivation: text.into(),
        raises: "{}".into(),
        asset: None,
        answered_at: "2026-01-05T00:00:00Z".into(),
        answered_by: "prov".into(),
    }
}

/// An assessment in the work with a system, about a set.
fn assess(t: &mut Transaction<'_>, id: &str, system: &str, set: &str) -> Result<(), StoreError> {
    t.put(&Assessment {
        id: id.into(),
        system: system.into(),
        about: "storage".into(),
        title: PLANTED.into(),
        pack_id: "p".into(),
        pack_version: "1".into(),
        created_at: "t".into(),
        created_by: "prov".into(),
        finished_at: None,
        finished_by: None,
        basis: None,
    })?;
    t.put(&AssessmentSubject { assessment: id.into(), subject_kind: "set".into(), subject: set.into() })?;
    t.put(&AssessmentAnswer {
        assessment: id.into(),
        question: "LB-04".into(),
        chosen: "[]".into(),
        words: PLANTED.into(),
        date: None,
        answered_at: "t".into(),
        answered_by: "prov".into(),
    })
}

/// An assignment about a system and a set, with an answer.
fn asked(t: &mut Transaction<'_>, id: &str, system: &str, set: &str, seq: i64) -> Result<(), StoreError> {
    t.put(&Assignment {
        id: id.into(),
        system: system.into(),
        authority: "N".into(),
        function: "Chef".into(),
        form: "file".into(),
        sets: format!("[\"{set}\"]"),
        valid_until: "2026-04-01".into(),
        created_at: "t".into(),
        withdrawn_at: None,
        document: format!("d-{id}"),
        seq,
        kid: "k".into(),
        key_x: "x".into(),
        jws: PLANTED.into(),
    })?;
    t.put(&Response {
        sha256: format!("r-{id}"),
        assignment: id.into(),
        origin: "unsigned".into(),
        kid: None,
        written_at: "t".into(),
        received_at: "t".into(),
        read_by: "prov".into(),
        late: false,
        notes: PLANTED.into(),
        jws: None,
    })?;
    t.put(&ResponseAnswer {
        response: format!("r-{id}"),
        info_set: set.into(),
        aspect: "K".into(),
        set_revision: 1,
        pack: "p".into(),
        level: None,
        category: None,
        reason: PLANTED.into(),
        consequences: "{}".into(),
    })?;
    t.put(&LevelOrigin {
        info_set: set.into(),
        aspect: "K".into(),
        response: format!("r-{id}"),
        level: None,
        reason: PLANTED.into(),
        at: "t".into(),
        by: "prov".into(),
    })
}

/// A signed result, as far as a purge looks at it.
fn document(sha256: &str, system: &str, seq: i64, payload: &serde_json::Value) -> Document {
    use base64::Engine;
    let payload = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(payload.to_string());
    Document {
        sha256: sha256.into(),
        envelope_sha256: format!("{sha256}-envelope"),
        typ: "varsam-result+jws".into(),
        system: system.into(),
        lineage: format!("l-{system}"),
        revision: seq,
        seq: Some(seq),
        kid: "kid".into(),
        key_x: "x".into(),
        function: "Samordnare".into(),
        role: None,
        verdict: None,
        issued_at: format!("2026-02-0{seq}T00:00:00Z"),
        content_sha256: Some("c".into()),
        jws: serde_json::json!({ "payload": payload, "signatures": [] }).to_string(),
    }
}

/// A register with a system S that is to be purged, and systems B, C and D around it. B knows it by
/// a flow, C by its name in a text, D not at all; they have the same reason for a level.
fn fixture() -> Fixture {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Prov.varsam");
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
    let mut store = Store::create(&path, PASSPHRASE, &new, &stamp()).expect("created");
    write(&mut store, Op::ImportTables, "filen.csv", |t| {
        t.put(&Authority { id: "N".into(), name: "Nämnden".into(), kind: "namnd".into(), parent: None })?;
        for (id, name) in [("B", "Grannen"), ("C", "Omtalaren"), ("D", "Oskyldiga")] {
            t.put(&system(id, name))?;
        }
        t.put(&set("shared", "Gemensamma uppgifter"))?;
        t.put(&InfoSet { parts: Some(r#"["own","shared"]"#.into()), ..set("sum", "Summan") })?;
        t.put(&level("shared", "Samma skäl för flera mängder"))?;
        t.put(&holding(1, "B", "shared"))?;
        t.put(&System { description: "Ersätter SYSTEMET ZEBRA.".into(), ..system("C", "Omtalaren") })
    });
    write(&mut store, Op::AddSystem, "S", |t| {
        let outside = |id: &str| Authority {
            id: id.into(),
            name: format!("{PLANTED} {id}"),
            kind: "extern".into(),
            parent: None,
        };
        t.put(&outside("O"))?;
        t.put(&System { description: PLANTED.into(), ..system("S", "Systemet Zebra") })?;
        t.put(&InfoSet { description: PLANTED.into(), ..set("own", "Zebrans uppgifter") })?;
        t.put(&level("own", PLANTED))?;
        t.put(&holding(2, "S", "own"))?;
        t.put(&holding(3, "S", "shared"))?;
        t.put(&flow("F1", "S", "B", "shared", PLANTED))?;
        t.put(&flow("F2", "S", "O", "own", PLANTED))?;
        t.put(&FlowException {
            flow: "F1".into(),
            motivation: PLANTED.into(),
            until: "2027-01-01".into(),
            decided_by: "Chef".into(),
            decided_at: "t".into(),
        })?;
        t.put(&Dependency {
            id: 1,
            consumer: "B".into(),
            provider: "S".into(),
            tolerates_pack: None,
            tolerates_level: None,
            note: PLANTED.into(),
        })?;
        t.put(&answer("shared", "S", PLANTED))?;
        assess(t, "a-of-s", "S", "own")?;
        assess(t, "a-of-b", "B", "own")?;
        asked(t, "m-of-s", "S", "own", 900)?;
        asked(t, "m-of-b", "B", "own", 901)
    });
    write(&mut store, Op::SetReason, "own/K", |t| t.put(&level("own", &format!("{PLANTED} igen"))));
    write(&mut store, Op::SetReason, "shared/K", |t| {
        t.put(&level("shared", "Samma skäl för flera mängder."))
    });
    sign_and_export(&mut store);
    write(&mut store, Op::Stop, "ST-2026-1", |t| stop(t, "ST-2026-1"));
    Fixture { _folder: folder, path, store }
}

fn sign_and_export(store: &mut Store) {
    let adopted = |system: &str, document: &str| Adopted {
        system: system.into(),
        at: "2026-02-09".into(),
        decided_by: "Chef".into(),
        pack: "p".into(),
        pack_version: "1".into(),
        document: Some(document.into()),
    };
    let of = |system: &str| serde_json::json!({ "scope": { "id": system } });
    let flows =
        serde_json::json!({ "scope": { "id": "B" }, "flows": [{ "id": "F1", "from": "S", "to": "B" }] });
    let names = serde_json::json!({ "scope": { "id": "C" }, "reason": "Som i systemet Zebra!" });
    // A set may have the id that the system has, and is another thing.
    let other = serde_json::json!({ "scope": { "id": "D" }, "holdings": [{ "set": "S" }],
        "reason": "Samma skäl för flera mängder." });
    let documents =
        [("doc-s", "S", of("S")), ("doc-b", "B", flows), ("doc-c", "C", names), ("doc-d", "D", other)];
    for ((sha256, system, payload), seq) in documents.iter().zip(1..) {
        write(store, Op::SignResult, system, |t| {
            t.put(&document(sha256, system, seq, payload))?;
            t.put(&adopted(system, sha256))?;
            t.put(&SetApproval { info_set: "shared".into(), set_revision: seq, document: (*sha256).into() })
        });
    }
    let exports =
        [("S", "bundle", PLANTED), ("S", "pdf", PLANTED), ("B", "pdf", "Grannen"), ("D", "bundle", "D")];
    for ((system, kind, name), id) in exports.iter().zip(1..) {
        let export = Export {
            id,
            kind: (*kind).into(),
            system: (*system).into(),
            path: format!("/hem/{name}.{kind}"),
            sha256: format!("file-{id}"),
            at: "2026-02-20T00:00:00Z".into(),
        };
        write(store, Op::RecordExport, system, |t| t.put(&export));
    }
}

fn stop(t: &mut Transaction<'_>, code: &str) -> Result<(), StoreError> {
    t.put(&Stopped {
        code: code.into(),
        kind: "system".into(),
        stopped_at: "2026-02-28T00:00:00Z".into(),
        stopped_by: "prov".into(),
        lifted_at: None,
        lifted_by: None,
        lift_reason: None,
        purged_at: None,
        swept: false,
    })?;
    let row = |kind: &str, object: &str| StoppedObject {
        kind: kind.into(),
        object: object.into(),
        code: code.into(),
    };
    t.put(&row("system", "S"))?;
    t.put(&row("set", "own"))
}

fn write(
    store: &mut Store,
    op: Op,
    object: &str,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError>,
) {
    store.transact(op, object, &stamp(), work).expect("written");
}

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
    assert_eq!(content.authorities.len(), 1, "an outside party that nothing names any more is gone");

    assert_eq!(purged.sign_anew, ["B", "C"]);
    let adopted: Vec<_> =
        content.adopted.iter().map(|row| (row.system.as_str(), row.document.as_deref())).collect();
    assert_eq!(adopted, [("B", None), ("C", None), ("D", Some("doc-d"))]);
    assert_eq!(purged.mentions, [Mention { kind: "system", id: "C".into(), texts: 1 }]);
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
    ];
    const NEUTRAL: &[&str] = &["migration", "register", "pack", "stopped", "recall", "purged_entry"];
    let Fixture { store, _folder, .. } = fixture();
    let mut statement =
        store.connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("tables");
    let names: Vec<String> =
        statement.query_map([], |row| row.get(0)).expect("rows").collect::<Result<_, _>>().expect("names");
    for name in names {
        assert!(PURGED.contains(&name.as_str()) || NEUTRAL.contains(&name.as_str()), "{name}");
    }
}
