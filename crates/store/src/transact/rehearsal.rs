//! What an operation would do, without doing it.

use std::collections::BTreeMap;

use rusqlite::TransactionBehavior;

use super::Transaction;
use crate::{Content, Op, Store, StoreError};

/// What an operation would do.
#[derive(Debug)]
pub struct Rehearsal {
    /// The register as it would be.
    pub content: Content,
    /// How many rows of each table would be written, taken away or both, by the table's name.
    pub rows: BTreeMap<String, u32>,
}

impl Store {
    /// Carries out `work` and takes everything back again: what it would do, before anybody says
    /// that it shall. What the operation `op` would be refused for, it is refused for here.
    ///
    /// # Errors
    /// As [`Store::transact`].
    pub fn rehearse<E: From<StoreError>>(
        &mut self,
        op: Op,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<(), E>,
    ) -> Result<Rehearsal, E> {
        self.dry_run(|transaction| {
            work(transaction)?;
            transaction.refuse_locked(op)?;
            transaction.refuse_dangling()?;
            let mut rows: BTreeMap<String, u32> = BTreeMap::new();
            // A row whose key changes is taken away and written: that is one row.
            for image in transaction.before.iter().filter(|image| image.row.is_some()) {
                *rows.entry(image.table.clone()).or_default() += 1;
            }
            Ok(Rehearsal { content: Content::read(transaction.connection())?, rows })
        })
    }

    /// Does `work` to see what it comes to, and takes it back: nothing of it stays.
    ///
    /// # Errors
    /// Whatever `work` answers, and those of the database.
    pub fn dry_run<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let inner = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)?;
        let mut transaction = Transaction { inner, before: Vec::new(), after: Vec::new() };
        let answer = work(&mut transaction)?;
        transaction.inner.rollback().map_err(StoreError::from)?;
        Ok(answer)
    }
}

impl Transaction<'_> {
    /// Answers as a commit would while a row refers to what is not there.
    fn refuse_dangling(&self) -> Result<(), StoreError> {
        let dangling = "SELECT EXISTS (SELECT 1 FROM pragma_foreign_key_check)";
        if self.connection().query_row(dangling, [], |row| row.get(0))? {
            let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY);
            return Err(rusqlite::Error::SqliteFailure(code, None).into());
        }
        Ok(())
    }
}
