//! Aspects with their levels, side by side.

use super::pieces::{self, Piece};
use super::rows::{PlacedCell, Row};
use super::{Flow, Setting};
use crate::error::ReportError;
use crate::fonts::Face;
use crate::marks::{Ink, Owner, Stroke, Tag};
use crate::model::{Align, LevelCard};
use crate::style;

/// White space between cards.
const BETWEEN: f32 = 10.0;
/// White space inside a card.
const INSIDE: f32 = 9.0;

impl Flow<'_> {
    pub(super) fn levels(&mut self, cards: &[LevelCard]) -> Result<(), ReportError> {
        self.space(6.0);
        let per_row = cards.len().clamp(2, 4);
        for cards in cards.chunks(per_row) {
            let width = (style::WIDTH - BETWEEN * (per_row as f32 - 1.0)) / per_row as f32;
            let row = self.cards(cards, width);
            self.ensure(row.height())?;
            let (y, height) = (self.y, row.height().min(self.room()));
            for ix in 0..cards.len() {
                let x = style::MARGIN + ix as f32 * (width + BETWEEN);
                let stroke = Some(Stroke { colour: style::LINE, width: 0.8, dashed: false });
                let fill = None;
                self.put(Owner::Decoration, Ink::Box { x, y, width, height, radius: 4.0, fill, stroke });
            }
            self.row(&row, &mut |_| Ok(()), &mut |_| {})?;
            self.y += BETWEEN;
        }
        Ok(())
    }

    fn cards(&mut self, cards: &[LevelCard], width: f32) -> Row {
        let mut cells = Vec::new();
        for (ix, card) in cards.iter().enumerate() {
            let owner = Owner::Node(self.node(Tag::Paragraph, None));
            let x = style::MARGIN + ix as f32 * (width + BETWEEN) + INSIDE;
            let width = width - 2.0 * INSIDE;
            let name = Setting { face: Face::Bold, kind: style::DENSE, colour: style::TEXT };
            // The space parts the name from the level when text is taken out of the file.
            let mut all = pieces::text(self.fonts, name, width, &format!("{} ", card.aspect));
            all.push(Piece::Gap(2.0));
            all.push(pieces::level(self.fonts, width, &card.level));
            if let Some(note) = &card.note {
                let note_setting = Setting { face: Face::Regular, kind: style::SMALL, colour: style::SECOND };
                all.push(Piece::Gap(2.0));
                all.extend(pieces::text(self.fonts, note_setting, width, note));
            }
            cells.push(PlacedCell { owner, x, width, align: Align::Start, pieces: all });
        }
        Row { cells, pad: INSIDE }
    }
}
