//! The sample municipality's tables give exactly its facts; broken tables say what is wrong.

#![allow(clippy::unwrap_used)]

use std::collections::{HashMap, HashSet};

use varsam_domain::{Facts, Pack};
use varsam_exchange::tables::{
    Encoding, Existing, Lead, Led, Severity, TableInput, TableKind, TablesPreview, guess_mapping,
    read_tables, to_facts,
};
use varsam_exchange::{read_facts, read_pack, standard_pack_bytes};

const SAMPLE: [(&str, &[u8]); 8] = [
    ("faststallda.csv", include_bytes!("../../../assets/sample/faststallda.csv")),
    ("klassningar.csv", include_bytes!("../../../assets/sample/klassningar.csv")),
    ("beroenden.csv", include_bytes!("../../../assets/sample/beroenden.csv")),
    ("floden.csv", include_bytes!("../../../assets/sample/floden.csv")),
    ("innehav.csv", include_bytes!("../../../assets/sample/innehav.csv")),
    ("informationsmangder.csv", include_bytes!("../../../assets/sample/informationsmangder.csv")),
    ("system.csv", include_bytes!("../../../assets/sample/system.csv")),
    ("organisation.csv", include_bytes!("../../../assets/sample/organisation.csv")),
];

fn pack() -> Pack {
    read_pack(standard_pack_bytes()).unwrap()
}

fn input<'a>(file: &'a str, bytes: &'a [u8]) -> TableInput<'a> {
    TableInput { file, bytes, kind: None, mapping: None }
}

fn read(files: &[(&str, &[u8])]) -> TablesPreview {
    let inputs: Vec<TableInput> = files.iter().map(|(file, bytes)| input(file, bytes)).collect();
    read_tables(&inputs, &pack(), &Existing::default())
}

/// Problems as `file:row:column:code`.
fn listed(preview: &TablesPreview) -> Vec<String> {
    let show = |row: Option<usize>| row.map(|row| row.to_string()).unwrap_or_default();
    preview
        .problems
        .iter()
        .map(|p| {
            format!("{}:{}:{}:{}", p.file, show(p.row), p.column.as_deref().unwrap_or(""), p.kind.code())
        })
        .collect()
}

fn sorted(mut facts: Facts) -> Facts {
    facts.authorities.sort_by(|a, b| a.id.cmp(&b.id));
    facts.systems.sort_by(|a, b| a.id.cmp(&b.id));
    facts.sets.sort_by(|a, b| a.id.cmp(&b.id));
    facts.holdings.sort_by_key(|h| format!("{h:?}"));
    facts.flows.sort_by(|a, b| a.id.cmp(&b.id));
    facts.dependencies.sort_by_key(|d| format!("{d:?}"));
    facts.adopted.sort_by(|a, b| a.system.cmp(&b.system));
    facts
}

#[test]
fn the_sample_tables_are_the_sample_facts() {
    let preview = read(&SAMPLE);
    assert_eq!(listed(&preview), Vec::<String>::new());
    let content = preview.content.unwrap();
    let facts = read_facts(include_bytes!("data/exempelstad-facts.json"), &pack()).unwrap();
    assert_eq!(sorted(to_facts(&content, &pack())), sorted(facts));
    assert_eq!(content.authorities.iter().filter(|a| a.parent.is_some()).count(), 11);
    assert!(content.systems[0].description.as_ref().unwrap().contains(".\nErsatte"));
    assert_eq!(content.systems[0].hosting.as_deref(), Some("Molntjänst inom EU"));
    let first = content.classifications.iter().find(|c| c.set == "INF-0102").unwrap();
    assert_eq!(first.aspects[2].level, Some(2));
    assert_eq!(first.aspects[2].reason, None);
    assert!(first.aspects[0].reason.as_ref().unwrap().starts_with("Orsaksfältet"));
    assert_eq!(first.classified_at.as_deref(), Some("2025-12-25"));
}

#[test]
fn the_preview_tells_how_each_file_was_understood() {
    let preview = read(&SAMPLE);
    for (table, kind) in preview.tables.iter().zip([
        TableKind::Adopted,
        TableKind::Classifications,
        TableKind::Dependencies,
        TableKind::Flows,
        TableKind::Holdings,
        TableKind::InfoSets,
        TableKind::Systems,
        TableKind::Organisation,
    ]) {
        assert_eq!(table.kind, Some(kind), "{}", table.file);
        assert_eq!((table.encoding, table.delimiter), (Some(Encoding::Utf8), Some(';')));
        assert_eq!(table.sample.len(), 5);
        assert_eq!(table.mapping, guess_mapping(kind, &table.headings, &pack()));
    }
    assert_eq!(
        preview.tables.iter().map(|t| t.rows).collect::<Vec<_>>(),
        [36, 213, 78, 136, 301, 213, 50, 33]
    );
}

const ORG: &str = "id;namn;typ;överordnad\nKS;Kommunstyrelsen;Nämnd;\nALLM;Allmänheten;Allmänhet;\n";
const SYSTEMS: &str = "System-id;Systemnamn;Nämnd;Typ\nS1;Ett;KS;Verksamhetssystem\nS2;Två;KS;Plattform\n";
const SETS: &str = "Informations-id;Informationsmängd;Nämnd\nI1;Elever;KS\nI2;Personal;KS\n";

/// Reads a table together with a small organisation.
fn with_base(file: &str, text: &str) -> TablesPreview {
    read(&[
        ("organisation.csv", ORG.as_bytes()),
        ("system.csv", SYSTEMS.as_bytes()),
        ("informationsmangder.csv", SETS.as_bytes()),
        (file, text.as_bytes()),
    ])
}

#[test]
fn what_is_wrong_is_listed_with_row_and_column() {
    for (file, text, expected) in [
        (
            "organisation2.csv",
            "id;namn;typ;överordnad\nKS;Igen;Nämnd;\n;Utan id;Nämnd;\nB;Bolaget;Förening;X\nS1;Krock;Bolag;\n",
            "2:id:duplicate_id | 3:id:empty_cell | 4:typ:unknown_word | 4:överordnad:unknown_id | 5:id:duplicate_id",
        ),
        (
            "organisation2.csv",
            "id;namn;typ;överordnad\nA;A;Bolag;B\nB;B;Bolag;A\nC;C;Bolag;A\n",
            "2:överordnad:parent_cycle | 3:överordnad:parent_cycle",
        ),
        (
            "innehav.csv",
            "System-id;Informations-id;Hantering;Huvuddatakälla;Miljö;Sedan\n\
             S1;I1;lagrar;ja;PRODUKTION;\nS9;I9;Äter;kanske;Månen;2024-02-30\n;;;;;\n",
            "3:System-id:unknown_id | 3:Informations-id:unknown_id | 3:Hantering:unknown_word | \
             3:Huvuddatakälla:unknown_word | 3:Miljö:unknown_word | 3:Sedan:bad_date",
        ),
        (
            "klassningar.csv",
            "Informations-id;K;R;T;S\nI1;4;2;1;0\nI2;K2;Betydande;2 – Betydande;R2\nI1;1;1;1;1\n",
            "2:K:bad_level | 3:S:bad_level | 4:Informations-id:duplicate_id",
        ),
        (
            "faststallda.csv",
            "System-id;K;R;T;S;Fastställd\nS1;1;1;1;1;\nS2;1;1;1;1;1/3-24\n",
            "2:Fastställd:empty_cell | 3:Fastställd:bad_date",
        ),
        (
            "floden.csv",
            "Flödes-id;Från;Till;Informations-id;Sätt;Omfattning;Tredjeland;Krypterad\n\
             F1;ALLM;KS;I1;API;Löpande;Nej;Ja\nF1;S1;S2;I1;API;Löpande;Nej;Ja\n",
            "2:Till:flow_without_system | 3:Flödes-id:duplicate_id",
        ),
        (
            "beroenden.csv",
            "Beroende system;Levererande system;Levererande system (namn);Behov vid reservrutin (T)\n\
             S1;S2;Två;ingen\nS2;S1;Tre;0\n",
            "2:Behov vid reservrutin (T):bad_level | 3:Levererande system (namn):name_mismatch",
        ),
        (
            "informationsmangder2.csv",
            "Informations-id;Informationsmängd;Nämnd;Består av;Ger åtkomst till\n\
             I3;Hög;KS;\"I1, I4\";S1,S8\nI4;Ström;KS;I3;\n",
            "2:Består av:part_cycle | 2:Ger åtkomst till:unknown_id | 3:Består av:part_cycle",
        ),
    ] {
        let preview = with_base(file, text);
        let place = format!("{file}:");
        let found: Vec<String> =
            listed(&preview).iter().filter_map(|p| p.strip_prefix(&place)).map(str::to_owned).collect();
        let expected: Vec<&str> = expected.split('|').map(str::trim).collect();
        assert_eq!(found, expected, "{text}");
        let errors = preview.problems_of(Severity::Error).count();
        assert_eq!(preview.content.is_none(), errors > 0);
    }
}

#[test]
fn ej_bedomd_is_never_zero() {
    for word in
        ["", " ", "-", "–", "?", "ej bedömd", "Ej klassad", "EJ\u{a0}BEDÖMD", "vet ej", "not assessed"]
    {
        let text = format!("Informations-id;K;R;T;S\nI1;{word};0;1;2\n");
        let preview = with_base("klassningar.csv", &text);
        let content = preview.content.unwrap();
        let levels: Vec<_> = content.classifications[0].aspects.iter().map(|a| a.level).collect();
        assert_eq!(levels, [None, Some(0), Some(1), Some(2)], "{word:?}");
    }
    // A set without a row, and an aspect without a column, are not assessed either.
    let preview = with_base("klassningar.csv", "Informations-id;K;R;T\nI1;1;1;1\n");
    assert_eq!(listed(&preview), ["klassningar.csv:::missing_level_column"]);
    let facts = to_facts(&preview.content.unwrap(), &pack());
    assert_eq!(facts.sets[0].levels, [Some(1), Some(1), Some(1), None]);
    assert_eq!(facts.sets[1].levels, [None; 4]);
}

#[test]
fn words_are_known_in_any_dress() {
    let text = "Informations-id\tInformationsmängd\tFÖRVALTNING\tAntal registrerade\tAntal poster\tTidsdjup\tIdentifierare\n\
        I3\tEtt\tKS\t1\u{a0}000 - 9\u{202f}999\t9 800\t1—5 ÅR\tpersonnummer,  Enhets-ID\n";
    let preview = with_base("informationsmangder.txt", text);
    assert_eq!(listed(&preview), Vec::<String>::new());
    assert_eq!(preview.tables[3].delimiter, Some('\t'));
    let set = preview.content.unwrap().sets.pop().unwrap();
    assert_eq!(set.subjects.unwrap().code(), "1000-9999");
    assert_eq!(set.records.unwrap().code(), "1000-9999");
    assert_eq!(set.time_depth.unwrap().code(), "1-5y");
    assert_eq!(set.identifiers.len(), 2);
}

#[test]
fn encodings_and_delimiters_are_found() {
    let text = "id,namn,typ\r\nÅÄÖ,\"Nämnden, andra\r\nraden\",Nämnd\r\n";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let bom = format!("\u{feff}{text}");
    let wide: Vec<u8> = bom.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let old_mac = text.replace("\r\n", "\r");
    for (bytes, encoding) in [
        (text.as_bytes(), Encoding::Utf8),
        (bom.as_bytes(), Encoding::Utf8),
        (&latin, Encoding::Windows1252),
        (&wide, Encoding::Utf16),
        (old_mac.as_bytes(), Encoding::Utf8),
    ] {
        let preview = read(&[("lista.csv", bytes)]);
        assert_eq!(listed(&preview), Vec::<String>::new());
        assert_eq!((preview.tables[0].encoding, preview.tables[0].delimiter), (Some(encoding), Some(',')));
        let authority = &preview.content.unwrap().authorities[0];
        assert_eq!((authority.id.as_str(), authority.name.as_str()), ("ÅÄÖ", "Nämnden, andra\nraden"));
    }
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let text = "id;namn;typ\n\"A\nB\";ett;Nämnd\n\n;;\nC;två;Fel\n";
    assert_eq!(listed(&read(&[("org.csv", text.as_bytes())])), ["org.csv:5:typ:unknown_word"]);
}

#[test]
fn a_missing_column_is_one_problem_and_its_rows_are_left_alone() {
    let preview = with_base("innehav.csv", "System-id;Informations-id;Extra\nS1;I1;x\nS9;I9;y\n");
    assert_eq!(
        listed(&preview),
        ["innehav.csv:::missing_column", "innehav.csv:::missing_column", "innehav.csv::Extra:unused_column"]
    );
    let fields: Vec<_> =
        preview.problems.iter().filter_map(|p| p.kind.args().pop()).map(|(_, v)| v).collect();
    assert_eq!(fields, ["handling", "environment"]);
    // References to what a table would have defined are not reported when it cannot be read.
    let preview = read(&[("organisation.csv", b"id;namn\nKS;x\n"), ("system.csv", SYSTEMS.as_bytes())]);
    assert_eq!(listed(&preview), ["organisation.csv:::missing_column"]);
}

#[test]
fn the_user_may_say_otherwise() {
    let text = "A;B;C\nKS;Styrelsen;Nämnd\n";
    assert_eq!(listed(&read(&[("x.csv", text.as_bytes())])), ["x.csv:::unknown_table"]);
    let mapping = [("id", 0), ("name", 1), ("kind", 2)].map(|(f, c)| (f.to_owned(), c)).into();
    let said = TableInput {
        kind: Some(TableKind::Organisation),
        mapping: Some(mapping),
        ..input("x.csv", text.as_bytes())
    };
    let preview = read_tables(std::slice::from_ref(&said), &pack(), &Existing::default());
    assert_eq!(preview.content.unwrap().authorities[0].name, "Styrelsen");
    let mut wrong = said;
    wrong.mapping.as_mut().unwrap().insert("parent".to_owned(), 9);
    let preview = read_tables(&[wrong], &pack(), &Existing::default());
    assert_eq!(listed(&preview), ["x.csv:::bad_mapping"]);
}

#[test]
fn the_register_is_known_and_left_as_it_is() {
    let existing = Existing {
        authorities: HashSet::from(["KS".to_owned()]),
        systems: HashSet::from(["S1".to_owned()]),
        sets: HashSet::from(["I1".to_owned()]),
        ..Existing::default()
    };
    let classes = "Informations-id;K;R;T;S\nI1;1;1;1;1\n";
    let inputs = [input("system.csv", SYSTEMS.as_bytes()), input("klassningar.csv", classes.as_bytes())];
    let preview = read_tables(&inputs, &pack(), &existing);
    assert_eq!(listed(&preview), ["system.csv:2:System-id:already_in_register"]);
    let content = preview.content.unwrap();
    assert_eq!(content.systems.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["S2"]);
    assert_eq!(content.classifications.len(), 1);
}

#[test]
fn what_was_merged_leads_to_what_it_was_merged_into() {
    let lead = |id: &str| Lead { id: id.to_owned(), name: "Det nya".to_owned() };
    let led = |old: &str, new: &str| HashMap::from([(old.to_owned(), lead(new))]);
    let existing = Existing {
        authorities: HashSet::from(["KS".to_owned()]),
        systems: HashSet::from(["S1".to_owned()]),
        sets: HashSet::from(["I1".to_owned()]),
        led: Led { authorities: HashMap::new(), systems: led("S9", "S1"), sets: led("I9", "I1") },
        ..Existing::default()
    };
    let systems = "System-id;Systemnamn;Nämnd;Typ\nS9;Gammalt;KS;Verksamhetssystem\n";
    let classes = "Informations-id;K;R;T;S\nI9;3;3;3;3\nI1;1;1;1;1\n";
    let needs = "Beroende system;Levererande system\nS9;S1\n";
    let inputs = [
        input("system.csv", systems.as_bytes()),
        input("klassningar.csv", classes.as_bytes()),
        input("beroenden.csv", needs.as_bytes()),
    ];
    let preview = read_tables(&inputs, &pack(), &existing);
    let codes = listed(&preview);
    let said = codes.iter().filter(|code| code.ends_with("led_to_new")).count();
    assert_eq!(said, 3, "each place is said: {codes:?}");
    let content = preview.content.unwrap_or_else(|| panic!("{codes:?}"));
    assert!(content.systems.is_empty(), "it is not made again");
    let sets: Vec<_> = content.classifications.iter().map(|row| row.set.as_str()).collect();
    assert_eq!(sets, ["I1"], "its own row stands before that of what was merged into it");
    assert_eq!(content.classifications[0].aspects[0].level, Some(1));
    assert!(content.dependencies.is_empty(), "nothing depends on itself by a merge");
}

#[test]
fn garbage_is_refused_without_fuss() {
    let mut noise = Vec::with_capacity(10_000_000);
    let mut state = 1u32;
    while noise.len() < 10_000_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        noise.push((state >> 24) as u8);
    }
    let letters: Vec<u8> = noise.iter().map(|b| b"abc;,\"\n\t"[usize::from(b % 8)]).collect();
    let quote = format!("id;namn;typ\nKS;\"{}", "x\n".repeat(100_000));
    let many = format!("id;namn;typ\n{}", (0..100_000).map(|n| format!("{n};B;C\n")).collect::<String>());
    for (bytes, code) in [
        (&b""[..], "empty_file"),
        (b"\n\n;;\n", "empty_file"),
        (b"\xef\xbb\xbf", "empty_file"),
        (&[0; 4096], "not_text"),
        (b"id;namn;typ\nK\0S;x;y\n", "not_text"),
        (b"\xef\xbb\xbfid;namn;typ\n\xff;x;y\n", "not_text"),
        (&noise, "not_text"),
        (&letters, "unknown_table"),
        (quote.as_bytes(), "too_long"),
        (many.as_bytes(), "unknown_word"),
    ] {
        let started = std::time::Instant::now();
        let preview = read(&[("skräp.csv", bytes)]);
        assert!(preview.content.is_none());
        assert!(
            preview.problems.iter().any(|p| p.kind.code() == code),
            "{code}: {:?}",
            preview.problems.first()
        );
        assert!(preview.problems.len() <= 1001);
        assert!(started.elapsed().as_secs() < 30);
    }
}

#[test]
fn half_utf8_is_pointed_out() {
    let bytes = [&b"id;namn;typ\nA;"[..], "Nämnd å".as_bytes(), b";N\xe4mnd\n"].concat();
    let preview = read(&[("org.csv", &bytes)]);
    assert_eq!(listed(&preview)[0], "org.csv:2::mixed_encoding");
    assert_eq!(preview.problems[0].severity(), Severity::Warning);
}
