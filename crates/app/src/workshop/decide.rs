//! Deciding a question: its level and reason as in the matrix, who disagrees, what is open.

use varsam_store::{Op, StoreError, tables};

use super::plan::optional;
use super::{at, view};
use crate::assets::valid_long_text;
use crate::classify::{CellChange, Target};
use crate::dto::{Changed, DecideQuestion, WorkshopState, WorkshopView};
use crate::{App, AppError, Host};

/// Decides a question: the set gets the level and its reason, in the same operation as the decision
/// with its dissent.
///
/// # Errors
/// `decision_needs_reason`, `dissent_incomplete`, `workshop_moved` unless the votes are revealed,
/// `conflict` when the set was changed since it was seen, `unknown_thing`, those of the disk.
pub fn decide_question<H: Host>(
    app: &App<H>,
    request: DecideQuestion,
) -> Result<Changed<WorkshopView>, AppError> {
    let reason = valid_long_text(request.reason.trim())?;
    let dissent = valid_long_text(request.dissent.trim())?;
    let dissent_by = optional(&request.dissent_by)?;
    if reason.is_empty() {
        return Err(AppError::new("decision_needs_reason"));
    }
    if dissent.is_empty() != dissent_by.is_empty() {
        return Err(AppError::new("dissent_incomplete"));
    }
    let mut state = app.state();
    let session = state.session()?;
    let row = at(session, &request.system, &[WorkshopState::Revealed])?;
    let key = &request.key;
    let unknown = || AppError::new("unknown_thing").with("id", &key.aspect);
    let aspect = session.pack.aspect_index(&key.aspect).ok_or_else(unknown)?;
    let level = session.pack.level(aspect, request.level).ok_or_else(unknown)?.id.clone();
    let target = Target { set: &key.set, aspect: &key.aspect, revision: request.revision };
    let cell = CellChange::of(session, &target, true, |cell| {
        cell.level = Some(level.clone());
        cell.reason.clone_from(&reason);
    })?;
    let stamp = app.stamp();
    let decision = tables::WorkshopDecision {
        system: row.system.clone(),
        workshop: row.number,
        info_set: key.set.clone(),
        aspect: key.aspect.clone(),
        pack: session.pack.id.clone(),
        level,
        reason,
        dissent_by,
        dissent,
        open_question: valid_long_text(request.open_question.trim())?,
        decided_at: stamp.at.clone(),
    };
    let object = format!("{}/{}", key.set, key.aspect);
    session.store.transact::<_, StoreError>(Op::DecideQuestion, &object, &stamp, |t| {
        if let Some(cell) = &cell {
            cell.put(t)?;
        }
        t.put(&decision)
    })?;
    session.changed();
    let view = view::view(session, &request.system)?;
    session.answer(view)
}
