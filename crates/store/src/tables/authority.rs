use crate::record::record;

record! {
    /// A committee, a company, an outside party, the public.
    Authority in "authority" key("id") {
        /// Identity.
        id: String,
        /// Name.
        name: String,
        /// Code of `AuthorityKind`.
        kind: String,
        /// The authority that it stands under.
        parent: Option<String>,
    }
}
