//! Tillsammans: the flags of a system as conversations, and what people answer.

mod answer;
mod basis;

use std::collections::{BTreeMap, BTreeSet};

use varsam_domain::Evaluation;
use varsam_domain::flag::Flag;
use varsam_domain::talk::{Answerer, Asked, Side, Talk};
use varsam_domain::why::{Subject, Why};
use varsam_store::Content;
use varsam_store::tables::FlagAnswer;

use crate::dto::{
    BlockView, FlowException, GapView, TalkAnswer, TalkQuestion, TalkReason, TalkView, TaskState,
    TogetherView,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{App, AppError, Host, effective, tasks, why};

pub use answer::{answer_talk, set_flow_exception};
use basis::basis;

/// What happens when information comes together in a system.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk.
pub fn together<H: Host>(app: &App<H>, system: &str) -> Result<TogetherView, AppError> {
    let mut state = app.state();
    view(state.session()?, system)
}

pub(crate) fn view(session: &mut Session, system: &str) -> Result<TogetherView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let mut talks = snapshot
        .evaluation
        .talks(&session.pack, system)
        .iter()
        .map(|talk| talk_view(session, &snapshot, ix, talk))
        .collect::<Result<Vec<_>, _>>()?;
    talks.sort_by_key(|talk| talk.optional);
    let must: Vec<&TalkView> = talks.iter().filter(|talk| !talk.optional).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(TogetherView {
        system: tasks::head(session, &snapshot, ix)?,
        decisions: count(must.len()),
        decided: count(must.iter().filter(|talk| talk.state == TaskState::Done).count()),
        effective: effective::rows(session, &snapshot, ix),
        blocks: blocks(session, &snapshot, ix),
        talks,
    })
}

/// A flag on a thing that the people of the system must answer.
pub(crate) struct Due {
    pub flag: Flag,
    pub subject: Subject,
    pub why: Why,
}

/// What must be answered in a conversation: what this system or a set's owner answers, unless it
/// is noted.
pub(crate) fn due(evaluation: &Evaluation, talk: &Talk) -> Vec<Due> {
    let here = |asked: &&Asked| !asked.noted && !matches!(asked.answerer, Answerer::System(_));
    let asked = talk.asked.iter().filter(here);
    asked
        .flat_map(|asked| asked.on.iter().map(|on| (asked.flag, on)))
        .filter_map(|(flag, on)| {
            let why = evaluation.why(on, flag)?;
            Some(Due { flag, subject: on.clone(), why })
        })
        .collect()
}

/// How a subject stands in the register: its kind and its id.
pub(crate) fn subject_key(subject: &Subject) -> (&'static str, &str) {
    match subject {
        Subject::System(id) => ("system", id),
        Subject::Set(id) => ("set", id),
        Subject::Flow(id) => ("flow", id),
    }
}

/// Whether an answer is still about what is there.
fn is_fresh(content: &Content, row: &FlagAnswer, subject: &Subject, why: &Why) -> bool {
    row.basis == basis(content, subject, why, row.asset.is_some())
}

/// Answers to the flags that appear at a system, wherever they were given, that still hold.
pub(crate) fn standing_answers<'s>(
    session: &Session,
    snapshot: &'s Snapshot,
    system: &str,
) -> Vec<&'s FlagAnswer> {
    let talks = snapshot.evaluation.talks(&session.pack, system);
    let asked = talks.iter().flat_map(|talk| &talk.asked);
    let pairs = asked.flat_map(|asked| asked.on.iter().map(move |on| (asked.flag, on)));
    pairs
        .filter_map(|(flag, on)| {
            let (row, why) = (answer_to(snapshot, flag, on)?, snapshot.evaluation.why(on, flag)?);
            is_fresh(&snapshot.content, row, on, &why).then_some(row)
        })
        .collect()
}

/// The answer to a flag on a thing, if there is one.
pub(crate) fn answer_to<'s>(snapshot: &'s Snapshot, flag: Flag, subject: &Subject) -> Option<&'s FlagAnswer> {
    let (kind, id) = subject_key(subject);
    let rows = &snapshot.content.flag_answers;
    rows.iter().find(|row| row.flag == flag.code() && row.subject_kind == kind && row.subject == id)
}

/// How many conversations of a system must be had, and how many of them are settled.
pub(crate) fn progress(session: &Session, snapshot: &Snapshot, system: &str) -> (u32, u32) {
    let talks = snapshot.evaluation.talks(&session.pack, system);
    let states = talks.iter().map(|talk| state(snapshot, &due(&snapshot.evaluation, talk)));
    states.fold((0, 0), |(must, settled), (state, optional, _)| {
        (must + u32::from(!optional), settled + u32::from(!optional && state == TaskState::Done))
    })
}

/// Where a conversation stands, whether nobody has to have it, and whether an answer is stale.
fn state(snapshot: &Snapshot, due: &[Due]) -> (TaskState, bool, bool) {
    let answered: Vec<(&FlagAnswer, bool)> = due
        .iter()
        .filter_map(|due| {
            let row = answer_to(snapshot, due.flag, &due.subject)?;
            Some((row, is_fresh(&snapshot.content, row, &due.subject, &due.why)))
        })
        .collect();
    let fresh = answered.iter().filter(|(_, fresh)| *fresh).count();
    let state = if fresh == due.len() {
        TaskState::Done
    } else if answered.is_empty() {
        TaskState::NotStarted
    } else {
        TaskState::Started
    };
    (state, due.is_empty(), fresh < answered.len())
}

fn talk_view(session: &Session, snapshot: &Snapshot, ix: usize, talk: &Talk) -> Result<TalkView, AppError> {
    let due = due(&snapshot.evaluation, talk);
    let (state, optional, stale) = state(snapshot, &due);
    let text = session.pack.conversations.iter().find(|text| text.id == talk.conversation);
    let parts = parts(snapshot, ix, &due);
    Ok(TalkView {
        id: talk.conversation.clone(),
        title: text.map(|text| text.title.clone()).unwrap_or_default(),
        introduction: text.map(|text| text.introduction.clone()).unwrap_or_default(),
        state,
        optional,
        stale,
        questions: questions(session, talk),
        reasons: talk
            .asked
            .iter()
            .map(|asked| reason(session, snapshot, asked))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect(),
        answer: due
            .iter()
            .find_map(|due| answer_to(snapshot, due.flag, &due.subject))
            .map(|row| given(snapshot, row)),
        parts_levels: parts_levels(session, snapshot, &parts),
        parts: parts.iter().map(|&set| snapshot.content.sets[set].name.clone()).collect(),
    })
}

fn questions(session: &Session, talk: &Talk) -> Vec<TalkQuestion> {
    let mut seen = BTreeSet::new();
    let flags =
        talk.asked.iter().filter(|asked| !asked.noted).filter_map(|asked| session.pack.flag(asked.flag));
    flags
        .flat_map(|text| &text.questions)
        .filter(|id| seen.insert((*id).clone()))
        .filter_map(|id| session.pack.question(id))
        .map(|question| TalkQuestion { id: question.id.clone(), text: question.text.clone() })
        .collect()
}

/// Why a flag is raised, once for each thing it is raised on.
fn reason(session: &Session, snapshot: &Snapshot, asked: &Asked) -> Result<Vec<TalkReason>, AppError> {
    let Some(text) = session.pack.flag(asked.flag) else { return Ok(Vec::new()) };
    let mut reasons: Vec<TalkReason> = Vec::new();
    for on in &asked.on {
        let Some(why) = snapshot.evaluation.why(on, asked.flag) else { continue };
        let row = answer_to(snapshot, asked.flag, on);
        let reason = TalkReason {
            flag: asked.flag.code().to_owned(),
            title: text.title.clone(),
            why: why::sentence(snapshot, &session.pack, &text.why, &why)?,
            source: text.source.clone(),
            on: on_names(snapshot, on),
            noted: asked.noted,
            answered_by: match &asked.answerer {
                Answerer::System(id) => Some(snapshot.party_name(id)),
                Answerer::ThisSystem | Answerer::SetOwner => None,
            },
            stale: row.is_some_and(|row| !is_fresh(&snapshot.content, row, on, &why)),
        };
        // Several flows may give the same sentence; people read it once.
        match reasons.iter_mut().find(|known| known.why == reason.why) {
            Some(known) => known.stale |= reason.stale,
            None => reasons.push(reason),
        }
    }
    Ok(reasons)
}

fn on_names(snapshot: &Snapshot, subject: &Subject) -> Vec<String> {
    match subject {
        Subject::System(_) => Vec::new(),
        Subject::Set(id) => vec![snapshot.set_name(id)],
        Subject::Flow(id) => snapshot
            .content
            .flows
            .iter()
            .find(|row| &row.id == id)
            .map(|row| vec![snapshot.party_name(&row.from_party), snapshot.party_name(&row.to_party)])
            .unwrap_or_default(),
    }
}

fn given(snapshot: &Snapshot, row: &FlagAnswer) -> TalkAnswer {
    let asset = row.asset.as_deref().and_then(|id| snapshot.set(id).ok());
    let asset = asset.map(|ix| &snapshot.content.sets[ix]);
    TalkAnswer {
        outcome: row.outcome.clone(),
        answers: serde_json::from_str::<BTreeMap<String, String>>(&row.answers).unwrap_or_default(),
        motivation: row.motivation.clone(),
        asset_name: asset.map(|set| set.name.clone()),
        asset_owner: asset.and_then(|set| set.owner.clone()),
        answered_at: row.answered_at.clone(),
    }
}

/// The sets that a new asset would be made of: those that raised the flags, or everything that the
/// system carries where no single set did; but no aggregate that an earlier answer made.
pub(crate) fn parts(snapshot: &Snapshot, ix: usize, due: &[Due]) -> Vec<usize> {
    let ids: BTreeSet<&String> = due.iter().flat_map(|due| &due.why.sets).collect();
    let stopped = |set: usize| snapshot.stopped.sets.contains_key(&snapshot.content.sets[set].id);
    let no_part = |set: &usize| snapshot.facts.sets[*set].parts.is_none() && !stopped(*set);
    if ids.is_empty() && !due.is_empty() {
        return snapshot.carried(ix).iter().map(|carried| carried.set).filter(no_part).collect();
    }
    ids.into_iter().filter_map(|id| snapshot.set(id).ok()).filter(no_part).collect()
}

/// The highest level of the parts per aspect.
pub(crate) fn parts_levels(session: &Session, snapshot: &Snapshot, parts: &[usize]) -> Vec<Option<u8>> {
    let aspects = 0..session.pack.aspects.len();
    aspects
        .map(|aspect| parts.iter().filter_map(|&set| snapshot.facts.sets[set].levels[aspect]).max())
        .collect()
}

/// Flows that hinder the adoption of the levels that hold now, and those whose exception lets them.
pub(crate) fn blocks(session: &Session, snapshot: &Snapshot, ix: usize) -> Vec<BlockView> {
    let system = &snapshot.content.systems[ix].id;
    let levels = effective::levels(session, snapshot, ix);
    let blocks = snapshot.evaluation.blocking(system, &levels);
    let blocks = blocks.into_iter().filter_map(|block| {
        let flow = snapshot.content.flows.iter().find(|row| row.id == block.flow)?;
        let exception = snapshot.content.flow_exceptions.iter().find(|row| row.flow == block.flow);
        let valid = exception.filter(|row| row.until >= session.today);
        Some(BlockView {
            flow: block.flow,
            set: snapshot.set_name(&flow.info_set),
            to: snapshot.party_name(&flow.to_party),
            sends: block.side == Side::Sender,
            gaps: block
                .gaps
                .into_iter()
                .map(|gap| GapView { aspect: gap.aspect, level: gap.level, has: gap.has })
                .collect(),
            exception: valid.map(|row| FlowException {
                motivation: row.motivation.clone(),
                until: row.until.clone(),
                decided_by: row.decided_by.clone(),
            }),
        })
    });
    blocks.collect()
}
