//! Trust lists: which keys the registry goes by, and issuing a new list.

use chrono::{DateTime, Days, Timelike, Utc};
use serde::Serialize;
use varsam_bundle::keys::{Jwk, thumbprint};
use varsam_bundle::payload::{Audience, Grant, Revocation, RevocationReason, Role, TrustBody, TrustEntry};
use varsam_bundle::{
    BundleError, Content, ErrorCode, Identified, RawDocument, TrustStore, Verified, verify_trust_list,
    write_bundle,
};

use crate::db::{Db, Settings, Tx};
use crate::error::RegistryError;
use crate::given::Given;
use crate::import::retry_set_aside;
use crate::receipt::{Signer, sign};
use crate::report::{DocumentReport, Standing};

/// The trust list the registry goes by.
pub(crate) fn current(tx: &Tx<'_>, settings: &Settings) -> Result<TrustStore, RegistryError> {
    match tx.newest_trust_list()? {
        None => Ok(TrustStore::empty(settings.org.clone(), settings.sample)),
        Some((_, _, json)) => {
            let raw = RawDocument { index: 0, json: json.as_bytes() };
            TrustStore::open(&raw, &settings.root)
                .map_err(|error| RegistryError::bundle("the registry's trust list", error))
        }
    }
}

/// Takes a trust list when it is newer than the one the registry has. The new store stands beside
/// the report when it was taken.
pub(crate) fn take(
    tx: &Tx<'_>,
    settings: &Settings,
    file: &str,
    raw: &RawDocument<'_>,
    now: DateTime<Utc>,
) -> Result<(DocumentReport, Option<TrustStore>), RegistryError> {
    let verified = match verify_trust_list(raw, &settings.root) {
        Ok(verified) => verified,
        Err(error) => return Ok((DocumentReport::unread(file, raw.index, &error), None)),
    };
    let report = |standing, code| DocumentReport::verified(file, raw.index, &verified, standing, code);
    let newest = tx.newest_trust_list()?;
    if newest.as_ref().is_some_and(|(_, document, _)| *document == verified.document_sha256) {
        return Ok((report(Standing::Already, "already_imported"), None));
    }
    let newest = newest.map_or(0, |(version, _, _)| version);
    match acceptable(&verified, settings, newest) {
        Ok(version) => {
            let json = String::from_utf8_lossy(raw.json);
            tx.insert_trust_list(version, &verified.document_sha256, &json, now)?;
            Ok((report(Standing::New, "imported"), Some(current(tx, settings)?)))
        }
        Err(error) => {
            let document = Identified {
                typ: verified.typ,
                kid: verified.kid.clone(),
                envelope_sha256: verified.envelope_sha256.clone(),
                document_sha256: verified.document_sha256.clone(),
            };
            Ok((DocumentReport::unread(file, raw.index, &error).identified(document), None))
        }
    }
}

/// The version of a list that may follow the newest one here.
fn acceptable(verified: &Verified, settings: &Settings, newest: u32) -> Result<u32, BundleError> {
    let Content::Trust(body) = &verified.content else {
        return Err(BundleError::new(ErrorCode::NotTheRoot, "not a trust list"));
    };
    if verified.common.sample != settings.sample {
        return Err(BundleError::new(ErrorCode::SampleMismatch, ""));
    }
    if verified.common.org != settings.org {
        return Err(BundleError::new(ErrorCode::OrgMismatch, verified.common.org.clone()));
    }
    if body.version <= newest {
        let detail = format!("version {}, and {newest} is here", body.version);
        return Err(BundleError::new(ErrorCode::OlderTrustList, detail));
    }
    Ok(body.version)
}

/// Which keys the registry goes by.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrustReport {
    /// `trust-report/1`.
    pub v: &'static str,
    /// The organisation number.
    pub org: String,
    /// Whether the registry takes sample documents.
    pub sample: bool,
    /// The pinned root.
    pub root: String,
    /// The newest list's version; 0 for none.
    pub version: u32,
    /// The newest list's entries.
    pub entries: Vec<TrustEntry>,
    /// Thumbprints and functions of keys that wait for the next list.
    pub waiting: Vec<(String, String)>,
}

/// Shows the newest trust list and the keys that wait for the next.
///
/// # Errors
/// Those of the database.
pub fn list(db: &mut Db) -> Result<TrustReport, RegistryError> {
    let tx = db.read()?;
    let settings = tx.settings()?;
    let store = current(&tx, &settings)?;
    let waiting = tx
        .enrolments()?
        .into_iter()
        .filter(|enrolment| store.entry(&enrolment.kid).is_none())
        .map(|enrolment| (enrolment.kid, enrolment.function))
        .collect();
    Ok(TrustReport {
        v: "trust-report/1",
        version: store.version(),
        entries: store.entries().cloned().collect(),
        org: settings.org,
        sample: settings.sample,
        root: settings.root,
        waiting,
    })
}

/// How long things hold that a new trust list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// Days that a newly enrolled key holds.
    pub key_days: u32,
    /// Days until a newer list should be fetched.
    pub list_days: u32,
}

/// What a new trust list says otherwise of keys that the newest one has, as thumbprints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Revoked: somebody else may have the key. It signs nothing more that has not been receipted.
    pub compromised: Vec<String>,
    /// Revoked: the holder left. What comes within the days of grace is still taken.
    pub left: Vec<String>,
    /// Valid for as long as a newly enrolled key.
    pub renew: Vec<String>,
}

/// A new trust list that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IssuedList {
    /// `issued-list/1`.
    pub v: &'static str,
    /// Its version.
    pub version: u32,
    /// How many keys it has.
    pub keys: usize,
    /// Its document digest.
    pub document: String,
    /// The bundle to hand out.
    #[serde(skip)]
    pub bundle: Vec<u8>,
}

/// Issues a new trust list: what the newest one has, and every enrolled key. The registry goes by
/// it at once.
///
/// # Errors
/// `not_the_root` when the key is not the pinned one, [`RegistryError::NotFound`] for a change of a key
/// that no list has, and those of the database.
pub fn issue(
    db: &mut Db,
    root: &Signer,
    validity: Validity,
    changes: &Changes,
    given: &Given,
) -> Result<IssuedList, RegistryError> {
    let tx = db.begin()?;
    let settings = tx.settings()?;
    let kid = thumbprint(&root.key);
    if kid != settings.root {
        let error =
            BundleError::new(ErrorCode::NotTheRoot, format!("the registry's root is {}", settings.root));
        return Err(RegistryError::bundle("the root's key file", error));
    }
    let store = current(&tx, &settings)?;
    let mut entries = entries(&tx, &store, root, validity, given)?;
    change(&mut entries, changes, validity, given)?;
    let body = TrustBody {
        version: store.version() + 1,
        next_update: day_after(given.now, validity.list_days),
        entries,
    };
    let (version, keys) = (body.version, body.entries.len());
    let (issued, sealed) = sign(&tx, body, Audience::Everyone, root, given)?;
    tx.insert_trust_list(version, &issued.document, &sealed.json, given.now)?;
    tx.commit()?;
    retry_set_aside(db, given.now)?;
    let bundle = write_bundle([sealed.json.as_str()])
        .map_err(|error| RegistryError::bundle("the new trust list", error))?;
    Ok(IssuedList { v: "issued-list/1", version, keys, document: issued.document, bundle })
}

fn change(
    entries: &mut [TrustEntry],
    changes: &Changes,
    validity: Validity,
    given: &Given,
) -> Result<(), RegistryError> {
    let mut find = |kid: &String| {
        let found = entries.iter().position(|entry| entry.kid == *kid);
        found.ok_or_else(|| RegistryError::NotFound(kid.clone()))
    };
    let renewed = changes.renew.iter().map(&mut find).collect::<Result<Vec<_>, _>>()?;
    let left = changes.left.iter().map(&mut find).collect::<Result<Vec<_>, _>>()?;
    let compromised = changes.compromised.iter().map(&mut find).collect::<Result<Vec<_>, _>>()?;
    for at in renewed {
        entries[at].valid_until = day_after(given.now, validity.key_days);
    }
    let reasons = [(left, RevocationReason::Left), (compromised, RevocationReason::Compromised)];
    for (at, reason) in
        reasons.into_iter().flat_map(|(all, reason)| all.into_iter().map(move |at| (at, reason)))
    {
        // A moment is written to the second.
        let now = given.now.with_nanosecond(0).unwrap_or(given.now);
        // Somebody may find out after a holder left that the key was copied; never the other way.
        if entries[at].revoked.as_ref().is_none_or(|before| before.reason == RevocationReason::Left) {
            entries[at].revoked = Some(Revocation { at: now, reason });
        }
    }
    Ok(())
}

fn entries(
    tx: &Tx<'_>,
    store: &TrustStore,
    root: &Signer,
    validity: Validity,
    given: &Given,
) -> Result<Vec<TrustEntry>, RegistryError> {
    let mut entries: Vec<TrustEntry> = store.entries().cloned().collect();
    let fresh = |key: Jwk, function: String, name, grants| TrustEntry {
        kid: key.thumbprint(),
        key,
        function,
        name,
        grants,
        valid_from: given.now.date_naive(),
        valid_until: day_after(given.now, validity.key_days),
        revoked: None,
    };
    for enrolment in tx.enrolments()? {
        let grants: Vec<Grant> = enrolment
            .grants
            .into_iter()
            .filter_map(|(role, authority, function)| {
                Role::parse(&role).map(|role| Grant { role, authority, function })
            })
            .collect();
        match entries.iter_mut().find(|entry| entry.kid == enrolment.kid) {
            // A key that was revoked stays revoked, whatever was enrolled before.
            Some(entry) => entry.grants = grants,
            None => {
                entries.push(fresh(Jwk::from_x(enrolment.x), enrolment.function, enrolment.name, grants));
            }
        }
    }
    let kid = thumbprint(&root.key);
    if !entries.iter().any(|entry| entry.kid == kid) {
        entries.push(fresh(Jwk::of(&root.key), root.function.clone(), None, Vec::new()));
    }
    Ok(entries)
}

fn day_after(now: DateTime<Utc>, days: u32) -> chrono::NaiveDate {
    let today = now.date_naive();
    today.checked_add_days(Days::new(u64::from(days))).unwrap_or(today)
}
