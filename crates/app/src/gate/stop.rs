//! Stopping: one press locks and hides, and can be taken back by a person who says why it was a
//! slip. Nothing is taken away yet.

use std::collections::BTreeSet;

use varsam_store::{Kind, Op, Stamp, StoreError, Transaction, tables};

use super::purge::view as stopped_view;
use crate::dto::{Changed, LiftStop, PartyChoice, StopChoices, StopRequest, StoppedView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// Why a stop can be lifted. A choice and no words: words could say what it was about.
const LIFT_REASONS: &[&str] = &["pressed_by_mistake", "wrong_object", "answered_by_mistake", "chief_says_no"];

/// What a person can stop: any system, and the sets of the one in view.
///
/// # Errors
/// `no_register_open`, those of the disk. A system in view that is not there has no sets.
pub fn stop_choices<H: Host>(app: &App<H>, system: Option<&str>) -> Result<StopChoices, AppError> {
    let mut state = app.state();
    let snapshot = state.session()?.snapshot()?;
    let choice =
        |id: &str, name: &str, system| PartyChoice { id: id.to_owned(), name: name.to_owned(), system };
    let free = |row: &&tables::System| !snapshot.stopped.systems.contains_key(&row.id);
    let mut systems: Vec<PartyChoice> =
        snapshot.content.systems.iter().filter(free).map(|row| choice(&row.id, &row.name, true)).collect();
    let ix = system.and_then(|id| snapshot.system(id).ok());
    let carried = ix.map(|ix| snapshot.carried(ix)).unwrap_or_default();
    let sets = carried.iter().map(|carried| &snapshot.content.sets[carried.set]);
    let sets = sets.filter(|row| !snapshot.stopped.sets.contains_key(&row.id));
    // What is decommissioned is stopped as well as anything else.
    systems.extend(snapshot.retired.systems.iter().map(|row| choice(&row.id, &row.name, true)));
    systems.sort_by_key(|choice| choice.name.to_lowercase());
    Ok(StopChoices { systems, sets: sets.map(|row| choice(&row.id, &row.name, false)).collect() })
}

/// Stops a system, with the sets that only it carries, or a set.
///
/// # Errors
/// `unknown_thing`, `object_stopped` when it is stopped already, those of the disk.
pub fn stop<H: Host>(app: &App<H>, request: StopRequest) -> Result<Changed<StoppedView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    match request.kind.as_str() {
        kind @ ("system" | "set") if is_retired(&snapshot, kind, &request.id) => {
            let covered = retired_with(session, &snapshot, kind, &request.id)?;
            let kind = covered[0].0;
            write(session, &snapshot, kind, &covered, &stamp)?
        }
        "system" => stop_system(session, &snapshot, snapshot.system(&request.id)?, &stamp)?,
        "set" => {
            snapshot.set(&request.id)?;
            let covered = [("set", request.id.clone())];
            write(session, &snapshot, "set", &covered, &stamp)?
        }
        other => return Err(AppError::new("unknown_thing").with("id", other)),
    };
    // What has been read and not written may say something of it too.
    state.forget_chosen();
    let report = state.purged.clone();
    let session = state.session()?;
    let view = stopped_view(session, report)?;
    session.answer(view)
}

fn is_retired(snapshot: &Snapshot, kind: &str, id: &str) -> bool {
    Kind::from_code(kind).is_some_and(|kind| snapshot.retired.has(kind, id))
}

/// Something that is decommissioned, with the decommissioned sets that only it held.
fn retired_with(
    session: &Session,
    snapshot: &Snapshot,
    kind: &str,
    id: &str,
) -> Result<Vec<(&'static str, String)>, AppError> {
    if kind == "set" {
        return Ok(vec![("set", id.to_owned())]);
    }
    // What is decommissioned is not in the snapshot's lists.
    let content = session.store.content()?;
    let held = content.holdings.iter().filter(|row| row.system == id).map(|row| &row.info_set);
    let only = |set: &str| content.holdings.iter().all(|row| row.info_set != set || row.system == id);
    let sets = held.filter(|set| snapshot.retired.has(Kind::Set, set) && only(set));
    let sets: BTreeSet<String> = sets.cloned().collect();
    Ok(std::iter::once(("system", id.to_owned())).chain(sets.into_iter().map(|set| ("set", set))).collect())
}

/// Stops a system with the sets that only it carries. Answers with the neutral code.
pub(super) fn stop_system(
    session: &mut Session,
    snapshot: &Snapshot,
    ix: usize,
    stamp: &Stamp,
) -> Result<String, AppError> {
    let system = snapshot.content.systems[ix].id.clone();
    let mut covered = vec![("system", system.clone())];
    covered.extend(sets_of_its_own(snapshot, &system).into_iter().map(|set| ("set", set)));
    covered.extend(retired_with(session, snapshot, "system", &system)?.into_iter().skip(1));
    write(session, snapshot, "system", &covered, stamp)
}

/// Says that something was stopped before a word was written about it.
pub(crate) fn stop_unwritten(session: &mut Session, stamp: &Stamp) -> Result<String, AppError> {
    let snapshot = session.snapshot()?;
    write(session, &snapshot, "system", &[], stamp)
}

/// Sets that no other system holds, receives or sends.
fn sets_of_its_own(snapshot: &Snapshot, system: &str) -> BTreeSet<String> {
    let carriers = |set: &str| -> BTreeSet<&str> {
        let holders = snapshot.content.holdings.iter().filter(|row| row.info_set == set);
        let flows = snapshot.content.flows.iter().filter(|row| row.info_set == set);
        let ends = flows.flat_map(|row| [row.from_party.as_str(), row.to_party.as_str()]);
        let parties = holders.map(|row| row.system.as_str()).chain(ends);
        parties.filter(|party| snapshot.is_system(party)).collect()
    };
    let free = |row: &&tables::InfoSet| !snapshot.stopped.sets.contains_key(&row.id);
    let sets = snapshot.content.sets.iter().filter(free);
    sets.filter(|row| carriers(&row.id) == BTreeSet::from([system])).map(|row| row.id.clone()).collect()
}

fn write(
    session: &mut Session,
    snapshot: &Snapshot,
    kind: &str,
    covered: &[(&str, String)],
    stamp: &Stamp,
) -> Result<String, AppError> {
    let code = next_code(snapshot, &session.today);
    let nothing_there = covered.is_empty();
    let row = tables::Stopped {
        code: code.clone(),
        kind: kind.to_owned(),
        stopped_at: stamp.at.clone(),
        stopped_by: stamp.actor.clone(),
        lifted_at: None,
        lifted_by: None,
        lift_reason: None,
        purged_at: nothing_there.then(|| stamp.at.clone()),
        swept: nothing_there,
    };
    session.store.transact::<_, StoreError>(Op::Stop, &code, stamp, |t| {
        t.put(&row)?;
        covered.iter().try_for_each(|(kind, object)| cover(t, snapshot, kind, object, &code))
    })?;
    session.changed();
    Ok(code)
}

fn cover(
    t: &mut Transaction<'_>,
    snapshot: &Snapshot,
    kind: &str,
    object: &str,
    code: &str,
) -> Result<(), StoreError> {
    let passed = snapshot.content.gate_answers.iter().find(|row| kind == "system" && row.system == object);
    passed.map_or(Ok(()), |row| t.delete(row))?;
    t.put(&tables::StoppedObject { kind: kind.to_owned(), object: object.to_owned(), code: code.to_owned() })
}

/// The year and a number of it: nothing about what was stopped.
fn next_code(snapshot: &Snapshot, today: &str) -> String {
    let year = today.get(..4).unwrap_or(today);
    let beginning = format!("ST-{year}-");
    let numbers = snapshot.content.stopped.iter().filter_map(|row| row.code.strip_prefix(&beginning));
    let last = numbers.filter_map(|number| number.parse::<u32>().ok()).max().unwrap_or_default();
    format!("{beginning}{}", last + 1)
}

/// Lifts a stop that was a slip. The gate of a system is then asked again.
///
/// # Errors
/// `unknown_thing` for a reason that is none of the fixed ones, or a stop that is lifted or purged;
/// those of the disk.
pub fn lift_stop<H: Host>(app: &App<H>, request: LiftStop) -> Result<Changed<StoppedView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let report = state.purged.clone();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let unknown = |id: &str| AppError::new("unknown_thing").with("id", id);
    if !LIFT_REASONS.contains(&request.reason.as_str()) {
        return Err(unknown(&request.reason));
    }
    let locked = |row: &&tables::Stopped| row.lifted_at.is_none() && row.purged_at.is_none();
    let row = snapshot.content.stopped.iter().filter(locked).find(|row| row.code == request.code);
    let row = row.ok_or_else(|| unknown(&request.code))?;
    let lifted = tables::Stopped {
        lifted_at: Some(stamp.at.clone()),
        lifted_by: Some(stamp.actor.clone()),
        lift_reason: Some(request.reason),
        ..row.clone()
    };
    let covered = snapshot.content.stopped_objects.iter().filter(|row| row.code == request.code);
    session.store.transact::<_, StoreError>(Op::LiftStop, &request.code, &stamp, |t| {
        covered.into_iter().try_for_each(|row| t.delete(row))?;
        t.put(&lifted)
    })?;
    session.changed();
    let view = stopped_view(session, report)?;
    session.answer(view)
}
