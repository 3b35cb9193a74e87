//! Answers from before the workshop: who sent some need not sit down for the first round.

use varsam_store::tables::{ResponseAnswer, Workshop, WorkshopParticipant, WorkshopVote};

use super::plan::shortened;
use crate::AppError;
use crate::dto::QuestionKey;
use crate::responses::{changed, counting};
use crate::session::Session;
use crate::snapshot::Snapshot;

/// Whether a function has sent answers about the system that still count.
pub(super) fn has_answered(snapshot: &Snapshot, system: &str, function: &str) -> bool {
    counting(snapshot, system).iter().any(|(_, assignment)| assignment.function == function)
}

/// The votes of a first round that the answers from before come to, for those who vote in it. An
/// answer with a level of another model, or about an earlier description of the set, is none: the
/// person is asked anew.
pub(super) fn votes(
    session: &Session,
    snapshot: &Snapshot,
    workshop: &Workshop,
    voters: &[&WorkshopParticipant],
    asked: &[QuestionKey],
) -> Result<Vec<WorkshopVote>, AppError> {
    let mut votes = Vec::new();
    for person in voters {
        let mine = counting(snapshot, &workshop.system)
            .into_iter()
            .find(|(_, assignment)| assignment.function == person.function);
        let Some((response, assignment)) = mine else { continue };
        let changed = changed(session, snapshot, assignment)?;
        let answers = snapshot.content.response_answers.iter();
        for answer in answers.filter(|row| row.response == response.sha256) {
            let key = QuestionKey { set: answer.info_set.clone(), aspect: answer.aspect.clone() };
            let same = changed.get(&answer.info_set) == Some(&false);
            if same && asked.contains(&key) && is_ours(session, answer) {
                votes.push(vote(workshop, person.number, answer));
            }
        }
    }
    Ok(votes)
}

/// Whether an answer's level is one of the model in use; "vet inte" is one of every model.
fn is_ours(session: &Session, answer: &ResponseAnswer) -> bool {
    let aspect = session.pack.aspect_index(&answer.aspect);
    let known = |id: &String| aspect.is_some_and(|aspect| session.pack.level_by_id(aspect, id).is_some());
    answer.level.as_ref().is_none_or(|id| answer.pack == session.pack.id && known(id))
}

fn vote(workshop: &Workshop, participant: i64, answer: &ResponseAnswer) -> WorkshopVote {
    WorkshopVote {
        system: workshop.system.clone(),
        workshop: workshop.number,
        round: 1,
        participant,
        info_set: answer.info_set.clone(),
        aspect: answer.aspect.clone(),
        pack: answer.pack.clone(),
        level: answer.level.clone(),
        reason: shortened(&answer.reason),
    }
}
