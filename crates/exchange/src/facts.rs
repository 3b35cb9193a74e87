//! `facts/1`: everything that the rules look at, as one JSON document, read strictly.

use std::fmt;

use varsam_domain::{Facts, Pack, ProblemKind, facts as domain};

use varsam_domain::day::is_day;

use crate::json::{self, Malformed, Object, Position};

mod dto;
mod view;
mod write;

pub use write::write_facts;

/// The largest facts document that is read: a caller refuses a larger file before reading it.
pub const MAX_FACTS_BYTES: usize = 256 * 1024 * 1024;

/// What is wrong with a facts document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactsProblemKind {
    /// The document is larger than [`MAX_FACTS_BYTES`].
    TooLarge,
    /// The bytes are not a document of the right shape.
    Malformed(Malformed),
    /// The document is of another kind or version.
    WrongVersion {
        /// What it says that it is.
        found: String,
    },
    /// Levels lack an aspect of the pack.
    MissingAspect {
        /// The aspect.
        aspect: String,
    },
    /// Levels have an aspect that the pack lacks.
    UnknownAspect {
        /// The aspect.
        aspect: String,
    },
    /// A date is not a day of the calendar as `YYYY-MM-DD`.
    NotADate {
        /// What stands there.
        value: String,
    },
    /// The document is well formed and its facts do not hang together.
    Facts(ProblemKind),
}

impl FactsProblemKind {
    /// The stable code of this kind of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge => "too_large",
            Self::Malformed(malformed) => malformed.code(),
            Self::WrongVersion { .. } => "wrong_version",
            Self::MissingAspect { .. } => "missing_aspect",
            Self::UnknownAspect { .. } => "unknown_aspect",
            Self::NotADate { .. } => "not_a_date",
            Self::Facts(kind) => kind.code(),
        }
    }

    /// The arguments of the message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge => vec![("limit", MAX_FACTS_BYTES.to_string())],
            Self::Malformed(malformed) => malformed.args(),
            Self::WrongVersion { found } => vec![("found", found.clone())],
            Self::MissingAspect { aspect } | Self::UnknownAspect { aspect } => {
                vec![("aspect", aspect.clone())]
            }
            Self::NotADate { value } => vec![("value", value.clone())],
            Self::Facts(kind) => match kind {
                ProblemKind::EmptyId | ProblemKind::FlowWithoutSystem | ProblemKind::EmptyText => Vec::new(),
                ProblemKind::DuplicateId(id)
                | ProblemKind::MissingReference(id)
                | ProblemKind::PartCycle(id)
                | ProblemKind::AdoptedTwice(id) => vec![("id", id.clone())],
                ProblemKind::LevelOutsideScale { aspect, level } => {
                    vec![("aspect", aspect.clone()), ("level", level.to_string())]
                }
            },
        }
    }
}

impl fmt::Display for FactsProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the file is larger than {MAX_FACTS_BYTES} bytes"),
            Self::Malformed(malformed) => write!(f, "{malformed}"),
            Self::WrongVersion { found } => write!(f, "\"{found}\" is not {}", dto::VERSION),
            Self::MissingAspect { aspect } => write!(f, "the aspect {aspect} is missing"),
            Self::UnknownAspect { aspect } => write!(f, "the pack has no aspect {aspect}"),
            Self::NotADate { value } => write!(f, "\"{value}\" is not a date (YYYY-MM-DD)"),
            Self::Facts(kind) => write!(f, "{kind}"),
        }
    }
}

/// A problem and where it is, as `sets[3].levels.K`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactsProblem {
    /// The place in the document; empty for the document as a whole.
    pub place: String,
    /// Where in the text, when the text itself is at fault.
    pub position: Option<Position>,
    /// What is wrong there.
    pub kind: FactsProblemKind,
}

impl fmt::Display for FactsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}", self.kind)?;
        if let Some(Position { line, column }) = self.position {
            write!(f, " (line {line}, column {column})")?;
        }
        Ok(())
    }
}

impl From<varsam_domain::Problem> for FactsProblem {
    fn from(problem: varsam_domain::Problem) -> Self {
        Self { place: problem.place, position: None, kind: FactsProblemKind::Facts(problem.kind) }
    }
}

/// Reads facts and checks that they hang together under the pack.
///
/// # Errors
/// The first problem of a document that is not well formed; otherwise every wrong aspect, date,
/// reference, identity and level.
pub fn read_facts(bytes: &[u8], pack: &Pack) -> Result<Facts, Vec<FactsProblem>> {
    let (facts, mut found) = FactsDocument::parse(bytes)?.into_facts(pack);
    found.extend(varsam_domain::check(&facts, pack).into_iter().map(FactsProblem::from));
    if found.is_empty() { Ok(facts) } else { Err(found) }
}

/// A document that has been parsed and not looked at.
pub struct FactsDocument(dto::Facts);

impl FactsDocument {
    /// Parses a document.
    ///
    /// # Errors
    /// The first problem when it is not well formed.
    pub fn parse(bytes: &[u8]) -> Result<Self, Vec<FactsProblem>> {
        let one = |place: &str, kind| vec![FactsProblem { place: place.to_owned(), position: None, kind }];
        if bytes.len() > MAX_FACTS_BYTES {
            return Err(one("", FactsProblemKind::TooLarge));
        }
        let document: dto::Facts = json::parse(bytes).map_err(|failure| {
            let kind = FactsProblemKind::Malformed(failure.what);
            vec![FactsProblem { place: failure.place, position: failure.position, kind }]
        })?;
        if document.v != dto::VERSION {
            return Err(one("v", FactsProblemKind::WrongVersion { found: document.v }));
        }
        Ok(Self(document))
    }

    /// The facts, and every aspect and date that is wrong. References are unchecked.
    pub fn into_facts(self, pack: &Pack) -> (Facts, Vec<FactsProblem>) {
        let mut mirror = Mirror { pack, found: Vec::new() };
        let facts = mirror.facts(self.0);
        (facts, mirror.found)
    }
}

/// Turns the document into facts, noting what the document's types cannot say.
struct Mirror<'p> {
    pack: &'p Pack,
    found: Vec<FactsProblem>,
}

impl Mirror<'_> {
    fn add(&mut self, place: String, kind: FactsProblemKind) {
        self.found.push(FactsProblem { place, position: None, kind });
    }

    fn date(&mut self, place: impl FnOnce() -> String, date: &str) {
        if !is_day(date) {
            self.add(place(), FactsProblemKind::NotADate { value: date.to_owned() });
        }
    }

    fn levels(&mut self, place: impl Fn() -> String, dto: dto::LevelsDto) -> domain::Levels {
        let mut levels = vec![None; self.pack.aspects.len()];
        let mut given = vec![false; levels.len()];
        for (aspect, level) in dto.0 {
            match self.pack.aspect_index(&aspect) {
                Some(ix) => {
                    levels[ix] = level;
                    given[ix] = true;
                }
                None => {
                    self.add(format!("{}.{aspect}", place()), FactsProblemKind::UnknownAspect { aspect });
                }
            }
        }
        for (ix, given) in given.into_iter().enumerate() {
            if !given {
                let aspect = self.pack.aspects[ix].id.clone();
                self.add(place(), FactsProblemKind::MissingAspect { aspect });
            }
        }
        levels
    }

    fn facts(&mut self, document: dto::Facts) -> Facts {
        let mut facts = Facts {
            authorities: document.authorities.into_iter().map(|Object(a)| a.into()).collect(),
            systems: document.systems.into_iter().map(|Object(s)| s.into()).collect(),
            dependencies: document.dependencies.into_iter().map(|Object(d)| d.into()).collect(),
            ..Facts::default()
        };
        for (ix, Object(mut set)) in document.sets.into_iter().enumerate() {
            let levels = std::mem::replace(&mut set.levels, json::Members(Vec::new()));
            let levels = self.levels(|| format!("sets[{ix}].levels"), levels);
            facts.sets.push(set.into_domain(levels));
        }
        for (ix, Object(holding)) in document.holdings.into_iter().enumerate() {
            if let Some(since) = &holding.since {
                self.date(|| format!("holdings[{ix}].since"), since);
            }
            facts.holdings.push(holding.into());
        }
        for (ix, Object(mut flow)) in document.flows.into_iter().enumerate() {
            let place = || format!("flows[{ix}].receiver_levels");
            let levels = flow.receiver_levels.take().map(|levels| self.levels(place, levels));
            facts.flows.push(flow.into_domain(levels));
        }
        for (ix, Object(entry)) in document.adopted.into_iter().enumerate() {
            self.date(|| format!("adopted[{ix}].at"), &entry.at);
            let levels = self.levels(|| format!("adopted[{ix}].levels"), entry.levels);
            facts.adopted.push(domain::Adopted { system: entry.system, levels, at: entry.at });
        }
        facts
    }
}
