//! Many levels at once: what would change, and then all of it as one operation.

use std::collections::{BTreeMap, BTreeSet};

use varsam_store::{Op, StoreError, tables};

use crate::classify::{floor_view, touched, view};
use crate::dto::{BulkChange, BulkPreview, Changed, MatrixView, SetLevels};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// What [`set_levels`] would change with the same request. Nothing is written.
///
/// # Errors
/// As [`set_levels`].
pub fn preview_bulk<H: Host>(app: &App<H>, request: &SetLevels) -> Result<BulkPreview, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let system = snapshot.asked_system(&request.system)?;
    let wanted = wanted(session, &snapshot, request)?;
    let differ: Vec<&Wanted> = wanted.iter().filter(|cell| cell.differs(&snapshot)).collect();
    Ok(BulkPreview {
        same: u32::try_from(wanted.len() - differ.len()).unwrap_or(u32::MAX),
        changes: differ.into_iter().map(|cell| change(session, &snapshot, system, cell)).collect(),
    })
}

/// Sets many levels, or takes them away, as one operation with one undo.
///
/// # Errors
/// `conflict` when any of the sets was changed since the person saw it: then it names all of them
/// and nothing is written. `unknown_thing` for a set, aspect or level that is not there; those of
/// the disk.
pub fn set_levels<H: Host>(app: &App<H>, request: SetLevels) -> Result<Changed<MatrixView>, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let wanted = wanted(session, &snapshot, &request)?;
    let rows = wanted.iter().filter(|cell| cell.differs(&snapshot)).map(|cell| {
        let row = cell.row(session, &snapshot);
        tables::SetLevel { level: cell.level_id(session), pack: session.pack.id.clone(), ..row }
    });
    let rows = rows.collect();
    write(app, session, Op::SetLevels, &request.system, rows)?;
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// A cell and the level that it shall have, by their places.
pub(crate) struct Wanted {
    pub set: usize,
    pub aspect: usize,
    pub level: Option<u8>,
}

impl Wanted {
    /// Whether the cell has another level now.
    pub fn differs(&self, snapshot: &Snapshot) -> bool {
        snapshot.facts.sets[self.set].levels[self.aspect] != self.level
    }

    /// The row of the cell as it is, or an empty one.
    pub fn row(&self, session: &Session, snapshot: &Snapshot) -> tables::SetLevel {
        let aspect = &session.pack.aspects[self.aspect].id;
        snapshot.level_row(self.set, aspect).cloned().unwrap_or_else(|| tables::SetLevel {
            info_set: snapshot.content.sets[self.set].id.clone(),
            aspect: aspect.clone(),
            pack: session.pack.id.clone(),
            level: None,
            category: None,
            reason: String::new(),
        })
    }

    /// The id of the level.
    pub fn level_id(&self, session: &Session) -> Option<String> {
        self.level.and_then(|number| session.pack.level(self.aspect, number)).map(|level| level.id.clone())
    }
}

/// The cells of a request, each once, when all of them are there and as the person saw them.
fn wanted(session: &Session, snapshot: &Snapshot, request: &SetLevels) -> Result<Vec<Wanted>, AppError> {
    let mut seen = BTreeSet::new();
    let mut stale = BTreeMap::new();
    let mut wanted = Vec::new();
    for cell in &request.cells {
        let unknown = || AppError::new("unknown_thing").with("id", &cell.aspect);
        let set = snapshot.set(&cell.set)?;
        let aspect = session.pack.aspect_index(&cell.aspect).ok_or_else(unknown)?;
        if cell.level.is_some_and(|number| session.pack.level(aspect, number).is_none()) {
            return Err(unknown());
        }
        let row = &snapshot.content.sets[set];
        if row.revision != i64::from(cell.revision) {
            stale.insert(&row.id, row.name.clone());
        }
        if seen.insert((set, aspect)) {
            wanted.push(Wanted { set, aspect, level: cell.level });
        }
    }
    conflict(stale.into_values().collect())?;
    Ok(wanted)
}

/// Refuses when any set was changed since it was seen, and names all of them.
pub(crate) fn conflict(stale: Vec<String>) -> Result<(), AppError> {
    if stale.is_empty() { Ok(()) } else { Err(StoreError::Conflict { object: stale.join(", ") }.into()) }
}

fn change(session: &Session, snapshot: &Snapshot, system: usize, cell: &Wanted) -> BulkChange {
    let set = &snapshot.content.sets[cell.set];
    let here = &snapshot.content.systems[system].id;
    let others = snapshot.holders(cell.set).into_iter().filter(|id| id != here);
    let floor = snapshot.floors[cell.set].levels[cell.aspect];
    let need = snapshot.reason_need_at(&session.pack, cell.set, cell.aspect, cell.level);
    BulkChange {
        set: set.id.clone(),
        name: set.name.clone(),
        aspect: session.pack.aspects[cell.aspect].id.clone(),
        from: snapshot.facts.sets[cell.set].levels[cell.aspect],
        to: cell.level,
        floor: floor_view(session, snapshot, cell.set, cell.aspect),
        below_floor: cell.level.zip(floor).is_some_and(|(level, floor)| level < floor),
        reason_missing: need.is_some_and(|(_, missing)| missing),
        elsewhere: others.map(|id| snapshot.party_name(id)).collect(),
    }
}

/// Writes the cells as one operation; the revision of every set rises once. A level set here is a
/// judgement of the whole: "vet inte" and consequences weighed for another level give way.
pub(crate) fn write<H: Host>(
    app: &App<H>,
    session: &mut Session,
    op: Op,
    object: &str,
    rows: Vec<tables::SetLevel>,
) -> Result<(), AppError> {
    if rows.is_empty() {
        return Ok(());
    }
    let snapshot = session.snapshot()?;
    let about = |set: &str, aspect: &str| {
        rows.iter().find(|row| row.info_set == set && row.aspect == aspect).map(|row| row.level.is_some())
    };
    let content = &snapshot.content;
    let weighed = content.consequences.iter().filter(|row| about(&row.info_set, &row.aspect).is_some());
    let unknown = content.unknown_levels.iter().filter(|row| about(&row.info_set, &row.aspect) == Some(true));
    let sets: BTreeSet<&str> = rows.iter().map(|row| row.info_set.as_str()).collect();
    let sets = sets.into_iter().map(|id| snapshot.set(id)).collect::<Result<Vec<_>, _>>()?;
    let stamp = app.stamp();
    session.store.transact::<_, StoreError>(op, object, &stamp, |t| {
        weighed.into_iter().try_for_each(|row| t.delete(row))?;
        unknown.into_iter().try_for_each(|row| t.delete(row))?;
        sets.iter().try_for_each(|&set| t.put(&touched(&content.sets[set], &session.today)))?;
        rows.iter().try_for_each(|row| t.put(row))
    })?;
    session.changed();
    Ok(())
}
