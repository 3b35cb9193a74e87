//! The limits of the rules. A pack gives each of them; `Default` is what `rules.md` gives.

use std::collections::BTreeSet;

use crate::facts::{
    Band, Environment, Identifier, PersonalData, Purpose, SystemKind, TimeDepth, Topic, Volume,
};

/// From where on the rules raise a flag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thresholds {
    /// AGG-01: flows come in from at least this many parties.
    pub sources: u32,
    /// AGG-02: identifiers that tie nothing together by themselves.
    pub not_linking: BTreeSet<Identifier>,
    /// AGG-04: a set about at least this many persons.
    pub many_subjects: Band,
    /// AGG-04: a set with at least this many records.
    pub many_records: Band,
    /// AGG-05: a set with identifiers that goes at least this deep.
    pub log_depth: TimeDepth,
    /// AGG-05: a set with other than ordinary personal data that goes at least this deep.
    pub history_depth: TimeDepth,
    /// AGG-05: the kinds of personal data that count as ordinary.
    pub ordinary_data: BTreeSet<PersonalData>,
    /// AGG-06: purposes that make new facts.
    pub deriving_purposes: BTreeSet<Purpose>,
    /// AGG-07: topics that show where something is vulnerable.
    pub critical_topics: BTreeSet<Topic>,
    /// AGG-08: topics that give access.
    pub access_topics: BTreeSet<Topic>,
    /// AGG-09 and AGG-22: aspects that count when the public receives.
    pub public_aspects: BTreeSet<String>,
    /// AGG-11: volumes that are a transfer of the whole.
    pub bulk_volumes: BTreeSet<Volume>,
    /// AGG-12: a set held by at least this many systems.
    pub copies: u32,
    /// AGG-12: environments where a set is a copy wherever else it is.
    pub copy_environments: BTreeSet<Environment>,
    /// AGG-13: at least this many consumers.
    pub consumers: u32,
    /// AGG-16 and the floors: kinds of systems that sense or act.
    pub device_kinds: BTreeSet<SystemKind>,
    /// AGG-18: purposes that publish.
    pub publishing_purposes: BTreeSet<Purpose>,
    /// AGG-19: topics that may touch national security.
    pub security_topics: BTreeSet<Topic>,
    /// AGG-22: levels from this number on want a receiver that has been assessed.
    pub assessed_from: u8,
}

impl Default for Thresholds {
    fn default() -> Self {
        use Topic::{
            AccessRights, Alarm, Configuration, DependencyMap, Drawing, Facility, Geodata, Network,
            Preparedness, ProtectedObject, RiskAnalysis, Staffing, TotalDefence,
        };
        Self {
            sources: 2,
            not_linking: BTreeSet::from([Identifier::Name]),
            many_subjects: Band::From10000,
            many_records: Band::From10000,
            log_depth: TimeDepth::Continuous,
            history_depth: TimeDepth::OverFiveYears,
            ordinary_data: BTreeSet::from([PersonalData::Ordinary]),
            deriving_purposes: BTreeSet::from([
                Purpose::Analysis,
                Purpose::Profiling,
                Purpose::AiTraining,
                Purpose::Prediction,
            ]),
            critical_topics: BTreeSet::from([Facility, Network, Alarm, Drawing, Staffing, Geodata]),
            access_topics: BTreeSet::from([AccessRights, Configuration]),
            public_aspects: BTreeSet::from(["K".to_owned()]),
            bulk_volumes: BTreeSet::from([Volume::Bulk]),
            copies: 3,
            copy_environments: BTreeSet::from([Environment::Test, Environment::Analysis]),
            consumers: 5,
            device_kinds: BTreeSet::from([SystemKind::Iot, SystemKind::Ot]),
            publishing_purposes: BTreeSet::from([Purpose::Publishing]),
            security_topics: BTreeSet::from([
                Preparedness,
                RiskAnalysis,
                TotalDefence,
                ProtectedObject,
                DependencyMap,
            ]),
            assessed_from: 1,
        }
    }
}
