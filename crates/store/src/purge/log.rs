//! Forgetting in the change log: the chain holds, and what it was about is gone.

use std::collections::HashSet;

use rusqlite::params;
use serde_json::Value;

use super::{Purge, words};
use crate::history::entries;
use crate::{Op, Operation, StoreError, Transaction};

/// Takes away the body of every operation that says something of what is purged, and blanks what
/// the operation was about. The hash that its row had is kept, so that the chain can be checked.
pub fn forget(t: &Transaction<'_>, plan: &Purge) -> Result<(), StoreError> {
    let told = told(t, plan)?;
    for entry in entries(t.connection())? {
        let neutral = [Op::Stop, Op::LiftStop, Op::Purge].iter().any(|op| op.code() == entry.op);
        if !told.contains(&entry.seq) && (neutral || !object_tells(&entry.object, plan)) {
            continue;
        }
        t.connection().execute("DELETE FROM change_body WHERE seq = ?1", [entry.seq])?;
        if !neutral && !entry.object.is_empty() {
            let sql = "INSERT INTO purged_entry (seq, hash) VALUES (?1, ?2)";
            t.connection().execute(sql, params![entry.seq, entry.hash()])?;
            t.connection().execute("UPDATE change_log SET object = '' WHERE seq = ?1", [entry.seq])?;
        }
    }
    Ok(())
}

/// Whether an operation says something: by what it was about, or by what it changed.
pub fn tells(operation: &Operation, plan: &Purge) -> bool {
    let body = |body: &String| !body.is_empty() && body_tells(body, plan);
    object_tells(&operation.entry.object, plan) || body(&operation.before) || body(&operation.after)
}

/// The numbers of the operations whose bodies say something.
fn told(t: &Transaction<'_>, plan: &Purge) -> Result<HashSet<i64>, StoreError> {
    let mut statement = t.connection().prepare("SELECT seq, before, after FROM change_body")?;
    let mut rows = statement.query([])?;
    let mut told = HashSet::new();
    while let Some(row) = rows.next()? {
        let (before, after): (String, String) = (row.get("before")?, row.get("after")?);
        if body_tells(&before, plan) || body_tells(&after, plan) {
            told.insert(row.get("seq")?);
        }
    }
    Ok(told)
}

/// A body that cannot be read is taken to say something.
fn body_tells(body: &str, plan: &Purge) -> bool {
    serde_json::from_str::<Value>(body).map_or(true, |json| {
        let mut told = false;
        words::each_string(&json, &mut |text| told |= is_id(text, plan) || plan.words.occur_in(text));
        told
    })
}

/// Whether what an operation was about is purged: `id`, `id/aspect`, `id → id`, names of files.
fn object_tells(object: &str, plan: &Purge) -> bool {
    object.split(['/', '→']).any(|part| is_id(part.trim(), plan)) || plan.words.occur_in(object)
}

fn is_id(text: &str, plan: &Purge) -> bool {
    [&plan.systems, &plan.sets, &plan.flows, &plan.parts_of].iter().any(|ids| ids.contains(text))
        || plan.covers(text)
}
