//! What stands in the way of an import, each with its place.

use super::fields::TableKind;

/// Whether a problem stops the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is imported until this is put right.
    Error,
    /// Somebody should look; the import can go on.
    Warning,
}

impl Severity {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableProblemKind {
    /// The file has no rows.
    EmptyFile,
    /// The file is larger than [`super::MAX_TABLE_BYTES`].
    TooLarge,
    /// The file is not text: it has control characters, or breaks the encoding that it declares.
    NotText,
    /// Some of the file is UTF-8 and some is not; it was read as Windows-1252.
    MixedEncoding,
    /// Nothing tells which table it is.
    UnknownTable,
    /// A column that the table must have was not found.
    MissingColumn {
        /// The field that it would have held.
        field: String,
    },
    /// No column was found for the levels of an aspect: they stay *ej bedömd*.
    MissingLevelColumn {
        /// The aspect.
        aspect: String,
    },
    /// Several columns have the heading of one field; the first is used.
    AmbiguousColumn {
        /// The field.
        field: String,
    },
    /// A column is not read.
    UnusedColumn,
    /// The mapping names a field or a column that does not exist.
    BadMapping {
        /// The field.
        field: String,
    },
    /// The row has more filled cells than there are headings.
    TooManyCells,
    /// A cell that must be filled is empty.
    EmptyCell,
    /// A cell is longer than a register takes.
    TooLong {
        /// The longest that is taken, in characters.
        limit: usize,
    },
    /// A word that the column does not know.
    UnknownWord {
        /// The word.
        value: String,
    },
    /// Not a level of the pack's scale.
    BadLevel {
        /// The aspect.
        aspect: String,
        /// What stands there.
        value: String,
    },
    /// Not a day as `YYYY-MM-DD`.
    BadDate {
        /// What stands there.
        value: String,
    },
    /// A cell that should say yes or no says neither; it was read as no.
    AssumedNo,
    /// The identity occurs in an earlier row, or names both a system and an authority.
    DuplicateId {
        /// The identity.
        id: String,
    },
    /// The register has this already: the row is left out, and the register unchanged.
    AlreadyInRegister {
        /// The identity.
        id: String,
    },
    /// What had this identity was merged into something else: the row is about that, or is left out
    /// where it would define it again.
    LedToNew {
        /// The identity.
        id: String,
        /// The name of what it leads to.
        name: String,
    },
    /// Neither the tables nor the register has this identity.
    UnknownId {
        /// The identity.
        id: String,
    },
    /// The name beside an identity is another than the one it has where it is defined.
    NameMismatch {
        /// The identity.
        id: String,
        /// The name where it is defined.
        expected: String,
    },
    /// Neither end of the flow is a system.
    FlowWithoutSystem,
    /// A set is its own part, directly or through others.
    PartCycle {
        /// The set.
        id: String,
    },
    /// An authority stands above itself, directly or through others.
    ParentCycle {
        /// The authority.
        id: String,
    },
    /// The set is said to have no personal data, and kinds of them are listed; or the reverse.
    PersonalDataUnclear,
    /// The file has more problems than are listed.
    MoreProblems {
        /// How many are not listed.
        count: usize,
    },
}

impl TableProblemKind {
    /// The stable code of this kind of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty_file",
            Self::TooLarge => "too_large",
            Self::NotText => "not_text",
            Self::MixedEncoding => "mixed_encoding",
            Self::UnknownTable => "unknown_table",
            Self::MissingColumn { .. } => "missing_column",
            Self::MissingLevelColumn { .. } => "missing_level_column",
            Self::AmbiguousColumn { .. } => "ambiguous_column",
            Self::UnusedColumn => "unused_column",
            Self::BadMapping { .. } => "bad_mapping",
            Self::TooManyCells => "too_many_cells",
            Self::EmptyCell => "empty_cell",
            Self::TooLong { .. } => "too_long",
            Self::UnknownWord { .. } => "unknown_word",
            Self::BadLevel { .. } => "bad_level",
            Self::BadDate { .. } => "bad_date",
            Self::AssumedNo => "assumed_no",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::AlreadyInRegister { .. } => "already_in_register",
            Self::LedToNew { .. } => "led_to_new",
            Self::UnknownId { .. } => "unknown_id",
            Self::NameMismatch { .. } => "name_mismatch",
            Self::FlowWithoutSystem => "flow_without_system",
            Self::PartCycle { .. } => "part_cycle",
            Self::ParentCycle { .. } => "parent_cycle",
            Self::PersonalDataUnclear => "personal_data_unclear",
            Self::MoreProblems { .. } => "more_problems",
        }
    }

    /// Whether this kind of problem stops the import.
    pub fn severity(&self) -> Severity {
        match self {
            Self::MixedEncoding
            | Self::MissingLevelColumn { .. }
            | Self::AmbiguousColumn { .. }
            | Self::UnusedColumn
            | Self::AssumedNo
            | Self::AlreadyInRegister { .. }
            | Self::LedToNew { .. }
            | Self::NameMismatch { .. }
            | Self::PersonalDataUnclear
            | Self::MoreProblems { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The arguments of the message, by name. Texts from the file are cut to a readable length.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge => vec![("limit", super::MAX_TABLE_BYTES.to_string())],
            Self::MissingColumn { field } | Self::AmbiguousColumn { field } | Self::BadMapping { field } => {
                vec![("field", field.clone())]
            }
            Self::MissingLevelColumn { aspect } => vec![("aspect", aspect.clone())],
            Self::TooLong { limit } => vec![("limit", limit.to_string())],
            Self::UnknownWord { value } | Self::BadDate { value } => vec![("value", short(value))],
            Self::BadLevel { aspect, value } => vec![("aspect", aspect.clone()), ("value", short(value))],
            Self::DuplicateId { id }
            | Self::AlreadyInRegister { id }
            | Self::UnknownId { id }
            | Self::PartCycle { id }
            | Self::ParentCycle { id } => vec![("id", short(id))],
            Self::LedToNew { id, name } => vec![("id", short(id)), ("name", short(name))],
            Self::NameMismatch { id, expected } => vec![("id", short(id)), ("expected", short(expected))],
            Self::MoreProblems { count } => vec![("count", count.to_string())],
            Self::EmptyFile
            | Self::NotText
            | Self::MixedEncoding
            | Self::UnknownTable
            | Self::UnusedColumn
            | Self::TooManyCells
            | Self::EmptyCell
            | Self::AssumedNo
            | Self::FlowWithoutSystem
            | Self::PersonalDataUnclear => Vec::new(),
        }
    }
}

fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableProblem {
    /// The file, as the caller named it.
    pub file: String,
    /// The table, when it is known.
    pub table: Option<TableKind>,
    /// The row: records counted from 1, the heading included.
    pub row: Option<usize>,
    /// The column's heading.
    pub column: Option<String>,
    /// What is wrong there.
    pub kind: TableProblemKind,
}

impl TableProblem {
    /// Whether it stops the import.
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}

/// Collects problems of one file, and stops listing when nobody would read on.
pub(super) struct Findings {
    pub file: String,
    pub table: Option<TableKind>,
    /// Problems, each with the place of its column for sorting.
    found: Vec<(Option<usize>, TableProblem)>,
    unlisted: usize,
    errors: bool,
}

/// How many problems of one file are listed.
const LISTED: usize = 1000;

impl Findings {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), table: None, found: Vec::new(), unlisted: 0, errors: false }
    }

    /// Notes a problem of the file, a row or a column.
    pub(super) fn add(&mut self, row: Option<usize>, column: Option<&str>, kind: TableProblemKind) {
        self.list(row, None, column, kind);
    }

    /// Notes a problem of a cell.
    pub(super) fn add_cell(&mut self, row: usize, column: usize, heading: &str, kind: TableProblemKind) {
        self.list(Some(row), Some(column), Some(heading), kind);
    }

    fn list(&mut self, row: Option<usize>, at: Option<usize>, heading: Option<&str>, kind: TableProblemKind) {
        self.errors |= kind.severity() == Severity::Error;
        if self.found.len() >= LISTED {
            self.unlisted += 1;
            return;
        }
        let (file, column) = (self.file.clone(), heading.map(str::to_owned));
        self.found.push((at, TableProblem { file, table: self.table, row, column, kind }));
    }

    pub(super) fn has_errors(&self) -> bool {
        self.errors
    }

    /// The problems by row and column.
    pub(super) fn finish(mut self) -> Vec<TableProblem> {
        self.found.sort_by_key(|(column, problem)| (problem.row, *column));
        let mut problems: Vec<TableProblem> = self.found.into_iter().map(|(_, problem)| problem).collect();
        if self.unlisted > 0 {
            let kind = TableProblemKind::MoreProblems { count: self.unlisted };
            let (file, table) = (self.file, self.table);
            problems.push(TableProblem { file, table, row: None, column: None, kind });
        }
        problems
    }
}
