use crate::record::record;

record! {
    /// The trust list that the register goes by; there is at most one row.
    TrustList in "trust_list" key("id") {
        /// Always 1.
        id: i64,
        /// The thumbprint of the root, compared when the first list came.
        root: String,
        /// Its version: the highest that was seen.
        version: i64,
        /// SHA-256 of its payload, in hexadecimal.
        sha256: String,
        /// The day by which a newer list should be fetched (`YYYY-MM-DD`).
        next_update: String,
        /// When it was taken, RFC 3339.
        taken_at: String,
        /// The document, JSON.
        jws: String,
    }
}

record! {
    /// What a trust list made of a signature.
    Judgement in "judgement" key("document") {
        /// The digest of the result or statement.
        document: String,
        /// `trusted`, `in_grace` or `waits`; what is refused is never written.
        standing: String,
        /// JSON array: which of the result's requirements a statement answers, from 0.
        answers: String,
        /// The version of the list.
        list: i64,
        /// When, RFC 3339.
        at: String,
    }
}

record! {
    /// The newest edition of a pack that came from the centre.
    CentrePack in "centre_pack" key("id") {
        /// The pack.
        id: String,
        /// Its version.
        version: String,
        /// SHA-256 of its bytes, in hexadecimal.
        sha256: String,
        /// When it was taken, RFC 3339.
        taken_at: String,
    }
}
