//! Why an edit cannot be taken.

use std::fmt;

use super::Evaluation;
use crate::check::ProblemKind;
use crate::facts::{InfoSet, Levels};
use crate::names::{Ix, NONE};
use crate::rows::Party;

/// Why an edit was refused. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The facts would not hang together.
    Problem(ProblemKind),
    /// What is to go or to change is not there.
    NotThere(String),
    /// What is to go is still referred to.
    StillUsed(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problem(kind) => write!(f, "{kind}"),
            Self::NotThere(id) => write!(f, "\"{id}\" is not there"),
            Self::StillUsed(id) => write!(f, "\"{id}\" is still referred to"),
        }
    }
}

impl std::error::Error for Refused {}

fn missing(id: &str) -> Refused {
    Refused::Problem(ProblemKind::MissingReference(id.to_owned()))
}

impl Evaluation {
    pub(super) fn want_id(id: &str) -> Result<(), Refused> {
        if id.is_empty() { Err(Refused::Problem(ProblemKind::EmptyId)) } else { Ok(()) }
    }

    pub(super) fn want_system(&self, id: &str) -> Result<Ix, Refused> {
        self.rows.find_system(id).ok_or_else(|| missing(id))
    }

    pub(super) fn want_authority(&self, id: &str) -> Result<Ix, Refused> {
        self.rows.find_authority(id).ok_or_else(|| missing(id))
    }

    pub(super) fn want_party(&self, id: &str) -> Result<Ix, Refused> {
        Self::want_id(id)?;
        self.rows.find_party(id).ok_or_else(|| missing(id))
    }

    pub(super) fn want_set(&self, id: &str) -> Result<Ix, Refused> {
        self.rows.find_set(id).ok_or_else(|| missing(id))
    }

    pub(super) fn want_levels(&self, levels: &Levels) -> Result<(), Refused> {
        levels.iter().enumerate().try_for_each(|(aspect, level)| self.want_level(aspect, *level))
    }

    pub(super) fn want_level(&self, aspect: usize, level: Option<u8>) -> Result<(), Refused> {
        let Some(level) = level else { return Ok(()) };
        match self.rules.aspects.get(aspect) {
            Some(known) if known.numbers.contains(&level) => Ok(()),
            known => {
                let aspect = known.map(|aspect| aspect.id.clone()).unwrap_or_default();
                Err(Refused::Problem(ProblemKind::LevelOutsideScale { aspect, level }))
            }
        }
    }

    /// Whether a set may be as it says: its references exist, and it is no part of itself.
    pub(super) fn want_whole_set(&self, set: &InfoSet) -> Result<(), Refused> {
        Self::want_id(&set.id)?;
        self.want_authority(&set.authority)?;
        self.want_levels(&set.levels)?;
        if set.time_bound.as_deref() == Some("") {
            return Err(Refused::Problem(ProblemKind::EmptyText));
        }
        set.reaches.iter().try_for_each(|id| self.want_system(id).map(drop))?;
        let itself = self.rows.find_set(&set.id);
        let mut open = Vec::new();
        for part in set.parts.iter().flatten() {
            if *part == set.id {
                return Err(Refused::Problem(ProblemKind::PartCycle(set.id.clone())));
            }
            open.push(self.want_set(part)?);
        }
        let mut seen = std::collections::HashSet::new();
        while let Some(part) = open.pop() {
            if Some(part) == itself {
                return Err(Refused::Problem(ProblemKind::PartCycle(set.id.clone())));
            }
            if seen.insert(part) {
                open.extend(self.rows.parts.get(&part).into_iter().flatten());
            }
        }
        Ok(())
    }

    pub(super) fn want_unused_party(&self, ix: Ix, id: &str) -> Result<(), Refused> {
        let rows = &self.rows;
        let in_lists = [&rows.holds, &rows.into, &rows.out_of, &rows.needs, &rows.needed, &rows.reached];
        let adopted = rows.system(ix).is_some_and(|row| row.adopted.is_some());
        let mut used = adopted || in_lists.iter().any(|list| !list.is_empty(ix));
        if rows.authority(ix).is_some() {
            let belongs = |party: &Party| matches!(party, Party::System(row) if row.authority == ix);
            used |= rows.parties.iter().any(belongs);
            used |= rows.sets.iter().zip(&rows.set_authority).any(|(set, of)| set.here && *of == ix);
        }
        if used { Err(Refused::StillUsed(id.to_owned())) } else { Ok(()) }
    }

    pub(super) fn want_unused_set(&self, ix: Ix, id: &str) -> Result<(), Refused> {
        let rows = &self.rows;
        let part = rows.parts.values().any(|parts| parts.contains(&ix));
        if part || !rows.held.is_empty(ix) || !rows.carries.is_empty(ix) {
            return Err(Refused::StillUsed(id.to_owned()));
        }
        Ok(())
    }

    /// The ends of a flow, of which at least one is a system.
    pub(super) fn want_ends(&self, from: &str, to: &str) -> Result<(Ix, Ix), Refused> {
        let (from, to) = (self.want_party(from)?, self.want_party(to)?);
        debug_assert!(from != NONE && to != NONE);
        if self.rows.system(from).is_none() && self.rows.system(to).is_none() {
            return Err(Refused::Problem(ProblemKind::FlowWithoutSystem));
        }
        Ok((from, to))
    }
}
