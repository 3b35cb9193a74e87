//! Export: the signed bundle and the report, saved where the person says and opened again by our
//! own verifier before anybody is told that it is done.

use std::path::Path;

use varsam_bundle::digest::sha256_hex;
use varsam_bundle::keys::Jwk;
use varsam_bundle::{open_bundle, verify_self_contained, write_bundle};
use varsam_store::{Op, StoreError, Transaction, tables, write_whole};

use crate::dto::{ExportReceipt, ExportedDocument};
use crate::signed::{self, Signed};
use crate::{App, AppError, Host, SaveKind, gate, report};

/// Saves the newest result of a system with the statements on it as a bundle; `None` when the
/// person changes their mind.
///
/// # Errors
/// `no_result`, `object_stopped` when it says something of what is stopped, `export_check_failed` when the written file does not verify, those of the disk.
pub fn export_bundle<H: Host>(app: &App<H>, system: &str) -> Result<Option<ExportReceipt>, AppError> {
    let (signed, name) = newest(app, system)?;
    let documents: Vec<&tables::Document> =
        std::iter::once(&signed.document).chain(&signed.statements).collect();
    let bytes = write_bundle(documents.iter().map(|row| row.jws.as_str()))?;
    let open = app.open_register()?;
    let Some(path) = app.host.ask_save(SaveKind::Bundle, &format!("{name}.vbundle")) else { return Ok(None) };
    app.still_open(&open)?;
    write_whole(&path, &bytes)?;
    let receipt = ExportReceipt {
        documents: opened_again(&path, &documents)?,
        bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        path: path.display().to_string(),
    };
    record(app, system, "bundle", &path, &bytes)?;
    Ok(Some(receipt))
}

/// Saves the report on a system as PDF; `None` when the person changes their mind. Without a
/// signed result, or when the register has moved on since, it is marked as a draft.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn export_pdf<H: Host>(app: &App<H>, system: &str) -> Result<Option<ExportReceipt>, AppError> {
    let (bytes, name) = report::render(app, system)?;
    save_report(app, system, &bytes, &name)
}

/// In which form a list is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    /// On paper.
    Pdf,
    /// As a workbook.
    Workbook,
}

impl Saved {
    /// # Errors
    /// `unknown_thing` for a code that is none.
    pub fn from_code(code: &str) -> Result<Self, AppError> {
        match code {
            "pdf" => Ok(Self::Pdf),
            "xlsx" => Ok(Self::Workbook),
            other => Err(AppError::new("unknown_thing").with("id", other)),
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Workbook => "xlsx",
        }
    }
}

/// Saves a report where the person says, and remembers that it left the register. `system` is what
/// it is about; empty for the register as a whole.
pub(crate) fn save_report<H: Host>(
    app: &App<H>,
    system: &str,
    bytes: &[u8],
    name: &str,
) -> Result<Option<ExportReceipt>, AppError> {
    save_as(app, system, Saved::Pdf, bytes, name)
}

/// The same in any form.
pub(crate) fn save_as<H: Host>(
    app: &App<H>,
    system: &str,
    form: Saved,
    bytes: &[u8],
    name: &str,
) -> Result<Option<ExportReceipt>, AppError> {
    let open = app.open_register()?;
    let kind = match form {
        Saved::Pdf => SaveKind::Report,
        Saved::Workbook => SaveKind::Workbook,
    };
    let ending = form.ending();
    let Some(path) = app.host.ask_save(kind, &format!("{name}.{ending}")) else { return Ok(None) };
    app.still_open(&open)?;
    write_whole(&path, bytes)?;
    record(app, system, ending, &path, bytes)?;
    Ok(Some(ExportReceipt {
        path: path.display().to_string(),
        bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
        documents: Vec::new(),
    }))
}

fn newest<H: Host>(app: &App<H>, system: &str) -> Result<(Signed, String), AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let name = &snapshot.content.systems[snapshot.system(system)?].name;
    let signed = signed::newest_signed(session, system)?.ok_or_else(|| AppError::new("no_result"))?;
    gate::refuse_stopped_document(session, &signed.document.sha256)?;
    let name = file_name(&format!("{name}, utgåva {}", signed.body.revision));
    Ok((signed, name))
}

/// Reads the file back and verifies every document in it.
pub(crate) fn opened_again(
    path: &Path,
    expected: &[&tables::Document],
) -> Result<Vec<ExportedDocument>, AppError> {
    let failed = |detail: String| AppError::new("export_check_failed").with("detail", detail);
    let bytes = std::fs::read(path)?;
    let documents = open_bundle(&bytes).map_err(|error| failed(error.to_string()))?;
    if documents.len() != expected.len() {
        return Err(failed(format!("{} of {} documents", documents.len(), expected.len())));
    }
    documents
        .iter()
        .zip(expected)
        .map(|(document, row)| {
            let verified = verify_self_contained(document, &Jwk::from_x(row.key_x.as_str()))
                .map_err(|error| failed(error.to_string()))?;
            if verified.document_sha256 != row.sha256 {
                return Err(failed(verified.document_sha256));
            }
            Ok(ExportedDocument {
                typ: verified.typ.as_str().to_owned(),
                signed_by: verified.common.issuer.person.function,
                digest: verified.document_sha256,
            })
        })
        .collect()
}

fn record<H: Host>(
    app: &App<H>,
    system: &str,
    kind: &str,
    path: &Path,
    bytes: &[u8],
) -> Result<(), AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    session.store.transact::<_, AppError>(Op::RecordExport, system, &stamp, |t| {
        Ok(t.put(&row(t, system, kind, path, bytes, &stamp.at)?)?)
    })
}

/// That a file left the register, as a row.
pub(crate) fn row(
    t: &Transaction<'_>,
    system: &str,
    kind: &str,
    path: &Path,
    bytes: &[u8],
    at: &str,
) -> Result<tables::Export, StoreError> {
    Ok(tables::Export {
        id: t.next_id::<tables::Export>()?,
        kind: kind.to_owned(),
        system: system.to_owned(),
        path: path.display().to_string(),
        sha256: sha256_hex(bytes),
        at: at.to_owned(),
    })
}

/// A file name that every file system takes.
pub(crate) fn file_name(text: &str) -> String {
    const LONGEST: usize = 120;
    let allowed = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let name: String = text.chars().map(|c| if allowed(c) { c } else { '-' }).take(LONGEST).collect();
    name.trim_matches(['.', ' ']).to_owned()
}
