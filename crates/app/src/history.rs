//! Historik: every operation of the register, who did it and when, what it changed, and whether the
//! chain of the log holds.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde_json::Value;
use varsam_store::{Op, Operation, Purge};

use crate::dto::{
    ActionLabel, Args, HistoryAsked, HistoryCell, HistoryCheck, HistoryContent, HistoryRow, HistoryView,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, names};

/// How many operations are shown at a time.
const A_PAGE: usize = 100;

/// Operations, newest first: all of them, or those that a system, a set or an authority is named in.
/// What is done with the sets of a system is about the system too.
///
/// # Errors
/// `no_register_open`, `object_stopped`, those of the disk.
pub fn history<H: Host>(app: &App<H>, request: &HistoryAsked) -> Result<HistoryView, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let about = request.about.as_deref().map(|id| About::of(&snapshot, id)).transpose()?;
    let wanted = |operation: &Operation| about.as_ref().is_none_or(|about| about.has(operation));
    let before = request.before.map(i64::from);
    let hidden = hidden(session, &snapshot)?;
    let mut found = session.store.operations(before, A_PAGE + 1, wanted)?;
    let more = found.len() > A_PAGE;
    found.truncate(A_PAGE);
    Ok(HistoryView {
        about: about.map(|about| about.name),
        rows: found.iter().map(|operation| row(session, &snapshot, &hidden, operation)).collect(),
        more,
    })
}

/// What an operation changed, field by field; nothing of what is stopped or purged.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn history_details<H: Host>(app: &App<H>, number: u32) -> Result<Vec<HistoryCell>, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let unknown = || AppError::new("unknown_thing").with("id", number);
    let before = Some(i64::from(number) + 1);
    let found = session.store.operations(before, 1, |one| one.entry.seq == i64::from(number))?;
    let operation = found.first().ok_or_else(unknown)?;
    if content(&hidden(session, &snapshot)?, operation) == HistoryContent::Shown {
        cells(operation)
    } else {
        Ok(Vec::new())
    }
}

/// Checks every link of the chain, and everything that is still there against what was written of it.
///
/// # Errors
/// `no_register_open`, those of the disk. A broken chain is an answer.
pub fn check_history<H: Host>(app: &App<H>) -> Result<HistoryCheck, AppError> {
    let mut state = app.state();
    let report = state.session()?.store.check_history()?;
    Ok(HistoryCheck {
        operations: u32::try_from(report.entries).unwrap_or(u32::MAX),
        purged: u32::try_from(report.purged.len()).unwrap_or(u32::MAX),
        broken: report.broken.into_iter().map(number).collect(),
    })
}

/// What a history is about.
struct About {
    id: String,
    name: String,
    /// Ids of the sets that a system holds.
    sets: HashSet<String>,
}

impl About {
    fn of(snapshot: &Snapshot, id: &str) -> Result<Self, AppError> {
        let is_set = snapshot.content.sets.iter().any(|row| row.id == id);
        if is_set {
            snapshot.set(id)?;
        } else if snapshot.is_system(id) {
            snapshot.system(id)?;
        }
        let holdings = snapshot.content.holdings.iter().filter(|row| row.system == id);
        Ok(Self {
            id: id.to_owned(),
            name: if is_set { snapshot.set_name(id) } else { snapshot.party_name(id) },
            sets: holdings.map(|row| row.info_set.clone()).collect(),
        })
    }

    fn has(&self, operation: &Operation) -> bool {
        operation.names(&self.id) || self.sets.contains(operation.object())
    }
}

/// What is stopped, as a purge would take it away: so nothing is shown of it that a purge would forget.
fn hidden(session: &Session, snapshot: &Snapshot) -> Result<Vec<Purge>, AppError> {
    let stopped = &snapshot.stopped;
    let codes: BTreeSet<&String> = stopped.systems.values().chain(stopped.sets.values()).collect();
    codes.into_iter().map(|code| Ok(session.store.purge_plan(code)?)).collect()
}

fn row(session: &Session, snapshot: &Snapshot, hidden: &[Purge], operation: &Operation) -> HistoryRow {
    let content = content(hidden, operation);
    let entry = &operation.entry;
    let neutral = [Op::Stop, Op::LiftStop, Op::Purge].iter().any(|op| op.code() == entry.op);
    let action = match content {
        HistoryContent::Stopped if !neutral => {
            ActionLabel { op: "stopped_thing".to_owned(), args: Args::new() }
        }
        _ => names::action(entry, &session.store, snapshot, &session.pack),
    };
    HistoryRow { number: number(entry.seq), at: entry.at.clone(), by: entry.actor.clone(), action, content }
}

fn number(seq: i64) -> u32 {
    u32::try_from(seq).unwrap_or(u32::MAX)
}

fn content(hidden: &[Purge], operation: &Operation) -> HistoryContent {
    if hidden.iter().any(|plan| plan.tells(operation)) {
        HistoryContent::Stopped
    } else if operation.before.is_empty() && operation.after.is_empty() {
        HistoryContent::Purged
    } else {
        HistoryContent::Shown
    }
}

/// The fields that differ between the rows before and after, in the order of the rows.
fn cells(operation: &Operation) -> Result<Vec<HistoryCell>, AppError> {
    let mut rows: BTreeMap<(String, String), [Value; 2]> = BTreeMap::new();
    for (side, body) in [&operation.before, &operation.after].into_iter().enumerate() {
        let images: Vec<Value> = serde_json::from_str(body)
            .map_err(|error| AppError::new("register_damaged").with("detail", error))?;
        for mut image in images {
            let key = image["key"].as_array().into_iter().flatten().map(text).collect::<Vec<_>>().join(" ");
            let table = image["table"].as_str().unwrap_or_default().to_owned();
            rows.entry((table, key)).or_default()[side] = image["row"].take();
        }
    }
    let mut cells = Vec::new();
    for ((table, key), [before, after]) in rows {
        let columns = before.as_object().or(after.as_object()).into_iter().flatten();
        for column in columns.map(|(column, _)| column).filter(|column| before[*column] != after[*column]) {
            let side = |row: &Value| row.get(column).map(text);
            cells.push(HistoryCell {
                table: table.clone(),
                key: key.clone(),
                column: column.clone(),
                before: side(&before),
                after: side(&after),
            });
        }
    }
    Ok(cells)
}

/// A cell as text: a text as it is, everything else as JSON.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
