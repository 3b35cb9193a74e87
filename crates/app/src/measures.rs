//! Risker och åtgärder: what a system's levels, flags and kind ask for, and what it has in place.

mod view;

use std::sync::Arc;

use varsam_domain::measures::{Answered, Catalogue, Cost, Situation, Standing, Status, Suggestion, suggest};
use varsam_exchange::standard_measure_pack_bytes;
use varsam_store::{Op, tables};

use crate::dto::{Changed, MeasureAnswer, MeasuresView, SetMeasure, SetMeasureException};
use crate::form::Form;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, effective};

/// The measures of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn measures<H: Host>(app: &App<H>, system: &str) -> Result<MeasuresView, AppError> {
    let mut state = app.state();
    view::view(state.session()?, system)
}

/// Answers a measure, or takes the answer back with the exception that rests on it.
///
/// # Errors
/// `form_invalid` with everything that is wrong, `unknown_thing` for the system or the measure,
/// those of the disk.
pub fn set_measure<H: Host>(app: &App<H>, request: SetMeasure) -> Result<Changed<MeasuresView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.asked_system(&request.system)?;
    let (system, measure) = (request.system.as_str(), request.measure.as_str());
    let stands = stands(session, &snapshot, ix)?;
    let one = stands.find(measure)?;
    let before = status_row(&snapshot, system, measure);
    let new = match &request.answer {
        None => None,
        Some(answer) => {
            Some(answered(answer, &stands.catalogue, one.grade.max(1), (system, measure), &stamp)?)
        }
    };
    let exception = exception_row(&snapshot, system, measure);
    // An exception from what is in place, or does not fit, says nothing.
    let needless = new.as_ref().is_none_or(|new| matches!(new.status.as_str(), "yes" | "not_applicable"));
    let pack = pack_row(&stands.catalogue);
    let known = session.store.pack(&pack.id, &pack.version).is_ok();
    let object = format!("{system}/{measure}");
    session.store.transact::<_, AppError>(Op::SetMeasure, &object, &stamp, |t| {
        if !known {
            t.put(&pack)?;
        }
        match (&new, before) {
            (Some(new), _) => t.put(new)?,
            (None, Some(before)) => t.delete(before)?,
            (None, None) => {}
        }
        if let Some(exception) = exception.filter(|_| needless) {
            t.delete(exception)?;
        }
        Ok(())
    })?;
    session.changed();
    let view = view::view(session, system)?;
    session.answer(view)
}

/// The row of an answer, when everything in it is right.
fn answered(
    answer: &MeasureAnswer,
    catalogue: &Catalogue,
    grade: u8,
    (system, measure): (&str, &str),
    stamp: &varsam_store::Stamp,
) -> Result<tables::MeasureStatus, AppError> {
    let mut form = Form::default();
    let costs: Vec<&str> = std::iter::once("").chain(Cost::ALL.map(Cost::code)).collect();
    let row = tables::MeasureStatus {
        system: system.to_owned(),
        measure: measure.to_owned(),
        pack_id: catalogue.id.clone(),
        pack_version: catalogue.version.clone(),
        status: form.choice("status", &answer.status, &Status::ALL.map(Status::code)),
        grade: i64::from(grade),
        reason: form.words("reason", &answer.reason),
        owner: form.line("owner", &answer.owner),
        due: form.day("due", answer.due.as_deref()),
        cost: form.choice("cost", &answer.cost, &costs),
        note: form.words("note", &answer.note),
        answered_at: stamp.at.clone(),
        answered_by: stamp.actor.clone(),
    };
    form.wants("reason", row.status != Status::NotApplicable.code() || !row.reason.is_empty());
    form.done()?;
    Ok(row)
}

/// Decides to go without a measure for a time, or no longer to.
///
/// # Errors
/// `form_invalid` with everything that is wrong, `exception_needless` for a measure that is in
/// place, does not fit or that nobody has answered, `unknown_thing`, those of the disk.
pub fn set_measure_exception<H: Host>(
    app: &App<H>,
    request: SetMeasureException,
) -> Result<Changed<MeasuresView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.asked_system(&request.system)?;
    let stands = stands(session, &snapshot, ix)?;
    let standing = stands.find(&request.measure)?.standing;
    let before = exception_row(&snapshot, &request.system, &request.measure);
    let new = match &request.exception {
        None => None,
        Some(_) if !(standing.is_open() || standing == Standing::Excepted) => {
            return Err(AppError::new("exception_needless"));
        }
        Some(exception) => {
            let mut form = Form::default();
            let row = tables::MeasureException {
                system: request.system.clone(),
                measure: request.measure.clone(),
                decision: form.words("decision", &exception.decision),
                decided_by: form.line("decided_by", &exception.decided_by),
                decided_at: form.day("decided_at", Some(&exception.decided_at)).unwrap_or_default(),
                until: form.day("until", Some(&exception.until)).unwrap_or_default(),
            };
            form.wants("decision", !row.decision.is_empty());
            form.wants("decided_by", !row.decided_by.is_empty());
            form.wants("decided_at", !exception.decided_at.trim().is_empty());
            form.wants("until", !exception.until.trim().is_empty());
            let given = |day: &'_ String| !day.is_empty();
            let decided_at = Some(&row.decided_at).filter(|day| given(day));
            form.follows(("decided_at", decided_at), ("until", Some(&row.until).filter(|day| given(day))));
            form.not_ahead("decided_at", decided_at, &session.today);
            form.done()?;
            Some(row)
        }
    };
    let object = format!("{}/{}", request.system, request.measure);
    session.store.transact::<_, AppError>(Op::SetMeasureException, &object, &stamp, |t| {
        match (&new, before) {
            (Some(new), _) => t.put(new)?,
            (None, Some(before)) => t.delete(before)?,
            (None, None) => {}
        }
        Ok(())
    })?;
    session.changed();
    let view = view::view(session, &request.system)?;
    session.answer(view)
}

/// The catalogue as a row of the register: an answer is kept with the edition that it was given to.
fn pack_row(catalogue: &Catalogue) -> tables::Pack {
    let bytes = standard_measure_pack_bytes();
    tables::Pack {
        id: catalogue.id.clone(),
        version: catalogue.version.clone(),
        sha256: varsam_bundle::digest::sha256_hex(bytes),
        content: String::from_utf8_lossy(bytes).into_owned(),
    }
}

pub(crate) fn status_row<'s>(
    snapshot: &'s Snapshot,
    system: &str,
    measure: &str,
) -> Option<&'s tables::MeasureStatus> {
    snapshot.content.measure_statuses.iter().find(|row| row.system == system && row.measure == measure)
}

pub(crate) fn exception_row<'s>(
    snapshot: &'s Snapshot,
    system: &str,
    measure: &str,
) -> Option<&'s tables::MeasureException> {
    snapshot.content.measure_exceptions.iter().find(|row| row.system == system && row.measure == measure)
}

/// A measure of a system and where it stands.
pub(crate) struct Stands {
    /// Its place in the catalogue.
    pub measure: usize,
    /// The grade that is asked for; 0 when nothing asks for it any more.
    pub grade: u8,
    /// What asks for it, by place in the measure's asks.
    pub reasons: Vec<usize>,
    pub standing: Standing,
}

/// Every measure that something asks for, and those that were answered.
pub(crate) struct AllStand {
    pub catalogue: Arc<Catalogue>,
    pub rows: Vec<Stands>,
}

impl AllStand {
    /// # Errors
    /// `unknown_thing` for a measure that nothing asks for and nobody has answered.
    fn find(&self, id: &str) -> Result<&Stands, AppError> {
        let found = self.rows.iter().find(|row| self.catalogue.measures[row.measure].id == id);
        found.ok_or_else(|| AppError::new("unknown_thing").with("id", id))
    }

    fn progress(&self) -> Progress {
        let mut progress = Progress::default();
        for row in self.rows.iter().filter(|row| row.grade > 0) {
            progress.asked += 1;
            progress.answered += u32::from(row.standing != Standing::Unanswered);
            progress.excepted += u32::from(row.standing == Standing::Excepted);
        }
        progress
    }
}

/// Counts over the measures that are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    pub asked: u32,
    pub answered: u32,
    pub excepted: u32,
}

/// How far the measures of a system have come; nothing when no catalogue fits the model.
pub(crate) fn progress(session: &Session, snapshot: &Snapshot, ix: usize) -> Progress {
    stands(session, snapshot, ix).map(|all| all.progress()).unwrap_or_default()
}

/// The measures of a system with where they stand today.
///
/// # Errors
/// `measures_unfit` when the catalogue does not fit the register's model.
pub(crate) fn stands(session: &Session, snapshot: &Snapshot, ix: usize) -> Result<AllStand, AppError> {
    let catalogue = session.catalogue()?;
    let system = &snapshot.content.systems[ix].id;
    let situation = situation(session, snapshot, ix);
    let mut rows: Vec<Stands> = suggest(&catalogue, &session.pack, &situation)
        .into_iter()
        .map(|Suggestion { measure, grade, reasons }| {
            let answered = answer_of(snapshot, system, &catalogue.measures[measure].id);
            let standing = Standing::of(answered, grade, &session.today);
            Stands { measure, grade, reasons, standing }
        })
        .collect();
    // What was answered is not lost when nothing asks for it any more.
    for (measure, one) in catalogue.measures.iter().enumerate() {
        let asked = rows.iter().any(|row| row.measure == measure);
        if let (false, Some(answered)) = (asked, answer_of(snapshot, system, &one.id)) {
            let standing = Standing::of(Some(answered), 0, &session.today);
            rows.push(Stands { measure, grade: 0, reasons: Vec::new(), standing });
        }
    }
    Ok(AllStand { catalogue, rows })
}

fn answer_of<'s>(snapshot: &'s Snapshot, system: &str, measure: &str) -> Option<Answered<'s>> {
    let row = status_row(snapshot, system, measure)?;
    let exception = exception_row(snapshot, system, measure);
    Some(Answered {
        status: Status::from_code(&row.status)?,
        grade: u8::try_from(row.grade).unwrap_or(u8::MAX),
        excepted_until: exception.map(|row| row.until.as_str()),
    })
}

/// What the rules look at: the levels that hold, not only those that are calculated.
fn situation(session: &Session, snapshot: &Snapshot, ix: usize) -> Situation {
    let system = &snapshot.content.systems[ix];
    let carried = snapshot.carried(ix);
    Situation {
        levels: effective::levels(session, snapshot, ix),
        flags: snapshot.evaluation.system(&system.id).map(|answer| answer.flags).unwrap_or_default(),
        kind: snapshot.facts.systems[ix].kind,
        external_supplier: !system.supplier.trim().is_empty(),
        personal_data: carried.iter().any(|one| !snapshot.facts.sets[one.set].personal_data.is_empty()),
    }
}
