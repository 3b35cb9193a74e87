//! Signing: the facilitator a result, an owner a statement on it.

mod decision;
mod effects;

use chrono::SecondsFormat;
use varsam_bundle::keys::Jwk;
use varsam_bundle::payload::{
    Audience, Body, Common, Issuer, Payload, Person, ResultBody, Role, StatementBody, Subject, Verdict,
};
use varsam_bundle::{
    Content, RawDocument, Sealed, SigningKey, Verified, identity_file, seal, verify_self_contained,
};
use varsam_store::{Op, tables};
use zeroize::Zeroizing;

use crate::assets::valid_long_text;
use crate::dto::{Changed, ReviewView, SignResult, SignStatement};
use crate::identity::{self, Found};
use crate::review;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::trust::Judging;
use crate::{App, AppError, Host, result, sample, signed};

pub(crate) use decision::earliest;
pub(crate) use effects::Effects;

/// Signs the result of a system, as its next revision.
///
/// # Errors
/// `not_ready_to_sign` while something is missing, `wrong_role` for a sample key of another role,
/// `key_revoked` and `key_not_granted` by the trust list, `wrong_key_passphrase`, `identity_missing`,
/// `identity_damaged`, those of the disk.
pub fn sign_result<H: Host>(app: &App<H>, request: SignResult) -> Result<Changed<ReviewView>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let found = identity::by_id(app, &request.identity)?;
    check_role(&found, Role::Facilitator)?;
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    check_belongs(&found, &snapshot)?;
    let ix = snapshot.asked_system(&request.system)?;
    if !review::view(session, &request.system)?.can_sign {
        return Err(AppError::new("not_ready_to_sign"));
    }
    let judged = session
        .trust(&snapshot.content)?
        .of_result(&found.identity, &snapshot.content.systems[ix].authority)?;
    let before = session.store.last_revision(&request.system, ResultBody::TYP.as_str())?;
    let revision =
        before.as_ref().map_or(1, |(revision, _)| u32::try_from(*revision).unwrap_or(u32::MAX - 1) + 1);
    let prev = before.map(|(_, sha256)| sha256).into_iter().collect();
    let body = result::build(session, &snapshot, ix, revision, prev)?;
    let content_sha256 = result::content_digest(&body)?;
    let lineage = body.lineage.clone();
    let key = identity_file::unlock(&found.text, &passphrase)?;
    let mut document = sealed(app, session, &found, &key, body)?;
    document.system.clone_from(&request.system);
    document.lineage = lineage;
    document.revision = i64::from(revision);
    document.content_sha256 = Some(content_sha256);
    session.store.transact::<_, AppError>(Op::SignResult, &request.system, &app.stamp(), |t| {
        t.put(&document)?;
        judged.iter().try_for_each(|judged| Ok(t.put(&judged.row(&document.sha256, &document.issued_at))?))
    })?;
    session.changed();
    let view = review::view(session, &request.system)?;
    session.answer(view)
}

/// Signs a statement on the newest result of a system: an owner decides, the coordinator or the
/// data protection officer advises. When every approval that it needs is in, its levels become the
/// adopted ones in the same operation.
///
/// # Errors
/// `no_result`, `result_stale` when the register has changed since, `verdict_needs_text`,
/// `date_invalid` and `valid_until_past` for how long the decision holds, `wrong_role`,
/// `key_revoked` and `key_not_granted` by the trust list, `wrong_function` when nothing waits for this
/// function, `unknown_thing` for a verdict that the
/// role does not give, and as [`sign_result`].
pub fn sign_statement<H: Host>(
    app: &App<H>,
    request: SignStatement,
) -> Result<Changed<ReviewView>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let text = valid_long_text(request.text.trim())?;
    let role = parse_role(&request.role)?;
    let verdict = parse_verdict(role, &request.verdict)?;
    if verdict != Verdict::Approve && text.is_empty() {
        return Err(AppError::new("verdict_needs_text"));
    }
    let decision =
        verdict.approves().then(|| decision::read(&request.decision, app.host.now())).transpose()?;
    let found = identity::by_id(app, &request.identity)?;
    check_role(&found, role)?;
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    check_belongs(&found, &snapshot)?;
    let ix = snapshot.asked_system(&request.system)?;
    let mut newest =
        signed::newest_signed(session, &request.system)?.ok_or_else(|| AppError::new("no_result"))?;
    let shown = signed::newest_result(session, &snapshot, ix)?;
    if shown.is_some_and(|result| result.stale) {
        return Err(AppError::new("result_stale"));
    }
    if verdict.approves() && !review::view(session, &request.system)?.can_sign {
        return Err(AppError::new("not_ready_to_sign"));
    }
    let mut judging = Judging::of(session, &snapshot)?;
    let judged = judging.trust.of_statement(&found.identity, role, &newest.body)?;
    let body = StatementBody {
        subject: Subject {
            sha256: newest.document.sha256.clone(),
            lineage: newest.body.lineage.clone(),
            revision: newest.body.revision,
        },
        role,
        verdict,
        text,
        decision,
    };
    let key = identity_file::unlock(&found.text, &passphrase)?;
    let mut document = sealed(app, session, &found, &key, body)?;
    document.system.clone_from(&request.system);
    document.lineage.clone_from(&newest.body.lineage);
    document.revision = i64::from(newest.body.revision);
    document.role = Some(role.as_str().to_owned());
    document.verdict = Some(verdict.as_str().to_owned());
    let judgement = judged.map(|judged| judged.row(&document.sha256, &document.issued_at));
    judgement.iter().for_each(|row| judging.add(row));
    newest.statements.push(document.clone());
    let before = session.store.set_approvals()?;
    let effects = Effects::of(&snapshot, ix, &newest, &judging, &before, &app.now())?;
    session.store.transact::<_, AppError>(Op::SignStatement, &request.system, &app.stamp(), |t| {
        t.put(&document)?;
        judgement.iter().try_for_each(|row| t.put(row))?;
        effects.put(t)
    })?;
    if effects.adopted.is_some() {
        // Older pages of forgotten votes; what cannot be emptied now is overwritten in time.
        let _ = session.store.settle();
    }
    session.changed();
    let view = review::view(session, &request.system)?;
    session.answer(view)
}

/// A payload for the registry signed with a key, as a row. What it is about is filled in by the
/// caller.
pub(crate) fn sealed<H: Host, B: Body>(
    app: &App<H>,
    session: &mut Session,
    found: &Found,
    key: &SigningKey,
    body: B,
) -> Result<tables::Document, AppError> {
    sealed_for(app, session, found, key, Audience::Registry, body)
}

/// As [`sealed`], for somebody else.
pub(crate) fn sealed_for<H: Host, B: Body>(
    app: &App<H>,
    session: &mut Session,
    found: &Found,
    key: &SigningKey,
    audience: Audience,
    body: B,
) -> Result<tables::Document, AppError> {
    let snapshot = session.snapshot()?;
    session.trust(&snapshot.content)?.refuse_revoked(&found.identity)?;
    let register = &snapshot.content.register;
    let last = session.store.last_document()?;
    let seq = last.as_ref().map_or(0, |(seq, _)| *seq) + 1;
    let issued_at = app.host.now();
    let common = Common {
        id: app.uuid(),
        org: register.org.clone().ok_or_else(|| AppError::new("not_ready_to_sign"))?,
        audience,
        issuer: Issuer {
            person: Person { kid: found.identity.kid.clone(), function: found.identity.function.clone() },
            device: register.device.clone(),
        },
        issued_at,
        seq: u64::try_from(seq).unwrap_or_default(),
        prev_seq: last.map(|(_, sha256)| sha256),
        sample: register.sample,
    };
    let sealed: Sealed = seal(&Payload::new(common, body), key)?;
    Ok(tables::Document {
        sha256: sealed.document_sha256,
        envelope_sha256: sealed.envelope_sha256,
        typ: B::TYP.as_str().to_owned(),
        system: String::new(),
        lineage: String::new(),
        revision: 0,
        seq: Some(seq),
        kid: found.identity.kid.clone(),
        key_x: found.identity.key.x.clone(),
        function: found.identity.function.clone(),
        role: None,
        verdict: None,
        issued_at: issued_at.to_rfc3339_opts(SecondsFormat::Millis, true),
        content_sha256: None,
        jws: sealed.json,
    })
}

/// A document of the register, verified again with the key of who signed it.
pub(crate) fn verified(document: &tables::Document) -> Result<Verified, AppError> {
    let raw = RawDocument { index: 0, json: document.jws.as_bytes() };
    verify_self_contained(&raw, &Jwk::from_x(document.key_x.as_str()))
        .map_err(|error| AppError::new("register_damaged").with("detail", error))
}

/// The result that a document of the register carries.
pub(crate) fn result_of(document: &tables::Document) -> Result<ResultBody, AppError> {
    match verified(document)?.content {
        Content::Result(body) => Ok(*body),
        _ => Err(AppError::new("register_damaged").with("detail", &document.sha256)),
    }
}

/// Only a facilitator asks owners.
pub(crate) fn check_facilitator(found: &Found) -> Result<(), AppError> {
    check_role(found, Role::Facilitator)
}

fn check_role(found: &Found, role: Role) -> Result<(), AppError> {
    if found.identity.sample && !sample::roles(&found.identity).contains(&role) {
        return Err(AppError::new("wrong_role").with("function", &found.identity.function));
    }
    Ok(())
}

/// The sample municipality's keys, whose passphrase everybody knows, sign there and nowhere else.
pub(crate) fn check_belongs(found: &Found, snapshot: &Snapshot) -> Result<(), AppError> {
    if found.identity.sample != snapshot.content.register.sample {
        return Err(AppError::new("wrong_role").with("function", &found.identity.function));
    }
    Ok(())
}

/// The statement that a document of the register carries.
pub(crate) fn statement_of(document: &tables::Document) -> Result<StatementBody, AppError> {
    match verified(document)?.content {
        Content::Statement(body) => Ok(body),
        _ => Err(AppError::new("register_damaged").with("detail", &document.sha256)),
    }
}

fn parse_role(role: &str) -> Result<Role, AppError> {
    let says =
        |role: &Role| role.decides() || matches!(role, Role::Coordinator | Role::DataProtectionOfficer);
    Role::parse(role).filter(says).ok_or_else(|| AppError::new("unknown_thing").with("id", role))
}

/// Who decides approves or rejects, and who advises advises.
fn parse_verdict(role: Role, verdict: &str) -> Result<Verdict, AppError> {
    let known: &[Verdict] = if role.decides() {
        &[Verdict::Approve, Verdict::ApproveWithReservation, Verdict::Reject]
    } else {
        &[Verdict::Advice]
    };
    let found = known.iter().find(|known| known.as_str() == verdict).copied();
    found.ok_or_else(|| AppError::new("unknown_thing").with("id", verdict))
}
