//! What only PostgreSQL has: a server that cannot be reached, has no registry, or is elsewhere.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::{Command, Stdio};

use common::server::{Server, shared};
use common::{Database, Folder, bundle, common as shared_members, now, person, result_body};
use serde_json::Value;
use varsam_bundle::payload::{Payload, lineage};
use varsam_bundle::{Sealed, seal};
use varsam_registry::Given;
use varsam_registry::db::{Db, Location};
use varsam_registry::import::{Pace, import};
use varsam_registry::incoming::Source;
use zeroize::Zeroizing;

/// The exit code of a command and the code of its error.
fn said(db: &str, authority: Option<&str>, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_varsam-registry"));
    command.args(["--json", "--db", db]).args(arguments).stdin(Stdio::null());
    if let Some(file) = authority {
        command.env("SSL_CERT_FILE", file);
    }
    let output = command.output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(!error.contains("hemligt"), "a password is never said: {error}");
    let code = serde_json::from_str::<Value>(&error).unwrap_or_default()["error"]["code"].clone();
    (output.status.code().unwrap(), code.as_str().unwrap_or_default().to_owned())
}

#[test]
fn what_is_wrong_with_a_database_has_a_code() {
    let empty = shared().new_database();
    assert_eq!(said(&empty, None, &["list"]), (1, "no_registry".into()));
    assert_eq!(said(&empty, None, &["init", "--sample"]), (0, String::new()));
    assert_eq!(said(&empty, None, &["init", "--sample"]), (1, "exists".into()));
    assert_eq!(said(&empty, None, &["list"]), (0, String::new()));
    let nobody = "postgres:///x?host=/nowhere&user=postgres&password=hemligt";
    assert_eq!(said(nobody, None, &["list"]), (1, "cannot_connect".into()));
    let elsewhere = "postgres://anna:hemligt@db.exempel.test/x";
    assert_eq!(said(elsewhere, None, &["list"]), (1, "open_connection".into()));
    let mut client = postgres::Client::connect(&empty, postgres::NoTls).unwrap();
    client.batch_execute("UPDATE migration SET sha256 = 'other'").unwrap();
    assert_eq!(said(&empty, None, &["list"]), (1, "database".into()));
    client.batch_execute("INSERT INTO migration VALUES (2, 'later', 'x', 'now')").unwrap();
    assert_eq!(said(&empty, None, &["list"]), (1, "database_newer".into()));
    let latin = "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0";
    shared().client("postgres").batch_execute(latin).unwrap();
    assert_eq!(said(&shared().address("latin"), None, &["init", "--sample"]), (1, "server_not_utf8".into()));
}

/// Somebody else who writes and does not come to an end is waited for, and what was read stays.
#[test]
fn a_reader_is_not_kept_out_by_a_writer() {
    let db = shared().new_database();
    assert_eq!(said(&db, None, &["init", "--sample"]).0, 0);
    let mut writer = postgres::Client::connect(&db, postgres::NoTls).unwrap();
    writer.batch_execute("BEGIN; SELECT pg_advisory_xact_lock(1448232263)").unwrap();
    assert_eq!(said(&db, None, &["receipts", "verify"]).0, 0);
}

/// A transaction that came to nothing takes nothing along that the next one on its connection needs.
#[test]
fn a_connection_goes_on_after_a_rollback() {
    common::on(Database::Postgres, || {
        let folder = Folder::sample();
        let later = |number: u8| {
            let key = person("samordnare");
            let mut body = result_body(2, &[]);
            body.scope.id = format!("SYS-{number}");
            body.lineage = lineage(common::ORG, &body.scope.id);
            body.prev = vec![format!("{number:064x}")];
            body.flows.clear();
            body.assessments.clear();
            seal(&Payload::new(shared_members(&key, number), body), &key).unwrap()
        };
        let documents: Vec<Sealed> = (1..=20).map(later).collect();
        folder.write("many.vbundle", &bundle(&documents.iter().collect::<Vec<_>>()));
        let mut db = Db::open(&Location::parse(&folder.db).unwrap(), now()).unwrap();
        let given = Given { now: now(), random: Zeroizing::new([7; 96]), watched: false };
        let mut run = || {
            let sources = [Source::File(folder.path("many.vbundle"))];
            import(&mut db, &sources, Pace::default(), None, &given, &mut |_, _| {})
        };
        let mut client = postgres::Client::connect(&folder.db, postgres::NoTls).unwrap();
        client.batch_execute("ALTER TABLE requirement ADD CONSTRAINT never CHECK (false)").unwrap();
        assert!(run().is_err());
        assert_eq!(folder.count("SELECT count(*) FROM document"), 0);
        client.batch_execute("ALTER TABLE requirement DROP CONSTRAINT never").unwrap();
        assert!(run().unwrap().documents.iter().all(|one| one.outcome == "imported"));
        assert_eq!(folder.count("SELECT count(*) FROM result_prev"), 20);
    });
}

/// A server that is not on this machine by its name is reached when its certificate is right.
#[test]
fn a_server_elsewhere_shows_a_certificate() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let (key, certificate) = (folder.path().join("key.pem"), folder.path().join("certificate.pem"));
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "30",
            "-subj",
            "/CN=db.exempel.test",
        ])
        .args(["-addext", "subjectAltName=DNS:db.exempel.test", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
    if fs::metadata(&key).unwrap().uid() == 0 {
        assert!(Command::new("chown").arg("postgres").arg(&key).status().unwrap().success());
    }
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = Server::start(&format!(
        "-c fsync=off -c listen_addresses=127.0.0.1 -c port={port} -c ssl=on -c ssl_cert_file={} -c ssl_key_file={}",
        certificate.display(),
        key.display()
    ));
    let at = |name: &str| {
        format!("postgres://postgres:hemligt@{name}:{port}/postgres?sslmode=require&hostaddr=127.0.0.1")
    };
    let authority = certificate.to_str();
    assert_eq!(
        said(&at("db.exempel.test"), None, &["list"]),
        (1, "cannot_connect".into()),
        "nobody knows it"
    );
    assert_eq!(said(&at("other.exempel.test"), authority, &["list"]), (1, "cannot_connect".into()));
    assert_eq!(said(&at("db.exempel.test"), authority, &["init", "--sample"]), (0, String::new()));
    assert_eq!(said(&at("db.exempel.test"), authority, &["list"]), (0, String::new()));
    drop(server);
}
