//! The task list of a system: which steps there are, where they stand, what to do next.

use varsam_domain::{Because, Link};

use crate::dto::{ActionRow, ChainLink, ProfileRow, StepId, StepView, SystemHead, TaskListView, TaskState};
use crate::session::Session;
use crate::snapshot::{Progress, Snapshot};
use crate::{App, AppError, Host, gate, handover, measures, plan, review, signed, suitability, together};

/// The task list of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn task_list<H: Host>(app: &App<H>, system: &str) -> Result<TaskListView, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let steps = steps(session, &snapshot, ix)?;
    let adopted = snapshot.content.adopted.iter().find(|row| row.system == system);
    Ok(TaskListView {
        system: head_with(&snapshot, ix, &steps),
        next: next(&steps),
        profile: profile(session, &snapshot, ix),
        adopted_at: adopted.map(|row| row.at.clone()),
        steps,
    })
}

/// What every view of a system shows at the top.
pub(crate) fn head(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<SystemHead, AppError> {
    Ok(head_with(snapshot, ix, &steps(session, snapshot, ix)?))
}

fn head_with(snapshot: &Snapshot, ix: usize, steps: &[StepView]) -> SystemHead {
    let row = &snapshot.content.systems[ix];
    SystemHead {
        id: row.id.clone(),
        name: row.name.clone(),
        authority_name: snapshot.authority_name(&row.authority),
        owner: row.owner.clone(),
        kind: row.kind.clone(),
        description: row.description.clone(),
        steps: steps.iter().map(|step| (step.id, step.state)).collect(),
        away: handover::away(snapshot, &row.id),
    }
}

/// Where the work with a system stands as a whole.
pub(crate) fn whole(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<TaskState, AppError> {
    let steps = steps(session, snapshot, ix)?;
    let state = |id| steps.iter().find(|step| step.id == id).map_or(TaskState::NotStarted, |step| step.state);
    // A result without a plan for what is to be done is unfinished.
    Ok(match (state(StepId::Review), state(StepId::Classify)) {
        (TaskState::Done, _) if state(StepId::Risks) == TaskState::Done => TaskState::Done,
        (_, TaskState::NotStarted) => TaskState::NotStarted,
        _ if state(StepId::Gate) == TaskState::NotStarted => TaskState::NotStarted,
        _ => TaskState::Started,
    })
}

fn next(steps: &[StepView]) -> Option<StepId> {
    let open = |step: &&StepView| {
        matches!(step.state, TaskState::NotStarted | TaskState::Started | TaskState::Disagree)
    };
    steps.iter().find(open).map(|step| step.id)
}

fn steps(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<Vec<StepView>, AppError> {
    let gate = gate_step(snapshot, ix);
    if gate.state == TaskState::NotStarted {
        return Ok(std::iter::once(gate).chain(AFTER_GATE.iter().map(|&id| behind_gate(id))).collect());
    }
    let progress = snapshot.progress(&session.pack, ix);
    Ok(vec![
        gate,
        assets_step(snapshot, ix, progress),
        classify_step(progress),
        together_step(session, snapshot, ix),
        suitability_step(session, snapshot, ix)?,
        risks_step(session, snapshot, ix)?,
        review_step(session, snapshot, ix)?,
    ])
}

/// The steps that wait for the stop-gate.
const AFTER_GATE: &[StepId] =
    &[StepId::Assets, StepId::Classify, StepId::Together, StepId::Suitability, StepId::Risks, StepId::Review];

fn behind_gate(id: StepId) -> StepView {
    step(id, TaskState::Blocked, "gate-first", &[])
}

fn gate_step(snapshot: &Snapshot, ix: usize) -> StepView {
    let (state, note, sets) = match gate::standing(snapshot, ix) {
        gate::Standing::Unasked => (TaskState::NotStarted, "gate-none", 0),
        gate::Standing::AskedAgain(sets) => (TaskState::Started, "gate-again", sets.len()),
        gate::Standing::Clear => (TaskState::Done, "gate-done", 0),
    };
    step(StepId::Gate, state, note, &[("sets", u32::try_from(sets).unwrap_or(u32::MAX))])
}

/// Steps that were not done with a system; its result says so.
pub(crate) fn not_done(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<Vec<StepId>, AppError> {
    let gate = (gate::standing(snapshot, ix) != gate::Standing::Clear).then_some(StepId::Gate);
    let progress = suitability::progress(session, snapshot, ix)?;
    let suitability = (progress.missing + progress.open > 0).then_some(StepId::Suitability);
    let risks = (risks_step(session, snapshot, ix)?.state != TaskState::Done).then_some(StepId::Risks);
    Ok(gate.into_iter().chain(suitability).chain(risks).collect())
}

fn step(id: StepId, state: TaskState, note: &str, args: &[(&str, u32)]) -> StepView {
    let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.to_string())).collect();
    StepView { id, state, note: note.to_owned(), args }
}

fn assets_step(snapshot: &Snapshot, ix: usize, progress: Progress) -> StepView {
    let carried = snapshot.carried(ix);
    let coming_in = u32::try_from(carried.iter().filter(|c| !c.held).count()).unwrap_or(u32::MAX);
    let no_set_owner = carried.iter().any(|c| snapshot.content.sets[c.set].owner.is_none());
    let args = [("sets", progress.sets), ("incoming", coming_in)];
    let (state, note) = if progress.sets == 0 {
        (TaskState::NotStarted, "assets-none")
    } else if no_set_owner || snapshot.content.systems[ix].owner.is_none() {
        (TaskState::Started, "assets-owner-missing")
    } else {
        (TaskState::Done, "assets-count")
    };
    step(StepId::Assets, state, note, &args)
}

fn classify_step(progress: Progress) -> StepView {
    let args = [
        ("assessed", progress.assessed),
        ("total", progress.cells),
        ("missing", progress.cells - progress.assessed),
        ("reasons", progress.reasons_missing),
    ];
    let (state, note) = if progress.cells == 0 {
        (TaskState::Blocked, "classify-no-sets")
    } else if progress.assessed == 0 {
        (TaskState::NotStarted, "classify-none")
    } else if progress.assessed < progress.cells {
        (TaskState::Started, "classify-missing")
    } else if progress.reasons_missing > 0 {
        (TaskState::Started, "classify-reasons")
    } else {
        (TaskState::Done, "classify-done")
    };
    step(StepId::Classify, state, note, &args)
}

fn together_step(session: &Session, snapshot: &Snapshot, ix: usize) -> StepView {
    let (must, settled) = together::progress(session, snapshot, &snapshot.content.systems[ix].id);
    let (state, note) = match (must, settled) {
        (0, _) if snapshot.carried(ix).is_empty() => (TaskState::Blocked, "together-no-sets"),
        (0, _) => (TaskState::Done, "together-none"),
        (must, settled) if settled == must => (TaskState::Done, "together-done"),
        (_, 0) => (TaskState::NotStarted, "together-missing"),
        _ => (TaskState::Started, "together-missing"),
    };
    step(StepId::Together, state, note, &[("decisions", must), ("decided", settled)])
}

fn suitability_step(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<StepView, AppError> {
    let progress = suitability::progress(session, snapshot, ix)?;
    let args = [
        ("missing", progress.missing),
        ("forbidden", progress.forbidden),
        ("open", progress.open),
        ("all", progress.all),
        ("advised", progress.advised),
        ("waiting", progress.waiting),
    ];
    let (state, note) = if snapshot.carried(ix).is_empty() {
        (TaskState::Blocked, "suitability-no-sets")
    } else if progress.forbidden > 0 {
        (TaskState::Started, "suitability-forbidden")
    } else if progress.open > 0 {
        (TaskState::Started, "suitability-open")
    } else if progress.missing > 0 {
        let state = if progress.all == 0 { TaskState::NotStarted } else { TaskState::Started };
        (state, "suitability-missing")
    } else if progress.advised > 0 {
        (TaskState::Done, "suitability-advised")
    } else if progress.waiting > 0 {
        (TaskState::Done, "suitability-waiting")
    } else if progress.all > 0 {
        (TaskState::Done, "suitability-done")
    } else {
        (TaskState::Done, "suitability-none")
    };
    Ok(step(StepId::Suitability, state, note, &args))
}

/// Risker och åtgärder is done when every measure that is asked for is answered, and whatever is
/// open in the plan has somebody who does it and a day. What is in the plan need not be carried out.
fn risks_step(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<StepView, AppError> {
    let measures = measures::progress(session, snapshot, ix);
    let plan = plan::rows(session, snapshot, ix)?;
    let count =
        |is: fn(&&ActionRow) -> bool| u32::try_from(plan.iter().filter(is).count()).unwrap_or(u32::MAX);
    let reconsider = count(|row| row.kind == "reconsider");
    let (open, unplanned) = (count(|_| true), count(|row| plan::is_unplanned(row)));
    let args = [
        ("asked", measures.asked),
        ("answered", measures.answered),
        ("missing", measures.asked - measures.answered),
        ("open", open),
        ("unplanned", unplanned),
        ("reconsider", reconsider),
    ];
    let (state, note) = if snapshot.carried(ix).is_empty() {
        (TaskState::Blocked, "risks-no-sets")
    } else if measures.asked == 0 {
        (TaskState::Blocked, "risks-no-catalogue")
    } else if reconsider > 0 {
        (TaskState::Started, "risks-reconsider")
    } else if measures.answered == 0 {
        (TaskState::NotStarted, "risks-none")
    } else if measures.answered < measures.asked {
        (TaskState::Started, "risks-missing")
    } else if unplanned > 0 {
        (TaskState::Started, "risks-unplanned")
    } else if open > 0 {
        (TaskState::Done, "risks-planned")
    } else {
        (TaskState::Done, "risks-done")
    };
    Ok(step(StepId::Risks, state, note, &args))
}

fn review_step(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<StepView, AppError> {
    let missing = review::missing_count(session, snapshot, ix)?;
    let result = signed::newest_result(session, snapshot, ix)?;
    let waiting = result.as_ref().map_or(0, |result| {
        u32::try_from(result.approvals.iter().filter(|a| !signed::approved(a)).count()).unwrap_or(u32::MAX)
    });
    let args = [("missing", missing), ("waiting", waiting)];
    let (state, note) = match result {
        Some(result) if result.stale => (TaskState::Started, "review-stale"),
        Some(result) if result.adopted => (TaskState::Done, "review-adopted"),
        Some(_) if waiting == 0 => (TaskState::Started, "review-draft"),
        Some(_) => (TaskState::Started, "review-waiting"),
        None if missing > 0 => (TaskState::Blocked, "review-missing"),
        None => (TaskState::NotStarted, "review-ready"),
    };
    Ok(step(StepId::Review, state, note, &args))
}

/// A system's level per aspect, then and now.
pub(crate) fn profile(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ProfileRow> {
    let id = &snapshot.content.systems[ix].id;
    let adopted = snapshot.facts.adopted.iter().find(|entry| &entry.system == id);
    session
        .pack
        .aspects
        .iter()
        .zip(&snapshot.calculated[ix])
        .enumerate()
        .map(|(place, (aspect, calculated))| ProfileRow {
            aspect: aspect.id.clone(),
            adopted: adopted.and_then(|entry| entry.levels[place]),
            calculated: calculated.level,
            complete: calculated.complete,
            because: chain(snapshot, &calculated.because, &aspect.id),
        })
        .collect()
}

fn chain(snapshot: &Snapshot, because: &Because, aspect: &str) -> Vec<ChainLink> {
    let Some(system) = &because.system else { return Vec::new() };
    let link = |kind: &str, id: &str, name: String, reason: Option<String>| ChainLink {
        kind: kind.to_owned(),
        id: id.to_owned(),
        name,
        reason,
    };
    let first = link("system", system, snapshot.party_name(system), None);
    let rest = because.links.iter().map(|part| match part {
        Link::Carries(set) => link("carries", set, snapshot.set_name(set), reason(snapshot, set, aspect)),
        Link::Reaches(system) => link("reaches", system, snapshot.party_name(system), None),
        Link::Depends(system) => link("depends", system, snapshot.party_name(system), None),
    });
    std::iter::once(first).chain(rest).collect()
}

/// The reason that somebody wrote for a set's level.
pub(crate) fn reason(snapshot: &Snapshot, set: &str, aspect: &str) -> Option<String> {
    let row = snapshot.level_row(snapshot.set(set).ok()?, aspect)?;
    (!row.reason.trim().is_empty()).then(|| row.reason.clone())
}
