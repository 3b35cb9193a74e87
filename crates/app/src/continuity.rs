//! Continuity: how long a system may be away, how the work goes on meanwhile, and whether what it
//! needs comes back in time.

mod gaps;
mod report;

use varsam_domain::continuity::{Times, is_slower, is_too_late};
use varsam_store::{Op, tables};

use crate::dto::{
    Changed, ContinuityDraft, ContinuityNeighbour, ContinuityPlanRow, ContinuityPlanView, ContinuityTimes,
    ContinuityView, SetContinuity,
};
use crate::form::Form;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, effective, tasks};

pub(crate) use gaps::gaps;
pub use report::export_continuity;

/// The longest time that is taken, in minutes: a year.
const LONGEST: u32 = 366 * 24 * 60;

/// The continuity of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn continuity<H: Host>(app: &App<H>, system: &str) -> Result<ContinuityView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Writes about the continuity of a system.
///
/// # Errors
/// `form_invalid` with everything that is wrong: a system that is back later than its outage is
/// tolerated, days that contradict each other; `unknown_thing`, those of the disk.
pub fn set_continuity<H: Host>(
    app: &App<H>,
    request: SetContinuity,
) -> Result<Changed<ContinuityView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let row = written(&request, &session.today)?;
    session.store.transact::<_, AppError>(Op::SetContinuity, &row.system, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}

fn written(request: &SetContinuity, today: &str) -> Result<tables::Continuity, AppError> {
    let (draft, mut form) = (&request.continuity, Form::default());
    let row = tables::Continuity {
        system: request.system.clone(),
        tolerated: minutes(&mut form, "tolerated", draft.times.tolerated),
        rto: minutes(&mut form, "rto", draft.times.rto),
        rpo: minutes(&mut form, "rpo", draft.times.rpo),
        critical_period: form.words("critical_period", &draft.critical_period),
        fallback: form.words("fallback", &draft.fallback),
        catch_up: form.words("catch_up", &draft.catch_up),
        owner: form.line("owner", &draft.owner),
        due: form.day("due", draft.due.as_deref()),
        exercised_at: form.day("exercised_at", draft.exercised_at.as_deref()),
        service_levels: form.words("service_levels", &draft.service_levels),
        service_levels_at: form.day("service_levels_at", draft.service_levels_at.as_deref()),
        live_at: form.day("live_at", draft.live_at.as_deref()),
    };
    if is_too_late(times(&draft.times)) {
        form.add("rto_too_long", "rto", &[]);
    }
    form.not_ahead("exercised_at", row.exercised_at.as_ref(), today);
    form.not_ahead("service_levels_at", row.service_levels_at.as_ref(), today);
    // What is in use since long may have got its service levels later; what is not yet must have
    // them before.
    let coming = row.live_at.as_ref().filter(|live| live.as_str() >= today);
    form.follows(("service_levels_at", row.service_levels_at.as_ref()), ("live_at", coming));
    form.done()?;
    Ok(row)
}

/// A time that makes sense.
fn minutes(form: &mut Form, field: &str, time: Option<u32>) -> Option<i64> {
    let time = time?;
    if !(1..=LONGEST).contains(&time) {
        form.add("field_time", field, &[]);
    }
    Some(i64::from(time))
}

fn times(dto: &ContinuityTimes) -> Times {
    Times { tolerated: dto.tolerated, rto: dto.rto, rpo: dto.rpo }
}

/// What is written about a system.
pub(crate) fn row<'s>(snapshot: &'s Snapshot, system: &str) -> Option<&'s tables::Continuity> {
    snapshot.content.continuities.iter().find(|row| row.system == system)
}

/// Whether a system's levels ask for a plan.
pub(crate) fn is_needed(session: &Session, snapshot: &Snapshot, ix: usize) -> bool {
    let levels = effective::levels(session, snapshot, ix);
    session.catalogue().is_ok_and(|all| all.continuity.is_needed(&session.pack, &levels))
}

fn view(session: &mut Session, system: &str) -> Result<ContinuityView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let levels = effective::levels(session, &snapshot, ix);
    let proposed = session.catalogue().map(|all| all.continuity.proposed(&session.pack, &levels));
    let proposed = proposed.unwrap_or_default();
    Ok(ContinuityView {
        system: tasks::head(session, &snapshot, ix)?,
        needed: is_needed(session, &snapshot, ix),
        continuity: draft(&snapshot, system),
        written: row(&snapshot, system).is_some(),
        proposed: ContinuityTimes { tolerated: proposed.tolerated, rto: proposed.rto, rpo: proposed.rpo },
        gaps: gaps(session, &snapshot, ix),
        providers: providers(&snapshot, system),
        consumers: consumers(&snapshot, system),
    })
}

fn draft(snapshot: &Snapshot, system: &str) -> ContinuityDraft {
    let Some(row) = row(snapshot, system) else { return ContinuityDraft::default() };
    ContinuityDraft {
        times: ContinuityTimes { tolerated: small(row.tolerated), rto: small(row.rto), rpo: small(row.rpo) },
        critical_period: row.critical_period.clone(),
        fallback: row.fallback.clone(),
        catch_up: row.catch_up.clone(),
        owner: row.owner.clone(),
        due: row.due.clone(),
        exercised_at: row.exercised_at.clone(),
        service_levels: row.service_levels.clone(),
        service_levels_at: row.service_levels_at.clone(),
        live_at: row.live_at.clone(),
    }
}

fn small(time: Option<i64>) -> Option<u32> {
    time.and_then(|time| u32::try_from(time).ok())
}

fn rto(snapshot: &Snapshot, system: &str) -> Option<u32> {
    small(row(snapshot, system)?.rto)
}

/// Systems that a system needs, each once; what is stopped has only its code for a name.
fn providers(snapshot: &Snapshot, system: &str) -> Vec<ContinuityNeighbour> {
    let own = rto(snapshot, system);
    let needs = snapshot.content.dependencies.iter().filter(|row| row.consumer == system);
    let neighbours = needs.map(|need| {
        let rto = rto(snapshot, &need.provider);
        neighbour(snapshot, &need.provider, rto, is_slower(rto, own))
    });
    each_once(neighbours.collect())
}

/// Systems that need a system, each once.
fn consumers(snapshot: &Snapshot, system: &str) -> Vec<ContinuityNeighbour> {
    let own = rto(snapshot, system);
    let needs = snapshot.content.dependencies.iter().filter(|row| row.provider == system);
    let neighbours = needs.map(|need| {
        let rto = rto(snapshot, &need.consumer);
        neighbour(snapshot, &need.consumer, rto, is_slower(own, rto))
    });
    each_once(neighbours.collect())
}

fn neighbour(snapshot: &Snapshot, system: &str, rto: Option<u32>, slower: bool) -> ContinuityNeighbour {
    ContinuityNeighbour { system: system.to_owned(), name: snapshot.party_name(system), rto, slower }
}

fn each_once(mut neighbours: Vec<ContinuityNeighbour>) -> Vec<ContinuityNeighbour> {
    neighbours.sort_by_key(|one| (one.name.to_lowercase(), one.system.clone()));
    neighbours.dedup();
    neighbours
}

/// The table for the continuity plan.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn continuity_plan<H: Host>(app: &App<H>) -> Result<ContinuityPlanView, AppError> {
    let mut state = app.state();
    plan_view(state.session()?)
}

fn plan_view(session: &mut Session) -> Result<ContinuityPlanView, AppError> {
    let snapshot = session.snapshot()?;
    let systems = snapshot.content.systems.iter().enumerate();
    let mut rows: Vec<ContinuityPlanRow> = systems
        .filter(|(_, system)| snapshot.system(&system.id).is_ok())
        .filter(|(ix, system)| row(&snapshot, &system.id).is_some() || is_needed(session, &snapshot, *ix))
        .map(|(ix, system)| ContinuityPlanRow {
            system: system.id.clone(),
            name: system.name.clone(),
            authority_name: snapshot.authority_name(&system.authority),
            continuity: draft(&snapshot, &system.id),
            providers: providers(&snapshot, &system.id),
            supplier: system.supplier.clone(),
            gaps: u32::try_from(gaps(session, &snapshot, ix).len()).unwrap_or(u32::MAX),
        })
        .collect();
    rows.sort_by_cached_key(|row| {
        let tolerated = row.continuity.times.tolerated;
        (tolerated.is_none(), tolerated, row.name.to_lowercase())
    });
    let incomplete = rows.iter().filter(|row| row.gaps > 0).count();
    Ok(ContinuityPlanView { rows, incomplete: u32::try_from(incomplete).unwrap_or(u32::MAX) })
}
