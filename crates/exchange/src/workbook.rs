//! A list as a workbook of one sheet, that can be filtered and sorted where it lands.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};

/// A list to write.
pub struct List<'a> {
    /// The sheet's name.
    pub name: &'a str,
    /// Headings with the width of their column, in characters.
    pub columns: &'a [(String, u16)],
    /// Rows; each with as many cells as there are columns.
    pub rows: &'a [Vec<String>],
    /// The day on which it is written, for the file's own record.
    pub day: (u16, u8, u8),
}

/// Writes a list. The same list gives the same bytes; every cell is text, whatever it begins with.
///
/// # Errors
/// A fault in the program, in words: a sheet's name that no workbook takes.
pub fn write_list(list: &List<'_>) -> Result<Vec<u8>, String> {
    workbook(list).map_err(|error| error.to_string())
}

fn workbook(list: &List<'_>) -> Result<Vec<u8>, XlsxError> {
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // What somebody wrote is text also when the cell is edited, never a formula.
    let (heading, text) = (wrapped.clone().set_bold(), wrapped.set_quote_prefix());
    let mut book = Workbook::new();
    let (year, month, day) = list.day;
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    let sheet = book.add_worksheet();
    sheet.set_name(list.name)?;
    for (place, (words, width)) in (0_u16..).zip(list.columns) {
        sheet.set_column_width(place, f64::from(*width))?;
        sheet.write_string_with_format(0, place, words, &heading)?;
    }
    for (at, row) in (1_u32..).zip(list.rows) {
        for (place, words) in (0_u16..).zip(row) {
            sheet.write_string_with_format(at, place, words, &text)?;
        }
    }
    let last_column = u16::try_from(list.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let last_row = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}
