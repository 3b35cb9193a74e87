//! Incidents: what happened, what it touches, and what must be reconsidered because of it.

mod import;

use varsam_exchange::tables::INCIDENT_KINDS;
use varsam_store::{Op, tables};

use crate::dto::{
    Changed, IncidentDraft, IncidentReviewView, IncidentRow, IncidentsView, ReviewIncident, SetIncident,
    SubjectView,
};
use crate::form::Form;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

pub use import::import_incidents;

/// Incidents, of a system or of the whole register.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn incidents<H: Host>(app: &App<H>, system: Option<&str>) -> Result<IncidentsView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Writes an incident, new or changed.
///
/// # Errors
/// `form_invalid` with everything that is wrong, an incident on something unknown among it;
/// `unknown_thing` for the incident, those of the disk.
pub fn set_incident<H: Host>(app: &App<H>, request: SetIncident) -> Result<Changed<IncidentsView>, AppError> {
    let (new_id, stamp) = (app.uuid().to_string(), app.stamp());
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let before = request.id.as_ref().map(|id| find(&snapshot, id)).transpose()?;
    let id = before.map_or(new_id, |row| row.id.clone());
    let row = tables::Incident {
        created_at: before.map_or_else(|| stamp.at.clone(), |row| row.created_at.clone()),
        ..written(&snapshot, &id, &request.incident, &session.today)?
    };
    let old: Vec<_> = snapshot.content.incident_subjects.iter().filter(|row| row.incident == id).collect();
    let new = subject_rows(&id, &request.incident.subjects);
    session.store.transact::<_, AppError>(Op::SetIncident, &id, &stamp, |t| {
        t.put(&row)?;
        old.iter().filter(|old| !new.contains(**old)).try_for_each(|old| t.delete(*old))?;
        Ok(new.iter().try_for_each(|subject| t.put(subject))?)
    })?;
    session.changed();
    answer_with(session, request.system.as_deref())
}

/// Takes an incident away, with what it touched and what was said of that.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn delete_incident<H: Host>(
    app: &App<H>,
    system: Option<&str>,
    id: &str,
) -> Result<Changed<IncidentsView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let (content, row) = (&snapshot.content, find(&snapshot, id)?);
    // Each row is taken away by itself, so that undo brings each back.
    session.store.transact::<_, AppError>(Op::DeleteIncident, id, &stamp, |t| {
        content.incident_reviews.iter().filter(|r| r.incident == id).try_for_each(|r| t.delete(r))?;
        content.incident_subjects.iter().filter(|r| r.incident == id).try_for_each(|r| t.delete(r))?;
        Ok(t.delete(row)?)
    })?;
    session.changed();
    answer_with(session, system)
}

/// Says that a system was reconsidered because of an incident.
///
/// # Errors
/// `form_invalid` without words, `unknown_thing` for the incident or a system that it does not
/// touch, those of the disk.
pub fn review_incident<H: Host>(
    app: &App<H>,
    request: ReviewIncident,
) -> Result<Changed<IncidentsView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let incident = find(&snapshot, &request.incident)?;
    let ix = snapshot.asked_system(&request.about)?;
    if !touches(&snapshot, &incident.id, ix) {
        return Err(AppError::new("unknown_thing").with("id", &request.about));
    }
    let mut form = Form::default();
    let words = form.words("words", &request.words);
    form.wants("words", !words.is_empty());
    form.done()?;
    let row = tables::IncidentReview {
        incident: incident.id.clone(),
        system: request.about.clone(),
        words,
        at: stamp.at.clone(),
        by: stamp.actor.clone(),
    };
    let object = format!("{}/{}", request.about, incident.id);
    session.store.transact::<_, AppError>(Op::ReviewIncident, &object, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    answer_with(session, request.system.as_deref())
}

fn answer_with(session: &mut Session, system: Option<&str>) -> Result<Changed<IncidentsView>, AppError> {
    let view = view(session, system)?;
    session.answer(view)
}

fn find<'s>(snapshot: &'s Snapshot, id: &str) -> Result<&'s tables::Incident, AppError> {
    let found = snapshot.content.incidents.iter().find(|row| row.id == id);
    found.ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

fn written(
    snapshot: &Snapshot,
    id: &str,
    draft: &IncidentDraft,
    today: &str,
) -> Result<tables::Incident, AppError> {
    let mut form = Form::default();
    let row = tables::Incident {
        id: id.to_owned(),
        title: form.line("title", &draft.title),
        occurred_at: form.day("occurred_at", Some(&draft.occurred_at)).unwrap_or_default(),
        ended_at: form.day("ended_at", draft.ended_at.as_deref()),
        kind: form.choice("kind", &draft.kind, &INCIDENT_KINDS.map(|(code, _)| code)),
        effect: form.words("effect", &draft.effect),
        reference: form.line("reference", &draft.reference),
        lessons: form.words("lessons", &draft.lessons),
        owner: form.line("owner", &draft.owner),
        due: form.day("due", draft.due.as_deref()),
        closed_at: form.day("closed_at", draft.closed_at.as_deref()),
        created_at: String::new(),
    };
    form.wants("title", !row.title.is_empty());
    form.wants("occurred_at", !draft.occurred_at.trim().is_empty());
    form.wants("touches", !draft.subjects.is_empty());
    let occurred = Some(&row.occurred_at).filter(|day| !day.is_empty());
    form.not_ahead("occurred_at", occurred, today);
    form.not_ahead("closed_at", row.closed_at.as_ref(), today);
    form.follows(("occurred_at", occurred), ("ended_at", row.ended_at.as_ref()));
    form.follows(("occurred_at", occurred), ("closed_at", row.closed_at.as_ref()));
    for subject in &draft.subjects {
        let there = match subject.kind.as_str() {
            "system" => snapshot.asked_system(&subject.id).is_ok(),
            "set" => snapshot.set(&subject.id).is_ok(),
            _ => false,
        };
        if !there {
            form.add("subject_unknown", "touches", &[("id", &subject.id)]);
        }
    }
    form.done()?;
    Ok(row)
}

/// What an incident touches, each once.
fn subject_rows(incident: &str, subjects: &[SubjectView]) -> Vec<tables::IncidentSubject> {
    let mut rows: Vec<tables::IncidentSubject> = Vec::new();
    for one in subjects {
        let row = tables::IncidentSubject {
            incident: incident.to_owned(),
            subject_kind: one.kind.clone(),
            subject: one.id.clone(),
        };
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}

/// Whether an incident touches a system, itself or through a set that it carries.
fn touches(snapshot: &Snapshot, incident: &str, ix: usize) -> bool {
    let system = &snapshot.content.systems[ix].id;
    let carried = snapshot.carried(ix);
    let carries = |set: &str| carried.iter().any(|one| snapshot.content.sets[one.set].id == set);
    let subjects = snapshot.content.incident_subjects.iter().filter(|row| row.incident == incident);
    subjects.into_iter().any(|row| match row.subject_kind.as_str() {
        "system" => &row.subject == system,
        _ => carries(&row.subject),
    })
}

/// The incidents that touch a system.
pub(crate) fn of_system(snapshot: &Snapshot, ix: usize) -> Vec<&tables::Incident> {
    snapshot.content.incidents.iter().filter(|row| touches(snapshot, &row.id, ix)).collect()
}

/// The incidents because of which a system must be reconsidered: they came when its levels had been
/// adopted, and nobody has said that they were considered since. A system without a decision is
/// being considered anyway.
pub(crate) fn to_reconsider(snapshot: &Snapshot, ix: usize) -> Vec<&tables::Incident> {
    let system = &snapshot.content.systems[ix].id;
    let Some(adopted) = snapshot.content.adopted.iter().find(|row| &row.system == system) else {
        return Vec::new();
    };
    let reviewed = |id: &String| {
        snapshot.content.incident_reviews.iter().any(|row| &row.incident == id && &row.system == system)
    };
    let rows = of_system(snapshot, ix).into_iter();
    rows.filter(|row| row.occurred_at >= adopted.at && !reviewed(&row.id)).collect()
}

fn view(session: &mut Session, system: Option<&str>) -> Result<IncidentsView, AppError> {
    let snapshot = session.snapshot()?;
    let (head, mut rows) = match system {
        Some(id) => {
            let ix = snapshot.system(id)?;
            (Some(tasks::head(session, &snapshot, ix)?), of_system(&snapshot, ix))
        }
        None => (None, snapshot.content.incidents.iter().collect()),
    };
    rows.sort_by(|one, other| (&other.occurred_at, &other.id).cmp(&(&one.occurred_at, &one.id)));
    Ok(IncidentsView {
        system: head,
        incidents: rows.into_iter().map(|row| incident_row(&snapshot, row)).collect(),
        subjects: possible(&snapshot),
    })
}

/// Systems that may be written about, and sets: what an incident can touch.
fn possible(snapshot: &Snapshot) -> Vec<SubjectView> {
    let systems = snapshot.content.systems.iter().filter(|row| snapshot.asked_system(&row.id).is_ok());
    let systems = systems.map(|row| subject("system", &row.id, &row.name));
    let sets = snapshot.content.sets.iter().filter(|row| snapshot.set(&row.id).is_ok());
    let mut all: Vec<SubjectView> =
        systems.chain(sets.map(|row| subject("set", &row.id, &row.name))).collect();
    all.sort_by_cached_key(|one| (one.kind == "set", one.name.to_lowercase()));
    all
}

fn subject(kind: &str, id: &str, name: &str) -> SubjectView {
    SubjectView { kind: kind.to_owned(), id: id.to_owned(), name: name.to_owned() }
}

fn incident_row(snapshot: &Snapshot, row: &tables::Incident) -> IncidentRow {
    let content = &snapshot.content;
    let subjects = content.incident_subjects.iter().filter(|one| one.incident == row.id);
    let systems = content.systems.iter().enumerate();
    let reconsider = systems
        .filter(|(ix, _)| to_reconsider(snapshot, *ix).iter().any(|one| one.id == row.id))
        .map(|(_, system)| subject("system", &system.id, &system.name));
    let reviews = content.incident_reviews.iter().filter(|one| one.incident == row.id);
    IncidentRow {
        id: row.id.clone(),
        incident: IncidentDraft {
            title: row.title.clone(),
            occurred_at: row.occurred_at.clone(),
            ended_at: row.ended_at.clone(),
            kind: row.kind.clone(),
            effect: row.effect.clone(),
            reference: row.reference.clone(),
            lessons: row.lessons.clone(),
            owner: row.owner.clone(),
            due: row.due.clone(),
            closed_at: row.closed_at.clone(),
            subjects: subjects
                .map(|one| {
                    let name = match one.subject_kind.as_str() {
                        "system" => snapshot.party_name(&one.subject),
                        _ => snapshot.set_name(&one.subject),
                    };
                    subject(&one.subject_kind, &one.subject, &name)
                })
                .collect(),
        },
        reconsider: reconsider.collect(),
        reviews: reviews
            .map(|one| IncidentReviewView {
                system: one.system.clone(),
                name: snapshot.party_name(&one.system),
                words: one.words.clone(),
                at: one.at.clone(),
            })
            .collect(),
    }
}
