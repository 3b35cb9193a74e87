//! Verifying a response against the assignment that it answers.
//!
//! Most owners have no key that a trust list knows. The one-time code vouches for the key that
//! comes with the answers, for that one assignment and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::bundle_file::RawDocument;
use crate::envelope::Envelope;
use crate::error::{BundleError, ErrorCode};
use crate::json_strict;
use crate::keys::Jwk;
use crate::one_time_code;
use crate::payload::{AssignmentBody, Common, ResponseAnswer, ResponseBody, Role, Typ};
use crate::trust::{KeyStanding, SetAsideReason, TrustStore};
use crate::verify::{Content, Verified, verified};

/// What the receiver of a response knows.
#[derive(Debug, Clone, Copy)]
pub struct Receiver<'a> {
    /// The trust list it goes by, where it has one.
    pub trust: Option<&'a TrustStore>,
    /// The keys of responses that were taken before, each with its assignment.
    pub used: &'a [UsedKey],
    /// The revision that each set has now. One that is not there is gone.
    pub revisions: &'a BTreeMap<String, u32>,
    /// The moment at which the response is received.
    pub now: DateTime<Utc>,
}

/// A key that signed a response that was taken with a one-time code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsedKey {
    /// The assignment it answered.
    pub assignment: Uuid,
    /// Its thumbprint.
    pub kid: String,
}

/// A response that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Good {
    /// The thumbprint of the key that signed it.
    pub kid: String,
    /// SHA-256 of the payload's bytes, hex.
    pub document_sha256: String,
    /// The members every payload has.
    pub common: Common,
    /// What it says.
    pub body: ResponseBody,
    /// Whether a trust list vouches for the key; otherwise the one-time code does, and the receiver
    /// remembers the key as a [`UsedKey`].
    pub trusted: bool,
    /// Codes of what a receiver should be told of a trusted key: `key_expired`, `holder_left`.
    pub notices: Vec<&'static str>,
    /// The sets that have changed since they were asked about.
    pub stale: Vec<String>,
}

/// What is said of a response. Only the first three say anything of its content.
#[derive(Debug, Clone, PartialEq)]
pub enum ResponseOutcome {
    /// It holds, and about the sets as they are now.
    Good(Box<Good>),
    /// It holds, but about sets that have changed since: the answers are shown beside what is new.
    StaleRevision(Box<Good>),
    /// It holds, but came after the assignment's last day: the receiver decides.
    Late {
        /// The response.
        good: Box<Good>,
        /// The last day.
        until: NaiveDate,
    },
    /// It answers another assignment, or another edition of this one.
    WrongAssignment {
        /// The assignment it names.
        found: Uuid,
    },
    /// The one-time code is not the assignment's, or is missing.
    WrongCode,
    /// The code has been used, with another key.
    CodeUsed,
    /// The key has answered another assignment.
    KeyOfAnother,
    /// It answers something that was not asked.
    NotAsked {
        /// The set.
        set: String,
        /// The aspect.
        aspect: String,
    },
    /// A trust list knows the key, and says that it is not valid now.
    KeyNotValid(SetAsideReason),
    /// The document is of another kind.
    NotAResponse,
    /// The signature does not fit: something was changed after it was signed.
    Edited,
    /// Refused as any document would be.
    Bad(BundleError),
}

impl ResponseOutcome {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            ResponseOutcome::Good(_) => "good",
            ResponseOutcome::StaleRevision(_) => "stale_revision",
            ResponseOutcome::Late { .. } => "late",
            ResponseOutcome::WrongAssignment { .. } => "wrong_assignment",
            ResponseOutcome::WrongCode => "wrong_code",
            ResponseOutcome::CodeUsed => "code_used",
            ResponseOutcome::KeyOfAnother => "key_of_another",
            ResponseOutcome::NotAsked { .. } => "not_asked",
            ResponseOutcome::KeyNotValid(reason) => reason.as_str(),
            ResponseOutcome::NotAResponse => "not_a_response",
            ResponseOutcome::Edited => "edited",
            ResponseOutcome::Bad(error) => error.code(),
        }
    }
}

impl From<BundleError> for ResponseOutcome {
    fn from(error: BundleError) -> Self {
        ResponseOutcome::Bad(error)
    }
}

/// Verifies a response against a verified assignment.
///
/// Order of checks: those of every document; the assignment's organisation, id and digest; the
/// key by the trust list or by the code; what was asked; the last day; the sets' revisions.
pub fn verify_response(
    document: &RawDocument<'_>,
    assignment: &Verified,
    receiver: &Receiver<'_>,
) -> ResponseOutcome {
    match decide(document, assignment, receiver) {
        Ok(outcome) | Err(outcome) => outcome,
    }
}

fn decide(
    document: &RawDocument<'_>,
    assignment: &Verified,
    receiver: &Receiver<'_>,
) -> Result<ResponseOutcome, ResponseOutcome> {
    let Content::Assignment(asked) = &assignment.content else {
        return Err(
            BundleError::new(ErrorCode::BadPayload, "what it is held against is no assignment").into()
        );
    };
    let mut good = read(document)?;
    belongs(&good.common, &assignment.common)?;
    let body = &good.body;
    if body.assignment != asked.assignment || body.assignment_sha256 != assignment.document_sha256 {
        return Err(ResponseOutcome::WrongAssignment { found: body.assignment });
    }
    match receiver.trust.and_then(|trust| trust.entry(&good.kid).map(|entry| (trust, entry))) {
        Some((trust, entry)) => {
            let notice = by_trust(trust, trust.standing(&entry.kid, receiver.now), &good.kid, asked)?;
            good.notices.extend(notice);
            good.trusted = true;
        }
        None => by_code(body, asked, &good.kid, receiver.used)?,
    }
    was_asked(&good.body, asked)?;
    good.stale = stale(&good.body, receiver.revisions);
    Ok(if receiver.now.date_naive() > asked.valid_until {
        ResponseOutcome::Late { good, until: asked.valid_until }
    } else if good.stale.is_empty() {
        ResponseOutcome::Good(good)
    } else {
        ResponseOutcome::StaleRevision(good)
    })
}

/// The document, with its signature held against the key that it carries.
fn read(document: &RawDocument<'_>) -> Result<Box<Good>, ResponseOutcome> {
    let envelope = Envelope::read(document)?;
    if envelope.typ != Typ::Response {
        return Err(ResponseOutcome::NotAResponse);
    }
    let key = carried_key(&envelope.payload)?;
    envelope.verify(&key).map_err(|error| match error.kind() {
        ErrorCode::BadSignature => ResponseOutcome::Edited,
        _ => ResponseOutcome::Bad(error),
    })?;
    let verified = verified(&envelope, &key)?;
    let Content::Response(body) = verified.content else {
        return Err(ResponseOutcome::NotAResponse);
    };
    Ok(Box::new(Good {
        kid: verified.kid,
        document_sha256: verified.document_sha256,
        common: verified.common,
        body: *body,
        trusted: false,
        notices: Vec::new(),
        stale: Vec::new(),
    }))
}

/// The key that a payload carries, before anything else of it is looked at: so that a change after
/// signing is called that, wherever in the payload it is. Believing it is safe, as the header's
/// thumbprint must be its own.
fn carried_key(payload: &[u8]) -> Result<Jwk, BundleError> {
    json_strict::check(payload)?;
    let whole: Value = serde_json::from_slice(payload).unwrap_or_default();
    serde_json::from_value(whole.get("key").cloned().unwrap_or_default())
        .map_err(|error| BundleError::schema("key", &error.to_string()))
}

fn belongs(response: &Common, assignment: &Common) -> Result<(), BundleError> {
    if response.sample != assignment.sample {
        return Err(BundleError::new(ErrorCode::SampleMismatch, ""));
    }
    if response.org != assignment.org {
        return Err(BundleError::new(
            ErrorCode::OrgMismatch,
            format!("{} instead of {}", response.org, assignment.org),
        ));
    }
    Ok(())
}

/// A key that stands in the trust list is judged by the list alone, whatever code comes with it:
/// else a key that was revoked or granted something else would slip in behind a code.
fn by_trust(
    trust: &TrustStore,
    standing: KeyStanding,
    kid: &str,
    asked: &AssignmentBody,
) -> Result<Option<&'static str>, ResponseOutcome> {
    let notice = match standing {
        KeyStanding::Valid => None,
        KeyStanding::InGrace(notice) => Some(notice),
        KeyStanding::SetAside(reason) => return Err(ResponseOutcome::KeyNotValid(reason)),
        KeyStanding::Revoked => return Err(BundleError::new(ErrorCode::KeyRevoked, "").into()),
    };
    let owner = &asked.owner;
    if !trust.grants_function(kid, Role::InformationOwner, &owner.authority, &owner.function) {
        return Err(BundleError::new(ErrorCode::NotGranted, Typ::Response.as_str()).into());
    }
    Ok(notice)
}

/// The code vouches for one key, and that key for one assignment.
fn by_code(
    body: &ResponseBody,
    asked: &AssignmentBody,
    kid: &str,
    used: &[UsedKey],
) -> Result<(), ResponseOutcome> {
    let digest = body.code.as_deref().map(|code| one_time_code::digest(asked.assignment, code));
    if digest.as_ref() != Some(&asked.code_sha256) {
        return Err(ResponseOutcome::WrongCode);
    }
    if used.iter().any(|one| one.kid == kid && one.assignment != asked.assignment) {
        return Err(ResponseOutcome::KeyOfAnother);
    }
    if used.iter().any(|one| one.kid != kid && one.assignment == asked.assignment) {
        return Err(ResponseOutcome::CodeUsed);
    }
    Ok(())
}

fn was_asked(body: &ResponseBody, asked: &AssignmentBody) -> Result<(), ResponseOutcome> {
    let sets: BTreeMap<&str, u32> =
        asked.sets.iter().map(|set| (set.id.as_str(), set.set_revision)).collect();
    let fits = |answer: &ResponseAnswer| {
        sets.get(answer.set.as_str()) == Some(&answer.set_revision) && asked.aspects.contains(&answer.aspect)
    };
    match body.answers.iter().find(|answer| !fits(answer)) {
        None => Ok(()),
        Some(answer) => {
            Err(ResponseOutcome::NotAsked { set: answer.set.clone(), aspect: answer.aspect.clone() })
        }
    }
}

/// The sets that are answered about as they no longer are.
fn stale(body: &ResponseBody, revisions: &BTreeMap<String, u32>) -> Vec<String> {
    let changed = |answer: &&ResponseAnswer| revisions.get(&answer.set) != Some(&answer.set_revision);
    let sets: BTreeSet<&String> = body.answers.iter().filter(changed).map(|answer| &answer.set).collect();
    sets.into_iter().cloned().collect()
}
