//! What people say, set by set and aspect by aspect: what they agree on, and where they differ most.

use std::collections::{BTreeMap, HashMap};

use varsam_bundle::payload::AssignedSet;
use varsam_store::tables;

use super::counting;
use crate::AppError;
use crate::assignment::described;
use crate::dto::{CompareAnswer, CompareCell};
use crate::session::Session;
use crate::snapshot::Snapshot;

/// Every question about a system that somebody has answered, those where they differ most first.
pub(crate) fn cells(
    session: &Session,
    snapshot: &Snapshot,
    system: &str,
) -> Result<Vec<CompareCell>, AppError> {
    let counting = counting(snapshot, system);
    let mut by_response: HashMap<&str, Vec<&tables::ResponseAnswer>> = HashMap::new();
    for row in &snapshot.content.response_answers {
        by_response.entry(&row.response).or_default().push(row);
    }
    let mut cells: BTreeMap<(usize, usize), CompareCell> = BTreeMap::new();
    for (response, assignment) in counting {
        let changed = changed(session, snapshot, assignment)?;
        for row in by_response.get(response.sha256.as_str()).into_iter().flatten() {
            let (Ok(set), Some(aspect)) =
                (snapshot.set(&row.info_set), session.pack.aspect_index(&row.aspect))
            else {
                continue;
            };
            let cell = cells.entry((set, aspect)).or_insert_with(|| empty(snapshot, row, set, aspect));
            let level = row.level.as_deref().filter(|_| row.pack == session.pack.id);
            let level = level.and_then(|id| session.pack.level_by_id(aspect, id)).map(|level| level.number);
            cell.answers.push(CompareAnswer {
                response: response.sha256.clone(),
                function: assignment.function.clone(),
                signed: response.origin == "signed",
                level,
                category: row.category.clone(),
                reason: row.reason.clone(),
                stale: changed.get(&row.info_set).copied().unwrap_or(true) || overtaken(snapshot, row, cell),
                foreign: row.level.is_some() && level.is_none(),
            });
        }
    }
    let mut cells: Vec<CompareCell> = cells.into_values().map(weighed).collect();
    cells.sort_by_key(|cell| (std::cmp::Reverse(cell.spread), cell.agreed));
    Ok(cells)
}

fn empty(snapshot: &Snapshot, row: &tables::ResponseAnswer, set: usize, aspect: usize) -> CompareCell {
    let info = &snapshot.content.sets[set];
    CompareCell {
        set: info.id.clone(),
        name: info.name.clone(),
        aspect: row.aspect.clone(),
        level: snapshot.facts.sets[set].levels[aspect],
        origin: origin(snapshot, &row.info_set, set, &row.aspect),
        revision: u32::try_from(info.revision).unwrap_or(u32::MAX),
        answers: Vec::new(),
        spread: 0,
        agreed: false,
    }
}

/// Whose answer stands in the register, while it still is what they said.
fn origin(snapshot: &Snapshot, id: &str, set: usize, aspect: &str) -> Option<String> {
    let rows = snapshot.content.level_origins.iter();
    let origin = rows.into_iter().find(|row| row.info_set == id && row.aspect == aspect)?;
    let stands = snapshot.level_row(set, aspect)?;
    let same = stands.level == origin.level && stands.reason == origin.reason;
    let response = snapshot.content.responses.iter().find(|row| row.sha256 == origin.response)?;
    let assignment = snapshot.content.assignments.iter().find(|row| row.id == response.assignment)?;
    same.then(|| assignment.function.clone())
}

/// Per set of an assignment: whether it is described otherwise than when it was asked about.
pub(crate) fn changed(
    session: &Session,
    snapshot: &Snapshot,
    assignment: &tables::Assignment,
) -> Result<HashMap<String, bool>, AppError> {
    let asked = session.asked(assignment)?;
    let (_, body) = &*asked;
    body.sets
        .iter()
        .map(|then| {
            let now = snapshot.set(&then.id).ok().map(|set| described(session, snapshot, set)).transpose()?;
            Ok((then.id.clone(), now.is_none_or(|now| differs(then, now))))
        })
        .collect()
}

/// The revision also rises with levels, which were not part of the question.
fn differs(then: &AssignedSet, now: AssignedSet) -> bool {
    AssignedSet { set_revision: then.set_revision, ..now } != *then
}

/// Whether somebody has decided the level since it was asked about, otherwise than by taking over
/// an answer.
fn overtaken(snapshot: &Snapshot, row: &tables::ResponseAnswer, cell: &CompareCell) -> bool {
    let revision = snapshot.set(&row.info_set).map(|set| snapshot.content.sets[set].revision);
    revision != Ok(row.set_revision) && cell.level.is_some() && cell.origin.is_none()
}

/// Orders the answers and says how far apart they are. "Vet inte" is apart from every level.
fn weighed(mut cell: CompareCell) -> CompareCell {
    cell.answers.sort_by(|a, b| {
        let known = |answer: &CompareAnswer| answer.level.unwrap_or(u8::MAX);
        known(a)
            .cmp(&known(b))
            .then_with(|| a.function.cmp(&b.function))
            .then_with(|| a.response.cmp(&b.response))
    });
    let levels = || cell.answers.iter().filter_map(|answer| answer.level);
    cell.spread = levels().max().unwrap_or_default() - levels().min().unwrap_or_default();
    cell.agreed = cell.spread == 0 && cell.answers.iter().all(|answer| answer.level.is_some());
    cell
}
