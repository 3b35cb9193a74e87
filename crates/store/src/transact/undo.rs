//! Taking operations back and doing them again, from what the change log remembers.

use rusqlite::params;

use super::rows::read_row;
use super::{Row, RowImage, key_columns};
use crate::history::Entry;
use crate::tables::{InfoSet, from_json};
use crate::{Op, Record, Stamp, Store, StoreError, Transaction};

impl Store {
    /// Takes back the newest operation that can be taken back.
    ///
    /// # Errors
    /// [`StoreError::NothingToUndo`]; [`StoreError::Conflict`] when a row is no longer what the
    /// operation made it.
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Entry, StoreError> {
        let entry = self.history.to_undo().cloned().ok_or(StoreError::NothingToUndo)?;
        self.replay(Op::Undo, &entry, stamp)
    }

    /// Does the operation again that was last taken back.
    ///
    /// # Errors
    /// As [`Store::undo`].
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Entry, StoreError> {
        let entry = self.history.to_redo().cloned().ok_or(StoreError::NothingToUndo)?;
        self.replay(Op::Redo, &entry, stamp)
    }

    fn replay(&mut self, op: Op, entry: &Entry, stamp: &Stamp) -> Result<Entry, StoreError> {
        let (before, after): (String, String) = self.connection.query_row(
            "SELECT before, after FROM change_body WHERE seq = ?1",
            params![entry.seq],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let (before, after): (Vec<RowImage>, Vec<RowImage>) = (from_json(&before)?, from_json(&after)?);
        self.transact(op, &entry.seq.to_string(), stamp, |transaction| match op {
            Op::Undo => transaction.restore(&after, &before),
            _ => {
                let reversed = |images: Vec<RowImage>| images.into_iter().rev().collect::<Vec<_>>();
                transaction.restore(&reversed(before), &reversed(after))
            }
        })?;
        Ok(entry.clone())
    }
}

impl Transaction<'_> {
    /// Takes back, or does again, what another operation did: brings every row from what it is
    /// expected to be to what it shall be.
    pub(crate) fn restore(&mut self, from: &[RowImage], to: &[RowImage]) -> Result<(), StoreError> {
        self.inner.pragma_update(None, "defer_foreign_keys", true)?;
        for (expected, wanted) in from.iter().zip(to).rev() {
            let keys = key_columns(&expected.table)?;
            let current = read_row(&self.inner, &expected.table, keys, &expected.key)?;
            if without_revision(&current) != without_revision(&expected.row) {
                return Err(StoreError::Conflict { object: object_name(&expected.key) });
            }
            let mut row = wanted.row.clone();
            if let (Some(row), Some(current)) = (&mut row, &current)
                && let Some(revision) = current.get("revision").and_then(serde_json::Value::as_i64)
                && expected.table == InfoSet::TABLE
            {
                row.insert("revision".to_owned(), (revision + 1).into());
            }
            self.write(&expected.table, keys, expected.key.clone(), row)?;
        }
        Ok(())
    }
}

/// A set's revision only rises, so it is left out when rows are compared for undo.
fn without_revision(row: &Option<Row>) -> Option<Row> {
    row.clone().map(|mut row| {
        row.remove("revision");
        row
    })
}

fn object_name(key: &[serde_json::Value]) -> String {
    let parts: Vec<String> =
        key.iter().map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned)).collect();
    parts.join("/")
}
