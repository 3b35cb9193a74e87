//! Who gets at the open register: another passphrase, and locking it while nobody is there.

use std::path::{Path, PathBuf};

use varsam_store::{Copier, StoreError};
use zeroize::Zeroizing;

use crate::dto::{ChangePassphrase, Changed, LockedRegister, PassphraseChanged};
use crate::session::{Session, State};
use crate::settings::same_file;
use crate::{App, AppError, Host, backups, sample, start, strength};

/// After how many minutes a register can be locked; 0 for never.
const LOCK_AFTER: &[u32] = &[0, 5, 15, 30];
/// When nothing has been chosen.
const LOCK_AFTER_UNLESS_CHOSEN: u32 = 15;

/// The longest place in the window that is remembered while a register is locked, in bytes.
const LONGEST_PLACE: usize = 2_000;

/// The register that was locked last.
pub(crate) struct Locked {
    path: PathBuf,
    sample: bool,
    /// Where in the window it was left, as the window says it. Nothing here looks into it.
    place: String,
}

impl Locked {
    /// Whether it is the register at a path.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        same_file(&self.path, path)
    }
}

/// Gives the open register another passphrase, and its backups with it. Which passphrase opens it is
/// never in doubt: everything is written anew beside what is there, and then takes its place.
///
/// # Errors
/// `no_register_open`, `register_newer_read`, `passphrase_fixed` for the sample municipality and for an
/// assignment, `wrong_passphrase` when the old one is another, `passphrase_short`, `passphrase_weak`,
/// `passphrases_differ`, `passphrase_same`, `register_gone`, `register_damaged`; those of the disk.
pub fn change_passphrase<H: Host>(
    app: &App<H>,
    request: ChangePassphrase,
) -> Result<Changed<PassphraseChanged>, AppError> {
    let old = Zeroizing::new(request.old);
    let passphrase = Zeroizing::new(request.passphrase);
    let again = Zeroizing::new(request.passphrase_again);
    let _copying = app.copying();
    let copier = allowed(&mut app.state(), &old, &passphrase, &again)?;
    let stamp = app.stamp();
    app.state().close();
    let changed = copier.0.change_passphrase(&passphrase, &stamp);
    // An error may come after the file got its name: then it is the new one that opens it.
    let with_new = || Copier::of(&copier.1, &passphrase).open(&stamp.actor, &app.now());
    let store = match &changed {
        Ok(_) => with_new(),
        Err(_) => copier.0.open(&stamp.actor, &app.now()).or_else(|_| with_new()),
    };
    let (left, store) = match (changed, store) {
        (Ok(left), store) => (left, store?),
        (Err(error), Ok(store)) => {
            app.state().open(Session::new(store)?);
            return Err(error.into());
        }
        (Err(error), Err(_)) => return Err(error.into()),
    };
    let opened = start::open_session(app, Session::new(store)?)?;
    let left = left.iter().map(backups::row).collect();
    Ok(Changed { standing: opened.standing, view: PassphraseChanged { register: opened.view, left } })
}

/// What changes the passphrase of the open register, and where that is, when it may be changed to this.
fn allowed(
    state: &mut State,
    old: &str,
    passphrase: &str,
    again: &str,
) -> Result<(Copier, PathBuf), AppError> {
    let session = state.session()?;
    session.refuse_newer()?;
    let snapshot = session.snapshot()?;
    if snapshot.content.register.sample || !snapshot.content.answering.is_empty() {
        return Err(AppError::new("passphrase_fixed"));
    }
    if !session.store.opens_with(old) {
        return Err(StoreError::WrongPassphrase.into());
    }
    strength::check_new(passphrase, again, &snapshot.content.register.name)?;
    if old == passphrase {
        return Err(AppError::new("passphrase_same"));
    }
    session.store.still_there()?;
    Ok((session.store.copier(), session.store.path().to_owned()))
}

/// Locks the open register: it is closed, and what opens it and all that was known of it is dropped.
/// `place` is where in the window it is left, and is given back when it is opened again.
///
/// # Errors
/// `no_register_open`; `register_gone` when its file has been taken away: what is open is then all that
/// there is of it, and it stays open.
pub fn lock<H: Host>(app: &App<H>, place: &str) -> Result<(), AppError> {
    let locked = {
        let mut state = app.state();
        let session = state.session()?;
        session.store.still_there()?;
        let place = if place.len() > LONGEST_PLACE { "" } else { place };
        Locked {
            path: session.store.path().to_owned(),
            sample: session.snapshot()?.content.register.sample,
            place: place.to_owned(),
        }
    };
    start::close_register(app)?;
    // Under the path that the first screen knows it by, whatever link that goes through.
    let known = app.settings().recent.into_iter().find(|known| same_file(known, &locked.path));
    let locked = Locked { path: known.unwrap_or(locked.path), ..locked };
    let mut state = app.state();
    state.chosen.insert(start::id_of(&locked.path), locked.path.clone());
    state.locked = Some(locked);
    Ok(())
}

/// Where in the window the open register was left when it was locked; once, and only when it is that
/// one that is open.
///
/// # Errors
/// `no_register_open`.
pub fn was_at<H: Host>(app: &App<H>) -> Result<Option<String>, AppError> {
    let mut state = app.state();
    state.session()?;
    Ok(state.locked.take().map(|locked| locked.place).filter(|place| !place.is_empty()))
}

/// The register that was locked, for the screen that opens it again.
pub(crate) fn locked<H: Host>(app: &App<H>) -> Option<LockedRegister> {
    let (path, sample) = {
        let state = app.state();
        let locked = state.locked.as_ref().filter(|_| !state.is_open())?;
        (locked.path.clone(), locked.sample)
    };
    let register = start::recent(app, &app.settings(), &path);
    Some(LockedRegister { register, sample_passphrase: sample.then(|| sample::PASSPHRASE.to_owned()) })
}

/// After how many minutes without anybody there an open register is locked; 0 for never.
pub(crate) fn lock_after<H: Host>(app: &App<H>) -> u32 {
    let chosen = app.settings().lock_after.filter(|minutes| LOCK_AFTER.contains(minutes));
    chosen.unwrap_or(LOCK_AFTER_UNLESS_CHOSEN)
}

/// Chooses after how many minutes an open register is locked; 0 for never.
///
/// # Errors
/// `unknown_thing` for any but 0, 5, 15 and 30; those of the disk.
pub fn set_lock_after<H: Host>(app: &App<H>, minutes: u32) -> Result<(), AppError> {
    if !LOCK_AFTER.contains(&minutes) {
        return Err(AppError::new("unknown_thing").with("id", minutes));
    }
    app.change_settings(|settings| settings.lock_after = Some(minutes))
}
