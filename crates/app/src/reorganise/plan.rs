//! What a reorganisation comes to before it is done: the work, what is said of it, what hinders it.

use std::collections::BTreeMap;

use varsam_domain::day::is_day;
use varsam_store::{Kind, Op, StoreError, Transaction, tables};

use crate::AppError;
use crate::assets::valid_long_text;
use crate::dto::{ChangeLine, LevelChoice, ProblemDto};
use crate::register::optional_text;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// What a plan is made from.
pub(super) struct Ground<'a> {
    pub session: &'a Session,
    pub snapshot: &'a Snapshot,
    /// `YYYY-MM-DD`.
    pub today: &'a str,
    /// RFC 3339.
    pub now: &'a str,
    /// Who.
    pub by: &'a str,
    /// Makes a new identity.
    pub fresh: &'a dyn Fn() -> String,
}

/// The rows that are written, as an operation or to be taken back again.
pub(super) type Work = Box<dyn Fn(&mut Transaction<'_>) -> Result<(), StoreError>>;

/// A reorganisation that has been worked out.
pub(super) struct Plan {
    pub op: Op,
    pub object: String,
    pub work: Work,
    /// What is said of it, beside what follows from the rows.
    pub changes: Vec<ChangeLine>,
    pub choices: Vec<LevelChoice>,
    pub problems: Vec<ProblemDto>,
    /// The day from which it counts, when that is to come.
    pub from: Option<String>,
    /// What remains to be shown.
    pub remains: Option<(Kind, String)>,
    /// What is made.
    pub made: Option<(Kind, String)>,
}

impl Plan {
    /// A plan that does nothing yet.
    pub fn new(op: Op, object: &str) -> Self {
        Self {
            op,
            object: object.to_owned(),
            work: Box::new(|_| Ok(())),
            changes: Vec::new(),
            choices: Vec::new(),
            problems: Vec::new(),
            from: None,
            remains: None,
            made: None,
        }
    }

    /// Says something that changes.
    pub fn say(&mut self, code: &str, args: &[(&str, String)]) {
        let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.changes.push(ChangeLine { code: code.to_owned(), args });
    }

    /// Says what hinders it, at a field of the request.
    pub fn hinder(&mut self, field: &str, code: &str, args: &[(&str, String)]) {
        let args: BTreeMap<String, String> =
            args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.problems.push(ProblemDto {
            code: code.to_owned(),
            args,
            hinders: true,
            file: None,
            row: None,
            column: Some(field.to_owned()),
        });
    }

    /// A name or function that must be there.
    pub fn named(&mut self, field: &str, text: &str) -> String {
        match optional_text(text) {
            Ok(Some(text)) => return text,
            Ok(None) => self.hinder(field, "field_empty", &[]),
            Err(_) => self.hinder(field, "text_invalid", &[]),
        }
        String::new()
    }

    /// A longer text that must be there.
    pub fn written(&mut self, field: &str, text: &str) -> String {
        match valid_long_text(text.trim()) {
            Ok(text) if !text.is_empty() => return text,
            Ok(_) => self.hinder(field, "field_empty", &[]),
            Err(_) => self.hinder(field, "text_invalid", &[]),
        }
        String::new()
    }

    /// A day that must be there.
    pub fn day(&mut self, field: &str, text: &str) -> String {
        let text = text.trim();
        match text {
            "" => self.hinder(field, "field_empty", &[]),
            day if is_day(day) => return day.to_owned(),
            _ => self.hinder(field, "not_a_day", &[]),
        }
        String::new()
    }
}

impl Ground<'_> {
    /// A system that something may be written about.
    pub fn system(&self, id: &str) -> Result<&tables::System, AppError> {
        Ok(&self.snapshot.content.systems[self.snapshot.asked_system(id)?])
    }

    /// A set that something may be written about.
    pub fn set(&self, id: &str) -> Result<&tables::InfoSet, AppError> {
        Ok(&self.snapshot.content.sets[self.snapshot.set(id)?])
    }

    pub fn authority(&self, id: &str) -> Result<&tables::Authority, AppError> {
        let rows = self.snapshot.content.authorities.iter();
        rows.into_iter().find(|row| row.id == id).ok_or_else(|| unknown(id))
    }

    /// The authorities above one, the nearest first.
    pub fn above(&self, id: &str) -> Vec<&str> {
        let rows = &self.snapshot.content.authorities;
        let parent = |id: &str| rows.iter().find(|row| row.id == id)?.parent.as_deref();
        // A circle ends where it has gone round.
        std::iter::successors(parent(id), |above| parent(above)).take(rows.len()).collect()
    }

    /// The name of a thing that something may be written about.
    pub fn name(&self, kind: Kind, id: &str) -> Result<String, AppError> {
        Ok(match kind {
            Kind::System => self.system(id)?.name.clone(),
            Kind::Set => self.set(id)?.name.clone(),
            Kind::Authority => self.authority(id)?.name.clone(),
        })
    }
}

/// A set as it becomes by a change: its revision rises.
pub(super) fn changed(row: &tables::InfoSet) -> tables::InfoSet {
    tables::InfoSet { revision: row.revision + 1, ..row.clone() }
}

pub(super) fn unknown(id: &str) -> AppError {
    AppError::new("unknown_thing").with("id", id)
}

/// The answer about something that an operation does not do.
pub(super) fn not_of(kind: Kind) -> AppError {
    unknown(kind.code())
}

pub(super) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
