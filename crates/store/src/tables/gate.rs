use crate::record::record;

record! {
    /// A system whose stop-gate was answered with no to every question.
    GateAnswer in "gate_answer" key("system") {
        /// The system.
        system: String,
        /// The pack of the questions.
        pack: String,
        /// Its version.
        pack_version: String,
        /// JSON array of the ids of the questions.
        questions: String,
        /// JSON array of the ids of the sets with a topic of national security that were there.
        known: String,
        /// When, RFC 3339.
        answered_at: String,
        /// Who.
        answered_by: String,
    }
}

record! {
    /// Something that was stopped, without a word on what it is.
    Stopped in "stopped" key("code") {
        /// Its neutral code: `ST-2026-1`.
        code: String,
        /// `system` or `set`.
        kind: String,
        /// When, RFC 3339.
        stopped_at: String,
        /// Who.
        stopped_by: String,
        /// When the stop was lifted, RFC 3339.
        lifted_at: Option<String>,
        /// Who lifted it.
        lifted_by: Option<String>,
        /// Why the stop was a slip, as a code.
        lift_reason: Option<String>,
        /// When it was purged, RFC 3339.
        purged_at: Option<String>,
        /// Whether the file holds nothing of it any more, not even in free pages.
        swept: bool,
    }
}

record! {
    /// A system or set that a stop covers.
    StoppedObject in "stopped_object" key("kind", "object") {
        /// `system` or `set`.
        kind: String,
        /// Its identity.
        object: String,
        /// The stop.
        code: String,
    }
}

record! {
    /// Something that was signed or written to a file about what has been purged: digests only.
    Recall in "recall" key("sha256") {
        /// SHA-256 of the document's payload, or of the file.
        sha256: String,
        /// `document` or `file`.
        kind: String,
        /// The stop.
        code: String,
        /// When it was signed, or written, RFC 3339.
        at: String,
        /// Whether it may have left the register, and must be called back.
        due: bool,
        /// A document's number on this device.
        seq: Option<i64>,
        /// Thumbprint of the key that signed a document.
        kid: Option<String>,
        /// The system of a document that was about another one, which is still there.
        system: Option<String>,
        /// The revision of a result about such a system.
        revision: Option<i64>,
        /// Digest of the document that calls it back.
        withdrawal: Option<String>,
    }
}
