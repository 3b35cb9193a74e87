//! Facts with the ids that things have here: what was merged here is named by what it was merged into.

use varsam_domain::facts::Facts;
use varsam_store::{Content, Kind};

/// The same facts, naming what leads to something else by that. Things keep the ids that they came with:
/// one that was merged here is not the other.
pub(super) fn led(mut facts: Facts, content: &Content) -> Facts {
    let lead = |kind: Kind, id: &mut String| {
        let to = content.resolved(kind, id).to_owned();
        *id = to;
    };
    let party = |id: &mut String| {
        lead(Kind::System, id);
        lead(Kind::Authority, id);
    };
    for row in &mut facts.systems {
        lead(Kind::Authority, &mut row.authority);
    }
    for row in &mut facts.sets {
        lead(Kind::Authority, &mut row.authority);
        let all = |kind: Kind, ids: &std::collections::BTreeSet<String>| {
            ids.iter().map(|id| content.resolved(kind, id).to_owned()).collect()
        };
        row.parts = row.parts.as_ref().map(|ids| all(Kind::Set, ids));
        row.reaches = all(Kind::System, &row.reaches);
    }
    for row in &mut facts.holdings {
        lead(Kind::Set, &mut row.set);
    }
    for row in &mut facts.flows {
        party(&mut row.from);
        party(&mut row.to);
        lead(Kind::Set, &mut row.set);
    }
    for row in &mut facts.dependencies {
        lead(Kind::System, &mut row.provider);
    }
    // What has become something inside one system, or inside one set, is nothing between two.
    facts.flows.retain(|row| row.from != row.to);
    facts.dependencies.retain(|row| row.consumer != row.provider);
    for row in &mut facts.sets {
        let own = row.id.clone();
        row.parts.iter_mut().for_each(|parts| {
            parts.remove(&own);
        });
    }
    facts
}
