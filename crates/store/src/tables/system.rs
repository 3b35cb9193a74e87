use varsam_domain::facts::SystemKind;

use super::codes_to_json;
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

impl System {
    /// An IT system of which nothing is known yet.
    pub fn blank(id: &str, name: &str, authority: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            authority: authority.to_owned(),
            kind: SystemKind::It.code().to_owned(),
            owner: None,
            manager: None,
            overview: false,
            redundant: false,
            purposes: codes_to_json::<&str>([]),
            supplier: String::new(),
            hosting: String::new(),
            description: String::new(),
        }
    }
}
