//! The one place where votes are read. What is hidden does not come out of here.

use varsam_domain::Pack;
use varsam_domain::workshop::{Answer, Vote};
use varsam_store::tables::{Workshop, WorkshopVote};

use super::{question, state};
use crate::AppError;
use crate::dto::{QuestionKey, WorkshopState};
use crate::session::Session;

/// The votes of a workshop.
pub(super) struct Ballots {
    rows: Vec<WorkshopVote>,
    hidden: Hidden,
}

/// Which votes nobody may see.
enum Hidden {
    Nothing,
    Everything,
    SecondOn(Option<QuestionKey>),
}

impl Ballots {
    pub fn read(session: &Session, workshop: &Workshop) -> Result<Self, AppError> {
        let hidden = match state(workshop) {
            WorkshopState::Revealed | WorkshopState::Closed => Hidden::Nothing,
            WorkshopState::Planned | WorkshopState::FirstRound => Hidden::Everything,
            WorkshopState::SecondRound => Hidden::SecondOn(question(workshop)),
        };
        Ok(Self { rows: session.store.votes(&workshop.system, workshop.number)?, hidden })
    }

    /// Whether a participant has voted on a question: the most that is known of a hidden vote.
    pub fn has_voted(&self, round: i64, participant: i64, key: &QuestionKey) -> bool {
        self.on(round, key).any(|row| row.participant == participant)
    }

    /// The votes on a question; none while they are hidden.
    pub fn revealed(&self, round: i64, key: &QuestionKey) -> Vec<&WorkshopVote> {
        let hidden = match &self.hidden {
            Hidden::Nothing => false,
            Hidden::Everything => true,
            Hidden::SecondOn(asked) => round == 2 && asked.as_ref() == Some(key),
        };
        self.on(round, key).filter(|_| !hidden).collect()
    }

    /// The same votes at the moment when they are being revealed, for their spread.
    pub fn revealing(&self, round: i64, key: &QuestionKey) -> Vec<&WorkshopVote> {
        self.on(round, key).collect()
    }

    fn on(&self, round: i64, key: &QuestionKey) -> impl Iterator<Item = &WorkshopVote> {
        self.rows
            .iter()
            .filter(move |row| row.round == round && row.info_set == key.set && row.aspect == key.aspect)
    }
}

/// A vote as the rules see it.
pub(super) fn vote(pack: &Pack, row: &WorkshopVote) -> Vote {
    let aspect = pack.aspect_index(&row.aspect);
    let level = aspect.zip(row.level.as_deref()).and_then(|(aspect, id)| pack.level_by_id(aspect, id));
    Vote {
        participant: u32::try_from(row.participant).unwrap_or_default(),
        answer: level.map_or(Answer::Unknown, |level| Answer::Level(level.number)),
        reasoned: !row.reason.trim().is_empty(),
    }
}
