//! A questionnaire that came back, read cell by cell: never as a table whose size the file chooses.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Data, DataRef, Reader, Xlsx};

use super::{
    LONGEST_REASON, MARK, MARK_SHEET, Mark, Questionnaire, QuestionnaireAnswer, QuestionnaireProblem, Row,
    column, container,
};

/// More cells than any questionnaire has: 5,000 sets, four aspects, six columns.
const MAX_CELLS: usize = 150_000;

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The cells of a sheet that say something, by row and column from 0.
type Cells = BTreeMap<(u32, u32), Cell>;

struct Cell {
    text: String,
    calculated: bool,
}

/// Says which questionnaire a workbook is, before anything else of it is read.
///
/// # Errors
/// What makes it no questionnaire, or one that is not read.
pub fn identify(bytes: &[u8]) -> Result<Mark, QuestionnaireProblem> {
    let mut book = open(bytes)?;
    let cells = match cells(&mut book, MARK_SHEET) {
        Err(QuestionnaireProblem::NotAWorkbook) => return Err(QuestionnaireProblem::NotAQuestionnaire),
        other => other?,
    };
    let line = |row: u32| cells.get(&(row, 0)).filter(|cell| !cell.calculated).map(|cell| cell.text.clone());
    let written = line(0)
        .filter(|text| text == MARK)
        .and_then(|_| Some(Mark { assignment: line(1)?, document: line(2)?, language: line(3)? }));
    written.ok_or(QuestionnaireProblem::NotAQuestionnaire)
}

/// Reads the answers of a questionnaire, as it was written: everything or nothing.
///
/// # Errors
/// Every problem that was found.
pub fn read_questionnaire(
    bytes: &[u8],
    asked: &Questionnaire<'_>,
) -> Result<Vec<QuestionnaireAnswer>, Vec<QuestionnaireProblem>> {
    let mark = identify(bytes).map_err(|problem| vec![problem])?;
    if mark != asked.mark {
        return Err(vec![QuestionnaireProblem::OtherAssignment]);
    }
    let mut book = open(bytes).map_err(|problem| vec![problem])?;
    let cells = cells(&mut book, &asked.words.sheet_questions).map_err(|problem| match problem {
        QuestionnaireProblem::NotAWorkbook => vec![QuestionnaireProblem::Moved { cell: "A1".to_owned() }],
        other => vec![other],
    })?;
    let rows = asked.rows();
    let mut problems = misplaced(&cells, &rows, asked);
    let mut answers = Vec::new();
    let categories = asked.categories();
    for (at, row) in (1_u32..).zip(&rows) {
        match answer(&cells, at, row, asked, &categories) {
            Ok(found) => answers.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() && answers.is_empty() {
        problems.push(QuestionnaireProblem::Empty);
    }
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

fn open(bytes: &[u8]) -> Result<Book<'_>, QuestionnaireProblem> {
    container::check(bytes)?;
    Xlsx::new(Cursor::new(bytes)).map_err(|_| QuestionnaireProblem::NotAWorkbook)
}

fn cells(book: &mut Book<'_>, sheet: &str) -> Result<Cells, QuestionnaireProblem> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| QuestionnaireProblem::NotAWorkbook)?;
    let mut cells = Cells::new();
    loop {
        let found = reader.next_cell_with_formula().map_err(|_| QuestionnaireProblem::NotAWorkbook)?;
        let Some(found) = found else { return Ok(cells) };
        let text = text(&found.value);
        if text.is_empty() && found.formula.is_none() {
            continue;
        }
        if cells.len() == MAX_CELLS {
            return Err(QuestionnaireProblem::TooLarge);
        }
        cells.insert(found.pos, Cell { text, calculated: found.formula.is_some() });
    }
}

fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        other => Data::from(other.clone()).to_string().trim().to_owned(),
    }
}

/// The name of a cell as people say it.
fn name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    let letters: String = letters.iter().rev().collect();
    format!("{letters}{}", row + 1)
}

/// Cells that are not as they were written, and cells with something where nothing was.
fn misplaced(cells: &Cells, rows: &[Row<'_>], asked: &Questionnaire<'_>) -> Vec<QuestionnaireProblem> {
    let mut expected: BTreeMap<(u32, u32), &str> = BTreeMap::new();
    for (place, heading) in (0_u32..).zip(&asked.words.headings) {
        expected.insert((0, place), heading.trim());
    }
    for (at, row) in (1_u32..).zip(rows) {
        expected.insert((at, column::SET.into()), row.set.name.trim());
        expected.insert((at, column::QUESTION.into()), row.question.trim());
        expected.insert((at, column::KEY.into()), row.key.trim());
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let answers = u32::from(column::LEVEL)..=u32::from(column::REASON);
    let is_answer = |&(row, place): &(u32, u32)| (1..=last).contains(&row) && answers.contains(&place);
    let mut problems = Vec::new();
    for (place, cell) in cells {
        let named = name(place.0, place.1);
        if cell.calculated {
            problems.push(QuestionnaireProblem::Formula { cell: named });
        } else if !is_answer(place) && expected.get(place) != Some(&cell.text.as_str()) {
            problems.push(QuestionnaireProblem::Moved { cell: named });
        }
    }
    let gone = expected.iter().filter(|(place, text)| !text.is_empty() && !cells.contains_key(place));
    problems.extend(gone.map(|(place, _)| QuestionnaireProblem::Moved { cell: name(place.0, place.1) }));
    problems
}

fn answer(
    cells: &Cells,
    at: u32,
    row: &Row<'_>,
    asked: &Questionnaire<'_>,
    categories: &[(String, String)],
) -> Result<Option<QuestionnaireAnswer>, QuestionnaireProblem> {
    let said = |place: u16| cells.get(&(at, place.into())).map_or("", |cell| cell.text.as_str());
    let named = |place: u16| name(at, place.into());
    let (level, category, reason) = (said(column::LEVEL), said(column::CATEGORY), said(column::REASON));
    if level.is_empty() {
        let alone = !category.is_empty() || !reason.is_empty();
        return if alone {
            Err(QuestionnaireProblem::WithoutLevel { cell: named(column::LEVEL) })
        } else {
            Ok(None)
        };
    }
    let choice = asked.choices(row.aspect).into_iter().find(|(shown, _)| shown.trim() == level);
    let Some((_, level)) = choice else {
        return Err(QuestionnaireProblem::UnknownLevel {
            cell: named(column::LEVEL),
            value: level.to_owned(),
        });
    };
    let known = categories.iter().find(|(shown, _)| shown.trim() == category).map(|(_, id)| id.clone());
    if known.is_none() && !category.is_empty() {
        return Err(QuestionnaireProblem::UnknownCategory {
            cell: named(column::CATEGORY),
            value: category.to_owned(),
        });
    }
    if reason.chars().count() > LONGEST_REASON {
        return Err(QuestionnaireProblem::TooLong { cell: named(column::REASON) });
    }
    Ok(Some(QuestionnaireAnswer {
        set: row.set.id.clone(),
        revision: row.set.revision,
        aspect: asked.pack.aspects[row.aspect].id.clone(),
        category: known.filter(|_| level.is_some()),
        level,
        reason: reason.to_owned(),
    }))
}
