//! Enrolment: somebody's new key, compared in person or by phone, for the next trust list.

use serde::Serialize;
use varsam_bundle::keys::grouped;
use varsam_bundle::payload::{EnrolBody, Role, Typ};
use varsam_bundle::{BundleError, Content, Envelope, ErrorCode, Outcome, verify_document};

use crate::db::{Db, Enrolment};
use crate::error::{Exit, RegistryError};
use crate::given::Given;
use crate::import::retry_set_aside;
use crate::incoming::{SourceFile, each_document};
use crate::report::{DocumentReport, FileReport, Standing, exit};
use crate::trust_list;

/// What somebody grants to an enrolled key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRequest {
    /// The thumbprint that was compared in person or by phone.
    pub confirm: String,
    /// The roles.
    pub roles: Vec<Role>,
    /// The authority; `None` means every authority.
    pub authority: Option<String>,
    /// The function; `None` means any function.
    pub function: Option<String>,
}

/// What `trust enrol` did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EnrolReport {
    /// `enrol-report/1`.
    pub v: &'static str,
    /// Each document.
    pub documents: Vec<DocumentReport>,
    /// Each enrolment that was read.
    pub enrolments: Vec<EnrolledKey>,
    /// Documents set aside before that could be taken or refused now.
    pub retried: Vec<DocumentReport>,
    /// Files that are no bundles.
    pub files: Vec<FileReport>,
}

/// A key somebody wants enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EnrolledKey {
    /// Its thumbprint.
    pub kid: String,
    /// The same in groups, to read aloud.
    pub grouped: String,
    /// The holder's function.
    pub function: String,
    /// The holder's name.
    pub name: String,
    /// Whether it now waits for the next trust list.
    pub granted: bool,
}

impl EnrolReport {
    /// How the command ends.
    pub fn exit(&self) -> Exit {
        exit(&self.documents, &self.files)
    }
}

/// Takes trust lists, and enrolments of keys for the next list. Without a grant it only shows the
/// thumbprints, which somebody compares in person or by phone.
///
/// # Errors
/// Those of the database, or a grant that fits no enrolment; then nothing was kept.
pub fn enrol(
    db: &mut Db,
    files: &[SourceFile],
    grant: Option<&GrantRequest>,
    given: &Given,
) -> Result<EnrolReport, RegistryError> {
    let (found, bad_files) = each_document(files);
    let tx = db.begin()?;
    let settings = tx.settings()?;
    let (mut documents, mut enrolments) = (Vec::new(), Vec::new());
    for (file, raw) in &found {
        if Envelope::read(raw).is_ok_and(|envelope| envelope.typ == Typ::Trust) {
            documents.push(trust_list::take(&tx, &settings, file, raw, given.now)?.0);
            continue;
        }
        let trust = trust_list::current(&tx, &settings)?;
        let outcome = verify_document(raw, &trust, given.now);
        if let Some((key, waiting)) = enrolment(&outcome, grant) {
            if let Some(waiting) = waiting {
                tx.put_enrolment(&waiting, given.now)?;
            }
            enrolments.push(key);
        }
        documents.push(report(file, raw.index, outcome, &enrolments));
    }
    if let Some(grant) = grant
        && !enrolments.iter().any(|key| key.granted)
    {
        return Err(RegistryError::Usage(format!(
            "no enrolment in these files has the thumbprint {}. Compare it again, and give --confirm the one \
             that was read to you.",
            grant.confirm
        )));
    }
    tx.commit()?;
    let retried = retry_set_aside(db, given.now)?;
    Ok(EnrolReport { v: "enrol-report/1", documents, enrolments, retried, files: bad_files })
}

/// The key of a good enrolment, and what to store of it when it is granted something.
fn enrolment(outcome: &Outcome, grant: Option<&GrantRequest>) -> Option<(EnrolledKey, Option<Enrolment>)> {
    let Outcome::Good(verified) = outcome else { return None };
    let Content::Enrol(body) = &verified.content else { return None };
    let kid = body.key.thumbprint();
    let waiting =
        grant.filter(|grant| grant.confirm.replace(' ', "") == kid).map(|grant| waiting(body, &kid, grant));
    let key = EnrolledKey {
        grouped: grouped(&kid),
        kid,
        function: body.function.clone(),
        name: body.name.clone(),
        granted: waiting.is_some(),
    };
    Some((key, waiting))
}

fn waiting(body: &EnrolBody, kid: &str, grant: &GrantRequest) -> Enrolment {
    let one = |role: &Role| (role.as_str().to_owned(), grant.authority.clone(), grant.function.clone());
    Enrolment {
        kid: kid.to_owned(),
        x: body.key.x.clone(),
        function: body.function.clone(),
        name: Some(body.name.clone()),
        grants: grant.roles.iter().map(one).collect(),
    }
}

fn report(file: &str, index: usize, outcome: Outcome, enrolments: &[EnrolledKey]) -> DocumentReport {
    match outcome {
        Outcome::Good(verified) if matches!(verified.content, Content::Enrol(_)) => {
            let granted = enrolments.last().is_some_and(|key| key.granted);
            let code = if granted { "enrolled" } else { "not_yet_granted" };
            DocumentReport::verified(file, index, &verified, Standing::New, code)
        }
        Outcome::Good(_) => {
            let error = BundleError::new(ErrorCode::Unsupported, "neither trust list nor enrolment");
            DocumentReport::unread(file, index, &error)
        }
        Outcome::UnknownKey { document, reason } => {
            DocumentReport::of_identified(file, index, document, Standing::SetAside, reason.as_str())
        }
        Outcome::Bad { document, error } => DocumentReport::bad(file, index, document, &error),
    }
}
