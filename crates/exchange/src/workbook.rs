//! Lists as a workbook, a sheet each, that can be filtered and sorted where they land.

use std::borrow::Cow;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// A list to write.
pub struct List<'a> {
    /// The sheet's name.
    pub name: &'a str,
    /// Headings with the width of their column, in characters.
    pub columns: &'a [(String, u16)],
    /// Rows; each with as many cells as there are columns.
    pub rows: &'a [Vec<String>],
}

/// The longest text that a cell takes, in units of UTF-16.
const LONGEST: usize = 32_767;

/// Writes lists on a day given as year, month and day, for the file's own record. The same lists give
/// the same bytes; every cell is text, whatever it begins with. A text that is longer than a cell takes
/// is cut there, and ends with `…`.
///
/// # Errors
/// A fault in the program, in words: a sheet's name or a number of rows that no workbook takes.
pub fn write_lists(lists: &[List<'_>], day: (u16, u8, u8)) -> Result<Vec<u8>, String> {
    workbook(lists, day).map_err(|error| error.to_string())
}

fn workbook(lists: &[List<'_>], (year, month, day): (u16, u8, u8)) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    lists.iter().try_for_each(|list| write(book.add_worksheet(), list))?;
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, list: &List<'_>) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // What somebody wrote is text also when the cell is edited, never a formula.
    let (heading, text) = (wrapped.clone().set_bold(), wrapped.set_quote_prefix());
    sheet.set_name(list.name)?;
    for (place, (words, width)) in (0_u16..).zip(list.columns) {
        sheet.set_column_width(place, f64::from(*width))?;
        sheet.write_string_with_format(0, place, words, &heading)?;
    }
    for (at, row) in (1_u32..).zip(list.rows) {
        for (place, words) in (0_u16..).zip(row) {
            sheet.write_string_with_format(at, place, fitting(words), &text)?;
        }
    }
    let last_column = u16::try_from(list.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let last_row = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// A text as a cell takes it.
fn fitting(words: &str) -> Cow<'_, str> {
    if words.encode_utf16().count() <= LONGEST {
        return words.into();
    }
    let mut units = 0;
    let fits = |letter: &char| {
        units += letter.len_utf16();
        units < LONGEST
    };
    let mut cut: String = words.chars().take_while(fits).collect();
    cut.push('…');
    cut.into()
}
