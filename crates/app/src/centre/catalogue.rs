//! The centre's catalogue of an authority: verified by the trust list, shown as what it would change, and
//! taken in one operation. What came from the centre is remembered as it came, so that a later catalogue
//! changes what nobody here has changed, and asks about the rest. Nothing is taken away by it.

mod compare;
mod facts;
mod fields;
mod led;
mod left_out;
mod rows;
mod view;
mod write;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use varsam_bundle::payload::CatalogueBody;
use varsam_bundle::{Content, RawDocument};
use varsam_domain::{Pack, check};
use varsam_store::{Kind, Op, Rehearsal, StoreError, tables};

use super::file::believed;
use crate::dto::{
    CatalogueAsked, CatalogueTaken, CatalogueView, CentralChoice, CentreState, Changed, TakeCatalogue,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

use compare::{Comparison, Fate, compare};
use fields::{Key, Things};
use left_out::LeftOut;
use write::Taking;

pub(super) use view::here;

/// What becomes of a catalogue that was verified.
///
/// # Errors
/// `catalogue_older`, `catalogue_forked`, `catalogue_facts`; those of the disk.
pub(super) fn examine(
    session: &mut Session,
    body: &CatalogueBody,
    sha256: &str,
) -> Result<CentreState, AppError> {
    let state = standing(session, body, sha256)?;
    if state == CentreState::Ready {
        facts::read(body, &session.pack, same_pack(session, body))?;
    }
    Ok(state)
}

/// Whether a catalogue holds already, or may be taken as far as its version says.
///
/// # Errors
/// `catalogue_older`; `catalogue_forked` for another catalogue of a version that came; those of the disk.
fn standing(session: &mut Session, body: &CatalogueBody, sha256: &str) -> Result<CentreState, AppError> {
    let snapshot = session.snapshot()?;
    let named = |error: AppError| {
        let name = snapshot.authority_name(&body.authority);
        error.with("name", name).with("version", body.version)
    };
    if let Some(seen) = snapshot.content.centre_catalogues.iter().find(|row| row.authority == body.authority)
    {
        match i64::from(body.version).cmp(&seen.version) {
            Ordering::Less => return Err(named(AppError::new("catalogue_older")).with("here", seen.version)),
            Ordering::Equal if seen.sha256 != sha256 => return Err(named(AppError::new("catalogue_forked"))),
            Ordering::Equal if taken(&snapshot, &body.authority) == Some(seen.version) => {
                return Ok(CentreState::Already);
            }
            Ordering::Equal | Ordering::Greater => {}
        }
    }
    Ok(CentreState::Ready)
}

/// The version of an authority's catalogue that holds here; none before the first, or when taking it was
/// undone.
fn taken(snapshot: &Snapshot, authority: &str) -> Option<i64> {
    let own = snapshot.content.resolved(Kind::Authority, authority);
    let of_own = |row: &&tables::Central| {
        row.authority == authority && row.kind == Kind::Authority.code() && row.object == own
    };
    snapshot.content.central.iter().find(of_own).map(|row| row.version)
}

/// Whether a catalogue's levels are levels of the register's own edition of the model.
fn same_pack(session: &Session, body: &CatalogueBody) -> bool {
    let pack = &body.pack;
    (&pack.id, &pack.version, &pack.sha256) == (&session.pack.id, &session.pack.version, &session.pack_sha256)
}

/// What taking a catalogue of the chosen file would change, with the centre's taken where it is asked
/// for. Nothing is written.
///
/// # Errors
/// `centre_none` when there is no such catalogue in the chosen file, or it holds already; those of judging
/// it; `catalogue_facts` when what would come of it does not hang together.
pub fn open_centre_catalogue<H: Host>(
    app: &App<H>,
    request: &CatalogueAsked,
) -> Result<CatalogueView, AppError> {
    let mut state = app.state();
    let json = state.centre.as_ref().and_then(|chosen| chosen.document(request.place)).map(str::to_owned);
    let json = json.ok_or_else(|| AppError::new("centre_none"))?;
    let session = state.session()?;
    let (prepared, _) = Prepared::of(session, &json)?;
    let fresh = || app.uuid().to_string();
    let after = prepared.rehearse(session, &request.take, &fresh)?;
    view::view(session, &prepared, after)
}

/// Takes a catalogue as it was shown. That it came is remembered and never undone; what it brought can be.
///
/// # Errors
/// `catalogue_moved_on` when the register has changed since it was shown; as [`open_centre_catalogue`].
/// Nothing of it is taken then.
pub fn take_catalogue<H: Host>(
    app: &App<H>,
    request: &TakeCatalogue,
) -> Result<Changed<CatalogueTaken>, AppError> {
    let (noted, stamp) = (app.stamp(), app.stamp());
    let mut state = app.state();
    let chosen = state.centre.take().ok_or_else(|| AppError::new("centre_none"))?;
    let taken = state.session().and_then(|session| {
        let json = chosen.document(request.place).ok_or_else(|| AppError::new("centre_none"))?;
        let (prepared, sha256) = Prepared::of(session, json)?;
        if seen(session) != request.seen {
            return Err(AppError::new("catalogue_moved_on"));
        }
        let fresh = || app.uuid().to_string();
        prepared.rehearse(session, &request.take, &fresh)?;
        let body = &prepared.body;
        let note = tables::CentreCatalogue {
            authority: body.authority.clone(),
            version: i64::from(body.version),
            sha256,
            seen_at: noted.at.clone(),
        };
        let known = prepared.snapshot.content.centre_catalogues.iter();
        if !known.into_iter().any(|row| (&row.authority, row.version) == (&note.authority, note.version)) {
            let op = Op::NoteCatalogue;
            session.store.transact::<_, StoreError>(op, &body.authority, &noted, |t| t.put(&note))?;
        }
        let pack = session.pack.clone();
        let taking = prepared.taking(&pack, &request.take, &fresh);
        let written = session.store.transact(Op::TakeCatalogue, &body.authority, &stamp, |t| taking.put(t));
        session.changed();
        written
    });
    let answer = taken.and_then(|()| {
        let session = state.session()?;
        let (centre, file) = (super::view(session)?, chosen.view(session)?);
        session.answer(CatalogueTaken { centre, file })
    });
    state.centre = Some(chosen);
    answer
}

/// The number of the newest operation: what a preview was made from.
fn seen(session: &Session) -> u32 {
    session.store.last_entry().map_or(0, |entry| u32::try_from(entry.seq).unwrap_or(u32::MAX))
}

/// A catalogue laid beside the register.
struct Prepared {
    body: Box<CatalogueBody>,
    snapshot: Arc<Snapshot>,
    here: Things,
    left: LeftOut,
    compared: Comparison,
    flow_ids: BTreeMap<(String, String), String>,
    /// Whether levels are taken.
    levels: bool,
}

impl Prepared {
    /// A catalogue by its document, with the document's digest.
    fn of(session: &mut Session, json: &str) -> Result<(Self, String), AppError> {
        let verified = believed(session, &RawDocument { index: 0, json: json.as_bytes() })?;
        let Content::Catalogue(body) = verified.content else { return Err(AppError::new("centre_none")) };
        if standing(session, &body, &verified.document_sha256)? != CentreState::Ready {
            return Err(AppError::new("centre_none"));
        }
        let snapshot = session.snapshot()?;
        let levels = same_pack(session, &body);
        let said = facts::read(&body, &session.pack, levels)?;
        let left = LeftOut::of(session, &snapshot, &body, &said)?;
        let said = led::led(said, &snapshot.content);
        let theirs = Things::of(&said, &session.pack, levels);
        let of_flow = |(at, ix): (&(String, String), &usize)| {
            let is_flow = fields::parts(&at.1).0 == "flow";
            is_flow.then(|| Some((at.clone(), said.flows.get(*ix)?.id.clone()))).flatten()
        };
        let flow_ids = theirs.links.iter().filter_map(of_flow).collect();
        let here = Things::of(&snapshot.facts, &session.pack, levels);
        let beside = (&snapshot.content, &left);
        let compared = compare(&body, &said, (theirs, &here), beside, levels)?;
        let prepared = Self { body, snapshot, here, left, compared, flow_ids, levels };
        Ok((prepared, verified.document_sha256))
    }

    /// What is written, with the centre's taken where it was chosen.
    fn taking<'a>(
        &'a self,
        pack: &'a Pack,
        take: &[CentralChoice],
        fresh: &'a dyn Fn() -> String,
    ) -> Taking<'a> {
        let chosen = |key: &Key, field: &str| {
            take.iter().any(|one| (one.kind.as_str(), &one.id, one.field.as_str()) == (key.0, &key.1, field))
        };
        let mut changes: BTreeMap<Key, BTreeSet<String>> = BTreeMap::new();
        for one in &self.compared.differences {
            let follows = one.fate == Fate::Follows;
            if follows || (one.fate == Fate::Differs && chosen(&one.key, &one.field)) {
                changes.entry(one.key.clone()).or_default().insert(one.field.clone());
            }
        }
        Taking {
            body: &self.body,
            compared: &self.compared,
            here: &self.here,
            flow_ids: &self.flow_ids,
            content: &self.snapshot.content,
            left: &self.left,
            pack,
            levels: self.levels,
            changes,
            fresh,
        }
    }

    /// Takes it and takes it back again: the register as it would be.
    ///
    /// # Errors
    /// `catalogue_facts` when more would be wrong in the register than is wrong now; those of locks.
    fn rehearse(
        &self,
        session: &mut Session,
        take: &[CentralChoice],
        fresh: &dyn Fn() -> String,
    ) -> Result<Rehearsal, AppError> {
        let pack = session.pack.clone();
        let taking = self.taking(&pack, take, fresh);
        let rehearsal = session.store.rehearse(Op::TakeCatalogue, |t| taking.put(t))?;
        let whole = session.store.content()?;
        let before = check(&whole.facts(&pack)?, &pack).len();
        let problems = check(&rehearsal.content.facts(&pack)?, &pack);
        if problems.len() > before {
            let problems = problems.into_iter().map(|problem| facts::problem(&problem.into()));
            return Err(facts::told(problems.collect()));
        }
        Ok(rehearsal)
    }
}
