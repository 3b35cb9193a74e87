//! Content packs: one JSON document each, read strictly and written canonically.

use std::fmt;

use varsam_domain::Pack;

use crate::json::{self, Malformed, Position};

mod consistency;
mod dto;

pub use consistency::{LANGUAGES, THEMES};

/// The largest pack that is read.
pub const MAX_PACK_BYTES: usize = 16 * 1024 * 1024;

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PackProblemKind {
    /// The document is larger than [`MAX_PACK_BYTES`].
    TooLarge,
    /// The bytes are not a document of the right shape.
    Malformed(Malformed),
    /// The document is of another kind or version.
    WrongVersion {
        /// What it says that it is.
        found: String,
    },
    /// A list or a condition that must say something says nothing.
    Empty,
    /// A text is empty.
    EmptyText,
    /// A text is missing in one language.
    MissingLanguage {
        /// The language code.
        language: String,
    },
    /// An identity occurs twice in its list.
    DuplicateId {
        /// The identity.
        id: String,
    },
    /// An aspect refers to a scale that the pack lacks.
    UnknownScale {
        /// The scale.
        scale: String,
    },
    /// An aspect has a role that does not exist.
    UnknownRole {
        /// The role.
        role: String,
    },
    /// Two aspects have the same role.
    DuplicateRole {
        /// The role.
        role: String,
    },
    /// A floor refers to an aspect that the pack lacks.
    UnknownAspect {
        /// The aspect.
        aspect: String,
    },
    /// A text stands for a level that the scale lacks.
    UnknownLevel {
        /// The level's id.
        level: String,
    },
    /// A level number that the scale lacks.
    UnknownNumber {
        /// The number.
        number: u8,
    },
    /// A level has no anchor or criterion.
    MissingLevelText {
        /// The level's id.
        level: String,
    },
    /// The numbers of a scale do not rise.
    NumberNotRising {
        /// The number that is not higher than the one before it.
        number: u8,
    },
    /// A level has no colours for a theme.
    MissingTheme {
        /// The theme.
        theme: String,
    },
    /// A colour is not written as `#rrggbb`.
    NotAColour {
        /// What stands there.
        value: String,
    },
}

impl PackProblemKind {
    /// The stable code of this kind of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Malformed(malformed) => malformed.code(),
            Self::WrongVersion { .. } => "wrong_version",
            Self::Empty => "empty",
            Self::EmptyText => "empty_text",
            Self::MissingLanguage { .. } => "missing_language",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::UnknownScale { .. } => "unknown_scale",
            Self::UnknownRole { .. } => "unknown_role",
            Self::DuplicateRole { .. } => "duplicate_role",
            Self::UnknownAspect { .. } => "unknown_aspect",
            Self::UnknownLevel { .. } => "unknown_level",
            Self::UnknownNumber { .. } => "unknown_number",
            Self::MissingLevelText { .. } => "missing_level_text",
            Self::NumberNotRising { .. } => "number_not_rising",
            Self::MissingTheme { .. } => "missing_theme",
            Self::NotAColour { .. } => "not_a_colour",
        }
    }

    /// The arguments of the message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge => vec![("limit", MAX_PACK_BYTES.to_string())],
            Self::Malformed(malformed) => malformed.args(),
            Self::Empty | Self::EmptyText => Vec::new(),
            Self::WrongVersion { found } => vec![("found", found.clone())],
            Self::MissingLanguage { language } => vec![("language", language.clone())],
            Self::DuplicateId { id } => vec![("id", id.clone())],
            Self::UnknownScale { scale } => vec![("scale", scale.clone())],
            Self::UnknownRole { role } | Self::DuplicateRole { role } => vec![("role", role.clone())],
            Self::UnknownAspect { aspect } => vec![("aspect", aspect.clone())],
            Self::UnknownLevel { level } | Self::MissingLevelText { level } => vec![("level", level.clone())],
            Self::UnknownNumber { number } | Self::NumberNotRising { number } => {
                vec![("number", number.to_string())]
            }
            Self::MissingTheme { theme } => vec![("theme", theme.clone())],
            Self::NotAColour { value } => vec![("value", value.clone())],
        }
    }
}

/// A problem and where it is, as `floors[2].levels.K`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackProblem {
    /// The place in the document; empty for the document as a whole.
    pub place: String,
    /// Where in the text, when the text itself is at fault.
    pub position: Option<Position>,
    /// What is wrong there.
    pub kind: PackProblemKind,
}

impl fmt::Display for PackProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}", self.kind.code())?;
        for (name, value) in self.kind.args() {
            write!(f, ", {name} {value}")?;
        }
        if let Some(Position { line, column }) = self.position {
            write!(f, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

/// Reads a pack and checks that it hangs together.
///
/// # Errors
/// The first problem when the bytes are not a pack document, otherwise every inconsistency.
pub fn read_pack(bytes: &[u8]) -> Result<Pack, Vec<PackProblem>> {
    let one = |kind| vec![PackProblem { place: String::new(), position: None, kind }];
    if bytes.len() > MAX_PACK_BYTES {
        return Err(one(PackProblemKind::TooLarge));
    }
    let document: dto::Pack = json::parse(bytes).map_err(|failure| {
        let kind = PackProblemKind::Malformed(failure.what);
        vec![PackProblem { place: failure.place, position: failure.position, kind }]
    })?;
    if document.v != dto::VERSION {
        return Err(one(PackProblemKind::WrongVersion { found: document.v }));
    }
    let mut found = consistency::Findings::default();
    for (ix, json::Object(aspect)) in document.aspects.iter().enumerate() {
        if dto::role_of(&aspect.role).is_none() {
            let kind = PackProblemKind::UnknownRole { role: aspect.role.clone() };
            found.add(format!("aspects[{ix}].role"), kind);
        }
    }
    let pack = dto::into_domain(document);
    consistency::check(&pack, &mut found);
    if found.0.is_empty() { Ok(pack) } else { Err(found.0) }
}

/// Writes a pack as the document that [`read_pack`] reads.
pub fn write_pack(pack: &Pack) -> Vec<u8> {
    crate::json::write_pretty(&dto::of_domain(pack))
}

/// The pack that the program brings along: four aspects, levels 0 to 3.
pub fn standard_pack_bytes() -> &'static [u8] {
    include_bytes!("../../../assets/packs/standard-0-3-krts/2026-1/pack.json")
}
