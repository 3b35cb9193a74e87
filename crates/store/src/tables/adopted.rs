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
        /// The last day on which it holds without being looked at again (`YYYY-MM-DD`).
        valid_until: Option<String>,
        /// What gives the right to decide; empty when it is not known.
        delegation: String,
        /// The case number; empty when there is none.
        case_number: String,
    }
}

record! {
    /// Somebody wants the adopted levels of a system looked at again.
    Reconsideration in "reconsideration" key("system") {
        /// The system.
        system: String,
        /// Why.
        reason: String,
        /// When, RFC 3339.
        asked_at: String,
        /// Who.
        asked_by: String,
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
