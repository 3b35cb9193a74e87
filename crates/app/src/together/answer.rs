//! Answering a conversation: one of three outcomes, always with a reason, in one operation.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use varsam_domain::Evaluation;
use varsam_domain::facts::{Environment, Handling, InfoSet};
use varsam_domain::talk::Talk;
use varsam_domain::why::Subject;
use varsam_store::{Content, Op, Transaction, tables};

use super::{Due, answer_to, basis, due, is_fresh, parts, parts_levels, subject_key, view};
use crate::assets::valid_long_text;
use crate::dto::{AnswerTalk, Changed, SetFlowException, TogetherView};
use crate::effective::required;
use crate::register::valid_text;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, effective};

/// Answers a conversation. The answer is kept on every flag of it that the people of this system
/// answer for, and used wherever those things appear.
///
/// # Errors
/// `answer_reason_missing`, `answer_incomplete` when a new asset lacks a name or an owner or a raise
/// lacks a level above the calculated one, `unknown_thing`, `nothing_to_answer`, those of the disk.
pub fn answer_talk<H: Host>(app: &App<H>, request: AnswerTalk) -> Result<Changed<TogetherView>, AppError> {
    let (stamp, new_id) = (app.stamp(), app.uuid().to_string());
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    let motivation = required(&request.answer.motivation, "answer_reason_missing")?;
    for answer in request.answer.answers.values() {
        valid_long_text(answer)?;
    }
    let before = due_in(session, &snapshot.evaluation, &request)?;
    before.iter().try_for_each(|due| refuse_stopped(&snapshot, &due.subject))?;
    let effects = Effects::of(session, &snapshot, &request, &before, &motivation, (&new_id, &stamp.at))?;

    // A new asset is itself something that comes together here: the answer rests on how things
    // are with it in place.
    let (after, content) = match &effects.asset {
        Some(asset) => {
            let content = asset.within(&snapshot.content);
            let evaluation = Evaluation::new(&content.facts(&session.pack)?, &session.pack);
            (due_in(session, &evaluation, &request)?, content)
        }
        None => (before, snapshot.content.clone()),
    };
    let given = Given {
        request: &request,
        content: &content,
        raises: effects.raises(),
        motivation,
        at: &stamp.at,
        by: &stamp.actor,
    };
    let rows: Vec<tables::FlagAnswer> = after
        .iter()
        .filter(|due| given.is_about(answer_to(&snapshot, due.flag, &due.subject), due))
        .map(|due| given.row(due, effects.asset.as_ref().map(|asset| &asset.set.id)))
        .collect();
    session.store.transact::<_, AppError>(Op::AnswerTalk, &request.system, &stamp, |t| {
        effects.put(t)?;
        Ok(rows.iter().try_for_each(|row| t.put(row))?)
    })?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// Nothing is written about what is stopped, nor about a flow of it.
fn refuse_stopped(snapshot: &Snapshot, subject: &Subject) -> Result<(), AppError> {
    match subject {
        Subject::System(id) => snapshot.system(id).map(drop),
        Subject::Set(id) => snapshot.set(id).map(drop),
        Subject::Flow(id) => snapshot.flow(id).map(drop),
    }
}

fn due_in(session: &Session, evaluation: &Evaluation, request: &AnswerTalk) -> Result<Vec<Due>, AppError> {
    let talks: Vec<Talk> = evaluation.talks(&session.pack, &request.system);
    let talk = talks
        .iter()
        .find(|talk| talk.conversation == request.talk)
        .ok_or_else(|| AppError::new("unknown_thing").with("id", &request.talk))?;
    let due = due(evaluation, talk);
    if due.is_empty() { Err(AppError::new("nothing_to_answer")) } else { Ok(due) }
}

/// An answer that is given now.
struct Given<'a> {
    request: &'a AnswerTalk,
    /// The register as it will be.
    content: &'a Content,
    /// The levels that a raise proposes.
    raises: String,
    motivation: String,
    at: &'a str,
    by: &'a str,
}

impl Given<'_> {
    /// What another system's people have answered and still holds is left as it is.
    fn is_about(&self, row: Option<&tables::FlagAnswer>, due: &Due) -> bool {
        row.is_none_or(|row| {
            row.system == self.request.system || !is_fresh(self.content, row, &due.subject, &due.why)
        })
    }

    fn row(&self, due: &Due, asset: Option<&String>) -> tables::FlagAnswer {
        let (kind, id) = subject_key(&due.subject);
        tables::FlagAnswer {
            flag: due.flag.code().to_owned(),
            subject_kind: kind.to_owned(),
            subject: id.to_owned(),
            basis: basis(self.content, &due.subject, &due.why, asset.is_some()),
            system: self.request.system.clone(),
            conversation: self.request.talk.clone(),
            outcome: self.request.answer.outcome.clone(),
            answers: serde_json::json!(self.request.answer.answers).to_string(),
            motivation: self.motivation.clone(),
            raises: self.raises.clone(),
            asset: asset.cloned(),
            answered_at: self.at.to_owned(),
            answered_by: self.by.to_owned(),
        }
    }
}

/// An aggregate: the set, its levels, and that the system holds it.
struct Asset {
    set: tables::InfoSet,
    levels: Vec<tables::SetLevel>,
    /// `None` when the system holds it already.
    holding: Option<tables::Holding>,
}

impl Asset {
    /// The register as it will be with the asset.
    fn within(&self, content: &Content) -> Content {
        let mut content = content.clone();
        content.sets.retain(|row| row.id != self.set.id);
        content.sets.push(self.set.clone());
        let replaced = |row: &tables::SetLevel| {
            self.levels.iter().any(|new| new.info_set == row.info_set && new.aspect == row.aspect)
        };
        content.levels.retain(|row| !replaced(row));
        content.levels.extend(self.levels.iter().cloned());
        content.holdings.extend(self.holding.iter().cloned());
        content
    }
}

/// What an answer brings about beside itself.
struct Effects {
    asset: Option<Asset>,
    raised: Vec<tables::EffectiveLevel>,
}

impl Effects {
    fn of(
        session: &Session,
        snapshot: &Snapshot,
        request: &AnswerTalk,
        due: &[Due],
        motivation: &str,
        (new_id, now): (&str, &str),
    ) -> Result<Self, AppError> {
        let (mut asset, mut raised) = (None, Vec::new());
        match request.answer.outcome.as_str() {
            "new_asset" => asset = Some(new_asset(session, snapshot, request, due, motivation, new_id)?),
            "raise" => raised = raise(session, snapshot, request, motivation, now)?,
            "no_effect" => {}
            other => return Err(AppError::new("unknown_thing").with("id", other)),
        }
        Ok(Self { asset, raised })
    }

    fn raises(&self) -> String {
        let raised = self.raised.iter().map(|row| (row.aspect.clone(), row.level.clone().into()));
        serde_json::Value::Object(raised.collect()).to_string()
    }

    fn put(&self, t: &mut Transaction<'_>) -> Result<(), AppError> {
        if let Some(asset) = &self.asset {
            t.put(&asset.set)?;
            asset.levels.iter().try_for_each(|level| t.put(level))?;
            if let Some(holding) = &asset.holding {
                let id = t.next_id::<tables::Holding>()?;
                t.put(&tables::Holding { id, ..holding.clone() })?;
            }
        }
        Ok(self.raised.iter().try_for_each(|row| t.put(row))?)
    }
}

/// The asset of an earlier answer to the same conversation as it is now to be, or a new one that
/// starts at the highest levels of its parts.
fn new_asset(
    session: &Session,
    snapshot: &Snapshot,
    request: &AnswerTalk,
    due: &[Due],
    motivation: &str,
    new_id: &str,
) -> Result<Asset, AppError> {
    let incomplete = || AppError::new("answer_incomplete");
    let text =
        |text: &Option<String>| valid_text(text.as_deref().unwrap_or_default()).map_err(|_| incomplete());
    let (name, owner) = (text(&request.answer.asset_name)?, text(&request.answer.asset_owner)?);
    let system = snapshot.system(&request.system)?;
    let parts = parts(snapshot, system, due);
    if parts.is_empty() {
        return Err(incomplete());
    }
    let earlier = earlier_asset(snapshot, &request.system, due);
    let id = earlier.map_or(new_id, |ix| snapshot.content.sets[ix].id.as_str());
    let facts: Vec<&InfoSet> = parts.iter().map(|&set| &snapshot.facts.sets[set]).collect();
    let system = &snapshot.content.systems[system];
    let mut set = aggregate(&facts, id, name, owner, &system.authority, motivation, &session.today);
    if let Some(ix) = earlier {
        set.revision = snapshot.content.sets[ix].revision + 1;
    }
    // An asset that is there keeps its own levels, and rises with its parts.
    let own = |aspect: usize| earlier.and_then(|ix| snapshot.facts.sets[ix].levels[aspect]);
    let levels = parts_levels(session, snapshot, &parts);
    let rising = levels.iter().enumerate().filter(|(aspect, number)| **number > own(*aspect));
    let levels = rising.filter_map(|(aspect, number)| {
        Some(tables::SetLevel {
            info_set: id.to_owned(),
            aspect: session.pack.aspects[aspect].id.clone(),
            pack: session.pack.id.clone(),
            level: Some(session.pack.level(aspect, (*number)?)?.id.clone()),
            category: None,
            reason: motivation.to_owned(),
        })
    });
    let holding = tables::Holding {
        id: 0,
        system: system.id.clone(),
        info_set: id.to_owned(),
        handling: Handling::Processes.code().to_owned(),
        master: true,
        environment: Environment::Production.code().to_owned(),
        since: Some(session.today.clone()),
    };
    Ok(Asset { levels: levels.collect(), holding: earlier.is_none().then_some(holding), set })
}

/// The asset that an earlier answer of this system to the same conversation made.
fn earlier_asset(snapshot: &Snapshot, system: &str, due: &[Due]) -> Option<usize> {
    let mut rows = due.iter().filter_map(|due| answer_to(snapshot, due.flag, &due.subject));
    rows.find_map(|row| snapshot.set(row.asset.as_deref().filter(|_| row.system == system)?).ok())
}

/// A set that has everything that its parts have.
fn aggregate(
    parts: &[&InfoSet],
    id: &str,
    name: String,
    owner: String,
    authority: &str,
    description: &str,
    today: &str,
) -> tables::InfoSet {
    let all = |codes: fn(&InfoSet) -> Vec<&str>| {
        tables::codes_to_json(parts.iter().flat_map(|set| codes(set)).collect::<BTreeSet<_>>())
    };
    tables::InfoSet {
        id: id.to_owned(),
        name,
        authority: authority.to_owned(),
        owner: Some(owner),
        subjects: parts.iter().filter_map(|set| set.subjects).max().map(|band| band.code().to_owned()),
        records: parts.iter().filter_map(|set| set.records).max().map(|band| band.code().to_owned()),
        identifiers: all(|set| set.identifiers.iter().map(|i| i.code()).collect()),
        personal_data: all(|set| set.personal_data.iter().map(|p| p.code()).collect()),
        secrecy: all(|set| set.secrecy.iter().map(String::as_str).collect()),
        time_depth: parts.iter().filter_map(|set| set.time_depth).max().map(|depth| depth.code().to_owned()),
        topics: all(|set| set.topics.iter().map(|topic| topic.code()).collect()),
        time_bound: None,
        parts: Some(tables::codes_to_json(parts.iter().map(|set| &set.id))),
        reaches: all(|set| set.reaches.iter().map(String::as_str).collect()),
        description: description.to_owned(),
        classified_at: Some(today.to_owned()),
        classified_by: String::new(),
        revision: 1,
    }
}

/// Levels above the calculated ones.
fn raise(
    session: &Session,
    snapshot: &Snapshot,
    request: &AnswerTalk,
    motivation: &str,
    now: &str,
) -> Result<Vec<tables::EffectiveLevel>, AppError> {
    let ix = snapshot.system(&request.system)?;
    let incomplete = || AppError::new("answer_incomplete");
    let mut rows = Vec::new();
    for (aspect, &number) in &request.raise {
        let place = session
            .pack
            .aspect_index(aspect)
            .ok_or_else(|| AppError::new("unknown_thing").with("id", aspect))?;
        let calculated = snapshot.calculated[ix][place].level;
        let holds = effective::levels(session, snapshot, ix)[place];
        if Some(number) <= calculated.max(holds) {
            return Err(incomplete());
        }
        let level_id = |number: u8| session.pack.level(place, number).map(|level| level.id.clone());
        rows.push(tables::EffectiveLevel {
            system: request.system.clone(),
            aspect: aspect.clone(),
            pack: session.pack.id.clone(),
            level: level_id(number).ok_or_else(incomplete)?,
            calculated: calculated.and_then(level_id),
            reason_code: "cumulative".to_owned(),
            reason: motivation.to_owned(),
            owner_decision: String::new(),
            coordinator_statement: String::new(),
            decided_at: now.to_owned(),
        });
    }
    if rows.is_empty() { Err(incomplete()) } else { Ok(rows) }
}

/// Decides a dated exception for a flow that the system sends, or takes it back.
///
/// # Errors
/// `answer_reason_missing`, `answer_incomplete` without who decided, `date_invalid` for a date that
/// is none or has passed, `unknown_thing` for a flow that the system does not send, those of the disk.
pub fn set_flow_exception<H: Host>(
    app: &App<H>,
    request: SetFlowException,
) -> Result<Changed<TogetherView>, AppError> {
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.asked_system(&request.system)?;
    if snapshot.flow(&request.flow)?.from_party != request.system {
        return Err(AppError::new("unknown_thing").with("id", &request.flow));
    }
    let before = snapshot.content.flow_exceptions.iter().find(|row| row.flow == request.flow);
    let new = match request.exception {
        None => None,
        Some(exception) => Some(tables::FlowException {
            flow: request.flow.clone(),
            motivation: required(&exception.motivation, "answer_reason_missing")?,
            decided_by: valid_text(&exception.decided_by).map_err(|_| AppError::new("answer_incomplete"))?,
            until: coming_day(&exception.until, &session.today)?,
            decided_at: stamp.at.clone(),
        }),
    };
    session.store.transact::<_, AppError>(Op::SetFlowException, &request.flow, &stamp, |t| {
        match (&new, before) {
            (Some(new), _) => t.put(new)?,
            (None, Some(before)) => t.delete(before)?,
            (None, None) => {}
        }
        Ok(())
    })?;
    session.changed();
    let view = view(session, &request.system)?;
    session.answer(view)
}

/// A day that is today or later, as `YYYY-MM-DD`.
fn coming_day(text: &str, today: &str) -> Result<String, AppError> {
    let day = text.trim().parse::<NaiveDate>().map_err(|_| AppError::new("date_invalid"))?.to_string();
    if day.as_str() < today { Err(AppError::new("date_invalid")) } else { Ok(day) }
}
