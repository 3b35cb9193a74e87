//! The workshop: planned, a private round, revealed, talked through and decided.
//!
//! Until votes are revealed nothing here answers with anybody's vote, not even their own: only
//! [`ballots::Ballots`] reads votes, and it gives out none that are hidden.

mod ballots;
mod before;
mod decide;
mod minutes;
mod plan;
mod projector;
mod round;
mod view;

use varsam_bundle::payload::{Participant, ResultState};
use varsam_domain::workshop::{Part, holds_back};
use varsam_store::tables::{self, WorkshopParticipant};

use crate::dto::{QuestionKey, WorkshopState, WorkshopView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

pub use decide::decide_question;
pub use minutes::export_minutes;
pub use plan::{close_workshop, note_workshop, plan_workshop};
pub use projector::{project, projector_view};
pub use round::{begin_round, cast_vote, reveal_votes, revote, show_question};

/// The workshop about a system, or what to plan one from.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn workshop<H: Host>(app: &App<H>, system: &str) -> Result<WorkshopView, AppError> {
    let mut state = app.state();
    view::view(state.session()?, system)
}

/// The newest workshop about a system.
fn newest<'s>(snapshot: &'s Snapshot, system: &str) -> Option<&'s tables::Workshop> {
    snapshot.content.workshops.iter().filter(|row| row.system == system).max_by_key(|row| row.number)
}

/// The newest workshop, when it is where it must be for what somebody asks.
fn at(session: &mut Session, system: &str, states: &[WorkshopState]) -> Result<tables::Workshop, AppError> {
    let snapshot = session.snapshot()?;
    snapshot.asked_system(system)?;
    let row = newest(&snapshot, system).filter(|row| states.contains(&state(row)));
    row.cloned().ok_or_else(|| AppError::new("workshop_moved"))
}

fn state(row: &tables::Workshop) -> WorkshopState {
    match row.state.as_str() {
        "first_round" => WorkshopState::FirstRound,
        "revealed" => WorkshopState::Revealed,
        "second_round" => WorkshopState::SecondRound,
        "closed" => WorkshopState::Closed,
        _ => WorkshopState::Planned,
    }
}

/// The question that is talked about.
fn question(row: &tables::Workshop) -> Option<QuestionKey> {
    Some(QuestionKey { set: row.question_set.clone()?, aspect: row.question_aspect.clone()? })
}

/// Who takes part, in order.
fn people<'s>(
    snapshot: &'s Snapshot,
    workshop: &tables::Workshop,
) -> impl Iterator<Item = &'s WorkshopParticipant> + use<'s> {
    let (system, number) = (workshop.system.clone(), workshop.number);
    snapshot
        .content
        .workshop_participants
        .iter()
        .filter(move |row| row.system == system && row.workshop == number)
}

/// Who votes: those who are there and do not lead, advise or answer questions of fact.
fn voters<'s>(snapshot: &'s Snapshot, workshop: &tables::Workshop) -> Vec<&'s WorkshopParticipant> {
    let votes =
        |row: &&WorkshopParticipant| row.present && Part::from_code(&row.part).is_some_and(Part::votes);
    people(snapshot, workshop).filter(votes).collect()
}

/// The parts that somebody present takes.
fn present(snapshot: &Snapshot, workshop: &tables::Workshop) -> Vec<Part> {
    let there = people(snapshot, workshop).filter(|row| row.present);
    there.filter_map(|row| Part::from_code(&row.part)).collect()
}

/// The questions: every aspect of every set that the system holds and that is not stopped. What
/// only comes in is classified where it comes from.
fn questions(session: &Session, snapshot: &Snapshot, system: usize) -> Vec<(usize, QuestionKey)> {
    let carried = snapshot.carried(system);
    let sets = carried.iter().filter(|carried| carried.held).map(|carried| carried.set);
    let open = sets.filter(|&set| !snapshot.stopped.sets.contains_key(&snapshot.content.sets[set].id));
    open.flat_map(|set| {
        let id = &snapshot.content.sets[set].id;
        session
            .pack
            .aspects
            .iter()
            .map(move |aspect| (set, QuestionKey { set: id.clone(), aspect: aspect.id.clone() }))
    })
    .collect()
}

/// The newest workshop that has been held, or is being held.
fn held<'s>(snapshot: &'s Snapshot, system: &str) -> Option<&'s tables::Workshop> {
    let rows = snapshot.content.workshops.iter().filter(|row| row.system == system && row.state != "planned");
    rows.max_by_key(|row| row.number)
}

/// Who took part in the work with a system, for its result.
pub(crate) fn participants(snapshot: &Snapshot, system: &str) -> Vec<Participant> {
    let Some(workshop) = held(snapshot, system) else { return Vec::new() };
    let there = people(snapshot, workshop).filter(|row| row.present);
    there.map(|row| Participant { function: row.function.clone(), role: row.part.clone() }).collect()
}

/// How far a result can come: a workshop without anybody who may decide gives a draft. Where no
/// workshop was held, the owners decide by signing.
pub(crate) fn result_state(snapshot: &Snapshot, system: &str) -> ResultState {
    match held(snapshot, system) {
        Some(workshop) if holds_back(&present(snapshot, workshop)) => ResultState::Draft,
        _ => ResultState::Completed,
    }
}
