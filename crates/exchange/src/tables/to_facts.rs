//! Imported content as facts, to ask the rules before anything is saved.

use std::collections::HashMap;

use varsam_domain::{Facts, Pack, facts};

use super::content::{ImportedContent, ImportedFlow, ImportedSet};

/// The facts of imported content. A set without a classification has no levels.
pub fn to_facts(content: &ImportedContent, pack: &Pack) -> Facts {
    let levels: HashMap<&str, facts::Levels> = content
        .classifications
        .iter()
        .map(|row| (row.set.as_str(), row.aspects.iter().map(|aspect| aspect.level).collect()))
        .collect();
    let set_levels = |id: &str| levels.get(id).cloned().unwrap_or_else(|| vec![None; pack.aspects.len()]);
    Facts {
        authorities: content
            .authorities
            .iter()
            .map(|a| facts::Authority { id: a.id.clone(), name: a.name.clone(), kind: a.kind })
            .collect(),
        systems: content
            .systems
            .iter()
            .map(|s| facts::System {
                id: s.id.clone(),
                name: s.name.clone(),
                authority: s.authority.clone(),
                kind: s.kind,
                owner: s.owner.clone(),
                overview: s.overview,
                redundant: s.redundant,
                purposes: s.purposes.clone(),
            })
            .collect(),
        sets: content.sets.iter().map(|s| set(s, set_levels(&s.id))).collect(),
        holdings: content
            .holdings
            .iter()
            .map(|h| facts::Holding {
                system: h.system.clone(),
                set: h.set.clone(),
                handling: h.handling,
                master: h.master,
                environment: h.environment,
                since: h.since.clone(),
            })
            .collect(),
        flows: content.flows.iter().map(flow).collect(),
        dependencies: content
            .dependencies
            .iter()
            .map(|d| facts::Dependency {
                consumer: d.consumer.clone(),
                provider: d.provider.clone(),
                tolerates: d.tolerates,
            })
            .collect(),
        adopted: content
            .adopted
            .iter()
            .map(|a| facts::Adopted { system: a.system.clone(), levels: a.levels.clone(), at: a.at.clone() })
            .collect(),
    }
}

fn set(set: &ImportedSet, levels: facts::Levels) -> facts::InfoSet {
    facts::InfoSet {
        id: set.id.clone(),
        name: set.name.clone(),
        authority: set.authority.clone(),
        owner: set.owner.clone(),
        subjects: set.subjects,
        records: set.records,
        identifiers: set.identifiers.clone(),
        personal_data: set.personal_data.clone(),
        secrecy: set.secrecy.clone(),
        time_depth: set.time_depth,
        topics: set.topics.clone(),
        time_bound: set.time_bound.clone(),
        parts: set.parts.clone(),
        reaches: set.reaches.clone(),
        levels,
    }
}

fn flow(flow: &ImportedFlow) -> facts::Flow {
    facts::Flow {
        id: flow.id.clone(),
        from: flow.from.clone(),
        to: flow.to.clone(),
        set: flow.set.clone(),
        mode: flow.mode,
        volume: flow.volume,
        third_country: flow.third_country,
        encrypted: flow.encrypted,
        receiver_levels: flow.receiver_levels.clone(),
    }
}
