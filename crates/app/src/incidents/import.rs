//! A list of incidents from elsewhere: all of it is read, or nothing.

use varsam_exchange::tables::{ImportedIncident, read_incidents};
use varsam_store::{Op, tables};

use crate::dto::{Changed, IncidentsView};
use crate::{App, AppError, Host, import};

/// Asks for a list of incidents and reads it in; `None` when the person changes their mind. One that
/// the register has already, by its number where it was reported and its day, is left as it is.
///
/// # Errors
/// `import_problems` with everything that is wrong, an incident on something unknown among it;
/// `too_large`, those of the disk.
pub fn import_incidents<H: Host>(app: &App<H>) -> Result<Option<Changed<IncidentsView>>, AppError> {
    let open = app.open_register()?;
    let Some(path) = app.host.ask_tables().into_iter().next() else { return Ok(None) };
    app.still_open(&open)?;
    let (file, bytes) = import::read_file(&path)?;
    let mut state = app.state();
    let session = state.session()?;
    let (snapshot, today) = (session.snapshot()?, session.today.clone());
    let knows = |id: &str| snapshot.asked_system(id).is_ok();
    let read = read_incidents(&file, &bytes, &today, knows, |id| snapshot.set(id).is_ok());
    let found = read.map_err(|problems| AppError {
        problems: problems.iter().map(import::problem).collect(),
        ..AppError::new("import_problems").with("count", problems.len())
    })?;
    let known = |new: &ImportedIncident| {
        let rows = snapshot.content.incidents.iter();
        !new.reference.is_empty()
            && rows
                .into_iter()
                .any(|row| row.reference == new.reference && row.occurred_at == new.occurred_at)
    };
    let rows: Vec<_> =
        found.iter().filter(|new| !known(new)).map(|new| (app.uuid().to_string(), new)).collect();
    let stamp = app.stamp();
    let session = state.session()?;
    session.store.transact::<_, AppError>(Op::ImportIncidents, &file, &stamp, |t| {
        for (id, new) in &rows {
            t.put(&row(id, new, &stamp.at))?;
            for (subject_kind, ids) in [("system", &new.systems), ("set", &new.sets)] {
                for subject in ids {
                    t.put(&tables::IncidentSubject {
                        incident: id.clone(),
                        subject_kind: subject_kind.to_owned(),
                        subject: subject.clone(),
                    })?;
                }
            }
        }
        Ok(())
    })?;
    session.changed();
    super::answer_with(session, None).map(Some)
}

fn row(id: &str, new: &ImportedIncident, now: &str) -> tables::Incident {
    tables::Incident {
        id: id.to_owned(),
        title: new.title.clone(),
        occurred_at: new.occurred_at.clone(),
        ended_at: new.ended_at.clone(),
        kind: new.kind.clone(),
        effect: new.effect.clone(),
        reference: new.reference.clone(),
        lessons: String::new(),
        owner: String::new(),
        due: None,
        // What was over when it was reported is no work that is left.
        closed_at: new.ended_at.clone(),
        created_at: now.to_owned(),
    }
}
