//! What Varsam remembers outside any register: the language, which registers were open, and the
//! days on which their decisions are to be looked at again, without saying which. No other content
//! of a register is kept here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::{App, AppError, Host};

/// How many registers are remembered.
const RECENT: usize = 12;

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    pub language: Option<String>,
    pub recent: Vec<PathBuf>,
    /// For each of them: the last days on which its decisions hold, in order.
    pub reviews: BTreeMap<PathBuf, Vec<String>>,
    /// After how many minutes without anybody there the register is locked; 0 for never.
    pub lock_after: Option<u32>,
}

impl<H: Host> App<H> {
    fn settings_path(&self) -> PathBuf {
        self.host.profile().join("settings.json")
    }

    /// The settings. A file that is missing or cannot be read counts as none: it holds nothing
    /// that cannot be chosen again.
    pub(crate) fn settings(&self) -> Settings {
        std::fs::read(self.settings_path())
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    pub(crate) fn change_settings(&self, change: impl FnOnce(&mut Settings)) -> Result<(), AppError> {
        let mut settings = self.settings();
        change(&mut settings);
        let bytes = serde_json::to_vec_pretty(&settings).map_err(std::io::Error::other)?;
        std::fs::create_dir_all(self.host.profile())?;
        varsam_store::write_whole(&self.settings_path(), &bytes)?;
        Ok(())
    }

    /// Puts a register first among the recent ones.
    pub(crate) fn remember(&self, path: &Path) -> Result<(), AppError> {
        let path = std::path::absolute(path)?;
        self.change_settings(|settings| {
            settings.recent.retain(|known| known != &path);
            settings.recent.insert(0, path);
            settings.recent.truncate(RECENT);
        })
    }

    /// Remembers the days on which the decisions of a register are to be looked at again, so that
    /// the first screen can remind of them before it is opened.
    pub(crate) fn remember_reviews(&self, path: &Path, days: Vec<String>) -> Result<(), AppError> {
        let path = std::path::absolute(path)?;
        self.change_settings(|settings| {
            if let Some(known) = settings.recent.iter().find(|known| same_file(known, &path)) {
                settings.reviews.insert(known.clone(), days);
            }
            let recent = &settings.recent;
            settings.reviews.retain(|path, _| recent.contains(path));
        })
    }

    pub(crate) fn language(&self) -> String {
        self.settings().language.unwrap_or_else(|| {
            if self.host.language().to_ascii_lowercase().starts_with("en") { "en" } else { "sv" }.to_owned()
        })
    }
}

/// A register knows its file by the path that leads to it in the end.
pub(crate) fn same_file(known: &Path, path: &Path) -> bool {
    known == path || known.canonicalize().is_ok_and(|known| known == path)
}
