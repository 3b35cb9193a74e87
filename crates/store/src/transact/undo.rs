//! Undo and redo: an operation's rows are brought back to what they were, or made again.

use rusqlite::params;

use super::RowImage;
use crate::history::Entry;
use crate::tables::from_json;
use crate::{Op, Stamp, Store, StoreError};

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
