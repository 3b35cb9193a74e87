//! The question view: for owners, one set and one aspect at a time. The same stored level is
//! behind it as behind the matrix.

use std::collections::BTreeMap;

use varsam_store::{Op, StoreError, tables};

use crate::assets::valid_long_text;
use crate::classify::{self, Target};
use crate::dto::{AnswerQuestion, Changed, QuestionView, QuestionsView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

/// The questions of a system: its sets in the order of the matrix, each with every aspect.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn questions<H: Host>(app: &App<H>, system: &str) -> Result<QuestionsView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Answers a question. A consequence by category gives the level: the highest one decides. "Vet
/// inte" takes the level away and is remembered as an answer.
///
/// # Errors
/// `conflict`, `unknown_thing`, `reason_too_long`, those of the disk.
pub fn answer_question<H: Host>(
    app: &App<H>,
    request: AnswerQuestion,
) -> Result<Changed<QuestionsView>, AppError> {
    let reason = valid_long_text(&request.reason)?;
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    session.snapshot()?.asked_system(&request.system)?;
    let answer = Answer::of(session, &request, reason)?;
    let target = Target { set: &request.set, aspect: &request.aspect, revision: request.revision };
    let (ix, set) = target.find(session)?;
    let snapshot = session.snapshot()?;
    let before = snapshot.level_row(ix, &request.aspect);
    let row = tables::SetLevel {
        info_set: set.id.clone(),
        aspect: request.aspect.clone(),
        pack: session.pack.id.clone(),
        level: answer.level.clone(),
        category: answer.category.clone().or_else(|| before.and_then(|row| row.category.clone())),
        reason: answer.reason.clone(),
    };
    let changed = classify::touched(&set, &session.today);
    let object = format!("{}/{}", set.id, request.aspect);
    session.store.transact::<_, StoreError>(Op::AnswerQuestion, &object, &stamp, |t| {
        t.put(&changed)?;
        t.put(&row)?;
        answer.put(t, &set.id, &request.aspect, &row.pack, &snapshot)
    })?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// An answer as it is stored.
struct Answer {
    /// Level id per category id.
    consequences: BTreeMap<String, String>,
    level: Option<String>,
    category: Option<String>,
    unknown: bool,
    reason: String,
}

impl Answer {
    fn of(session: &Session, request: &AnswerQuestion, reason: String) -> Result<Self, AppError> {
        let unknown_thing = |id: &str| AppError::new("unknown_thing").with("id", id);
        let aspect =
            session.pack.aspect_index(&request.aspect).ok_or_else(|| unknown_thing(&request.aspect))?;
        let level = |number: u8| session.pack.level(aspect, number).map(|level| level.id.clone());
        let mut consequences = BTreeMap::new();
        for (category, number) in &request.consequences {
            let known = session.pack.categories.iter().any(|row| &row.id == category);
            let id = level(*number).filter(|_| known).ok_or_else(|| unknown_thing(category))?;
            consequences.insert(category.clone(), id);
        }
        let worst = request.consequences.iter().max_by_key(|(category, number)| {
            // Of equally bad consequences the first category of the pack stands as the deciding one.
            let place = session.pack.categories.iter().position(|row| &row.id == *category);
            (**number, std::cmp::Reverse(place))
        });
        let number = worst.map(|(_, number)| *number).or(request.level).filter(|_| !request.unknown);
        Ok(Self {
            level: number
                .map(|number| level(number).ok_or_else(|| unknown_thing(&request.aspect)))
                .transpose()?,
            category: worst.map(|(category, _)| category.clone()).filter(|_| !request.unknown),
            unknown: request.unknown,
            consequences,
            reason,
        })
    }

    fn put(
        &self,
        t: &mut varsam_store::Transaction<'_>,
        set: &str,
        aspect: &str,
        pack: &str,
        snapshot: &Snapshot,
    ) -> Result<(), StoreError> {
        let here = |row: &&tables::Consequence| row.info_set == set && row.aspect == aspect;
        for row in snapshot.content.consequences.iter().filter(here) {
            if !self.consequences.contains_key(&row.category) {
                t.delete(row)?;
            }
        }
        for (category, level) in &self.consequences {
            t.put(&tables::Consequence {
                info_set: set.to_owned(),
                aspect: aspect.to_owned(),
                category: category.clone(),
                pack: pack.to_owned(),
                level: level.clone(),
            })?;
        }
        let unknown = tables::UnknownLevel { info_set: set.to_owned(), aspect: aspect.to_owned() };
        if self.unknown { t.put(&unknown) } else { t.delete(&unknown) }
    }
}

fn view(session: &mut Session, system: &str) -> Result<QuestionsView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let rows = classify::rows(session, &snapshot, ix);
    let questions = rows.into_iter().flat_map(|row| {
        let cells = row.cells.clone();
        let (session, snapshot) = (&*session, &snapshot);
        cells.into_iter().map(move |cell| QuestionView {
            set: row.set.clone(),
            name: row.name.clone(),
            description: row.description.clone(),
            owner: row.owner.clone(),
            level: cell.level,
            unknown: cell.level.is_none() && snapshot.is_unknown(&row.set, &cell.aspect),
            consequences: consequences(session, snapshot, &row.set, &cell.aspect),
            category: cell.category,
            reason: cell.reason,
            floor: cell.floor,
            revision: row.revision,
            aspect: cell.aspect,
        })
    });
    let questions = questions.collect();
    Ok(QuestionsView { system: tasks::head(session, &snapshot, ix)?, questions })
}

fn consequences(session: &Session, snapshot: &Snapshot, set: &str, aspect: &str) -> BTreeMap<String, u8> {
    let Some(place) = session.pack.aspect_index(aspect) else { return BTreeMap::new() };
    let rows = snapshot.content.consequences.iter();
    rows.filter(|row| row.info_set == set && row.aspect == aspect && row.pack == session.pack.id)
        .filter_map(|row| Some((row.category.clone(), session.pack.level_by_id(place, &row.level)?.number)))
        .collect()
}
