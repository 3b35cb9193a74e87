//! Signing: the facilitator a result, an owner a statement on it.

use chrono::SecondsFormat;
use varsam_bundle::keys::Jwk;
use varsam_bundle::payload::{
    Audience, Body, Common, Issuer, Payload, Person, ResultBody, ResultState, Role, StatementBody, Subject,
    Verdict,
};
use varsam_bundle::{
    Content, RawDocument, Sealed, SigningKey, Verified, identity_file, seal, verify_self_contained,
};
use varsam_store::{Op, Transaction, tables};
use zeroize::Zeroizing;

use crate::assets::valid_long_text;
use crate::dto::{Changed, ReviewView, SignResult, SignStatement};
use crate::identity::{self, Found};
use crate::review::{self, Signed};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, result, sample};

/// Signs the result of a system, as its next revision.
///
/// # Errors
/// `not_ready_to_sign` while something is missing, `wrong_role` for a sample key of another role,
/// `wrong_key_passphrase`, `identity_missing`, `identity_damaged`, those of the disk.
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
    session
        .store
        .transact::<_, AppError>(Op::SignResult, &request.system, &app.stamp(), |t| Ok(t.put(&document)?))?;
    session.changed();
    let view = review::view(session, &request.system)?;
    session.answer(view)
}

/// Signs a statement on the newest result of a system. When every approval that it needs is in,
/// its levels become the adopted ones in the same operation.
///
/// # Errors
/// `no_result`, `result_stale` when the register has changed since, `verdict_needs_text`,
/// `wrong_role`, `wrong_function` when nothing waits for this function, and as [`sign_result`].
pub fn sign_statement<H: Host>(
    app: &App<H>,
    request: SignStatement,
) -> Result<Changed<ReviewView>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let text = valid_long_text(request.text.trim())?;
    let (role, verdict) = (parse_role(&request.role)?, parse_verdict(&request.verdict)?);
    if verdict != Verdict::Approve && text.is_empty() {
        return Err(AppError::new("verdict_needs_text"));
    }
    let found = identity::by_id(app, &request.identity)?;
    check_role(&found, role)?;
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    check_belongs(&found, &snapshot)?;
    let ix = snapshot.asked_system(&request.system)?;
    let signed =
        review::newest_signed(session, &request.system)?.ok_or_else(|| AppError::new("no_result"))?;
    let shown = review::newest_result(session, &snapshot, ix)?;
    if shown.is_some_and(|result| result.stale) {
        return Err(AppError::new("result_stale"));
    }
    if verdict.approves() && !review::view(session, &request.system)?.can_sign {
        return Err(AppError::new("not_ready_to_sign"));
    }
    let sample = snapshot.content.register.sample;
    if !signed.body.requires.iter().any(|need| review::answers(sample, need, role, &found.identity.function))
    {
        return Err(AppError::new("wrong_function").with("function", &found.identity.function));
    }
    let body = StatementBody {
        subject: Subject {
            sha256: signed.document.sha256.clone(),
            lineage: signed.body.lineage.clone(),
            revision: signed.body.revision,
        },
        role,
        verdict,
        text,
    };
    let key = identity_file::unlock(&found.text, &passphrase)?;
    let mut document = sealed(app, session, &found, &key, body)?;
    document.system.clone_from(&request.system);
    document.lineage.clone_from(&signed.body.lineage);
    document.revision = i64::from(signed.body.revision);
    document.role = Some(role.as_str().to_owned());
    document.verdict = Some(verdict.as_str().to_owned());
    let before = session.store.set_approvals()?;
    let effects = Effects::of(&snapshot, ix, &signed, &document, &before, &app.now());
    session.store.transact::<_, AppError>(Op::SignStatement, &request.system, &app.stamp(), |t| {
        t.put(&document)?;
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

/// What a statement brings about in the register, beside itself.
struct Effects {
    /// Approvals of sets that an owner has taken back by a later answer.
    taken_back: Vec<tables::SetApproval>,
    /// The adoption that rested on them.
    no_longer_adopted: Option<tables::Adopted>,
    set_approvals: Vec<tables::SetApproval>,
    adopted: Option<(tables::Adopted, Vec<tables::AdoptedLevel>)>,
}

impl Effects {
    fn of(
        snapshot: &Snapshot,
        ix: usize,
        signed: &Signed,
        new: &tables::Document,
        before: &[tables::SetApproval],
        now: &str,
    ) -> Self {
        let mut statements: Vec<&tables::Document> = signed.statements.iter().collect();
        statements.push(new);
        let answered = |need: &varsam_bundle::payload::Requirement| {
            let answer = statements
                .iter()
                .filter(|row| {
                    let role = row.role.as_deref().and_then(Role::parse);
                    role.is_some_and(|role| {
                        review::answers(snapshot.content.register.sample, need, role, &row.function)
                    })
                })
                .max_by_key(|row| (&row.issued_at, row.seq))?;
            answer.verdict.as_deref().and_then(|verdict| parse_verdict(verdict).ok())
        };
        let approved: Vec<_> = signed
            .body
            .requires
            .iter()
            .filter(|need| answered(need).is_some_and(Verdict::approves))
            .collect();
        let approvals: Vec<tables::SetApproval> = approved
            .iter()
            .flat_map(|need| &need.sets)
            .filter_map(|id| signed.body.sets.iter().find(|set| &set.id == id))
            .map(|set| tables::SetApproval {
                info_set: set.id.clone(),
                set_revision: i64::from(set.set_revision),
                document: signed.document.sha256.clone(),
            })
            .collect();
        // A draft is approved as a draft: nobody who may decide took part, so nothing is adopted.
        let all = approved.len() == signed.body.requires.len() && signed.body.state == ResultState::Completed;
        let adopted = all.then(|| adopted_rows(snapshot, ix, signed, now));
        let of_this = |row: &&tables::SetApproval| row.document == signed.document.sha256;
        let kept = |row: &tables::SetApproval| approvals.iter().any(|new: &tables::SetApproval| new == row);
        let taken_back = before.iter().filter(of_this).filter(|row| !kept(row)).cloned().collect();
        let rested = |row: &&tables::Adopted| row.document.as_deref() == Some(&signed.document.sha256);
        let no_longer_adopted = snapshot.content.adopted.iter().find(rested).filter(|_| !all).cloned();
        Self { taken_back, no_longer_adopted, set_approvals: approvals, adopted }
    }

    fn put(&self, t: &mut Transaction<'_>) -> Result<(), AppError> {
        self.taken_back.iter().try_for_each(|row| t.delete(row))?;
        if let Some(adopted) = &self.no_longer_adopted {
            t.delete(adopted)?;
        }
        self.set_approvals.iter().try_for_each(|row| t.put(row))?;
        if let Some((adopted, levels)) = &self.adopted {
            t.put(adopted)?;
            levels.iter().try_for_each(|row| t.put(row))?;
            // Who voted for what has served its end. Spread, decisions and dissent stay.
            t.forget_votes(&adopted.system)?;
        }
        Ok(())
    }
}

fn adopted_rows(
    snapshot: &Snapshot,
    ix: usize,
    signed: &Signed,
    now: &str,
) -> (tables::Adopted, Vec<tables::AdoptedLevel>) {
    let system = &snapshot.content.systems[ix];
    let adopted = tables::Adopted {
        system: system.id.clone(),
        at: now.chars().take(10).collect(),
        decided_by: system.owner.clone().unwrap_or_default(),
        pack: signed.body.pack.id.clone(),
        pack_version: signed.body.pack.version.clone(),
        document: Some(signed.document.sha256.clone()),
    };
    let levels = signed
        .body
        .protection
        .iter()
        .map(|(aspect, protection)| tables::AdoptedLevel {
            system: system.id.clone(),
            aspect: aspect.clone(),
            level: protection.effective.as_ref().map(|level| level.level.clone()),
        })
        .collect();
    (adopted, levels)
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
    let register = &session.snapshot()?.content.register;
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

fn parse_role(role: &str) -> Result<Role, AppError> {
    match Role::parse(role) {
        Some(role @ (Role::InformationOwner | Role::SystemOwner)) => Ok(role),
        _ => Err(AppError::new("unknown_thing").with("id", role)),
    }
}

fn parse_verdict(verdict: &str) -> Result<Verdict, AppError> {
    [Verdict::Approve, Verdict::ApproveWithReservation, Verdict::Reject]
        .into_iter()
        .find(|known| known.as_str() == verdict)
        .ok_or_else(|| AppError::new("unknown_thing").with("id", verdict))
}
