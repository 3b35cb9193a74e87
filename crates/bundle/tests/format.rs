//! The recipe in FORMAT.md, run as it stands there.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use common::{sample, sealed_result, statement_payload};
use varsam_bundle::keys::thumbprint;
use varsam_bundle::payload::Role;
use varsam_bundle::{seal, write_bundle};

/// The first bash block of FORMAT.md.
fn recipe() -> String {
    let text = include_str!("../FORMAT.md");
    let (_, rest) = text.split_once("```bash\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

fn run(folder: &Path, bundle: &[u8], root: &str) -> Output {
    fs::write(folder.join("verify.sh"), recipe()).unwrap();
    fs::write(folder.join("one.vbundle"), bundle).unwrap();
    fs::write(folder.join("trust.vbundle"), common::TRUST).unwrap();
    Command::new("bash")
        .current_dir(folder)
        .args(["verify.sh", "one.vbundle", "trust.vbundle", root])
        .output()
        .unwrap()
}

#[test]
fn jq_and_openssl_verify_a_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let root = thumbprint(&sample::key("rot"));
    let result = sealed_result();
    let statement =
        seal(&statement_payload("systemagare", Role::SystemOwner, &result), &sample::key("systemagare"))
            .unwrap();
    let bundle = write_bundle([result.json.as_str(), statement.json.as_str()]).unwrap();
    let good = run(folder.path(), &bundle, &root);
    let said = String::from_utf8(good.stdout).unwrap();
    assert!(good.status.success(), "{}", String::from_utf8_lossy(&good.stderr));
    let lines: Vec<&str> = said.lines().collect();
    assert!(lines[0].starts_with(&format!("varsam-result+jws {}", result.document_sha256)));
    assert!(lines[1].starts_with(&format!("varsam-statement+jws {}", statement.document_sha256)));

    // One letter of each part of the second document, which comes after one
    // that verified.
    let text = String::from_utf8(bundle.clone()).unwrap();
    let second = text.rfind("{\"payload\"").unwrap();
    for marker in ["\"payload\":\"", "\"signature\":\""] {
        let at = second + text[second..].find(marker).unwrap() + marker.len() + 10;
        let mut flipped = bundle.clone();
        flipped[at] = if flipped[at] == b'A' { b'B' } else { b'A' };
        assert!(!run(folder.path(), &flipped, &root).status.success(), "{marker}");
    }

    let another = thumbprint(&sample::key("systemagare"));
    assert!(!run(folder.path(), &bundle, &another).status.success());
}
