//! Old names and ids, and what is decommissioned: people look for what they knew.

use varsam_store::Kind;

use super::{fold, score};
use crate::dto::{Found, FoundKind};
use crate::snapshot::Snapshot;

/// What an old name counts for below a name that something has now.
const BEFORE: u32 = 10;

/// Things by the names that they had, and by the ids and names of what was merged into them.
pub(super) fn led(snapshot: &Snapshot, query: &str, found: &mut Vec<(u32, Found)>) {
    let content = &snapshot.content;
    let merged = content
        .aliases
        .iter()
        .flat_map(|row| [(&row.kind, &row.old_id, &row.old_id), (&row.kind, &row.old_id, &row.old_name)]);
    let renamed = content.former_names.iter().map(|row| (&row.kind, &row.object, &row.name));
    for (kind, id, was) in merged.chain(renamed) {
        let Some(kind) = Kind::from_code(kind) else { continue };
        let Some(score) = score(query, &fold(was)) else { continue };
        let id = content.resolved(kind, id);
        let Some(thing) = thing(snapshot, kind, id) else { continue };
        let known = |(_, one): &(u32, Found)| one.kind == thing.kind && one.id == thing.id;
        if !found.iter().any(known) {
            found.push((score.saturating_sub(BEFORE), Found { was: Some(was.clone()), ..thing }));
        }
    }
}

/// What is decommissioned, by its name.
pub(super) fn gone(snapshot: &Snapshot, query: &str, found: &mut Vec<(u32, Found)>) {
    let systems = snapshot.retired.systems.iter().map(|row| (Kind::System, &row.id, &row.name));
    let sets = snapshot.retired.sets.iter().map(|row| (Kind::Set, &row.id, &row.name));
    for (kind, id, name) in systems.chain(sets) {
        let Some(score) = score(query, &fold(name)) else { continue };
        let known = |(_, one): &(u32, Found)| one.id == *id;
        if let Some(thing) = thing(snapshot, kind, id).filter(|_| !found.iter().any(known)) {
            found.push((score.saturating_sub(BEFORE), thing));
        }
    }
}

/// A thing as it is gone to; nothing when it has no screen.
fn thing(snapshot: &Snapshot, kind: Kind, id: &str) -> Option<Found> {
    let gone = snapshot.retired.has(kind, id);
    let (found, name, system) = match kind {
        Kind::System if gone => (FoundKind::GoneSystem, snapshot.party_name(id), None),
        Kind::System => {
            snapshot.system(id).ok()?;
            (FoundKind::System, snapshot.party_name(id), Some(id.to_owned()))
        }
        Kind::Set if gone => (FoundKind::GoneSet, snapshot.set_name(id), None),
        Kind::Set => {
            let mut holders = snapshot.holders(snapshot.set(id).ok()?);
            holders.retain(|id| !snapshot.stopped.systems.contains_key(*id));
            let holder = holders.first().map(|id| (*id).to_owned());
            (FoundKind::Set, snapshot.set_name(id), Some(holder?))
        }
        Kind::Authority => {
            let there = snapshot.content.authorities.iter().any(|row| row.id == id);
            (FoundKind::Authority, there.then(|| snapshot.authority_name(id))?, None)
        }
    };
    let place =
        system.as_ref().filter(|_| kind == Kind::Set).map_or_else(String::new, |id| snapshot.party_name(id));
    Some(Found { kind: found, id: id.to_owned(), name, place, system, was: None })
}
