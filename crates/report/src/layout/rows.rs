//! Rows of cells side by side, broken over pages where they must be.

use super::Flow;
use super::pieces::Piece;
use crate::error::ReportError;
use crate::marks::Owner;
use crate::model::Align;
use crate::style;

/// A cell, ready to be placed.
pub(super) struct PlacedCell {
    pub owner: Owner,
    pub x: f32,
    pub width: f32,
    pub align: Align,
    pub pieces: Vec<Piece>,
}

impl PlacedCell {
    fn height(&self, from: usize) -> f32 {
        self.pieces[from..].iter().map(Piece::height).sum()
    }
}

/// A row and what is drawn around it.
pub(super) struct Row {
    pub cells: Vec<PlacedCell>,
    /// White space above and below.
    pub pad: f32,
}

impl Row {
    pub(super) fn height(&self) -> f32 {
        self.tallest(&vec![0; self.cells.len()]) + 2.0 * self.pad
    }

    fn tallest(&self, from: &[usize]) -> f32 {
        self.cells.iter().zip(from).map(|(cell, &from)| cell.height(from)).fold(0.0, f32::max)
    }
}

/// Rows up to this share of a page are kept whole.
const KEPT_WHOLE: f32 = 0.35;

impl Flow<'_> {
    /// Places a row. `on_new_page` draws what stands at the top of every page that it goes on to,
    /// `under` what stands below each part.
    pub(super) fn row(
        &mut self,
        row: &Row,
        on_new_page: &mut dyn FnMut(&mut Self) -> Result<(), ReportError>,
        under: &mut dyn FnMut(&mut Self),
    ) -> Result<(), ReportError> {
        let capacity = style::BOTTOM - style::TOP;
        if row.height() <= capacity * KEPT_WHOLE && self.room() < row.height() {
            self.new_page()?;
            on_new_page(self)?;
        }
        let mut next = vec![0; row.cells.len()];
        loop {
            let room = self.room() - 2.0 * row.pad;
            if row.tallest(&next) <= room {
                self.part(row, &mut next, f32::INFINITY);
                under(self);
                return Ok(());
            }
            if self.fits_something(row, &next, room) || self.at_top() {
                self.part(row, &mut next, room);
                under(self);
            }
            self.new_page()?;
            on_new_page(self)?;
            // A page that its own top fills would never let the row end.
            if !self.fits_something(row, &next, self.room() - 2.0 * row.pad) {
                self.y = style::TOP;
            }
        }
    }

    /// Whether every unfinished cell can go on in this much room.
    fn fits_something(&self, row: &Row, next: &[usize], room: f32) -> bool {
        let mut unfinished = row.cells.iter().zip(next).filter_map(|(cell, &next)| cell.pieces.get(next));
        unfinished.all(|piece| piece.height() <= room)
    }

    /// Draws as much of a row as there is room for, and at least one piece of each cell.
    fn part(&mut self, row: &Row, next: &mut [usize], room: f32) {
        let top = self.y + row.pad;
        let mut lowest: f32 = 0.0;
        for (cell, next) in row.cells.iter().zip(next) {
            let mut used = 0.0;
            while let Some(piece) = cell.pieces.get(*next) {
                if used > 0.0 && used + piece.height() > room {
                    break;
                }
                self.piece(cell.owner, piece, (cell.x, cell.width), top + used, cell.align);
                used += piece.height();
                *next += 1;
            }
            lowest = lowest.max(used);
        }
        self.y = top + lowest + row.pad;
    }
}
