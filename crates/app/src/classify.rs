//! Klassa: the matrix of a system, a level and a reason at a time.

use varsam_store::{Op, StoreError, Transaction, tables};

use crate::assets::valid_long_text;
use crate::dto::{Cell, Changed, FloorView, MatrixRow, MatrixView, SetLevel, SetReason};
use crate::session::Session;
use crate::snapshot::{Carried, Snapshot};
use crate::{App, AppError, Host, tasks};

/// The matrix of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn matrix<H: Host>(app: &App<H>, system: &str) -> Result<MatrixView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Sets a level, or takes it away.
///
/// # Errors
/// `conflict` when the set was changed since the person saw it, `unknown_thing` for a set, aspect
/// or level that is not there, those of the disk.
pub fn set_level<H: Host>(app: &App<H>, request: SetLevel) -> Result<Changed<MatrixView>, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let level = level_id(session, &request)?;
    session.snapshot()?.asked_system(&request.system)?;
    let target = Target { set: &request.set, aspect: &request.aspect, revision: request.revision };
    write(app, session, Op::SetLevel, &target, |row| row.level = level)?;
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// Writes the reason for a level, and which consequence category decided.
///
/// # Errors
/// As [`set_level`]; `reason_too_long`.
pub fn set_reason<H: Host>(app: &App<H>, request: SetReason) -> Result<Changed<MatrixView>, AppError> {
    let reason = valid_long_text(&request.reason)?;
    let mut state = app.state();
    let session = state.session()?;
    if let Some(category) = &request.category
        && !session.pack.categories.iter().any(|known| &known.id == category)
    {
        return Err(AppError::new("unknown_thing").with("id", category));
    }
    session.snapshot()?.asked_system(&request.system)?;
    let target = Target { set: &request.set, aspect: &request.aspect, revision: request.revision };
    write(app, session, Op::SetReason, &target, |row| {
        row.reason = reason;
        row.category = request.category;
    })?;
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// Which cell a change is about, and what the person had seen of it.
pub(crate) struct Target<'a> {
    pub set: &'a str,
    pub aspect: &'a str,
    pub revision: u32,
}

impl Target<'_> {
    /// The set, unless it or the aspect is not there or the set was changed since it was seen.
    pub fn find(&self, session: &mut Session) -> Result<(usize, tables::InfoSet), AppError> {
        let snapshot = session.snapshot()?;
        let ix = snapshot.set(self.set)?;
        let set = &snapshot.content.sets[ix];
        if set.revision != i64::from(self.revision) {
            return Err(StoreError::Conflict { object: set.name.clone() }.into());
        }
        if session.pack.aspect_index(self.aspect).is_none() {
            return Err(AppError::new("unknown_thing").with("id", self.aspect));
        }
        Ok((ix, set.clone()))
    }
}

/// A set whose level or reason changes: its revision rises, and it was classified today.
pub(crate) fn touched(set: &tables::InfoSet, today: &str) -> tables::InfoSet {
    tables::InfoSet { revision: set.revision + 1, classified_at: Some(today.to_owned()), ..set.clone() }
}

fn level_id(session: &Session, request: &SetLevel) -> Result<Option<String>, AppError> {
    let unknown = || AppError::new("unknown_thing").with("id", &request.aspect);
    let aspect = session.pack.aspect_index(&request.aspect).ok_or_else(unknown)?;
    request
        .level
        .map(|number| session.pack.level(aspect, number).map(|level| level.id.clone()).ok_or_else(unknown))
        .transpose()
}

/// Changes a cell and raises the set's revision, in one operation.
fn write<H: Host>(
    app: &App<H>,
    session: &mut Session,
    op: Op,
    target: &Target<'_>,
    change: impl FnOnce(&mut tables::SetLevel),
) -> Result<(), AppError> {
    let Some(cell) = CellChange::of(session, target, op == Op::SetLevel, change)? else { return Ok(()) };
    let object = format!("{}/{}", target.set, target.aspect);
    session.store.transact::<_, StoreError>(op, &object, &app.stamp(), |t| cell.put(t))?;
    session.changed();
    Ok(())
}

/// What a changed cell brings about in the register.
pub(crate) struct CellChange {
    set: tables::InfoSet,
    row: tables::SetLevel,
    unknown: tables::UnknownLevel,
    weighed: Vec<tables::Consequence>,
}

impl CellChange {
    /// The change, if it is one. `levels` tells that the level is set, not only its reason.
    pub fn of(
        session: &mut Session,
        target: &Target<'_>,
        levels: bool,
        change: impl FnOnce(&mut tables::SetLevel),
    ) -> Result<Option<Self>, AppError> {
        let (ix, set) = target.find(session)?;
        let snapshot = session.snapshot()?;
        let before = snapshot.level_row(ix, target.aspect).cloned();
        let mut row = before.clone().unwrap_or_else(|| tables::SetLevel {
            info_set: set.id.clone(),
            aspect: target.aspect.to_owned(),
            pack: session.pack.id.clone(),
            level: None,
            category: None,
            reason: String::new(),
        });
        change(&mut row);
        if levels {
            row.pack.clone_from(&session.pack.id);
        }
        if before.as_ref() == Some(&row) {
            return Ok(None);
        }
        // A level set here is a judgement of the whole: consequences weighed for another one give way.
        let of_cell =
            |c: &&tables::Consequence| levels && c.info_set == row.info_set && c.aspect == row.aspect;
        Ok(Some(Self {
            weighed: snapshot.content.consequences.iter().filter(of_cell).cloned().collect(),
            set: touched(&set, &session.today),
            unknown: tables::UnknownLevel { info_set: set.id, aspect: target.aspect.to_owned() },
            row,
        }))
    }

    /// Writes it.
    pub fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        if self.row.level.is_some() {
            t.delete(&self.unknown)?;
        }
        self.weighed.iter().try_for_each(|consequence| t.delete(consequence))?;
        t.put(&self.set)?;
        t.put(&self.row)
    }
}

/// The matrix of a system as it is now.
pub(crate) fn view(session: &mut Session, system: &str) -> Result<MatrixView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    Ok(MatrixView {
        system: tasks::head(session, &snapshot, ix)?,
        rows: rows(session, &snapshot, ix),
        profile: tasks::profile(session, &snapshot, ix),
    })
}

/// The rows of a system's matrix.
pub(crate) fn rows(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<MatrixRow> {
    snapshot.carried(ix).iter().map(|carried| row(session, snapshot, carried)).collect()
}

fn row(session: &Session, snapshot: &Snapshot, carried: &Carried) -> MatrixRow {
    let set = &snapshot.content.sets[carried.set];
    MatrixRow {
        set: set.id.clone(),
        name: set.name.clone(),
        description: set.description.clone(),
        owner: set.owner.clone(),
        authority_name: snapshot.authority_name(&set.authority),
        held: carried.held,
        source: (!carried.held).then(|| {
            let names: Vec<String> = carried.from.iter().map(|party| snapshot.party_name(party)).collect();
            names.join(", ")
        }),
        systems: u32::try_from(snapshot.holders(carried.set).len()).unwrap_or(u32::MAX),
        revision: u32::try_from(set.revision).unwrap_or(u32::MAX),
        cells: (0..session.pack.aspects.len())
            .map(|aspect| cell(session, snapshot, carried.set, aspect))
            .collect(),
    }
}

fn cell(session: &Session, snapshot: &Snapshot, set: usize, aspect: usize) -> Cell {
    let id = &session.pack.aspects[aspect].id;
    let level = snapshot.facts.sets[set].levels[aspect];
    let floor = &snapshot.floors[set];
    let row = snapshot.level_row(set, id);
    Cell {
        aspect: id.clone(),
        level,
        category: row.and_then(|row| row.category.clone()),
        reason: row.map(|row| row.reason.clone()).unwrap_or_default(),
        floor: floor_view(session, snapshot, set, aspect),
        below_floor: level.zip(floor.levels[aspect]).is_some_and(|(level, floor)| level < floor),
        reason_missing: snapshot.reason_need(&session.pack, set, aspect).is_some_and(|(_, missing)| missing),
    }
}

/// The suggested minimum of a cell.
pub(crate) fn floor_view(
    session: &Session,
    snapshot: &Snapshot,
    set: usize,
    aspect: usize,
) -> Option<FloorView> {
    let floor = &snapshot.floors[set];
    floor.levels[aspect].map(|level| FloorView {
        level,
        why: floor.reasons(&session.pack, aspect).iter().map(|floor| floor.why.clone()).collect(),
    })
}
