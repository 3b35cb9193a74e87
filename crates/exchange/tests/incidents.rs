//! Incidents as a table.

#![allow(clippy::unwrap_used)]

use varsam_exchange::tables::{ImportedIncident, TableProblem, read_incidents};

fn read(text: &str) -> Result<Vec<ImportedIncident>, Vec<TableProblem>> {
    read_incidents(
        "incidenter.csv",
        text.as_bytes(),
        "2026-11-24",
        |id| id.starts_with("SYS-"),
        |id| id == "INF-1",
    )
}

fn told(text: &str) -> Vec<(Option<usize>, Option<String>, &'static str)> {
    let found = read(text).unwrap_err();
    found.into_iter().map(|one| (one.row, one.column.clone(), one.kind.code())).collect()
}

#[test]
fn a_list_is_read_whatever_its_columns_are_called() {
    let swedish = "Rubrik;Datum;Slag;System-id;Informations-id;Följd;Ärendenummer;Slut\n\
        Fel mottagare;2026-10-02;Obehörig åtkomst;SYS-03, SYS-04;INF-1;En elev blev utpekad;A-17;2026-10-03\n\
        Driftstopp;2026-10-05;;;INF-1;;;\n";
    let incidents = read(swedish).unwrap();
    let first = &incidents[0];
    assert_eq!(
        (first.kind.as_str(), first.row, first.systems.len(), first.sets.len()),
        ("disclosure", 2, 2, 1)
    );
    assert_eq!((first.reference.as_str(), first.ended_at.as_deref()), ("A-17", Some("2026-10-03")));
    assert_eq!((incidents[1].kind.as_str(), incidents[1].systems.len()), ("other", 0));
    let english = read("What happened,Date,Kind,System ID\nWrong receiver,2026-10-02,leak,SYS-03\n").unwrap();
    assert_eq!(english[0].kind, "disclosure");
}

#[test]
fn everything_wrong_is_told_with_its_row_and_column_and_nothing_is_taken() {
    let column = |name: &str| Some(name.to_owned());
    let bad = "Rubrik;Datum;Slag;System-id;Slut\n\
        ;2026-13-01;sabotage;SYS-03;\n\
        Stopp;2026-10-02;fel;OKÄNT;2026-10-01\n\
        Bra;2026-10-02;fel;SYS-03;\n\
        Rör ingenting;2026-10-02;fel;;\n";
    let expected = [
        (Some(2), column("Rubrik"), "empty_cell"),
        (Some(2), column("Datum"), "bad_date"),
        (Some(2), column("Slag"), "unknown_word"),
        (Some(3), column("System-id"), "unknown_id"),
        (Some(3), column("Slut"), "bad_date"),
        (Some(5), column("System-id"), "empty_cell"),
    ];
    assert_eq!(told(bad), expected);
    assert_eq!(
        told("Rubrik;Slag\nA;fel\n"),
        [(None, None, "missing_column"), (None, None, "missing_column")]
    );
    assert_eq!(told(""), [(None, None, "empty_file")]);
    assert_eq!(told("Rubrik;Datum;System\n"), [(None, None, "empty_file")]);
}

#[test]
fn what_has_not_happened_yet_is_told_and_what_stands_twice_is_taken_once() {
    let ahead = read("Rubrik;Datum;Slut;System\nFel;2062-03-01;;SYS-1\nFel;2026-03-01;2026-11-25;SYS-1\n");
    let places: Vec<_> =
        ahead.unwrap_err().into_iter().map(|problem| (problem.row, problem.column)).collect();
    assert_eq!(places, [(Some(2), Some("Datum".into())), (Some(3), Some("Slut".into()))]);
    let twice = "Rubrik;Datum;Referens;System\nFel;2026-03-01;EK 1;SYS-1\nIgen;2026-03-01;EK 1;SYS-1\nFel;2026-03-02;;SYS-1\nFel;2026-03-02;;SYS-1\n";
    let titles: Vec<String> = read(twice).unwrap().into_iter().map(|one| one.title).collect();
    assert_eq!(titles, ["Fel", "Fel", "Fel"], "without a reference nobody knows whether it is the same");
}
