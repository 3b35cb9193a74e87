//! What stands in the way of a questionnaire that came back.

/// A problem, with the cell where there is one (`C7`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionnaireProblem {
    /// The file is no XLSX workbook, or a damaged one.
    NotAWorkbook,
    /// It is larger than any questionnaire, packed or unpacked.
    TooLarge,
    /// It carries macros.
    Macros,
    /// It reaches outside itself: links to other files, connections, embedded objects.
    Outside,
    /// It is a workbook, but no questionnaire of this program.
    NotAQuestionnaire,
    /// It belongs to another assignment, or another edition of it.
    OtherAssignment,
    /// A cell that is not for answers has been changed, moved or added.
    Moved {
        /// The cell.
        cell: String,
    },
    /// A cell is calculated.
    Formula {
        /// The cell.
        cell: String,
    },
    /// A level that the questionnaire's pack does not have.
    UnknownLevel {
        /// The cell.
        cell: String,
        /// What it says.
        value: String,
    },
    /// A consequence category that the pack does not have.
    UnknownCategory {
        /// The cell.
        cell: String,
        /// What it says.
        value: String,
    },
    /// A reason or category without a level.
    WithoutLevel {
        /// The cell where the level is missing.
        cell: String,
    },
    /// A reason that is too long.
    TooLong {
        /// The cell.
        cell: String,
    },
    /// Nothing has been answered.
    Empty,
}

impl QuestionnaireProblem {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAWorkbook => "not_a_workbook",
            Self::TooLarge => "workbook_too_large",
            Self::Macros => "workbook_macros",
            Self::Outside => "workbook_outside",
            Self::NotAQuestionnaire => "not_a_questionnaire",
            Self::OtherAssignment => "other_assignment",
            Self::Moved { .. } => "cell_moved",
            Self::Formula { .. } => "cell_formula",
            Self::UnknownLevel { .. } => "cell_level",
            Self::UnknownCategory { .. } => "cell_category",
            Self::WithoutLevel { .. } => "cell_without_level",
            Self::TooLong { .. } => "cell_too_long",
            Self::Empty => "questionnaire_empty",
        }
    }

    /// The cell and what it says, where there is one.
    pub fn place(&self) -> (Option<&str>, Option<&str>) {
        match self {
            Self::Moved { cell }
            | Self::Formula { cell }
            | Self::WithoutLevel { cell }
            | Self::TooLong { cell } => (Some(cell), None),
            Self::UnknownLevel { cell, value } | Self::UnknownCategory { cell, value } => {
                (Some(cell), Some(value))
            }
            Self::NotAWorkbook
            | Self::TooLarge
            | Self::Macros
            | Self::Outside
            | Self::NotAQuestionnaire
            | Self::OtherAssignment
            | Self::Empty => (None, None),
        }
    }
}
