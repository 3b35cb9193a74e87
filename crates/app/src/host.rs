use std::path::PathBuf;

use chrono::{DateTime, Utc};

/// What kind of file is saved, for the dialog's title and ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveKind {
    /// A signed bundle (`.vbundle`).
    Bundle,
    /// A report (`.pdf`).
    Report,
    /// A list or a questionnaire (`.xlsx`).
    Workbook,
    /// A system that is handed over (`.vhandover`).
    Handover,
    /// A register (`.varsam`).
    Register,
}

/// What the use cases need from outside: a clock, randomness, folders, and somebody to ask.
pub trait Host: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> DateTime<Utc>;
    /// Fills `bytes` with randomness fit for keys.
    fn random(&self, bytes: &mut [u8]);
    /// Who is at the computer, as the system knows it.
    fn account(&self) -> String;
    /// The person's home folder, where registers lie by default.
    fn home(&self) -> PathBuf;
    /// The folder for keys and settings.
    fn profile(&self) -> PathBuf;
    /// The language of the system, as a BCP 47 tag.
    fn language(&self) -> String;
    /// Asks for a folder for a register.
    fn ask_folder(&self) -> Option<PathBuf>;
    /// Asks for a register to open.
    fn ask_register(&self) -> Option<PathBuf>;
    /// Asks for tables to read in.
    fn ask_tables(&self) -> Vec<PathBuf>;
    /// Asks for an edition of a model to read.
    fn ask_pack(&self) -> Option<PathBuf>;
    /// Asks for an assignment to open.
    fn ask_assignment(&self) -> Option<PathBuf>;
    /// Asks for a file from the centre.
    fn ask_centre(&self) -> Option<PathBuf>;
    /// Asks for a system that was handed over.
    fn ask_handover(&self) -> Option<PathBuf>;
    /// Asks for files with answers: bundles and questionnaires.
    fn ask_responses(&self) -> Vec<PathBuf>;
    /// Asks where to save; the answer may be a file that is there, which the person has agreed to
    /// replace.
    fn ask_save(&self, kind: SaveKind, suggested: &str) -> Option<PathBuf>;
}
