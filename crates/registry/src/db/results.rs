//! Results, the approvals they need, and the statements on them.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::append::{RELIED_ON, REQUIREMENT, RESULT, RESULT_PREV};
use super::documents::pair;
use super::value::{Row, values};
use super::{DbError, Tx, text};
use crate::error::RegistryError;

/// A result to be stored.
#[derive(Debug, Clone)]
pub struct NewResult {
    /// Its document digest.
    pub document: String,
    /// Its lineage.
    pub lineage: String,
    /// Its revision.
    pub revision: u32,
    /// `system` or `process`.
    pub kind: &'static str,
    /// The id of the system or process.
    pub scope: String,
    /// Its name.
    pub name: String,
    /// The authority it belongs to.
    pub authority: String,
    /// The name of that authority.
    pub authority_name: String,
    /// `draft` or `pending`.
    pub state: &'static str,
    /// The results it follows.
    pub prev: Vec<String>,
    /// The approvals it needs.
    pub requires: Vec<NewRequirement>,
    /// Sets that nobody is asked about, because they were approved before: id and content digest.
    pub relied_on: Vec<(String, String)>,
}

/// An approval that a result needs, to be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequirement {
    /// In which role.
    pub role: &'static str,
    /// For which authority.
    pub authority: String,
    /// The owner's function.
    pub function: String,
    /// Which sets.
    pub sets: Vec<String>,
    /// Their content digests, those that this owner does not own left out.
    pub contents: Vec<String>,
}

/// A result as the registry has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResultRow {
    /// Its document digest.
    pub document: String,
    /// Its lineage.
    pub lineage: String,
    /// Its revision.
    pub revision: u32,
    /// `system` or `process`.
    pub kind: String,
    /// The id of the system or process.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The authority it belongs to.
    pub authority: String,
    /// The name of that authority.
    pub authority_name: String,
    /// `draft`, `pending`, `rejected` or `adopted`.
    pub state: String,
    /// When the last approval came.
    pub adopted_at: Option<String>,
    /// When the result came.
    pub received_at: String,
    /// Whether a receipt names it.
    pub receipted: bool,
}

/// A result that an import touched, as it stands after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TouchedResult {
    /// The id of the system or process.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The result's revision.
    pub revision: u32,
    /// `draft`, `pending`, `rejected` or `adopted`.
    pub state: String,
}

/// One approval a result needs, and the answer to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RequirementRow {
    /// In which role.
    pub role: String,
    /// For which authority.
    pub authority: String,
    /// The owner's function.
    pub function: String,
    /// Which sets.
    pub sets: Vec<String>,
    /// The newest deciding verdict, if any.
    pub verdict: Option<String>,
    /// Content digests of the sets; `None` for a result from before they were kept.
    #[serde(skip)]
    pub contents: Option<Vec<String>>,
}

/// A statement to be stored.
#[derive(Debug, Clone)]
pub struct NewStatement<'a> {
    /// Its document digest.
    pub document: &'a str,
    /// The document digest of the result it is about.
    pub result: &'a str,
    /// In which role it is made.
    pub role: &'a str,
    /// What it says.
    pub verdict: &'a str,
    /// The function of the one who made it.
    pub function: &'a str,
    /// The same in words.
    pub text: &'a str,
    /// Positions of the requirements it answers.
    pub answers: &'a [u32],
}

/// A statement as the registry has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementRow {
    /// Its document digest.
    pub document: String,
    /// In which role it is made.
    pub role: String,
    /// What it says.
    pub verdict: String,
    /// The function of the one who made it.
    pub function: String,
    /// The same in words.
    pub text: String,
    /// When it came.
    pub received_at: String,
}

/// The columns of a result that nobody withdrew.
const ROW: &str = "SELECT r.document_sha256, r.lineage, r.revision, r.scope_kind, r.scope_id, r.name,
    r.authority, r.authority_name, r.state, r.adopted_at, d.received_at,
    EXISTS (SELECT 1 FROM receipted n WHERE n.document_sha256 = r.document_sha256)
    FROM live_result r JOIN document d ON d.document_sha256 = r.document_sha256";

fn result_row(row: &Row) -> Result<ResultRow, DbError> {
    Ok(ResultRow {
        document: row.get(0)?,
        lineage: row.get(1)?,
        revision: row.get(2)?,
        kind: row.get(3)?,
        id: row.get(4)?,
        name: row.get(5)?,
        authority: row.get(6)?,
        authority_name: row.get(7)?,
        state: row.get(8)?,
        adopted_at: row.get(9)?,
        received_at: row.get(10)?,
        receipted: row.get(11)?,
    })
}

/// A list as it stands in a column.
fn list(items: &[String]) -> String {
    serde_json::to_string(items).unwrap_or_default()
}

impl Tx<'_> {
    /// Stores a result whose document is stored.
    pub(crate) fn insert_result(&self, new: &NewResult) -> Result<(), RegistryError> {
        self.append(
            &RESULT,
            values![
                &new.document,
                &new.lineage,
                new.revision,
                new.kind,
                &new.scope,
                &new.name,
                &new.authority,
                &new.authority_name,
                new.state
            ],
        )?;
        self.insert_prev(&new.document, &new.prev)?;
        for (position, need) in (0_u32..).zip(&new.requires) {
            let (sets, contents) = (list(&need.sets), list(&need.contents));
            self.append(
                &REQUIREMENT,
                values![
                    &new.document,
                    position,
                    need.role,
                    &need.authority,
                    &need.function,
                    &sets,
                    &contents
                ],
            )?;
        }
        for (set, content) in &new.relied_on {
            self.append(&RELIED_ON, values![&new.document, content, set])?;
        }
        Ok(())
    }

    /// Notes which results a result follows, also when the result itself was not let in.
    pub(crate) fn insert_prev(&self, document: &str, prev: &[String]) -> Result<(), RegistryError> {
        prev.iter().try_for_each(|prev| self.append(&RESULT_PREV, values![document, prev]))
    }

    /// One result that nobody withdrew, by its document digest.
    pub(crate) fn result(&self, document: &str) -> Result<Option<ResultRow>, RegistryError> {
        let sql = format!("{ROW} WHERE r.document_sha256 = $1");
        self.first(&sql, values![document], result_row)
    }

    /// Where those of these results stand that nobody withdrew, in the order of their digests. Their
    /// documents are not asked: what a row there has behind the bytes costs a reading of all of them.
    pub(crate) fn standing_among(&self, documents: &[&str]) -> Result<Vec<TouchedResult>, RegistryError> {
        let sql = "SELECT scope_id, name, revision, state FROM live_result
             WHERE document_sha256 IN (each($1)) ORDER BY document_sha256";
        self.query(sql, values![documents], |row| {
            Ok(TouchedResult {
                id: row.get(0)?,
                name: row.get(1)?,
                revision: row.get(2)?,
                state: row.get(3)?,
            })
        })
    }

    /// Every result of a lineage that nobody withdrew, the newest revision first.
    pub(crate) fn lineage(&self, lineage: &str) -> Result<Vec<ResultRow>, RegistryError> {
        let sql = format!("{ROW} WHERE r.lineage = $1 ORDER BY r.revision DESC, d.number");
        self.query(&sql, values![lineage], result_row)
    }

    /// The revisions that are here of these lineages.
    pub(crate) fn revisions_among(&self, lineages: &[&str]) -> Result<Vec<(String, u32)>, RegistryError> {
        let sql = "SELECT lineage, revision FROM live_result WHERE lineage IN (each($1))";
        self.query(sql, values![lineages], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The lineages in the registry, by authority and name; with `id`, those of that system, process,
    /// lineage or document.
    pub(crate) fn lineages(&self, id: Option<&str>) -> Result<Vec<String>, RegistryError> {
        self.query(
            "SELECT lineage FROM live_result
             WHERE CAST($1 AS TEXT) IS NULL OR scope_id = $1 OR lineage = $1 OR document_sha256 = $1
             GROUP BY lineage ORDER BY min(authority_name), min(name), lineage",
            values![id],
            |row| row.get(0),
        )
    }

    /// The lineages of systems and processes with these ids.
    pub(crate) fn lineages_of_scopes(&self, ids: &[&str]) -> Result<Vec<String>, RegistryError> {
        let sql = "SELECT DISTINCT lineage FROM live_result WHERE scope_id IN (each($1)) ORDER BY lineage";
        self.query(sql, values![ids], |row| row.get(0))
    }

    /// The results of a lineage that no other one follows. More than one is a fork. What follows a
    /// withdrawn result follows those before it.
    pub(crate) fn open_ends(&self, lineage: &str) -> Result<Vec<String>, RegistryError> {
        self.query(
            "WITH RECURSIVE followed (document) AS (
               SELECT p.prev FROM result_prev p JOIN live_result n ON n.document_sha256 = p.result
               WHERE n.lineage = $1
               UNION
               SELECT p.prev FROM followed f JOIN result_prev p ON p.result = f.document
               WHERE f.document IN (SELECT document_sha256 FROM withdrawn))
             SELECT document_sha256 FROM live_result
             WHERE lineage = $1 AND document_sha256 NOT IN (SELECT document FROM followed)",
            values![lineage],
            |row| row.get(0),
        )
    }

    /// What a result needs, each with the newest deciding verdict on it.
    pub(crate) fn requirements(&self, document: &str) -> Result<Vec<RequirementRow>, RegistryError> {
        self.query(
            "SELECT r.role, r.authority, r.function, r.sets, (
               SELECT s.verdict FROM answer a
               JOIN live_statement s ON s.document_sha256 = a.statement
               JOIN document d ON d.document_sha256 = s.document_sha256
               WHERE a.result = r.result AND a.position = r.position AND s.verdict <> 'advice'
               ORDER BY d.number DESC LIMIT 1), r.contents
             FROM requirement r WHERE r.result = $1 ORDER BY r.position",
            values![document],
            |row| {
                let (sets, contents): (String, Option<String>) = (row.get(3)?, row.get(5)?);
                Ok(RequirementRow {
                    role: row.get(0)?,
                    authority: row.get(1)?,
                    function: row.get(2)?,
                    sets: serde_json::from_str(&sets).unwrap_or_default(),
                    verdict: row.get(4)?,
                    contents: contents.map(|text| serde_json::from_str(&text).unwrap_or_default()),
                })
            },
        )
    }

    /// The statements that decide on a result, the newest on each approval that it needs: digest and
    /// document.
    pub(crate) fn deciding(&self, result: &str) -> Result<Vec<(String, String)>, RegistryError> {
        self.query(
            "SELECT d.document_sha256, d.json FROM document d WHERE d.number IN (
               SELECT max(n.number) FROM answer a
               JOIN live_statement s ON s.document_sha256 = a.statement
               JOIN document n ON n.document_sha256 = s.document_sha256
               WHERE a.result = $1 AND s.verdict <> 'advice' GROUP BY a.position)
             ORDER BY d.number",
            values![result],
            pair,
        )
    }

    /// Stores a statement whose document is stored.
    pub(crate) fn insert_statement(&self, new: &NewStatement<'_>) -> Result<(), RegistryError> {
        self.execute(
            "INSERT INTO statement (document_sha256, result, role, verdict, function, text)
             VALUES ($1, $2, $3, $4, $5, $6)",
            values![new.document, new.result, new.role, new.verdict, new.function, new.text],
        )?;
        for position in new.answers {
            let sql = "INSERT INTO answer (statement, result, position) VALUES ($1, $2, $3)";
            self.execute(sql, values![new.document, new.result, *position])?;
        }
        Ok(())
    }

    /// The statements on a result that nobody withdrew, in the order they came.
    pub(crate) fn statements(&self, result: &str) -> Result<Vec<StatementRow>, RegistryError> {
        self.query(
            "SELECT s.document_sha256, s.role, s.verdict, s.function, s.text, d.received_at
             FROM live_statement s JOIN document d ON d.document_sha256 = s.document_sha256
             WHERE s.result = $1 ORDER BY d.number",
            values![result],
            |row| {
                Ok(StatementRow {
                    document: row.get(0)?,
                    role: row.get(1)?,
                    verdict: row.get(2)?,
                    function: row.get(3)?,
                    text: row.get(4)?,
                    received_at: row.get(5)?,
                })
            },
        )
    }

    /// Sets a result's state.
    pub(crate) fn set_state(
        &self,
        document: &str,
        state: &str,
        adopted_at: Option<DateTime<Utc>>,
    ) -> Result<(), RegistryError> {
        let adopted_at = adopted_at.map(text);
        let sql = "UPDATE result SET state = $2, adopted_at = $3 WHERE document_sha256 = $1";
        self.execute(sql, values![document, state, adopted_at.as_deref()])
    }
}
