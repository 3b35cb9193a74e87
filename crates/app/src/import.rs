//! Tables from outside: read, shown with every problem, and written in one operation when a person
//! has said so. What the register already has is left as it is.

mod rows;

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use varsam_domain::Pack;
use varsam_exchange::tables::{
    Existing, Lead, Led, MAX_TABLE_BYTES, Mapping, Severity, TableInput, TableKind, TableProblem,
    TablesPreview, fields, read_tables,
};
use varsam_store::{Kind, Op, StoreError};

use crate::dto::{
    Changed, ImportColumn, ImportField, ImportMapping, ImportTable, ImportView, ProblemDto, RegisterView,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, register};

use rows::{Closed, NewRows};

/// Files that have been read and not written.
pub(crate) struct Pending {
    files: Vec<(String, Vec<u8>)>,
    mappings: BTreeMap<String, (Option<TableKind>, Mapping)>,
}

/// Asks for tables and reads them. Nothing is written.
///
/// # Errors
/// `no_register_open`, `too_large`, those of the disk.
pub fn choose_import<H: Host>(app: &App<H>) -> Result<Option<ImportView>, AppError> {
    let open = app.open_register()?;
    let paths = app.host.ask_tables();
    app.still_open(&open)?;
    if paths.is_empty() {
        return Ok(None);
    }
    let files = paths.iter().map(|path| read_file(path)).collect::<Result<_, _>>()?;
    app.state().import = Some(Pending { files, mappings: BTreeMap::new() });
    view(app).map(Some)
}

/// Reads the chosen tables again, as a person says that they shall be read.
///
/// # Errors
/// `import_none` when no tables are chosen.
pub fn map_import<H: Host>(app: &App<H>, mappings: Vec<ImportMapping>) -> Result<ImportView, AppError> {
    {
        let mut state = app.state();
        let pending = state.import.as_mut().ok_or_else(|| AppError::new("import_none"))?;
        for mapping in mappings {
            let kind = mapping.kind.as_deref().and_then(TableKind::from_code);
            let columns = mapping.columns.into_iter().enumerate();
            let by_field = columns.filter_map(|(place, field)| Some((field?, place))).collect();
            pending.mappings.insert(mapping.file, (kind, by_field));
        }
    }
    view(app)
}

/// Writes the chosen tables into the register.
///
/// # Errors
/// `import_none`; `import_problems` with every problem, and nothing is written; those of the disk.
pub fn commit_import<H: Host>(app: &App<H>) -> Result<Changed<RegisterView>, AppError> {
    let mut state = app.state();
    let pending = state.import.take().ok_or_else(|| AppError::new("import_none"))?;
    let session = state.session()?;
    let written = pending.write(app, session, Op::ImportTables);
    let answer = written.and_then(|()| register::view(session));
    if answer.is_err() {
        state.import = Some(pending);
    }
    answer
}

/// Forgets the chosen tables.
///
/// # Errors
/// None.
pub fn cancel_import<H: Host>(app: &App<H>) -> Result<(), AppError> {
    app.state().import = None;
    Ok(())
}

/// Fills a new register with tables, without showing them: those of the sample municipality. There
/// is nothing before it to undo to.
pub(crate) fn fill_sample<H: Host>(
    app: &App<H>,
    session: &mut Session,
    files: Vec<(String, Vec<u8>)>,
) -> Result<(), AppError> {
    Pending { files, mappings: BTreeMap::new() }.write(app, session, Op::FillSample)
}

impl Pending {
    fn read(&self, pack: &Pack, existing: &Existing) -> TablesPreview {
        let inputs: Vec<TableInput<'_>> = self
            .files
            .iter()
            .map(|(file, bytes)| {
                let said = self.mappings.get(file);
                TableInput {
                    file,
                    bytes,
                    kind: said.and_then(|(kind, _)| *kind),
                    mapping: said.map(|(_, mapping)| mapping.clone()),
                }
            })
            .collect();
        read_tables(&inputs, pack, existing)
    }

    fn write<H: Host>(&self, app: &App<H>, session: &mut Session, op: Op) -> Result<(), AppError> {
        let stamp = app.stamp();
        let snapshot = session.snapshot()?;
        let closed = Closed::of(session, &snapshot)?;
        let preview = self.read(&session.pack, &existing(&snapshot, &closed));
        let Some(content) = preview.content else {
            let mut error = AppError::new("import_problems");
            error.problems = preview.problems.iter().map(problem).collect();
            return Err(error);
        };
        let new = NewRows::of(&content, &snapshot.content, &closed, &session.pack);
        let names: Vec<&str> = self.files.iter().map(|(file, _)| file.as_str()).collect();
        session.store.transact::<_, StoreError>(op, &names.join(", "), &stamp, |t| new.put(t))?;
        session.changed();
        Ok(())
    }
}

pub(crate) fn read_file(path: &Path) -> Result<(String, Vec<u8>), AppError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if std::fs::metadata(path)?.len() > MAX_TABLE_BYTES as u64 {
        return Err(AppError::new("too_large")
            .with("file", &name)
            .with("most", MAX_TABLE_BYTES / (1024 * 1024)));
    }
    Ok((name, std::fs::read(path)?))
}

/// What the register has, also what is decommissioned or was disposed of: none of it is read in anew.
fn existing(snapshot: &Snapshot, closed: &Closed) -> Existing {
    let content = &snapshot.content;
    let ids = |ids: &mut dyn Iterator<Item = &String>| ids.cloned().collect::<HashSet<_>>();
    let mut existing = Existing {
        authorities: ids(&mut content.authorities.iter().map(|row| &row.id)),
        systems: ids(&mut content.systems.iter().map(|row| &row.id).chain(&closed.systems)),
        sets: ids(&mut content.sets.iter().map(|row| &row.id).chain(&closed.sets)),
        flows: ids(&mut content.flows.iter().map(|row| &row.id)),
        led: Led::default(),
    };
    for row in &content.aliases {
        let Some(kind) = Kind::from_code(&row.kind) else { continue };
        let id = content.resolved(kind, &row.old_id).to_owned();
        let (led, name) = match kind {
            Kind::System => (&mut existing.led.systems, snapshot.party_name(&id)),
            Kind::Set => (&mut existing.led.sets, snapshot.set_name(&id)),
            Kind::Authority => (&mut existing.led.authorities, snapshot.authority_name(&id)),
        };
        led.insert(row.old_id.clone(), Lead { id, name });
    }
    existing
}

fn view<H: Host>(app: &App<H>) -> Result<ImportView, AppError> {
    let mut state = app.state();
    let pending = state.import.take().ok_or_else(|| AppError::new("import_none"))?;
    let answer = state.session().and_then(|session| {
        let snapshot = session.snapshot()?;
        let closed = Closed::of(session, &snapshot)?;
        let preview = pending.read(&session.pack, &existing(&snapshot, &closed));
        let counts = preview
            .content
            .as_ref()
            .map(|content| NewRows::of(content, &snapshot.content, &closed, &session.pack).counts(content))
            .unwrap_or_default();
        Ok(ImportView {
            ready: preview.content.is_some() && counts.iter().any(|count| count.new > 0),
            tables: preview.tables.iter().map(|table| table_view(table, &session.pack)).collect(),
            problems: preview.problems.iter().map(problem).collect(),
            counts,
        })
    });
    state.import = Some(pending);
    answer
}

fn table_view(table: &varsam_exchange::tables::TablePreview, pack: &Pack) -> ImportTable {
    let field_of = |place: usize| {
        table.mapping.iter().find(|&(_, &column)| column == place).map(|(field, _)| field.clone())
    };
    let samples = |place: usize| table.sample.iter().filter_map(|row| row.get(place).cloned()).collect();
    let known = table.kind.map(|kind| fields(kind, pack)).unwrap_or_default();
    ImportTable {
        file: table.file.clone(),
        kind: table.kind.map(|kind| kind.code().to_owned()),
        encoding: table.encoding.map(|encoding| encoding.name().to_owned()).unwrap_or_default(),
        delimiter: table.delimiter.map(String::from).unwrap_or_default(),
        rows: count(table.rows),
        columns: table
            .headings
            .iter()
            .enumerate()
            .map(|(place, heading)| ImportColumn {
                heading: heading.clone(),
                field: field_of(place),
                samples: samples(place),
            })
            .collect(),
        fields: known
            .into_iter()
            .map(|field| ImportField { id: field.id, required: field.required })
            .collect(),
    }
}

pub(crate) fn problem(problem: &TableProblem) -> ProblemDto {
    ProblemDto {
        code: problem.kind.code().to_owned(),
        args: problem.kind.args().into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        hinders: problem.severity() == Severity::Error,
        file: Some(problem.file.clone()),
        row: problem.row.map(count),
        column: problem.column.clone(),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
