//! The whole city as tables, for CSV files and a workbook.

use serde_json::Value;
use varsam_exchange::Sheet;

use crate::city::CityReport;

/// Every table of a report.
pub(crate) fn sheets(report: &CityReport) -> Vec<Sheet> {
    vec![
        systems(report),
        answers(report, "sets"),
        answers(report, "flows"),
        conflicts(report),
        overdue(report),
        list("missing", report.missing.iter().map(|id| vec![id.clone()]).collect(), &["id"]),
        translated(report),
        not_analysed(report),
    ]
}

fn list(name: &'static str, rows: Vec<Vec<String>>, columns: &[&str]) -> Sheet {
    Sheet { name, columns: columns.iter().map(|column| (*column).to_owned()).collect(), rows }
}

/// The aspects that the analysis has levels for, by id.
fn aspects(report: &CityReport) -> Vec<String> {
    let first = report.analysis.pointer("/systems/0/calculated").and_then(Value::as_object);
    first.map(|levels| levels.keys().cloned().collect()).unwrap_or_default()
}

fn systems(report: &CityReport) -> Sheet {
    let aspects = aspects(report);
    let mut columns: Vec<String> =
        ["id", "name", "authority", "owner", "revision", "state"].map(str::to_owned).to_vec();
    columns.extend(aspects.iter().flat_map(|aspect| [aspect.clone(), format!("{aspect}: why")]));
    columns.push("flags".to_owned());
    let answers = report.answers("systems");
    let row = |system: &crate::city::CitySystem| {
        let answer = answers.get(system.id.as_str()).copied().unwrap_or(&Value::Null);
        let mut row = vec![
            system.id.clone(),
            system.name.clone(),
            system.authority.clone(),
            system.owner.clone().unwrap_or_default(),
            system.revision.to_string(),
            system.state.clone(),
        ];
        for aspect in &aspects {
            let one = &answer["calculated"][aspect];
            row.push(one["level"].as_u64().map(|level| level.to_string()).unwrap_or_default());
            row.push(words(&one["because"], " → "));
        }
        row.push(words(&answer["flags"], " "));
        row
    };
    Sheet { name: "systems", columns, rows: report.systems.iter().map(row).collect() }
}

/// The ids and flags of a list of the analysis.
fn answers(report: &CityReport, name: &'static str) -> Sheet {
    let rows =
        report.answers(name).into_iter().map(|(id, row)| vec![id.to_owned(), words(&row["flags"], " ")]);
    list(name, rows.collect(), &["id", "flags"])
}

/// The texts of a list, in one.
fn words(texts: &Value, between: &str) -> String {
    let texts: Vec<&str> = texts.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    texts.join(between)
}

fn conflicts(report: &CityReport) -> Sheet {
    let row = |one: &crate::city::Conflict| {
        vec![one.kind.to_owned(), one.id.clone(), one.name.clone(), one.said.join("; ")]
    };
    list("conflicts", report.conflicts.iter().map(row).collect(), &["kind", "id", "name", "said"])
}

fn overdue(report: &CityReport) -> Sheet {
    let row = |one: &crate::city::Overdue| {
        vec![one.id.clone(), one.name.clone(), one.what.to_owned(), one.which.clone(), one.since.to_string()]
    };
    list("overdue", report.overdue.iter().map(row).collect(), &["id", "name", "what", "which", "since"])
}

fn translated(report: &CityReport) -> Sheet {
    let row = |one: &crate::city::Translated| vec![one.id.clone(), one.name.clone(), one.pack.clone()];
    list("translated", report.translated.iter().map(row).collect(), &["id", "name", "pack"])
}

fn not_analysed(report: &CityReport) -> Sheet {
    let row = |one: &crate::city::NotAnalysed| {
        vec![one.id.clone(), one.name.clone(), one.reason.to_owned(), one.pack.clone()]
    };
    list("not_analysed", report.not_analysed.iter().map(row).collect(), &["id", "name", "reason", "pack"])
}
