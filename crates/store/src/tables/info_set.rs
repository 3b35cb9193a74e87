use super::codes_to_json;
use crate::record::record;

record! {
    /// An information set.
    InfoSet in "info_set" key("id") {
        /// Identity.
        id: String,
        /// Name.
        name: String,
        /// The authority that it belongs to.
        authority: String,
        /// The information owner's function.
        owner: Option<String>,
        /// Code of `Band`: how many persons.
        subjects: Option<String>,
        /// Code of `Band`: how many records.
        records: Option<String>,
        /// JSON array of codes of `Identifier`.
        identifiers: String,
        /// JSON array of codes of `PersonalData`.
        personal_data: String,
        /// JSON array of provisions.
        secrecy: String,
        /// Code of `TimeDepth`.
        time_depth: Option<String>,
        /// JSON array of codes of `Topic`.
        topics: String,
        /// The date or event at which its sensitivity changes.
        time_bound: Option<String>,
        /// JSON array of set ids, for an aggregate.
        parts: Option<String>,
        /// JSON array of system ids.
        reaches: String,
        /// Description.
        description: String,
        /// When it was last classified (`YYYY-MM-DD`).
        classified_at: Option<String>,
        /// Who took part, as written.
        classified_by: String,
        /// Rises with every change of the set or its levels.
        revision: i64,
    }
}

impl InfoSet {
    /// A set of which nothing is known yet, in its first revision.
    pub fn blank(id: &str, name: &str, authority: &str) -> Self {
        let none = || codes_to_json::<&str>([]);
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            authority: authority.to_owned(),
            owner: None,
            subjects: None,
            records: None,
            identifiers: none(),
            personal_data: none(),
            secrecy: none(),
            time_depth: None,
            topics: none(),
            time_bound: None,
            parts: None,
            reaches: none(),
            description: String::new(),
            classified_at: None,
            classified_by: String::new(),
            revision: 1,
        }
    }
}

record! {
    /// A set's level for one aspect.
    SetLevel in "set_level" key("info_set", "aspect") {
        /// The set.
        info_set: String,
        /// The aspect of the pack.
        aspect: String,
        /// The pack that the level is of.
        pack: String,
        /// The level's id; `None` is ej bedömd.
        level: Option<String>,
        /// The consequence category that decided.
        category: Option<String>,
        /// The reason.
        reason: String,
    }
}
