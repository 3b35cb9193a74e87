//! Backups of the register: made without being asked for, listed, and restored after a person has
//! seen what follows.

mod preview;

use std::path::{Path, PathBuf};

use varsam_store::{Backup, BackupKind, Copier, Restore, StoreError, backup_folder, backups as found};
use zeroize::Zeroizing;

use crate::dto::{
    BackupReason, BackupRow, BackupsView, Changed, RegisterView, RestoreBackup, RestorePreview, SafetyView,
};
use crate::session::Session;
use crate::{App, AppError, Host, SaveKind, start};

/// Looks at every page of the register's file the first time, and makes a backup when anything has
/// changed since the newest. The window asks for it when its first screen is usable, and then again
/// and again; whoever works does not wait for it.
///
/// # Errors
/// `no_register_open`, `register_gone` when the file has been taken away, those of the disk.
pub fn keep_safe<H: Host>(app: &App<H>) -> Result<SafetyView, AppError> {
    let _copying = app.copying();
    let (copier, path, checked, changed_at) = {
        let mut state = app.state();
        let session = state.session()?;
        if session.store.is_newer() {
            return Ok(SafetyView { damaged: false, offer: None });
        }
        session.store.still_there()?;
        let changed_at = session.store.last_entry().map(|entry| entry.at.clone());
        (session.store.copier(), session.store.path().to_owned(), session.checked, changed_at)
    };
    let made = || -> Result<(), StoreError> {
        if !checked {
            copier.check()?;
        }
        let newest = found(&path)?.into_iter().find(|backup| backup.kind == BackupKind::Regular);
        let changed = changed_at.as_deref().unwrap_or_default();
        // Something may have been changed in the same second, after the backup.
        if newest.is_none_or(|newest| second(changed) >= second(&newest.at)) {
            copier.back_up(BackupKind::Regular, &app.now())?;
        }
        Ok(())
    };
    match made() {
        Ok(()) => {
            // Another register may have been opened meanwhile.
            if let Ok(session) = app.state().session()
                && session.store.path() == path
            {
                session.checked = true;
            }
            Ok(SafetyView { damaged: false, offer: None })
        }
        Err(error) if is_damage(&error) => {
            Ok(SafetyView { damaged: true, offer: copier.newest_whole()?.as_ref().map(row) })
        }
        Err(error) => Err(error.into()),
    }
}

/// A moment without what is smaller than a second.
fn second(at: &str) -> &str {
    at.get(..19).unwrap_or(at)
}

/// A file whose first page is damaged cannot be told from one with another passphrase; but this one
/// has been open with it.
fn is_damage(error: &StoreError) -> bool {
    matches!(error.code(), "register_damaged" | "wrong_passphrase" | "not_a_register")
}

/// The backups of the open register, or of one that is known by its id.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn backups<H: Host>(app: &App<H>, register: Option<&str>) -> Result<BackupsView, AppError> {
    let path = place(app, register)?;
    let stem = path.file_stem().unwrap_or_default();
    Ok(BackupsView {
        name: stem.to_string_lossy().into_owned(),
        folder: backup_folder(&path).display().to_string(),
        rows: found(&path)?.iter().map(row).collect(),
    })
}

/// What restoring a backup would change. Nothing is changed.
///
/// # Errors
/// `unknown_thing`, `register_newer_read`, `backup_passphrase` when the open register's does not open it,
/// `wrong_passphrase`, `backup_damaged`, `backup_before_stop`; those of the disk.
pub fn preview_restore<H: Host>(app: &App<H>, request: RestoreBackup) -> Result<RestorePreview, AppError> {
    let _copying = app.copying();
    let chosen = Chosen::new(app, request)?;
    preview::preview(app, &chosen)
}

/// Puts a backup in the place of the register and opens it. The file that was there is kept among
/// the backups.
///
/// # Errors
/// As [`preview_restore`]; `register_in_use`. The register is then as it was.
pub fn restore_backup<H: Host>(
    app: &App<H>,
    request: RestoreBackup,
) -> Result<Changed<RegisterView>, AppError> {
    let _copying = app.copying();
    let chosen = Chosen::new(app, request)?;
    // What it holds is looked at once more: something may have been stopped since.
    preview::preview(app, &chosen)?;
    let (stamp, device) = (app.stamp(), app.uuid().to_string());
    {
        let mut state = app.state();
        state.close();
        // Where it was left when it was locked may not be there any more.
        state.locked = None;
    }
    let restored = chosen.restore().carry_out(&device, &stamp).map_err(|error| chosen.told(error));
    let store = chosen.copier.open(&app.host.account(), &app.now());
    if let Err(error) = restored {
        // The register is as it was; it is open again when it was open before.
        if chosen.open
            && let Ok(store) = store
        {
            app.state().open(Session::new(store)?);
        }
        return Err(error);
    }
    app.remember(&chosen.path)?;
    start::open_session(app, Session::new(store?)?)
}

/// Saves the register in another place and goes on there; `None` when the person changes their mind.
/// It works even when its file has been taken away.
///
/// # Errors
/// `no_register_open`, `register_in_use` when the chosen file is open, `register_exists` when it is
/// this register's own; those of the disk. The register is then still open where it was.
pub fn save_elsewhere<H: Host>(app: &App<H>) -> Result<Option<Changed<RegisterView>>, AppError> {
    let open = app.open_register()?;
    app.state().session()?.refuse_newer()?;
    let name = app.state().session()?.snapshot()?.content.register.name.clone();
    let suggested = format!("{name}.{}", varsam_store::ending());
    let Some(path) = app.host.ask_save(SaveKind::Register, &suggested) else { return Ok(None) };
    app.still_open(&open)?;
    let _copying = app.copying();
    let (stamp, device) = (app.stamp(), app.uuid().to_string());
    let store = app.state().session()?.store.save_elsewhere(&path, &device, &stamp)?;
    app.remember(&path)?;
    start::open_session(app, Session::new(store)?).map(Some)
}

/// A backup that somebody has chosen.
pub(super) struct Chosen {
    backup: Backup,
    path: PathBuf,
    copier: Copier,
    /// Whether it is the open register's.
    open: bool,
    passphrase: Zeroizing<String>,
}

impl Chosen {
    fn new<H: Host>(app: &App<H>, request: RestoreBackup) -> Result<Self, AppError> {
        let passphrase = Zeroizing::new(request.passphrase);
        let path = place(app, request.register.as_deref())?;
        let unknown = || AppError::new("unknown_thing").with("id", &request.backup);
        let named = |backup: &Backup| name(&backup.path) == request.backup;
        let backup = found(&path)?.into_iter().find(named).ok_or_else(unknown)?;
        let copier = match request.register {
            None => {
                let mut state = app.state();
                let session = state.session()?;
                session.refuse_newer()?;
                session.store.copier()
            }
            Some(_) => Copier::of(&path, &passphrase),
        };
        Ok(Self { backup, path, copier, open: request.register.is_none(), passphrase })
    }

    fn restore(&self) -> Restore<'_> {
        let passphrase = (!self.passphrase.is_empty()).then_some(self.passphrase.as_str());
        self.copier.restore(&self.backup.path, passphrase)
    }

    /// The register itself, to be read as a backup is.
    fn as_it_is(&self) -> Restore<'_> {
        self.copier.restore(&self.path, None)
    }

    /// An error about the backup, as people need to hear it.
    fn told(&self, error: StoreError) -> AppError {
        match error.code() {
            "wrong_passphrase" if self.passphrase.is_empty() => AppError::new("backup_passphrase"),
            "register_damaged" | "not_a_register" => AppError::new("backup_damaged"),
            _ => error.into(),
        }
    }
}

/// Where the open register lies, or one that is known by its id.
fn place<H: Host>(app: &App<H>, register: Option<&str>) -> Result<PathBuf, AppError> {
    match register {
        None => Ok(app.state().session()?.store.path().to_owned()),
        Some(id) => {
            let path = start::known_path(app, id)?;
            // A register knows its backups by the path that leads to it in the end.
            Ok(path.canonicalize().unwrap_or(path))
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

pub(crate) fn row(backup: &Backup) -> BackupRow {
    BackupRow {
        id: name(&backup.path),
        kind: match backup.kind {
            BackupKind::Regular => BackupReason::Regular,
            BackupKind::Outdated => BackupReason::Outdated,
            BackupKind::Replaced => BackupReason::Replaced,
            BackupKind::Damaged => BackupReason::Damaged,
        },
        at: backup.at.clone(),
        bytes: u32::try_from(backup.bytes).unwrap_or(u32::MAX),
    }
}
