//! Answers, for people and as JSON.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;
use varsam_bundle::keys::grouped;

use crate::catalogue::IssuedDocument;
use crate::city::CityReport;
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

/// An answer in both forms.
pub(crate) struct Printed {
    text: String,
    json: Vec<u8>,
    pub(crate) exit: Exit,
}

impl Output {
    pub(crate) fn write(&self, printed: &Printed, out: &mut dyn Write) -> io::Result<()> {
        if self.json {
            out.write_all(&printed.json)?;
            writeln!(out)
        } else {
            writeln!(out, "{}", printed.text.trim_end())
        }
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
    pub(crate) fn new(text: String, report: &impl Serialize, exit: Exit) -> Self {
        Printed { text, json: serde_json::to_vec(report).unwrap_or_default(), exit }
    }

    /// An answer that is a JSON document whichever way it is asked for.
    pub(crate) fn document(json: Vec<u8>) -> Self {
        Printed { text: String::from_utf8_lossy(&json).into_owned(), json, exit: Exit::Good }
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

impl From<InitReport> for Printed {
    fn from(report: InitReport) -> Self {
        let kind = if report.sample { "sample registry" } else { "registry" };
        let mut text = format!("Made a {kind} for {}.\nRoot: {}\n", report.org, grouped(&report.root));
        if report.trust_version > 0 {
            let _ = writeln!(text, "Trust list: version {}", report.trust_version);
        } else {
            text.push_str("There is no trust list yet: import one, or issue one with \"issue trust\".\n");
        }
        if let Some(key) = &report.key {
            let _ = writeln!(text, "Signing key: {}", grouped(key));
        }
        Printed::new(text, &report, Exit::Good)
    }
}

impl From<ImportReport> for Printed {
    fn from(report: ImportReport) -> Self {
        let mut text = String::new();
        document_lines(&report.documents, &report.files, &mut text);
        document_lines(&report.retried, &[], &mut text);
        for result in &report.results {
            let _ = writeln!(
                text,
                "{} {} revision {}: {}",
                result.id, result.name, result.revision, result.state
            );
        }
        if !report.withdrawn.is_empty() {
            let _ = writeln!(
                text,
                "Withdrawn: {} documents. Their content is hidden; remove it with \"purge\".",
                report.withdrawn.len()
            );
        }
        if let Some(receipt) = &report.receipt {
            let _ = writeln!(text, "Receipt {} signed: {}", receipt.seq, receipt.document);
        }
        let exit = report.exit();
        Printed::new(text, &report, exit)
    }
}

impl From<ReceiptsReport> for Printed {
    fn from(report: ReceiptsReport) -> Self {
        let mut text = String::new();
        for problem in &report.problems {
            let _ = writeln!(text, "{}: WRONG, {}, {}", problem.seq, problem.code, problem.message);
        }
        let _ = writeln!(text, "{} receipts name {} documents.", report.receipts, report.documents);
        if report.without_receipt > 0 {
            let _ = writeln!(
                text,
                "{} documents have no receipt yet; import them once more with --key.",
                report.without_receipt
            );
        }
        let exit = report.exit();
        Printed::new(text, &report, exit)
    }
}

impl From<VerifyReport> for Printed {
    fn from(report: VerifyReport) -> Self {
        let mut text = String::new();
        document_lines(&report.documents, &report.files, &mut text);
        let exit = report.exit();
        Printed::new(text, &report, exit)
    }
}

impl From<EnrolReport> for Printed {
    fn from(report: EnrolReport) -> Self {
        let mut text = String::new();
        document_lines(&report.documents, &report.files, &mut text);
        document_lines(&report.retried, &[], &mut text);
        for key in &report.enrolments {
            let _ = writeln!(text, "{}, {}: {}", key.name, key.function, key.grouped);
            text.push_str(if key.granted {
                "    Waits for the next trust list; issue it with \"issue trust\".\n"
            } else {
                "    Compare the thumbprint in person or by phone, then enrol again with --confirm and --role.\n"
            });
        }
        let exit = report.exit();
        Printed::new(text, &report, exit)
    }
}

impl From<TrustReport> for Printed {
    fn from(report: TrustReport) -> Self {
        let mut text = format!("Trust list version {} for {}\n", report.version, report.org);
        let _ = writeln!(text, "Root: {}", grouped(&report.root));
        for entry in &report.entries {
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
        for (kid, function) in &report.waiting {
            let _ = writeln!(text, "{}\n    {function}: waits for the next list", grouped(kid));
        }
        Printed::new(text, &report, Exit::Good)
    }
}

impl From<IssuedList> for Printed {
    fn from(issued: IssuedList) -> Self {
        let text = format!("Trust list version {} with {} keys is written.\n", issued.version, issued.keys);
        Printed::new(text, &issued, Exit::Good)
    }
}

impl From<IssuedDocument> for Printed {
    fn from(issued: IssuedDocument) -> Self {
        let mut text = format!("{} is written.\n", issued.what);
        for id in &issued.left_out {
            let _ = writeln!(text, "{id} has a result of another pack or edition, and is not in its facts.");
        }
        Printed::new(text, &issued, Exit::Good)
    }
}

impl From<CityReport> for Printed {
    fn from(report: CityReport) -> Self {
        let mut text = format!("{} systems have results, by {}.\n", report.systems.len(), report.pack);
        for one in &report.conflicts {
            let _ = writeln!(text, "CONFLICT of {}: {} {}", one.kind, one.id, one.name);
            one.said.iter().for_each(|said| text.push_str(&format!("    {said}\n")));
        }
        for one in &report.overdue {
            let _ = writeln!(
                text,
                "Overdue since {}: {} {} {} {}",
                one.since, one.id, one.name, one.what, one.which
            );
        }
        for id in &report.without_owner {
            let _ = writeln!(text, "Without owner: {id}");
        }
        for id in &report.missing {
            let _ = writeln!(text, "Named and without a result of its own: {id}");
        }
        for one in &report.translated {
            let _ = writeln!(text, "Levels by the table: {} {} ({})", one.id, one.name, one.pack);
        }
        for one in &report.not_analysed {
            let _ = writeln!(text, "Not analysed, {}: {} {} ({})", one.reason, one.id, one.name, one.pack);
        }
        let flags: usize = ["systems", "sets", "flows"]
            .iter()
            .flat_map(|list| report.answers(list).into_values())
            .filter_map(|row| row.get("flags")?.as_array().map(Vec::len))
            .sum();
        let _ = writeln!(text, "{flags} flags are raised; --json, --csv or --xlsx says which and why.");
        Printed::new(text, &report, Exit::Good)
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

impl From<ListReport> for Printed {
    fn from(report: ListReport) -> Self {
        let mut text = String::new();
        report.results.iter().for_each(|head| head_lines(head, &mut text));
        if report.results.is_empty() {
            text.push_str("The registry has no results yet. Take some in with \"import\".\n");
        }
        for gap in &report.gaps {
            let _ = writeln!(text, "Something is missing before document {} of {}.", gap.before, gap.device);
        }
        if report.set_aside > 0 {
            let _ = writeln!(text, "{} documents are set aside.", report.set_aside);
        }
        if report.withdrawn > 0 {
            let _ = writeln!(
                text,
                "{} withdrawn documents have content here still; remove it with \"purge\".",
                report.withdrawn
            );
        }
        Printed::new(text, &report, Exit::Good)
    }
}

impl From<PurgeReport> for Printed {
    fn from(report: PurgeReport) -> Self {
        let does = if report.dry_run { "Would remove" } else { "Removed" };
        let mut text = String::new();
        for row in &report.documents {
            let _ = writeln!(
                text,
                "{does} the content of {} {}: {}, {}",
                row.typ,
                &row.document[..12],
                row.reason,
                row.withdrawn_at
            );
        }
        for envelope in &report.set_aside {
            let _ = writeln!(text, "{does} a copy that was set aside: envelope {}", &envelope[..12]);
        }
        if report.documents.is_empty() && report.set_aside.is_empty() {
            text.push_str("Nothing withdrawn has content here.\n");
        }
        text.push_str(if report.dry_run {
            "Nothing was changed.\n"
        } else {
            "The digests are kept. The file and its log are rewritten: nothing of what was removed is in them.\n"
        });
        Printed::new(text, &report, Exit::Good)
    }
}

impl From<ShowReport> for Printed {
    fn from(report: ShowReport) -> Self {
        let mut text = String::new();
        head_lines(&report.head, &mut text);
        for statement in &report.statements {
            let _ = writeln!(
                text,
                "    {} {} by {} ({}) {}",
                statement.received_at, statement.verdict, statement.function, statement.role, statement.text
            );
        }
        for row in &report.revisions {
            let _ = writeln!(text, "    revision {} {}: {}", row.revision, &row.document[..12], row.state);
        }
        Printed::new(text, &report, Exit::Good)
    }
}
