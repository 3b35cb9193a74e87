//! What the register knows of the thing that an assessment is about, as facts that prefills name.

use std::collections::{BTreeMap, BTreeSet};

use crate::evaluation::Evaluation;
use crate::facts::{
    AuthorityKind, Band, Facts, Flow, FlowMode, Identifier, InfoSet, PersonalData, Purpose, SystemKind,
};
use crate::flag::Flag;

/// Why an assessment is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum About {
    /// Information is to be stored that the organisation does not have.
    Storage,
    /// Information is to be transferred.
    Transfer,
    /// Information is to be used for something new, or reaches somebody new.
    NewUse,
    /// Another supplier or another country.
    Supplier,
    /// New technology.
    Technology,
    /// An aggregate became an asset of its own.
    Aggregate,
    /// Information is to be moved to another system.
    Migration,
}

impl About {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Storage,
        Self::Transfer,
        Self::NewUse,
        Self::Supplier,
        Self::Technology,
        Self::Aggregate,
        Self::Migration,
    ];

    /// The code in the register and in documents.
    pub fn code(self) -> &'static str {
        match self {
            Self::Storage => "storage",
            Self::Transfer => "transfer",
            Self::NewUse => "new_use",
            Self::Supplier => "supplier",
            Self::Technology => "technology",
            Self::Aggregate => "aggregate",
            Self::Migration => "migration",
        }
    }

    /// The reason with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|about| about.code() == code)
    }
}

/// How the stop-gate stands for a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// Nobody has been asked.
    Unasked,
    /// Every answer was no.
    Clear,
    /// Some answer was not no.
    Stopped,
}

impl Gate {
    fn code(self) -> &'static str {
        match self {
            Self::Unasked => "unasked",
            Self::Clear => "clear",
            Self::Stopped => "stopped",
        }
    }
}

/// What an assessment is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Why it is made.
    pub about: About,
    /// How the stop-gate stands.
    pub gate: Gate,
    /// The system under whose work it is made.
    pub system: String,
    /// Sets that it is about.
    pub sets: BTreeSet<String>,
    /// Flows that it is about.
    pub flows: BTreeSet<String>,
}

/// A thing that a fact was read from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// A system.
    System(String),
    /// A set.
    Set(String),
    /// A flow.
    Flow(String),
}

/// What the register knows about a scene: each fact with what it was read from. What is not filled
/// in there is not known, so nothing says "no" for want of an entry.
pub fn known_facts(facts: &Facts, evaluation: &Evaluation, scene: &Scene) -> BTreeMap<String, Vec<Named>> {
    let mut known = Collected::default();
    let system = || Named::System(scene.system.clone());
    known.add(format!("about:{}", scene.about.code()), system());
    known.add(format!("gate:{}", scene.gate.code()), system());
    if let Some(row) = facts.systems.iter().find(|row| row.id == scene.system) {
        known.add(format!("kind:{}", row.kind.code()), system());
        for purpose in &row.purposes {
            known.add(format!("purpose:{}", purpose.code()), system());
        }
    }
    if let Some(answer) = evaluation.system(&scene.system) {
        for flag in answer.flags.iter() {
            known.add(format!("flag:{}", flag.code()), system());
        }
    }
    let flows: Vec<&Flow> = facts.flows.iter().filter(|row| scene.flows.contains(&row.id)).collect();
    let carried = flows.iter().map(|flow| &flow.set);
    let sets: BTreeSet<&String> = scene.sets.iter().chain(carried).collect();
    let sets: Vec<&InfoSet> = facts.sets.iter().filter(|row| sets.contains(&row.id)).collect();
    of_sets(&mut known, &sets);
    for flow in flows {
        of_flow(&mut known, facts, evaluation, flow);
    }
    known.0
}

#[derive(Default)]
struct Collected(BTreeMap<String, Vec<Named>>);

impl Collected {
    fn add(&mut self, fact: String, from: Named) {
        let rows = self.0.entry(fact).or_default();
        if !rows.contains(&from) {
            rows.push(from);
        }
    }
}

fn of_sets(known: &mut Collected, sets: &[&InfoSet]) {
    for set in sets {
        let named = || Named::Set(set.id.clone());
        let personal = if set.personal_data.is_empty() { "unknown" } else { "any" };
        known.add(format!("personal_data:{personal}"), named());
        for kind in &set.personal_data {
            known.add(format!("personal_data:{}", kind.code()), named());
        }
        for identifier in &set.identifiers {
            known.add(format!("identifiers:{}", identifier.code()), named());
        }
        for provision in &set.secrecy {
            known.add(format!("secrecy:{provision}"), named());
        }
    }
    // The largest band of those that are about people.
    let people = sets.iter().filter(|set| !set.personal_data.is_empty());
    if let Some(band) = people.clone().filter_map(|set| set.subjects).max() {
        for set in people.filter(|set| set.subjects == Some(band)) {
            known.add(format!("subjects:{}", band.code()), Named::Set(set.id.clone()));
        }
    }
}

fn of_flow(known: &mut Collected, facts: &Facts, evaluation: &Evaluation, flow: &Flow) {
    let named = || Named::Flow(flow.id.clone());
    let yes_no = |value: bool| if value { "yes" } else { "no" };
    known.add(format!("third_country:{}", yes_no(flow.third_country)), named());
    known.add(format!("encrypted:{}", yes_no(flow.encrypted)), named());
    known.add(format!("mode:{}", flow.mode.code()), named());
    let authority = |party: &str| {
        let system = facts.systems.iter().find(|row| row.id == party);
        system.map_or_else(|| party.to_owned(), |system| system.authority.clone())
    };
    let (from, to) = (authority(&flow.from), authority(&flow.to));
    if from == to {
        known.add("receiver:own".to_owned(), named());
    } else if let Some(receiver) = facts.authorities.iter().find(|row| row.id == to) {
        known.add(format!("receiver:{}", receiver.kind.code()), named());
    }
    if let Some(answer) = evaluation.flow(&flow.id) {
        let level = if answer.flags.contains(Flag::DownhillFlow) {
            "lower"
        } else if answer.flags.contains(Flag::UnassessedReceiver) {
            "unknown"
        } else {
            "enough"
        };
        known.add(format!("receiver_level:{level}"), named());
    }
}

/// Whether a prefill may name this fact. Secrecy provisions are free texts in the register; all
/// other facts are known here.
pub fn is_fact(fact: &str) -> bool {
    let Some((kind, value)) = fact.split_once(':') else { return false };
    let yes_no = || matches!(value, "yes" | "no");
    match kind {
        "about" => About::from_code(value).is_some(),
        "gate" => matches!(value, "clear" | "unasked" | "stopped"),
        "personal_data" => matches!(value, "any" | "unknown") || PersonalData::from_code(value).is_some(),
        "identifiers" => Identifier::from_code(value).is_some(),
        "subjects" => Band::from_code(value).is_some(),
        "secrecy" => !value.trim().is_empty(),
        "receiver" => value == "own" || AuthorityKind::from_code(value).is_some(),
        "third_country" | "encrypted" => yes_no(),
        "mode" => FlowMode::from_code(value).is_some(),
        "receiver_level" => matches!(value, "lower" | "enough" | "unknown"),
        "purpose" => Purpose::from_code(value).is_some(),
        "kind" => SystemKind::from_code(value).is_some(),
        "flag" => Flag::from_code(value).is_some(),
        _ => false,
    }
}
