use crate::record::record;

record! {
    /// Something that has left the register.
    Export in "export" key("id") {
        /// A number of its own.
        id: i64,
        /// `bundle` or `pdf`.
        kind: String,
        /// The system.
        system: String,
        /// Where it was written.
        path: String,
        /// SHA-256 of the file, in hexadecimal.
        sha256: String,
        /// When, RFC 3339.
        at: String,
    }
}
