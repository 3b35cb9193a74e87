//! Several tables at once: each is decoded and recognised, then all are read against each other.

use std::collections::HashSet;

use varsam_domain::Pack;

use super::cells::{Columns, Row};
use super::content::ImportedContent;
use super::cross::{Known, Space, cycles};
use super::decode::{Encoding, Raw, decode};
use super::fields::{self, Field, Mapping, TableKind, guess_mapping, guess_table};
use super::led::{Lead, Led};
use super::problem::{Findings, Severity, TableProblem, TableProblemKind};
use super::rows;

/// A file to read, and what somebody has said about it.
#[derive(Debug, Clone)]
pub struct TableInput<'a> {
    /// The file's name, for guessing and for naming problems.
    pub file: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Which table it is; guessed when `None`.
    pub kind: Option<TableKind>,
    /// Which column is which field; guessed when `None`.
    pub mapping: Option<Mapping>,
}

/// Identities that the register already has. References may go there; rows that define one of
/// them again are left out.
#[derive(Debug, Clone, Default)]
pub struct Existing {
    /// Authorities.
    pub authorities: HashSet<String>,
    /// Systems.
    pub systems: HashSet<String>,
    /// Information sets.
    pub sets: HashSet<String>,
    /// Flows.
    pub flows: HashSet<String>,
    /// Identities of what was merged into something else.
    pub led: Led,
}

impl Existing {
    pub(super) fn has(&self, space: Space, id: &str) -> bool {
        match space {
            Space::Authority => self.authorities.contains(id),
            Space::System => self.systems.contains(id),
            Space::Party => self.systems.contains(id) || self.authorities.contains(id),
            Space::Set => self.sets.contains(id),
            Space::Flow => self.flows.contains(id),
            Space::Classification | Space::Adopted => false,
        }
    }

    /// What an identity leads to, when it is one of something that was merged.
    pub(super) fn leads(&self, space: Space, id: &str) -> Option<&Lead> {
        match space {
            Space::Authority => self.led.authorities.get(id),
            Space::System => self.led.systems.get(id),
            Space::Party => self.led.systems.get(id).or_else(|| self.led.authorities.get(id)),
            Space::Set => self.led.sets.get(id),
            Space::Flow | Space::Classification | Space::Adopted => None,
        }
    }
}

/// One file as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePreview {
    /// The file's name.
    pub file: String,
    /// Which table it is; `None` when nothing tells.
    pub kind: Option<TableKind>,
    /// The encoding; `None` when the file could not be read.
    pub encoding: Option<Encoding>,
    /// The delimiter; `None` when the file could not be read.
    pub delimiter: Option<char>,
    /// The headings.
    pub headings: Vec<String>,
    /// Which column is which field.
    pub mapping: Mapping,
    /// How many rows there are below the heading.
    pub rows: usize,
    /// The first of them.
    pub sample: Vec<Vec<String>>,
}

/// What the tables say, and what stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablesPreview {
    /// The files, in the caller's order.
    pub tables: Vec<TablePreview>,
    /// Every problem, by file and row.
    pub problems: Vec<TableProblem>,
    /// The content; `None` as long as there is an error.
    pub content: Option<ImportedContent>,
}

impl TablesPreview {
    /// The problems of one severity.
    pub fn problems_of(&self, severity: Severity) -> impl Iterator<Item = &TableProblem> {
        self.problems.iter().filter(move |problem| problem.severity() == severity)
    }
}

/// How many rows a preview shows.
const SAMPLE: usize = 5;

/// A file on its way through.
struct Table<'a> {
    input: &'a TableInput<'a>,
    found: Findings,
    raw: Option<Raw>,
    kind: Option<TableKind>,
    mapping: Mapping,
    /// Whether its rows can be read.
    complete: bool,
}

/// Reads tables together: references may go from one to another, in any order of the files.
pub fn read_tables(inputs: &[TableInput<'_>], pack: &Pack, existing: &Existing) -> TablesPreview {
    let mut tables: Vec<Table> = inputs.iter().map(|input| recognise(input, pack)).collect();
    let mut known = Known::new(existing);
    let mut wanted: Vec<Vec<bool>> = Vec::new();
    for table in &mut tables {
        wanted.push(table.define(&mut known, pack));
    }
    let mut content = ImportedContent::default();
    for (table, wanted) in tables.iter_mut().zip(&wanted) {
        table.read(wanted, &known, pack, &mut content);
    }
    for table in &mut tables {
        table.check_cycles(&content, pack);
    }
    content.follow(&existing.led);
    let errors = tables.iter().any(|table| table.found.has_errors());
    let previews = tables.iter().map(Table::preview).collect();
    let problems = tables.into_iter().flat_map(|table| table.found.finish()).collect();
    TablesPreview { tables: previews, problems, content: (!errors).then_some(content) }
}

/// Finds out how a file is written, which table it is, and which column is what.
fn recognise<'a>(input: &'a TableInput<'a>, pack: &Pack) -> Table<'a> {
    let mut found = Findings::new(input.file);
    found.table = input.kind;
    let raw = decode(input.bytes, &mut found);
    let mut table = Table { input, found, raw, kind: input.kind, mapping: Mapping::new(), complete: false };
    let Some(raw) = &table.raw else { return table };
    table.kind = input.kind.or_else(|| guess_table(input.file, &raw.headings, pack));
    table.found.table = table.kind;
    let Some(kind) = table.kind else {
        table.found.add(None, None, TableProblemKind::UnknownTable);
        return table;
    };
    let fields = fields::fields(kind, pack);
    table.mapping = match &input.mapping {
        Some(mapping) => checked_mapping(mapping, &fields, raw, &mut table.found),
        None => {
            for (field, column) in fields::ambiguous(kind, &raw.headings, pack) {
                let heading = raw.headings[column].as_str();
                table.found.add(None, Some(heading), TableProblemKind::AmbiguousColumn { field });
            }
            guess_mapping(kind, &raw.headings, pack)
        }
    };
    table.complete = check_columns(&table.mapping, &fields, raw, &mut table.found);
    table
}

/// The caller's mapping without what does not exist.
fn checked_mapping(mapping: &Mapping, fields: &[Field], raw: &Raw, found: &mut Findings) -> Mapping {
    let mut checked = mapping.clone();
    checked.retain(|field, column| {
        let good = *column < raw.headings.len() && fields.iter().any(|known| known.id == *field);
        if !good {
            found.add(None, None, TableProblemKind::BadMapping { field: field.clone() });
        }
        good
    });
    checked
}

/// Notes missing and unused columns; whether the rows can be read.
fn check_columns(mapping: &Mapping, fields: &[Field], raw: &Raw, found: &mut Findings) -> bool {
    let mut complete = true;
    for field in fields.iter().filter(|field| !mapping.contains_key(&field.id)) {
        if field.required {
            complete = false;
            found.add(None, None, TableProblemKind::MissingColumn { field: field.id.clone() });
        } else if let Some(aspect) = field.id.strip_prefix("level.") {
            let kind = TableProblemKind::MissingLevelColumn { aspect: aspect.to_owned() };
            found.add(None, None, kind);
        }
    }
    for (column, heading) in raw.headings.iter().enumerate() {
        if !heading.is_empty() && !mapping.values().any(|&mapped| mapped == column) {
            found.add(None, Some(heading), TableProblemKind::UnusedColumn);
        }
    }
    complete
}

impl Table<'_> {
    /// Calls `each` with every row.
    fn rows(&mut self, pack: &Pack, mut each: impl FnMut(usize, TableKind, &mut Row)) {
        let (Some(raw), Some(kind), true) = (&self.raw, self.kind, self.complete) else { return };
        let columns = Columns { headings: &raw.headings, mapping: &self.mapping, pack };
        for (ix, raw) in raw.rows.iter().enumerate() {
            let mut row =
                Row { number: raw.number, cells: &raw.cells, columns: &columns, found: &mut self.found };
            each(ix, kind, &mut row);
        }
    }

    /// Takes in the identities that the rows define; which rows are to be read.
    fn define(&mut self, known: &mut Known, pack: &Pack) -> Vec<bool> {
        if !self.complete {
            known.missed(self.kind);
        }
        let mut wanted = Vec::new();
        self.rows(pack, |_, kind, row| wanted.push(known.define(kind, row)));
        wanted
    }

    fn read(&mut self, wanted: &[bool], known: &Known, pack: &Pack, content: &mut ImportedContent) {
        self.rows(pack, |ix, kind, row| {
            if !wanted[ix] {
                return;
            }
            let headings = row.columns.headings.len();
            if row.cells.iter().skip(headings).any(|cell| !cell.trim().is_empty()) {
                row.found.add(Some(row.number), None, TableProblemKind::TooManyCells);
            }
            known.check_references(kind, row);
            match kind {
                TableKind::Organisation => content.authorities.extend(rows::authority(row)),
                TableKind::Systems => content.systems.extend(rows::system(row)),
                TableKind::InfoSets => content.sets.extend(rows::info_set(row)),
                TableKind::Holdings => content.holdings.extend(rows::holding(row)),
                TableKind::Flows => content.flows.extend(rows::flow(row)),
                TableKind::Dependencies => content.dependencies.extend(rows::dependency(row)),
                TableKind::Classifications => content.classifications.extend(rows::classification(row)),
                TableKind::Adopted => content.adopted.extend(rows::adopted(row)),
            }
        });
    }

    /// Notes rows that contain themselves or stand above themselves.
    fn check_cycles<'c>(&mut self, content: &'c ImportedContent, pack: &Pack) {
        let (in_cycle, field) = match self.kind {
            Some(TableKind::InfoSets) => {
                let parts =
                    |set: &'c super::ImportedSet| set.parts.iter().flatten().map(String::as_str).collect();
                (cycles(content.sets.iter().map(|set| (set.id.as_str(), parts(set))), pack), "parts")
            }
            Some(TableKind::Organisation) => {
                let parent = |a: &'c super::ImportedAuthority| a.parent.as_deref().into_iter().collect();
                (cycles(content.authorities.iter().map(|a| (a.id.as_str(), parent(a))), pack), "parent")
            }
            _ => return,
        };
        if in_cycle.is_empty() {
            return;
        }
        self.rows(pack, |_, _, row| {
            let id = row.raw("id").to_owned();
            if in_cycle.contains(&id) {
                let kind = match field {
                    "parts" => TableProblemKind::PartCycle { id },
                    _ => TableProblemKind::ParentCycle { id },
                };
                row.add(field, kind);
            }
        });
    }

    fn preview(&self) -> TablePreview {
        let rows = self.raw.as_ref().map_or(&[][..], |raw| &raw.rows);
        TablePreview {
            file: self.input.file.to_owned(),
            kind: self.kind,
            encoding: self.raw.as_ref().map(|raw| raw.encoding),
            delimiter: self.raw.as_ref().map(|raw| raw.delimiter),
            headings: self.raw.as_ref().map(|raw| raw.headings.clone()).unwrap_or_default(),
            mapping: self.mapping.clone(),
            rows: rows.len(),
            sample: rows.iter().take(SAMPLE).map(|row| row.cells.clone()).collect(),
        }
    }
}
