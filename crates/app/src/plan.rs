//! The action plan: everything that is open, with who sees to it and by which day, of a system or of
//! the whole register.

mod collect;
mod report;

use crate::dto::{ActionPlanView, ActionRow};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, measures, tasks};

pub use report::export_plan;

/// The plan of a system, or of the whole register.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn action_plan<H: Host>(app: &App<H>, system: Option<&str>) -> Result<ActionPlanView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

pub(crate) fn view(session: &mut Session, system: Option<&str>) -> Result<ActionPlanView, AppError> {
    let snapshot = session.snapshot()?;
    let (head, systems) = match system {
        Some(id) => {
            let ix = snapshot.system(id)?;
            (Some(tasks::head(session, &snapshot, ix)?), vec![ix])
        }
        None => {
            let all = &snapshot.content.systems;
            let here = (0..all.len()).filter(|&ix| snapshot.system(&all[ix].id).is_ok());
            (None, here.collect())
        }
    };
    let mut rows = Vec::new();
    let mut unanswered = 0;
    for ix in systems {
        rows.extend(self::rows(session, &snapshot, ix)?);
        // A system that nobody has begun with has no plan yet, and is no part of this count.
        let progress = measures::progress(session, &snapshot, ix);
        let begun = system.is_some() || progress.answered > 0;
        unanswered += if begun { progress.asked - progress.answered } else { 0 };
    }
    // The most urgent first: what has a day by that day, then what nobody has given one.
    rows.sort_by_cached_key(|row: &ActionRow| {
        (row.due.is_none(), row.due.clone(), row.system_name.to_lowercase(), row.kind.clone(), row.id.clone())
    });
    let count =
        |is: fn(&&ActionRow) -> bool| u32::try_from(rows.iter().filter(is).count()).unwrap_or(u32::MAX);
    Ok(ActionPlanView {
        system: head,
        overdue: count(|row| row.overdue),
        unplanned: count(|row| is_unplanned(row)),
        unanswered,
        rows,
    })
}

/// Whether nobody sees to it, or there is no day. An exception is a decision with an end, and has
/// both.
pub(crate) fn is_unplanned(row: &ActionRow) -> bool {
    row.owner.is_empty() || row.due.is_none()
}

/// Everything that is open in a system.
pub(crate) fn rows(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<Vec<ActionRow>, AppError> {
    let mut rows = collect::measures(session, snapshot, ix);
    rows.extend(collect::conditions(session, snapshot, ix)?);
    rows.extend(collect::continuity(session, snapshot, ix));
    rows.extend(collect::risks(session, snapshot, ix));
    rows.extend(collect::incidents(session, snapshot, ix));
    Ok(rows)
}
