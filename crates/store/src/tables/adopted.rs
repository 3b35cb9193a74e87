use crate::record::record;

record! {
    /// The decision on a system's levels that stands.
    Adopted in "adopted" key("system") {
        /// The system.
        system: String,
        /// When (`YYYY-MM-DD`).
        at: String,
        /// The function of who decided.
        decided_by: String,
        /// The pack of the levels.
        pack: String,
        /// Its version.
        pack_version: String,
        /// The digest of the signed result, when there is one.
        document: Option<String>,
    }
}

record! {
    /// An adopted level.
    AdoptedLevel in "adopted_level" key("system", "aspect") {
        /// The system.
        system: String,
        /// The aspect.
        aspect: String,
        /// The level's id.
        level: Option<String>,
    }
}
