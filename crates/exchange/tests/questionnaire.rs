//! Questionnaires as files: written, filled in, read back, and everything that can be wrong.
#![allow(clippy::unwrap_used, missing_docs)]

use std::io::{Cursor, Read, Write};

use varsam_domain::Pack;
use varsam_exchange::questionnaire::{
    AskedSet, MAX_QUESTIONNAIRE_BYTES, Mark, Questionnaire, QuestionnaireAnswer, QuestionnaireProblem, Words,
    identify, read_questionnaire, write_questionnaire,
};
use varsam_exchange::{read_pack, standard_pack_bytes};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn words() -> Words {
    Words {
        sheet_help: "Läs först".into(),
        sheet_questions: "Frågor".into(),
        sheet_levels: "Nivåer".into(),
        instructions: vec!["Frågor före verkstaden".into(), "Fyll i bladet Frågor.".into()],
        headings: ["Mängd", "Fråga", "Nivå", "Avgjorde", "Varför"].map(String::from),
        level_headings: ["Aspekt", "Val", "Betyder"].map(String::from),
        categories: "Avgjorde".into(),
        unknown: "Vet inte".into(),
        unknown_meaning: "Ingen av oss vet".into(),
        choose: "Välj i listan".into(),
    }
}

struct Form {
    pack: Pack,
    aspects: Vec<String>,
    sets: Vec<AskedSet>,
    words: Words,
    mark: Mark,
}

impl Form {
    fn new() -> Self {
        let pack = read_pack(standard_pack_bytes()).unwrap();
        let aspects = pack.aspects.iter().map(|aspect| aspect.id.clone()).collect();
        let set = |id: &str, name: &str| AskedSet { id: id.into(), name: name.into(), revision: 3 };
        let mark = Mark { assignment: "a".into(), document: "d".into(), language: "sv".into() };
        let sets = vec![set("INF-1", "Elevakter"), set("INF-2", "=HYPERLINK(\"http://x\";\"Betyg\")")];
        Self { pack, aspects, sets, words: words(), mark }
    }

    fn asked(&self) -> Questionnaire<'_> {
        Questionnaire {
            mark: self.mark.clone(),
            pack: &self.pack,
            aspects: &self.aspects,
            sets: &self.sets,
            words: &self.words,
            day: (2026, 11, 24),
        }
    }

    fn bytes(&self) -> Vec<u8> {
        write_questionnaire(&self.asked()).unwrap()
    }

    fn read(&self, bytes: &[u8]) -> Result<Vec<QuestionnaireAnswer>, Vec<QuestionnaireProblem>> {
        read_questionnaire(bytes, &self.asked())
    }

    fn level(&self, number: u8) -> String {
        let level = self.pack.level(0, number).unwrap();
        format!("{} {}", level.number, level.word["sv"])
    }

    fn codes(&self, bytes: &[u8]) -> Vec<&'static str> {
        self.read(bytes).unwrap_err().iter().map(QuestionnaireProblem::code).collect()
    }
}

/// Takes a workbook apart and puts it together again with its parts changed.
fn rebuilt(bytes: &[u8], change: impl Fn(&str, String) -> String, add: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(change(&name, text).as_bytes()).unwrap();
    }
    for (name, content) in add {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The questions are on the second sheet. An answer is written as a person's program does it.
fn filled(bytes: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    let fill = |name: &str, mut text: String| {
        if name != "xl/worksheets/sheet2.xml" {
            return text;
        }
        for (cell, value) in cells {
            let start = text.find(&format!("<c r=\"{cell}\"")).unwrap();
            let end = start + text[start..].find("/>").unwrap() + 2;
            let written = format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{value}</t></is></c>");
            text.replace_range(start..end, &written);
        }
        text
    };
    rebuilt(bytes, fill, &[])
}

#[test]
fn what_is_filled_in_comes_back() {
    let form = Form::new();
    let bytes = form.bytes();
    assert_eq!(bytes, form.bytes(), "the same questionnaire gives the same bytes");
    assert_eq!(identify(&bytes).unwrap(), form.mark);
    let category = form.pack.categories[0].name["sv"].clone();
    let level = form.level(2);
    let back =
        filled(&bytes, &[("C2", &level), ("D2", &category), ("E2", "=1+1 kännbart"), ("C7", "Vet inte")]);
    let answers = form.read(&back).unwrap();
    let expected = |set: &str, aspect: usize| QuestionnaireAnswer {
        set: set.into(),
        revision: 3,
        aspect: form.aspects[aspect].clone(),
        level: None,
        category: None,
        reason: String::new(),
    };
    let first = QuestionnaireAnswer {
        level: Some(form.pack.level(0, 2).unwrap().id.clone()),
        category: Some(form.pack.categories[0].id.clone()),
        reason: "=1+1 kännbart".into(),
        ..expected("INF-1", 0)
    };
    assert_eq!(answers, [first, expected("INF-2", 1)]);
}

#[test]
fn a_name_that_looks_like_a_formula_is_a_text() {
    let form = Form::new();
    let mut archive = ZipArchive::new(Cursor::new(form.bytes())).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet2.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(!sheet.contains("<f>"), "no cell is calculated");
    assert!(sheet.contains("<dataValidation "), "answers are chosen from lists");
    assert!(sheet.contains("<sheetProtection"), "what is not an answer is locked");
    let mut styles = String::new();
    archive.by_name("xl/styles.xml").unwrap().read_to_string(&mut styles).unwrap();
    assert!(styles.contains("quotePrefix=\"1\""));
}

#[test]
fn what_was_moved_or_is_of_another_pack_is_said_with_its_cell() {
    let form = Form::new();
    let bytes = form.bytes();
    let level = form.level(2);
    let good = filled(&bytes, &[("C2", &level)]);
    assert_eq!(form.codes(&bytes), ["questionnaire_empty"]);
    let wrong =
        filled(&bytes, &[("C2", "7 Katastrofal"), ("C3", &level), ("D3", "Annat"), ("E4", "bara skäl")]);
    assert_eq!(form.codes(&wrong), ["cell_level", "cell_category", "cell_without_level"]);
    assert_eq!(
        form.read(&wrong).unwrap_err()[0],
        QuestionnaireProblem::UnknownLevel { cell: "C2".into(), value: "7 Katastrofal".into() }
    );
    let long = filled(&bytes, &[("C2", &level), ("E2", &"x".repeat(4001))]);
    assert_eq!(form.codes(&long), ["cell_too_long"]);

    // Rows that changed places, a row too many, a cell that is calculated.
    let swap = |name: &str, text: String| match name {
        "xl/sharedStrings.xml" => text.replace("INF-1|3|K", "INF-2|3|K"),
        _ => text,
    };
    assert_eq!(form.codes(&rebuilt(&good, swap, &[])), ["cell_moved"]);
    let more = |name: &str, text: String| match name {
        "xl/worksheets/sheet2.xml" => text
            .replace("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"),
        _ => text,
    };
    assert_eq!(
        form.read(&rebuilt(&good, more, &[])).unwrap_err(),
        [QuestionnaireProblem::Moved { cell: "XFD1048576".into() }],
        "a cell far away costs nothing"
    );
    let calculated = |name: &str, text: String| match name {
        "xl/worksheets/sheet2.xml" => text.replace("<is><t>", "<f>1+1</f><is><t>"),
        _ => text,
    };
    assert!(form.codes(&rebuilt(&good, calculated, &[])).contains(&"cell_formula"));

    // Another assignment, another edition of the pack.
    let mut other = Form::new();
    other.mark.document = "another".into();
    assert_eq!(other.codes(&good), ["other_assignment"]);
}

#[test]
fn a_workbook_that_runs_reaches_out_or_swells_is_refused() {
    let form = Form::new();
    let good = filled(&form.bytes(), &[("C2", &form.level(2))]);
    let same = |_: &str, text: String| text;
    let with = |name: &str| form.codes(&rebuilt(&good, same, &[(name, b"x")]));
    assert_eq!(with("xl/vbaProject.bin"), ["workbook_macros"]);
    assert_eq!(with("xl/externalLinks/externalLink1.xml"), ["workbook_outside"]);
    assert_eq!(with("xl/embeddings/oleObject1.bin"), ["workbook_outside"]);
    let enabled = |name: &str, text: String| match name {
        "[Content_Types].xml" => text.replace("sheet.main+xml", "sheet.macroEnabled.main+xml"),
        _ => text,
    };
    assert_eq!(form.codes(&rebuilt(&good, enabled, &[])), ["workbook_macros"]);
    let linked: &[u8] = br#"<Relationships><Relationship TargetMode="External"/></Relationships>"#;
    let link = rebuilt(&good, same, &[("xl/worksheets/_rels/sheet9.xml.rels", linked)]);
    assert_eq!(form.codes(&link), ["workbook_outside"]);

    // 65 MiB of nothing, packed into a few kilobytes.
    let swollen = rebuilt(&good, same, &[("xl/media/image1.png", &vec![0; 65 * 1024 * 1024])]);
    assert!(swollen.len() < 200_000);
    assert_eq!(form.codes(&swollen), ["workbook_too_large"]);
    assert_eq!(form.codes(&vec![0; MAX_QUESTIONNAIRE_BYTES + 1]), ["workbook_too_large"]);
    assert_eq!(form.codes(b"PK\x03\x04"), ["not_a_workbook"]);
    assert_eq!(form.codes(&good[..good.len() / 2]), ["not_a_workbook"]);
    let unmarked = |name: &str, text: String| match name {
        "xl/sharedStrings.xml" => text.replace("questionnaire/1", "questionnaire/9"),
        _ => text,
    };
    assert_eq!(form.codes(&rebuilt(&good, unmarked, &[])), ["not_a_questionnaire"]);
}
