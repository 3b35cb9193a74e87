//! A folder of TOML files that one document is built from, and where each member came from.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::json::{Malformed, Position};
use crate::pack::{PackProblem, PackProblemKind};

/// One file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name in the folder, as `flags.toml`.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A problem and the file that it is in; empty when no file is at fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceProblem {
    /// The file's name.
    pub file: String,
    /// What is wrong there. Places count within the file.
    pub problem: PackProblem,
}

impl fmt::Display for SourceProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.file.is_empty() {
            write!(f, "{}: ", self.file)?;
        }
        write!(f, "{}", self.problem)
    }
}

/// What a folder is the source of, when one of its files says so: `assessment` or `measures`. A
/// classification model says nothing.
pub fn source_kind(files: &[SourceFile]) -> Option<String> {
    #[derive(serde::Deserialize, Default)]
    #[serde(default)]
    struct Kind {
        kind: Option<String>,
    }
    files.iter().find_map(|file| parse::<Kind>(&file.bytes).ok()?.kind)
}

/// Reads one file of the folder.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PackProblem> {
    let malformed = |what, position| PackProblem {
        place: String::new(),
        position,
        kind: PackProblemKind::Malformed(what),
    };
    let text = std::str::from_utf8(bytes).map_err(|_| malformed(Malformed::NotUtf8, None))?;
    toml::from_str(text).map_err(|error| {
        let position = error.span().map(|span| {
            let before = &text[..span.start.min(text.len())];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            Position { line: before.matches('\n').count() + 1, column: before.len() - line_start + 1 }
        });
        malformed(Malformed::WrongShape { detail: error.message().to_owned() }, position)
    })
}

/// Which file each member came from.
#[derive(Default)]
pub(crate) struct Places(Vec<Origin>);

struct Origin {
    member: &'static str,
    file: String,
    /// Where the file's part of a list starts and ends; nothing for a member that is no list.
    range: Option<std::ops::Range<usize>>,
}

impl Places {
    /// A member that stands in one file.
    pub fn single(&mut self, member: &'static str, file: &str) {
        self.0.push(Origin { member, file: file.to_owned(), range: None });
    }

    /// A list of which a file has `count` entries, after the `from` before it.
    pub fn list(&mut self, member: &'static str, file: &str, from: usize, count: usize) {
        if count > 0 {
            self.0.push(Origin { member, file: file.to_owned(), range: Some(from..from + count) });
        }
    }

    /// The problem with its file, and its place counted within that file.
    pub fn locate(&self, mut problem: PackProblem) -> SourceProblem {
        let end = problem.place.find(['[', '.']).unwrap_or(problem.place.len());
        let (member, rest) = problem.place.split_at(end);
        let index = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let number = index.and_then(|(number, _)| number.parse::<usize>().ok());
        for origin in self.0.iter().filter(|origin| origin.member == member) {
            match (&origin.range, number) {
                (Some(range), Some(at)) if range.contains(&at) => {
                    let after = index.map_or("", |(_, after)| after);
                    problem.place = format!("{member}[{}]{after}", at - range.start);
                    return SourceProblem { file: origin.file.clone(), problem };
                }
                (None, _) => return SourceProblem { file: origin.file.clone(), problem },
                _ => {}
            }
        }
        SourceProblem { file: String::new(), problem }
    }
}

/// Declares how the files of a folder come together: what stands in one file, and which lists may
/// be divided over several.
macro_rules! assembly {
    ($part:ty; single($($single:ident),+); lists($($list:ident),+);) => {
        /// Files as they come together.
        #[derive(Default)]
        struct Assembly {
            whole: $part,
            places: $crate::source_folder::Places,
            problems: Vec<$crate::pack::SourceProblem>,
        }

        impl Assembly {
            fn problem(&mut self, file: &str, problem: $crate::pack::PackProblem) {
                self.problems.push($crate::pack::SourceProblem { file: file.to_owned(), problem });
            }

            fn take(&mut self, file: &str, part: $part) {
                $(
                    if part.$single.is_some() {
                        if self.whole.$single.is_some() {
                            let member = stringify!($single).to_owned();
                            let kind = $crate::pack::PackProblemKind::MemberTwice { member };
                            let place = String::new();
                            self.problem(file, $crate::pack::PackProblem { place, position: None, kind });
                        }
                        self.places.single(stringify!($single), file);
                        self.whole.$single = part.$single;
                    }
                )+
                $(
                    let before = self.whole.$list.len();
                    self.places.list(stringify!($list), file, before, part.$list.len());
                    self.whole.$list.extend(part.$list);
                )+
            }
        }
    };
}
pub(crate) use assembly;
