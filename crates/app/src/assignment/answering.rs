//! The owner's side: an assignment is answered alone, in a file of its own that the one-time code
//! encrypts, and handed in signed by a key that is made for it alone.
//!
//! The file is a register with the assigned sets and nothing else, so that the question view, undo
//! and what is saved are the same as everywhere. It holds no level that anybody else has set.

use std::collections::BTreeMap;
use std::path::PathBuf;

use varsam_bundle::digest::{hex, sha256_hex};
use varsam_bundle::keys::Jwk;
use varsam_bundle::payload::{
    AssignmentBody, Audience, Common, Issuer, LevelRef, Payload, Person, ResponseAnswer, ResponseBody,
};
use varsam_bundle::{
    Asked, RawDocument, SigningKey, one_time_code, open_bundle, read_assignment, seal, verify_self_contained,
    write_bundle,
};
use varsam_store::{NewRegister, Op, Store, StoreError, ending, tables, write_whole};
use zeroize::Zeroizing;

use super::rows;
use crate::assets::valid_long_text;
use crate::dto::{AnsweringView, AssignmentFile, Changed, RegisterView};
use crate::export::{self, file_name};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, SaveKind, gate, start};

/// The largest assignment that is read: as the format says.
const MAX_FILE: u64 = 32 * 1024 * 1024;

/// An assignment that was chosen and not opened.
pub(crate) struct ChosenAssignment {
    asked: Asked,
    jws: String,
}

/// Asks for an assignment and says what it is. It is not opened before its code is given.
///
/// # Errors
/// `assignment_bad` for anything else than an assignment, `too_large`, those of the disk.
pub fn choose_assignment<H: Host>(app: &App<H>) -> Result<Option<AssignmentFile>, AppError> {
    let Some(path) = app.host.ask_assignment() else { return Ok(None) };
    if std::fs::metadata(&path)?.len() > MAX_FILE {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Err(AppError::new("too_large").with("file", file).with("most", MAX_FILE / (1024 * 1024)));
    }
    let chosen = read(&std::fs::read(&path)?)?;
    let body = &chosen.asked.body;
    let today = app.host.now().date_naive();
    let view = AssignmentFile {
        system: body.scope.name.clone(),
        authority_name: body.scope.authority_name.clone(),
        function: body.owner.function.clone(),
        sets: u32::try_from(body.sets.len()).unwrap_or(u32::MAX),
        valid_until: body.valid_until.to_string(),
        expired: today > body.valid_until,
        begun: working_file(app, body).exists(),
    };
    app.state().assignment = Some(chosen);
    Ok(Some(view))
}

fn read(bytes: &[u8]) -> Result<ChosenAssignment, AppError> {
    let bad = |detail: String| AppError::new("assignment_bad").with("detail", detail);
    let documents = open_bundle(bytes).map_err(|error| bad(error.to_string()))?;
    let [document] = documents.as_slice() else {
        return Err(bad(format!("{} documents", documents.len())));
    };
    let asked = read_assignment(document).map_err(|error| bad(error.to_string()))?;
    varsam_exchange::read_pack(asked.body.pack_content.as_bytes())
        .map_err(|problems| bad(format!("{problems:?}")))?;
    Ok(ChosenAssignment { asked, jws: String::from_utf8_lossy(document.json).into_owned() })
}

/// Opens the chosen assignment with its code: a file of its own is made, or the one that was begun
/// is opened again.
///
/// # Errors
/// `assignment_none` when none is chosen, `assignment_code_wrong`, `register_in_use`, those of the
/// disk. The register that was open stays open.
pub fn open_assignment<H: Host>(app: &App<H>, code: String) -> Result<Changed<RegisterView>, AppError> {
    let typed = Zeroizing::new(code);
    let (body, common, document, jws) = {
        let state = app.state();
        let chosen = state.assignment.as_ref().ok_or_else(|| AppError::new("assignment_none"))?;
        if !chosen.asked.opens_with(&typed) {
            return Err(AppError::new("assignment_code_wrong"));
        }
        let asked = &chosen.asked;
        (asked.body.clone(), asked.common.clone(), asked.document_sha256.clone(), chosen.jws.clone())
    };
    let code = Zeroizing::new(one_time_code::normal(&typed).unwrap_or_default());
    let path = working_file(app, &body);
    let session = if path.exists() {
        let store = Store::open(&path, &code, &app.host.account(), &app.now())
            .map_err(|error| AppError::from(error).with("path", path.display()))?;
        Session::new(store)?
    } else {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let asked = Asked { document_sha256: document, common, body };
        begin(app, &path, &asked, &jws, &code)?
    };
    start::open_session(app, session)
}

/// Where an assignment is answered: by its id, so that the same assignment goes on where it was.
fn working_file<H: Host>(app: &App<H>, body: &AssignmentBody) -> PathBuf {
    let name = file_name(&format!("{} {}", body.scope.name, body.assignment));
    app.host.home().join("Varsam").join("Uppdrag").join(format!("{name}.{}", ending()))
}

/// Makes the file that an assignment is answered in.
fn begin<H: Host>(
    app: &App<H>,
    path: &std::path::Path,
    asked: &Asked,
    jws: &str,
    code: &str,
) -> Result<Session, AppError> {
    let stamp = app.stamp();
    let body = &asked.body;
    let new = NewRegister {
        register: tables::Register {
            id: 1,
            uuid: app.uuid().to_string(),
            device: app.uuid().to_string(),
            name: body.scope.name.clone(),
            org: Some(asked.common.org.clone()),
            sample: asked.common.sample,
            pack_id: body.pack.id.clone(),
            pack_version: body.pack.version.clone(),
            created_at: stamp.at.clone(),
        },
        pack: tables::Pack {
            id: body.pack.id.clone(),
            version: body.pack.version.clone(),
            sha256: sha256_hex(body.pack_content.as_bytes()),
            content: body.pack_content.clone(),
        },
    };
    let mut secret = Zeroizing::new([0; 32]);
    app.host.random(secret.as_mut());
    let answering = tables::Answering {
        id: 1,
        assignment: body.assignment.to_string(),
        document: asked.document_sha256.clone(),
        system: body.scope.id.clone(),
        code: code.to_owned(),
        secret: hex(secret.as_slice()),
        jws: jws.to_owned(),
        handed_in: 0,
        handed_in_at: None,
        last_document: None,
    };
    let passed = gate::passed(&body.scope.id, &std::collections::BTreeSet::new(), &stamp)?;
    let mut store = Store::create(path, code, &new, &stamp)
        .map_err(|error| AppError::from(error).with("path", path.display()))?;
    let stamp = app.stamp();
    store.transact::<_, StoreError>(Op::OpenAssignment, &answering.assignment, &stamp, |t| {
        rows::put(t, body)?;
        // The facilitator's register has answered the stop-gate, or nothing would have been asked.
        t.put(&passed)?;
        t.put(&answering)
    })?;
    Session::new(store)
}

/// The assignment that is being answered; `None` in an ordinary register.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn answering<H: Host>(app: &App<H>) -> Result<Option<AnsweringView>, AppError> {
    let mut state = app.state();
    view(state.session()?)
}

fn view(session: &mut Session) -> Result<Option<AnsweringView>, AppError> {
    let snapshot = session.snapshot()?;
    let Some(row) = snapshot.content.answering.first() else { return Ok(None) };
    let body = body_of(row)?.body;
    let answered = answers(session, &snapshot, &body).len();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Some(AnsweringView {
        system: row.system.clone(),
        name: body.scope.name.clone(),
        function: body.owner.function.clone(),
        invitation: body.invitation.clone(),
        valid_until: body.valid_until.to_string(),
        expired: body.valid_until.to_string() < session.today,
        answered: count(answered),
        questions: count(body.sets.len() * body.aspects.len()),
        handed_in_at: row.handed_in_at.clone(),
    }))
}

fn body_of(row: &tables::Answering) -> Result<Asked, AppError> {
    read_assignment(&RawDocument { index: 0, json: row.jws.as_bytes() })
        .map_err(|error| AppError::new("register_damaged").with("detail", error))
}

/// Signs the answers and saves them where the person says; `None` when they change their mind. It
/// can be done again: the later answer counts.
///
/// # Errors
/// `assignment_none` in an ordinary register, `nothing_answered`, `reason_too_long`,
/// `export_check_failed`, those of the disk.
pub fn hand_in<H: Host>(app: &App<H>, notes: &str) -> Result<Option<Changed<AnsweringView>>, AppError> {
    let notes = valid_long_text(notes.trim())?;
    let suggested = {
        let mut state = app.state();
        let session = state.session()?;
        let snapshot = session.snapshot()?;
        let row = answering_row(&snapshot)?;
        let body = body_of(row)?.body;
        if answers(session, &snapshot, &body).is_empty() && notes.is_empty() {
            return Err(AppError::new("nothing_answered"));
        }
        file_name(&format!("Svar, {}, {}", body.scope.name, body.owner.function))
    };
    let open = app.open_register()?;
    let Some(path) = app.host.ask_save(SaveKind::Bundle, &format!("{suggested}.vbundle")) else {
        return Ok(None);
    };
    app.still_open(&open)?;
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let row = answering_row(&snapshot)?;
    let key = key_of(row)?;
    let response = response(app, session, &snapshot, row, &key, notes)?;
    let sealed = seal(&response, &key)?;
    let bytes = write_bundle([sealed.json.as_str()])?;
    write_whole(&path, &bytes)?;
    opened_again(&path, &key, &sealed.document_sha256)?;
    let handed_in = tables::Answering {
        handed_in: row.handed_in + 1,
        handed_in_at: Some(stamp.at.clone()),
        last_document: Some(sealed.document_sha256.clone()),
        ..row.clone()
    };
    session.store.transact::<_, StoreError>(Op::HandIn, &row.system, &stamp, |t| {
        t.put(&handed_in)?;
        t.put(&export::row(t, &row.system, "response", &path, &bytes, &stamp.at)?)
    })?;
    session.changed();
    let view = view(session)?.ok_or_else(|| AppError::new("assignment_none"))?;
    session.answer(view).map(Some)
}

fn answering_row(snapshot: &Snapshot) -> Result<&tables::Answering, AppError> {
    snapshot.content.answering.first().ok_or_else(|| AppError::new("assignment_none"))
}

fn key_of(row: &tables::Answering) -> Result<SigningKey, AppError> {
    let damaged = || AppError::new("register_damaged").with("detail", "answering.secret");
    let mut bytes = Zeroizing::new([0; 32]);
    if row.secret.len() != 64 || !row.secret.is_ascii() {
        return Err(damaged());
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&row.secret[2 * place..2 * place + 2], 16).map_err(|_| damaged())?;
    }
    Ok(SigningKey::from_bytes(&bytes))
}

fn response<H: Host>(
    app: &App<H>,
    session: &Session,
    snapshot: &Snapshot,
    row: &tables::Answering,
    key: &SigningKey,
    notes: String,
) -> Result<Payload<ResponseBody>, AppError> {
    let asked = body_of(row)?;
    let register = &snapshot.content.register;
    let jwk = Jwk::of(key);
    let common = Common {
        id: app.uuid(),
        org: asked.common.org,
        audience: Audience::Facilitator,
        issuer: Issuer {
            person: Person { kid: jwk.thumbprint(), function: asked.body.owner.function.clone() },
            device: register.device.clone(),
        },
        issued_at: app.host.now(),
        seq: u64::try_from(row.handed_in).unwrap_or_default() + 1,
        prev_seq: row.last_document.clone(),
        sample: register.sample,
    };
    let body = ResponseBody {
        assignment: asked.body.assignment,
        assignment_sha256: row.document.clone(),
        code: Some(row.code.clone()),
        key: jwk,
        answers: answers(session, snapshot, &asked.body),
        notes,
    };
    Ok(Payload::new(common, body))
}

/// Every question of the assignment that has an answer. "Vet inte" is one; what was skipped has none.
fn answers(session: &Session, snapshot: &Snapshot, body: &AssignmentBody) -> Vec<ResponseAnswer> {
    let questions = body.sets.iter().flat_map(|set| body.aspects.iter().map(move |aspect| (set, aspect)));
    let answers = questions.filter_map(|(asked, aspect)| {
        let set = snapshot.set(&asked.id).ok()?;
        let place = session.pack.aspect_index(aspect)?;
        let level =
            snapshot.facts.sets[set].levels[place].and_then(|number| session.pack.level(place, number));
        let unknown = level.is_none() && snapshot.is_unknown(&asked.id, aspect);
        if level.is_none() && !unknown {
            return None;
        }
        let row = snapshot.level_row(set, aspect);
        Some(ResponseAnswer {
            set: asked.id.clone(),
            set_revision: asked.set_revision,
            aspect: aspect.clone(),
            level: level.map(|level| LevelRef { level: level.id.clone(), number: i64::from(level.number) }),
            unknown,
            category: row.and_then(|row| row.category.clone()).filter(|_| !unknown),
            reason: row.map(|row| row.reason.clone()).unwrap_or_default(),
            consequences: consequences(snapshot, &asked.id, aspect),
        })
    });
    answers.collect()
}

fn consequences(snapshot: &Snapshot, set: &str, aspect: &str) -> BTreeMap<String, String> {
    let rows = snapshot.content.consequences.iter();
    rows.filter(|row| row.info_set == set && row.aspect == aspect)
        .map(|row| (row.category.clone(), row.level.clone()))
        .collect()
}

/// Reads the file back and verifies what is in it.
fn opened_again(path: &std::path::Path, key: &SigningKey, sha256: &str) -> Result<(), AppError> {
    let failed = |detail: String| AppError::new("export_check_failed").with("detail", detail);
    let bytes = std::fs::read(path)?;
    let documents = open_bundle(&bytes).map_err(|error| failed(error.to_string()))?;
    let [document] = documents.as_slice() else {
        return Err(failed(format!("{} documents", documents.len())));
    };
    let verified =
        verify_self_contained(document, &Jwk::of(key)).map_err(|error| failed(error.to_string()))?;
    if verified.document_sha256 == sha256 { Ok(()) } else { Err(failed(verified.document_sha256)) }
}
