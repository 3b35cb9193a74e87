//! A form of the window, read field by field: everything that is wrong is told at once, each with
//! its field.

use chrono::NaiveDate;

use crate::AppError;
use crate::assets::LONGEST_TEXT;
use crate::dto::{Args, ProblemDto};
use crate::register::LONGEST_NAME;

/// What has been found to be wrong so far.
#[derive(Default)]
pub(crate) struct Form {
    problems: Vec<ProblemDto>,
}

impl Form {
    /// Notes a problem at a field.
    pub fn add(&mut self, code: &str, field: &str, values: &[(&str, &str)]) {
        let values = std::iter::once(("field", field)).chain(values.iter().copied());
        let args: Args = values.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let code = code.to_owned();
        self.problems.push(ProblemDto { code, args, hinders: true, file: None, row: None, column: None });
    }

    /// A short text on one line.
    pub fn line(&mut self, field: &str, text: &str) -> String {
        let text: String = text.trim().chars().filter(|c| !c.is_control()).collect();
        self.short_enough(field, &text, LONGEST_NAME);
        text
    }

    /// A text that may have several lines.
    pub fn words(&mut self, field: &str, text: &str) -> String {
        let text: String =
            text.trim().chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        self.short_enough(field, &text, LONGEST_TEXT);
        text
    }

    fn short_enough(&mut self, field: &str, text: &str, longest: usize) {
        if text.chars().count() > longest {
            self.add("field_too_long", field, &[("longest", &longest.to_string())]);
        }
    }

    /// Says that a field must hold something.
    pub fn wants(&mut self, field: &str, there: bool) {
        if !there {
            self.add("field_missing", field, &[]);
        }
    }

    /// A day, if one is given.
    pub fn day(&mut self, field: &str, text: Option<&str>) -> Option<String> {
        let text = text.map(str::trim).filter(|text| !text.is_empty())?;
        let day = text.parse::<NaiveDate>().ok().map(|day| day.to_string());
        if day.is_none() {
            self.add("field_day", field, &[("value", text)]);
        }
        day
    }

    /// One of the codes that the field may hold.
    pub fn choice(&mut self, field: &str, code: &str, known: &[&str]) -> String {
        if !known.contains(&code) {
            self.add("field_choice", field, &[("value", code)]);
        }
        code.to_owned()
    }

    /// Says when the second of two days stands before the first; the second field has it.
    pub fn follows(&mut self, first: (&str, Option<&String>), second: (&str, Option<&String>)) {
        if let (Some(one), Some(other)) = (first.1, second.1)
            && other < one
        {
            self.add("dates_contradict", second.0, &[("first", first.0), ("second", second.0)]);
        }
    }

    /// Says when a day lies ahead that must have been.
    pub fn not_ahead(&mut self, field: &str, day: Option<&String>, today: &str) {
        if let Some(day) = day.filter(|day| day.as_str() > today) {
            self.add("field_ahead", field, &[("value", day)]);
        }
    }

    /// Whether anything is wrong, as an error with all of it.
    ///
    /// # Errors
    /// `form_invalid`.
    pub fn done(self) -> Result<(), AppError> {
        if self.problems.is_empty() {
            return Ok(());
        }
        let count = self.problems.len();
        Err(AppError { problems: self.problems, ..AppError::new("form_invalid").with("count", count) })
    }
}
