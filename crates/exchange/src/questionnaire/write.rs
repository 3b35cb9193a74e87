//! A questionnaire as a workbook.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook,
    Worksheet, XlsxError,
};

use super::{MARK, MARK_SHEET, Questionnaire, column};

/// How the cells look and what may be done in them.
struct Formats {
    heading: Format,
    fixed: Format,
    answer: Format,
}

impl Formats {
    fn new() -> Self {
        let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        Self {
            heading: wrapped.clone().set_bold(),
            // A name that begins with = is a name, also when the cell is edited.
            fixed: wrapped.clone().set_quote_prefix(),
            answer: wrapped.set_unlocked().set_border(FormatBorder::Thin).set_num_format("@"),
        }
    }
}

/// Writes a questionnaire. The same questionnaire gives the same bytes.
///
/// # Errors
/// A fault in the program, in words: a sheet's name that no workbook takes.
pub fn write_questionnaire(asked: &Questionnaire<'_>) -> Result<Vec<u8>, String> {
    workbook(asked).map_err(|error| error.to_string())
}

fn workbook(asked: &Questionnaire<'_>) -> Result<Vec<u8>, XlsxError> {
    let formats = Formats::new();
    let mut book = Workbook::new();
    let (year, month, day) = asked.day;
    let written = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    help(book.add_worksheet(), asked, &formats)?;
    let questions = book.add_worksheet();
    fill(questions, asked, &formats)?;
    levels(book.add_worksheet(), asked, &formats)?;
    mark(book.add_worksheet(), asked)?;
    book.save_to_buffer()
}

fn help(sheet: &mut Worksheet, asked: &Questionnaire<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&asked.words.sheet_help)?;
    sheet.set_column_width(0, 100)?;
    for (row, line) in (0_u32..).zip(&asked.words.instructions) {
        let format = if row == 0 { &formats.heading } else { &formats.fixed };
        sheet.write_string_with_format(row, 0, line, format)?;
    }
    sheet.protect();
    Ok(())
}

fn fill(sheet: &mut Worksheet, asked: &Questionnaire<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&asked.words.sheet_questions)?;
    for (place, width) in [(0, 32), (1, 60), (2, 24), (3, 28), (4, 60)] {
        sheet.set_column_width(place, width)?;
    }
    for (place, heading) in (0_u16..).zip(&asked.words.headings) {
        sheet.write_string_with_format(0, place, heading, &formats.heading)?;
    }
    let ranges = Ranges::of(asked);
    let categories = list(&asked.words.sheet_levels, ranges.categories, &asked.words.choose)?;
    for (at, row) in (1_u32..).zip(asked.rows()) {
        sheet.write_string_with_format(at, column::SET, &row.set.name, &formats.fixed)?;
        sheet.write_string_with_format(at, column::QUESTION, &row.question, &formats.fixed)?;
        for answer in [column::LEVEL, column::CATEGORY, column::REASON] {
            sheet.write_blank(at, answer, &formats.answer)?;
        }
        sheet.write_string(at, column::KEY, &row.key)?;
        let choices = list(&asked.words.sheet_levels, ranges.of_aspect(row.aspect), &asked.words.choose)?;
        sheet.add_data_validation(at, column::LEVEL, at, column::LEVEL, &choices)?;
        sheet.add_data_validation(at, column::CATEGORY, at, column::CATEGORY, &categories)?;
    }
    sheet.set_column_hidden(column::KEY)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.protect();
    sheet.set_active(true);
    Ok(())
}

/// A drop-down over cells of the sheet about levels.
fn list(sheet: &str, (from, to): (u32, u32), choose: &str) -> Result<DataValidation, XlsxError> {
    let sheet = sheet.replace('\'', "''");
    let cells = Formula::new(format!("='{sheet}'!$B${}:$B${}", from + 1, to + 1));
    DataValidation::new().allow_list_formula(cells).set_error_message(choose)
}

/// Where the choices stand on the sheet about levels.
struct Ranges {
    /// The pack's place of an aspect, with its first and last row.
    aspects: Vec<(usize, (u32, u32))>,
    categories: (u32, u32),
}

impl Ranges {
    fn of(asked: &Questionnaire<'_>) -> Self {
        let mut next = 1;
        let mut take = |rows: usize| {
            let from = next;
            next += u32::try_from(rows).unwrap_or(u32::MAX);
            (from, next.saturating_sub(1))
        };
        let aspects = asked
            .aspects
            .iter()
            .filter_map(|id| asked.pack.aspect_index(id))
            .map(|aspect| (aspect, take(asked.choices(aspect).len())))
            .collect();
        Self { aspects, categories: take(asked.pack.categories.len()) }
    }

    fn of_aspect(&self, aspect: usize) -> (u32, u32) {
        let found = self.aspects.iter().find(|(place, _)| *place == aspect);
        found.map_or((1, 1), |(_, range)| *range)
    }
}

fn levels(sheet: &mut Worksheet, asked: &Questionnaire<'_>, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(&asked.words.sheet_levels)?;
    for (place, width) in [(0, 24), (1, 28), (2, 90)] {
        sheet.set_column_width(place, width)?;
    }
    for (place, heading) in (0_u16..).zip(&asked.words.level_headings) {
        sheet.write_string_with_format(0, place, heading, &formats.heading)?;
    }
    for (at, line) in (1_u32..).zip(meanings(asked)) {
        for (place, text) in (0_u16..).zip(&line) {
            sheet.write_string_with_format(at, place, text, &formats.fixed)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.protect();
    Ok(())
}

/// Every choice with what it means, in the order of [`Ranges`].
fn meanings(asked: &Questionnaire<'_>) -> Vec<[String; 3]> {
    let mut lines = Vec::new();
    for aspect in asked.aspects.iter().filter_map(|id| asked.pack.aspect_index(id)) {
        let row = &asked.pack.aspects[aspect];
        for (shown, level) in asked.choices(aspect) {
            let anchor = level.as_ref().and_then(|id| row.anchors.get(id));
            let meaning = match (&level, anchor) {
                (None, _) => asked.words.unknown_meaning.clone(),
                (Some(_), Some(anchor)) => asked.say(anchor),
                (Some(_), None) => String::new(),
            };
            lines.push([asked.say(&row.name), shown, meaning]);
        }
    }
    let categories = asked.categories().into_iter();
    lines.extend(categories.map(|(shown, _)| [asked.words.categories.clone(), shown, String::new()]));
    lines
}

fn mark(sheet: &mut Worksheet, asked: &Questionnaire<'_>) -> Result<(), XlsxError> {
    sheet.set_name(MARK_SHEET)?;
    let mark = &asked.mark;
    for (row, text) in (0_u32..).zip([MARK, &mark.assignment, &mark.document, &mark.language]) {
        sheet.write_string(row, 0, text)?;
    }
    sheet.set_very_hidden(true);
    sheet.protect();
    Ok(())
}
