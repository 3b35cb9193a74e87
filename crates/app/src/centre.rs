//! What the centre sends to a register, and what a register asks of it. A file may hold several
//! documents; each is judged by itself, a trust list first, because it says who vouches for the rest.

mod catalogue;
mod enrol;
mod file;
mod pack;
mod settle;
mod trust_list;

use std::sync::Arc;

use varsam_bundle::TrustStore;
use varsam_bundle::keys::grouped;
use varsam_bundle::payload::TrustEntry;

use crate::dto::{CentreView, GrantRow, KeyChange, KeyRow, TrustListHere};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::trust::Trust;
use crate::{App, AppError, Host};

pub use catalogue::{open_centre_catalogue, take_catalogue};
pub use enrol::enrol_key;
pub(crate) use file::Chosen;
pub use file::{cancel_centre_file, choose_centre_file};
pub use pack::open_centre_pack;
pub use trust_list::take_trust_list;

/// What the register has from the centre.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn centre<H: Host>(app: &App<H>) -> Result<CentreView, AppError> {
    view(app.state().session()?)
}

fn view(session: &mut Session) -> Result<CentreView, AppError> {
    let snapshot = session.snapshot()?;
    let trust = session.trust(&snapshot.content)?;
    let row = snapshot.content.trust_lists.first();
    Ok(CentreView {
        org: snapshot.content.register.org.is_some(),
        list: row.zip(trust.list.as_ref()).map(|(row, list)| TrustListHere {
            version: list.version(),
            root: grouped(&row.root),
            next_update: row.next_update.clone(),
            overdue: row.next_update < session.today,
            taken_at: row.taken_at.clone(),
            keys: keys(&snapshot, &trust, list),
        }),
        catalogues: catalogue::here(&snapshot),
    })
}

/// The keys of a list, by function.
fn keys(snapshot: &Snapshot, trust: &Trust, list: &Arc<TrustStore>) -> Vec<KeyRow> {
    let mut keys: Vec<KeyRow> =
        list.entries().map(|entry| key_row(snapshot, trust, entry, KeyChange::Same)).collect();
    keys.sort_by_key(|key| key.function.to_lowercase());
    keys
}

fn key_row(snapshot: &Snapshot, trust: &Trust, entry: &TrustEntry, change: KeyChange) -> KeyRow {
    let grants = entry.grants.iter().map(|grant| GrantRow {
        role: grant.role.as_str().to_owned(),
        authority: grant.authority.as_deref().map(|id| snapshot.authority_name(id)),
        function: grant.function.clone(),
    });
    KeyRow {
        thumbprint: grouped(&entry.kid),
        function: entry.function.clone(),
        name: entry.name.clone().unwrap_or_default(),
        grants: grants.collect(),
        valid_until: entry.valid_until.to_string(),
        standing: trust.standing(&entry.kid),
        change,
    }
}
