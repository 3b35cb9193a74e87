//! Tables out: the same rows as CSV files or as one workbook.

use crate::workbook::{List, write_lists};

/// The width of a column in a workbook, in characters.
const WIDTH: u16 = 24;

/// A table with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name: that of the sheet, and of the file without `.csv`.
    pub name: &'static str,
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// Its rows, each as long as the heading.
    pub rows: Vec<Vec<String>>,
}

/// A table as CSV: comma, quotation marks where needed, UTF-8.
///
/// # Errors
/// A fault in the program, in words: a row that is not as long as the heading.
pub fn write_csv(sheet: &Sheet) -> Result<Vec<u8>, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(&sheet.columns).chain(&sheet.rows) {
        let cells: Vec<String> = row.iter().map(|cell| harmless(cell)).collect();
        writer.write_record(&cells).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

/// Tables as one workbook, of a day given as year, month and day. The same tables give the same bytes.
/// A text that is longer than a cell takes is cut, and ends with `…`; as CSV it is whole.
///
/// # Errors
/// A fault in the program, in words: a sheet's name or a number of rows that no workbook takes.
pub fn write_workbook(sheets: &[Sheet], day: (u16, u8, u8)) -> Result<Vec<u8>, String> {
    type Columns = Vec<(String, u16)>;
    let written: Vec<(Columns, Vec<Vec<String>>)> = sheets
        .iter()
        .map(|sheet| {
            let columns = sheet.columns.iter().map(|name| (name.clone(), WIDTH)).collect();
            let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| harmless(cell)).collect()).collect();
            (columns, rows)
        })
        .collect();
    let lists: Vec<List<'_>> = sheets
        .iter()
        .zip(&written)
        .map(|(sheet, (columns, rows))| List { name: sheet.name, columns, rows })
        .collect();
    write_lists(&lists, day)
}

/// A text that no spreadsheet takes for a formula. An apostrophe before it says that it is text.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Reader, Xlsx};

    use super::*;

    fn sheet() -> Sheet {
        let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
        let rows = vec![
            row(["SYS-1", "=HYPERLINK(\"x\")"]),
            row(["@a", "-1"]),
            row(["+46", "å, \"b\"\nc"]),
            row(["\tx", "1-2"]),
        ];
        Sheet { name: "systems", columns: row(["id", "name"]), rows }
    }

    #[test]
    fn nothing_in_a_csv_file_is_a_formula() {
        let text =
            String::from_utf8(write_csv(&sheet()).expect("written and read")).expect("written and read");
        assert_eq!(
            text,
            "id,name\nSYS-1,\"'=HYPERLINK(\"\"x\"\")\"\n'@a,'-1\n'+46,\"å, \"\"b\"\"\nc\"\n'\tx,1-2\n"
        );
    }

    #[test]
    fn nothing_in_a_workbook_is_a_formula() {
        let bytes = write_workbook(&[sheet()], (2026, 11, 24)).expect("written and read");
        assert!(bytes == write_workbook(&[sheet()], (2026, 11, 24)).expect("written and read"));
        let mut book: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("written and read");
        assert_eq!(book.worksheet_formula("systems").expect("written and read").used_cells().count(), 0);
        let range = book.worksheet_range("systems").expect("written and read");
        assert_eq!(range.get_value((1, 1)).expect("written and read").to_string(), "'=HYPERLINK(\"x\")");
        assert_eq!(range.rows().count(), 5);
    }

    #[test]
    fn a_text_that_no_cell_takes_is_cut_in_the_workbook_alone() {
        let long = "å𝄞".repeat(12_000);
        let column = || vec!["said".to_owned()];
        let sheet = Sheet { name: "conflicts", columns: column(), rows: vec![vec![long.clone()]] };
        let csv = String::from_utf8(write_csv(&sheet).expect("written and read")).expect("written and read");
        assert!(csv.contains(&long));
        let bytes = write_workbook(&[sheet], (2026, 11, 24)).expect("written and read");
        let mut book: Xlsx<_> =
            calamine::open_workbook_from_rs(Cursor::new(bytes)).expect("written and read");
        let range = book.worksheet_range("conflicts").expect("written and read");
        let cell = range.get_value((1, 0)).expect("written and read").to_string();
        let kept = cell.strip_suffix('…').expect("it says that it goes on");
        assert!(long.starts_with(kept));
        assert_eq!(cell.encode_utf16().count(), 32_767);
    }
}
