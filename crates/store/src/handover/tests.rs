//! Parcels on real files, and what is refused of them.

mod gone;

use std::path::{Path, PathBuf};

use super::*;
use crate::custody::tests::{flow, handover, register, set, stamp, system};
use crate::tables::{
    Authority, Dependency, Document, FlagAnswer, Holding, InfoSet, SetLevel, Stopped, StoppedObject, System,
};

const CODE: &str = "0123-4567-89AB-CDEF";
const ID: &str = "0192f0c0-0000-7000-8000-000000000001";
const NEXT: &str = "0192f0c0-0000-7000-8000-000000000002";

fn level(set: &str, level: &str) -> SetLevel {
    SetLevel {
        info_set: set.into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: Some(level.into()),
        category: None,
        reason: "Därför".into(),
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

fn dependency(id: i64, consumer: &str, provider: &str) -> Dependency {
    Dependency {
        id,
        consumer: consumer.into(),
        provider: provider.into(),
        tolerates_pack: None,
        tolerates_level: None,
        note: String::new(),
    }
}

fn write(store: &mut Store, work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError>) {
    store.transact(Op::ImportTables, "prov", &stamp(), work).expect("written");
}

/// A register with a system A that holds two sets, one together with C, and gets a third from B.
/// D has nothing to do with it.
fn town() -> (Store, tempfile::TempDir) {
    let (mut store, folder) = register();
    write(&mut store, |t| {
        t.put(&Authority { id: "N".into(), name: "Nämnden".into(), kind: "namnd".into(), parent: None })?;
        ["A", "B", "C", "D"].iter().try_for_each(|id| t.put(&system(id)))?;
        t.put(&InfoSet { reaches: r#"["C"]"#.into(), ..set("mine") })?;
        ["shared", "yours", "other"].iter().try_for_each(|id| t.put(&set(id)))?;
        ["mine", "shared", "yours", "other"].iter().try_for_each(|id| t.put(&level(id, "low")))?;
        for (number, (system, set)) in
            [("A", "mine"), ("A", "shared"), ("C", "shared"), ("B", "yours"), ("D", "other")]
                .iter()
                .enumerate()
        {
            t.put(&holding(i64::try_from(number).unwrap_or_default() + 1, system, set))?;
        }
        t.put(&flow("AB", "A", "B", "mine"))?;
        t.put(&flow("BA", "B", "A", "yours"))?;
        t.put(&flow("BD", "B", "D", "yours"))?;
        t.put(&dependency(1, "D", "B"))?;
        t.put(&dependency(2, "A", "B"))
    });
    (store, folder)
}

fn parcel_row(id: &str, trail: &[&str]) -> Handover {
    let trail = serde_json::to_string(trail).expect("a trail");
    Handover { direction: "parcel".into(), trail, ..handover(id, "A") }
}

/// Hands A over to a file.
fn sent(store: &mut Store, path: &Path, row: &Handover) -> Parcel {
    let parcel = store.pack_up(row).expect("packed");
    Store::create_parcel(path, CODE, &parcel, &stamp()).expect("a file");
    store.transact::<_, StoreError>(Op::HandOver, "A", &stamp(), |t| t.hand_over(&parcel)).expect("locked");
    parcel
}

fn read(path: &Path) -> Result<Parcel, StoreError> {
    Store::open_parcel(path, CODE, "prov", "t")?.read_parcel()
}

fn take(store: &mut Store, parcel: &Parcel, ends: Option<&Handover>) -> Result<Vec<Thing>, StoreError> {
    store.transact(Op::TakeIn, "A", &stamp(), |t| t.take_in(parcel, ends, "t"))
}

fn changes(things: &[Thing]) -> Vec<(&str, Change)> {
    things.iter().map(|thing| (thing.id.as_str(), thing.change)).collect()
}

fn path(folder: &tempfile::TempDir, name: &str) -> PathBuf {
    folder.path().join(name)
}

#[test]
fn a_parcel_holds_one_system_and_is_read_back_the_same() {
    let (mut store, folder) = town();
    let file = path(&folder, "A.vhandover");
    let parcel = sent(&mut store, &file, &parcel_row(ID, &[ID]));
    assert_eq!(read(&file).expect("read"), parcel);
    assert_eq!(parcel.own_sets().into_iter().collect::<Vec<_>>(), ["mine", "shared"]);
    assert_eq!(
        (parcel.copies("system"), parcel.copies("set")),
        (vec!["B".into(), "C".into()], vec!["yours".into()])
    );
    assert_eq!(["flow", "holding", "dependency", "system"].map(|table| parcel.count(table)), [2, 2, 1, 3]);
    let text = format!("{parcel:?}");
    assert!(!text.contains("Om B") && !text.contains("Systemet D"), "{text}");
    let beside: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").flatten().collect();
    let of_file =
        beside.iter().filter(|entry| entry.file_name().to_string_lossy().starts_with("A.vhandover"));
    assert_eq!(of_file.count(), 1, "one file and nothing beside it");
    assert_eq!(read_error(&file, "0000-0000-0000-0000"), "wrong_passphrase");
    let opened = Store::open(&file, CODE, "prov", "t").expect_err("no register");
    assert_eq!(opened.code(), "handover_not_register");
    drop(store);
    let register = path(&folder, "Prov.varsam");
    assert_eq!(
        Store::open_parcel(&register, "en lång lösenfras", "prov", "t").expect_err("no parcel").code(),
        "not_a_register"
    );
}

fn read_error(path: &Path, code: &str) -> &'static str {
    Store::open_parcel(path, code, "prov", "t").expect_err("refused").code()
}

#[test]
fn what_is_away_or_stopped_is_not_packed() {
    let (mut store, folder) = town();
    write(&mut store, |t| stop(t, "ST-2026-1", "system", "B"));
    let parcel = store.pack_up(&parcel_row(ID, &[ID])).expect("packed");
    assert_eq!(["flow", "dependency", "system"].map(|table| parcel.count(table)), [0, 0, 2]);
    sent(&mut store, &path(&folder, "A"), &parcel_row(ID, &[ID]));
    assert_eq!(store.pack_up(&parcel_row(NEXT, &[NEXT])).expect_err("away").code(), "handed_over");
    let stopped = Handover { system: "B".into(), ..parcel_row(NEXT, &[NEXT]) };
    assert_eq!(store.pack_up(&stopped).expect_err("stopped").code(), "handover_stopped");
    // What A shares with C is away: C can go, with a copy of it.
    let of_c = store.pack_up(&Handover { system: "C".into(), ..parcel_row(NEXT, &[NEXT]) }).expect("packed");
    assert_eq!((of_c.own_sets().len(), of_c.copies("set")), (0, vec!["shared".to_owned()]));
}

fn stop(t: &mut Transaction<'_>, code: &str, kind: &str, object: &str) -> Result<(), StoreError> {
    t.put(&Stopped {
        code: code.into(),
        kind: kind.into(),
        stopped_at: "t".into(),
        stopped_by: "prov".into(),
        lifted_at: None,
        lifted_by: None,
        lift_reason: None,
        purged_at: None,
        swept: false,
    })?;
    t.put(&StoppedObject { kind: kind.into(), object: object.into(), code: code.into() })
}

#[test]
fn there_and_back_again() {
    let (mut home, folder) = town();
    let file = path(&folder, "ut");
    let parcel = sent(&mut home, &file, &parcel_row(ID, &[ID]));
    let (mut away, _other) = register();
    let things = take(&mut away, &read(&file).expect("read"), None).expect("taken in");
    assert!(things.iter().all(|thing| matches!(thing.change, Change::New | Change::Guest)), "{things:?}");
    assert!(changes(&things).contains(&("yours", Change::Guest)));
    let refused = away
        .transact::<_, StoreError>(Op::SetLevel, "yours", &stamp(), |t| t.put(&level("yours", "high")))
        .expect_err("a guest");
    assert_eq!(refused.code(), "kept_elsewhere");

    // Work there: another level, a flow and a holding gone, a new dependency on something of their own.
    away.transact::<_, StoreError>(Op::SetLevel, "A", &stamp(), |t| {
        t.put(&level("mine", "high"))?;
        t.put(&InfoSet { revision: 2, reaches: r#"["C"]"#.into(), ..set("mine") })?;
        t.delete(&flow("AB", "A", "B", "mine"))?;
        t.put(&System { authority: "N".into(), ..system("E") })?;
        t.put(&dependency(9, "A", "E"))
    })
    .expect("worked on");
    let back = path(&folder, "hem");
    sent(&mut away, &back, &parcel_row(NEXT, &[ID, NEXT]));
    // Meanwhile B, which is kept here, no longer sends.
    write(&mut home, |t| t.delete(&flow("BA", "B", "A", "yours")));

    let out = home.content().expect("content").handovers.remove(0);
    let things = take(&mut home, &read(&back).expect("read"), Some(&out)).expect("back");
    let told = changes(&things);
    for expected in [
        ("mine", Change::Replaced),
        ("shared", Change::Same),
        ("AB", Change::Removed),
        ("BA", Change::Kept),
        ("B", Change::Kept),
        ("E", Change::Guest),
    ] {
        assert!(told.contains(&expected), "{expected:?} in {told:?}");
    }
    let content = home.content().expect("content");
    let row = content.levels.iter().find(|row| row.info_set == "mine").expect("a level");
    assert_eq!(row.level.as_deref(), Some("high"));
    assert_eq!(content.flows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["BD"]);
    assert!(content.dependencies.iter().any(|row| row.consumer == "A" && row.provider == "E"));
    assert_eq!(content.holdings.len(), 5);
    assert_eq!(content.custody.len(), 1, "only what is kept there is locked: {:?}", content.custody);
    write(&mut home, |t| t.put(&level("mine", "low")));
    let again = away
        .transact::<_, StoreError>(Op::SetLevel, "mine", &stamp(), |t| t.put(&level("mine", "low")))
        .expect_err("it left");
    assert_eq!(again.code(), "handed_over");
    assert!(home.check_history().expect("checked").broken.is_empty());
    assert_eq!(parcel.system(), "A");
}

#[test]
fn a_revision_never_falls_and_two_contents_never_share_one() {
    for (here, there, same, expected) in [
        (3, 5, true, 5),
        (5, 3, true, 5),
        (3, 5, false, 5),
        (5, 3, false, 6),
        (4, 4, true, 4),
        (4, 4, false, 5),
    ] {
        let (mut store, folder) = town();
        write(&mut store, |t| t.put(&InfoSet { revision: there, reaches: r#"["C"]"#.into(), ..set("mine") }));
        let file = path(&folder, "ut");
        sent(&mut store, &file, &parcel_row(ID, &[ID]));
        let (mut other, _folder) = town();
        let own = if same { "low" } else { "high" };
        write(&mut other, |t| {
            t.put(&InfoSet { revision: here, reaches: r#"["C"]"#.into(), ..set("mine") })?;
            t.put(&level("mine", own))
        });
        let things = take(&mut other, &read(&file).expect("read"), None).expect("taken in");
        let change = if same { Change::Same } else { Change::Replaced };
        assert!(changes(&things).contains(&("mine", change)), "{things:?}");
        let content = other.content().expect("content");
        let revision = content.sets.iter().find(|row| row.id == "mine").expect("the set").revision;
        assert_eq!(revision, expected, "{here} here, {there} there, same: {same}");
    }
}

#[test]
fn what_is_stopped_here_never_comes_in_and_is_not_lost() {
    let (mut store, folder) = town();
    let file = path(&folder, "ut");
    sent(&mut store, &file, &parcel_row(ID, &[ID]));
    let parcel = read(&file).expect("read");
    for (kind, object) in [("system", "A"), ("set", "mine"), ("system", "B"), ("set", "yours")] {
        let (mut other, _folder) = town();
        write(&mut other, |t| stop(t, "ST-2026-1", kind, object));
        let before = other.content().expect("content");
        let error = take(&mut other, &parcel, None).expect_err("refused");
        assert!(matches!(&error, StoreError::StoppedHere { code } if code == "ST-2026-1"), "{error:?}");
        assert_eq!(other.content().expect("content"), before);
    }
    // Where they had stopped it themselves, it does not come along, and what is here of it stays.
    let (mut sender, folder) = town();
    let stop_c = |t: &mut Transaction<'_>| stop(t, "ST-2026-1", "system", "C");
    write(&mut sender, stop_c);
    write(&mut sender, |t| {
        t.put(&level("mine", "high"))?;
        t.put(&InfoSet { revision: 2, description: "Ny".into(), reaches: r#"["C"]"#.into(), ..set("mine") })
    });
    let file = path(&folder, "ut");
    sent(&mut sender, &file, &parcel_row(ID, &[ID]));
    let (mut other, _folder) = town();
    write(&mut other, stop_c);
    take(&mut other, &read(&file).expect("read"), None).expect("taken in");
    let content = other.content().expect("content");
    let mine = content.sets.iter().find(|row| row.id == "mine").expect("the set");
    assert_eq!((mine.reaches.as_str(), mine.description.as_str()), (r#"["C"]"#, "Ny"));
}

#[test]
fn what_belongs_to_something_else_here_is_not_overwritten() {
    let (mut store, folder) = town();
    let file = path(&folder, "ut");
    sent(&mut store, &file, &parcel_row(ID, &[ID]));
    let parcel = read(&file).expect("read");
    let (mut other, _folder) = town();
    write(&mut other, |t| t.put(&flow("AB", "D", "C", "other")));
    let before = other.content().expect("content");
    let error = take(&mut other, &parcel, None).expect_err("another flow");
    assert!(matches!(&error, StoreError::Collides { kind: "flow", id } if id == "AB"), "{error:?}");
    assert_eq!(other.content().expect("content"), before);
}

#[test]
fn an_answer_of_a_neighbours_gives_way_only_on_what_comes() {
    let answer = |subject: &str, system: &str| FlagAnswer {
        flag: "AGG-02".into(),
        subject_kind: "set".into(),
        subject: subject.into(),
        basis: "b".into(),
        system: system.into(),
        conversation: "c".into(),
        outcome: "no_effect".into(),
        answers: "{}".into(),
        motivation: String::new(),
        raises: "{}".into(),
        asset: None,
        answered_at: "t".into(),
        answered_by: "prov".into(),
    };
    let (mut store, folder) = town();
    write(&mut store, |t| ["shared", "yours"].iter().try_for_each(|set| t.put(&answer(set, "A"))));
    let file = path(&folder, "ut");
    sent(&mut store, &file, &parcel_row(ID, &[ID]));
    let (mut other, _folder) = town();
    write(&mut other, |t| {
        t.put(&answer("shared", "C"))?;
        t.put(&answer("yours", "B"))
    });
    take(&mut other, &read(&file).expect("read"), None).expect("taken in");
    let answers = other.content().expect("content").flag_answers;
    let of: Vec<_> = answers.iter().map(|row| (row.subject.as_str(), row.system.as_str())).collect();
    assert_eq!(of, [("shared", "A"), ("yours", "B")]);
}

/// A parcel file to be forged.
fn genuine() -> (PathBuf, tempfile::TempDir) {
    let (mut store, folder) = town();
    write(&mut store, |t| {
        t.put(&Document {
            sha256: "d".into(),
            envelope_sha256: "e".into(),
            typ: "varsam-result+jws".into(),
            system: "A".into(),
            lineage: "l".into(),
            revision: 1,
            seq: Some(1),
            kid: "k".into(),
            key_x: "x".into(),
            function: "f".into(),
            role: None,
            verdict: None,
            issued_at: "t".into(),
            content_sha256: None,
            jws: r#"{"payload":"e30"}"#.into(),
        })
    });
    let file = path(&folder, "ut");
    sent(&mut store, &file, &parcel_row(ID, &[ID]));
    (file, folder)
}

/// A parcel with a change that no register of ours would make.
fn forged(genuine: &Path, sql: &str) -> Result<Parcel, StoreError> {
    let file = genuine.with_file_name("förfalskad");
    std::fs::copy(genuine, &file).expect("copied");
    let parcel = Store::open_parcel(&file, CODE, "prov", "t").expect("opened");
    parcel.connection.pragma_update(None, "foreign_keys", false).expect("off");
    parcel.connection.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    parcel.settle_and_read()
}

impl Store {
    fn settle_and_read(mut self) -> Result<Parcel, StoreError> {
        self.settle()?;
        self.read_parcel()
    }
}

#[test]
fn a_parcel_with_anything_else_in_it_is_refused_whole() {
    let (file, _folder) = genuine();
    assert!(forged(&file, "SELECT 1").is_ok());
    for sql in [
        "INSERT INTO system SELECT 'D', name, authority, kind, owner, manager, overview, redundant, purposes, supplier, hosting, description FROM system WHERE id = 'A'",
        "DELETE FROM custody WHERE object = 'B'",
        "DELETE FROM custody WHERE object = 'yours'",
        "DELETE FROM system WHERE id = 'A'",
        "UPDATE custody SET held = 'away'",
        "UPDATE custody SET handover = 'another'",
        "INSERT INTO custody VALUES ('system', 'A', 'guest', (SELECT id FROM handover))",
        "UPDATE handover SET direction = 'in'",
        "UPDATE handover SET trail = '[]'",
        "UPDATE handover SET trail = 'inte json'",
        "UPDATE handover SET trail = '[\"../../etc\",\"' || id || '\"]'",
        "DELETE FROM handover",
        "INSERT INTO handover SELECT 'x', system, direction, from_register, from_name, to_whom, at, by, trail, ended_at, ended FROM handover",
        "UPDATE flow SET from_party = 'B', to_party = 'C' WHERE id = 'AB'",
        "UPDATE dependency SET consumer = 'B', provider = 'C'",
        "UPDATE holding SET system = 'B' WHERE info_set = 'mine'",
        "INSERT INTO consequence VALUES ('yours', 'K', 'x', 'p', 'high')",
        "INSERT INTO set_level VALUES ('other', 'K', 'p', 'high', NULL, '')",
        "INSERT INTO effective_level VALUES ('B', 'K', 'p', 'high', NULL, 'manual', '', '', '', 't')",
        "INSERT INTO flag_answer VALUES ('AGG-02', 'set', 'other', 'b', 'A', 'c', 'raise', '{}', '', '{}', NULL, 't', 'prov')",
        "INSERT INTO flag_answer VALUES ('AGG-02', 'set', 'mine', 'b', 'B', 'c', 'raise', '{}', '', '{}', NULL, 't', 'prov')",
        "UPDATE document SET system = 'B'",
        "INSERT INTO set_approval VALUES ('mine', 1, 'another')",
        "INSERT INTO recall VALUES ('x', 'file', 'ST-1', 't', 1, NULL, NULL, NULL, NULL, NULL)",
        "INSERT INTO stopped_object VALUES ('set', 'mine', 'ST-1')",
        "INSERT INTO data_protection VALUES ('N', '', '', '', '', '')",
        "INSERT INTO export VALUES (1, 'pdf', 'A', '/', 'x', 't')",
        "INSERT INTO workshop_vote VALUES ('A', 1, 1, 1, 'mine', 'K', 'p', NULL, '')",
        "UPDATE info_set SET parts = '{}' WHERE id = 'mine'",
        "ALTER TABLE authority ADD COLUMN \"x) SELECT 'N', 'n', 'namnd', NULL, 1 --\" TEXT",
        "ALTER TABLE continuity ADD COLUMN extra TEXT",
        "ALTER TABLE dependency DROP COLUMN note",
        "CREATE TRIGGER mine AFTER INSERT ON system BEGIN DELETE FROM flow; END",
        "CREATE VIEW mine AS SELECT * FROM system",
        "UPDATE system SET purposes = 'inte json' WHERE id = 'A'",
    ] {
        let error = forged(&file, sql).expect_err(sql);
        assert_eq!(error.code(), "handover_foreign", "{sql}: {error}");
    }
}

#[test]
fn what_refers_to_nothing_is_refused_when_it_is_taken_in() {
    let (file, _genuine) = genuine();
    let sql = "UPDATE holding SET info_set = 'nothing' WHERE info_set = 'shared';
         DELETE FROM info_set WHERE id = 'shared'; DELETE FROM set_level WHERE info_set = 'shared'";
    let parcel = forged(&file, sql);
    let (mut other, _folder) = register();
    let before = other.content().expect("content");
    let error = take(&mut other, &parcel.expect("read"), None).expect_err("refused");
    assert_eq!(error.code(), "handover_foreign");
    assert_eq!(other.content().expect("content"), before);
}
