//! The data protection impact assessment: a document with the parts of GDPR 35.7, the advice of the
//! data protection officer (35.2), the views of data subjects (35.9) and the consultation (36).
//!
//! Its risks are those to individuals, on a scale of their own. The organisation's own consequences
//! stand in the classification and are never read here.

use varsam_domain::suitability::{Effect, Questionnaire};
use varsam_store::{Op, tables};

use crate::assets::valid_long_text;
use crate::dto::{Changed, DpiaDraft, DpiaRiskView, DpiaView, KnownAnswer, ProblemDto, SetDpia};
use crate::register::optional_text;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::suitability::{self, Assessed, answer_text, day, problem};
use crate::{App, AppError, Host, tasks};

/// The highest likelihood: very likely.
const VERY_LIKELY: u8 = 3;

/// The impact assessment of an assessment, empty when nobody has begun.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn dpia<H: Host>(app: &App<H>, assessment: &str) -> Result<DpiaView, AppError> {
    let mut state = app.state();
    view(state.session()?, assessment)
}

/// Writes in an impact assessment. What does not hang together yet is kept and told, not refused.
///
/// # Errors
/// `assessment_finished` for a finished one, `date_invalid`, `unknown_thing` for a likelihood or a
/// harm that is not there, `reason_too_long`, those of the disk.
pub fn set_dpia<H: Host>(app: &App<H>, request: SetDpia) -> Result<Changed<DpiaView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let one = suitability::one(session, &snapshot, &request.assessment)?;
    let before = row(&snapshot, &request.assessment);
    if before.is_some_and(|row| row.finished_at.is_some()) {
        return Err(AppError::new("assessment_finished"));
    }
    let new = written(&request.assessment, &request.dpia)?;
    let risks = written_risks(&one.questionnaire, &request.assessment, &request.dpia.risks)?;
    let old = risks_of(&snapshot, &request.assessment);
    session.store.transact::<_, AppError>(Op::SetDpia, &request.assessment, &stamp, |t| {
        t.put(&new)?;
        old.iter().filter(|old| old.number > risks.len() as i64).try_for_each(|old| t.delete(*old))?;
        Ok(risks.iter().try_for_each(|risk| t.put(risk))?)
    })?;
    session.changed();
    let view = view(session, &request.assessment)?;
    session.answer(view)
}

/// Finishes an impact assessment.
///
/// # Errors
/// `dpia_incomplete` with everything that is missing or does not fit, `unknown_thing`, those of the
/// disk.
pub fn finish_dpia<H: Host>(app: &App<H>, assessment: &str) -> Result<Changed<DpiaView>, AppError> {
    let stamp = app.stamp();
    set_finished(app, assessment, Some(stamp.at))
}

/// Opens a finished impact assessment again.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn reopen_dpia<H: Host>(app: &App<H>, assessment: &str) -> Result<Changed<DpiaView>, AppError> {
    set_finished(app, assessment, None)
}

fn set_finished<H: Host>(
    app: &App<H>,
    assessment: &str,
    finished_at: Option<String>,
) -> Result<Changed<DpiaView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    if finished_at.is_some() {
        let mut problems = view(session, assessment)?.problems;
        problems.retain(|problem| problem.hinders);
        if !problems.is_empty() {
            return Err(AppError { problems, ..AppError::new("dpia_incomplete") });
        }
    }
    let before = row(&snapshot, assessment);
    let before = before.ok_or_else(|| AppError::new("unknown_thing").with("id", assessment))?;
    let row = tables::Dpia { finished_at, ..before.clone() };
    session.store.transact::<_, AppError>(Op::SetDpia, assessment, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    let view = view(session, assessment)?;
    session.answer(view)
}

/// Whether a risk that remains is high, so that IMY must be consulted (Art. 36).
pub(crate) fn high_residual(snapshot: &Snapshot, questionnaire: &Questionnaire, assessment: &str) -> bool {
    risks_of(snapshot, assessment).iter().any(|row| is_high(questionnaire, row))
}

fn is_high(questionnaire: &Questionnaire, row: &tables::DpiaRisk) -> bool {
    questionnaire.is_high_risk(small(row.residual_likelihood), &row.residual_harm)
}

fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(VERY_LIKELY)
}

pub(crate) fn row<'s>(snapshot: &'s Snapshot, assessment: &str) -> Option<&'s tables::Dpia> {
    snapshot.content.dpias.iter().find(|row| row.assessment == assessment)
}

fn risks_of<'s>(snapshot: &'s Snapshot, assessment: &str) -> Vec<&'s tables::DpiaRisk> {
    snapshot.content.dpia_risks.iter().filter(|row| row.assessment == assessment).collect()
}

fn written(assessment: &str, draft: &DpiaDraft) -> Result<tables::Dpia, AppError> {
    let text = |text: &str| valid_long_text(text);
    let one_of = |value: &str, known: &[&str]| {
        let there = value.is_empty() || known.contains(&value);
        if there { Ok(value.to_owned()) } else { Err(AppError::new("unknown_thing").with("id", value)) }
    };
    Ok(tables::Dpia {
        assessment: assessment.to_owned(),
        description: text(&draft.description)?,
        necessity: text(&draft.necessity)?,
        measures: text(&draft.measures)?,
        views_asked: one_of(&draft.views_asked, &["yes", "no"])?,
        views: text(&draft.views)?,
        advice_asked_at: day(draft.advice_asked_at.as_deref())?,
        advice_given_at: day(draft.advice_given_at.as_deref())?,
        advice: text(&draft.advice)?,
        advice_followed: one_of(&draft.advice_followed, &["yes", "partly", "no"])?,
        advice_reason: text(&draft.advice_reason)?,
        imy_sent_at: day(draft.imy_sent_at.as_deref())?,
        imy_answered_at: day(draft.imy_answered_at.as_deref())?,
        imy_answer: text(&draft.imy_answer)?,
        decided_by: optional_text(&draft.decided_by)?.unwrap_or_default(),
        decided_at: day(draft.decided_at.as_deref())?,
        review_at: day(draft.review_at.as_deref())?,
        finished_at: None,
    })
}

fn written_risks(
    questionnaire: &Questionnaire,
    assessment: &str,
    risks: &[DpiaRiskView],
) -> Result<Vec<tables::DpiaRisk>, AppError> {
    let unknown = |id: &dyn ToString| AppError::new("unknown_thing").with("id", id.to_string());
    let likelihood = |number: u8| {
        if number <= VERY_LIKELY { Ok(i64::from(number)) } else { Err(unknown(&number)) }
    };
    let harm = |id: &String| {
        let there = questionnaire.harm_levels.iter().any(|level| &level.id == id);
        if there { Ok(id.clone()) } else { Err(unknown(id)) }
    };
    risks
        .iter()
        .zip(1..)
        .map(|(risk, number)| {
            Ok(tables::DpiaRisk {
                assessment: assessment.to_owned(),
                number,
                risk: valid_long_text(&risk.risk)?,
                likelihood: likelihood(risk.likelihood)?,
                harm: harm(&risk.harm)?,
                measures: valid_long_text(&risk.measures)?,
                residual_likelihood: likelihood(risk.residual_likelihood)?,
                residual_harm: harm(&risk.residual_harm)?,
            })
        })
        .collect()
}

pub(crate) fn view(session: &mut Session, assessment: &str) -> Result<DpiaView, AppError> {
    let snapshot = session.snapshot()?;
    let one = suitability::one(session, &snapshot, assessment)?;
    let ix = snapshot.system(&one.row.system)?;
    let dpia = draft(&snapshot, &one.questionnaire, assessment);
    let high_residual = dpia.risks.iter().any(|risk| risk.high);
    let asks = one.comes_to.hits.iter().map(|hit| &one.questionnaire.rules[hit.rule]);
    Ok(DpiaView {
        system: tasks::head(session, &snapshot, ix)?,
        assessment: assessment.to_owned(),
        title: one.row.title.clone(),
        known: known(one),
        asked_by: asks
            .filter(|rule| rule.effect == Effect::DpiaRequired)
            .map(|rule| rule.title.clone())
            .collect(),
        problems: problems(&dpia, high_residual),
        high_residual,
        finished_at: row(&snapshot, assessment).and_then(|row| row.finished_at.clone()),
        dpia,
    })
}

/// What the assessment's answers say already.
fn known(one: &Assessed) -> Vec<KnownAnswer> {
    let answered = one.comes_to.open.iter().filter(|open| open.answer.is_given());
    answered
        .map(|open| {
            let question = &one.questionnaire.questions[open.question];
            KnownAnswer {
                question: question.id.clone(),
                text: question.text.clone(),
                answer: answer_text(question, &open.answer),
            }
        })
        .collect()
}

fn draft(snapshot: &Snapshot, questionnaire: &Questionnaire, assessment: &str) -> DpiaDraft {
    let Some(row) = row(snapshot, assessment) else { return DpiaDraft::default() };
    let risks = risks_of(snapshot, assessment).into_iter().map(|risk| DpiaRiskView {
        risk: risk.risk.clone(),
        likelihood: small(risk.likelihood),
        harm: risk.harm.clone(),
        measures: risk.measures.clone(),
        residual_likelihood: small(risk.residual_likelihood),
        residual_harm: risk.residual_harm.clone(),
        high: is_high(questionnaire, risk),
    });
    DpiaDraft {
        description: row.description.clone(),
        necessity: row.necessity.clone(),
        risks: risks.collect(),
        measures: row.measures.clone(),
        views_asked: row.views_asked.clone(),
        views: row.views.clone(),
        advice_asked_at: row.advice_asked_at.clone(),
        advice_given_at: row.advice_given_at.clone(),
        advice: row.advice.clone(),
        advice_followed: row.advice_followed.clone(),
        advice_reason: row.advice_reason.clone(),
        imy_sent_at: row.imy_sent_at.clone(),
        imy_answered_at: row.imy_answered_at.clone(),
        imy_answer: row.imy_answer.clone(),
        decided_by: row.decided_by.clone(),
        decided_at: row.decided_at.clone(),
        review_at: row.review_at.clone(),
    }
}

/// Everything that is missing or does not fit. What IMY has not answered yet hinders nothing here:
/// the assessment waits for it.
fn problems(dpia: &DpiaDraft, high_residual: bool) -> Vec<ProblemDto> {
    let mut found = Vec::new();
    let mut want = |there: bool, code: &str, field: &str| {
        if !there {
            found.push(problem(code, &[("field", field)]));
        }
    };
    let filled = |text: &str| !text.trim().is_empty();
    want(filled(&dpia.description), "dpia_text_missing", "description");
    want(filled(&dpia.necessity), "dpia_text_missing", "necessity");
    want(!dpia.risks.is_empty(), "dpia_risks_missing", "risks");
    want(filled(&dpia.measures), "dpia_text_missing", "measures");
    want(!dpia.views_asked.is_empty() && filled(&dpia.views), "dpia_views_missing", "views");
    want(dpia.advice_asked_at.is_some(), "dpia_advice_missing", "advice_asked_at");
    want(dpia.advice_given_at.is_some(), "dpia_advice_missing", "advice_given_at");
    want(filled(&dpia.advice), "dpia_advice_missing", "advice");
    want(!dpia.advice_followed.is_empty(), "dpia_advice_missing", "advice_followed");
    let explained = filled(&dpia.advice_reason) || !matches!(dpia.advice_followed.as_str(), "partly" | "no");
    want(explained, "dpia_advice_reason_missing", "advice_reason");
    want(dpia.imy_answered_at.is_none() || filled(&dpia.imy_answer), "dpia_text_missing", "imy_answer");
    want(filled(&dpia.decided_by), "dpia_decision_missing", "decided_by");
    want(dpia.decided_at.is_some(), "dpia_decision_missing", "decided_at");
    want(dpia.review_at.is_some(), "dpia_review_missing", "review_at");
    for (risk, number) in dpia.risks.iter().zip(1..) {
        if !filled(&risk.risk) {
            let number = i32::to_string(&number);
            found.push(problem("dpia_risk_text_missing", &[("field", "risks"), ("number", &number)]));
        }
    }
    found.extend(dates_in_order(dpia));
    if high_residual && dpia.imy_answered_at.is_none() {
        let waits = problem("dpia_imy_missing", &[("field", "imy_answered_at")]);
        found.push(ProblemDto { hinders: false, ..waits });
    }
    found
}

/// Days that must follow each other; the problem names both fields.
fn dates_in_order(dpia: &DpiaDraft) -> Vec<ProblemDto> {
    let pairs = [
        (("advice_asked_at", &dpia.advice_asked_at), ("advice_given_at", &dpia.advice_given_at)),
        (("imy_sent_at", &dpia.imy_sent_at), ("imy_answered_at", &dpia.imy_answered_at)),
        (("advice_given_at", &dpia.advice_given_at), ("decided_at", &dpia.decided_at)),
        (("decided_at", &dpia.decided_at), ("review_at", &dpia.review_at)),
    ];
    let backwards = pairs.into_iter().filter(|((_, first), (_, second))| {
        first.as_ref().zip(second.as_ref()).is_some_and(|(first, second)| second < first)
    });
    backwards
        .map(|((first, _), (second, _))| {
            problem("dates_contradict", &[("field", second), ("first", first), ("second", second)])
        })
        .collect()
}
