//! Makes the sample identities and the sample trust list, always the same bytes:
//!
//! ```text
//! cargo run -p varsam-bundle --example sample_identities -- assets/sample
//! ```
//!
//! The seeds stand here in the open, and so does the passphrase: these keys
//! belong to Exempelstad, a municipality that does not exist (its organisation
//! number 212000-0000 is nobody's), and everything they sign says
//! `sample: true`. A real registry refuses it.

#![allow(dead_code, reason = "a test builds the same bytes from this file")]

use std::error::Error;
use std::path::Path;

use chrono::{DateTime, NaiveDate};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use varsam_bundle::identity_file::{self, IdentitySeed};
use varsam_bundle::keys::{Jwk, SigningKey};
use varsam_bundle::payload::{Audience, Common, Grant, Issuer, Payload, Person, Role, TrustBody, TrustEntry};
use varsam_bundle::{seal, write_bundle};
use zeroize::Zeroizing;

/// The passphrase of every sample identity.
pub const PASSPHRASE: &str = "demo-passphrase";
/// The organisation number of Exempelstad. It is nobody's.
pub const ORG: &str = "212000-0000";

/// File name, function, roles.
pub const PEOPLE: [(&str, &str, &[Role]); 4] = [
    ("samordnare", "Informationssäkerhetssamordnare (exempel)", &[Role::Facilitator, Role::Coordinator]),
    ("informationsagare", "Informationsägare (exempel)", &[Role::InformationOwner]),
    ("systemagare", "Systemägare (exempel)", &[Role::SystemOwner]),
    ("rot", "Rotnyckel (exempel)", &[]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder =
        std::env::args().nth(1).ok_or("say where: … --example sample_identities -- assets/sample")?;
    let folder = Path::new(&folder);
    for (path, bytes) in files()? {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, bytes)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// A path under `assets/sample`, and what stands there.
pub type SampleFile = (String, Vec<u8>);

/// Every file.
pub fn files() -> Result<Vec<SampleFile>, Box<dyn Error>> {
    let mut files = Vec::new();
    for (name, function, _) in PEOPLE {
        let text = identity_file::create(&seed(name), function, true, PASSPHRASE)?;
        files.push((format!("identities/{name}.pem"), text.into_bytes()));
    }
    files.push(("trust/trust.vbundle".into(), trust_list()?));
    Ok(files)
}

/// The key of a sample person.
pub fn key(name: &str) -> SigningKey {
    SigningKey::from_bytes(&seed(name).key)
}

fn seed(name: &str) -> IdentitySeed {
    let derive =
        |what: &str| -> [u8; 32] { Sha256::digest(format!("varsam public sample {what}: {name}")).into() };
    let half = |bytes: [u8; 32]| -> [u8; 16] { std::array::from_fn(|at| bytes[at]) };
    IdentitySeed { key: Zeroizing::new(derive("key")), salt: half(derive("salt")), iv: half(derive("iv")) }
}

fn trust_list() -> Result<Vec<u8>, Box<dyn Error>> {
    let first = NaiveDate::from_ymd_opt(2026, 1, 1).ok_or("date")?;
    let last = NaiveDate::from_ymd_opt(2036, 1, 1).ok_or("date")?;
    let entry = |(name, function, roles): (&str, &str, &[Role])| {
        let key = Jwk::of(&key(name));
        TrustEntry {
            kid: key.thumbprint(),
            key,
            function: function.into(),
            name: None,
            grants: roles.iter().map(|role| everywhere(*role)).collect(),
            valid_from: first,
            valid_until: last,
            revoked: None,
        }
    };
    let root = key("rot");
    let common = Common {
        id: Uuid::parse_str("019b7612-1800-7000-8000-000000000001")?,
        org: ORG.into(),
        audience: Audience::Everyone,
        issuer: Issuer {
            person: Person { kid: Jwk::of(&root).thumbprint(), function: "Rotnyckel (exempel)".into() },
            device: "exempelstad".into(),
        },
        issued_at: DateTime::from_timestamp(1_767_225_600, 0).ok_or("time")?,
        seq: 1,
        prev_seq: None,
        sample: true,
    };
    let body = TrustBody { version: 1, next_update: last, entries: PEOPLE.into_iter().map(entry).collect() };
    let sealed = seal(&Payload::new(common, body), &root)?;
    Ok(write_bundle([sealed.json.as_str()])?)
}

/// A role for every authority and function.
pub fn everywhere(role: Role) -> Grant {
    Grant { role, authority: None, function: None }
}
