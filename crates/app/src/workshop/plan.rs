//! Before and beside the rounds: the plan, notes, the parking lot, and the end.

use varsam_domain::workshop::Part;
use varsam_store::{Op, StoreError, tables};

use super::{at, newest, people, question, state, view};
use crate::assets::valid_long_text;
use crate::dto::{
    Changed, CloseWorkshop, NoteWorkshop, ParticipantRow, PlanWorkshop, WorkshopPlan, WorkshopState,
    WorkshopView,
};
use crate::register::LONGEST_NAME;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// The longest point of an agenda, in minutes: a working day.
const LONGEST_POINT: u32 = 480;

/// Writes the plan of a workshop: of the newest while it is not closed, otherwise of a new one.
/// Once people have voted nobody is taken out of it; they can be marked as absent.
///
/// # Errors
/// `name_invalid`, `date_invalid`, `gate_first`, `unknown_thing`, `reason_too_long`, those of the
/// disk.
pub fn plan_workshop<H: Host>(
    app: &App<H>,
    request: PlanWorkshop,
) -> Result<Changed<WorkshopView>, AppError> {
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let before = newest(&snapshot, &request.system);
    let open = before.filter(|row| state(row) != WorkshopState::Closed);
    let number = open.or(before).map_or(1, |row| if open.is_some() { row.number } else { row.number + 1 });
    let rows = Rows::of(&snapshot, open, &request, number, app.now())?;
    session.store.transact::<_, StoreError>(Op::PlanWorkshop, &request.system, &app.stamp(), |t| {
        t.put(&rows.workshop)?;
        rows.gone.iter().try_for_each(|row| t.delete(row))?;
        rows.gone_points.iter().try_for_each(|row| t.delete(row))?;
        rows.people.iter().try_for_each(|row| t.put(row))?;
        rows.agenda.iter().try_for_each(|row| t.put(row))
    })?;
    session.changed();
    let view = view::view(session, &request.system)?;
    session.answer(view)
}

/// A plan as rows.
struct Rows {
    workshop: tables::Workshop,
    people: Vec<tables::WorkshopParticipant>,
    gone: Vec<tables::WorkshopParticipant>,
    agenda: Vec<tables::WorkshopAgenda>,
    gone_points: Vec<tables::WorkshopAgenda>,
}

impl Rows {
    fn of(
        snapshot: &Snapshot,
        open: Option<&tables::Workshop>,
        request: &PlanWorkshop,
        number: i64,
        now: String,
    ) -> Result<Self, AppError> {
        let (system, plan) = (&request.system, &request.plan);
        let known: Vec<_> = open.map(|row| people(snapshot, row).cloned().collect()).unwrap_or_default();
        let people = participants(system, number, plan, &known)?;
        let agenda = agenda(system, number, plan)?;
        let points = snapshot.content.workshop_agendas.iter();
        let gone_points = points.filter(|row| {
            &row.system == system
                && row.workshop == number
                && !agenda.iter().any(|new| new.number == row.number)
        });
        let still = |row: &&tables::WorkshopParticipant| people.iter().any(|new| new.number == row.number);
        let planned = open.is_none_or(|row| state(row) == WorkshopState::Planned);
        let gone = known.iter().filter(|row| planned && !still(row)).cloned().collect();
        Ok(Self {
            workshop: workshop(system, number, plan, open, now)?,
            gone,
            gone_points: gone_points.cloned().collect(),
            people,
            agenda,
        })
    }
}

fn workshop(
    system: &str,
    number: i64,
    plan: &WorkshopPlan,
    open: Option<&tables::Workshop>,
    now: String,
) -> Result<tables::Workshop, AppError> {
    if plan.date.iter().chain(&plan.next_date).any(|date| no_day(date)) {
        return Err(AppError::new("date_invalid"));
    }
    Ok(tables::Workshop {
        system: system.to_owned(),
        number,
        name: short(&plan.name)?,
        date: plan.date.clone(),
        place: optional(&plan.place)?,
        state: open.map_or_else(|| "planned".to_owned(), |row| row.state.clone()),
        question_set: open.and_then(|row| row.question_set.clone()),
        question_aspect: open.and_then(|row| row.question_aspect.clone()),
        invitation: valid_long_text(&plan.invitation)?,
        notes: open.map(|row| row.notes.clone()).unwrap_or_default(),
        created_at: open.map_or(now, |row| row.created_at.clone()),
        closed_at: None,
        next_date: plan.next_date.clone(),
    })
}

/// Somebody known keeps their number; somebody new gets one that nobody has had.
fn participants(
    system: &str,
    workshop: i64,
    plan: &WorkshopPlan,
    known: &[tables::WorkshopParticipant],
) -> Result<Vec<tables::WorkshopParticipant>, AppError> {
    let mut next = known.iter().map(|row| row.number).max().unwrap_or_default();
    let row = |row: &ParticipantRow| {
        let before = row.number.map(i64::from).filter(|number| known.iter().any(|old| old.number == *number));
        let part =
            Part::from_code(&row.part).ok_or_else(|| AppError::new("unknown_thing").with("id", &row.part))?;
        Ok(tables::WorkshopParticipant {
            system: system.to_owned(),
            workshop,
            number: before.unwrap_or_else(|| {
                next += 1;
                next
            }),
            function: short(&row.function)?,
            part: part.code().to_owned(),
            present: row.present,
        })
    };
    plan.participants.iter().map(row).collect()
}

fn agenda(system: &str, workshop: i64, plan: &WorkshopPlan) -> Result<Vec<tables::WorkshopAgenda>, AppError> {
    let rows = (1..).zip(&plan.agenda);
    rows.map(|(number, row)| {
        Ok(tables::WorkshopAgenda {
            system: system.to_owned(),
            workshop,
            number,
            item: short(&row.item)?,
            minutes: i64::from(row.minutes.min(LONGEST_POINT)),
        })
    })
    .collect()
}

/// Writes notes and the parking lot.
///
/// # Errors
/// `workshop_moved` without a workshop that is open, `reason_too_long`, those of the disk.
pub fn note_workshop<H: Host>(
    app: &App<H>,
    request: NoteWorkshop,
) -> Result<Changed<WorkshopView>, AppError> {
    let notes = valid_long_text(&request.notes)?;
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = at(session, &request.system, OPEN)?;
    let snapshot = session.snapshot()?;
    let parked = (1..).zip(request.parked.iter().filter(|parked| !parked.matter.trim().is_empty()));
    let parked: Vec<tables::WorkshopParked> = parked
        .map(|(number, parked)| {
            Ok(tables::WorkshopParked {
                system: row.system.clone(),
                workshop: row.number,
                number,
                matter: valid_long_text(parked.matter.trim())?,
                owner: optional(&parked.owner)?,
            })
        })
        .collect::<Result<_, AppError>>()?;
    let before = snapshot.content.workshop_parked.iter();
    let mine = before.filter(|old| old.system == row.system && old.workshop == row.number);
    let gone: Vec<_> = mine.filter(|old| !parked.iter().any(|new| new.number == old.number)).collect();
    session.store.transact::<_, StoreError>(Op::NoteWorkshop, &request.system, &app.stamp(), |t| {
        t.put(&tables::Workshop { notes, ..row })?;
        gone.into_iter().try_for_each(|old| t.delete(old))?;
        parked.iter().try_for_each(|new| t.put(new))
    })?;
    session.changed();
    let view = view::view(session, &request.system)?;
    session.answer(view)
}

/// Every state but the last.
const OPEN: &[WorkshopState] =
    &[WorkshopState::Planned, WorkshopState::FirstRound, WorkshopState::Revealed, WorkshopState::SecondRound];

/// Closes the workshop. Votes that were never revealed are forgotten.
///
/// # Errors
/// `date_invalid`, `workshop_moved` when none is being held, those of the disk.
pub fn close_workshop<H: Host>(
    app: &App<H>,
    request: CloseWorkshop,
) -> Result<Changed<WorkshopView>, AppError> {
    if request.next_date.as_ref().is_some_and(|date| no_day(date)) {
        return Err(AppError::new("date_invalid"));
    }
    let system = &request.system;
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = at(session, system, &OPEN[1..])?;
    let stamp = app.stamp();
    session.store.transact::<_, StoreError>(Op::CloseWorkshop, system, &stamp, |t| {
        match (state(&row), question(&row)) {
            (WorkshopState::FirstRound, _) => t.forget_round(&row, None)?,
            (WorkshopState::SecondRound, Some(key)) => t.forget_round(&row, Some((&key.set, &key.aspect)))?,
            _ => {}
        }
        t.put(&tables::Workshop {
            state: "closed".to_owned(),
            closed_at: Some(stamp.at.clone()),
            question_set: None,
            question_aspect: None,
            next_date: request.next_date.clone(),
            ..row.clone()
        })
    })?;
    session.changed();
    let view = view::view(session, system)?;
    session.answer(view)
}

fn no_day(date: &str) -> bool {
    date.parse::<chrono::NaiveDate>().is_err()
}

/// A name of a few words, which must be there.
fn short(text: &str) -> Result<String, AppError> {
    let text = optional(text)?;
    if text.is_empty() { Err(AppError::new("name_invalid").with("longest", LONGEST_NAME)) } else { Ok(text) }
}

/// The beginning of a longer text, as a vote holds it.
pub(super) fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= LONGEST_NAME {
        return text.to_owned();
    }
    text.chars().take(LONGEST_NAME - 1).chain(['…']).collect()
}

/// A few words, or none.
pub(super) fn optional(text: &str) -> Result<String, AppError> {
    let text = valid_long_text(text.trim())?;
    if text.chars().count() > LONGEST_NAME {
        return Err(AppError::new("name_invalid").with("longest", LONGEST_NAME));
    }
    Ok(text)
}
