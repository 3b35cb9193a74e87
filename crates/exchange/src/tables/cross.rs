//! What holds between rows and between tables: identities are unique, references lead somewhere,
//! and nothing contains itself.

use std::collections::{HashMap, HashSet};

use varsam_domain::facts::InfoSet;
use varsam_domain::{Facts, Pack, ProblemKind};

use super::cells::Row;
use super::fields::TableKind;
use super::problem::TableProblemKind;
use super::read::Existing;
use super::words;

/// What an identity is an identity of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Space {
    Authority,
    System,
    /// A system or an authority.
    Party,
    Set,
    Flow,
    Classification,
    Adopted,
}

/// A column that refers to something: field, what it refers to, and the column with its name.
struct Reference(&'static str, Space, Option<&'static str>);

/// The identity that a row of this kind defines: the field, and the one with its name.
fn defines(kind: TableKind) -> Option<(&'static str, Space)> {
    match kind {
        TableKind::Organisation => Some(("id", Space::Authority)),
        TableKind::Systems => Some(("id", Space::System)),
        TableKind::InfoSets => Some(("id", Space::Set)),
        TableKind::Flows => Some(("id", Space::Flow)),
        TableKind::Classifications => Some(("set", Space::Classification)),
        TableKind::Adopted => Some(("system", Space::Adopted)),
        TableKind::Holdings | TableKind::Dependencies => None,
    }
}

fn references(kind: TableKind) -> &'static [Reference] {
    const SYSTEM: Reference = Reference("system", Space::System, Some("system_name"));
    const SET: Reference = Reference("set", Space::Set, Some("set_name"));
    const AUTHORITY: Reference = Reference("authority", Space::Authority, None);
    match kind {
        TableKind::Organisation => &[Reference("parent", Space::Authority, None)],
        TableKind::Systems => &[AUTHORITY],
        TableKind::InfoSets => {
            &[AUTHORITY, Reference("parts", Space::Set, None), Reference("reaches", Space::System, None)]
        }
        TableKind::Holdings => &[SYSTEM, SET],
        TableKind::Flows => &[
            Reference("from", Space::Party, Some("from_name")),
            Reference("to", Space::Party, Some("to_name")),
            SET,
        ],
        TableKind::Dependencies => &[
            Reference("consumer", Space::System, Some("consumer_name")),
            Reference("provider", Space::System, Some("provider_name")),
        ],
        TableKind::Classifications => &[SET],
        TableKind::Adopted => &[SYSTEM],
    }
}

/// Every identity that the tables and the register have.
pub(super) struct Known<'a> {
    existing: &'a Existing,
    /// Names of what the tables define; empty where the name is missing.
    defined: HashMap<(Space, String), String>,
    /// Identities that cannot be looked up, because a table that would define them was not read.
    unreadable: HashSet<Space>,
    everything_unreadable: bool,
}

impl<'a> Known<'a> {
    pub(super) fn new(existing: &'a Existing) -> Self {
        let (defined, unreadable) = (HashMap::new(), HashSet::new());
        Self { existing, defined, unreadable, everything_unreadable: false }
    }

    /// A file was not read, so references that it might have answered are not reported.
    pub(super) fn missed(&mut self, kind: Option<TableKind>) {
        match kind {
            Some(kind) => self.unreadable.extend(defines(kind).map(|(_, space)| space)),
            None => self.everything_unreadable = true,
        }
    }

    /// Takes in the identity of a row. `false` when the register has it already, so that the row
    /// is left out.
    pub(super) fn define(&mut self, kind: TableKind, row: &mut Row) -> bool {
        let Some((field, space)) = defines(kind) else { return true };
        let id = row.raw(field).to_owned();
        if id.is_empty() {
            return true;
        }
        let other_party = match space {
            Space::Authority => Some(Space::System),
            Space::System => Some(Space::Authority),
            _ => None,
        };
        let taken = self.defined.contains_key(&(space, id.clone()))
            || other_party.is_some_and(|other| {
                self.defined.contains_key(&(other, id.clone())) || self.existing.has(other, &id)
            });
        if taken {
            row.add(field, TableProblemKind::DuplicateId { id });
            return true;
        }
        if let Some(lead) = self.existing.leads(space, &id) {
            row.add(field, TableProblemKind::LedToNew { id, name: lead.name.clone() });
            return false;
        }
        let name = row.raw("name").to_owned();
        self.defined.insert((space, id.clone()), name);
        if self.existing.has(space, &id) {
            row.add(field, TableProblemKind::AlreadyInRegister { id });
            return false;
        }
        true
    }

    fn has(&self, space: Space, id: &str) -> bool {
        match space {
            Space::Party => self.has(Space::System, id) || self.has(Space::Authority, id),
            space => self.defined.contains_key(&(space, id.to_owned())) || self.existing.has(space, id),
        }
    }

    fn may_be_unreadable(&self, space: Space) -> bool {
        self.everything_unreadable
            || match space {
                Space::Party => {
                    self.unreadable.contains(&Space::System) || self.unreadable.contains(&Space::Authority)
                }
                space => self.unreadable.contains(&space),
            }
    }

    fn name(&self, space: Space, id: &str) -> Option<&str> {
        let spaces: &[Space] =
            if space == Space::Party { &[Space::System, Space::Authority] } else { &[space] };
        spaces.iter().find_map(|&space| self.defined.get(&(space, id.to_owned()))).map(String::as_str)
    }

    /// Notes every reference of a row that leads nowhere.
    pub(super) fn check_references(&self, kind: TableKind, row: &mut Row) {
        for Reference(field, space, name_field) in references(kind) {
            let several = matches!(*field, "parts" | "reaches");
            let ids: Vec<String> = if several {
                row.texts(field).into_iter().collect()
            } else {
                Some(row.raw(field).to_owned()).filter(|id| !id.is_empty()).into_iter().collect()
            };
            for id in ids {
                if let Some(lead) = self.existing.leads(*space, &id) {
                    row.add(field, TableProblemKind::LedToNew { id, name: lead.name.clone() });
                } else if self.has(*space, &id) {
                    self.check_name(*space, &id, *name_field, row);
                } else if !self.may_be_unreadable(*space) {
                    row.add(field, TableProblemKind::UnknownId { id });
                }
            }
        }
        if kind == TableKind::Flows {
            self.check_ends(row);
        }
    }

    /// The name that tables repeat beside an identity shows when somebody mistook the identity.
    fn check_name(&self, space: Space, id: &str, field: Option<&str>, row: &mut Row) {
        let Some(field) = field else { return };
        let (written, expected) = (row.raw(field), self.name(space, id).unwrap_or_default());
        if !written.is_empty()
            && !expected.is_empty()
            && words::normalised(written) != words::normalised(expected)
        {
            let kind = TableProblemKind::NameMismatch { id: id.to_owned(), expected: expected.to_owned() };
            row.add(field, kind);
        }
    }

    fn check_ends(&self, row: &mut Row) {
        let known = |id: &str| self.has(Space::Authority, id) && !self.has(Space::System, id);
        if known(row.raw("from")) && known(row.raw("to")) {
            row.add("to", TableProblemKind::FlowWithoutSystem);
        }
    }
}

/// Those that lead back to themselves by the given links.
pub(super) fn cycles<'l>(
    links: impl Iterator<Item = (&'l str, Vec<&'l str>)>,
    pack: &Pack,
) -> HashSet<String> {
    // The domain knows how to find sets that are their own parts; any other kind of link, such
    // as what stands above what, is put to it in those terms.
    let set = |(id, parts): (&str, Vec<&str>)| InfoSet {
        id: id.to_owned(),
        name: String::new(),
        authority: String::new(),
        owner: None,
        subjects: None,
        records: None,
        identifiers: Default::default(),
        personal_data: Default::default(),
        secrecy: Default::default(),
        time_depth: None,
        topics: Default::default(),
        time_bound: None,
        parts: Some(parts.into_iter().map(str::to_owned).collect()),
        reaches: Default::default(),
        levels: Vec::new(),
    };
    let facts = Facts { sets: links.map(set).collect(), ..Facts::default() };
    let in_cycle = |problem: varsam_domain::Problem| match problem.kind {
        ProblemKind::PartCycle(id) => Some(id),
        _ => None,
    };
    varsam_domain::check(&facts, pack).into_iter().filter_map(in_cycle).collect()
}
