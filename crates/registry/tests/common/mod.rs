//! A registry in a folder, and bundles sealed with the sample identities.
#![allow(dead_code, clippy::unwrap_used, missing_docs)]

#[path = "../../../bundle/tests/common/result.rs"]
mod fixture;
pub mod kills;
pub mod server;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Builder;
use varsam_bundle::keys::{SigningKey, thumbprint};
use varsam_bundle::payload::{
    Audience, Common, Issuer, Payload, Person, Requirement, ResultBody, Role, StatementBody, Subject,
    TrustBody, TrustEntry, Verdict, WithdrawalBody, WithdrawalReason, WithdrawalSubject, WithdrawnKind,
    lineage,
};
use varsam_bundle::{Sealed, TrustStore, identity_file, open_bundle, seal, write_bundle};
use varsam_registry::{Given, cli};
use zeroize::Zeroizing;

pub const ORG: &str = "212000-0000";
pub const PASSPHRASE: &str = "demo-passphrase";

pub fn now() -> DateTime<Utc> {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

/// Which database a registry is made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

thread_local! {
    static ENGINE: Cell<Database> = const { Cell::new(Database::Sqlite) };
}

/// Runs a test with every registry in one kind of database.
pub fn on(engine: Database, test: impl FnOnce()) {
    ENGINE.set(engine);
    test();
}

/// The kind of database that this test is run with.
pub fn engine() -> Database {
    ENGINE.get()
}

/// Runs each of these tests with SQLite and with PostgreSQL.
#[macro_export]
macro_rules! on_both {
    ($($test:ident),* $(,)?) => {
        mod sqlite {
            $(#[test] fn $test() { $crate::common::on($crate::common::Database::Sqlite, super::$test); })*
        }
        mod postgres {
            $(#[test] fn $test() { $crate::common::on($crate::common::Database::Postgres, super::$test); })*
        }
    };
}

/// The tables that an import may change.
pub const TABLES: [&str; 13] = [
    "document",
    "receipted",
    "result",
    "result_prev",
    "requirement",
    "relied_on",
    "statement",
    "answer",
    "approved_set",
    "set_aside",
    "issued",
    "withdrawal",
    "withdrawn",
];

pub struct Folder {
    pub dir: TempDir,
    /// What to say after `--db`.
    pub db: String,
}

/// What a command answered.
#[derive(Debug)]
pub struct Answer {
    pub code: u8,
    pub json: Value,
    pub error: String,
}

impl Folder {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let db = match engine() {
            Database::Sqlite => format!("sqlite:{}", dir.path().join("registry.db").display()),
            Database::Postgres => server::shared().new_database(),
        };
        Folder { dir, db }
    }

    pub fn sample() -> Self {
        let folder = Folder::new();
        let made = folder.run(&["init", "--sample", "--key", "registry.pem"]);
        assert_eq!(made.code, 0, "{made:?}");
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> String {
        fs::write(self.path(name), bytes).unwrap();
        name.to_owned()
    }

    /// Runs a command with `--json` and this folder's registry. Names that end in a known suffix
    /// stand for files of the folder.
    pub fn run(&self, arguments: &[&str]) -> Answer {
        self.run_at(arguments, now())
    }

    pub fn run_at(&self, arguments: &[&str], now: DateTime<Utc>) -> Answer {
        let given = Given { now, random: Zeroizing::new(std::array::from_fn(|at| at as u8)), watched: false };
        let mut all: Vec<OsString> = vec!["varsam-registry".into(), "--json".into(), "--db".into()];
        all.push(self.db.clone().into());
        for argument in arguments {
            let is_file =
                [".vbundle", ".pem", ".json", ".xlsx", ".d"].iter().any(|suffix| argument.ends_with(suffix));
            all.push(if is_file { self.path(argument).into() } else { (*argument).into() });
        }
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let passphrase = Some(Zeroizing::new(PASSPHRASE.to_owned()));
        let exit = cli::run(all, &given, passphrase, &mut out, &mut err);
        Answer {
            code: exit.code(),
            json: serde_json::from_slice(&out).unwrap_or(Value::Null),
            error: String::from_utf8(err).unwrap(),
        }
    }

    /// A registry that takes documents whatever day the machine says it is.
    pub fn on_any_day() -> Self {
        let folder = Folder::sample();
        let list = trust_list(2, |entry| {
            entry.valid_from = "2000-01-01".parse().unwrap();
            entry.valid_until = "2199-12-31".parse().unwrap();
        });
        assert_eq!(folder.import(&bundle(&[&list])).outcomes(), ["imported"]);
        folder
    }

    pub fn import(&self, bundle: &[u8]) -> Answer {
        let name = self.write("import.vbundle", bundle);
        self.run(&["import", &name])
    }

    /// Every row of every table that an import may change, in no order that means anything.
    pub fn rows(&self) -> Vec<String> {
        let mut rows = Vec::new();
        for table in TABLES {
            let mut found = self.select(&format!("SELECT * FROM {table}"));
            found.sort();
            rows.extend(found.into_iter().map(|row| format!("{table} {row:?}")));
        }
        rows
    }

    /// What the database answers, as texts.
    pub fn select(&self, sql: &str) -> Vec<Vec<String>> {
        let Some(path) = self.db.strip_prefix("sqlite:") else {
            let mut client = postgres::Client::connect(&self.db, postgres::NoTls).unwrap();
            let messages = client.simple_query(sql).unwrap();
            let rows = messages.into_iter().filter_map(|message| match message {
                postgres::SimpleQueryMessage::Row(row) => Some(row),
                _ => None,
            });
            return rows
                .map(|row| (0..row.len()).map(|at| row.get(at).unwrap_or_default().to_owned()).collect())
                .collect();
        };
        let db = rusqlite::Connection::open(path).unwrap();
        let mut query = db.prepare(sql).unwrap();
        let columns = query.column_count();
        let text = |value: rusqlite::types::Value| match value {
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Integer(number) => number.to_string(),
            _ => String::new(),
        };
        let rows =
            query.query_map([], |row| (0..columns).map(|at| Ok(text(row.get(at)?))).collect()).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// An answer that is one number.
    pub fn count(&self, sql: &str) -> u32 {
        self.select(sql)[0][0].parse().unwrap()
    }

    /// The real program with this registry, on the files of this folder.
    pub fn program(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(program());
        command
            .current_dir(self.dir.path())
            .env("VARSAM_PASSPHRASE", PASSPHRASE)
            .args(["--db", &self.db])
            .args(arguments)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped());
        command
    }
}

impl Answer {
    /// The outcome of each document.
    pub fn outcomes(&self) -> Vec<String> {
        self.texts("/documents", "outcome")
    }

    pub fn texts(&self, list: &str, member: &str) -> Vec<String> {
        let rows = self.json.pointer(list).and_then(Value::as_array).cloned().unwrap_or_default();
        rows.iter().map(|row| row[member].as_str().unwrap().to_owned()).collect()
    }
}

/// The real program. A program that uses this file is its own registry when it is given arguments.
fn program() -> PathBuf {
    option_env!("CARGO_BIN_EXE_varsam-registry")
        .map_or_else(|| std::env::current_exe().unwrap(), PathBuf::from)
}

pub fn asset(name: &str) -> PathBuf {
    let mut above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above.find_map(|folder| folder.join("assets/sample").canonicalize().ok()).unwrap().join(name)
}

/// A sample person's key. Opening one takes a moment, so each is opened once.
pub fn person(name: &str) -> SigningKey {
    static KEYS: OnceLock<BTreeMap<String, SigningKey>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        ["samordnare", "informationsagare", "systemagare", "rot"]
            .into_iter()
            .map(|name| {
                let text = fs::read_to_string(asset(&format!("identities/{name}.pem"))).unwrap();
                (name.to_owned(), identity_file::unlock(&text, PASSPHRASE).unwrap())
            })
            .collect()
    });
    keys[name].clone()
}

pub fn common(key: &SigningKey, number: u8) -> Common {
    Common {
        id: Builder::from_unix_timestamp_millis(1_700_000_000_000, &[number; 10]).into_uuid(),
        org: ORG.into(),
        audience: Audience::Registry,
        issuer: Issuer {
            person: Person { kid: thumbprint(key), function: "Exempel".into() },
            device: "device-1".into(),
        },
        issued_at: now(),
        seq: 1,
        prev_seq: None,
        sample: true,
    }
}

/// The result of the format's own tests, of this revision, with two owners to ask.
pub fn result_body(revision: u32, prev: &[&Sealed]) -> ResultBody {
    let need = |role, function: &str, sets: &[&str]| Requirement {
        role,
        authority: "BUN".into(),
        function: function.into(),
        sets: sets.iter().map(|set| (*set).to_owned()).collect(),
    };
    ResultBody {
        revision,
        prev: prev.iter().map(|one| one.document_sha256.clone()).collect(),
        requires: vec![
            need(Role::InformationOwner, "Rektor", &["INF-1"]),
            need(Role::SystemOwner, "Förvaltningschef", &[]),
        ],
        ..fixture::result_body()
    }
}

/// A result sealed by the sample facilitator; `number` tells documents apart.
pub fn result(number: u8, revision: u32, prev: &[&Sealed]) -> Sealed {
    let key = person("samordnare");
    seal(&Payload::new(common(&key, number), result_body(revision, prev)), &key).unwrap()
}

/// A result of a system of its own.
pub fn result_of(number: usize) -> Sealed {
    let key = person("samordnare");
    let mut body = result_body(1, &[]);
    body.scope.id = format!("SYS-{number}");
    body.lineage = lineage(ORG, &body.scope.id);
    body.flows.clear();
    body.assessments.clear();
    seal(&Payload::new(common(&key, 1), body), &key).unwrap()
}

pub fn statement(
    number: u8,
    who: &str,
    role: Role,
    verdict: Verdict,
    about: &Sealed,
    revision: u32,
) -> Sealed {
    let key = person(who);
    let body = StatementBody {
        subject: Subject { sha256: about.document_sha256.clone(), lineage: lineage(ORG, "SYS-1"), revision },
        role,
        verdict,
        text: if verdict == Verdict::Approve { String::new() } else { "Därför".into() },
        decision: None,
    };
    seal(&Payload::new(common(&key, number), body), &key).unwrap()
}

pub fn approvals(about: &Sealed, revision: u32) -> [Sealed; 2] {
    [
        statement(101, "informationsagare", Role::InformationOwner, Verdict::Approve, about, revision),
        statement(102, "systemagare", Role::SystemOwner, Verdict::Approve, about, revision),
    ]
}

/// A withdrawal of a document, or of a file.
pub fn withdrawal(number: u8, who: &str, kind: WithdrawnKind, sha256: &str) -> Sealed {
    let key = person(who);
    let body = WithdrawalBody {
        subject: WithdrawalSubject { kind, sha256: sha256.to_owned() },
        reason: WithdrawalReason::StopGate,
    };
    seal(&Payload::new(common(&key, number), body), &key).unwrap()
}

/// A withdrawal of one document.
pub fn withdraws(number: u8, who: &str, about: &Sealed) -> Sealed {
    withdrawal(number, who, WithdrawnKind::Document, &about.document_sha256)
}

/// A trust list as the sample one, after a change to each person's entry.
pub fn trust_list(version: u32, change: impl Fn(&mut TrustEntry)) -> Sealed {
    let bytes = fs::read(asset("trust/trust.vbundle")).unwrap();
    let documents = open_bundle(&bytes).unwrap();
    let root = person("rot");
    let store = TrustStore::open(&documents[0], &thumbprint(&root)).unwrap();
    let mut entries: Vec<TrustEntry> = store.entries().cloned().collect();
    entries.iter_mut().for_each(change);
    let body = TrustBody { version, next_update: "2030-01-01".parse().unwrap(), entries };
    seal(&Payload::new(common(&root, 1), body), &root).unwrap()
}

pub fn bundle(documents: &[&Sealed]) -> Vec<u8> {
    write_bundle(documents.iter().map(|one| one.json.as_str())).unwrap()
}
