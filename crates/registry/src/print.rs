//! Answers, for people and as JSON.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;
use varsam_bundle::keys::grouped;

use crate::catalogue::IssuedDocument;
use crate::enrol::EnrolReport;
use crate::error::{Exit, RegistryError};
use crate::import::ImportReport;
use crate::init::InitReport;
use crate::overview::{Head, ListReport, ShowReport};
use crate::purge::PurgeReport;
use crate::receipts::ReceiptsReport;
use crate::report::{DocumentReport, FileReport, Standing};
use crate::trust_list::{IssuedList, TrustReport};
use crate::verify_files::VerifyReport;

/// How answers are written.
pub(crate) struct Output {
    /// As JSON.
    pub(crate) json: bool,
}

/// An answer, to be written in the one form that is asked for.
pub(crate) struct Printed {
    body: Body,
    pub(crate) exit: Exit,
}

enum Body {
    Report(Box<dyn Written>),
    /// A JSON document, whichever way it is asked for.
    Document(Vec<u8>),
}

/// What is told in words.
pub(crate) trait Words: Serialize {
    /// The words.
    fn words(&self) -> String;

    /// How the command ends.
    fn exit(&self) -> Exit {
        Exit::Good
    }
}

/// An answer in both forms. That to a large import is large, so neither is made before it is written.
trait Written {
    fn words(&self) -> String;
    fn json(&self, out: &mut dyn Write) -> io::Result<()>;
}

impl<T: Words> Written for T {
    fn words(&self) -> String {
        Words::words(self)
    }

    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut out = io::BufWriter::new(out);
        serde_json::to_writer(&mut out, self)?;
        out.flush()
    }
}

impl<T: Words + 'static> From<T> for Printed {
    fn from(report: T) -> Self {
        let exit = report.exit();
        Printed { body: Body::Report(Box::new(report)), exit }
    }
}

impl Output {
    pub(crate) fn write(&self, printed: &Printed, out: &mut dyn Write) -> io::Result<()> {
        match &printed.body {
            Body::Report(report) if self.json => report.json(out)?,
            Body::Report(report) => out.write_all(report.words().trim_end().as_bytes())?,
            Body::Document(json) if self.json => out.write_all(json)?,
            Body::Document(json) => out.write_all(json.trim_ascii_end())?,
        }
        writeln!(out)
    }

    pub(crate) fn write_error(&self, error: &RegistryError, err: &mut dyn Write) {
        let problems = match error {
            RegistryError::Invalid { problems, .. } => problems.as_slice(),
            _ => &[],
        };
        // When even the error cannot be written, the exit code is what is left.
        let _ = if self.json {
            let body = json!({"code": error.code(), "message": error.to_string(), "problems": problems});
            writeln!(err, "{}", json!({ "error": body }))
        } else {
            writeln!(err, "{error}")
        };
    }
}

impl Printed {
    /// An answer that is a JSON document whichever way it is asked for.
    pub(crate) fn document(json: Vec<u8>) -> Self {
        Printed { body: Body::Document(json), exit: Exit::Good }
    }
}

fn document_lines(documents: &[DocumentReport], files: &[FileReport], text: &mut String) {
    for report in documents {
        let mark = match report.standing {
            Standing::New | Standing::Already => "ok",
            Standing::SetAside => "set aside",
            Standing::Refused => "REFUSED",
        };
        let typ = report.typ.unwrap_or("unreadable");
        let digest = report.document.as_deref().map_or("no digest", |digest| &digest[..12]);
        let _ = write!(text, "{}[{}] {typ} {digest}: {mark}, {}", report.file, report.index, report.outcome);
        for notice in &report.notices {
            let _ = write!(text, ", note {notice}");
        }
        if let Some(message) = &report.message {
            let _ = write!(text, "\n    {message}");
        }
        text.push('\n');
    }
    for file in files {
        let _ = writeln!(text, "{}: REFUSED, {}\n    {}", file.file, file.outcome, file.message);
    }
}

impl Words for InitReport {
    fn words(&self) -> String {
        let kind = if self.sample { "sample registry" } else { "registry" };
        let mut text = format!("Made a {kind} for {}.\nRoot: {}\n", self.org, grouped(&self.root));
        if self.trust_version > 0 {
            let _ = writeln!(text, "Trust list: version {}", self.trust_version);
        } else {
            text.push_str("There is no trust list yet: import one, or issue one with \"issue trust\".\n");
        }
        if let Some(key) = &self.key {
            let _ = writeln!(text, "Signing key: {}", grouped(key));
        }
        text
    }
}

impl Words for ImportReport {
    fn words(&self) -> String {
        let mut text = String::new();
        document_lines(&self.documents, &self.files, &mut text);
        document_lines(&self.retried, &[], &mut text);
        for result in &self.results {
            let _ = writeln!(
                text,
                "{} {} revision {}: {}",
                result.id, result.name, result.revision, result.state
            );
        }
        if !self.withdrawn.is_empty() {
            let _ = writeln!(
                text,
                "Withdrawn: {} documents. Their content is hidden; remove it with \"purge\".",
                self.withdrawn.len()
            );
        }
        if let Some(receipt) = &self.receipt {
            let _ = writeln!(text, "Receipt {} signed: {}", receipt.seq, receipt.document);
        }
        text
    }

    fn exit(&self) -> Exit {
        ImportReport::exit(self)
    }
}

impl Words for ReceiptsReport {
    fn words(&self) -> String {
        let mut text = String::new();
        for problem in &self.problems {
            let _ = writeln!(text, "{}: WRONG, {}, {}", problem.seq, problem.code, problem.message);
        }
        let _ = writeln!(text, "{} receipts name {} documents.", self.receipts, self.documents);
        if self.without_receipt > 0 {
            let _ = writeln!(
                text,
                "{} documents have no receipt yet; import them once more with --key.",
                self.without_receipt
            );
        }
        text
    }

    fn exit(&self) -> Exit {
        ReceiptsReport::exit(self)
    }
}

impl Words for VerifyReport {
    fn words(&self) -> String {
        let mut text = String::new();
        document_lines(&self.documents, &self.files, &mut text);
        text
    }

    fn exit(&self) -> Exit {
        VerifyReport::exit(self)
    }
}

impl Words for EnrolReport {
    fn words(&self) -> String {
        let mut text = String::new();
        document_lines(&self.documents, &self.files, &mut text);
        document_lines(&self.retried, &[], &mut text);
        for key in &self.enrolments {
            let _ = writeln!(text, "{}, {}: {}", key.name, key.function, key.grouped);
            text.push_str(if key.granted {
                "    Waits for the next trust list; issue it with \"issue trust\".\n"
            } else {
                "    Compare the thumbprint in person or by phone, then enrol again with --confirm and --role.\n"
            });
        }
        text
    }

    fn exit(&self) -> Exit {
        EnrolReport::exit(self)
    }
}

impl Words for TrustReport {
    fn words(&self) -> String {
        let mut text = format!("Trust list version {} for {}\n", self.version, self.org);
        let _ = writeln!(text, "Root: {}", grouped(&self.root));
        for entry in &self.entries {
            let roles: Vec<&str> = entry.grants.iter().map(|grant| grant.role.as_str()).collect();
            let revoked = if entry.revoked.is_some() { ", revoked" } else { "" };
            let _ = writeln!(
                text,
                "{}\n    {}: {} ({} to {}{revoked})",
                grouped(&entry.kid),
                entry.function,
                if roles.is_empty() { "no role".to_owned() } else { roles.join(", ") },
                entry.valid_from,
                entry.valid_until
            );
        }
        for (kid, function) in &self.waiting {
            let _ = writeln!(text, "{}\n    {function}: waits for the next list", grouped(kid));
        }
        text
    }
}

impl Words for IssuedList {
    fn words(&self) -> String {
        let text = format!("Trust list version {} with {} keys is written.\n", self.version, self.keys);
        text
    }
}

impl Words for IssuedDocument {
    fn words(&self) -> String {
        let mut text = format!("{} is written.\n", self.what);
        for id in &self.left_out {
            let _ = writeln!(text, "{id} has a result of another pack or edition, and is not in its facts.");
        }
        text
    }
}

fn head_lines(head: &Head, text: &mut String) {
    let result = &head.result;
    let level = |(aspect, level): (&String, &Option<i64>)| match level {
        Some(level) => format!("{aspect}{level}"),
        None => format!("{aspect}-"),
    };
    let levels: Vec<String> = head.levels.iter().map(level).collect();
    let _ = writeln!(
        text,
        "{} {} ({}) revision {}: {}{} {}",
        result.id,
        result.name,
        result.authority_name,
        result.revision,
        result.state,
        if head.conflict { ", CONFLICT" } else { "" },
        levels.join(" ")
    );
    if head.assessments > 0 {
        let _ = writeln!(
            text,
            "    suitability assessments: {}, of which {} may not start",
            head.assessments, head.may_not_start
        );
    }
    for need in head.requires.iter().filter(|need| need.verdict.is_none()) {
        let _ = writeln!(text, "    waits for {} at {}: {}", need.role, need.authority, need.function);
    }
    if !head.not_seen_approved.is_empty() {
        let _ = writeln!(
            text,
            "    relies on approvals that have not come, of {}",
            head.not_seen_approved.join(", ")
        );
    }
}

impl Words for ListReport {
    fn words(&self) -> String {
        let mut text = String::new();
        self.results.iter().for_each(|head| head_lines(head, &mut text));
        if self.results.is_empty() {
            text.push_str("The registry has no results yet. Take some in with \"import\".\n");
        }
        for gap in &self.gaps {
            let _ = writeln!(text, "Something is missing before document {} of {}.", gap.before, gap.device);
        }
        if self.set_aside > 0 {
            let _ = writeln!(text, "{} documents are set aside.", self.set_aside);
        }
        if self.withdrawn > 0 {
            let _ = writeln!(
                text,
                "{} withdrawn documents have content here still; remove it with \"purge\".",
                self.withdrawn
            );
        }
        text
    }
}

impl Words for PurgeReport {
    fn words(&self) -> String {
        let does = if self.dry_run { "Would remove" } else { "Removed" };
        let mut text = String::new();
        for row in &self.documents {
            let _ = writeln!(
                text,
                "{does} the content of {} {}: {}, {}",
                row.typ,
                &row.document[..12],
                row.reason,
                row.withdrawn_at
            );
        }
        for envelope in &self.set_aside {
            let _ = writeln!(text, "{does} a copy that was set aside: envelope {}", &envelope[..12]);
        }
        if self.documents.is_empty() && self.set_aside.is_empty() {
            text.push_str("Nothing withdrawn has content here.\n");
        }
        text.push_str(if self.dry_run {
            "Nothing was changed.\n"
        } else {
            "The digests are kept. The file and its log are rewritten: nothing of what was removed is in them.\n"
        });
        text
    }
}

impl Words for ShowReport {
    fn words(&self) -> String {
        let mut text = String::new();
        head_lines(&self.head, &mut text);
        for statement in &self.statements {
            let _ = writeln!(
                text,
                "    {} {} by {} ({}) {}",
                statement.received_at, statement.verdict, statement.function, statement.role, statement.text
            );
        }
        for row in &self.revisions {
            let _ = writeln!(text, "    revision {} {}: {}", row.revision, &row.document[..12], row.state);
        }
        text
    }
}
