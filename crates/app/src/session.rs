//! The application's state: which register is open, and what is under way.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, SecondsFormat, Utc};
use varsam_bundle::payload::AssignmentBody;
use varsam_bundle::{RawDocument, TrustStore, Verified};
use varsam_domain::Pack;
use varsam_domain::measures::Catalogue;
use varsam_domain::suitability::Questionnaire;
use varsam_store::{Content, Stamp, Store, StoreError, tables};

use crate::assignment::ChosenAssignment;
use crate::dto::{Changed, PurgeReport, Standing};
use crate::import::Pending;
use crate::pack_change::Chosen;
use crate::secrecy::Locked;
use crate::snapshot::Snapshot;
use crate::temp::Folder;
use crate::trust::Trust;
use crate::{AppError, Host, assignment, centre, handover, names, pack_change, temp};

/// The application: a host and at most one open register.
pub struct App<H: Host> {
    pub(crate) host: H,
    state: Mutex<State>,
    copying: Mutex<()>,
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
    /// An edition of the model that has been read and not moved to.
    pub pack: Option<Chosen>,
    /// An assignment that was chosen and not opened.
    pub assignment: Option<ChosenAssignment>,
    /// A system that was chosen, and perhaps opened, and not taken in.
    pub handover: Option<handover::Chosen>,
    /// A file from the centre that was read and not taken.
    pub centre: Option<centre::Chosen>,
    /// What the newest purge left for people to do.
    pub purged: Option<PurgeReport>,
    /// The system whose workshop the second window follows.
    pub projected: Option<String>,
    /// The register that was locked, until it or another is opened.
    pub locked: Option<Locked>,
}

/// An open register.
pub(crate) struct Session {
    pub store: Store,
    pub pack: Pack,
    pub pack_sha256: String,
    /// The day of the call that is under way (`YYYY-MM-DD`).
    pub today: String,
    /// When it began.
    pub now: DateTime<Utc>,
    /// Whether every page of the file has been looked at since it was opened.
    pub checked: bool,
    /// Where the copy of a newer register lies that is read here.
    _copy: Option<Folder>,
    snapshot: Option<Arc<Snapshot>>,
    /// Assessment packs of the register that have been read.
    questionnaires: RefCell<Vec<Arc<Questionnaire>>>,
    /// The catalogue of measures, as it fits the model's edition named beside it.
    catalogue: RefCell<Option<(String, Fitted)>>,
    /// Assignments of the register that have been verified, by the digest of their document.
    asked: RefCell<BTreeMap<String, Arc<Asked>>>,
    /// The trust list, once it has been verified, by the digest of its document.
    trust: RefCell<Option<(String, Arc<TrustStore>)>>,
}

/// The catalogue of measures, or what a model lacks of what it names.
type Fitted = Result<Arc<Catalogue>, AppError>;

/// An assignment as it was verified, and what it asks.
pub(crate) type Asked = (Verified, AssignmentBody);

impl<H: Host> App<H> {
    /// An application without an open register.
    pub fn new(host: H) -> Self {
        temp::sweep(&host);
        Self { host, state: Mutex::new(State::default()), copying: Mutex::new(()) }
    }

    /// The host, for tests that look at what was asked of it.
    pub fn host(&self) -> &H {
        &self.host
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A use case that panicked left the register as its last transaction did; go on from there.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = &mut state.session {
            session.turn_to(self.host.now());
        }
        state
    }

    /// Waits until no copy of a register is being made, and lets none begin while the answer is held.
    /// It is taken before the state, never after: whoever copies does not hold up who works.
    pub(crate) fn copying(&self) -> MutexGuard<'_, ()> {
        self.copying.lock().unwrap_or_else(PoisonError::into_inner)
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
        self.close();
        self.locked.take_if(|locked| !locked.is_at(session.store.path()));
        self.session = Some(session);
    }

    pub fn close(&mut self) {
        self.forget_chosen();
        self.purged = None;
        self.projected = None;
        self.session = None;
    }

    /// Whether a register is open.
    pub fn is_open(&self) -> bool {
        self.session.is_some()
    }

    /// Forgets files that have been read and not written.
    pub fn forget_chosen(&mut self) {
        (self.import, self.pack, self.assignment) = (None, None, None);
        (self.handover, self.centre) = (None, None);
    }
}

impl Session {
    /// A session on an open register, with the pack that it classifies by.
    pub fn new(store: Store) -> Result<Self, AppError> {
        let register = store.content()?.register;
        let (pack, pack_sha256) = read_pack(&store, &register)?;
        Ok(Self {
            store,
            pack,
            pack_sha256,
            today: String::new(),
            now: DateTime::UNIX_EPOCH,
            checked: false,
            _copy: None,
            snapshot: None,
            questionnaires: RefCell::default(),
            catalogue: RefCell::default(),
            asked: RefCell::default(),
            trust: RefCell::default(),
        })
    }

    /// A session on a copy of a newer register, which goes when it is closed.
    pub fn on_copy(store: Store, copy: Folder) -> Result<Self, AppError> {
        Ok(Self { _copy: Some(copy), ..Self::new(store)? })
    }

    /// Refuses what writes, or copies, a register of a newer version.
    pub fn refuse_newer(&self) -> Result<(), AppError> {
        if self.store.is_newer() { Err(StoreError::NewerRead.into()) } else { Ok(()) }
    }

    /// The register as it is now, with what the rules make of it.
    pub fn snapshot(&mut self) -> Result<Arc<Snapshot>, AppError> {
        if let Some(known) = &self.snapshot {
            return Ok(known.clone());
        }
        let content = self.store.content()?;
        // The register may have moved to another edition, or back by undo.
        if (&content.register.pack_id, &content.register.pack_version) != (&self.pack.id, &self.pack.version)
        {
            (self.pack, self.pack_sha256) = read_pack(&self.store, &content.register)?;
        }
        let snapshot = Arc::new(Snapshot::of(content, &self.pack, &self.today)?);
        self.snapshot = Some(snapshot.clone());
        Ok(snapshot)
    }

    /// The questions of an edition that the register holds.
    pub fn questionnaire(&self, id: &str, version: &str) -> Result<Arc<Questionnaire>, AppError> {
        let same = |known: &&Arc<Questionnaire>| known.id == id && known.version == version;
        if let Some(known) = self.questionnaires.borrow().iter().find(same) {
            return Ok(known.clone());
        }
        let row = self.store.pack(id, version)?;
        let read = varsam_exchange::read_assessment_pack(row.content.as_bytes())
            .map_err(|problems| AppError::new("register_damaged").with("detail", format!("{problems:?}")))?;
        let read = Arc::new(read);
        self.questionnaires.borrow_mut().push(read.clone());
        Ok(read)
    }

    /// The measures that systems are asked to have, for the levels of the register's model.
    ///
    /// # Errors
    /// `measures_unfit` with everything that the model lacks of what the catalogue names.
    pub fn catalogue(&self) -> Fitted {
        let model = format!("{} {}", self.pack.id, self.pack.version);
        if let Some((known, catalogue)) = &*self.catalogue.borrow()
            && *known == model
        {
            return catalogue.clone();
        }
        let bytes = varsam_exchange::standard_measure_pack_bytes();
        let read = varsam_exchange::read_measure_pack(bytes, &self.pack).map(Arc::new);
        let read = read.map_err(|problems| pack_change::told("measures_unfit", &problems));
        *self.catalogue.borrow_mut() = Some((model, read.clone()));
        read
    }

    /// What an assignment of the register asks, verified with the key that signed it. Once is enough:
    /// the digest names the bytes.
    pub fn asked(&self, row: &tables::Assignment) -> Result<Arc<Asked>, AppError> {
        if let Some(known) = self.asked.borrow().get(&row.document) {
            return Ok(known.clone());
        }
        let verified = Arc::new(assignment::asked(row)?);
        self.asked.borrow_mut().insert(row.document.clone(), verified.clone());
        Ok(verified)
    }

    /// Which keys the register goes by. Its trust list is verified against the pinned root once: the
    /// digest names the bytes.
    pub fn trust(&self, content: &Content) -> Result<Trust, AppError> {
        let Some(row) = content.trust_lists.first() else { return Ok(Trust { list: None, now: self.now }) };
        let known = self.trust.borrow().as_ref().filter(|(sha256, _)| *sha256 == row.sha256).cloned();
        let list = match known {
            Some((_, list)) => list,
            None => {
                let raw = RawDocument { index: 0, json: row.jws.as_bytes() };
                let opened = TrustStore::open(&raw, &row.root).map(Arc::new);
                opened.map_err(|error| AppError::new("register_damaged").with("detail", error))?
            }
        };
        *self.trust.borrow_mut() = Some((row.sha256.clone(), list.clone()));
        Ok(Trust { list: Some(list), now: self.now })
    }

    /// Takes the moment of a call. What is decommissioned from a day on is so when it comes.
    fn turn_to(&mut self, now: DateTime<Utc>) {
        self.now = now;
        let day = now.format("%Y-%m-%d").to_string();
        if self.today != day {
            self.today = day;
            self.changed();
        }
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

/// The pack that a register classifies by, and its digest.
fn read_pack(store: &Store, register: &tables::Register) -> Result<(Pack, String), AppError> {
    let row = store.pack(&register.pack_id, &register.pack_version)?;
    let pack = varsam_exchange::read_pack(row.content.as_bytes())
        .map_err(|problems| AppError::new("register_damaged").with("detail", format!("{problems:?}")))?;
    Ok((pack, row.sha256))
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
