//! Lists as workbooks.

#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use varsam_exchange::workbook::{List, write_lists};

#[test]
fn what_was_written_is_read_as_text_whatever_it_begins_with() {
    let columns = [("Vad".to_owned(), 40), ("Klart senast".to_owned(), 12)];
    let rows = [vec!["=HYPERLINK(\"x\")".to_owned(), "2027-01-31".to_owned()], vec![String::new(); 2]];
    let list = List { name: "Handlingsplan", columns: &columns, rows: &rows };
    let lists = [list];
    let bytes = write_lists(&lists, (2026, 11, 24)).unwrap();
    assert_eq!(bytes, write_lists(&lists, (2026, 11, 24)).unwrap());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Handlingsplan").unwrap();
    let cell = |row, column| sheet.get_value((row, column)).cloned();
    assert_eq!(cell(0, 1), Some(Data::String("Klart senast".into())));
    assert_eq!(cell(1, 0), Some(Data::String("=HYPERLINK(\"x\")".into())));
    assert_eq!(cell(1, 1), Some(Data::String("2027-01-31".into())));
    assert!(book.worksheet_formula("Handlingsplan").unwrap().is_empty());
}

#[test]
fn a_list_without_rows_has_its_headings() {
    let columns = [("Vad".to_owned(), 40)];
    let bytes = write_lists(&[List { name: "Tom", columns: &columns, rows: &[] }], (2026, 1, 1)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.worksheet_range("Tom").unwrap().get_size(), (1, 1));
}
