//! Facts as a `facts/1` document.

use varsam_domain::{Facts, Pack, facts as domain};

use super::dto;
use crate::json::{self, Code, Members, Object};

/// Writes facts as the document that [`super::read_facts`] reads, without white space.
pub fn write_facts(facts: &Facts, pack: &Pack) -> Vec<u8> {
    let levels = |levels: &domain::Levels| -> dto::LevelsDto {
        let level = |ix: usize| levels.get(ix).copied().flatten();
        Members(pack.aspects.iter().enumerate().map(|(ix, a)| (a.id.clone(), level(ix))).collect())
    };
    json::write_compact(&dto::Facts {
        v: dto::VERSION.to_owned(),
        authorities: facts.authorities.iter().map(|a| Object(authority(a))).collect(),
        systems: facts.systems.iter().map(|s| Object(system(s))).collect(),
        sets: facts.sets.iter().map(|s| Object(info_set(s, levels(&s.levels)))).collect(),
        holdings: facts.holdings.iter().map(|h| Object(holding(h))).collect(),
        flows: facts.flows.iter().map(|f| Object(flow(f, f.receiver_levels.as_ref().map(levels)))).collect(),
        dependencies: facts.dependencies.iter().map(|d| Object(dependency(d))).collect(),
        adopted: facts
            .adopted
            .iter()
            .map(|a| {
                Object(dto::Adopted { system: a.system.clone(), levels: levels(&a.levels), at: a.at.clone() })
            })
            .collect(),
    })
}

fn authority(authority: &domain::Authority) -> dto::Authority {
    dto::Authority { id: authority.id.clone(), name: authority.name.clone(), kind: Code(authority.kind) }
}

fn system(system: &domain::System) -> dto::System {
    dto::System {
        id: system.id.clone(),
        name: system.name.clone(),
        authority: system.authority.clone(),
        kind: Code(system.kind),
        owner: system.owner.clone(),
        overview: system.overview,
        redundant: system.redundant,
        purposes: system.purposes.iter().copied().map(Code).collect(),
    }
}

fn info_set(set: &domain::InfoSet, levels: dto::LevelsDto) -> dto::InfoSet {
    dto::InfoSet {
        id: set.id.clone(),
        name: set.name.clone(),
        authority: set.authority.clone(),
        owner: set.owner.clone(),
        subjects: set.subjects.map(Code),
        records: set.records.map(Code),
        identifiers: set.identifiers.iter().copied().map(Code).collect(),
        personal_data: set.personal_data.iter().copied().map(Code).collect(),
        secrecy: set.secrecy.iter().cloned().collect(),
        time_depth: set.time_depth.map(Code),
        topics: set.topics.iter().copied().map(Code).collect(),
        time_bound: set.time_bound.clone(),
        parts: set.parts.as_ref().map(|parts| parts.iter().cloned().collect()),
        reaches: set.reaches.iter().cloned().collect(),
        levels,
    }
}

fn holding(holding: &domain::Holding) -> dto::Holding {
    dto::Holding {
        system: holding.system.clone(),
        set: holding.set.clone(),
        handling: Code(holding.handling),
        master: holding.master,
        environment: Code(holding.environment),
        since: holding.since.clone(),
    }
}

fn flow(flow: &domain::Flow, receiver_levels: Option<dto::LevelsDto>) -> dto::Flow {
    dto::Flow {
        id: flow.id.clone(),
        from: flow.from.clone(),
        to: flow.to.clone(),
        set: flow.set.clone(),
        mode: Code(flow.mode),
        volume: Code(flow.volume),
        third_country: flow.third_country,
        encrypted: flow.encrypted,
        receiver_levels,
    }
}

fn dependency(dependency: &domain::Dependency) -> dto::Dependency {
    dto::Dependency {
        consumer: dependency.consumer.clone(),
        provider: dependency.provider.clone(),
        tolerates: dependency.tolerates,
    }
}
