//! Another authority. Who owns it there is chosen anew or confirmed, never taken for granted: each
//! committee is an authority of its own.

use std::collections::BTreeSet;

use varsam_store::{Kind, Op, tables};

use super::plan::{Ground, Plan, Work, changed, not_of, unknown};
use crate::AppError;
use crate::dto::MovedSet;

/// Where something moves.
pub(super) struct To<'a> {
    pub authority: &'a str,
    pub owner: &'a str,
    pub sets: &'a [MovedSet],
}

pub(super) fn plan(ground: &Ground<'_>, kind: Kind, id: &str, to: &To<'_>) -> Result<Plan, AppError> {
    let mut plan = Plan::new(Op::MoveAuthority, id);
    plan.remains = Some((kind, id.to_owned()));
    let name = ground.name(kind, id)?;
    let from = match kind {
        Kind::System => ground.system(id)?.authority.clone(),
        Kind::Set => ground.set(id)?.authority.clone(),
        Kind::Authority => return Err(not_of(kind)),
    };
    let owner = plan.named("owner", to.owner);
    if to.authority.is_empty() {
        plan.hinder("authority", "field_empty", &[]);
    } else if to.authority == from {
        plan.hinder("authority", "authority_same", &[]);
    } else {
        ground.authority(to.authority)?;
    }
    let new = ground.snapshot.authority_name(to.authority);
    let args = [("name", name), ("from", ground.snapshot.authority_name(&from)), ("to", new)];
    plan.say("move", &args);
    plan.say("move-owner", &[("owner", owner.clone())]);
    let mut sets = Vec::new();
    if kind == Kind::System {
        sets = moved_sets(ground, &mut plan, id, &from, to)?;
    }
    let authority = to.authority.to_owned();
    let write: Work = match kind {
        Kind::System => {
            let row = tables::System { authority, owner: Some(owner), ..ground.system(id)?.clone() };
            Box::new(move |t| t.put(&row))
        }
        _ => {
            let row = tables::InfoSet { authority, owner: Some(owner), ..changed(ground.set(id)?) };
            Box::new(move |t| t.put(&row))
        }
    };
    plan.work = Box::new(move |t| {
        write(t)?;
        sets.iter().try_for_each(|row| t.put(row))
    });
    Ok(plan)
}

/// The sets that move with their system. Each is of the same authority before, and is held by it.
fn moved_sets(
    ground: &Ground<'_>,
    plan: &mut Plan,
    system: &str,
    from: &str,
    to: &To<'_>,
) -> Result<Vec<tables::InfoSet>, AppError> {
    let held: BTreeSet<&str> = ground
        .snapshot
        .content
        .holdings
        .iter()
        .filter(|row| row.system == system)
        .map(|row| row.info_set.as_str())
        .collect();
    let mut rows = Vec::new();
    for moved in to.sets {
        let row = ground.set(&moved.set)?;
        if row.authority != from || !held.contains(row.id.as_str()) {
            return Err(unknown(&moved.set));
        }
        let owner = plan.named(&format!("set-{}", row.id), &moved.owner);
        plan.say("move-set", &[("name", row.name.clone()), ("owner", owner.clone())]);
        let authority = to.authority.to_owned();
        rows.push(tables::InfoSet { authority, owner: Some(owner), ..changed(row) });
    }
    Ok(rows)
}
