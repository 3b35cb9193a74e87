//! A content pack from the centre: verified by the trust list, never older than the newest that came,
//! and then moved to as any other edition of the model, with the same preview.

use std::cmp::Ordering;

use varsam_bundle::payload::PackBody;
use varsam_bundle::{Content, RawDocument};
use varsam_store::{Op, StoreError, tables};

use super::file::believed;
use crate::dto::{CentreState, Changed, PackChangeView};
use crate::session::Session;
use crate::{App, AppError, Host, pack_change};

/// What becomes of a pack that was verified.
pub(super) fn examine(session: &mut Session, body: &PackBody) -> Result<CentreState, AppError> {
    let snapshot = session.snapshot()?;
    let args = |error: AppError| error.with("name", &body.pack.id).with("version", &body.pack.version);
    if let Some(here) = snapshot.content.centre_packs.iter().find(|row| row.id == body.pack.id) {
        match compared(&body.pack.version, &here.version) {
            Ordering::Less => return Err(args(AppError::new("pack_older")).with("here", &here.version)),
            Ordering::Equal if here.sha256 != body.pack.sha256 => {
                return Err(args(AppError::new("pack_forked")));
            }
            Ordering::Equal | Ordering::Greater => {}
        }
    }
    if body.pack.id != session.pack.id {
        return Err(args(AppError::new("centre_pack_other")));
    }
    if body.pack.version == session.pack.version {
        let same = body.pack.sha256 == session.pack_sha256;
        return if same { Ok(CentreState::Already) } else { Err(args(AppError::new("pack_forked"))) };
    }
    pack_change::read(body.content.as_bytes()).map(|_| CentreState::Ready)
}

/// Takes a pack of the chosen file, and says what moving to it would mean. That it came is remembered
/// and never undone; moving to it is a step of its own, and can be.
///
/// # Errors
/// `centre_none` when there is no such pack in the chosen file; those of judging it; `pack_invalid`.
pub fn open_centre_pack<H: Host>(app: &App<H>, place: u32) -> Result<Changed<PackChangeView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let json = state.centre.as_ref().and_then(|chosen| chosen.document(place)).map(str::to_owned);
    let json = json.ok_or_else(|| AppError::new("centre_none"))?;
    let session = state.session()?;
    let verified = believed(session, &RawDocument { index: 0, json: json.as_bytes() })?;
    let Content::Pack(body) = verified.content else { return Err(AppError::new("centre_none")) };
    if examine(session, &body)? != CentreState::Ready {
        return Err(AppError::new("pack_same").with("version", &body.pack.version));
    }
    let seen = tables::CentrePack {
        id: body.pack.id,
        version: body.pack.version,
        sha256: body.pack.sha256,
        taken_at: stamp.at.clone(),
    };
    let (chosen, view) = pack_change::preview(session, body.content)?;
    session.store.transact::<_, StoreError>(Op::TakePack, &seen.version, &stamp, |t| t.put(&seen))?;
    session.changed();
    let answer = session.answer(view)?;
    state.pack = Some(chosen);
    Ok(answer)
}

/// Versions by their numbers: 2026-10 comes after 2026-9. What is no number is compared as text.
fn compared(one: &str, other: &str) -> Ordering {
    let parts = |text: &str| -> Vec<(u64, String)> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.map(|part| (part.parse().unwrap_or_default(), part.to_owned())).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let numbers = |parts: &[(u64, String)]| parts.iter().map(|(number, _)| *number).collect::<Vec<_>>();
    numbers(&one).cmp(&numbers(&other)).then_with(|| one.cmp(&other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        for (one, other, expected) in [
            ("2026-1", "2026-1", Ordering::Equal),
            ("2026-9", "2026-10", Ordering::Less),
            ("2027-1", "2026-12", Ordering::Greater),
            ("1.2.10", "1.2.9", Ordering::Greater),
            ("1.2", "1.2.1", Ordering::Less),
            ("2026-1a", "2026-1b", Ordering::Less),
        ] {
            assert_eq!(compared(one, other), expected, "{one} {other}");
        }
    }
}
