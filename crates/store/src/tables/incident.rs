use crate::record::record;

record! {
    /// Something that happened. Days are `YYYY-MM-DD`.
    Incident in "incident" key("id") {
        /// A UUID.
        id: String,
        /// What happened.
        title: String,
        /// When.
        occurred_at: String,
        /// When it was over.
        ended_at: Option<String>,
        /// `error`, `attack`, `disclosure`, `loss`, `outage` or `other`.
        kind: String,
        /// What it led to.
        effect: String,
        /// Its number where it was reported.
        reference: String,
        /// What was learnt.
        lessons: String,
        /// The function of who sees to it.
        owner: String,
        /// By which day it is dealt with.
        due: Option<String>,
        /// When it was dealt with.
        closed_at: Option<String>,
        /// When it was written, RFC 3339.
        created_at: String,
    }
}

record! {
    /// Something that an incident touches.
    IncidentSubject in "incident_subject" key("incident", "subject_kind", "subject") {
        /// The incident.
        incident: String,
        /// `system` or `set`.
        subject_kind: String,
        /// Its identity.
        subject: String,
    }
}

record! {
    /// A system that was reconsidered because of an incident.
    IncidentReview in "incident_review" key("incident", "system") {
        /// The incident.
        incident: String,
        /// The system.
        system: String,
        /// What it came to.
        words: String,
        /// When, RFC 3339.
        at: String,
        /// By whom.
        by: String,
    }
}
