//! A trust list that comes: judged against the pinned root and the highest version seen, shown key by
//! key, and taken. The first list pins its root. The whole thumbprint is 43 characters, and most of it
//! is shown to be compared by eye; the end is not shown at all but typed as the centre reads it out, so
//! that nobody can go on without having it from somewhere else than the file.

use std::collections::BTreeSet;
use std::sync::Arc;

use varsam_bundle::keys::grouped;
use varsam_bundle::payload::{TrustBody, TrustEntry};
use varsam_bundle::{Content, Envelope, ErrorCode, RawDocument, TrustStore, verify_trust_list};
use varsam_store::{Op, tables};

use super::settle::Settled;
use super::{key_row, view};
use crate::dto::{Changed, KeyChange, KeyRow, TakeTrustList, TrustListComing, TrustListTaken};
use crate::session::Session;
use crate::trust::Trust;
use crate::{App, AppError, Host};

/// How many characters of the root's thumbprint are typed: 66 bits, which nobody finds by trying keys.
const TYPED: usize = 11;

/// A trust list that can be taken.
pub(super) struct Coming {
    root: String,
    sha256: String,
    body: TrustBody,
    list: Arc<TrustStore>,
    jws: String,
    before: Option<u32>,
}

/// Looks at a trust list; `None` when it is the one that is here.
///
/// # Errors
/// Of the register outside. Inside: `trust_other_root`, `trust_older`, `trust_forked` for another list
/// of a version that is here, `centre_other_org`, `centre_sample`, `centre_damaged`.
pub(super) fn examine(
    session: &mut Session,
    raw: &RawDocument<'_>,
) -> Result<Result<Option<Coming>, AppError>, AppError> {
    let snapshot = session.snapshot()?;
    let here = snapshot.content.trust_lists.first();
    Ok(judged(raw, here, &snapshot.content.register))
}

fn judged(
    raw: &RawDocument<'_>,
    here: Option<&tables::TrustList>,
    register: &tables::Register,
) -> Result<Option<Coming>, AppError> {
    let damaged = |error| AppError::new("centre_damaged").with("detail", error);
    let signed_by = Envelope::read(raw).map_err(damaged)?.kid;
    let root = here.map_or(signed_by, |here| here.root.clone());
    let verified = verify_trust_list(raw, &root).map_err(|error| match error.kind() {
        ErrorCode::NotTheRoot => AppError::new("trust_other_root").with("root", grouped(&root)),
        _ => damaged(error),
    })?;
    if verified.common.sample != register.sample {
        return Err(AppError::new("centre_sample"));
    }
    if Some(&verified.common.org) != register.org.as_ref() {
        return Err(AppError::new("centre_other_org").with("org", &verified.common.org));
    }
    let Content::Trust(body) = verified.content else {
        return Err(AppError::new("centre_damaged").with("detail", "not a trust list"));
    };
    let before = here.map(|here| u32::try_from(here.version).unwrap_or(u32::MAX));
    if let (Some(here), Some(before)) = (here, before) {
        if here.sha256 == verified.document_sha256 {
            return Ok(None);
        }
        if body.version == before {
            return Err(AppError::new("trust_forked").with("version", before));
        }
        if body.version < before {
            return Err(older(body.version, before));
        }
    }
    let list = Arc::new(TrustStore::open(raw, &root).map_err(damaged)?);
    let jws = String::from_utf8_lossy(raw.json).into_owned();
    Ok(Some(Coming { root, sha256: verified.document_sha256, body, list, jws, before }))
}

fn older(version: u32, here: u32) -> AppError {
    AppError::new("trust_older").with("version", version).with("here", here)
}

impl Coming {
    pub fn version(&self) -> u32 {
        self.body.version
    }

    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Why this one of a file is not taken when the best one is.
    pub fn passed_by(&self, best: &Self) -> AppError {
        if self.root != best.root {
            AppError::new("trust_other_root").with("root", grouped(&best.root))
        } else if self.version() == best.version() {
            AppError::new("trust_forked").with("version", best.version())
        } else {
            older(self.version(), best.version())
        }
    }

    /// As it is shown before it is taken.
    pub fn view(&self, session: &mut Session) -> Result<TrustListComing, AppError> {
        let left_out = self.left_out();
        Ok(TrustListComing {
            version: self.body.version,
            before: self.before,
            root: self.shown_root(),
            root_left_out: u32::try_from(left_out).unwrap_or_default(),
            next_update: self.body.next_update.to_string(),
            overdue: self.body.next_update.to_string() < session.today,
            keys: self.keys(session)?,
        })
    }

    /// How many characters of the root's thumbprint are not shown.
    fn left_out(&self) -> usize {
        if self.before.is_none() { TYPED } else { 0 }
    }

    /// The root's thumbprint as it is shown, in groups.
    fn shown_root(&self) -> String {
        let shown = self.root.chars().count().saturating_sub(self.left_out());
        grouped(&self.root.chars().take(shown).collect::<String>())
    }

    /// What happens to each key, the worst first.
    fn keys(&self, session: &mut Session) -> Result<Vec<KeyRow>, AppError> {
        let snapshot = session.snapshot()?;
        let now = session.trust(&snapshot.content)?;
        let then = Trust { list: Some(self.list.clone()), now: now.now };
        let before = |kid: &str| now.list.as_ref().and_then(|list| list.entry(kid));
        let mut keys: Vec<KeyRow> = self
            .body
            .entries
            .iter()
            .map(|entry| key_row(&snapshot, &then, entry, change(before(&entry.kid), entry)))
            .collect();
        let there: BTreeSet<&str> = self.body.entries.iter().map(|entry| entry.kid.as_str()).collect();
        let gone = now.list.iter().flat_map(|list| list.entries()).filter(|old| !there.contains(&*old.kid));
        keys.extend(gone.map(|entry| key_row(&snapshot, &then, entry, KeyChange::Gone)));
        // The root has an entry of its own, and its end is not shown there either.
        let whole = grouped(&self.root);
        let root = keys.iter_mut().find(|key| key.thumbprint == whole);
        root.into_iter().for_each(|key| key.thumbprint = self.shown_root());
        keys.sort_by_key(|key| (key.change, key.function.to_lowercase()));
        Ok(keys)
    }

    /// Whether what was typed is the end of the root's thumbprint. Spaces between groups do not matter;
    /// capitals do, as a thumbprint has both.
    fn is_root(&self, typed: &str) -> bool {
        let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        typed.chars().count() >= TYPED && self.root.ends_with(&typed)
    }

    fn row(&self, at: &str) -> tables::TrustList {
        tables::TrustList {
            id: 1,
            root: self.root.clone(),
            version: i64::from(self.body.version),
            sha256: self.sha256.clone(),
            next_update: self.body.next_update.to_string(),
            taken_at: at.to_owned(),
            jws: self.jws.clone(),
        }
    }
}

fn change(before: Option<&TrustEntry>, now: &TrustEntry) -> KeyChange {
    match before {
        _ if now.revoked.is_some() && before.is_none_or(|before| before.revoked != now.revoked) => {
            KeyChange::Revoked
        }
        None => KeyChange::New,
        Some(before) if before == now => KeyChange::Same,
        Some(_) => KeyChange::Changed,
    }
}

/// Takes the trust list of the chosen file, and tries again what waited for it. It cannot be undone:
/// that would bring an older list, and give a revoked key its rights again.
///
/// # Errors
/// `centre_none` when no file is chosen or nothing in it can be taken; `root_wrong` when the end of the
/// root's thumbprint is not what was typed; those of the disk.
pub fn take_trust_list<H: Host>(
    app: &App<H>,
    request: TakeTrustList,
) -> Result<Changed<TrustListTaken>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let chosen = state.centre.take().ok_or_else(|| AppError::new("centre_none"))?;
    let taken = chosen.list(state.session()?).and_then(|coming| {
        let coming = coming.ok_or_else(|| AppError::new("centre_none"))?;
        if coming.before.is_none() && !coming.is_root(&request.root_end) {
            return Err(AppError::new("root_wrong"));
        }
        let session = state.session()?;
        let settled = Settled::by(session, &coming.list, &stamp.at)?;
        session.store.transact::<_, AppError>(
            Op::TakeTrustList,
            &coming.version().to_string(),
            &stamp,
            |t| {
                t.put(&coming.row(&stamp.at))?;
                settled.put(t)
            },
        )?;
        // Older pages of votes that were forgotten; what cannot be emptied now is overwritten in time.
        let _ = session.store.settle();
        session.changed();
        Ok(settled.count())
    });
    let settled = match taken {
        Ok(settled) => settled,
        Err(error) => {
            // A slip of the hand: the file stays chosen.
            state.centre = Some(chosen);
            return Err(error);
        }
    };
    let session = state.session()?;
    let (centre, file) = (view(session)?, chosen.view(session)?);
    let answer = TrustListTaken { centre, file: (file.documents.len() > 1).then_some(file), settled };
    let answer = session.answer(answer)?;
    state.centre = Some(chosen);
    Ok(answer)
}
