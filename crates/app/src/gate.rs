//! Grind: the stop-gate for national security. It is asked before anything is written about a
//! system, collects no content, and any other answer than no stops the system at once.

mod mask;
mod purge;
mod questions;
mod stop;
mod withdraw;

use std::collections::{BTreeMap, BTreeSet};

use varsam_domain::flag::Flag;
use varsam_domain::suitability::GateQuestion;
use varsam_store::{Op, StoreError, tables};

use crate::dto::{AnswerGate, Changed, GateOutcome, GateQuestionView, GateView, ProblemDto, TaskState};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

pub(crate) use mask::{StoppedThings, forget, mask};
pub use purge::{purge, purge_preview, stopped};
pub(crate) use purge::{refuse_stopped_document, stop_rows};
pub(crate) use stop::stop_unwritten;
pub use stop::{lift_stop, stop, stop_choices};
pub use withdraw::{export_withdrawals, sign_withdrawals};

/// Where the stop-gate of a system stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody has answered.
    Unasked,
    /// It was answered, and sets with a topic of national security (AGG-19) have come since, at
    /// these places in `facts.sets`; or a question has.
    AskedAgain(Vec<usize>),
    /// Every question was answered with no.
    Clear,
}

/// The stop-gate of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `object_stopped`, those of the disk.
pub fn gate<H: Host>(app: &App<H>, system: &str) -> Result<GateView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// The questions, for a system that nothing has been written about yet.
///
/// # Errors
/// `no_register_open`.
pub fn gate_questions<H: Host>(app: &App<H>) -> Result<Vec<GateQuestionView>, AppError> {
    app.state().session()?;
    question_views()
}

/// Answers the stop-gate of a system. When every answer is no it is passed; any other answer stops
/// the system and hides it, and the answers themselves are not kept.
///
/// # Errors
/// `gate_incomplete` with each question that has no answer, `unknown_thing`, `object_stopped`,
/// those of the disk.
pub fn answer_gate<H: Host>(app: &App<H>, request: AnswerGate) -> Result<Changed<GateOutcome>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(&request.system)?;
    if !is_clear(&request.answers)? {
        let code = stop::stop_system(session, &snapshot, ix, &stamp)?;
        state.forget_chosen();
        let outcome = GateOutcome { stopped: Some(code), gate: None };
        return state.session()?.answer(outcome);
    }
    let row = passed(&request.system, &known(&snapshot, ix), &stamp)?;
    session.store.transact::<_, StoreError>(Op::AnswerGate, &request.system, &stamp, |t| t.put(&row))?;
    session.changed();
    let gate = Some(view(session, &request.system)?);
    session.answer(GateOutcome { stopped: None, gate })
}

/// The row of a system whose gate was passed.
pub(crate) fn passed(
    system: &str,
    known: &BTreeSet<String>,
    stamp: &varsam_store::Stamp,
) -> Result<tables::GateAnswer, AppError> {
    let pack = questions::in_use()?;
    Ok(tables::GateAnswer {
        system: system.to_owned(),
        pack: pack.id,
        pack_version: pack.version,
        questions: tables::codes_to_json(pack.questions.iter().map(|question| &question.id)),
        known: tables::codes_to_json(known),
        answered_at: stamp.at.clone(),
        answered_by: stamp.actor.clone(),
    })
}

/// Passes the stop-gates of a new sample municipality, but for some that are left to be tried.
pub(crate) fn pass_all_but<H: Host>(
    app: &App<H>,
    session: &mut Session,
    unasked: &[&str],
) -> Result<(), AppError> {
    let stamp = app.stamp();
    let snapshot = session.snapshot()?;
    let systems = snapshot.content.systems.iter().enumerate();
    let asked = systems.filter(|(_, row)| !unasked.contains(&row.id.as_str()));
    let rows = asked
        .map(|(ix, row)| passed(&row.id, &known(&snapshot, ix), &stamp))
        .collect::<Result<Vec<_>, _>>()?;
    session.store.transact::<_, StoreError>(Op::FillSample, "gate", &stamp, |t| {
        rows.iter().try_for_each(|row| t.put(row))
    })?;
    session.changed();
    Ok(())
}

/// Whether every question is answered with no.
pub(crate) fn is_clear(answers: &BTreeMap<String, String>) -> Result<bool, AppError> {
    let questions = questions::in_use()?.questions;
    let missing: Vec<ProblemDto> = questions
        .iter()
        .filter(|question| !answers.contains_key(&question.id))
        .map(|question| ProblemDto {
            code: "gate_unanswered".to_owned(),
            args: BTreeMap::from([("question".to_owned(), question.id.clone())]),
            hinders: true,
            file: None,
            row: None,
            column: None,
        })
        .collect();
    if let Some(other) = answers.values().find(|answer| !["yes", "no", "unknown"].contains(&answer.as_str()))
    {
        return Err(AppError::new("unknown_thing").with("id", other));
    }
    // One answer that is not no is enough: nobody has to go on answering.
    if answers.values().any(|answer| answer != "no") {
        return Ok(false);
    }
    if missing.is_empty() {
        return Ok(true);
    }
    let mut error = AppError::new("gate_incomplete").with("count", missing.len());
    error.problems = missing;
    Err(error)
}

/// Where the stop-gate of a system stands.
pub(crate) fn standing(snapshot: &Snapshot, ix: usize) -> Standing {
    let id = &snapshot.content.systems[ix].id;
    let Some(row) = snapshot.content.gate_answers.iter().find(|row| &row.system == id) else {
        return Standing::Unasked;
    };
    let before: Vec<String> = tables::codes_from_json(&row.known).unwrap_or_default();
    let new: Vec<usize> =
        hinted(snapshot, ix).filter(|&set| !before.contains(&snapshot.content.sets[set].id)).collect();
    let asked: Vec<String> = tables::codes_from_json(&row.questions).unwrap_or_default();
    let all_asked = questions::in_use()
        .is_ok_and(|pack| pack.questions.iter().all(|question| asked.contains(&question.id)));
    if new.is_empty() && all_asked { Standing::Clear } else { Standing::AskedAgain(new) }
}

/// The sets of a system with a topic that may touch national security (AGG-19).
fn hinted(snapshot: &Snapshot, ix: usize) -> impl Iterator<Item = usize> {
    let carried = snapshot.carried(ix).into_iter().map(|carried| carried.set);
    carried.filter(|&set| {
        let answer = snapshot.evaluation.set(&snapshot.content.sets[set].id);
        answer.is_some_and(|answer| answer.flags.contains(Flag::NationalSecurityHint))
    })
}

fn known(snapshot: &Snapshot, ix: usize) -> BTreeSet<String> {
    hinted(snapshot, ix).map(|set| snapshot.content.sets[set].id.clone()).collect()
}

fn view(session: &mut Session, system: &str) -> Result<GateView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let row = snapshot.content.gate_answers.iter().find(|row| row.system == system);
    let (state, sets) = match standing(&snapshot, ix) {
        Standing::Unasked => (TaskState::NotStarted, Vec::new()),
        Standing::AskedAgain(sets) => (TaskState::Started, sets),
        Standing::Clear => (TaskState::Done, Vec::new()),
    };
    Ok(GateView {
        system: tasks::head(session, &snapshot, ix)?,
        questions: question_views()?,
        state,
        answered_at: row.map(|row| row.answered_at.clone()),
        because_of: sets.into_iter().map(|set| snapshot.content.sets[set].name.clone()).collect(),
    })
}

fn question_views() -> Result<Vec<GateQuestionView>, AppError> {
    let questions = questions::in_use()?.questions.into_iter();
    let view = |question: GateQuestion| GateQuestionView {
        id: question.id,
        text: question.text,
        help: question.help,
        source: question.source,
    };
    Ok(questions.map(view).collect())
}
