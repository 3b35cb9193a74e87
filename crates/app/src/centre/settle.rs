//! What waited for a trust list is tried again by a newer one, as the centre does it: a signature that
//! counts now answers what it answers, and when that was the last approval, the levels are adopted.

use std::collections::BTreeSet;
use std::sync::Arc;

use varsam_bundle::TrustStore;
use varsam_bundle::payload::Typ;
use varsam_store::{Transaction, tables};

use crate::AppError;
use crate::session::Session;
use crate::sign::Effects;
use crate::signed::{self, Signed};
use crate::snapshot::Snapshot;
use crate::trust::{Judging, Trust, judged_anew};

/// What a newer list makes of what waited.
pub(super) struct Settled {
    judgements: Vec<tables::Judgement>,
    effects: Vec<Effects>,
}

impl Settled {
    /// Tries everything again that waits, but what is locked or stopped here.
    pub fn by(session: &mut Session, list: &Arc<TrustStore>, at: &str) -> Result<Self, AppError> {
        let snapshot = session.snapshot()?;
        let trust = Trust { list: Some(list.clone()), now: session.now };
        let mut settled = Self { judgements: Vec::new(), effects: Vec::new() };
        let waiting: BTreeSet<&str> = snapshot
            .content
            .judgements
            .iter()
            .filter(|row| row.standing == "waits")
            .map(|row| row.document.as_str())
            .collect();
        if waiting.is_empty() {
            return Ok(settled);
        }
        let documents = session.store.all_documents()?;
        let about = documents.iter().filter(|row| waiting.contains(row.sha256.as_str()));
        let systems: BTreeSet<&str> = about.map(|row| row.system.as_str()).collect();
        for system in systems {
            let locked = snapshot
                .content
                .custody
                .iter()
                .any(|row| row.kind == "system" && row.object == system && row.held != "lent");
            if let Ok(ix) = snapshot.asked_system(system)
                && !locked
            {
                settled.system((session, &snapshot), ix, &trust, &waiting, at)?;
            }
        }
        Ok(settled)
    }

    fn system(
        &mut self,
        (session, snapshot): (&Session, &Snapshot),
        ix: usize,
        trust: &Trust,
        waiting: &BTreeSet<&str>,
        at: &str,
    ) -> Result<(), AppError> {
        let system = &snapshot.content.systems[ix].id;
        let mut judging = Judging::of(session, snapshot)?.by(trust.clone());
        let all = signed::all_signed(session, system)?;
        let before = self.judgements.len();
        for signed in &all {
            for document in std::iter::once(&signed.document).chain(&signed.statements) {
                if waiting.contains(document.sha256.as_str())
                    && let Some(judged) = judged_anew(trust, document, &signed.body)
                {
                    let row = judged.row(&document.sha256, at);
                    judging.add(&row);
                    self.judgements.push(row);
                }
            }
        }
        let newest = all.iter().filter(|signed| is_result(signed)).max_by_key(|signed| signed.body.revision);
        if let Some(newest) = newest
            && self.judgements.len() > before
            && !signed::is_stale(session, snapshot, ix, newest)?
        {
            let approvals = session.store.set_approvals()?;
            self.effects.push(Effects::of(snapshot, ix, newest, &judging, &approvals, at)?);
        }
        Ok(())
    }

    pub fn put(&self, t: &mut Transaction<'_>) -> Result<(), AppError> {
        self.judgements.iter().try_for_each(|row| t.put(row))?;
        self.effects.iter().try_for_each(|effects| effects.put(t))
    }

    /// How many signatures count now that waited.
    pub fn count(&self) -> u32 {
        u32::try_from(self.judgements.len()).unwrap_or(u32::MAX)
    }
}

fn is_result(signed: &Signed) -> bool {
    signed.document.typ == Typ::Result.as_str()
}
