//! One row, asked field by field. What a cell cannot answer is noted with row and column.

use std::collections::BTreeSet;

use varsam_domain::Pack;

use super::decode::trimmed;
use super::fields::Mapping;
use super::problem::{Findings, TableProblemKind};
use super::words::{self, Worded};
use varsam_domain::day::is_day;

/// The longest text that a cell may hold, in characters.
pub(super) const MAX_CELL: usize = 20_000;

/// A table whose columns are known.
pub(super) struct Columns<'a> {
    pub headings: &'a [String],
    pub mapping: &'a Mapping,
    pub pack: &'a Pack,
}

/// One row of it.
pub(super) struct Row<'a> {
    pub number: usize,
    pub cells: &'a [String],
    pub columns: &'a Columns<'a>,
    pub found: &'a mut Findings,
}

impl Row<'_> {
    /// Notes a problem in the column of a field.
    pub(super) fn add(&mut self, field: &str, kind: TableProblemKind) {
        match self.columns.mapping.get(field) {
            Some(&column) => {
                let heading = self.columns.headings.get(column).map_or("", String::as_str);
                self.found.add_cell(self.number, column, heading, kind);
            }
            None => self.found.add(Some(self.number), None, kind),
        }
    }

    /// The cell as it stands, without the white space around it.
    pub(super) fn raw(&self, field: &str) -> &str {
        self.columns.mapping.get(field).and_then(|&ix| self.cells.get(ix)).map_or("", |cell| trimmed(cell))
    }

    /// A text; `None` when the cell is empty or there is no column.
    pub(super) fn text(&mut self, field: &str) -> Option<String> {
        let text = self.raw(field).to_owned();
        if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
            self.add(field, TableProblemKind::TooLong { limit: MAX_CELL });
        }
        (!text.is_empty()).then_some(text)
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, field: &str) -> Option<String> {
        let text = self.text(field);
        if text.is_none() {
            self.add(field, TableProblemKind::EmptyCell);
        }
        text
    }

    /// A word that must be there.
    pub(super) fn word<T: Worded>(&mut self, field: &str) -> Option<T> {
        let word = self.required(field)?;
        let value = words::value_of(&word);
        if value.is_none() {
            self.add(field, TableProblemKind::UnknownWord { value: word });
        }
        value
    }

    /// A word that may be left out.
    pub(super) fn optional_word<T>(&mut self, field: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let word = self.text(field).filter(|word| !words::is_unknown(word))?;
        let value = read(&word);
        if value.is_none() {
            self.add(field, TableProblemKind::UnknownWord { value: word });
        }
        value
    }

    /// Several texts, separated by comma, semicolon or line break.
    pub(super) fn texts(&mut self, field: &str) -> BTreeSet<String> {
        let text = self.text(field).unwrap_or_default();
        let parts = text.split([',', ';', '\n']).map(trimmed).filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    /// Several words.
    pub(super) fn words<T: Worded + Ord>(&mut self, field: &str) -> BTreeSet<T> {
        let mut values = BTreeSet::new();
        for word in self.texts(field) {
            match words::value_of(&word) {
                Some(value) => {
                    values.insert(value);
                }
                None if words::is_unknown(&word) => {}
                None => self.add(field, TableProblemKind::UnknownWord { value: word }),
            }
        }
        values
    }

    /// Yes or no. An empty cell is read as no, and noted; so is a missing column, once, elsewhere.
    pub(super) fn yes(&mut self, field: &str) -> bool {
        let empty = words::is_unknown(self.raw(field));
        if empty && self.columns.mapping.contains_key(field) {
            self.add(field, TableProblemKind::AssumedNo);
        }
        self.maybe(field).unwrap_or(false)
    }

    /// Yes, no, or not known.
    pub(super) fn maybe(&mut self, field: &str) -> Option<bool> {
        self.optional_word(field, words::yes_or_no)
    }

    /// A day that may be left out.
    pub(super) fn date(&mut self, field: &str) -> Option<String> {
        let text = self.text(field).filter(|text| !words::is_unknown(text))?;
        if !is_day(&text) {
            self.add(field, TableProblemKind::BadDate { value: text });
            return None;
        }
        Some(text)
    }

    /// A day that must be there.
    pub(super) fn required_date(&mut self, field: &str) -> Option<String> {
        self.required(field)?;
        let text = self.raw(field).to_owned();
        if !is_day(&text) {
            self.add(field, TableProblemKind::BadDate { value: text });
            return None;
        }
        Some(text)
    }

    /// A level of an aspect, as a number, a word of the pack, or both; `None` is *ej bedömd*.
    pub(super) fn level(&mut self, field: &str, aspect: usize) -> Option<u8> {
        let text = self.text(field).filter(|text| !words::is_unknown(text))?;
        let level = level_of(&text, self.columns.pack, aspect);
        if level.is_none() {
            let aspect = self.columns.pack.aspects[aspect].id.clone();
            self.add(field, TableProblemKind::BadLevel { aspect, value: text });
        }
        level
    }

    /// The levels of all aspects, in fields that begin with `prefix`.
    pub(super) fn levels(&mut self, prefix: &str) -> Vec<Option<u8>> {
        let pack = self.columns.pack;
        let ids = pack.aspects.iter().enumerate();
        ids.map(|(ix, aspect)| self.level(&format!("{prefix}.{}", aspect.id), ix)).collect()
    }
}

/// `2`, `K2`, `Betydande`, `2 - Betydande`, when the parts agree and the pack has the level.
fn level_of(text: &str, pack: &Pack, aspect: usize) -> Option<u8> {
    let text = words::normalised(text);
    let definition = pack.aspects.get(aspect)?;
    let level = pack.levels(aspect).iter().find(|level| {
        let number = level.number.to_string();
        let with_aspect = words::normalised(&format!("{}{number}", definition.id));
        let mut names = level.word.values().map(|word| words::normalised(word));
        text == number
            || text == with_aspect
            || names.any(|name| {
                text == name || text == format!("{number}-{name}") || text == format!("{number}{name}")
            })
    })?;
    Some(level.number)
}
