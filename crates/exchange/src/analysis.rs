//! `analysis/1`: what the rules answer about facts, as one JSON document.

use serde::{Serialize, Serializer};
use varsam_domain::{
    Because, Calculated, Evaluation, Facts, Flags, FlowAnswer, Link, Pack, SetAnswer, SystemAnswer,
};

use crate::facts::{FactsDocument, FactsProblem};
use crate::json;

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
    calculated: ByAspect<'a, CalculatedRow>,
    flags: FlagList,
    noted: FlagList,
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
    floor: ByAspect<'a, Option<u8>>,
    flags: FlagList,
}

#[derive(Serialize)]
struct FlowRow<'a> {
    id: &'a str,
    flags: FlagList,
}

/// A value per aspect of the pack.
struct ByAspect<'a, T> {
    pack: &'a Pack,
    values: Vec<T>,
}

impl<T: Serialize> Serialize for ByAspect<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.pack.aspects.iter().map(|aspect| &aspect.id).zip(&self.values))
    }
}

/// Flags as their IDs.
struct FlagList(Flags);

impl Serialize for FlagList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|flag| flag.code()))
    }
}

/// Answers facts that [`crate::read_facts`] or [`varsam_domain::check()`] has accepted.
pub fn write_analysis(facts: &Facts, pack: &Pack) -> Vec<u8> {
    write_evaluation(&Evaluation::new(facts, pack), pack)
}

/// Reads a facts document and answers it, resolving its references once.
///
/// # Errors
/// As [`crate::read_facts`]; nothing is answered then.
pub fn analyse_document(bytes: &[u8], pack: &Pack) -> Result<Vec<u8>, Vec<FactsProblem>> {
    let evaluation = FactsDocument::parse(bytes)?.evaluate(pack)?;
    Ok(write_evaluation(&evaluation, pack))
}

/// What an evaluation answers, every list in byte order of the ids.
pub fn write_evaluation(evaluation: &Evaluation, pack: &Pack) -> Vec<u8> {
    let mut systems: Vec<SystemRow> = evaluation.systems().map(|answer| system_row(answer, pack)).collect();
    let mut sets: Vec<SetRow> = evaluation.sets().map(|answer| set_row(answer, pack)).collect();
    let mut flows: Vec<FlowRow> = evaluation.flows().map(flow_row).collect();
    systems.sort_by_key(|row| row.id);
    sets.sort_by_key(|row| row.id);
    flows.sort_by_key(|row| row.id);
    json::write_compact(&Analysis { v: "analysis/1", systems, sets, flows })
}

fn system_row<'a>(answer: SystemAnswer<'a>, pack: &'a Pack) -> SystemRow<'a> {
    SystemRow {
        id: answer.id,
        calculated: ByAspect { pack, values: answer.calculated.into_iter().map(calculated_row).collect() },
        flags: FlagList(answer.flags),
        noted: FlagList(answer.noted),
    }
}

fn calculated_row(calculated: Calculated) -> CalculatedRow {
    CalculatedRow {
        level: calculated.level,
        complete: calculated.complete,
        because: because_row(&calculated.because),
    }
}

fn set_row<'a>(answer: SetAnswer<'a>, pack: &'a Pack) -> SetRow<'a> {
    let floor = ByAspect { pack, values: answer.floor.levels.into() };
    SetRow { id: answer.id, floor, flags: FlagList(answer.flags) }
}

fn flow_row(answer: FlowAnswer<'_>) -> FlowRow<'_> {
    FlowRow { id: answer.id, flags: FlagList(answer.flags) }
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
