use crate::record::record;

record! {
    /// A system that was handed over, or came in.
    Handover in "handover" key("id") {
        /// A UUID, the same in every register and in the file.
        id: String,
        /// The system; empty when it has been purged here.
        system: String,
        /// `out`, `in`, or `parcel` in the file itself.
        direction: String,
        /// The uuid of the register that handed it over.
        from_register: String,
        /// That register's name.
        from_name: String,
        /// The function of who takes over.
        to_whom: String,
        /// When, RFC 3339.
        at: String,
        /// Who handed it over.
        by: String,
        /// JSON array of ids: this hand-over and those that it follows, oldest first.
        trail: String,
        /// When it ended: it came back, or was taken back.
        ended_at: Option<String>,
        /// `returned`, `cancelled` or `purged`.
        ended: Option<String>,
    }
}

record! {
    /// What a hand-over does to a system or a set here.
    Custody in "custody" key("kind", "object", "handover") {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        object: String,
        /// `away` and `guest` are locked here; of `lent` a copy went along.
        held: String,
        /// The hand-over.
        handover: String,
    }
}
