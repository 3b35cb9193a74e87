//! The tables that an import only adds rows to, and how rows are added.

use std::sync::LazyLock;

/// A table that rows are added to.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// Its columns; those that hold a number are marked.
    pub(super) columns: &'static [(&'static str, Kind)],
    /// Whether a row may be there already, and then stays as it is.
    pub(super) may_repeat: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Number,
    Text,
}

use Kind::{Number, Text};

pub(super) const DOCUMENT: Table = Table {
    name: "document",
    columns: &[
        ("number", Number),
        ("envelope_sha256", Text),
        ("document_sha256", Text),
        ("typ", Text),
        ("kid", Text),
        ("device", Text),
        ("seq", Number),
        ("prev_seq", Text),
        ("json", Text),
        ("received_at", Text),
    ],
    may_repeat: false,
};

pub(super) const RESULT: Table = Table {
    name: "result",
    columns: &[
        ("document_sha256", Text),
        ("lineage", Text),
        ("revision", Number),
        ("scope_kind", Text),
        ("scope_id", Text),
        ("name", Text),
        ("authority", Text),
        ("authority_name", Text),
        ("state", Text),
    ],
    may_repeat: false,
};

pub(super) const RESULT_PREV: Table =
    Table { name: "result_prev", columns: &[("result", Text), ("prev", Text)], may_repeat: true };

pub(super) const REQUIREMENT: Table = Table {
    name: "requirement",
    columns: &[
        ("result", Text),
        ("position", Number),
        ("role", Text),
        ("authority", Text),
        ("function", Text),
        ("sets", Text),
        ("contents", Text),
    ],
    may_repeat: false,
};

pub(super) const RELIED_ON: Table = Table {
    name: "relied_on",
    columns: &[("result", Text), ("content", Text), ("set_id", Text)],
    may_repeat: false,
};

/// All of them, each after those that it refers to.
pub(super) const TABLES: [&Table; 5] = [&DOCUMENT, &RESULT, &RESULT_PREV, &REQUIREMENT, &RELIED_ON];

impl Table {
    /// The names of its columns.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        names.join(", ")
    }

    /// The statement that adds one row. It is asked for with every row, and written once.
    pub(super) fn insert_values(&self) -> &'static str {
        static WRITTEN: LazyLock<[String; TABLES.len()]> = LazyLock::new(|| TABLES.map(write_insert));
        self.place().map_or("", |place| WRITTEN[place].as_str())
    }

    /// Its place among all of them.
    pub(super) fn place(&self) -> Option<usize> {
        TABLES.iter().position(|one| one.name == self.name)
    }

    /// What is done with a row that is there already.
    pub(super) fn on_conflict(&self) -> &'static str {
        if self.may_repeat { " ON CONFLICT DO NOTHING" } else { "" }
    }
}

fn write_insert(table: &Table) -> String {
    let places: Vec<String> = (1..=table.columns.len()).map(|place| format!("${place}")).collect();
    let (name, names, places) = (table.name, table.names(), places.join(", "));
    format!("INSERT INTO {name} ({names}) VALUES ({places}){}", table.on_conflict())
}
