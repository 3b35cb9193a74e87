//! The parts of a cell that a page break never divides: lines of text and levels.

use super::{Flow, Setting, baseline};
use crate::fonts::{Face, Fonts};
use crate::marks::{Ink, Owner, Stroke};
use crate::model::{Align, LevelMark};
use crate::style;

/// A part of a cell.
pub(super) enum Piece {
    /// A line of text.
    Line { text: String, setting: Setting },
    /// A level: the lines of its box.
    Chip { lines: Vec<String>, width: f32, level: LevelMark },
    /// White space.
    Gap(f32),
}

impl Piece {
    pub(super) fn height(&self) -> f32 {
        match self {
            Self::Line { setting, .. } => setting.kind.line,
            Self::Chip { lines, .. } => {
                lines.len() as f32 * style::CHIP.line + 2.0 * (style::CHIP_PAD + style::CHIP_GAP)
            }
            Self::Gap(height) => *height,
        }
    }
}

/// The most lines that the box of a level has.
const MOST_LINES: usize = 6;

/// The lines of a text as pieces.
pub(super) fn text(fonts: &Fonts, setting: Setting, width: f32, text: &str) -> Vec<Piece> {
    let clean = fonts.clean(text);
    let lines = fonts.wrap(setting.face, setting.kind.size, width, &clean);
    lines.into_iter().map(|text| Piece::Line { text, setting }).collect()
}

/// A level as a piece: as wide as most levels are, wider for long words, and never wider than
/// its place.
pub(super) fn level(fonts: &Fonts, width: f32, level: &LevelMark) -> Piece {
    const USUAL: f32 = 82.0;
    const SIDE: f32 = 7.0;
    let number = level.number.map_or_else(|| "–".to_owned(), |number| number.to_string());
    let text = format!("{number} {}", fonts.clean(&level.word));
    let natural = fonts.width(Face::Bold, style::CHIP.size, &text) + 2.0 * SIDE;
    let width = natural.max(USUAL).min(width);
    // Half of the side is kept free even where the place is narrow.
    let mut lines = fonts.wrap(Face::Bold, style::CHIP.size, (width - SIDE).max(1.0), &text);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.push('…');
        }
    }
    Piece::Chip { lines, width, level: level.clone() }
}

impl Flow<'_> {
    /// Draws a piece at a height of the page, inside a column.
    pub(super) fn piece(&mut self, owner: Owner, piece: &Piece, column: (f32, f32), top: f32, align: Align) {
        let (x, width) = column;
        match piece {
            Piece::Gap(_) => {}
            Piece::Line { text, setting: Setting { face, kind, colour } } => {
                let x = match align {
                    Align::Start => x,
                    Align::End => x + width - self.fonts.width(*face, kind.size, text.trim_end()),
                };
                let (face, size, colour) = (*face, kind.size, *colour);
                let baseline = baseline(top, *kind);
                self.put(owner, Ink::Text { x, baseline, face, size, colour, text: text.clone() });
            }
            Piece::Chip { lines, width, level } => self.chip(owner, lines, level, (x, top), *width),
        }
    }

    fn chip(&mut self, owner: Owner, lines: &[String], level: &LevelMark, (x, top): (f32, f32), width: f32) {
        let height = lines.len() as f32 * style::CHIP.line + 2.0 * style::CHIP_PAD;
        let y = top + style::CHIP_GAP;
        let strong = level.number.is_some_and(|number| number >= 2);
        let stroke = Stroke {
            colour: level.border,
            width: if strong { 1.5 } else { 0.9 },
            dashed: level.number.is_none(),
        };
        let fill = Some(level.fill);
        self.put(
            Owner::Decoration,
            Ink::Box { x, y, width, height, radius: 2.5, fill, stroke: Some(stroke) },
        );
        let mut line_top = y + style::CHIP_PAD;
        for (ix, line) in lines.iter().enumerate() {
            // The number is bold, the word is not.
            let number = if ix == 0 { line.find(' ').map_or(line.len(), |at| at + 1) } else { 0 };
            let runs = [(Face::Bold, &line[..number]), (Face::Regular, &line[number..])];
            let advance = |face, text: &str| self.fonts.width(face, style::CHIP.size, text);
            let text_width: f32 = runs.iter().map(|(face, text)| advance(*face, text)).sum();
            let space = if line.ends_with(' ') { advance(Face::Regular, " ") } else { 0.0 };
            let mut x = x + ((width - text_width + space) / 2.0).max(0.0);
            let baseline = baseline(line_top, style::CHIP);
            for (face, text) in runs {
                let after = x + advance(face, text);
                if !text.is_empty() {
                    let (size, colour, text) = (style::CHIP.size, level.text, text.to_owned());
                    self.put(owner, Ink::Text { x, baseline, face, size, colour, text });
                }
                x = after;
            }
            line_top += style::CHIP.line;
        }
    }
}
