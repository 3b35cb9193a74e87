//! What is open, from each place where something can be.

use varsam_domain::measures::Standing;

use crate::dto::{ActionRow, Args, Text};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, continuity, incidents, measures, risk, suitability};

/// A row about a system, without anything in it.
fn row(snapshot: &Snapshot, ix: usize, kind: &str, id: &str) -> ActionRow {
    let system = &snapshot.content.systems[ix];
    ActionRow {
        kind: kind.to_owned(),
        id: id.to_owned(),
        system: system.id.clone(),
        system_name: system.name.clone(),
        authority_name: snapshot.authority_name(&system.authority),
        title: Text::new(),
        args: Args::new(),
        detail: Text::new(),
        state: String::new(),
        owner: String::new(),
        due: None,
        overdue: false,
        cost: String::new(),
    }
}

/// The row with its day, and whether that has passed.
fn by(row: ActionRow, due: Option<String>, today: &str) -> ActionRow {
    ActionRow { overdue: due.as_deref().is_some_and(|due| due < today), due, ..row }
}

/// Measures with something left to do, and exceptions that will end.
pub(super) fn measures(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ActionRow> {
    let Ok(all) = measures::stands(session, snapshot, ix) else { return Vec::new() };
    let system = &snapshot.content.systems[ix].id;
    let open = all.rows.iter().filter(|one| one.grade > 0);
    open.filter(|one| one.standing.is_open() || one.standing == Standing::Excepted)
        .filter_map(|one| {
            let measure = &all.catalogue.measures[one.measure];
            let status = measures::status_row(snapshot, system, &measure.id)?;
            let exception = measures::exception_row(snapshot, system, &measure.id);
            let excepted = one.standing == Standing::Excepted;
            let kind = if excepted { "exception" } else { "measure" };
            // What ends, ends on its day; whoever decided it must decide again or see it carried out.
            let ends = exception.filter(|_| excepted).map(|row| row.until.clone());
            let owner = match exception.filter(|_| excepted && status.owner.is_empty()) {
                Some(row) => row.decided_by.clone(),
                None => status.owner.clone(),
            };
            let row = ActionRow {
                title: measure.title.clone(),
                detail: measure.grade(one.grade).unwrap_or(&measure.is_text).clone(),
                state: match one.standing {
                    Standing::Open => status.status.clone(),
                    other => other.code().to_owned(),
                },
                owner,
                cost: status.cost.clone(),
                ..row(snapshot, ix, kind, &measure.id)
            };
            Some(by(row, ends.or_else(|| status.due.clone()), &session.today))
        })
        .collect()
}

/// Conditions of assessments that nobody has met.
pub(super) fn conditions(
    session: &Session,
    snapshot: &Snapshot,
    ix: usize,
) -> Result<Vec<ActionRow>, AppError> {
    let system = &snapshot.content.systems[ix].id;
    let assessed = suitability::all(session, snapshot)?.iter().filter(|one| &one.row.system == system);
    Ok(assessed
        .flat_map(|one| {
            let open = suitability::conditions(session, snapshot, one).into_iter();
            open.filter(|condition| condition.met_at.is_none()).map(|condition| {
                let row = ActionRow {
                    title: condition.title,
                    detail: condition.next.unwrap_or_default(),
                    state: if condition.blocks_start { "unmet_blocks" } else { "unmet" }.to_owned(),
                    owner: condition.owner,
                    ..row(snapshot, ix, "condition", &one.row.id)
                };
                by(row, condition.due, &session.today)
            })
        })
        .collect())
}

/// What is missing in a system's continuity.
pub(super) fn continuity(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ActionRow> {
    let written = continuity::row(snapshot, &snapshot.content.systems[ix].id);
    let gaps = continuity::gaps(session, snapshot, ix).into_iter();
    gaps.map(|gap| {
        let row = ActionRow {
            args: gap.args,
            state: "gap".to_owned(),
            owner: written.map(|row| row.owner.clone()).unwrap_or_default(),
            ..row(snapshot, ix, "continuity", &gap.code)
        };
        by(row, written.and_then(|row| row.due.clone()), &session.today)
    })
    .collect()
}

/// Risks that nobody has treated, and those whose day to be looked at again has passed.
pub(super) fn risks(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ActionRow> {
    let system = &snapshot.content.systems[ix];
    let appetite = risk::appetite(session, snapshot, &system.authority);
    let rows = risk::of_system(snapshot, &system.id).into_iter();
    rows.filter_map(|one| {
        let standing = risk::standing(session, one, &appetite);
        let review = risk::is_review_due(one, &session.today);
        let (state, due) = match standing {
            open if open.is_open() => (open.code(), one.due.clone()),
            _ if review => ("review_due", one.review_at.clone()),
            _ => return None,
        };
        let words = [("cause", &one.cause), ("event", &one.event), ("effect", &one.effect)];
        let row = ActionRow {
            args: words.map(|(name, words)| (name.to_owned(), words.clone())).into(),
            detail: Text::from([("sv".to_owned(), one.treatment_words.clone())]),
            state: state.to_owned(),
            owner: one.owner.clone(),
            ..row(snapshot, ix, "risk", &one.id)
        };
        Some(by(row, due, &session.today))
    })
    .collect()
}

/// Incidents that nobody has dealt with, and those because of which the system must be reconsidered.
pub(super) fn incidents(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<ActionRow> {
    let system = &snapshot.content.systems[ix];
    let open = incidents::of_system(snapshot, ix).into_iter().filter(|one| one.closed_at.is_none());
    let open = open.map(|one| ("incident", "open", one, one.owner.clone()));
    // To reconsider is the system owner's.
    let owner = system.owner.clone().unwrap_or_default();
    let again = incidents::to_reconsider(snapshot, ix).into_iter();
    let again = again.map(|one| ("reconsider", "reconsider", one, owner.clone()));
    open.chain(again)
        .map(|(kind, state, one, owner)| {
            let row = ActionRow {
                title: Text::from([("sv".to_owned(), one.title.clone())]),
                detail: Text::from([("sv".to_owned(), one.effect.clone())]),
                state: state.to_owned(),
                owner,
                ..row(snapshot, ix, kind, &one.id)
            };
            by(row, one.due.clone(), &session.today)
        })
        .collect()
}
