use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, Difference, ResultView, SystemHead};

/// Every signed result of a system, and where the adopted levels stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RevisionsView {
    /// The system.
    pub system: SystemHead,
    /// The results, newest first.
    pub revisions: Vec<ResultView>,
    /// The levels that are adopted, if any.
    pub adopted: Option<AdoptedView>,
    /// Why they should be looked at again; empty when nothing says so.
    pub causes: Vec<ReconsiderCause>,
    /// Whether somebody has asked for that, which can be taken back.
    pub asked: bool,
}

/// Levels that are adopted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AdoptedView {
    /// When (`YYYY-MM-DD`).
    pub at: String,
    /// The function of who decided; empty when it is not known.
    pub decided_by: String,
    /// What gives the right to decide; empty when it is not known.
    pub delegation: String,
    /// The case number; empty when there is none.
    pub case_number: String,
    /// The last day on which they hold without being looked at again (`YYYY-MM-DD`).
    pub holds_until: String,
    /// Whether that day was set by who decided; otherwise it is a year after the decision.
    pub day_set: bool,
    /// The revision of the signed result; `None` when the levels were read from tables.
    pub revision: Option<u32>,
}

/// Why adopted levels should be looked at again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReconsiderCause {
    /// The code of its sentence: `cause-CODE`.
    pub code: String,
    /// Values for the sentence.
    pub args: Args,
}

/// Ask for adopted levels to be looked at again, or take that back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reconsider {
    /// The system.
    pub system: String,
    /// Why; `None` takes it back.
    pub reason: Option<String>,
}

/// Which two of a system's results to compare.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CompareRevisions {
    /// The system.
    pub system: String,
    /// The revision before.
    pub from: u32,
    /// The revision after; `None` is the register as it is now.
    pub to: Option<u32>,
}

/// What differs between two results of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RevisionDiff {
    /// Whether they were made with different models; then numbers are not compared as levels.
    pub other_pack: bool,
    /// Levels of the system.
    pub protection: Vec<Difference>,
    /// Names of sets that came in.
    pub sets_in: Vec<String>,
    /// Names of sets that went out.
    pub sets_out: Vec<String>,
    /// Levels and reasons of sets that are in both.
    pub cells: Vec<CellDiff>,
    /// Answers about what happens when information comes together.
    pub flags: Vec<FlagDiff>,
}

/// A set's level or reason that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CellDiff {
    /// The set's name.
    pub name: String,
    /// The aspect.
    pub aspect: String,
    /// Level number before.
    pub before: Option<u8>,
    /// Level number after.
    pub now: Option<u8>,
    /// The reason before.
    pub reason_before: String,
    /// The reason after.
    pub reason_now: String,
}

/// An answer to a flag that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FlagDiff {
    /// The flag's id: `AGG-01`.
    pub flag: String,
    /// The name of what it is raised on.
    pub on: String,
    /// The outcome before: `new_asset`, `raise`, `no_effect`; `None` when it was not answered.
    pub before: Option<String>,
    /// The outcome after.
    pub now: Option<String>,
}

/// Adopted levels that should be looked at again, or soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewDue {
    /// The system.
    pub system: String,
    /// Its name.
    pub name: String,
    /// The code of its sentence: `due-CODE`: `asked`, `overdue`, `incident`, `new_set` or `soon`.
    pub code: String,
    /// The last day on which they hold (`YYYY-MM-DD`).
    pub holds_until: String,
}
