use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Args, SystemHead};

/// The continuity of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityView {
    /// The system.
    pub system: SystemHead,
    /// Whether its levels ask for a plan.
    pub needed: bool,
    /// What is written; empty when nothing is.
    pub continuity: ContinuityDraft,
    /// Whether anything is written.
    pub written: bool,
    /// Times that the levels propose, in minutes.
    pub proposed: ContinuityTimes,
    /// What is missing or does not hang together.
    pub gaps: Vec<ContinuityGap>,
    /// Systems that it needs.
    pub providers: Vec<ContinuityNeighbour>,
    /// Systems that need it.
    pub consumers: Vec<ContinuityNeighbour>,
}

/// Times in minutes; `None` is not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityTimes {
    /// The longest outage that is tolerated.
    pub tolerated: Option<u32>,
    /// Within which time the system is back (RTO).
    pub rto: Option<u32>,
    /// How much of the newest information may be lost, as a time (RPO).
    pub rpo: Option<u32>,
}

/// What somebody writes about continuity. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityDraft {
    /// Times.
    pub times: ContinuityTimes,
    /// When in the year or the day it is worst.
    pub critical_period: String,
    /// How the work goes on without it.
    pub fallback: String,
    /// How information is entered afterwards.
    pub catch_up: String,
    /// The function of who sees to it.
    pub owner: String,
    /// By which day what is missing is there.
    pub due: Option<String>,
    /// When the fallback routine was last practised.
    pub exercised_at: Option<String>,
    /// Where the written service levels are, and what they say.
    pub service_levels: String,
    /// When they were approved.
    pub service_levels_at: Option<String>,
    /// When the system was, or will be, taken into use.
    pub live_at: Option<String>,
}

/// Something that is missing, or does not hang together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityGap {
    /// The code of its sentence: `gap-CODE`.
    pub code: String,
    /// Values for the sentence.
    pub args: Args,
    /// The field that mends it; empty when that is in another system.
    pub field: String,
}

/// A system that this one needs, or that needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityNeighbour {
    /// The system.
    pub system: String,
    /// Its name.
    pub name: String,
    /// Within which time it is back, in minutes; `None` when nobody has decided.
    pub rto: Option<u32>,
    /// Whether the one that is needed comes back later than the one that needs it.
    pub slower: bool,
}

/// Write about the continuity of a system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetContinuity {
    /// The system.
    pub system: String,
    /// The whole of it.
    pub continuity: ContinuityDraft,
}

/// The table for the continuity plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityPlanView {
    /// Systems that must have a plan or have one, the shortest tolerated outage first.
    pub rows: Vec<ContinuityPlanRow>,
    /// How many of them lack something.
    pub incomplete: u32,
}

/// A system in the continuity plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ContinuityPlanRow {
    /// The system.
    pub system: String,
    /// Its name.
    pub name: String,
    /// The name of its authority.
    pub authority_name: String,
    /// What is written.
    pub continuity: ContinuityDraft,
    /// Systems that it needs; those that come back too late are marked.
    pub providers: Vec<ContinuityNeighbour>,
    /// The supplier, as written.
    pub supplier: String,
    /// How many things are missing.
    pub gaps: u32,
}
