//! Files with a system on its way: made and opened in a folder of Varsam's own, which holds nothing
//! afterwards. The file that a person chose is never written to.

use std::path::Path;

use varsam_store::tables::{Document, Pack, SetApproval};
use varsam_store::{Content, Parcel, Stamp, Store, StoreError};

use crate::temp::Folder;
use crate::{App, AppError, Host};

/// The largest file that is read, in bytes.
pub(super) const MAX_FILE: u64 = 64 * 1024 * 1024;

/// A parcel that was read, and what it holds.
pub(super) struct Read {
    pub parcel: Parcel,
    pub content: Content,
    pub packs: Vec<Pack>,
    pub documents: Vec<Document>,
    pub approvals: Vec<SetApproval>,
}

/// The bytes of a file that holds a parcel.
pub(super) fn written<H: Host>(
    app: &App<H>,
    parcel: &Parcel,
    code: &str,
    stamp: &Stamp,
) -> Result<Vec<u8>, AppError> {
    let folder = Folder::new(app)?;
    let path = folder.path().join("parcel");
    Store::create_parcel(&path, code, parcel, stamp)?;
    Ok(std::fs::read(&path)?)
}

/// Reads a copy of a file with its code.
///
/// # Errors
/// `handover_bad` for anything else than a parcel, `handover_code_wrong`, `handover_newer`,
/// `handover_damaged`, `handover_foreign`, `too_large`, those of the disk.
pub(super) fn read<H: Host>(app: &App<H>, path: &Path, code: &str) -> Result<Read, AppError> {
    check_size(path)?;
    let folder = Folder::new(app)?;
    let copy = folder.path().join("parcel");
    std::fs::copy(path, &copy)?;
    let store = Store::open_parcel(&copy, code, &app.host.account(), &app.now()).map_err(not_opened)?;
    let read = || {
        Ok::<_, StoreError>(Read {
            parcel: store.read_parcel()?,
            content: store.content()?,
            packs: store.packs()?,
            documents: store.all_documents()?,
            approvals: store.set_approvals()?,
        })
    };
    read().map_err(damaged)
}

pub(super) fn check_size(path: &Path) -> Result<(), AppError> {
    if std::fs::metadata(path)?.len() <= MAX_FILE {
        return Ok(());
    }
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Err(AppError::new("too_large").with("file", file).with("most", MAX_FILE / (1024 * 1024)))
}

fn not_opened(error: StoreError) -> AppError {
    match error {
        StoreError::NotARegister => AppError::new("handover_bad"),
        StoreError::WrongPassphrase => AppError::new("handover_code_wrong"),
        StoreError::Newer => AppError::new("handover_newer"),
        other => damaged(other),
    }
}

/// An error about what a parcel holds. What the database says of it is not for people.
pub(super) fn damaged(error: StoreError) -> AppError {
    match error {
        StoreError::Unreadable(_) | StoreError::Database(_) | StoreError::WrongPassphrase => {
            AppError::new("handover_damaged").with("detail", error)
        }
        other => other.into(),
    }
}
