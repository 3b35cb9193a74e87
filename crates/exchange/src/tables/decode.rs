//! From bytes to rows of cells: encoding, delimiter, quotes.

use super::problem::{Findings, TableProblemKind};

/// The largest table that is read.
pub const MAX_TABLE_BYTES: usize = 64 * 1024 * 1024;

/// How a file's bytes stand for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16 with byte order mark, as spreadsheets write "Unicode text".
    Utf16,
    /// Windows-1252, as older spreadsheets write.
    Windows1252,
}

impl Encoding {
    /// Its name among programs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// A row and its number: records counted from 1, the heading and empty lines included.
pub(super) struct RawRow {
    pub number: usize,
    pub cells: Vec<String>,
}

/// A file as rows.
pub(super) struct Raw {
    pub encoding: Encoding,
    pub delimiter: char,
    pub headings: Vec<String>,
    pub rows: Vec<RawRow>,
}

/// Reads the rows of a file; `None` when it cannot be read at all, and `found` says why.
pub(super) fn decode(bytes: &[u8], found: &mut Findings) -> Option<Raw> {
    if bytes.len() > MAX_TABLE_BYTES {
        found.add(None, None, TableProblemKind::TooLarge);
        return None;
    }
    let (text, encoding) = text(bytes, found)?;
    if let Some(at) = text.find(|c: char| c.is_control() && !matches!(c, '\t' | '\n')) {
        let line = text[..at].matches('\n').count() + 1;
        found.add(Some(line), None, TableProblemKind::NotText);
        return None;
    }
    let delimiter = guess_delimiter(&text);
    let mut rows = split(&text, delimiter).into_iter();
    let Some(heading) = rows.next() else {
        found.add(None, None, TableProblemKind::EmptyFile);
        return None;
    };
    let headings: Vec<String> = heading.cells.iter().map(|cell| trimmed(cell).to_owned()).collect();
    Some(Raw { encoding, delimiter: char::from(delimiter), headings, rows: rows.collect() })
}

fn text(bytes: &[u8], found: &mut Findings) -> Option<(String, Encoding)> {
    let (text, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((declared, mark)) => {
            let (text, broken) = declared.decode_without_bom_handling(&bytes[mark..]);
            if broken {
                found.add(None, None, TableProblemKind::NotText);
                return None;
            }
            let utf8 = declared == encoding_rs::UTF_8;
            (text.into_owned(), if utf8 { Encoding::Utf8 } else { Encoding::Utf16 })
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), Encoding::Utf8),
            Err(_) => {
                if let Some(at) = first_break_in_utf8(bytes) {
                    let row = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
                    found.add(Some(row), None, TableProblemKind::MixedEncoding);
                }
                let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes);
                (text.into_owned(), Encoding::Windows1252)
            }
        },
    };
    // One kind of line break: line numbers and cells mean the same wherever the file was written.
    Some((text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{85}'], "\n"), encoding))
}

/// Where UTF-8 breaks in bytes that also have real UTF-8 letters, which Windows-1252 text does not.
fn first_break_in_utf8(bytes: &[u8]) -> Option<usize> {
    let mut first = None;
    let mut at = 0;
    let mut letters = false;
    for chunk in bytes.utf8_chunks() {
        letters |= chunk.valid().chars().any(|c| !c.is_ascii() && c.is_alphabetic());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            first = first.or(Some(at));
        }
        at += chunk.invalid().len();
    }
    first.filter(|_| letters)
}

/// The delimiter that gives the first rows the same number of cells, and most of them.
fn guess_delimiter(text: &str) -> u8 {
    const LOOKED_AT: usize = 20;
    let score = |delimiter: u8| {
        let mut widths = reader(text, delimiter).into_records().take(LOOKED_AT).flatten().map(|r| r.len());
        let first = widths.next().unwrap_or(0);
        let like_first = widths.filter(|&width| width == first).count();
        (first > 1, like_first, first)
    };
    // The last of equals wins, so the likeliest stands last.
    [b'\t', b',', b';'].into_iter().max_by_key(|&delimiter| score(delimiter)).unwrap_or(b';')
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

fn split(text: &str, delimiter: u8) -> Vec<RawRow> {
    let mut reader = reader(text, delimiter);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut number = 0;
    let mut line = reader.position().line();
    // Reading text from memory cannot fail; were it to, the rows so far are what there is.
    while reader.read_record(&mut record).unwrap_or(false) {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        let breaks: u64 = cells.iter().map(|cell| cell.matches('\n').count() as u64).sum();
        let lines = reader.position().line() - line;
        line = reader.position().line();
        // The reader passes over empty lines; people who look in their spreadsheet do not.
        number += usize::try_from(lines.saturating_sub(breaks).max(1)).unwrap_or(1);
        if cells.iter().any(|cell| !trimmed(cell).is_empty()) {
            rows.push(RawRow { number, cells });
        }
    }
    rows
}

/// A text without the white space around it, of whatever width.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}'))
}
