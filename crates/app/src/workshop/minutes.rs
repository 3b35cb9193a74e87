//! The minutes of a workshop as PDF: who took part, what was decided and why, who disagreed, what
//! is open, and when the work goes on. Who voted for what is not in them, nor the notes of who led
//! it.

use chrono::{DateTime, Utc};
use varsam_report::{Block, Cell, Column, Labels, LevelMark, Report, State, Table, Tone};

use super::view;
use crate::dto::{DecisionRow, DisagreementRow, ExportReceipt, WorkshopPlan, WorkshopState, WorkshopView};
use crate::export::{file_name, save_report};
use crate::report::created;
use crate::session::Session;
use crate::texts::Texts;
use crate::{App, AppError, Host};

/// Saves the minutes of the newest workshop about a system; `None` when the person changes their
/// mind. While it is being held, or when nobody who may decide takes part, they are a draft.
///
/// # Errors
/// `workshop_moved` before a workshop has begun, `unknown_thing`, `object_stopped`, those of the
/// disk.
pub fn export_minutes<H: Host>(app: &App<H>, system: &str) -> Result<Option<ExportReceipt>, AppError> {
    let language = app.language();
    let now = app.host.now();
    let (bytes, name) = {
        let mut state = app.state();
        let session = state.session()?;
        let organisation = session.snapshot()?.content.register.name.clone();
        let view = view::view(session, system)?;
        let begun = view.workshop.clone().filter(|_| view.state != WorkshopState::Planned);
        let plan = begun.ok_or_else(|| AppError::new("workshop_moved"))?;
        let texts = Texts::load("minutes", &language)?;
        let words = Texts::load("workshop", &language)?;
        let writer = Writer { session, view: &view, plan: &plan, texts, words, language, organisation, now };
        let name = file_name(&writer.texts.with("minutes-title", &[("name", &plan.name)]));
        let bytes = varsam_report::render(&writer.report())
            .map_err(|error| AppError::new("internal").with("detail", error))?;
        (bytes, name)
    };
    save_report(app, system, &bytes, &name)
}

struct Writer<'a> {
    session: &'a Session,
    view: &'a WorkshopView,
    plan: &'a WorkshopPlan,
    texts: Texts,
    /// Words that the screens use as well.
    words: Texts,
    language: String,
    organisation: String,
    now: DateTime<Utc>,
}

impl Writer<'_> {
    fn report(&self) -> Report {
        let closed = self.view.state == WorkshopState::Closed;
        let draft = !closed || self.view.holds_back;
        let moment = self.now.format("%Y-%m-%d %H.%M").to_string();
        let mut blocks = self.notices(closed);
        blocks.extend(self.people());
        blocks.extend(self.agenda());
        blocks.extend(self.decisions());
        blocks.extend(self.undecided());
        blocks.extend(self.open());
        Report {
            language: self.language.clone(),
            title: self.texts.with("minutes-title", &[("name", &self.plan.name)]),
            subtitle: Some(self.view.system.name.clone()),
            organisation: self.organisation.clone(),
            details: self.details(),
            state: State {
                word: self.texts.get(if draft { "minutes-draft" } else { "minutes-done" }),
                draft,
            },
            digest: None,
            generated: self.texts.with("minutes-generated", &[("date", &moment)]),
            created: Some(created(&self.now)),
            labels: Labels { page: self.texts.get("minutes-page") },
            blocks,
        }
    }

    fn details(&self) -> Vec<(String, String)> {
        let mut lines = vec![
            ("minutes-system", self.view.system.name.clone()),
            ("minutes-authority", self.view.system.authority_name.clone()),
        ];
        lines.extend(self.plan.date.clone().map(|date| ("minutes-date", date)));
        if !self.plan.place.is_empty() {
            lines.push(("minutes-place", self.plan.place.clone()));
        }
        let next = self.plan.next_date.clone().unwrap_or_else(|| self.texts.get("minutes-no-next"));
        lines.push(("minutes-next", next));
        lines.into_iter().map(|(key, value)| (self.texts.get(key), value)).collect()
    }

    fn notices(&self, closed: bool) -> Vec<Block> {
        let warning = |text: String| Block::Notice { tone: Tone::Warning, text };
        let mut blocks = Vec::new();
        if !closed {
            blocks.push(warning(self.texts.get("minutes-not-closed")));
        }
        if self.view.holds_back {
            blocks.push(warning(self.texts.get("minutes-held-back")));
        }
        if !self.view.missing.is_empty() {
            let missing: Vec<String> = self.view.missing.iter().map(|part| self.part(part)).collect();
            let text = self.texts.with("minutes-missing", &[("parts", &missing.join(", "))]);
            blocks.push(Block::Notice { tone: Tone::Plain, text });
        }
        blocks
    }

    fn people(&self) -> Vec<Block> {
        let columns = ["function", "part", "present"]
            .map(|name| Column::new(self.texts.get(&format!("minutes-people-{name}")), 2.0));
        let rows = self.plan.participants.iter().map(|person| {
            let present = if person.present { "minutes-yes" } else { "minutes-no" };
            vec![
                Cell::text(&person.function),
                Cell::text(self.part(&person.part)),
                Cell::text(self.texts.get(present)),
            ]
        });
        let table = Table { caption: None, columns: columns.to_vec(), rows: rows.collect() };
        vec![self.heading("minutes-people"), Block::Table(table)]
    }

    fn agenda(&self) -> Vec<Block> {
        if self.plan.agenda.is_empty() {
            return Vec::new();
        }
        let lines = self.plan.agenda.iter().map(|point| {
            let minutes = point.minutes.to_string();
            self.texts.with("minutes-agenda-line", &[("item", &point.item), ("minutes", &minutes)])
        });
        vec![self.heading("minutes-agenda"), Block::List(lines.collect())]
    }

    fn decisions(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading("minutes-decisions")];
        if self.view.decisions.is_empty() {
            blocks.push(Block::Paragraph(self.texts.get("minutes-decisions-none")));
            return blocks;
        }
        blocks.push(Block::Paragraph(self.texts.get("minutes-decisions-lead")));
        let columns = [("question", 2.4), ("level", 1.4), ("why", 3.4), ("answers", 2.2)];
        let columns = columns
            .map(|(name, share)| Column::new(self.texts.get(&format!("minutes-column-{name}")), share));
        let rows = self.view.decisions.iter().map(|one| self.decision(one)).collect();
        blocks.push(Block::Table(Table { caption: None, columns: columns.to_vec(), rows }));
        blocks
    }

    fn decision(&self, one: &DecisionRow) -> Vec<Cell> {
        let mut why = one.reason.clone();
        if !one.dissent.is_empty() {
            why.push('\n');
            let values = [("by", one.dissent_by.as_str()), ("why", &one.dissent)];
            why.push_str(&self.texts.with("minutes-dissent", &values));
        }
        let row = self.view.disagreement.iter().find(|row| row.key == one.key);
        vec![
            Cell::text(self.question(&one.name, &one.key.aspect)),
            Cell::level(self.mark(&one.key.aspect, one.level)),
            Cell::text(why),
            Cell::text(row.map(|row| self.answers(row)).unwrap_or_default()),
        ]
    }

    /// How the answers lay, without whose they were.
    fn answers(&self, row: &DisagreementRow) -> String {
        let levels = row.levels.iter().map(|(level, votes)| {
            let values = [("level", level.to_string()), ("count", votes.to_string())];
            self.texts.with("minutes-votes", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        });
        let unknown = (row.unknown > 0)
            .then(|| self.texts.with("minutes-unknown", &[("count", &row.unknown.to_string())]));
        levels.chain(unknown).collect::<Vec<_>>().join("\n")
    }

    /// Questions that are not decided, and on which people differ or somebody does not know.
    fn undecided(&self) -> Vec<Block> {
        let open =
            self.view.disagreement.iter().filter(|row| !row.decided && (row.spread > 0 || row.unknown > 0));
        let lines: Vec<String> = open
            .map(|row| {
                let (question, answers) =
                    (self.question(&row.name, &row.key.aspect), self.answers(row).replace('\n', ", "));
                let values = [("question", question.as_str()), ("answers", &answers)];
                self.texts.with("minutes-undecided-line", &values)
            })
            .collect();
        if lines.is_empty() {
            return Vec::new();
        }
        vec![self.heading("minutes-undecided"), Block::List(lines)]
    }

    /// What nobody could answer, and what is to be dealt with elsewhere.
    fn open(&self) -> Vec<Block> {
        let asked = self.view.decisions.iter().filter(|one| !one.open_question.is_empty()).map(|one| {
            let question = self.question(&one.name, &one.key.aspect);
            let values = [("question", question.as_str()), ("open", &one.open_question)];
            self.texts.with("minutes-open-line", &values)
        });
        let parked = self.view.parked.iter().map(|row| {
            if row.owner.is_empty() {
                return row.matter.clone();
            }
            self.texts.with("minutes-parked-line", &[("matter", &row.matter), ("owner", &row.owner)])
        });
        let lines: Vec<String> = asked.chain(parked).collect();
        let rest = if lines.is_empty() {
            Block::Paragraph(self.texts.get("minutes-open-none"))
        } else {
            Block::List(lines)
        };
        vec![self.heading("minutes-open"), rest]
    }

    fn heading(&self, key: &str) -> Block {
        Block::Heading { level: 2, text: self.texts.get(key) }
    }

    fn part(&self, code: &str) -> String {
        self.words.get(&format!("part-{}", code.replace('_', "-")))
    }

    fn question(&self, name: &str, aspect: &str) -> String {
        let found = self.session.pack.aspect_index(aspect).map(|ix| &self.session.pack.aspects[ix].name);
        let word = found.and_then(|name| name.get(&self.language)).map_or(aspect, String::as_str);
        format!("{name}: {word}")
    }

    fn mark(&self, aspect: &str, number: Option<u8>) -> LevelMark {
        let level = self.session.pack.aspect_index(aspect).zip(number);
        match level.and_then(|(aspect, number)| self.session.pack.level(aspect, number)) {
            Some(level) => LevelMark::of(level, &self.language),
            None => LevelMark::not_assessed(self.texts.get("minutes-not-assessed")),
        }
    }
}
