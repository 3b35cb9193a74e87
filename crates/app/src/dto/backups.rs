use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The backups of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BackupsView {
    /// The register's name.
    pub name: String,
    /// The folder that they lie in, to be shown.
    pub folder: String,
    /// Newest first.
    pub rows: Vec<BackupRow>,
}

/// A backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BackupRow {
    /// What the window calls it by: the name of its file.
    pub id: String,
    /// Why it was made.
    pub kind: BackupReason,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Size in bytes.
    pub bytes: u32,
}

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum BackupReason {
    /// As a matter of course.
    Regular,
    /// Before a newer version of Varsam changed how the register is kept.
    Outdated,
    /// A backup took its place.
    Replaced,
    /// The file could not be read whole, and a backup took its place. It is kept and not restored.
    Damaged,
}

/// How safe the open register is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SafetyView {
    /// Whether the file is damaged. No backup is made of it then.
    pub damaged: bool,
    /// When it is damaged: the newest backup that can be read whole.
    pub offer: Option<BackupRow>,
}

/// Which backup is to be looked at or restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RestoreBackup {
    /// From [`super::RecentRegister`], when the register is not open; `None` for the one that is.
    pub register: Option<String>,
    /// From [`BackupRow`].
    pub backup: String,
    /// What opens the backup; empty for the passphrase of the open register.
    pub passphrase: String,
}

/// What restoring a backup comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RestorePreview {
    /// The backup.
    pub backup: BackupRow,
    /// When anything in it was last changed, RFC 3339 in UTC.
    pub changed_at: Option<String>,
    /// How many systems it holds.
    pub systems: u32,
    /// How many information sets it holds.
    pub sets: u32,
    /// How many operations have been done since; `None` when that is not known, because the register
    /// cannot be read or has gone another way.
    pub operations: Option<u32>,
    /// What would be otherwise than now, by kind; empty when nothing would, `None` when the register
    /// is not open.
    pub things: Option<Vec<RestoreThings>>,
    /// Names of systems that were handed over or taken in since.
    pub handed_over: Vec<String>,
}

/// Things of one kind that restoring changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RestoreThings {
    /// `authority`, `system`, `set`, `level`, `flow`, `dependency`, `assessment`, `measure`, `risk`,
    /// `incident` or `document`.
    pub kind: String,
    /// How many come back.
    pub back: u32,
    /// How many change to what they were.
    pub changed: u32,
    /// How many go.
    pub gone: u32,
    /// For systems and sets: their names, with what happens to each.
    pub names: Vec<RestoreName>,
}

/// A thing that restoring changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RestoreName {
    /// Its name; a neutral code when it is stopped.
    pub name: String,
    /// What happens to it.
    pub change: RestoreChange,
}

/// What restoring does to a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RestoreChange {
    /// It is not there now, and will be.
    Back,
    /// It will be as it was.
    Changed,
    /// It is there now, and will not be.
    Gone,
}
