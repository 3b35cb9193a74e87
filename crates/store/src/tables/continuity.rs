use crate::record::record;

record! {
    /// How long a system may be away. Times in minutes, days as `YYYY-MM-DD`.
    Continuity in "continuity" key("system") {
        /// The system.
        system: String,
        /// The longest outage that is tolerated.
        tolerated: Option<i64>,
        /// Within which time the system is back (RTO).
        rto: Option<i64>,
        /// How much of the newest information may be lost, as a time (RPO).
        rpo: Option<i64>,
        /// When in the year or the day it is worst.
        critical_period: String,
        /// How the work goes on without it.
        fallback: String,
        /// How information is entered afterwards.
        catch_up: String,
        /// The function of who sees to it.
        owner: String,
        /// By which day what is missing is there.
        due: Option<String>,
        /// When the fallback routine was last practised.
        exercised_at: Option<String>,
        /// Where the written service levels are, and what they say.
        service_levels: String,
        /// When they were approved.
        service_levels_at: Option<String>,
        /// When the system was, or will be, taken into use.
        live_at: Option<String>,
    }
}
