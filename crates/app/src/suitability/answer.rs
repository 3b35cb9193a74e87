//! Answering an assessment, taking on its conditions, finishing it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use varsam_domain::suitability::{Answer, AnswerProblem, Outcome, check_answer};
use varsam_store::{Op, tables};

use super::assessed::{self, Assessed};
use super::view::{conditions, gap_code};
use super::{answer_with, find};
use crate::assets::valid_long_text;
use crate::dto::{
    AnswerAssessment, Args, AssessmentAnswer, AssessmentView, Changed, ProblemDto, SetCondition,
};
use crate::register::valid_text;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// Answers a question, or takes an answer back.
///
/// # Errors
/// `answer_invalid` with everything that hinders it from being an answer, `assessment_finished`,
/// `reason_too_long`, `unknown_thing` for the assessment or the question, those of the disk.
pub fn answer_assessment<H: Host>(
    app: &App<H>,
    request: AnswerAssessment,
) -> Result<Changed<AssessmentView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let row = find(&snapshot, &request.assessment)?;
    still_open(row)?;
    let new =
        request.answer.map(|answer| valid_answer(session, row, &request.question, answer)).transpose()?;
    let rows = &snapshot.content.assessment_answers;
    let before =
        rows.iter().find(|one| one.assessment == request.assessment && one.question == request.question);
    let object = format!("{}/{}", request.assessment, request.question);
    session.store.transact::<_, AppError>(Op::AnswerAssessment, &object, &stamp, |t| {
        match (&new, before) {
            (Some(answer), _) => t.put(&tables::AssessmentAnswer {
                assessment: request.assessment.clone(),
                question: request.question.clone(),
                chosen: tables::codes_to_json(&answer.chosen),
                words: answer.words.clone(),
                date: answer.date.clone(),
                answered_at: stamp.at.clone(),
                answered_by: stamp.actor.clone(),
            })?,
            (None, Some(before)) => t.delete(before)?,
            (None, None) => {}
        }
        Ok(())
    })?;
    session.changed();
    answer_with(session, &request.assessment)
}

/// A finished assessment is changed only after it has been opened again.
fn still_open(row: &tables::Assessment) -> Result<(), AppError> {
    if row.finished_at.is_some() { Err(AppError::new("assessment_finished")) } else { Ok(()) }
}

fn valid_answer(
    session: &Session,
    row: &tables::Assessment,
    question: &str,
    answer: AssessmentAnswer,
) -> Result<Answer, AppError> {
    let questionnaire = session.questionnaire(&row.pack_id, &row.pack_version)?;
    let asked = questionnaire
        .question(question)
        .ok_or_else(|| AppError::new("unknown_thing").with("id", question))?;
    let answer = Answer {
        chosen: answer.chosen.into_iter().collect::<BTreeSet<String>>(),
        words: valid_long_text(&answer.words)?,
        date: answer.date.filter(|date| !date.is_empty()),
    };
    let problems = check_answer(asked, &answer);
    if problems.is_empty() {
        return Ok(answer);
    }
    let date = answer.date.unwrap_or_default();
    let told = problems.into_iter().map(|found| answer_problem(question, &date, found)).collect();
    Err(AppError { problems: told, ..AppError::new("answer_invalid").with("question", question) })
}

fn answer_problem(question: &str, date: &str, found: AnswerProblem) -> ProblemDto {
    let (code, option) = match found {
        AnswerProblem::UnknownOption { option } => ("unknown_option", option),
        AnswerProblem::SeveralChosen => ("several_chosen", String::new()),
        AnswerProblem::Exclusive { option } => ("exclusive_choice", option),
        AnswerProblem::BadDate => ("bad_date", String::new()),
    };
    problem(code, &[("question", question), ("option", &option), ("value", date)])
}

/// A problem of a form in the window.
pub(crate) fn problem(code: &str, args: &[(&str, &str)]) -> ProblemDto {
    let args: Args = args.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    ProblemDto { code: code.to_owned(), args, hinders: true, file: None, row: None, column: None }
}

/// Takes on a condition, or says that it is met.
///
/// # Errors
/// `unknown_condition` when no answer asks for it, `date_invalid` for what is no day,
/// `dates_contradict` for a day of meeting it that lies ahead, `name_invalid`, `reason_too_long`,
/// `unknown_thing`, those of the disk.
pub fn set_condition<H: Host>(
    app: &App<H>,
    request: SetCondition,
) -> Result<Changed<AssessmentView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let one = assessed::one(session, &snapshot, &request.assessment)?;
    if !one.conditions().any(|(rule, _)| rule.id == request.rule) {
        return Err(AppError::new("unknown_condition").with("rule", &request.rule));
    }
    let owner = request.owner.trim();
    let row = tables::AssessmentCondition {
        assessment: request.assessment.clone(),
        rule: request.rule.clone(),
        owner: if owner.is_empty() { String::new() } else { valid_text(owner)? },
        due: day(request.due.as_deref())?,
        met_at: day(request.met_at.as_deref())?,
        note: valid_long_text(request.note.trim())?,
    };
    if let Some(met) = row.met_at.as_ref().filter(|met| *met > &session.today) {
        return Err(AppError::new("dates_contradict").with("first", met).with("second", &session.today));
    }
    let object = format!("{}/{}", request.assessment, request.rule);
    session.store.transact::<_, AppError>(Op::SetCondition, &object, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    answer_with(session, &request.assessment)
}

/// A day, if one is given.
pub(crate) fn day(text: Option<&str>) -> Result<Option<String>, AppError> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let day = text.parse::<NaiveDate>().map_err(|_| AppError::new("date_invalid"))?;
    Ok(Some(day.to_string()))
}

/// Finishes an assessment: its outcome is what a person may rest on from now.
///
/// # Errors
/// `assessment_incomplete` with everything that is missing or contradicts, and every condition that
/// nobody has taken on; `assessment_finished`, `unknown_thing`, those of the disk.
pub fn finish_assessment<H: Host>(app: &App<H>, id: &str) -> Result<Changed<AssessmentView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let one = assessed::one(session, &snapshot, id)?;
    still_open(&one.row)?;
    let problems = hindrances(session, &snapshot, one);
    if !problems.is_empty() {
        return Err(AppError { problems, ..AppError::new("assessment_incomplete") });
    }
    let row = tables::Assessment {
        finished_at: Some(stamp.at.clone()),
        finished_by: Some(stamp.actor.clone()),
        basis: Some(one.basis.clone()),
        ..one.row.clone()
    };
    session.store.transact::<_, AppError>(Op::FinishAssessment, id, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    answer_with(session, id)
}

/// What hinders an assessment from being finished. A known stop is not held up by an unfinished
/// form (`rules.md` §5).
fn hindrances(session: &Session, snapshot: &Snapshot, one: &Assessed) -> Vec<ProblemDto> {
    if matches!(one.outcome(), Outcome::Stop | Outcome::NotSuitable) {
        return Vec::new();
    }
    let questions = &one.questionnaire.questions;
    let missing = one.comes_to.missing.iter().map(|missing| {
        let question = &questions[missing.question].id;
        problem("assessment_missing", &[("question", question), ("gap", gap_code(missing.gap))])
    });
    let contradictions = one.comes_to.contradictions.iter().map(|row| {
        let id = &one.questionnaire.contradictions[row.contradiction].id;
        problem("assessment_contradiction", &[("id", id), ("question", row.on.first().map_or("", |q| q))])
    });
    let mut problems: Vec<ProblemDto> = missing.chain(contradictions).collect();
    for condition in conditions(session, snapshot, one) {
        if condition.met_at.is_none() && (condition.owner.is_empty() || condition.due.is_none()) {
            problems.push(problem("condition_unowned", &[("rule", &condition.rule)]));
        }
    }
    problems
}

/// Opens a finished assessment again.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn reopen_assessment<H: Host>(app: &App<H>, id: &str) -> Result<Changed<AssessmentView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let before = find(&snapshot, id)?;
    let row = tables::Assessment { finished_at: None, finished_by: None, basis: None, ..before.clone() };
    session.store.transact::<_, AppError>(Op::ReopenAssessment, id, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    answer_with(session, id)
}
