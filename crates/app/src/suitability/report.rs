//! An assessment as a document: its outcome and why, conditions, answers, and the impact
//! assessment with its four parts.

use chrono::{DateTime, Utc};
use varsam_domain::pack::Text;
use varsam_domain::suitability::Hit;
use varsam_report::{Block, Cell, Column, Labels, Report, State, Table, Tone};

use super::assessed::{self, Assessed};
use super::scene::subject_view;
use super::view::{answer_text, conditions};
use crate::dto::{DpiaView, ExportReceipt};
use crate::export::{file_name, save_report};
use crate::report::created;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::texts::Texts;
use crate::{App, AppError, Host, dpia};

/// Saves an assessment as PDF; `None` when the person changes their mind. One that is not finished,
/// or whose ground has moved, is marked as a draft.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn export_assessment<H: Host>(app: &App<H>, id: &str) -> Result<Option<ExportReceipt>, AppError> {
    let language = app.language();
    let (system, bytes, name) = {
        let mut state = app.state();
        let session = state.session()?;
        let snapshot = session.snapshot()?;
        let impact = dpia::view(session, id)?;
        let one = assessed::one(session, &snapshot, id)?;
        let texts = Texts::load("assessment-report", &language)?;
        let has_impact = dpia::row(&snapshot, id).is_some();
        let now = app.host.now();
        let writer = Writer { session, snapshot: &snapshot, one, impact, has_impact, texts, language, now };
        let name = file_name(&writer.texts.with("assessment-title", &[("title", &one.row.title)]));
        let bytes = varsam_report::render(&writer.report())
            .map_err(|error| AppError::new("internal").with("detail", error))?;
        (one.row.system.clone(), bytes, name)
    };
    save_report(app, &system, &bytes, &name)
}

struct Writer<'a> {
    session: &'a Session,
    snapshot: &'a Snapshot,
    one: &'a Assessed,
    impact: DpiaView,
    has_impact: bool,
    texts: Texts,
    language: String,
    now: DateTime<Utc>,
}

impl Writer<'_> {
    fn report(&self) -> Report {
        let mut blocks = self.outcome();
        blocks.extend(self.rules());
        blocks.extend(self.conditions());
        if self.has_impact {
            blocks.extend(self.impact());
        }
        blocks.extend(self.answers());
        let finished = self.one.holds();
        let moment = self.now.format("%Y-%m-%d %H.%M").to_string();
        Report {
            language: self.language.clone(),
            title: self.texts.with("assessment-title", &[("title", &self.one.row.title)]),
            subtitle: Some(self.snapshot.party_name(&self.one.row.system)),
            organisation: self.snapshot.content.register.name.clone(),
            details: self.details(),
            state: State {
                word: self.texts.get(if finished { "assessment-finished" } else { "assessment-draft" }),
                draft: !finished,
            },
            digest: None,
            generated: self.texts.with("assessment-generated", &[("date", &moment)]),
            created: Some(created(&self.now)),
            labels: Labels { page: self.texts.get("assessment-page") },
            blocks,
        }
    }

    fn local(&self, text: &Text) -> String {
        text.get(&self.language).or_else(|| text.values().next()).cloned().unwrap_or_default()
    }

    fn heading(&self, level: u8, key: &str) -> Block {
        Block::Heading { level, text: self.texts.get(key) }
    }

    fn details(&self) -> Vec<(String, String)> {
        let row = &self.one.row;
        let subjects = self.snapshot.content.assessment_subjects.iter().filter(|s| s.assessment == row.id);
        let subjects: Vec<String> =
            subjects.map(|s| subject_view(self.snapshot, &s.subject_kind, &s.subject).name).collect();
        let day = |moment: &str| moment.chars().take(10).collect::<String>();
        let mut details = vec![
            (
                self.texts.get("assessment-why"),
                self.texts.get(&format!("assessment-about-{}", code(&row.about))),
            ),
            (self.texts.get("assessment-subjects"), subjects.join("\n")),
            (self.texts.get("assessment-begun"), day(&row.created_at)),
        ];
        if let Some(finished) = &row.finished_at {
            details.push((self.texts.get("assessment-finished"), day(finished)));
        }
        let pack = &self.one.questionnaire;
        details.push((
            self.texts.get("assessment-pack"),
            format!("{}, {}", self.local(&pack.name), pack.version),
        ));
        details
    }

    fn outcome(&self) -> Vec<Block> {
        let outcome = self.one.outcome();
        let words = self.texts.get(&format!("assessment-outcome-{}", code(outcome.code())));
        let start =
            if self.one.comes_to.may_start { "assessment-may-start" } else { "assessment-may-not-start" };
        let tone = if self.one.comes_to.may_start { Tone::Plain } else { Tone::Warning };
        let mut blocks = Vec::new();
        if self.snapshot.content.register.sample {
            blocks.push(Block::Notice { tone: Tone::Warning, text: self.texts.get("assessment-sample") });
        }
        blocks.push(Block::Notice { tone, text: format!("{words} {}", self.texts.get(start)) });
        if self.one.stale() {
            blocks.push(Block::Notice { tone: Tone::Warning, text: self.texts.get("assessment-stale") });
        }
        blocks.push(Block::Notice { tone: Tone::Plain, text: self.texts.get("assessment-secrecy") });
        blocks
    }

    fn rules(&self) -> Vec<Block> {
        let hits: Vec<&Hit> = self.one.comes_to.hits.iter().collect();
        if hits.is_empty() {
            return Vec::new();
        }
        let column = |key: &str, share| Column::new(self.texts.get(key), share);
        let columns = vec![
            column("assessment-rule", 3.0),
            column("assessment-because", 4.0),
            column("assessment-source", 2.0),
        ];
        let rows = hits.into_iter().map(|hit| {
            let rule = &self.one.questionnaire.rules[hit.rule];
            let marks = [
                (hit.provisional, "assessment-possible"),
                (hit.lifted, "assessment-lifted"),
                (hit.met, "assessment-met"),
            ];
            let marks = marks.iter().filter(|(is, _)| *is).map(|(_, key)| self.texts.get(key));
            let title = std::iter::once(self.local(&rule.title)).chain(marks).collect::<Vec<_>>().join("\n");
            let on: Vec<String> = hit.on.iter().map(|id| self.answer_to(id)).collect();
            vec![Cell::Strong(title), Cell::text(on.join("\n")), Cell::text(self.local(&rule.article))]
        });
        vec![
            self.heading(2, "assessment-rules"),
            Block::Table(Table { caption: None, columns, rows: rows.collect() }),
        ]
    }

    /// A question's number and what was answered.
    fn answer_to(&self, id: &str) -> String {
        let questions = &self.one.questionnaire.questions;
        let open = self.one.comes_to.open.iter().find(|open| questions[open.question].id == id);
        let text = open.map(|open| answer_text(&questions[open.question], &open.answer));
        format!("{id}: {}", text.map(|text| self.local(&text)).unwrap_or_default())
    }

    fn conditions(&self) -> Vec<Block> {
        let conditions = conditions(self.session, self.snapshot, self.one);
        if conditions.is_empty() {
            return Vec::new();
        }
        let column = |key: &str, share| Column::new(self.texts.get(key), share);
        let columns = vec![
            column("assessment-condition", 4.0),
            column("assessment-owner", 2.0),
            column("assessment-due", 1.5),
            column("assessment-state", 1.5),
        ];
        let rows = conditions.into_iter().map(|row| {
            let next = row.next.as_ref().map(|next| self.local(next)).unwrap_or_default();
            let blocks = row.blocks_start.then(|| self.texts.get("assessment-blocks"));
            let what = [Some(self.local(&row.title)), Some(next), blocks, Some(row.note)];
            let what: Vec<String> = what.into_iter().flatten().filter(|text| !text.is_empty()).collect();
            let state = match &row.met_at {
                Some(day) => self.texts.with("assessment-met-at", &[("date", day)]),
                None => self.texts.get(if row.overdue { "assessment-overdue" } else { "assessment-open" }),
            };
            vec![
                Cell::text(what.join("\n")),
                Cell::text(row.owner),
                Cell::text(row.due.unwrap_or_default()),
                Cell::text(state),
            ]
        });
        vec![
            self.heading(2, "assessment-conditions"),
            Block::Table(Table { caption: None, columns, rows: rows.collect() }),
        ]
    }

    fn impact(&self) -> Vec<Block> {
        let dpia = &self.impact.dpia;
        let text = |text: &String| Block::Paragraph(self.or_missing(text));
        let mut blocks = vec![self.heading(2, "dpia-heading")];
        let state = if self.impact.finished_at.is_some() { "dpia-finished" } else { "dpia-draft" };
        blocks.push(Block::Paragraph(self.texts.get(state)));
        blocks.extend([self.heading(3, "dpia-description"), text(&dpia.description)]);
        blocks.extend([self.heading(3, "dpia-necessity"), text(&dpia.necessity)]);
        blocks.extend([self.heading(3, "dpia-risks"), Block::Paragraph(self.texts.get("dpia-risks-note"))]);
        blocks.push(self.risks());
        blocks.extend([self.heading(3, "dpia-measures"), text(&dpia.measures)]);
        blocks.push(self.heading(3, "dpia-others"));
        blocks.push(Block::KeyValues(self.others()));
        blocks
    }

    fn or_missing(&self, text: &str) -> String {
        if text.trim().is_empty() { self.texts.get("assessment-missing") } else { text.to_owned() }
    }

    fn risks(&self) -> Block {
        let column = |key: &str, share| Column::new(self.texts.get(key), share);
        let columns = vec![
            column("dpia-risk", 3.0),
            column("dpia-before", 2.0),
            column("dpia-done", 3.0),
            column("dpia-after", 2.0),
        ];
        let weight = |likelihood: u8, harm: &str| {
            let level = self.one.questionnaire.harm_levels.iter().find(|level| level.id == harm);
            let harm = level.map(|level| self.local(&level.text)).unwrap_or_default();
            format!("{}\n{harm}", self.texts.get(&format!("dpia-likelihood-{likelihood}")))
        };
        let rows = self.impact.dpia.risks.iter().map(|risk| {
            let mut after = weight(risk.residual_likelihood, &risk.residual_harm);
            if risk.high {
                after = format!("{}\n{after}", self.texts.get("dpia-high"));
            }
            vec![
                Cell::text(&risk.risk),
                Cell::text(weight(risk.likelihood, &risk.harm)),
                Cell::text(&risk.measures),
                Cell::text(after),
            ]
        });
        Block::Table(Table { caption: None, columns, rows: rows.collect() })
    }

    fn others(&self) -> Vec<(String, String)> {
        let dpia = &self.impact.dpia;
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        let word = |prefix: &str, value: &str| match value {
            "" => String::new(),
            value => self.texts.get(&format!("{prefix}-{value}")),
        };
        let joined = |parts: &[String]| {
            let filled: Vec<&str> = parts.iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
            self.or_missing(&filled.join("\n"))
        };
        let mut rows = vec![
            (
                self.texts.get("dpia-views"),
                joined(&[word("dpia-views", &dpia.views_asked), dpia.views.clone()]),
            ),
            (
                self.texts.get("dpia-advice"),
                joined(&[
                    self.texts.with(
                        "dpia-advice-days",
                        &[("asked", &day(&dpia.advice_asked_at)), ("given", &day(&dpia.advice_given_at))],
                    ),
                    dpia.advice.clone(),
                    word("dpia-followed", &dpia.advice_followed),
                    dpia.advice_reason.clone(),
                ]),
            ),
            (self.texts.get("dpia-decision"), joined(&[dpia.decided_by.clone(), day(&dpia.decided_at)])),
            (self.texts.get("dpia-review"), joined(&[day(&dpia.review_at)])),
        ];
        if self.impact.high_residual || dpia.imy_sent_at.is_some() {
            let days = [("sent", day(&dpia.imy_sent_at)), ("answered", day(&dpia.imy_answered_at))];
            let days: Vec<(&str, &str)> = days.iter().map(|(name, day)| (*name, day.as_str())).collect();
            rows.insert(
                2,
                (
                    self.texts.get("dpia-imy"),
                    joined(&[self.texts.with("dpia-imy-days", &days), dpia.imy_answer.clone()]),
                ),
            );
        }
        rows
    }

    fn answers(&self) -> Vec<Block> {
        let pack = &self.one.questionnaire;
        let mut blocks = vec![self.heading(2, "assessment-answers")];
        for part in &pack.parts {
            let open =
                self.one.comes_to.open.iter().filter(|open| pack.questions[open.question].part == part.id);
            let rows: Vec<Vec<Cell>> = open
                .map(|open| {
                    let question = &pack.questions[open.question];
                    let answer = self.local(&answer_text(question, &open.answer));
                    let text = format!("{} {}", question.id, self.local(&question.text));
                    vec![Cell::text(text), Cell::text(self.or_missing(&answer))]
                })
                .collect();
            if rows.is_empty() {
                continue;
            }
            let column = |key: &str, share| Column::new(self.texts.get(key), share);
            let columns = vec![column("assessment-question", 1.0), column("assessment-answer", 1.0)];
            blocks.push(Block::Heading { level: 3, text: self.local(&part.title) });
            blocks.push(Block::Table(Table { caption: None, columns, rows }));
        }
        let unchecked = self.unchecked();
        if !unchecked.is_empty() {
            blocks.push(self.heading(3, "assessment-unchecked"));
            blocks.push(Block::Paragraph(self.texts.get("assessment-unchecked-note")));
            blocks.push(Block::List(unchecked));
        }
        blocks
    }

    /// Provisions that the answers and rules rest on and that nobody has read against the text.
    fn unchecked(&self) -> Vec<String> {
        let pack = &self.one.questionnaire;
        let of_answers = self.one.comes_to.open.iter().flat_map(|open| {
            let question = &pack.questions[open.question];
            let chosen = question.options.iter().filter(|choice| open.answer.chosen.contains(&choice.id));
            chosen.filter_map(|choice| choice.law.as_ref())
        });
        let of_rules = self.one.comes_to.hits.iter().flat_map(|hit| &pack.rules[hit.rule].law);
        let used: std::collections::BTreeSet<&String> = of_answers.chain(of_rules).collect();
        let laws = pack.law.iter().filter(|law| law.checked.is_none() && used.contains(&law.id));
        laws.map(|law| format!("{}: {}", law.reference, self.local(&law.title))).collect()
    }
}

/// A code as it stands in the key of a text.
fn code(code: &str) -> String {
    code.to_lowercase().replace('_', "-")
}
