//! Moving to another edition of the model: shows what changes before it happens, and never changes a
//! stored level by itself.

use varsam_bundle::digest::sha256_hex;
use varsam_domain::{Evaluation, LevelFate, ListChange, Pack, PackDiff, pack_diff};
use varsam_store::{Op, StoreError, tables};

use crate::dto::{Changed, PackChangeLine, PackChangeView, ProblemDto, RegisterView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, pack, register, together};

/// The largest pack that is read, in bytes.
const MOST: u64 = 4 * 1024 * 1024;

/// A pack that has been read and not moved to.
pub(crate) struct Chosen {
    pack: Pack,
    content: String,
}

/// Asks for an edition of the register's model and shows what moving to it would mean. Nothing is
/// written.
///
/// # Errors
/// `pack_invalid` with every problem and its place, `pack_other` for another model, `pack_same` for
/// the edition in use, `too_large`, those of the disk.
pub fn choose_pack<H: Host>(app: &App<H>) -> Result<Option<PackChangeView>, AppError> {
    let open = app.open_register()?;
    let Some(path) = app.host.ask_pack() else { return Ok(None) };
    app.still_open(&open)?;
    if std::fs::metadata(&path)?.len() > MOST {
        let most = MOST / (1024 * 1024);
        return Err(AppError::new("too_large").with("file", path.display()).with("most", most));
    }
    let bytes = std::fs::read(&path)?;
    let new = read(&bytes)?;
    let mut state = app.state();
    let session = state.session()?;
    if new.id != session.pack.id {
        return Err(AppError::new("pack_other").with("name", &new.id));
    }
    if new.version == session.pack.version {
        return Err(AppError::new("pack_same").with("version", &new.version));
    }
    let (chosen, view) = preview(session, String::from_utf8_lossy(&bytes).into_owned())?;
    state.pack = Some(chosen);
    Ok(Some(view))
}

/// Reads a pack.
///
/// # Errors
/// `pack_invalid` with every problem and its place.
pub(crate) fn read(bytes: &[u8]) -> Result<Pack, AppError> {
    varsam_exchange::read_pack(bytes).map_err(|problems| told("pack_invalid", &problems))
}

/// What moving to an edition of the register's model would mean.
///
/// # Errors
/// As [`read`].
pub(crate) fn preview(session: &mut Session, content: String) -> Result<(Chosen, PackChangeView), AppError> {
    let pack = read(content.as_bytes())?;
    let view = view(session, &pack)?;
    Ok((Chosen { pack, content }, view))
}

/// Moves the register to the chosen edition. Every stored level stays as it is; one that the edition
/// does not have counts as not assessed until somebody assesses it.
///
/// # Errors
/// `pack_none` when nothing is chosen, those of the disk.
pub fn move_to_pack<H: Host>(app: &App<H>) -> Result<Changed<RegisterView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let chosen = state.pack.take().ok_or_else(|| AppError::new("pack_none"))?;
    let session = state.session()?;
    let before = session.snapshot()?.content.register.clone();
    let row = tables::Pack {
        id: chosen.pack.id.clone(),
        version: chosen.pack.version.clone(),
        sha256: sha256_hex(chosen.content.as_bytes()),
        content: chosen.content,
    };
    let register = tables::Register { pack_version: row.version.clone(), ..before };
    session.store.transact::<_, StoreError>(Op::MovePack, &register.pack_version, &stamp, |t| {
        t.put(&row)?;
        t.put(&register)
    })?;
    session.changed();
    register::view(session)
}

/// Everything that is wrong with a pack, as an error with a code.
pub(crate) fn told(code: &'static str, problems: &[varsam_exchange::PackProblem]) -> AppError {
    let mut error = AppError::new(code).with("count", problems.len());
    error.problems = problems
        .iter()
        .map(|problem| ProblemDto {
            code: problem.kind.code().to_owned(),
            args: problem.kind.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            hinders: true,
            file: None,
            row: None,
            column: Some(problem.place.clone()),
        })
        .collect();
    error
}

fn view(session: &mut Session, new: &Pack) -> Result<PackChangeView, AppError> {
    let snapshot = session.snapshot()?;
    let diff = pack_diff(&session.pack, new);
    let after = Evaluation::new(&snapshot.content.facts(new)?, new);
    let (kept, renumbered, gone) = levels(&snapshot, &diff);
    Ok(PackChangeView {
        from: pack::name(&session.pack),
        to: pack::name(new),
        lines: lines(&diff),
        thresholds: diff.thresholds,
        demands: diff.demands,
        levels_kept: kept,
        levels_renumbered: renumbered,
        levels_gone: gone,
        decisions_before: decisions(&snapshot, &snapshot.evaluation, &session.pack),
        decisions_after: decisions(&snapshot, &after, new),
    })
}

fn lines(diff: &PackDiff) -> Vec<PackChangeLine> {
    let count = |ids: &Vec<String>| u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let line = |list: &str, change: &ListChange| PackChangeLine {
        list: list.to_owned(),
        added: count(&change.added),
        removed: count(&change.removed),
        changed: count(&change.changed),
    };
    let lists = [
        ("aspects", &diff.aspects),
        ("categories", &diff.categories),
        ("floors", &diff.floors),
        ("flags", &diff.flags),
        ("questions", &diff.questions),
        ("information_types", &diff.information_types),
    ];
    lists
        .into_iter()
        .filter(|(_, change)| !change.is_empty())
        .map(|(name, change)| line(name, change))
        .collect()
}

/// How many stored levels stay, get another number, or are not in the new edition.
fn levels(snapshot: &Snapshot, diff: &PackDiff) -> (u32, u32, u32) {
    let stored = snapshot.content.levels.iter().filter_map(|row| Some((&row.aspect, row.level.as_deref()?)));
    stored.fold((0, 0, 0), |(kept, renumbered, gone), (aspect, level)| match diff.fate(aspect, level) {
        Some(LevelFate::Same) => (kept + 1, renumbered, gone),
        Some(LevelFate::Renumbered { .. }) => (kept, renumbered + 1, gone),
        Some(LevelFate::Gone) | None => (kept, renumbered, gone + 1),
    })
}

/// How many conversations the register's systems must have.
fn decisions(snapshot: &Snapshot, evaluation: &Evaluation, pack: &Pack) -> u32 {
    let systems = snapshot.content.systems.iter();
    let talks = systems.flat_map(|system| evaluation.talks(pack, &system.id));
    let must = talks.filter(|talk| !together::due(evaluation, talk).is_empty());
    u32::try_from(must.count()).unwrap_or(u32::MAX)
}
