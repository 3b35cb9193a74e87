//! A file from the centre: chosen, read, and each document in it judged. Nothing is written.

use varsam_bundle::limits::MAX_BUNDLE;
use varsam_bundle::payload::Typ;
use varsam_bundle::{
    Content, Envelope, ErrorCode, Outcome, RawDocument, TrustStore, Verified, open_bundle, verify_document,
};

use super::trust_list::{self, Coming};
use super::{catalogue, pack};
use crate::dto::{CentreDocument, CentreFile, CentreState};
use crate::session::Session;
use crate::{App, AppError, Host};

/// A file from the centre that was read and not taken.
pub(crate) struct Chosen {
    name: String,
    /// Its documents, JSON, in order.
    documents: Vec<String>,
}

/// Asks for a file from the centre and says what is in it. Nothing is written.
///
/// # Errors
/// `no_register_open`, `centre_no_org` while the municipality's organisation number is not given,
/// `centre_not_bundle`, `too_large`, those of the disk.
pub fn choose_centre_file<H: Host>(app: &App<H>) -> Result<Option<CentreFile>, AppError> {
    let open = app.open_register()?;
    if app.state().session()?.snapshot()?.content.register.org.is_none() {
        return Err(AppError::new("centre_no_org"));
    }
    let Some(path) = app.host.ask_centre() else { return Ok(None) };
    app.still_open(&open)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if std::fs::metadata(&path)?.len() > MAX_BUNDLE as u64 {
        let most = MAX_BUNDLE / (1024 * 1024);
        return Err(AppError::new("too_large").with("file", &name).with("most", most));
    }
    let bytes = std::fs::read(&path)?;
    let documents = open_bundle(&bytes)
        .map_err(|error| AppError::new("centre_not_bundle").with("file", &name).with("detail", error))?;
    let text = |raw: &RawDocument<'_>| String::from_utf8_lossy(raw.json).into_owned();
    let chosen = Chosen { name, documents: documents.iter().map(text).collect() };
    let mut state = app.state();
    let view = chosen.view(state.session()?)?;
    state.centre = Some(chosen);
    Ok(Some(view))
}

/// Forgets the chosen file.
///
/// # Errors
/// None.
pub fn cancel_centre_file<H: Host>(app: &App<H>) -> Result<(), AppError> {
    app.state().centre = None;
    Ok(())
}

impl Chosen {
    /// What is in it, by the list that the register goes by now.
    pub(super) fn view(&self, session: &mut Session) -> Result<CentreFile, AppError> {
        let coming = self.list(session)?;
        let mut documents = Vec::new();
        for (place, raw) in (1..).zip(self.raw()) {
            let (kind, said) = said(session, &raw, coming.as_ref())?;
            let (state, error) = match said {
                Ok(state) => (state, None),
                Err(error) => (CentreState::Refused, Some((&error).into())),
            };
            documents.push(CentreDocument { place, kind: kind.to_owned(), state, error });
        }
        let list = coming.map(|coming| coming.view(session)).transpose()?;
        Ok(CentreFile { name: self.name.clone(), list, documents })
    }

    /// The newest trust list in it that can be taken.
    pub(super) fn list(&self, session: &mut Session) -> Result<Option<Coming>, AppError> {
        let mut best: Option<Coming> = None;
        for raw in self.raw() {
            if kind_of(&raw) != Some(Typ::Trust) {
                continue;
            }
            if let Ok(Some(coming)) = trust_list::examine(session, &raw)?
                && best.as_ref().is_none_or(|best| best.version() < coming.version())
            {
                best = Some(coming);
            }
        }
        Ok(best)
    }

    /// The document at a place, counted from 1.
    pub(super) fn document(&self, place: u32) -> Option<&str> {
        let at = usize::try_from(place).ok()?.checked_sub(1)?;
        self.documents.get(at).map(String::as_str)
    }

    fn raw(&self) -> impl Iterator<Item = RawDocument<'_>> {
        let documents = self.documents.iter().enumerate();
        documents.map(|(index, json)| RawDocument { index, json: json.as_bytes() })
    }
}

fn kind_of(raw: &RawDocument<'_>) -> Option<Typ> {
    Envelope::read(raw).ok().map(|envelope| envelope.typ)
}

type Said = (&'static str, Result<CentreState, AppError>);

/// What a document says it is, and what becomes of it.
fn said(session: &mut Session, raw: &RawDocument<'_>, coming: Option<&Coming>) -> Result<Said, AppError> {
    let envelope = match Envelope::read(raw) {
        Ok(envelope) => envelope,
        Err(error) => return Ok(("other", Err(AppError::new("centre_damaged").with("detail", error)))),
    };
    Ok(match envelope.typ {
        Typ::Trust => {
            let state = trust_list::examine(session, raw)?.and_then(|examined| match (examined, coming) {
                (None, _) => Ok(CentreState::Already),
                (Some(one), Some(best)) if one.sha256() != best.sha256() => Err(one.passed_by(best)),
                (Some(_), _) => Ok(CentreState::Ready),
            });
            ("trust", state)
        }
        Typ::Pack | Typ::Catalogue => {
            let state = match believed(session, raw) {
                // The list in the same file may know the key.
                Err(error) if coming.is_some() && error.code == "centre_unknown_key" => {
                    Ok(CentreState::AfterList)
                }
                Err(error) => Err(error),
                Ok(verified) => match &verified.content {
                    Content::Pack(body) => pack::examine(session, body),
                    Content::Catalogue(body) => catalogue::examine(session, body, &verified.document_sha256),
                    _ => Err(AppError::new("centre_damaged").with("detail", "not what it says")),
                },
            };
            (if envelope.typ == Typ::Pack { "pack" } else { "catalogue" }, state)
        }
        other => ("other", Err(AppError::new("centre_not_for_laptop").with("kind", other.as_str()))),
    })
}

/// A document that the trust list vouches for.
///
/// # Errors
/// `centre_unknown_key` when no list here knows its key, `centre_key_not_granted` when its key may not
/// sign that, `centre_sample`, `centre_other_org`, `centre_damaged`.
pub(super) fn believed(session: &mut Session, raw: &RawDocument<'_>) -> Result<Verified, AppError> {
    let snapshot = session.snapshot()?;
    let register = &snapshot.content.register;
    let empty = || TrustStore::empty(register.org.clone().unwrap_or_default(), register.sample).into();
    let list = session.trust(&snapshot.content)?.list.unwrap_or_else(empty);
    match verify_document(raw, &list, session.now) {
        Outcome::Good(verified) => Ok(*verified),
        Outcome::UnknownKey { .. } => Err(AppError::new("centre_unknown_key")),
        Outcome::Bad { error, .. } => Err(match error.kind() {
            ErrorCode::NotGranted | ErrorCode::KeyRevoked => AppError::new("centre_key_not_granted"),
            ErrorCode::SampleMismatch => AppError::new("centre_sample"),
            ErrorCode::OrgMismatch => AppError::new("centre_other_org").with("org", error.detail()),
            _ => AppError::new("centre_damaged").with("detail", error),
        }),
    }
}
