//! Assessments of the register with what they come to now.

use std::collections::BTreeSet;
use std::sync::Arc;

use varsam_domain::suitability::{
    Answer, Answers, Assessment, DpiaState, Effect, Known, Outcome, Questionnaire, assess,
};
use varsam_store::tables;

use super::scene::{self, Facts};
use crate::AppError;
use crate::dpia;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// An assessment and what it comes to.
pub(crate) struct Assessed {
    pub row: tables::Assessment,
    pub questionnaire: Arc<Questionnaire>,
    pub answers: Answers,
    pub comes_to: Assessment,
    pub facts: Facts,
    /// A digest of what the register knows now.
    pub basis: String,
}

impl Assessed {
    /// Whether it was finished, and the register still knows the same.
    pub fn holds(&self) -> bool {
        self.row.finished_at.is_some() && !self.stale()
    }

    /// Whether it was finished, and the register knows something else now.
    pub fn stale(&self) -> bool {
        self.row.finished_at.is_some() && self.row.basis.as_deref() != Some(&self.basis)
    }

    /// Whether it covers a thing.
    pub fn covers(&self, snapshot: &Snapshot, kind: &str, id: &str) -> bool {
        let scene = scene::scene(snapshot, &self.row);
        match kind {
            "set" => scene.sets.contains(id),
            "flow" => scene.flows.contains(id),
            _ => scene.system == id,
        }
    }

    /// The rules that ask for something to be mended, in the order of the questionnaire.
    pub fn conditions(&self) -> impl Iterator<Item = (&varsam_domain::suitability::Rule, bool)> {
        let hits = self.comes_to.hits.iter();
        hits.map(|hit| (&self.questionnaire.rules[hit.rule], hit.met))
            .filter(|(rule, _)| matches!(rule.effect, Effect::Condition { .. }))
    }

    /// What the outcome is, or that it is not finished.
    pub fn outcome(&self) -> Outcome {
        self.comes_to.outcome
    }
}

/// Every assessment of the register, in the order in which they were begun. Worked out once for
/// each state of the register.
pub(crate) fn all<'s>(session: &Session, snapshot: &'s Snapshot) -> Result<&'s [Assessed], AppError> {
    if snapshot.assessed.get().is_none() {
        let mut rows: Vec<_> = snapshot.content.assessments.iter().collect();
        rows.sort_by(|a, b| (&a.created_at, &a.id).cmp(&(&b.created_at, &b.id)));
        let assessed =
            rows.into_iter().map(|row| assessed(session, snapshot, row)).collect::<Result<_, _>>()?;
        // Whoever was faster has put in the same.
        let _ = snapshot.assessed.set(assessed);
    }
    Ok(snapshot.assessed.get().map(Vec::as_slice).unwrap_or_default())
}

/// The assessment with this id.
///
/// # Errors
/// `unknown_thing`.
pub(crate) fn one<'s>(session: &Session, snapshot: &'s Snapshot, id: &str) -> Result<&'s Assessed, AppError> {
    let found = all(session, snapshot)?.iter().find(|one| one.row.id == id);
    found.ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

/// An assessment with what it comes to.
fn assessed(session: &Session, snapshot: &Snapshot, row: &tables::Assessment) -> Result<Assessed, AppError> {
    let questionnaire = session.questionnaire(&row.pack_id, &row.pack_version)?;
    let answers = answers(snapshot, &row.id)?;
    let scene = scene::scene(snapshot, row);
    let facts = scene::facts(snapshot, &scene);
    let known = Known {
        facts: facts.keys().cloned().collect(),
        dpia: dpia_states(snapshot, &questionnaire, &row.id),
        met: met(snapshot, &row.id),
    };
    Ok(Assessed {
        row: row.clone(),
        comes_to: assess(&questionnaire, &answers, &known),
        basis: scene::basis(&scene, &facts, &questionnaire),
        questionnaire,
        answers,
        facts,
    })
}

fn answers(snapshot: &Snapshot, id: &str) -> Result<Answers, AppError> {
    let rows = snapshot.content.assessment_answers.iter().filter(|row| row.assessment == id);
    rows.map(|row| {
        let chosen: BTreeSet<String> = tables::codes_from_json(&row.chosen)?.into_iter().collect();
        let answer = Answer { chosen, words: row.words.clone(), date: row.date.clone() };
        Ok((row.question.clone(), answer))
    })
    .collect()
}

fn met(snapshot: &Snapshot, id: &str) -> BTreeSet<String> {
    let rows = snapshot.content.assessment_conditions.iter();
    rows.filter(|row| row.assessment == id && row.met_at.is_some()).map(|row| row.rule.clone()).collect()
}

fn dpia_states(snapshot: &Snapshot, questionnaire: &Questionnaire, id: &str) -> BTreeSet<DpiaState> {
    let row = snapshot.content.dpias.iter().find(|row| row.assessment == id);
    let Some(row) = row.filter(|row| row.finished_at.is_some()) else { return BTreeSet::new() };
    let mut states = BTreeSet::from([DpiaState::Finished]);
    if dpia::high_residual(snapshot, questionnaire, id) {
        states.insert(DpiaState::HighRisk);
        if row.imy_answered_at.is_some() {
            states.insert(DpiaState::ImyAnswered);
        }
    }
    states
}
