//! Splitting: a part of a system or a set becomes something of its own. A person says where each
//! part goes, and nothing is lost: what is not mentioned stays.

use std::collections::BTreeMap;

use varsam_store::{Kind, Op, StoreError, Transaction, tables};

use super::levels::Copied;
use super::plan::{Ground, Plan, Work, changed, not_of, unknown};
use crate::AppError;

/// What the new one is.
pub(super) struct Into<'a> {
    pub name: &'a str,
    pub owner: &'a str,
    pub parts: &'a BTreeMap<String, String>,
}

/// Where a part goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    Stays,
    Goes,
    Both,
}

/// The rows that a split divides, as a request names them.
pub(super) struct Parts<'a> {
    pub holdings: Vec<&'a tables::Holding>,
    pub flows: Vec<&'a tables::Flow>,
    pub dependencies: Vec<&'a tables::Dependency>,
}

impl<'a> Parts<'a> {
    /// Of a system: what it holds, its flows and dependencies. Of a set: who holds it, and its flows.
    /// What has to do with something stopped is not there to be chosen, and stays.
    pub fn of(ground: &Ground<'a>, kind: Kind, id: &str) -> Self {
        let (content, snapshot) = (&ground.snapshot.content, ground.snapshot);
        let free_set = |set: &str| snapshot.set(set).is_ok();
        let free_system = |system: &str| !snapshot.stopped.systems.contains_key(system);
        let holdings =
            content.holdings.iter().filter(|row| free_set(&row.info_set) && free_system(&row.system));
        let flows = content.flows.iter().filter(|row| snapshot.stopped.of_flow(row).is_none());
        let needs = content
            .dependencies
            .iter()
            .filter(|row| free_system(&row.consumer) && free_system(&row.provider));
        let system = kind == Kind::System;
        Self {
            holdings: holdings
                .filter(|row| if system { row.system == id } else { row.info_set == id })
                .collect(),
            flows: flows
                .filter(
                    |row| {
                        if system { row.from_party == id || row.to_party == id } else { row.info_set == id }
                    },
                )
                .collect(),
            dependencies: needs.filter(|row| system && (row.consumer == id || row.provider == id)).collect(),
        }
    }

    /// How a request names the parts.
    pub fn keys(&self) -> Vec<String> {
        let holdings = self.holdings.iter().map(|row| format!("holding/{}", row.id));
        let flows = self.flows.iter().map(|row| format!("flow/{}", row.id));
        let needs = self.dependencies.iter().map(|row| format!("dependency/{}", row.id));
        holdings.chain(flows).chain(needs).collect()
    }
}

pub(super) fn plan(ground: &Ground<'_>, kind: Kind, id: &str, into: &Into<'_>) -> Result<Plan, AppError> {
    if kind == Kind::Authority {
        return Err(not_of(kind));
    }
    let before = ground.name(kind, id)?;
    let new = (ground.fresh)();
    let mut plan = Plan::new(Op::Split, id);
    plan.remains = Some((kind, id.to_owned()));
    plan.made = Some((kind, new.clone()));
    let name = plan.named("name", into.name);
    let owner = plan.named("owner", into.owner);
    let parts = Parts::of(ground, kind, id);
    let wheres = wheres(&mut plan, &parts, into.parts)?;
    plan.say("split", &[("name", before), ("new", name.clone())]);
    say_parts(&mut plan, &wheres);
    let moved = Moved::of(ground, kind, id, &new, &parts, &wheres);
    let named = Named::of(ground, kind, id, &new);
    let origin = tables::Origin {
        kind: kind.code().to_owned(),
        object: new.clone(),
        from_object: id.to_owned(),
        at: ground.today.to_owned(),
    };
    let made: Work = match kind {
        Kind::System => {
            plan.say("split-system-levels", &[]);
            new_system(ground, id, &new, name, owner)?
        }
        _ => {
            plan.say("split-set-levels", &[]);
            new_set(ground, id, &new, name, owner)?
        }
    };
    plan.work = Box::new(move |t| {
        made(t)?;
        named.put(t)?;
        moved.put(t)?;
        t.put(&origin)
    });
    Ok(plan)
}

fn wheres(
    plan: &mut Plan,
    parts: &Parts<'_>,
    said: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, Where>, AppError> {
    let keys = parts.keys();
    let mut wheres: BTreeMap<String, Where> = keys.into_iter().map(|key| (key, Where::Stays)).collect();
    for (key, said) in said {
        let at = wheres.get_mut(key).ok_or_else(|| unknown(key))?;
        *at = match said.as_str() {
            "stays" => Where::Stays,
            "goes" => Where::Goes,
            "both" => Where::Both,
            other => return Err(unknown(other)),
        };
    }
    let all = |is: Where| !wheres.is_empty() && wheres.values().all(|at| *at == is);
    if wheres.is_empty() || all(Where::Stays) {
        plan.hinder("parts", "split_nothing", &[]);
    } else if all(Where::Goes) {
        plan.hinder("parts", "split_everything", &[]);
    }
    Ok(wheres)
}

fn say_parts(plan: &mut Plan, wheres: &BTreeMap<String, Where>) {
    for kind in ["holding", "flow", "dependency"] {
        let of = |is: Where| {
            let here = wheres.iter().filter(|(key, at)| key.split('/').next() == Some(kind) && **at == is);
            here.count().to_string()
        };
        let counts = [("goes", of(Where::Goes)), ("both", of(Where::Both)), ("stays", of(Where::Stays))];
        if counts.iter().any(|(_, count)| count != "0") {
            plan.say(&format!("split-{kind}"), &counts);
        }
    }
}

fn new_system(
    ground: &Ground<'_>,
    id: &str,
    new: &str,
    name: String,
    owner: String,
) -> Result<Work, AppError> {
    let row = tables::System { id: new.to_owned(), name, owner: Some(owner), ..ground.system(id)?.clone() };
    let content = &ground.snapshot.content;
    // The answers were about everything that the new one has.
    let gate = content.gate_answers.iter().find(|row| row.system == id);
    let gate = gate.map(|row| tables::GateAnswer { system: new.to_owned(), ..row.clone() });
    let decided = content.effective_levels.iter().filter(|row| row.system == id);
    let decided: Vec<_> =
        decided.map(|row| tables::EffectiveLevel { system: new.to_owned(), ..row.clone() }).collect();
    Ok(Box::new(move |t| {
        t.put(&row)?;
        gate.as_ref().map_or(Ok(()), |gate| t.put(gate))?;
        decided.iter().try_for_each(|row| t.put(row))
    }))
}

fn new_set(ground: &Ground<'_>, id: &str, new: &str, name: String, owner: String) -> Result<Work, AppError> {
    let before = ground.set(id)?;
    let row = tables::InfoSet { id: new.to_owned(), name, owner: Some(owner), revision: 1, ..before.clone() };
    let old = changed(before);
    let aspects: Vec<usize> = (0..ground.session.pack.aspects.len()).collect();
    let copied = Copied::of(ground, id, new, &aspects);
    Ok(Box::new(move |t| {
        t.put(&row)?;
        t.put(&old)?;
        copied.put(t)
    }))
}

/// Lists of ids that name what is split: they name the new one too, so that nothing that was reached,
/// was a part, or was known to a stop-gate is lost.
struct Named {
    sets: Vec<tables::InfoSet>,
    gates: Vec<tables::GateAnswer>,
}

impl Named {
    fn of(ground: &Ground<'_>, kind: Kind, id: &str, new: &str) -> Self {
        let with = |json: &String| {
            let mut ids = tables::codes_from_json(json).unwrap_or_default();
            ids.iter().any(|one| one == id).then(|| {
                ids.push(new.to_owned());
                tables::codes_to_json(ids)
            })
        };
        let content = &ground.snapshot.content;
        let sets = content.sets.iter().filter(|row| row.id != id && ground.snapshot.set(&row.id).is_ok());
        let sets = sets.filter_map(|row| match kind {
            Kind::System => Some(tables::InfoSet { reaches: with(&row.reaches)?, ..changed(row) }),
            _ => {
                let parts = with(row.parts.as_ref()?)?;
                Some(tables::InfoSet { parts: Some(parts), ..changed(row) })
            }
        });
        let gates = content.gate_answers.iter().filter(|_| kind == Kind::Set);
        let gates =
            gates.filter_map(|row| Some(tables::GateAnswer { known: with(&row.known)?, ..row.clone() }));
        Self { sets: sets.collect(), gates: gates.collect() }
    }

    fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        self.sets.iter().try_for_each(|row| t.put(row))?;
        self.gates.iter().try_for_each(|row| t.put(row))
    }
}

/// Parts that the new one has.
#[derive(Default)]
struct Moved {
    /// Changed, or new with 0 for an id.
    holdings: Vec<tables::Holding>,
    flows: Vec<tables::Flow>,
    dependencies: Vec<tables::Dependency>,
    /// Answers about flows that the new one answers for.
    answers: Vec<tables::FlagAnswer>,
    /// Exceptions that another system owner decided.
    void: Vec<tables::FlowException>,
}

impl Moved {
    fn of(
        ground: &Ground<'_>,
        kind: Kind,
        id: &str,
        new: &str,
        parts: &Parts<'_>,
        wheres: &BTreeMap<String, Where>,
    ) -> Self {
        let at =
            |kind: &str, id: String| wheres.get(&format!("{kind}/{id}")).copied().unwrap_or(Where::Stays);
        let to = |party: &String| if party == id { new.to_owned() } else { party.clone() };
        let is_system = kind == Kind::System;
        let mut moved = Self::default();
        for &row in &parts.holdings {
            let (system, info_set) = (to(&row.system), to(&row.info_set));
            let row = if is_system {
                tables::Holding { system, ..row.clone() }
            } else {
                tables::Holding { info_set, ..row.clone() }
            };
            match at("holding", row.id.to_string()) {
                Where::Stays => {}
                Where::Goes => moved.holdings.push(row),
                Where::Both => moved.holdings.push(tables::Holding { id: 0, ..row }),
            }
        }
        for &row in &parts.flows {
            let (from_party, to_party, info_set) =
                (to(&row.from_party), to(&row.to_party), to(&row.info_set));
            let new_row = if is_system {
                tables::Flow { from_party, to_party, ..row.clone() }
            } else {
                tables::Flow { info_set, ..row.clone() }
            };
            match at("flow", row.id.clone()) {
                Where::Stays => {}
                Where::Goes => {
                    moved.flows.push(new_row);
                    let answers = ground.snapshot.content.flag_answers.iter();
                    let about = answers.filter(|answer| {
                        is_system
                            && answer.subject_kind == "flow"
                            && answer.subject == row.id
                            && answer.system == id
                    });
                    let system = new.to_owned();
                    moved.answers.extend(
                        about.map(|answer| tables::FlagAnswer { system: system.clone(), ..answer.clone() }),
                    );
                    let exceptions = ground.snapshot.content.flow_exceptions.iter();
                    let sent =
                        exceptions.filter(|one| one.flow == row.id && is_system && row.from_party == id);
                    moved.void.extend(sent.cloned());
                }
                Where::Both => moved.flows.push(tables::Flow { id: (ground.fresh)(), ..new_row }),
            }
        }
        for &row in &parts.dependencies {
            let (consumer, provider) = (to(&row.consumer), to(&row.provider));
            let row = tables::Dependency { consumer, provider, ..row.clone() };
            match at("dependency", row.id.to_string()) {
                Where::Stays => {}
                Where::Goes => moved.dependencies.push(row),
                Where::Both => moved.dependencies.push(tables::Dependency { id: 0, ..row }),
            }
        }
        moved
    }

    fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        for row in &self.holdings {
            let id = if row.id == 0 { t.next_id::<tables::Holding>()? } else { row.id };
            t.put(&tables::Holding { id, ..row.clone() })?;
        }
        self.flows.iter().try_for_each(|row| t.put(row))?;
        for row in &self.dependencies {
            let id = if row.id == 0 { t.next_id::<tables::Dependency>()? } else { row.id };
            t.put(&tables::Dependency { id, ..row.clone() })?;
        }
        self.void.iter().try_for_each(|row| t.delete(row))?;
        self.answers.iter().try_for_each(|row| t.put(row))
    }
}
