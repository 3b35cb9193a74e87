use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ProblemDto;

/// Tables that have been read and are not written yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportView {
    /// Each file.
    pub tables: Vec<ImportTable>,
    /// Everything that is wrong or worth knowing, with file, row and column.
    pub problems: Vec<ProblemDto>,
    /// What the import would write, by kind of thing; empty when something hinders.
    pub counts: Vec<ImportCount>,
    /// Whether it can be written.
    pub ready: bool,
}

/// A file that was read as a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportTable {
    /// The file's name without its folder.
    pub file: String,
    /// Which table it is: `organisation`, `systems`, `info_sets`, `holdings`, `flows`,
    /// `dependencies`, `classifications`, `adopted`; `None` when it could not be told.
    pub kind: Option<String>,
    /// `utf-8` or `windows-1252`.
    pub encoding: String,
    /// The separator.
    pub delimiter: String,
    /// How many rows it has under its heading.
    pub rows: u32,
    /// Its columns in order.
    pub columns: Vec<ImportColumn>,
    /// The fields that the table may have, for the choice of each column.
    pub fields: Vec<ImportField>,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportColumn {
    /// Its heading.
    pub heading: String,
    /// The field that it is read as; `None` is left out.
    pub field: Option<String>,
    /// What its first rows hold.
    pub samples: Vec<String>,
}

/// A field of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportField {
    /// Its code; its name is `field-CODE`.
    pub id: String,
    /// Whether a column must be read as it.
    pub required: bool,
}

/// How many of a thing an import writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportCount {
    /// `authorities`, `systems`, `info_sets`, `holdings`, `flows`, `dependencies`, `levels`, `adopted`.
    pub kind: String,
    /// New ones.
    pub new: u32,
    /// Ones that are there and change.
    pub changed: u32,
    /// Ones that are there and stay.
    pub unchanged: u32,
}

/// A person's correction of how a file is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportMapping {
    /// The file's name.
    pub file: String,
    /// Which table it is.
    pub kind: Option<String>,
    /// The field of each column, in order.
    pub columns: Vec<Option<String>>,
}
