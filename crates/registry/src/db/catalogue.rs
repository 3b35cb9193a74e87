//! Catalogues that were issued, and ids that have been replaced.

use chrono::NaiveDate;

use super::value::values;
use super::{DbError, Tx};
use crate::error::RegistryError;

impl Tx<'_> {
    /// The version of an authority's newest catalogue; 0 for none.
    pub(crate) fn catalogue_version(&self, authority: &str) -> Result<u32, RegistryError> {
        let sql = "SELECT coalesce(max(version), 0) FROM catalogue WHERE authority = $1";
        self.value(sql, values![authority])
    }

    /// Notes a catalogue that was issued.
    pub(crate) fn insert_catalogue(
        &self,
        authority: &str,
        version: u32,
        document: &str,
    ) -> Result<(), RegistryError> {
        let sql = "INSERT INTO catalogue (authority, version, document_sha256) VALUES ($1, $2, $3)";
        self.execute(sql, values![authority, version, document])
    }

    /// The lineages of an authority, by name.
    pub(crate) fn lineages_of(&self, authority: &str) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT lineage FROM live_result WHERE authority = $1 GROUP BY lineage ORDER BY min(name), lineage";
        self.query(sql, values![authority], |row| row.get(0))
    }

    /// The ids that have been replaced: what was, what is, and since when.
    pub(crate) fn aliases(&self) -> Result<Vec<(String, String, NaiveDate)>, RegistryError> {
        self.query("SELECT old, new, since FROM alias ORDER BY old", values![], |row| {
            let since: String = row.get(2)?;
            let day = since.parse().map_err(|_| DbError::Unexpected(format!("since is {since:?}")))?;
            Ok((row.get(0)?, row.get(1)?, day))
        })
    }

    /// Replaces an id by another, from a day on. What was replaced by it before is replaced by the
    /// new one too.
    pub(crate) fn put_alias(&self, old: &str, new: &str, since: NaiveDate) -> Result<(), RegistryError> {
        self.execute("UPDATE alias SET new = $2 WHERE new = $1", values![old, new])?;
        self.execute("DELETE FROM alias WHERE old = $1", values![new])?;
        let sql = "INSERT INTO alias (old, new, since) VALUES ($1, $2, $3)
             ON CONFLICT (old) DO UPDATE SET new = excluded.new, since = excluded.since";
        self.execute(sql, values![old, new, &since.to_string()])
    }
}
