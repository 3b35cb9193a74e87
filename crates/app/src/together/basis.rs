//! What an answer rests on. When any of it changes, the answer is stale and the flag open again.

use serde_json::{Value, json};
use varsam_bundle::digest::sha256_hex;
use varsam_domain::why::{Subject, Why};
use varsam_store::Content;
use varsam_store::tables::{Flow, Holding};

/// A digest of what raised a flag and of the flows and holdings that are part of it; for an answer
/// that made an asset, of the levels of its parts too.
///
/// It is part of the register's format: its parts and their order never change, or every answer in
/// the country would be asked for again.
pub(super) fn basis(content: &Content, subject: &Subject, why: &Why, with_levels: bool) -> String {
    let gaps: Vec<_> = why.gaps.iter().map(|gap| (&gap.aspect, gap.level, gap.has)).collect();
    // What an answer itself has made is no ground for it.
    let made = |set: &str| content.sets.iter().any(|row| row.id == set && row.parts.is_some());
    let about = |set: &str| (why.sets.is_empty() || why.sets.contains(set)) && !made(set);
    let flows: Vec<Value> = content
        .flows
        .iter()
        .filter(|row| match subject {
            Subject::System(id) => &row.to_party == id && about(&row.info_set),
            Subject::Flow(id) => &row.id == id,
            Subject::Set(_) => false,
        })
        .map(flow)
        .collect();
    let mut holdings: Vec<String> = content
        .holdings
        .iter()
        .filter(|row| match subject {
            Subject::System(id) => &row.system == id && about(&row.info_set),
            Subject::Set(id) => &row.info_set == id,
            Subject::Flow(_) => false,
        })
        .map(|row| holding(row).to_string())
        .collect();
    holdings.sort_unstable();
    let levels: Vec<Value> = content
        .levels
        .iter()
        .filter(|row| with_levels && why.sets.contains(&row.info_set) && !made(&row.info_set))
        .map(|row| json!([row.info_set, row.aspect, row.pack, row.level]))
        .collect();
    let sets: Vec<&String> = why.sets.iter().filter(|set| !made(set)).collect();
    let parts = json!([sets, why.parties, why.values, gaps, flows, holdings, levels]);
    sha256_hex(parts.to_string().as_bytes())
}

fn flow(row: &Flow) -> Value {
    json!([
        row.id,
        row.from_party,
        row.to_party,
        row.info_set,
        row.mode,
        row.volume,
        row.third_country,
        row.encrypted
    ])
}

fn holding(row: &Holding) -> Value {
    json!([row.system, row.info_set, row.handling, row.master, row.environment])
}
