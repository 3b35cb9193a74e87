//! What should be assessed and is not.

use varsam_domain::flag::Flag;
use varsam_domain::suitability::{About, Outcome};
use varsam_store::tables::Flow;

use super::assessed::Assessed;
use super::scene::{answers_for, subject_view};
use crate::dto::DueAssessment;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, suitability};

/// How a flow across authorities is covered by an assessment of its transfer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cover {
    /// No assessment, or none that is finished and still about what is there.
    Missing,
    /// One is finished, and it may not be done.
    Forbidden,
    /// One is finished, and it may not start yet.
    Waits,
    /// One is finished, and it may go on.
    Good,
}

/// Flows across authorities that a system answers for, with how each is covered. None of them can
/// be adopted without an assessment.
pub(super) fn flow_cover<'s>(
    snapshot: &'s Snapshot,
    system: &str,
    assessed: &[Assessed],
) -> Vec<(&'s Flow, Cover)> {
    let crosses = |row: &&Flow| {
        answers_for(snapshot, row, system)
            && snapshot.evaluation.flow(&row.id).is_some_and(|answer| answer.flags.contains(Flag::Disclosure))
    };
    let flows = snapshot.content.flows.iter().filter(crosses);
    flows.map(|row| (row, cover(snapshot, row, assessed))).collect()
}

/// How a flow is covered. Of several assessments the strictest that still holds decides.
fn cover(snapshot: &Snapshot, flow: &Flow, assessed: &[Assessed]) -> Cover {
    let about = |one: &&Assessed| {
        one.holds() && one.row.about == About::Transfer.code() && one.covers(snapshot, "flow", &flow.id)
    };
    let covers = assessed.iter().filter(about).map(|one| match one.outcome() {
        outcome if suitability::forbids(outcome) => Cover::Forbidden,
        Outcome::Suitable | Outcome::SuitableWithConditions if one.comes_to.may_start => Cover::Good,
        _ => Cover::Waits,
    });
    covers.min_by_key(|cover| *cover as u8).unwrap_or(Cover::Missing)
}

/// What should be assessed in the work with a system, what is needed for its result first.
pub(super) fn due(snapshot: &Snapshot, ix: usize, assessed: &[Assessed]) -> Vec<DueAssessment> {
    let system = &snapshot.content.systems[ix].id;
    // What somebody has begun is in the list of assessments; it is not asked for again.
    let begun = |kind: &str, id: &str| assessed.iter().any(|one| one.covers(snapshot, kind, id));
    let mut due = Vec::new();
    let mut add = |about: About, reason: &str, needed: bool, subjects: Vec<(&str, &String)>| {
        if !subjects.is_empty() {
            due.push(DueAssessment {
                about: about.code().to_owned(),
                reason: reason.to_owned(),
                needed,
                subjects: subjects.into_iter().map(|(kind, id)| subject_view(snapshot, kind, id)).collect(),
            });
        }
    };
    let crossing = flow_cover(snapshot, system, assessed);
    let transfer = |id: &str| {
        let about = |one: &&Assessed| one.row.about == About::Transfer.code();
        assessed.iter().filter(about).any(|one| one.covers(snapshot, "flow", id))
    };
    let open = crossing.iter().filter(|(row, cover)| *cover == Cover::Missing && !transfer(&row.id));
    add(About::Transfer, "disclosure", true, open.map(|(row, _)| ("flow", &row.id)).collect());
    let abroad = snapshot.content.flows.iter().filter(|row| {
        row.third_country
            && answers_for(snapshot, row, system)
            && !begun("flow", &row.id)
            && !crossing.iter().any(|(crossing, _)| crossing.id == row.id)
    });
    add(About::Supplier, "third-country", false, abroad.map(|row| ("flow", &row.id)).collect());
    let carried = snapshot.carried(ix);
    let sets = carried.iter().map(|carried| &snapshot.content.sets[carried.set]);
    let aggregates = sets.filter(|row| row.parts.is_some() && !begun("set", &row.id));
    add(About::Aggregate, "aggregate", false, aggregates.map(|row| ("set", &row.id)).collect());
    let new = new_holdings(snapshot, system).into_iter().filter(|id| !begun("set", id));
    add(About::Storage, "new-storage", false, new.map(|id| ("set", id)).collect());
    let flags = snapshot.evaluation.system(system).map(|answer| answer.flags).unwrap_or_default();
    let derived = flags.contains(Flag::DerivedData) && !begun("system", system);
    add(About::Technology, "derived", false, derived.then_some(("system", system)).into_iter().collect());
    due
}

/// Sets that have come to a system since its levels were adopted (AGG-20).
fn new_holdings<'s>(snapshot: &'s Snapshot, system: &str) -> Vec<&'s String> {
    let Some(adopted) = snapshot.content.adopted.iter().find(|row| row.system == system) else {
        return Vec::new();
    };
    let since = |row: &&varsam_store::tables::Holding| {
        row.system == system && row.since.as_ref().is_some_and(|since| since > &adopted.at)
    };
    let mut sets: Vec<&String> =
        snapshot.content.holdings.iter().filter(since).map(|row| &row.info_set).collect();
    sets.sort_unstable();
    sets.dedup();
    sets
}

/// Where the step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Progress {
    /// Flows that cannot be adopted as they are assessed.
    pub missing: u32,
    /// Flows that were assessed as not to be done.
    pub forbidden: u32,
    /// Assessments that are not finished, or whose ground has moved.
    pub open: u32,
    /// Assessments in all.
    pub all: u32,
    /// What should be assessed and is not needed for the result.
    pub advised: u32,
    /// Finished assessments of what may not start yet.
    pub waiting: u32,
}

/// How far the assessments of a system have come.
pub(crate) fn progress(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<Progress, AppError> {
    let system = &snapshot.content.systems[ix].id;
    let assessed = super::all(session, snapshot)?;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let covers = flow_cover(snapshot, system, assessed);
    let of = |wanted: Cover| count(covers.iter().filter(|(_, cover)| *cover == wanted).count());
    let own: Vec<&Assessed> = assessed.iter().filter(|one| &one.row.system == system).collect();
    Ok(Progress {
        missing: of(Cover::Missing),
        forbidden: of(Cover::Forbidden),
        open: count(own.iter().filter(|one| !one.holds()).count()),
        all: count(own.len()),
        advised: count(due(snapshot, ix, assessed).iter().filter(|due| !due.needed).count()),
        waiting: count(own.iter().filter(|one| one.holds() && !one.comes_to.may_start).count()),
    })
}
