//! What a worker finds out of a document: everything that needs no database.

use chrono::{DateTime, Utc};
use varsam_bundle::payload::Typ;
use varsam_bundle::{Content, Envelope, Identified, Outcome, TrustStore, Verified, verify_document};

use crate::adoption::{Contents, contents};
use crate::incoming::Incoming;
use crate::withdrawal::claimed_result;

/// A document that was verified, and waits for its turn to be judged.
pub(crate) struct Examined {
    /// The document.
    pub(crate) one: Incoming,
    /// What it claims to be, where that could be read at all.
    pub(crate) id: Option<Identified>,
    /// The outcome.
    pub(crate) outcome: Outcome,
    /// For a statement that nobody vouches for: the result that it says it is about.
    pub(crate) claimed_result: Option<String>,
    /// For a verified result: the digests of its sets.
    pub(crate) contents: Contents,
    /// The version of the trust list that it was verified with.
    pub(crate) trust: u32,
}

/// Verifies a document with a trust list.
pub(crate) fn examine(one: Incoming, trust: &TrustStore, now: DateTime<Utc>) -> Examined {
    let raw = one.raw();
    let outcome = verify_document(&raw, trust, now);
    let id = match &outcome {
        Outcome::Good(verified) => Some(identified(verified)),
        Outcome::UnknownKey { document, .. } => Some(document.clone()),
        Outcome::Bad { document, .. } => document.clone(),
    };
    let claimed_result = match (&outcome, &id) {
        (Outcome::UnknownKey { .. }, Some(id)) if id.typ == Typ::Statement => {
            Envelope::read(&raw).ok().and_then(|envelope| claimed_result(&envelope))
        }
        _ => None,
    };
    let contents = match &outcome {
        Outcome::Good(verified) => match &verified.content {
            Content::Result(body) => contents(body),
            _ => Contents::new(),
        },
        Outcome::UnknownKey { .. } | Outcome::Bad { .. } => Contents::new(),
    };
    Examined { one, id, outcome, claimed_result, contents, trust: trust.version() }
}

/// What is known of a verified document whoever looks at it.
pub(crate) fn identified(verified: &Verified) -> Identified {
    Identified {
        typ: verified.typ,
        kid: verified.kid.clone(),
        envelope_sha256: verified.envelope_sha256.clone(),
        document_sha256: verified.document_sha256.clone(),
    }
}

impl Examined {
    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> usize {
        self.one.raw().json.len()
    }

    /// The document digest and the lineage of a verified result.
    pub(crate) fn lineage(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Good(verified) => match &verified.content {
                Content::Result(body) => Some(&body.lineage),
                _ => None,
            },
            Outcome::UnknownKey { .. } | Outcome::Bad { .. } => None,
        }
    }

    /// The document that a verified one says its device made before it.
    pub(crate) fn predecessor(&self) -> Option<&str> {
        match &self.outcome {
            Outcome::Good(verified) => verified.common.prev_seq.as_deref(),
            Outcome::UnknownKey { .. } | Outcome::Bad { .. } => None,
        }
    }
}
