//! Receipts: what the registry took, signed, one a batch, each naming the one before it.

use serde::Serialize;
use varsam_bundle::keys::{SigningKey, thumbprint};
use varsam_bundle::payload::{
    Audience, Body, Common, Issuer, Payload, Person, ReceiptBody, ReceiptEntry, Typ,
};
use varsam_bundle::{Sealed, seal, write_bundle};

use crate::db::{Db, Issued, Tx};
use crate::error::RegistryError;
use crate::given::Given;
use crate::report::{DocumentReport, Standing};

/// A key, unlocked, and the function of its holder.
pub struct Signer {
    /// The key; it wipes itself when it is dropped.
    pub key: SigningKey,
    /// The holder's function.
    pub function: String,
}

/// How many documents one receipt names at most: none comes near the limits of a document, and a
/// receipt for a large import takes no more memory while it is made than one for a small import.
const MOST_ENTRIES: usize = 1_000;

/// A receipt that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptReport {
    /// Its number among all the registry issued. A large import has several, and this is the last.
    pub seq: u32,
    /// The number of the first.
    pub first: u32,
    /// Its document digest.
    pub document: String,
    /// The key that signed it.
    pub kid: String,
    /// The document digests of all of them.
    #[serde(skip)]
    pub all: Vec<String>,
}

/// Issues receipts for an import that is committed. There is none when every document of it was
/// receipted before or was not taken.
pub(crate) fn issue(
    db: &mut Db,
    documents: &[DocumentReport],
    retried: &[DocumentReport],
    signer: &Signer,
    given: &Given,
) -> Result<Option<ReceiptReport>, RegistryError> {
    let all: Vec<&DocumentReport> = documents.iter().chain(retried).collect();
    let mut issued = Vec::new();
    for some in all.chunks(MOST_ENTRIES) {
        issued.extend(issue_one(db, some, signer, given)?);
    }
    let (Some(first), Some(last)) = (issued.first(), issued.last()) else { return Ok(None) };
    Ok(Some(ReceiptReport {
        seq: last.seq,
        first: first.seq,
        document: last.document.clone(),
        kid: thumbprint(&signer.key),
        all: issued.iter().map(|one| one.document.clone()).collect(),
    }))
}

/// The bundle to hand back, with all receipts of an import.
pub(crate) fn bundle(db: &mut Db, report: &ReceiptReport) -> Result<Vec<u8>, RegistryError> {
    let tx = db.read()?;
    let mut documents = Vec::new();
    for digest in &report.all {
        documents.extend(tx.issued_json(digest)?);
    }
    write_bundle(documents.iter().map(String::as_str)).map_err(own)
}

fn issue_one(
    db: &mut Db,
    some: &[&DocumentReport],
    signer: &Signer,
    given: &Given,
) -> Result<Option<Issued>, RegistryError> {
    let tx = db.begin()?;
    let taken: Vec<&str> = some
        .iter()
        .filter(|report| matches!(report.standing, Standing::New | Standing::Already))
        .filter_map(|report| report.document.as_deref())
        .collect();
    if !tx.any_without_receipt(&taken)? {
        return Ok(None);
    }
    let body = ReceiptBody {
        entries: some.iter().map(|report| entry(report)).collect(),
        previous: tx.last_issued(Some(Typ::Receipt.as_str()))?.map(|last| last.document),
    };
    let (issued, _) = sign(&tx, body, Audience::Everyone, signer, given)?;
    tx.mark_receipted(&taken, issued.seq)?;
    tx.commit()?;
    Ok(Some(issued))
}

fn entry(report: &DocumentReport) -> ReceiptEntry {
    ReceiptEntry {
        envelope: report.envelope.clone(),
        document: report.document.clone(),
        typ: report.typ.map(str::to_owned),
        outcome: report.outcome.to_owned(),
    }
}

/// Signs a document of the registry's own and stores it in its sequence.
pub(crate) fn sign<B: Body>(
    tx: &Tx<'_>,
    body: B,
    audience: Audience,
    signer: &Signer,
    given: &Given,
) -> Result<(Issued, Sealed), RegistryError> {
    let settings = tx.settings()?;
    let last = tx.last_issued(None)?;
    let seq = last.as_ref().map_or(1, |last| last.seq + 1);
    let common = Common {
        id: given.document_id(seq),
        org: settings.org,
        audience,
        issuer: Issuer {
            person: Person { kid: thumbprint(&signer.key), function: signer.function.clone() },
            device: settings.device,
        },
        issued_at: given.now,
        seq: u64::from(seq),
        prev_seq: last.map(|last| last.document),
        sample: settings.sample,
    };
    let sealed = seal(&Payload::new(common, body), &signer.key).map_err(own)?;
    let issued = Issued { seq, document: sealed.document_sha256.clone() };
    tx.insert_issued(&issued, B::TYP.as_str(), &sealed.json, given.now)?;
    Ok((issued, sealed))
}

fn own(error: varsam_bundle::BundleError) -> RegistryError {
    RegistryError::bundle("the registry's own document", error)
}
