//! Flows and dependencies of a system. A transfer is a thing of its own, with a purpose.

use varsam_domain::facts::{FlowMode, Volume};
use varsam_domain::pack::AspectRole;
use varsam_store::{Op, StoreError, tables};

use crate::assets::valid_long_text;
use crate::dto::{AllLinksView, Changed, DependencyRow, FlowRow, LinksView, PartyChoice};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, tasks};

/// The flows and dependencies of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn links<H: Host>(app: &App<H>, system: &str) -> Result<LinksView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

/// Everything at once, for a table with filters.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn all_links<H: Host>(app: &App<H>) -> Result<AllLinksView, AppError> {
    let mut state = app.state();
    let snapshot = state.session()?.snapshot()?;
    let mut flows: Vec<FlowRow> = snapshot.content.flows.iter().map(|row| flow_row(&snapshot, row)).collect();
    flows
        .sort_by_cached_key(|row| (row.from_name.to_lowercase(), row.to_name.to_lowercase(), row.id.clone()));
    let rows = snapshot.content.dependencies.iter().zip(&snapshot.facts.dependencies);
    let mut dependencies: Vec<DependencyRow> =
        rows.map(|(row, fact)| dependency_row(&snapshot, row, fact.tolerates)).collect();
    dependencies.sort_by_cached_key(|row| {
        (row.consumer_name.to_lowercase(), row.provider_name.to_lowercase(), row.id)
    });
    Ok(AllLinksView { flows, dependencies })
}

/// Adds a flow (its id is empty) or changes one.
///
/// # Errors
/// `unknown_thing` for a party, set, mode or volume that is not there; `link_to_itself` when it
/// goes nowhere or does not touch the system; those of the disk.
pub fn put_flow<H: Host>(app: &App<H>, system: &str, flow: FlowRow) -> Result<Changed<LinksView>, AppError> {
    let purpose = valid_long_text(&flow.purpose)?;
    let (new_id, stamp) = (app.uuid().to_string(), app.stamp());
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(system)?;
    snapshot.set(&flow.set)?;
    snapshot.party(&flow.from)?;
    snapshot.party(&flow.to)?;
    known(FlowMode::from_code(&flow.mode), &flow.mode)?;
    known(Volume::from_code(&flow.volume), &flow.volume)?;
    if flow.from == flow.to || (flow.from != system && flow.to != system) {
        return Err(AppError::new("link_to_itself"));
    }
    let before = match flow.id.as_str() {
        "" => None,
        id => Some(snapshot.flow(id)?),
    };
    let row = tables::Flow {
        id: before.map_or(new_id, |row| row.id.clone()),
        from_party: flow.from,
        to_party: flow.to,
        info_set: flow.set,
        mode: flow.mode,
        volume: flow.volume,
        third_country: flow.third_country,
        encrypted: flow.encrypted,
        receiver_levels: None,
        purpose,
    };
    // What was declared or decided about the flow was about those ends and that set.
    let ends = |row: &tables::Flow| (row.from_party.clone(), row.to_party.clone(), row.info_set.clone());
    let same = before.filter(|before| ends(before) == ends(&row));
    let row = tables::Flow { receiver_levels: same.and_then(|row| row.receiver_levels.clone()), ..row };
    let exceptions = snapshot.content.flow_exceptions.iter();
    let void = exceptions.filter(|exception| exception.flow == row.id && same.is_none());
    session.store.transact::<_, StoreError>(Op::PutFlow, &row.id, &stamp, |t| {
        void.cloned().try_for_each(|exception| t.delete(&exception))?;
        t.put(&row)
    })?;
    answer(session, system)
}

/// Takes a flow away.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn delete_flow<H: Host>(app: &App<H>, system: &str, id: &str) -> Result<Changed<LinksView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(system)?;
    let row = snapshot.flow(id)?;
    if row.from_party != system && row.to_party != system {
        return Err(AppError::new("unknown_thing").with("id", id));
    }
    let exception = snapshot.content.flow_exceptions.iter().find(|exception| exception.flow == id);
    session.store.transact::<_, StoreError>(Op::DeleteFlow, id, &stamp, |t| {
        exception.map_or(Ok(()), |exception| t.delete(exception))?;
        t.delete(row)
    })?;
    answer(session, system)
}

/// Adds a dependency (its id is 0) or changes one.
///
/// # Errors
/// `unknown_thing` for a system or level that is not there; `link_to_itself` when it does not touch
/// the system; those of the disk. A system may depend on itself: the rules point it out.
pub fn put_dependency<H: Host>(
    app: &App<H>,
    system: &str,
    dependency: DependencyRow,
) -> Result<Changed<LinksView>, AppError> {
    let note = valid_long_text(&dependency.note)?;
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(system)?;
    snapshot.system(&dependency.consumer)?;
    snapshot.system(&dependency.provider)?;
    if dependency.consumer != system && dependency.provider != system {
        return Err(AppError::new("link_to_itself"));
    }
    let tolerates = tolerated_level(session, dependency.tolerates)?;
    let (pack, number) = (session.pack.id.clone(), i64::from(dependency.id));
    if number != 0 {
        let row = find(&snapshot.content.dependencies, |row| row.id == number, &number.to_string())?;
        snapshot.party(&row.consumer)?;
        snapshot.party(&row.provider)?;
    }
    let object = format!("{} → {}", dependency.consumer, dependency.provider);
    session.store.transact::<_, StoreError>(Op::PutDependency, &object, &stamp, |t| {
        let id = if number == 0 { t.next_id::<tables::Dependency>()? } else { number };
        t.put(&tables::Dependency {
            id,
            consumer: dependency.consumer,
            provider: dependency.provider,
            tolerates_pack: tolerates.is_some().then_some(pack),
            tolerates_level: tolerates,
            note,
        })
    })?;
    answer(session, system)
}

/// Takes a dependency away.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn delete_dependency<H: Host>(
    app: &App<H>,
    system: &str,
    id: u32,
) -> Result<Changed<LinksView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(system)?;
    let here = |row: &tables::Dependency| {
        row.id == i64::from(id) && (row.consumer == system || row.provider == system)
    };
    let row = find(&snapshot.content.dependencies, here, &id.to_string())?;
    snapshot.party(&row.consumer)?;
    snapshot.party(&row.provider)?;
    let object = format!("{} → {}", row.consumer, row.provider);
    session.store.transact::<_, StoreError>(Op::DeleteDependency, &object, &stamp, |t| t.delete(row))?;
    answer(session, system)
}

fn find<'a, T>(rows: &'a [T], is: impl Fn(&T) -> bool, id: &str) -> Result<&'a T, AppError> {
    rows.iter().find(|row| is(row)).ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

fn known<T>(value: Option<T>, code: &str) -> Result<T, AppError> {
    value.ok_or_else(|| AppError::new("unknown_thing").with("id", code))
}

fn tolerated_level(session: &Session, number: Option<u8>) -> Result<Option<String>, AppError> {
    let Some(number) = number else { return Ok(None) };
    let level = session.pack.role_index(AspectRole::Availability).and_then(|t| session.pack.level(t, number));
    known(level, &number.to_string()).map(|level| Some(level.id.clone()))
}

fn answer(session: &mut Session, system: &str) -> Result<Changed<LinksView>, AppError> {
    session.changed();
    let view = view(session, system)?;
    session.answer(view)
}

fn view(session: &mut Session, system: &str) -> Result<LinksView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let flows = snapshot.content.flows.iter();
    let dependencies = snapshot.content.dependencies.iter().zip(&snapshot.facts.dependencies);
    Ok(LinksView {
        system: tasks::head(session, &snapshot, ix)?,
        flows: flows
            .filter(|row| row.from_party == system || row.to_party == system)
            .map(|row| flow_row(&snapshot, row))
            .collect(),
        dependencies: dependencies
            .filter(|(row, _)| row.consumer == system || row.provider == system)
            .map(|(row, fact)| dependency_row(&snapshot, row, fact.tolerates))
            .collect(),
        parties: parties(&snapshot),
        sets: sets(&snapshot, ix),
    })
}

fn flow_row(snapshot: &Snapshot, row: &tables::Flow) -> FlowRow {
    FlowRow {
        id: row.id.clone(),
        from_name: snapshot.party_name(&row.from_party),
        from: row.from_party.clone(),
        to_name: snapshot.party_name(&row.to_party),
        to: row.to_party.clone(),
        set_name: snapshot.set_name(&row.info_set),
        set: row.info_set.clone(),
        mode: row.mode.clone(),
        volume: row.volume.clone(),
        third_country: row.third_country,
        encrypted: row.encrypted,
        purpose: row.purpose.clone(),
    }
}

fn dependency_row(snapshot: &Snapshot, row: &tables::Dependency, tolerates: Option<u8>) -> DependencyRow {
    DependencyRow {
        id: u32::try_from(row.id).unwrap_or_default(),
        consumer_name: snapshot.party_name(&row.consumer),
        consumer: row.consumer.clone(),
        provider_name: snapshot.party_name(&row.provider),
        provider: row.provider.clone(),
        tolerates,
        note: row.note.clone(),
    }
}

fn parties(snapshot: &Snapshot) -> Vec<PartyChoice> {
    let choice =
        |id: &String, name: &String, system| PartyChoice { id: id.clone(), name: name.clone(), system };
    let free = |row: &&tables::System| !snapshot.stopped.systems.contains_key(&row.id);
    let systems = snapshot.content.systems.iter().filter(free);
    let systems = systems.map(|row| choice(&row.id, &row.name, true));
    let outside = snapshot.content.authorities.iter().map(|row| choice(&row.id, &row.name, false));
    let mut all: Vec<PartyChoice> = systems.chain(outside).collect();
    all.sort_by_key(|choice| (!choice.system, choice.name.to_lowercase()));
    all
}

fn sets(snapshot: &Snapshot, system: usize) -> Vec<PartyChoice> {
    let carried: Vec<usize> = snapshot.carried(system).iter().map(|carried| carried.set).collect();
    let others = (0..snapshot.content.sets.len()).filter(|set| !carried.contains(set));
    carried
        .iter()
        .copied()
        .chain(others)
        .map(|set| &snapshot.content.sets[set])
        .filter(|row| !snapshot.stopped.sets.contains_key(&row.id))
        .map(|row| PartyChoice { id: row.id.clone(), name: row.name.clone(), system: false })
        .collect()
}
