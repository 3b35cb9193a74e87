use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PartyChoice, SystemHead, TaskState, Text};

/// Grind: the stop-gate of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GateView {
    /// The system.
    pub system: SystemHead,
    /// The questions. An answer is `yes`, `no` or `unknown`, and never a text.
    pub questions: Vec<GateQuestionView>,
    /// `not_started`, `started` (it is asked again) or `done`.
    pub state: TaskState,
    /// When every question was answered with no, RFC 3339 in UTC.
    pub answered_at: Option<String>,
    /// Names of the sets because of which it is asked again.
    pub because_of: Vec<String>,
}

/// A question of the stop-gate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GateQuestionView {
    /// Identity in the pack: `SG-1`.
    pub id: String,
    /// The question.
    pub text: Text,
    /// What it means.
    pub help: Text,
    /// Where it comes from.
    pub source: String,
}

/// Answer the stop-gate of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnswerGate {
    /// The system.
    pub system: String,
    /// `yes`, `no` or `unknown` by question id.
    pub answers: BTreeMap<String, String>,
}

/// What the answer to a stop-gate led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GateOutcome {
    /// The neutral code, when the system was stopped.
    pub stopped: Option<String>,
    /// The gate, when it was passed.
    pub gate: Option<GateView>,
}

/// What a person can stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StopChoices {
    /// Every system that is not stopped, by name.
    pub systems: Vec<PartyChoice>,
    /// The sets of the system in view that are not stopped.
    pub sets: Vec<PartyChoice>,
}

/// Stop a system or a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StopRequest {
    /// `system` or `set`.
    pub kind: String,
    /// Its identity.
    pub id: String,
}

/// Lift a stop that was a slip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LiftStop {
    /// The neutral code.
    pub code: String,
    /// `pressed_by_mistake`, `wrong_object`, `answered_by_mistake` or `chief_says_no`.
    pub reason: String,
}

/// Everything that is or has been stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StoppedView {
    /// The stops, newest first.
    pub rows: Vec<StoppedRow>,
    /// What has left the register and must be called back, by time.
    pub left: Vec<LeftRow>,
    /// How many withdrawals remain to be signed.
    pub to_sign: u32,
    /// How many withdrawals have been signed.
    pub signed: u32,
    /// What the newest purge left for people to do, until the register is closed.
    pub purged: Option<PurgeReport>,
}

/// Something that is or has been stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StoppedRow {
    /// The neutral code: `ST-2026-1`.
    pub code: String,
    /// `system` or `set`.
    pub kind: String,
    /// Where it stands.
    pub state: StopState,
    /// When it was stopped, RFC 3339 in UTC.
    pub stopped_at: String,
    /// When it was lifted or purged, RFC 3339 in UTC.
    pub ended_at: Option<String>,
    /// Why it was lifted, as a code.
    pub lift_reason: Option<String>,
}

/// Where a stop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StopState {
    /// Locked and hidden; it can be lifted or purged.
    Locked,
    /// It was a slip.
    Lifted,
    /// Nothing of it is left.
    Purged,
    /// Purged, but the file has not been written anew yet.
    Sweeping,
}

/// Something that has left the register, or may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LeftRow {
    /// The stop.
    pub code: String,
    /// `document` or `file`.
    pub kind: String,
    /// SHA-256, in hexadecimal.
    pub digest: String,
    /// When it was signed or written, RFC 3339 in UTC.
    pub at: String,
    /// Where a file was written. After the purge it is not known any more: a path may say a name.
    pub path: Option<String>,
    /// Whether a withdrawal of it has been signed.
    pub withdrawn: bool,
}

/// What a purge will take away and what it cannot reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PurgePreview {
    /// The neutral code, to be typed.
    pub code: String,
    /// How many systems.
    pub systems: u32,
    /// How many sets.
    pub sets: u32,
    /// How many transfers.
    pub flows: u32,
    /// How many signed documents about it.
    pub documents: u32,
    /// Names of sets that the stopped system holds and that stay, because others hold them.
    pub stay: Vec<String>,
    /// What the purge leaves for people to do.
    pub report: PurgeReport,
}

/// What a purge leaves for people to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PurgeReport {
    /// The neutral code.
    pub code: String,
    /// Files that were written of it, with their whole paths.
    pub files: Vec<String>,
    /// Names of other systems whose signed results said something of it: they must be signed anew.
    pub sign_anew: Vec<String>,
    /// Things in whose texts its name still stands.
    pub mentions: Vec<MentionView>,
}

/// A thing in whose texts a name still stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MentionView {
    /// `system`, `set`, `flow`, `assessment` (named by its system) or `authority`.
    pub kind: String,
    /// The thing's own name.
    pub name: String,
    /// In how many of its texts.
    pub texts: u32,
}

/// Purge what is stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PurgeRequest {
    /// The neutral code.
    pub code: String,
    /// The code once more, as the person typed it.
    pub typed: String,
}

/// Sign withdrawals of everything that must be called back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SignWithdrawals {
    /// The key's thumbprint.
    pub identity: String,
    /// The key's passphrase.
    pub passphrase: String,
}
