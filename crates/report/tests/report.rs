//! What goes into a report comes out of the PDF, whole, in order and the same every time.

#![allow(clippy::unwrap_used)]

use lopdf::{Document, Object};
use varsam_report::{
    Align, Block, Cell, Colour, Column, Created, Digest, Labels, LevelCard, LevelMark, Report, ReportError,
    State, Table, Tone, render,
};

fn level(number: u8, word: &str) -> LevelMark {
    let grey = Colour::hex(0x333333);
    LevelMark {
        number: Some(number),
        word: word.to_owned(),
        fill: Colour::hex(0xffffff),
        border: grey,
        text: grey,
    }
}

fn report(blocks: Vec<Block>) -> Report {
    Report {
        language: "sv".to_owned(),
        title: "Elevregistret Kulan".to_owned(),
        subtitle: Some("Klassning och skyddsnivå".to_owned()),
        organisation: "Exempelstads kommun".to_owned(),
        details: vec![("Systemägare".to_owned(), "Enhetschef skoladministration".to_owned())],
        state: State { word: "Utkast".to_owned(), draft: true },
        digest: Some(Digest { label: "Kontrollsumma".to_owned(), hex: "0123456789abcdef".repeat(4) }),
        generated: "Skapad 21 november 2026".to_owned(),
        created: Some(Created { year: 2026, month: 11, day: 21, hour: 9, minute: 8, second: 7 }),
        labels: Labels { page: "Sida {page} av {pages}".to_owned() },
        blocks,
    }
}

fn table(rows: usize) -> Table {
    let row = |ix: usize| {
        vec![
            Cell::Strong(format!("Mängd {ix}")),
            Cell::level(level((ix % 4) as u8, "Betydande")),
            Cell::text(format!("Motivering nummer {ix} med några ord till så att den bryts över rader.")),
        ]
    };
    Table {
        caption: Some("Informationsmängder".to_owned()),
        columns: vec![
            Column::new("Namn på mängden", 2.0),
            Column::new("Nivå", 1.0),
            Column { heading: "Varför".to_owned(), share: 2.0, align: Align::Start },
        ],
        rows: (0..rows).map(row).collect(),
    }
}

/// The text of each page, as a reader takes it out.
fn pages(bytes: &[u8]) -> Vec<String> {
    let file = Document::load_mem(bytes).unwrap();
    file.get_pages().keys().map(|&page| file.extract_text(&[page]).unwrap()).collect()
}

/// All text without white space: line breaks are the layout's own.
fn joined(bytes: &[u8]) -> String {
    pages(bytes).concat().split_whitespace().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_text_of_the_model_is_in_the_file() {
    let blocks = vec![
        Block::Heading { level: 1, text: "Skyddsnivå åäö ÅÄÖ éü čđš".to_owned() },
        Block::Paragraph("Första stycket.\nNy rad – med tankstreck och ”citat” § 5.".to_owned()),
        Block::Notice { tone: Tone::Warning, text: "Ingen ägare deltog.".to_owned() },
        Block::Notice { tone: Tone::Plain, text: "Bra att veta.".to_owned() },
        Block::List(vec!["Första punkten".to_owned(), "Andra punkten".to_owned()]),
        Block::KeyValues(vec![("Diarienummer".to_owned(), "KS 2026/123".to_owned())]),
        Block::Levels(vec![
            LevelCard {
                aspect: "Konfidentialitet".to_owned(),
                level: level(3, "Allvarlig"),
                note: Some("Från Betyg".to_owned()),
            },
            LevelCard {
                aspect: "Spårbarhet".to_owned(),
                level: LevelMark::not_assessed("Ej bedömd"),
                note: None,
            },
        ]),
        Block::Table(Table {
            rows: vec![vec![
                Cell::text("Betyg"),
                Cell::Level { level: level(2, "Betydande"), note: Some("Höjd av handläggaren".to_owned()) },
                Cell::Empty,
            ]],
            ..table(0)
        }),
    ];
    let text = joined(&render(&report(blocks)).unwrap());
    for expected in [
        "Elevregistret Kulan",
        "Klassning och skyddsnivå",
        "Exempelstads kommun",
        "Systemägare",
        "Enhetschef skoladministration",
        "Utkast",
        "Kontrollsumma: 0123456789abcdef0123456789abcdef",
        "Skapad 21 november 2026",
        "Sida 1 av 1",
        "Skyddsnivå åäö ÅÄÖ éü čđš",
        "Första stycket. Ny rad – med tankstreck och ”citat” § 5.",
        "Ingen ägare deltog.",
        "Bra att veta.",
        "Första punkten",
        "Andra punkten",
        "Diarienummer",
        "KS 2026/123",
        "Konfidentialitet 3 Allvarlig",
        "Från Betyg",
        "Spårbarhet – Ej bedömd",
        "Informationsmängder",
        "Namn på mängden",
        "Nivå",
        "Varför",
        "Betyg 2 Betydande",
        "Höjd av handläggaren",
    ] {
        assert!(text.contains(&squeezed(expected)), "{expected:?} in {text}");
    }
}

#[test]
fn the_same_report_is_the_same_bytes() {
    let report = report(vec![Block::Table(table(60))]);
    let first = render(&report).unwrap();
    assert_eq!(first, render(&report).unwrap());
    let mut other = report.clone();
    other.title.push('!');
    assert_ne!(first, render(&other).unwrap());
}

#[test]
fn a_long_table_repeats_its_heading_on_every_page() {
    let bytes = render(&report(vec![Block::Table(table(200))])).unwrap();
    let pages = pages(&bytes);
    assert!(pages.len() > 5);
    for (ix, page) in pages.iter().enumerate() {
        let page = squeezed(page);
        assert_eq!(page.matches("Namnpåmängden").count(), 1, "page {}", ix + 1);
        assert!(page.contains(&format!("Sida{}av{}", ix + 1, pages.len())));
        assert!(page.contains("Utkast") && page.contains(&"0123456789abcdef".repeat(4)));
    }
    let all: String = pages.concat().split_whitespace().collect();
    let mut from = 0;
    for ix in 0..200 {
        let name = format!("Mängd{ix}{}Betydande", ix % 4);
        from += all[from..].find(&name).unwrap_or_else(|| panic!("{name} after the one before"));
    }
}

#[test]
fn the_file_knows_its_language_title_and_date() {
    let file = Document::load_mem(&render(&report(Vec::new())).unwrap()).unwrap();
    assert_eq!(file.version, "1.7");
    let utf16 = |text: &str| -> Vec<u8> {
        [0xfe, 0xff].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
    };
    assert_eq!(file.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), utf16("sv"));
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = file.get_dictionary(info).unwrap();
    assert_eq!(info.get(b"Title").unwrap().as_str().unwrap(), utf16("Elevregistret Kulan"));
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20261121090807Z");
    let capitals = |object: &Object| {
        let dictionary = object.as_dict().ok()?;
        dictionary.get(b"CapHeight").ok()?.as_i64().ok()
    };
    assert_eq!(file.objects.values().filter_map(capitals).collect::<Vec<_>>(), [668, 668]);
}

#[test]
fn letters_that_the_faces_lack_leave_a_trace() {
    let text = "Aa\u{30a} 漢字 a→b x≥y 1\u{a0}000 o\u{ad}synlig \u{202e}riktning \u{1f600} \u{7}";
    let bytes = render(&report(vec![Block::Paragraph(text.to_owned())])).unwrap();
    let text = joined(&bytes);
    assert!(text.contains("Aå??a->bx>=y1000osynligriktning??"), "{text}");
}

#[test]
fn long_words_and_long_texts_are_broken_and_kept() {
    let long = "x".repeat(10_000);
    let mut report = report(vec![
        Block::Paragraph(long.clone()),
        Block::Heading { level: 7, text: "y".repeat(3_000) },
        Block::Notice { tone: Tone::Plain, text: "n ".repeat(9_000) },
        Block::KeyValues(vec![("k".repeat(500), "v".repeat(9_000))]),
        Block::Levels(vec![LevelCard {
            aspect: "a".repeat(900),
            level: level(1, &"w".repeat(9_000)),
            note: None,
        }]),
        Block::Table(Table {
            columns: (0..6).map(|_| Column::new("z".repeat(900), 1.0)).collect(),
            rows: vec![vec![Cell::text("c".repeat(9_000)), Cell::level(level(2, &"q".repeat(9_000)))]],
            caption: Some("p".repeat(900)),
        }),
    ]);
    report.title = long;
    report.organisation = "o".repeat(10_000);
    report.state.word = "u".repeat(10_000);
    let started = std::time::Instant::now();
    let bytes = render(&report).unwrap();
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
    let text = joined(&bytes);
    for (letter, least) in [('x', 20_000), ('y', 3_000), ('n', 9_000), ('v', 9_000), ('c', 9_000), ('a', 900)]
    {
        let found = text.chars().filter(|&found| found == letter).count();
        assert!(found >= least, "{found} of {letter}");
    }
}

#[test]
fn tables_that_do_not_add_up_are_refused() {
    let block = |table| vec![Block::Paragraph("före".to_owned()), Block::Table(table)];
    for table in [
        Table { columns: Vec::new(), ..table(0) },
        Table { columns: vec![Column::new("a", 0.0)], ..table(0) },
        Table { columns: vec![Column::new("a", f32::NAN)], ..table(0) },
        Table { columns: (0..60).map(|_| Column::new("a", 1.0)).collect(), ..table(0) },
    ] {
        let error = render(&report(block(table))).unwrap_err();
        assert_eq!(error, ReportError::NoColumns { block: 1 });
    }
    let wide = Table { rows: vec![Vec::new(), vec![Cell::Empty; 4]], ..table(0) };
    let error = render(&report(block(wide))).unwrap_err();
    assert_eq!((error.code(), error), ("too_many_cells", ReportError::TooManyCells { block: 1, row: 1 }));
}

#[test]
fn an_endless_report_is_refused() {
    let lines = "\n".repeat(90_000);
    let blocks = vec![Block::Paragraph(lines); 4];
    assert_eq!(render(&report(blocks)).unwrap_err().code(), "too_long");
}

#[test]
fn empty_parts_are_no_trouble() {
    let mut empty = report(vec![
        Block::Paragraph(String::new()),
        Block::List(Vec::new()),
        Block::KeyValues(Vec::new()),
        Block::Levels(Vec::new()),
        Block::Table(table(0)),
        Block::Notice { tone: Tone::Plain, text: String::new() },
    ]);
    empty.subtitle = None;
    empty.details.clear();
    empty.digest = None;
    empty.title = String::new();
    empty.created = None;
    assert_eq!(pages(&render(&empty).unwrap()).len(), 1);
}

#[test]
fn a_level_takes_its_word_and_colours_from_the_pack() {
    use varsam_domain::pack;
    let text =
        |sv: &str, en: &str| [("sv".to_owned(), sv.to_owned()), ("en".to_owned(), en.to_owned())].into();
    let colours = pack::Colours { fill: "#392e7c".into(), border: "#241b5a".into(), text: "#ffffff".into() };
    let level = pack::Level {
        id: "severe".to_owned(),
        number: 3,
        exit: false,
        word: text("Allvarlig", "Severe"),
        colours: [("light".to_owned(), colours)].into(),
    };
    let mark = LevelMark::of(&level, "en");
    assert_eq!((mark.number, mark.word.as_str(), mark.fill), (Some(3), "Severe", Colour::hex(0x392e7c)));
    assert_eq!(LevelMark::of(&level, "fi").word, "severe");
}
