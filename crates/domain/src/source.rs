//! Where facts come from: the domain's own lists, or a document that another crate has parsed.
//! Rows are looked at once and in place, so nothing is converted to be thrown away.

use std::collections::BTreeSet;

use crate::compiled::mask;
use crate::facts::{
    AuthorityKind, Band, Environment, Facts, Handling, Levels, SystemKind, TimeDepth, Volume,
};

/// How many aspects a pack may have: there are four roles, and each is had at most once.
pub const MOST_ASPECTS: usize = 4;

/// A level per aspect of the pack, in its order; `None` is not assessed, and what is past the
/// pack's last aspect.
pub type LevelRow = [Option<u8>; MOST_ASPECTS];

/// Levels as a row.
pub fn level_row(levels: &Levels) -> LevelRow {
    let mut row = LevelRow::default();
    row.iter_mut().zip(levels).for_each(|(place, level)| *place = *level);
    row
}

/// Ids in one of the ways in which they are held.
#[derive(Debug, Clone, Copy)]
pub enum Ids<'a> {
    /// A list, which may repeat.
    List(&'a [String]),
    /// A set.
    Set(&'a BTreeSet<String>),
}

impl<'a> Ids<'a> {
    /// Calls with each id.
    pub fn each(self, visit: impl FnMut(&'a String)) {
        match self {
            Self::List(ids) => ids.iter().for_each(visit),
            Self::Set(ids) => ids.iter().for_each(visit),
        }
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        match self {
            Self::List(ids) => ids.is_empty(),
            Self::Set(ids) => ids.is_empty(),
        }
    }
}

/// A system as the rules look at it. Sets of values are bits ([`crate::facts::Purpose::bit`]).
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct SystemView<'a> {
    pub id: &'a str,
    pub authority: &'a str,
    pub kind: SystemKind,
    pub overview: bool,
    pub redundant: bool,
    pub purposes: u16,
}

/// A set as the rules look at it.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct SetView<'a> {
    pub id: &'a str,
    pub authority: &'a str,
    pub owner: Option<&'a str>,
    pub subjects: Option<Band>,
    pub records: Option<Band>,
    pub identifiers: u16,
    pub personal_data: u16,
    pub time_depth: Option<TimeDepth>,
    pub topics: u16,
    pub time_bound: Option<&'a str>,
    pub parts: Option<Ids<'a>>,
    pub reaches: Ids<'a>,
    pub levels: LevelRow,
}

/// A holding as the rules look at it.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct HoldingView<'a> {
    pub system: &'a str,
    pub set: &'a str,
    pub handling: Handling,
    pub master: bool,
    pub environment: Environment,
    pub since: Option<&'a str>,
}

/// A flow as the rules look at it.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct FlowView<'a> {
    pub id: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub set: &'a str,
    pub volume: Volume,
    pub receiver_levels: Option<LevelRow>,
}

/// A dependency as the rules look at it.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct DependencyView<'a> {
    pub consumer: &'a str,
    pub provider: &'a str,
    pub tolerates: Option<u8>,
}

/// An adopted entry as the rules look at it.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct AdoptedView<'a> {
    pub system: &'a str,
    pub levels: LevelRow,
    pub at: &'a str,
}

/// Facts that can be looked at, row by row.
pub trait Source {
    /// Ids and kinds of the authorities.
    fn authorities(&self) -> impl ExactSizeIterator<Item = (&str, AuthorityKind)>;
    /// The systems.
    fn systems(&self) -> impl ExactSizeIterator<Item = SystemView<'_>>;
    /// The sets.
    fn sets(&self) -> impl ExactSizeIterator<Item = SetView<'_>>;
    /// The holdings.
    fn holdings(&self) -> impl ExactSizeIterator<Item = HoldingView<'_>>;
    /// The flows.
    fn flows(&self) -> impl ExactSizeIterator<Item = FlowView<'_>>;
    /// The dependencies.
    fn dependencies(&self) -> impl ExactSizeIterator<Item = DependencyView<'_>>;
    /// The adopted entries.
    fn adopted(&self) -> impl ExactSizeIterator<Item = AdoptedView<'_>>;
}

impl<'a> From<&'a crate::facts::System> for SystemView<'a> {
    fn from(system: &'a crate::facts::System) -> Self {
        Self {
            id: &system.id,
            authority: &system.authority,
            kind: system.kind,
            overview: system.overview,
            redundant: system.redundant,
            purposes: mask!(system.purposes.iter().copied()),
        }
    }
}

impl<'a> From<&'a crate::facts::InfoSet> for SetView<'a> {
    fn from(set: &'a crate::facts::InfoSet) -> Self {
        Self {
            id: &set.id,
            authority: &set.authority,
            owner: set.owner.as_deref(),
            subjects: set.subjects,
            records: set.records,
            identifiers: mask!(set.identifiers.iter().copied()),
            personal_data: mask!(set.personal_data.iter().copied()),
            time_depth: set.time_depth,
            topics: mask!(set.topics.iter().copied()),
            time_bound: set.time_bound.as_deref(),
            parts: set.parts.as_ref().map(Ids::Set),
            reaches: Ids::Set(&set.reaches),
            levels: level_row(&set.levels),
        }
    }
}

impl<'a> From<&'a crate::facts::Holding> for HoldingView<'a> {
    fn from(holding: &'a crate::facts::Holding) -> Self {
        Self {
            system: &holding.system,
            set: &holding.set,
            handling: holding.handling,
            master: holding.master,
            environment: holding.environment,
            since: holding.since.as_deref(),
        }
    }
}

impl<'a> From<&'a crate::facts::Flow> for FlowView<'a> {
    fn from(flow: &'a crate::facts::Flow) -> Self {
        Self {
            id: &flow.id,
            from: &flow.from,
            to: &flow.to,
            set: &flow.set,
            volume: flow.volume,
            receiver_levels: flow.receiver_levels.as_ref().map(level_row),
        }
    }
}

impl<'a> From<&'a crate::facts::Dependency> for DependencyView<'a> {
    fn from(dependency: &'a crate::facts::Dependency) -> Self {
        let (consumer, provider) = (&dependency.consumer, &dependency.provider);
        Self { consumer, provider, tolerates: dependency.tolerates }
    }
}

impl<'a> From<&'a crate::facts::Adopted> for AdoptedView<'a> {
    fn from(adopted: &'a crate::facts::Adopted) -> Self {
        Self { system: &adopted.system, levels: level_row(&adopted.levels), at: &adopted.at }
    }
}

impl Source for Facts {
    fn authorities(&self) -> impl ExactSizeIterator<Item = (&str, AuthorityKind)> {
        self.authorities.iter().map(|authority| (authority.id.as_str(), authority.kind))
    }

    fn systems(&self) -> impl ExactSizeIterator<Item = SystemView<'_>> {
        self.systems.iter().map(SystemView::from)
    }

    fn sets(&self) -> impl ExactSizeIterator<Item = SetView<'_>> {
        self.sets.iter().map(SetView::from)
    }

    fn holdings(&self) -> impl ExactSizeIterator<Item = HoldingView<'_>> {
        self.holdings.iter().map(HoldingView::from)
    }

    fn flows(&self) -> impl ExactSizeIterator<Item = FlowView<'_>> {
        self.flows.iter().map(FlowView::from)
    }

    fn dependencies(&self) -> impl ExactSizeIterator<Item = DependencyView<'_>> {
        self.dependencies.iter().map(DependencyView::from)
    }

    fn adopted(&self) -> impl ExactSizeIterator<Item = AdoptedView<'_>> {
        self.adopted.iter().map(AdoptedView::from)
    }
}
