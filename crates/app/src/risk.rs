//! Risks: a sentence, weighed on the scale of the classification, held against what the unit is
//! ready to bear.

mod view;

use std::collections::BTreeMap;

use varsam_domain::risk::{Appetite, RiskStanding, Treatment, VERY_LIKELY, Weighed};
use varsam_store::{Op, tables};

use crate::dto::{Changed, RiskDraft, RisksView, SetAppetite, SetRisk};
use crate::form::Form;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host};

/// The risks of a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, `measures_unfit`, those of the disk.
pub fn risks<H: Host>(app: &App<H>, system: &str) -> Result<RisksView, AppError> {
    let mut state = app.state();
    view::view(state.session()?, system)
}

/// Writes a risk, new or changed.
///
/// # Errors
/// `form_invalid` with everything that is wrong, `unknown_thing` for the system or the risk, those of
/// the disk.
pub fn set_risk<H: Host>(app: &App<H>, request: SetRisk) -> Result<Changed<RisksView>, AppError> {
    let (new_id, stamp) = (app.uuid().to_string(), app.stamp());
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let before = request.id.as_ref().map(|id| find(&snapshot, &request.system, id)).transpose()?;
    let row = tables::Risk {
        id: before.map_or(new_id, |row| row.id.clone()),
        system: request.system.clone(),
        created_at: before.map_or_else(|| stamp.at.clone(), |row| row.created_at.clone()),
        ..written(session, &request.risk)?
    };
    let object = format!("{}/{}", request.system, row.id);
    session.store.transact::<_, AppError>(Op::SetRisk, &object, &stamp, |t| Ok(t.put(&row)?))?;
    session.changed();
    let view = view::view(session, &request.system)?;
    session.answer(view)
}

/// Takes a risk away.
///
/// # Errors
/// `unknown_thing`, those of the disk.
pub fn delete_risk<H: Host>(app: &App<H>, system: &str, id: &str) -> Result<Changed<RisksView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let row = find(&snapshot, system, id)?;
    let object = format!("{system}/{id}");
    session.store.transact::<_, AppError>(Op::DeleteRisk, &object, &stamp, |t| Ok(t.delete(row)?))?;
    session.changed();
    let view = view::view(session, system)?;
    session.answer(view)
}

/// Says what the authority of a system is ready to bear, for all its systems.
///
/// # Errors
/// `form_invalid` when more is accepted at a higher level than at a lower one, `unknown_thing`, those
/// of the disk.
pub fn set_appetite<H: Host>(app: &App<H>, request: SetAppetite) -> Result<Changed<RisksView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    let ix = snapshot.asked_system(&request.system)?;
    let authority = &snapshot.content.systems[ix].authority;
    let mut form = Form::default();
    let mut rows = Vec::new();
    for row in request.rows.iter().flatten() {
        if level_by_number(session, row.level).is_none() || row.likelihood.is_some_and(|l| l > VERY_LIKELY) {
            form.add("field_choice", &format!("level_{}", row.level), &[]);
        }
        rows.push(tables::RiskAppetite {
            authority: authority.clone(),
            level: i64::from(row.level),
            likelihood: row.likelihood.map_or(-1, i64::from),
        });
    }
    let lowest = session.pack.lowest().unwrap_or_default();
    if let Some(level) = of_rows(&rows.iter().collect::<Vec<_>>()).rises_at(lowest) {
        form.add("appetite_rises", &format!("level_{level}"), &[]);
    }
    form.done()?;
    let old: Vec<_> =
        snapshot.content.risk_appetites.iter().filter(|row| &row.authority == authority).collect();
    session.store.transact::<_, AppError>(Op::SetAppetite, authority, &stamp, |t| {
        old.iter().try_for_each(|row| t.delete(*row))?;
        Ok(rows.iter().try_for_each(|row| t.put(row))?)
    })?;
    session.changed();
    let view = view::view(session, &request.system)?;
    session.answer(view)
}

fn find<'s>(snapshot: &'s Snapshot, system: &str, id: &str) -> Result<&'s tables::Risk, AppError> {
    let found = snapshot.content.risks.iter().find(|row| row.id == id && row.system == system);
    found.ok_or_else(|| AppError::new("unknown_thing").with("id", id))
}

/// The row of a draft, when everything in it is right; without its identity.
fn written(session: &Session, draft: &RiskDraft) -> Result<tables::Risk, AppError> {
    let mut form = Form::default();
    let aspect = session.pack.aspect_index(&draft.aspect);
    let level = |number: u8| {
        aspect.and_then(|aspect| session.pack.level(aspect, number)).map(|level| level.id.clone())
    };
    if aspect.is_none() {
        form.add("field_choice", "aspect", &[("value", &draft.aspect)]);
    }
    let treatments: Vec<&str> = std::iter::once("").chain(Treatment::ALL.map(Treatment::code)).collect();
    let row = tables::Risk {
        id: String::new(),
        system: String::new(),
        threat: form.line("threat", &draft.threat),
        cause: form.words("cause", &draft.cause),
        event: form.words("event", &draft.event),
        effect: form.words("effect", &draft.effect),
        aspect: draft.aspect.clone(),
        pack: session.pack.id.clone(),
        level: level(draft.level).unwrap_or_default(),
        likelihood: i64::from(draft.likelihood),
        owner: form.line("owner", &draft.owner),
        treatment: form.choice("treatment", &draft.treatment, &treatments),
        treatment_words: form.words("treatment_words", &draft.treatment_words),
        due: form.day("due", draft.due.as_deref()),
        done_at: form.day("done_at", draft.done_at.as_deref()),
        residual_level: draft.residual_level.and_then(level),
        residual_likelihood: draft.residual_likelihood.map(i64::from),
        accepted_by: form.line("accepted_by", &draft.accepted_by),
        accepted_at: form.day("accepted_at", draft.accepted_at.as_deref()),
        participants: form.line("participants", &draft.participants),
        review_at: form.day("review_at", draft.review_at.as_deref()),
        created_at: String::new(),
    };
    for (field, words) in
        [("cause", &row.cause), ("event", &row.event), ("effect", &row.effect), ("owner", &row.owner)]
    {
        form.wants(field, !words.is_empty());
    }
    weighed_right(&mut form, draft, &row);
    decided_right(&mut form, &row, &session.today);
    form.done()?;
    Ok(row)
}

fn weighed_right(form: &mut Form, draft: &RiskDraft, row: &tables::Risk) {
    if row.level.is_empty() {
        form.add("field_choice", "level", &[]);
    }
    if draft.likelihood > VERY_LIKELY {
        form.add("field_choice", "likelihood", &[]);
    }
    if draft.residual_level.is_some() != draft.residual_likelihood.is_some() {
        form.wants(
            if draft.residual_level.is_some() { "residual_likelihood" } else { "residual_level" },
            false,
        );
    }
    if draft.residual_level.is_some() && row.residual_level.is_none() {
        form.add("field_choice", "residual_level", &[]);
    }
    // What is done never makes a risk worse.
    if draft.residual_level.is_some_and(|level| level > draft.level) {
        form.add("residual_higher", "residual_level", &[]);
    }
    if draft.residual_likelihood.is_some_and(|likelihood| likelihood > draft.likelihood) {
        form.add("residual_higher", "residual_likelihood", &[]);
    }
}

fn decided_right(form: &mut Form, row: &tables::Risk, today: &str) {
    match row.treatment.as_str() {
        "" => {}
        "accept" => {
            form.wants("accepted_by", !row.accepted_by.is_empty());
            form.wants("accepted_at", row.accepted_at.is_some());
        }
        _ => form.wants("treatment_words", !row.treatment_words.is_empty()),
    }
    form.not_ahead("done_at", row.done_at.as_ref(), today);
    form.not_ahead("accepted_at", row.accepted_at.as_ref(), today);
    form.follows(("accepted_at", row.accepted_at.as_ref()), ("review_at", row.review_at.as_ref()));
}

/// What an authority is ready to bear: what it has said, or the proposal.
pub(crate) fn appetite(session: &Session, snapshot: &Snapshot, authority: &str) -> Appetite {
    let own: Vec<_> =
        snapshot.content.risk_appetites.iter().filter(|row| row.authority == authority).collect();
    if own.is_empty() {
        return session.catalogue().map(|all| all.appetite.clone()).unwrap_or_default();
    }
    of_rows(&own)
}

fn of_rows(rows: &[&tables::RiskAppetite]) -> Appetite {
    let accepted = rows
        .iter()
        .filter_map(|row| Some((u8::try_from(row.level).ok()?, u8::try_from(row.likelihood).ok()?)));
    Appetite(accepted.collect::<BTreeMap<_, _>>())
}

/// A level with this number of any aspect.
fn level_by_number(session: &Session, number: u8) -> Option<&varsam_domain::pack::Level> {
    (0..session.pack.aspects.len()).find_map(|aspect| session.pack.level(aspect, number))
}

/// The number of a risk's level in the model as it is now; of one that the model lacks, the highest:
/// nobody has weighed it on this scale.
fn number(session: &Session, row: &tables::Risk, level: &str) -> u8 {
    let aspect = session.pack.aspect_index(&row.aspect).filter(|_| row.pack == session.pack.id);
    let known = aspect.and_then(|aspect| session.pack.level_by_id(aspect, level)).map(|level| level.number);
    known.or_else(|| session.pack.highest(aspect.unwrap_or_default())).unwrap_or_default()
}

fn small(number: i64) -> u8 {
    u8::try_from(number).unwrap_or(VERY_LIKELY)
}

pub(crate) fn standing(session: &Session, row: &tables::Risk, appetite: &Appetite) -> RiskStanding {
    let weighed = Weighed { level: number(session, row, &row.level), likelihood: small(row.likelihood) };
    let residual = row.residual_level.as_ref().zip(row.residual_likelihood).map(|(level, likelihood)| {
        Weighed { level: number(session, row, level), likelihood: small(likelihood) }
    });
    RiskStanding::of(weighed, Treatment::from_code(&row.treatment), residual, row.done_at.is_some(), appetite)
}

/// Whether the day to look at a risk again has passed.
pub(crate) fn is_review_due(row: &tables::Risk, today: &str) -> bool {
    row.review_at.as_deref().is_some_and(|day| day < today)
}

/// The risks of a system, in the order in which they were written.
pub(crate) fn of_system<'s>(snapshot: &'s Snapshot, system: &str) -> Vec<&'s tables::Risk> {
    let mut rows: Vec<_> = snapshot.content.risks.iter().filter(|row| row.system == system).collect();
    rows.sort_by(|one, other| (&one.created_at, &one.id).cmp(&(&other.created_at, &other.id)));
    rows
}
