//! Whether facts hang together. Every problem is reported at once, each with its place.

use std::fmt;

use crate::compiled::Compiled;
use crate::facts::Facts;
use crate::index::index;
use crate::pack::Pack;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// An identity is empty.
    EmptyId,
    /// An identity occurs twice in its list, or names both a system and an authority.
    DuplicateId(String),
    /// Something refers to an identity that does not exist.
    MissingReference(String),
    /// A flow has no end, or none that is a system.
    FlowWithoutSystem,
    /// A set is its own part, directly or through others.
    PartCycle(String),
    /// A system has more than one adopted entry.
    AdoptedTwice(String),
    /// A level is not in the pack's scale for the aspect.
    LevelOutsideScale {
        /// The aspect.
        aspect: String,
        /// The level number.
        level: u8,
    },
    /// A text that may be left out is there and empty.
    EmptyText,
}

impl ProblemKind {
    /// The stable code of this kind of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyId => "empty_id",
            Self::DuplicateId(_) => "duplicate_id",
            Self::MissingReference(_) => "missing_reference",
            Self::FlowWithoutSystem => "flow_without_system",
            Self::PartCycle(_) => "part_cycle",
            Self::AdoptedTwice(_) => "adopted_twice",
            Self::LevelOutsideScale { .. } => "level_outside_scale",
            Self::EmptyText => "empty_text",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyId => write!(f, "the id is empty"),
            Self::DuplicateId(id) => write!(f, "the id \"{id}\" is used more than once"),
            Self::MissingReference(id) => write!(f, "\"{id}\" does not exist"),
            Self::FlowWithoutSystem => write!(f, "neither end of the flow is a system"),
            Self::PartCycle(id) => write!(f, "the set \"{id}\" is its own part"),
            Self::AdoptedTwice(id) => write!(f, "the system \"{id}\" has more than one adopted entry"),
            Self::LevelOutsideScale { aspect, level } => {
                write!(f, "the level {level} is not in the pack's scale for {aspect}")
            }
            Self::EmptyText => write!(f, "the text is empty; use null for none"),
        }
    }
}

/// A problem and where it is, as `flows[3].from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place in the facts.
    pub place: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// Everything that is wrong with the facts; empty when the rules can be asked.
///
/// Whoever goes on to ask the rules saves half of the work with [`crate::Evaluation::checked`].
pub fn check(facts: &Facts, pack: &Pack) -> Vec<Problem> {
    index(facts, &Compiled::new(pack)).1.0
}

/// Problems as they are found.
#[derive(Default)]
pub(crate) struct Findings(pub Vec<Problem>);

impl Findings {
    pub fn add(&mut self, place: String, kind: ProblemKind) {
        self.0.push(Problem { place, kind });
    }
}
