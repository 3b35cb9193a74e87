use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SubjectView, SystemHead};

/// Incidents, of a system or of the whole register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IncidentsView {
    /// The system; `None` for the whole register.
    pub system: Option<SystemHead>,
    /// The newest first.
    pub incidents: Vec<IncidentRow>,
    /// Systems and sets that an incident can touch.
    pub subjects: Vec<SubjectView>,
}

/// An incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IncidentRow {
    /// Identity.
    pub id: String,
    /// What is written.
    pub incident: IncidentDraft,
    /// Systems that must be reconsidered because of it.
    pub reconsider: Vec<SubjectView>,
    /// What was said about those that have been.
    pub reviews: Vec<IncidentReviewView>,
}

/// What somebody writes about an incident. Days are `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IncidentDraft {
    /// What happened.
    pub title: String,
    /// When.
    pub occurred_at: String,
    /// When it was over.
    pub ended_at: Option<String>,
    /// `error`, `attack`, `disclosure`, `loss`, `outage` or `other`.
    pub kind: String,
    /// What it led to.
    pub effect: String,
    /// Its number where it was reported.
    pub reference: String,
    /// What was learnt.
    pub lessons: String,
    /// The function of who sees to it.
    pub owner: String,
    /// By which day it is dealt with.
    pub due: Option<String>,
    /// When it was dealt with.
    pub closed_at: Option<String>,
    /// Systems and sets that it touches.
    pub subjects: Vec<SubjectView>,
}

/// That a system was reconsidered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IncidentReviewView {
    /// The system.
    pub system: String,
    /// Its name.
    pub name: String,
    /// What it came to.
    pub words: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
}

/// Write an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SetIncident {
    /// The system that is in view; `None` for the whole register.
    pub system: Option<String>,
    /// The incident; `None` for a new one.
    pub id: Option<String>,
    /// The whole of it.
    pub incident: IncidentDraft,
}

/// Say that a system was reconsidered because of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewIncident {
    /// The system that is in view; `None` for the whole register.
    pub system: Option<String>,
    /// The incident.
    pub incident: String,
    /// The system that was reconsidered.
    pub about: String,
    /// What it came to.
    pub words: String,
}
