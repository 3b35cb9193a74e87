//! The application's state: which register is open, and what is under way.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::SecondsFormat;
use varsam_domain::Pack;
use varsam_store::{Stamp, Store};

use crate::dto::{Changed, Standing};
use crate::import::Pending;
use crate::snapshot::Snapshot;
use crate::{AppError, Host, names};

/// The application: a host and at most one open register.
pub struct App<H: Host> {
    pub(crate) host: H,
    state: Mutex<State>,
}

/// What is remembered between calls.
#[derive(Default)]
pub(crate) struct State {
    session: Option<Session>,
    /// Where the next new register goes, when the person has chosen a place.
    pub folder: Option<PathBuf>,
    /// Files that the person has chosen in a dialog, by the id that the window knows them by.
    pub chosen: BTreeMap<String, PathBuf>,
    /// Tables that have been read and not written.
    pub import: Option<Pending>,
}

/// An open register.
pub(crate) struct Session {
    pub store: Store,
    pub pack: Pack,
    pub pack_sha256: String,
    /// The day of the call that is under way (`YYYY-MM-DD`).
    pub today: String,
    snapshot: Option<Arc<Snapshot>>,
}

impl<H: Host> App<H> {
    /// An application without an open register.
    pub fn new(host: H) -> Self {
        Self { host, state: Mutex::new(State::default()) }
    }

    /// The host, for tests that look at what was asked of it.
    pub fn host(&self) -> &H {
        &self.host
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A use case that panicked left the register as its last transaction did; go on from there.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = &mut state.session {
            session.today = self.host.now().format("%Y-%m-%d").to_string();
        }
        state
    }

    /// The identity of the register that is open, to be compared after a dialog.
    pub(crate) fn open_register(&self) -> Result<String, AppError> {
        Ok(self.state().session()?.snapshot()?.content.register.uuid.clone())
    }

    /// Whether the same register is open as before a dialog.
    pub(crate) fn still_open(&self, before: &str) -> Result<(), AppError> {
        if self.open_register()? == before { Ok(()) } else { Err(AppError::new("register_changed")) }
    }

    /// The time now as the register writes it.
    pub(crate) fn now(&self) -> String {
        self.host.now().to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    pub(crate) fn stamp(&self) -> Stamp {
        let mut salt = [0; 16];
        self.host.random(&mut salt);
        Stamp { at: self.now(), actor: self.host.account(), salt }
    }

    pub(crate) fn uuid(&self) -> uuid::Uuid {
        let mut random = [0; 10];
        self.host.random(&mut random);
        let millis = u64::try_from(self.host.now().timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

impl State {
    pub fn session(&mut self) -> Result<&mut Session, AppError> {
        self.session.as_mut().ok_or_else(|| AppError::new("no_register_open"))
    }

    pub fn open(&mut self, session: Session) {
        self.import = None;
        self.session = Some(session);
    }

    pub fn close(&mut self) {
        self.import = None;
        self.session = None;
    }
}

impl Session {
    /// A session on an open register, with the pack that it classifies by.
    pub fn new(store: Store) -> Result<Self, AppError> {
        let register = store.content()?.register;
        let row = store.pack(&register.pack_id, &register.pack_version)?;
        let pack = varsam_exchange::read_pack(row.content.as_bytes())
            .map_err(|problems| AppError::new("register_damaged").with("detail", format!("{problems:?}")))?;
        Ok(Self { store, pack, pack_sha256: row.sha256, today: String::new(), snapshot: None })
    }

    /// The register as it is now, with what the rules make of it.
    pub fn snapshot(&mut self) -> Result<Arc<Snapshot>, AppError> {
        if self.snapshot.is_none() {
            self.snapshot = Some(Arc::new(Snapshot::take(&self.store, &self.pack)?));
        }
        self.snapshot.clone().ok_or_else(|| AppError::new("internal"))
    }

    /// Forgets what was known; the next look reads again.
    pub fn changed(&mut self) {
        self.snapshot = None;
    }

    /// The register after a change, and the view that the change gives.
    pub fn answer<T>(&mut self, view: T) -> Result<Changed<T>, AppError> {
        Ok(Changed { standing: self.standing()?, view })
    }

    pub fn standing(&mut self) -> Result<Standing, AppError> {
        let snapshot = self.snapshot()?;
        let label = |entry| names::action(entry, &self.store, &snapshot, &self.pack);
        Ok(Standing {
            saved_at: self.store.last_entry().map(|entry| entry.at.clone()),
            undo: self.store.to_undo().map(label),
            redo: self.store.to_redo().map(label),
        })
    }
}

/// Takes back the newest change that can be taken back.
///
/// # Errors
/// `nothing_to_undo`, `conflict`, those of the disk.
pub fn undo<H: Host>(app: &App<H>) -> Result<Changed<()>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    session.store.undo(&stamp)?;
    session.changed();
    session.answer(())
}

/// Does the change again that was last taken back.
///
/// # Errors
/// As [`undo`].
pub fn redo<H: Host>(app: &App<H>) -> Result<Changed<()>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    session.store.redo(&stamp)?;
    session.changed();
    session.answer(())
}
