//! Before the workshop: each owner of a system's sets is asked alone, in their own Varsam or in a
//! workbook. No level leaves the register with a question.

mod answering;
mod build;
mod questionnaire;
mod rows;

use varsam_bundle::payload::Audience;
use varsam_bundle::{identity_file, one_time_code, write_bundle};
use varsam_store::{Op, StoreError, tables, write_whole};
use zeroize::Zeroizing;

use crate::assets::valid_long_text;
use crate::dto::{
    AskableOwner, AssignmentRow, AssignmentState, AssignmentsView, Changed, SendAssignment, SentAssignment,
};
use crate::export::{self, file_name};
use crate::register::valid_text;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, SaveKind, identity, responses, sign, tasks};

pub(crate) use answering::ChosenAssignment;
pub use answering::{answering, choose_assignment, hand_in, open_assignment};
use build::valid_day;
pub(crate) use build::{asked, described};
pub(crate) use questionnaire::Form;

/// The assignments of a system, and what has been answered.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn assignments<H: Host>(app: &App<H>, system: &str) -> Result<AssignmentsView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Signs an assignment and saves it where the person says: as a bundle with a one-time code that
/// is shown once, or as a workbook. `None` when the person changes their mind; nothing was made.
///
/// # Errors
/// `unknown_thing`, `name_empty`, `date_invalid` for a day that has passed, `reason_too_long`,
/// `nothing_to_ask`, `wrong_role`, `wrong_key_passphrase`, `identity_missing`,
/// `export_check_failed`, those of the disk.
pub fn send_assignment<H: Host>(
    app: &App<H>,
    request: SendAssignment,
) -> Result<Option<Changed<SentAssignment>>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase.clone());
    let function = valid_text(&request.function)?;
    let invitation = valid_long_text(request.invitation.trim())?;
    let found = identity::by_id(app, &request.identity)?;
    let (open, suggested, kind) = prepared(app, &request, &function, &found)?;
    let key = identity_file::unlock(&found.text, &passphrase)?;
    let Some(path) = app.host.ask_save(kind, &suggested) else { return Ok(None) };
    app.still_open(&open)?;

    let id = app.uuid();
    let mut random = Zeroizing::new([0; 10]);
    app.host.random(random.as_mut());
    let code = Zeroizing::new(one_time_code::of_random(&random));
    let language = app.language();
    let mut state = app.state();
    let session = state.session()?;
    let body = build::body(session, &request, function, invitation, id, &code)?;
    let sets = tables::codes_to_json(body.sets.iter().map(|set| &set.id));
    let document = sign::sealed_for(app, session, &found, &key, Audience::Everyone, body.clone())?;
    let row = tables::Assignment {
        id: id.to_string(),
        system: request.system.clone(),
        authority: request.authority,
        function: body.owner.function.clone(),
        form: request.form.clone(),
        sets,
        valid_until: body.valid_until.to_string(),
        created_at: app.now(),
        withdrawn_at: None,
        document: document.sha256.clone(),
        seq: document.seq.unwrap_or_default(),
        kid: document.kid.clone(),
        key_x: document.key_x.clone(),
        jws: document.jws.clone(),
    };
    let by_file = request.form == "file";
    let bytes = if by_file {
        write_bundle([document.jws.as_str()])?
    } else {
        Form::of(&row, &body, &language)?.write(&session.today)?
    };
    write_whole(&path, &bytes)?;
    if by_file {
        export::opened_again(&path, &[&document])?;
    }
    let stamp = app.stamp();
    session.store.transact::<_, StoreError>(Op::SendAssignment, &request.system, &stamp, |t| {
        t.put(&row)?;
        t.put(&export::row(t, &request.system, "assignment", &path, &bytes, &stamp.at)?)
    })?;
    session.changed();
    let view = SentAssignment {
        path: path.display().to_string(),
        code: by_file.then(|| code.to_string()),
        assignments: view(session, &request.system)?,
    };
    session.answer(view).map(Some)
}

/// Everything that can be wrong before a person is asked where to save.
fn prepared<H: Host>(
    app: &App<H>,
    request: &SendAssignment,
    function: &str,
    found: &identity::Found,
) -> Result<(String, String, SaveKind), AppError> {
    let (kind, ending) = match request.form.as_str() {
        "file" => (SaveKind::Bundle, "vbundle"),
        "questionnaire" => (SaveKind::Workbook, "xlsx"),
        other => return Err(AppError::new("unknown_thing").with("id", other)),
    };
    let mut state = app.state();
    let session = state.session()?;
    sign::check_facilitator(found)?;
    let snapshot = session.snapshot()?;
    sign::check_belongs(found, &snapshot)?;
    let ix = snapshot.asked_system(&request.system)?;
    valid_day(&request.valid_until, &session.today)?;
    build::chosen(&snapshot, ix, request)?;
    if snapshot.content.register.org.is_none() {
        return Err(AppError::new("not_ready_to_sign"));
    }
    let name = file_name(&format!("{}, {function}", snapshot.content.systems[ix].name));
    Ok((snapshot.content.register.uuid.clone(), format!("{name}.{ending}"), kind))
}

/// Withdraws an assignment: an answer to it is set aside from now on.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn withdraw_assignment<H: Host>(app: &App<H>, id: &str) -> Result<Changed<AssignmentsView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let row = find(&snapshot, id)?;
    let withdrawn = tables::Assignment {
        withdrawn_at: row.withdrawn_at.clone().or_else(|| Some(stamp.at.clone())),
        ..row.clone()
    };
    session
        .store
        .transact::<_, StoreError>(Op::WithdrawAssignment, &row.system, &stamp, |t| t.put(&withdrawn))?;
    session.changed();
    let view = view(session, &row.system)?;
    session.answer(view)
}

pub(crate) fn find<'a>(snapshot: &'a Snapshot, id: &str) -> Result<&'a tables::Assignment, AppError> {
    let found = snapshot.content.assignments.iter().find(|row| row.id == id);
    found.ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

pub(crate) fn view(session: &mut Session, system: &str) -> Result<AssignmentsView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let mut sent: Vec<AssignmentRow> = snapshot
        .content
        .assignments
        .iter()
        .filter(|row| row.system == system)
        .map(|row| assignment_row(&snapshot, row, &session.today))
        .collect();
    sent.sort_by(|a, b| b.created_at.cmp(&a.created_at).then_with(|| a.id.cmp(&b.id)));
    Ok(AssignmentsView {
        system: tasks::head(session, &snapshot, ix)?,
        owners: owners(&snapshot, ix),
        sent,
        responses: responses::rows(&snapshot, system),
        cells: responses::cells(session, &snapshot, system)?,
    })
}

fn assignment_row(snapshot: &Snapshot, row: &tables::Assignment, today: &str) -> AssignmentRow {
    let answered = snapshot.content.responses.iter().any(|response| response.assignment == row.id);
    let state = if row.withdrawn_at.is_some() {
        AssignmentState::Withdrawn
    } else if answered {
        AssignmentState::Answered
    } else if row.valid_until.as_str() < today {
        AssignmentState::Expired
    } else {
        AssignmentState::Sent
    };
    let sets = tables::codes_from_json(&row.sets).map_or(0, |sets| sets.len());
    AssignmentRow {
        id: row.id.clone(),
        function: row.function.clone(),
        authority_name: snapshot.authority_name(&row.authority),
        form: row.form.clone(),
        sets: u32::try_from(sets).unwrap_or(u32::MAX),
        valid_until: row.valid_until.clone(),
        created_at: row.created_at.clone(),
        state,
    }
}

/// Owners of what a system carries, by authority and function.
fn owners(snapshot: &Snapshot, ix: usize) -> Vec<AskableOwner> {
    let mut owners: Vec<AskableOwner> = Vec::new();
    for carried in snapshot.carried(ix) {
        let row = &snapshot.content.sets[carried.set];
        if snapshot.stopped.sets.contains_key(&row.id) {
            continue;
        }
        let function = row.owner.clone().unwrap_or_default();
        let place =
            owners.iter().position(|known| known.authority == row.authority && known.function == function);
        let place = place.unwrap_or_else(|| {
            owners.push(AskableOwner {
                authority: row.authority.clone(),
                authority_name: snapshot.authority_name(&row.authority),
                function,
                sets: Vec::new(),
                names: Vec::new(),
            });
            owners.len() - 1
        });
        owners[place].sets.push(row.id.clone());
        owners[place].names.push(row.name.clone());
    }
    owners.sort_by(|a, b| (&a.authority_name, &a.function).cmp(&(&b.authority_name, &b.function)));
    owners
}
