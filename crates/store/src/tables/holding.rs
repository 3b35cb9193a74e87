use crate::record::record;

record! {
    /// A set that a system holds.
    Holding in "holding" key("id") {
        /// A number of its own: the same pair may occur several times.
        id: i64,
        /// The system.
        system: String,
        /// The set.
        info_set: String,
        /// Code of `Handling`.
        handling: String,
        /// Whether this is the master data source.
        master: bool,
        /// Code of `Environment`.
        environment: String,
        /// Since when (`YYYY-MM-DD`).
        since: Option<String>,
    }
}
