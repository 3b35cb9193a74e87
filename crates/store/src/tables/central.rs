use crate::record::record;

record! {
    /// The newest catalogue of an authority that came from the centre.
    CentreCatalogue in "centre_catalogue" key("authority") {
        /// The authority, under the id that the centre has for it.
        authority: String,
        /// Its version: the highest that was seen.
        version: i64,
        /// SHA-256 of its payload, in hexadecimal.
        sha256: String,
        /// When it came, RFC 3339.
        seen_at: String,
    }
}

record! {
    /// A thing as a catalogue from the centre told of it.
    Central in "central" key("authority", "kind", "object") {
        /// The authority of the catalogue, under the id that the centre has for it.
        authority: String,
        /// `system`, `set` or `authority`.
        kind: String,
        /// The id that the thing has here.
        object: String,
        /// What the centre calls it.
        name: String,
        /// JSON object: each field as it came, with the ids that things have here.
        facts: String,
        /// The version of the catalogue that these facts came with; of the authority itself, the newest
        /// that was taken.
        version: i64,
        /// Whether the newest catalogue no longer has it.
        gone: bool,
    }
}
