//! Levels and reasons from a set that is like another: which ones there are, why they are alike,
//! and copying.

use std::collections::HashSet;

use varsam_domain::facts::{Identifier, PersonalData, Topic};
use varsam_domain::likeness::{Likeness, likeness};
use varsam_store::{Op, tables};

use crate::bulk::{Wanted, conflict, write};
use crate::classify::view;
use crate::dto::{Changed, CopyCell, CopyLevels, LikenessView, MatrixView, SimilarSet, SimilarSets};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// How many sets are offered.
const OFFERED: usize = 8;
/// What it counts for that the same system holds both.
const SYSTEM: f32 = 1.0;

/// Sets like a set, that have levels. Nothing that is stopped is among them.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `object_stopped`, those of the disk.
pub fn similar_sets<H: Host>(app: &App<H>, set: &str) -> Result<SimilarSets, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.set(set)?;
    let beside = beside(&snapshot, ix);
    let mut found: Vec<(f32, usize, Likeness)> = (0..snapshot.facts.sets.len())
        .filter(|&other| other != ix && has_levels(&snapshot, other))
        .map(|other| {
            let like = likeness(&snapshot.facts.sets[ix], &snapshot.facts.sets[other]);
            let near = beside.contains(snapshot.facts.sets[other].id.as_str());
            (like.score + if near { SYSTEM } else { 0.0 }, other, like)
        })
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    found.sort_by(|(a, one, _), (b, other, _)| b.total_cmp(a).then(one.cmp(other)));
    let offered = found.into_iter().take(OFFERED);
    Ok(SimilarSets {
        set: set.to_owned(),
        revision: revision(&snapshot.content.sets[ix]),
        cells: cells(session, &snapshot, ix),
        similar: offered.map(|(_, other, like)| similar(session, &snapshot, ix, other, like)).collect(),
    })
}

/// Copies levels and reasons of the chosen aspects from one set to another, as one operation. The
/// change log says from which. An aspect without a level at the source is left as it is.
///
/// # Errors
/// `conflict` when one of the sets was changed since the person saw it, and it names both when both
/// were; `unknown_thing`, `object_stopped`, those of the disk.
pub fn copy_levels<H: Host>(app: &App<H>, request: &CopyLevels) -> Result<Changed<MatrixView>, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let to = snapshot.set(&request.set)?;
    let from = snapshot.set(&request.from)?;
    let seen = [(to, request.revision), (from, request.from_revision)];
    let sets = seen.map(|(set, seen)| (&snapshot.content.sets[set], seen));
    let stale = sets.iter().filter(|(set, seen)| revision(set) != *seen);
    conflict(stale.map(|(set, _)| set.name.clone()).collect())?;
    let mut rows = Vec::new();
    for id in &request.aspects {
        let unknown = || AppError::new("unknown_thing").with("id", id);
        let aspect = session.pack.aspect_index(id).ok_or_else(unknown)?;
        rows.extend(copied(session, &snapshot, from, to, aspect));
    }
    let object = format!("{} → {}", request.from, request.set);
    write(app, session, Op::CopyLevels, &object, rows)?;
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// The row of a cell as it becomes by copying; `None` when it is so already.
fn copied(
    session: &Session,
    snapshot: &Snapshot,
    from: usize,
    to: usize,
    aspect: usize,
) -> Option<tables::SetLevel> {
    let level = snapshot.facts.sets[from].levels[aspect]?;
    let cell = Wanted { set: to, aspect, level: Some(level) };
    let source = snapshot.level_row(from, &session.pack.aspects[aspect].id)?;
    let before = cell.row(session, snapshot);
    let row = tables::SetLevel {
        pack: session.pack.id.clone(),
        level: cell.level_id(session),
        category: source.category.clone(),
        reason: source.reason.clone(),
        ..before.clone()
    };
    (row != before).then_some(row)
}

/// Whether a set has levels to copy, and is not stopped.
fn has_levels(snapshot: &Snapshot, set: usize) -> bool {
    let set = &snapshot.facts.sets[set];
    set.levels.iter().any(Option::is_some) && !snapshot.stopped.sets.contains_key(&set.id)
}

/// Sets that a system holds that holds this one too.
fn beside(snapshot: &Snapshot, set: usize) -> HashSet<&str> {
    let systems = snapshot.holders(set);
    let holdings = snapshot.content.holdings.iter();
    let beside = holdings.filter(|row| systems.contains(&row.system.as_str()));
    beside.map(|row| row.info_set.as_str()).collect()
}

fn similar(session: &Session, snapshot: &Snapshot, one: usize, ix: usize, like: Likeness) -> SimilarSet {
    let set = &snapshot.content.sets[ix];
    let names = |ids: &[&str]| ids.iter().map(|id| snapshot.party_name(id)).collect::<Vec<_>>();
    let (here, there) = (snapshot.holders(one), snapshot.holders(ix));
    let shared: Vec<&str> = there.iter().copied().filter(|id| here.contains(id)).collect();
    SimilarSet {
        set: set.id.clone(),
        name: set.name.clone(),
        authority_name: snapshot.authority_name(&set.authority),
        owner: set.owner.clone(),
        systems: names(&there),
        classified_at: set.classified_at.clone(),
        revision: revision(set),
        why: reasons(like, names(&shared)),
        cells: cells(session, snapshot, ix),
    }
}

/// In what two sets are alike, each kind that there is something of.
fn reasons(like: Likeness, systems: Vec<String>) -> Vec<LikenessView> {
    let codes = |codes: Vec<&'static str>| codes.into_iter().map(str::to_owned).collect();
    let all: [(&str, Vec<String>); 5] = [
        ("name", like.words),
        ("identifiers", codes(like.identifiers.into_iter().map(Identifier::code).collect())),
        ("personal_data", codes(like.personal_data.into_iter().map(PersonalData::code).collect())),
        ("topics", codes(like.topics.into_iter().map(Topic::code).collect())),
        ("system", systems),
    ];
    let some = all.into_iter().filter(|(_, what)| !what.is_empty());
    some.map(|(kind, what)| LikenessView { kind: kind.to_owned(), what }).collect()
}

fn cells(session: &Session, snapshot: &Snapshot, set: usize) -> Vec<CopyCell> {
    let cell = |(ix, aspect): (usize, &varsam_domain::pack::Aspect)| CopyCell {
        aspect: aspect.id.clone(),
        level: snapshot.facts.sets[set].levels[ix],
        reason: snapshot.level_row(set, &aspect.id).map(|row| row.reason.clone()).unwrap_or_default(),
    };
    session.pack.aspects.iter().enumerate().map(cell).collect()
}

fn revision(set: &tables::InfoSet) -> u32 {
    u32::try_from(set.revision).unwrap_or(u32::MAX)
}
