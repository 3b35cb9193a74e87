use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Args;

/// An error as the window gets it. The sentences are in the texts, under `error-CODE` with the
/// attributes `.what`, `.safe` and `.next`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ErrorDto {
    /// A stable code, such as `wrong_passphrase`.
    pub code: String,
    /// Values for the sentences.
    pub args: Args,
    /// Every single problem, where there are several.
    pub problems: Vec<ProblemDto>,
}

/// One problem and its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProblemDto {
    /// A stable code; its sentence is `problem-CODE`.
    pub code: String,
    /// Values for the sentence.
    pub args: Args,
    /// Whether it hinders, or is only worth knowing.
    pub hinders: bool,
    /// The file it is in, if it is in one.
    pub file: Option<String>,
    /// The row in the file, counted from 1 with the heading.
    pub row: Option<u32>,
    /// The column's heading, or the field's name.
    pub column: Option<String>,
}
