//! `analysis/1`: what the rules answer about facts, as one JSON document.
//!
//! Calculated levels, their reasons and the floors are complete. The flags of the rules are not
//! computed yet: the members `flags` and `noted` are there and **always empty**, and an empty
//! list must not be read as "no flag was raised" until they are.

use serde::Serialize;
use varsam_domain::levels::{Because, Calculated, Link, calculate};
use varsam_domain::{Facts, Pack, facts::Levels, floor};

use crate::json::{self, Members};

/// Identities of flags.
type Flags = &'static [&'static str];

const NO_FLAGS_YET: Flags = &[];

#[derive(Serialize)]
struct Analysis<'a> {
    v: &'static str,
    systems: Vec<SystemRow<'a>>,
    sets: Vec<SetRow<'a>>,
    flows: Vec<FlowRow<'a>>,
}

#[derive(Serialize)]
struct SystemRow<'a> {
    id: &'a str,
    calculated: Members<CalculatedRow>,
    flags: Flags,
    noted: Flags,
}

#[derive(Serialize)]
struct CalculatedRow {
    level: Option<u8>,
    complete: bool,
    because: Vec<String>,
}

#[derive(Serialize)]
struct SetRow<'a> {
    id: &'a str,
    floor: Members<Option<u8>>,
    flags: Flags,
}

#[derive(Serialize)]
struct FlowRow<'a> {
    id: &'a str,
    flags: Flags,
}

/// Answers facts that [`crate::read_facts`] or [`varsam_domain::check()`] has accepted.
pub fn write_analysis(facts: &Facts, pack: &Pack) -> Vec<u8> {
    let by_aspect = |row: Vec<Calculated>| {
        Members(pack.aspects.iter().map(|a| a.id.clone()).zip(row.into_iter().map(calculated_row)).collect())
    };
    let mut systems: Vec<SystemRow> = facts
        .systems
        .iter()
        .zip(calculate(facts, pack))
        .map(|(system, row)| SystemRow {
            id: &system.id,
            calculated: by_aspect(row),
            flags: NO_FLAGS_YET,
            noted: NO_FLAGS_YET,
        })
        .collect();
    let floor_row = |levels: Levels| Members(pack.aspects.iter().map(|a| a.id.clone()).zip(levels).collect());
    let mut sets: Vec<SetRow> = facts
        .sets
        .iter()
        .zip(floor::floors(facts, pack))
        .map(|(set, floor)| SetRow { id: &set.id, floor: floor_row(floor.levels), flags: NO_FLAGS_YET })
        .collect();
    let mut flows: Vec<FlowRow> =
        facts.flows.iter().map(|flow| FlowRow { id: &flow.id, flags: NO_FLAGS_YET }).collect();
    systems.sort_by_key(|row| row.id);
    sets.sort_by_key(|row| row.id);
    flows.sort_by_key(|row| row.id);
    json::write_compact(&Analysis { v: "analysis/1", systems, sets, flows })
}

fn calculated_row(calculated: Calculated) -> CalculatedRow {
    CalculatedRow {
        level: calculated.level,
        complete: calculated.complete,
        because: because_row(&calculated.because),
    }
}

/// A chain as the document has it: `SYS-1`, `depends: SYS-2`, `carries: INF-7`.
pub fn because_row(because: &Because) -> Vec<String> {
    let link = |link: &Link| match link {
        Link::Carries(id) => format!("carries: {id}"),
        Link::Reaches(id) => format!("reaches: {id}"),
        Link::Depends(id) => format!("depends: {id}"),
    };
    because.system.iter().cloned().chain(because.links.iter().map(link)).collect()
}
