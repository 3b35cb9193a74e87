//! A system's result as it is signed: a full snapshot of everything decided about it.

mod assessments;

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;
use varsam_bundle::digest::sha256_hex;
use varsam_bundle::payload::{
    Dependency, FlagAnswer, FlagSubject, Flow, FlowException, Holding, LevelRef, PackRef, Protection,
    ReasonCode, Requirement, ResultBody, Role, Scope, ScopeKind, SetCopy, SetLevel, SystemTraits, lineage,
};
use varsam_domain::facts::SystemKind;
use varsam_domain::{Because, Link};
use varsam_store::tables::codes_from_json;

use crate::dto::StepId;
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, effective, tasks, together, workshop};

/// Builds the result of a system as the register is now, at `revision` and following `prev`.
pub(crate) fn build(
    session: &Session,
    snapshot: &Snapshot,
    system: usize,
    revision: u32,
    prev: Vec<String>,
) -> Result<ResultBody, AppError> {
    let row = &snapshot.content.systems[system];
    let org = snapshot.content.register.org.clone().unwrap_or_default();
    let carried: Vec<usize> = snapshot.carried(system).iter().map(|carried| carried.set).collect();
    Ok(ResultBody {
        scope: scope(snapshot, system)?,
        lineage: lineage(&org, &row.id),
        revision,
        prev,
        pack: PackRef {
            id: session.pack.id.clone(),
            version: session.pack.version.clone(),
            sha256: session.pack_sha256.clone(),
        },
        requires: requires(session, snapshot, system, &carried)?,
        holdings: holdings(snapshot, &row.id)?,
        sets: carried.iter().map(|&set| set_copy(session, snapshot, set)).collect::<Result<_, _>>()?,
        flows: flows(session, snapshot, &row.id),
        dependencies: dependencies(session, snapshot, &row.id),
        protection: protection(session, snapshot, system),
        flag_answers: flag_answers(session, snapshot, &row.id),
        exceptions: exceptions(session, snapshot, &row.id),
        assessments: assessments::assessments(session, snapshot, &row.id, &carried)?,
        participants: workshop::participants(snapshot, &row.id),
        state: workshop::result_state(snapshot, &row.id),
        classified_at: carried
            .iter()
            .filter_map(|&set| date(snapshot.content.sets[set].classified_at.as_deref()?))
            .max(),
        not_done: tasks::not_done(session, snapshot, system)?
            .into_iter()
            .map(|step| not_done_code(step).to_owned())
            .collect(),
    })
}

/// The system under review, or the process.
fn scope(snapshot: &Snapshot, system: usize) -> Result<Scope, AppError> {
    let row = &snapshot.content.systems[system];
    let traits = SystemTraits {
        kind: row.kind.clone(),
        overview: row.overview,
        redundant: row.redundant,
        purposes: codes_from_json(&row.purposes)?,
    };
    let is_process = snapshot.facts.systems[system].kind == SystemKind::Process;
    Ok(Scope {
        kind: if is_process { ScopeKind::Process } else { ScopeKind::System },
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        authority_name: snapshot.authority_name(&row.authority),
        owner: row.owner.clone(),
        system: (!is_process).then_some(traits),
    })
}

/// A digest of what a result says, without its place in the lineage and whose approval is left:
/// when it differs from a signed result's, the register has moved on.
pub(crate) fn content_digest(result: &ResultBody) -> Result<String, AppError> {
    let bare = ResultBody { revision: 0, prev: Vec::new(), requires: Vec::new(), ..result.clone() };
    let bytes = serde_json::to_vec(&bare).map_err(|error| AppError::new("internal").with("detail", error))?;
    Ok(sha256_hex(&bytes))
}

/// A result that says of risks and measures what a signed one said. Measures are carried out for
/// months after the levels are adopted, and their plan is no part of the result: that it got ready
/// makes nothing of what was signed untrue, and nobody has to sign again for it.
pub(crate) fn with_measures_as_in(result: ResultBody, signed: &ResultBody) -> ResultBody {
    let code = not_done_code(StepId::Risks).to_owned();
    let mut not_done = result.not_done;
    not_done.retain(|step| *step != code);
    if signed.not_done.contains(&code) {
        not_done.push(code);
    }
    ResultBody { not_done, ..result }
}

fn not_done_code(step: StepId) -> &'static str {
    match step {
        StepId::Gate => "stop_gate",
        StepId::Assets => "inventory",
        StepId::Classify => "classification",
        StepId::Together => "together",
        StepId::Suitability => "suitability",
        StepId::Risks => "risks_and_measures",
        StepId::Review => "review",
    }
}

/// Each information owner for their own sets that nobody has approved at this revision of them,
/// then the system owner.
fn requires(
    session: &Session,
    snapshot: &Snapshot,
    system: usize,
    carried: &[usize],
) -> Result<Vec<Requirement>, AppError> {
    let approved: HashSet<(String, i64)> =
        session.store.set_approvals()?.into_iter().map(|row| (row.info_set, row.set_revision)).collect();
    let mut owners: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for &set in carried {
        let row = &snapshot.content.sets[set];
        if !approved.contains(&(row.id.clone(), row.revision)) {
            let owner = (row.authority.clone(), row.owner.clone().unwrap_or_default());
            owners.entry(owner).or_default().push(row.id.clone());
        }
    }
    let mut requires: Vec<Requirement> = owners
        .into_iter()
        .map(|((authority, function), sets)| Requirement {
            role: Role::InformationOwner,
            authority,
            function,
            sets,
        })
        .collect();
    let row = &snapshot.content.systems[system];
    requires.push(Requirement {
        role: Role::SystemOwner,
        authority: row.authority.clone(),
        function: row.owner.clone().unwrap_or_default(),
        sets: Vec::new(),
    });
    Ok(requires)
}

fn date(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

fn holdings(snapshot: &Snapshot, system: &str) -> Result<Vec<Holding>, AppError> {
    let rows = snapshot.content.holdings.iter().filter(|row| row.system == system);
    Ok(rows
        .map(|row| Holding {
            set: row.info_set.clone(),
            handling: row.handling.clone(),
            master: row.master,
            environment: row.environment.clone(),
            since: row.since.as_deref().and_then(date),
        })
        .collect())
}

pub(crate) fn set_copy(session: &Session, snapshot: &Snapshot, set: usize) -> Result<SetCopy, AppError> {
    let row = &snapshot.content.sets[set];
    Ok(SetCopy {
        id: row.id.clone(),
        name: row.name.clone(),
        authority: row.authority.clone(),
        owner: row.owner.clone(),
        set_revision: u32::try_from(row.revision).unwrap_or(u32::MAX),
        subjects: row.subjects.clone(),
        records: row.records.clone(),
        identifiers: codes_from_json(&row.identifiers)?,
        personal_data: codes_from_json(&row.personal_data)?,
        secrecy: codes_from_json(&row.secrecy)?,
        time_depth: row.time_depth.clone(),
        topics: codes_from_json(&row.topics)?,
        time_bound: row.time_bound.clone(),
        parts: row.parts.as_deref().map(codes_from_json).transpose()?,
        reaches: codes_from_json(&row.reaches)?,
        levels: (0..session.pack.aspects.len())
            .map(|aspect| {
                let id = session.pack.aspects[aspect].id.clone();
                (id, set_level(session, snapshot, set, aspect))
            })
            .collect(),
    })
}

fn set_level(session: &Session, snapshot: &Snapshot, set: usize, aspect: usize) -> Option<SetLevel> {
    let named = level_ref(session, aspect, snapshot.facts.sets[set].levels[aspect])?;
    let row = snapshot.level_row(set, &session.pack.aspects[aspect].id);
    Some(SetLevel {
        level: named.level,
        number: named.number,
        category: row.and_then(|row| row.category.clone()),
        reason: row.map(|row| row.reason.clone()).unwrap_or_default(),
    })
}

fn level_ref(session: &Session, aspect: usize, number: Option<u8>) -> Option<LevelRef> {
    let level = session.pack.level(aspect, number?)?;
    Some(LevelRef { level: level.id.clone(), number: i64::from(level.number) })
}

/// Flows that the system sends, and those that it receives: the receiver's copy is only a claim.
/// Rows and facts are in the same order.
fn flows(session: &Session, snapshot: &Snapshot, system: &str) -> Vec<Flow> {
    let pairs = snapshot.content.flows.iter().zip(&snapshot.facts.flows);
    pairs
        .filter(|(row, _)| row.from_party == system || row.to_party == system)
        .map(|(row, flow)| Flow {
            id: row.id.clone(),
            from: row.from_party.clone(),
            to: row.to_party.clone(),
            set: row.info_set.clone(),
            mode: row.mode.clone(),
            volume: row.volume.clone(),
            third_country: row.third_country,
            encrypted: row.encrypted,
            receiver_levels: flow.receiver_levels.as_ref().map(|levels| {
                let aspects = session.pack.aspects.iter().zip(levels).enumerate();
                aspects
                    .map(|(ix, (aspect, &number))| (aspect.id.clone(), level_ref(session, ix, number)))
                    .collect()
            }),
        })
        .collect()
}

fn dependencies(session: &Session, snapshot: &Snapshot, system: &str) -> Vec<Dependency> {
    let availability = session.pack.role_index(varsam_domain::pack::AspectRole::Availability);
    let rows = snapshot.facts.dependencies.iter().filter(|row| row.consumer == system);
    rows.map(|row| Dependency {
        provider: row.provider.clone(),
        tolerates: availability.and_then(|aspect| level_ref(session, aspect, row.tolerates)),
    })
    .collect()
}

fn protection(session: &Session, snapshot: &Snapshot, system: usize) -> BTreeMap<String, Protection> {
    let rows = effective::rows(session, snapshot, system).into_iter();
    rows.zip(&snapshot.calculated[system])
        .enumerate()
        .map(|(ix, (row, calculated))| {
            let protection = Protection {
                calculated: level_ref(session, ix, calculated.level),
                complete: calculated.complete,
                because: chain(&calculated.because),
                effective: level_ref(session, ix, row.effective),
                reason_code: reason_code(&row.reason_code),
                reason: row.reason,
                owner_decision: row.owner_decision,
                coordinator_statement: row.coordinator_statement,
            };
            (row.profile.aspect, protection)
        })
        .collect()
}

fn reason_code(code: &str) -> ReasonCode {
    match code {
        "manual" => ReasonCode::Manual,
        "cumulative" => ReasonCode::Cumulative,
        "distributive" => ReasonCode::Distributive,
        "exception" => ReasonCode::Exception,
        _ => ReasonCode::Equal,
    }
}

/// Answers that still hold to the flags that appear at the system, wherever they were given.
fn flag_answers(session: &Session, snapshot: &Snapshot, system: &str) -> Vec<FlagAnswer> {
    let rows = together::standing_answers(session, snapshot, system).into_iter();
    let mut answers: Vec<FlagAnswer> = rows
        .map(|row| FlagAnswer {
            flag: row.flag.clone(),
            on: FlagSubject { kind: row.subject_kind.clone(), id: row.subject.clone() },
            outcome: row.outcome.clone(),
            answers: serde_json::from_str(&row.answers).unwrap_or_default(),
            motivation: row.motivation.clone(),
            asset: row.asset.clone(),
        })
        .collect();
    answers.sort_by(|a, b| (&a.flag, &a.on.kind, &a.on.id).cmp(&(&b.flag, &b.on.kind, &b.on.id)));
    answers
}

/// Dated exceptions that hold for flows that the system sends.
fn exceptions(session: &Session, snapshot: &Snapshot, system: &str) -> Vec<FlowException> {
    let sent = |flow: &str| snapshot.facts.flows.iter().any(|row| row.id == flow && row.from == system);
    let rows =
        snapshot.content.flow_exceptions.iter().filter(|row| sent(&row.flow) && row.until >= session.today);
    rows.filter_map(|row| {
        Some(FlowException {
            flow: row.flow.clone(),
            motivation: row.motivation.clone(),
            until: date(&row.until)?,
            decided_by: row.decided_by.clone(),
        })
    })
    .collect()
}

/// The chain as `analysis/1` writes it.
fn chain(because: &Because) -> Vec<String> {
    let links = because.links.iter().map(|link| match link {
        Link::Carries(set) => format!("carries: {set}"),
        Link::Reaches(system) => format!("reaches: {system}"),
        Link::Depends(system) => format!("depends: {system}"),
    });
    because.system.iter().cloned().chain(links).collect()
}
