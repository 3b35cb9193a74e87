//! Sets that exist already: a system takes one in use, or lets go of it. A set's levels exist once,
//! however many systems and processes hold it.

use varsam_domain::facts::{Environment, Handling, SystemKind};
use varsam_store::{Op, StoreError, tables};

use crate::dto::{AssetsView, Changed, HoldSet, OtherSet, ReleaseSet};
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, assets};

/// Sets that a system does not hold, by name.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn other_sets<H: Host>(app: &App<H>, system: &str) -> Result<Vec<OtherSet>, AppError> {
    let mut state = app.state();
    let snapshot = state.session()?.snapshot()?;
    snapshot.system(system)?;
    let mut others: Vec<OtherSet> = snapshot
        .content
        .sets
        .iter()
        .filter_map(|row| {
            // What is stopped or decommissioned is not offered.
            let holders = snapshot.holders(snapshot.set(&row.id).ok()?);
            (!holders.contains(&system)).then(|| OtherSet {
                set: row.id.clone(),
                name: row.name.clone(),
                owner: row.owner.clone(),
                held_in: holders.into_iter().map(|holder| snapshot.party_name(holder)).collect(),
            })
        })
        .collect();
    others.sort_by_key(|row| (row.name.to_lowercase(), row.set.clone()));
    Ok(others)
}

/// A system holds a set that exists, from today; a process uses it, and never stores it.
///
/// # Errors
/// `set_held` when it does already, `gate_first`, `unknown_thing` also for the handling, those of the
/// disk.
pub fn hold_set<H: Host>(app: &App<H>, request: &HoldSet) -> Result<Changed<AssetsView>, AppError> {
    let asked = Handling::from_code(&request.handling)
        .ok_or_else(|| AppError::new("unknown_thing").with("id", &request.handling))?;
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let system = snapshot.asked_system(&request.system)?;
    if holdings(&snapshot, &request.system, &request.set)?.next().is_some() {
        return Err(AppError::new("set_held").with("name", snapshot.set_name(&request.set)));
    }
    let is_process = snapshot.facts.systems[system].kind == SystemKind::Process;
    let handling = if is_process { Handling::Processes } else { asked };
    let since = Some(session.today.clone());
    session.store.transact::<_, StoreError>(Op::HoldSet, &request.set, &stamp, |t| {
        t.put(&tables::Holding {
            id: t.next_id::<tables::Holding>()?,
            system: request.system.clone(),
            info_set: request.set.clone(),
            handling: handling.code().to_owned(),
            master: false,
            environment: Environment::Production.code().to_owned(),
            since,
        })
    })?;
    session.changed();
    let view = assets::view(session, &request.system)?;
    session.answer(view)
}

/// A system no longer holds a set that is held elsewhere too.
///
/// # Errors
/// `set_only_here` when nobody else holds it, `gate_first`, `unknown_thing`, those of the disk.
pub fn release_set<H: Host>(app: &App<H>, request: &ReleaseSet) -> Result<Changed<AssetsView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let held: Vec<&tables::Holding> = holdings(&snapshot, &request.system, &request.set)?.collect();
    if held.is_empty() {
        return Err(AppError::new("unknown_thing").with("id", &request.set));
    }
    if snapshot.holders(snapshot.set(&request.set)?).len() < 2 {
        return Err(AppError::new("set_only_here").with("name", snapshot.set_name(&request.set)));
    }
    session.store.transact::<_, StoreError>(Op::ReleaseSet, &request.set, &stamp, |t| {
        held.iter().try_for_each(|row| t.delete(*row))
    })?;
    session.changed();
    let view = assets::view(session, &request.system)?;
    session.answer(view)
}

fn holdings<'s>(
    snapshot: &'s Snapshot,
    system: &'s str,
    set: &'s str,
) -> Result<impl Iterator<Item = &'s tables::Holding>, AppError> {
    snapshot.set(set)?;
    Ok(snapshot.content.holdings.iter().filter(move |row| row.system == system && row.info_set == set))
}
