//! Another name. Nothing else changes, and the old name is still found.

use varsam_store::{Kind, Op, tables};

use super::plan::{Ground, Plan, Work, changed};
use crate::AppError;

pub(super) fn plan(ground: &Ground<'_>, kind: Kind, id: &str, name: &str) -> Result<Plan, AppError> {
    let before = ground.name(kind, id)?;
    let mut plan = Plan::new(Op::Rename, id);
    let name = plan.named("name", name);
    if name == before {
        plan.hinder("name", "name_same", &[]);
    }
    // Authorities are chosen by their names.
    let others = ground.snapshot.content.authorities.iter().filter(|row| row.id != id);
    if kind == Kind::Authority && others.into_iter().any(|row| row.name == name) {
        plan.hinder("name", "name_taken", &[("name", name.clone())]);
    }
    plan.say("rename", &[("name", before.clone()), ("to", name.clone())]);
    plan.say("rename-only", &[]);
    let former = tables::FormerName {
        id: 0,
        kind: kind.code().to_owned(),
        object: id.to_owned(),
        name: before,
        until: ground.today.to_owned(),
    };
    let write: Work = match kind {
        Kind::System => {
            let row = tables::System { name, ..ground.system(id)?.clone() };
            Box::new(move |t| t.put(&row))
        }
        Kind::Set => {
            let row = tables::InfoSet { name, ..changed(ground.set(id)?) };
            Box::new(move |t| t.put(&row))
        }
        Kind::Authority => {
            let row = tables::Authority { name, ..ground.authority(id)?.clone() };
            Box::new(move |t| t.put(&row))
        }
    };
    plan.work = Box::new(move |t| {
        write(t)?;
        t.put(&tables::FormerName { id: t.next_id::<tables::FormerName>()?, ..former.clone() })
    });
    plan.remains = Some((kind, id.to_owned()));
    Ok(plan)
}
