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
pub struct SystemView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The authority that it belongs to.
    pub authority: &'a str,
    /// What kind of thing it is.
    pub kind: SystemKind,
    /// Whether it gives an overview.
    pub overview: bool,
    /// Whether it runs redundantly.
    pub redundant: bool,
    /// What it is used for, as bits.
    pub purposes: u16,
}

/// A set as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct SetView<'a> {
    /// Its id.
    pub id: &'a str,
    /// The authority that it belongs to.
    pub authority: &'a str,
    /// Its owner, if there is one.
    pub owner: Option<&'a str>,
    /// How many persons it is about.
    pub subjects: Option<Band>,
    /// How many records it has.
    pub records: Option<Band>,
    /// What it can be tied with, as bits.
    pub identifiers: u16,
    /// Its kinds of personal data, as bits.
    pub personal_data: u16,
    /// How far back it goes.
    pub time_depth: Option<TimeDepth>,
    /// Its sensitive subjects, as bits.
    pub topics: u16,
    /// When its sensitivity changes.
    pub time_bound: Option<&'a str>,
    /// The sets that it is made of.
    pub parts: Option<Ids<'a>>,
    /// The systems that it gives access to.
    pub reaches: Ids<'a>,
    /// Its levels.
    pub levels: LevelRow,
}

/// A holding as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct HoldingView<'a> {
    /// The system.
    pub system: &'a str,
    /// The set.
    pub set: &'a str,
    /// What the system does with it.
    pub handling: Handling,
    /// Whether this is the master data source.
    pub master: bool,
    /// Where.
    pub environment: Environment,
    /// Since when.
    pub since: Option<&'a str>,
}

/// A flow as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct FlowView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Who sends.
    pub from: &'a str,
    /// Who receives.
    pub to: &'a str,
    /// The set.
    pub set: &'a str,
    /// How much.
    pub volume: Volume,
    /// What an outside receiver has declared.
    pub receiver_levels: Option<LevelRow>,
}

/// A dependency as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct DependencyView<'a> {
    /// Who needs.
    pub consumer: &'a str,
    /// Who is needed.
    pub provider: &'a str,
    /// What is still needed on the fallback routine.
    pub tolerates: Option<u8>,
}

/// An adopted entry as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct AdoptedView<'a> {
    /// The system.
    pub system: &'a str,
    /// Its levels.
    pub levels: LevelRow,
    /// When.
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
