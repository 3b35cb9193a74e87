//! `trust/1`: who may sign what.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Body, Common, Role, Typ, check, nullable};
use crate::error::BundleError;
use crate::keys::Jwk;

/// The members of `trust/1` beside the common ones.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrustBody {
    /// Rises by at least one with every list; an older one is refused.
    pub version: u32,
    /// The day by which a newer list should be fetched.
    pub next_update: NaiveDate,
    /// One entry per key, the signing root's own among them: a reader pins the
    /// root by its thumbprint and takes its key from here.
    pub entries: Vec<TrustEntry>,
}

/// One key and what it may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrustEntry {
    /// The public key.
    pub key: Jwk,
    /// Its thumbprint.
    pub kid: String,
    /// The holder's function.
    pub function: String,
    /// The holder's name; `null` when it is left out.
    #[serde(deserialize_with = "nullable")]
    pub name: Option<String>,
    /// In which roles it may sign, and for whom.
    pub grants: Vec<Grant>,
    /// The first day of its validity.
    pub valid_from: NaiveDate,
    /// The last day of its validity.
    pub valid_until: NaiveDate,
    /// Set when the key is no longer to be used.
    #[serde(deserialize_with = "nullable")]
    pub revoked: Option<Revocation>,
}

/// One role a key may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// The authority it holds for; `null` means every authority.
    #[serde(deserialize_with = "nullable")]
    pub authority: Option<String>,
    /// The function it holds for; `null` means any function.
    #[serde(deserialize_with = "nullable")]
    pub function: Option<String>,
}

impl Grant {
    /// Whether the grant covers a role at an authority.
    pub fn covers(&self, role: Role, authority: &str) -> bool {
        self.role == role && self.authority.as_deref().is_none_or(|own| own == authority)
    }

    /// Whether the grant covers an approval that names a function.
    pub fn covers_function(&self, role: Role, authority: &str, function: &str) -> bool {
        self.covers(role, authority) && self.function.as_deref().is_none_or(|own| own == function)
    }
}

/// When and why a key was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// From when it counts.
    #[serde(with = "super::moment")]
    #[cfg_attr(test, schemars(with = "DateTime<Utc>"))]
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: RevocationReason,
}

/// Why a key was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RevocationReason {
    /// Somebody else may have the key.
    Compromised,
    /// The holder has left.
    Left,
}

impl Body for TrustBody {
    const V: &'static str = "trust/1";
    const TYP: Typ = Typ::Trust;

    fn check(&self, common: &Common) -> Result<(), BundleError> {
        check::at_least_one("version", u64::from(self.version))?;
        let mut seen = BTreeSet::new();
        for entry in &self.entries {
            entry.key.verifying_key()?;
            if entry.key.thumbprint() != entry.kid {
                return Err(BundleError::schema("entries.kid", "the thumbprint is not that of the key"));
            }
            if !seen.insert(&entry.kid) {
                return Err(BundleError::schema("entries.kid", "a key stands there twice"));
            }
            check::not_empty("entries.function", &entry.function)?;
            if entry.valid_until < entry.valid_from {
                return Err(BundleError::schema("entries.valid_until", "the validity ends before it starts"));
            }
        }
        if !seen.contains(&common.issuer.person.kid) {
            return Err(BundleError::schema(
                "entries",
                "the root that signs the list has no entry of its own",
            ));
        }
        Ok(())
    }
}
