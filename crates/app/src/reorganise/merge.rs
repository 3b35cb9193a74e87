//! Merging: two become one, and everything that named the one names the other.

use std::collections::{BTreeMap, BTreeSet};

use varsam_domain::facts::{AuthorityKind, SystemKind};
use varsam_domain::reorganise::joined;
use varsam_store::{Kind, Op, tables};

use super::levels::{Copied, chosen, of_sets, of_systems};
use super::plan::{Ground, Plan, unknown};
use crate::AppError;
use crate::snapshot::Snapshot;

pub(super) fn plan(
    ground: &Ground<'_>,
    kind: Kind,
    id: &str,
    into: &str,
    levels: &BTreeMap<String, String>,
) -> Result<Plan, AppError> {
    let name = ground.name(kind, id)?;
    let mut plan = Plan::new(Op::Merge, &format!("{id} → {into}"));
    plan.remains = Some((kind, into.to_owned()));
    if into.is_empty() {
        plan.hinder("into", "field_empty", &[]);
        return Ok(plan);
    }
    let other = ground.name(kind, into)?;
    if id == into {
        return Err(unknown(into));
    }
    plan.say("merge", &[("name", name.clone()), ("into", other)]);
    let alias = tables::Alias {
        kind: kind.code().to_owned(),
        old_id: id.to_owned(),
        old_name: name.clone(),
        new_id: into.to_owned(),
        operation: "merge".to_owned(),
        at: ground.today.to_owned(),
    };
    match kind {
        Kind::System => systems(ground, &mut plan, alias, levels)?,
        Kind::Set => sets(ground, &mut plan, alias, levels)?,
        Kind::Authority => authorities(ground, &mut plan, alias)?,
    }
    plan.say("merge-alias", &[("id", id.to_owned()), ("name", name)]);
    Ok(plan)
}

fn systems(
    ground: &Ground<'_>,
    plan: &mut Plan,
    alias: tables::Alias,
    answers: &BTreeMap<String, String>,
) -> Result<(), AppError> {
    let snapshot = ground.snapshot;
    let (goes, stays) = (ground.system(&alias.old_id)?, ground.system(&alias.new_id)?);
    let sort = |row: &tables::System| match SystemKind::from_code(&row.kind) {
        Some(SystemKind::Iot | SystemKind::Ot) => "things",
        Some(SystemKind::Process) => "process",
        _ => "system",
    };
    if sort(goes) != sort(stays) {
        plan.hinder("into", "kinds_differ", &[]);
    }
    hinder_open_workshops(ground, plan, &[goes, stays]);
    let places = (snapshot.system(&goes.id)?, snapshot.system(&stays.id)?);
    let of_goes = chosen(ground, plan, answers, |aspect| of_systems(ground, places.0, places.1, aspect))?;
    let row = tables::System {
        overview: goes.overview || stays.overview,
        purposes: both_codes(&goes.purposes, &stays.purposes)?,
        description: both_texts(&stays.description, &goes.description),
        ..stays.clone()
    };
    let decided = Decided::of(ground, &goes.id, &stays.id, &of_goes);
    say_inside(ground, plan, &goes.id, &stays.id);
    let adopted = |id: &str| snapshot.content.adopted.iter().find(|row| row.system == id);
    if let Some(row) = adopted(&goes.id) {
        plan.say("merge-adopted", &[("name", goes.name.clone()), ("at", row.at.clone())]);
    }
    if snapshot.content.workshops.iter().any(|row| row.system == goes.id) {
        plan.say("merge-votes", &[]);
    }
    let (arrives, today) = (adopted(&stays.id).is_some(), ground.today.to_owned());
    let gate = known_of_both(ground, &goes.id, &stays.id)?;
    plan.work = Box::new(move |t| {
        t.put(&row)?;
        gate.as_ref().map_or(Ok(()), |gate| t.put(gate))?;
        decided.gone.iter().try_for_each(|row| t.delete(row))?;
        decided.rows.iter().try_for_each(|row| t.put(row))?;
        if arrives {
            t.arrived(&alias.old_id, &today)?;
        }
        t.take_inside(&alias.old_id, &alias.new_id, &today)?;
        t.merge(Kind::System, &alias)?;
        t.tidy("system", &alias.new_id)
    });
    Ok(())
}

/// A vote in a round that is under way would be lost.
fn hinder_open_workshops(ground: &Ground<'_>, plan: &mut Plan, systems: &[&tables::System]) {
    for row in systems.iter().filter(|row| workshop_open(ground.snapshot, &row.id)) {
        plan.hinder("into", "workshop_open", &[("name", row.name.clone())]);
    }
}

/// Whether a workshop about a system is under way.
pub(super) fn workshop_open(snapshot: &Snapshot, system: &str) -> bool {
    let mut here = snapshot.content.workshops.iter().filter(|workshop| workshop.system == system);
    here.any(|workshop| !matches!(workshop.state.as_str(), "planned" | "closed"))
}

/// Flows and dependencies between the two are inside the one.
fn say_inside(ground: &Ground<'_>, plan: &mut Plan, one: &str, other: &str) {
    let between = |a: &str, b: &str| (a == one && b == other) || (a == other && b == one);
    let flows = ground.snapshot.content.flows.iter();
    let flows = flows.filter(|row| between(&row.from_party, &row.to_party)).count();
    let needs = ground.snapshot.content.dependencies.iter();
    let needs = needs.filter(|row| between(&row.consumer, &row.provider)).count();
    if flows + needs > 0 {
        plan.say("merge-inside", &[("flows", flows.to_string()), ("needs", needs.to_string())]);
    }
}

/// Decided levels where that of what goes was chosen.
struct Decided {
    gone: Vec<tables::EffectiveLevel>,
    rows: Vec<tables::EffectiveLevel>,
}

impl Decided {
    fn of(ground: &Ground<'_>, goes: &str, stays: &str, aspects: &[usize]) -> Self {
        let ids: Vec<&str> = aspects.iter().map(|&ix| ground.session.pack.aspects[ix].id.as_str()).collect();
        let rows = &ground.snapshot.content.effective_levels;
        let of = |system: &str| {
            let rows = rows.iter().filter(|row| row.system == system && ids.contains(&row.aspect.as_str()));
            rows.cloned().collect::<Vec<_>>()
        };
        let system = stays.to_owned();
        let moved = of(goes).into_iter().map(|row| tables::EffectiveLevel { system: system.clone(), ..row });
        Self { gone: of(stays), rows: moved.collect() }
    }
}

/// What the stop-gates of both knew: sets that either was asked about need not be asked about again.
fn known_of_both(
    ground: &Ground<'_>,
    goes: &str,
    stays: &str,
) -> Result<Option<tables::GateAnswer>, AppError> {
    let row = |id: &str| ground.snapshot.content.gate_answers.iter().find(|row| row.system == id);
    let (Some(one), Some(other)) = (row(goes), row(stays)) else { return Ok(None) };
    Ok(Some(tables::GateAnswer { known: both_codes(&one.known, &other.known)?, ..other.clone() }))
}

fn sets(
    ground: &Ground<'_>,
    plan: &mut Plan,
    alias: tables::Alias,
    answers: &BTreeMap<String, String>,
) -> Result<(), AppError> {
    let snapshot = ground.snapshot;
    let (goes, stays) = (snapshot.set(&alias.old_id)?, snapshot.set(&alias.new_id)?);
    let of_goes = chosen(ground, plan, answers, |aspect| of_sets(ground, goes, stays, aspect))?;
    let copied = Copied::of(ground, &alias.old_id, &alias.new_id, &of_goes);
    let reasons = reasons_of_both(ground, goes, stays);
    let (of_goes, of_stays) = (&snapshot.content.sets[goes], &snapshot.content.sets[stays]);
    let facts = joined(&snapshot.facts.sets[stays], &snapshot.facts.sets[goes]);
    let codes = |codes: Vec<&'static str>| tables::codes_to_json(codes);
    let row = tables::InfoSet {
        subjects: facts.subjects.map(|band| band.code().to_owned()),
        records: facts.records.map(|band| band.code().to_owned()),
        identifiers: codes(facts.identifiers.iter().map(|one| one.code()).collect()),
        personal_data: codes(facts.personal_data.iter().map(|one| one.code()).collect()),
        secrecy: tables::codes_to_json(&facts.secrecy),
        time_depth: facts.time_depth.map(|depth| depth.code().to_owned()),
        topics: codes(facts.topics.iter().map(|one| one.code()).collect()),
        time_bound: facts.time_bound,
        parts: facts.parts.as_ref().map(tables::codes_to_json),
        reaches: tables::codes_to_json(&facts.reaches),
        description: both_texts(&of_stays.description, &of_goes.description),
        classified_at: of_stays.classified_at.clone().max(of_goes.classified_at.clone()),
        classified_by: both_texts(&of_stays.classified_by, &of_goes.classified_by),
        revision: of_stays.revision.max(of_goes.revision) + 1,
        ..of_stays.clone()
    };
    if of_goes.owner != of_stays.owner || of_goes.authority != of_stays.authority {
        let owner = of_stays.owner.clone().unwrap_or_default();
        plan.say(
            "merge-owner",
            &[("owner", owner), ("authority", snapshot.authority_name(&of_stays.authority))],
        );
    }
    plan.say("merge-revision", &[("revision", row.revision.to_string())]);
    plan.work = Box::new(move |t| {
        t.put(&row)?;
        reasons.iter().try_for_each(|row| t.put(row))?;
        copied.put(t)?;
        t.merge(Kind::Set, &alias)?;
        t.tidy("info_set", &alias.new_id)
    });
    Ok(())
}

/// Where the two agree on the level, both reasons stand.
fn reasons_of_both(ground: &Ground<'_>, goes: usize, stays: usize) -> Vec<tables::SetLevel> {
    let snapshot = ground.snapshot;
    let mut rows = Vec::new();
    for (ix, aspect) in ground.session.pack.aspects.iter().enumerate() {
        let level = |set: usize| snapshot.facts.sets[set].levels[ix];
        let pair = snapshot.level_row(goes, &aspect.id).zip(snapshot.level_row(stays, &aspect.id));
        if let Some((of_goes, of_stays)) = pair.filter(|_| level(goes) == level(stays)) {
            let reason = both_texts(&of_stays.reason, &of_goes.reason);
            rows.push(tables::SetLevel { reason, ..of_stays.clone() });
        }
    }
    rows
}

fn authorities(ground: &Ground<'_>, plan: &mut Plan, alias: tables::Alias) -> Result<(), AppError> {
    let (goes, stays) = (ground.authority(&alias.old_id)?, ground.authority(&alias.new_id)?);
    let kind = |row: &tables::Authority| AuthorityKind::from_code(&row.kind);
    if kind(goes) != kind(stays) {
        plan.hinder("into", "kinds_differ", &[]);
    }
    // One that stands under the other, directly or through others, would stand under itself.
    let under = ground.above(&stays.id).contains(&goes.id.as_str());
    let parent = if under { &goes.parent } else { &stays.parent };
    let stays = tables::Authority { parent: parent.clone(), ..stays.clone() };
    plan.say("merge-owners-stay", &[]);
    plan.work = Box::new(move |t| {
        t.put(&stays)?;
        t.merge(Kind::Authority, &alias)
    });
    Ok(())
}

fn both_codes(one: &str, other: &str) -> Result<String, AppError> {
    let codes = [tables::codes_from_json(one)?, tables::codes_from_json(other)?].concat();
    Ok(tables::codes_to_json(codes.into_iter().collect::<BTreeSet<_>>()))
}

/// Two texts after each other, each once.
fn both_texts(first: &str, then: &str) -> String {
    let (first, then) = (first.trim(), then.trim());
    if then.is_empty() || first.contains(then) {
        first.to_owned()
    } else if first.is_empty() {
        then.to_owned()
    } else {
        format!("{first}\n\n{then}")
    }
}
