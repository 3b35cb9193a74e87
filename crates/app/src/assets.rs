//! Tillgångar: what a system carries, and who owns it.

use varsam_domain::facts::{Environment, Handling, Identifier, PersonalData, SystemKind};
use varsam_store::{Kind, Op, StoreError, tables};

use crate::dto::{AssetRow, AssetsView, Changed, NewSet, SetOwner};
use crate::register::{optional_text, valid_text};
use crate::session::Session;
use crate::snapshot::{Carried, Snapshot};
use crate::{App, AppError, Host, tasks};

/// The longest description or reason, in characters.
pub(crate) const LONGEST_TEXT: usize = 20_000;

/// What a system carries.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn assets<H: Host>(app: &App<H>, system: &str) -> Result<AssetsView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Adds an information set that a system stores, or a process uses.
///
/// # Errors
/// `name_empty`, `name_invalid`, `unknown_thing`, those of the disk.
pub fn add_set<H: Host>(app: &App<H>, request: NewSet) -> Result<Changed<AssetsView>, AppError> {
    let name = valid_text(&request.name)?;
    let owner = optional_text(&request.owner)?;
    let description = valid_long_text(&request.description)?;
    check_codes(&request.personal_data, |code| PersonalData::from_code(code).is_some())?;
    check_codes(&request.identifiers, |code| Identifier::from_code(code).is_some())?;
    let id = app.uuid().to_string();
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let session_day = session.today.clone();
    let snapshot = session.snapshot()?;
    let system = &snapshot.content.systems[snapshot.asked_system(&request.system)?];
    let set = tables::InfoSet {
        owner,
        identifiers: tables::codes_to_json(&request.identifiers),
        personal_data: tables::codes_to_json(&request.personal_data),
        description,
        ..tables::InfoSet::blank(&id, &name, &system.authority)
    };
    // A process uses its information; where that lies is said of a system.
    let stores = system.kind != SystemKind::Process.code();
    let handling = if stores { Handling::Stores } else { Handling::Processes };
    session.store.transact::<_, StoreError>(Op::AddSet, &id, &stamp, |t| {
        t.put(&set)?;
        let holding = t.next_id::<tables::Holding>()?;
        t.put(&tables::Holding {
            id: holding,
            system: system.id.clone(),
            info_set: id.clone(),
            handling: handling.code().to_owned(),
            master: stores,
            environment: Environment::Production.code().to_owned(),
            since: Some(session_day.clone()),
        })
    })?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// Gives a set or a system another owner.
///
/// # Errors
/// `name_invalid`, `unknown_thing`, those of the disk.
pub fn set_owner<H: Host>(app: &App<H>, request: SetOwner) -> Result<Changed<AssetsView>, AppError> {
    let owner = optional_text(&request.owner)?;
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let object = request.set.as_ref().unwrap_or(&request.system);
    session.store.transact::<_, AppError>(Op::SetOwner, object, &stamp, |t| {
        match &request.set {
            Some(set) => {
                let row = &snapshot.content.sets[snapshot.set(set)?];
                t.put(&tables::InfoSet { owner, revision: row.revision + 1, ..row.clone() })?;
            }
            None => {
                let row = &snapshot.content.systems[snapshot.system(&request.system)?];
                t.put(&tables::System { owner, ..row.clone() })?;
            }
        }
        Ok(())
    })?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}

pub(crate) fn view(session: &mut Session, system: &str) -> Result<AssetsView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    Ok(AssetsView {
        system: tasks::head(session, &snapshot, ix)?,
        sets: snapshot
            .carried(ix)
            .iter()
            .map(|carried| asset_row(&snapshot, carried, system))
            .collect::<Result<_, _>>()?,
    })
}

fn asset_row(snapshot: &Snapshot, carried: &Carried, system: &str) -> Result<AssetRow, AppError> {
    let row = &snapshot.content.sets[carried.set];
    Ok(AssetRow {
        id: row.id.clone(),
        name: row.name.clone(),
        description: row.description.clone(),
        authority_name: snapshot.authority_name(&row.authority),
        owner: row.owner.clone(),
        held: carried.held,
        master: carried.master,
        from: carried.from.iter().map(|party| snapshot.party_name(party)).collect(),
        personal_data: tables::codes_from_json(&row.personal_data)?,
        identifiers: tables::codes_from_json(&row.identifiers)?,
        secrecy: tables::codes_from_json(&row.secrecy)?,
        subjects: row.subjects.clone(),
        also_in: snapshot
            .holders(carried.set)
            .into_iter()
            .filter(|&holder| holder != system)
            .map(|holder| snapshot.party_name(holder))
            .collect(),
        central: snapshot.is_central(Kind::Set, &row.id),
        revision: u32::try_from(row.revision).unwrap_or(u32::MAX),
    })
}

fn check_codes(codes: &[String], known: impl Fn(&str) -> bool) -> Result<(), AppError> {
    match codes.iter().find(|code| !known(code)) {
        Some(code) => Err(AppError::new("unknown_thing").with("id", code)),
        None => Ok(()),
    }
}

/// A text that may have several lines.
pub(crate) fn valid_long_text(text: &str) -> Result<String, AppError> {
    if text.chars().count() > LONGEST_TEXT {
        return Err(AppError::new("reason_too_long").with("longest", LONGEST_TEXT));
    }
    Ok(text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect())
}
