use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Duration, Utc};
use sha2::{Digest, Sha256};
use varsam_app::{Host, SaveKind};

/// A host whose clock, randomness and answers come from the test. Two hosts made alike behave
/// alike, to the byte.
pub struct HeadlessHost {
    folder: PathBuf,
    started: DateTime<Utc>,
    ticks: AtomicU64,
    drawn: AtomicU64,
    answers: Mutex<VecDeque<PathBuf>>,
}

impl HeadlessHost {
    /// A host that keeps everything under `folder`.
    pub fn new(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            started: DateTime::UNIX_EPOCH + Duration::days(20_777),
            ticks: AtomicU64::new(0),
            drawn: AtomicU64::new(0),
            answers: Mutex::new(VecDeque::new()),
        }
    }

    /// What the next dialog answers; without an answer a dialog is cancelled. For a dialog that
    /// takes several files, every answer that is waiting.
    pub fn answer(&self, path: impl Into<PathBuf>) {
        self.answers.lock().expect("no test holds it").push_back(path.into());
    }

    /// Lets days pass.
    pub fn wait(&self, days: u64) {
        self.ticks.fetch_add(days * 86_400, Ordering::Relaxed);
    }

    /// Goes on in the stream of randomness, so that two hosts no longer behave alike.
    pub fn stir(&self, draws: u64) {
        self.drawn.fetch_add(draws, Ordering::Relaxed);
    }

    fn next(&self) -> Option<PathBuf> {
        self.answers.lock().expect("no test holds it").pop_front()
    }
}

impl Host for HeadlessHost {
    fn now(&self) -> DateTime<Utc> {
        let tick = i64::try_from(self.ticks.fetch_add(1, Ordering::Relaxed)).expect("few ticks");
        self.started + Duration::seconds(tick)
    }

    fn random(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let drawn = self.drawn.fetch_add(1, Ordering::Relaxed);
            let block = Sha256::digest(drawn.to_be_bytes());
            chunk.copy_from_slice(&block[..chunk.len()]);
        }
    }

    fn account(&self) -> String {
        "prov".to_owned()
    }

    fn home(&self) -> PathBuf {
        self.folder.join("hem")
    }

    fn profile(&self) -> PathBuf {
        self.folder.join("profil")
    }

    fn language(&self) -> String {
        "sv-SE".to_owned()
    }

    fn ask_folder(&self) -> Option<PathBuf> {
        self.next()
    }

    fn ask_register(&self) -> Option<PathBuf> {
        self.next()
    }

    fn ask_tables(&self) -> Vec<PathBuf> {
        std::iter::from_fn(|| self.next()).collect()
    }

    fn ask_pack(&self) -> Option<PathBuf> {
        self.next()
    }

    fn ask_assignment(&self) -> Option<PathBuf> {
        self.next()
    }

    fn ask_centre(&self) -> Option<PathBuf> {
        self.next()
    }

    fn ask_handover(&self) -> Option<PathBuf> {
        self.next()
    }

    fn ask_responses(&self) -> Vec<PathBuf> {
        std::iter::from_fn(|| self.next()).collect()
    }

    fn ask_save(&self, _kind: SaveKind, _suggested: &str) -> Option<PathBuf> {
        self.next()
    }
}
