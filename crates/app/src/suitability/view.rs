//! Assessments as they are shown.

use varsam_domain::pack::Text;
use varsam_domain::suitability::{
    Answer, Effect, Extra, ExtraWhen, Gap, Hit, OpenQuestion, Origin, Outcome, Question, QuestionKind,
    Questionnaire,
};
use varsam_exchange::pack::LANGUAGES;

use super::assessed::{self, Assessed};
use super::scene::{self, subject_view};
use crate::dto::{
    AssessmentAnswer, AssessmentOption, AssessmentQuestion, AssessmentRow, AssessmentView, ConditionView,
    ContradictionView, ExtraView, HarmLevelView, HitAnswer, HitView, LawView, MissingView, OpenQuestionView,
    OutcomeView, PartView, QuestionnaireView, SubjectView, TaskState,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

/// The longest piece of an answer that is shown with a rule, in characters.
const SHOWN: usize = 160;

/// An assessment under way or finished.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn assessment<H: Host>(app: &App<H>, id: &str) -> Result<AssessmentView, AppError> {
    let mut state = app.state();
    view(state.session()?, id)
}

/// The questions of an edition that the register holds.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `register_damaged`, those of the disk.
pub fn questionnaire<H: Host>(app: &App<H>, id: &str, version: &str) -> Result<QuestionnaireView, AppError> {
    let mut state = app.state();
    Ok(questionnaire_view(&*state.session()?.questionnaire(id, version)?))
}

pub(super) fn view(session: &mut Session, id: &str) -> Result<AssessmentView, AppError> {
    let snapshot = session.snapshot()?;
    let one = assessed::one(session, &snapshot, id)?;
    let ix = snapshot.system(&one.row.system)?;
    let open =
        |id: &String| one.comes_to.open.iter().any(|o| &one.questionnaire.questions[o.question].id == id);
    let kept = one.answers.iter().filter(|(id, answer)| answer.is_given() && !open(id));
    Ok(AssessmentView {
        system: tasks::head(session, &snapshot, ix)?,
        id: one.row.id.clone(),
        title: one.row.title.clone(),
        about: one.row.about.clone(),
        subjects: subjects(&snapshot, id),
        pack_id: one.row.pack_id.clone(),
        pack_version: one.row.pack_version.clone(),
        questions: one.comes_to.open.iter().map(|open| open_view(&snapshot, one, open)).collect(),
        kept: kept.map(|(id, _)| id.clone()).collect(),
        outcome: outcome_view(one),
        conditions: conditions(session, &snapshot, one),
        dpia: dpia_state(&snapshot, id).to_owned(),
        finished_at: one.row.finished_at.clone(),
        finished_by: one.row.finished_by.clone(),
        stale: one.stale(),
    })
}

/// An assessment in the list of a system.
pub(super) fn row(session: &Session, snapshot: &Snapshot, one: &Assessed) -> AssessmentRow {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let conditions = conditions(session, snapshot, one);
    AssessmentRow {
        id: one.row.id.clone(),
        title: one.row.title.clone(),
        about: one.row.about.clone(),
        subjects: subjects(snapshot, &one.row.id),
        state: if one.holds() { TaskState::Done } else { TaskState::Started },
        outcome: outcome_code(one.outcome()),
        may_start: one.comes_to.may_start && one.holds(),
        stale: one.stale(),
        missing: count(one.comes_to.missing.len()),
        conditions: count(conditions.iter().filter(|row| row.met_at.is_none()).count()),
        overdue: count(conditions.iter().filter(|row| row.overdue).count()),
        finished_at: one.row.finished_at.clone(),
    }
}

/// The code of an outcome.
fn outcome_code(outcome: Outcome) -> String {
    outcome.code().to_owned()
}

fn subjects(snapshot: &Snapshot, id: &str) -> Vec<SubjectView> {
    let rows = snapshot.content.assessment_subjects.iter().filter(|row| row.assessment == id);
    rows.map(|row| subject_view(snapshot, &row.subject_kind, &row.subject)).collect()
}

fn dpia_state(snapshot: &Snapshot, id: &str) -> &'static str {
    match snapshot.content.dpias.iter().find(|row| row.assessment == id) {
        None => "none",
        Some(row) if row.finished_at.is_some() => "finished",
        Some(_) => "started",
    }
}

fn open_view(snapshot: &Snapshot, one: &Assessed, open: &OpenQuestion) -> OpenQuestionView {
    let (origin, from) = match &open.origin {
        Origin::Nothing => ("nothing", Vec::new()),
        Origin::Person => ("person", Vec::new()),
        Origin::Register(facts) => ("register", scene::names(snapshot, &one.facts, facts)),
        Origin::Answers(questions) => ("answers", questions.clone()),
    };
    OpenQuestionView {
        id: one.questionnaire.questions[open.question].id.clone(),
        answer: AssessmentAnswer {
            chosen: open.answer.chosen.iter().cloned().collect(),
            words: open.answer.words.clone(),
            date: open.answer.date.clone(),
        },
        origin: origin.to_owned(),
        from,
        gap: open.gap.map(|gap| gap_code(gap).to_owned()),
    }
}

/// The code of what an answer lacks.
pub(super) fn gap_code(gap: Gap) -> &'static str {
    match gap {
        Gap::Unanswered => "unanswered",
        Gap::Words => "words",
        Gap::Date => "date",
        Gap::Unsettled => "unsettled",
    }
}

fn outcome_view(one: &Assessed) -> OutcomeView {
    let (pack, found) = (&one.questionnaire, &one.comes_to);
    OutcomeView {
        code: outcome_code(found.outcome),
        may_start: found.may_start,
        hits: found.hits.iter().map(|hit| hit_view(one, hit)).collect(),
        criteria_met: found.criteria.met,
        criteria_possible: found.criteria.possible,
        missing: found
            .missing
            .iter()
            .map(|missing| MissingView {
                question: pack.questions[missing.question].id.clone(),
                gap: gap_code(missing.gap).to_owned(),
            })
            .collect(),
        contradictions: found
            .contradictions
            .iter()
            .map(|row| ContradictionView {
                id: pack.contradictions[row.contradiction].id.clone(),
                text: pack.contradictions[row.contradiction].text.clone(),
                on: row.on.clone(),
            })
            .collect(),
    }
}

fn hit_view(one: &Assessed, hit: &Hit) -> HitView {
    let rule = &one.questionnaire.rules[hit.rule];
    let criterion = match rule.effect {
        Effect::Criterion(number) => Some(number),
        _ => None,
    };
    HitView {
        rule: rule.id.clone(),
        effect: rule.effect.code().to_owned(),
        criterion,
        title: rule.title.clone(),
        next: rule.next.clone(),
        article: rule.article.clone(),
        law: rule.law.clone(),
        on: hit.on.iter().filter_map(|id| hit_answer(one, id)).collect(),
        provisional: hit.provisional,
        lifted: hit.lifted,
        met: hit.met,
        blocks_start: rule.effect == Effect::Condition { blocks_start: true },
    }
}

fn hit_answer(one: &Assessed, id: &str) -> Option<HitAnswer> {
    let open = one.comes_to.open.iter().find(|o| one.questionnaire.questions[o.question].id == id)?;
    let text = answer_text(&one.questionnaire.questions[open.question], &open.answer);
    let short = |(language, words): (String, String)| (language, words.chars().take(SHOWN).collect());
    Some(HitAnswer { question: id.to_owned(), text: text.into_iter().map(short).collect() })
}

/// An answer as people read it: what was chosen, and what was written.
pub(crate) fn answer_text(question: &Question, answer: &Answer) -> Text {
    let in_language = |language: &str| {
        let chosen = question.options.iter().filter(|choice| answer.chosen.contains(&choice.id));
        let mut parts: Vec<String> =
            chosen.map(|choice| choice.text.get(language).unwrap_or(&choice.id).clone()).collect();
        let words = answer.words.trim();
        if !words.is_empty() {
            parts.push(words.to_owned());
        }
        parts.extend(answer.date.clone());
        parts.join("; ")
    };
    LANGUAGES.iter().map(|&language| (language.to_owned(), in_language(language))).collect()
}

/// Conditions that the answers ask for, with who has taken them on.
pub(crate) fn conditions(session: &Session, snapshot: &Snapshot, one: &Assessed) -> Vec<ConditionView> {
    let rows = &snapshot.content.assessment_conditions;
    one.conditions()
        .map(|(rule, _)| {
            let row = rows.iter().find(|row| row.assessment == one.row.id && row.rule == rule.id);
            let due = row.and_then(|row| row.due.clone());
            let met_at = row.and_then(|row| row.met_at.clone());
            ConditionView {
                rule: rule.id.clone(),
                title: rule.title.clone(),
                next: rule.next.clone(),
                blocks_start: rule.effect == Effect::Condition { blocks_start: true },
                owner: row.map(|row| row.owner.clone()).unwrap_or_default(),
                overdue: met_at.is_none() && due.as_ref().is_some_and(|due| due < &session.today),
                due,
                met_at,
                note: row.map(|row| row.note.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

fn questionnaire_view(pack: &Questionnaire) -> QuestionnaireView {
    QuestionnaireView {
        id: pack.id.clone(),
        version: pack.version.clone(),
        name: pack.name.clone(),
        criteria_needed: pack.criteria_needed,
        harm_levels: pack
            .harm_levels
            .iter()
            .map(|level| HarmLevelView {
                id: level.id.clone(),
                text: level.text.clone(),
                means: level.means.clone(),
            })
            .collect(),
        parts: pack
            .parts
            .iter()
            .map(|part| PartView { id: part.id.clone(), title: part.title.clone() })
            .collect(),
        questions: pack.questions.iter().map(question_view).collect(),
        law: pack.law.iter().map(law_view).collect(),
    }
}

fn question_view(question: &Question) -> AssessmentQuestion {
    let kind = match question.kind {
        QuestionKind::One => "one",
        QuestionKind::Many => "many",
        QuestionKind::Words => "words",
    };
    let options = question.options.iter().map(|choice| AssessmentOption {
        id: choice.id.clone(),
        text: choice.text.clone(),
        help: choice.help.clone(),
        exclusive: choice.exclusive || choice.unknown,
        unknown: choice.unknown,
        law: choice.law.clone(),
    });
    AssessmentQuestion {
        id: question.id.clone(),
        part: question.part.clone(),
        kind: kind.to_owned(),
        text: question.text.clone(),
        help: question.help.clone(),
        source: question.source.clone(),
        law: question.law.clone(),
        optional: question.optional,
        options: options.collect(),
        words: question.words.as_ref().map(extra_view),
        date: question.date.as_ref().map(extra_view),
    }
}

fn extra_view(extra: &Extra) -> ExtraView {
    let when = match &extra.when {
        ExtraWhen::Always => None,
        ExtraWhen::Chosen(options) => Some(options.clone()),
    };
    ExtraView { label: extra.label.clone(), when }
}

fn law_view(law: &varsam_domain::suitability::Law) -> LawView {
    LawView {
        id: law.id.clone(),
        group: law.group.code().to_owned(),
        reference: law.reference.clone(),
        title: law.title.clone(),
        says: law.says.clone(),
        rekvisit: law.rekvisit.map(|rekvisit| rekvisit.code().to_owned()),
        from: law.from.clone(),
        until: law.until.clone(),
        checked: law.checked.clone(),
        against: law.against.clone(),
        note: law.note.clone(),
    }
}
