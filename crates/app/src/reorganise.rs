//! Reorganisation: the register follows when the organisation changes. Each change is seen before it
//! is made: the same work is done and taken back again, and what it would lead to is said.

mod decommission;
mod dispose;
mod draft;
mod effects;
mod levels;
mod merge;
mod movement;
mod organisation;
mod owner;
mod plan;
mod rename;
mod retired;
mod split;
mod view;

use varsam_store::Kind;

use crate::dto::{
    Changed, OrganisationView, PartyChoice, Reorganise, ReorganisePreview, ReorganiseSeen, ReorganiseView,
    Reorganised,
};
use crate::session::Session;
use crate::{App, AppError, Host};

pub(crate) use effects::led_to;
use plan::{Ground, Plan};
pub(crate) use retired::{Retired, retire};

/// The organisation of the register as a whole.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn organisation<H: Host>(app: &App<H>) -> Result<OrganisationView, AppError> {
    let mut state = app.state();
    organisation::view(state.session()?)
}

/// A thing that can be reorganised, with what there is to choose from. An old id leads to the new.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `object_stopped`, those of the disk.
pub fn reorganising<H: Host>(app: &App<H>, kind: &str, id: &str) -> Result<ReorganiseView, AppError> {
    let mut state = app.state();
    view::view(state.session()?, known_kind(kind)?, id)
}

/// What a reorganisation will change. Everything that hinders it is said at once.
///
/// # Errors
/// `unknown_thing`, `object_stopped`, `gate_first`, `decommissioned`, those of the disk.
pub fn preview_reorganise<H: Host>(app: &App<H>, change: &Reorganise) -> Result<ReorganisePreview, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let seen = seen(session);
    let plan = plan(app, session, change)?;
    effects::preview(session, plan, seen)
}

/// Makes a change that a person has seen the effects of.
///
/// # Errors
/// `reorganise_problems` with everything that hinders it; `reorganise_moved_on` when the register has
/// changed since the preview; `unknown_thing`, `object_stopped`, `gate_first`, `decommissioned`;
/// those of the disk. Nothing has then happened.
pub fn reorganise<H: Host>(app: &App<H>, request: &ReorganiseSeen) -> Result<Changed<Reorganised>, AppError> {
    let stamp = app.stamp();
    // A backup that is being made would hold what is disposed of.
    let _copying = app.copying();
    let mut state = app.state();
    // What was read and not written may name what is changed.
    state.forget_chosen();
    let session = state.session()?;
    if seen(session) != request.seen {
        return Err(AppError::new("reorganise_moved_on"));
    }
    let plan = plan(app, session, &request.change)?;
    let problems = effects::problems(session, &plan)?;
    if !problems.is_empty() {
        let mut error = AppError::new("reorganise_problems").with("count", problems.len());
        error.problems = problems;
        return Err(error);
    }
    session.store.transact(plan.op, &plan.object, &stamp, &*plan.work)?;
    session.changed();
    session.store.sweep()?;
    let view = plan.remains.map(|(kind, id)| view::view(session, kind, &id)).transpose()?;
    let made = plan.made.map(|(kind, id)| made(session, kind, &id)).transpose()?;
    session.answer(Reorganised { view, made })
}

fn made(session: &mut Session, kind: Kind, id: &str) -> Result<PartyChoice, AppError> {
    let snapshot = session.snapshot()?;
    let name = if kind == Kind::Set { snapshot.set_name(id) } else { snapshot.party_name(id) };
    Ok(PartyChoice { id: id.to_owned(), name, system: kind == Kind::System })
}

/// The number of the newest operation: what a preview was made from.
fn seen(session: &Session) -> u32 {
    session.store.last_entry().map_or(0, |entry| u32::try_from(entry.seq).unwrap_or(u32::MAX))
}

fn known_kind(code: &str) -> Result<Kind, AppError> {
    Kind::from_code(code).ok_or_else(|| AppError::new("unknown_thing").with("id", code))
}

/// Works out what a change comes to.
fn plan<H: Host>(app: &App<H>, session: &mut Session, change: &Reorganise) -> Result<Plan, AppError> {
    let snapshot = session.snapshot()?;
    let today = session.today.clone();
    let fresh = || app.uuid().to_string();
    let stamp = app.stamp();
    let ground = Ground {
        session,
        snapshot: &snapshot,
        today: &today,
        now: &stamp.at,
        by: &stamp.actor,
        fresh: &fresh,
    };
    match change {
        Reorganise::Rename { kind, id, name } => rename::plan(&ground, known_kind(kind)?, id, name),
        Reorganise::ChangeOwner { kind, id, role, function, all } => {
            owner::plan(&ground, known_kind(kind)?, id, role, function, *all)
        }
        Reorganise::Move { kind, id, authority, owner, sets } => {
            movement::plan(&ground, known_kind(kind)?, id, &movement::To { authority, owner, sets })
        }
        Reorganise::Decommission { kind, id, at, reason, goes_to, sets } => {
            let said = decommission::Said { at, reason, goes_to, sets };
            decommission::plan(&ground, known_kind(kind)?, id, &said)
        }
        Reorganise::Reinstate { kind, id } => decommission::taken_back(&ground, known_kind(kind)?, id),
        Reorganise::DeleteDraft { kind, id } => draft::plan(&ground, known_kind(kind)?, id),
        Reorganise::Merge { kind, id, into, levels } => {
            merge::plan(&ground, known_kind(kind)?, id, into, levels)
        }
        Reorganise::Split { kind, id, name, owner, parts } => {
            split::plan(&ground, known_kind(kind)?, id, &split::Into { name, owner, parts })
        }
        Reorganise::Dispose { kind, id, decision, decided_at } => {
            dispose::plan(&ground, known_kind(kind)?, id, decision, decided_at)
        }
    }
}
