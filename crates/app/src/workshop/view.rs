//! What the workshop shows.

use std::collections::{BTreeMap, BTreeSet};

use varsam_domain::workshop::{
    Part, Spread, Vote, disagreement, explaining, holds_back, missing, provisional,
};
use varsam_store::tables::{Workshop, WorkshopSpread, WorkshopVote};

use super::ballots::{Ballots, vote};
use super::{before, newest, people, present, question, questions, round, state, voters};
use crate::dto::{
    AgendaRow, DecisionRow, DisagreementRow, ParkedRow, ParticipantRow, QuestionKey, RoundQuestion, SeatView,
    StandView, WorkshopPlan, WorkshopState, WorkshopView,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, tasks};

/// The agenda that a plan starts from, in minutes: two and three quarter hours (`domain.md` §3.2).
const AGENDA: &[(&str, u32)] = &[
    ("purpose", 10),
    ("example", 10),
    ("inventory", 30),
    ("classify", 70),
    ("together", 20),
    ("suitability", 15),
    ("open", 10),
];

pub(super) fn view(session: &mut Session, system: &str) -> Result<WorkshopView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let asked = questions(session, &snapshot, ix);
    let row = newest(&snapshot, system);
    let here = row.map(|row| present(&snapshot, row)).unwrap_or_default();
    let mut view = WorkshopView {
        system: tasks::head(session, &snapshot, ix)?,
        workshop: row.map(|row| plan(&snapshot, row)),
        state: row.map_or(WorkshopState::Planned, state),
        suggested: suggested(&snapshot, ix, &asked),
        suggested_agenda: AGENDA
            .iter()
            .map(|(item, minutes)| AgendaRow { item: (*item).to_owned(), minutes: *minutes })
            .collect(),
        parts: Part::ALL.iter().map(|part| part.code().to_owned()).collect(),
        missing: missing(&here).into_iter().map(|part| part.code().to_owned()).collect(),
        holds_back: holds_back(&here),
        sets: count(asked.iter().map(|(set, _)| set).collect::<BTreeSet<_>>().len()),
        seats: Vec::new(),
        question: row.and_then(question),
        questions: Vec::new(),
        disagreement: Vec::new(),
        decisions: Vec::new(),
        parked: Vec::new(),
        notes: row.map(|row| row.notes.clone()).unwrap_or_default(),
    };
    if let Some(row) = row {
        let ballots = Ballots::read(session, row)?;
        view.seats = seats(&snapshot, row, &ballots, &asked);
        view.questions = round_questions(&snapshot, row, &ballots, &asked);
        view.disagreement = disagreements(session, &snapshot, row, &ballots, &asked);
        view.decisions = decisions(session, &snapshot, row);
        let parked = snapshot.content.workshop_parked.iter();
        let mine = parked.filter(|parked| parked.system == row.system && parked.workshop == row.number);
        view.parked = mine
            .map(|parked| ParkedRow { matter: parked.matter.clone(), owner: parked.owner.clone() })
            .collect();
    }
    Ok(view)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn number(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}

fn plan(snapshot: &Snapshot, row: &Workshop) -> WorkshopPlan {
    let agenda = snapshot.content.workshop_agendas.iter();
    let agenda = agenda.filter(|point| point.system == row.system && point.workshop == row.number);
    WorkshopPlan {
        name: row.name.clone(),
        date: row.date.clone(),
        place: row.place.clone(),
        invitation: row.invitation.clone(),
        participants: people(snapshot, row)
            .map(|person| ParticipantRow {
                number: Some(number(person.number)),
                function: person.function.clone(),
                part: person.part.clone(),
                present: person.present,
            })
            .collect(),
        agenda: agenda
            .map(|point| AgendaRow { item: point.item.clone(), minutes: number(point.minutes) })
            .collect(),
        next_date: row.next_date.clone(),
    }
}

/// The owners of the sets, then the system's owner and manager, each function once.
fn suggested(snapshot: &Snapshot, ix: usize, asked: &[(usize, QuestionKey)]) -> Vec<ParticipantRow> {
    let system = &snapshot.content.systems[ix];
    let owners = asked.iter().filter_map(|(set, _)| snapshot.content.sets[*set].owner.as_ref());
    let owners = owners.map(|function| (function, Part::InformationOwner));
    let system_owner = system.owner.iter().map(|function| (function, Part::SystemOwner));
    let manager = system.manager.iter().map(|function| (function, Part::SystemManager));
    let mut seen = BTreeSet::new();
    owners
        .chain(system_owner)
        .chain(manager)
        .filter(|(function, _)| seen.insert((*function).clone()))
        .map(|(function, part)| ParticipantRow {
            number: None,
            function: function.clone(),
            part: part.code().to_owned(),
            present: true,
        })
        .collect()
}

/// The questions of the round that is under way.
fn of_round<'q>(row: &Workshop, asked: &'q [(usize, QuestionKey)]) -> Vec<&'q QuestionKey> {
    let second = (state(row) == WorkshopState::SecondRound).then(|| question(row)).flatten();
    let keys = asked.iter().map(|(_, key)| key);
    keys.filter(|key| second.as_ref().is_none_or(|only| only == *key)).collect()
}

fn seats(
    snapshot: &Snapshot,
    row: &Workshop,
    ballots: &Ballots,
    asked: &[(usize, QuestionKey)],
) -> Vec<SeatView> {
    let keys = of_round(row, asked);
    let round = round::round(row);
    let seat = |person: &&varsam_store::tables::WorkshopParticipant| SeatView {
        number: number(person.number),
        function: person.function.clone(),
        voted: count(keys.iter().filter(|key| ballots.has_voted(round, person.number, key)).count()),
        of: count(keys.len()),
        answered_before: round == 1 && before::has_answered(snapshot, &row.system, &person.function),
    };
    voters(snapshot, row).iter().map(seat).collect()
}

fn round_questions(
    snapshot: &Snapshot,
    row: &Workshop,
    ballots: &Ballots,
    asked: &[(usize, QuestionKey)],
) -> Vec<RoundQuestion> {
    let (round, keys) = (round::round(row), of_round(row, asked));
    let voters = voters(snapshot, row);
    let here = asked.iter().filter(|(_, key)| keys.contains(&key));
    here.map(|(set, key)| {
        let voted = voters.iter().filter(|person| ballots.has_voted(round, person.number, key));
        RoundQuestion {
            key: key.clone(),
            name: snapshot.content.sets[*set].name.clone(),
            description: snapshot.content.sets[*set].description.clone(),
            voted: voted.map(|person| number(person.number)).collect(),
        }
    })
    .collect()
}

/// Every question that has been revealed, where people differ most first.
fn disagreements(
    session: &Session,
    snapshot: &Snapshot,
    row: &Workshop,
    ballots: &Ballots,
    asked: &[(usize, QuestionKey)],
) -> Vec<DisagreementRow> {
    let kept = snapshot.content.workshop_spreads.iter();
    let mine: Vec<_> =
        kept.filter(|spread| spread.system == row.system && spread.workshop == row.number).collect();
    let newest = asked.iter().filter_map(|(set, key)| {
        let of = mine.iter().filter(|s| s.info_set == key.set && s.aspect == key.aspect);
        let last = of.max_by_key(|spread| spread.round)?;
        Some(((*set, key, last.round), spread(session, last)))
    });
    let ranked = disagreement(newest.collect());
    let rows = ranked.into_iter();
    rows.map(|((set, key, round), spread)| {
        let votes = ballots.revealed(round, key);
        let set = &snapshot.content.sets[set];
        let standing = Standing::of(session, snapshot, row, &votes);
        DisagreementRow {
            key: key.clone(),
            name: set.name.clone(),
            revision: number(set.revision),
            round: u8::try_from(round).unwrap_or_default(),
            spread: spread.width(),
            unknown: spread.unknown,
            provisional: standing.provisional.or_else(|| spread.highest()),
            levels: spread.levels.into_iter().collect(),
            lowest: standing.lowest,
            highest: standing.highest,
            unsure: standing.unsure,
            decided: snapshot.content.workshop_decisions.iter().any(|decision| {
                (&decision.system, decision.workshop) == (&row.system, row.number)
                    && (&decision.info_set, &decision.aspect) == (&key.set, &key.aspect)
            }),
        }
    })
    .collect()
}

fn spread(session: &Session, row: &WorkshopSpread) -> Spread {
    let votes: BTreeMap<String, u32> = serde_json::from_str(&row.votes).unwrap_or_default();
    let aspect = session.pack.aspect_index(&row.aspect);
    let number = |id: &str| Some(session.pack.level_by_id(aspect?, id)?.number);
    Spread {
        levels: votes.iter().filter_map(|(id, votes)| Some((number(id)?, *votes))).collect(),
        unknown: number_of(row.unknown),
    }
}

fn number_of(votes: i64) -> u32 {
    u32::try_from(votes).unwrap_or_default()
}

/// Who stands where on a revealed question.
struct Standing {
    lowest: Vec<StandView>,
    highest: Vec<StandView>,
    unsure: Vec<StandView>,
    provisional: Option<u8>,
}

impl Standing {
    fn of(session: &Session, snapshot: &Snapshot, row: &Workshop, votes: &[&WorkshopVote]) -> Self {
        let seen: Vec<Vote> = votes.iter().map(|row| vote(&session.pack, row)).collect();
        let told = explaining(&seen);
        let stands = |who: &dyn Fn(u32) -> bool| -> Vec<StandView> {
            let mine = votes.iter().filter(|vote| who(number(vote.participant)));
            mine.map(|vote| stand(snapshot, row, vote)).collect()
        };
        let unsure: Vec<u32> = seen
            .iter()
            .filter(|vote| vote.answer == varsam_domain::workshop::Answer::Unknown)
            .map(|vote| vote.participant)
            .collect();
        Self {
            lowest: stands(&|one| told.lowest.contains(&one)),
            highest: stands(&|one| told.highest.contains(&one)),
            unsure: stands(&|one| unsure.contains(&one)),
            provisional: provisional(&seen),
        }
    }
}

fn stand(snapshot: &Snapshot, row: &Workshop, vote: &WorkshopVote) -> StandView {
    let person = people(snapshot, row).find(|person| person.number == vote.participant);
    StandView {
        function: person.map(|person| person.function.clone()).unwrap_or_default(),
        reason: vote.reason.clone(),
    }
}

fn decisions(session: &Session, snapshot: &Snapshot, row: &Workshop) -> Vec<DecisionRow> {
    let rows = snapshot.content.workshop_decisions.iter();
    let mine = rows.filter(|decision| decision.system == row.system && decision.workshop == row.number);
    let mut decisions: Vec<DecisionRow> = mine
        .map(|decision| DecisionRow {
            key: QuestionKey { set: decision.info_set.clone(), aspect: decision.aspect.clone() },
            name: snapshot.set_name(&decision.info_set),
            level: session
                .pack
                .aspect_index(&decision.aspect)
                .and_then(|aspect| session.pack.level_by_id(aspect, &decision.level))
                .map(|level| level.number),
            reason: decision.reason.clone(),
            dissent_by: decision.dissent_by.clone(),
            dissent: decision.dissent.clone(),
            open_question: decision.open_question.clone(),
            decided_at: decision.decided_at.clone(),
        })
        .collect();
    decisions.sort_by(|a, b| a.decided_at.cmp(&b.decided_at));
    decisions
}
