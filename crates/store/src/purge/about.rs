//! Which rows are about systems and sets that are stopped.

use std::collections::BTreeSet;

use rusqlite::types::Value;

use crate::tables::{Assignment, Authority, Flow, codes_from_json};
use crate::transact::rows::{Row, json};
use crate::{Content, Record, StoreError, Transaction};

/// What is stopped.
#[derive(Clone, Copy)]
pub struct About<'a> {
    pub systems: &'a BTreeSet<String>,
    pub sets: &'a BTreeSet<String>,
    pub flows: &'a BTreeSet<String>,
}

/// A row of any table.
#[derive(Debug, Clone)]
pub struct AnyRow {
    pub table: &'static str,
    key: &'static [&'static str],
    columns: &'static [&'static str],
    values: Vec<Value>,
}

impl AnyRow {
    pub fn of<R: Record>(row: &R) -> Self {
        Self { table: R::TABLE, key: R::KEY, columns: R::COLUMNS, values: row.values() }
    }

    /// The value of a text column.
    pub fn text(&self, column: &str) -> Option<&str> {
        match &self.values[self.columns.iter().position(|known| *known == column)?] {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What identifies it, as the change log writes it: table, columns and values of its key.
    pub(crate) fn identity(&self) -> (&'static str, &'static [&'static str], Vec<serde_json::Value>) {
        (self.table, self.key, self.key_values().into_iter().map(json).collect())
    }

    /// Its cells by their columns, as the change log writes them.
    pub(crate) fn cells(&self) -> Row {
        let values = self.values.iter().map(json);
        self.columns.iter().map(|&column| column.to_owned()).zip(values).collect()
    }

    /// The values of the key.
    pub fn key_values(&self) -> Vec<&Value> {
        let places = self.key.iter().filter_map(|key| self.columns.iter().position(|column| column == key));
        places.map(|place| &self.values[place]).collect()
    }
}

impl Transaction<'_> {
    /// Takes a row away without remembering what it was.
    pub(crate) fn erase(&self, row: &AnyRow) -> Result<(), StoreError> {
        let conditions: Vec<String> =
            row.key.iter().enumerate().map(|(place, column)| format!("{column} = ?{}", place + 1)).collect();
        let sql = format!("DELETE FROM {} WHERE {}", row.table, conditions.join(" AND "));
        self.connection().prepare_cached(&sql)?.execute(rusqlite::params_from_iter(row.key_values()))?;
        Ok(())
    }

    /// Writes a row without remembering what it was.
    pub(crate) fn write_quietly(&self, row: &AnyRow) -> Result<(), StoreError> {
        let places: Vec<String> = (1..=row.columns.len()).map(|place| format!("?{place}")).collect();
        let changes: Vec<String> =
            row.columns.iter().map(|column| format!("{column} = excluded.{column}")).collect();
        let sql = format!(
            "INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO UPDATE SET {}",
            row.table,
            row.columns.join(", "),
            places.join(", "),
            row.key.join(", "),
            changes.join(", ")
        );
        self.connection().prepare_cached(&sql)?.execute(rusqlite::params_from_iter(&row.values))?;
        Ok(())
    }
}

/// Ids of the rows whose key is one, which parts of them name.
pub fn ids(rows: &[AnyRow]) -> BTreeSet<String> {
    let by_id = rows.iter().filter(|row| row.key == ["id"]);
    by_id.filter_map(|row| row.text("id")).map(str::to_owned).collect()
}

/// Flows that have one of the systems at an end, or carry one of the sets.
pub fn flows(content: &Content, systems: &BTreeSet<String>, sets: &BTreeSet<String>) -> BTreeSet<String> {
    let touches = |row: &&Flow| {
        systems.contains(&row.from_party) || systems.contains(&row.to_party) || sets.contains(&row.info_set)
    };
    content.flows.iter().filter(touches).map(|row| row.id.clone()).collect()
}

/// Assignments that ask about one of the systems or one of the sets.
pub fn assignments<'c>(
    content: &'c Content,
    systems: &BTreeSet<String>,
    sets: &BTreeSet<String>,
) -> Vec<&'c Assignment> {
    let asks = |row: &&Assignment| {
        let asked = codes_from_json(&row.sets).unwrap_or_default();
        systems.contains(&row.system) || asked.iter().any(|id| sets.contains(id))
    };
    content.assignments.iter().filter(asks).collect()
}

/// Every row about what is stopped. Documents, exports and the log are dealt with by themselves.
pub fn rows_about(content: &Content, about: &About<'_>) -> Vec<AnyRow> {
    let (system, set, flow) = (
        |id: &String| about.systems.contains(id),
        |id: &String| about.sets.contains(id),
        |id: &String| about.flows.contains(id),
    );
    // An assessment was written about everything that it covers: it goes as a whole.
    let covered = content.assessment_subjects.iter().filter(|row| match row.subject_kind.as_str() {
        "system" => system(&row.subject),
        "set" => set(&row.subject),
        _ => flow(&row.subject),
    });
    let made = content.assessments.iter().filter(|row| system(&row.system)).map(|row| &row.id);
    let assessments: BTreeSet<&String> = made.chain(covered.map(|row| &row.assessment)).collect();
    let assessment = |id: &String| assessments.contains(id);
    // An assignment names everything that it asks about: it goes as a whole, with what it brought.
    let asked = assignments(content, about.systems, about.sets);
    let assignments: BTreeSet<&String> = asked.iter().map(|row| &row.id).collect();
    let answers = content.responses.iter().filter(|row| assignments.contains(&row.assignment));
    let responses: BTreeSet<&String> = answers.map(|row| &row.sha256).collect();
    let mut rows = Vec::new();
    macro_rules! take {
        ($list:ident, $row:ident => $is:expr) => {
            rows.extend(content.$list.iter().filter(|$row| $is).map(AnyRow::of));
        };
    }
    take!(systems, row => system(&row.id));
    take!(sets, row => set(&row.id));
    take!(levels, row => set(&row.info_set));
    take!(consequences, row => set(&row.info_set));
    take!(unknown_levels, row => set(&row.info_set));
    take!(holdings, row => system(&row.system) || set(&row.info_set));
    take!(flows, row => flow(&row.id));
    take!(flow_exceptions, row => flow(&row.flow));
    take!(dependencies, row => system(&row.consumer) || system(&row.provider));
    take!(adopted, row => system(&row.system));
    take!(adopted_levels, row => system(&row.system));
    take!(reconsiderations, row => system(&row.system));
    take!(effective_levels, row => system(&row.system));
    take!(gate_answers, row => system(&row.system));
    take!(assessments, row => assessment(&row.id));
    take!(assessment_subjects, row => assessment(&row.assessment));
    take!(assessment_answers, row => assessment(&row.assessment));
    take!(assessment_conditions, row => assessment(&row.assessment));
    take!(dpias, row => assessment(&row.assessment));
    take!(dpia_risks, row => assessment(&row.assessment));
    take!(workshops, row => system(&row.system));
    take!(workshop_participants, row => system(&row.system));
    take!(workshop_agendas, row => system(&row.system));
    take!(workshop_spreads, row => system(&row.system) || set(&row.info_set));
    take!(workshop_decisions, row => system(&row.system) || set(&row.info_set));
    take!(workshop_parked, row => system(&row.system));
    take!(assignments, row => assignments.contains(&row.id));
    take!(responses, row => responses.contains(&row.sha256));
    take!(response_answers, row => responses.contains(&row.response) || set(&row.info_set));
    take!(level_origins, row => set(&row.info_set));
    take!(answering, row => system(&row.system));
    take!(measure_statuses, row => system(&row.system));
    take!(measure_exceptions, row => system(&row.system));
    take!(continuities, row => system(&row.system));
    take!(risks, row => system(&row.system));
    // What was written about an incident is about everything that it touched: it goes as a whole.
    let touched = content.incident_subjects.iter().filter(|row| match row.subject_kind.as_str() {
        "system" => system(&row.subject),
        _ => set(&row.subject),
    });
    let incidents: BTreeSet<&String> = touched.map(|row| &row.incident).collect();
    take!(incidents, row => incidents.contains(&row.id));
    take!(incident_subjects, row => incidents.contains(&row.incident));
    take!(incident_reviews, row => incidents.contains(&row.incident) || system(&row.system));
    let named = |kind: &str, id: &String| match kind {
        "system" => system(id),
        "set" => set(id),
        _ => false,
    };
    take!(aliases, row => named(&row.kind, &row.old_id) || named(&row.kind, &row.new_id));
    take!(former_names, row => named(&row.kind, &row.object));
    take!(origins, row => named(&row.kind, &row.object) || named(&row.kind, &row.from_object));
    take!(decommissioned, row => named(&row.kind, &row.object));
    take!(central, row => named(&row.kind, &row.object));
    // What remains of a hand-over is written anew, without what it was about.
    take!(handovers, row => system(&row.system));
    take!(flag_answers, row => {
        system(&row.system)
            || row.asset.as_ref().is_some_and(set)
            || match row.subject_kind.as_str() {
                "system" => system(&row.subject),
                "set" => set(&row.subject),
                _ => flow(&row.subject),
            }
    });
    rows
}

/// Other systems that exchange something with what is stopped, need it, are needed by it, or hold
/// a set that it holds.
pub fn systems_around<'c>(content: &'c Content, about: &About<'_>) -> BTreeSet<&'c str> {
    let flows = content.flows.iter().filter(|row| about.flows.contains(&row.id));
    let ends = flows.flat_map(|row| [&row.from_party, &row.to_party]);
    let needs = content
        .dependencies
        .iter()
        .filter(|row| about.systems.contains(&row.consumer) || about.systems.contains(&row.provider));
    let needs = needs.flat_map(|row| [&row.consumer, &row.provider]);
    let here = content.holdings.iter().filter(|row| about.systems.contains(&row.system));
    let held: BTreeSet<&String> = here.map(|row| &row.info_set).chain(about.sets).collect();
    let holders = content.holdings.iter().filter(|row| held.contains(&row.info_set)).map(|row| &row.system);
    ends.chain(needs).chain(holders).filter(|id| !about.systems.contains(*id)).map(String::as_str).collect()
}

/// Authorities that nothing names any more when what is stopped is gone. One that nothing named
/// before is a part of the organisation and stays.
pub fn forlorn_authorities<'c>(content: &'c Content, about: &About<'_>) -> Vec<&'c Authority> {
    let systems = content.systems.iter().map(|row| (about.systems.contains(&row.id), &row.authority));
    let sets = content.sets.iter().map(|row| (about.sets.contains(&row.id), &row.authority));
    let flows = content.flows.iter().flat_map(|row| {
        let gone = about.flows.contains(&row.id);
        [(gone, &row.from_party), (gone, &row.to_party)]
    });
    let parents = content.authorities.iter().filter_map(|row| Some((false, row.parent.as_ref()?)));
    let (gone, kept): (Vec<_>, Vec<_>) =
        systems.chain(sets).chain(flows).chain(parents).partition(|(gone, _)| *gone);
    let named = |list: &[(bool, &String)], id: &String| list.iter().any(|(_, named)| *named == id);
    content.authorities.iter().filter(|row| named(&gone, &row.id) && !named(&kept, &row.id)).collect()
}
