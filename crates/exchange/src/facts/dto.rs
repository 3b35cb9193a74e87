//! The shape of `facts/1`, mirrored to and from the domain's facts.

use serde::{Deserialize, Serialize};
use varsam_domain::facts::{
    self as domain, AuthorityKind, Band, Environment, FlowMode, Handling, Identifier, PersonalData, Purpose,
    SystemKind, TimeDepth, Topic, Volume,
};

use crate::json::{Code, Members, Object, nullable};

/// What a facts document says that it is.
pub(super) const VERSION: &str = "facts/1";

/// Levels by aspect, in the order of the file.
pub(super) type LevelsDto = Members<Option<u8>>;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Authority {
    pub id: String,
    pub name: String,
    pub kind: Code<AuthorityKind>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct System {
    pub id: String,
    pub name: String,
    pub authority: String,
    pub kind: Code<SystemKind>,
    #[serde(deserialize_with = "nullable")]
    pub owner: Option<String>,
    pub overview: bool,
    pub redundant: bool,
    pub purposes: Vec<Code<Purpose>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InfoSet {
    pub id: String,
    pub name: String,
    pub authority: String,
    #[serde(deserialize_with = "nullable")]
    pub owner: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub subjects: Option<Code<Band>>,
    #[serde(deserialize_with = "nullable")]
    pub records: Option<Code<Band>>,
    pub identifiers: Vec<Code<Identifier>>,
    pub personal_data: Vec<Code<PersonalData>>,
    pub secrecy: Vec<String>,
    #[serde(deserialize_with = "nullable")]
    pub time_depth: Option<Code<TimeDepth>>,
    pub topics: Vec<Code<Topic>>,
    #[serde(deserialize_with = "nullable")]
    pub time_bound: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub parts: Option<Vec<String>>,
    pub reaches: Vec<String>,
    pub levels: LevelsDto,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holding {
    pub system: String,
    pub set: String,
    pub handling: Code<Handling>,
    pub master: bool,
    pub environment: Code<Environment>,
    #[serde(deserialize_with = "nullable")]
    pub since: Option<String>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Flow {
    pub id: String,
    pub from: String,
    pub to: String,
    pub set: String,
    pub mode: Code<FlowMode>,
    pub volume: Code<Volume>,
    pub third_country: bool,
    pub encrypted: bool,
    #[serde(deserialize_with = "nullable")]
    pub receiver_levels: Option<LevelsDto>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Dependency {
    pub consumer: String,
    pub provider: String,
    #[serde(deserialize_with = "nullable")]
    pub tolerates: Option<u8>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Adopted {
    pub system: String,
    pub levels: LevelsDto,
    pub at: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Facts {
    pub v: String,
    pub authorities: Vec<Object<Authority>>,
    pub systems: Vec<Object<System>>,
    pub sets: Vec<Object<InfoSet>>,
    pub holdings: Vec<Object<Holding>>,
    pub flows: Vec<Object<Flow>>,
    pub dependencies: Vec<Object<Dependency>>,
    pub adopted: Vec<Object<Adopted>>,
}

fn codes<T: Ord>(codes: Vec<Code<T>>) -> std::collections::BTreeSet<T> {
    codes.into_iter().map(|code| code.0).collect()
}

impl From<Authority> for domain::Authority {
    fn from(dto: Authority) -> Self {
        Self { id: dto.id, name: dto.name, kind: dto.kind.0 }
    }
}

impl From<System> for domain::System {
    fn from(dto: System) -> Self {
        Self {
            id: dto.id,
            name: dto.name,
            authority: dto.authority,
            kind: dto.kind.0,
            owner: dto.owner,
            overview: dto.overview,
            redundant: dto.redundant,
            purposes: codes(dto.purposes),
        }
    }
}

impl InfoSet {
    pub(super) fn into_domain(self, levels: domain::Levels) -> domain::InfoSet {
        domain::InfoSet {
            id: self.id,
            name: self.name,
            authority: self.authority,
            owner: self.owner,
            subjects: self.subjects.map(|code| code.0),
            records: self.records.map(|code| code.0),
            identifiers: codes(self.identifiers),
            personal_data: codes(self.personal_data),
            secrecy: self.secrecy.into_iter().collect(),
            time_depth: self.time_depth.map(|code| code.0),
            topics: codes(self.topics),
            time_bound: self.time_bound,
            parts: self.parts.map(|parts| parts.into_iter().collect()),
            reaches: self.reaches.into_iter().collect(),
            levels,
        }
    }
}

impl From<Holding> for domain::Holding {
    fn from(dto: Holding) -> Self {
        Self {
            system: dto.system,
            set: dto.set,
            handling: dto.handling.0,
            master: dto.master,
            environment: dto.environment.0,
            since: dto.since,
        }
    }
}

impl Flow {
    pub(super) fn into_domain(self, receiver_levels: Option<domain::Levels>) -> domain::Flow {
        domain::Flow {
            id: self.id,
            from: self.from,
            to: self.to,
            set: self.set,
            mode: self.mode.0,
            volume: self.volume.0,
            third_country: self.third_country,
            encrypted: self.encrypted,
            receiver_levels,
        }
    }
}

impl From<Dependency> for domain::Dependency {
    fn from(dto: Dependency) -> Self {
        Self { consumer: dto.consumer, provider: dto.provider, tolerates: dto.tolerates }
    }
}
