//! Decommissioning (avveckling): from a day on a thing counts in nothing. It is still found, and what
//! was adopted about it stands as history.

use std::collections::BTreeSet;

use varsam_store::{Kind, Op, tables};

use super::plan::{Ground, Plan, not_of, unknown};
use crate::AppError;
use crate::snapshot::Snapshot;

/// What is said of a decommissioning.
pub(super) struct Said<'a> {
    pub at: &'a str,
    pub reason: &'a str,
    pub goes_to: &'a str,
    pub sets: &'a [String],
}

pub(super) fn plan(ground: &Ground<'_>, kind: Kind, id: &str, said: &Said<'_>) -> Result<Plan, AppError> {
    let mut plan = Plan::new(Op::Decommission, id);
    plan.remains = Some((kind, id.to_owned()));
    if kind == Kind::Authority {
        return Err(not_of(kind));
    }
    let name = ground.name(kind, id)?;
    let at = plan.day("at", said.at);
    let reason = plan.written("reason", said.reason);
    let goes_to = plan.written("goes_to", said.goes_to);
    if ground.snapshot.content.decommissioned.iter().any(|row| row.kind == kind.code() && row.object == id) {
        plan.hinder("at", "decommissioned_already", &[]);
    }
    // A decision cannot have been taken about what was no longer there.
    let adopted = ground.snapshot.content.adopted.iter().find(|row| kind == Kind::System && row.system == id);
    if let Some(adopted) = adopted.filter(|row| !at.is_empty() && at < row.at) {
        plan.hinder("at", "before_adopted", &[("at", adopted.at.clone())]);
    }
    let code = if at.as_str() > ground.today { "decommission-later" } else { "decommission" };
    plan.say(code, &[("name", name), ("at", at.clone())]);
    let mut things = vec![(kind, id.to_owned())];
    if kind == Kind::System {
        let only = only_here(ground.snapshot, id);
        for set in said.sets {
            let row = ground.set(set)?;
            if !only.contains(set) {
                return Err(unknown(set));
            }
            plan.say("decommission-set", &[("name", row.name.clone())]);
            things.push((Kind::Set, set.clone()));
        }
        say_around(ground, &mut plan, id, said.sets, &only);
    }
    plan.say("decommission-history", &[]);
    let row = |(kind, object): (Kind, String)| tables::Decommissioned {
        kind: kind.code().to_owned(),
        object,
        at: at.clone(),
        reason: reason.clone(),
        goes_to: goes_to.clone(),
        noted_at: ground.now.to_owned(),
    };
    let rows: Vec<tables::Decommissioned> = things.into_iter().map(row).collect();
    plan.work = Box::new(move |t| rows.iter().try_for_each(|row| t.put(row)));
    plan.from = (at.as_str() > ground.today).then_some(at);
    Ok(plan)
}

/// What is left behind, and who loses something.
fn say_around(ground: &Ground<'_>, plan: &mut Plan, id: &str, with: &[String], only: &BTreeSet<String>) {
    let snapshot = ground.snapshot;
    let left: Vec<String> =
        only.iter().filter(|set| !with.contains(set)).map(|set| snapshot.set_name(set)).collect();
    if !left.is_empty() {
        let args = [("count", left.len().to_string()), ("names", left.join(", "))];
        plan.say("decommission-left", &args);
    }
    let needing = snapshot.content.dependencies.iter().filter(|row| row.provider == id && row.consumer != id);
    let names: BTreeSet<String> = needing.map(|row| snapshot.party_name(&row.consumer)).collect();
    if !names.is_empty() {
        let names: Vec<String> = names.into_iter().collect();
        let args = [("count", names.len().to_string()), ("names", names.join(", "))];
        plan.say("decommission-needed", &args);
    }
    let flows =
        snapshot.content.flows.iter().filter(|row| row.from_party == id || row.to_party == id).count();
    if flows > 0 {
        plan.say("decommission-flows", &[("count", flows.to_string())]);
    }
}

/// Sets that a system holds and that no other system holds, sends or receives.
pub(super) fn only_here(snapshot: &Snapshot, system: &str) -> BTreeSet<String> {
    let content = &snapshot.content;
    let others = |set: &str| {
        let held = content.holdings.iter().any(|row| row.info_set == set && row.system != system);
        let other = |party: &str| party != system && snapshot.is_system(party);
        let flows = content.flows.iter().filter(|row| row.info_set == set);
        held || flows.into_iter().any(|row| other(&row.from_party) || other(&row.to_party))
    };
    let held = content.holdings.iter().filter(|row| row.system == system).map(|row| &row.info_set);
    let free = held.filter(|set| snapshot.set(set).is_ok());
    free.filter(|set| !others(set)).cloned().collect()
}

/// Takes a decommissioning back.
pub(super) fn taken_back(ground: &Ground<'_>, kind: Kind, id: &str) -> Result<Plan, AppError> {
    let mut plan = Plan::new(Op::Reinstate, id);
    plan.remains = Some((kind, id.to_owned()));
    let rows = ground.snapshot.content.decommissioned.iter();
    let row = rows.into_iter().find(|row| row.kind == kind.code() && row.object == id);
    let row = row.ok_or_else(|| unknown(id))?.clone();
    let name = if kind == Kind::Set { ground.snapshot.set_name(id) } else { ground.snapshot.party_name(id) };
    plan.say("reinstate", &[("name", name), ("at", row.at.clone())]);
    plan.work = Box::new(move |t| t.delete(&row));
    Ok(plan)
}
