//! What the registry knows already of the documents of one batch: looked up once for all of them,
//! and kept up to date while they are judged, so that a result needs no question of its own.

use std::collections::{HashMap, HashSet};

use crate::db::{NewDocument, Tx};
use crate::error::RegistryError;
use crate::examine::Examined;

/// What is known of the documents of a batch.
#[derive(Debug, Default)]
pub(crate) struct Known {
    envelopes: HashSet<String>,
    documents: HashSet<String>,
    withdrawn: HashSet<String>,
    /// Documents that some withdrawal names, rightly or not.
    named: HashSet<String>,
    aside: HashSet<String>,
    /// Per lineage its revisions.
    revisions: HashMap<String, Vec<u32>>,
    /// Documents by device, and documents that were withdrawn, as (device, digest).
    made: HashSet<(String, String)>,
    gone: HashSet<String>,
}

impl Known {
    /// Looks up everything that may be asked about a batch.
    pub(crate) fn of(tx: &Tx<'_>, batch: &[Examined]) -> Result<Self, RegistryError> {
        let ids = || batch.iter().filter_map(|one| one.id.as_ref());
        let documents: Vec<&str> = ids().map(|id| id.document_sha256.as_str()).collect();
        let envelopes: Vec<&str> = ids().map(|id| id.envelope_sha256.as_str()).collect();
        let predecessors: Vec<&str> = batch.iter().filter_map(Examined::predecessor).collect();
        let lineages: Vec<&str> = batch.iter().filter_map(Examined::lineage).collect();
        let mut known = Known::default();
        for (envelope, document) in tx.documents_among(&envelopes, &documents)? {
            known.envelopes.insert(envelope);
            known.documents.insert(document);
        }
        for (document, envelope) in tx.withdrawn_among(&documents, &envelopes)? {
            known.withdrawn.extend([document, envelope]);
        }
        known.named.extend(tx.named_among(&documents)?);
        known.aside.extend(tx.aside_among(&envelopes)?);
        for (lineage, revision) in tx.revisions_among(&lineages)? {
            known.revisions.entry(lineage).or_default().push(revision);
        }
        if !predecessors.is_empty() {
            known.made.extend(tx.devices_of(&predecessors)?);
            known
                .gone
                .extend(tx.withdrawn_among(&predecessors, &[])?.into_iter().map(|(document, _)| document));
        }
        Ok(known)
    }

    /// Whether exactly this document, signature and all, is here.
    pub(crate) fn has_envelope(&self, envelope: &str) -> bool {
        self.envelopes.contains(envelope)
    }

    /// Whether a document with this payload is here.
    pub(crate) fn has_document(&self, document: &str) -> bool {
        self.documents.contains(document)
    }

    /// Whether a document is withdrawn, by either of its digests.
    pub(crate) fn is_withdrawn(&self, document: &str, envelope: &str) -> bool {
        self.withdrawn.contains(document) || self.withdrawn.contains(envelope)
    }

    /// Whether some withdrawal names a document.
    pub(crate) fn is_named(&self, document: &str) -> bool {
        self.named.contains(document)
    }

    /// Whether a copy of a document is set aside.
    pub(crate) fn is_aside(&self, envelope: &str) -> bool {
        self.aside.contains(envelope)
    }

    /// The revisions of a lineage that are here.
    pub(crate) fn revisions(&self, lineage: &str) -> &[u32] {
        self.revisions.get(lineage).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the registry has the document that a device made before this one, or had it until it
    /// was withdrawn.
    pub(crate) fn has_predecessor(&self, device: &str, prev_seq: &str) -> bool {
        self.gone.contains(prev_seq) || self.made.contains(&(device.to_owned(), prev_seq.to_owned()))
    }

    /// Notes a document that was stored.
    pub(crate) fn stored(&mut self, new: &NewDocument<'_>) {
        self.envelopes.insert(new.envelope.to_owned());
        self.documents.insert(new.document.to_owned());
        self.made.insert((new.device.to_owned(), new.document.to_owned()));
        self.aside.remove(new.envelope);
    }

    /// Notes a result that was stored.
    pub(crate) fn stored_result(&mut self, lineage: &str, revision: u32) {
        self.revisions.entry(lineage.to_owned()).or_default().push(revision);
    }

    /// Notes that a document is withdrawn.
    pub(crate) fn withdrew(&mut self, document: &str, envelope: &str) {
        self.withdrawn.extend([document.to_owned(), envelope.to_owned()]);
        self.gone.insert(document.to_owned());
    }

    /// Notes that a document is set aside, or so no longer.
    pub(crate) fn set_aside(&mut self, envelope: &str, is: bool) {
        if is {
            self.aside.insert(envelope.to_owned());
        } else {
            self.aside.remove(envelope);
        }
    }
}
