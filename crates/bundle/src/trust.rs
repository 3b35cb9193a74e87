//! Who may sign what, as one verified trust list says it.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, Utc};

use crate::bundle_file::RawDocument;
use crate::error::{BundleError, ErrorCode};
use crate::payload::{RevocationReason, Role, TrustBody, TrustEntry, Typ};
use crate::verify::{Content, Verified, verify_self_contained};
use crate::{envelope::Envelope, keys::Jwk};

/// For how many days after its last day a key's documents are still taken.
pub const GRACE_DAYS: u64 = 30;

/// The trust list a reader goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrustStore {
    org: String,
    sample: bool,
    root: Option<String>,
    version: u32,
    entries: BTreeMap<String, TrustEntry>,
}

/// What a trust list says about a key at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStanding {
    /// What it signs is taken.
    Valid,
    /// Its last day has passed, or its holder left, and what it signs is still taken: `key_expired`,
    /// `holder_left`.
    InGrace(&'static str),
    /// What it signs waits for another list.
    SetAside(SetAsideReason),
    /// Somebody else may have it: what it signs is refused.
    Revoked,
}

/// An approval that a result needs, as far as it decides who may give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need<'a> {
    /// The role, as a document says it.
    pub role: &'a str,
    /// The authority.
    pub authority: &'a str,
    /// The function.
    pub function: &'a str,
}

/// Why a document is set aside until another trust list comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetAsideReason {
    /// No trust list knows the key.
    UnknownKey,
    /// The key's first day has not come.
    NotYetValid,
    /// The key's last day and the grace period have passed.
    Expired,
    /// The holder left, and the grace period has passed.
    HolderLeft,
}

impl SetAsideReason {
    /// The stable code.
    pub fn as_str(self) -> &'static str {
        match self {
            SetAsideReason::UnknownKey => "unknown_key",
            SetAsideReason::NotYetValid => "key_not_yet_valid",
            SetAsideReason::Expired => "key_expired",
            SetAsideReason::HolderLeft => "holder_left",
        }
    }
}

impl TrustStore {
    /// A store without any list: every key is unknown to it.
    pub fn empty(org: impl Into<String>, sample: bool) -> Self {
        TrustStore { org: org.into(), sample, root: None, version: 0, entries: BTreeMap::new() }
    }

    /// Verifies a trust list against the pinned root and goes by it.
    ///
    /// # Errors
    /// `not_the_root`, or what [`verify_trust_list`] says.
    pub fn open(document: &RawDocument<'_>, root: &str) -> Result<Self, BundleError> {
        let verified = verify_trust_list(document, root)?;
        let Content::Trust(body) = verified.content else {
            return Err(not_a_list());
        };
        Ok(TrustStore {
            org: verified.common.org,
            sample: verified.common.sample,
            root: Some(verified.kid),
            version: body.version,
            entries: body.entries.into_iter().map(|entry| (entry.kid.clone(), entry)).collect(),
        })
    }

    /// The organisation it holds for.
    pub fn org(&self) -> &str {
        &self.org
    }

    /// Whether it holds for sample documents, and only for them.
    pub fn sample(&self) -> bool {
        self.sample
    }

    /// The thumbprint of the root that signed it.
    pub fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }

    /// The list's version; 0 for no list.
    pub fn version(&self) -> u32 {
        self.version
    }

    /// Its entries, by thumbprint.
    pub fn entries(&self) -> impl Iterator<Item = &TrustEntry> {
        self.entries.values()
    }

    /// The entry of a key.
    pub fn entry(&self, kid: &str) -> Option<&TrustEntry> {
        self.entries.get(kid)
    }

    /// Whether a key may sign in a role for an authority.
    pub fn grants(&self, kid: &str, role: Role, authority: &str) -> bool {
        self.entry(kid).is_some_and(|entry| entry.grants.iter().any(|g| g.covers(role, authority)))
    }

    /// Whether a key may give an approval that names a function.
    pub fn grants_function(&self, kid: &str, role: Role, authority: &str, function: &str) -> bool {
        self.entry(kid)
            .is_some_and(|entry| entry.grants.iter().any(|g| g.covers_function(role, authority, function)))
    }

    /// Which of a result's needs, by place, a statement of a key in a role answers; none for advice.
    /// `None` when the key may not say it of that result, which is for `authority`. Only an owner's
    /// own function at an own authority is answered, so that two owners with the same title in two
    /// committees are two.
    pub fn answers<'a>(
        &self,
        kid: &str,
        role: Role,
        authority: &str,
        needs: impl IntoIterator<Item = Need<'a>>,
    ) -> Option<Vec<u32>> {
        let granted = |need: &Need<'_>| {
            need.role == role.as_str() && self.grants_function(kid, role, need.authority, need.function)
        };
        let places = (0_u32..).zip(needs).filter(|(_, need)| granted(need)).map(|(place, _)| place);
        let answers: Vec<u32> = places.collect();
        let may = if role.decides() { !answers.is_empty() } else { self.grants(kid, role, authority) };
        may.then_some(answers)
    }

    /// What the list says about a key when a document arrives. Claimed time plays no part in it.
    pub fn standing(&self, kid: &str, received_at: DateTime<Utc>) -> KeyStanding {
        match self.entry(kid) {
            Some(entry) => of_entry(entry, received_at),
            None => KeyStanding::SetAside(SetAsideReason::UnknownKey),
        }
    }

    pub(crate) fn may_sign(&self, kid: &str, typ: Typ) -> bool {
        self.entry(kid)
            .is_some_and(|entry| entry.grants.iter().any(|grant| typ.signing_roles().contains(&grant.role)))
    }
}

fn of_entry(entry: &TrustEntry, received_at: DateTime<Utc>) -> KeyStanding {
    let today = received_at.date_naive();
    let after_grace =
        |day: chrono::NaiveDate| day.checked_add_days(Days::new(GRACE_DAYS)).is_some_and(|last| today > last);
    if let Some(revoked) = entry.revoked.as_ref().filter(|r| r.at <= received_at) {
        return match revoked.reason {
            RevocationReason::Compromised => KeyStanding::Revoked,
            RevocationReason::Left if after_grace(revoked.at.date_naive()) => {
                KeyStanding::SetAside(SetAsideReason::HolderLeft)
            }
            RevocationReason::Left => KeyStanding::InGrace("holder_left"),
        };
    }
    if today < entry.valid_from {
        KeyStanding::SetAside(SetAsideReason::NotYetValid)
    } else if today <= entry.valid_until {
        KeyStanding::Valid
    } else if after_grace(entry.valid_until) {
        KeyStanding::SetAside(SetAsideReason::Expired)
    } else {
        KeyStanding::InGrace("key_expired")
    }
}

fn not_a_list() -> BundleError {
    BundleError::new(ErrorCode::NotTheRoot, "the document is not a trust list")
}

/// Verifies a trust list. The root's key stands in the list itself, as an
/// entry; that it is the right one is known from its pinned thumbprint.
///
/// # Errors
/// `not_the_root` when another key signed it, or what is wrong with it.
pub fn verify_trust_list(document: &RawDocument<'_>, root: &str) -> Result<Verified, BundleError> {
    let envelope = Envelope::read(document)?;
    if envelope.typ != Typ::Trust {
        return Err(not_a_list());
    }
    if envelope.kid != root {
        return Err(BundleError::new(ErrorCode::NotTheRoot, format!("signed by {}", envelope.kid)));
    }
    verify_self_contained(document, &root_key(&envelope)?)
}

/// The root's key as the list, not yet believed, gives it. Believing it is
/// safe: its thumbprint must be the pinned one for the signature to verify.
fn root_key(envelope: &Envelope) -> Result<Jwk, BundleError> {
    let (_, body) = crate::parse::parse::<TrustBody>(&envelope.payload)?;
    body.entries
        .into_iter()
        .find(|entry| entry.kid == envelope.kid)
        .map(|entry| entry.key)
        .ok_or_else(|| BundleError::new(ErrorCode::NotTheRoot, "the root's own key is not in the list"))
}
