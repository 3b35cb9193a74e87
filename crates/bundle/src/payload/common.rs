//! Members that every payload has, and the vocabularies they share.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::nullable;

/// The members every payload has, beside `v`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// The document's own id, a UUIDv7.
    pub id: Uuid,
    /// The organisation number of the municipality.
    pub org: String,
    /// Who the document is for.
    pub audience: Audience,
    /// Who made it, and on which installation.
    pub issuer: Issuer,
    /// When the issuer says it was made. Claimed: it never decides validity.
    #[serde(with = "super::moment")]
    #[cfg_attr(test, schemars(with = "DateTime<Utc>"))]
    pub issued_at: DateTime<Utc>,
    /// This document's number in the sequence of its device, from 1.
    pub seq: u64,
    /// The document digest of this device's previous document; `null` for the
    /// first.
    #[serde(deserialize_with = "nullable")]
    pub prev_seq: Option<String>,
    /// Set on everything made from the sample municipality, otherwise absent.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sample: bool,
}

fn is_false(value: &bool) -> bool {
    !*value
}

/// Who a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The central registry.
    Registry,
    /// Those who keep the trust list and the packs.
    Centre,
    /// Everybody in the organisation.
    Everyone,
    /// A facilitator's installation.
    Facilitator,
}

/// Who made a document, and on which installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// The person, as a key and a function. Names stand in the trust list only.
    pub person: Person,
    /// One id per installation and register file, new after a restore or copy.
    pub device: String,
}

/// A person as a key and a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// RFC 7638 SHA-256 thumbprint of the public key, base64url.
    pub kid: String,
    /// The function, for instance "Enhetschef grundskola".
    pub function: String,
}

/// In what role somebody signs. A trust list grants roles to keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Leads the work and signs results and assignments.
    Facilitator,
    /// Owns information sets and approves them.
    InformationOwner,
    /// Owns a system and approves its result.
    SystemOwner,
    /// Data protection officer; gives advice.
    DataProtectionOfficer,
    /// Information security coordinator; gives advice, may withdraw.
    Coordinator,
    /// The central registry; signs receipts.
    Registry,
    /// The centre; signs catalogues and packs.
    Centre,
}

impl Role {
    /// Every role, in the order of the format.
    pub const ALL: [Role; 7] = [
        Role::Facilitator,
        Role::InformationOwner,
        Role::SystemOwner,
        Role::DataProtectionOfficer,
        Role::Coordinator,
        Role::Registry,
        Role::Centre,
    ];

    /// The text that stands in a document.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Facilitator => "facilitator",
            Role::InformationOwner => "information_owner",
            Role::SystemOwner => "system_owner",
            Role::DataProtectionOfficer => "data_protection_officer",
            Role::Coordinator => "coordinator",
            Role::Registry => "registry",
            Role::Centre => "centre",
        }
    }

    /// Whether who signs in it decides on results. The others advise, or decide nothing (Art. 38 and 39
    /// GDPR for the officer).
    pub fn decides(self) -> bool {
        matches!(self, Role::InformationOwner | Role::SystemOwner)
    }

    /// The role a text stands for.
    pub fn parse(text: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// The kinds of document: the `typ` of the protected header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Typ {
    /// One system's classified result.
    Result,
    /// An approval, a rejection or advice on one result.
    Statement,
    /// Something that was signed must be forgotten.
    Withdrawal,
    /// One authority's facts and the heads of its results.
    Catalogue,
    /// A content pack.
    Pack,
    /// Who may sign what.
    Trust,
    /// Proof of possession of a new key.
    Enrol,
    /// Something to fill in before the workshop.
    Assignment,
    /// One person's answers to an assignment.
    Response,
    /// What the registry took.
    Receipt,
}

impl Typ {
    /// Every kind, in the order of the format.
    pub const ALL: [Typ; 10] = [
        Typ::Result,
        Typ::Statement,
        Typ::Withdrawal,
        Typ::Catalogue,
        Typ::Pack,
        Typ::Trust,
        Typ::Enrol,
        Typ::Assignment,
        Typ::Response,
        Typ::Receipt,
    ];

    /// The text of the header member.
    pub fn as_str(self) -> &'static str {
        match self {
            Typ::Result => "varsam-result+jws",
            Typ::Statement => "varsam-statement+jws",
            Typ::Withdrawal => "varsam-withdrawal+jws",
            Typ::Catalogue => "varsam-catalogue+jws",
            Typ::Pack => "varsam-pack+jws",
            Typ::Trust => "varsam-trust+jws",
            Typ::Enrol => "varsam-enrol+jws",
            Typ::Assignment => "varsam-assignment+jws",
            Typ::Response => "varsam-response+jws",
            Typ::Receipt => "varsam-receipt+jws",
        }
    }

    /// The kind a header member stands for.
    pub fn parse(text: &str) -> Option<Typ> {
        Typ::ALL.into_iter().find(|typ| typ.as_str() == text)
    }

    /// In which roles a key may sign this kind. Empty for what no trust list
    /// decides: a trust list is signed by the root, an enrolment by the key it
    /// is about.
    pub fn signing_roles(self) -> &'static [Role] {
        match self {
            Typ::Result | Typ::Assignment => &[Role::Facilitator],
            Typ::Statement => {
                &[Role::InformationOwner, Role::SystemOwner, Role::DataProtectionOfficer, Role::Coordinator]
            }
            // Everybody who signs something of an installation may take it back.
            Typ::Withdrawal => &[
                Role::Facilitator,
                Role::InformationOwner,
                Role::SystemOwner,
                Role::DataProtectionOfficer,
                Role::Coordinator,
            ],
            Typ::Catalogue | Typ::Pack => &[Role::Centre],
            Typ::Response => &[Role::InformationOwner],
            Typ::Receipt => &[Role::Registry],
            Typ::Trust | Typ::Enrol => &[],
        }
    }
}
