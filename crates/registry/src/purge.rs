//! Purge: the content of what is withdrawn goes, its digests stay.

use serde::Serialize;
use varsam_bundle::{Envelope, Identified, RawDocument};

use crate::db::{Db, Tx, WithdrawnRow};
use crate::error::RegistryError;
use crate::given::Given;
use crate::withdrawal;

/// What a purge did, or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PurgeReport {
    /// `purge/1`.
    pub v: &'static str,
    /// Whether it only says what it would do.
    pub dry_run: bool,
    /// The documents whose content goes. Their digests are kept.
    pub documents: Vec<WithdrawnRow>,
    /// Envelope digests of copies that were set aside.
    pub set_aside: Vec<String>,
}

/// Removes the content of everything withdrawn, then rewrites the file so that nothing of it is left
/// there either. Stopped anywhere, it is completed by the next run; run again, it changes no row.
///
/// # Errors
/// Those of the database, then nothing was removed; and [`RegistryError::PurgeUnfinished`].
pub fn purge(db: &mut Db, dry_run: bool, given: &Given) -> Result<PurgeReport, RegistryError> {
    let tx = db.begin()?;
    let documents = tx.not_purged()?;
    let set_aside = copies_set_aside(&tx)?;
    if !dry_run {
        tx.drop_set_aside(&set_aside.iter().map(String::as_str).collect::<Vec<_>>())?;
        tx.remove_withdrawn(given.now)?;
        tx.commit()?;
        // Also when no row went: the run before may have been stopped just here.
        db.wipe()?;
    }
    Ok(PurgeReport { v: "purge/1", dry_run, documents, set_aside })
}

/// Envelope digests of documents set aside that a withdrawal keeps out.
fn copies_set_aside(tx: &Tx<'_>) -> Result<Vec<String>, RegistryError> {
    let mut found = Vec::new();
    for aside in tx.all_set_aside()? {
        let Some(json) = tx.set_aside_json(&aside.envelope)? else { continue };
        let Ok(envelope) = Envelope::read(&RawDocument { index: 0, json: json.as_bytes() }) else { continue };
        let claimed = withdrawal::claimed_result(&envelope);
        if withdrawal::keeps_out(tx, &Identified::from(&envelope), claimed.as_deref())? {
            found.push(aside.envelope);
        }
    }
    Ok(found)
}
