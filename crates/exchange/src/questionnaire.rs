//! The workbook (XLSX) that an information owner without Varsam answers an assignment in, and its
//! way back. It is not signed: whoever reads it in answers for where it came from.
//!
//! Reading believes nothing that the workbook says about itself. The same questionnaire that was
//! written is built again from the assignment, and every cell but the answers must be as it was.

mod container;
mod problem;
mod read;
mod write;

use varsam_domain::Pack;
use varsam_domain::pack::Text;

pub use container::MAX_QUESTIONNAIRE_BYTES;
pub use problem::QuestionnaireProblem;
pub use read::{identify, read_questionnaire};
pub use write::write_questionnaire;

/// The longest reason that is read, in characters.
pub const LONGEST_REASON: usize = 4000;

/// What is asked, by whom and of whom.
#[derive(Debug, Clone)]
pub struct Questionnaire<'a> {
    /// Which questionnaire it is.
    pub mark: Mark,
    /// The pack that the questions come from.
    pub pack: &'a Pack,
    /// The aspects to answer.
    pub aspects: &'a [String],
    /// The sets to answer about.
    pub sets: &'a [AskedSet],
    /// Every sentence that is no pack's.
    pub words: &'a Words,
    /// The day it is written, as year, month and day.
    pub day: (u16, u8, u8),
}

/// What a questionnaire says of itself on a hidden sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The assignment's id.
    pub assignment: String,
    /// The assignment's document digest.
    pub document: String,
    /// The language it is written in.
    pub language: String,
}

/// A set that is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedSet {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its revision.
    pub revision: u32,
}

/// The sentences of a questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The name of the sheet with instructions.
    pub sheet_help: String,
    /// The name of the sheet to fill in.
    pub sheet_questions: String,
    /// The name of the sheet that says what the levels mean.
    pub sheet_levels: String,
    /// The instructions, a line each; the first is a heading.
    pub instructions: Vec<String>,
    /// Headings of the sheet to fill in: set, question, level, what decided, reason.
    pub headings: [String; 5],
    /// Headings of the sheet about levels: aspect, choice, meaning.
    pub level_headings: [String; 3],
    /// The heading above the consequence categories.
    pub categories: String,
    /// "Vet inte".
    pub unknown: String,
    /// What "vet inte" means.
    pub unknown_meaning: String,
    /// What is said when something else than a choice is typed.
    pub choose: String,
}

/// An answer that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionnaireAnswer {
    /// The set.
    pub set: String,
    /// The revision that was asked about.
    pub revision: u32,
    /// The aspect.
    pub aspect: String,
    /// The level's id; `None` exactly when it is not known.
    pub level: Option<String>,
    /// The consequence category that decided.
    pub category: Option<String>,
    /// Why.
    pub reason: String,
}

/// A row to fill in, as it stands in the workbook.
struct Row<'a> {
    set: &'a AskedSet,
    /// The aspect's place in the pack.
    aspect: usize,
    question: String,
    /// What the hidden cell says: set, revision and aspect.
    key: String,
}

impl Questionnaire<'_> {
    fn rows(&self) -> Vec<Row<'_>> {
        let aspects: Vec<usize> = self.aspects.iter().filter_map(|id| self.pack.aspect_index(id)).collect();
        let of_set = |set| aspects.iter().map(move |&aspect| self.row(set, aspect));
        self.sets.iter().flat_map(of_set).collect()
    }

    fn row<'a>(&self, set: &'a AskedSet, aspect: usize) -> Row<'a> {
        let asked = &self.pack.aspects[aspect];
        Row {
            set,
            aspect,
            question: format!("{}: {}", self.say(&asked.name), self.say(&asked.question)),
            key: format!("{}|{}|{}", set.id, set.revision, asked.id),
        }
    }

    /// The choices for an aspect: what is shown, and the level's id. The last is "vet inte".
    fn choices(&self, aspect: usize) -> Vec<(String, Option<String>)> {
        let levels = self.pack.levels(aspect).iter();
        let named = levels
            .map(|level| (format!("{} {}", level.number, self.say(&level.word)), Some(level.id.clone())));
        named.chain([(self.words.unknown.clone(), None)]).collect()
    }

    /// The consequence categories: what is shown, and the id.
    fn categories(&self) -> Vec<(String, String)> {
        self.pack.categories.iter().map(|category| (self.say(&category.name), category.id.clone())).collect()
    }

    /// A text of the pack in the questionnaire's language, or in the one there is.
    fn say(&self, text: &Text) -> String {
        let said = text.get(&self.mark.language).or_else(|| text.get("sv")).or_else(|| text.values().next());
        said.cloned().unwrap_or_default()
    }
}

/// The hidden sheet.
const MARK_SHEET: &str = "varsam";
/// What its first cell says.
const MARK: &str = "questionnaire/1";
/// Columns of the sheet to fill in.
mod column {
    pub const SET: u16 = 0;
    pub const QUESTION: u16 = 1;
    pub const LEVEL: u16 = 2;
    pub const CATEGORY: u16 = 3;
    pub const REASON: u16 = 4;
    pub const KEY: u16 = 5;
}
