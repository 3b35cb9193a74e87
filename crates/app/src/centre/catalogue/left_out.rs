//! What a catalogue speaks of and does not change here, and why. What was stopped, handed over,
//! decommissioned, disposed of or merged away is never brought back.

use std::collections::{BTreeMap, BTreeSet};

use varsam_bundle::payload::CatalogueBody;
use varsam_domain::facts::Facts;
use varsam_store::{Content, Kind};

use super::fields::{Key, ends, key};
use crate::AppError;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// Why a thing is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// It is stopped, or was purged: nothing is said of it.
    Stopped,
    /// It is in another register.
    Away,
    /// It is decommissioned.
    Decommissioned,
    /// It was disposed of.
    Disposed,
    /// It was merged into another.
    Merged,
}

impl Why {
    pub fn code(self) -> &'static str {
        match self {
            Self::Stopped => "stopped",
            Self::Away => "away",
            Self::Decommissioned => "decommissioned",
            Self::Disposed => "disposed",
            Self::Merged => "merged",
        }
    }
}

/// Everything that is left out.
pub(super) struct LeftOut(BTreeMap<Key, Why>);

impl LeftOut {
    pub fn of(
        session: &Session,
        snapshot: &Snapshot,
        body: &CatalogueBody,
        facts: &Facts,
    ) -> Result<Self, AppError> {
        // What leads to something stopped is hidden in the snapshot.
        let whole = session.store.content()?;
        let mut all = BTreeMap::new();
        for row in &whole.aliases {
            let Some(kind) = Kind::from_code(&row.kind) else { continue };
            let hidden = !snapshot.content.aliases.contains(row);
            all.insert(key(kind, &row.old_id), if hidden { Why::Stopped } else { Why::Merged });
        }
        let of_kind = |kind: &str, id: &str| Some(key(Kind::from_code(kind)?, id));
        all.extend(
            whole.disposed.iter().filter_map(|row| Some((of_kind(&row.kind, &row.object)?, Why::Disposed))),
        );
        let retired = &snapshot.retired;
        all.extend(retired.systems.iter().map(|row| (key(Kind::System, &row.id), Why::Decommissioned)));
        all.extend(retired.sets.iter().map(|row| (key(Kind::Set, &row.id), Why::Decommissioned)));
        let locked = whole.custody.iter().filter(|row| row.held != "lent");
        all.extend(locked.filter_map(|row| Some((of_kind(&row.kind, &row.object)?, Why::Away))));
        all.extend(purged(session, body, facts, &whole)?.into_iter().map(|key| (key, Why::Stopped)));
        let stopped = whole.stopped_objects.iter();
        all.extend(stopped.filter_map(|row| Some((of_kind(&row.kind, &row.object)?, Why::Stopped))));
        Ok(Self(all))
    }

    /// Why a thing is left out.
    pub fn why(&self, key: &Key) -> Option<Why> {
        self.0.get(key).copied()
    }

    /// Whether a link is about something that is not written about. What is in another register can be
    /// linked to: what is said is this one's.
    pub fn bars(&self, field: &str) -> bool {
        ends(field).iter().any(|end| self.why(end).is_some_and(|why| why != Why::Away))
    }

    /// Whether a link is written in what is locked here: a flow is locked with the system that sends it,
    /// whoever tells of it.
    pub fn locks(&self, field: &str) -> bool {
        let (what, parts) = super::fields::parts(field);
        let from = parts.first().map(|from| key(Kind::System, from));
        what == "flow" && from.is_some_and(|from| self.why(&from) == Some(Why::Away))
    }
}

/// What was purged here leaves nothing but the digests of its documents: a catalogue that rests on one of
/// them still has it. The sets that only it holds go with it.
fn purged(
    session: &Session,
    body: &CatalogueBody,
    facts: &Facts,
    whole: &Content,
) -> Result<Vec<Key>, AppError> {
    let recalls = session.store.recalls()?;
    let gone: BTreeSet<&str> = recalls
        .iter()
        .filter(|row| row.kind == "document" && row.system.is_none())
        .map(|row| row.sha256.as_str())
        .collect();
    let heads = body.heads.iter().filter(|head| gone.contains(head.sha256.as_str()));
    let systems: BTreeSet<&str> = heads
        .map(|head| head.scope_id.as_str())
        .filter(|id| !whole.systems.iter().any(|row| row.id == *id))
        .collect();
    let held = |set: &str, by: &dyn Fn(&str) -> bool| {
        facts.holdings.iter().any(|row| row.set == set && by(&row.system))
    };
    let sets = facts.sets.iter().map(|row| row.id.as_str()).filter(|id| {
        let known = whole.sets.iter().any(|row| row.id == *id);
        let others = |system: &str| !systems.contains(system);
        !known && held(id, &|system: &str| systems.contains(system)) && !held(id, &others)
    });
    let sets = sets.map(|id| key(Kind::Set, id));
    Ok(systems.iter().map(|id| key(Kind::System, id)).chain(sets).collect())
}
