//! The action plan on paper and as a workbook.

use chrono::{DateTime, Utc};
use varsam_exchange::workbook::{List, write_lists};
use varsam_report::{Block, Cell, Column, Labels, Report, State, Table, Tone};

use crate::dto::{ActionPlanView, ActionRow, ExportPlan, ExportReceipt, Text};
use crate::export::{Saved, file_name, save_as};
use crate::report::{created, day_of};
use crate::texts::Texts;
use crate::{App, AppError, Host};

/// Saves the plan as PDF or as a workbook; `None` when the person changes their mind.
///
/// # Errors
/// `no_register_open`, `unknown_thing` for the system or the form, those of the disk.
pub fn export_plan<H: Host>(app: &App<H>, request: &ExportPlan) -> Result<Option<ExportReceipt>, AppError> {
    let form = Saved::from_code(&request.form)?;
    let language = app.language();
    let (bytes, name) = {
        let mut state = app.state();
        let session = state.session()?;
        let view = super::view(session, request.system.as_deref())?;
        let register = &session.snapshot()?.content.register;
        let writer = Writer { texts: Texts::load("plan-report", &language)?, language, now: app.host.now() };
        let bytes = match form {
            Saved::Pdf => writer.pdf(&view, &register.name, register.sample)?,
            Saved::Workbook => writer.workbook(&view)?,
        };
        (bytes, file_name(&writer.title(&view)))
    };
    save_as(app, request.system.as_deref().unwrap_or_default(), form, &bytes, &name)
}

struct Writer {
    texts: Texts,
    language: String,
    now: DateTime<Utc>,
}

impl Writer {
    fn title(&self, view: &ActionPlanView) -> String {
        match &view.system {
            Some(system) => self.texts.with("plan-title-system", &[("system", &system.name)]),
            None => self.texts.get("plan-title"),
        }
    }

    fn pdf(&self, view: &ActionPlanView, organisation: &str, sample: bool) -> Result<Vec<u8>, AppError> {
        let moment = self.now.format("%Y-%m-%d %H.%M").to_string();
        let planned = view.unplanned == 0 && view.unanswered == 0;
        let report = Report {
            language: self.language.clone(),
            title: self.title(view),
            subtitle: view.system.as_ref().map(|system| system.authority_name.clone()),
            organisation: organisation.to_owned(),
            details: Vec::new(),
            state: State {
                word: self.texts.get(if planned { "plan-whole" } else { "plan-draft" }),
                draft: !planned,
            },
            digest: None,
            generated: self.texts.with("plan-generated", &[("date", &moment)]),
            created: Some(created(&self.now)),
            labels: Labels { page: self.texts.get("plan-page") },
            blocks: self.blocks(view, sample),
        };
        varsam_report::render(&report).map_err(|error| AppError::new("internal").with("detail", error))
    }

    fn blocks(&self, view: &ActionPlanView, sample: bool) -> Vec<Block> {
        let notice = |tone, text| Block::Notice { tone, text };
        let mut blocks = Vec::new();
        if sample {
            blocks.push(notice(Tone::Warning, self.texts.get("plan-sample")));
        }
        blocks.push(notice(Tone::Plain, self.texts.get("plan-secrecy")));
        for (key, count) in [
            ("plan-overdue", view.overdue),
            ("plan-unplanned", view.unplanned),
            ("plan-unanswered", view.unanswered),
        ] {
            if count > 0 {
                let text = self.texts.with(key, &[("count", &count.to_string())]);
                blocks.push(notice(Tone::Warning, text));
            }
        }
        if view.rows.is_empty() {
            blocks.push(Block::Paragraph(self.texts.get("plan-nothing")));
            return blocks;
        }
        blocks.push(Block::Table(self.table(view)));
        blocks
    }

    fn table(&self, view: &ActionPlanView) -> Table {
        let mut columns = vec![Column::new(self.texts.get("plan-what"), 4.2)];
        if view.system.is_none() {
            columns.push(Column::new(self.texts.get("plan-system"), 2.2));
        }
        for (key, share) in [("plan-state", 1.9), ("plan-owner", 2.2), ("plan-due", 1.6)] {
            columns.push(Column::new(self.texts.get(key), share));
        }
        let rows = view.rows.iter().map(|row| {
            let what = format!("{}\n{}", self.name(row), self.local(&row.detail));
            let mut cells = vec![Cell::text(what.trim_end())];
            if view.system.is_none() {
                cells.push(Cell::text(&row.system_name));
            }
            cells.extend([self.state(row), self.owner(row), self.due(row)].map(Cell::text));
            cells
        });
        Table { caption: None, columns, rows: rows.collect() }
    }

    fn workbook(&self, view: &ActionPlanView) -> Result<Vec<u8>, AppError> {
        let columns: Vec<(String, u16)> = [
            ("plan-system", 28),
            ("plan-authority", 28),
            ("plan-kind", 16),
            ("plan-id", 12),
            ("plan-what", 40),
            ("plan-detail", 60),
            ("plan-state", 22),
            ("plan-owner", 28),
            ("plan-due", 14),
            ("plan-cost", 14),
        ]
        .map(|(key, width)| (self.texts.get(key), width))
        .into();
        let rows: Vec<Vec<String>> = view.rows.iter().map(|row| self.line(row)).collect();
        let name = self.texts.get("plan-title");
        write_lists(&[List { name: &name, columns: &columns, rows: &rows }], day_of(&self.now))
            .map_err(|error| AppError::new("internal").with("detail", error))
    }

    fn line(&self, row: &ActionRow) -> Vec<String> {
        let cost = if row.cost.is_empty() { String::new() } else { self.code("plan-cost", &row.cost) };
        vec![
            row.system_name.clone(),
            row.authority_name.clone(),
            self.code("plan-kind", &row.kind),
            if row.kind == "measure" || row.kind == "exception" { row.id.clone() } else { String::new() },
            if row.title.is_empty() { self.name(row) } else { self.local(&row.title) },
            self.local(&row.detail),
            self.code("plan-state", &row.state),
            row.owner.clone(),
            row.due.clone().unwrap_or_default(),
            cost,
        ]
    }

    /// What a row is called: a measure with its id, by which people find it again.
    fn name(&self, row: &ActionRow) -> String {
        match row.kind.as_str() {
            "measure" | "exception" => format!("{} {}", row.id, self.local(&row.title)),
            "continuity" => self.gap(row),
            "risk" => self.risk(row),
            _ => self.local(&row.title),
        }
    }

    /// What is missing in the continuity, in a sentence.
    fn gap(&self, row: &ActionRow) -> String {
        let values: Vec<(&str, &str)> =
            row.args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.texts.with(&format!("plan-gap-{}", row.id), &values)
    }

    /// A risk as a sentence.
    fn risk(&self, row: &ActionRow) -> String {
        let value = |name: &str| row.args.get(name).map_or("", String::as_str);
        let values = [("cause", value("cause")), ("event", value("event")), ("effect", value("effect"))];
        self.texts.with("plan-risk", &values)
    }

    fn state(&self, row: &ActionRow) -> String {
        self.code("plan-state", &row.state)
    }

    fn owner(&self, row: &ActionRow) -> String {
        if row.owner.is_empty() { self.texts.get("plan-nobody") } else { row.owner.clone() }
    }

    fn due(&self, row: &ActionRow) -> String {
        match &row.due {
            None => self.texts.get("plan-no-day"),
            Some(due) if row.overdue => self.texts.with("plan-passed", &[("date", due)]),
            Some(due) => due.clone(),
        }
    }

    fn code(&self, prefix: &str, code: &str) -> String {
        self.texts.get(&format!("{prefix}-{}", code.replace('_', "-")))
    }

    fn local(&self, text: &Text) -> String {
        text.get(&self.language).or_else(|| text.values().next()).cloned().unwrap_or_default()
    }
}
