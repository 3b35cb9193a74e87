//! The commands around import: init, trust, issue, verify, analyse, and the real program.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;

use common::{Folder, PASSPHRASE, asset, bundle, common, now, person, result, result_body};
use varsam_bundle::keys::{Jwk, SigningKey, thumbprint};
use varsam_bundle::payload::{EnrolBody, Payload};
use varsam_bundle::{Sealed, seal};

fn enrolment(key: &SigningKey) -> Sealed {
    let body =
        EnrolBody { key: Jwk::of(key), function: "Rektor".into(), name: "Kim Exempel".into(), code: None };
    seal(&Payload::new(common(key, 1), body), key).unwrap()
}

fn from_enrolment_to_a_new_trust_list() {
    let folder = Folder::sample();
    let stranger = SigningKey::from_bytes(&[42; 32]);
    let kid = thumbprint(&stranger);
    let sealed = seal(&Payload::new(common(&stranger, 2), result_body(1, &[])), &stranger).unwrap();
    assert_eq!(folder.import(&bundle(&[&sealed])).code, 2);

    folder.write("enrol.vbundle", &bundle(&[&enrolment(&stranger)]));
    let shown = folder.run(&["trust", "enrol", "enrol.vbundle"]);
    assert_eq!((shown.code, shown.outcomes()), (0, vec!["not_yet_granted".to_owned()]));
    assert_eq!(shown.json["enrolments"][0]["kid"], kid);
    let wrong = folder.run(&["trust", "enrol", "enrol.vbundle", "--confirm", "x", "--role", "facilitator"]);
    assert_eq!(wrong.code, 1);
    let grant = ["trust", "enrol", "enrol.vbundle", "--confirm", &kid, "--role", "facilitator"];
    assert_eq!(folder.run(&grant).outcomes(), ["enrolled"]);

    fs::copy(asset("identities/rot.pem"), folder.path("rot.pem")).unwrap();
    fs::copy(asset("identities/systemagare.pem"), folder.path("other.pem")).unwrap();
    let other = folder.run(&["issue", "trust", "--key", "other.pem", "--out", "list.vbundle"]);
    assert_eq!(other.code, 3);
    let issued = folder.run(&["issue", "trust", "--key", "rot.pem", "--out", "list.vbundle"]);
    assert_eq!(issued.code, 0, "{issued:?}");
    assert_eq!(issued.json["version"], 2);
    // The four of the sample, the registry's own key and the new one.
    assert_eq!(issued.json["keys"], 6);
    assert_eq!(folder.run(&["list"]).json["results"][0]["id"], "SYS-1", "what was set aside is taken");

    // Another registry of the same municipality takes the list, and then no older one.
    let second = Folder::sample();
    fs::copy(folder.path("list.vbundle"), second.path("list.vbundle")).unwrap();
    assert_eq!(second.run(&["trust", "enrol", "list.vbundle"]).outcomes(), ["imported"]);
    assert_eq!(second.run(&["trust", "enrol", "list.vbundle"]).outcomes(), ["already_imported"]);
    fs::copy(asset("trust/trust.vbundle"), second.path("old.vbundle")).unwrap();
    let old = second.run(&["trust", "enrol", "old.vbundle"]);
    assert_eq!((old.code, old.outcomes()), (3, vec!["older_trust_list".to_owned()]));
    assert_eq!(second.run(&["trust", "list"]).json["version"], 2);
    assert_eq!(second.import(&bundle(&[&sealed])).code, 0);
}

fn verify_with_and_without_a_registry() {
    let folder = Folder::new();
    fs::copy(asset("trust/trust.vbundle"), folder.path("trust.vbundle")).unwrap();
    let root = thumbprint(&person("rot"));
    folder.write("good.vbundle", &bundle(&[&result(1, 1, &[])]));
    let verify =
        |file: &str, root: &str| folder.run(&["verify", file, "--trust", "trust.vbundle", "--root", root]);
    let good = verify("good.vbundle", &root);
    assert_eq!((good.code, good.outcomes()), (0, vec!["good".to_owned()]));
    assert_eq!(verify("good.vbundle", &thumbprint(&person("systemagare"))).code, 3);
    let stranger = SigningKey::from_bytes(&[42; 32]);
    let sealed = seal(&Payload::new(common(&stranger, 1), result_body(1, &[])), &stranger).unwrap();
    folder.write("unknown.vbundle", &bundle(&[&sealed]));
    assert_eq!(verify("unknown.vbundle", &root).code, 2);
    assert_eq!(folder.run(&["verify", "good.vbundle"]).code, 1, "there is no registry");
    assert!(!folder.path("registry.db").exists());
    assert_eq!(folder.run(&["init", "--sample"]).code, 0);
    assert_eq!(folder.run(&["verify", "good.vbundle"]).code, 0);
}

#[test]
fn wrong_usage() {
    let folder = Folder::sample();
    for arguments in [
        &["nonsense"][..],
        &["init"],
        &["init", "--sample"],
        &["init", "--sample", "--org", "212000-0000"],
        &["init", "--org", "x", "--root", "y"],
        &["import"],
        &["import", "missing.vbundle"],
        &["show"],
        &["trust", "enrol", "x.vbundle", "--role", "king", "--confirm", "x"],
        &["analyse", "--facts", "missing.json"],
    ] {
        let answer = folder.run(arguments);
        assert_eq!(answer.code, 1, "{arguments:?}");
        assert!(!answer.error.is_empty());
    }
    let other = Folder::new();
    other.write("registry.db", b"not a database at all, but long enough to look like one");
    assert_eq!(other.run(&["list"]).code, 1);
}

#[test]
fn analyse_answers_or_says_what_is_wrong() {
    let folder = Folder::new();
    let facts = r#"{"v":"facts/1","authorities":[{"id":"BUN","name":"B","kind":"namnd"}],
        "systems":[{"id":"SYS-1","name":"S","authority":"BUN","kind":"it","owner":null,
        "overview":false,"redundant":false,"purposes":[]}],
        "sets":[],"holdings":[],"flows":[],"dependencies":[],"adopted":[]}"#;
    folder.write("facts.json", facts.as_bytes());
    let answer = folder.run(&["analyse", "--facts", "facts.json"]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert_eq!(answer.json["v"], "analysis/1");
    assert_eq!(answer.json["systems"][0]["id"], "SYS-1");
    folder.write("facts.json", facts.replace("\"authority\":\"BUN\"", "\"authority\":\"NO\"").as_bytes());
    let wrong = folder.run(&["analyse", "--facts", "facts.json"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.error.contains("systems[0].authority"), "{}", wrong.error);
    assert!(wrong.json.is_null(), "nothing is answered");
}

/// The program itself, on real files and with the real clock.
fn the_program() {
    let folder = Folder::new();
    folder.write("one.vbundle", &bundle(&[&result(1, 1, &[])]));
    folder.write("passphrase.txt", format!("{PASSPHRASE}\n").as_bytes());
    let run =
        |arguments: &[&str]| folder.program(arguments).env_remove("VARSAM_PASSPHRASE").output().unwrap();
    assert_eq!(run(&["init", "--sample", "--key", "key.pem"]).status.code(), Some(1), "no passphrase");
    assert!(!folder.path("registry.db").exists());
    let made = run(&["init", "--sample", "--key", "key.pem", "--passphrase-file", "passphrase.txt"]);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    assert_eq!(run(&["import", "one.vbundle"]).status.code(), Some(0));
    let list = String::from_utf8(run(&["list"]).stdout).unwrap();
    assert!(list.contains("SYS-1 Elevregister (Utbildningsnämnden) revision 1: pending K2"), "{list}");
    assert!(list.contains("suitability assessments: 1, of which 1 may not start"), "{list}");
    assert!(list.contains("waits for system_owner at BUN: Förvaltningschef"), "{list}");
    assert_eq!(run(&["--help"]).status.code(), Some(0));
    assert_eq!(run(&["frobnicate"]).status.code(), Some(1));
    assert!(chrono::Utc::now() > now() - chrono::TimeDelta::days(3650));
}

on_both!(from_enrolment_to_a_new_trust_list, verify_with_and_without_a_registry, the_program);
