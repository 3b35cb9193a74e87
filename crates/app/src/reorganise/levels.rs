//! Levels of two that become one: where they differ both are shown, the higher reasoned one is
//! proposed, and a person chooses. Nothing is chosen silently.

use std::collections::BTreeMap;

use varsam_domain::rationale::reason_need;
use varsam_domain::reorganise::{Proposed, Stated, proposed};
use varsam_store::{StoreError, Transaction, tables};

use super::plan::{Ground, Plan, unknown};
use crate::AppError;
use crate::dto::{LevelChoice, StatedLevel};
use crate::effective;

/// Asks for a choice per aspect where two differ; answers with the aspects where what goes is chosen.
pub(super) fn chosen(
    ground: &Ground<'_>,
    plan: &mut Plan,
    answers: &BTreeMap<String, String>,
    both: impl Fn(usize) -> Option<(StatedLevel, StatedLevel)>,
) -> Result<Vec<usize>, AppError> {
    let mut goes = Vec::new();
    for (ix, aspect) in ground.session.pack.aspects.iter().enumerate() {
        let Some((of_goes, of_stays)) = both(ix) else { continue };
        let stated = |of: &StatedLevel| Stated {
            level: of.level,
            reasoned: !of.reason.is_empty()
                || reason_need(&ground.session.pack, of.level, None, None).is_none(),
        };
        let better = match proposed(stated(&of_stays), stated(&of_goes)) {
            Proposed::Goes => "goes",
            Proposed::Stays => "stays",
        };
        match answers.get(&aspect.id).map(String::as_str) {
            Some("goes") => goes.push(ix),
            Some("stays") => {}
            Some(other) => return Err(unknown(other)),
            None => plan.hinder(
                &format!("level-{}", aspect.id),
                "level_unchosen",
                &[("aspect", aspect.id.clone())],
            ),
        }
        plan.choices.push(LevelChoice {
            aspect: aspect.id.clone(),
            goes: of_goes,
            stays: of_stays,
            proposed: better.to_owned(),
        });
    }
    Ok(goes)
}

/// The levels of two sets in an aspect, where they differ.
pub(super) fn of_sets(
    ground: &Ground<'_>,
    goes: usize,
    stays: usize,
    aspect: usize,
) -> Option<(StatedLevel, StatedLevel)> {
    let snapshot = ground.snapshot;
    let of = |set: usize| StatedLevel {
        level: snapshot.facts.sets[set].levels[aspect],
        reason: snapshot
            .level_row(set, &ground.session.pack.aspects[aspect].id)
            .map(|row| row.reason.trim().to_owned())
            .unwrap_or_default(),
    };
    let (goes, stays) = (of(goes), of(stays));
    (goes.level != stays.level).then_some((goes, stays))
}

/// The decided levels of two systems in an aspect, where either has decided something else than
/// what is calculated and they differ.
pub(super) fn of_systems(
    ground: &Ground<'_>,
    goes: usize,
    stays: usize,
    aspect: usize,
) -> Option<(StatedLevel, StatedLevel)> {
    let of = |system: usize| {
        let rows = effective::rows(ground.session, ground.snapshot, system);
        let row = rows.into_iter().nth(aspect);
        row.map(|row| {
            (
                row.reason_code != "equal",
                StatedLevel { level: row.effective, reason: row.reason.trim().to_owned() },
            )
        })
    };
    let ((goes_decided, goes), (stays_decided, stays)) = (of(goes)?, of(stays)?);
    ((goes_decided || stays_decided) && goes.level != stays.level).then_some((goes, stays))
}

/// Everything that a set's level in some aspects consists of, copied from another set.
pub(super) struct Copied {
    to: String,
    aspects: Vec<String>,
    levels: Vec<tables::SetLevel>,
    consequences: Vec<tables::Consequence>,
    unknown: Vec<tables::UnknownLevel>,
    origins: Vec<tables::LevelOrigin>,
    gone: Vec<tables::Consequence>,
}

impl Copied {
    pub fn of(ground: &Ground<'_>, from: &str, to: &str, aspects: &[usize]) -> Self {
        let content = &ground.snapshot.content;
        let ids: Vec<String> = aspects.iter().map(|&ix| ground.session.pack.aspects[ix].id.clone()).collect();
        let is = |set: &str, aspect: &String| set == from && ids.contains(aspect);
        let info_set = || to.to_owned();
        let levels = content.levels.iter().filter(|row| is(&row.info_set, &row.aspect));
        let consequences = content.consequences.iter().filter(|row| is(&row.info_set, &row.aspect));
        let unknown = content.unknown_levels.iter().filter(|row| is(&row.info_set, &row.aspect));
        let origins = content.level_origins.iter().filter(|row| is(&row.info_set, &row.aspect));
        let gone = content.consequences.iter().filter(|row| row.info_set == to && ids.contains(&row.aspect));
        Self {
            to: to.to_owned(),
            levels: levels.map(|row| tables::SetLevel { info_set: info_set(), ..row.clone() }).collect(),
            consequences: consequences
                .map(|row| tables::Consequence { info_set: info_set(), ..row.clone() })
                .collect(),
            unknown: unknown
                .map(|row| tables::UnknownLevel { info_set: info_set(), ..row.clone() })
                .collect(),
            origins: origins.map(|row| tables::LevelOrigin { info_set: info_set(), ..row.clone() }).collect(),
            gone: gone.cloned().collect(),
            aspects: ids,
        }
    }

    pub fn put(&self, t: &mut Transaction<'_>) -> Result<(), StoreError> {
        self.gone.iter().try_for_each(|row| t.delete(row))?;
        for aspect in &self.aspects {
            t.delete(&tables::UnknownLevel { info_set: self.to.clone(), aspect: aspect.clone() })?;
        }
        self.levels.iter().try_for_each(|row| t.put(row))?;
        self.consequences.iter().try_for_each(|row| t.put(row))?;
        self.unknown.iter().try_for_each(|row| t.put(row))?;
        self.origins.iter().try_for_each(|row| t.put(row))
    }
}
