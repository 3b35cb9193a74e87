//! The report on a system: from what is known to a report model, in the language of the reader.

use chrono::{DateTime, Datelike, Timelike, Utc};
use varsam_report::{
    Block, Cell, Column, Created, Digest, Labels, LevelCard, LevelMark, Report, State, Table, Tone,
};

use crate::dto::{ApprovalView, ChainLink, EffectiveRow, MatrixRow, ResultView, StepId, SystemHead, Text};
use crate::export::file_name;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::texts::Texts;
use crate::{App, AppError, Host, classify, effective, signed, tasks};

/// Renders the report; answers with its bytes and a name for the file.
pub(crate) fn render<H: Host>(app: &App<H>, system: &str) -> Result<(Vec<u8>, String), AppError> {
    let language = app.language();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let writer = Writer {
        rows: classify::rows(session, &snapshot, ix),
        profile: effective::rows(session, &snapshot, ix),
        head: tasks::head(session, &snapshot, ix)?,
        result: signed::newest_result(session, &snapshot, ix)?,
        not_done: tasks::not_done(session, &snapshot, ix)?,
        texts: Texts::load("report", &language)?,
        session,
        snapshot: &snapshot,
        language,
        now: app.host.now(),
    };
    let name = file_name(&writer.texts.with("report-title", &[("system", &writer.head.name)]));
    let bytes = varsam_report::render(&writer.report())
        .map_err(|error| AppError::new("internal").with("detail", error))?;
    Ok((bytes, name))
}

/// Everything that a report is written from.
struct Writer<'a> {
    session: &'a Session,
    snapshot: &'a Snapshot,
    head: SystemHead,
    rows: Vec<MatrixRow>,
    profile: Vec<EffectiveRow>,
    result: Option<ResultView>,
    not_done: Vec<StepId>,
    texts: Texts,
    language: String,
    now: DateTime<Utc>,
}

impl Writer<'_> {
    fn report(&self) -> Report {
        let mut blocks = self.notices();
        blocks.extend(self.levels());
        blocks.extend(self.sets());
        blocks.extend(self.reasons());
        blocks.extend(self.approvals());
        blocks.extend(self.not_done());
        let signed = self.valid_result();
        Report {
            language: self.language.clone(),
            title: self.texts.with("report-title", &[("system", &self.head.name)]),
            subtitle: Some(self.texts.with("report-subtitle", &[("authority", &self.head.authority_name)])),
            state: State { word: self.state_word(), draft: signed.is_none_or(|result| !result.adopted) },
            digest: signed
                .map(|result| Digest { label: self.texts.get("report-digest"), hex: result.digest.clone() }),
            generated: self.texts.with("report-generated", &[("date", &self.moment(&self.now))]),
            created: Some(created(&self.now)),
            organisation: self.snapshot.content.register.name.clone(),
            details: self.details(),
            labels: Labels { page: self.texts.get("report-page") },
            blocks,
        }
    }

    /// The signed result, as long as the register still says the same.
    fn valid_result(&self) -> Option<&ResultView> {
        self.result.as_ref().filter(|result| !result.stale)
    }

    fn state_word(&self) -> String {
        self.texts.get(match self.valid_result() {
            Some(result) if result.adopted => "report-adopted",
            Some(_) => "report-signed",
            None => "report-draft",
        })
    }

    fn notices(&self) -> Vec<Block> {
        let notice = |tone, text| Block::Notice { tone, text };
        let mut blocks = Vec::new();
        if self.snapshot.content.register.sample {
            blocks.push(notice(Tone::Warning, self.texts.get("report-sample-note")));
        }
        match &self.result {
            Some(result) if result.stale => {
                let revision = result.revision.to_string();
                let text = self.texts.with("report-stale-note", &[("revision", &revision)]);
                blocks.push(notice(Tone::Warning, text));
            }
            None => blocks.push(notice(Tone::Warning, self.texts.get("report-draft-note"))),
            Some(_) => {}
        }
        blocks.push(notice(Tone::Plain, self.texts.get("report-secrecy-note")));
        blocks
    }

    fn details(&self) -> Vec<(String, String)> {
        let pack = &self.session.pack;
        let name = self.local(&pack.name);
        let pack = self.texts.with("report-pack-value", &[("name", &name), ("version", &pack.version)]);
        let mut lines = vec![
            (self.texts.get("report-authority"), self.head.authority_name.clone()),
            (self.of_kind("report-system-owner"), self.or_nobody(self.head.owner.as_deref())),
            (self.texts.get("report-pack"), pack),
        ];
        if !self.head.description.is_empty() {
            lines.push((self.texts.get("report-description"), self.head.description.clone()));
        }
        if let Some(result) = self.valid_result() {
            let date = self.written_date(&result.signed_at);
            let signed = self
                .texts
                .with("report-signed-by-value", &[("function", &result.signed_by), ("date", &date)]);
            lines.push((self.texts.get("report-revision"), result.revision.to_string()));
            lines.push((self.texts.get("report-signed-by"), signed));
        }
        lines
    }

    fn levels(&self) -> Vec<Block> {
        let cards = self.profile.iter().enumerate().map(|(aspect, row)| LevelCard {
            aspect: self.local(&self.session.pack.aspects[aspect].name),
            level: self.mark(aspect, row.effective),
            note: self.level_note(aspect, row),
        });
        let mut blocks = vec![
            Block::Heading { level: 2, text: self.of_kind("report-levels") },
            Block::Paragraph(self.of_kind("report-levels-intro")),
            Block::Levels(cards.collect()),
        ];
        if self.profile.iter().any(|row| !row.profile.complete) {
            blocks.push(Block::Paragraph(self.texts.get("report-incomplete")));
        }
        blocks
    }

    /// Where a level comes from; a decided one says what was calculated and why it differs.
    fn level_note(&self, aspect: usize, row: &EffectiveRow) -> Option<String> {
        if row.reason_code == "equal" {
            return self.because(&row.profile.because);
        }
        let calculated = self.mark(aspect, row.profile.calculated);
        let number = calculated.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        Some(self.texts.with("report-decided", &[("level", &number), ("reason", &row.reason)]))
    }

    fn because(&self, chain: &[ChainLink]) -> Option<String> {
        match chain {
            [] | [_] => None,
            [_, set] => Some(self.texts.with("report-because-set", &[("name", &set.name)])),
            [_, rest @ ..] => {
                let names: Vec<&str> = rest.iter().map(|link| link.name.as_str()).collect();
                Some(self.texts.with("report-because-chain", &[("chain", &names.join(" → "))]))
            }
        }
    }

    fn sets(&self) -> Vec<Block> {
        let held = self.rows.iter().filter(|row| row.held).count();
        let intro = self.texts.with(
            "report-sets-intro",
            &[("held", &held.to_string()), ("incoming", &(self.rows.len() - held).to_string())],
        );
        let mut columns = vec![Column::new(self.texts.get("report-set"), 3.2)];
        let aspects = &self.session.pack.aspects;
        columns.extend(aspects.iter().map(|aspect| Column::new(self.local(&aspect.name), 1.7)));
        let rows = self.rows.iter().map(|row| {
            let levels = row.cells.iter().enumerate();
            let marks = levels.map(|(aspect, cell)| Cell::level(self.mark(aspect, cell.level)));
            std::iter::once(Cell::text(&row.name)).chain(marks).collect()
        });
        vec![
            self.heading("report-sets"),
            Block::Paragraph(intro),
            Block::Table(Table {
                caption: Some(self.texts.get("report-sets-caption")),
                columns,
                rows: rows.collect(),
            }),
        ]
    }

    fn reasons(&self) -> Vec<Block> {
        let mut blocks = vec![self.heading("report-reasons")];
        for row in &self.rows {
            blocks.push(Block::Heading { level: 3, text: row.name.clone() });
            let mut lines = vec![(self.texts.get("report-owner"), self.or_nobody(row.owner.as_deref()))];
            if let Some(source) = &row.source {
                let from = self.texts.with("report-incoming", &[("source", source)]);
                lines.push((self.texts.get("report-set"), from));
            }
            blocks.push(Block::KeyValues(lines));
            blocks.push(Block::Table(self.reason_table(row)));
        }
        blocks
    }

    fn reason_table(&self, row: &MatrixRow) -> Table {
        let columns = vec![
            Column::new(self.texts.get("report-aspect"), 1.5),
            Column::new(self.texts.get("report-reason-level"), 1.4),
            Column::new(self.texts.get("report-reason"), 5.0),
        ];
        let rows = row.cells.iter().enumerate().map(|(aspect, cell)| {
            let mut reason =
                if cell.reason.is_empty() { self.texts.get("report-no-reason") } else { cell.reason.clone() };
            if let (true, Some(floor)) = (cell.below_floor, &cell.floor) {
                let why: Vec<String> = floor.why.iter().map(|why| self.local(why)).collect();
                let level = floor.level.to_string();
                reason.push('\n');
                let values = [("level", level.as_str()), ("why", &why.join(", "))];
                reason.push_str(&self.texts.with("report-below-floor", &values));
            }
            vec![
                Cell::text(self.local(&self.session.pack.aspects[aspect].name)),
                Cell::level(self.mark(aspect, cell.level)),
                Cell::text(reason),
            ]
        });
        Table { caption: None, columns, rows: rows.collect() }
    }

    fn approvals(&self) -> Vec<Block> {
        let heading = self.heading("report-approvals");
        let Some(result) = self.valid_result() else {
            return vec![heading, Block::Paragraph(self.texts.get("report-approvals-none"))];
        };
        let columns = ["role", "function", "covers", "answer"]
            .map(|name| Column::new(self.texts.get(&format!("report-approval-{name}")), 2.0));
        let rows = result.approvals.iter().map(|approval| self.approval(approval)).collect();
        vec![heading, Block::Table(Table { caption: None, columns: columns.to_vec(), rows })]
    }

    fn approval(&self, approval: &ApprovalView) -> Vec<Cell> {
        let covers = if approval.sets.is_empty() {
            self.of_kind("report-covers-system")
        } else {
            approval.sets.join(", ")
        };
        let answer = match (&approval.verdict, &approval.answered_at) {
            (Some(verdict), Some(at)) => {
                let date = self.written_date(at);
                self.texts.with(&format!("report-verdict-{verdict}"), &[("date", &date)])
            }
            _ => self.texts.get("report-verdict-none"),
        };
        vec![
            Cell::text(self.of_kind(&format!("report-role-{}", approval.role))),
            Cell::text(&approval.function),
            Cell::text(covers),
            Cell::text(answer),
        ]
    }

    fn not_done(&self) -> Vec<Block> {
        if self.not_done.is_empty() {
            return Vec::new();
        }
        let steps = self.not_done.iter().filter_map(|step| {
            let name = match step {
                StepId::Gate => "gate",
                StepId::Suitability => "suitability",
                StepId::Risks => "risks",
                StepId::Assets | StepId::Classify | StepId::Together | StepId::Review => return None,
            };
            Some(self.texts.get(&format!("report-step-{name}")))
        });
        vec![
            self.heading("report-not-done"),
            Block::Paragraph(self.texts.get("report-not-done-intro")),
            Block::List(steps.collect()),
        ]
    }

    /// A text that speaks of a system or of a process.
    fn of_kind(&self, key: &str) -> String {
        self.texts.with(key, &[("kind", &self.head.kind)])
    }

    fn heading(&self, key: &str) -> Block {
        Block::Heading { level: 2, text: self.texts.get(key) }
    }

    fn mark(&self, aspect: usize, number: Option<u8>) -> LevelMark {
        match number.and_then(|number| self.session.pack.level(aspect, number)) {
            Some(level) => LevelMark::of(level, &self.language),
            None => LevelMark::not_assessed(self.texts.get("report-not-assessed")),
        }
    }

    fn local(&self, text: &Text) -> String {
        text.get(&self.language).or_else(|| text.values().next()).cloned().unwrap_or_default()
    }

    fn or_nobody(&self, function: Option<&str>) -> String {
        function.map_or_else(|| self.texts.get("report-nobody"), str::to_owned)
    }

    fn moment(&self, moment: &DateTime<Utc>) -> String {
        let (date, time) = (moment.format("%Y-%m-%d").to_string(), moment.format("%H.%M").to_string());
        self.texts.with("report-date", &[("date", &date), ("time", &time)])
    }

    /// The day of a moment as the register writes it.
    fn written_date(&self, moment: &str) -> String {
        moment.chars().take(10).collect()
    }
}

/// The day of a moment, as workbooks want it.
pub(crate) fn day_of(moment: &DateTime<Utc>) -> (u16, u8, u8) {
    let created = created(moment);
    (created.year, created.month, created.day)
}

/// When a document says that it was made.
pub(crate) fn created(moment: &DateTime<Utc>) -> Created {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    Created {
        year: u16::try_from(moment.year()).unwrap_or_default(),
        month: small(moment.month()),
        day: small(moment.day()),
        hour: small(moment.hour()),
        minute: small(moment.minute()),
        second: small(moment.second()),
    }
}
