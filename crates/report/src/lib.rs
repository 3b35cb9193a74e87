//! A report model in, PDF bytes out.
//!
//! A caller fills in a [`Report`]: texts in the reader's language, blocks in reading order. The
//! layout pass turns it into pages of placed marks, each owned by a node of the document's
//! structure or marked as an artifact; the writer turns those into PDF. The same report always
//! gives the same bytes: dates come from outside, and every resource has a name of its own.

mod error;
mod fonts;
mod layout;
mod marks;
mod model;
mod style;
mod write;

pub use error::ReportError;
pub use model::{
    Align, Block, Cell, Colour, Column, Created, Digest, Labels, LevelCard, LevelMark, Report, State, Table,
    Tone,
};

/// The most pages that a report may have.
pub const MAX_PAGES: usize = 5_000;

/// Renders a report as a PDF, A4 upright.
///
/// # Errors
/// When a table's rows and columns do not fit each other, or the report becomes longer than
/// [`MAX_PAGES`].
pub fn render(report: &Report) -> Result<Vec<u8>, ReportError> {
    let fonts = fonts::Fonts::embedded()?;
    let document = layout::lay_out(report, &fonts)?;
    write::write(report, &document, &fonts)
}
