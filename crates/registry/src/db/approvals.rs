//! What owners' approvals are about, and which results rely on them.

use super::Tx;
use super::value::values;
use crate::error::RegistryError;

/// Whether a row `s` of `approved_set` still stands: nothing that came later rejects what its statement
/// answers, and nobody withdrew it or the result.
const STANDS: &str = "EXISTS (SELECT 1 FROM live_statement t
      JOIN live_result u ON u.document_sha256 = t.result
      WHERE t.document_sha256 = s.statement)
    AND NOT EXISTS (SELECT 1 FROM answer mine
      JOIN document early ON early.document_sha256 = mine.statement
      JOIN answer other ON other.result = mine.result AND other.position = mine.position
      JOIN document late ON late.document_sha256 = other.statement AND late.number > early.number
      JOIN live_statement said ON said.document_sha256 = other.statement
      WHERE mine.statement = s.statement AND mine.position = s.position AND said.verdict = 'reject')";

impl Tx<'_> {
    /// The sets that a result says were approved before, and whose approval is not here.
    pub(crate) fn not_seen_approved(&self, document: &str) -> Result<Vec<String>, RegistryError> {
        let sql = format!(
            "SELECT r.set_id FROM relied_on r WHERE r.result = $1 AND NOT EXISTS (
               SELECT 1 FROM approved_set s WHERE s.content = r.content AND {STANDS})
             ORDER BY r.set_id"
        );
        self.query(&sql, values![document], |row| row.get(0))
    }

    /// Which of these content digests an owner's approval that stands is about.
    pub(crate) fn approved_among(&self, contents: &[&str]) -> Result<Vec<String>, RegistryError> {
        let sql = format!(
            "SELECT DISTINCT s.content FROM approved_set s WHERE s.content IN (each($1)) AND {STANDS}"
        );
        self.query(&sql, values![contents], |row| row.get(0))
    }

    /// The results that rely on one of these having been approved.
    pub(crate) fn relying_on(&self, contents: &[&str]) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT DISTINCT result FROM relied_on WHERE content IN (each($1)) ORDER BY result";
        self.query(sql, values![contents], |row| row.get(0))
    }

    /// Notes what an approval is about.
    pub(crate) fn insert_approved(
        &self,
        statement: &str,
        position: u32,
        content: &str,
    ) -> Result<(), RegistryError> {
        let sql = "INSERT INTO approved_set (statement, position, content) VALUES ($1, $2, $3)
             ON CONFLICT DO NOTHING";
        self.execute(sql, values![statement, position, content])
    }

    /// What the statements on a result, or one statement, approve.
    pub(crate) fn contents_approved_by(&self, document: &str) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT DISTINCT s.content FROM approved_set s
             JOIN statement t ON t.document_sha256 = s.statement
             WHERE t.document_sha256 = $1 OR t.result = $1";
        self.query(sql, values![document], |row| row.get(0))
    }

    /// The approving statements on results from before content digests were kept: each with the
    /// position it answers and its result.
    pub(crate) fn approvals_without_contents(&self) -> Result<Vec<(String, u32, String)>, RegistryError> {
        self.query(
            "SELECT a.statement, a.position, a.result FROM answer a
             JOIN statement s ON s.document_sha256 = a.statement
             WHERE s.role = 'information_owner' AND s.verdict IN ('approve', 'approve_with_reservation')
             ORDER BY a.statement, a.position",
            values![],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
    }

    /// What a step of the schema left for the program to do.
    pub(crate) fn unfinished(&self) -> Result<Vec<String>, RegistryError> {
        self.query("SELECT task FROM unfinished", values![], |row| row.get(0))
    }

    /// Notes that it is done.
    pub(crate) fn finished(&self, task: &str) -> Result<(), RegistryError> {
        self.execute("DELETE FROM unfinished WHERE task = $1", values![task])
    }
}
