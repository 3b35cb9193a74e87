//! Whether facts hang together. Every problem is reported at once, each with its place.

use std::collections::HashSet;
use std::fmt;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::facts::{Facts, Levels};
use crate::graph::index;
use crate::pack::Pack;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// An identity is empty.
    EmptyId,
    /// An identity occurs twice in its list, or names both a system and an authority.
    DuplicateId(String),
    /// Something refers to an identity that does not exist.
    MissingReference(String),
    /// A flow has no end, or none that is a system.
    FlowWithoutSystem,
    /// A set is its own part, directly or through others.
    PartCycle(String),
    /// A system has more than one adopted entry.
    AdoptedTwice(String),
    /// A level is not in the pack's scale for the aspect.
    LevelOutsideScale {
        /// The aspect.
        aspect: String,
        /// The level number.
        level: u8,
    },
    /// A text that may be left out is there and empty.
    EmptyText,
}

impl ProblemKind {
    /// The stable code of this kind of problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyId => "empty_id",
            Self::DuplicateId(_) => "duplicate_id",
            Self::MissingReference(_) => "missing_reference",
            Self::FlowWithoutSystem => "flow_without_system",
            Self::PartCycle(_) => "part_cycle",
            Self::AdoptedTwice(_) => "adopted_twice",
            Self::LevelOutsideScale { .. } => "level_outside_scale",
            Self::EmptyText => "empty_text",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyId => write!(f, "the id is empty"),
            Self::DuplicateId(id) => write!(f, "the id \"{id}\" is used more than once"),
            Self::MissingReference(id) => write!(f, "\"{id}\" does not exist"),
            Self::FlowWithoutSystem => write!(f, "neither end of the flow is a system"),
            Self::PartCycle(id) => write!(f, "the set \"{id}\" is its own part"),
            Self::AdoptedTwice(id) => write!(f, "the system \"{id}\" has more than one adopted entry"),
            Self::LevelOutsideScale { aspect, level } => {
                write!(f, "the level {level} is not in the pack's scale for {aspect}")
            }
            Self::EmptyText => write!(f, "the text is empty; use null for none"),
        }
    }
}

/// A problem and where it is, as `flows[3].from`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The place in the facts.
    pub place: String,
    /// What is wrong there.
    pub kind: ProblemKind,
}

/// Everything that is wrong with the facts; empty when the rules can be asked.
pub fn check(facts: &Facts, pack: &Pack) -> Vec<Problem> {
    let mut found = Findings::default();
    check_ids(facts, &mut found);
    check_references(facts, &mut found);
    check_flows(facts, &mut found);
    check_parts(facts, &mut found);
    check_levels(facts, pack, &mut found);
    found.0
}

#[derive(Default)]
struct Findings(Vec<Problem>);

impl Findings {
    fn add(&mut self, place: String, kind: ProblemKind) {
        self.0.push(Problem { place, kind });
    }

    /// Reports `id` at `place` unless `known` has it.
    fn expect(&mut self, known: &HashSet<&str>, id: &str, place: impl FnOnce() -> String) {
        if !known.contains(id) {
            self.add(place(), ProblemKind::MissingReference(id.to_owned()));
        }
    }
}

fn check_ids(facts: &Facts, found: &mut Findings) {
    let mut parties = HashSet::new();
    unique("authorities", facts.authorities.iter().map(|a| a.id.as_str()), &mut parties, found);
    unique("systems", facts.systems.iter().map(|s| s.id.as_str()), &mut parties, found);
    unique("sets", facts.sets.iter().map(|s| s.id.as_str()), &mut HashSet::new(), found);
    unique("flows", facts.flows.iter().map(|f| f.id.as_str()), &mut HashSet::new(), found);
    let mut adopted = HashSet::new();
    for (ix, entry) in facts.adopted.iter().enumerate() {
        if !adopted.insert(entry.system.as_str()) {
            found.add(format!("adopted[{ix}].system"), ProblemKind::AdoptedTwice(entry.system.clone()));
        }
    }
    for (ix, set) in facts.sets.iter().enumerate() {
        if set.time_bound.as_deref() == Some("") {
            found.add(format!("sets[{ix}].time_bound"), ProblemKind::EmptyText);
        }
    }
}

fn unique<'a>(
    list: &str,
    ids: impl Iterator<Item = &'a str>,
    seen: &mut HashSet<&'a str>,
    found: &mut Findings,
) {
    for (ix, id) in ids.enumerate() {
        if id.is_empty() {
            found.add(format!("{list}[{ix}].id"), ProblemKind::EmptyId);
        } else if !seen.insert(id) {
            found.add(format!("{list}[{ix}].id"), ProblemKind::DuplicateId(id.to_owned()));
        }
    }
}

fn check_references(facts: &Facts, found: &mut Findings) {
    let authorities: HashSet<&str> = facts.authorities.iter().map(|a| a.id.as_str()).collect();
    let systems: HashSet<&str> = facts.systems.iter().map(|s| s.id.as_str()).collect();
    let sets: HashSet<&str> = facts.sets.iter().map(|s| s.id.as_str()).collect();
    for (ix, system) in facts.systems.iter().enumerate() {
        found.expect(&authorities, &system.authority, || format!("systems[{ix}].authority"));
    }
    for (ix, set) in facts.sets.iter().enumerate() {
        found.expect(&authorities, &set.authority, || format!("sets[{ix}].authority"));
        for part in set.parts.iter().flatten() {
            found.expect(&sets, part, || format!("sets[{ix}].parts"));
        }
        for reached in &set.reaches {
            found.expect(&systems, reached, || format!("sets[{ix}].reaches"));
        }
    }
    for (ix, holding) in facts.holdings.iter().enumerate() {
        found.expect(&systems, &holding.system, || format!("holdings[{ix}].system"));
        found.expect(&sets, &holding.set, || format!("holdings[{ix}].set"));
    }
    for (ix, dependency) in facts.dependencies.iter().enumerate() {
        found.expect(&systems, &dependency.consumer, || format!("dependencies[{ix}].consumer"));
        found.expect(&systems, &dependency.provider, || format!("dependencies[{ix}].provider"));
    }
    for (ix, entry) in facts.adopted.iter().enumerate() {
        found.expect(&systems, &entry.system, || format!("adopted[{ix}].system"));
    }
    for (ix, flow) in facts.flows.iter().enumerate() {
        found.expect(&sets, &flow.set, || format!("flows[{ix}].set"));
    }
}

fn check_flows(facts: &Facts, found: &mut Findings) {
    let systems: HashSet<&str> = facts.systems.iter().map(|s| s.id.as_str()).collect();
    let parties: HashSet<&str> =
        systems.iter().copied().chain(facts.authorities.iter().map(|a| a.id.as_str())).collect();
    for (ix, flow) in facts.flows.iter().enumerate() {
        for (end, id) in [("from", &flow.from), ("to", &flow.to)] {
            if id.is_empty() {
                found.add(format!("flows[{ix}].{end}"), ProblemKind::EmptyId);
            } else {
                found.expect(&parties, id, || format!("flows[{ix}].{end}"));
            }
        }
        let known = parties.contains(flow.from.as_str()) && parties.contains(flow.to.as_str());
        if known && !systems.contains(flow.from.as_str()) && !systems.contains(flow.to.as_str()) {
            found.add(format!("flows[{ix}]"), ProblemKind::FlowWithoutSystem);
        }
    }
}

/// Finds every set that can reach itself through `parts`.
fn check_parts(facts: &Facts, found: &mut Findings) {
    let ids = index(facts.sets.iter().map(|s| s.id.as_str()));
    let mut graph = DiGraph::<(), ()>::with_capacity(facts.sets.len(), 0);
    let nodes: Vec<NodeIndex> = facts.sets.iter().map(|_| graph.add_node(())).collect();
    for (ix, set) in facts.sets.iter().enumerate() {
        for part in set.parts.iter().flatten().filter_map(|id| ids.get(id.as_str())) {
            graph.update_edge(nodes[ix], nodes[*part], ());
        }
    }
    // Kosaraju's walk keeps its own stack: a hostile file may nest a hundred thousand sets.
    for component in kosaraju_scc(&graph) {
        if component.len() > 1 || graph.contains_edge(component[0], component[0]) {
            for node in component {
                let ix = node.index();
                found.add(format!("sets[{ix}].parts"), ProblemKind::PartCycle(facts.sets[ix].id.clone()));
            }
        }
    }
}

fn check_levels(facts: &Facts, pack: &Pack, found: &mut Findings) {
    let mut check = |place: String, levels: &Levels| {
        for (ix, aspect) in pack.aspects.iter().enumerate() {
            if let Some(level) = levels.get(ix).copied().flatten()
                && pack.level(ix, level).is_none()
            {
                let kind = ProblemKind::LevelOutsideScale { aspect: aspect.id.clone(), level };
                found.add(format!("{place}.{}", aspect.id), kind);
            }
        }
    };
    for (ix, set) in facts.sets.iter().enumerate() {
        check(format!("sets[{ix}].levels"), &set.levels);
    }
    for (ix, flow) in facts.flows.iter().enumerate() {
        if let Some(levels) = &flow.receiver_levels {
            check(format!("flows[{ix}].receiver_levels"), levels);
        }
    }
    for (ix, entry) in facts.adopted.iter().enumerate() {
        check(format!("adopted[{ix}].levels"), &entry.levels);
    }
    for (ix, dependency) in facts.dependencies.iter().enumerate() {
        if let (Some(level), Some(aspect)) =
            (dependency.tolerates, pack.role_index(crate::pack::AspectRole::Availability))
            && pack.level(aspect, level).is_none()
        {
            let kind = ProblemKind::LevelOutsideScale { aspect: pack.aspects[aspect].id.clone(), level };
            found.add(format!("dependencies[{ix}].tolerates"), kind);
        }
    }
}
