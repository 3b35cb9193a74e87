//! Risk: how likely and how bad, against what a unit is ready to bear.
//!
//! The consequence is a level of the same scale as the classification. Nothing is multiplied: a rare
//! and severe risk weighs what the unit has decided that it weighs.

use std::collections::BTreeMap;

use crate::pack::Text;

/// The highest likelihood: very likely.
pub const VERY_LIKELY: u8 = 3;

/// A cause that risks often have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threat {
    /// Identity.
    pub id: String,
    /// The group that it is shown in.
    pub group: String,
    /// What comes after "På grund av".
    pub cause: Text,
    /// Whether it is about devices and control systems.
    pub device: bool,
}

/// What a unit is ready to bear: per level number of the consequence, the highest likelihood that is
/// accepted. A level that is not there is never accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Appetite(pub BTreeMap<u8, u8>);

impl Appetite {
    /// Whether a risk is within it.
    pub fn accepts(&self, weighed: Weighed) -> bool {
        self.0.get(&weighed.level).is_some_and(|most| weighed.likelihood <= *most)
    }

    /// The first level at which more is accepted than at the level below, which makes no sense.
    /// `lowest` is the lowest level of the scale.
    pub fn rises_at(&self, lowest: u8) -> Option<u8> {
        let rows: Vec<(&u8, &u8)> = self.0.iter().collect();
        // What is not there is never accepted: nor is anything above it.
        if let Some((first, _)) = rows.first().filter(|(first, _)| **first > lowest) {
            return Some(**first);
        }
        let gap = |pair: &&[(&u8, &u8)]| pair[1].1 > pair[0].1 || *pair[1].0 != *pair[0].0 + 1;
        rows.windows(2).find(gap).map(|pair| *pair[1].0)
    }
}

/// How bad and how likely.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// The level number of the consequence.
    pub level: u8,
    /// The likelihood, 0 to 3.
    pub likelihood: u8,
}

/// What is done about a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treatment {
    /// Nothing: it is borne.
    Accept,
    /// What causes it is not done.
    Avoid,
    /// Somebody else bears it.
    Transfer,
    /// It is made less likely or less bad.
    Reduce,
}

impl Treatment {
    /// Every treatment.
    pub const ALL: [Self; 4] = [Self::Reduce, Self::Avoid, Self::Transfer, Self::Accept];

    /// The code in registers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Avoid => "avoid",
            Self::Transfer => "transfer",
            Self::Reduce => "reduce",
        }
    }

    /// The treatment with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|treatment| treatment.code() == code)
    }
}

/// Where a risk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RiskStanding {
    /// What the unit is ready to bear, as it is.
    Within,
    /// More than that, and nobody has decided what to do.
    Untreated,
    /// It is decided what to do, and not done.
    Planned,
    /// What is decided leaves more than the unit is ready to bear.
    ResidualHigh,
    /// Done, and what remains is within.
    Treated,
    /// Somebody has decided to bear it, within.
    Accepted,
    /// Somebody has decided to bear more than the unit is ready to.
    AcceptedAbove,
}

impl RiskStanding {
    /// Where a risk stands, from what was weighed and decided.
    pub fn of(
        weighed: Weighed,
        treatment: Option<Treatment>,
        residual: Option<Weighed>,
        done: bool,
        appetite: &Appetite,
    ) -> Self {
        let within = appetite.accepts(weighed);
        match treatment {
            None if within => Self::Within,
            None => Self::Untreated,
            Some(Treatment::Accept) if within => Self::Accepted,
            Some(Treatment::Accept) => Self::AcceptedAbove,
            Some(_) if !residual.is_none_or(|residual| appetite.accepts(residual)) => Self::ResidualHigh,
            Some(_) if done => Self::Treated,
            Some(_) => Self::Planned,
        }
    }

    /// The code in views.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::Untreated => "untreated",
            Self::Planned => "planned",
            Self::ResidualHigh => "residual_high",
            Self::Treated => "treated",
            Self::Accepted => "accepted",
            Self::AcceptedAbove => "accepted_above",
        }
    }

    /// Whether somebody has something left to do.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Untreated | Self::Planned | Self::ResidualHigh)
    }
}
