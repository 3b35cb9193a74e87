use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{BackupRow, RegisterView};

/// How well a passphrase withstands guessing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StrengthView {
    /// How well.
    pub level: StrengthLevel,
    /// What makes it easy to guess, when that is known.
    pub hint: Option<StrengthHint>,
    /// The fewest characters that it may have.
    pub least: u32,
}

/// How well a passphrase withstands guessing, in steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StrengthLevel {
    /// It has too few characters. It is refused.
    Short,
    /// It is easy to guess. It is refused.
    Weak,
    /// It is taken; a longer one is better.
    Fair,
    /// It is hard to guess.
    Good,
    /// It is very hard to guess.
    Strong,
}

/// What makes a passphrase easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StrengthHint {
    /// Keys that lie beside each other.
    Keyboard,
    /// The same again and again.
    Repeats,
    /// A sequence, as of letters or digits.
    Sequence,
    /// A passphrase that many use, or one like it.
    Common,
    /// A year or a day.
    Date,
    /// A single word.
    Word,
    /// Names of people.
    Name,
}

/// Another passphrase for the open register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChangePassphrase {
    /// The passphrase that it has.
    pub old: String,
    /// The passphrase that it gets.
    pub passphrase: String,
    /// The same once more.
    pub passphrase_again: String,
}

/// A register with its new passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PassphraseChanged {
    /// The register.
    pub register: RegisterView,
    /// Backups that still open with the passphrase that they had: they could not be encrypted anew.
    pub left: Vec<BackupRow>,
}
