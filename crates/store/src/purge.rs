//! Purging what was stopped: nothing of it stays but a neutral row, not in the log, not in signed
//! documents, not in free pages of the file.

mod about;
mod central;
mod log;
#[cfg(test)]
mod tests;
mod words;

use std::collections::BTreeSet;

use crate::backup::remove_backups;
use crate::tables::{
    Adopted, Assignment, Custody, Document, Export, GateAnswer, Handover, InfoSet, Recall, Stopped,
    StoppedObject, Workshop,
};
use crate::tables::{codes_from_json, to_json};
use crate::{Content, Kind, Op, Operation, Stamp, Store, StoreError, Transaction};

pub(crate) use about::{About, AnyRow, assignments, flows, ids, rows_about};
pub use words::Mention;
pub(crate) use words::{Words, document_tells, kept, payload};

/// What a purge takes away, as the register is now.
#[derive(Debug, Clone)]
pub struct Purge {
    /// The stop.
    pub code: String,
    /// Systems, by id.
    pub systems: BTreeSet<String>,
    /// Sets, by id.
    pub sets: BTreeSet<String>,
    /// Flows, by id.
    pub flows: BTreeSet<String>,
    /// Signed documents about it, and those about other systems that say its id, its name or
    /// something that was written about it.
    pub documents: Vec<Document>,
    /// Files that were written of it or of a system that it has to do with.
    pub exports: Vec<Export>,
    /// Where its names still stand in what was written about other things. The purge leaves that.
    pub mentions: Vec<Mention>,
    /// Assignments that asked about it.
    pub(crate) assignments: Vec<Assignment>,
    pub(crate) rows: Vec<AnyRow>,
    /// Ids of rows that others are parts of, such as an assessment: those name nothing else.
    pub(crate) parts_of: BTreeSet<String>,
    pub(crate) words: Words,
}

/// What a purge did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// Other systems whose signed results were purged: they must be signed anew.
    pub sign_anew: Vec<String>,
    /// Where the names still stand.
    pub mentions: Vec<Mention>,
}

impl Purge {
    /// Whether a document says something of what is stopped.
    pub fn covers(&self, document: &str) -> bool {
        self.documents.iter().any(|row| row.sha256 == document)
    }

    /// Whether an operation says something of what is stopped.
    pub fn tells(&self, operation: &Operation) -> bool {
        log::tells(operation, self)
    }

    /// Other systems whose results are among the documents, by id.
    pub fn others(&self) -> Vec<String> {
        let others: BTreeSet<&String> =
            self.documents.iter().map(|row| &row.system).filter(|id| !self.systems.contains(*id)).collect();
        others.into_iter().filter(|id| !id.is_empty()).cloned().collect()
    }

    fn about(&self) -> About<'_> {
        About { systems: &self.systems, sets: &self.sets, flows: &self.flows }
    }

    /// Other rows that name something of it in a list or ask about it, as they are without its ids.
    pub(crate) fn freed(&self, content: &Content) -> Result<Vec<AnyRow>, StoreError> {
        let mut freed = Vec::new();
        for row in content.sets.iter().filter(|row| !self.sets.contains(&row.id)) {
            let parts = row.parts.as_deref().map(|json| without(json, &self.sets)).transpose()?;
            let reaches = without(&row.reaches, &self.systems)?;
            if parts != row.parts || reaches != row.reaches {
                let revision = row.revision + 1;
                freed.push(AnyRow::of(&InfoSet { parts, reaches, revision, ..row.clone() }));
            }
        }
        for row in content.gate_answers.iter().filter(|row| !self.systems.contains(&row.system)) {
            let known = without(&row.known, &self.sets)?;
            if known != row.known {
                freed.push(AnyRow::of(&GateAnswer { known, ..row.clone() }));
            }
        }
        let asked = |row: &&Workshop| row.question_set.as_ref().is_some_and(|set| self.sets.contains(set));
        for row in content.workshops.iter().filter(asked).filter(|row| !self.systems.contains(&row.system)) {
            freed.push(AnyRow::of(&Workshop { question_set: None, question_aspect: None, ..row.clone() }));
        }
        freed.extend(central::freed(content, &self.about())?);
        Ok(freed)
    }

    /// Whether a document may have left: a bundle of its system was written after it was signed.
    fn may_have_left(&self, document: &Document) -> bool {
        self.exports.iter().any(|export| {
            export.kind == "bundle" && export.system == document.system && export.at >= document.issued_at
        })
    }

    fn recalls(&self) -> Vec<Recall> {
        let documents = self.documents.iter().map(|row| {
            let other = !self.systems.contains(&row.system);
            Recall {
                sha256: row.sha256.clone(),
                kind: "document".to_owned(),
                code: self.code.clone(),
                at: row.issued_at.clone(),
                due: self.may_have_left(row),
                seq: row.seq,
                kid: Some(row.kid.clone()),
                system: other.then(|| row.system.clone()),
                revision: (other && row.content_sha256.is_some()).then_some(row.revision),
                withdrawal: None,
            }
        });
        let files = self.exports.iter().map(|row| Recall {
            sha256: row.sha256.clone(),
            kind: "file".to_owned(),
            code: self.code.clone(),
            at: row.at.clone(),
            due: true,
            seq: None,
            kid: None,
            system: None,
            revision: None,
            withdrawal: None,
        });
        // The file itself is among the exports; this keeps the number from being given again.
        let assignments = self.assignments.iter().map(|row| Recall {
            sha256: row.document.clone(),
            kind: "file".to_owned(),
            code: self.code.clone(),
            at: row.created_at.clone(),
            due: false,
            seq: Some(row.seq),
            kid: None,
            system: None,
            revision: None,
            withdrawal: None,
        });
        documents.chain(files).chain(assignments).collect()
    }
}

impl Store {
    /// What the purge of a stop would take away.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when nothing is stopped under this code; those of the database.
    pub fn purge_plan(&self, code: &str) -> Result<Purge, StoreError> {
        let content = self.content()?;
        if !content
            .stopped
            .iter()
            .any(|row| row.code == code && row.lifted_at.is_none() && row.purged_at.is_none())
        {
            return Err(StoreError::Unknown { kind: "stop", id: code.to_owned() });
        }
        let covered = |kind: &str| -> BTreeSet<String> {
            let rows = content.stopped_objects.iter().filter(|row| row.code == code && row.kind == kind);
            rows.map(|row| row.object.clone()).collect()
        };
        // What was merged into it before is a part of it, under its old id.
        let systems = content.with_aliases(Kind::System, covered("system"));
        let sets = content.with_aliases(Kind::Set, covered("set"));
        let flows = about::flows(&content, &systems, &sets);
        let about = About { systems: &systems, sets: &sets, flows: &flows };
        let rows = rows_about(&content, &about);
        let kept = words::kept(&content, &rows);
        let words = Words::of(&rows, &kept);
        let assignments = about::assignments(&content, &systems, &sets).into_iter().cloned().collect();
        let documents = documents(self.all_documents()?, &about, &words);
        let recalled: BTreeSet<String> = self.recalls()?.into_iter().map(|row| row.sha256).collect();
        let mut exports = exports(self.all_exports()?, &content, &about, &documents);
        exports.retain(|row| !recalled.contains(&row.sha256));
        let mentions = words.mentions(&kept);
        Ok(Purge {
            code: code.to_owned(),
            systems,
            sets,
            flows,
            documents,
            exports,
            mentions,
            assignments,
            parts_of: about::ids(&rows),
            rows,
            words,
        })
    }

    /// Purges what a stop covers: every row about it, signed documents that say something of it,
    /// what the log held of it. Then the log file is emptied and the file written anew, so that no
    /// free page holds anything of it. Nothing of this can be undone, nor anything before it.
    ///
    /// When it is interrupted after the rows are gone, opening the register does the rest.
    ///
    /// # Errors
    /// [`StoreError::Unknown`] when nothing is stopped under this code; those of the disk.
    pub fn purge(&mut self, code: &str, stamp: &Stamp) -> Result<Purged, StoreError> {
        let plan = self.purge_plan(code)?;
        let content = self.content()?;
        self.transact(Op::Purge, code, stamp, |t| t.purge(&plan, &content, &stamp.at))?;
        self.finish_purge()?;
        Ok(Purged { sign_anew: plan.others(), mentions: plan.mentions })
    }

    /// Writes the file anew when a purge has not got so far, and takes away every backup of the
    /// register: each holds a copy of what was purged.
    pub(crate) fn finish_purge(&mut self) -> Result<(), StoreError> {
        let unswept = "SELECT EXISTS (SELECT 1 FROM stopped WHERE purged_at IS NOT NULL AND swept = 0
                       UNION ALL SELECT 1 FROM disposed WHERE swept = 0)";
        // A newer register is a copy here: what is unfinished in it is for the newer version.
        if self.newer || !self.connection.query_row(unswept, [], |row| row.get::<_, bool>(0))? {
            return Ok(());
        }
        self.connection.flush_prepared_statement_cache();
        self.empty_log()?;
        self.connection.execute_batch("VACUUM")?;
        self.empty_log()?;
        remove_backups(&self.path)?;
        // Where the purge has got is no content of the register: it is neither logged nor undone.
        self.connection.execute("UPDATE stopped SET swept = 1 WHERE purged_at IS NOT NULL", [])?;
        self.connection.execute("UPDATE disposed SET swept = 1", [])?;
        self.empty_log()
    }

    /// Moves everything from the write-ahead log into the file and cuts the log to nothing.
    pub(crate) fn empty_log(&self) -> Result<(), StoreError> {
        let busy: bool =
            self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy { Err(StoreError::InUse { by: String::new(), since: String::new() }) } else { Ok(()) }
    }
}

/// Documents about what is stopped and those that say something of it, with the statements on them.
fn documents(all: Vec<Document>, about: &About<'_>, words: &Words) -> Vec<Document> {
    let told: BTreeSet<(String, i64)> = all
        .iter()
        .filter(|row| !row.lineage.is_empty() && words::document_tells(row, about, words))
        .map(|row| (row.lineage.clone(), row.revision))
        .collect();
    let is_told = |row: &Document| told.contains(&(row.lineage.clone(), row.revision));
    all.into_iter().filter(|row| about.systems.contains(&row.system) || is_told(row)).collect()
}

/// Files of what is stopped; bundles that hold one of the documents; reports on the systems around
/// it, which name what they get from whom.
fn exports(all: Vec<Export>, content: &Content, about: &About<'_>, documents: &[Document]) -> Vec<Export> {
    let around = about::systems_around(content, about);
    let holds = |export: &Export| {
        documents.iter().any(|row| row.system == export.system && row.issued_at <= export.at)
    };
    all.into_iter()
        .filter(|row| {
            about.systems.contains(&row.system)
                || holds(row)
                || (row.kind != "bundle" && around.contains(row.system.as_str()))
        })
        .collect()
}

impl Transaction<'_> {
    /// Forgets in the log what it says of what a plan takes away.
    pub(crate) fn forget_log(&self, plan: &Purge) -> Result<(), StoreError> {
        log::forget(self, plan)
    }

    /// Nothing of this is remembered in the change body: that is the point of it.
    fn purge(&mut self, plan: &Purge, content: &Content, now: &str) -> Result<(), StoreError> {
        self.connection().pragma_update(None, "defer_foreign_keys", true)?;
        log::forget(self, plan)?;
        plan.systems.iter().try_for_each(|system| self.forget_votes(system))?;
        plan.sets.iter().try_for_each(|set| self.forget_votes_on(set))?;
        plan.rows.iter().try_for_each(|row| self.erase(row))?;
        self.forget_documents(plan, content)?;
        plan.freed(content)?.iter().try_for_each(|row| self.write_quietly(row))?;
        self.end_handovers(plan, content, now)?;
        for row in about::forlorn_authorities(content, &plan.about()) {
            self.connection().execute("DELETE FROM data_protection WHERE authority = ?1", [&row.id])?;
            self.connection().execute("DELETE FROM risk_appetite WHERE authority = ?1", [&row.id])?;
            self.erase(&AnyRow::of(row))?;
        }
        for row in content.stopped_objects.iter().filter(|row| row.code == plan.code) {
            self.erase(&AnyRow::of::<StoppedObject>(row))?;
        }
        let stop = content.stopped.iter().find(|row| row.code == plan.code);
        if let Some(stop) = stop {
            self.put(&Stopped { purged_at: Some(now.to_owned()), swept: false, ..stop.clone() })?;
        }
        plan.recalls().iter().try_for_each(|row| self.write_quietly(&AnyRow::of(row)))
    }

    fn forget_documents(&mut self, plan: &Purge, content: &Content) -> Result<(), StoreError> {
        for document in &plan.documents {
            self.connection().execute("DELETE FROM judgement WHERE document = ?1", [&document.sha256])?;
            self.connection().execute("DELETE FROM set_approval WHERE document = ?1", [&document.sha256])?;
            self.erase(&AnyRow::of(document))?;
        }
        for row in &plan.exports {
            if plan.systems.contains(&row.system) || plan.words.occur_in(&row.path) {
                self.erase(&AnyRow::of(row))?;
            }
        }
        // What was adopted stays adopted; the document that said so is gone.
        let rested = |row: &&Adopted| row.document.as_ref().is_some_and(|document| plan.covers(document));
        for row in content.adopted.iter().filter(rested).filter(|row| !plan.systems.contains(&row.system)) {
            self.write_quietly(&AnyRow::of(&Adopted { document: None, ..row.clone() }))?;
        }
        for set in &plan.sets {
            self.connection().execute("DELETE FROM set_approval WHERE info_set = ?1", [set])?;
        }
        Ok(())
    }

    /// Of a hand-over stays that there was one, so that what is purged does not come back with it:
    /// neither when it was about what is purged, nor when a part of that went along.
    fn end_handovers(&self, plan: &Purge, content: &Content, now: &str) -> Result<(), StoreError> {
        let covered = |row: &&Custody| {
            let ids = if row.kind == "set" { &plan.sets } else { &plan.systems };
            ids.contains(&row.object)
        };
        let rows: Vec<&Custody> = content.custody.iter().filter(covered).collect();
        let left = |row: &Handover| {
            row.direction == "out" && rows.iter().any(|gone| gone.handover == row.id && gone.held != "guest")
        };
        for row in &content.handovers {
            let about = plan.systems.contains(&row.system);
            if !about && !left(row) {
                continue;
            }
            let ended_at = row.ended_at.clone().or_else(|| Some(now.to_owned()));
            let mut row = Handover { ended: Some("purged".to_owned()), ended_at, ..row.clone() };
            if about {
                for text in [&mut row.system, &mut row.from_name, &mut row.to_whom, &mut row.by] {
                    text.clear();
                }
            }
            self.write_quietly(&AnyRow::of(&row))?;
        }
        let ended = |id: &str| content.handovers.iter().any(|row| row.id == id && left(row));
        let unlocked = content.custody.iter().filter(|row| ended(&row.handover));
        unlocked.chain(rows.iter().copied()).try_for_each(|row| self.erase(&AnyRow::of(row)))
    }
}

/// A JSON array of ids without those that are gone; as it was when none of them is in it.
fn without(json: &str, gone: &BTreeSet<String>) -> Result<String, StoreError> {
    let ids = codes_from_json(json)?;
    if !ids.iter().any(|id| gone.contains(id)) {
        return Ok(json.to_owned());
    }
    Ok(to_json(&ids.into_iter().filter(|id| !gone.contains(id)).collect::<Vec<_>>()))
}
