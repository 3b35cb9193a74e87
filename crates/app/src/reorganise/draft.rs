//! Deleting a draft: only what was never signed, adopted or exported. Anything else is
//! decommissioned, and can be disposed of later under the records schedule.

use varsam_store::{Kind, Op};

use super::decommission::only_here;
use super::merge::workshop_open;
use super::plan::{Ground, Plan};
use crate::AppError;
use crate::snapshot::Snapshot;

pub(super) fn plan(ground: &Ground<'_>, kind: Kind, id: &str) -> Result<Plan, AppError> {
    let snapshot = ground.snapshot;
    let mut plan = Plan::new(Op::DeleteDraft, id);
    // It may go before its stop-gate is answered: nothing is written about it.
    let name = match kind {
        Kind::System => snapshot.content.systems[snapshot.system(id)?].name.clone(),
        _ => ground.name(kind, id)?,
    };
    for code in hinders(ground, kind, id)? {
        plan.hinder("", code, &[("name", name.clone())]);
    }
    for system in in_workshop(snapshot, kind, id)? {
        plan.hinder("", "workshop_open", &[("name", snapshot.party_name(system))]);
    }
    plan.say("delete", &[("name", name)]);
    if kind == Kind::System {
        let left: Vec<String> = only_here(snapshot, id).iter().map(|set| snapshot.set_name(set)).collect();
        if !left.is_empty() {
            let args = [("count", left.len().to_string()), ("names", left.join(", "))];
            plan.say("decommission-left", &args);
        }
    }
    let id = id.to_owned();
    plan.work = Box::new(move |t| t.delete_draft(kind, &id));
    Ok(plan)
}

/// Why it is no draft.
pub(super) fn hinders(ground: &Ground<'_>, kind: Kind, id: &str) -> Result<Vec<&'static str>, AppError> {
    let mut codes = Vec::new();
    if kind == Kind::Authority {
        if ground.session.store.named_by(kind, id)? > 0 {
            codes.push("authority_in_use");
        }
        return Ok(codes);
    }
    if ground.session.store.has_left(kind, id)? {
        codes.push("draft_signed");
    }
    if adopted(ground.snapshot, kind, id) {
        codes.push("draft_adopted");
    }
    if handed_over(ground.snapshot, kind, id) {
        codes.push("draft_handed_over");
    }
    Ok(codes)
}

/// Whether it came from another register, or a copy of it is in one: it would come back from there.
fn handed_over(snapshot: &Snapshot, kind: Kind, id: &str) -> bool {
    let content = &snapshot.content;
    let copied = content.custody.iter().any(|row| row.kind == kind.code() && row.object == id);
    copied || (kind == Kind::System && content.handovers.iter().any(|row| row.system == id))
}

/// Systems in whose workshops votes about it may wait: undo would not bring them back.
pub(super) fn in_workshop<'s>(
    snapshot: &'s Snapshot,
    kind: Kind,
    id: &'s str,
) -> Result<Vec<&'s str>, AppError> {
    let asked = match kind {
        Kind::System => vec![id],
        Kind::Set => snapshot.holders(snapshot.set(id)?),
        Kind::Authority => Vec::new(),
    };
    Ok(asked.into_iter().filter(|system| workshop_open(snapshot, system)).collect())
}

/// Whether levels were adopted that rest on it.
fn adopted(snapshot: &Snapshot, kind: Kind, id: &str) -> bool {
    let content = &snapshot.content;
    let is = |system: &str| content.adopted.iter().any(|row| row.system == system);
    match kind {
        Kind::System => is(id),
        _ => content.holdings.iter().any(|row| row.info_set == id && is(&row.system)),
    }
}
