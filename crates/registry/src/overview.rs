//! List and show: what the registry has, as it stands now.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use varsam_bundle::{Envelope, RawDocument};

use crate::db::{Db, Gap, RequirementRow, ResultRow, StatementRow, Tx};
use crate::error::RegistryError;

/// What `list` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListReport {
    /// `list/1`.
    pub v: &'static str,
    /// The head of each lineage.
    pub results: Vec<Head>,
    /// Where something is missing between two documents of a device.
    pub gaps: Vec<Gap>,
    /// How many documents are set aside.
    pub set_aside: usize,
    /// How many documents are withdrawn and not purged yet.
    pub withdrawn: usize,
}

/// The newest revision of a lineage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The result itself.
    #[serde(flatten)]
    pub result: ResultRow,
    /// Whether the lineage has results that no other one follows beside this.
    pub conflict: bool,
    /// The decided level of each aspect.
    pub levels: BTreeMap<String, Option<i64>>,
    /// How many suitability assessments it carries.
    pub assessments: usize,
    /// Of those, the ones whose outcome does not let what they are about start.
    pub may_not_start: usize,
    /// The approvals it needs, each with the verdict on it.
    pub requires: Vec<RequirementRow>,
    /// Sets that it says were approved before, and whose approval has not come.
    pub not_seen_approved: Vec<String>,
}

/// What `show` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShowReport {
    /// `show/1`.
    pub v: &'static str,
    /// The newest revision, or the one that was asked for by its digest.
    pub head: Head,
    /// The statements on it, in the order they came.
    pub statements: Vec<StatementRow>,
    /// Every revision, the newest first.
    pub revisions: Vec<ResultRow>,
    /// What it says, whole.
    pub payload: Value,
}

/// The head of every lineage.
///
/// # Errors
/// Those of the database.
pub fn list(db: &mut Db) -> Result<ListReport, RegistryError> {
    let tx = db.read()?;
    let mut results = Vec::new();
    for lineage in tx.lineages(None)? {
        if let Some(head) = tx.lineage(&lineage)?.into_iter().next() {
            results.push(of(&tx, head)?.0);
        }
    }
    let (set_aside, withdrawn) = (tx.count_set_aside()?, tx.not_purged()?.len());
    Ok(ListReport { v: "list/1", results, gaps: tx.gaps()?, set_aside, withdrawn })
}

/// One system, process, lineage or result.
///
/// # Errors
/// [`RegistryError::NotFound`], and those of the database.
pub fn show(db: &mut Db, id: &str) -> Result<ShowReport, RegistryError> {
    let tx = db.read()?;
    let not_found = || RegistryError::NotFound(id.to_owned());
    let lineage = tx.lineages(Some(id))?.into_iter().next().ok_or_else(not_found)?;
    let revisions = tx.lineage(&lineage)?;
    let asked = revisions.iter().find(|row| row.document == id).or(revisions.first());
    let (head, payload) = of(&tx, asked.cloned().ok_or_else(not_found)?)?;
    let statements = tx.statements(&head.result.document)?;
    Ok(ShowReport { v: "show/1", head, statements, revisions, payload })
}

fn of(tx: &Tx<'_>, result: ResultRow) -> Result<(Head, Value), RegistryError> {
    let payload = payload(tx, &result.document)?;
    let level = |row: &Value| row.pointer("/effective/number").and_then(Value::as_i64);
    let levels = match payload.get("protection").and_then(Value::as_object) {
        Some(rows) => rows.iter().map(|(aspect, row)| (aspect.clone(), level(row))).collect(),
        None => BTreeMap::new(),
    };
    let may_start = payload.get("assessments").and_then(Value::as_array).into_iter().flatten();
    let may_start: Vec<bool> =
        may_start.map(|one| one.get("may_start").and_then(Value::as_bool).unwrap_or(false)).collect();
    let (assessments, may_not_start) = (may_start.len(), may_start.iter().filter(|may| !**may).count());
    let requires = tx.requirements(&result.document)?;
    let conflict = tx.open_ends(&result.lineage)?.len() > 1;
    let not_seen_approved = tx.not_seen_approved(&result.document)?;
    let head = Head { result, conflict, levels, assessments, may_not_start, requires, not_seen_approved };
    Ok((head, payload))
}

/// The payload of a stored document. It was verified when it was taken.
fn payload(tx: &Tx<'_>, document: &str) -> Result<Value, RegistryError> {
    let json = tx.document_json(document)?.ok_or_else(|| RegistryError::NotFound(document.to_owned()))?;
    let envelope = Envelope::read(&RawDocument { index: 0, json: json.as_bytes() })
        .map_err(|error| RegistryError::bundle(document, error))?;
    Ok(serde_json::from_slice(&envelope.payload).unwrap_or_default())
}
