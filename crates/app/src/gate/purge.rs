//! What is stopped, and purging it: only after the code has been typed, because a slip before
//! twelve people must not be irreversible.

use varsam_store::tables::{Recall, Stopped};
use varsam_store::{Mention, Purge};

use crate::dto::{
    Changed, LeftRow, MentionView, PurgePreview, PurgeReport, PurgeRequest, StopState, StoppedRow,
    StoppedView,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// Everything that is or has been stopped, and what must be called back.
///
/// # Errors
/// `no_register_open`, those of the disk.
pub fn stopped<H: Host>(app: &App<H>) -> Result<StoppedView, AppError> {
    let mut state = app.state();
    let report = state.purged.clone();
    view(state.session()?, report)
}

/// What a purge will take away and what it cannot reach.
///
/// # Errors
/// `unknown_thing` when nothing is locked under the code, those of the disk.
pub fn purge_preview<H: Host>(app: &App<H>, code: &str) -> Result<PurgePreview, AppError> {
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let plan = session.store.purge_plan(code)?;
    Ok(PurgePreview {
        code: code.to_owned(),
        // Old ids that lead to what is stopped go too, and are no things of their own.
        systems: count(plan.systems.iter().filter(|id| snapshot.place_of(id).is_some()).count()),
        sets: count(snapshot.content.sets.iter().filter(|row| plan.sets.contains(&row.id)).count()),
        flows: count(plan.flows.len()),
        documents: count(plan.documents.len()),
        stay: staying(&snapshot, &plan),
        report: report(&snapshot, &plan, &plan.others(), &plan.mentions),
    })
}

/// Purges what is stopped. It cannot be undone, and nothing before it can.
///
/// # Errors
/// `purge_not_confirmed` when what was typed is not the code, `unknown_thing` when nothing is locked
/// under the code, those of the disk. When the disk fails after the content is gone, opening the
/// register again does the rest.
pub fn purge<H: Host>(app: &App<H>, request: PurgeRequest) -> Result<Changed<StoppedView>, AppError> {
    if request.typed != request.code {
        return Err(AppError::new("purge_not_confirmed").with("code", &request.code));
    }
    let stamp = app.stamp();
    // A backup that is being made would hold what is purged.
    let _copying = app.copying();
    let mut state = app.state();
    state.forget_chosen();
    let session = state.session()?;
    let plan = session.store.purge_plan(&request.code)?;
    let purged = session.store.purge(&request.code, &stamp);
    session.changed();
    let purged = purged?;
    let snapshot = session.snapshot()?;
    let report = report(&snapshot, &plan, &purged.sign_anew, &purged.mentions);
    state.purged = Some(report.clone());
    let session = state.session()?;
    let view = view(session, Some(report))?;
    session.answer(view)
}

/// Refuses to let a signed document leave that says something of what is stopped.
pub(crate) fn refuse_stopped_document(session: &mut Session, document: &str) -> Result<(), AppError> {
    let snapshot = session.snapshot()?;
    for row in snapshot.content.stopped.iter().filter(|row| state(row) == StopState::Locked) {
        if session.store.purge_plan(&row.code)?.covers(document) {
            return Err(AppError::new("object_stopped").with("code", &row.code));
        }
    }
    Ok(())
}

pub(super) fn view(session: &mut Session, purged: Option<PurgeReport>) -> Result<StoppedView, AppError> {
    let snapshot = session.snapshot()?;
    let recalls: Vec<Recall> = session.store.recalls()?.into_iter().filter(|row| row.due).collect();
    let withdrawn = recalls.iter().filter(|row| row.withdrawal.is_some()).count();
    let mut left = Vec::new();
    for row in snapshot.content.stopped.iter().filter(|row| state(row) == StopState::Locked) {
        let plan = session.store.purge_plan(&row.code)?;
        left.extend(plan.exports.iter().map(|export| LeftRow {
            code: row.code.clone(),
            kind: "file".to_owned(),
            digest: export.sha256.clone(),
            at: export.at.clone(),
            path: Some(export.path.clone()),
            withdrawn: false,
        }));
    }
    left.extend(recalls.iter().map(|row| LeftRow {
        code: row.code.clone(),
        kind: row.kind.clone(),
        digest: row.sha256.clone(),
        at: row.at.clone(),
        path: None,
        withdrawn: row.withdrawal.is_some(),
    }));
    left.sort_by(|a, b| (&a.at, &a.digest).cmp(&(&b.at, &b.digest)));
    Ok(StoppedView {
        rows: stop_rows(&snapshot),
        left,
        to_sign: count(recalls.len() - withdrawn),
        signed: count(withdrawn),
        purged,
    })
}

/// The stops, newest first.
pub(crate) fn stop_rows(snapshot: &Snapshot) -> Vec<StoppedRow> {
    let mut rows: Vec<StoppedRow> = snapshot.content.stopped.iter().map(row).collect();
    rows.sort_by(|a, b| (&b.stopped_at, &b.code).cmp(&(&a.stopped_at, &a.code)));
    rows
}

fn row(row: &Stopped) -> StoppedRow {
    StoppedRow {
        code: row.code.clone(),
        kind: row.kind.clone(),
        state: state(row),
        stopped_at: row.stopped_at.clone(),
        ended_at: row.purged_at.clone().or_else(|| row.lifted_at.clone()),
        lift_reason: row.lift_reason.clone(),
    }
}

fn state(row: &Stopped) -> StopState {
    match (&row.lifted_at, &row.purged_at, row.swept) {
        (Some(_), ..) => StopState::Lifted,
        (None, None, _) => StopState::Locked,
        (None, Some(_), true) => StopState::Purged,
        (None, Some(_), false) => StopState::Sweeping,
    }
}

/// Names of the sets that a stopped system carries and that others carry too.
fn staying(snapshot: &Snapshot, plan: &Purge) -> Vec<String> {
    let here = plan.systems.iter().filter_map(|id| snapshot.place_of(id));
    let sets = here.flat_map(|ix| snapshot.carried(ix)).map(|carried| &snapshot.content.sets[carried.set]);
    let mut names: Vec<String> =
        sets.filter(|set| !plan.sets.contains(&set.id)).map(|set| set.name.clone()).collect();
    names.sort();
    names.dedup();
    names
}

fn report(snapshot: &Snapshot, plan: &Purge, sign_anew: &[String], mentions: &[Mention]) -> PurgeReport {
    let mut names: Vec<String> = sign_anew.iter().map(|id| snapshot.party_name(id)).collect();
    names.sort_by_key(|name| name.to_lowercase());
    PurgeReport {
        code: plan.code.clone(),
        files: plan.exports.iter().map(|row| row.path.clone()).collect(),
        sign_anew: names,
        mentions: mentions.iter().map(|mention| mention_view(snapshot, mention)).collect(),
    }
}

fn mention_view(snapshot: &Snapshot, mention: &Mention) -> MentionView {
    let flow = || snapshot.content.flows.iter().find(|row| row.id == mention.id);
    let name = match mention.kind {
        "set" => snapshot.set_name(&mention.id),
        "flow" => flow().map_or_else(String::new, |row| {
            format!("{} → {}", snapshot.party_name(&row.from_party), snapshot.party_name(&row.to_party))
        }),
        "assessment" => assessment_name(snapshot, &mention.id),
        _ => snapshot.party_name(&mention.id),
    };
    MentionView { kind: mention.kind.to_owned(), name, texts: mention.texts }
}

fn assessment_name(snapshot: &Snapshot, id: &str) -> String {
    let row = snapshot.content.assessments.iter().find(|row| row.id == id);
    row.map_or_else(String::new, |row| snapshot.party_name(&row.system))
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
