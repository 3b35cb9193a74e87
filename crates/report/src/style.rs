//! Measures and colours. Lengths are in points, from the top left corner of the page.

use crate::model::Colour;

/// A4.
pub(crate) const PAGE_WIDTH: f32 = 595.276;
/// A4.
pub(crate) const PAGE_HEIGHT: f32 = 841.89;
/// White space at the sides.
pub(crate) const MARGIN: f32 = 54.0;
/// The width of the content.
pub(crate) const WIDTH: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// Where the content of a page begins.
pub(crate) const TOP: f32 = 74.0;
/// Where it ends.
pub(crate) const BOTTOM: f32 = PAGE_HEIGHT - 72.0;

/// Text.
pub(crate) const TEXT: Colour = Colour::hex(0x22211c);
/// Text of less weight.
pub(crate) const SECOND: Colour = Colour::hex(0x57534a);
/// The one green.
pub(crate) const ACCENT: Colour = Colour::hex(0x15594b);
/// Lines that only part things.
pub(crate) const LINE: Colour = Colour::hex(0xdbd5c8);
/// Lines that mean something.
pub(crate) const STRONG_LINE: Colour = Colour::hex(0x857f6f);
/// The ground of table headings and plain notices.
pub(crate) const TINT: Colour = Colour::hex(0xf5f2ec);
/// Warning: text, border, ground.
pub(crate) const WARNING: [Colour; 3] = [Colour::hex(0x7a4b05), Colour::hex(0xa3680f), Colour::hex(0xfcf1dc)];

/// A size of type and the height of its lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Type {
    pub size: f32,
    pub line: f32,
}

pub(crate) const TITLE: Type = Type { size: 24.0, line: 29.0 };
pub(crate) const SUBTITLE: Type = Type { size: 12.5, line: 17.0 };
pub(crate) const HEADINGS: [Type; 3] =
    [Type { size: 15.0, line: 19.0 }, Type { size: 12.0, line: 16.0 }, Type { size: 10.5, line: 14.5 }];
pub(crate) const BODY: Type = Type { size: 10.0, line: 14.5 };
pub(crate) const DENSE: Type = Type { size: 9.0, line: 12.5 };
pub(crate) const SMALL: Type = Type { size: 7.8, line: 10.5 };
/// Numbers and words of levels.
pub(crate) const CHIP: Type = Type { size: 9.0, line: 12.0 };
/// White space above and below the words of a level, inside its box.
pub(crate) const CHIP_PAD: f32 = 2.5;
/// White space around a level's box.
pub(crate) const CHIP_GAP: f32 = 2.0;
