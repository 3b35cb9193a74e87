//! Asking the centre to trust a key: a document that proves that somebody has it, and its thumbprint
//! to be read out by phone. Nothing of it is kept here; the name goes to the centre alone.

use varsam_bundle::keys::grouped;
use varsam_bundle::payload::{Audience, Common, EnrolBody, Issuer, Payload, Person};
use varsam_bundle::{RawDocument, identity_file, open_bundle, seal, verify_self_contained, write_bundle};
use varsam_store::write_whole;
use zeroize::Zeroizing;

use crate::dto::{EnrolKey, KeyEnrolled};
use crate::export::file_name;
use crate::register::{optional_text, valid_text};
use crate::sign::check_belongs;
use crate::{App, AppError, Host, SaveKind, identity};

/// Saves an enrolment of a key for the centre; `None` when the person changes their mind.
///
/// # Errors
/// `name_empty`, `name_invalid`, `centre_no_org`, `wrong_key_passphrase`, `identity_missing`,
/// `identity_damaged`, `key_revoked`, `export_check_failed` when the written file does not verify,
/// those of the disk.
pub fn enrol_key<H: Host>(app: &App<H>, request: EnrolKey) -> Result<Option<KeyEnrolled>, AppError> {
    let passphrase = Zeroizing::new(request.passphrase);
    let name = valid_text(&request.name)?;
    let code = optional_text(&request.code)?;
    let found = identity::by_id(app, &request.identity)?;
    let (open, org, sample) = {
        let mut state = app.state();
        let session = state.session()?;
        let snapshot = session.snapshot()?;
        check_belongs(&found, &snapshot)?;
        session.trust(&snapshot.content)?.refuse_revoked(&found.identity)?;
        let register = &snapshot.content.register;
        let org = register.org.clone().ok_or_else(|| AppError::new("centre_no_org"))?;
        (register.uuid.clone(), org, register.sample)
    };
    let key = identity_file::unlock(&found.text, &passphrase)?;
    let person = Person { kid: found.identity.kid.clone(), function: found.identity.function.clone() };
    // A device of its own: what is enrolled is no document of the register, and leaves no gap there.
    let common = Common {
        id: app.uuid(),
        org,
        audience: Audience::Centre,
        issuer: Issuer { person, device: app.uuid().to_string() },
        issued_at: app.host.now(),
        seq: 1,
        prev_seq: None,
        sample,
    };
    let function = found.identity.function.clone();
    let body = EnrolBody { key: found.identity.key.clone(), function: function.clone(), name, code };
    let sealed = seal(&Payload::new(common, body), &key)?;
    let bytes = write_bundle([sealed.json.as_str()])?;
    let suggested = file_name(&format!("Anmälan av nyckel, {function}"));
    let Some(path) = app.host.ask_save(SaveKind::Bundle, &format!("{suggested}.vbundle")) else {
        return Ok(None);
    };
    app.still_open(&open)?;
    write_whole(&path, &bytes)?;
    opens_again(&std::fs::read(&path)?, &found.identity.key)?;
    Ok(Some(KeyEnrolled {
        path: path.display().to_string(),
        function,
        thumbprint: grouped(&found.identity.kid),
    }))
}

fn opens_again(bytes: &[u8], key: &varsam_bundle::keys::Jwk) -> Result<(), AppError> {
    let failed = |detail: String| AppError::new("export_check_failed").with("detail", detail);
    let documents = open_bundle(bytes).map_err(|error| failed(error.to_string()))?;
    let [document]: [RawDocument<'_>; 1] =
        documents.try_into().map_err(|_| failed("not one document".to_owned()))?;
    verify_self_contained(&document, key).map(drop).map_err(|error| failed(error.to_string()))
}
