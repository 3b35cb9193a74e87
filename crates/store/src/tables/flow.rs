use crate::record::record;

record! {
    /// A transfer of a set.
    Flow in "flow" key("id") {
        /// Identity.
        id: String,
        /// The sending system or authority.
        from_party: String,
        /// The receiving system or authority.
        to_party: String,
        /// The set.
        info_set: String,
        /// Code of `FlowMode`.
        mode: String,
        /// Code of `Volume`.
        volume: String,
        /// Whether it leaves the EU/EEA.
        third_country: bool,
        /// Whether it is encrypted on the way.
        encrypted: bool,
        /// JSON object of aspect → `{pack, level}`, when an outside receiver has declared levels.
        receiver_levels: Option<String>,
        /// What for, as written.
        purpose: String,
    }
}
