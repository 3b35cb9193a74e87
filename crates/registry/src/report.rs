//! What became of each document.

use serde::Serialize;
use varsam_bundle::payload::Typ;
use varsam_bundle::{BundleError, Identified, Verified};

use crate::db::WithdrawalRow;
use crate::error::Exit;

/// Which way a document went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Good, and new.
    New,
    /// Good, and there before.
    Already,
    /// Kept until it can be taken.
    SetAside,
    /// Not kept.
    Refused,
}

/// What became of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentReport {
    /// The file it came in.
    pub file: String,
    /// Its place there, from 0.
    pub index: usize,
    /// What it says it is, when that could be read.
    pub typ: Option<&'static str>,
    /// Its document digest.
    pub document: Option<String>,
    /// Its envelope digest.
    pub envelope: Option<String>,
    /// The key it says it is signed by.
    pub kid: Option<String>,
    /// Which way it went.
    pub standing: Standing,
    /// The stable code of what became of it.
    pub outcome: &'static str,
    /// The same in words, with what to do next; `null` when all is well.
    pub message: Option<String>,
    /// Codes of what the receiver should know besides.
    pub notices: Vec<&'static str>,
}

/// A file that is no bundle at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileReport {
    /// The file.
    pub file: String,
    /// The stable code.
    pub outcome: &'static str,
    /// The same in words.
    pub message: String,
}

impl FileReport {
    /// A file that is no bundle.
    pub(crate) fn bad(file: &str, error: &BundleError) -> Self {
        FileReport { file: file.to_owned(), outcome: error.code(), message: error.to_string() }
    }

    /// A file that the system does not let us read.
    pub(crate) fn unreadable(file: &str, why: &str) -> Self {
        let message = format!("It could not be read: {why}. Import it again by itself.");
        FileReport { file: file.to_owned(), outcome: "unreadable", message }
    }
}

impl DocumentReport {
    /// A report with nothing known of the document yet.
    pub(crate) fn unread(file: &str, index: usize, error: &BundleError) -> Self {
        DocumentReport {
            file: file.to_owned(),
            index,
            typ: None,
            document: None,
            envelope: None,
            kid: None,
            standing: Standing::Refused,
            outcome: error.code(),
            message: Some(error.to_string()),
            notices: Vec::new(),
        }
    }

    /// A report on a document whose file became another while it was imported.
    pub(crate) fn gone(file: &str, index: usize) -> Self {
        let error = BundleError::new(varsam_bundle::ErrorCode::NotABundle, "");
        let message = "The file was changed or taken away while it was imported. Import it again by itself.";
        DocumentReport {
            outcome: "unreadable",
            message: Some(message.to_owned()),
            ..DocumentReport::unread(file, index, &error)
        }
    }

    /// What it claims to be, where nothing of it is believed.
    pub(crate) fn identified(self, document: Identified) -> Self {
        DocumentReport {
            typ: Some(document.typ.as_str()),
            document: Some(document.document_sha256),
            envelope: Some(document.envelope_sha256),
            kid: Some(document.kid),
            ..self
        }
    }

    /// A report on a bad document.
    pub(crate) fn bad(file: &str, index: usize, document: Option<Identified>, error: &BundleError) -> Self {
        let report = DocumentReport::unread(file, index, error);
        match document {
            Some(document) => report.identified(document),
            None => report,
        }
    }

    /// A report on a verified document.
    pub(crate) fn verified(
        file: &str,
        index: usize,
        verified: &Verified,
        standing: Standing,
        outcome: &'static str,
    ) -> Self {
        DocumentReport {
            file: file.to_owned(),
            index,
            typ: Some(verified.typ.as_str()),
            document: Some(verified.document_sha256.clone()),
            envelope: Some(verified.envelope_sha256.clone()),
            kid: Some(verified.kid.clone()),
            standing,
            outcome,
            message: message(outcome).map(str::to_owned),
            notices: verified.notices.clone(),
        }
    }

    /// A report on a document of which nothing but its outside is known.
    pub(crate) fn of_identified(
        file: &str,
        index: usize,
        document: Identified,
        standing: Standing,
        outcome: &'static str,
    ) -> Self {
        DocumentReport {
            file: file.to_owned(),
            index,
            typ: Some(document.typ.as_str()),
            document: Some(document.document_sha256),
            envelope: Some(document.envelope_sha256),
            kid: Some(document.kid),
            standing,
            outcome,
            message: message(outcome).map(str::to_owned),
            notices: Vec::new(),
        }
    }

    /// A report on a withdrawal that was kept until what it names came, and has no right to it.
    pub(crate) fn without_right(withdrawal: WithdrawalRow) -> Self {
        let document = Identified {
            typ: Typ::Withdrawal,
            kid: withdrawal.kid,
            envelope_sha256: withdrawal.envelope,
            document_sha256: withdrawal.document,
        };
        DocumentReport::of_identified("kept before", 0, document, Standing::Refused, "withdrawal_not_granted")
    }
}

/// What an outcome means and what to do, for those that are not well.
fn message(outcome: &str) -> Option<&'static str> {
    Some(match outcome {
        "unknown_key" => {
            "No trust list knows the key. The document is kept; import a trust list that has the key, \
             and it is tried again."
        }
        "key_not_yet_valid" => {
            "The key's first day has not come. The document is kept and tried again at the next import."
        }
        "key_expired" => {
            "The key's last day has passed. The document is kept; a trust list that renews the key lets it in."
        }
        "holder_left" => {
            "The key was revoked because its holder left. The document is kept; ask the successor to sign \
             instead."
        }
        "result_missing" => {
            "The result it is about has not come. The statement is kept; import the result, and it is \
             tried again."
        }
        "wrong_revision" => {
            "It is about another revision of the result. Ask for a statement on the revision that is here."
        }
        "wrong_role" => {
            "The key may not answer for this result in that role. Let the owner that the result names sign, \
             or change the trust list."
        }
        "withdrawn" => {
            "The document is withdrawn: the registry does not keep it and will not take it. Delete your copy \
             of it."
        }
        "withdrawal_waits" => {
            "Nothing with the digest it names has come. The withdrawal is kept; should the document come, it \
             is not let in."
        }
        "file_withdrawn" => {
            "It withdraws a file that the registry never had. The withdrawal is kept; find the copies of the \
             file and delete them."
        }
        "withdrawal_not_granted" => {
            "The key did not sign the document that is to be withdrawn, and it is no coordinator's for that \
             authority. Let the signer or a coordinator sign the withdrawal."
        }
        "names_a_withdrawal" => {
            "It names a withdrawal, and those cannot be taken back. Sign what is to be registered again as a \
             new document."
        }
        "zero_character" => {
            "A name, an id or another text in it has a character with the number 0, which no database keeps. \
             Take it out, and sign a new revision."
        }
        "not_importable" => {
            "A document of this kind is not imported. Use \"varsam-registry trust enrol\" for enrolments."
        }
        "conflict" => {
            "The registry has another document of the same revision. Both are kept; a new revision that \
             follows both settles it."
        }
        "imported_as_history" => "The registry has a later revision already. This one is kept as history.",
        _ => return None,
    })
}

/// How a command over documents ends. A document that was there before counts neither way, unless
/// there is nothing else.
pub(crate) fn exit(documents: &[DocumentReport], files: &[FileReport]) -> Exit {
    let count = |standing| documents.iter().filter(|d| d.standing == standing).count();
    let refused = count(Standing::Refused) + files.len();
    let aside = count(Standing::SetAside);
    if refused + aside == 0 {
        Exit::Good
    } else if count(Standing::New) > 0 {
        Exit::Partly
    } else if refused > 0 {
        Exit::Bad
    } else {
        Exit::UnknownKey
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exits() {
        use Standing::{Already, New, Refused, SetAside};
        let error = BundleError::new(varsam_bundle::ErrorCode::BadEnvelope, "");
        let table: [(&[Standing], u8); 8] = [
            (&[], 0),
            (&[New, Already], 0),
            (&[Already], 0),
            (&[SetAside], 2),
            (&[SetAside, Already], 2),
            (&[Refused, SetAside], 3),
            (&[New, SetAside], 4),
            (&[New, Refused], 4),
        ];
        for (standings, expected) in table {
            let documents: Vec<_> = standings
                .iter()
                .map(|s| DocumentReport { standing: *s, ..DocumentReport::unread("f", 0, &error) })
                .collect();
            assert_eq!(exit(&documents, &[]).code(), expected, "{standings:?}");
        }
    }
}
