//! Handing over: a file is written and read back, and only then is the system locked here.

use std::path::Path;

use varsam_bundle::one_time_code;
use varsam_store::tables::Handover;
use varsam_store::{Op, Parcel, Stamp, write_whole};
use zeroize::Zeroizing;

use super::{ENDING, free_system, parcel_file, round_open};
use crate::dto::{Changed, HandOver, HandedOver};
use crate::export::{self, file_name};
use crate::register::valid_text;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, SaveKind, tasks};

/// Writes a system to a file with a one-time code that is shown once, and locks it here. `None`
/// when the person changes their mind; nothing was made.
///
/// A lock without a file would take the system away from everybody, so the file is first, and is
/// read back with the code. When the lock fails, the file goes.
///
/// # Errors
/// `name_empty`, `name_invalid`, `handover_round_open`, `export_check_failed`; as
/// [`super::hand_over_view`].
pub fn hand_over<H: Host>(app: &App<H>, request: HandOver) -> Result<Option<Changed<HandedOver>>, AppError> {
    let to_whom = valid_text(&request.to_whom)?;
    let suggested = prepared(app, &request.system)?;
    let open = app.open_register()?;
    let Some(path) = app.host.ask_save(SaveKind::Handover, &format!("{suggested}.{ENDING}")) else {
        return Ok(None);
    };
    app.still_open(&open)?;
    let mut random = Zeroizing::new([0; 10]);
    app.host.random(random.as_mut());
    let code = Zeroizing::new(one_time_code::of_random(&random));
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = free_system(&snapshot, &request.system)?;
    let row = row(app, session, &snapshot, &request.system, to_whom)?;
    let parcel = session.store.pack_up(&row)?;
    let bytes = parcel_file::written(app, &parcel, &code, &stamp)?;
    write_whole(&path, &bytes)?;
    let locked =
        opened_again(app, &path, &code, &parcel).and_then(|()| lock(session, &parcel, &path, &bytes, &stamp));
    if let Err(error) = locked {
        // Nobody may find it and go on with a system that is not locked here.
        let _ = std::fs::remove_file(&path);
        return Err(error);
    }
    session.changed();
    let snapshot = session.snapshot()?;
    let view = HandedOver {
        path: path.display().to_string(),
        code: code.to_string(),
        system: tasks::head(session, &snapshot, ix)?,
    };
    session.answer(view).map(Some)
}

/// Everything that can be wrong before a person is asked where to save; the name to suggest.
fn prepared<H: Host>(app: &App<H>, system: &str) -> Result<String, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = free_system(&snapshot, system)?;
    if round_open(&snapshot, system) {
        return Err(AppError::new("handover_round_open"));
    }
    session.store.pack_up(&row(app, session, &snapshot, system, String::new())?)?;
    Ok(file_name(&snapshot.content.systems[ix].name))
}

/// The hand-over of a system that leaves now.
pub(super) fn row<H: Host>(
    app: &App<H>,
    session: &Session,
    snapshot: &Snapshot,
    system: &str,
    to_whom: String,
) -> Result<Handover, AppError> {
    let id = app.uuid().to_string();
    let came = session.store.content()?.handovers.into_iter();
    let came = came.filter(|row| row.direction == "in" && row.system == system);
    let newest = came.max_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    let mut trail = newest.map(|row| super::judge::trail(&row)).unwrap_or_default();
    trail.push(id.clone());
    let register = &snapshot.content.register;
    Ok(Handover {
        system: system.to_owned(),
        direction: "parcel".to_owned(),
        from_register: register.uuid.clone(),
        from_name: register.name.clone(),
        to_whom,
        at: app.now(),
        by: app.host.account(),
        trail: serde_json::json!(trail).to_string(),
        ended_at: None,
        ended: None,
        id,
    })
}

/// Reads the file back with its code.
fn opened_again<H: Host>(app: &App<H>, path: &Path, code: &str, parcel: &Parcel) -> Result<(), AppError> {
    let failed = |detail: &str| AppError::new("export_check_failed").with("detail", detail);
    let read = parcel_file::read(app, path, code).map_err(|error| failed(error.code))?;
    if &read.parcel == parcel { Ok(()) } else { Err(failed(ENDING)) }
}

fn lock(
    session: &mut Session,
    parcel: &Parcel,
    path: &Path,
    bytes: &[u8],
    stamp: &Stamp,
) -> Result<(), AppError> {
    session.store.transact::<_, AppError>(Op::HandOver, parcel.system(), stamp, |t| {
        t.hand_over(parcel)?;
        Ok(t.put(&export::row(t, parcel.system(), "handover", path, bytes, &stamp.at)?)?)
    })
}
