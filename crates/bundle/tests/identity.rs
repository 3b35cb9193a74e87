//! Identity files: ours to write, ours and OpenSSL's to read.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::path::Path;
use std::process::Command;

use common::sample;
use varsam_bundle::identity_file::{self, IdentitySeed};
use varsam_bundle::keys::thumbprint;
use zeroize::Zeroizing;

fn seed() -> IdentitySeed {
    IdentitySeed { key: Zeroizing::new([5; 32]), salt: [6; 16], iv: [7; 16] }
}

fn file() -> String {
    identity_file::create(&seed(), "Enhetschef grundskola", false, "åtta ord i rad").unwrap()
}

#[test]
fn reads_what_it_wrote() {
    let text = file();
    let identity = identity_file::read(&text).unwrap();
    assert_eq!(identity.function, "Enhetschef grundskola");
    assert!(!identity.sample);
    let key = identity_file::unlock(&text, "åtta ord i rad").unwrap();
    assert_eq!(key.to_bytes(), [5; 32]);
    assert_eq!(identity.kid, thumbprint(&key));
    let windows = text.replace('\n', "\r\n");
    assert_eq!(identity_file::read(&windows).unwrap(), identity);
    identity_file::unlock(&windows, "åtta ord i rad").unwrap();
}

#[test]
fn says_what_is_wrong() {
    let text = file();
    let other =
        identity_file::create(&IdentitySeed { key: Zeroizing::new([8; 32]), ..seed() }, "Rektor", true, "x")
            .unwrap();
    let lines = |text: &str| text[..text.find("-----").unwrap()].to_owned();
    let pem = |text: &str| text[text.find("-----").unwrap()..].to_owned();
    let table = [
        (text.clone(), "fel", "wrong_passphrase"),
        (text.clone(), "", "wrong_passphrase"),
        (String::new(), "x", "not_an_identity"),
        (pem(&text), "x", "not_an_identity"),
        (lines(&text), "x", "not_an_identity"),
        (lines(&text) + &pem(&other), "x", "identity_mismatch"),
        (text.replace("Varsam-Kid: ", "Varsam-Kid: A"), "x", "identity_mismatch"),
        (format!("Varsam-Function: Ordförande\n{text}"), "x", "not_an_identity"),
        (text.replace("MIG", "MIH"), "åtta ord i rad", "not_an_identity"),
        ("x".repeat(20_000), "x", "not_an_identity"),
    ];
    for (text, passphrase, expected) in table {
        let error = identity_file::unlock(&text, passphrase).unwrap_err();
        assert_eq!(error.code(), expected, "{text}");
    }
    for (function, passphrase, expected) in [
        ("Rektor", "", "empty_passphrase"),
        ("", "x", "not_an_identity"),
        ("Rektor\nVarsam-Sample: true", "x", "not_an_identity"),
    ] {
        let error = identity_file::create(&seed(), function, false, passphrase).unwrap_err();
        assert_eq!(error.code(), expected);
    }
}

#[test]
fn openssl_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("identity.pem");
    fs::write(&path, file()).unwrap();
    let run = |passphrase: &str| {
        Command::new("openssl")
            .args(["pkey", "-noout", "-text_pub", "-in"])
            .arg(&path)
            .args(["-passin", &format!("pass:{passphrase}")])
            .output()
            .unwrap()
    };
    let good = run("åtta ord i rad");
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    let key = identity_file::unlock(&file(), "åtta ord i rad").unwrap();
    let hex: String = String::from_utf8(good.stdout)
        .unwrap()
        .lines()
        .skip(2)
        .flat_map(|line| line.chars().filter(char::is_ascii_hexdigit).collect::<Vec<_>>())
        .collect();
    let own: String = key.verifying_key().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, own);
    assert!(!run("fel").status.success());
}

#[test]
fn the_committed_samples_are_what_the_example_makes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/sample");
    for (path, bytes) in sample::files().unwrap() {
        let committed = fs::read(folder.join(&path)).unwrap();
        assert!(committed == bytes, "{path} differs: run the example again");
    }
}
