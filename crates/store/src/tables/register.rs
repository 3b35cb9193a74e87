use crate::record::record;

record! {
    /// The register itself; there is one row.
    Register in "register" key("id") {
        /// Always 1.
        id: i64,
        /// This register, whatever its file is called.
        uuid: String,
        /// This installation and file; new after a restore or a copy.
        device: String,
        /// Name.
        name: String,
        /// The municipality's organisation number, ten digits with a hyphen.
        org: Option<String>,
        /// Whether it is the sample municipality.
        sample: bool,
        /// The pack in use.
        pack_id: String,
        /// Its version.
        pack_version: String,
        /// When it was made, RFC 3339.
        created_at: String,
    }
}

record! {
    /// A content pack that something here was made with.
    Pack in "pack" key("id", "version") {
        /// Identity.
        id: String,
        /// Version.
        version: String,
        /// SHA-256 of its bytes, in hexadecimal.
        sha256: String,
        /// Its bytes: one JSON document.
        content: String,
    }
}
