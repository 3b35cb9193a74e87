//! The open register: its systems, and adding them by hand.

use std::collections::{BTreeMap, BTreeSet};

use varsam_store::{Kind, Op, StoreError, tables};

use crate::dto::{AuthorityView, Changed, NewSystem, RegisterView, SystemRow};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, gate, handover, revisions, tasks};

/// The longest name or function, in characters.
pub(crate) const LONGEST_NAME: usize = 500;

/// The open register.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn register<H: Host>(app: &App<H>) -> Result<Changed<RegisterView>, AppError> {
    let mut state = app.state();
    view(state.session()?)
}

/// Gives the municipality's organisation number.
///
/// # Errors
/// `org_invalid`, those of the disk.
pub fn set_organisation<H: Host>(app: &App<H>, org: &str) -> Result<Changed<RegisterView>, AppError> {
    let org = valid_org(org)?;
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let register = tables::Register { org, ..session.snapshot()?.content.register.clone() };
    session.store.transact::<_, StoreError>(Op::SetOrganisation, "register", &stamp, |t| t.put(&register))?;
    session.changed();
    view(session)
}

/// Adds a system whose stop-gate was answered with no to every question. Any other answer leaves
/// only that something was stopped.
///
/// # Errors
/// `gate_incomplete`, `name_empty`, `name_invalid`, `unknown_thing` for the kind, those of the disk.
pub fn add_system<H: Host>(app: &App<H>, request: NewSystem) -> Result<Changed<RegisterView>, AppError> {
    if !gate::is_clear(&request.gate)? {
        let stamp = app.stamp();
        let mut state = app.state();
        let session = state.session()?;
        gate::stop_unwritten(session, &stamp)?;
        return view(session);
    }
    let name = valid_text(&request.name)?;
    let authority_name = valid_text(&request.authority_name)?;
    let kind = varsam_domain::facts::SystemKind::from_code(&request.kind)
        .ok_or_else(|| AppError::new("unknown_thing").with("id", &request.kind))?;
    let (id, new_authority) = (app.uuid().to_string(), app.uuid().to_string());
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let known = snapshot.content.authorities.iter().find(|row| row.name == authority_name);
    let authority = known.map_or(new_authority, |row| row.id.clone());
    let is_new = known.is_none();
    let system = tables::System {
        kind: kind.code().to_owned(),
        owner: optional_text(&request.owner)?,
        ..tables::System::blank(&id, &name, &authority)
    };
    let passed = gate::passed(&id, &BTreeSet::new(), &stamp)?;
    session.store.transact::<_, StoreError>(Op::AddSystem, &id, &stamp, |t| {
        if is_new {
            t.put(&tables::Authority {
                id: authority,
                name: authority_name,
                kind: varsam_domain::facts::AuthorityKind::Committee.code().to_owned(),
                parent: None,
            })?;
        }
        t.put(&system)?;
        t.put(&passed)
    })?;
    session.changed();
    view(session)
}

pub(crate) fn view(session: &mut Session) -> Result<Changed<RegisterView>, AppError> {
    let snapshot = session.snapshot()?;
    let mut per_authority: BTreeMap<&str, u32> = BTreeMap::new();
    let free = |row: &&tables::System| !snapshot.stopped.systems.contains_key(&row.id);
    for system in snapshot.content.systems.iter().filter(free) {
        *per_authority.entry(&system.authority).or_default() += 1;
    }
    let set_authorities: std::collections::BTreeSet<&str> =
        snapshot.content.sets.iter().map(|row| row.authority.as_str()).collect();
    let mut authorities: Vec<AuthorityView> = snapshot
        .content
        .authorities
        .iter()
        .filter(|row| {
            per_authority.contains_key(row.id.as_str()) || set_authorities.contains(row.id.as_str())
        })
        .map(|row| AuthorityView {
            id: row.id.clone(),
            name: row.name.clone(),
            kind: row.kind.clone(),
            systems: per_authority.get(row.id.as_str()).copied().unwrap_or_default(),
        })
        .collect();
    authorities.sort_by_key(|view| view.name.to_lowercase());
    let mut systems = (0..snapshot.content.systems.len())
        .filter(|&ix| free(&&snapshot.content.systems[ix]))
        .map(|ix| system_row(session, &snapshot, ix))
        .collect::<Result<Vec<_>, _>>()?;
    systems.sort_by_key(|row| row.name.to_lowercase());
    let register = &snapshot.content.register;
    let view = RegisterView {
        name: register.name.clone(),
        path: session.store.path().display().to_string(),
        sample: register.sample,
        newer: session.store.is_newer(),
        org: register.org.clone(),
        authorities,
        systems,
        sets: u32::try_from(snapshot.content.sets.len() - snapshot.stopped.sets.len()).unwrap_or(u32::MAX),
        answering: !snapshot.content.answering.is_empty(),
        stopped: gate::stop_rows(&snapshot),
        reviews: revisions::due(session, &snapshot),
    };
    session.answer(view)
}

fn system_row(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<SystemRow, AppError> {
    let row = &snapshot.content.systems[ix];
    let progress = snapshot.progress(&session.pack, ix);
    Ok(SystemRow {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        authority_name: snapshot.authority_name(&row.authority),
        owner: row.owner.clone(),
        kind: row.kind.clone(),
        sets: progress.sets,
        assessed: progress.assessed,
        to_assess: progress.cells,
        state: tasks::whole(session, snapshot, ix)?,
        calculated: snapshot.calculated[ix].iter().map(|c| c.level).collect(),
        central: snapshot.is_central(Kind::System, &row.id),
        away: handover::away(snapshot, &row.id),
    })
}

/// A name: something must be there, and not too much of it.
pub(crate) fn valid_text(text: &str) -> Result<String, AppError> {
    optional_text(text)?.ok_or_else(|| AppError::new("name_empty"))
}

/// A name that may be left out.
pub(crate) fn optional_text(text: &str) -> Result<Option<String>, AppError> {
    let text = text.trim();
    if text.chars().count() > LONGEST_NAME || text.chars().any(char::is_control) {
        return Err(AppError::new("name_invalid").with("longest", LONGEST_NAME));
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// A Swedish organisation number as `NNNNNN-NNNN`; `None` when nothing is given.
pub(crate) fn valid_org(text: &str) -> Result<Option<String>, AppError> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if text.trim().is_empty() {
        return Ok(None);
    }
    let only_digits = text.trim().chars().all(|c| c.is_ascii_digit() || c == '-' || c == ' ');
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(ix, &digit)| if ix % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit })
        .sum();
    if !only_digits || digits.len() != 10 || !sum.is_multiple_of(10) {
        return Err(AppError::new("org_invalid"));
    }
    let number: String = digits.iter().map(u32::to_string).collect();
    Ok(Some(format!("{}-{}", &number[..6], &number[6..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organisation_numbers_are_checked_and_written_one_way() {
        assert_eq!(valid_org(" "), Ok(None));
        assert_eq!(valid_org("2120002411"), Ok(Some("212000-2411".to_owned())));
        assert_eq!(valid_org("212000-2411 "), Ok(Some("212000-2411".to_owned())));
        for wrong in ["212000-2412", "212000", "212000-24111", "x212000-2411", "２１２０００2411"] {
            assert!(valid_org(wrong).is_err(), "{wrong}");
        }
    }
}
