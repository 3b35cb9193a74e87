//! Risks as they are shown.

use std::collections::BTreeMap;

use varsam_store::tables;

use super::{appetite, is_review_due, number, of_system, small, standing};
use crate::dto::{AppetiteRow, AppetiteView, RiskDraft, RiskLevel, RiskRow, RisksView, Text, ThreatView};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, tasks};

pub(super) fn view(session: &mut Session, system: &str) -> Result<RisksView, AppError> {
    let snapshot = session.snapshot()?;
    let ix = snapshot.system(system)?;
    let catalogue = session.catalogue()?;
    let devices = matches!(snapshot.content.systems[ix].kind.as_str(), "iot" | "ot");
    let threats = catalogue.threats.iter().filter(|threat| devices || !threat.device);
    let appetite_of = appetite(session, &snapshot, &snapshot.content.systems[ix].authority);
    let rows = of_system(&snapshot, system).into_iter().zip(1..).map(|(row, place)| RiskRow {
        id: row.id.clone(),
        number: place,
        risk: draft(session, row),
        standing: standing(session, row, &appetite_of).code().to_owned(),
        review_due: is_review_due(row, &session.today),
    });
    Ok(RisksView {
        system: tasks::head(session, &snapshot, ix)?,
        risks: rows.collect(),
        threats: threats
            .map(|threat| ThreatView {
                id: threat.id.clone(),
                group: threat.group.clone(),
                cause: threat.cause.clone(),
            })
            .collect(),
        likelihoods: catalogue.likelihoods.clone(),
        levels: levels(session),
        appetite: appetite_view(session, &snapshot, ix),
    })
}

/// Every level number that an aspect has, with its word.
fn levels(session: &Session) -> Vec<RiskLevel> {
    let mut words: BTreeMap<u8, Text> = BTreeMap::new();
    for aspect in 0..session.pack.aspects.len() {
        for level in session.pack.levels(aspect) {
            words.entry(level.number).or_insert_with(|| level.word.clone());
        }
    }
    words.into_iter().map(|(number, word)| RiskLevel { number, word }).collect()
}

fn appetite_view(session: &Session, snapshot: &Snapshot, ix: usize) -> AppetiteView {
    let authority = &snapshot.content.systems[ix].authority;
    let accepted = appetite(session, snapshot, authority);
    AppetiteView {
        authority: authority.clone(),
        name: snapshot.authority_name(authority),
        own: snapshot.content.risk_appetites.iter().any(|row| &row.authority == authority),
        rows: levels(session)
            .into_iter()
            .map(|level| AppetiteRow {
                level: level.number,
                likelihood: accepted.0.get(&level.number).copied(),
            })
            .collect(),
    }
}

fn draft(session: &Session, row: &tables::Risk) -> RiskDraft {
    RiskDraft {
        threat: row.threat.clone(),
        cause: row.cause.clone(),
        event: row.event.clone(),
        effect: row.effect.clone(),
        aspect: row.aspect.clone(),
        level: number(session, row, &row.level),
        likelihood: small(row.likelihood),
        owner: row.owner.clone(),
        treatment: row.treatment.clone(),
        treatment_words: row.treatment_words.clone(),
        due: row.due.clone(),
        done_at: row.done_at.clone(),
        residual_level: row.residual_level.as_ref().map(|level| number(session, row, level)),
        residual_likelihood: row.residual_likelihood.map(small),
        accepted_by: row.accepted_by.clone(),
        accepted_at: row.accepted_at.clone(),
        participants: row.participants.clone(),
        review_at: row.review_at.clone(),
    }
}
