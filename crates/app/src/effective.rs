//! A system's level as people decide it: the calculated one, raised with a reason, or lowered with
//! a reason, the system owner's decision and the coordinator's statement (`rules.md` §2).

use std::collections::BTreeMap;

use varsam_store::{Op, StoreError, tables};

use crate::assets::valid_long_text;
use crate::dto::{Changed, EffectiveRow, SetEffective, TogetherView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks, together};

/// Decides a level, or goes back to the calculated one.
///
/// # Errors
/// `level_reason_missing`, `level_not_changed` when it is the calculated one, `level_wrong_reason`
/// when the reason does not fit the direction, `level_lowering_unfounded` without the owner's
/// decision and the coordinator's statement, `unknown_thing`, those of the disk.
pub fn set_effective<H: Host>(
    app: &App<H>,
    request: SetEffective,
) -> Result<Changed<TogetherView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.asked_system(&request.system)?;
    let before = row(&snapshot, &request.system, &request.aspect).cloned();
    let new =
        request.level.map(|level| decided(session, &snapshot, ix, &request, level, &stamp.at)).transpose()?;
    let object = format!("{}/{}", request.system, request.aspect);
    session.store.transact::<_, StoreError>(Op::SetEffective, &object, &stamp, |t| {
        match (&new, &before) {
            (Some(new), _) => t.put(new),
            (None, Some(before)) => t.delete(before),
            (None, None) => Ok(()),
        }
    })?;
    session.changed();
    let view = together::view(session, &request.system)?;
    session.answer(view)
}

fn decided(
    session: &Session,
    snapshot: &Snapshot,
    ix: usize,
    request: &SetEffective,
    level: u8,
    now: &str,
) -> Result<tables::EffectiveLevel, AppError> {
    let reason = required(&request.reason, "level_reason_missing")?;
    let (owner_decision, coordinator_statement) = (
        valid_long_text(request.owner_decision.trim())?,
        valid_long_text(request.coordinator_statement.trim())?,
    );
    let unknown = || AppError::new("unknown_thing").with("id", &request.aspect);
    let aspect = session.pack.aspect_index(&request.aspect).ok_or_else(unknown)?;
    let calculated = snapshot.calculated[ix][aspect].level;
    let fits = match Some(level).cmp(&calculated) {
        std::cmp::Ordering::Equal => return Err(AppError::new("level_not_changed")),
        std::cmp::Ordering::Greater => ["manual", "cumulative"],
        std::cmp::Ordering::Less => ["distributive", "exception"],
    };
    if !fits.contains(&request.reason_code.as_str()) {
        return Err(AppError::new("level_wrong_reason"));
    }
    let lowers = Some(level) < calculated;
    if lowers && (owner_decision.is_empty() || coordinator_statement.is_empty()) {
        return Err(AppError::new("level_lowering_unfounded"));
    }
    let level_id = |number: u8| session.pack.level(aspect, number).map(|level| level.id.clone());
    Ok(tables::EffectiveLevel {
        system: request.system.clone(),
        aspect: request.aspect.clone(),
        pack: session.pack.id.clone(),
        level: level_id(level).ok_or_else(unknown)?,
        calculated: calculated.and_then(level_id),
        reason_code: request.reason_code.clone(),
        reason,
        owner_decision,
        coordinator_statement,
        decided_at: now.to_owned(),
    })
}

/// A text that must be there.
pub(crate) fn required(text: &str, missing: &'static str) -> Result<String, AppError> {
    let text = valid_long_text(text.trim())?;
    if text.is_empty() { Err(AppError::new(missing)) } else { Ok(text) }
}

fn row<'s>(snapshot: &'s Snapshot, system: &str, aspect: &str) -> Option<&'s tables::EffectiveLevel> {
    snapshot.content.effective_levels.iter().find(|row| row.system == system && row.aspect == aspect)
}

/// A system's levels: what is calculated, and what holds.
pub(crate) fn rows(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<EffectiveRow> {
    let system = &snapshot.content.systems[ix].id;
    let profile = tasks::profile(session, snapshot, ix);
    profile
        .into_iter()
        .enumerate()
        .map(|(aspect, profile)| {
            let of_this_pack = |row: &&tables::EffectiveLevel| row.pack == session.pack.id;
            let row = row(snapshot, system, &profile.aspect).filter(of_this_pack);
            let number = |id: &str| session.pack.level_by_id(aspect, id).map(|level| level.number);
            let text =
                |get: fn(&tables::EffectiveLevel) -> &String| row.map(get).cloned().unwrap_or_default();
            let then = row.and_then(|row| row.calculated.as_deref()).and_then(number);
            EffectiveRow {
                proposed: profile.calculated.max(raised(session, snapshot, system, aspect)),
                effective: row.and_then(|row| number(&row.level)).or(profile.calculated),
                reason_code: row.map_or_else(|| "equal".to_owned(), |row| row.reason_code.clone()),
                reason: text(|row| &row.reason),
                owner_decision: text(|row| &row.owner_decision),
                coordinator_statement: text(|row| &row.coordinator_statement),
                stale: row.is_some() && then != profile.calculated,
                profile,
            }
        })
        .collect()
}

/// The highest level that the system's answers to conversations propose for an aspect.
fn raised(session: &Session, snapshot: &Snapshot, system: &str, aspect: usize) -> Option<u8> {
    let answers = snapshot.content.flag_answers.iter().filter(|row| row.system == system);
    let levels = answers.filter_map(|row| {
        let raises: BTreeMap<String, String> = serde_json::from_str(&row.raises).ok()?;
        let level = raises.get(&session.pack.aspects[aspect].id)?;
        Some(session.pack.level_by_id(aspect, level)?.number)
    });
    levels.max()
}

/// The levels that hold for a system, per aspect of the pack.
pub(crate) fn levels(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<Option<u8>> {
    rows(session, snapshot, ix).into_iter().map(|row| row.effective).collect()
}
