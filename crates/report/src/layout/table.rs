//! Tables with repeated headings, lists, and names with values.

use super::pieces::{self, Piece};
use super::rows::{PlacedCell, Row};
use super::{BODY, Flow, Setting};
use crate::error::ReportError;
use crate::fonts::Face;
use crate::marks::{Ink, NodeId, Owner, Tag};
use crate::model::{Align, Cell, Table};
use crate::style;

/// White space at the sides of a cell.
const SIDE: f32 = 5.0;
/// White space above and below it.
const PAD: f32 = 3.5;

const DENSE: Setting = Setting { face: Face::Regular, kind: style::DENSE, colour: style::TEXT };
const HEADING: Setting = Setting { face: Face::Bold, kind: style::DENSE, colour: style::TEXT };

/// A heading that takes more of a page than this is not repeated.
const REPEATED: f32 = 0.25;

impl Flow<'_> {
    pub(super) fn table(&mut self, block: usize, table: &Table) -> Result<(), ReportError> {
        let columns = widths(table).ok_or(ReportError::NoColumns { block })?;
        if let Some(row) = table.rows.iter().position(|row| row.len() > columns.len()) {
            return Err(ReportError::TooManyCells { block, row });
        }
        self.space(6.0);
        let node = self.node(Tag::Table, None);
        if let Some(caption) = &table.caption {
            self.ensure(70.0)?;
            let caption_node = self.node(Tag::Caption, Some(node));
            let setting = Setting { face: Face::Bold, ..BODY };
            self.text(Owner::Node(caption_node), setting, style::MARGIN, style::WIDTH, caption)?;
            self.y += 3.0;
        }
        let head_node = self.node(Tag::Row, Some(node));
        let first = self.head(table, &columns, Some(head_node));
        let again = self.head(table, &columns, None);
        // The heading stays with the beginning of the first row.
        self.ensure(first.height() + 40.0)?;
        self.draw_head(&first)?;
        let repeat = again.height() <= (style::BOTTOM - style::TOP) * REPEATED;
        for cells in &table.rows {
            let row_node = self.node(Tag::Row, Some(node));
            let row = self.data_row(table, cells, &columns, row_node);
            self.row(&row, &mut |flow| if repeat { flow.draw_head(&again) } else { Ok(()) }, &mut |flow| {
                flow.rule(style::LINE, 0.6)
            })?;
        }
        self.space(10.0);
        Ok(())
    }

    /// The heading row: content the first time, part of the frame when it is repeated.
    fn head(&mut self, table: &Table, columns: &[(f32, f32)], node: Option<NodeId>) -> Row {
        let mut cells = Vec::new();
        for (column, &(x, width)) in table.columns.iter().zip(columns) {
            let owner = match node {
                Some(row) => Owner::Node(self.node(Tag::ColumnHeading, Some(row))),
                None => Owner::Frame,
            };
            let pieces = pieces::text(self.fonts, HEADING, width, &column.heading);
            cells.push(PlacedCell { owner, x, width, align: column.align, pieces });
        }
        Row { cells, pad: PAD }
    }

    fn draw_head(&mut self, head: &Row) -> Result<(), ReportError> {
        let (x, y, width) = (style::MARGIN, self.y, style::WIDTH);
        let height = head.height().min(self.room());
        let fill = Some(style::TINT);
        self.put(Owner::Decoration, Ink::Box { x, y, width, height, radius: 0.0, fill, stroke: None });
        self.row(head, &mut |_| Ok(()), &mut |flow| flow.rule(style::STRONG_LINE, 1.0))
    }

    fn rule(&mut self, colour: crate::model::Colour, thickness: f32) {
        let (x, y, width) = (style::MARGIN, self.y, style::WIDTH);
        self.put(Owner::Decoration, Ink::Rule { x, y, width, thickness, colour });
    }

    fn data_row(&mut self, table: &Table, cells: &[Cell], columns: &[(f32, f32)], row: NodeId) -> Row {
        let mut placed = Vec::new();
        let levels = cells.iter().any(|cell| matches!(cell, Cell::Level { .. }));
        for (ix, &(x, width)) in columns.iter().enumerate() {
            let tag = if ix == 0 { Tag::RowHeading } else { Tag::Data };
            let owner = Owner::Node(self.node(tag, Some(row)));
            let cell = cells.get(ix).unwrap_or(&Cell::Empty);
            let mut pieces = self.cell(cell, width);
            if levels && matches!(cell, Cell::Text(_) | Cell::Strong(_)) {
                // First lines stand level with the words in the boxes beside them.
                pieces.insert(0, Piece::Gap(style::CHIP_GAP + style::CHIP_PAD));
            }
            placed.push(PlacedCell { owner, x, width, align: table.columns[ix].align, pieces });
        }
        Row { cells: placed, pad: PAD }
    }

    fn cell(&self, cell: &Cell, width: f32) -> Vec<Piece> {
        match cell {
            Cell::Empty => Vec::new(),
            Cell::Text(text) => pieces::text(self.fonts, DENSE, width, text),
            Cell::Strong(text) => pieces::text(self.fonts, HEADING, width, text),
            Cell::Level { level, note } => {
                let mut all = vec![pieces::level(self.fonts, width, level)];
                if let Some(note) = note {
                    let setting = Setting { kind: style::SMALL, colour: style::SECOND, ..DENSE };
                    all.push(Piece::Gap(1.0));
                    all.extend(pieces::text(self.fonts, setting, width, note));
                }
                all
            }
        }
    }

    pub(super) fn key_values(&mut self, pairs: &[(String, String)]) -> Result<(), ReportError> {
        const NAMES: f32 = 132.0;
        for (name, value) in pairs {
            let node = Owner::Node(self.node(Tag::Paragraph, None));
            let name_setting = Setting { colour: style::SECOND, ..BODY };
            let name = pieces::text(self.fonts, name_setting, NAMES - 8.0, name);
            let width = style::WIDTH - NAMES;
            let value = pieces::text(self.fonts, BODY, width, value);
            let cell = |x, width, pieces| PlacedCell { owner: node, x, width, align: Align::Start, pieces };
            let cells = vec![cell(style::MARGIN, NAMES, name), cell(style::MARGIN + NAMES, width, value)];
            self.row(&Row { cells, pad: 1.0 }, &mut |_| Ok(()), &mut |_| {})?;
        }
        self.space(4.0);
        Ok(())
    }

    pub(super) fn list(&mut self, points: &[String]) -> Result<(), ReportError> {
        const INDENT: f32 = 14.0;
        self.space(3.0);
        let list = self.node(Tag::List, None);
        for point in points {
            let owner = Owner::Node(self.node(Tag::ListItem, Some(list)));
            let bullet = Setting { colour: style::ACCENT, face: Face::Bold, ..BODY };
            let bullet = pieces::text(self.fonts, bullet, INDENT, "• ");
            let (x, width) = (style::MARGIN + INDENT, style::WIDTH - INDENT);
            let text = pieces::text(self.fonts, BODY, width, point);
            let cell = |x, width, pieces| PlacedCell { owner, x, width, align: Align::Start, pieces };
            let cells = vec![cell(style::MARGIN + 2.0, INDENT, bullet), cell(x, width, text)];
            self.row(&Row { cells, pad: 1.0 }, &mut |_| Ok(()), &mut |_| {})?;
        }
        self.space(4.0);
        Ok(())
    }
}

/// The place of each column's text: left edge and width.
fn widths(table: &Table) -> Option<Vec<(f32, f32)>> {
    // A column that nobody gave a share still shows a few letters.
    const LEAST: f32 = 24.0;
    let share = |share: f32| if share.is_finite() && share > 0.0 { share } else { 0.0 };
    let total: f32 = table.columns.iter().map(|column| share(column.share)).sum();
    let free = style::WIDTH - LEAST * table.columns.len() as f32;
    if table.columns.is_empty() || free < 0.0 || total <= 0.0 || !total.is_finite() {
        return None;
    }
    let mut x = style::MARGIN;
    let place = |column: &crate::model::Column| {
        let width = LEAST + free * share(column.share) / total;
        let place = (x + SIDE, width - 2.0 * SIDE);
        x += width;
        place
    };
    Some(table.columns.iter().map(place).collect())
}
