//! Voting in a workshop: who stands where, how far apart, and what to talk about first.
//!
//! There is no average anywhere: the worst consequence decides, and a mean of two reasoned answers
//! is an answer that nobody gave (MSB's method; `domain.md` §3.4).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody answered about an information set and an aspect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A level of the pack, by number.
    Level(u8),
    /// "Vi vet inte": neither low nor nothing.
    Unknown,
}

/// One participant's vote on one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// The participant's number in the workshop.
    pub participant: u32,
    /// What they answered.
    pub answer: Answer,
    /// Whether they wrote why.
    pub reasoned: bool,
}

/// How votes on one question lie, without whose they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many voted for each level.
    pub levels: BTreeMap<u8, u32>,
    /// How many answered that they do not know.
    pub unknown: u32,
}

impl Spread {
    /// The spread of votes.
    pub fn of(votes: &[Vote]) -> Self {
        let mut spread = Self::default();
        for vote in votes {
            match vote.answer {
                Answer::Level(level) => *spread.levels.entry(level).or_default() += 1,
                Answer::Unknown => spread.unknown += 1,
            }
        }
        spread
    }

    /// The lowest level that somebody voted for.
    pub fn lowest(&self) -> Option<u8> {
        self.levels.keys().next().copied()
    }

    /// The highest level that somebody voted for.
    pub fn highest(&self) -> Option<u8> {
        self.levels.keys().next_back().copied()
    }

    /// Highest minus lowest; 0 when nobody voted for a level. Who does not know widens nothing.
    pub fn width(&self) -> u8 {
        self.highest().zip(self.lowest()).map_or(0, |(highest, lowest)| highest - lowest)
    }

    /// How many voted.
    pub fn votes(&self) -> u32 {
        self.levels.values().sum::<u32>() + self.unknown
    }

    /// Whether there is something to talk about: different levels, or somebody who does not know.
    pub fn is_open(&self) -> bool {
        self.width() > 0 || self.unknown > 0
    }
}

/// What to talk about first: the widest spread, then the most different levels, then the most who
/// do not know. Questions that are alike keep their order.
pub fn disagreement<Q>(mut questions: Vec<(Q, Spread)>) -> Vec<(Q, Spread)> {
    questions.sort_by_key(|(_, spread)| {
        (Reverse(spread.width()), Reverse(spread.levels.len()), Reverse(spread.unknown))
    });
    questions
}

/// Who should explain: those who stand lowest, and those who stand highest.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explaining {
    /// Participants who voted for the lowest level, in order.
    pub lowest: Vec<u32>,
    /// Participants who voted for the highest level, in order.
    pub highest: Vec<u32>,
}

/// Who should explain. Nobody when all who voted for a level voted for the same one.
pub fn explaining(votes: &[Vote]) -> Explaining {
    let spread = Spread::of(votes);
    if spread.width() == 0 {
        return Explaining::default();
    }
    let at = |level: Option<u8>| -> Vec<u32> {
        let rows = votes.iter().filter(|vote| level.is_some_and(|level| vote.answer == Answer::Level(level)));
        rows.map(|vote| vote.participant).collect::<BTreeSet<_>>().into_iter().collect()
    };
    Explaining { lowest: at(spread.lowest()), highest: at(spread.highest()) }
}

/// The level that stands until somebody decides, while people disagree: the highest that somebody
/// gave a reason for; where nobody did, the highest.
pub fn provisional(votes: &[Vote]) -> Option<u8> {
    let highest = |reasoned: bool| {
        let rows = votes.iter().filter(|vote| vote.reasoned || !reasoned);
        rows.filter_map(|vote| match vote.answer {
            Answer::Level(level) => Some(level),
            Answer::Unknown => None,
        })
        .max()
    };
    highest(true).or_else(|| highest(false))
}

macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// The part that somebody takes in a workshop (`domain.md` §3.1).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Part { $($(#[$meta])* $name),+ }

        impl Part {
            /// Every part, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its code.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The part with a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

parts! {
    /// Answers for information: decides its levels.
    InformationOwner = "information_owner",
    /// Decides for the information owner, by delegation.
    OwnerDelegate = "owner_delegate",
    /// Answers for the system's protection.
    SystemOwner = "system_owner",
    /// Knows the work from within.
    BusinessExpert = "business_expert",
    /// Looks after the system.
    SystemManager = "system_manager",
    /// Leads the work and guards the scale.
    Facilitator = "facilitator",
    /// Advises on personal data, and decides nothing (GDPR 38–39).
    DataProtectionOfficer = "data_protection_officer",
    /// Knows the law.
    Lawyer = "lawyer",
    /// Knows what is kept and for how long.
    Archivist = "archivist",
    /// Answers questions of fact about operation, and sets no levels.
    ItOperations = "it_operations",
    /// Sends or receives much of the information.
    Neighbour = "neighbour",
    /// Writes down.
    NoteTaker = "note_taker",
}

impl Part {
    /// Whether who takes this part votes on levels. The others lead, advise, write or answer
    /// questions of fact.
    pub fn votes(self) -> bool {
        match self {
            Self::InformationOwner
            | Self::OwnerDelegate
            | Self::SystemOwner
            | Self::BusinessExpert
            | Self::SystemManager
            | Self::Lawyer
            | Self::Archivist
            | Self::Neighbour => true,
            Self::Facilitator | Self::DataProtectionOfficer | Self::ItOperations | Self::NoteTaker => false,
        }
    }
}

/// Parts that nobody present takes though somebody should: the soft quorum. A workshop can be held
/// without them; only a missing information owner holds the result back (see [`holds_back`]).
pub fn missing(present: &[Part]) -> Vec<Part> {
    let owner = present.iter().any(|part| matches!(part, Part::InformationOwner | Part::OwnerDelegate));
    let mut missing = Vec::new();
    if !owner {
        missing.push(Part::InformationOwner);
    }
    missing
        .extend([Part::BusinessExpert, Part::Facilitator].into_iter().filter(|part| !present.contains(part)));
    missing
}

/// Whether the result can be no more than a draft, because nobody who may decide was there.
pub fn holds_back(present: &[Part]) -> bool {
    missing(present).contains(&Part::InformationOwner)
}
