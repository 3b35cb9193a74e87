//! What a person answers, and whether it can be an answer to the question at all.

use std::collections::{BTreeMap, BTreeSet};

use super::questionnaire::{Extra, ExtraWhen, Question, QuestionKind};
use crate::day::is_day;

/// An answer to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Ids of the options that were chosen.
    pub chosen: BTreeSet<String>,
    /// Words.
    pub words: String,
    /// A day (`YYYY-MM-DD`).
    pub date: Option<String>,
}

/// Answers by question id. An answer to a question that is not open is kept, and counts for nothing.
pub type Answers = BTreeMap<String, Answer>;

impl Answer {
    /// Whether anything has been chosen or written.
    pub fn is_given(&self) -> bool {
        !self.chosen.is_empty() || !self.words.trim().is_empty()
    }
}

/// Why something is no answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerProblem {
    /// The question has no such option.
    UnknownOption {
        /// What was chosen.
        option: String,
    },
    /// The question takes one option.
    SeveralChosen,
    /// An option was chosen together with others that it excludes.
    Exclusive {
        /// The option that excludes the others.
        option: String,
    },
    /// A day stands where none is asked for, or is not a day of the calendar.
    BadDate,
}

/// What an answer still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// There is no answer.
    Unanswered,
    /// The words that the choice asks for.
    Words,
    /// The day that the choice asks for.
    Date,
    /// "Don't know", where somebody must find out.
    Unsettled,
}

/// Everything that hinders `answer` from being an answer to `question`.
pub fn check_answer(question: &Question, answer: &Answer) -> Vec<AnswerProblem> {
    let mut problems: Vec<AnswerProblem> = answer
        .chosen
        .iter()
        .filter(|id| question.option(id).is_none())
        .map(|id| AnswerProblem::UnknownOption { option: id.clone() })
        .collect();
    let several = answer.chosen.len() > 1;
    let excluding = answer
        .chosen
        .iter()
        .find(|id| question.option(id).is_some_and(|choice| choice.unknown || choice.exclusive));
    match (several, question.kind, excluding) {
        (true, QuestionKind::One | QuestionKind::Words, _) => problems.push(AnswerProblem::SeveralChosen),
        (true, QuestionKind::Many, Some(option)) => {
            problems.push(AnswerProblem::Exclusive { option: option.clone() });
        }
        _ => {}
    }
    if let Some(date) = &answer.date
        && (question.date.is_none() || !is_day(date))
    {
        problems.push(AnswerProblem::BadDate);
    }
    problems
}

/// What an answer to `question` still lacks; nothing when it is whole.
pub(super) fn gap(question: &Question, answer: &Answer) -> Option<Gap> {
    let unanswered = match question.kind {
        QuestionKind::Words => !answer.is_given(),
        QuestionKind::One | QuestionKind::Many => answer.chosen.is_empty(),
    };
    if unanswered {
        return Some(Gap::Unanswered);
    }
    let unknown = |id: &String| question.option(id).is_some_and(|choice| choice.unknown);
    if question.settle && answer.chosen.iter().any(unknown) {
        return Some(Gap::Unsettled);
    }
    if asks(question.words.as_ref(), answer) && answer.words.trim().is_empty() {
        return Some(Gap::Words);
    }
    if asks(question.date.as_ref(), answer) && answer.date.is_none() {
        return Some(Gap::Date);
    }
    None
}

fn asks(extra: Option<&Extra>, answer: &Answer) -> bool {
    extra.is_some_and(|extra| match &extra.when {
        ExtraWhen::Always => true,
        ExtraWhen::Chosen(options) => options.iter().any(|option| answer.chosen.contains(option)),
    })
}
