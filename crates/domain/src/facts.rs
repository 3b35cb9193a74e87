//! What the rules look at: authorities, systems, information sets, and how they hang together.
//!
//! These types mirror `facts/1`. They hold no serialisation: `varsam-exchange` reads and writes
//! the file, `varsam-store` the register.

use std::collections::BTreeSet;

/// Declares an enum whose values have one stable code each, in declared order.
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order that comparisons use.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The code that files and the register use for this value.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// This value's place in a set of values held as bits.
            pub const fn bit(self) -> u16 {
                1 << (self as u16)
            }

            /// The value with this code, if there is one.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

coded! {
    /// What kind of organisation an authority is. In a Swedish municipality each committee
    /// (nämnd) is an authority of its own.
    AuthorityKind {
        /// A committee of the municipality.
        Committee = "namnd",
        /// A company that the municipality controls (equal to an authority, OSL 2:3).
        Company = "bolag",
        /// An outside party: a region, a supplier, another authority.
        External = "extern",
        /// The general public.
        Public = "allmanhet",
    }
}
coded! {
    /// What kind of thing is classified: a kind of system, or a process.
    SystemKind {
        /// An ordinary business application.
        It = "it",
        /// A platform that other systems stand on.
        Platform = "platform",
        /// Internet of things: sensors, meters, alarms.
        Iot = "iot",
        /// Operational technology: systems that control a physical process.
        Ot = "ot",
        /// A process: what people do, and what information they need for it. It is classified as a
        /// system is, and what it needs of the systems it depends on follows from that; but it is no
        /// place where information lies, and no technical document knows it.
        Process = "process",
    }
}

impl SystemKind {
    /// Those of a system: what `facts/1`, packs and a signed result's `system` know.
    pub const OF_SYSTEMS: &'static [Self] = &[Self::It, Self::Platform, Self::Iot, Self::Ot];

    /// The kind of system with this code, if there is one.
    pub fn of_system(code: &str) -> Option<Self> {
        Self::from_code(code).filter(|kind| *kind != Self::Process)
    }
}
coded! {
    /// What a system's information is used for.
    Purpose {
        /// Handling cases.
        CaseHandling = "handlaggning",
        /// Running an operation.
        Operations = "drift",
        /// Statistics.
        Statistics = "statistik",
        /// Analysis.
        Analysis = "analys",
        /// Profiling of persons.
        Profiling = "profilering",
        /// Training of AI models.
        AiTraining = "ai_traning",
        /// Prediction.
        Prediction = "prediktion",
        /// Publishing.
        Publishing = "publicering",
    }
}
coded! {
    /// How many, as a band. Bands are ordered.
    Band {
        /// None.
        None = "none",
        /// 1 to 99.
        UpTo99 = "1-99",
        /// 100 to 999.
        UpTo999 = "100-999",
        /// 1,000 to 9,999.
        UpTo9999 = "1000-9999",
        /// 10,000 or more.
        From10000 = "10000+",
        /// Everybody in the municipality.
        Population = "population",
    }
}
coded! {
    /// What a record can be tied to a person, a place or a thing with.
    Identifier {
        /// Swedish personal identity number.
        PersonalNumber = "personnummer",
        /// Name.
        Name = "namn",
        /// Address.
        Address = "adress",
        /// Real-property designation.
        Property = "fastighet",
        /// Coordinate.
        Coordinate = "koordinat",
        /// Identity of a device.
        Device = "enhets_id",
        /// Employee number.
        Employee = "anstallnings_id",
    }
}
coded! {
    /// Kinds of personal data.
    PersonalData {
        /// Ordinary personal data.
        Ordinary = "ordinary",
        /// Particularly worthy of protection, without being special categories.
        Worthy = "worthy",
        /// Special categories (GDPR Art. 9).
        Special = "special",
        /// Criminal offences (GDPR Art. 10).
        Criminal = "criminal",
        /// Protected identity data (skyddade personuppgifter).
        Protected = "protected",
    }
}
coded! {
    /// How far back in time the information goes. Ordered.
    TimeDepth {
        /// A moment.
        Moment = "moment",
        /// Less than one year.
        UnderOneYear = "<1y",
        /// One to five years.
        OneToFiveYears = "1-5y",
        /// More than five years.
        OverFiveYears = ">5y",
        /// A continuous log.
        Continuous = "continuous",
    }
}
coded! {
    /// Subjects that make a set sensitive whether or not it is about persons.
    Topic {
        /// Facilities.
        Facility = "anlaggning",
        /// Networks.
        Network = "nat",
        /// Alarms.
        Alarm = "larm",
        /// Drawings.
        Drawing = "ritning",
        /// Staffing.
        Staffing = "bemanning",
        /// Geodata.
        Geodata = "geodata",
        /// Access rights.
        AccessRights = "behorighet",
        /// Configuration.
        Configuration = "konfiguration",
        /// Civil preparedness.
        Preparedness = "beredskap",
        /// Risk and vulnerability analysis.
        RiskAnalysis = "rsa",
        /// Total defence.
        TotalDefence = "totalforsvar",
        /// Protected objects (skyddsobjekt).
        ProtectedObject = "skyddsobjekt",
        /// Maps of dependencies.
        DependencyMap = "beroendekarta",
    }
}
coded! {
    /// What a system does with a set that it holds.
    Handling {
        /// Stores it.
        Stores = "stores",
        /// Processes it.
        Processes = "processes",
        /// Shows it.
        Shows = "shows",
    }
}
coded! {
    /// Which environment a set is held in.
    Environment {
        /// Production.
        Production = "production",
        /// Test or training.
        Test = "test",
        /// Analysis.
        Analysis = "analysis",
    }
}
coded! {
    /// How a flow moves.
    FlowMode {
        /// An interface between systems.
        Api = "api",
        /// A file.
        File = "file",
        /// Replication.
        Replica = "replica",
        /// By hand.
        Manual = "manual",
        /// A view into the other system.
        ReadView = "read_view",
        /// E-mail.
        Email = "email",
    }
}
coded! {
    /// How much a flow moves.
    Volume {
        /// Single records.
        Single = "single",
        /// Records as they come.
        Continuous = "continuous",
        /// The whole set.
        Bulk = "bulk",
    }
}

/// A level's number in the pack, per aspect in the pack's order; `None` is *ej bedömd* (not
/// assessed), which is never 0.
pub type Levels = Vec<Option<u8>>;

/// An authority: a committee, a company, an outside party or the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// Identity, unique among authorities and systems together.
    pub id: String,
    /// Name as people write it.
    pub name: String,
    /// What kind of party it is.
    pub kind: AuthorityKind,
}

/// A system that carries information, or a process that uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Identity, unique among authorities and systems together.
    pub id: String,
    /// Name as people write it.
    pub name: String,
    /// The authority that it belongs to.
    pub authority: String,
    /// What kind of thing it is.
    pub kind: SystemKind,
    /// The system owner's function, if anybody has been appointed.
    pub owner: Option<String>,
    /// Whether it shows an overview gathered from several places.
    pub overview: bool,
    /// Whether it runs redundantly.
    pub redundant: bool,
    /// What its information is used for.
    pub purposes: BTreeSet<Purpose>,
}

/// An information set: the smallest grouping of information that means something by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InfoSet {
    /// Identity.
    pub id: String,
    /// Name as people write it.
    pub name: String,
    /// The authority that it belongs to.
    pub authority: String,
    /// The information owner's function, if anybody has been appointed.
    pub owner: Option<String>,
    /// How many persons it is about; `None` is unknown.
    pub subjects: Option<Band>,
    /// How many records it has; `None` is unknown.
    pub records: Option<Band>,
    /// What its records can be tied together with.
    pub identifiers: BTreeSet<Identifier>,
    /// Which kinds of personal data it has.
    pub personal_data: BTreeSet<PersonalData>,
    /// Secrecy provisions that it falls under, as written.
    pub secrecy: BTreeSet<String>,
    /// How far back it goes; `None` is unknown.
    pub time_depth: Option<TimeDepth>,
    /// Sensitive subjects.
    pub topics: BTreeSet<Topic>,
    /// The date or event at which its sensitivity changes.
    pub time_bound: Option<String>,
    /// The sets that this aggregate is made of. No level is computed through them.
    pub parts: Option<BTreeSet<String>>,
    /// Systems whose accounts, roles or configuration the set holds.
    pub reaches: BTreeSet<String>,
    /// Its level per aspect.
    pub levels: Levels,
}

/// A set that a system holds. The same pair may occur several times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// The holding system.
    pub system: String,
    /// The held set.
    pub set: String,
    /// What the system does with it.
    pub handling: Handling,
    /// Whether this is the master data source.
    pub master: bool,
    /// Where.
    pub environment: Environment,
    /// Since when (`YYYY-MM-DD`); `None` is unknown.
    pub since: Option<String>,
}

/// A transfer of a set from one party to another. At least one end is a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Identity.
    pub id: String,
    /// The sending system or authority.
    pub from: String,
    /// The receiving system or authority.
    pub to: String,
    /// What is transferred.
    pub set: String,
    /// How.
    pub mode: FlowMode,
    /// How much.
    pub volume: Volume,
    /// Whether it leaves the EU/EEA.
    pub third_country: bool,
    /// Whether it is encrypted on the way.
    pub encrypted: bool,
    /// The protection that an outside receiver has declared.
    pub receiver_levels: Option<Levels>,
}

/// One system needs another to work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The system that needs.
    pub consumer: String,
    /// The system that is needed.
    pub provider: String,
    /// The availability still needed when the consumer's documented fallback routine runs;
    /// `None` when there is no such routine.
    pub tolerates: Option<u8>,
}

/// The levels that were last adopted for a system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adopted {
    /// The system.
    pub system: String,
    /// The level per aspect.
    pub levels: Levels,
    /// When (`YYYY-MM-DD`).
    pub at: String,
}

/// Everything the rules look at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Committees, companies, outside parties, the public.
    pub authorities: Vec<Authority>,
    /// Systems.
    pub systems: Vec<System>,
    /// Information sets.
    pub sets: Vec<InfoSet>,
    /// Which system holds which set.
    pub holdings: Vec<Holding>,
    /// Transfers.
    pub flows: Vec<Flow>,
    /// Which system needs which.
    pub dependencies: Vec<Dependency>,
    /// Levels adopted earlier, at most one entry per system.
    pub adopted: Vec<Adopted>,
}
