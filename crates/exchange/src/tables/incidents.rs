//! A list of incidents as a table. It is read by itself: nothing else refers to an incident.

use std::collections::{BTreeSet, HashMap};

use varsam_domain::day::is_day;

use super::cells::MAX_CELL;
use super::decode::{Raw, RawRow, decode, trimmed};
use super::problem::{Findings, TableProblem, TableProblemKind};
use super::words::normalised;

/// Kinds of incidents, by code, with the words that a table may have.
pub const INCIDENT_KINDS: [(&str, &[&str]); 6] = [
    ("error", &["fel", "misstag", "error", "mistake"]),
    ("attack", &["angrepp", "intrång", "attack", "intrusion"]),
    ("disclosure", &["obehörig åtkomst", "röjande", "läcka", "disclosure", "leak"]),
    ("loss", &["förlust", "loss"]),
    ("outage", &["avbrott", "driftstopp", "outage"]),
    ("other", &["annat", "övrigt", "other"]),
];

/// An incident as a table tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedIncident {
    /// The row: records counted from 1, the heading included.
    pub row: usize,
    /// What happened.
    pub title: String,
    /// When (`YYYY-MM-DD`).
    pub occurred_at: String,
    /// When it was over.
    pub ended_at: Option<String>,
    /// Its kind, as a code of [`INCIDENT_KINDS`].
    pub kind: String,
    /// What it led to.
    pub effect: String,
    /// Its number where it was reported.
    pub reference: String,
    /// Systems, by id.
    pub systems: BTreeSet<String>,
    /// Sets, by id.
    pub sets: BTreeSet<String>,
}

/// Fields, with the headings that mean them and whether they must be there.
const FIELDS: [(&str, &[&str], bool); 8] = [
    ("title", &["rubrik", "händelse", "vad hände", "incident", "title", "what happened"], true),
    ("occurred_at", &["datum", "inträffade", "när", "date", "occurred"], true),
    ("ended_at", &["slut", "avslutad", "löst", "ended", "resolved"], false),
    ("kind", &["slag", "typ", "kind", "type"], false),
    ("effect", &["följd", "konsekvens", "effect", "consequence"], false),
    ("reference", &["referens", "ärendenummer", "diarienummer", "reference", "case number"], false),
    ("system", &["system-id", "systemid", "system"], false),
    ("set", &["informations-id", "informationsid", "informationsmängd", "set-id", "setid", "set"], false),
];

/// Reads a table of incidents on a day (`YYYY-MM-DD`), and says of each system and set whether the
/// register has it. What has not happened yet is no incident; of rows with the same reference and day
/// the first counts.
///
/// # Errors
/// Everything that is wrong, each with its row and column; then there is nothing to take.
pub fn read_incidents(
    file: &str,
    bytes: &[u8],
    today: &str,
    knows_system: impl Fn(&str) -> bool,
    knows_set: impl Fn(&str) -> bool,
) -> Result<Vec<ImportedIncident>, Vec<TableProblem>> {
    let mut found = Findings::new(file);
    let Some(raw) = decode(bytes, &mut found) else { return Err(found.finish()) };
    let columns = columns(&raw, &mut found);
    let mut incidents = Vec::new();
    for row in &raw.rows {
        let mut reading = Reading { raw: &raw, row, columns: &columns, today, found: &mut found };
        if let Some(incident) = reading.incident(&knows_system, &knows_set)
            && !incidents.iter().any(|known| same(known, &incident))
        {
            incidents.push(incident);
        }
    }
    if raw.rows.is_empty() {
        found.add(None, None, TableProblemKind::EmptyFile);
    }
    if found.has_errors() { Err(found.finish()) } else { Ok(incidents) }
}

fn same(one: &ImportedIncident, other: &ImportedIncident) -> bool {
    !one.reference.is_empty() && one.reference == other.reference && one.occurred_at == other.occurred_at
}

/// Which column is which field.
fn columns(raw: &Raw, found: &mut Findings) -> HashMap<&'static str, usize> {
    let mut columns = HashMap::new();
    for (field, headings, required) in FIELDS {
        let is_it = |heading: &String| headings.iter().any(|known| normalised(known) == normalised(heading));
        let mut hits = raw.headings.iter().enumerate().filter(|(_, heading)| is_it(heading));
        match (hits.next(), hits.next()) {
            (Some((column, heading)), more) => {
                columns.insert(field, column);
                if more.is_some() {
                    let field = field.to_owned();
                    found.add(None, Some(heading.as_str()), TableProblemKind::AmbiguousColumn { field });
                }
            }
            (None, _) if required => {
                found.add(None, None, TableProblemKind::MissingColumn { field: field.to_owned() });
            }
            (None, _) => {}
        }
    }
    if !columns.contains_key("system") && !columns.contains_key("set") {
        found.add(None, None, TableProblemKind::MissingColumn { field: "system".to_owned() });
    }
    columns
}

/// One row on its way.
struct Reading<'a> {
    raw: &'a Raw,
    row: &'a RawRow,
    columns: &'a HashMap<&'static str, usize>,
    today: &'a str,
    found: &'a mut Findings,
}

impl Reading<'_> {
    fn incident(
        &mut self,
        knows_system: &impl Fn(&str) -> bool,
        knows_set: &impl Fn(&str) -> bool,
    ) -> Option<ImportedIncident> {
        let title = self.required("title");
        let occurred_at = self.required("occurred_at").and_then(|text| self.day("occurred_at", text));
        let ended_at = Some(self.text("ended_at")).filter(|text| !text.is_empty());
        let ended_at = ended_at.and_then(|text| self.day("ended_at", text));
        if let (Some(first), Some(second)) = (&occurred_at, &ended_at)
            && second < first
        {
            self.add("ended_at", TableProblemKind::BadDate { value: second.clone() });
        }
        let kind = self.kind();
        let systems = self.ids("system", knows_system);
        let sets = self.ids("set", knows_set);
        // Something that touches nothing would be found again by nobody.
        let column = if self.columns.contains_key("system") { "system" } else { "set" };
        if systems.is_empty() && sets.is_empty() && self.columns.contains_key(column) {
            self.add(column, TableProblemKind::EmptyCell);
        }
        Some(ImportedIncident {
            row: self.row.number,
            title: title?,
            occurred_at: occurred_at?,
            ended_at,
            kind: kind?,
            effect: self.text("effect"),
            reference: self.text("reference"),
            systems,
            sets,
        })
    }

    fn add(&mut self, field: &str, kind: TableProblemKind) {
        match self.columns.get(field) {
            Some(&column) => {
                let heading = self.raw.headings.get(column).map_or("", String::as_str);
                self.found.add_cell(self.row.number, column, heading, kind);
            }
            None => self.found.add(Some(self.row.number), None, kind),
        }
    }

    fn text(&mut self, field: &str) -> String {
        let cell = self.columns.get(field).and_then(|&column| self.row.cells.get(column));
        let text = cell.map_or("", |cell| trimmed(cell)).to_owned();
        if text.chars().count() > MAX_CELL {
            self.add(field, TableProblemKind::TooLong { limit: MAX_CELL });
        }
        text
    }

    fn required(&mut self, field: &str) -> Option<String> {
        // A column that is missing has been told once.
        if !self.columns.contains_key(field) {
            return None;
        }
        let text = self.text(field);
        if text.is_empty() {
            self.add(field, TableProblemKind::EmptyCell);
            return None;
        }
        Some(text)
    }

    fn day(&mut self, field: &str, text: String) -> Option<String> {
        if is_day(&text) && text.as_str() <= self.today {
            return Some(text);
        }
        self.add(field, TableProblemKind::BadDate { value: text });
        None
    }

    /// The code of the kind; an empty cell is something else.
    fn kind(&mut self) -> Option<String> {
        let word = self.text("kind");
        if word.is_empty() {
            return Some("other".to_owned());
        }
        let wanted = normalised(&word);
        let known = INCIDENT_KINDS.iter().find(|(code, words)| {
            normalised(code) == wanted || words.iter().any(|one| normalised(one) == wanted)
        });
        if known.is_none() {
            self.add("kind", TableProblemKind::UnknownWord { value: word });
        }
        known.map(|(code, _)| (*code).to_owned())
    }

    fn ids(&mut self, field: &str, knows: &impl Fn(&str) -> bool) -> BTreeSet<String> {
        let text = self.text(field);
        let ids: BTreeSet<String> = text
            .split([',', ';', '\n'])
            .map(trimmed)
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
            .collect();
        for id in ids.iter().filter(|id| !knows(id)) {
            self.add(field, TableProblemKind::UnknownId { id: id.clone() });
        }
        ids
    }
}
