//! What differs between two results of a system: levels, reasons, sets in and out, and what was
//! answered when information comes together.

use std::collections::{BTreeMap, BTreeSet};

use varsam_bundle::payload::{FlagAnswer, LevelRef, Protection, ResultBody, SetCopy, SetLevel};

use crate::dto::{CellDiff, CompareRevisions, Difference, FlagDiff, RevisionDiff};
use crate::session::Session;
use crate::signed::{Signed, all_signed};
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, gate, result};

/// What differs between two signed results of a system, or between one and the register now.
///
/// # Errors
/// `no_register_open`, `unknown_thing` for a revision that is not there, `object_stopped` when one of
/// them says something of what is stopped, those of the disk.
pub fn compare_revisions<H: Host>(
    app: &App<H>,
    request: &CompareRevisions,
) -> Result<RevisionDiff, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(&request.system)?;
    let signed = all_signed(session, &request.system)?;
    let before = body(session, &signed, request.from)?;
    let after = match request.to {
        Some(revision) => body(session, &signed, revision)?,
        None => result::build(session, &snapshot, ix, before.revision, before.prev.clone())?,
    };
    Ok(diff(session, &snapshot, &before, &after))
}

/// What one of the results says, unless it names what has been stopped since.
fn body(session: &mut Session, signed: &[Signed], revision: u32) -> Result<ResultBody, AppError> {
    let one = signed.iter().find(|one| one.body.revision == revision);
    let one = one.ok_or_else(|| AppError::new("unknown_thing").with("id", revision))?;
    gate::refuse_stopped_document(session, &one.document.sha256)?;
    Ok(one.body.clone())
}

fn diff(session: &Session, snapshot: &Snapshot, before: &ResultBody, after: &ResultBody) -> RevisionDiff {
    let (sets_in, sets_out) = (only_in(after, before), only_in(before, after));
    RevisionDiff {
        other_pack: other_pack(before, after),
        protection: protection(session, before, after),
        sets_in,
        sets_out,
        cells: cells(session, before, after),
        flags: flags(snapshot, before, after),
    }
}

/// Whether two results were made with different models: their numbers say different things, even
/// where they are the same.
fn other_pack(before: &ResultBody, after: &ResultBody) -> bool {
    before.pack.id != after.pack.id
}

fn only_in(one: &ResultBody, other: &ResultBody) -> Vec<String> {
    let known: BTreeSet<&String> = other.sets.iter().map(|set| &set.id).collect();
    one.sets.iter().filter(|set| !known.contains(&set.id)).map(|set| set.name.clone()).collect()
}

fn protection(session: &Session, before: &ResultBody, after: &ResultBody) -> Vec<Difference> {
    let level = |row: Option<&Protection>| row.and_then(|row| number(row.effective.as_ref()));
    aspects(session, before.protection.keys().chain(after.protection.keys()))
        .into_iter()
        .filter_map(|aspect| {
            let (old, new) = (before.protection.get(&aspect), after.protection.get(&aspect));
            let why = new.map(|row| row.reason.clone()).filter(|reason| !reason.is_empty());
            let differs = other_pack(before, after) || level(old) != level(new) || reason(old) != reason(new);
            differs.then(|| Difference { before: level(old), now: level(new), because: why, aspect })
        })
        .collect()
}

fn reason(row: Option<&Protection>) -> &str {
    row.map_or("", |row| &row.reason)
}

fn number(level: Option<&LevelRef>) -> Option<u8> {
    level.and_then(|level| u8::try_from(level.number).ok())
}

/// Aspects in the order of the model in use, then any that it does not have.
fn aspects<'a>(session: &Session, ids: impl Iterator<Item = &'a String>) -> Vec<String> {
    let ids: BTreeSet<&String> = ids.collect();
    let mut ids: Vec<String> = ids.into_iter().cloned().collect();
    ids.sort_by_key(|id| (session.pack.aspect_index(id).unwrap_or(usize::MAX), id.clone()));
    ids
}

/// Levels and reasons of the sets that are in both.
fn cells(session: &Session, before: &ResultBody, after: &ResultBody) -> Vec<CellDiff> {
    let old: BTreeMap<&String, &SetCopy> = before.sets.iter().map(|set| (&set.id, set)).collect();
    let pairs = after.sets.iter().filter_map(|new| Some((*old.get(&new.id)?, new)));
    pairs.flat_map(|(old, new)| cells_of(session, old, new, other_pack(before, after))).collect()
}

fn cells_of(session: &Session, old: &SetCopy, new: &SetCopy, other_pack: bool) -> Vec<CellDiff> {
    let level = |cell: Option<&SetLevel>| cell.and_then(|cell| u8::try_from(cell.number).ok());
    let reason = |cell: Option<&SetLevel>| cell.map(|cell| cell.reason.clone()).unwrap_or_default();
    aspects(session, old.levels.keys().chain(new.levels.keys()))
        .into_iter()
        .filter_map(|aspect| {
            let cell = |set: &'_ SetCopy| set.levels.get(&aspect).cloned().flatten();
            let (was, is) = (cell(old), cell(new));
            let (was, is) = (was.as_ref(), is.as_ref());
            let diff = CellDiff {
                name: new.name.clone(),
                before: level(was),
                now: level(is),
                reason_before: reason(was),
                reason_now: reason(is),
                aspect,
            };
            let same = !other_pack && diff.before == diff.now && diff.reason_before == diff.reason_now;
            (!same).then_some(diff)
        })
        .collect()
}

fn flags(snapshot: &Snapshot, before: &ResultBody, after: &ResultBody) -> Vec<FlagDiff> {
    let key = |row: &FlagAnswer| (row.flag.clone(), row.on.kind.clone(), row.on.id.clone());
    let outcomes = |result: &ResultBody| -> BTreeMap<_, String> {
        result.flag_answers.iter().map(|row| (key(row), row.outcome.clone())).collect()
    };
    let (old, new) = (outcomes(before), outcomes(after));
    let keys: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    keys.into_iter()
        .filter(|key| old.get(*key) != new.get(*key))
        .map(|key| FlagDiff {
            flag: key.0.clone(),
            on: subject_name(snapshot, [before, after], &key.1, &key.2),
            before: old.get(key).cloned(),
            now: new.get(key).cloned(),
        })
        .collect()
}

/// What a flag is raised on, by the name that it had in the results.
fn subject_name(snapshot: &Snapshot, results: [&ResultBody; 2], kind: &str, id: &str) -> String {
    let set = |id: &str| {
        let mut sets = results.iter().flat_map(|result| &result.sets);
        sets.find(|set| set.id == id).map_or_else(|| snapshot.set_name(id), |set| set.name.clone())
    };
    match kind {
        "set" => set(id),
        "flow" => {
            let mut flows = results.iter().flat_map(|result| &result.flows);
            flows.find(|flow| flow.id == id).map_or_else(
                || id.to_owned(),
                |flow| {
                    let (from, to) = (snapshot.party_name(&flow.from), snapshot.party_name(&flow.to));
                    format!("{from} → {to}: {}", set(&flow.set))
                },
            )
        }
        _ => snapshot.party_name(id),
    }
}
