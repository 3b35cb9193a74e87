//! Operations with what they changed, as the log has kept it.

use super::Entry;
use crate::{Store, StoreError};

/// An operation with what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// The row of the log.
    pub entry: Entry,
    /// The rows before it, as JSON; empty when purged.
    pub before: String,
    /// The rows after it, as JSON; empty when purged.
    pub after: String,
}

impl Operation {
    /// Whether a row that it changed names this id, or it was about it.
    pub fn names(&self, id: &str) -> bool {
        let quoted = serde_json::Value::from(id).to_string();
        self.object() == id || self.before.contains(&quoted) || self.after.contains(&quoted)
    }

    /// What it was about, without the aspect.
    pub fn object(&self) -> &str {
        self.entry.object.split_once('/').map_or(self.entry.object.as_str(), |(object, _)| object)
    }
}

impl Store {
    /// Operations with their bodies, newest first: the `most` newest before number `before` that `wanted`
    /// picks. A purged body is empty.
    ///
    /// # Errors
    /// Those of the database.
    pub fn operations(
        &self,
        before: Option<i64>,
        most: usize,
        mut wanted: impl FnMut(&Operation) -> bool,
    ) -> Result<Vec<Operation>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT change_log.*, before, after, hash AS kept_hash
             FROM change_log LEFT JOIN change_body USING (seq) LEFT JOIN purged_entry USING (seq)
             WHERE seq < ?1 ORDER BY seq DESC",
        )?;
        let mut rows = statement.query([before.unwrap_or(i64::MAX)])?;
        let mut found = Vec::new();
        while found.len() < most
            && let Some(row) = rows.next()?
        {
            let text =
                |column| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?.unwrap_or_default());
            let (before, after) = (text("before")?, text("after")?);
            let operation = Operation { entry: Entry::from_row(row)?, before, after };
            if wanted(&operation) {
                found.push(operation);
            }
        }
        Ok(found)
    }

    /// The bodies of an operation, before and after, as JSON; `None` when purged.
    ///
    /// # Errors
    /// Those of the database.
    pub fn body(&self, seq: i64) -> Result<Option<(String, String)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT before, after FROM change_body WHERE seq = ?1")?;
        let mut rows = statement.query([seq])?;
        Ok(match rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?)),
            None => None,
        })
    }
}
