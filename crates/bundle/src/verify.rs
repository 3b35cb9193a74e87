//! Verifying: bytes in, one of three outcomes out.
//!
//! The order is fixed: size, strict envelope, header allow-list, trust (key ×
//! kind × role × organisation), strict signature, parse those same bytes,
//! schema. What depends on the payload (role and organisation of a statement,
//! sample or not) follows the schema. Policy is the receiver's.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::bundle_file::RawDocument;
use crate::envelope::Envelope;
use crate::error::{BundleError, ErrorCode};
use crate::json_strict;
use crate::keys::Jwk;
use crate::parse::parse;
use crate::payload::{
    AssignmentBody, Body, CatalogueBody, Common, EnrolBody, PackBody, ReceiptBody, ResponseBody, ResultBody,
    Role, StatementBody, TrustBody, Typ, WithdrawalBody,
};
use crate::trust::{KeyStanding, SetAsideReason, TrustStore, verify_trust_list};

/// What a verified document says.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A result.
    Result(Box<ResultBody>),
    /// A statement on a result.
    Statement(StatementBody),
    /// A withdrawal of something that was signed.
    Withdrawal(WithdrawalBody),
    /// What the centre knows of one authority.
    Catalogue(Box<CatalogueBody>),
    /// A content pack.
    Pack(PackBody),
    /// What one information owner is asked.
    Assignment(Box<AssignmentBody>),
    /// One information owner's answers.
    Response(Box<ResponseBody>),
    /// A trust list.
    Trust(TrustBody),
    /// An enrolment, signed by the key it is about.
    Enrol(EnrolBody),
    /// A receipt.
    Receipt(ReceiptBody),
}

/// A document whose signature holds and whose payload follows its schema.
#[derive(Debug, Clone, PartialEq)]
pub struct Verified {
    /// Its kind.
    pub typ: Typ,
    /// The thumbprint of the key that signed it.
    pub kid: String,
    /// SHA-256 of `protected.payload.signature`, hex.
    pub envelope_sha256: String,
    /// SHA-256 of the payload's bytes, hex.
    pub document_sha256: String,
    /// The members every payload has.
    pub common: Common,
    /// The members of its kind.
    pub content: Content,
    /// Codes of what a receiver should be told: `key_expired`, `holder_left`.
    pub notices: Vec<&'static str>,
}

/// What is known of a document that is not (yet) believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// The kind it says it is.
    pub typ: Typ,
    /// The key it says it is signed by.
    pub kid: String,
    /// SHA-256 of `protected.payload.signature`, hex.
    pub envelope_sha256: String,
    /// SHA-256 of the payload's bytes, hex.
    pub document_sha256: String,
}

/// The three outcomes.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The signature holds, the key may sign it, the payload follows its schema.
    Good(Box<Verified>),
    /// Of the right shape, but no trust list vouches for the key now. Nothing
    /// it says is shown.
    UnknownKey {
        /// What it claims to be.
        document: Identified,
        /// Why it is set aside.
        reason: SetAsideReason,
    },
    /// Refused.
    Bad {
        /// What it claims to be, where that could be read at all.
        document: Option<Identified>,
        /// Why.
        error: BundleError,
    },
}

/// Verifies one document against a trust list, at the moment it is received.
pub fn verify_document(
    document: &RawDocument<'_>,
    trust: &TrustStore,
    received_at: DateTime<Utc>,
) -> Outcome {
    let envelope = match Envelope::read(document) {
        Ok(envelope) => envelope,
        Err(error) => {
            return Outcome::Bad { document: None, error };
        }
    };
    match decide(document, &envelope, trust, received_at) {
        Ok(Ok(verified)) => Outcome::Good(Box::new(verified)),
        Ok(Err(_)) if claims_other_sort(&envelope, trust) => Outcome::Bad {
            document: Some(Identified::from(&envelope)),
            error: BundleError::new(ErrorCode::SampleMismatch, ""),
        },
        Ok(Err(reason)) => Outcome::UnknownKey { document: Identified::from(&envelope), reason },
        Err(error) => Outcome::Bad { document: Some(Identified::from(&envelope)), error },
    }
}

fn decide(
    document: &RawDocument<'_>,
    envelope: &Envelope,
    trust: &TrustStore,
    received_at: DateTime<Utc>,
) -> Result<Result<Verified, SetAsideReason>, BundleError> {
    let mut notices = Vec::new();
    let verified = match envelope.typ {
        Typ::Trust => match trust.root() {
            Some(root) => verify_trust_list(document, root)?,
            None => return Ok(Err(SetAsideReason::UnknownKey)),
        },
        Typ::Enrol => verified(envelope, &enrolling_key(envelope)?)?,
        Typ::Result
        | Typ::Statement
        | Typ::Withdrawal
        | Typ::Catalogue
        | Typ::Pack
        | Typ::Assignment
        | Typ::Response
        | Typ::Receipt => {
            let Some(entry) = trust.entry(&envelope.kid) else {
                return Ok(Err(SetAsideReason::UnknownKey));
            };
            match trust.standing(&envelope.kid, received_at) {
                KeyStanding::Valid => {}
                KeyStanding::InGrace(notice) => notices.push(notice),
                KeyStanding::SetAside(reason) => return Ok(Err(reason)),
                KeyStanding::Revoked => return Err(BundleError::new(ErrorCode::KeyRevoked, "")),
            }
            if !trust.may_sign(&envelope.kid, envelope.typ) {
                return Err(not_granted(envelope.typ));
            }
            verified(envelope, &entry.key)?
        }
    };
    belongs(&verified, trust)?;
    Ok(Ok(Verified { notices, ..verified }))
}

/// Whether a document that nobody vouches for says itself that it is a sample where only real ones
/// belong, or the reverse. It is not believed, but waiting for its key would be in vain.
fn claims_other_sort(envelope: &Envelope, trust: &TrustStore) -> bool {
    if json_strict::check(&envelope.payload).is_err() {
        return false;
    }
    let payload: Value = serde_json::from_slice(&envelope.payload).unwrap_or_default();
    let sample = payload.get("sample").and_then(Value::as_bool).unwrap_or(false);
    payload.is_object() && sample != trust.sample()
}

fn not_granted(typ: Typ) -> BundleError {
    BundleError::new(ErrorCode::NotGranted, typ.as_str())
}

/// The checks of organisation and role that need the payload.
fn belongs(verified: &Verified, trust: &TrustStore) -> Result<(), BundleError> {
    if verified.common.sample != trust.sample() {
        return Err(BundleError::new(ErrorCode::SampleMismatch, ""));
    }
    if verified.common.org != trust.org() {
        return Err(BundleError::new(
            ErrorCode::OrgMismatch,
            format!("{} instead of {}", verified.common.org, trust.org()),
        ));
    }
    let granted = match &verified.content {
        Content::Result(body) => trust.grants(&verified.kid, Role::Facilitator, &body.scope.authority),
        // For which authority is decided against the result it is about.
        Content::Statement(body) => trust
            .entry(&verified.kid)
            .is_some_and(|entry| entry.grants.iter().any(|grant| grant.role == body.role)),
        Content::Assignment(body) => trust.grants(&verified.kid, Role::Facilitator, &body.scope.authority),
        Content::Catalogue(body) => trust.grants(&verified.kid, Role::Centre, &body.authority),
        // Whether its key may withdraw just this is decided against what it names, and whether it
        // may answer, against what was asked.
        Content::Withdrawal(_)
        | Content::Pack(_)
        | Content::Response(_)
        | Content::Trust(_)
        | Content::Enrol(_)
        | Content::Receipt(_) => true,
    };
    if granted { Ok(()) } else { Err(not_granted(verified.typ)) }
}

/// Verifies one document with a given public key and without a trust list: its
/// envelope, signature and schema. For the maker's own check of what was just
/// sealed; it says nothing about who may sign what.
///
/// # Errors
/// The first check that fails.
pub fn verify_self_contained(document: &RawDocument<'_>, key: &Jwk) -> Result<Verified, BundleError> {
    verified(&Envelope::read(document)?, key)
}

/// Reads a document that was verified when it came and has been kept since. It is not verified again.
///
/// # Errors
/// What is wrong with its shape, also when it is of another kind.
pub fn read_kept<B: Body>(document: &RawDocument<'_>) -> Result<(Common, B), BundleError> {
    parse(&Envelope::read(document)?.payload)
}

pub(crate) fn verified(envelope: &Envelope, key: &Jwk) -> Result<Verified, BundleError> {
    envelope.verify(key)?;
    let (common, content) = content(envelope.typ, &envelope.payload)?;
    if common.issuer.person.kid != envelope.kid {
        return Err(BundleError::new(ErrorCode::IssuerMismatch, ""));
    }
    Ok(Verified {
        typ: envelope.typ,
        kid: envelope.kid.clone(),
        envelope_sha256: envelope.envelope_sha256.clone(),
        document_sha256: envelope.document_sha256.clone(),
        common,
        content,
        notices: Vec::new(),
    })
}

impl From<&Envelope> for Identified {
    fn from(envelope: &Envelope) -> Self {
        Identified {
            typ: envelope.typ,
            kid: envelope.kid.clone(),
            envelope_sha256: envelope.envelope_sha256.clone(),
            document_sha256: envelope.document_sha256.clone(),
        }
    }
}

/// The key an enrolment is about. Believing it is safe: the signature must
/// verify with it and its thumbprint must be the header's.
fn enrolling_key(envelope: &Envelope) -> Result<Jwk, BundleError> {
    parse::<EnrolBody>(&envelope.payload).map(|(_, body)| body.key)
}

fn content(typ: Typ, payload: &[u8]) -> Result<(Common, Content), BundleError> {
    Ok(match typ {
        Typ::Result => {
            let (common, body) = parse(payload)?;
            (common, Content::Result(Box::new(body)))
        }
        Typ::Statement => {
            let (common, body) = parse(payload)?;
            (common, Content::Statement(body))
        }
        Typ::Withdrawal => {
            let (common, body) = parse(payload)?;
            (common, Content::Withdrawal(body))
        }
        Typ::Trust => {
            let (common, body) = parse(payload)?;
            (common, Content::Trust(body))
        }
        Typ::Enrol => {
            let (common, body) = parse(payload)?;
            (common, Content::Enrol(body))
        }
        Typ::Receipt => {
            let (common, body) = parse(payload)?;
            (common, Content::Receipt(body))
        }
        Typ::Catalogue => {
            let (common, body) = parse(payload)?;
            (common, Content::Catalogue(Box::new(body)))
        }
        Typ::Pack => {
            let (common, body) = parse(payload)?;
            (common, Content::Pack(body))
        }
        Typ::Assignment => {
            let (common, body) = parse(payload)?;
            (common, Content::Assignment(Box::new(body)))
        }
        Typ::Response => {
            let (common, body) = parse(payload)?;
            (common, Content::Response(Box::new(body)))
        }
    })
}
