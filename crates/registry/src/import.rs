//! Import: verify, then one transaction, then a receipt.
//!
//! A batch is every file of one command. Each document is judged by itself: one that is bad does
//! not hinder the others. Documents are immutable and their digests are their names, so importing
//! again changes nothing.

use chrono::{DateTime, Utc};
use serde::Serialize;
use varsam_bundle::payload::{ResultBody, StatementBody, Typ, WithdrawalBody};
use varsam_bundle::{
    Content, Envelope, Identified, Outcome, RawDocument, TrustStore, Verified, verify_document,
};

use crate::adoption::{self, Fit};
use crate::db::{Db, NewDocument, Settings, Tx};
use crate::error::{Exit, RegistryError};
use crate::given::Given;
use crate::incoming::{Incoming, SourceFile, cut, phase};
use crate::receipt::{self, ReceiptReport, Signer};
use crate::report::{DocumentReport, FileReport, Standing, exit};
use crate::trust_list;
use crate::withdrawal::{self, Before};

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ImportReport {
    /// `import/1`.
    pub v: &'static str,
    /// Each document of the batch, in its order.
    pub documents: Vec<DocumentReport>,
    /// Documents kept before that could be taken or refused now.
    pub retried: Vec<DocumentReport>,
    /// Document digests of what the registry has that was withdrawn by the batch.
    pub withdrawn: Vec<String>,
    /// Files that are no bundles.
    pub files: Vec<FileReport>,
    /// The results that the batch touched, as they stand after it.
    pub results: Vec<TouchedResult>,
    /// The receipt, when there was something to receipt and a key to sign it.
    pub receipt: Option<ReceiptReport>,
}

/// A result that a batch touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TouchedResult {
    /// The id of the system or process.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The result's revision.
    pub revision: u32,
    /// `draft`, `pending`, `rejected` or `adopted`.
    pub state: String,
}

impl ImportReport {
    /// How the command ends.
    pub fn exit(&self) -> Exit {
        exit(&self.documents, &self.files)
    }
}

/// Imports a batch.
///
/// # Errors
/// Those of the database; then nothing of the batch was kept.
pub fn import(
    db: &mut Db,
    files: &[SourceFile],
    signer: Option<&Signer>,
    given: &Given,
) -> Result<ImportReport, RegistryError> {
    let (mut incoming, bad_files) = cut(files);
    let tx = db.begin()?;
    let mut batch = Batch::start(&tx, given.now)?;
    incoming.sort_by_key(|one| phase(&one.raw));
    let mut documents = Vec::new();
    for one in &incoming {
        documents.push((one.order, batch.take(one)?));
    }
    documents.sort_by_key(|(order, _)| *order);
    let documents: Vec<DocumentReport> = documents.into_iter().map(|(_, report)| report).collect();
    let retried = batch.retry()?;
    let results = batch.touched()?;
    let withdrawn = batch.withdrawn;
    tx.commit()?;
    let receipt = match signer {
        Some(signer) => receipt::issue(db, &documents, &retried, signer, given)?,
        None => None,
    };
    Ok(ImportReport { v: "import/1", documents, retried, withdrawn, files: bad_files, results, receipt })
}

/// Tries again what was set aside, for instance after a new trust list.
///
/// # Errors
/// Those of the database.
pub(crate) fn retry_set_aside(tx: &Tx<'_>, now: DateTime<Utc>) -> Result<Vec<DocumentReport>, RegistryError> {
    Batch::start(tx, now)?.retry()
}

/// What is done with a verified document.
enum Decision {
    Take(&'static str),
    SetAside(&'static str),
    Refuse(&'static str),
}

/// One batch while its transaction is open.
struct Batch<'a> {
    tx: &'a Tx<'a>,
    settings: Settings,
    trust: TrustStore,
    now: DateTime<Utc>,
    /// Document digests of the results it touched.
    touched: Vec<String>,
    /// Document digests of what it withdrew.
    withdrawn: Vec<String>,
    /// Withdrawals kept before that turned out to have no right to what they name.
    without_right: Vec<DocumentReport>,
}

impl<'a> Batch<'a> {
    fn start(tx: &'a Tx<'a>, now: DateTime<Utc>) -> Result<Self, RegistryError> {
        let settings = tx.settings()?;
        let trust = trust_list::current(tx, &settings)?;
        let (touched, withdrawn, without_right) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Batch { tx, settings, trust, now, touched, withdrawn, without_right })
    }

    /// Judges one document and does what follows.
    fn take(&mut self, one: &Incoming<'_>) -> Result<DocumentReport, RegistryError> {
        let (file, index) = (one.file, one.raw.index);
        let envelope = match Envelope::read(&one.raw) {
            Ok(envelope) => envelope,
            Err(error) => return Ok(DocumentReport::unread(file, index, &error)),
        };
        if envelope.typ == Typ::Trust {
            let (report, newer) = trust_list::take(self.tx, &self.settings, file, &one.raw, self.now)?;
            if let Some(newer) = newer {
                self.trust = newer;
            }
            return Ok(report);
        }
        let outcome = verify_document(&one.raw, &self.trust, self.now);
        if withdrawal::is_withdrawn(self.tx, &envelope)? {
            return self.keep_out(one, &envelope);
        }
        // What was taken once stays taken, whatever has become of its key since.
        if self.tx.has_envelope(&envelope.envelope_sha256)? {
            let document = Identified::from(&envelope);
            let standing = Standing::Already;
            return Ok(DocumentReport::of_identified(file, index, document, standing, "already_imported"));
        }
        match outcome {
            Outcome::Bad { document, error } => {
                self.tx.drop_set_aside(&envelope.envelope_sha256)?;
                Ok(DocumentReport::bad(file, index, document, &error))
            }
            Outcome::UnknownKey { .. } if withdrawal::keeps_out(self.tx, &envelope)? => {
                self.keep_out(one, &envelope)
            }
            Outcome::UnknownKey { document, reason } => {
                let report =
                    DocumentReport::of_identified(file, index, document, Standing::SetAside, reason.as_str());
                self.keep_aside(&one.raw, &envelope, report.outcome)?;
                Ok(report)
            }
            Outcome::Good(verified) => self.take_verified(one, &envelope, &verified),
        }
    }

    fn take_verified(
        &mut self,
        one: &Incoming<'_>,
        envelope: &Envelope,
        verified: &Verified,
    ) -> Result<DocumentReport, RegistryError> {
        let report =
            |standing, code| DocumentReport::verified(one.file, one.raw.index, verified, standing, code);
        if self.tx.has_document(&verified.document_sha256)? {
            return Ok(report(Standing::Already, "already_imported"));
        }
        let decision = match &verified.content {
            Content::Result(body) => self.take_result(&one.raw, verified, body)?,
            Content::Statement(body) => self.take_statement(&one.raw, verified, body)?,
            Content::Withdrawal(body) => self.take_withdrawal(&one.raw, verified, body)?,
            Content::Catalogue(_)
            | Content::Pack(_)
            | Content::Assignment(_)
            | Content::Response(_)
            | Content::Trust(_)
            | Content::Enrol(_)
            | Content::Receipt(_) => Decision::Refuse("not_importable"),
        };
        Ok(match decision {
            Decision::Take(code) => {
                let mut report = report(Standing::New, code);
                if self.gap_before(verified)? {
                    report.notices.push("sequence_gap");
                }
                report
            }
            Decision::SetAside(code) => {
                self.keep_aside(&one.raw, envelope, code)?;
                report(Standing::SetAside, code)
            }
            Decision::Refuse(code) => {
                self.tx.drop_set_aside(&envelope.envelope_sha256)?;
                report(Standing::Refused, code)
            }
        })
    }

    fn take_result(
        &mut self,
        raw: &RawDocument<'_>,
        verified: &Verified,
        body: &ResultBody,
    ) -> Result<Decision, RegistryError> {
        let before = withdrawal::before_result(self.tx, verified, body)?;
        if self.is_withdrawn(verified, before)? {
            // Else the results around it would look like a fork.
            self.tx.insert_prev(&verified.document_sha256, &body.prev)?;
            return Ok(Decision::Refuse("withdrawn"));
        }
        let known = self.tx.lineage(&body.lineage)?;
        let code = match known.first() {
            Some(head) if head.revision > body.revision => "imported_as_history",
            _ if known.iter().any(|other| other.revision == body.revision) => "conflict",
            _ => "imported",
        };
        self.store(raw, verified)?;
        adoption::store_result(self.tx, &verified.document_sha256, body)?;
        self.touched.push(verified.document_sha256.clone());
        Ok(Decision::Take(code))
    }

    fn take_statement(
        &mut self,
        raw: &RawDocument<'_>,
        verified: &Verified,
        body: &StatementBody,
    ) -> Result<Decision, RegistryError> {
        let before = withdrawal::before_statement(self.tx, verified, body)?;
        if self.is_withdrawn(verified, before)? {
            return Ok(Decision::Refuse("withdrawn"));
        }
        match adoption::fit(self.tx, &self.trust, &verified.kid, body)? {
            Fit::Answers(positions) => {
                self.store(raw, verified)?;
                let function = &verified.common.issuer.person.function;
                adoption::store_statement(self.tx, &verified.document_sha256, function, body, &positions)?;
                adoption::settle(self.tx, &body.subject.sha256, self.now)?;
                self.touched.push(body.subject.sha256.clone());
                Ok(Decision::Take("imported"))
            }
            Fit::NoResultYet => Ok(Decision::SetAside("result_missing")),
            Fit::WrongRevision => Ok(Decision::Refuse("wrong_revision")),
            Fit::WrongRole => Ok(Decision::Refuse("wrong_role")),
        }
    }

    fn take_withdrawal(
        &mut self,
        raw: &RawDocument<'_>,
        verified: &Verified,
        body: &WithdrawalBody,
    ) -> Result<Decision, RegistryError> {
        let code = match withdrawal::fit(self.tx, &self.trust, &verified.kid, body)? {
            withdrawal::Fit::NotGranted => return Ok(Decision::Refuse("withdrawal_not_granted")),
            withdrawal::Fit::NamesWithdrawal => return Ok(Decision::Refuse("names_a_withdrawal")),
            withdrawal::Fit::Withdraws => "imported",
            withdrawal::Fit::NothingYet => "withdrawal_waits",
            withdrawal::Fit::File => "file_withdrawn",
        };
        self.store(raw, verified)?;
        withdrawal::store(self.tx, &self.trust, verified, body)?;
        if code == "imported" {
            self.withdraw(&body.subject.sha256, &verified.document_sha256)?;
        }
        Ok(Decision::Take(code))
    }

    /// Withdraws a document that is here, and lets what stood on it stand without it.
    fn withdraw(&mut self, document: &str, withdrawal: &str) -> Result<(), RegistryError> {
        let stood_on = self.tx.stands_on(document)?;
        self.withdrawn.extend(self.tx.withdraw(document, withdrawal, self.now)?);
        if let Some((lineage, result)) = stood_on {
            adoption::settle(self.tx, &result, self.now)?;
            self.touched.push(result);
            self.touched.extend(self.tx.lineage(&lineage)?.into_iter().next().map(|head| head.document));
        }
        Ok(())
    }

    /// Whether a verified document is withdrawn. Withdrawals of it that had no right to it go.
    fn is_withdrawn(&mut self, verified: &Verified, before: Before) -> Result<bool, RegistryError> {
        match before {
            Before::Withdrawn(withdrawal) => {
                withdrawal::note(self.tx, verified, &withdrawal, self.now)?;
                Ok(true)
            }
            Before::LetIn(without_right) => {
                for one in without_right {
                    self.tx.drop_withdrawal(&one.document)?;
                    self.without_right.push(DocumentReport::without_right(one));
                }
                Ok(false)
            }
        }
    }

    /// Refuses a document that is withdrawn, and forgets the copy that was set aside.
    fn keep_out(&self, one: &Incoming<'_>, envelope: &Envelope) -> Result<DocumentReport, RegistryError> {
        self.tx.drop_set_aside(&envelope.envelope_sha256)?;
        let document = Identified::from(envelope);
        Ok(DocumentReport::of_identified(one.file, one.raw.index, document, Standing::Refused, "withdrawn"))
    }

    fn store(&self, raw: &RawDocument<'_>, verified: &Verified) -> Result<(), RegistryError> {
        let new = NewDocument {
            envelope: &verified.envelope_sha256,
            document: &verified.document_sha256,
            typ: verified.typ.as_str(),
            kid: &verified.kid,
            device: &verified.common.issuer.device,
            seq: verified.common.seq,
            prev_seq: verified.common.prev_seq.as_deref(),
            json: &json_text(raw),
        };
        self.tx.insert_document(&new, self.now)
    }

    fn keep_aside(
        &self,
        raw: &RawDocument<'_>,
        envelope: &Envelope,
        code: &str,
    ) -> Result<(), RegistryError> {
        self.tx.set_aside(&envelope.envelope_sha256, &json_text(raw), code, self.now)
    }

    fn gap_before(&self, verified: &Verified) -> Result<bool, RegistryError> {
        match &verified.common.prev_seq {
            Some(previous) => Ok(!self.tx.has_predecessor(&verified.common.issuer.device, previous)?),
            None => Ok(false),
        }
    }

    /// Tries again what was set aside, and reports what is so no longer.
    fn retry(&mut self) -> Result<Vec<DocumentReport>, RegistryError> {
        let aside = self.tx.all_set_aside()?;
        let mut waiting: Vec<Incoming<'_>> = aside
            .iter()
            .enumerate()
            .map(|(index, json)| Incoming {
                order: index,
                file: "set aside",
                raw: RawDocument { index, json: json.as_bytes() },
            })
            .collect();
        waiting.sort_by_key(|one| phase(&one.raw));
        let mut reports = std::mem::take(&mut self.without_right);
        for one in &waiting {
            let report = self.take(one)?;
            if report.standing != Standing::SetAside {
                reports.push(report);
            }
        }
        reports.append(&mut self.without_right);
        Ok(reports)
    }

    fn touched(&mut self) -> Result<Vec<TouchedResult>, RegistryError> {
        self.touched.sort();
        self.touched.dedup();
        let mut found = Vec::new();
        for document in &self.touched {
            if let Some(row) = self.tx.result(document)? {
                found.push(TouchedResult {
                    id: row.id,
                    name: row.name,
                    revision: row.revision,
                    state: row.state,
                });
            }
        }
        Ok(found)
    }
}

/// The bytes of a document as text. It was checked to be UTF-8 when its envelope was read.
fn json_text(raw: &RawDocument<'_>) -> String {
    String::from_utf8_lossy(raw.json).into_owned()
}
