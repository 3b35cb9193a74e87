//! Batches: one bad document in a thousand, imports that are stopped at any moment, and that neither
//! the size of a transaction nor the number of threads changes what comes of an import.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::io::Write;
use std::process::Stdio;

use common::kills::kill_imports;
use common::server::Server;
use common::{
    Folder, PASSPHRASE, approvals, bundle, common, person, result, result_body, result_of, statement,
    withdraws,
};
use serde_json::Value;
use varsam_bundle::keys::SigningKey;
use varsam_bundle::payload::{Payload, Role, Verdict};
use varsam_bundle::{Sealed, seal};

fn one_bad_document_in_a_thousand() {
    let folder = Folder::sample();
    let mut documents: Vec<Sealed> = (0..1_000).map(result_of).collect();
    documents[500].json = documents[500].json.replacen("\"payload\":\"eyJ", "\"payload\":\"eyK", 1);
    let answer = folder.import(&bundle(&documents.iter().collect::<Vec<_>>()));
    assert_eq!(answer.code, 4, "some were taken and some were not");
    let outcomes = answer.outcomes();
    let bad: Vec<usize> = (0..1_000).filter(|at| outcomes[*at] != "imported").collect();
    assert_eq!((bad, outcomes[500].as_str()), (vec![500], "bad_signature"));
    assert_eq!(answer.json["documents"][500]["index"], 500);
    assert_eq!(folder.run(&["list"]).json["results"].as_array().unwrap().len(), 999);
}

/// Files with something of everything, in no good order, in folders of a folder.
fn something_of_everything(folder: &Folder) {
    let stranger = SigningKey::from_bytes(&[42; 32]);
    let first = result(1, 1, &[]);
    let second = result(2, 2, &[&first]);
    let fork = result(3, 2, &[&first]);
    let [information, system] = approvals(&first, 1);
    let unknown = seal(&Payload::new(common(&stranger, 1), result_body(1, &[])), &stranger).unwrap();
    let early = statement(9, "systemagare", Role::SystemOwner, Verdict::Approve, &result(8, 9, &[&first]), 9);
    let gone = result_of(7);
    let mut bad = result_of(8);
    bad.json = bad.json.replacen("\"payload\":\"eyJ", "\"payload\":\"eyK", 1);
    let mut with_zero = result_body(1, &[]);
    with_zero.scope.name = "a\0b".into();
    let key = person("samordnare");
    let with_zero = seal(&Payload::new(common(&key, 60), with_zero), &key).unwrap();
    for (path, documents) in [
        ("in.d/b/2.vbundle", vec![&system, &fork, &early, &bad]),
        ("in.d/b/10.vbundle", vec![&second, &unknown, &first, &first]),
        ("in.d/a.vbundle", vec![&information, &withdraws(70, "samordnare", &gone)]),
        ("in.d/c/d/e.vbundle", vec![&gone, &with_zero, &second]),
    ] {
        fs::create_dir_all(folder.path(path).parent().unwrap()).unwrap();
        folder.write(path, &bundle(&documents));
    }
    let many: Vec<Sealed> = (100..140).map(result_of).collect();
    folder.write("in.d/z.vbundle", &bundle(&many.iter().collect::<Vec<_>>()));
    folder.write("in.d/broken.vbundle", b"{");
    folder.write("in.d/not a bundle.txt", b"{");
}

fn neither_batch_nor_threads_change_what_comes() {
    let mut seen: Option<(Value, Vec<String>)> = None;
    for (batch, threads) in [("1", "1"), ("3", "4"), ("7", "2"), ("100", "2"), ("10000", "8")] {
        let folder = Folder::sample();
        something_of_everything(&folder);
        let mut answer =
            folder.run(&["import", "--batch", batch, "--threads", threads, "--key", "registry.pem", "in.d"]);
        assert_eq!(answer.code, 4, "{answer:?}");
        let root = folder.dir.path().display().to_string();
        let said = answer.json.to_string().replace(&root, "");
        answer.json = serde_json::from_str(&said).unwrap();
        let files: Vec<String> = answer.texts("/documents", "file");
        assert_eq!(files[0], "/in.d/a.vbundle");
        assert_eq!(files[2], "/in.d/b/10.vbundle");
        let outcomes = answer.outcomes();
        assert_eq!(
            outcomes[..13],
            [
                "imported",
                "withdrawal_waits",
                "imported",
                "unknown_key",
                "imported_as_history",
                "already_imported",
                "imported",
                "conflict",
                "result_missing",
                "bad_signature",
                "withdrawn",
                "zero_character",
                "already_imported",
            ]
        );
        assert_eq!(answer.texts("/files", "outcome"), ["not_a_bundle"]);
        // The registry's own key and its signatures are the same in every run: the randomness is.
        let rows = folder.rows();
        match &seen {
            None => seen = Some((answer.json, rows)),
            Some((json, before)) => {
                assert_eq!(json, &answer.json, "{batch} {threads}");
                assert_eq!(before, &rows, "{batch} {threads}");
            }
        }
        let again = folder.run(&["import", "--key", "registry.pem", "in.d"]);
        assert!(again.json["receipt"].is_null(), "nothing new");
        assert_eq!(folder.run(&["receipts", "verify"]).code, 0);
    }
}

fn standard_input_is_a_source_too() {
    let folder = Folder::on_any_day();
    let mut child = folder.program(&["import", "--json", "-"]).stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(&bundle(&[&result(1, 1, &[])])).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["documents"][0]["file"], "standard input");
    assert!(output.stderr.is_empty(), "no bar where nobody watches");
}

fn killed_at_any_moment_the_next_run_completes_it() {
    let mut state = u32::from(common::engine() == common::Database::Sqlite) + 1;
    let kills = kill_imports(6, || {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (state >> 16) % 1_000
    });
    assert!(kills.killed >= 6 && kills.between > 0 && kills.lost == 0, "{kills:?}");
}

fn two_importers_at_once() {
    let folder = Folder::on_any_day();
    let documents: Vec<Sealed> = (0..60).map(result_of).collect();
    let half = |from: usize| bundle(&documents[from..from + 40].iter().collect::<Vec<_>>());
    folder.write("one.vbundle", &half(0));
    folder.write("two.vbundle", &half(20));
    let start = |file: &str| {
        folder.program(&["import", "--json", "--batch", "3", "--key", "registry.pem", file]).spawn().unwrap()
    };
    let both = [start("one.vbundle"), start("two.vbundle")];
    let mut outcomes = Vec::new();
    for child in both {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        outcomes.extend(answer["documents"].as_array().unwrap().iter().map(|one| one["outcome"].to_string()));
    }
    let count = |wanted: &str| outcomes.iter().filter(|code| code.contains(wanted)).count();
    assert_eq!((count("\"imported\""), count("already_imported")), (60, 20));
    assert_eq!(folder.count("SELECT count(*) FROM document"), 60);
    assert_eq!(folder.count("SELECT count(*) FROM receipted"), 60);
    let verified = folder.run(&["receipts", "verify"]);
    assert_eq!((verified.code, &verified.json["receipts"]), (0, &2.into()), "{verified:?}");
}

on_both!(
    one_bad_document_in_a_thousand,
    neither_batch_nor_threads_change_what_comes,
    standard_input_is_a_source_too,
    killed_at_any_moment_the_next_run_completes_it,
    two_importers_at_once,
);

/// The server goes away as if the power had, while documents come in.
#[test]
fn a_server_that_restarts_in_the_middle() {
    let server = Server::start("");
    let mut folder = Folder::new();
    folder.db = server.new_database();
    assert_eq!(folder.run(&["init", "--sample", "--key", "registry.pem"]).code, 0);
    let list = common::trust_list(2, |entry| entry.valid_until = "2199-12-31".parse().unwrap());
    assert_eq!(folder.import(&bundle(&[&list])).code, 0);
    let documents: Vec<Sealed> = (0..400).map(result_of).collect();
    folder.write("many.vbundle", &bundle(&documents.iter().collect::<Vec<_>>()));
    let arguments = ["import", "--json", "--batch", "1", "--key", "registry.pem", "many.vbundle"];
    let child = folder.program(&arguments).spawn().unwrap();
    while folder.count("SELECT count(*) FROM document") < 20 {}
    server.restart();
    let output = child.wait_with_output().unwrap();
    let error: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(error["error"]["code"], "connection_lost", "{error}");
    let there = folder.count("SELECT count(*) FROM document");
    assert!((20..400).contains(&there), "{there}");
    let done = folder.program(&arguments).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(folder.count("SELECT count(*) FROM document"), 400);
    assert_eq!(folder.count("SELECT count(*) FROM receipted"), 400);
    assert_eq!(folder.run(&["receipts", "verify"]).code, 0);
}

/// A file that may not grow any more, as on a full disk: what SQLite is told is the same.
#[test]
fn a_disk_that_is_full() {
    let folder = Folder::on_any_day();
    let documents: Vec<Sealed> = (0..300).map(result_of).collect();
    folder.write("many.vbundle", &bundle(&documents.iter().collect::<Vec<_>>()));
    let limited = |blocks: u32| {
        let mut command = std::process::Command::new("bash");
        // SIGXFSZ is ignored, so that writing says no instead of ending the program.
        command
            .args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")])
            .arg(env!("CARGO_BIN_EXE_varsam-registry"))
            .current_dir(folder.dir.path())
            .env("VARSAM_PASSPHRASE", PASSPHRASE)
            .args([
                "--db",
                &folder.db,
                "import",
                "--json",
                "--batch",
                "10",
                "--key",
                "registry.pem",
                "many.vbundle",
            ])
            .output()
            .unwrap()
    };
    let full = limited(1_000);
    assert_eq!(full.status.code(), Some(1), "{}", String::from_utf8_lossy(&full.stdout));
    let error: Value = serde_json::from_slice(&full.stderr).unwrap();
    assert!(["disk_full", "sql"].contains(&error["error"]["code"].as_str().unwrap()), "{error}");
    let there = folder.count("SELECT count(*) FROM document");
    assert!(there > 0 && there < 300 && there.is_multiple_of(10), "{there}");
    let done = limited(1_000_000);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(folder.count("SELECT count(*) FROM document"), 300);
    assert_eq!(folder.run(&["receipts", "verify"]).code, 0);
}
