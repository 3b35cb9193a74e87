//! What restoring a backup would change: the backup is made a register of its own in a folder that
//! holds nothing afterwards, and laid beside the one that is there, when that can be read.

use std::collections::HashMap;

use varsam_store::{Content, Record, Store, tables};

use super::{Chosen, row};
use crate::dto::{RestoreChange, RestoreName, RestorePreview, RestoreThings};
use crate::gate::mask;
use crate::temp::Folder;
use crate::{App, AppError, Host};

/// The kinds of things that are counted.
struct Things {
    content: Content,
    documents: Vec<tables::Document>,
}

impl Things {
    /// What a register holds, without what is stopped in it.
    fn of(store: &Store) -> Result<Self, AppError> {
        let mut content = store.content()?;
        mask(&mut content);
        Ok(Self { content, documents: store.all_documents()? })
    }
}

pub(super) fn preview<H: Host>(app: &App<H>, chosen: &Chosen) -> Result<RestorePreview, AppError> {
    let folder = Folder::new(app)?;
    let target = folder.path().join("backup");
    let then = chosen.restore().unpack(&target, &app.stamp()).map_err(|error| chosen.told(error))?;
    let before = Things::of(&then)?;
    let mut answer = RestorePreview {
        backup: row(&chosen.backup),
        changed_at: then.last_entry().map(|entry| entry.at.clone()),
        systems: count(before.content.systems.len()),
        sets: count(before.content.sets.len()),
        operations: None,
        things: None,
        handed_over: Vec::new(),
    };
    if chosen.open {
        let mut state = app.state();
        beside(&mut answer, &state.session()?.store, &then, &before)?;
    } else if let Ok(now) = chosen.as_it_is().unpack(&folder.path().join("now"), &app.stamp()) {
        // It may be whole all the same, and what is stopped in it stays stopped.
        beside(&mut answer, &now, &then, &before)?;
    }
    Ok(answer)
}

/// Says what becomes otherwise than in the register as it is.
fn beside(
    answer: &mut RestorePreview,
    register: &Store,
    then: &Store,
    before: &Things,
) -> Result<(), AppError> {
    let now = Things::of(register)?;
    refuse_before_stop(&now.content, &before.content)?;
    answer.operations = operations_since(register, then)?;
    answer.things = Some(things(&now, before));
    answer.handed_over = handed_over(&now.content, &before.content);
    Ok(())
}

/// A backup from before something was stopped would show it again.
fn refuse_before_stop(now: &Content, then: &Content) -> Result<(), AppError> {
    let known = |code: &str| then.stopped.iter().any(|row| row.code == code);
    let mut stopped = now.stopped.iter().filter(|row| row.lifted_at.is_none());
    match stopped.find(|row| !known(&row.code)) {
        Some(row) => Err(AppError::new("backup_before_stop").with("code", &row.code)),
        None => Ok(()),
    }
}

/// How many operations the register has had since the backup; none when it has gone another way.
fn operations_since(register: &Store, then: &Store) -> Result<Option<u32>, AppError> {
    let (Some(newest), Some(last)) = (register.last_entry(), then.last_entry()) else {
        return Ok(None);
    };
    let same = register.entry(last.seq)?.is_some_and(|entry| entry == *last);
    Ok(same.then(|| u32::try_from(newest.seq - last.seq).unwrap_or(u32::MAX)))
}

fn handed_over(now: &Content, then: &Content) -> Vec<String> {
    let name = |id: &String| {
        let known = now.systems.iter().find(|row| row.id == *id);
        known.map_or_else(|| id.clone(), |row| row.name.clone())
    };
    let since = now.handovers.iter().filter(|row| !then.handovers.contains(row));
    let mut names: Vec<String> = since.map(|row| name(&row.system)).collect();
    names.sort_by_key(|name| name.to_lowercase());
    names.dedup();
    names
}

fn things(now: &Things, then: &Things) -> Vec<RestoreThings> {
    let (a, b) = (&now.content, &then.content);
    let named = |kind: &str, changes: Vec<(String, RestoreChange)>, named: bool| {
        let how_many = |change| count(changes.iter().filter(|(_, known)| *known == change).count());
        RestoreThings {
            kind: kind.to_owned(),
            back: how_many(RestoreChange::Back),
            changed: how_many(RestoreChange::Changed),
            gone: how_many(RestoreChange::Gone),
            names: if named { names(changes) } else { Vec::new() },
        }
    };
    let all = [
        named("system", changes(&a.systems, &b.systems, |row| row.name.clone()), true),
        named("set", changes(&a.sets, &b.sets, |row| row.name.clone()), true),
        named("level", changes(&a.levels, &b.levels, nameless), false),
        named("authority", changes(&a.authorities, &b.authorities, nameless), false),
        named("flow", changes(&a.flows, &b.flows, nameless), false),
        named("dependency", changes(&a.dependencies, &b.dependencies, nameless), false),
        named("assessment", changes(&a.assessments, &b.assessments, nameless), false),
        named("measure", changes(&a.measure_statuses, &b.measure_statuses, nameless), false),
        named("risk", changes(&a.risks, &b.risks, nameless), false),
        named("incident", changes(&a.incidents, &b.incidents, nameless), false),
        named("document", documents(&now.documents, &then.documents), false),
        named("trust_list", changes(&a.trust_lists, &b.trust_lists, nameless), false),
    ];
    all.into_iter().filter(|things| things.back + things.changed + things.gone > 0).collect()
}

fn nameless<R>(_row: &R) -> String {
    String::new()
}

fn names(changes: Vec<(String, RestoreChange)>) -> Vec<RestoreName> {
    let mut names: Vec<RestoreName> =
        changes.into_iter().map(|(name, change)| RestoreName { name, change }).collect();
    names.sort_by_key(|row| (row.change as u8, row.name.to_lowercase()));
    names
}

/// Signed documents never change; only that they are numbered by another device does.
fn documents(now: &[tables::Document], then: &[tables::Document]) -> Vec<(String, RestoreChange)> {
    let unnumbered = |rows: &[tables::Document]| -> Vec<tables::Document> {
        rows.iter().map(|row| tables::Document { seq: None, ..row.clone() }).collect()
    };
    changes(&unnumbered(now), &unnumbered(then), nameless)
}

/// What happens to each row that is not as it was, with the name that it has now or gets back.
fn changes<R: Record + PartialEq>(
    now: &[R],
    then: &[R],
    name: impl Fn(&R) -> String,
) -> Vec<(String, RestoreChange)> {
    let by_key = |rows: &[R]| -> HashMap<String, usize> {
        rows.iter().enumerate().map(|(ix, row)| (key(row), ix)).collect()
    };
    let (now_by, then_by) = (by_key(now), by_key(then));
    let there_now = now.iter().filter_map(|row| match then_by.get(&key(row)) {
        None => Some((name(row), RestoreChange::Gone)),
        Some(&ix) => (then[ix] != *row).then(|| (name(row), RestoreChange::Changed)),
    });
    let back = then.iter().filter(|row| !now_by.contains_key(&key(*row)));
    there_now.chain(back.map(|row| (name(row), RestoreChange::Back))).collect()
}

fn key<R: Record>(row: &R) -> String {
    let values = row.values();
    let columns = R::COLUMNS.iter().zip(&values).filter(|(column, _)| R::KEY.contains(column));
    columns.map(|(_, value)| format!("{value:?} ")).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
