//! The record of processing activities as a document, with the headings of Art. 30.1.

use varsam_domain::pack::Text;
use varsam_report::{Block, Labels, Report, State, Tone};

use crate::dto::{ControllerView, ExportReceipt, ProcessingRow, RecordsView};
use crate::export::{file_name, save_report};
use crate::report::created;
use crate::texts::Texts;
use crate::{App, AppError, Host};

/// Saves the record as PDF; `None` when the person changes their mind.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn export_records<H: Host>(app: &App<H>) -> Result<Option<ExportReceipt>, AppError> {
    let language = app.language();
    let (bytes, name) = {
        let mut state = app.state();
        let session = state.session()?;
        let view = super::view(session)?;
        let register = &session.snapshot()?.content.register;
        let writer = Writer { texts: Texts::load("records-report", &language)?, language };
        let now = app.host.now();
        let moment = now.format("%Y-%m-%d %H.%M").to_string();
        let report = Report {
            language: writer.language.clone(),
            title: writer.texts.get("records-title"),
            subtitle: Some(writer.texts.get("records-subtitle")),
            organisation: register.name.clone(),
            details: Vec::new(),
            state: State {
                word: writer.texts.get(if view.incomplete > 0 { "records-draft" } else { "records-whole" }),
                draft: view.incomplete > 0,
            },
            digest: None,
            generated: writer.texts.with("records-generated", &[("date", &moment)]),
            created: Some(created(&now)),
            labels: Labels { page: writer.texts.get("records-page") },
            blocks: writer.blocks(&view, register.sample),
        };
        let bytes = varsam_report::render(&report)
            .map_err(|error| AppError::new("internal").with("detail", error))?;
        (bytes, file_name(&writer.texts.get("records-title")))
    };
    save_report(app, "", &bytes, &name)
}

struct Writer {
    texts: Texts,
    language: String,
}

impl Writer {
    fn blocks(&self, view: &RecordsView, sample: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        if sample {
            blocks.push(Block::Notice { tone: Tone::Warning, text: self.texts.get("records-sample") });
        }
        if view.incomplete > 0 {
            let count = view.incomplete.to_string();
            let text = self.texts.with("records-incomplete", &[("count", &count)]);
            blocks.push(Block::Notice { tone: Tone::Warning, text });
        }
        for controller in &view.controllers {
            blocks.push(Block::Heading { level: 1, text: controller.name.clone() });
            blocks.push(Block::KeyValues(self.controller(controller)));
            for row in view.rows.iter().filter(|row| row.authority == controller.name) {
                blocks.push(Block::Heading { level: 2, text: row.name.clone() });
                blocks.push(Block::KeyValues(self.row(row)));
            }
        }
        blocks
    }

    fn named(&self, key: &str, value: &str) -> (String, String) {
        let value =
            if value.trim().is_empty() { self.texts.get("records-missing") } else { value.to_owned() };
        (self.texts.get(key), value)
    }

    fn controller(&self, view: &ControllerView) -> Vec<(String, String)> {
        let none =
            |text: &String| if text.is_empty() { self.texts.get("records-none") } else { text.clone() };
        vec![
            self.named("records-contact", &view.contact),
            self.named("records-joint", &none(&view.joint)),
            self.named("records-representative", &none(&view.representative)),
            self.named("records-officer", &view.officer),
            self.named("records-security", &view.security),
        ]
    }

    fn local(&self, texts: &[Text]) -> String {
        let words = texts.iter().filter_map(|text| text.get(&self.language).or_else(|| text.values().next()));
        words.cloned().collect::<Vec<_>>().join("; ")
    }

    fn codes(&self, prefix: &str, codes: &[String]) -> String {
        let words = codes.iter().map(|code| self.texts.get(&format!("{prefix}-{}", code.replace('_', "-"))));
        words.collect::<Vec<_>>().join(", ")
    }

    fn row(&self, row: &ProcessingRow) -> Vec<(String, String)> {
        let purpose = match row.purpose.as_str() {
            "" => self.codes("records-purpose", &row.purposes),
            written => written.to_owned(),
        };
        let systems: Vec<&str> = row.systems.iter().map(|(_, name)| name.as_str()).collect();
        let none = |list: &[String]| {
            if list.is_empty() { self.texts.get("records-none") } else { list.join("; ") }
        };
        let mut rows = vec![
            self.named("records-purpose", &purpose),
            self.named("records-basis", &self.local(&row.basis)),
            self.named("records-people", &self.local(&row.people)),
            self.named("records-data", &self.codes("records-data", &row.data)),
            self.named("records-recipients", &none(&row.recipients)),
            self.named("records-third", &none(&row.third_countries)),
        ];
        if !row.third_countries.is_empty() {
            rows.push(self.named("records-safeguards", &self.local(&row.safeguards)));
        }
        rows.push(self.named("records-retention", &row.retention));
        rows.push(self.named("records-systems", &systems.join("; ")));
        rows.push(self.named("records-owner", row.owner.as_deref().unwrap_or_default()));
        rows
    }
}
