//! Rounds: begun, voted in one after another, revealed.

use std::collections::BTreeMap;

use varsam_domain::workshop::{Spread, disagreement};
use varsam_store::{Op, StoreError, Transaction, tables};

use super::ballots::{Ballots, vote};
use super::plan::optional;
use super::{at, before, question, questions, state, view, voters};
use crate::dto::{CastVote, Changed, QuestionKey, WorkshopState, WorkshopView};
use crate::session::Session;
use crate::{App, AppError, Host};

/// Begins the first round: everybody present who votes does so on every question, alone. Whoever
/// sent answers before has voted with them, and may vote otherwise.
///
/// # Errors
/// `workshop_moved` when it has begun already, `nobody_votes` without a voter or a set, those of
/// the disk.
pub fn begin_round<H: Host>(app: &App<H>, system: &str) -> Result<Changed<WorkshopView>, AppError> {
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = at(session, system, &[WorkshopState::Planned])?;
    let snapshot = session.snapshot()?;
    let asked = questions(session, &snapshot, snapshot.asked_system(system)?);
    let voters = voters(&snapshot, &row);
    if voters.is_empty() || asked.is_empty() {
        return Err(AppError::new("nobody_votes"));
    }
    let asked: Vec<QuestionKey> = asked.into_iter().map(|(_, key)| key).collect();
    let sent = before::votes(session, &snapshot, &row, &voters, &asked)?;
    let begun = tables::Workshop { state: "first_round".to_owned(), ..row };
    write(app, session, Op::BeginRound, system, |t| {
        t.put(&begun)?;
        sent.iter().try_for_each(|vote| t.cast(vote))
    })
}

/// Votes, or votes otherwise, in the round that is under way. The answer says who has voted on
/// what, and nobody's vote.
///
/// # Errors
/// `workshop_moved` when no round is under way or it is about another question, `unknown_thing` for
/// somebody who does not vote or a level that is not there, those of the disk.
pub fn cast_vote<H: Host>(app: &App<H>, request: CastVote) -> Result<Changed<WorkshopView>, AppError> {
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = at(session, &request.system, &[WorkshopState::FirstRound, WorkshopState::SecondRound])?;
    let snapshot = session.snapshot()?;
    let round = round(&row);
    let second = round == 2;
    if second && question(&row).as_ref() != Some(&request.key) {
        return Err(AppError::new("workshop_moved"));
    }
    let unknown = |id: &dyn ToString| AppError::new("unknown_thing").with("id", id.to_string());
    let asked = questions(session, &snapshot, snapshot.system(&request.system)?);
    if !asked.iter().any(|(_, key)| *key == request.key) {
        return Err(unknown(&request.key.set));
    }
    let participant = i64::from(request.participant);
    if !voters(&snapshot, &row).iter().any(|voter| voter.number == participant) {
        return Err(unknown(&request.participant));
    }
    let aspect =
        session.pack.aspect_index(&request.key.aspect).ok_or_else(|| unknown(&request.key.aspect))?;
    let level = request
        .level
        .map(|number| session.pack.level(aspect, number).ok_or_else(|| unknown(&request.key.aspect)))
        .transpose()?;
    let cast = tables::WorkshopVote {
        system: row.system.clone(),
        workshop: row.number,
        round,
        participant,
        pack: session.pack.id.clone(),
        level: level.map(|level| level.id.clone()),
        reason: optional(&request.reason)?,
        info_set: request.key.set,
        aspect: request.key.aspect,
    };
    write(app, session, Op::CastVote, &request.system, |t| t.cast(&cast))
}

/// Reveals the round that is under way: after the first, the question where people differ most is
/// talked about first.
///
/// # Errors
/// `workshop_moved` when no round is under way, those of the disk.
pub fn reveal_votes<H: Host>(app: &App<H>, system: &str) -> Result<Changed<WorkshopView>, AppError> {
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = at(session, system, &[WorkshopState::FirstRound, WorkshopState::SecondRound])?;
    let (round, talked_about) = (round(&row), question(&row));
    let snapshot = session.snapshot()?;
    let all = questions(session, &snapshot, snapshot.system(system)?);
    let asked = all.into_iter().map(|(_, key)| key);
    let asked: Vec<QuestionKey> =
        asked.filter(|key| round == 1 || talked_about.as_ref() == Some(key)).collect();
    let ballots = Ballots::read(session, &row)?;
    let spreads = asked.into_iter().map(|key| {
        let votes: Vec<_> =
            ballots.revealing(round, &key).into_iter().map(|row| vote(&session.pack, row)).collect();
        (key, Spread::of(&votes))
    });
    let ranked = disagreement(spreads.collect());
    let first = talked_about.or_else(|| ranked.first().map(|(key, _)| key.clone()));
    let rows: Vec<_> =
        ranked.iter().map(|(key, spread)| spread_row(session, &row, round, key, spread)).collect();
    let revealed = with_question(tables::Workshop { state: "revealed".to_owned(), ..row }, first);
    write(app, session, Op::RevealVotes, system, |t| {
        rows.iter().try_for_each(|row| t.put(row))?;
        t.put(&revealed)
    })
}

/// Goes on to another question.
///
/// # Errors
/// `workshop_moved` while people vote or when it is over, `unknown_thing`, those of the disk.
pub fn show_question<H: Host>(
    app: &App<H>,
    system: &str,
    key: QuestionKey,
) -> Result<Changed<WorkshopView>, AppError> {
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = about(session, system, &key)?;
    let shown = with_question(row, Some(key));
    write(app, session, Op::ShowQuestion, system, |t| t.put(&shown))
}

/// Begins the second round on a question, once.
///
/// # Errors
/// `workshop_moved` while people vote, when it is over, or when the question has had its second
/// round; `unknown_thing`, those of the disk.
pub fn revote<H: Host>(
    app: &App<H>,
    system: &str,
    key: QuestionKey,
) -> Result<Changed<WorkshopView>, AppError> {
    let mut state_of_app = app.state();
    let session = state_of_app.session()?;
    let row = about(session, system, &key)?;
    let snapshot = session.snapshot()?;
    if voters(&snapshot, &row).is_empty() {
        return Err(AppError::new("nobody_votes"));
    }
    let again = snapshot.content.workshop_spreads.iter().any(|spread| {
        spread.system == row.system
            && (spread.workshop, spread.round) == (row.number, 2)
            && (&spread.info_set, &spread.aspect) == (&key.set, &key.aspect)
    });
    if again {
        return Err(AppError::new("workshop_moved"));
    }
    let begun = with_question(tables::Workshop { state: "second_round".to_owned(), ..row }, Some(key));
    write(app, session, Op::BeginRound, system, |t| t.put(&begun))
}

/// The workshop, when its votes are revealed and it asks the question.
fn about(session: &mut Session, system: &str, key: &QuestionKey) -> Result<tables::Workshop, AppError> {
    let row = at(session, system, &[WorkshopState::Revealed])?;
    let snapshot = session.snapshot()?;
    let asked = questions(session, &snapshot, snapshot.system(system)?);
    if asked.iter().any(|(_, known)| known == key) {
        Ok(row)
    } else {
        Err(AppError::new("unknown_thing").with("id", &key.set))
    }
}

/// Which round is under way: 1 or 2.
pub(super) fn round(row: &tables::Workshop) -> i64 {
    if state(row) == WorkshopState::SecondRound { 2 } else { 1 }
}

fn with_question(row: tables::Workshop, key: Option<QuestionKey>) -> tables::Workshop {
    let (question_set, question_aspect) = key.map(|key| (key.set, key.aspect)).unzip();
    tables::Workshop { question_set, question_aspect, ..row }
}

fn spread_row(
    session: &Session,
    row: &tables::Workshop,
    round: i64,
    key: &QuestionKey,
    spread: &Spread,
) -> tables::WorkshopSpread {
    let aspect = session.pack.aspect_index(&key.aspect);
    let id = |number: &u8| Some(session.pack.level(aspect?, *number)?.id.clone());
    let votes: BTreeMap<String, u32> =
        spread.levels.iter().filter_map(|(number, votes)| Some((id(number)?, *votes))).collect();
    tables::WorkshopSpread {
        system: row.system.clone(),
        workshop: row.number,
        round,
        info_set: key.set.clone(),
        aspect: key.aspect.clone(),
        pack: session.pack.id.clone(),
        votes: serde_json::to_string(&votes).unwrap_or_default(),
        unknown: i64::from(spread.unknown),
    }
}

fn write<H: Host>(
    app: &App<H>,
    session: &mut Session,
    op: Op,
    system: &str,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<(), StoreError>,
) -> Result<Changed<WorkshopView>, AppError> {
    session.store.transact::<_, StoreError>(op, system, &app.stamp(), work)?;
    session.changed();
    let view = view::view(session, system)?;
    session.answer(view)
}
