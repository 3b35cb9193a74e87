//! The workbook of an assignment: its sentences, and the same questions as in the question view.

use varsam_bundle::payload::AssignmentBody;
use varsam_domain::Pack;
use varsam_exchange::questionnaire::{
    AskedSet, Mark, Questionnaire, QuestionnaireAnswer, QuestionnaireProblem, Words, read_questionnaire,
    write_questionnaire,
};
use varsam_store::tables;

use crate::AppError;
use crate::texts::Texts;

/// An assignment as a workbook has it.
pub(crate) struct Form {
    pack: Pack,
    aspects: Vec<String>,
    sets: Vec<AskedSet>,
    words: Words,
    mark: Mark,
}

impl Form {
    /// The workbook of an assignment in a language.
    pub fn of(row: &tables::Assignment, body: &AssignmentBody, language: &str) -> Result<Self, AppError> {
        let pack = varsam_exchange::read_pack(body.pack_content.as_bytes())
            .map_err(|problems| AppError::new("register_damaged").with("detail", format!("{problems:?}")))?;
        let set = |set: &varsam_bundle::payload::AssignedSet| AskedSet {
            id: set.id.clone(),
            name: set.name.clone(),
            revision: set.set_revision,
        };
        Ok(Self {
            pack,
            aspects: body.aspects.clone(),
            sets: body.sets.iter().map(set).collect(),
            words: words(body, language)?,
            mark: Mark {
                assignment: row.id.clone(),
                document: row.document.clone(),
                language: language.to_owned(),
            },
        })
    }

    /// The workbook's bytes. `today` is written in it as the day it was made.
    pub fn write(&self, today: &str) -> Result<Vec<u8>, AppError> {
        let fault = |detail: String| AppError::new("internal").with("detail", detail);
        let mut parts = today.split('-');
        let mut next = || parts.next().and_then(|part| part.parse::<u16>().ok());
        let day = match (next(), next(), next()) {
            (Some(year), Some(month), Some(day)) => {
                (year, u8::try_from(month).unwrap_or(1), u8::try_from(day).unwrap_or(1))
            }
            _ => return Err(fault(today.to_owned())),
        };
        write_questionnaire(&self.asked(day)).map_err(fault)
    }

    /// The answers of a workbook that came back.
    pub fn read(&self, bytes: &[u8]) -> Result<Vec<QuestionnaireAnswer>, Vec<QuestionnaireProblem>> {
        read_questionnaire(bytes, &self.asked((2000, 1, 1)))
    }

    fn asked(&self, day: (u16, u8, u8)) -> Questionnaire<'_> {
        Questionnaire {
            mark: self.mark.clone(),
            pack: &self.pack,
            aspects: &self.aspects,
            sets: &self.sets,
            words: &self.words,
            day,
        }
    }
}

fn words(body: &AssignmentBody, language: &str) -> Result<Words, AppError> {
    let texts = Texts::load("questionnaire", language)?;
    let get = |key: &str| texts.get(key);
    let mut instructions = vec![
        texts.with(
            "questionnaire-title",
            &[("system", &body.scope.name), ("authority", &body.scope.authority_name)],
        ),
        texts.with("questionnaire-to", &[("function", &body.owner.function)]),
    ];
    instructions.extend(body.invitation.lines().map(str::to_owned));
    instructions.extend([
        get("questionnaire-how"),
        get("questionnaire-choose-help"),
        get("questionnaire-unknown-help"),
        get("questionnaire-reason-help"),
        get("questionnaire-skip"),
        get("questionnaire-locked"),
        texts.with("questionnaire-return", &[("day", &body.valid_until.to_string())]),
    ]);
    Ok(Words {
        sheet_help: get("questionnaire-sheet-help"),
        sheet_questions: get("questionnaire-sheet-questions"),
        sheet_levels: get("questionnaire-sheet-levels"),
        instructions,
        headings: [
            get("questionnaire-set"),
            get("questionnaire-question"),
            get("questionnaire-level"),
            get("questionnaire-category"),
            get("questionnaire-reason"),
        ],
        level_headings: [
            get("questionnaire-aspect"),
            get("questionnaire-choice"),
            get("questionnaire-meaning"),
        ],
        categories: get("questionnaire-category"),
        unknown: get("questionnaire-unknown"),
        unknown_meaning: get("questionnaire-unknown-meaning"),
        choose: get("questionnaire-choose"),
    })
}
