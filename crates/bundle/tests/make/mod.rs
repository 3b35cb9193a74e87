//! The test vectors of `tests/vectors`, made with fixed keys: the same bytes every time.

mod bundles;
mod envelopes;
mod headers;
mod keys;
mod payloads;
mod policy;
mod responses;
mod signatures;
mod text;

use serde_json::{Value, json};
use varsam_bundle::payload::{Grant, Revocation, RevocationReason, Role, TrustEntry};
use varsam_bundle::write_bundle;

use crate::common::{MORE, trust_list};

/// One vector: a line that says what must happen, then the bytes of a bundle.
pub struct Vector {
    pub name: String,
    pub head: Value,
    pub bytes: Vec<u8>,
}

impl Vector {
    /// The file.
    pub fn file(&self) -> Vec<u8> {
        let mut file = self.head.to_string().into_bytes();
        file.push(b'\n');
        file.extend_from_slice(&self.bytes);
        file
    }

    /// What the other documents of the bundle come to, and this one at last.
    fn codes(mut self, codes: &[&str]) -> Self {
        self.head["code"] = json!(codes.last());
        self.head["codes"] = json!(codes);
        self
    }

    /// The state of the newest result after the import.
    fn state(mut self, state: &str) -> Self {
        self.head["state"] = json!(state);
        self
    }
}

fn vector(reader: &str, expect: &str, code: &str, name: &str, about: &str, bytes: Vec<u8>) -> Vector {
    let head = json!({"reader": reader, "expect": expect, "code": code, "about": about});
    Vector { name: name.to_lowercase(), head, bytes }
}

/// A document that is refused with this code.
fn bad(code: &str, name: &str, about: &str, document: &str) -> Vector {
    vector("verify", "bad", code, name, about, one(document))
}

/// A document that is good.
fn good(name: &str, about: &str, document: &str) -> Vector {
    vector("verify", "good", "good", name, about, one(document))
}

/// A bundle of one document. The text may be anything.
fn one(document: &str) -> Vec<u8> {
    write_bundle([document]).unwrap()
}

/// Every vector.
pub fn all() -> Vec<Vector> {
    [
        bundles::vectors(),
        envelopes::vectors(),
        headers::vectors(),
        keys::vectors(),
        payloads::vectors(),
        policy::vectors(),
        responses::vectors(),
        signatures::vectors(),
        text::vectors(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// People with a standing of their own: name, role, validity or revocation.
const STANDINGS: [(&str, Role); 8] = [
    ("kommande", Role::SystemOwner),
    ("nådatid", Role::SystemOwner),
    ("utgången", Role::SystemOwner),
    ("nyss-slutat", Role::SystemOwner),
    ("slutat", Role::SystemOwner),
    ("röjd", Role::SystemOwner),
    ("annan-nämnd", Role::InformationOwner),
    ("allt", Role::Facilitator),
];

/// The trust list that every vector is read under.
pub fn trust() -> Vec<u8> {
    let people: Vec<(&str, Role)> = MORE.into_iter().chain(STANDINGS).collect();
    trust_list(&people, standing)
}

fn standing(entry: &mut TrustEntry) {
    let date = |text: &str| text.parse().unwrap();
    let revoked = |at: &str, reason| Some(Revocation { at: at.parse().unwrap(), reason });
    match entry.function.as_str() {
        "kommande" => entry.valid_from = date("2027-01-01"),
        "nådatid" => entry.valid_until = date("2026-11-10"),
        "utgången" => entry.valid_until = date("2026-09-30"),
        "nyss-slutat" => entry.revoked = revoked("2026-11-10T00:00:00Z", RevocationReason::Left),
        "slutat" => entry.revoked = revoked("2026-09-30T00:00:00Z", RevocationReason::Left),
        "röjd" => entry.revoked = revoked("2026-11-10T00:00:00Z", RevocationReason::Compromised),
        "annan-nämnd" => {
            let grant = |role| Grant { role, authority: Some("SOC".into()), function: None };
            entry.grants = vec![grant(Role::InformationOwner), grant(Role::Facilitator), grant(Role::Centre)];
        }
        "allt" => {
            entry.grants =
                Role::ALL.into_iter().map(|role| Grant { role, authority: None, function: None }).collect();
        }
        _ => {}
    }
}
