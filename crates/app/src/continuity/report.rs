//! The table for the continuity plan on paper and as a workbook.

use chrono::{DateTime, Utc};
use varsam_exchange::workbook::{List, write_lists};
use varsam_report::{Block, Cell, Column, Labels, Report, State, Table, Tone};

use crate::dto::{ContinuityNeighbour, ContinuityPlanRow, ContinuityPlanView, ExportReceipt};
use crate::export::{Saved, file_name, save_as};
use crate::report::{created, day_of};
use crate::texts::Texts;
use crate::{App, AppError, Host};

/// Saves the table as PDF or as a workbook; `None` when the person changes their mind.
///
/// # Errors
/// `no_register_open`, `unknown_thing` for the form, those of the disk.
pub fn export_continuity<H: Host>(app: &App<H>, form: &str) -> Result<Option<ExportReceipt>, AppError> {
    let form = Saved::from_code(form)?;
    let language = app.language();
    let (bytes, name) = {
        let mut state = app.state();
        let session = state.session()?;
        let view = super::plan_view(session)?;
        let register = &session.snapshot()?.content.register;
        let texts = Texts::load("continuity-report", &language)?;
        let writer = Writer { texts, language, now: app.host.now() };
        let bytes = match form {
            Saved::Pdf => writer.pdf(&view, &register.name, register.sample)?,
            Saved::Workbook => writer.workbook(&view)?,
        };
        (bytes, file_name(&writer.texts.get("continuity-title")))
    };
    save_as(app, "", form, &bytes, &name)
}

struct Writer {
    texts: Texts,
    language: String,
    now: DateTime<Utc>,
}

impl Writer {
    fn pdf(&self, view: &ContinuityPlanView, organisation: &str, sample: bool) -> Result<Vec<u8>, AppError> {
        let moment = self.now.format("%Y-%m-%d %H.%M").to_string();
        let draft = view.incomplete > 0;
        let report = Report {
            language: self.language.clone(),
            title: self.texts.get("continuity-title"),
            subtitle: Some(self.texts.get("continuity-subtitle")),
            organisation: organisation.to_owned(),
            details: Vec::new(),
            state: State {
                word: self.texts.get(if draft { "continuity-draft" } else { "continuity-whole" }),
                draft,
            },
            digest: None,
            generated: self.texts.with("continuity-generated", &[("date", &moment)]),
            created: Some(created(&self.now)),
            labels: Labels { page: self.texts.get("continuity-page") },
            blocks: self.blocks(view, sample),
        };
        varsam_report::render(&report).map_err(|error| AppError::new("internal").with("detail", error))
    }

    fn blocks(&self, view: &ContinuityPlanView, sample: bool) -> Vec<Block> {
        let notice = |tone, text| Block::Notice { tone, text };
        let mut blocks = Vec::new();
        if sample {
            blocks.push(notice(Tone::Warning, self.texts.get("continuity-sample")));
        }
        blocks.push(notice(Tone::Plain, self.texts.get("continuity-secrecy")));
        if view.incomplete > 0 {
            let count = view.incomplete.to_string();
            blocks
                .push(notice(Tone::Warning, self.texts.with("continuity-incomplete", &[("count", &count)])));
        }
        if view.rows.is_empty() {
            blocks.push(Block::Paragraph(self.texts.get("continuity-nothing")));
            return blocks;
        }
        blocks.push(Block::Table(self.times(view)));
        for row in &view.rows {
            blocks.push(Block::Heading { level: 2, text: row.name.clone() });
            let lines = HEADINGS.iter().zip(self.line(row)).skip(5);
            blocks.push(Block::KeyValues(
                lines.map(|((key, _), value)| (self.texts.get(key), value)).collect(),
            ));
        }
        blocks
    }

    /// The times side by side; the words of each system follow.
    fn times(&self, view: &ContinuityPlanView) -> Table {
        let shares = [3.0, 2.4, 1.5, 1.5, 1.5];
        let columns =
            HEADINGS.iter().zip(shares).map(|((key, _), share)| Column::new(self.texts.get(key), share));
        let rows = view.rows.iter().map(|row| self.line(row).into_iter().take(5).map(Cell::text).collect());
        Table { caption: None, columns: columns.collect(), rows: rows.collect() }
    }

    fn workbook(&self, view: &ContinuityPlanView) -> Result<Vec<u8>, AppError> {
        let columns: Vec<(String, u16)> =
            HEADINGS.iter().map(|(key, width)| (self.texts.get(key), *width)).collect();
        let rows: Vec<Vec<String>> = view.rows.iter().map(|row| self.line(row)).collect();
        let name = self.texts.get("continuity-title");
        write_lists(&[List { name: &name, columns: &columns, rows: &rows }], day_of(&self.now))
            .map_err(|error| AppError::new("internal").with("detail", error))
    }

    /// A system as cells, in the order of [`HEADINGS`].
    fn line(&self, row: &ContinuityPlanRow) -> Vec<String> {
        let said = &row.continuity;
        let providers: Vec<String> = row.providers.iter().map(|one| self.provider(one)).collect();
        let day = |day: &Option<String>| day.clone().unwrap_or_default();
        vec![
            row.name.clone(),
            row.authority_name.clone(),
            self.time(said.times.tolerated),
            self.time(said.times.rto),
            self.time(said.times.rpo),
            said.critical_period.clone(),
            said.fallback.clone(),
            said.catch_up.clone(),
            providers.join("; "),
            row.supplier.clone(),
            said.service_levels.clone(),
            day(&said.service_levels_at),
            day(&said.exercised_at),
            said.owner.clone(),
            row.gaps.to_string(),
        ]
    }

    fn provider(&self, one: &ContinuityNeighbour) -> String {
        if one.slower {
            self.texts.with("continuity-slower", &[("name", &one.name)])
        } else {
            one.name.clone()
        }
    }

    /// A time as people say it.
    fn time(&self, minutes: Option<u32>) -> String {
        let Some(minutes) = minutes else { return String::new() };
        let (key, count) = match minutes {
            days if days % 1_440 == 0 => ("continuity-days", days / 1_440),
            hours if hours % 60 == 0 => ("continuity-hours", hours / 60),
            other => ("continuity-minutes", other),
        };
        self.texts.with(key, &[("count", &count.to_string())])
    }
}

/// What is told of a system, with the width of its column in the workbook.
const HEADINGS: [(&str, u16); 15] = [
    ("continuity-system", 28),
    ("continuity-authority", 28),
    ("continuity-tolerated", 12),
    ("continuity-rto", 12),
    ("continuity-rpo", 12),
    ("continuity-critical", 28),
    ("continuity-fallback", 44),
    ("continuity-catch-up", 44),
    ("continuity-needs", 36),
    ("continuity-supplier", 24),
    ("continuity-service-levels", 32),
    ("continuity-service-levels-at", 14),
    ("continuity-exercised", 14),
    ("continuity-owner", 26),
    ("continuity-gaps", 10),
];
