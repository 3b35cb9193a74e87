//! Judging: what becomes of each document of a batch, in one transaction.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use varsam_bundle::payload::{StatementBody, Typ, WithdrawalBody};
use varsam_bundle::{BundleError, ErrorCode, Identified, TrustStore};

use crate::adoption::{self, Fit};
use crate::db::{NewDocument, NewResult, Settings, Tx};
use crate::error::RegistryError;
use crate::examine::{Examined, Found, Said, What};
use crate::incoming::Incoming;
use crate::known::Known;
use crate::report::{DocumentReport, Standing};
use crate::trust_list;
use crate::withdrawal::{self, Before};

/// What a batch brought about beside the lines on its documents.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// Document digests of the results it touched.
    pub(crate) touched: BTreeSet<String>,
    /// Document digests of what it withdrew.
    pub(crate) withdrawn: Vec<String>,
    /// Withdrawals kept before that turned out to have no right to what they name.
    pub(crate) without_right: Vec<DocumentReport>,
    /// Whether a withdrawal was taken, so that copies set aside must be looked at again.
    pub(crate) took_withdrawal: bool,
    /// A trust list that was taken.
    pub(crate) newer: Option<Arc<TrustStore>>,
}

/// What is done with a verified document.
enum Decision {
    Take(&'static str),
    SetAside(&'static str),
    Refuse(&'static str),
}

/// One batch while its transaction is open.
pub(crate) struct Batch<'a, 't> {
    /// The transaction.
    pub(crate) tx: &'a Tx<'t>,
    /// What the registry is.
    pub(crate) settings: &'a Settings,
    /// The trust list its documents were verified with.
    pub(crate) trust: &'a TrustStore,
    /// When the import runs.
    pub(crate) now: DateTime<Utc>,
    /// What is known of its documents.
    pub(crate) known: Known,
    /// What it brought about.
    pub(crate) effects: &'a mut Effects,
    /// Envelope digests of copies to be forgotten.
    pub(crate) no_longer_aside: Vec<String>,
}

impl Batch<'_, '_> {
    /// Judges one document and does what follows.
    pub(crate) fn take(&mut self, examined: &Examined) -> Result<DocumentReport, RegistryError> {
        let one = &examined.one;
        let (file, index) = (one.from.name.as_str(), one.index);
        let Some(id) = &examined.id else {
            return Ok(match &examined.found {
                Found::Bad(error) if examined.bytes() > 0 => DocumentReport::unread(file, index, error),
                _ => DocumentReport::gone(file, index),
            });
        };
        if id.typ == Typ::Trust {
            return self.take_trust_list(one);
        }
        if self.known.is_withdrawn(&id.document_sha256, &id.envelope_sha256) {
            return Ok(self.keep_out(one, id));
        }
        // What was taken once stays taken, whatever has become of its key since.
        if self.known.has_envelope(&id.envelope_sha256) {
            let standing = Standing::Already;
            return Ok(DocumentReport::of_identified(file, index, id.clone(), standing, "already_imported"));
        }
        match &examined.found {
            Found::Bad(error) => {
                self.forget_aside(&id.envelope_sha256);
                Ok(DocumentReport::bad(file, index, Some(id.clone()), error))
            }
            Found::UnknownKey(reason) => {
                let claimed = examined.claimed_result.as_deref();
                if (claimed.is_some() || self.known.is_named(&id.document_sha256))
                    && withdrawal::keeps_out(self.tx, id, claimed)?
                {
                    return Ok(self.keep_out(one, id));
                }
                let report = DocumentReport::of_identified(
                    file,
                    index,
                    id.clone(),
                    Standing::SetAside,
                    reason.as_str(),
                );
                self.keep_aside(one, id, report.outcome)?;
                Ok(report)
            }
            Found::Good(said) => self.take_verified(one, id, said),
        }
    }

    fn take_trust_list(&mut self, one: &Incoming) -> Result<DocumentReport, RegistryError> {
        let file = one.from.name.as_str();
        let (report, newer) = trust_list::take(self.tx, self.settings, file, &one.raw(), self.now)?;
        if let Some(newer) = newer {
            self.effects.newer = Some(Arc::new(newer));
        }
        Ok(report)
    }

    fn take_verified(
        &mut self,
        one: &Incoming,
        id: &Identified,
        said: &Said,
    ) -> Result<DocumentReport, RegistryError> {
        let report = |standing, code| DocumentReport {
            notices: said.notices.clone(),
            ..DocumentReport::of_identified(&one.from.name, one.index, id.clone(), standing, code)
        };
        if self.known.has_document(&id.document_sha256) {
            return Ok(report(Standing::Already, "already_imported"));
        }
        let decision = match &said.what {
            _ if said.zero_character => Decision::Refuse("zero_character"),
            What::Result(result) => self.take_result(one, id, said, result)?,
            What::Statement(body) => self.take_statement(one, id, said, body)?,
            What::Withdrawal(body) => self.take_withdrawal(one, id, said, body)?,
            What::Other => Decision::Refuse("not_importable"),
        };
        Ok(match decision {
            Decision::Take(code) => {
                let mut report = report(Standing::New, code);
                if self.gap_before(said) {
                    report.notices.push("sequence_gap");
                }
                report
            }
            Decision::SetAside(code) => {
                self.keep_aside(one, id, code)?;
                report(Standing::SetAside, code)
            }
            Decision::Refuse(code) => {
                self.forget_aside(&id.envelope_sha256);
                report(Standing::Refused, code)
            }
        })
    }

    fn take_result(
        &mut self,
        one: &Incoming,
        id: &Identified,
        said: &Said,
        result: &NewResult,
    ) -> Result<Decision, RegistryError> {
        if self.known.is_named(&id.document_sha256) {
            let before = withdrawal::before_result(self.tx, id, &result.authority)?;
            if self.is_withdrawn(id, before)? {
                // Else the results around it would look like a fork.
                self.tx.insert_prev(&id.document_sha256, &result.prev)?;
                return Ok(Decision::Refuse("withdrawn"));
            }
        }
        let known = self.known.revisions(&result.lineage);
        let code = match known.iter().max() {
            Some(head) if *head > result.revision => "imported_as_history",
            _ if known.contains(&result.revision) => "conflict",
            _ => "imported",
        };
        self.store(one, id, said)?;
        self.tx.insert_result(result)?;
        self.known.stored_result(&result.lineage, result.revision);
        self.effects.touched.insert(id.document_sha256.clone());
        Ok(Decision::Take(code))
    }

    fn take_statement(
        &mut self,
        one: &Incoming,
        id: &Identified,
        said: &Said,
        body: &StatementBody,
    ) -> Result<Decision, RegistryError> {
        let before = withdrawal::before_statement(self.tx, id, body)?;
        if self.is_withdrawn(id, before)? {
            return Ok(Decision::Refuse("withdrawn"));
        }
        match adoption::fit(self.tx, self.trust, &id.kid, body)? {
            Fit::Answers(positions) => {
                self.store(one, id, said)?;
                let function = &said.common.issuer.person.function;
                adoption::store_statement(self.tx, &id.document_sha256, function, body, &positions)?;
                let touched = adoption::settle_with_relying(self.tx, &body.subject.sha256, self.now)?;
                self.effects.touched.extend(touched);
                Ok(Decision::Take("imported"))
            }
            Fit::NoResultYet => Ok(Decision::SetAside("result_missing")),
            Fit::WrongRevision => Ok(Decision::Refuse("wrong_revision")),
            Fit::WrongRole => Ok(Decision::Refuse("wrong_role")),
        }
    }

    fn take_withdrawal(
        &mut self,
        one: &Incoming,
        id: &Identified,
        said: &Said,
        body: &WithdrawalBody,
    ) -> Result<Decision, RegistryError> {
        let code = match withdrawal::fit(self.tx, self.trust, &id.kid, body)? {
            withdrawal::Fit::NotGranted => return Ok(Decision::Refuse("withdrawal_not_granted")),
            withdrawal::Fit::NamesWithdrawal => return Ok(Decision::Refuse("names_a_withdrawal")),
            withdrawal::Fit::Withdraws => "imported",
            withdrawal::Fit::NothingYet => "withdrawal_waits",
            withdrawal::Fit::File => "file_withdrawn",
        };
        self.store(one, id, said)?;
        withdrawal::store(self.tx, self.trust, id, body)?;
        self.effects.took_withdrawal = true;
        if code == "imported" {
            self.withdraw(&body.subject.sha256, &id.document_sha256)?;
        }
        Ok(Decision::Take(code))
    }

    /// Withdraws a document that is here, and lets what stood on it stand without it.
    fn withdraw(&mut self, document: &str, withdrawal: &str) -> Result<(), RegistryError> {
        let stood_on = self.tx.stands_on(document)?;
        self.effects.withdrawn.extend(self.tx.withdraw(document, withdrawal, self.now)?);
        if let Some((lineage, result)) = stood_on {
            self.effects.touched.extend(adoption::settle_with_relying(self.tx, &result, self.now)?);
            let head = self.tx.lineage(&lineage)?.into_iter().next();
            self.effects.touched.extend(head.map(|head| head.document));
        }
        Ok(())
    }

    /// Whether a verified document is withdrawn. Withdrawals of it that had no right to it go.
    fn is_withdrawn(&mut self, id: &Identified, before: Before) -> Result<bool, RegistryError> {
        match before {
            Before::Withdrawn(withdrawal) => {
                withdrawal::note(self.tx, id, &withdrawal, self.now)?;
                self.known.withdrew(&id.document_sha256, &id.envelope_sha256);
                self.forget_aside(&id.envelope_sha256);
                Ok(true)
            }
            Before::LetIn(without_right) => {
                for one in without_right {
                    self.tx.drop_withdrawal(&one.document)?;
                    self.effects.without_right.push(DocumentReport::without_right(one));
                }
                Ok(false)
            }
        }
    }

    /// Refuses a document that is withdrawn, and forgets the copy that was set aside.
    fn keep_out(&mut self, one: &Incoming, id: &Identified) -> DocumentReport {
        self.forget_aside(&id.envelope_sha256);
        DocumentReport::of_identified(&one.from.name, one.index, id.clone(), Standing::Refused, "withdrawn")
    }

    fn store(&mut self, one: &Incoming, id: &Identified, said: &Said) -> Result<(), RegistryError> {
        let raw = one.raw();
        let new = NewDocument {
            envelope: &id.envelope_sha256,
            document: &id.document_sha256,
            typ: id.typ.as_str(),
            kid: &id.kid,
            device: &said.common.issuer.device,
            seq: said.common.seq,
            prev_seq: said.common.prev_seq.as_deref(),
            json: json(one, raw.json)?,
        };
        self.tx.insert_document(&new, self.now)?;
        self.forget_aside(new.envelope);
        self.known.stored(&new);
        Ok(())
    }

    fn keep_aside(&mut self, one: &Incoming, id: &Identified, code: &str) -> Result<(), RegistryError> {
        let raw = one.raw();
        self.known.set_aside(&id.envelope_sha256, true);
        self.tx.set_aside(&id.envelope_sha256, &id.kid, json(one, raw.json)?, code, self.now)
    }

    fn forget_aside(&mut self, envelope: &str) {
        if self.known.is_aside(envelope) {
            self.known.set_aside(envelope, false);
            self.no_longer_aside.push(envelope.to_owned());
        }
    }

    fn gap_before(&self, said: &Said) -> bool {
        let device = &said.common.issuer.device;
        said.common.prev_seq.as_deref().is_some_and(|prev| !self.known.has_predecessor(device, prev))
    }

    /// Ends the batch: copies of what is decided now go.
    pub(crate) fn finish(self) -> Result<(), RegistryError> {
        let envelopes: Vec<&str> = self.no_longer_aside.iter().map(String::as_str).collect();
        self.tx.drop_set_aside(&envelopes)
    }
}

/// A document's bytes as text. They were checked to be UTF-8 when its envelope was read.
fn json<'a>(one: &Incoming, bytes: &'a [u8]) -> Result<&'a str, RegistryError> {
    std::str::from_utf8(bytes).map_err(|error| {
        RegistryError::bundle(&one.from.name, BundleError::new(ErrorCode::NotStrictJson, error.to_string()))
    })
}
