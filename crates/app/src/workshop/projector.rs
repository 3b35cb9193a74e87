//! The second window: follows the workshop that is projected, and knows nothing else.

use super::view;
use crate::dto::{ProjectorQuestion, ProjectorView, WorkshopState, WorkshopView};
use crate::session::{Session, State};
use crate::{App, AppError, Host, pack};

/// Projects the workshop about a system from now on.
///
/// # Errors
/// `no_register_open`, `gate_first`, `object_stopped`, `unknown_thing`, those of the disk.
pub fn project<H: Host>(app: &App<H>, system: &str) -> Result<(), AppError> {
    let mut state = app.state();
    state.session()?.snapshot()?.asked_system(system)?;
    state.projected = Some(system.to_owned());
    Ok(())
}

/// What the second window shows now. Whatever cannot be shown, because nothing is projected, it is
/// stopped or the register is closed, is a neutral screen and no error: an error says something.
pub fn projector_view<H: Host>(app: &App<H>) -> ProjectorView {
    let language = app.language();
    let shown = shown(&mut app.state());
    let (question, voting) = shown.unwrap_or_default();
    ProjectorView { language, question, voting }
}

type Shown = (Option<ProjectorQuestion>, Option<(u32, u32)>);

fn shown(state: &mut State) -> Option<Shown> {
    let system = state.projected.clone()?;
    let session = state.session().ok()?;
    let view = view::view(session, &system).ok()?;
    let votes = matches!(view.state, WorkshopState::FirstRound | WorkshopState::SecondRound);
    let done = view.seats.iter().filter(|seat| seat.voted == seat.of).count();
    let voting = votes.then(|| (count(done), count(view.seats.len())));
    Some((question(session, &view), voting))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The question that is talked about, when the workshop still asks it.
fn question(session: &Session, view: &WorkshopView) -> Option<ProjectorQuestion> {
    let key = view.question.as_ref()?;
    let asked = view.questions.iter().find(|question| question.key == *key)?;
    let row = view.disagreement.iter().find(|row| row.key == *key);
    // In a second round the first one's result is not shown: people vote on their own again.
    let row = row.filter(|_| view.state == WorkshopState::Revealed);
    let decision = view.decisions.iter().find(|decision| decision.key == *key);
    Some(ProjectorQuestion {
        name: asked.name.clone(),
        aspect: pack::aspect(&session.pack, session.pack.aspect_index(&key.aspect)?),
        revealed: row.is_some(),
        levels: row.map(|row| row.levels.clone()).unwrap_or_default(),
        unknown: row.map(|row| row.unknown).unwrap_or_default(),
        decided: decision.filter(|_| row.is_some()).and_then(|decision| decision.level),
    })
}
