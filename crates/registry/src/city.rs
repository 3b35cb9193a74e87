//! The whole city: what the rules answer about every current result together, which no workshop sees.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use varsam_bundle::payload::{ResultBody, ScopeKind};
use varsam_domain::{Evaluation, Pack};
use varsam_exchange::write_evaluation;

use crate::adoption;
use crate::city_facts::{City, Current, city};
use crate::db::{Db, ResultRow, Tx};
use crate::error::RegistryError;
use crate::translate::{Apart, Model};

/// What the rules answer about the whole city, and what somebody should do something about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CityReport {
    /// `city/1`.
    pub v: &'static str,
    /// The pack that was gone by.
    pub pack: String,
    /// The systems that have a result, by id.
    pub systems: Vec<CitySystem>,
    /// What results disagree on.
    pub conflicts: Vec<Conflict>,
    /// What should have been looked at again, or done, by now.
    pub overdue: Vec<Overdue>,
    /// Ids of systems with a result and no owner.
    pub without_owner: Vec<String>,
    /// Ids that results name and that have no result of their own.
    pub missing: Vec<String>,
    /// Results of other packs, whose levels a declared table brought to this one.
    pub translated: Vec<Translated>,
    /// Results that the rules were not asked about.
    pub not_analysed: Vec<NotAnalysed>,
    /// `analysis/1` of everything together.
    pub analysis: Value,
}

/// A system that has a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CitySystem {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The authority it belongs to.
    pub authority: String,
    /// Its owner's function.
    pub owner: Option<String>,
    /// The revision of its result.
    pub revision: u32,
    /// `draft`, `pending`, `rejected` or `adopted`.
    pub state: String,
}

/// Something that results disagree on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// `revisions` of one system, or `levels` of one set.
    pub kind: &'static str,
    /// The system or set.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What each says: digests of results, or systems with the levels they give.
    pub said: Vec<String>,
}

/// Something that is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// The system or process.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `classification`, `decision` (the last day that its owners signed has passed), `condition`,
    /// `impact_assessment` or `exception`.
    pub what: &'static str,
    /// Which one: a rule's or a flow's id, where there are several.
    pub which: String,
    /// Since when.
    pub since: NaiveDate,
}

/// A result whose levels were brought to the pack that was gone by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Translated {
    /// The system.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The pack it names.
    pub pack: String,
}

/// A result that the rules were not asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotAnalysed {
    /// The system or process.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `process`; `other_pack`: its levels belong to another pack or edition, of which no table speaks;
    /// or `no_row`: the table has no row for one of them.
    pub reason: &'static str,
    /// The pack it names.
    pub pack: String,
}

/// Analyses the current results of a registry under a model. A classification older than
/// `review_months` is overdue, and a decision after the last day that its owners signed.
///
/// # Errors
/// Those of the database, and [`RegistryError::Invalid`] when what the results say together does not
/// hang together.
pub fn analyse_city(
    db: &mut Db,
    model: &Model,
    review_months: u32,
    now: DateTime<Utc>,
) -> Result<CityReport, RegistryError> {
    adoption::finish_upgrade(db)?;
    let tx = db.read()?;
    let pack = &model.pack;
    let today = now.date_naive();
    let mut report = CityReport {
        v: "city/1",
        pack: format!("{} {}", pack.id, pack.version),
        systems: Vec::new(),
        conflicts: Vec::new(),
        overdue: Vec::new(),
        without_owner: Vec::new(),
        missing: Vec::new(),
        translated: Vec::new(),
        not_analysed: Vec::new(),
        analysis: Value::Null,
    };
    let mut results = Vec::new();
    for lineage in tx.lineages(None)? {
        let current = current_of(&tx, &lineage)?;
        if let [one, _, ..] = current.as_slice() {
            let said = current.iter().map(|row| row.document.clone()).collect();
            report.conflicts.push(Conflict {
                kind: "revisions",
                id: one.id.clone(),
                name: one.name.clone(),
                said,
            });
        }
        for (place, row) in current.into_iter().enumerate() {
            let Some(body) = adoption::stored_result(&tx, &row.document)? else { continue };
            if place == 0 {
                report.note(&row, &body);
                let decided = match row.state.as_str() {
                    "adopted" => adoption::valid_until(&tx, &row.document)?,
                    _ => None,
                };
                let review = |day: NaiveDate| day.checked_add_months(Months::new(review_months));
                let days = [("classification", body.classified_at.and_then(review)), ("decision", decided)];
                report.note_late(&row, &body, &days, today);
            }
            results.extend(report.current(row, body, model));
        }
    }
    let city = together(&tx, &results, pack)?;
    drop(tx);
    report.answer(city, pack)?;
    Ok(report)
}

/// Puts results together as facts.
pub(crate) fn together(tx: &Tx<'_>, results: &[Current], pack: &Pack) -> Result<City, RegistryError> {
    let contents: Vec<&str> =
        results.iter().flat_map(|result| result.contents.values()).map(String::as_str).collect();
    let mut approved = BTreeSet::new();
    for some in contents.chunks(5_000) {
        approved.extend(tx.approved_among(some)?);
    }
    let mut city = city(results, &approved, pack);
    let missing: Vec<String> = city.missing.iter().cloned().collect();
    for some in missing.chunks(5_000) {
        for lineage in tx.lineages_of_scopes(&some.iter().map(String::as_str).collect::<Vec<_>>())? {
            if let Some(row) = current_of(tx, &lineage)?.first() {
                city.introduce(row);
            }
        }
    }
    Ok(city)
}

/// The results of a lineage that count now: those that no other follows, a rejected one left out
/// when there is another.
pub(crate) fn current_of(tx: &Tx<'_>, lineage: &str) -> Result<Vec<ResultRow>, RegistryError> {
    let rows = tx.lineage(lineage)?;
    let open = tx.open_ends(lineage)?;
    let stands = |row: &&ResultRow| row.state != "rejected";
    let ends: Vec<ResultRow> =
        rows.iter().filter(stands).filter(|row| open.contains(&row.document)).cloned().collect();
    if ends.is_empty() {
        return Ok(rows.iter().find(stands).or(rows.first()).cloned().into_iter().collect());
    }
    Ok(ends)
}

impl CityReport {
    /// A result as the rules look at it; none for one that they are not asked about.
    fn current(&mut self, row: ResultRow, body: ResultBody, model: &Model) -> Option<Current> {
        let other = body.pack.sha256 != model.sha256;
        let pack = format!("{} {}", body.pack.id, body.pack.version);
        // What the owners approved is what was signed, with its own levels.
        let contents = adoption::contents(&body);
        let brought = match body.scope.kind {
            ScopeKind::Process => Err("process"),
            ScopeKind::System => model.bring(body).map_err(Apart::code),
        };
        match brought {
            Ok(body) => {
                if other {
                    self.translated.push(Translated { id: row.id, name: row.name, pack });
                }
                Some(Current { body, adopted_at: row.adopted_at, contents })
            }
            Err(reason) => {
                self.not_analysed.push(NotAnalysed { id: row.id, name: row.name, reason, pack });
                None
            }
        }
    }

    fn note(&mut self, row: &ResultRow, body: &ResultBody) {
        if body.scope.kind == ScopeKind::System {
            if body.scope.owner.is_none() {
                self.without_owner.push(row.id.clone());
            }
            self.systems.push(CitySystem {
                id: row.id.clone(),
                name: row.name.clone(),
                authority: row.authority_name.clone(),
                owner: body.scope.owner.clone(),
                revision: row.revision,
                state: row.state.clone(),
            });
        }
    }

    /// Notes what is late by today. `days` are those of the result itself, by what they are.
    fn note_late(
        &mut self,
        row: &ResultRow,
        body: &ResultBody,
        days: &[(&'static str, Option<NaiveDate>)],
        today: NaiveDate,
    ) {
        let mut late = |what, which: &str, since: NaiveDate| {
            if since < today {
                let (id, name, which) = (row.id.clone(), row.name.clone(), which.to_owned());
                self.overdue.push(Overdue { id, name, what, which, since });
            }
        };
        days.iter()
            .filter_map(|(what, day)| Some((what, (*day)?)))
            .for_each(|(what, day)| late(what, "", day));
        for assessment in &body.assessments {
            let unmet = assessment.conditions.iter().filter(|condition| condition.met.is_none());
            unmet
                .filter_map(|one| Some((&one.rule, one.due?)))
                .for_each(|(rule, due)| late("condition", rule, due));
            if let Some(review) = assessment.dpia.as_ref().and_then(|dpia| dpia.review_at) {
                late("impact_assessment", "", review);
            }
        }
        body.exceptions.iter().for_each(|exception| late("exception", &exception.flow, exception.until));
    }

    fn answer(&mut self, city: City, pack: &Pack) -> Result<(), RegistryError> {
        let evaluation =
            Evaluation::checked(&city.facts, pack).map_err(|problems| RegistryError::Invalid {
                file: "what the results say together".to_owned(),
                problems: problems
                    .iter()
                    .map(|problem| format!("{}: {}", problem.place, problem.kind))
                    .collect(),
            })?;
        self.analysis = serde_json::from_slice(&write_evaluation(&evaluation, pack)).unwrap_or_default();
        self.missing = city.missing.into_iter().collect();
        let levels = city.disagreements.into_iter();
        self.conflicts.extend(levels.map(|one| Conflict {
            kind: "levels",
            id: one.set,
            name: one.name,
            said: one.said,
        }));
        self.systems.sort_by(|one, other| one.id.cmp(&other.id));
        self.without_owner.sort();
        self.overdue.sort_by(|one, other| (one.since, &one.id).cmp(&(other.since, &other.id)));
        Ok(())
    }

    /// What the analysis says of each thing in one of its lists, by id.
    pub(crate) fn answers(&self, list: &str) -> BTreeMap<&str, &Value> {
        let rows = self.analysis.get(list).and_then(Value::as_array).into_iter().flatten();
        rows.filter_map(|row| Some((row.get("id")?.as_str()?, row))).collect()
    }
}

/// A day as year, month and day, as a workbook wants it.
pub(crate) fn parts_of(day: NaiveDate) -> (u16, u8, u8) {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    (u16::try_from(day.year()).unwrap_or_default(), small(day.month()), small(day.day()))
}
