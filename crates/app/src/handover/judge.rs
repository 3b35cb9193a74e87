//! What a parcel is to this register, and whether it can be believed so far that it is taken in.

use varsam_bundle::digest::sha256_hex;
use varsam_bundle::payload::lineage;
use varsam_bundle::{Content as Payload, Verified};
use varsam_domain::check;
use varsam_store::Content;
use varsam_store::tables::{Document, Handover, Pack, SetApproval};

use super::is_out;
use super::parcel_file::Read;
use crate::error::day;
use crate::session::Session;
use crate::{AppError, sign};

/// What a parcel is to this register.
#[derive(Debug, PartialEq)]
pub(super) enum Coming {
    /// It has not been here.
    New,
    /// It was handed over from here, and comes back.
    Back(Box<Handover>),
    /// This very file has been taken in.
    Already,
}

/// The ids of a trail, oldest first.
pub(super) fn trail(row: &Handover) -> Vec<String> {
    serde_json::from_str(&row.trail).unwrap_or_default()
}

/// What a parcel is to a register with these hand-overs. The last of the register's own in its trail
/// decides: it is the one that the parcel answers.
///
/// # Errors
/// `handover_purged`, `handover_own`, `handover_cancelled`, `handover_ended`, `handover_elsewhere`.
pub(super) fn coming(known: &[Handover], parcel: &Handover) -> Result<Coming, AppError> {
    if let Some(row) = known.iter().find(|row| row.id == parcel.id) {
        return match row {
            row if row.ended.as_deref() == Some("purged") => Err(AppError::new("handover_purged")),
            row if row.direction == "in" => Ok(Coming::Already),
            _ => Err(AppError::new("handover_own")),
        };
    }
    let ids = trail(parcel);
    let mine = |id: &String| known.iter().find(|row| &row.id == id && row.direction == "out");
    match ids.iter().rev().find_map(mine) {
        Some(row) if row.ended.is_none() && row.system == parcel.system => {
            Ok(Coming::Back(Box::new(row.clone())))
        }
        Some(row) => Err(match row.ended.as_deref() {
            Some("cancelled") => AppError::new("handover_cancelled"),
            Some("purged") => AppError::new("handover_purged"),
            Some(_) => AppError::new("handover_ended"),
            None => AppError::new("handover_foreign"),
        }),
        None => match known.iter().find(|row| is_out(row) && row.system == parcel.system) {
            Some(row) => {
                Err(AppError::new("handover_elsewhere").with("whom", &row.to_whom).with("at", day(&row.at)))
            }
            None => Ok(Coming::New),
        },
    }
}

/// Everything about a parcel that does not depend on what is done with it.
///
/// # Errors
/// `handover_assignment`, `handover_sample`, `handover_other_org`, `handover_other_pack`,
/// `handover_damaged`, `handover_foreign`, `handover_facts`, `handover_purged`.
pub(super) fn belongs(session: &mut Session, read: &Read) -> Result<(), AppError> {
    let snapshot = session.snapshot()?;
    let (ours, theirs) = (&snapshot.content.register, &read.parcel.register);
    if !snapshot.content.answering.is_empty() {
        return Err(AppError::new("handover_assignment"));
    }
    if ours.sample != theirs.sample {
        return Err(AppError::new("handover_sample"));
    }
    if let (Some(our), Some(their)) = (&ours.org, &theirs.org)
        && our != their
    {
        return Err(AppError::new("handover_other_org").with("ours", our).with("theirs", their));
    }
    if (&ours.pack_id, &ours.pack_version) != (&theirs.pack_id, &theirs.pack_version) {
        let name = |id: &str, version: &str| format!("{id} {version}");
        return Err(AppError::new("handover_other_pack")
            .with("ours", name(&ours.pack_id, &ours.pack_version))
            .with("theirs", name(&theirs.pack_id, &theirs.pack_version)));
    }
    read.packs.iter().try_for_each(|pack| check_pack(session, pack))?;
    let facts = read.content.facts(&session.pack).map_err(super::parcel_file::damaged)?;
    if let Some(problem) = check(&facts, &session.pack).into_iter().next() {
        return Err(facts_error(&problem));
    }
    check_documents(session, read)
}

pub(super) fn facts_error(problem: &varsam_domain::Problem) -> AppError {
    AppError::new("handover_facts").with("place", &problem.place).with("detail", &problem.kind)
}

/// A pack is what its digest says, can be read, and is no other than the one of its name here.
fn check_pack(session: &Session, pack: &Pack) -> Result<(), AppError> {
    if sha256_hex(pack.content.as_bytes()) != pack.sha256 {
        return Err(damaged(&pack.id));
    }
    let bytes = pack.content.as_bytes();
    let named = |id: &str, version: &str| (id, version) == (&pack.id, &pack.version);
    let read = varsam_exchange::read_pack(bytes).is_ok_and(|read| named(&read.id, &read.version))
        || varsam_exchange::read_assessment_pack(bytes).is_ok_and(|read| named(&read.id, &read.version))
        || varsam_exchange::read_measure_pack(bytes, &session.pack)
            .is_ok_and(|read| named(&read.id, &read.version));
    if !read {
        return Err(damaged(&pack.id));
    }
    match session.store.pack(&pack.id, &pack.version) {
        Ok(ours) if ours.sha256 != pack.sha256 => {
            let name = format!("{} {}", pack.id, pack.version);
            Err(AppError::new("handover_other_pack").with("ours", &name).with("theirs", name))
        }
        _ => Ok(()),
    }
}

fn damaged(detail: &str) -> AppError {
    AppError::new("handover_damaged").with("detail", detail)
}

fn foreign(detail: &str) -> AppError {
    AppError::new("handover_foreign").with("detail", detail)
}

/// Every document verifies with its key and says what its row says; an approval of a set names a
/// result in which it was approved.
fn check_documents(session: &Session, read: &Read) -> Result<(), AppError> {
    let gone: Vec<String> = session.store.recalls()?.into_iter().map(|row| row.sha256).collect();
    let mut verified = Vec::new();
    for row in &read.documents {
        if gone.contains(&row.sha256) {
            return Err(AppError::new("handover_purged"));
        }
        let found = sign::verified(row).map_err(|_| damaged(&row.sha256))?;
        check_document(row, &found, read)?;
        verified.push(found);
    }
    if read.approvals.iter().all(|row| approved(row, &verified)) {
        Ok(())
    } else {
        Err(foreign("set_approval"))
    }
}

fn check_document(row: &Document, found: &Verified, read: &Read) -> Result<(), AppError> {
    let of_system = lineage(&found.common.org, read.parcel.system());
    let about = match &found.content {
        Payload::Result(body) => {
            let scope = body.scope.id == read.parcel.system() && row.content_sha256.is_some();
            scope.then(|| (body.lineage.clone(), body.revision, None, None))
        }
        Payload::Statement(body) => {
            let said = (Some(body.role.as_str().to_owned()), Some(body.verdict.as_str().to_owned()));
            Some((body.subject.lineage.clone(), body.subject.revision, said.0, said.1))
        }
        _ => None,
    };
    let (of, revision, role, verdict) = about.ok_or_else(|| foreign("document"))?;
    let person = &found.common.issuer.person;
    let at = chrono::DateTime::parse_from_rfc3339(&row.issued_at).map(|at| at.timestamp());
    let same = row.sha256 == found.document_sha256
        && row.envelope_sha256 == found.envelope_sha256
        && row.typ == found.typ.as_str()
        && (&row.kid, &row.function) == (&person.kid, &person.function)
        && (&row.lineage, row.revision) == (&of, i64::from(revision))
        && (&row.role, &row.verdict) == (&role, &verdict)
        && at == Ok(found.common.issued_at.timestamp())
        && found.common.sample == read.parcel.register.sample;
    if same && of == of_system { Ok(()) } else { Err(foreign("document")) }
}

/// Whether the result that an approval names holds the set at its revision, and an owner approved.
fn approved(row: &SetApproval, verified: &[Verified]) -> bool {
    let result = verified.iter().find_map(|found| match &found.content {
        Payload::Result(body) if found.document_sha256 == row.document => Some(body),
        _ => None,
    });
    let set = result.and_then(|body| body.sets.iter().find(|set| set.id == row.info_set));
    let answered = verified.iter().any(|found| match &found.content {
        Payload::Statement(body) => body.subject.sha256 == row.document && body.verdict.approves(),
        _ => false,
    });
    answered && set.is_some_and(|set| i64::from(set.set_revision) == row.set_revision)
}

/// How many problems the facts of a register have.
pub(super) fn problems(content: &Content, pack: &varsam_domain::Pack) -> Result<usize, AppError> {
    Ok(check(&content.facts(pack)?, pack).len())
}
