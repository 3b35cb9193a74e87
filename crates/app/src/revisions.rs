//! The results of a system one after another: where each stands, what differs between two of them,
//! and when the adopted levels are to be looked at again.

mod causes;
mod compare;

use varsam_store::{Op, StoreError, tables};

use crate::assets::valid_long_text;
use crate::dto::{AdoptedView, Changed, Reconsider, ResultView, RevisionsView};
use crate::session::Session;
use crate::signed::{self, all_signed, holds_until, newest_result, shown};
use crate::snapshot::Snapshot;
use crate::trust::Judging;
use crate::{App, AppError, Host, tasks};

pub(crate) use causes::{causes, due};
pub use compare::compare_revisions;

/// Every signed result of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `object_stopped`, those of the disk.
pub fn revisions<H: Host>(app: &App<H>, system: &str) -> Result<RevisionsView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

fn view(session: &mut Session, system: &str) -> Result<RevisionsView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let adopted = adopted_row(&snapshot, system);
    let newest = newest_result(session, &snapshot, ix)?;
    let stale = newest.as_ref().is_some_and(|result| result.adopted && result.stale);
    let causes = causes(session, &snapshot, ix, stale);
    // The edition that is adopted is looked at again, also while a later one waits for approval.
    let reconsidered = adopted.filter(|_| !causes.is_empty()).and_then(|row| row.document.as_deref());
    let revisions = all(session, &snapshot, system, (newest, reconsidered))?;
    let revision_of = |row: &tables::Adopted| {
        let digest = row.document.as_ref()?;
        revisions.iter().find(|result| &result.digest == digest).map(|result| result.revision)
    };
    Ok(RevisionsView {
        system: tasks::head(session, &snapshot, ix)?,
        adopted: adopted.map(|row| adopted_view(row, revision_of(row))),
        causes,
        asked: snapshot.content.reconsiderations.iter().any(|row| row.system == system),
        revisions,
    })
}

/// Every result as it is shown, newest first. Where a later one was adopted, those before it are
/// superseded.
fn all(
    session: &Session,
    snapshot: &Snapshot,
    system: &str,
    (newest, reconsidered): (Option<ResultView>, Option<&str>),
) -> Result<Vec<ResultView>, AppError> {
    let judging = Judging::of(session, snapshot)?;
    let mut overtaken = false;
    let mut rows = Vec::new();
    for (place, one) in all_signed(session, system)?.iter().enumerate() {
        let view = match &newest {
            Some(newest) if place == 0 => newest.clone(),
            _ => {
                let reconsider = reconsidered == Some(one.document.sha256.as_str());
                shown((snapshot, &judging), one, false, reconsider, overtaken)?
            }
        };
        overtaken |= view.adopted;
        rows.push(view);
    }
    Ok(rows)
}

fn adopted_row<'s>(snapshot: &'s Snapshot, system: &str) -> Option<&'s tables::Adopted> {
    snapshot.content.adopted.iter().find(|row| row.system == system)
}

fn adopted_view(row: &tables::Adopted, revision: Option<u32>) -> AdoptedView {
    AdoptedView {
        at: row.at.clone(),
        decided_by: row.decided_by.clone(),
        delegation: row.delegation.clone(),
        case_number: row.case_number.clone(),
        holds_until: signed::holds_until(row),
        day_set: row.valid_until.is_some(),
        revision,
    }
}

/// Asks for the adopted levels of a system to be looked at again, or takes that back. They stand
/// until new ones are adopted.
///
/// # Errors
/// `nothing_adopted`, `reconsider_needs_reason`, `reason_too_long`, `gate_first`, `object_stopped`,
/// `unknown_thing`, those of the disk.
pub fn reconsider<H: Host>(app: &App<H>, request: Reconsider) -> Result<Changed<RevisionsView>, AppError> {
    let reason = request.reason.map(|text| valid_long_text(text.trim())).transpose()?;
    if reason.as_ref().is_some_and(String::is_empty) {
        return Err(AppError::new("reconsider_needs_reason"));
    }
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    if adopted_row(&snapshot, &request.system).is_none() {
        return Err(AppError::new("nothing_adopted"));
    }
    let before = snapshot.content.reconsiderations.iter().find(|row| row.system == request.system);
    session.store.transact::<_, StoreError>(Op::Reconsider, &request.system, &stamp, |t| {
        match (reason, before) {
            (Some(reason), _) => t.put(&tables::Reconsideration {
                system: request.system.clone(),
                reason,
                asked_at: stamp.at.clone(),
                asked_by: stamp.actor.clone(),
            }),
            (None, Some(before)) => t.delete(before),
            (None, None) => Ok(()),
        }
    })?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}
