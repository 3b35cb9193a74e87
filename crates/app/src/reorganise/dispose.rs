//! Disposal (gallring) of what is decommissioned, under a decision. It cannot be undone.

use std::collections::BTreeSet;

use varsam_store::{Kind, Op, tables};

use super::plan::{Ground, Plan, not_of, unknown};
use crate::AppError;

pub(super) fn plan(
    ground: &Ground<'_>,
    kind: Kind,
    id: &str,
    decision: &str,
    decided_at: &str,
) -> Result<Plan, AppError> {
    let mut plan = Plan::new(Op::Dispose, id);
    if kind == Kind::Authority {
        return Err(not_of(kind));
    }
    let rows = &ground.snapshot.content.decommissioned;
    let row = rows.iter().find(|row| row.kind == kind.code() && row.object == id);
    let row = row.ok_or_else(|| unknown(id))?;
    if !ground.snapshot.retired.has(kind, id) {
        plan.hinder("", "not_decommissioned", &[("at", row.at.clone())]);
    }
    let decision = plan.named("decision", decision);
    let decided_at = plan.day("decided_at", decided_at);
    if decided_at.as_str() > ground.today {
        plan.hinder("decided_at", "day_to_come", &[]);
    }
    let (systems, sets) = match kind {
        Kind::System => (BTreeSet::from([id.to_owned()]), sets_of_its_own(ground, id)?),
        _ => (BTreeSet::new(), BTreeSet::from([id.to_owned()])),
    };
    let disposal = ground.session.store.disposal(&systems, &sets)?;
    let name = ground.snapshot.retired.name(kind, id).unwrap_or(id).to_owned();
    plan.say("dispose", &[("name", name), ("rows", disposal.rows().to_string())]);
    for set in sets.iter().filter(|_| kind == Kind::System) {
        let name = ground.snapshot.retired.name(Kind::Set, set).unwrap_or(set);
        plan.say("dispose-set", &[("name", name.to_owned())]);
    }
    if disposal.documents() > 0 {
        plan.say("dispose-documents", &[("count", disposal.documents().to_string())]);
    }
    for path in disposal.files() {
        plan.say("dispose-file", &[("path", path)]);
    }
    plan.say("dispose-remembered", &[("id", id.to_owned()), ("decision", decision.clone())]);
    let remembered: Vec<tables::Disposed> =
        rows.iter()
            .filter(|row| {
                if row.kind == "system" { systems.contains(&row.object) } else { sets.contains(&row.object) }
            })
            .map(|row| tables::Disposed {
                kind: row.kind.clone(),
                object: row.object.clone(),
                decommissioned_at: row.at.clone(),
                decision: decision.clone(),
                decided_at: decided_at.clone(),
                disposed_at: ground.now.to_owned(),
                disposed_by: ground.by.to_owned(),
                swept: false,
            })
            .collect();
    plan.work = Box::new(move |t| t.dispose(&disposal, &remembered));
    Ok(plan)
}

/// Decommissioned sets that no other system holds.
fn sets_of_its_own(ground: &Ground<'_>, system: &str) -> Result<BTreeSet<String>, AppError> {
    // What is decommissioned is not in the snapshot's lists.
    let content = ground.session.store.content()?;
    let others = |set: &str| content.holdings.iter().any(|row| row.info_set == set && row.system != system);
    let held = content.holdings.iter().filter(|row| row.system == system).map(|row| &row.info_set);
    let gone = held.filter(|set| ground.snapshot.retired.has(Kind::Set, set));
    Ok(gone.filter(|set| !others(set)).cloned().collect())
}
