//! The two faces that every report is set in, and what can be set in them.

use std::borrow::Cow;

use printpdf::ParsedFont;

use crate::error::ReportError;
use crate::style::Type;

/// The longest text that is set; what is cut off is marked with an ellipsis.
const MAX_TEXT: usize = 100_000;

/// A face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Regular,
    Bold,
}

/// Both faces, read.
pub(crate) struct Fonts {
    pub regular: ParsedFont,
    pub bold: ParsedFont,
}

impl Fonts {
    pub(crate) fn embedded() -> Result<Self, ReportError> {
        let regular = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
        let bold = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Bold.ttf");
        let read = |bytes: &[u8], name: &str| {
            let mut font =
                ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(ReportError::BrokenFont)?;
            font.font_name = Some(name.to_owned());
            Ok(font)
        };
        Ok(Self {
            regular: read(regular, "AtkinsonHyperlegibleNext-Regular")?,
            bold: read(bold, "AtkinsonHyperlegibleNext-Bold")?,
        })
    }

    fn font(&self, face: Face) -> &ParsedFont {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }

    fn advance(&self, face: Face, letter: char) -> f32 {
        let font = self.font(face);
        let glyph = font.lookup_glyph_index(u32::from(letter)).unwrap_or(0);
        f32::from(font.get_glyph_width(glyph).unwrap_or(0)) / f32::from(font.units_per_em.max(1))
    }

    /// How wide a text is.
    pub(crate) fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        text.chars().map(|letter| self.advance(face, letter)).sum::<f32>() * size
    }

    /// A text with only letters that the faces have. What they lack becomes what comes near it,
    /// or a question mark: nothing is lost without a trace.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let mut letters = composed(text).chars().take(MAX_TEXT).collect::<Vec<_>>().into_iter().peekable();
        while let Some(letter) = letters.next() {
            match letter {
                '\r' if letters.peek() == Some(&'\n') => {}
                '\n' | '\r' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
                letter if letter.is_whitespace() => clean.push(' '),
                // Invisible by nature: soft hyphens, joiners, direction marks, byte order marks.
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{2069}'
                | '\u{feff}' => {}
                letter if self.has(letter) => clean.push(letter),
                letter => clean.push_str(near(letter)),
            }
        }
        if text.chars().nth(MAX_TEXT).is_some() {
            clean.push('…');
        }
        clean
    }

    fn has(&self, letter: char) -> bool {
        let code = u32::from(letter);
        self.regular.lookup_glyph_index(code).is_some_and(|glyph| glyph != 0)
            && self.bold.lookup_glyph_index(code).is_some_and(|glyph| glyph != 0)
    }

    /// The lines of a clean text that fit a width. A line keeps the space that it was broken at:
    /// it is what parts the words when text is taken out of the file.
    pub(crate) fn wrap(&self, face: Face, size: f32, width: f32, text: &str) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.split('\n') {
            let mut line = String::new();
            let mut used = 0.0;
            for piece in pieces(paragraph) {
                let whole = self.width(face, size, piece);
                let ink = self.width(face, size, piece.trim_end_matches(' '));
                if used + ink <= width {
                    line.push_str(piece);
                    used += whole;
                    continue;
                }
                if !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                }
                used = whole;
                if ink <= width {
                    line.push_str(piece);
                } else {
                    (line, used) = self.break_word(face, size, width, piece, &mut lines);
                }
            }
            lines.push(line);
        }
        lines
    }

    /// Breaks a word that is wider than a line, wherever it must; what is left goes on.
    fn break_word(
        &self,
        face: Face,
        size: f32,
        width: f32,
        word: &str,
        lines: &mut Vec<String>,
    ) -> (String, f32) {
        let (mut line, mut used) = (String::new(), 0.0);
        for letter in word.chars() {
            let advance = self.advance(face, letter) * size;
            if used + advance > width && !line.is_empty() && letter != ' ' {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push(letter);
            used += advance;
        }
        (line, used)
    }

    /// A text cut to one line.
    pub(crate) fn one_line<'t>(&self, face: Face, kind: Type, width: f32, text: &'t str) -> Cow<'t, str> {
        let first = text.split('\n').next().unwrap_or_default();
        if first.len() == text.len() && self.width(face, kind.size, text) <= width {
            return Cow::Borrowed(text);
        }
        let room = width - self.advance(face, '…') * kind.size;
        let mut used = 0.0;
        let fits = |letter: &char| {
            used += self.advance(face, *letter) * kind.size;
            used <= room
        };
        let mut cut: String = first.chars().take_while(fits).collect();
        cut.truncate(cut.trim_end().len());
        cut.push('…');
        Cow::Owned(cut)
    }
}

/// The pieces between which a line may be broken: after a space, a hyphen, a dash or a slash.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut letters = rest.char_indices().peekable();
        while let Some((_, letter)) = letters.next() {
            if let Some(&(at, next)) = letters.peek()
                && matches!(letter, ' ' | '-' | '–' | '—' | '/')
                && next != ' '
            {
                end = at;
                break;
            }
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

/// What stands in for a letter that the faces lack.
fn near(letter: char) -> &'static str {
    match letter {
        '\u{2010}'..='\u{2012}' | '\u{2043}' => "-",
        '\u{2015}' => "—",
        '\u{b5}' | '\u{3bc}' => "u",
        '\u{2032}' => "'",
        '\u{2033}' => "\"",
        '\u{2190}' | '\u{21d0}' => "<-",
        '\u{2192}' | '\u{21d2}' => "->",
        '\u{2260}' => "!=",
        '\u{2264}' => "<=",
        '\u{2265}' => ">=",
        '\u{2030}' => "o/oo",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{25cf}' | '\u{25aa}' | '\u{2219}' => "•",
        _ => "?",
    }
}

/// Letters that some systems write as a base and a mark, as one letter each.
fn composed(text: &str) -> Cow<'_, str> {
    const PAIRS: [(&str, &str); 10] = [
        ("a\u{30a}", "å"),
        ("a\u{308}", "ä"),
        ("o\u{308}", "ö"),
        ("A\u{30a}", "Å"),
        ("A\u{308}", "Ä"),
        ("O\u{308}", "Ö"),
        ("e\u{301}", "é"),
        ("E\u{301}", "É"),
        ("u\u{308}", "ü"),
        ("U\u{308}", "Ü"),
    ];
    if !text.contains(['\u{30a}', '\u{308}', '\u{301}']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(PAIRS.iter().fold(text.to_owned(), |text, (pair, letter)| text.replace(pair, letter)))
}
