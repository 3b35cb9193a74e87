//! Tables from outside: read, shown with every problem, and written in one operation when a person
//! has said so. What the register already has is left as it is.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use varsam_domain::Pack;
use varsam_exchange::tables::{
    Existing, ImportedContent, MAX_TABLE_BYTES, Mapping, Severity, TableInput, TableKind, TableProblem,
    TablesPreview, fields, read_tables,
};
use varsam_store::{Content, Op, StoreError, Transaction, receiver_levels_to_json, tables};

use crate::dto::{
    Changed, ImportColumn, ImportCount, ImportField, ImportMapping, ImportTable, ImportView, ProblemDto,
    RegisterView,
};
use crate::session::Session;
use crate::{App, AppError, Host, register};

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
    app.state().session()?;
    let paths = app.host.ask_tables();
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
        let preview = self.read(&session.pack, &existing(&snapshot.content));
        let Some(content) = preview.content else {
            let mut error = AppError::new("import_problems");
            error.problems = preview.problems.iter().map(problem).collect();
            return Err(error);
        };
        let new = NewRows::of(&content, &snapshot.content, &session.pack);
        let names: Vec<&str> = self.files.iter().map(|(file, _)| file.as_str()).collect();
        session.store.transact::<_, StoreError>(op, &names.join(", "), &stamp, |t| new.put(t))?;
        session.changed();
        Ok(())
    }
}

fn read_file(path: &Path) -> Result<(String, Vec<u8>), AppError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if std::fs::metadata(path)?.len() > MAX_TABLE_BYTES as u64 {
        return Err(AppError::new("too_large")
            .with("file", &name)
            .with("most", MAX_TABLE_BYTES / (1024 * 1024)));
    }
    Ok((name, std::fs::read(path)?))
}

fn existing(content: &Content) -> Existing {
    let ids = |ids: &mut dyn Iterator<Item = &String>| ids.cloned().collect::<HashSet<_>>();
    Existing {
        authorities: ids(&mut content.authorities.iter().map(|row| &row.id)),
        systems: ids(&mut content.systems.iter().map(|row| &row.id)),
        sets: ids(&mut content.sets.iter().map(|row| &row.id)),
        flows: ids(&mut content.flows.iter().map(|row| &row.id)),
    }
}

fn view<H: Host>(app: &App<H>) -> Result<ImportView, AppError> {
    let mut state = app.state();
    let pending = state.import.take().ok_or_else(|| AppError::new("import_none"))?;
    let answer = state.session().and_then(|session| {
        let snapshot = session.snapshot()?;
        let preview = pending.read(&session.pack, &existing(&snapshot.content));
        let counts = preview
            .content
            .as_ref()
            .map(|content| NewRows::of(content, &snapshot.content, &session.pack).counts(content))
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

fn problem(problem: &TableProblem) -> ProblemDto {
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

/// The rows that an import adds to a register.
struct NewRows {
    authorities: Vec<tables::Authority>,
    systems: Vec<tables::System>,
    sets: Vec<tables::InfoSet>,
    levels: Vec<tables::SetLevel>,
    holdings: Vec<tables::Holding>,
    flows: Vec<tables::Flow>,
    dependencies: Vec<tables::Dependency>,
    adopted: Vec<(tables::Adopted, Vec<tables::AdoptedLevel>)>,
}

impl NewRows {
    fn of(content: &ImportedContent, there: &Content, pack: &Pack) -> Self {
        let classified: HashSet<&str> = there.levels.iter().map(|row| row.info_set.as_str()).collect();
        let adopted: HashSet<&str> = there.adopted.iter().map(|row| row.system.as_str()).collect();
        let known = |set: &str| there.sets.iter().any(|row| row.id == set);
        let new_classifications =
            || content.classifications.iter().filter(|row| !classified.contains(row.set.as_str()));
        let mut sets: Vec<tables::InfoSet> = content.sets.iter().map(info_set).collect();
        // A set that is there and gets its first levels is changed by it.
        sets.extend(
            there
                .sets
                .iter()
                .filter(|row| new_classifications().any(|c| c.set == row.id))
                .map(|row| tables::InfoSet { revision: row.revision + 1, ..row.clone() }),
        );
        for set in &mut sets {
            if let Some(classification) = new_classifications().find(|row| row.set == set.id) {
                set.classified_at.clone_from(&classification.classified_at);
                set.classified_by = classification.participants.clone().unwrap_or_default();
            }
        }
        Self {
            authorities: content.authorities.iter().map(authority).collect(),
            systems: content.systems.iter().map(system).collect(),
            levels: new_classifications().flat_map(|row| levels(row, pack)).collect(),
            holdings: content
                .holdings
                .iter()
                .map(holding)
                .filter(|new| {
                    !known(&new.info_set) || !there.holdings.iter().any(|row| same_holding(row, new))
                })
                .collect(),
            flows: content.flows.iter().map(|row| flow(row, pack)).collect(),
            dependencies: content
                .dependencies
                .iter()
                .map(|row| dependency(row, pack))
                .filter(|new| !there.dependencies.iter().any(|row| same_dependency(row, new)))
                .collect(),
            adopted: content
                .adopted
                .iter()
                .filter(|row| !adopted.contains(row.system.as_str()))
                .map(|row| adopted_rows(row, pack))
                .collect(),
            sets,
        }
    }

    fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        self.authorities.iter().try_for_each(|row| t.put(row))?;
        self.systems.iter().try_for_each(|row| t.put(row))?;
        self.sets.iter().try_for_each(|row| t.put(row))?;
        self.levels.iter().try_for_each(|row| t.put(row))?;
        let first = t.next_id::<tables::Holding>()?;
        for (id, row) in (first..).zip(&self.holdings) {
            t.put(&tables::Holding { id, ..row.clone() })?;
        }
        self.flows.iter().try_for_each(|row| t.put(row))?;
        let first = t.next_id::<tables::Dependency>()?;
        for (id, row) in (first..).zip(&self.dependencies) {
            t.put(&tables::Dependency { id, ..row.clone() })?;
        }
        for (row, levels) in &self.adopted {
            t.put(row)?;
            levels.iter().try_for_each(|level| t.put(level))?;
        }
        Ok(())
    }

    fn counts(&self, content: &ImportedContent) -> Vec<ImportCount> {
        let line = |kind: &str, new: usize, all: usize| ImportCount {
            kind: kind.to_owned(),
            new: count(new),
            changed: 0,
            unchanged: count(all.saturating_sub(new)),
        };
        let levels_in_file: usize = content
            .classifications
            .iter()
            .flat_map(|row| &row.aspects)
            .filter(|aspect| aspect.level.is_some())
            .count();
        let new_levels = self.levels.iter().filter(|row| row.level.is_some()).count();
        [
            line("authorities", self.authorities.len(), content.authorities.len()),
            line("systems", self.systems.len(), content.systems.len()),
            line("info_sets", content.sets.len(), content.sets.len()),
            line("holdings", self.holdings.len(), content.holdings.len()),
            line("flows", self.flows.len(), content.flows.len()),
            line("dependencies", self.dependencies.len(), content.dependencies.len()),
            line("levels", new_levels, levels_in_file),
            line("adopted", self.adopted.len(), content.adopted.len()),
        ]
        .into_iter()
        .filter(|line| line.new + line.unchanged > 0)
        .collect()
    }
}

fn same_holding(a: &tables::Holding, b: &tables::Holding) -> bool {
    tables::Holding { id: a.id, ..b.clone() } == *a
}

fn same_dependency(a: &tables::Dependency, b: &tables::Dependency) -> bool {
    tables::Dependency { id: a.id, ..b.clone() } == *a
}

fn authority(row: &varsam_exchange::tables::ImportedAuthority) -> tables::Authority {
    tables::Authority {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: row.kind.code().to_owned(),
        parent: row.parent.clone(),
    }
}

fn system(row: &varsam_exchange::tables::ImportedSystem) -> tables::System {
    tables::System {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        kind: row.kind.code().to_owned(),
        owner: row.owner.clone(),
        manager: row.manager.clone(),
        overview: row.overview,
        redundant: row.redundant,
        purposes: tables::codes_to_json(row.purposes.iter().map(|purpose| purpose.code())),
        supplier: row.supplier.clone().unwrap_or_default(),
        hosting: row.hosting.clone().unwrap_or_default(),
        description: row.description.clone().unwrap_or_default(),
    }
}

fn info_set(row: &varsam_exchange::tables::ImportedSet) -> tables::InfoSet {
    tables::InfoSet {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        owner: row.owner.clone(),
        subjects: row.subjects.map(|band| band.code().to_owned()),
        records: row.records.map(|band| band.code().to_owned()),
        identifiers: tables::codes_to_json(row.identifiers.iter().map(|i| i.code())),
        personal_data: tables::codes_to_json(row.personal_data.iter().map(|p| p.code())),
        secrecy: tables::codes_to_json(&row.secrecy),
        time_depth: row.time_depth.map(|depth| depth.code().to_owned()),
        topics: tables::codes_to_json(row.topics.iter().map(|topic| topic.code())),
        time_bound: row.time_bound.clone(),
        parts: row.parts.as_ref().map(tables::codes_to_json),
        reaches: tables::codes_to_json(&row.reaches),
        description: row.description.clone().unwrap_or_default(),
        classified_at: None,
        classified_by: String::new(),
        revision: 1,
    }
}

fn level_id(pack: &Pack, aspect: usize, number: Option<u8>) -> Option<String> {
    pack.level(aspect, number?).map(|level| level.id.clone())
}

fn levels(row: &varsam_exchange::tables::ImportedClassification, pack: &Pack) -> Vec<tables::SetLevel> {
    let written = row.aspects.iter().enumerate().filter(|(_, a)| a.level.is_some() || a.reason.is_some());
    written
        .map(|(ix, aspect)| tables::SetLevel {
            info_set: row.set.clone(),
            aspect: pack.aspects[ix].id.clone(),
            pack: pack.id.clone(),
            level: level_id(pack, ix, aspect.level),
            category: None,
            reason: aspect.reason.clone().unwrap_or_default(),
        })
        .collect()
}

fn holding(row: &varsam_exchange::tables::ImportedHolding) -> tables::Holding {
    tables::Holding {
        id: 0,
        system: row.system.clone(),
        info_set: row.set.clone(),
        handling: row.handling.code().to_owned(),
        master: row.master,
        environment: row.environment.code().to_owned(),
        since: row.since.clone(),
    }
}

fn flow(row: &varsam_exchange::tables::ImportedFlow, pack: &Pack) -> tables::Flow {
    tables::Flow {
        id: row.id.clone(),
        from_party: row.from.clone(),
        to_party: row.to.clone(),
        info_set: row.set.clone(),
        mode: row.mode.code().to_owned(),
        volume: row.volume.code().to_owned(),
        third_country: row.third_country,
        encrypted: row.encrypted,
        receiver_levels: row.receiver_levels.as_ref().map(|levels| receiver_levels_to_json(levels, pack)),
        purpose: row.purpose.clone().unwrap_or_default(),
    }
}

fn dependency(row: &varsam_exchange::tables::ImportedDependency, pack: &Pack) -> tables::Dependency {
    let availability = pack.role_index(varsam_domain::pack::AspectRole::Availability);
    let tolerates = availability.and_then(|aspect| level_id(pack, aspect, row.tolerates));
    tables::Dependency {
        id: 0,
        consumer: row.consumer.clone(),
        provider: row.provider.clone(),
        tolerates_pack: tolerates.is_some().then(|| pack.id.clone()),
        tolerates_level: tolerates,
        note: row.note.clone().unwrap_or_default(),
    }
}

fn adopted_rows(
    row: &varsam_exchange::tables::ImportedAdopted,
    pack: &Pack,
) -> (tables::Adopted, Vec<tables::AdoptedLevel>) {
    let adopted = tables::Adopted {
        system: row.system.clone(),
        at: row.at.clone(),
        decided_by: row.decided_by.clone().unwrap_or_default(),
        pack: pack.id.clone(),
        pack_version: pack.version.clone(),
        document: None,
    };
    let levels = pack
        .aspects
        .iter()
        .enumerate()
        .map(|(ix, aspect)| tables::AdoptedLevel {
            system: row.system.clone(),
            aspect: aspect.id.clone(),
            level: level_id(pack, ix, row.levels[ix]),
        })
        .collect();
    (adopted, levels)
}
