//! From rows to what the rules look at.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use varsam_domain::facts::{self, Facts, Levels};
use varsam_domain::pack::Pack;

use crate::tables::{Flow, InfoSet, System, codes_from_json, from_json, to_json};
use crate::{Content, StoreError};

/// A level named by its pack, as `flow.receiver_levels` holds it.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct NamedLevel {
    pack: String,
    level: Option<String>,
}

/// Level numbers of one pack as `flow.receiver_levels` holds them.
pub fn receiver_levels_to_json(levels: &Levels, pack: &Pack) -> String {
    let named: BTreeMap<&str, NamedLevel> = pack
        .aspects
        .iter()
        .enumerate()
        .map(|(ix, aspect)| {
            let number = levels.get(ix).copied().flatten();
            let level = number.and_then(|number| pack.level(ix, number)).map(|level| level.id.clone());
            (aspect.id.as_str(), NamedLevel { pack: pack.id.clone(), level })
        })
        .collect();
    to_json(&named)
}

impl Content {
    /// The facts of the register, with the level numbers of `pack`. A level of another pack counts
    /// as not assessed: levels never change scale by themselves.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when a column holds a code that is not in the tables of `facts/1`.
    pub fn facts(&self, pack: &Pack) -> Result<Facts, StoreError> {
        let mut levels: HashMap<&str, Levels> = HashMap::new();
        for row in &self.levels {
            if let Some(aspect) = pack.aspect_index(&row.aspect) {
                let of_set = levels.entry(&row.info_set).or_insert_with(|| vec![None; pack.aspects.len()]);
                of_set[aspect] = number(pack, aspect, &row.pack, row.level.as_deref());
            }
        }
        Ok(Facts {
            authorities: self.authorities.iter().map(authority).collect::<Result<_, _>>()?,
            systems: self.systems.iter().map(system).collect::<Result<_, _>>()?,
            sets: self
                .sets
                .iter()
                .map(|row| {
                    let levels = levels.remove(row.id.as_str());
                    info_set(row, levels.unwrap_or_else(|| vec![None; pack.aspects.len()]))
                })
                .collect::<Result<_, _>>()?,
            holdings: self.holdings.iter().map(holding).collect::<Result<_, _>>()?,
            flows: self.flows.iter().map(|row| flow(row, pack)).collect::<Result<_, _>>()?,
            dependencies: self
                .dependencies
                .iter()
                .map(|row| facts::Dependency {
                    consumer: row.consumer.clone(),
                    provider: row.provider.clone(),
                    tolerates: pack.role_index(varsam_domain::pack::AspectRole::Availability).and_then(|t| {
                        number(pack, t, row.tolerates_pack.as_deref()?, row.tolerates_level.as_deref())
                    }),
                })
                .collect(),
            adopted: self.adopted_facts(pack),
        })
    }

    fn adopted_facts(&self, pack: &Pack) -> Vec<facts::Adopted> {
        let mut levels: HashMap<&str, Vec<(&str, Option<&str>)>> = HashMap::new();
        for row in &self.adopted_levels {
            levels.entry(&row.system).or_default().push((&row.aspect, row.level.as_deref()));
        }
        self.adopted
            .iter()
            .map(|row| {
                let mut numbers = vec![None; pack.aspects.len()];
                for (aspect, level) in levels.get(row.system.as_str()).into_iter().flatten() {
                    if let Some(ix) = pack.aspect_index(aspect) {
                        numbers[ix] = number(pack, ix, &row.pack, *level);
                    }
                }
                facts::Adopted { system: row.system.clone(), levels: numbers, at: row.at.clone() }
            })
            .collect()
    }
}

fn number(pack: &Pack, aspect: usize, of_pack: &str, level: Option<&str>) -> Option<u8> {
    (of_pack == pack.id).then(|| pack.level_by_id(aspect, level?)).flatten().map(|level| level.number)
}

fn coded<T>(value: Option<T>, column: &str, code: &str) -> Result<T, StoreError> {
    value.ok_or_else(|| StoreError::Unreadable(format!("{column} is \"{code}\"")))
}

/// Reads a code with the `from_code` of a domain type.
macro_rules! code {
    ($type:ident, $code:expr, $column:literal) => {
        coded(facts::$type::from_code(&$code), $column, &$code)?
    };
}

/// Reads a JSON array of codes.
macro_rules! codes {
    ($type:ident, $json:expr, $column:literal) => {
        codes_from_json(&$json)?
            .iter()
            .map(|code| coded(facts::$type::from_code(code), $column, code))
            .collect::<Result<BTreeSet<_>, _>>()?
    };
}

fn authority(row: &crate::tables::Authority) -> Result<facts::Authority, StoreError> {
    Ok(facts::Authority {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: code!(AuthorityKind, row.kind, "authority.kind"),
    })
}

fn system(row: &System) -> Result<facts::System, StoreError> {
    Ok(facts::System {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        kind: code!(SystemKind, row.kind, "system.kind"),
        owner: row.owner.clone(),
        overview: row.overview,
        redundant: row.redundant,
        purposes: codes!(Purpose, row.purposes, "system.purposes"),
    })
}

fn info_set(row: &InfoSet, levels: Levels) -> Result<facts::InfoSet, StoreError> {
    let band = |code: &Option<String>, column: &str| {
        code.as_ref().map(|code| coded(facts::Band::from_code(code), column, code)).transpose()
    };
    Ok(facts::InfoSet {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        owner: row.owner.clone(),
        subjects: band(&row.subjects, "info_set.subjects")?,
        records: band(&row.records, "info_set.records")?,
        identifiers: codes!(Identifier, row.identifiers, "info_set.identifiers"),
        personal_data: codes!(PersonalData, row.personal_data, "info_set.personal_data"),
        secrecy: codes_from_json(&row.secrecy)?.into_iter().collect(),
        time_depth: row
            .time_depth
            .as_ref()
            .map(|code| coded(facts::TimeDepth::from_code(code), "info_set.time_depth", code))
            .transpose()?,
        topics: codes!(Topic, row.topics, "info_set.topics"),
        time_bound: row.time_bound.clone(),
        parts: row.parts.as_ref().map(|json| from_json(json)).transpose()?,
        reaches: codes_from_json(&row.reaches)?.into_iter().collect(),
        levels,
    })
}

fn holding(row: &crate::tables::Holding) -> Result<facts::Holding, StoreError> {
    Ok(facts::Holding {
        system: row.system.clone(),
        set: row.info_set.clone(),
        handling: code!(Handling, row.handling, "holding.handling"),
        master: row.master,
        environment: code!(Environment, row.environment, "holding.environment"),
        since: row.since.clone(),
    })
}

fn flow(row: &Flow, pack: &Pack) -> Result<facts::Flow, StoreError> {
    let receiver_levels = row
        .receiver_levels
        .as_ref()
        .map(|json| {
            let named: BTreeMap<String, NamedLevel> = from_json(json)?;
            Ok::<_, StoreError>(
                pack.aspects
                    .iter()
                    .enumerate()
                    .map(|(ix, aspect)| {
                        let named = named.get(&aspect.id)?;
                        number(pack, ix, &named.pack, named.level.as_deref())
                    })
                    .collect(),
            )
        })
        .transpose()?;
    Ok(facts::Flow {
        id: row.id.clone(),
        from: row.from_party.clone(),
        to: row.to_party.clone(),
        set: row.info_set.clone(),
        mode: code!(FlowMode, row.mode, "flow.mode"),
        volume: code!(Volume, row.volume, "flow.volume"),
        third_country: row.third_country,
        encrypted: row.encrypted,
        receiver_levels,
    })
}
