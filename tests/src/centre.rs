use std::path::Path;

use chrono::{DateTime, Duration};
use varsam_app::sample;
use varsam_bundle::identity_file::{self, IdentitySeed};
use varsam_bundle::payload::{Audience, Common, EnrolBody, Issuer, Payload, Person};
use varsam_bundle::{seal, write_bundle};
use zeroize::Zeroizing;

use crate::{Answer, registry_on};

/// The day on which the centre works: the one after that on which a desk begins.
const DAY: i64 = 20_778;

/// A centre: a real registry in a folder, its root and its own key. It gives out what the real command
/// gives out.
pub struct Centre {
    folder: tempfile::TempDir,
    org: String,
    /// The thumbprint of its root.
    pub root: String,
    /// The thumbprint of the key that signs catalogues and packs.
    pub key: String,
}

impl Centre {
    /// The centre of a municipality. Two that are made from different seeds have nothing in common.
    pub fn new(org: &str, seed: u8) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let root = identity(folder.path(), "rot.pem", "Rot", seed);
        let key = identity(folder.path(), "centralen.pem", "Centralen", seed + 1);
        let centre = Self { folder, org: org.to_owned(), root, key };
        let made = centre.run(DAY, &["init", "--org", org, "--root", &centre.root]);
        assert_eq!(made.code, 0, "{}", made.err);
        centre
    }

    /// Runs the command on its registry.
    pub fn run(&self, day: i64, arguments: &[&str]) -> Answer {
        let db = format!("sqlite:{}", self.path("register.db"));
        let arguments: Vec<&str> = arguments.iter().copied().chain(["--db", &db]).collect();
        registry_on(day, &arguments)
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Takes an enrolment that was read to it by phone, with a role at an authority and for a function.
    pub fn enrol(&self, file: &str, thumbprint: &str, role: &str, (authority, function): (&str, &str)) {
        let mut arguments = vec!["trust", "enrol", file, "--confirm", thumbprint, "--role", role];
        for (flag, text) in [("--authority", authority), ("--function", function)] {
            if !text.is_empty() {
                arguments.extend([flag, text]);
            }
        }
        let answer = self.run(DAY, &arguments);
        assert_eq!(answer.code, 0, "{} {}", answer.out, answer.err);
    }

    /// An enrolment of the key that signs catalogues and packs; answers with its path.
    pub fn enrolment(&self) -> String {
        let text = std::fs::read_to_string(self.path("centralen.pem")).expect("read");
        let identity = identity_file::read(&text).expect("an identity");
        let key = identity_file::unlock(&text, sample::PASSPHRASE).expect("the key");
        let function = identity.function.clone();
        let common = Common {
            id: uuid::Builder::from_unix_timestamp_millis(1, &[7; 10]).into_uuid(),
            org: self.org.clone(),
            audience: Audience::Centre,
            issuer: Issuer {
                person: Person { kid: identity.kid, function: function.clone() },
                device: "centralen".to_owned(),
            },
            issued_at: DateTime::UNIX_EPOCH + Duration::days(DAY),
            seq: 1,
            prev_seq: None,
            sample: false,
        };
        let body = EnrolBody { key: identity.key, function, name: "Centralen".to_owned(), code: None };
        let sealed = seal(&Payload::new(common, body), &key).expect("sealed");
        let path = self.path("anmälan.vbundle");
        std::fs::write(&path, write_bundle([sealed.json.as_str()]).expect("a bundle")).expect("written");
        path
    }

    /// Issues a pack; answers with its path.
    pub fn pack(&self, document: &str, name: &str) -> String {
        let (key, out) = (self.path("centralen.pem"), self.path(&format!("{name}.vbundle")));
        let answer = self.run(DAY, &["issue", "pack", "--pack", document, "--key", &key, "--out", &out]);
        assert_eq!(answer.code, 0, "{} {}", answer.out, answer.err);
        out
    }

    /// Imports a bundle.
    pub fn import(&self, file: &str) {
        let answer = self.run(DAY, &["import", file]);
        assert_eq!(answer.code, 0, "{} {}", answer.out, answer.err);
    }

    /// Issues an authority's catalogue; answers with its path.
    pub fn catalogue(&self, authority: &str, name: &str, more: &[&str]) -> String {
        let (key, out) = (self.path("centralen.pem"), self.path(name));
        let mut arguments =
            vec!["issue", "catalogue", "--authority", authority, "--key", &key, "--out", &out];
        arguments.extend(more);
        let answer = self.run(DAY, &arguments);
        assert_eq!(answer.code, 0, "{} {}", answer.out, answer.err);
        out
    }

    /// Issues a trust list; answers with its path.
    pub fn issue(&self, name: &str, more: &[&str]) -> String {
        self.issue_on(DAY, name, more)
    }

    /// The same on a day.
    pub fn issue_on(&self, day: i64, name: &str, more: &[&str]) -> String {
        let (key, out) = (self.path("rot.pem"), self.path(name));
        let mut arguments = vec!["issue", "trust", "--key", &key, "--out", &out];
        arguments.extend(more);
        let answer = self.run(day, &arguments);
        assert_eq!(answer.code, 0, "{} {}", answer.out, answer.err);
        out
    }
}

/// Makes a key file; answers with its thumbprint.
fn identity(folder: &Path, name: &str, function: &str, seed: u8) -> String {
    let seed = IdentitySeed { key: Zeroizing::new([seed; 32]), salt: [seed; 16], iv: [seed; 16] };
    let text = identity_file::create(&seed, function, false, sample::PASSPHRASE).expect("a key");
    std::fs::write(folder.join(name), &text).expect("written");
    identity_file::read(&text).expect("an identity").kid
}
