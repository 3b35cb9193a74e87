use crate::record::record;

record! {
    /// What an owner was asked, signed here.
    Assignment in "assignment" key("id") {
        /// Its identity.
        id: String,
        /// The system.
        system: String,
        /// The authority that owns the sets.
        authority: String,
        /// Who is asked: a function.
        function: String,
        /// `file` or `questionnaire`.
        form: String,
        /// The sets, as a JSON array of ids.
        sets: String,
        /// The last day on which an answer is taken.
        valid_until: String,
        /// When it was made, RFC 3339.
        created_at: String,
        /// When it was withdrawn.
        withdrawn_at: Option<String>,
        /// The digest of the signed document.
        document: String,
        /// This device's number of it.
        seq: i64,
        /// Thumbprint of the key that signed.
        kid: String,
        /// The public key itself, base64url.
        key_x: String,
        /// The document, JSON.
        jws: String,
    }
}

record! {
    /// An answer to an assignment.
    Response in "response" key("sha256") {
        /// The digest of the signed document, or of the unsigned file.
        sha256: String,
        /// The assignment.
        assignment: String,
        /// `signed` or `unsigned`.
        origin: String,
        /// Thumbprint of the key that signed.
        kid: Option<String>,
        /// When it was signed, as claimed; else when it was read in.
        written_at: String,
        /// When it was read in.
        received_at: String,
        /// Who read it in.
        read_by: String,
        /// Whether it came after the last day.
        late: bool,
        /// What the owner adds.
        notes: String,
        /// The document, JSON.
        jws: Option<String>,
    }
}

record! {
    /// An answer about a set and an aspect.
    ResponseAnswer in "response_answer" key("response", "info_set", "aspect") {
        /// The response.
        response: String,
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
        /// The revision that was answered about.
        set_revision: i64,
        /// The pack that the level belongs to.
        pack: String,
        /// The level's id; `None` exactly when it is not known.
        level: Option<String>,
        /// The consequence category that decided.
        category: Option<String>,
        /// Why.
        reason: String,
        /// JSON: level id by category id.
        consequences: String,
    }
}

record! {
    /// Whose answer a level was taken over from.
    LevelOrigin in "level_origin" key("info_set", "aspect") {
        /// The set.
        info_set: String,
        /// The aspect.
        aspect: String,
        /// The response.
        response: String,
        /// The level's id that was taken over.
        level: Option<String>,
        /// The reason that was taken over.
        reason: String,
        /// When.
        at: String,
        /// By whom.
        by: String,
    }
}

record! {
    /// The assignment that a file is made to answer.
    Answering in "answering" key("id") {
        /// Always 1.
        id: i64,
        /// The assignment's id.
        assignment: String,
        /// Its document digest.
        document: String,
        /// The system that is asked about.
        system: String,
        /// The one-time code in its one form.
        code: String,
        /// The key that is made for this alone: 32 bytes in hexadecimal.
        secret: String,
        /// The assignment, JSON.
        jws: String,
        /// How many times it was handed in.
        handed_in: i64,
        /// When it was last handed in.
        handed_in_at: Option<String>,
        /// The digest of what was last handed in.
        last_document: Option<String>,
    }
}
