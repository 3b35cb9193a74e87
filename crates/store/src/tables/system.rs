use crate::record::record;

record! {
    /// A system.
    System in "system" key("id") {
        /// Identity.
        id: String,
        /// Name.
        name: String,
        /// The authority that it belongs to.
        authority: String,
        /// Code of `SystemKind`.
        kind: String,
        /// The system owner's function.
        owner: Option<String>,
        /// The system manager's function.
        manager: Option<String>,
        /// Whether it shows an overview.
        overview: bool,
        /// Whether it runs redundantly.
        redundant: bool,
        /// JSON array of codes of `Purpose`.
        purposes: String,
        /// Supplier, as written.
        supplier: String,
        /// How it is hosted, as written.
        hosting: String,
        /// Description.
        description: String,
    }
}
