use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, AwayView};

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum TaskState {
    /// Nobody has begun.
    NotStarted,
    /// Begun, and something is missing.
    Started,
    /// People disagree.
    Disagree,
    /// Done.
    Done,
    /// Cannot begin yet; the reason is said.
    Blocked,
}

/// A step of the work with a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StepId {
    /// The stop-gate for national security (Grind).
    Gate,
    /// Inventory (Tillgångar).
    Assets,
    /// Classification (Klassa).
    Classify,
    /// What happens when data comes together (Tillsammans).
    Together,
    /// Suitability under the GDPR (Lämplighet).
    Suitability,
    /// Risks and measures (Risker och åtgärder).
    Risks,
    /// Review and sign (Granska och signera).
    Review,
}

/// A step in the task list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StepView {
    /// Which.
    pub id: StepId,
    /// Where it stands.
    pub state: TaskState,
    /// The code of the sentence under it: `step-note-CODE`.
    pub note: String,
    /// Values for the sentence.
    pub args: Args,
}

/// The task list of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TaskListView {
    /// The system.
    pub system: SystemHead,
    /// The seven steps in order.
    pub steps: Vec<StepView>,
    /// The step to continue with, if any can be continued with.
    pub next: Option<StepId>,
    /// Its level per aspect.
    pub profile: Vec<ProfileRow>,
    /// When `adopted` in the profile was decided (`YYYY-MM-DD`).
    pub adopted_at: Option<String>,
}

/// What every view of a system shows at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SystemHead {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// The authority's name.
    pub authority_name: String,
    /// The system owner's function.
    pub owner: Option<String>,
    /// `it`, `platform`, `iot`, `ot` or `process`.
    pub kind: String,
    /// Description.
    pub description: String,
    /// The steps' states, in order, for the step list.
    pub steps: Vec<(StepId, TaskState)>,
    /// Set when it can be read here and not changed.
    pub away: Option<AwayView>,
}

/// A system's level for one aspect, then and now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProfileRow {
    /// The aspect.
    pub aspect: String,
    /// Level number adopted earlier.
    pub adopted: Option<u8>,
    /// Level number calculated from what it carries now.
    pub calculated: Option<u8>,
    /// Whether every set that counts has been assessed.
    pub complete: bool,
    /// Why it is calculated so, from the system to where the level starts.
    pub because: Vec<ChainLink>,
}

/// A link of a because-chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChainLink {
    /// `system` (the first), `carries`, `reaches` or `depends`.
    pub kind: String,
    /// Identity of the set or system.
    pub id: String,
    /// Its name.
    pub name: String,
    /// For `carries`: the reason that somebody wrote for the level.
    pub reason: Option<String>,
}
