//! A register with a system that is to be purged, and what is around it.

use std::path::PathBuf;

use crate::tables::*;
use crate::{NewRegister, Op, Stamp, Store, StoreError, Transaction};

pub const PASSPHRASE: &str = "en lång lösenfras";

/// What is planted wherever somebody can write something about the stopped system.
pub const PLANTED: &str = "Zebraljus i källaren";

pub struct Fixture {
    pub _folder: tempfile::TempDir,
    pub path: PathBuf,
    pub store: Store,
}

pub fn stamp() -> Stamp {
    Stamp { at: "2026-03-01T08:00:00Z".into(), actor: "prov".into(), salt: [7; 16] }
}

pub fn system(id: &str, name: &str) -> System {
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

pub fn set(id: &str, name: &str) -> InfoSet {
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

/// What the centre told of D. A set may have the id that the system has, and is another thing.
pub const CENTRAL_OF_D: &str = r#"{"[\"flow\",\"D\",\"S\",\"shared\",\"0\"]":{},"[\"holding\",\"S\",\"0\"]":{},"[\"holding\",\"own\",\"0\"]":{},"[\"needs\",\"S\",\"0\"]":{},"name":"D","parts":["S","own"],"reaches":["B","S"]}"#;

pub fn central(t: &mut Transaction<'_>, system: &str, name: &str, facts: &str) -> Result<(), StoreError> {
    t.put(&Central {
        authority: "N".into(),
        kind: "system".into(),
        object: system.into(),
        name: name.into(),
        facts: facts.into(),
        version: 1,
        gone: false,
    })
}

pub fn level(set: &str, reason: &str) -> SetLevel {
    SetLevel {
        info_set: set.into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: Some("moderate".into()),
        category: None,
        reason: reason.into(),
    }
}

pub fn holding(id: i64, system: &str, set: &str) -> Holding {
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

pub fn flow(id: &str, from: &str, to: &str, set: &str, purpose: &str) -> Flow {
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

pub fn answer(subject: &str, system: &str, text: &str) -> FlagAnswer {
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
pub fn assess(t: &mut Transaction<'_>, id: &str, system: &str, set: &str) -> Result<(), StoreError> {
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

/// A measure that a system lacks, with a decision to go without it, and how long it may be away.
fn measured(t: &mut Transaction<'_>, system: &str, words: &str) -> Result<(), StoreError> {
    t.put(&MeasureStatus {
        system: system.into(),
        measure: "M01".into(),
        pack_id: "p".into(),
        pack_version: "1".into(),
        status: "no".into(),
        grade: 1,
        reason: words.into(),
        owner: words.into(),
        due: None,
        cost: String::new(),
        note: words.into(),
        answered_at: "t".into(),
        answered_by: "prov".into(),
    })?;
    t.put(&MeasureException {
        system: system.into(),
        measure: "M01".into(),
        decision: words.into(),
        decided_by: words.into(),
        decided_at: "2026-01-01".into(),
        until: "2026-12-31".into(),
    })?;
    t.put(&Continuity {
        system: system.into(),
        tolerated: Some(240),
        rto: Some(240),
        rpo: None,
        critical_period: words.into(),
        fallback: words.into(),
        catch_up: words.into(),
        owner: words.into(),
        due: None,
        exercised_at: None,
        service_levels: words.into(),
        service_levels_at: None,
        live_at: None,
    })?;
    t.put(&Risk {
        id: format!("risk-{system}"),
        system: system.into(),
        threat: String::new(),
        cause: words.into(),
        event: words.into(),
        effect: words.into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: "moderate".into(),
        likelihood: 1,
        owner: words.into(),
        treatment: String::new(),
        treatment_words: words.into(),
        due: None,
        done_at: None,
        residual_level: None,
        residual_likelihood: None,
        accepted_by: words.into(),
        accepted_at: None,
        participants: words.into(),
        review_at: None,
        created_at: "t".into(),
    })?;
    let incident = format!("incident-{system}");
    t.put(&Incident {
        id: incident.clone(),
        title: words.into(),
        occurred_at: "2026-01-01".into(),
        ended_at: None,
        kind: "error".into(),
        effect: words.into(),
        reference: words.into(),
        lessons: words.into(),
        owner: words.into(),
        due: None,
        closed_at: None,
        created_at: "t".into(),
    })?;
    for (subject_kind, subject) in [("system", system), ("set", "shared")] {
        let (incident, subject_kind) = (incident.clone(), subject_kind.into());
        t.put(&IncidentSubject { incident, subject_kind, subject: subject.into() })?;
    }
    let (system, words) = (system.into(), words.into());
    t.put(&IncidentReview { incident, system, words, at: "t".into(), by: "prov".into() })
}

/// A workshop about a system where the set that is purged was voted on.
fn workshop(t: &mut Transaction<'_>, system: &str, name: &str) -> Result<(), StoreError> {
    t.put(&Workshop {
        system: system.into(),
        number: 1,
        name: name.into(),
        date: None,
        place: String::new(),
        state: "revealed".into(),
        question_set: Some("own".into()),
        question_aspect: Some("K".into()),
        invitation: String::new(),
        notes: String::new(),
        created_at: "t".into(),
        closed_at: None,
        next_date: None,
    })?;
    let (system, workshop) = (system.to_owned(), 1);
    t.put(&WorkshopParticipant {
        system: system.clone(),
        workshop,
        number: 1,
        function: "Chef".into(),
        part: "information_owner".into(),
        present: true,
    })?;
    t.cast(&WorkshopVote {
        system: system.clone(),
        workshop,
        round: 1,
        participant: 1,
        info_set: "own".into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: None,
        reason: PLANTED.into(),
    })?;
    t.put(&WorkshopDecision {
        system,
        workshop,
        info_set: "own".into(),
        aspect: "K".into(),
        pack: "p".into(),
        level: "moderate".into(),
        reason: PLANTED.into(),
        dissent_by: String::new(),
        dissent: String::new(),
        open_question: String::new(),
        decided_at: "t".into(),
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

/// A hand-over of a system, with what went along.
fn handed_over(t: &mut Transaction<'_>, system: &str, whom: &str, along: &[&str]) -> Result<(), StoreError> {
    let id = format!("h-of-{}", system.to_lowercase());
    t.put(&Handover {
        id: id.clone(),
        system: system.into(),
        direction: "out".into(),
        from_register: "u".into(),
        from_name: whom.into(),
        to_whom: whom.into(),
        at: "t".into(),
        by: "prov".into(),
        trail: format!("[\"{id}\"]"),
        ended_at: None,
        ended: None,
    })?;
    along.iter().try_for_each(|object| {
        t.put(&Custody {
            kind: if *object == "own" { "set" } else { "system" }.into(),
            object: (*object).into(),
            held: "away".into(),
            handover: id.clone(),
        })
    })
}

/// A signed result, as far as a purge looks at it.
pub fn document(sha256: &str, system: &str, seq: i64, payload: &serde_json::Value) -> Document {
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
pub fn fixture() -> Fixture {
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
        asked(t, "m-of-b", "B", "own", 901)?;
        measured(t, "S", PLANTED)?;
        measured(t, "D", "Så är det överallt")?;
        central(t, "S", "Zebraljusets hus", r#"{"name":"Zebraljus"}"#)?;
        central(t, "D", "D", CENTRAL_OF_D)?;
        workshop(t, "S", PLANTED)?;
        workshop(t, "B", "Verkstad om grannen")
    });
    write(&mut store, Op::SetReason, "own/K", |t| t.put(&level("own", &format!("{PLANTED} igen"))));
    write(&mut store, Op::SetReason, "shared/K", |t| {
        t.put(&level("shared", "Samma skäl för flera mängder."))
    });
    sign_and_export(&mut store);
    write(&mut store, Op::HandOver, "S", |t| {
        handed_over(t, "S", PLANTED, &["S", "own"])?;
        handed_over(t, "B", "Granne", &["B", "own"])?;
        handed_over(t, "D", "Granne", &["D"])
    });
    write(&mut store, Op::Stop, "ST-2026-1", |t| stop(t, "ST-2026-1"));
    Fixture { _folder: folder, path, store }
}

pub fn sign_and_export(store: &mut Store) {
    let adopted = |system: &str, document: &str| Adopted {
        system: system.into(),
        at: "2026-02-09".into(),
        decided_by: "Chef".into(),
        pack: "p".into(),
        pack_version: "1".into(),
        document: Some(document.into()),
        valid_until: Some("2027-02-09".into()),
        delegation: if system == "S" { PLANTED.into() } else { "B 4.2".into() },
        case_number: if system == "S" { PLANTED.into() } else { "KS 2026/1".into() },
    };
    let reconsider = |system: &str| Reconsideration {
        system: system.into(),
        reason: if system == "S" { PLANTED.into() } else { "Ny lag".into() },
        asked_at: "2026-02-10T00:00:00Z".into(),
        asked_by: "Samordnare".into(),
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
            t.put(&reconsider(system))?;
            t.put(&SetApproval { info_set: "shared".into(), set_revision: seq, document: (*sha256).into() })?;
            t.put(&Judgement {
                document: (*sha256).into(),
                standing: "trusted".into(),
                answers: "[]".into(),
                list: 1,
                at: "2026-02-10T00:00:00Z".into(),
            })
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

pub fn stop(t: &mut Transaction<'_>, code: &str) -> Result<(), StoreError> {
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

pub fn write(
    store: &mut Store,
    op: Op,
    object: &str,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError>,
) {
    store.transact(op, object, &stamp(), work).expect("written");
}
