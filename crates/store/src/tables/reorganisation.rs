use crate::record::record;

record! {
    /// Where the id of something that was merged leads.
    Alias in "alias" key("kind", "old_id") {
        /// `system`, `set` or `authority`.
        kind: String,
        /// The id that it had.
        old_id: String,
        /// The name that it had.
        old_name: String,
        /// What it was merged into.
        new_id: String,
        /// `merge`.
        operation: String,
        /// When (`YYYY-MM-DD`).
        at: String,
    }
}

record! {
    /// A name that a thing had before.
    FormerName in "former_name" key("id") {
        /// A number of its own.
        id: i64,
        /// `system`, `set` or `authority`.
        kind: String,
        /// Its identity.
        object: String,
        /// The name.
        name: String,
        /// The day on which it got another (`YYYY-MM-DD`).
        until: String,
    }
}

record! {
    /// What a system or set was split from.
    Origin in "origin" key("kind", "object") {
        /// `system` or `set`.
        kind: String,
        /// The new one.
        object: String,
        /// The one that it was split from.
        from_object: String,
        /// When (`YYYY-MM-DD`).
        at: String,
    }
}

record! {
    /// A system or set that counts in nothing from a day on.
    Decommissioned in "decommissioned" key("kind", "object") {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        object: String,
        /// From when (`YYYY-MM-DD`); may be to come.
        at: String,
        /// Why.
        reason: String,
        /// Where the information goes.
        goes_to: String,
        /// When it was written in, RFC 3339.
        noted_at: String,
    }
}

record! {
    /// That something was disposed of under the records schedule, and by which decision.
    Disposed in "disposed" key("kind", "object") {
        /// `system` or `set`.
        kind: String,
        /// The identity that it had.
        object: String,
        /// When it was decommissioned (`YYYY-MM-DD`).
        decommissioned_at: String,
        /// The reference of the decision.
        decision: String,
        /// When it was decided (`YYYY-MM-DD`).
        decided_at: String,
        /// When it was done, RFC 3339.
        disposed_at: String,
        /// By whom.
        disposed_by: String,
        /// Whether the file holds nothing of it any more, not even in free pages.
        swept: bool,
    }
}

record! {
    /// The digest and numbers of a signed document that was disposed of.
    DisposedDocument in "disposed_document" key("sha256") {
        /// SHA-256 of its payload, in hexadecimal.
        sha256: String,
        /// The system that it was about.
        system: String,
        /// This device's number of it.
        seq: Option<i64>,
        /// The revision of a result.
        revision: Option<i64>,
    }
}
