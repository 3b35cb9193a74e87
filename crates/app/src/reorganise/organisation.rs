//! The organisation of the register as a whole: its authorities, what is decommissioned, what was
//! disposed of, and where old ids and names lead.

use varsam_store::Kind;

use super::plan::count;
use super::view::decommissioned;
use crate::AppError;
use crate::dto::{DisposedRow, LedRow, OrganisationRow, OrganisationView};
use crate::session::Session;
use crate::snapshot::Snapshot;

pub(super) fn view(session: &mut Session) -> Result<OrganisationView, AppError> {
    let snapshot = session.snapshot()?;
    let content = &snapshot.content;
    let mut gone: Vec<_> = content
        .decommissioned
        .iter()
        .filter_map(|row| decommissioned(&snapshot, Kind::from_code(&row.kind)?, &row.object))
        .collect();
    gone.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.name.cmp(&b.name)));
    let mut disposed: Vec<DisposedRow> = content
        .disposed
        .iter()
        .map(|row| DisposedRow {
            kind: row.kind.clone(),
            id: row.object.clone(),
            decommissioned_at: row.decommissioned_at.clone(),
            decision: row.decision.clone(),
            decided_at: row.decided_at.clone(),
            disposed_at: row.disposed_at.clone(),
        })
        .collect();
    disposed.sort_by(|a, b| b.disposed_at.cmp(&a.disposed_at).then_with(|| a.id.cmp(&b.id)));
    Ok(OrganisationView {
        authorities: authorities(&snapshot),
        decommissioned: gone,
        disposed,
        led: led(&snapshot),
    })
}

fn authorities(snapshot: &Snapshot) -> Vec<OrganisationRow> {
    let (content, stopped) = (&snapshot.content, &snapshot.stopped);
    let mut rows: Vec<OrganisationRow> = content
        .authorities
        .iter()
        .map(|row| {
            let systems = content.systems.iter().filter(|one| one.authority == row.id);
            let sets = content.sets.iter().filter(|one| one.authority == row.id);
            OrganisationRow {
                id: row.id.clone(),
                name: row.name.clone(),
                kind: row.kind.clone(),
                systems: count(systems.filter(|one| !stopped.systems.contains_key(&one.id)).count()),
                sets: count(sets.filter(|one| !stopped.sets.contains_key(&one.id)).count()),
            }
        })
        .collect();
    rows.sort_by_key(|row| row.name.to_lowercase());
    rows
}

fn led(snapshot: &Snapshot) -> Vec<LedRow> {
    let content = &snapshot.content;
    let name = |kind: Kind, id: &str| {
        if kind == Kind::Set { snapshot.set_name(id) } else { snapshot.party_name(id) }
    };
    let merged = content.aliases.iter().filter_map(|row| {
        let kind = Kind::from_code(&row.kind)?;
        Some(LedRow {
            kind: row.kind.clone(),
            old_id: Some(row.old_id.clone()),
            old_name: row.old_name.clone(),
            name: name(kind, content.resolved(kind, &row.old_id)),
            at: row.at.clone(),
        })
    });
    let renamed = content.former_names.iter().filter_map(|row| {
        Some(LedRow {
            kind: row.kind.clone(),
            old_id: None,
            old_name: row.name.clone(),
            name: name(Kind::from_code(&row.kind)?, &row.object),
            at: row.until.clone(),
        })
    });
    let mut rows: Vec<LedRow> = merged.chain(renamed).collect();
    rows.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.old_name.cmp(&b.old_name)));
    rows
}
