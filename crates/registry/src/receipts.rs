//! Receipts, looked at again: that they are one chain, signed, and say what the rows say.

use std::collections::BTreeSet;

use serde::Serialize;
use varsam_bundle::keys::Jwk;
use varsam_bundle::payload::{ReceiptBody, Typ};
use varsam_bundle::{Content, Envelope, RawDocument, TrustStore, Verified, verify_self_contained};

use crate::db::{Db, Enrolment, Tx};
use crate::error::{Exit, RegistryError};
use crate::trust_list;

/// What `receipts verify` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptsReport {
    /// `receipts/1`.
    pub v: &'static str,
    /// How many receipts there are.
    pub receipts: usize,
    /// How many documents they were the first to name.
    pub documents: usize,
    /// How many documents no receipt names yet.
    pub without_receipt: usize,
    /// Everything that is wrong.
    pub problems: Vec<ReceiptProblem>,
}

/// Something that is wrong with what the registry issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptProblem {
    /// The number of the document among those the registry issued.
    pub seq: u32,
    /// The stable code.
    pub code: &'static str,
    /// The same in words.
    pub message: String,
}

impl ReceiptsReport {
    /// How the command ends.
    pub fn exit(&self) -> Exit {
        if self.problems.is_empty() { Exit::Good } else { Exit::Bad }
    }
}

/// Verifies every document that the registry issued, in its order.
///
/// # Errors
/// Those of the database.
pub fn verify(db: &mut Db) -> Result<ReceiptsReport, RegistryError> {
    let tx = db.read()?;
    let settings = tx.settings()?;
    let keys = Keys { trust: trust_list::current(&tx, &settings)?, enrolled: tx.enrolments()? };
    let mut chain =
        Chain { tx: &tx, last: None, last_receipt: None, receipts: 0, documents: 0, problems: Vec::new() };
    let mut after = 0;
    while let Some((seq, digest, json)) = tx.next_issued(after)? {
        if seq != after + 1 {
            chain.wrong(seq, "missing", format!("nothing has the numbers {} to {}", after + 1, seq - 1));
        }
        chain.next(seq, &digest, &json, &keys)?;
        after = seq;
    }
    Ok(ReceiptsReport {
        v: "receipts/1",
        receipts: chain.receipts,
        documents: chain.documents,
        without_receipt: tx.count_without_receipt()?,
        problems: chain.problems,
    })
}

/// The keys that the registry's own documents may be signed with.
struct Keys {
    trust: TrustStore,
    enrolled: Vec<Enrolment>,
}

impl Keys {
    fn find(&self, kid: &str) -> Option<Jwk> {
        let listed = self.trust.entry(kid).map(|entry| entry.key.clone());
        let waiting =
            || self.enrolled.iter().find(|one| one.kid == kid).map(|one| Jwk::from_x(one.x.clone()));
        listed.or_else(waiting)
    }
}

/// The documents so far.
struct Chain<'a, 't> {
    tx: &'a Tx<'t>,
    last: Option<String>,
    last_receipt: Option<String>,
    receipts: usize,
    documents: usize,
    problems: Vec<ReceiptProblem>,
}

impl Chain<'_, '_> {
    fn wrong(&mut self, seq: u32, code: &'static str, message: String) {
        self.problems.push(ReceiptProblem { seq, code, message });
    }

    fn next(&mut self, seq: u32, digest: &str, json: &str, keys: &Keys) -> Result<(), RegistryError> {
        let previous = self.last.replace(digest.to_owned());
        let verified = match signed(json, keys) {
            Ok(verified) => verified,
            Err((code, message)) => {
                self.wrong(seq, code, message);
                return Ok(());
            }
        };
        if verified.document_sha256 != digest {
            self.wrong(seq, "digest", format!("the document has the digest {}", verified.document_sha256));
        }
        if verified.common.seq != u64::from(seq) || verified.common.prev_seq != previous {
            self.wrong(seq, "chain", "it does not follow the document before it".to_owned());
        }
        match &verified.content {
            Content::Receipt(body) => self.receipt(seq, digest, body),
            _ => Ok(()),
        }
    }

    fn receipt(&mut self, seq: u32, digest: &str, body: &ReceiptBody) -> Result<(), RegistryError> {
        self.receipts += 1;
        let previous = self.last_receipt.replace(digest.to_owned());
        if body.previous != previous {
            self.wrong(seq, "chain", "it does not name the receipt before it".to_owned());
        }
        let named: BTreeSet<&str> =
            body.entries.iter().filter_map(|entry| entry.document.as_deref()).collect();
        let marked = self.tx.receipted_by(seq)?;
        self.documents += marked.len();
        for document in marked.iter().filter(|document| !named.contains(document.as_str())) {
            self.wrong(seq, "not_named", format!("{document} counts as receipted by it, and is not named"));
        }
        let taken: Vec<&str> = body
            .entries
            .iter()
            .filter(|entry| is_kept(entry.typ.as_deref(), &entry.outcome))
            .filter_map(|entry| entry.document.as_deref())
            .collect();
        let mut here: BTreeSet<String> =
            self.tx.documents_among(&[], &taken)?.into_iter().map(|(_, document)| document).collect();
        here.extend(self.tx.withdrawn_among(&taken, &[])?.into_iter().map(|(document, _)| document));
        for document in taken.into_iter().filter(|document| !here.contains(*document)) {
            self.wrong(seq, "no_rows", format!("it says that {document} was taken, and it is not here"));
        }
        Ok(())
    }
}

/// Whether an outcome means that the document is here for good. A trust list stands elsewhere, and a
/// withdrawal that waits goes when it turns out to have no right to what it names, also when it came
/// twice meanwhile.
fn is_kept(typ: Option<&str>, outcome: &str) -> bool {
    let is = |wanted: Typ| typ == Some(wanted.as_str());
    match outcome {
        "imported" | "imported_as_history" | "conflict" | "file_withdrawn" => !is(Typ::Trust),
        "already_imported" => !is(Typ::Trust) && !is(Typ::Withdrawal),
        _ => false,
    }
}

fn signed(json: &str, keys: &Keys) -> Result<Verified, (&'static str, String)> {
    let raw = RawDocument { index: 0, json: json.as_bytes() };
    let envelope = Envelope::read(&raw).map_err(|error| (error.code(), error.to_string()))?;
    let unknown = || ("unknown_key", format!("no trust list knows the key {}", envelope.kid));
    let key = keys.find(&envelope.kid).ok_or_else(unknown)?;
    verify_self_contained(&raw, &key).map_err(|error| (error.code(), error.to_string()))
}
