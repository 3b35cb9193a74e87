//! What can go wrong.

/// Why a report was not rendered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// A table without columns, or whose widths say nothing.
    #[error("the table in block {block} has no usable columns")]
    NoColumns {
        /// Which block, counted from 0.
        block: usize,
    },
    /// A row has more cells than the table has columns.
    #[error("row {row} of the table in block {block} has more cells than columns")]
    TooManyCells {
        /// Which block, counted from 0.
        block: usize,
        /// Which row, counted from 0.
        row: usize,
    },
    /// The report has more than [`crate::MAX_PAGES`] pages.
    #[error("the report has more than {limit} pages")]
    TooLong {
        /// The most pages there may be.
        limit: usize,
    },
    /// The fonts of the program cannot be read.
    #[error("the program's own fonts cannot be read")]
    BrokenFont,
    /// The document could not be written out.
    #[error("the document could not be written: {detail}")]
    NotWritten {
        /// What the writer said.
        detail: String,
    },
}

impl ReportError {
    /// The stable code of this kind of error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoColumns { .. } => "no_columns",
            Self::TooManyCells { .. } => "too_many_cells",
            Self::TooLong { .. } => "too_long",
            Self::BrokenFont => "broken_font",
            Self::NotWritten { .. } => "not_written",
        }
    }

    /// The arguments of the message, by name.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NoColumns { block } => vec![("block", block.to_string())],
            Self::TooManyCells { block, row } => vec![("block", block.to_string()), ("row", row.to_string())],
            Self::TooLong { limit } => vec![("limit", limit.to_string())],
            Self::BrokenFont => Vec::new(),
            Self::NotWritten { detail } => vec![("detail", detail.clone())],
        }
    }
}
