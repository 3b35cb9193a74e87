//! What an assignment says: the sets as they are now, without anybody's judgement of them.

use chrono::NaiveDate;
use uuid::Uuid;
use varsam_bundle::keys::Jwk;
use varsam_bundle::one_time_code;
use varsam_bundle::payload::{AssignedOwner, AssignedScope, AssignedSet, AssignmentBody, PackRef};
use varsam_bundle::{Content, RawDocument, Verified, verify_self_contained};
use varsam_store::tables;

use crate::dto::SendAssignment;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, result};

/// The content of an assignment. `code` goes into it as a digest and nowhere else.
pub(super) fn body(
    session: &mut Session,
    request: &SendAssignment,
    function: String,
    invitation: String,
    id: Uuid,
    code: &str,
) -> Result<AssignmentBody, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.asked_system(&request.system)?;
    let system = &snapshot.content.systems[ix];
    let sets = chosen(&snapshot, ix, request)?;
    let sets = sets.into_iter().map(|set| described(session, &snapshot, set));
    Ok(AssignmentBody {
        assignment: id,
        code_sha256: one_time_code::digest(id, code),
        valid_until: valid_day(&request.valid_until, &session.today)?,
        invitation,
        scope: AssignedScope {
            id: system.id.clone(),
            name: system.name.clone(),
            authority: system.authority.clone(),
            authority_name: snapshot.authority_name(&system.authority),
        },
        pack: PackRef {
            id: session.pack.id.clone(),
            version: session.pack.version.clone(),
            sha256: session.pack_sha256.clone(),
        },
        pack_content: session.store.pack(&session.pack.id, &session.pack.version)?.content,
        owner: AssignedOwner { authority: request.authority.clone(), function },
        aspects: session.pack.aspects.iter().map(|aspect| aspect.id.clone()).collect(),
        sets: sets.collect::<Result<_, _>>()?,
        register: register_id(&snapshot)?,
    })
}

fn register_id(snapshot: &Snapshot) -> Result<Uuid, AppError> {
    let text = &snapshot.content.register.uuid;
    text.parse().map_err(|_| AppError::new("register_damaged").with("detail", text))
}

/// The places of the sets that are asked about: all of them carried by the system, and owned by the
/// authority of who is asked.
pub(super) fn chosen(
    snapshot: &Snapshot,
    ix: usize,
    request: &SendAssignment,
) -> Result<Vec<usize>, AppError> {
    if request.sets.is_empty() {
        return Err(AppError::new("nothing_to_ask"));
    }
    let carried: Vec<usize> = snapshot.carried(ix).iter().map(|carried| carried.set).collect();
    let place = |id: &String| {
        let set = snapshot.set(id)?;
        let fits = carried.contains(&set) && snapshot.content.sets[set].authority == request.authority;
        if fits { Ok(set) } else { Err(AppError::new("unknown_thing").with("id", id)) }
    };
    let mut sets = request.sets.iter().map(place).collect::<Result<Vec<_>, _>>()?;
    sets.sort_unstable();
    sets.dedup();
    Ok(sets)
}

/// A set as its owner is shown it.
pub(crate) fn described(session: &Session, snapshot: &Snapshot, set: usize) -> Result<AssignedSet, AppError> {
    result::set_copy(session, snapshot, set).map(AssignedSet::from)
}

/// A day from today on.
pub(super) fn valid_day(text: &str, today: &str) -> Result<NaiveDate, AppError> {
    let day: NaiveDate = text.trim().parse().map_err(|_| AppError::new("date_invalid"))?;
    if day.to_string().as_str() < today { Err(AppError::new("date_invalid")) } else { Ok(day) }
}

/// The assignment that a row of the register carries, verified again with the key that signed it.
pub(crate) fn asked(row: &tables::Assignment) -> Result<(Verified, AssignmentBody), AppError> {
    let damaged = |detail: String| AppError::new("register_damaged").with("detail", detail);
    let raw = RawDocument { index: 0, json: row.jws.as_bytes() };
    let verified = verify_self_contained(&raw, &Jwk::from_x(row.key_x.as_str()))
        .map_err(|error| damaged(error.to_string()))?;
    let Content::Assignment(body) = &verified.content else { return Err(damaged(row.id.clone())) };
    let body = (**body).clone();
    Ok((verified, body))
}
