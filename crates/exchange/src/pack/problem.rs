//! What can be wrong with a pack.

use std::fmt;

use super::MAX_PACK_BYTES;
use crate::json::{Malformed, Position};

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
    /// A source folder lacks a member.
    MissingMember {
        /// The member.
        member: String,
    },
    /// Two files of a source folder have the same member.
    MemberTwice {
        /// The member.
        member: String,
    },
    /// Something refers to a conversation that the pack lacks.
    UnknownConversation {
        /// The conversation.
        conversation: String,
    },
    /// A flag asks a question that the pack lacks.
    UnknownQuestion {
        /// The question.
        question: String,
    },
    /// No flag that can be raised asks this question.
    UnreachableQuestion {
        /// The question.
        question: String,
    },
    /// No flag is talked about here.
    UnreachableConversation {
        /// The conversation.
        conversation: String,
    },
    /// A flag has no text.
    MissingFlag {
        /// The flag's ID.
        flag: String,
    },
    /// A flag can never be raised with these thresholds.
    FlagNeverRaised {
        /// The flag's ID.
        flag: String,
    },
    /// A why-text has something in braces that nothing is filled in for.
    UnknownPlaceholder {
        /// What stands in the braces.
        placeholder: String,
    },
    /// A threshold is outside what makes sense.
    OutOfRange {
        /// What it is.
        value: String,
        /// What it may be.
        range: String,
    },
    /// A colour is not written as `#rrggbb`.
    NotAColour {
        /// What stands there.
        value: String,
    },
    /// A question belongs to a part that is not there, or stands after a later part has begun.
    UnknownPart {
        /// The part.
        part: String,
    },
    /// No question belongs to a part.
    UnreachablePart {
        /// The part.
        part: String,
    },
    /// A question's options are a set or a group of law that is not there.
    UnknownOptionSet {
        /// The set.
        set: String,
    },
    /// Something names an option that its question lacks.
    UnknownOption {
        /// The question.
        question: String,
        /// The option.
        option: String,
    },
    /// A branch rests on a question that comes later.
    LaterQuestion {
        /// The question.
        question: String,
    },
    /// A prefill rests on a fact that the register does not know.
    UnknownFact {
        /// The fact.
        fact: String,
    },
    /// Something refers to a provision that the pack lacks.
    UnknownLaw {
        /// The provision.
        law: String,
    },
    /// Members stand together that cannot, or one is missing.
    BadCondition {
        /// What is wrong.
        detail: String,
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
            Self::MissingMember { .. } => "missing_member",
            Self::MemberTwice { .. } => "member_twice",
            Self::UnknownConversation { .. } => "unknown_conversation",
            Self::UnknownQuestion { .. } => "unknown_question",
            Self::UnreachableQuestion { .. } => "unreachable_question",
            Self::UnreachableConversation { .. } => "unreachable_conversation",
            Self::MissingFlag { .. } => "missing_flag",
            Self::FlagNeverRaised { .. } => "flag_never_raised",
            Self::UnknownPlaceholder { .. } => "unknown_placeholder",
            Self::OutOfRange { .. } => "out_of_range",
            Self::UnknownPart { .. } => "unknown_part",
            Self::UnreachablePart { .. } => "unreachable_part",
            Self::UnknownOptionSet { .. } => "unknown_option_set",
            Self::UnknownOption { .. } => "unknown_option",
            Self::LaterQuestion { .. } => "later_question",
            Self::UnknownFact { .. } => "unknown_fact",
            Self::UnknownLaw { .. } => "unknown_law",
            Self::BadCondition { .. } => "bad_condition",
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
            Self::MissingMember { member } | Self::MemberTwice { member } => {
                vec![("member", member.clone())]
            }
            Self::UnknownConversation { conversation } | Self::UnreachableConversation { conversation } => {
                vec![("conversation", conversation.clone())]
            }
            Self::UnknownQuestion { question }
            | Self::UnreachableQuestion { question }
            | Self::LaterQuestion { question } => vec![("question", question.clone())],
            Self::UnknownPart { part } | Self::UnreachablePart { part } => vec![("part", part.clone())],
            Self::UnknownOptionSet { set } => vec![("set", set.clone())],
            Self::UnknownOption { question, option } => {
                vec![("question", question.clone()), ("option", option.clone())]
            }
            Self::UnknownFact { fact } => vec![("fact", fact.clone())],
            Self::UnknownLaw { law } => vec![("law", law.clone())],
            Self::BadCondition { detail } => vec![("detail", detail.clone())],
            Self::MissingFlag { flag } | Self::FlagNeverRaised { flag } => vec![("flag", flag.clone())],
            Self::UnknownPlaceholder { placeholder } => vec![("placeholder", placeholder.clone())],
            Self::OutOfRange { value, range } => vec![("value", value.clone()), ("range", range.clone())],
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
