//! The layout pass: blocks become placed marks on pages.

use crate::MAX_PAGES;
use crate::error::ReportError;
use crate::fonts::{Face, Fonts};
use crate::marks::{Document, Ink, Mark, Node, NodeId, Owner, Page, Stroke, Tag};
use crate::model::{Block, Colour, Report, Tone};
use crate::style::{self, Type};

mod frame;
mod levels;
mod pieces;
mod rows;
mod table;

/// Lays out a whole report.
pub(crate) fn lay_out(report: &Report, fonts: &Fonts) -> Result<Document, ReportError> {
    let mut flow = Flow { fonts, document: Document::default(), y: style::TOP };
    flow.document.pages.push(Page::default());
    flow.title(report)?;
    for (ix, block) in report.blocks.iter().enumerate() {
        flow.block(ix, block)?;
    }
    frame::draw(&mut flow.document, report, fonts);
    Ok(flow.document)
}

/// Where the next block goes.
struct Flow<'f> {
    fonts: &'f Fonts,
    document: Document,
    /// The top of what comes next, on the last page.
    y: f32,
}

/// How text is set.
#[derive(Debug, Clone, Copy)]
struct Setting {
    face: Face,
    kind: Type,
    colour: Colour,
}

const BODY: Setting = Setting { face: Face::Regular, kind: style::BODY, colour: style::TEXT };

impl Flow<'_> {
    fn node(&mut self, tag: Tag, parent: Option<NodeId>) -> NodeId {
        self.document.nodes.push(Node { tag, parent });
        NodeId(self.document.nodes.len() - 1)
    }

    fn put(&mut self, owner: Owner, ink: Ink) {
        if let Some(page) = self.document.pages.last_mut() {
            page.marks.push(Mark { owner, ink });
        }
    }

    fn room(&self) -> f32 {
        style::BOTTOM - self.y
    }

    fn at_top(&self) -> bool {
        self.y <= style::TOP
    }

    fn new_page(&mut self) -> Result<(), ReportError> {
        if self.document.pages.len() >= MAX_PAGES {
            return Err(ReportError::TooLong { limit: MAX_PAGES });
        }
        self.document.pages.push(Page::default());
        self.y = style::TOP;
        Ok(())
    }

    /// Goes to a new page unless this much fits, or the page is fresh.
    fn ensure(&mut self, height: f32) -> Result<(), ReportError> {
        if self.room() < height && !self.at_top() { self.new_page() } else { Ok(()) }
    }

    /// White space, which a new page does not begin with.
    fn space(&mut self, height: f32) {
        if !self.at_top() {
            self.y += height;
        }
    }

    /// One line of clean text at the present height.
    fn line(&mut self, owner: Owner, setting: Setting, x: f32, text: String) {
        let Setting { face, kind, colour } = setting;
        let baseline = baseline(self.y, kind);
        self.put(owner, Ink::Text { x, baseline, face, size: kind.size, colour, text });
    }

    /// Text over as many lines and pages as it takes.
    fn text(
        &mut self,
        owner: Owner,
        setting: Setting,
        x: f32,
        width: f32,
        text: &str,
    ) -> Result<(), ReportError> {
        let text = self.fonts.clean(text);
        for line in self.fonts.wrap(setting.face, setting.kind.size, width, &text) {
            self.ensure(setting.kind.line)?;
            self.line(owner, setting, x, line);
            self.y += setting.kind.line;
        }
        Ok(())
    }

    fn title(&mut self, report: &Report) -> Result<(), ReportError> {
        let bar = Ink::Box {
            x: style::MARGIN,
            y: self.y,
            width: 34.0,
            height: 4.0,
            radius: 0.0,
            fill: Some(style::ACCENT),
            stroke: None,
        };
        self.put(Owner::Decoration, bar);
        self.y += 14.0;
        let node = self.node(Tag::Title, None);
        let setting = Setting { face: Face::Bold, kind: style::TITLE, colour: style::TEXT };
        self.text(Owner::Node(node), setting, style::MARGIN, style::WIDTH, &report.title)?;
        if let Some(subtitle) = &report.subtitle {
            self.y += 2.0;
            let node = self.node(Tag::Paragraph, None);
            let setting = Setting { face: Face::Regular, kind: style::SUBTITLE, colour: style::SECOND };
            self.text(Owner::Node(node), setting, style::MARGIN, style::WIDTH, subtitle)?;
        }
        if !report.details.is_empty() {
            self.y += 10.0;
            self.key_values(&report.details)?;
        }
        self.y += 4.0;
        Ok(())
    }

    fn block(&mut self, ix: usize, block: &Block) -> Result<(), ReportError> {
        match block {
            Block::Heading { level, text } => self.heading(*level, text),
            Block::Paragraph(text) => {
                self.space(4.0);
                let node = self.node(Tag::Paragraph, None);
                // Two lines at least stay together with what is above.
                self.ensure(style::BODY.line)?;
                self.text(Owner::Node(node), BODY, style::MARGIN, style::WIDTH, text)?;
                self.space(4.0);
                Ok(())
            }
            Block::Notice { tone, text } => self.notice(*tone, text),
            Block::List(points) => self.list(points),
            Block::KeyValues(pairs) => {
                self.space(4.0);
                self.key_values(pairs)
            }
            Block::Levels(cards) => self.levels(cards),
            Block::Table(table) => self.table(ix, table),
        }
    }

    fn heading(&mut self, level: u8, text: &str) -> Result<(), ReportError> {
        let level = level.clamp(1, 3);
        let kind = style::HEADINGS[usize::from(level) - 1];
        // A heading stays with what it is the heading of.
        const FOLLOWING: f32 = 64.0;
        self.ensure(kind.line + FOLLOWING)?;
        self.space(if level == 1 { 16.0 } else { 10.0 });
        let colour = if level == 1 { style::ACCENT } else { style::TEXT };
        let node = self.node(Tag::Heading(level), None);
        let setting = Setting { face: Face::Bold, kind, colour };
        self.text(Owner::Node(node), setting, style::MARGIN, style::WIDTH, text)?;
        self.y += 3.0;
        Ok(())
    }

    fn notice(&mut self, tone: Tone, text: &str) -> Result<(), ReportError> {
        const PAD: f32 = 9.0;
        let [colour, border, fill] = match tone {
            Tone::Plain => [style::TEXT, style::STRONG_LINE, style::TINT],
            Tone::Warning => style::WARNING,
        };
        let setting = Setting { colour, ..BODY };
        let node = Owner::Node(self.node(Tag::Note, None));
        let text = self.fonts.clean(text);
        let lines = self.fonts.wrap(Face::Regular, setting.kind.size, style::WIDTH - 2.0 * PAD, &text);
        let mut lines = lines.into_iter().peekable();
        self.space(8.0);
        while lines.peek().is_some() {
            self.ensure(2.0 * PAD + setting.kind.line)?;
            let fit = ((self.room() - 2.0 * PAD) / setting.kind.line).max(1.0) as usize;
            let part: Vec<String> = lines.by_ref().take(fit).collect();
            let height = part.len() as f32 * setting.kind.line + 2.0 * PAD;
            let stroke = Some(Stroke { colour: border, width: 0.8, dashed: false });
            let (x, y, width) = (style::MARGIN, self.y, style::WIDTH);
            self.put(
                Owner::Decoration,
                Ink::Box { x, y, width, height, radius: 4.0, fill: Some(fill), stroke },
            );
            self.y += PAD;
            for line in part {
                self.line(node, setting, style::MARGIN + PAD, line);
                self.y += setting.kind.line;
            }
            self.y += PAD;
        }
        self.space(8.0);
        Ok(())
    }
}

/// Where letters stand in a line that begins at `top`.
fn baseline(top: f32, kind: Type) -> f32 {
    // The faces reach about 0.95 above and 0.3 below the baseline, accents included; the letters
    // themselves look centred when two thirds of the rest is above.
    top + (kind.line - kind.size) * 0.5 + kind.size * 0.8
}
