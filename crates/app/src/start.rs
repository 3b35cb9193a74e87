//! The first screen: making, opening and closing a register.

use std::path::{Path, PathBuf};

use chrono::{DateTime, SecondsFormat, Utc};
use varsam_bundle::digest::sha256_hex;
use varsam_store::{NewRegister as NewStore, Store, StoreError, ending, tables};
use zeroize::Zeroizing;

use crate::dto::{Changed, FolderView, NewRegister, OpenRegister, RecentRegister, RegisterView, StartView};
use crate::session::Session;
use crate::settings::Settings;
use crate::temp::Folder;
use crate::{App, AppError, Host, folder, pack, register, secrecy, signed, strength};

/// The longest name of a register, in characters.
const LONGEST_NAME: usize = 100;

/// The first screen.
///
/// # Errors
/// None but a fault in the program.
pub fn start<H: Host>(app: &App<H>) -> Result<StartView, AppError> {
    let standard = standard_pack()?;
    let open = app.state().is_open();
    Ok(StartView {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        recent: recent_registers(app),
        folder: folder_view(&folder_for_new(app)),
        pack: pack::name(&standard),
        language: app.language(),
        open,
        locked: secrecy::locked(app),
        lock_after: secrecy::lock_after(app),
    })
}

/// Changes the language of the application.
///
/// # Errors
/// Those of the disk; an unknown language is ignored.
pub fn set_language<H: Host>(app: &App<H>, language: &str) -> Result<(), AppError> {
    match language {
        "sv" | "en" => app.change_settings(|settings| settings.language = Some(language.to_owned())),
        _ => Ok(()),
    }
}

/// Asks where the next new register shall lie.
///
/// # Errors
/// None but a fault in the program.
pub fn choose_folder<H: Host>(app: &App<H>) -> Result<Option<FolderView>, AppError> {
    let Some(path) = app.host.ask_folder() else { return Ok(None) };
    app.state().folder = Some(path.clone());
    Ok(Some(folder_view(&path)))
}

/// Makes a register and opens it.
///
/// # Errors
/// `name_empty`, `name_invalid`, `org_invalid`, `passphrase_short`, `passphrase_weak`,
/// `passphrases_differ`, `register_exists`, those of the disk.
pub fn create_register<H: Host>(
    app: &App<H>,
    request: NewRegister,
) -> Result<Changed<RegisterView>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let again = Zeroizing::new(request.passphrase_again);
    let name = valid_name(&request.name)?;
    let org = register::valid_org(&request.org)?;
    strength::check_new(&passphrase, &again, &name)?;
    let folder = folder_for_new(app);
    std::fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.{}", ending()));
    let session = create(app, &path, &name, org, false, &passphrase)?;
    app.remember(&path)?;
    app.state().folder = None;
    open_session(app, session)
}

/// Asks for a register to open.
///
/// # Errors
/// None but a fault in the program.
pub fn choose_register<H: Host>(app: &App<H>) -> Result<Option<RecentRegister>, AppError> {
    let Some(path) = app.host.ask_register() else { return Ok(None) };
    let view = recent(app, &app.settings(), &path);
    app.state().chosen.insert(view.id.clone(), path);
    Ok(Some(view))
}

/// Opens a recent or chosen register. One of a newer version is read from a copy, when that can be
/// read here.
///
/// # Errors
/// `wrong_passphrase`, `not_a_register`, `register_in_use`, `register_newer`, `file_missing`, those
/// of the disk. The register that was open stays open.
pub fn open_register<H: Host>(
    app: &App<H>,
    request: OpenRegister,
) -> Result<Changed<RegisterView>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let path = known_path(app, &request.id)?;
    let _copying = app.copying();
    let opened = match Store::open(&path, &passphrase, &app.host.account(), &app.now()) {
        Err(StoreError::Newer) => newer(app, &path, &passphrase),
        other => other.map_err(AppError::from).and_then(Session::new),
    };
    let session = opened.map_err(|error| error.with("path", path.display()))?;
    app.remember(&path)?;
    open_session(app, session)
}

/// A register of a newer version, to be looked at. What this version cannot make a view of is
/// refused as well.
fn newer<H: Host>(app: &App<H>, path: &Path, passphrase: &str) -> Result<Session, AppError> {
    let folder = Folder::new(app)?;
    let copy = folder.path().join("register");
    let store = Store::open_newer(path, &copy, passphrase, &app.host.account(), &app.now())?;
    let mut session = Session::on_copy(store, folder)?;
    session.snapshot().map_err(|_| StoreError::Newer)?;
    Ok(session)
}

/// Closes the open register. Everything is saved already.
///
/// # Errors
/// None.
pub fn close_register<H: Host>(app: &App<H>) -> Result<(), AppError> {
    let reviews = {
        let mut state = app.state();
        let reviews = state.session().and_then(reviews);
        state.close();
        reviews
    };
    if let Ok((path, days)) = reviews {
        // Only a reminder: it is written again when the register is opened.
        let _ = app.remember_reviews(&path, days);
    }
    Ok(())
}

/// Where a register lies, and the last days on which its decisions hold, in order.
fn reviews(session: &mut Session) -> Result<(PathBuf, Vec<String>), AppError> {
    let snapshot = session.snapshot()?;
    let mut days: Vec<String> = snapshot.content.adopted.iter().map(signed::holds_until).collect();
    days.sort();
    Ok((session.store.path().to_owned(), days))
}

/// Takes a register off the list of recent ones; the file is not touched.
///
/// # Errors
/// Those of the disk.
pub fn forget_recent<H: Host>(app: &App<H>, id: &str) -> Result<StartView, AppError> {
    app.change_settings(|settings| {
        settings.recent.retain(|path| id_of(path) != id);
        settings.reviews.retain(|path, _| id_of(path) != id);
    })?;
    start(app)
}

pub(crate) fn standard_pack() -> Result<varsam_domain::Pack, AppError> {
    varsam_exchange::read_pack(varsam_exchange::standard_pack_bytes())
        .map_err(|problems| AppError::new("internal").with("detail", format!("{problems:?}")))
}

/// Makes a register file with the standard pack.
pub(crate) fn create<H: Host>(
    app: &App<H>,
    path: &Path,
    name: &str,
    org: Option<String>,
    sample: bool,
    passphrase: &str,
) -> Result<Session, AppError> {
    let standard = standard_pack()?;
    let content = String::from_utf8_lossy(varsam_exchange::standard_pack_bytes()).into_owned();
    let stamp = app.stamp();
    let new = NewStore {
        register: tables::Register {
            id: 1,
            uuid: app.uuid().to_string(),
            device: app.uuid().to_string(),
            name: name.to_owned(),
            org,
            sample,
            pack_id: standard.id.clone(),
            pack_version: standard.version.clone(),
            created_at: stamp.at.clone(),
        },
        pack: tables::Pack {
            id: standard.id.clone(),
            version: standard.version.clone(),
            sha256: sha256_hex(content.as_bytes()),
            content,
        },
    };
    Session::new(
        Store::create(path, passphrase, &new, &stamp)
            .map_err(|error| AppError::from(error).with("path", path.display()))?,
    )
}

/// Makes a session the open one and shows its register.
pub(crate) fn open_session<H: Host>(
    app: &App<H>,
    mut session: Session,
) -> Result<Changed<RegisterView>, AppError> {
    let (path, days) = reviews(&mut session)?;
    app.state().open(session);
    // Only a reminder: the register is open whether or not it can be written.
    let _ = app.remember_reviews(&path, days);
    register::register(app)
}

/// A name that every file system takes.
fn valid_name(name: &str) -> Result<String, AppError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(AppError::new("name_empty"));
    }
    let forbidden = |c: char| c.is_control() || r#"/\:*?"<>|"#.contains(c);
    if name.chars().any(forbidden)
        || name.starts_with('.')
        || name.ends_with('.')
        || name.chars().count() > LONGEST_NAME
    {
        return Err(AppError::new("name_invalid").with("longest", LONGEST_NAME));
    }
    Ok(name.to_owned())
}

fn folder_for_new<H: Host>(app: &App<H>) -> PathBuf {
    app.state().folder.clone().unwrap_or_else(|| app.host.home().join("Varsam"))
}

fn folder_view(path: &Path) -> FolderView {
    FolderView {
        path: path.display().to_string(),
        synchronised_by: folder::synchronised_by(path).map(str::to_owned),
    }
}

/// The id by which the window knows a path.
pub(crate) fn id_of(path: &Path) -> String {
    sha256_hex(path.to_string_lossy().as_bytes())
}

pub(crate) fn known_path<H: Host>(app: &App<H>, id: &str) -> Result<PathBuf, AppError> {
    let chosen = app.state().chosen.get(id).cloned();
    chosen
        .or_else(|| app.settings().recent.into_iter().find(|path| id_of(path) == id))
        .ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

fn recent_registers<H: Host>(app: &App<H>) -> Vec<RecentRegister> {
    let settings = app.settings();
    settings.recent.iter().map(|path| recent(app, &settings, path)).collect()
}

pub(crate) fn recent<H: Host>(app: &App<H>, settings: &Settings, path: &Path) -> RecentRegister {
    let today = app.host.now().format("%Y-%m-%d").to_string();
    let days = settings.reviews.get(path).cloned().unwrap_or_default();
    let overdue = days.iter().filter(|day| **day < today).count();
    let changed = std::fs::metadata(path).and_then(|metadata| metadata.modified());
    RecentRegister {
        id: id_of(path),
        name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
        path: path.display().to_string(),
        exists: changed.is_ok(),
        changed_at: changed
            .ok()
            .map(|time| DateTime::<Utc>::from(time).to_rfc3339_opts(SecondsFormat::Secs, true)),
        reviews_due: u32::try_from(overdue).unwrap_or(u32::MAX),
        next_review: days.into_iter().find(|day| *day >= today),
    }
}
