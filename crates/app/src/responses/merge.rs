//! Answers become the register's levels one field at a time, each with its origin. Nothing that
//! stands there gives way without somebody having seen it.

use std::collections::{BTreeMap, BTreeSet};

use varsam_store::{Op, StoreError, Transaction, tables};

use super::cells;
use crate::assignment;
use crate::classify::{Target, touched};
use crate::dto::{AssignmentsView, Changed, CompareAnswer, CompareCell, MergeAnswers, MergePick};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// Takes answers over as levels, all or none.
///
/// # Errors
/// `conflict` when a set has changed since the person saw it, `merge_unseen` when something else
/// stands there or the answer is stale and the person has not said that they have seen that,
/// `other_pack` for a level of another edition, `unknown_thing`, those of the disk.
pub fn merge_answers<H: Host>(
    app: &App<H>,
    request: MergeAnswers,
) -> Result<Changed<AssignmentsView>, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let cells = cells(session, &snapshot, &request.system)?;
    merge(app, session, &request.system, &request.picks, &cells)?;
    let view = assignment::view(session, &request.system)?;
    session.answer(view)
}

/// Takes over every answer that all who answered agree on, where the register has no level yet and
/// nothing has changed since they were asked.
///
/// # Errors
/// `nothing_to_merge`, those of the disk.
pub fn merge_agreed<H: Host>(app: &App<H>, system: &str) -> Result<Changed<AssignmentsView>, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let free = |cell: &&CompareCell| cell.agreed && cell.level.is_none();
    let clear = |cell: &CompareCell| cell.answers.iter().all(|answer| !answer.stale && !answer.foreign);
    let cells = cells(session, &snapshot, system)?;
    let picks: Vec<MergePick> = cells
        .iter()
        .filter(free)
        .filter(|cell| clear(cell))
        .filter_map(|cell| {
            // The longest reason says most of what they agree on.
            let answer = cell.answers.iter().max_by_key(|answer| answer.reason.chars().count())?;
            Some(MergePick {
                set: cell.set.clone(),
                aspect: cell.aspect.clone(),
                response: answer.response.clone(),
                revision: cell.revision,
                over: false,
            })
        })
        .collect();
    if picks.is_empty() {
        return Err(AppError::new("nothing_to_merge"));
    }
    merge(app, session, system, &picks, &cells)?;
    let view = assignment::view(session, system)?;
    session.answer(view)
}

fn merge<H: Host>(
    app: &App<H>,
    session: &mut Session,
    system: &str,
    picks: &[MergePick],
    cells: &[CompareCell],
) -> Result<(), AppError> {
    let stamp = app.stamp();
    let snapshot = session.snapshot()?;
    snapshot.asked_system(system)?;
    let mut sets: BTreeMap<String, tables::InfoSet> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for pick in picks {
        if !seen.insert((&pick.set, &pick.aspect)) {
            return Err(AppError::new("unknown_thing").with("id", &pick.set));
        }
        let target = Target { set: &pick.set, aspect: &pick.aspect, revision: pick.revision };
        let (_, set) = target.find(session)?;
        let answer = picked(cells, pick)?;
        rows.push(Taken::of(session, &snapshot, pick, answer, &stamp)?);
        sets.insert(set.id.clone(), touched(&set, &session.today));
    }
    session.store.transact::<_, StoreError>(Op::MergeAnswers, system, &stamp, |t| {
        sets.values().try_for_each(|set| t.put(set))?;
        rows.iter().try_for_each(|row| row.put(t))
    })?;
    session.changed();
    Ok(())
}

/// The answer that was picked, unless it would overwrite something unseen.
fn picked<'a>(cells: &'a [CompareCell], pick: &MergePick) -> Result<&'a CompareAnswer, AppError> {
    let unknown = || AppError::new("unknown_thing").with("id", &pick.response);
    let cell =
        cells.iter().find(|cell| cell.set == pick.set && cell.aspect == pick.aspect).ok_or_else(unknown)?;
    let answer = cell.answers.iter().find(|answer| answer.response == pick.response).ok_or_else(unknown)?;
    if answer.foreign {
        return Err(AppError::new("other_pack").with("name", &cell.name));
    }
    let stands = cell.level.is_some() && cell.level != answer.level;
    if (stands || answer.stale) && !pick.over {
        return Err(AppError::new("merge_unseen").with("name", &cell.name));
    }
    Ok(answer)
}

/// Rows that an answer comes to in the register.
struct Taken {
    level: tables::SetLevel,
    origin: tables::LevelOrigin,
    unknown: bool,
    gone: Vec<tables::Consequence>,
    consequences: Vec<tables::Consequence>,
}

impl Taken {
    fn of(
        session: &Session,
        snapshot: &Snapshot,
        pick: &MergePick,
        answer: &CompareAnswer,
        stamp: &varsam_store::Stamp,
    ) -> Result<Self, AppError> {
        let rows = snapshot.content.response_answers.iter();
        let said = rows.into_iter().find(|row| {
            row.response == pick.response && row.info_set == pick.set && row.aspect == pick.aspect
        });
        let said = said.ok_or_else(|| AppError::new("unknown_thing").with("id", &pick.response))?;
        let weighed: BTreeMap<String, String> = serde_json::from_str(&said.consequences)
            .map_err(|error| AppError::new("register_damaged").with("detail", error))?;
        let here = |row: &&tables::Consequence| row.info_set == pick.set && row.aspect == pick.aspect;
        Ok(Self {
            level: tables::SetLevel {
                info_set: pick.set.clone(),
                aspect: pick.aspect.clone(),
                pack: session.pack.id.clone(),
                level: said.level.clone(),
                category: said.category.clone(),
                reason: said.reason.clone(),
            },
            origin: tables::LevelOrigin {
                info_set: pick.set.clone(),
                aspect: pick.aspect.clone(),
                response: pick.response.clone(),
                level: said.level.clone(),
                reason: said.reason.clone(),
                at: stamp.at.clone(),
                by: stamp.actor.clone(),
            },
            unknown: answer.level.is_none(),
            gone: snapshot.content.consequences.iter().filter(here).cloned().collect(),
            consequences: weighed
                .into_iter()
                .map(|(category, level)| tables::Consequence {
                    info_set: pick.set.clone(),
                    aspect: pick.aspect.clone(),
                    category,
                    pack: session.pack.id.clone(),
                    level,
                })
                .collect(),
        })
    }

    fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        self.gone.iter().try_for_each(|row| t.delete(row))?;
        self.consequences.iter().try_for_each(|row| t.put(row))?;
        t.put(&self.level)?;
        t.put(&self.origin)?;
        let unknown =
            tables::UnknownLevel { info_set: self.level.info_set.clone(), aspect: self.level.aspect.clone() };
        if self.unknown { t.put(&unknown) } else { t.delete(&unknown) }
    }
}
