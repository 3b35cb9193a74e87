//! Batches: one bad document in a thousand, and an import that is stopped at any moment.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use common::{Folder, ORG, bundle, common, person, result_body, trust_list};
use varsam_bundle::payload::{Payload, lineage};
use varsam_bundle::{Sealed, seal};

/// A result of a system of its own.
fn result(number: usize) -> Sealed {
    let key = person("samordnare");
    let mut body = result_body(1, &[]);
    body.scope.id = format!("SYS-{number}");
    body.lineage = lineage(ORG, &body.scope.id);
    body.flows.clear();
    body.assessments.clear();
    seal(&Payload::new(common(&key, 1), body), &key).unwrap()
}

#[test]
fn one_bad_document_in_a_thousand() {
    let folder = Folder::sample();
    let mut documents: Vec<Sealed> = (0..1_000).map(result).collect();
    documents[500].json = documents[500].json.replacen("\"payload\":\"eyJ", "\"payload\":\"eyK", 1);
    let answer = folder.import(&bundle(&documents.iter().collect::<Vec<_>>()));
    assert_eq!(answer.code, 4, "some were taken and some were not");
    let outcomes = answer.outcomes();
    let bad: Vec<usize> = (0..1_000).filter(|at| outcomes[*at] != "imported").collect();
    assert_eq!((bad, outcomes[500].as_str()), (vec![500], "bad_signature"));
    assert_eq!(answer.json["documents"][500]["index"], 500);
    assert_eq!(folder.run(&["list"]).json["results"].as_array().unwrap().len(), 999);
}

/// A registry that takes documents whatever day the machine says it is.
fn registry() -> Folder {
    let folder = Folder::sample();
    let list = trust_list(2, |entry| {
        entry.valid_from = "2000-01-01".parse().unwrap();
        entry.valid_until = "2199-12-31".parse().unwrap();
    });
    assert_eq!(folder.import(&bundle(&[&list])).outcomes(), ["imported"]);
    folder
}

fn import(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_varsam-registry"));
    command
        .current_dir(folder)
        .env("VARSAM_PASSPHRASE", common::PASSPHRASE)
        .args(["import", "--json", "--key", "registry.pem", "batch.vbundle"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// How many documents there are, how many of them no receipt names, and how many receipts.
fn counts(path: &Path) -> (u32, u32, u32) {
    let db = rusqlite::Connection::open(path).unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get(0)).unwrap();
    (
        count("SELECT count(*) FROM document"),
        count("SELECT count(*) FROM document WHERE receipt IS NULL"),
        count("SELECT count(*) FROM issued"),
    )
}

#[test]
fn killed_anywhere_nothing_is_half_done_and_the_next_run_completes_it() {
    const DOCUMENTS: u32 = 20;
    const STEPS: u32 = 20;
    let folder = registry();
    let documents: Vec<Sealed> = (0..DOCUMENTS as usize).map(result).collect();
    folder.write("batch.vbundle", &bundle(&documents.iter().collect::<Vec<_>>()));
    let path = folder.path("registry.db");
    let before = fs::read(&path).unwrap();
    let start = Instant::now();
    assert!(import(folder.dir.path()).output().unwrap().status.success());
    let whole = start.elapsed();
    let (mut stopped, mut seen) = (0, BTreeSet::new());
    for step in 0..STEPS {
        for log in ["registry.db-wal", "registry.db-shm"] {
            let _ = fs::remove_file(folder.path(log));
        }
        fs::write(&path, &before).unwrap();
        let mut child = import(folder.dir.path()).spawn().unwrap();
        sleep(whole * step / (STEPS - 2));
        child.kill().unwrap();
        stopped += u32::from(!child.wait().unwrap().success());

        let (there, without_receipt, receipts) = counts(&path);
        assert!(there == 0 || there == DOCUMENTS, "{there} documents after {step}");
        assert!(
            without_receipt == 0 || without_receipt == there,
            "a receipt names all of a batch or nothing"
        );
        assert!(receipts == u32::from(there > 0 && without_receipt == 0), "no receipt without its rows");
        seen.insert((there, receipts));

        let done = import(folder.dir.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert_eq!(counts(&path), (DOCUMENTS, 0, 1), "after the next run");
    }
    assert!(stopped > 0, "no run was stopped");
    println!("{stopped} runs were stopped: {seen:?}");
}
