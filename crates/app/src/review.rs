//! Granska och signera: everything that is missing, what is new, and where the signed result stands.

use std::collections::BTreeSet;

use varsam_bundle::payload::ResultState;

use crate::dto::{
    ActionRow, Args, CheckState, Difference, EffectiveRow, ReviewCheck, ReviewLink, ReviewView, StepId,
};
use crate::session::Session;
use crate::signed::newest_result;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, effective, gate, measures, plan, suitability, tasks, together, workshop};

/// Everything about a system on one page.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn review<H: Host>(app: &App<H>, system: &str) -> Result<ReviewView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

pub(crate) fn view(session: &mut Session, system: &str) -> Result<ReviewView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let checks = checks(session, &snapshot, ix)?;
    Ok(ReviewView {
        system: tasks::head(session, &snapshot, ix)?,
        sample: snapshot.content.register.sample,
        can_sign: checks.iter().all(|check| check.state != CheckState::Missing),
        checks,
        not_done: tasks::not_done(session, &snapshot, ix)?,
        differences: differences(session, &snapshot, ix),
        result: newest_result(session, &snapshot, ix)?,
    })
}

/// How many points hinder signing.
pub(crate) fn missing_count(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<u32, AppError> {
    let missing = checks(session, snapshot, ix)?.iter().filter(|c| c.state == CheckState::Missing).count();
    Ok(u32::try_from(missing).unwrap_or(u32::MAX))
}

fn checks(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<Vec<ReviewCheck>, AppError> {
    let progress = snapshot.progress(&session.pack, ix);
    let cells = cell_links(session, snapshot, ix);
    let mut checks = Vec::new();
    if snapshot.content.register.org.is_none() {
        checks.push(missing("org-missing", vec![link(None, None, None, String::new())]));
    }
    checks.extend(gate_checks(snapshot, ix));
    let owners = ownerless(snapshot, ix);
    checks.push(if progress.sets == 0 {
        missing("no-sets", vec![link(Some(StepId::Assets), None, None, String::new())])
    } else if owners.is_empty() {
        point("owners", CheckState::Ok, &[("sets", progress.sets)], Vec::new())
    } else {
        missing("owner-missing", owners)
    });
    if progress.sets > 0 {
        let counts = [("assessed", progress.assessed), ("total", progress.cells)];
        checks.push(if cells.unassessed.is_empty() {
            point("levels", CheckState::Ok, &counts, Vec::new())
        } else {
            point("levels-missing", CheckState::Missing, &counts, cells.unassessed)
        });
    }
    if !cells.unexplained.is_empty() {
        let count = [("count", progress.reasons_missing)];
        checks.push(point("reasons-missing", CheckState::Missing, &count, cells.unexplained));
    } else if progress.assessed > 0 {
        checks.push(point("reasons", CheckState::Ok, &[], Vec::new()));
    }
    if progress.below_floor > 0 {
        let count = [("count", progress.below_floor)];
        checks.push(point("below-floor", CheckState::Note, &count, cells.below_floor));
    }
    if workshop::result_state(snapshot, &snapshot.content.systems[ix].id) == ResultState::Draft {
        checks.push(point("workshop-no-owner", CheckState::Note, &[], Vec::new()));
    }
    checks.extend(together_checks(session, snapshot, ix));
    checks.extend(suitability_checks(session, snapshot, ix)?);
    checks.extend(risk_checks(session, snapshot, ix)?);
    Ok(checks)
}

/// What Lämplighet holds: a flow across authorities cannot be adopted without an assessment, nor
/// when it was assessed as not to be done. What may not start yet is said and hinders nothing: to
/// adopt a classification starts no processing.
fn suitability_checks(
    session: &Session,
    snapshot: &Snapshot,
    ix: usize,
) -> Result<Vec<ReviewCheck>, AppError> {
    let there = || vec![link(Some(StepId::Suitability), None, None, String::new())];
    let progress = suitability::progress(session, snapshot, ix)?;
    let checks = [
        ("transfers-unassessed", progress.missing, CheckState::Missing),
        ("transfers-forbidden", progress.forbidden, CheckState::Missing),
        ("assessments-open", progress.open, CheckState::Note),
        ("assessments-waiting", progress.waiting, CheckState::Note),
        ("assessments-advised", progress.advised, CheckState::Note),
    ];
    let found = checks.into_iter().filter(|(_, count, _)| *count > 0);
    let mut checks: Vec<ReviewCheck> =
        found.map(|(code, count, state)| point(code, state, &[("count", count)], there())).collect();
    if progress.all > 0 && checks.is_empty() {
        checks.push(point("assessments", CheckState::Ok, &[("count", progress.all)], Vec::new()));
    }
    Ok(checks)
}

/// What Risker och åtgärder holds. Nothing of it hinders: levels are decided first, and measures are
/// carried out for months. The result says that the step was not done.
fn risk_checks(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<Vec<ReviewCheck>, AppError> {
    let there = || vec![link(Some(StepId::Risks), None, None, String::new())];
    let measures = measures::progress(session, snapshot, ix);
    let counts = [("answered", measures.answered), ("asked", measures.asked)];
    let plan = plan::rows(session, snapshot, ix)?;
    let count =
        |is: fn(&&ActionRow) -> bool| u32::try_from(plan.iter().filter(is).count()).unwrap_or(u32::MAX);
    let (unplanned, overdue) = (count(|row| plan::is_unplanned(row)), count(|row| row.overdue));
    let gaps = count(|row| row.kind == "continuity");
    let risks = count(|row| row.kind == "risk");
    let reconsider = count(|row| row.kind == "reconsider");
    let mut checks = Vec::new();
    if measures.asked == 0 {
        return Ok(checks);
    }
    if measures.answered < measures.asked {
        checks.push(point("measures-missing", CheckState::Note, &counts, there()));
    } else {
        checks.push(point("measures", CheckState::Ok, &counts, Vec::new()));
    }
    for (code, count) in [
        ("actions-unplanned", unplanned),
        ("actions-overdue", overdue),
        ("continuity-gaps", gaps),
        ("incidents-reconsider", reconsider),
        ("risks-open", risks),
        ("measures-excepted", measures.excepted),
    ] {
        if count > 0 {
            checks.push(point(code, CheckState::Note, &[("count", count)], there()));
        }
    }
    Ok(checks)
}

/// What the stop-gate has to say: it is answered, and nothing that the result would name is stopped.
fn gate_checks(snapshot: &Snapshot, ix: usize) -> Vec<ReviewCheck> {
    let there = |label: String| link(Some(StepId::Gate), None, None, label);
    let mut checks = vec![match gate::standing(snapshot, ix) {
        gate::Standing::Unasked => missing("gate-missing", vec![there(String::new())]),
        gate::Standing::AskedAgain(sets) => {
            let names = sets.into_iter().map(|set| there(snapshot.content.sets[set].name.clone()));
            missing("gate-again", names.collect())
        }
        gate::Standing::Clear => point("gate", CheckState::Ok, &[], Vec::new()),
    }];
    let codes = stopped_in(snapshot, ix);
    if !codes.is_empty() {
        checks.push(missing(
            "stopped-in",
            codes.into_iter().map(|code| link(None, None, None, code)).collect(),
        ));
    }
    checks
}

/// The codes of stopped things that the result of a system would name.
fn stopped_in(snapshot: &Snapshot, ix: usize) -> BTreeSet<String> {
    let id = &snapshot.content.systems[ix].id;
    let sets = snapshot.carried(ix).into_iter().map(|carried| &snapshot.content.sets[carried.set].id);
    let sets = sets.filter_map(|set| snapshot.stopped.sets.get(set));
    let flows = snapshot.content.flows.iter().filter(|row| &row.from_party == id || &row.to_party == id);
    let flows = flows.filter_map(|row| snapshot.stopped.of_flow(row));
    let needs = snapshot.content.dependencies.iter().filter(|row| &row.consumer == id);
    let needs = needs.filter_map(|row| snapshot.stopped.systems.get(&row.provider));
    sets.chain(flows).chain(needs).cloned().collect()
}

/// What Tillsammans holds that hinders: conversations nobody has had, decided levels whose ground
/// has moved, flows to a receiver that is too low.
fn together_checks(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ReviewCheck> {
    let there = || vec![link(Some(StepId::Together), None, None, String::new())];
    let (must, settled) = together::progress(session, snapshot, &snapshot.content.systems[ix].id);
    let counts = [("decided", settled), ("decisions", must)];
    let mut checks = Vec::new();
    if settled < must {
        checks.push(point("talks-missing", CheckState::Missing, &counts, there()));
    } else if must > 0 {
        checks.push(point("talks", CheckState::Ok, &counts, Vec::new()));
    }
    let stale = effective::rows(session, snapshot, ix).iter().filter(|row| row.stale).count();
    if stale > 0 {
        let count = [("count", u32::try_from(stale).unwrap_or(u32::MAX))];
        checks.push(point("effective-stale", CheckState::Missing, &count, there()));
    }
    let (held, hindering): (Vec<_>, Vec<_>) =
        together::blocks(session, snapshot, ix).into_iter().partition(|block| block.exception.is_some());
    for (code, state, blocks) in
        [("blocked", CheckState::Missing, hindering), ("excepted", CheckState::Note, held)]
    {
        if !blocks.is_empty() {
            let count = [("count", u32::try_from(blocks.len()).unwrap_or(u32::MAX))];
            checks.push(point(code, state, &count, there()));
        }
    }
    checks
}

fn missing(code: &str, links: Vec<ReviewLink>) -> ReviewCheck {
    let count = u32::try_from(links.len()).unwrap_or(u32::MAX);
    point(code, CheckState::Missing, &[("count", count)], links)
}

fn point(code: &str, state: CheckState, args: &[(&str, u32)], links: Vec<ReviewLink>) -> ReviewCheck {
    let args: Args = args.iter().map(|(name, value)| ((*name).to_owned(), value.to_string())).collect();
    ReviewCheck { code: code.to_owned(), args, state, links }
}

fn link(step: Option<StepId>, set: Option<String>, aspect: Option<String>, label: String) -> ReviewLink {
    ReviewLink { step, set, aspect, label }
}

/// The system and its sets that nobody owns.
fn ownerless(snapshot: &Snapshot, ix: usize) -> Vec<ReviewLink> {
    let system = &snapshot.content.systems[ix];
    let mut links = Vec::new();
    if system.owner.is_none() {
        links.push(link(Some(StepId::Assets), None, None, system.name.clone()));
    }
    for carried in snapshot.carried(ix) {
        let set = &snapshot.content.sets[carried.set];
        if set.owner.is_none() {
            links.push(link(Some(StepId::Assets), Some(set.id.clone()), None, set.name.clone()));
        }
    }
    links
}

/// Links to cells of the matrix, by what is the matter with them.
#[derive(Default)]
struct CellLinks {
    unassessed: Vec<ReviewLink>,
    unexplained: Vec<ReviewLink>,
    below_floor: Vec<ReviewLink>,
}

fn cell_links(session: &Session, snapshot: &Snapshot, ix: usize) -> CellLinks {
    let mut links = CellLinks::default();
    for carried in snapshot.carried(ix) {
        let set = &snapshot.content.sets[carried.set];
        for (place, aspect) in session.pack.aspects.iter().enumerate() {
            let cell = || {
                let label = format!("{}, {}", set.name, aspect.id);
                link(Some(StepId::Classify), Some(set.id.clone()), Some(aspect.id.clone()), label)
            };
            let level = snapshot.facts.sets[carried.set].levels[place];
            if level.is_none() {
                links.unassessed.push(cell());
            }
            if let Some((need, missing)) = snapshot.reason_need(&session.pack, carried.set, place) {
                if missing {
                    links.unexplained.push(cell());
                }
                if need == varsam_domain::rationale::ReasonNeed::BelowFloor {
                    links.below_floor.push(cell());
                }
            }
        }
    }
    links
}

fn differences(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<Difference> {
    let id = &snapshot.content.systems[ix].id;
    if !snapshot.content.adopted.iter().any(|row| &row.system == id) {
        return Vec::new();
    }
    effective::rows(session, snapshot, ix)
        .into_iter()
        .filter(|row| row.profile.adopted != row.effective)
        .map(|row| Difference {
            because: difference_reason(&row),
            aspect: row.profile.aspect,
            before: row.profile.adopted,
            now: row.effective,
        })
        .collect()
}

/// What a decided level rests on, or what the calculated one comes from.
fn difference_reason(row: &EffectiveRow) -> Option<String> {
    if !row.reason.is_empty() {
        return Some(row.reason.clone());
    }
    row.profile.because.last().map(|link| match &link.reason {
        Some(reason) => format!("{}: {reason}", link.name),
        None => link.name.clone(),
    })
}
