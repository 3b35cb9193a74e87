//! Lämplighet: whether information should be stored or transferred at all. What must be assessed
//! in the work with a system, and the assessments made there.

mod answer;
mod assessed;
mod due;
mod report;
mod scene;
mod view;

use varsam_domain::suitability::{About, Outcome};
use varsam_exchange::standard_assessment_pack_bytes;
use varsam_store::{Op, tables};

use crate::assets::valid_long_text;
use crate::dto::{AssessmentView, Changed, StartAssessment, SubjectView, SuitabilityView};
use crate::register::LONGEST_NAME;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

pub use answer::{answer_assessment, finish_assessment, reopen_assessment, set_condition};
pub(crate) use answer::{day, problem};
pub(crate) use assessed::{Assessed, all, one};
pub(crate) use due::progress;
pub use report::export_assessment;
pub(crate) use view::{answer_text, conditions};
pub use view::{assessment, questionnaire};

/// What must be assessed in the work with a system, and what has been.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn suitability<H: Host>(app: &App<H>, system: &str) -> Result<SuitabilityView, AppError> {
    let mut state = app.state();
    view_of_step(state.session()?, system)
}

fn view_of_step(session: &mut Session, system: &str) -> Result<SuitabilityView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let assessed = all(session, &snapshot)?;
    let own = assessed.iter().rev().filter(|one| one.row.system == system);
    Ok(SuitabilityView {
        system: tasks::head(session, &snapshot, ix)?,
        due: due::due(&snapshot, ix, assessed),
        assessments: own.map(|one| view::row(session, &snapshot, one)).collect(),
        subjects: scene::possible_subjects(&snapshot, ix),
    })
}

/// Begins an assessment of what it is about.
///
/// # Errors
/// `subject_missing` when it is about nothing, `unknown_thing` for a reason or a subject that is
/// not there or does not belong to the system, `name_invalid`, those of the disk.
pub fn start_assessment<H: Host>(
    app: &App<H>,
    request: StartAssessment,
) -> Result<Changed<AssessmentView>, AppError> {
    let about = About::from_code(&request.about)
        .ok_or_else(|| AppError::new("unknown_thing").with("id", &request.about))?;
    let (id, stamp) = (app.uuid().to_string(), app.stamp());
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.asked_system(&request.system)?;
    let subjects = chosen_subjects(&snapshot, ix, &request.subjects)?;
    let title = title(&snapshot, &request.title, &request.subjects)?;
    let pack = standard_pack()?;
    let known = session.store.pack(&pack.id, &pack.version).is_ok();
    let row = tables::Assessment {
        id: id.clone(),
        system: request.system.clone(),
        about: about.code().to_owned(),
        title,
        pack_id: pack.id.clone(),
        pack_version: pack.version.clone(),
        created_at: stamp.at.clone(),
        created_by: stamp.actor.clone(),
        finished_at: None,
        finished_by: None,
        basis: None,
    };
    session.store.transact::<_, AppError>(Op::StartAssessment, &id, &stamp, |t| {
        if !known {
            t.put(&pack)?;
        }
        t.put(&row)?;
        for (subject_kind, subject) in subjects {
            t.put(&tables::AssessmentSubject { assessment: id.clone(), subject_kind, subject })?;
        }
        Ok(())
    })?;
    session.changed();
    answer_with(session, &id)
}

/// Throws an assessment away, with everything that was answered in it.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn discard_assessment<H: Host>(app: &App<H>, id: &str) -> Result<Changed<SuitabilityView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let content = &snapshot.content;
    let row = find(&snapshot, id)?;
    // Each row is taken away by itself, so that undo brings each back.
    session.store.transact::<_, AppError>(Op::DiscardAssessment, id, &stamp, |t| {
        let of_this = |assessment: &String| assessment == id;
        content.dpia_risks.iter().filter(|r| of_this(&r.assessment)).try_for_each(|r| t.delete(r))?;
        content.dpias.iter().filter(|r| of_this(&r.assessment)).try_for_each(|r| t.delete(r))?;
        content
            .assessment_conditions
            .iter()
            .filter(|r| of_this(&r.assessment))
            .try_for_each(|r| t.delete(r))?;
        content.assessment_answers.iter().filter(|r| of_this(&r.assessment)).try_for_each(|r| t.delete(r))?;
        content
            .assessment_subjects
            .iter()
            .filter(|r| of_this(&r.assessment))
            .try_for_each(|r| t.delete(r))?;
        Ok(t.delete(row)?)
    })?;
    let system = row.system.clone();
    session.changed();
    let view = view_of_step(session, &system)?;
    session.answer(view)
}

/// The assessment pack that new assessments are made with.
fn standard_pack() -> Result<tables::Pack, AppError> {
    let bytes = standard_assessment_pack_bytes();
    let fault = |detail: String| AppError::new("internal").with("detail", detail);
    let pack = varsam_exchange::read_assessment_pack(bytes).map_err(|found| fault(format!("{found:?}")))?;
    Ok(tables::Pack {
        id: pack.id,
        version: pack.version,
        sha256: varsam_bundle::digest::sha256_hex(bytes),
        content: String::from_utf8_lossy(bytes).into_owned(),
    })
}

/// The row of an assessment.
pub(crate) fn find<'s>(snapshot: &'s Snapshot, id: &str) -> Result<&'s tables::Assessment, AppError> {
    let row = snapshot.content.assessments.iter().find(|row| row.id == id);
    row.ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

/// Subjects that belong to the system, each once.
fn chosen_subjects(
    snapshot: &Snapshot,
    ix: usize,
    chosen: &[SubjectView],
) -> Result<Vec<(String, String)>, AppError> {
    let possible = scene::possible_subjects(snapshot, ix);
    let mut subjects = Vec::new();
    for one in chosen {
        let there = possible.iter().any(|known| known.kind == one.kind && known.id == one.id);
        if !there {
            return Err(AppError::new("unknown_thing").with("id", &one.id));
        }
        let key = (one.kind.clone(), one.id.clone());
        if !subjects.contains(&key) {
            subjects.push(key);
        }
    }
    if subjects.is_empty() { Err(AppError::new("subject_missing")) } else { Ok(subjects) }
}

/// What to call it: what the person wrote, or what it is about.
fn title(snapshot: &Snapshot, written: &str, subjects: &[SubjectView]) -> Result<String, AppError> {
    let written = valid_long_text(written.trim())?.replace(['\n', '\t'], " ");
    if written.chars().count() > LONGEST_NAME {
        return Err(AppError::new("name_invalid").with("longest", LONGEST_NAME));
    }
    if !written.is_empty() {
        return Ok(written);
    }
    Ok(scene::title(snapshot, subjects).chars().take(LONGEST_NAME).collect())
}

/// The view of an assessment after a change.
fn answer_with(session: &mut Session, id: &str) -> Result<Changed<AssessmentView>, AppError> {
    let view = view::view(session, id)?;
    session.answer(view)
}

/// Whether nobody may go on with what was assessed so.
pub(crate) fn forbids(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Stop | Outcome::NotSuitable | Outcome::Incomplete)
}
