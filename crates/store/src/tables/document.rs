use crate::record::record;

record! {
    /// A signed document, as it was signed.
    Document in "document" key("sha256") {
        /// SHA-256 of the payload, in hexadecimal.
        sha256: String,
        /// SHA-256 of the envelope, in hexadecimal.
        envelope_sha256: String,
        /// Its type: `varsam-result+jws`.
        typ: String,
        /// The system it is about.
        system: String,
        /// The lineage it belongs to.
        lineage: String,
        /// The revision of the result that it is, or is about.
        revision: i64,
        /// This device's number of it; `None` when it was taken in.
        seq: Option<i64>,
        /// Thumbprint of the key that signed.
        kid: String,
        /// The public key itself, base64url, so that the document can be verified here again.
        key_x: String,
        /// The function of who signed.
        function: String,
        /// The role of a statement.
        role: Option<String>,
        /// The verdict of a statement.
        verdict: Option<String>,
        /// When it was signed, as claimed, RFC 3339.
        issued_at: String,
        /// A digest of a result's content without ids and times.
        content_sha256: Option<String>,
        /// The document, JSON.
        jws: String,
    }
}

record! {
    /// The owner of a set has approved it as it stood at a revision.
    SetApproval in "set_approval" key("info_set", "set_revision") {
        /// The set.
        info_set: String,
        /// Its revision.
        set_revision: i64,
        /// The digest of the result in which it was approved.
        document: String,
    }
}
