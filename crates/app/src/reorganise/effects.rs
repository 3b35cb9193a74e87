//! What a reorganisation leads to: it is rehearsed, the rules look at the register as it would be,
//! and everything is taken back.

use std::collections::BTreeMap;

use varsam_domain::flag::Flag;
use varsam_domain::{ProblemKind, check};
use varsam_store::{Content, Op};

use super::plan::Plan;
use crate::dto::{ChangeLine, LevelShift, ProblemDto, ReorganisePreview};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, signed};

/// Tables whose rows are counted one by one when they follow; the rest are counted together.
const TOLD: &[&str] =
    &["holding", "flow", "dependency", "flag_answer", "assessment", "workshop", "assignment"];

/// Tables that are not told of: the things themselves, what a person chose or is told of apart, and
/// rows that follow with one that is counted.
const UNTOLD: &[&str] = &[
    "system",
    "info_set",
    "authority",
    "set_level",
    "consequence",
    "unknown_level",
    "level_origin",
    "effective_level",
    "adopted",
    "adopted_level",
    "reconsideration",
    "gate_answer",
    "flow_exception",
    "assessment_subject",
    "workshop_participant",
    "workshop_agenda",
    "workshop_spread",
    "workshop_decision",
    "workshop_parked",
    "response_answer",
    "former_name",
    "origin",
];

/// The register as a plan would leave it.
struct After {
    snapshot: Snapshot,
    rows: BTreeMap<String, u32>,
}

/// Everything that hinders a plan.
pub(super) fn problems(session: &mut Session, plan: &Plan) -> Result<Vec<ProblemDto>, AppError> {
    if !plan.problems.is_empty() {
        return Ok(plan.problems.clone());
    }
    let after = rehearse(session, plan)?;
    let before = session.snapshot()?;
    Ok(circles(session, &before, &after.snapshot))
}

/// What a plan will change, in words and levels.
pub(super) fn preview(session: &mut Session, plan: Plan, seen: u32) -> Result<ReorganisePreview, AppError> {
    let problems = problems(session, &plan)?;
    let undoable = Op::is_undoable(plan.op.code());
    let mut preview = ReorganisePreview {
        seen,
        problems,
        changes: Vec::new(),
        choices: plan.choices.clone(),
        levels: Vec::new(),
        stale: Vec::new(),
        undoable,
    };
    if !preview.problems.is_empty() {
        return Ok(preview);
    }
    let after = rehearse(session, &plan)?;
    let before = session.snapshot()?;
    preview.changes = plan.changes;
    if plan.op == Op::Merge {
        preview.changes.extend(followers(&after.rows));
    }
    preview.changes.extend(disclosures(&before, &after.snapshot));
    preview.levels = shifts(session, &before, &after.snapshot);
    preview.stale = newly_stale(session, &before, &after.snapshot)?;
    Ok(preview)
}

fn rehearse(session: &mut Session, plan: &Plan) -> Result<After, AppError> {
    let rehearsal = session.store.rehearse(plan.op, &*plan.work)?;
    let day = plan.from.as_deref().unwrap_or(&session.today);
    let snapshot = Snapshot::of(rehearsal.content, &session.pack, day)?;
    Ok(After { snapshot, rows: rehearsal.rows })
}

/// Which calculated levels become others when the register becomes `content`, and which signed results
/// would no longer say what it says.
///
/// # Errors
/// Those of the disk.
pub(crate) fn led_to(
    session: &mut Session,
    content: Content,
) -> Result<(Vec<LevelShift>, Vec<String>), AppError> {
    let after = Snapshot::of(content, &session.pack, &session.today)?;
    let before = session.snapshot()?;
    Ok((shifts(session, &before, &after), newly_stale(session, &before, &after)?))
}

/// Sets that would be parts of themselves.
fn circles(session: &Session, before: &Snapshot, after: &Snapshot) -> Vec<ProblemDto> {
    let of = |snapshot: &Snapshot| {
        let found = check(&snapshot.facts, &session.pack).into_iter();
        let sets = found.filter_map(|problem| match problem.kind {
            ProblemKind::PartCycle(id) => Some(id),
            _ => None,
        });
        sets.collect::<Vec<String>>()
    };
    let known = of(before);
    let new = of(after).into_iter().filter(|id| !known.contains(id));
    new.map(|id| ProblemDto {
        code: "own_part".to_owned(),
        args: BTreeMap::from([("name".to_owned(), after.set_name(&id))]),
        hinders: true,
        file: None,
        row: None,
        column: Some("into".to_owned()),
    })
    .collect()
}

/// What follows with what is merged.
fn followers(rows: &BTreeMap<String, u32>) -> Vec<ChangeLine> {
    let line = |code: String, count: u32| ChangeLine {
        code,
        args: BTreeMap::from([("count".to_owned(), count.to_string())]),
    };
    let told = TOLD.iter().filter_map(|table| Some((*table, *rows.get(*table)?)));
    let mut lines: Vec<ChangeLine> =
        told.map(|(table, count)| line(format!("follows-{}", table.replace('_', "-")), count)).collect();
    let known = |table: &String| TOLD.contains(&table.as_str()) || UNTOLD.contains(&table.as_str());
    let others: u32 = rows.iter().filter(|(table, _)| !known(table)).map(|(_, count)| count).sum();
    if others > 0 {
        lines.push(line("follows-other".to_owned(), others));
    }
    lines
}

/// Flows that go from one authority to another: each may be a disclosure under the law on secrecy.
fn disclosures(before: &Snapshot, after: &Snapshot) -> Option<ChangeLine> {
    let count = |snapshot: &Snapshot| {
        snapshot.evaluation.flows().filter(|flow| flow.flags.contains(Flag::Disclosure)).count()
    };
    let (was, becomes) = (count(before), count(after));
    let args =
        BTreeMap::from([("before".to_owned(), was.to_string()), ("after".to_owned(), becomes.to_string())]);
    (was != becomes).then(|| ChangeLine { code: "disclosures".to_owned(), args })
}

/// Systems whose calculated levels become others.
fn shifts(session: &Session, before: &Snapshot, after: &Snapshot) -> Vec<LevelShift> {
    let mut shifts = Vec::new();
    for (ix, row) in after.content.systems.iter().enumerate() {
        let Some(was) = before.place_of(&row.id).filter(|_| !after.stopped.systems.contains_key(&row.id))
        else {
            continue;
        };
        for (place, aspect) in session.pack.aspects.iter().enumerate() {
            let (old, new) = (before.calculated[was][place].level, after.calculated[ix][place].level);
            if old != new {
                shifts.push(LevelShift {
                    system: row.name.clone(),
                    aspect: aspect.id.clone(),
                    before: old,
                    after: new,
                });
            }
        }
    }
    shifts.sort_by_key(|shift| shift.system.to_lowercase());
    shifts
}

/// Systems whose signed results say what the register says now, and would not any more.
fn newly_stale(session: &Session, before: &Snapshot, after: &Snapshot) -> Result<Vec<String>, AppError> {
    let stale = |snapshot: &Snapshot, id: &str| -> Result<Option<bool>, AppError> {
        let Some(ix) = snapshot.place_of(id) else { return Ok(None) };
        Ok(signed::newest_result(session, snapshot, ix)?.map(|result| result.stale))
    };
    let mut names = Vec::new();
    for row in &before.content.systems {
        if stale(before, &row.id)? == Some(false) && stale(after, &row.id)? == Some(true) {
            names.push(row.name.clone());
        }
    }
    names.sort_by_key(|name| name.to_lowercase());
    Ok(names)
}
