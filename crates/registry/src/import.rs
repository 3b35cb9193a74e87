//! Import: documents are verified by several threads, judged and written by one, about a hundred in
//! a transaction, and receipted when all are in.
//!
//! Each document is judged by itself: one that is bad does not hinder the others. Documents are
//! immutable and their digests are their names, so importing again changes nothing, and what a
//! stopped import did not come to the next one does. How many documents a transaction has and how
//! many threads there are makes no difference to what comes of it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Serialize;
use varsam_bundle::TrustStore;

use crate::adoption;
use crate::db::{Aside, Db, Settings, TouchedResult};
use crate::error::{Exit, RegistryError};
use crate::examine::{Examined, examine};
use crate::given::Given;
use crate::incoming::{Incoming, Loaded, PHASES, Source, phase};
use crate::judge::{Batch, Effects};
use crate::known::Known;
use crate::parallel::in_order;
use crate::receipt::{self, ReceiptReport, Signer};
use crate::report::{DocumentReport, FileReport, Standing, exit};
use crate::trust_list;

/// How an import goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// How many documents a transaction has.
    pub batch: usize,
    /// How many threads verify.
    pub threads: usize,
}

/// A transaction has no more bytes of documents than this, however few they are.
const BATCH_BYTES: usize = 32 * 1024 * 1024;

impl Default for Pace {
    /// A hundred documents, and as many threads as the machine runs at once.
    fn default() -> Self {
        Pace { batch: 100, threads: std::thread::available_parallelism().map_or(1, usize::from) }
    }
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportReport {
    /// `import/1`.
    pub v: &'static str,
    /// Each document, in its order.
    pub documents: Vec<DocumentReport>,
    /// Documents kept before that could be taken or refused now.
    pub retried: Vec<DocumentReport>,
    /// Document digests of what the registry has that was withdrawn by the import.
    pub withdrawn: Vec<String>,
    /// Files that are no bundles.
    pub files: Vec<FileReport>,
    /// The results that the import touched, as they stand after it.
    pub results: Vec<TouchedResult>,
    /// The receipt, when there was something to receipt and a key to sign it.
    pub receipt: Option<ReceiptReport>,
}

impl ImportReport {
    /// How the command ends.
    pub fn exit(&self) -> Exit {
        exit(&self.documents, &self.files)
    }
}

/// Imports everything that the sources hold. `progress` is told how many documents of how many are
/// in, after each transaction.
///
/// # Errors
/// Those of the database. What was written before stays and is whole; the same import once more goes
/// on from there.
pub fn import(
    db: &mut Db,
    sources: &[Source],
    pace: Pace,
    signer: Option<&Signer>,
    given: &Given,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<ImportReport, RegistryError> {
    let plan = Plan::of(sources, pace.threads);
    let mut run = Run::start(db, pace, given.now)?;
    for phase in 0..PHASES {
        run.phase(&plan, phase, &mut |done| progress(done, plan.phases.len()))?;
    }
    let mut retried = std::mem::take(&mut run.effects.without_right);
    retried.extend(run.retry()?);
    let Run { db, mut reports, effects, .. } = run;
    reports.sort_by_key(|(order, _)| *order);
    let documents: Vec<DocumentReport> = reports.into_iter().map(|(_, report)| report).collect();
    let results = touched(db, &effects)?;
    let receipt = match signer {
        Some(signer) => receipt::issue(db, &documents, &retried, signer, given)?,
        None => None,
    };
    let withdrawn = effects.withdrawn;
    Ok(ImportReport { v: "import/1", documents, retried, withdrawn, files: plan.bad, results, receipt })
}

/// Tries again what was set aside, for instance after a new trust list.
///
/// # Errors
/// Those of the database.
pub(crate) fn retry_set_aside(db: &mut Db, now: DateTime<Utc>) -> Result<Vec<DocumentReport>, RegistryError> {
    Run::start(db, Pace::default(), now)?.retry()
}

/// The results that were touched, as they stand.
fn touched(db: &mut Db, effects: &Effects) -> Result<Vec<TouchedResult>, RegistryError> {
    let digests: Vec<&str> = effects.touched.iter().map(String::as_str).collect();
    let tx = db.read()?;
    let mut found = Vec::new();
    for some in digests.chunks(1_000) {
        found.extend(tx.standing_among(some)?);
    }
    Ok(found)
}

/// Which documents the sources hold, and when each is judged.
struct Plan<'a> {
    sources: &'a [Source],
    /// Per source how many documents came before it, and after all of them how many there are.
    starts: Vec<usize>,
    /// Each document's phase.
    phases: Vec<u8>,
    bad: Vec<FileReport>,
}

impl<'a> Plan<'a> {
    /// Looks into every source once. They are read again when their documents are judged, so that
    /// only a few are in memory at any time.
    fn of(sources: &'a [Source], threads: usize) -> Self {
        let mut plan = Plan { sources, starts: vec![0], phases: Vec::new(), bad: Vec::new() };
        let give = |give: &mut dyn FnMut(&'a Source, usize) -> bool| {
            sources.iter().all(|source| give(source, 0));
        };
        let looked = in_order(
            threads,
            give,
            |source| source.load().map(|loaded| loaded.phases()),
            |found| {
                match found {
                    Ok(phases) => plan.phases.extend(phases),
                    Err(report) => plan.bad.push(report),
                }
                plan.starts.push(plan.phases.len());
                Ok::<(), std::convert::Infallible>(())
            },
        );
        match looked {
            Ok(()) => plan,
        }
    }

    /// Gives out the documents of a phase, in their order.
    fn give(&self, phase: u8, give: &mut dyn FnMut(Incoming, usize) -> bool) {
        for (source, place) in self.sources.iter().zip(self.starts.windows(2)) {
            let orders = place[0]..place[1];
            if !self.phases[orders.clone()].contains(&phase) {
                continue;
            }
            // A file that was there a moment ago and is not now gives documents without bytes, and
            // each is reported by itself.
            let from = Arc::new(source.load().unwrap_or_else(|report| Loaded::lost(report.file)));
            for (index, order) in orders.enumerate().filter(|(_, order)| self.phases[*order] == phase) {
                let one = Incoming { order, index, from: Arc::clone(&from) };
                let bytes = one.raw().json.len();
                if !give(one, bytes) {
                    return;
                }
            }
        }
    }
}

/// An import under way.
struct Run<'a> {
    db: &'a mut Db,
    pace: Pace,
    settings: Settings,
    trust: Arc<TrustStore>,
    now: DateTime<Utc>,
    reports: Vec<(usize, DocumentReport)>,
    effects: Effects,
}

impl<'a> Run<'a> {
    fn start(db: &'a mut Db, pace: Pace, now: DateTime<Utc>) -> Result<Self, RegistryError> {
        adoption::finish_upgrade(db)?;
        let tx = db.read()?;
        let settings = tx.settings()?;
        let trust = Arc::new(trust_list::current(&tx, &settings)?);
        drop(tx);
        Ok(Run { db, pace, settings, trust, now, reports: Vec::new(), effects: Effects::default() })
    }

    fn phase(
        &mut self,
        plan: &Plan<'_>,
        phase: u8,
        progress: &mut dyn FnMut(usize),
    ) -> Result<(), RegistryError> {
        let give = |give: &mut dyn FnMut(Incoming, usize) -> bool| plan.give(phase, give);
        self.verified(give, |run, batch| {
            let reports = run.write(batch)?;
            run.reports.extend(reports);
            progress(run.reports.len());
            Ok(())
        })
    }

    /// Verifies what is given out, and hands it to `write` in batches.
    fn verified(
        &mut self,
        give: impl FnOnce(&mut dyn FnMut(Incoming, usize) -> bool) + Send,
        mut write: impl FnMut(&mut Self, Vec<Examined>) -> Result<(), RegistryError>,
    ) -> Result<(), RegistryError> {
        let (trust, now, pace) = (Arc::clone(&self.trust), self.now, self.pace);
        let (mut batch, mut bytes) = (Vec::new(), 0);
        in_order(
            pace.threads,
            give,
            |one| examine(one, &trust, now),
            |examined: Examined| {
                bytes += examined.bytes();
                batch.push(examined);
                if batch.len() < pace.batch && bytes < BATCH_BYTES {
                    return Ok(());
                }
                bytes = 0;
                write(self, std::mem::take(&mut batch))
            },
        )?;
        if batch.is_empty() { Ok(()) } else { write(self, batch) }
    }

    /// Judges a batch in one transaction.
    fn write(&mut self, batch: Vec<Examined>) -> Result<Vec<(usize, DocumentReport)>, RegistryError> {
        let mut reports = Vec::with_capacity(batch.len());
        let tx = self.db.begin()?;
        let newest = tx.trust_version()?;
        if newest != self.trust.version() {
            self.trust = Arc::new(trust_list::current(&tx, &self.settings)?);
        }
        // Where somebody else has taken a newer list since a document was verified, that one decides.
        let by_newest = |one: Examined| {
            if one.trust == newest { one } else { examine(one.one, &self.trust, self.now) }
        };
        let batch: Vec<Examined> = batch.into_iter().map(by_newest).collect();
        let mut judging = Batch {
            tx: &tx,
            settings: &self.settings,
            trust: &self.trust,
            now: self.now,
            known: Known::of(&tx, &batch)?,
            effects: &mut self.effects,
            no_longer_aside: Vec::new(),
        };
        for one in &batch {
            reports.push((one.one.order, judging.take(one)?));
        }
        judging.finish()?;
        tx.commit()?;
        if let Some(newer) = self.effects.newer.take() {
            self.trust = newer;
        }
        Ok(reports)
    }

    /// Tries again what was set aside, and reports what is so no longer.
    fn retry(&mut self) -> Result<Vec<DocumentReport>, RegistryError> {
        let waiting = self.db.read()?.all_set_aside()?;
        let mut reports = Vec::new();
        for phase in 0..PHASES {
            for some in waiting.chunks(self.pace.batch.max(1)) {
                self.retry_some(phase, some, &mut reports)?;
            }
        }
        reports.append(&mut self.effects.without_right);
        Ok(reports)
    }

    fn retry_some(
        &mut self,
        wanted: u8,
        some: &[Aside],
        reports: &mut Vec<DocumentReport>,
    ) -> Result<(), RegistryError> {
        let some: Vec<&Aside> = some.iter().filter(|aside| self.may_go_in(aside)).collect();
        let tx = self.db.read()?;
        let mut kept = Vec::new();
        for aside in some {
            // It may be decided meanwhile, in an earlier phase or by somebody else.
            let Some(json) = tx.set_aside_json(&aside.envelope)? else { continue };
            let from = Arc::new(Loaded::kept(json));
            let one = Incoming { order: kept.len(), index: 0, from };
            if phase(&one.raw()) == wanted {
                kept.push(one);
            }
        }
        drop(tx);
        let give = |give: &mut dyn FnMut(Incoming, usize) -> bool| {
            kept.into_iter().all(|one| give(one, 0));
        };
        self.verified(give, |run, batch| {
            let found = run.write(batch)?.into_iter().map(|(_, report)| report);
            reports.extend(found.filter(|report| report.standing != Standing::SetAside));
            Ok(())
        })
    }

    /// Whether there is any use in looking at a document again: for an unknown key only when a list
    /// knows it now, or when it may have been withdrawn.
    fn may_go_in(&self, aside: &Aside) -> bool {
        let unknown = aside.reason == "unknown_key"
            && aside.kid.as_ref().is_some_and(|kid| self.trust.entry(kid).is_none());
        !unknown || self.effects.took_withdrawal
    }
}
