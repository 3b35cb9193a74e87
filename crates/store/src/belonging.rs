//! Whose a row is: the system or the set that it is locked with, and goes along with, when a system
//! is handed over.

use serde_json::Value;

use crate::StoreError;
use crate::transact::rows::read_row;
use crate::transact::{Row, key_columns};

/// How the rows of a table say whose they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Home {
    /// The system in this column.
    System(&'static str),
    /// The set in this column.
    Set(&'static str),
    /// The system that sends the flow, or that gets it where an authority sends it.
    Flow,
    /// The system where the answer was given, and what it is about.
    Answer,
    /// The system or the set in this column, as the column `kind` says.
    Thing(&'static str),
    /// As the row of another table whose key stands in this column.
    Of(&'static str, &'static str),
    /// Nobody's: locked with nothing.
    Nobody,
}

/// Whether rows go along with a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Travel {
    /// They go along, and what comes back takes their place.
    Whole,
    /// They go along, and what comes back is added to them: what was signed is never taken away.
    Added,
    /// They stay.
    Stays,
}

/// A table.
pub(crate) struct Table {
    pub name: &'static str,
    pub home: Home,
    pub travel: Travel,
}

const fn table(name: &'static str, home: Home, travel: Travel) -> Table {
    Table { name, home, travel }
}

/// Every table, each after those that it refers to. Named votes stay: who voted for what is for the
/// register where they voted alone. So do assignments and answers to them, which are signed by and
/// for this device, and where levels came from, which names those answers.
pub(crate) const TABLES: &[Table] = &[
    table("migration", Home::Nobody, Travel::Stays),
    table("register", Home::Nobody, Travel::Stays),
    table("pack", Home::Nobody, Travel::Added),
    table("authority", Home::Nobody, Travel::Added),
    table("data_protection", Home::Nobody, Travel::Stays),
    table("system", Home::System("id"), Travel::Whole),
    table("info_set", Home::Set("id"), Travel::Whole),
    table("set_level", Home::Set("info_set"), Travel::Whole),
    table("consequence", Home::Set("info_set"), Travel::Whole),
    table("unknown_level", Home::Set("info_set"), Travel::Whole),
    table("level_origin", Home::Set("info_set"), Travel::Stays),
    table("holding", Home::System("system"), Travel::Whole),
    table("flow", Home::Flow, Travel::Whole),
    table("flow_exception", Home::Of("flow", "flow"), Travel::Whole),
    table("dependency", Home::System("consumer"), Travel::Whole),
    table("adopted", Home::System("system"), Travel::Whole),
    table("adopted_level", Home::System("system"), Travel::Whole),
    table("reconsideration", Home::System("system"), Travel::Whole),
    table("effective_level", Home::System("system"), Travel::Whole),
    table("gate_answer", Home::System("system"), Travel::Whole),
    table("flag_answer", Home::Answer, Travel::Whole),
    table("assessment", Home::System("system"), Travel::Whole),
    table("assessment_subject", Home::Of("assessment", "assessment"), Travel::Whole),
    table("assessment_answer", Home::Of("assessment", "assessment"), Travel::Whole),
    table("assessment_condition", Home::Of("assessment", "assessment"), Travel::Whole),
    table("dpia", Home::Of("assessment", "assessment"), Travel::Whole),
    table("dpia_risk", Home::Of("assessment", "assessment"), Travel::Whole),
    table("workshop", Home::System("system"), Travel::Whole),
    table("workshop_participant", Home::System("system"), Travel::Whole),
    table("workshop_agenda", Home::System("system"), Travel::Whole),
    table("workshop_spread", Home::System("system"), Travel::Whole),
    table("workshop_decision", Home::System("system"), Travel::Whole),
    table("workshop_parked", Home::System("system"), Travel::Whole),
    table("workshop_vote", Home::System("system"), Travel::Stays),
    table("measure_status", Home::System("system"), Travel::Whole),
    table("measure_exception", Home::System("system"), Travel::Whole),
    table("continuity", Home::System("system"), Travel::Whole),
    table("risk", Home::System("system"), Travel::Whole),
    table("risk_appetite", Home::Nobody, Travel::Stays),
    // What happened may touch many systems, and stays where it was written.
    table("incident", Home::Nobody, Travel::Stays),
    table("incident_subject", Home::Nobody, Travel::Stays),
    table("incident_review", Home::System("system"), Travel::Stays),
    // What became of things in reorganisations is told where it was decided.
    table("alias", Home::Nobody, Travel::Stays),
    table("former_name", Home::Thing("object"), Travel::Stays),
    table("origin", Home::Thing("object"), Travel::Stays),
    table("decommissioned", Home::Thing("object"), Travel::Stays),
    table("disposed", Home::Nobody, Travel::Stays),
    table("disposed_document", Home::Nobody, Travel::Stays),
    table("document", Home::System("system"), Travel::Added),
    table("set_approval", Home::Of("document", "document"), Travel::Added),
    // How a signature was judged is each register's own: it goes by its own trust list.
    table("judgement", Home::Of("document", "document"), Travel::Stays),
    table("trust_list", Home::Nobody, Travel::Stays),
    table("centre_pack", Home::Nobody, Travel::Stays),
    // What the centre knows of it comes to each register by itself.
    table("centre_catalogue", Home::Nobody, Travel::Stays),
    table("central", Home::Thing("object"), Travel::Stays),
    table("assignment", Home::System("system"), Travel::Stays),
    table("response", Home::Of("assignment", "assignment"), Travel::Stays),
    table("response_answer", Home::Of("response", "response"), Travel::Stays),
    table("answering", Home::System("system"), Travel::Stays),
    table("export", Home::System("system"), Travel::Stays),
    // Hand-overs, stops and purges write these, and they are held up by no lock.
    table("handover", Home::Nobody, Travel::Stays),
    table("custody", Home::Nobody, Travel::Stays),
    table("stopped", Home::Nobody, Travel::Stays),
    table("stopped_object", Home::Nobody, Travel::Stays),
    table("recall", Home::Nobody, Travel::Stays),
    table("change_log", Home::Nobody, Travel::Stays),
    table("change_body", Home::Nobody, Travel::Stays),
    table("purged_entry", Home::Nobody, Travel::Stays),
];

/// A system or a set.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Object {
    System(String),
    Set(String),
}

impl Object {
    /// An object as `custody` and `stopped_object` write it.
    pub fn of(kind: &str, id: &str) -> Self {
        if kind == "set" { Self::Set(id.to_owned()) } else { Self::System(id.to_owned()) }
    }

    pub fn kind(&self) -> &'static str {
        match self {
            Self::System(_) => "system",
            Self::Set(_) => "set",
        }
    }

    pub fn id(&self) -> &str {
        match self {
            Self::System(id) | Self::Set(id) => id,
        }
    }
}

/// The text in a column; empty where there is none.
pub(crate) fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).and_then(Value::as_str).unwrap_or_default()
}

/// Gives the row of a table with a key of one text.
type Find<'a> = dyn Fn(&str, &str) -> Result<Option<Row>, StoreError> + 'a;

/// Finds whose rows are.
pub(crate) struct Owners<'a> {
    pub find: &'a Find<'a>,
}

impl Owners<'_> {
    /// The systems and sets that a row belongs to.
    ///
    /// # Errors
    /// Those of `find`.
    pub fn of(&self, name: &str, row: &Row) -> Result<Vec<Object>, StoreError> {
        let known = TABLES.iter().find(|table| table.name == name).map(|table| table.home);
        // A table that nobody has thought of is locked by the column that they all have.
        Ok(match known.unwrap_or(Home::System("system")) {
            Home::System(column) => one(Object::System, text(row, column)),
            Home::Set(column) => one(Object::Set, text(row, column)),
            Home::Thing(column) => match text(row, "kind") {
                "system" => one(Object::System, text(row, column)),
                "set" => one(Object::Set, text(row, column)),
                _ => Vec::new(),
            },
            Home::Flow => self.of_flow(row)?,
            Home::Answer => {
                let mut owners = one(Object::System, text(row, "system"));
                owners.extend(self.of_subject(row)?);
                owners
            }
            Home::Of(parent, column) => match (self.find)(parent, text(row, column))? {
                Some(parent_row) => self.of(parent, &parent_row)?,
                None => Vec::new(),
            },
            Home::Nobody => Vec::new(),
        })
    }

    fn of_flow(&self, row: &Row) -> Result<Vec<Object>, StoreError> {
        let (from, to) = (text(row, "from_party"), text(row, "to_party"));
        let sent = (self.find)("system", from)?.is_some();
        Ok(one(Object::System, if sent { from } else { to }))
    }

    /// The systems and sets that the subject of an answer belongs to.
    pub fn of_subject(&self, row: &Row) -> Result<Vec<Object>, StoreError> {
        let subject = text(row, "subject");
        Ok(match text(row, "subject_kind") {
            "system" => one(Object::System, subject),
            "set" => one(Object::Set, subject),
            _ => match (self.find)("flow", subject)? {
                Some(flow) => self.of_flow(&flow)?,
                None => Vec::new(),
            },
        })
    }
}

/// The row of a table whose key is one text.
pub(crate) fn by_key(
    connection: &rusqlite::Connection,
    table: &str,
    key: &str,
) -> Result<Option<Row>, StoreError> {
    read_row(connection, table, key_columns(table)?, &[Value::from(key)])
}

fn one(kind: fn(String) -> Object, id: &str) -> Vec<Object> {
    if id.is_empty() { Vec::new() } else { vec![kind(id.to_owned())] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::custody::tests::register;

    /// The tables of a new register and their columns.
    fn schema() -> Vec<(String, Vec<String>)> {
        let (store, _folder) = register();
        let names = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        let strings = |sql: &str| -> Vec<String> {
            let mut statement = store.connection.prepare(sql).expect("a statement");
            let rows = statement.query_map([], |row| row.get(0)).expect("rows");
            rows.collect::<Result<_, _>>().expect("texts")
        };
        let columns = |table: &String| strings(&format!("SELECT name FROM pragma_table_info('{table}')"));
        strings(names).into_iter().map(|table| (table.clone(), columns(&table))).collect()
    }

    #[test]
    fn every_table_has_been_thought_of() {
        let names: Vec<String> = schema().into_iter().map(|(name, _)| name).collect();
        for name in &names {
            assert!(TABLES.iter().any(|table| table.name == name), "{name}: whose are its rows?");
        }
        assert_eq!(TABLES.len(), names.len(), "a table that is no longer there");
    }

    #[test]
    fn what_names_a_system_or_a_set_is_locked_with_it() {
        const FREE: &[&str] = &["handover", "recall", "disposed_document"];
        for (name, columns) in schema() {
            let home = TABLES.iter().find(|table| table.name == name).expect("a table").home;
            let has = |column: &str| columns.iter().any(|known| known == column);
            if has("system") && !FREE.contains(&name.as_str()) {
                assert!(matches!(home, Home::System("system") | Home::Answer), "{name}: {home:?}");
            } else if has("info_set") && home == Home::Nobody {
                panic!("{name} names a set and is nobody's");
            }
            if let Home::System(column) | Home::Set(column) | Home::Thing(column) | Home::Of(_, column) = home
            {
                assert!(has(column), "{name}.{column}");
            }
        }
    }

    #[test]
    fn a_table_comes_after_those_that_it_refers_to() {
        let (store, _folder) = register();
        let place = |name: &str| TABLES.iter().position(|table| table.name == name);
        for table in TABLES.iter().filter(|table| table.travel != Travel::Stays) {
            let sql = format!("SELECT \"table\" FROM pragma_foreign_key_list('{}')", table.name);
            let mut statement = store.connection.prepare(&sql).expect("a statement");
            let parents = statement.query_map([], |row| row.get::<_, String>(0)).expect("rows");
            for parent in parents.map(|parent| parent.expect("a name")) {
                assert!(place(&parent) <= place(table.name), "{} before {parent}", table.name);
            }
        }
    }
}
