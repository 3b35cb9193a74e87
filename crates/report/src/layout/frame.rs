//! What stands at the top and the bottom of every page.

use super::baseline;
use crate::fonts::{Face, Fonts};
use crate::marks::{Document, Ink, Mark, Owner, Page, Stroke};
use crate::model::{Colour, Report};
use crate::style::{self, Type};

/// Where the running head stands.
const HEAD: f32 = 36.0;
/// Where the foot begins.
const FOOT: f32 = style::PAGE_HEIGHT - 56.0;

pub(super) fn draw(document: &mut Document, report: &Report, fonts: &Fonts) {
    let pages = document.pages.len();
    for (ix, page) in document.pages.iter_mut().enumerate() {
        let mut frame = Frame { fonts, page };
        frame.head(report, ix > 0);
        frame.foot(report, ix + 1, pages);
    }
}

struct Frame<'p> {
    fonts: &'p Fonts,
    page: &'p mut Page,
}

impl Frame<'_> {
    fn put(&mut self, owner: Owner, ink: Ink) {
        self.page.marks.push(Mark { owner, ink });
    }

    fn text(&mut self, face: Face, kind: Type, colour: Colour, x: f32, top: f32, text: String) {
        let ink = Ink::Text { x, baseline: baseline(top, kind), face, size: kind.size, colour, text };
        self.put(Owner::Frame, ink);
    }

    fn head(&mut self, report: &Report, with_title: bool) {
        let state = self.fonts.clean(&report.state.word);
        let state = self.fonts.one_line(Face::Bold, style::SMALL, 120.0, &state).into_owned();
        let state_width = self.fonts.width(Face::Bold, style::SMALL.size, &state);
        let right = style::PAGE_WIDTH - style::MARGIN;
        if report.state.draft {
            self.pill(right - state_width - 16.0, state_width + 16.0);
            self.text(Face::Bold, style::SMALL, style::WARNING[0], right - state_width - 8.0, HEAD, state);
        } else {
            self.text(Face::Bold, style::SMALL, style::ACCENT, right - state_width, HEAD, state);
        }
        let mut left = self.fonts.clean(&report.organisation);
        if with_title {
            left = format!("{left}  ·  {}", self.fonts.clean(&report.title));
        }
        let room = style::WIDTH - state_width - 40.0;
        let left = self.fonts.one_line(Face::Regular, style::SMALL, room, &left).into_owned();
        self.text(Face::Regular, style::SMALL, style::SECOND, style::MARGIN, HEAD, left);
        let (x, y, width) = (style::MARGIN, HEAD + 17.0, style::WIDTH);
        self.put(Owner::Decoration, Ink::Rule { x, y, width, thickness: 0.6, colour: style::LINE });
    }

    /// The box around the word for a draft.
    fn pill(&mut self, x: f32, width: f32) {
        let [_, border, fill] = style::WARNING;
        let stroke = Some(Stroke { colour: border, width: 0.9, dashed: false });
        let (y, height) = (HEAD - 3.5, style::SMALL.line + 7.0);
        self.put(Owner::Decoration, Ink::Box { x, y, width, height, radius: 4.0, fill: Some(fill), stroke });
    }

    fn foot(&mut self, report: &Report, page: usize, pages: usize) {
        let (x, width) = (style::MARGIN, style::WIDTH);
        self.put(Owner::Decoration, Ink::Rule { x, y: FOOT, width, thickness: 0.6, colour: style::LINE });
        let number = report.labels.page.replace("{page}", &page.to_string());
        let number = self.fonts.clean(&number.replace("{pages}", &pages.to_string()));
        let number = self.fonts.one_line(Face::Bold, style::SMALL, 160.0, &number).into_owned();
        let number_width = self.fonts.width(Face::Bold, style::SMALL.size, &number);
        let right = style::PAGE_WIDTH - style::MARGIN;
        self.text(Face::Bold, style::SMALL, style::TEXT, right - number_width, FOOT + 6.0, number);
        let room = width - number_width - 16.0;
        let mut top = FOOT + 6.0;
        let generated = self.fonts.clean(&report.generated);
        let generated = self.fonts.one_line(Face::Regular, style::SMALL, room, &generated).into_owned();
        self.text(Face::Regular, style::SMALL, style::SECOND, x, top, generated);
        if let Some(digest) = &report.digest {
            top += style::SMALL.line + 1.0;
            let digest = self.fonts.clean(&format!("{}: {}", digest.label, digest.hex));
            // A digest is of no use when it is cut: what does not fit goes on below.
            for line in self.fonts.wrap(Face::Regular, style::SMALL.size, width, &digest).into_iter().take(3)
            {
                self.text(Face::Regular, style::SMALL, style::SECOND, x, top, line);
                top += style::SMALL.line;
            }
        }
    }
}
