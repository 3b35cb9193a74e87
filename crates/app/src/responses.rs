//! Answers to assignments: taken in, compared, and taken over field by field.

mod compare;
mod merge;
mod take;
mod verdict;

use varsam_store::tables;

use crate::dto::ResponseRow;
use crate::snapshot::Snapshot;

pub(crate) use compare::{cells, changed};
pub use merge::{merge_agreed, merge_answers};
pub use take::choose_responses;

/// The responses that count about a system: the latest to each assignment that is not withdrawn.
pub(crate) fn counting<'a>(
    snapshot: &'a Snapshot,
    system: &str,
) -> Vec<(&'a tables::Response, &'a tables::Assignment)> {
    let asked = snapshot.content.assignments.iter();
    let mut found: Vec<_> = asked
        .filter(|row| row.system == system && row.withdrawn_at.is_none())
        .filter_map(|assignment| Some((latest(snapshot, &assignment.id)?, assignment)))
        .collect();
    found.sort_by(|a, b| b.0.received_at.cmp(&a.0.received_at).then_with(|| a.0.sha256.cmp(&b.0.sha256)));
    found
}

fn latest<'a>(snapshot: &'a Snapshot, assignment: &str) -> Option<&'a tables::Response> {
    let rows = snapshot.content.responses.iter().filter(|row| row.assignment == assignment);
    rows.max_by_key(|row| (&row.written_at, &row.sha256))
}

pub(crate) fn rows(snapshot: &Snapshot, system: &str) -> Vec<ResponseRow> {
    let rows = counting(snapshot, system).into_iter().map(|(response, assignment)| {
        let of_this = |row: &&tables::ResponseAnswer| row.response == response.sha256;
        let answers = snapshot.content.response_answers.iter().filter(of_this).count();
        ResponseRow {
            id: response.sha256.clone(),
            function: assignment.function.clone(),
            signed: response.origin == "signed",
            read_by: response.read_by.clone(),
            received_at: response.received_at.clone(),
            late: response.late,
            answers: u32::try_from(answers).unwrap_or(u32::MAX),
            notes: response.notes.clone(),
        }
    });
    rows.collect()
}
