use crate::record::record;

record! {
    /// A suitability assessment.
    Assessment in "assessment" key("id") {
        /// A UUID.
        id: String,
        /// The system in whose work it is made.
        system: String,
        /// Why it is made: `storage`, `transfer`, `new_use`, `supplier`, `technology`, `aggregate`
        /// or `migration`.
        about: String,
        /// What people call it.
        title: String,
        /// The pack of its questions.
        pack_id: String,
        /// The pack's edition.
        pack_version: String,
        /// When it was begun, RFC 3339.
        created_at: String,
        /// By whom.
        created_by: String,
        /// When it was finished, RFC 3339; `None` while it is under way.
        finished_at: Option<String>,
        /// By whom.
        finished_by: Option<String>,
        /// A digest of what the register knew when it was finished.
        basis: Option<String>,
    }
}

record! {
    /// Something that an assessment covers.
    AssessmentSubject in "assessment_subject" key("assessment", "subject_kind", "subject") {
        /// The assessment.
        assessment: String,
        /// `system`, `set` or `flow`.
        subject_kind: String,
        /// Its identity.
        subject: String,
    }
}

record! {
    /// An answer to a question of an assessment.
    AssessmentAnswer in "assessment_answer" key("assessment", "question") {
        /// The assessment.
        assessment: String,
        /// The question.
        question: String,
        /// JSON array of option ids.
        chosen: String,
        /// Words.
        words: String,
        /// A day (`YYYY-MM-DD`).
        date: Option<String>,
        /// When, RFC 3339.
        answered_at: String,
        /// Who.
        answered_by: String,
    }
}

record! {
    /// What somebody has taken on of a condition.
    AssessmentCondition in "assessment_condition" key("assessment", "rule") {
        /// The assessment.
        assessment: String,
        /// The rule that asks for it.
        rule: String,
        /// The function of who sees to it.
        owner: String,
        /// By which day (`YYYY-MM-DD`).
        due: Option<String>,
        /// The day on which it was met (`YYYY-MM-DD`).
        met_at: Option<String>,
        /// A remark.
        note: String,
    }
}

record! {
    /// A data protection impact assessment.
    Dpia in "dpia" key("assessment") {
        /// The assessment that asked for it.
        assessment: String,
        /// Systematic description (GDPR 35.7 a).
        description: String,
        /// Necessity and proportionality (35.7 b).
        necessity: String,
        /// Measures, safeguards, how compliance is shown (35.7 d).
        measures: String,
        /// Whether data subjects were asked: `yes`, `no` or empty.
        views_asked: String,
        /// What they said, or why they were not asked (35.9).
        views: String,
        /// The day on which the data protection officer was asked (35.2).
        advice_asked_at: Option<String>,
        /// The day of the advice.
        advice_given_at: Option<String>,
        /// The advice.
        advice: String,
        /// Whether it is followed: `yes`, `partly`, `no` or empty.
        advice_followed: String,
        /// Why it is not.
        advice_reason: String,
        /// The day on which IMY was consulted (36).
        imy_sent_at: Option<String>,
        /// The day of IMY's answer.
        imy_answered_at: Option<String>,
        /// The answer.
        imy_answer: String,
        /// The function of who decides.
        decided_by: String,
        /// The day of the decision.
        decided_at: Option<String>,
        /// The day of the next review (35.11).
        review_at: Option<String>,
        /// When it was finished, RFC 3339.
        finished_at: Option<String>,
    }
}

record! {
    /// A risk to individuals.
    DpiaRisk in "dpia_risk" key("assessment", "number") {
        /// The assessment.
        assessment: String,
        /// 1, 2, 3 …
        number: i64,
        /// What can happen to whom.
        risk: String,
        /// How likely, 0 to 3.
        likelihood: i64,
        /// The harm level's id in the pack.
        harm: String,
        /// What is done about it.
        measures: String,
        /// How likely it is then, 0 to 3.
        residual_likelihood: i64,
        /// The harm that remains.
        residual_harm: String,
    }
}

record! {
    /// Who answers for an authority's personal data.
    DataProtection in "data_protection" key("authority") {
        /// The authority, which is the controller.
        authority: String,
        /// How the controller is reached.
        contact: String,
        /// Joint controllers.
        joint: String,
        /// Representative.
        representative: String,
        /// Data protection officer.
        officer: String,
        /// General description of security measures.
        security: String,
    }
}
