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

/// A receipt that was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReceiptReport {
    /// Its number among all the registry issued.
    pub seq: u32,
    /// Its document digest.
    pub document: String,
    /// The key that signed it.
    pub kid: String,
    /// The bundle to hand back.
    #[serde(skip)]
    pub bundle: Vec<u8>,
}

/// Issues a receipt for a batch that is committed. There is none when every document of the batch
/// was receipted before or was not taken.
pub(crate) fn issue(
    db: &mut Db,
    documents: &[DocumentReport],
    retried: &[DocumentReport],
    signer: &Signer,
    given: &Given,
) -> Result<Option<ReceiptReport>, RegistryError> {
    let tx = db.begin()?;
    let all = || documents.iter().chain(retried);
    let taken: Vec<&str> = all()
        .filter(|report| matches!(report.standing, Standing::New | Standing::Already))
        .filter_map(|report| report.document.as_deref())
        .collect();
    if !tx.any_without_receipt(&taken)? {
        return Ok(None);
    }
    let body = ReceiptBody {
        entries: all().map(entry).collect(),
        previous: tx.last_issued(Some(Typ::Receipt.as_str()))?.map(|last| last.document),
    };
    let (issued, sealed) = sign(&tx, body, Audience::Everyone, signer, given)?;
    tx.mark_receipted(&taken, issued.seq)?;
    tx.commit()?;
    let bundle = write_bundle([sealed.json.as_str()]).map_err(own)?;
    let kid = thumbprint(&signer.key);
    Ok(Some(ReceiptReport { seq: issued.seq, document: issued.document, kid, bundle }))
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
        id: given.document_id(),
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
