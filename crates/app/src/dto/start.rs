use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The first screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StartView {
    /// Varsam's version.
    pub version: String,
    /// Registers that have been open here, newest first.
    pub recent: Vec<RecentRegister>,
    /// Where a new register is put unless somebody chooses another place.
    pub folder: FolderView,
    /// The built-in pack.
    pub pack: PackName,
    /// The language in use: `sv` or `en`.
    pub language: String,
    /// Whether a register is open: the window was loaded anew.
    pub open: bool,
    /// The register that was locked last and has not been opened since.
    pub locked: Option<LockedRegister>,
    /// After how many minutes without anybody there an open register is locked; 0 for never.
    pub lock_after: u32,
}

/// A register that is locked: closed, and to be gone on with where it was left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LockedRegister {
    /// Which, and where its file lies.
    pub register: RecentRegister,
    /// The passphrase of the sample municipality's, which is no secret.
    pub sample_passphrase: Option<String>,
}

/// The name of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PackName {
    /// Identity.
    pub id: String,
    /// Version.
    pub version: String,
    /// Name in each language.
    pub name: super::Text,
}

/// A register that has been open here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecentRegister {
    /// What the window calls it by; a path never comes from the window.
    pub id: String,
    /// The file's name without its ending.
    pub name: String,
    /// The whole path, to be shown.
    pub path: String,
    /// Whether the file is there now.
    pub exists: bool,
    /// When the file was changed, RFC 3339 in UTC.
    pub changed_at: Option<String>,
    /// How many decisions in it should have been looked at again by now, as far as is known without
    /// opening it.
    pub reviews_due: u32,
    /// The next day on which one should (`YYYY-MM-DD`), today or later.
    pub next_review: Option<String>,
}

/// A folder that a register may be put in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FolderView {
    /// The whole path, to be shown.
    pub path: String,
    /// What synchronises or serves it, when a register should not lie there: `onedrive`,
    /// `dropbox`, `google_drive`, `icloud`, `nextcloud`, `network`.
    pub synchronised_by: Option<String>,
}

/// What a new register needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NewRegister {
    /// The register's name, which becomes the file's.
    pub name: String,
    /// The municipality's organisation number, ten digits with or without a hyphen; empty when it
    /// is to be given later.
    pub org: String,
    /// The passphrase that encrypts the file.
    pub passphrase: String,
    /// The passphrase once more.
    pub passphrase_again: String,
}

/// Which recent or chosen register to open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OpenRegister {
    /// From [`RecentRegister`].
    pub id: String,
    /// The passphrase.
    pub passphrase: String,
}
