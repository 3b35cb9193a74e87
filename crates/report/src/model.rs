//! What a report says. Texts come in the reader's language and ready to print.

use varsam_domain::pack;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// A colour from its three bytes, as `0x15594b`.
    pub const fn hex(rgb: u32) -> Self {
        Self { red: (rgb >> 16) as u8, green: (rgb >> 8) as u8, blue: rgb as u8 }
    }

    /// A colour written as `#rrggbb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.is_ascii())?;
        u32::from_str_radix(digits, 16).ok().map(Self::hex)
    }
}

/// A level as it is shown: number and word in a bordered box, never colour alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelMark {
    /// The number; `None` for *ej bedömd*, drawn with a dash and a dashed border.
    pub number: Option<u8>,
    /// The word.
    pub word: String,
    /// Fill.
    pub fill: Colour,
    /// Border.
    pub border: Colour,
    /// Text on the fill.
    pub text: Colour,
}

impl LevelMark {
    /// A level of a pack, in a language and in the colours of the light theme.
    pub fn of(level: &pack::Level, language: &str) -> Self {
        let colours = level.colours.get("light");
        let part = |colour: Option<&String>, otherwise| {
            colour.and_then(|colour| Colour::parse(colour)).unwrap_or(otherwise)
        };
        Self {
            number: Some(level.number),
            word: level.word.get(language).cloned().unwrap_or_else(|| level.id.clone()),
            fill: part(colours.map(|c| &c.fill), Colour::hex(0xffffff)),
            border: part(colours.map(|c| &c.border), Colour::hex(0x22211c)),
            text: part(colours.map(|c| &c.text), Colour::hex(0x22211c)),
        }
    }

    /// No level, with the word for it.
    pub fn not_assessed(word: impl Into<String>) -> Self {
        Self {
            number: None,
            word: word.into(),
            fill: Colour::hex(0xffffff),
            border: Colour::hex(0x857f6f),
            text: Colour::hex(0x57534a),
        }
    }
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text; line breaks are kept.
    Text(String),
    /// Text in bold.
    Strong(String),
    /// A level, and perhaps words below it.
    Level {
        /// The level.
        level: LevelMark,
        /// A reason or a remark.
        note: Option<String>,
    },
}

impl Cell {
    /// A cell with text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A cell with a level and nothing more.
    pub fn level(level: LevelMark) -> Self {
        Self::Level { level, note: None }
    }
}

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Left.
    #[default]
    Start,
    /// Right, for numbers.
    End,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Its share of the width, against the other columns.
    pub share: f32,
    /// On which side its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of text.
    pub fn new(heading: impl Into<String>, share: f32) -> Self {
        Self { heading: heading.into(), share, align: Align::Start }
    }
}

/// A table. Its first column is the heading of each row.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: Option<String>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; a row may have fewer cells than there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// One aspect and its level, as a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelCard {
    /// The aspect's name.
    pub aspect: String,
    /// Its level.
    pub level: LevelMark,
    /// Where the level comes from, or what it was before.
    pub note: Option<String>,
}

/// How a notice is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Plain,
    /// Something to think about.
    Warning,
}

/// A part of a report, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading, 1 to 3; the report's title stands above them all.
    Heading {
        /// 1, 2 or 3; anything else is taken for the nearest of them.
        level: u8,
        /// The heading.
        text: String,
    },
    /// Running text; line breaks are kept.
    Paragraph(String),
    /// Words in a box.
    Notice {
        /// How it is meant.
        tone: Tone,
        /// What it says.
        text: String,
    },
    /// Points, one paragraph each.
    List(Vec<String>),
    /// Names and values, one per line.
    KeyValues(Vec<(String, String)>),
    /// Aspects with their levels, side by side.
    Levels(Vec<LevelCard>),
    /// A table.
    Table(Table),
}

/// How far the result has come, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The word: *Utkast*, *Fastställd*.
    pub word: String,
    /// Whether it is a draft: then the word is marked on every page.
    pub draft: bool,
}

/// The digest that ties the report to the signed result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    /// What to call it.
    pub label: String,
    /// Its hexadecimal digits.
    pub hex: String,
}

/// Words of the frame around the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Page number, with `{page}` and `{pages}` where they go: `Sida {page} av {pages}`.
    pub page: String,
}

/// When the document says that it was made, in UTC. Only for the file's own record; what the
/// reader sees is [`Report::generated`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Created {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
    /// Hour.
    pub hour: u8,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
}

/// A report.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The language of its texts, as `sv`.
    pub language: String,
    /// Title.
    pub title: String,
    /// What stands below the title.
    pub subtitle: Option<String>,
    /// Whose report it is; stands at the top of every page.
    pub organisation: String,
    /// What it is about, below the title: system, authority, owner, date.
    pub details: Vec<(String, String)>,
    /// How far the result has come.
    pub state: State,
    /// The digest of the result; stands on every page.
    pub digest: Option<Digest>,
    /// When and with what it was made, as the reader sees it; stands on every page.
    pub generated: String,
    /// When it was made, for the file.
    pub created: Option<Created>,
    /// Words of the frame.
    pub labels: Labels,
    /// The content.
    pub blocks: Vec<Block>,
}
