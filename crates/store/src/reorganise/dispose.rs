//! Disposal under the records schedule (gallring): the content of something that is decommissioned
//! goes, also from the log and from free pages. That it was disposed of, when, and by which decision
//! is remembered, with its id.

use std::collections::BTreeSet;

use super::Kind;
use crate::belonging::Object;
use crate::purge::{About, AnyRow, Purge, Words, flows, ids, kept, rows_about};
use crate::tables::{Alias, Disposed, DisposedDocument, Handover};
use crate::{Content, Store, StoreError, Transaction};

/// What a disposal takes away, as the register is now.
#[derive(Debug, Clone)]
pub struct Disposal {
    plan: Purge,
    /// Old ids that lead to it.
    aliases: Vec<Alias>,
    /// Hand-overs of it.
    handovers: Vec<Handover>,
    /// Rows about other things, without its ids.
    freed: Vec<AnyRow>,
}

impl Disposal {
    /// Signed documents about it.
    pub fn documents(&self) -> usize {
        self.plan.documents.len()
    }

    /// Files that were written of it, with their whole paths. They are not reached.
    pub fn files(&self) -> Vec<String> {
        self.plan.exports.iter().map(|row| row.path.clone()).collect()
    }

    /// Every row about it.
    pub fn rows(&self) -> usize {
        self.plan.rows.len()
    }
}

impl Store {
    /// What the disposal of a system with sets of its own, or of a set, would take away.
    ///
    /// # Errors
    /// Those of the database.
    pub fn disposal(
        &self,
        systems: &BTreeSet<String>,
        sets: &BTreeSet<String>,
    ) -> Result<Disposal, StoreError> {
        let content = self.content()?;
        let leads = |kind: Kind, ids: &BTreeSet<String>| -> Vec<Alias> {
            let of_kind = content.aliases.iter().filter(|row| row.kind == kind.code());
            of_kind.filter(|row| ids.contains(content.resolved(kind, &row.old_id))).cloned().collect()
        };
        let aliases = [leads(Kind::System, systems), leads(Kind::Set, sets)].concat();
        let flows = flows(&content, systems, sets);
        let about = About { systems, sets, flows: &flows };
        let rows = own_rows(&content, &about);
        let words = Words::of(&rows, &kept(&content, &rows));
        let of_it = |id: &String| {
            systems.contains(id) || aliases.iter().any(|row| row.kind == "system" && &row.old_id == id)
        };
        let documents = self.all_documents()?.into_iter().filter(|row| of_it(&row.system)).collect();
        let exports = self.all_exports()?.into_iter().filter(|row| of_it(&row.system)).collect();
        let plan = Purge {
            code: String::new(),
            systems: systems.clone(),
            sets: sets.clone(),
            flows,
            documents,
            exports,
            mentions: Vec::new(),
            assignments: Vec::new(),
            parts_of: ids(&rows),
            rows,
            words,
        };
        let freed = plan.freed(&content)?;
        let handovers = content.handovers.iter().filter(|row| of_it(&row.system)).cloned().collect();
        Ok(Disposal { aliases, handovers, freed, plan })
    }

    /// Writes the file anew after a disposal, so that no free page holds anything of it. When this is
    /// interrupted, opening the register does the rest.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sweep(&mut self) -> Result<(), StoreError> {
        self.finish_purge()
    }
}

impl Transaction<'_> {
    /// Disposes of what a plan says, and writes what is remembered of it.
    ///
    /// # Errors
    /// [`StoreError::HandedOver`] and [`StoreError::KeptElsewhere`] when anything of it is locked, or
    /// belongs to something that is; those of the database.
    pub fn dispose(&mut self, disposal: &Disposal, remembered: &[Disposed]) -> Result<(), StoreError> {
        let plan = &disposal.plan;
        let things = plan.systems.iter().cloned().map(Object::System);
        let things = things.chain(plan.sets.iter().cloned().map(Object::Set));
        let touched: Vec<_> =
            plan.rows.iter().chain(&disposal.freed).map(|row| (row.table, row.cells())).collect();
        self.refuse_to_forget(things, &touched)?;
        self.connection().pragma_update(None, "defer_foreign_keys", true)?;
        self.forget_log(plan)?;
        plan.systems.iter().try_for_each(|system| self.forget_votes(system))?;
        plan.sets.iter().try_for_each(|set| self.forget_votes_on(set))?;
        plan.rows.iter().try_for_each(|row| self.erase(row))?;
        for row in &plan.documents {
            self.connection().execute("DELETE FROM judgement WHERE document = ?1", [&row.sha256])?;
            self.connection().execute("DELETE FROM set_approval WHERE document = ?1", [&row.sha256])?;
            self.erase(&AnyRow::of(row))?;
            self.write_quietly(&AnyRow::of(&DisposedDocument {
                sha256: row.sha256.clone(),
                system: row.system.clone(),
                seq: row.seq,
                revision: row.content_sha256.is_some().then_some(row.revision),
            }))?;
        }
        for set in &plan.sets {
            self.connection().execute("DELETE FROM set_approval WHERE info_set = ?1", [set])?;
        }
        plan.exports.iter().try_for_each(|row| self.erase(&AnyRow::of(row)))?;
        disposal.freed.iter().try_for_each(|row| self.write_quietly(row))?;
        // That it was here stays, so that the same file is not taken in again, and so does the
        // register that its neighbours are kept in. Who sent it, and to whom, goes.
        for row in &disposal.handovers {
            let row = Handover { to_whom: String::new(), by: String::new(), ..row.clone() };
            self.write_quietly(&AnyRow::of(&row))?;
        }
        // The old ids are kept, so that they are not given again; the names are content.
        for row in &disposal.aliases {
            self.write_quietly(&AnyRow::of(&Alias { old_name: String::new(), ..row.clone() }))?;
        }
        remembered.iter().try_for_each(|row| self.write_quietly(&AnyRow::of(row)))
    }
}

/// The rows about what is disposed of or deleted. Assessments and assignments go when they were made
/// in its own work; others that also cover it belong to another system. Aliases are apart, and so are
/// hand-overs: locks on what came along with it rest on them.
pub(super) fn own_rows(content: &Content, about: &About<'_>) -> Vec<AnyRow> {
    let others = |id: &str| {
        let assessments = content.assessments.iter().map(|row| (&row.id, &row.system));
        let assignments = content.assignments.iter().map(|row| (&row.id, &row.system));
        let responses = content.responses.iter().filter_map(|response| {
            let asked = content.assignments.iter().find(|row| row.id == response.assignment)?;
            Some((&response.sha256, &asked.system))
        });
        let mut all = assessments.chain(assignments).chain(responses);
        all.any(|(known, system)| known == id && !about.systems.contains(system))
    };
    let mut rows = rows_about(content, about);
    rows.retain(|row| {
        if of_an_incident_elsewhere(content, about, row) {
            return false;
        }
        let whose = match row.table {
            "assessment" | "assignment" => row.text("id"),
            "assessment_subject" | "assessment_answer" | "assessment_condition" | "dpia" | "dpia_risk" => {
                row.text("assessment")
            }
            "response" => row.text("assignment"),
            "response_answer" => row.text("response"),
            "alias" | "handover" => return false,
            _ => None,
        };
        !whose.is_some_and(others)
    });
    rows
}

/// Whether a row belongs to an incident that also touches something else, and names nothing of what
/// goes.
fn of_an_incident_elsewhere(content: &Content, about: &About<'_>, row: &AnyRow) -> bool {
    let (incident, names) = match row.table {
        "incident" => (row.text("id"), false),
        "incident_subject" => {
            let subject = row.text("subject").unwrap_or_default();
            let goes = if row.text("subject_kind") == Some("system") { about.systems } else { about.sets };
            (row.text("incident"), goes.contains(subject))
        }
        "incident_review" => {
            (row.text("incident"), row.text("system").is_some_and(|id| about.systems.contains(id)))
        }
        _ => return false,
    };
    let elsewhere =
        content.incident_subjects.iter().filter(|other| Some(other.incident.as_str()) == incident);
    let mut elsewhere = elsewhere.filter(|other| {
        let goes = if other.subject_kind == "system" { about.systems } else { about.sets };
        !goes.contains(&other.subject)
    });
    !names && elsewhere.next().is_some()
}
