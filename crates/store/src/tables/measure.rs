use crate::record::record;

record! {
    /// What somebody answered about a measure in a system.
    MeasureStatus in "measure_status" key("system", "measure") {
        /// The system.
        system: String,
        /// The measure's id in the catalogue.
        measure: String,
        /// The catalogue.
        pack_id: String,
        /// Its edition.
        pack_version: String,
        /// `yes`, `partly`, `no` or `not_applicable`.
        status: String,
        /// The grade that was asked for when it was answered.
        grade: i64,
        /// Why it does not fit.
        reason: String,
        /// The function of who sees to it.
        owner: String,
        /// By which day (`YYYY-MM-DD`).
        due: Option<String>,
        /// `low`, `medium`, `high` or empty.
        cost: String,
        /// A remark: how it is done here.
        note: String,
        /// When, RFC 3339.
        answered_at: String,
        /// Who.
        answered_by: String,
    }
}

record! {
    /// A decision to go without a measure until a day.
    MeasureException in "measure_exception" key("system", "measure") {
        /// The system.
        system: String,
        /// The measure's id in the catalogue.
        measure: String,
        /// What was decided, and why.
        decision: String,
        /// The function of who decided.
        decided_by: String,
        /// When (`YYYY-MM-DD`).
        decided_at: String,
        /// The last day of it (`YYYY-MM-DD`).
        until: String,
    }
}
