//! Another owner or manager, of one thing or of everything of its authority that has the same.

use varsam_store::{Kind, Op, tables};

use super::plan::{Ground, Plan, changed, not_of, unknown};
use crate::AppError;

pub(super) fn plan(
    ground: &Ground<'_>,
    kind: Kind,
    id: &str,
    role: &str,
    function: &str,
    all: bool,
) -> Result<Plan, AppError> {
    let mut plan = Plan::new(Op::ChangeOwner, id);
    let new = plan.named("function", function);
    plan.remains = Some((kind, id.to_owned()));
    match (kind, role) {
        (Kind::System, "owner" | "manager") => systems(ground, plan, id, role, new, all),
        (Kind::Set, "owner") => sets(ground, plan, id, new, all),
        (Kind::Authority, _) => Err(not_of(kind)),
        _ => Err(unknown(role)),
    }
}

fn systems(
    ground: &Ground<'_>,
    mut plan: Plan,
    id: &str,
    role: &str,
    new: String,
    all: bool,
) -> Result<Plan, AppError> {
    let of = |row: &tables::System| if role == "owner" { row.owner.clone() } else { row.manager.clone() };
    let this = ground.system(id)?;
    let before = of(this);
    let same = |row: &&tables::System| {
        row.id == this.id || (all && before.is_some() && row.authority == this.authority && of(row) == before)
    };
    // Nothing is written about a system whose stop-gate has not been answered, or that is stopped.
    let (free, closed): (Vec<_>, Vec<_>) = ground
        .snapshot
        .content
        .systems
        .iter()
        .filter(same)
        .partition(|row| ground.snapshot.asked_system(&row.id).is_ok());
    say(&mut plan, &new, &before, free.iter().map(|row| row.name.as_str()).collect());
    if !closed.is_empty() {
        plan.say("owner-closed", &[("count", closed.len().to_string())]);
    }
    let rows: Vec<tables::System> = free
        .into_iter()
        .map(|row| match role {
            "owner" => tables::System { owner: Some(new.clone()), ..row.clone() },
            _ => tables::System { manager: Some(new.clone()), ..row.clone() },
        })
        .collect();
    plan.work = Box::new(move |t| rows.iter().try_for_each(|row| t.put(row)));
    Ok(plan)
}

fn sets(ground: &Ground<'_>, mut plan: Plan, id: &str, new: String, all: bool) -> Result<Plan, AppError> {
    let this = ground.set(id)?;
    let same = |row: &&tables::InfoSet| {
        let alike = this.owner.is_some() && row.authority == this.authority && row.owner == this.owner;
        row.id == this.id || (all && alike)
    };
    let rows = ground.snapshot.content.sets.iter().filter(same);
    let rows: Vec<_> = rows.filter(|row| ground.snapshot.set(&row.id).is_ok()).collect();
    say(&mut plan, &new, &this.owner, rows.iter().map(|row| row.name.as_str()).collect());
    let rows: Vec<tables::InfoSet> =
        rows.into_iter().map(|row| tables::InfoSet { owner: Some(new.clone()), ..changed(row) }).collect();
    plan.work = Box::new(move |t| rows.iter().try_for_each(|row| t.put(row)));
    Ok(plan)
}

fn say(plan: &mut Plan, new: &str, before: &Option<String>, names: Vec<&str>) {
    if before.as_deref() == Some(new) {
        plan.hinder("function", "owner_same", &[]);
    }
    let code = if before.is_some() { "owner" } else { "owner-first" };
    let (from, count) = (before.clone().unwrap_or_default(), names.len().to_string());
    let args = [("from", from), ("to", new.to_owned()), ("count", count), ("names", names.join(", "))];
    plan.say(code, &args);
}
