//! The suitability assessments of a result.

use varsam_bundle::payload::{
    Assessment, AssessmentAbout, AssessmentAnswer, AssessmentCondition, AssessmentOutcome, AssessmentState,
    AssessmentSubject, AssessmentSubjectKind, Dpia, PackRef,
};
use varsam_domain::suitability::{About, Outcome};

use super::date;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::suitability::{self, Assessed};
use crate::{AppError, dpia};

/// What was assessed in the work with a system, as far as it is about what the result carries.
pub(super) fn assessments(
    session: &Session,
    snapshot: &Snapshot,
    system: &str,
    sets: &[usize],
) -> Result<Vec<Assessment>, AppError> {
    let carried = |id: &String| sets.iter().any(|&set| &snapshot.content.sets[set].id == id);
    let flows = |id: &String| {
        let mut rows = snapshot.content.flows.iter().filter(|row| &row.id == id);
        rows.any(|row| row.from_party == system || row.to_party == system)
    };
    let own = suitability::all(session, snapshot)?.iter().filter(|one| one.row.system == system);
    let mut assessments = Vec::new();
    for one in own {
        let rows = snapshot.content.assessment_subjects.iter().filter(|row| row.assessment == one.row.id);
        let subjects: Vec<AssessmentSubject> = rows
            .filter_map(|row| {
                let kind = match row.subject_kind.as_str() {
                    "system" if row.subject == system => AssessmentSubjectKind::System,
                    "set" if carried(&row.subject) => AssessmentSubjectKind::Set,
                    "flow" if flows(&row.subject) => AssessmentSubjectKind::Flow,
                    _ => return None,
                };
                Some(AssessmentSubject { kind, id: row.subject.clone() })
            })
            .collect();
        if !subjects.is_empty() {
            assessments.push(copy(session, snapshot, one, subjects)?);
        }
    }
    Ok(assessments)
}

fn copy(
    session: &Session,
    snapshot: &Snapshot,
    one: &Assessed,
    subjects: Vec<AssessmentSubject>,
) -> Result<Assessment, AppError> {
    let damaged = || AppError::new("register_damaged").with("detail", &one.row.id);
    let (pack, found) = (&one.questionnaire, &one.comes_to);
    let counted = found.hits.iter().filter(|hit| !hit.lifted);
    let mut rules: Vec<String> = counted.map(|hit| pack.rules[hit.rule].id.clone()).collect();
    rules.sort_unstable();
    let holds = one.holds() && found.outcome != Outcome::Incomplete;
    Ok(Assessment {
        id: one.row.id.parse().map_err(|_| damaged())?,
        about: About::from_code(&one.row.about).map(about).ok_or_else(damaged)?,
        subjects,
        pack: PackRef {
            id: pack.id.clone(),
            version: pack.version.clone(),
            sha256: session.store.pack(&pack.id, &pack.version)?.sha256,
        },
        state: if holds { AssessmentState::Finished } else { AssessmentState::Draft },
        finished_at: one.row.finished_at.as_deref().filter(|_| holds).and_then(day),
        outcome: outcome(found.outcome),
        may_start: found.may_start,
        conditions: conditions(snapshot, one, &rules),
        rules,
        answers: found
            .open
            .iter()
            .filter(|open| open.answer.is_given())
            .map(|open| {
                let answer = AssessmentAnswer {
                    chosen: open.answer.chosen.iter().cloned().collect(),
                    words: open.answer.words.clone(),
                    date: open.answer.date.as_deref().and_then(date),
                };
                (pack.questions[open.question].id.clone(), answer)
            })
            .collect(),
        dpia: impact(snapshot, one),
    })
}

/// The day of a moment as the register writes it.
fn day(moment: &str) -> Option<chrono::NaiveDate> {
    date(moment.get(..10)?)
}

fn conditions(snapshot: &Snapshot, one: &Assessed, rules: &[String]) -> Vec<AssessmentCondition> {
    let taken = &snapshot.content.assessment_conditions;
    one.conditions()
        .filter(|(rule, _)| rules.contains(&rule.id))
        .map(|(rule, _)| {
            let row = taken.iter().find(|row| row.assessment == one.row.id && row.rule == rule.id);
            AssessmentCondition {
                rule: rule.id.clone(),
                owner: row.map(|row| row.owner.clone()).filter(|owner| !owner.is_empty()),
                due: row.and_then(|row| date(row.due.as_deref()?)),
                met: row.and_then(|row| date(row.met_at.as_deref()?)),
            }
        })
        .collect()
}

fn impact(snapshot: &Snapshot, one: &Assessed) -> Option<Dpia> {
    let row = dpia::row(snapshot, &one.row.id)?;
    Some(Dpia {
        finished_at: day(row.finished_at.as_deref()?)?,
        high_residual_risk: dpia::high_residual(snapshot, &one.questionnaire, &one.row.id),
        imy_answered: row.imy_answered_at.is_some(),
        advice_followed: match row.advice_followed.as_str() {
            "yes" => Some(true),
            "partly" | "no" => Some(false),
            _ => None,
        },
        review_at: row.review_at.as_deref().and_then(date),
    })
}

fn about(about: About) -> AssessmentAbout {
    match about {
        About::Storage => AssessmentAbout::Storage,
        About::Transfer => AssessmentAbout::Transfer,
        About::NewUse => AssessmentAbout::NewUse,
        About::Supplier => AssessmentAbout::Supplier,
        About::Technology => AssessmentAbout::Technology,
        About::Aggregate => AssessmentAbout::Aggregate,
        About::Migration => AssessmentAbout::Migration,
    }
}

fn outcome(outcome: Outcome) -> AssessmentOutcome {
    match outcome {
        Outcome::Stop => AssessmentOutcome::Stop,
        Outcome::NotSuitable => AssessmentOutcome::NotSuitable,
        Outcome::ConsultImy => AssessmentOutcome::ConsultImy,
        Outcome::DpiaRequired => AssessmentOutcome::DpiaRequired,
        Outcome::Incomplete => AssessmentOutcome::Incomplete,
        Outcome::SuitableWithConditions => AssessmentOutcome::SuitableWithConditions,
        Outcome::Suitable => AssessmentOutcome::Suitable,
    }
}
