//! Handing a system over to another facilitator, unfinished, and taking one in. It is worked on in
//! one register at a time: the store refuses every change of what has left.
//!
//! Two registers cannot ask each other. That one file was taken in twice shows when both send the
//! system back: the second is refused.

mod hand_over;
mod judge;
mod parcel_file;
mod take_in;
mod told;

use varsam_store::tables::Handover;
use varsam_store::{Op, StoreError};

use crate::dto::{AwayView, Changed, HandOverSet, HandOverView, TaskListView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

pub use hand_over::hand_over;
pub(crate) use take_in::Chosen;
pub use take_in::{cancel_handover, choose_handover, open_handover, take_in};

/// The ending of a file with a system on its way.
const ENDING: &str = "vhandover";

/// What handing a system over takes with it.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `object_stopped`, `gate_first`, `handed_over`,
/// `kept_elsewhere`, `handover_assignment`; those of the disk.
pub fn hand_over_view<H: Host>(app: &App<H>, system: &str) -> Result<HandOverView, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = free_system(&snapshot, system)?;
    let row = hand_over::row(app, session, &snapshot, system, String::new())?;
    let parcel = session.store.pack_up(&row)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let names = |ids: Vec<String>, name: &dyn Fn(&str) -> String| {
        let mut names: Vec<String> = ids.iter().map(|id| name(id)).collect();
        names.sort_by_key(|name| name.to_lowercase());
        names
    };
    let mut sets: Vec<HandOverSet> =
        parcel.own_sets().iter().map(|id| set_view(&snapshot, system, id)).collect::<Result<_, _>>()?;
    sets.sort_by_key(|set| set.name.to_lowercase());
    Ok(HandOverView {
        system: tasks::head(session, &snapshot, ix)?,
        sets,
        copied_sets: names(parcel.copies("set"), &|id| snapshot.set_name(id)),
        neighbours: names(parcel.copies("system"), &|id| snapshot.party_name(id)),
        assessments: count(parcel.count("assessment")),
        workshops: count(parcel.count("workshop")),
        documents: count(parcel.count("document")),
        assignments: waiting(session, &snapshot, system),
        round_open: round_open(&snapshot, system),
    })
}

fn set_view(snapshot: &Snapshot, system: &str, id: &str) -> Result<HandOverSet, AppError> {
    let holders = snapshot.holders(snapshot.set(id)?);
    let also_in = holders.into_iter().filter(|holder| *holder != system);
    Ok(HandOverSet {
        name: snapshot.set_name(id),
        also_in: also_in.map(|holder| snapshot.party_name(holder)).collect(),
    })
}

/// How many assignments about a system can still be answered and have not been.
fn waiting(session: &Session, snapshot: &Snapshot, system: &str) -> u32 {
    let answered = |id: &str| snapshot.content.responses.iter().any(|row| row.assignment == id);
    let open = snapshot.content.assignments.iter().filter(|row| {
        row.system == system
            && row.withdrawn_at.is_none()
            && row.valid_until >= session.today
            && !answered(&row.id)
    });
    u32::try_from(open.count()).unwrap_or(u32::MAX)
}

/// Whether people are voting: their votes stay, and would be lost to the round.
fn round_open(snapshot: &Snapshot, system: &str) -> bool {
    let mut workshops = snapshot.content.workshops.iter().filter(|row| row.system == system);
    workshops.any(|row| matches!(row.state.as_str(), "first_round" | "second_round"))
}

/// The place of a system that can leave: its stop-gate is answered and it is not away.
fn free_system(snapshot: &Snapshot, system: &str) -> Result<usize, AppError> {
    if !snapshot.content.answering.is_empty() {
        return Err(AppError::new("handover_assignment"));
    }
    snapshot.asked_system(system)
}

/// Why a system can be read here and not changed; none when it can be changed.
pub(crate) fn away(snapshot: &Snapshot, system: &str) -> Option<AwayView> {
    let mut held: Vec<(&str, &Handover)> = snapshot
        .content
        .custody
        .iter()
        .filter(|row| row.kind == "system" && row.object == system && row.held != "lent")
        .filter_map(|row| {
            let handover = snapshot.content.handovers.iter().find(|known| known.id == row.handover)?;
            Some((row.held.as_str(), handover))
        })
        .collect();
    held.sort_by_key(|(held, _)| *held);
    let (held, row) = held.first()?;
    let guest = *held == "guest";
    Some(AwayView {
        to_whom: (!guest).then(|| row.to_whom.clone()),
        register: guest.then(|| row.from_name.clone()),
        at: row.at.clone(),
    })
}

/// Takes a system back that will not come back: the file was lost. What comes back in spite of that
/// is refused.
///
/// # Errors
/// `unknown_thing` when it is not away, those of the disk.
pub fn take_back<H: Host>(app: &App<H>, system: &str) -> Result<Changed<TaskListView>, AppError> {
    let stamp = app.stamp();
    {
        let mut state = app.state();
        let session = state.session()?;
        let snapshot = session.snapshot()?;
        snapshot.system(system)?;
        let mut out = snapshot.content.handovers.iter().filter(|row| is_out(row) && row.system == system);
        let row = out.next().ok_or_else(|| AppError::new("unknown_thing").with("id", system))?;
        session
            .store
            .transact::<_, StoreError>(Op::TakeBack, system, &stamp, |t| t.take_back(row, &stamp.at))?;
        session.changed();
    }
    let view = tasks::task_list(app, system)?;
    app.state().session()?.answer(view)
}

/// Whether a hand-over left and has not come back.
fn is_out(row: &Handover) -> bool {
    row.direction == "out" && row.ended.is_none()
}
