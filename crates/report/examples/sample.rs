//! Writes a made-up result report, to look at: `cargo run -p varsam-report --example sample -- out.pdf`.

use varsam_report::{
    Block, Cell, Colour, Column, Created, Digest, Labels, LevelCard, LevelMark, Report, State, Table, Tone,
    render,
};

fn level(number: u8) -> LevelMark {
    let (word, fill, border, text) = match number {
        0 => ("Försumbar", 0xffffff, 0x87829f, 0x3a3652),
        1 => ("Måttlig", 0xe4e1f3, 0x7b74b0, 0x2a2459),
        2 => ("Betydande", 0xaea8dc, 0x4f4690, 0x17123d),
        _ => ("Allvarlig", 0x392e7c, 0x241b5a, 0xffffff),
    };
    LevelMark {
        number: Some(number),
        word: word.to_owned(),
        fill: Colour::hex(fill),
        border: Colour::hex(border),
        text: Colour::hex(text),
    }
}

fn cards() -> Block {
    let card = |aspect: &str, level, note: &str| LevelCard {
        aspect: aspect.to_owned(),
        level,
        note: Some(note.to_owned()),
    };
    Block::Levels(vec![
        card("Konfidentialitet", level(2), "Från Närvaro och frånvaro"),
        card("Riktighet", level(3), "Från Betyg"),
        card("Tillgänglighet", level(1), "Elevregistret Kulan är beroende av systemet"),
        card("Spårbarhet", LevelMark::not_assessed("Ej bedömd"), "Tre mängder saknar bedömning"),
    ])
}

fn table() -> Block {
    let names =
        ["Scheman och grupper", "Närvaro och frånvaro", "Skriftliga omdömen", "Betyg och betygskataloger"];
    let rows = (0..36u8).map(|row| {
        let name = names[usize::from(row) % names.len()];
        let reason = "Närvaron styr studiestöd för gymnasiet och orosanmälan i grundskolan.";
        vec![
            Cell::Strong(format!("{name} {}", row + 1)),
            Cell::level(level(row % 4)),
            Cell::level(level((row + 1) % 4)),
            Cell::level(if row % 5 == 0 { LevelMark::not_assessed("Ej bedömd") } else { level(2) }),
            Cell::text(if row % 3 == 0 { reason } else { "Fel upptäcks och rättas samma dag." }),
        ]
    });
    Block::Table(Table {
        caption: Some("Informationsmängder och deras nivåer".to_owned()),
        columns: vec![
            Column::new("Informationsmängd", 1.5),
            Column::new("K", 1.0),
            Column::new("R", 1.0),
            Column::new("T", 1.0),
            Column::new("Motivering", 1.7),
        ],
        rows: rows.collect(),
    })
}

fn blocks() -> Vec<Block> {
    let heading = |level, text: &str| Block::Heading { level, text: text.to_owned() };
    vec![
        Block::Notice {
            tone: Tone::Warning,
            text: "Ingen informationsägare deltog. Resultatet kan bara bli ett utkast tills ägaren har \
                   tagit ställning."
                .to_owned(),
        },
        heading(1, "Systemets skyddsnivå"),
        Block::Paragraph(
            "Nivån är den högsta hos den information som systemet bär, höjd av den åtkomst som informationen \
             ger och av de system som är beroende av det."
                .to_owned(),
        ),
        cards(),
        heading(2, "Varför"),
        Block::List(vec![
            "Riktighet 3: systemet bär Betyg, där ett fel kan ge rättsförlust.".to_owned(),
            "Konfidentialitet 2: systemet bär Närvaro och frånvaro, och här finns personnummer.".to_owned(),
        ]),
        heading(1, "Information"),
        table(),
        heading(1, "Att göra"),
        Block::KeyValues(vec![
            ("Behörigheter".to_owned(), "Genomgång varje halvår. Ansvarig: systemförvaltare.".to_owned()),
            ("Kontinuitetsplan".to_owned(), "Reservrutin övas före läsårsstarten 2027.".to_owned()),
        ]),
    ]
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let report = Report {
        language: "sv".to_owned(),
        title: "Skolplattformen Lyktan".to_owned(),
        subtitle: Some("Informationsklassning och skyddsnivå".to_owned()),
        organisation: "Exempelstads kommun".to_owned(),
        details: vec![
            pair("Myndighet", "Utbildningsnämnden"),
            pair("Systemägare", "Verksamhetschef grundskola"),
            pair("Modell", "Standard: K, R, T och S på 0–3, version 2026-1"),
            pair("Klassad", "12 november 2026"),
        ],
        state: State { word: "UTKAST".to_owned(), draft: true },
        digest: Some(Digest {
            label: "Kontrollsumma (SHA-256)".to_owned(),
            hex: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        }),
        generated: "Skapad med Varsam 21 november 2026 kl. 22.15".to_owned(),
        created: Some(Created { year: 2026, month: 11, day: 21, hour: 21, minute: 15, second: 0 }),
        labels: Labels { page: "Sida {page} av {pages}".to_owned() },
        blocks: blocks(),
    };
    let path = std::env::args().nth(1).unwrap_or_else(|| "sample.pdf".to_owned());
    std::fs::write(path, render(&report)?)?;
    Ok(())
}
