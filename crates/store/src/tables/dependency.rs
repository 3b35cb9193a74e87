use crate::record::record;

record! {
    /// One system needs another.
    Dependency in "dependency" key("id") {
        /// A number of its own: the same pair may occur several times.
        id: i64,
        /// The system that needs.
        consumer: String,
        /// The system that is needed.
        provider: String,
        /// The pack of the tolerated level.
        tolerates_pack: Option<String>,
        /// The id of the availability level still needed on the fallback routine.
        tolerates_level: Option<String>,
        /// A note, as written.
        note: String,
    }
}
