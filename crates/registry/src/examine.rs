//! What a worker finds out of a document: everything that needs no database.

use chrono::{DateTime, Utc};
use varsam_bundle::payload::{Common, StatementBody, Typ, WithdrawalBody};
use varsam_bundle::{
    BundleError, Content, Envelope, Identified, Outcome, SetAsideReason, TrustStore, Verified,
    verify_document,
};

use crate::adoption::new_result;
use crate::db::NewResult;
use crate::incoming::Incoming;
use crate::withdrawal::claimed_result;

/// A document that was verified, and waits for its turn to be judged.
pub(crate) struct Examined {
    /// The document.
    pub(crate) one: Incoming,
    /// What it claims to be, where that could be read at all.
    pub(crate) id: Option<Identified>,
    /// The outcome.
    pub(crate) found: Found,
    /// For a statement that nobody vouches for: the result that it says it is about.
    pub(crate) claimed_result: Option<String>,
    /// The version of the trust list that it was verified with.
    pub(crate) trust: u32,
}

/// The three outcomes of verifying it.
pub(crate) enum Found {
    /// It is verified.
    Good(Box<Said>),
    /// Nobody vouches for its key now.
    UnknownKey(SetAsideReason),
    /// It is refused.
    Bad(BundleError),
}

/// What a verified document says, as far as it is judged and stored. The whole of it is many times
/// larger, and many wait at once.
pub(crate) struct Said {
    /// What every document says.
    pub(crate) common: Common,
    /// Codes of what the receiver should be told.
    pub(crate) notices: Vec<&'static str>,
    /// Whether a text that gets a column of its own has a character that a database may not keep.
    pub(crate) zero_character: bool,
    /// What one of its kind says.
    pub(crate) what: What,
}

/// What a document of each kind says.
pub(crate) enum What {
    /// A result, as it is stored.
    Result(Box<NewResult>),
    /// A statement.
    Statement(StatementBody),
    /// A withdrawal.
    Withdrawal(WithdrawalBody),
    /// A kind that is not imported.
    Other,
}

/// Verifies a document with a trust list.
pub(crate) fn examine(one: Incoming, trust: &TrustStore, now: DateTime<Utc>) -> Examined {
    let raw = one.raw();
    let (id, found) = match verify_document(&raw, trust, now) {
        Outcome::Good(verified) => (Some(identified(&verified)), Found::Good(Box::new(said(*verified)))),
        Outcome::UnknownKey { document, reason } => (Some(document), Found::UnknownKey(reason)),
        Outcome::Bad { document, error } => (document, Found::Bad(error)),
    };
    let claimed_result = match (&found, &id) {
        (Found::UnknownKey(_), Some(id)) if id.typ == Typ::Statement => {
            Envelope::read(&raw).ok().and_then(|envelope| claimed_result(&envelope))
        }
        _ => None,
    };
    Examined { one, id, found, claimed_result, trust: trust.version() }
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

fn said(verified: Verified) -> Said {
    let zero_character = has_zero_character(&verified);
    let what = match verified.content {
        Content::Result(body) => What::Result(Box::new(new_result(&verified.document_sha256, &body))),
        Content::Statement(body) => What::Statement(body),
        Content::Withdrawal(body) => What::Withdrawal(body),
        Content::Catalogue(_)
        | Content::Pack(_)
        | Content::Assignment(_)
        | Content::Response(_)
        | Content::Trust(_)
        | Content::Enrol(_)
        | Content::Receipt(_) => What::Other,
    };
    Said { common: verified.common, notices: verified.notices, zero_character, what }
}

fn has_zero_character(verified: &Verified) -> bool {
    let person = &verified.common.issuer;
    let mut texts = vec![person.device.as_str(), person.person.function.as_str()];
    match &verified.content {
        Content::Result(body) => {
            let scope = &body.scope;
            texts.extend(
                [&scope.id, &scope.name, &scope.authority, &scope.authority_name].map(String::as_str),
            );
            texts.extend(
                body.requires.iter().flat_map(|need| [need.authority.as_str(), need.function.as_str()]),
            );
            texts.extend(body.sets.iter().map(|set| set.id.as_str()));
        }
        Content::Statement(body) => texts.push(&body.text),
        _ => {}
    }
    texts.iter().any(|text| text.contains('\0'))
}

impl Examined {
    /// How many bytes it has.
    pub(crate) fn bytes(&self) -> usize {
        self.one.raw().json.len()
    }

    fn said(&self) -> Option<&Said> {
        match &self.found {
            Found::Good(said) => Some(said),
            Found::UnknownKey(_) | Found::Bad(_) => None,
        }
    }

    /// The lineage of a verified result.
    pub(crate) fn lineage(&self) -> Option<&str> {
        match &self.said()?.what {
            What::Result(result) => Some(&result.lineage),
            What::Statement(_) | What::Withdrawal(_) | What::Other => None,
        }
    }

    /// The document that a verified one says its device made before it.
    pub(crate) fn predecessor(&self) -> Option<&str> {
        self.said()?.common.prev_seq.as_deref()
    }
}
