//! The flags that the rules raise, and sets of them.

use std::fmt;

/// What a flag is raised on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RaisedOn {
    /// A system.
    System,
    /// An information set.
    Set,
    /// A flow.
    Flow,
    /// The register as a whole, when it is exported or synchronised.
    Register,
}

macro_rules! flags {
    ($($(#[$meta:meta])* $variant:ident = $code:literal, $name:literal, $on:ident;)+) => {
        /// A rule's warning that something may follow when information comes together. In ID order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Flag { $($(#[$meta])* $variant),+ }

        impl Flag {
            /// Every flag, in ID order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable ID, as `AGG-01`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// The name of the rule, as `aggregate_candidate`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// What it is raised on.
            pub const fn raised_on(self) -> RaisedOn {
                match self { $(Self::$variant => RaisedOn::$on),+ }
            }

            /// The flag with this ID, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

flags! {
    /// A system gathers flows from several parties.
    AggregateCandidate = "AGG-01", "aggregate_candidate", System;
    /// Sets of different owners can be tied together.
    Linkable = "AGG-02", "linkable", System;
    /// A system gives an overview of persons.
    Overview = "AGG-03", "overview", System;
    /// A set is very large.
    Accumulation = "AGG-04", "accumulation", System;
    /// Habits and movements can be read out of time.
    PatternRisk = "AGG-05", "pattern_risk", System;
    /// New facts are made out of old ones.
    DerivedData = "AGG-06", "derived_data", System;
    /// The whole shows where something is vulnerable.
    CriticalObject = "AGG-07", "critical_object", System;
    /// The system gives access to others.
    Gateway = "AGG-08", "gateway", System;
    /// Information flows to weaker protection.
    DownhillFlow = "AGG-09", "downhill_flow", Flow;
    /// Information leaves its authority.
    Disclosure = "AGG-10", "disclosure", Flow;
    /// A whole set moves at once.
    BulkTransfer = "AGG-11", "bulk_transfer", Flow;
    /// The same set is in many places, or outside production.
    Copies = "AGG-12", "copies", Set;
    /// Many depend on one system.
    CumulationT = "AGG-13", "cumulation_t", System;
    /// Redundancy is claimed.
    Distribution = "AGG-14", "distribution", System;
    /// A chain of dependencies is weaker than what stands on it, or runs in a circle.
    ChainMismatch = "AGG-15", "chain_mismatch", System;
    /// Things that sense or act are involved.
    Iot = "AGG-16", "iot", System;
    /// The sensitivity changes with time.
    TimeBound = "AGG-17", "time_bound", Set;
    /// What is published can be combined by outsiders.
    MosaicPublic = "AGG-18", "mosaic_public", System;
    /// The set may touch national security.
    NationalSecurityHint = "AGG-19", "national_security_hint", Set;
    /// Something was added after the levels were adopted.
    Reassess = "AGG-20", "reassess", System;
    /// The register itself is an aggregate.
    SelfAggregate = "AGG-21", "self_aggregate", Register;
    /// Information flows to a receiver without a level.
    UnassessedReceiver = "AGG-22", "unassessed_receiver", Flow;
}

/// A set of flags.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Flags(u32);

impl Flags {
    /// No flag.
    pub const NONE: Self = Self(0);

    /// Only this flag.
    pub const fn only(flag: Flag) -> Self {
        Self(1 << (flag as u32))
    }

    /// Adds a flag.
    pub fn raise(&mut self, flag: Flag) {
        self.0 |= 1 << (flag as u32);
    }

    /// Adds a flag when something is true.
    pub fn raise_if(&mut self, condition: bool, flag: Flag) {
        self.0 |= u32::from(condition) << (flag as u32);
    }

    /// Whether the flag is there.
    pub const fn contains(self, flag: Flag) -> bool {
        self.0 & (1 << (flag as u32)) != 0
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// The flags that are here or in `other`.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The flags that are here and not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The flags, in ID order.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.iter().copied().filter(move |flag| self.contains(*flag))
    }
}

impl FromIterator<Flag> for Flags {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        let mut all = Self::NONE;
        flags.into_iter().for_each(|flag| all.raise(flag));
        all
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Flag::code)).finish()
    }
}
