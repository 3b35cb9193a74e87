//! A folder of Varsam's own for files that are read once: it holds nothing afterwards.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::{App, AppError, Host};

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A folder that is there as long as this is.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub fn new<H: Host>(app: &App<H>) -> Result<Self, AppError> {
        let folder = all(&app.host).join(app.uuid().to_string());
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn all<H: Host>(host: &H) -> PathBuf {
    host.profile().join("temp")
}

/// Takes away what a crash left. It is encrypted, and nobody has the code here. What is newer than a
/// day may be in use by another window that is just reading it.
pub(crate) fn sweep<H: Host>(host: &H) {
    let now = SystemTime::from(host.now());
    for entry in std::fs::read_dir(all(host)).into_iter().flatten().flatten() {
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|at| now.duration_since(at).ok());
        if age.is_some_and(|age| age > A_DAY) {
            // What cannot be taken away now is tried again at the next start.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}
