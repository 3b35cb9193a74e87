//! Purge: nothing of what is withdrawn can be read in the files any more, and digests stay.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use common::{Database, Folder, bundle, common, engine, person, result_body, withdraws};
use ed25519_dalek::Signer;
use serde_json::{Value, json};
use varsam_bundle::keys::{SigningKey, thumbprint};
use varsam_bundle::payload::{Payload, Role, StatementBody, Subject, Verdict, lineage};
use varsam_bundle::{Content, Envelope, RawDocument, Sealed, identity_file, seal, verify_self_contained};

/// Words that stand nowhere but in what is withdrawn.
const PLANTED: [&str; 4] =
    ["Skyddsrum-Kvarnberget", "Larmrutin-Almgatan", "Reservkraft-Norrviken", "Enhet-Hemlig"];

fn sealed_result(number: u8, revision: u32, prev: &[&Sealed], name: &str) -> Sealed {
    let key = person("samordnare");
    let mut body = result_body(revision, prev);
    body.scope.name = name.into();
    seal(&Payload::new(common(&key, number), body), &key).unwrap()
}

fn sealed_statement(number: u8, key: &SigningKey, about: &Sealed, revision: u32, text: &str) -> Sealed {
    let body = StatementBody {
        subject: Subject {
            sha256: about.document_sha256.clone(),
            lineage: lineage(common::ORG, "SYS-1"),
            revision,
        },
        role: Role::SystemOwner,
        verdict: Verdict::ApproveWithReservation,
        text: text.into(),
        decision: None,
    };
    let mut shared = common(key, number);
    shared.issuer.person.function = PLANTED[3].into();
    seal(&Payload::new(shared, body), key).unwrap()
}

/// A registry where one revision among three, the statement on it, and a copy set aside of a
/// stranger's statement on it are to be forgotten.
struct Case {
    folder: Folder,
    withdrawn: Sealed,
    said: Sealed,
    kept: Sealed,
    withdrawal: Sealed,
}

impl Case {
    fn new() -> Self {
        let folder = Folder::sample();
        let kept = sealed_result(1, 1, &[], "Elevregister");
        let withdrawn = sealed_result(2, 2, &[&kept], PLANTED[0]);
        let later = sealed_result(3, 3, &[&withdrawn], "Elevregister");
        let said = sealed_statement(4, &person("systemagare"), &withdrawn, 2, PLANTED[1]);
        let stranger = sealed_statement(5, &SigningKey::from_bytes(&[42; 32]), &withdrawn, 2, PLANTED[2]);
        for documents in [vec![&kept, &withdrawn], vec![&said, &stranger], vec![&later]] {
            receipted(&folder, &bundle(&documents));
        }
        let withdrawal = withdraws(6, "samordnare", &withdrawn);
        Case { folder, withdrawn, said, kept, withdrawal }
    }

    fn withdraw(&self) {
        let answer = receipted(&self.folder, &bundle(&[&self.withdrawal]));
        assert_eq!(answer["withdrawn"].as_array().unwrap().len(), 2, "{answer}");
    }
}

fn receipted(folder: &Folder, bytes: &[u8]) -> Value {
    folder.write("in.vbundle", bytes);
    folder.run(&["import", "in.vbundle", "--key", "registry.pem", "--receipt", "out.vbundle"]).json
}

/// Which of these stand in the registry's files, or in the tables of the server, as they are or as
/// base64 in a document.
fn found(folder: &Folder, wanted: &[&[u8]]) -> Vec<usize> {
    let mut bytes = Vec::new();
    for name in ["registry.db", "registry.db-wal", "registry.db-shm"] {
        bytes.extend(fs::read(folder.path(name)).unwrap_or_default());
    }
    if engine() == Database::Postgres {
        bytes.extend(folder.rows().concat().into_bytes());
    }
    let contains = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    (0..wanted.len()).filter(|at| contains(wanted[*at])).collect()
}

fn traces<'a>(case: &'a Case, pieces: &'a [String]) -> Vec<&'a [u8]> {
    let planted = PLANTED.iter().map(|word| word.as_bytes());
    let documents = [&case.withdrawn, &case.said].into_iter().map(|one| &one.json.as_bytes()[40..120]);
    planted.chain(documents).chain(pieces.iter().map(String::as_bytes)).collect()
}

/// A planted word as base64url writes it in a payload, wherever it starts there.
fn in_base64() -> Vec<String> {
    let mut pieces = Vec::new();
    for word in PLANTED {
        for shift in 0..3 {
            let rest = &word.as_bytes()[shift..];
            pieces.push(URL_SAFE_NO_PAD.encode(&rest[..rest.len() / 3 * 3]));
        }
    }
    pieces
}

fn case_is_clean(case: &Case) {
    let pieces = in_base64();
    let found = found(&case.folder, &traces(case, &pieces));
    assert!(found.is_empty(), "{found:?}");
    if engine() == Database::Postgres {
        return;
    }
    let db = rusqlite::Connection::open(case.folder.path("registry.db")).unwrap();
    let check: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    let broken: u32 =
        db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!((check.as_str(), broken), ("ok", 0));
}

fn nothing_readable_remains_and_digests_stay() {
    let case = Case::new();
    let folder = &case.folder;
    case.withdraw();
    let pieces = in_base64();
    let before = found(folder, &traces(&case, &pieces));
    assert!(
        [0, 1, 3, 4, 5].iter().all(|at| before.contains(at)),
        "the search finds what is there: {before:?}"
    );

    let rows = folder.rows();
    let dry = folder.run(&["purge", "--dry-run"]);
    assert_eq!((dry.code, &dry.json["dry_run"]), (0, &json!(true)));
    let mut named: Vec<String> = dry.texts("/documents", "document");
    named.sort();
    let mut expected = [case.withdrawn.document_sha256.clone(), case.said.document_sha256.clone()];
    expected.sort();
    assert_eq!(named, expected);
    assert_eq!(folder.rows(), rows, "a dry run changes nothing");

    let done = folder.run(&["purge"]);
    assert_eq!(done.code, 0, "{done:?}");
    assert_eq!(done.json["documents"], dry.json["documents"]);
    case_is_clean(&case);
    let digests = [&case.withdrawn, &case.said]
        .into_iter()
        .flat_map(|one| [one.document_sha256.as_bytes(), one.envelope_sha256.as_bytes()])
        .collect::<Vec<_>>();
    assert_eq!(found(folder, &digests).len(), 4, "digests stay");

    let rows = folder.rows();
    let again = folder.run(&["purge"]);
    assert_eq!((again.code, &again.json["documents"]), (0, &json!([])));
    assert_eq!(folder.rows(), rows, "again changes nothing");
    assert_eq!(folder.run(&["list"]).json["withdrawn"], 0);
    let head = folder.run(&["list"]).json["results"][0].clone();
    assert_eq!((&head["revision"], &head["conflict"]), (&json!(3), &json!(false)));
    assert_eq!(folder.run(&["show", "SYS-1"]).json["revisions"].as_array().unwrap().len(), 2);
}

/// The same payload signed again, under a header that says the same with one space more.
fn in_another_envelope(one: &Sealed, who: &str, typ: &str) -> Sealed {
    let key = person(who);
    let header = format!(
        r#"{{"alg":"Ed25519", "kid":"{}","typ":"{typ}","cty":"application/json"}}"#,
        thumbprint(&key)
    );
    let payload = serde_json::from_str::<Value>(&one.json).unwrap()["payload"].as_str().unwrap().to_owned();
    let protected = URL_SAFE_NO_PAD.encode(header);
    let signature = URL_SAFE_NO_PAD.encode(key.sign(format!("{protected}.{payload}").as_bytes()).to_bytes());
    let json = format!(
        r#"{{"payload":"{payload}","signatures":[{{"protected":"{protected}","signature":"{signature}"}}]}}"#
    );
    let envelope = Envelope::read(&RawDocument { index: 0, json: json.as_bytes() }).unwrap();
    let (envelope_sha256, document_sha256) = (envelope.envelope_sha256, envelope.document_sha256);
    Sealed { json, envelope_sha256, document_sha256 }
}

fn what_is_purged_never_comes_back() {
    let case = Case::new();
    case.withdraw();
    assert_eq!(case.folder.run(&["purge"]).code, 0);
    let rows = case.folder.rows();
    let anew = in_another_envelope(&case.withdrawn, "samordnare", "varsam-result+jws");
    assert_eq!(anew.document_sha256, case.withdrawn.document_sha256);
    assert_ne!(anew.envelope_sha256, case.withdrawn.envelope_sha256);
    for documents in [vec![&case.withdrawn], vec![&case.said], vec![&anew], vec![&case.withdrawn, &case.said]]
    {
        let answer = case.folder.import(&bundle(&documents));
        assert_eq!(answer.code, 3, "{answer:?}");
        assert!(answer.outcomes().iter().all(|code| code == "withdrawn"));
    }
    assert_eq!(case.folder.rows(), rows);
    let known = case.folder.import(&bundle(&[&case.withdrawal]));
    assert_eq!((known.code, known.outcomes()), (0, vec!["already_imported".to_owned()]));
    // Somebody else withdraws it too, after it is gone.
    let late = case.folder.import(&bundle(&[&withdraws(9, "systemagare", &case.withdrawn)]));
    assert_eq!(late.outcomes(), ["imported"]);
    assert_eq!(case.folder.import(&bundle(&[&case.kept])).outcomes(), ["already_imported"]);
    assert_eq!(case.folder.run(&["purge"]).code, 0);
    case_is_clean(&case);
}

/// Every receipt names the one before it and verifies, whatever of what they name is gone.
fn the_chain_of_receipts_holds() {
    let case = Case::new();
    case.withdraw();
    assert_eq!(case.folder.run(&["purge"]).code, 0);
    receipted(&case.folder, &bundle(&[&sealed_result(21, 1, &[], "Elevregister")]));
    let pem = fs::read_to_string(case.folder.path("registry.pem")).unwrap();
    let key = identity_file::read(&pem).unwrap().key;
    let issued = case.folder.select("SELECT json, document_sha256 FROM issued ORDER BY seq");
    assert_eq!(issued.len(), 5);
    let (mut previous, mut names) = (None, Vec::new());
    for row in issued {
        let (json, digest) = (row[0].clone(), row[1].clone());
        let raw = RawDocument { index: 0, json: json.as_bytes() };
        let verified = verify_self_contained(&raw, &key).unwrap();
        let Content::Receipt(body) = verified.content else { panic!("no receipt") };
        assert_eq!(body.previous, previous);
        assert_eq!(verified.document_sha256, digest);
        names.extend(body.entries.into_iter().filter_map(|entry| entry.document));
        previous = Some(digest);
    }
    assert!(names.contains(&case.withdrawn.document_sha256), "it was here, and the receipts say so");
}

#[test]
fn killed_anywhere_it_completes_on_the_next_run() {
    let case = Case::new();
    case.withdraw();
    let (path, before) =
        (case.folder.path("registry.db"), fs::read(case.folder.path("registry.db")).unwrap());
    let mut stopped = 0;
    for step in 0..40_u64 {
        for log in ["registry.db-wal", "registry.db-shm"] {
            let _ = fs::remove_file(case.folder.path(log));
        }
        fs::write(&path, &before).unwrap();
        let mut child = case.folder.program(&["purge", "--json"]).spawn().unwrap();
        sleep(Duration::from_millis(step));
        child.kill().unwrap();
        stopped += u32::from(!child.wait().unwrap().success());
        let done = case.folder.program(&["purge", "--json"]).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        case_is_clean(&case);
        assert_eq!(case.folder.run(&["list"]).json["withdrawn"], 0);
    }
    assert!(stopped > 0, "no run was stopped");
}

/// As if it had been killed between deleting and rewriting, with the log still there.
#[test]
fn what_a_stopped_run_left_in_the_log_goes_too() {
    let case = Case::new();
    case.withdraw();
    let reader = rusqlite::Connection::open(case.folder.path("registry.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM document;").unwrap();
    let count: u32 = reader.query_row("SELECT count(*) FROM document", [], |row| row.get(0)).unwrap();
    assert!(count > 0);
    let busy = case.folder.run(&["purge"]);
    assert_eq!(busy.code, 1);
    let error: Value = serde_json::from_str(&busy.error).unwrap();
    assert_eq!(error["error"]["code"], "purge_unfinished");
    assert!(error["error"]["message"].as_str().unwrap().contains("the file is in use"), "{error}");
    let pieces = in_base64();
    assert!(!found(&case.folder, &traces(&case, &pieces)).is_empty());
    drop(reader);
    let done = case.folder.run(&["purge"]);
    assert_eq!((done.code, &done.json["documents"]), (0, &json!([])));
    case_is_clean(&case);
}

/// The server keeps what was deleted in a table's file until the table is written anew.
#[test]
fn every_table_that_it_takes_from_is_written_anew() {
    common::on(Database::Postgres, || {
        let case = Case::new();
        case.withdraw();
        let tables = [
            "approved_set",
            "answer",
            "requirement",
            "relied_on",
            "statement",
            "result",
            "document",
            "set_aside",
        ];
        let files = || {
            let file = |table| case.folder.count(&format!("SELECT pg_relation_filenode('{table}')"));
            tables.map(file)
        };
        let before = files();
        assert_eq!(case.folder.run(&["purge"]).code, 0);
        let same: Vec<_> = tables.iter().zip(before.iter().zip(files())).collect();
        let same: Vec<_> = same.into_iter().filter(|(_, (old, new))| *old == new).collect();
        assert!(same.is_empty(), "{same:?}");
    });
}

/// A copy that got in beside the import, as from an older version of this program.
fn a_copy_set_aside_is_found_by_its_digest() {
    let case = Case::new();
    case.withdraw();
    let waits = sealed_result(30, 1, &[], "Elevregister");
    for one in [&case.withdrawn, &case.said, &waits] {
        case.folder.select(&format!(
            "INSERT INTO set_aside (envelope_sha256, json, reason, received_at)
             VALUES ('{}', '{}', 'unknown_key', 'now')",
            one.envelope_sha256, one.json
        ));
    }
    let done = case.folder.run(&["purge"]);
    let mut copies = [case.withdrawn.envelope_sha256.clone(), case.said.envelope_sha256.clone()];
    copies.sort();
    assert_eq!(done.json["set_aside"], json!(copies), "{done:?}");
    assert_eq!(case.folder.run(&["list"]).json["set_aside"], 1);
    case_is_clean(&case);
}

fn in_words() {
    let case = Case::new();
    let said = |arguments: &[&str]| {
        let output = case.folder.program(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said(&["--help"]).contains("purge"));
    assert!(said(&["purge"]).starts_with("Nothing withdrawn has content here."));
    case.withdraw();
    assert!(said(&["list"]).contains("2 withdrawn documents have content here still"));
    let dry = said(&["purge", "--dry-run"]);
    assert!(dry.contains("Would remove the content of varsam-result+jws"), "{dry}");
    assert!(dry.ends_with("Nothing was changed.\n"), "{dry}");
    let done = said(&["purge"]);
    assert!(
        done.contains(&format!("varsam-statement+jws {}: stop_gate", &case.said.document_sha256[..12])),
        "{done}"
    );
    assert!(PLANTED.iter().all(|word| !dry.contains(word) && !done.contains(word)));
}

on_both!(
    nothing_readable_remains_and_digests_stay,
    what_is_purged_never_comes_back,
    the_chain_of_receipts_holds,
    a_copy_set_aside_is_found_by_its_digest,
    in_words
);
