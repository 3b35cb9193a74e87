//! Withdrawals: who may make one, and what is not let in because of it.
//!
//! Whoever signed a document may withdraw it, and so may a coordinator of its authority. What a key
//! was granted when the withdrawal came is what counts, however late the document comes.

use chrono::{DateTime, Utc};
use serde_json::Value;
use varsam_bundle::payload::{Role, StatementBody, Typ, WithdrawalBody, WithdrawnKind};
use varsam_bundle::{Envelope, Identified, TrustStore};

use crate::db::{NewWithdrawal, Tx, WithdrawalRow};
use crate::error::RegistryError;

/// How a withdrawal fits what is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fit {
    /// What it names is here, or was, and its key may withdraw it.
    Withdraws,
    /// What it names has not come.
    NothingYet,
    /// It names a file, which is nothing the registry has.
    File,
    /// Its key may not withdraw what it names.
    NotGranted,
    /// It names a withdrawal, which cannot be taken back.
    NamesWithdrawal,
}

impl WithdrawalRow {
    /// Whether it may withdraw a document signed by `kid` for `authority`. What nobody has verified
    /// has no authority yet; it is no loss when any coordinator keeps it out.
    fn may_withdraw(&self, kid: Option<&str>, authority: Option<&str>) -> bool {
        let covers = |own: &Option<String>| match (own, authority) {
            (Some(own), Some(authority)) => own == authority,
            (None, _) | (_, None) => true,
        };
        kid == Some(self.kid.as_str()) || self.coordinator.iter().any(covers)
    }
}

/// For which authorities a key is coordinator; `None` in it: every authority.
fn coordinates(trust: &TrustStore, kid: &str) -> Vec<Option<String>> {
    let grants = trust.entry(kid).map(|entry| entry.grants.as_slice()).unwrap_or_default();
    let own = grants.iter().filter(|grant| grant.role == Role::Coordinator);
    own.map(|grant| grant.authority.clone()).collect()
}

/// Looks up what a withdrawal names, and whether its key may withdraw it.
pub(crate) fn fit(
    tx: &Tx<'_>,
    trust: &TrustStore,
    kid: &str,
    body: &WithdrawalBody,
) -> Result<Fit, RegistryError> {
    if body.subject.kind == WithdrawnKind::File {
        return Ok(Fit::File);
    }
    let Some(named) = tx.signed(&body.subject.sha256)? else {
        let purged = tx.withdrawn_by(&body.subject.sha256)?.is_some();
        return Ok(if purged { Fit::Withdraws } else { Fit::NothingYet });
    };
    if named.typ == Typ::Withdrawal.as_str() {
        return Ok(Fit::NamesWithdrawal);
    }
    let this = WithdrawalRow {
        document: String::new(),
        envelope: String::new(),
        kid: kid.to_owned(),
        coordinator: coordinates(trust, kid),
    };
    let may = this.may_withdraw(Some(&named.kid), named.authority.as_deref());
    Ok(if may { Fit::Withdraws } else { Fit::NotGranted })
}

/// Stores a withdrawal whose document is stored.
pub(crate) fn store(
    tx: &Tx<'_>,
    trust: &TrustStore,
    id: &Identified,
    body: &WithdrawalBody,
) -> Result<(), RegistryError> {
    tx.insert_withdrawal(&NewWithdrawal {
        document: &id.document_sha256,
        kind: body.subject.kind.as_str(),
        subject: &body.subject.sha256,
        reason: body.reason.as_str(),
        coordinator: coordinates(trust, &id.kid),
    })
}

/// What withdrawals that came before a document say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Before {
    /// It may come in. These withdrawals name it and had no right to.
    LetIn(Vec<WithdrawalRow>),
    /// It is withdrawn, by this withdrawal.
    Withdrawn(String),
}

/// Judges the withdrawals that name a verified result of an authority.
pub(crate) fn before_result(tx: &Tx<'_>, id: &Identified, authority: &str) -> Result<Before, RegistryError> {
    judge(tx, &id.document_sha256, Some(&id.kid), Some(authority))
}

/// Judges the withdrawals that name a verified statement, or the result it is about.
pub(crate) fn before_statement(
    tx: &Tx<'_>,
    id: &Identified,
    body: &StatementBody,
) -> Result<Before, RegistryError> {
    let result = &body.subject.sha256;
    if let Some(withdrawal) = tx.withdrawn_by(result)? {
        return Ok(Before::Withdrawn(withdrawal));
    }
    let authority = tx.result(result)?.map(|row| row.authority);
    if authority.is_none()
        && let Before::Withdrawn(withdrawal) = judge(tx, result, None, None)?
    {
        return Ok(Before::Withdrawn(withdrawal));
    }
    judge(tx, &id.document_sha256, Some(&id.kid), authority.as_deref())
}

fn judge(
    tx: &Tx<'_>,
    document: &str,
    kid: Option<&str>,
    authority: Option<&str>,
) -> Result<Before, RegistryError> {
    let named_by = tx.withdrawals_of(document)?;
    Ok(match named_by.iter().find(|one| one.may_withdraw(kid, authority)) {
        Some(one) => Before::Withdrawn(one.document.clone()),
        None => Before::LetIn(named_by),
    })
}

/// Whether a document that nobody vouches for must not be kept. What it says is not believed; but a
/// copy of what is withdrawn is a copy, whoever signed it. `claimed` is the result that a statement
/// says it is about.
pub(crate) fn keeps_out(tx: &Tx<'_>, id: &Identified, claimed: Option<&str>) -> Result<bool, RegistryError> {
    let withdrawn = |before: Before| matches!(before, Before::Withdrawn(_));
    if !tx.withdrawn_among(&[&id.document_sha256], &[&id.envelope_sha256])?.is_empty()
        || withdrawn(judge(tx, &id.document_sha256, Some(&id.kid), None)?)
    {
        return Ok(true);
    }
    match claimed {
        Some(result) => Ok(tx.withdrawn_by(result)?.is_some() || withdrawn(judge(tx, result, None, None)?)),
        None => Ok(false),
    }
}

/// The digest of the result that a statement says it is about.
pub(crate) fn claimed_result(envelope: &Envelope) -> Option<String> {
    if envelope.typ != Typ::Statement {
        return None;
    }
    let payload: Value = serde_json::from_slice(&envelope.payload).ok()?;
    payload.pointer("/subject/sha256").and_then(Value::as_str).map(str::to_owned)
}

/// Notes a document that was not let in because it is withdrawn.
pub(crate) fn note(
    tx: &Tx<'_>,
    id: &Identified,
    withdrawal: &str,
    now: DateTime<Utc>,
) -> Result<(), RegistryError> {
    let (document, envelope) = (&id.document_sha256, &id.envelope_sha256);
    tx.note_withdrawn(document, envelope, id.typ.as_str(), withdrawal, now)
}
