//! What a person sees of a thing that can be reorganised, and what there is to choose from.

use std::collections::BTreeSet;

use varsam_bundle::payload::Typ;
use varsam_store::{Kind, tables};

use super::decommission::only_here;
use super::draft::{hinders, in_workshop};
use super::plan::{Ground, count};
use super::split::Parts;
use crate::AppError;
use crate::dto::{
    DecommissionedRow, OwnSet, PartyChoice, ReorganiseView, ReorganisedRow, SignedRow, SplitPart,
};
use crate::session::Session;
use crate::sign::result_of;
use crate::snapshot::Snapshot;

pub(super) fn view(session: &mut Session, kind: Kind, id: &str) -> Result<ReorganiseView, AppError> {
    let snapshot = session.snapshot()?;
    let today = session.today.clone();
    let none = String::new;
    let ground = Ground { session, snapshot: &snapshot, today: &today, now: "", by: "", fresh: &none };
    let id = snapshot.content.resolved(kind, id).to_owned();
    let gone = snapshot.retired.has(kind, &id);
    let thing = Thing::of(&ground, kind, &id)?;
    let can = can(&ground, kind, &id, gone)?;
    let decommissioned = decommissioned(&snapshot, kind, &id);
    let mut view = ReorganiseView {
        kind: kind.code().to_owned(),
        authority_name: thing.authority.as_ref().map_or_else(String::new, |id| snapshot.authority_name(id)),
        others: Vec::new(),
        authorities: Vec::new(),
        functions: Vec::new(),
        same_owner: 0,
        same_manager: 0,
        own_sets: Vec::new(),
        parts: Vec::new(),
        history: history(&snapshot, kind, &id),
        results: results(session, &snapshot, kind, &id)?,
        name: thing.name,
        authority: thing.authority.unwrap_or_default(),
        owner: thing.owner,
        manager: thing.manager,
        can,
        decommissioned,
        id,
    };
    if !gone {
        choices(&Ground { session, ..ground }, kind, &mut view);
    }
    Ok(view)
}

/// What is shown of any of the three kinds.
struct Thing {
    name: String,
    authority: Option<String>,
    owner: Option<String>,
    manager: Option<String>,
}

impl Thing {
    fn of(ground: &Ground<'_>, kind: Kind, id: &str) -> Result<Self, AppError> {
        let (snapshot, retired) = (ground.snapshot, &ground.snapshot.retired);
        Ok(match kind {
            Kind::System => {
                let gone = retired.systems.iter().find(|row| row.id == id);
                let row = match gone {
                    Some(row) => row,
                    None => &snapshot.content.systems[snapshot.system(id)?],
                };
                Self {
                    name: row.name.clone(),
                    authority: Some(row.authority.clone()),
                    owner: row.owner.clone(),
                    manager: row.manager.clone(),
                }
            }
            Kind::Set => {
                let gone = retired.sets.iter().find(|row| row.id == id);
                let row = match gone {
                    Some(row) => row,
                    None => &snapshot.content.sets[snapshot.set(id)?],
                };
                let (authority, owner) = (Some(row.authority.clone()), row.owner.clone());
                Self { name: row.name.clone(), authority, owner, manager: None }
            }
            Kind::Authority => {
                let name = ground.authority(id)?.name.clone();
                Self { name, authority: None, owner: None, manager: None }
            }
        })
    }
}

/// What can be done with it. A system whose stop-gate is not answered can only be deleted.
fn can(ground: &Ground<'_>, kind: Kind, id: &str, gone: bool) -> Result<Vec<String>, AppError> {
    let content = &ground.snapshot.content;
    let noted = content.decommissioned.iter().any(|row| row.kind == kind.code() && row.object == id);
    let codes: Vec<&str> = if gone {
        vec!["reinstate", "dispose"]
    } else {
        let asked = kind != Kind::System || ground.snapshot.asked_system(id).is_ok();
        let all: &[&str] = match (asked, kind) {
            (false, _) => &[],
            (true, Kind::Authority) => &["rename", "merge"],
            (true, Kind::System | Kind::Set) => {
                &["rename", "change_owner", "move", "merge", "split", "decommission"]
            }
        };
        let kept = all.iter().filter(|code| !noted || **code != "decommission").copied();
        let back = noted.then_some("reinstate");
        let free =
            hinders(ground, kind, id)?.is_empty() && in_workshop(ground.snapshot, kind, id)?.is_empty();
        let draft = free.then_some("delete_draft");
        kept.chain(back).chain(draft).collect()
    };
    Ok(codes.into_iter().map(str::to_owned).collect())
}

pub(super) fn decommissioned(snapshot: &Snapshot, kind: Kind, id: &str) -> Option<DecommissionedRow> {
    let rows = snapshot.content.decommissioned.iter();
    let row = rows.into_iter().find(|row| row.kind == kind.code() && row.object == id)?;
    let gone = snapshot.retired.has(kind, id);
    let name = if kind == Kind::Set { snapshot.set_name(id) } else { snapshot.party_name(id) };
    Some(DecommissionedRow {
        kind: row.kind.clone(),
        id: id.to_owned(),
        name,
        at: row.at.clone(),
        reason: row.reason.clone(),
        goes_to: row.goes_to.clone(),
        gone,
    })
}

fn history(snapshot: &Snapshot, kind: Kind, id: &str) -> Vec<ReorganisedRow> {
    let content = &snapshot.content;
    let row = |op: &str, name: &str, at: &str| ReorganisedRow {
        op: op.to_owned(),
        name: name.to_owned(),
        at: at.to_owned(),
    };
    let is = |of: &str| of == kind.code();
    let names = content.former_names.iter().filter(|one| is(&one.kind) && one.object == id);
    let mut rows: Vec<ReorganisedRow> = names.map(|one| row("rename", &one.name, &one.until)).collect();
    let merged = content.aliases.iter().filter(|one| is(&one.kind));
    let merged = merged.filter(|one| content.resolved(kind, &one.old_id) == id);
    rows.extend(merged.map(|one| row("merge", &one.old_name, &one.at)));
    let name = |id: &str| if kind == Kind::Set { snapshot.set_name(id) } else { snapshot.party_name(id) };
    let split = content.origins.iter().filter(|one| is(&one.kind));
    for one in split {
        if one.object == id {
            rows.push(row("split", &name(&one.from_object), &one.at));
        } else if one.from_object == id {
            rows.push(row("split_off", &name(&one.object), &one.at));
        }
    }
    rows.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.name.cmp(&b.name)));
    rows
}

/// Results that were signed about a system and about what was merged into it.
fn results(session: &Session, snapshot: &Snapshot, kind: Kind, id: &str) -> Result<Vec<SignedRow>, AppError> {
    if kind != Kind::System {
        return Ok(Vec::new());
    }
    let aliases = &snapshot.content.aliases;
    let led = aliases.iter().filter(|row| row.kind == kind.code()).map(|row| row.old_id.as_str());
    let ids = led.filter(|old| snapshot.content.resolved(kind, old) == id).chain([id]);
    let mut rows = Vec::new();
    for id in ids {
        for document in session.store.documents(id)? {
            if document.typ == Typ::Result.as_str() {
                rows.push(SignedRow {
                    name: result_of(&document)?.scope.name,
                    revision: u32::try_from(document.revision).unwrap_or(u32::MAX),
                    at: document.issued_at.clone(),
                    function: document.function.clone(),
                    digest: document.sha256.clone(),
                });
            }
        }
    }
    rows.sort_by(|a, b| b.at.cmp(&a.at));
    Ok(rows)
}

/// Everything that the forms choose from.
fn choices(ground: &Ground<'_>, kind: Kind, view: &mut ReorganiseView) {
    let (snapshot, content) = (ground.snapshot, &ground.snapshot.content);
    view.others = others(snapshot, kind, &view.id);
    view.functions = functions(snapshot);
    if kind == Kind::Authority {
        return;
    }
    let elsewhere = content.authorities.iter().filter(|row| row.id != view.authority);
    view.authorities = by_name(elsewhere.map(|row| choice(&row.id, &row.name, false)).collect());
    view.same_owner = match (kind, &view.owner) {
        (_, None) => 0,
        (Kind::System, owner) => count(alike(snapshot, &view.authority, |row| &row.owner == owner)),
        (_, owner) => {
            let sets = content.sets.iter().filter(|row| snapshot.set(&row.id).is_ok());
            count(sets.filter(|row| row.authority == view.authority && &row.owner == owner).count())
        }
    };
    let manager = view.manager.clone();
    view.same_manager =
        manager.as_ref().map_or(0, |_| count(alike(snapshot, &view.authority, |row| row.manager == manager)));
    view.parts = parts(ground, kind, &view.id);
    if kind == Kind::System {
        view.own_sets = own_sets(snapshot, &view.id, &view.authority);
    }
}

/// Systems of an authority that something may be written about and that are alike.
fn alike(snapshot: &Snapshot, authority: &str, is: impl Fn(&tables::System) -> bool) -> usize {
    let systems = snapshot.content.systems.iter().filter(|row| snapshot.asked_system(&row.id).is_ok());
    systems.filter(|row| row.authority == authority && is(row)).count()
}

fn others(snapshot: &Snapshot, kind: Kind, id: &str) -> Vec<PartyChoice> {
    let content = &snapshot.content;
    let found = match kind {
        Kind::System => {
            let free = content.systems.iter().filter(|row| snapshot.asked_system(&row.id).is_ok());
            free.map(|row| choice(&row.id, &row.name, true)).collect::<Vec<_>>()
        }
        Kind::Set => {
            let free = content.sets.iter().filter(|row| snapshot.set(&row.id).is_ok());
            free.map(|row| choice(&row.id, &row.name, false)).collect()
        }
        Kind::Authority => content.authorities.iter().map(|row| choice(&row.id, &row.name, false)).collect(),
    };
    by_name(found.into_iter().filter(|one| one.id != id).collect())
}

fn functions(snapshot: &Snapshot) -> Vec<String> {
    let systems = snapshot.content.systems.iter().flat_map(|row| [&row.owner, &row.manager]);
    let sets = snapshot.content.sets.iter().map(|row| &row.owner);
    systems.chain(sets).flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect()
}

fn choice(id: &str, name: &str, system: bool) -> PartyChoice {
    PartyChoice { id: id.to_owned(), name: name.to_owned(), system }
}

fn by_name(mut all: Vec<PartyChoice>) -> Vec<PartyChoice> {
    all.sort_by_key(|one| one.name.to_lowercase());
    all
}

fn own_sets(snapshot: &Snapshot, system: &str, authority: &str) -> Vec<OwnSet> {
    let only = only_here(snapshot, system);
    let held: BTreeSet<&str> = snapshot
        .content
        .holdings
        .iter()
        .filter(|row| row.system == system)
        .map(|row| row.info_set.as_str())
        .collect();
    let rows = held.into_iter().filter_map(|id| Some(&snapshot.content.sets[snapshot.set(id).ok()?]));
    let mut sets: Vec<OwnSet> = rows
        .map(|row| OwnSet {
            set: row.id.clone(),
            name: row.name.clone(),
            owner: row.owner.clone(),
            only_here: only.contains(&row.id),
            same_authority: row.authority == authority,
        })
        .collect();
    sets.sort_by_key(|set| set.name.to_lowercase());
    sets
}

fn parts(ground: &Ground<'_>, kind: Kind, id: &str) -> Vec<SplitPart> {
    let snapshot = ground.snapshot;
    let parts = Parts::of(ground, kind, id);
    let keys = parts.keys();
    let part = |kind: &str, name: String, about: String| (kind.to_owned(), name, about);
    let holdings = parts.holdings.iter().map(|row| {
        let (set, system) = (snapshot.set_name(&row.info_set), snapshot.party_name(&row.system));
        let name = if kind == Kind::System { set } else { system };
        part("holding", name, String::new())
    });
    let flows = parts.flows.iter().map(|row| {
        let ends =
            format!("{} → {}", snapshot.party_name(&row.from_party), snapshot.party_name(&row.to_party));
        part("flow", snapshot.set_name(&row.info_set), ends)
    });
    let needs = parts.dependencies.iter().map(|row| {
        let ends = format!("{} → {}", snapshot.party_name(&row.consumer), snapshot.party_name(&row.provider));
        let other = if row.consumer == id { &row.provider } else { &row.consumer };
        part("dependency", snapshot.party_name(other), ends)
    });
    let all = holdings.chain(flows).chain(needs);
    keys.into_iter().zip(all).map(|(key, (kind, name, about))| SplitPart { key, kind, name, about }).collect()
}
