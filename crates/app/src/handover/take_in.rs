//! Taking a system in: chosen, opened with its code, shown, and written in one operation when a
//! person has said so.

use std::path::PathBuf;

use varsam_bundle::one_time_code;
use varsam_store::tables::Handover;
use varsam_store::{Op, Thing, Transaction};
use zeroize::Zeroizing;

use super::judge::{self, Coming};
use super::parcel_file::{self, Read, damaged};
use super::told;
use crate::dto::{Changed, HandoverFile, TakeInView, TakenIn};
use crate::session::Session;
use crate::{App, AppError, Host};

/// A file that was chosen, and what it holds once its code was given.
pub(crate) struct Chosen {
    path: PathBuf,
    opened: Option<Opened>,
}

struct Opened {
    read: Read,
    /// The newest operation of the register when the person was shown what would happen.
    seen: Option<i64>,
}

/// Asks for a file with a system. It is not opened before its code is given.
///
/// # Errors
/// `no_register_open`, `handover_assignment`, `too_large`, those of the disk.
pub fn choose_handover<H: Host>(app: &App<H>) -> Result<Option<HandoverFile>, AppError> {
    let open = app.open_register()?;
    let Some(path) = app.host.ask_handover() else { return Ok(None) };
    app.still_open(&open)?;
    parcel_file::check_size(&path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut state = app.state();
    if !state.session()?.snapshot()?.content.answering.is_empty() {
        return Err(AppError::new("handover_assignment"));
    }
    state.handover = Some(Chosen { path, opened: None });
    Ok(Some(HandoverFile { name }))
}

/// Opens the chosen file with its code and says what taking it in would do. Nothing is written.
///
/// # Errors
/// `handover_none` when no file is chosen; those of reading it, of what it is to this register, and
/// of what stands here in its way.
pub fn open_handover<H: Host>(app: &App<H>, code: String) -> Result<TakeInView, AppError> {
    let typed = Zeroizing::new(code);
    let code = one_time_code::normal(&typed).ok_or_else(|| AppError::new("handover_code_wrong"))?;
    let code = Zeroizing::new(code);
    let path = {
        let state = app.state();
        let chosen = state.handover.as_ref().ok_or_else(|| AppError::new("handover_none"))?;
        chosen.path.clone()
    };
    let read = parcel_file::read(app, &path, &code)?;
    let mut state = app.state();
    let session = state.session()?;
    let view = shown(session, &read)?;
    let seen = session.store.last_entry().map(|entry| entry.seq);
    state.handover = Some(Chosen { path, opened: Some(Opened { read, seen }) });
    Ok(view)
}

fn shown(session: &mut Session, read: &Read) -> Result<TakeInView, AppError> {
    let known = session.store.content()?;
    let coming = judge::coming(&known.handovers, &read.parcel.handover)?;
    let things = match &coming {
        Coming::Already => Vec::new(),
        _ => {
            judge::belongs(session, read)?;
            let before = judge::problems(&known, &session.pack)?;
            let pack = session.pack.clone();
            session.store.dry_run(|t| take(t, read, &coming, &pack, before, ""))?
        }
    };
    let row = &read.parcel.handover;
    Ok(TakeInView {
        system: told::name_of(&read.content, "system", read.parcel.system()),
        from: row.from_name.clone(),
        by: row.by.clone(),
        to_whom: row.to_whom.clone(),
        at: row.at.clone(),
        left_at: match &coming {
            Coming::Back(out) => Some(out.at.clone()),
            _ => None,
        },
        already: coming == Coming::Already,
        things: told::things(&things, &known, read),
    })
}

/// Writes what comes, and says whether the facts still hang together as well as before.
fn take(
    t: &mut Transaction<'_>,
    read: &Read,
    coming: &Coming,
    pack: &varsam_domain::Pack,
    problems_before: usize,
    at: &str,
) -> Result<Vec<Thing>, AppError> {
    let ends: Option<&Handover> = match coming {
        Coming::Back(out) => Some(out),
        _ => None,
    };
    let things = t.take_in(&read.parcel, ends, at).map_err(damaged)?;
    let content = t.content()?;
    let facts = content.facts(pack).map_err(damaged)?;
    let problems = varsam_domain::check(&facts, pack);
    match problems.last() {
        Some(problem) if problems.len() > problems_before => Err(judge::facts_error(problem)),
        _ => Ok(things),
    }
}

/// Takes the opened file in, as it was shown. A file that has been taken in changes nothing.
///
/// # Errors
/// `handover_none`; `handover_moved` when the register has changed since it was shown; as
/// [`open_handover`]. Nothing is written then.
pub fn take_in<H: Host>(app: &App<H>) -> Result<Changed<TakenIn>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let Some(Chosen { opened: Some(opened), .. }) = state.handover.take() else {
        return Err(AppError::new("handover_none"));
    };
    let session = state.session()?;
    if session.store.last_entry().map(|entry| entry.seq) != opened.seen {
        return Err(AppError::new("handover_moved"));
    }
    let read = opened.read;
    let known = session.store.content()?;
    let coming = judge::coming(&known.handovers, &read.parcel.handover)?;
    if coming != Coming::Already {
        judge::belongs(session, &read)?;
        let before = judge::problems(&known, &session.pack)?;
        let pack = session.pack.clone();
        session.store.transact(Op::TakeIn, read.parcel.system(), &stamp, |t| {
            take(t, &read, &coming, &pack, before, &stamp.at).map(drop)
        })?;
        // Older pages of votes that were forgotten; what cannot be emptied now is overwritten in time.
        let _ = session.store.settle();
        session.changed();
    }
    let system = read.parcel.system().to_owned();
    session.answer(TakenIn { system })
}

/// Forgets the chosen file.
///
/// # Errors
/// None.
pub fn cancel_handover<H: Host>(app: &App<H>) -> Result<(), AppError> {
    app.state().handover = None;
    Ok(())
}
