//! What an assessment is about, and what the register knows of it.

use std::collections::{BTreeMap, BTreeSet};

use varsam_bundle::digest::sha256_hex;
use varsam_domain::suitability::{About, Gate, Named, PrefillFrom, Questionnaire, Scene, known_facts};
use varsam_store::tables::Assessment;

use crate::dto::SubjectView;
use crate::gate;
use crate::snapshot::Snapshot;

/// What an assessment is about. One about a system is about everything that it carries, and one
/// about its transfers about everything that it sends.
pub(super) fn scene(snapshot: &Snapshot, row: &Assessment) -> Scene {
    let about = About::from_code(&row.about).unwrap_or(About::Storage);
    let (mut sets, mut flows) = (BTreeSet::new(), BTreeSet::new());
    for subject in snapshot.content.assessment_subjects.iter().filter(|one| one.assessment == row.id) {
        match subject.subject_kind.as_str() {
            "set" => drop(sets.insert(subject.subject.clone())),
            "flow" => drop(flows.insert(subject.subject.clone())),
            _ => {
                if let Ok(ix) = snapshot.system(&subject.subject) {
                    let carried = snapshot.carried(ix).into_iter();
                    sets.extend(carried.map(|c| snapshot.content.sets[c.set].id.clone()));
                }
                if about == About::Transfer {
                    let sent = snapshot.content.flows.iter().filter(|f| f.from_party == subject.subject);
                    flows.extend(sent.map(|flow| flow.id.clone()));
                }
            }
        }
    }
    Scene { about, gate: gate(snapshot, &row.system), system: row.system.clone(), sets, flows }
}

/// How the stop-gate stands for a system. A stopped one is behind a lock and has no view.
fn gate(snapshot: &Snapshot, system: &str) -> Gate {
    match snapshot.system(system).map(|ix| gate::standing(snapshot, ix)) {
        Ok(gate::Standing::Clear) => Gate::Clear,
        Ok(gate::Standing::Unasked | gate::Standing::AskedAgain(_)) => Gate::Unasked,
        Err(_) => Gate::Stopped,
    }
}

/// Facts of the register by what they were read from.
pub(super) type Facts = BTreeMap<String, Vec<Named>>;

/// What the register knows.
pub(super) fn facts(snapshot: &Snapshot, scene: &Scene) -> Facts {
    known_facts(&snapshot.facts, &snapshot.evaluation, scene)
}

/// A digest of what the register knows and the questions rest on: when it is another, a finished
/// assessment is stale.
///
/// It is part of the register's format: what goes into it never changes.
pub(super) fn basis(scene: &Scene, facts: &Facts, questionnaire: &Questionnaire) -> String {
    let asked = |fact: &&String| {
        questionnaire.prefills.iter().any(|row| matches!(&row.from, PrefillFrom::Register(f) if f == *fact))
    };
    let facts: Vec<&String> = facts.keys().filter(asked).collect();
    let parts = serde_json::json!([scene.sets, scene.flows, facts]);
    sha256_hex(parts.to_string().as_bytes())
}

/// Names of what facts were read from, each once.
pub(super) fn names(snapshot: &Snapshot, facts: &Facts, keys: &[String]) -> Vec<String> {
    let mut names = Vec::new();
    for named in keys.iter().filter_map(|key| facts.get(key)).flatten() {
        let name = match named {
            Named::System(id) => snapshot.party_name(id),
            Named::Set(id) => snapshot.set_name(id),
            Named::Flow(id) => flow_name(snapshot, id),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A flow as people read it: from where to where, and what.
pub(crate) fn flow_name(snapshot: &Snapshot, id: &str) -> String {
    let flow = snapshot.content.flows.iter().find(|row| row.id == id);
    flow.map_or_else(
        || id.to_owned(),
        |row| {
            let (from, to) = (snapshot.party_name(&row.from_party), snapshot.party_name(&row.to_party));
            format!("{from} → {to}: {}", snapshot.set_name(&row.info_set))
        },
    )
}

/// A subject with its name.
pub(crate) fn subject_view(snapshot: &Snapshot, kind: &str, id: &str) -> SubjectView {
    let name = match kind {
        "set" => snapshot.set_name(id),
        "flow" => flow_name(snapshot, id),
        _ => snapshot.party_name(id),
    };
    SubjectView { kind: kind.to_owned(), id: id.to_owned(), name }
}

/// A name made of what an assessment is about: the things themselves, or where flows go.
pub(super) fn title(snapshot: &Snapshot, subjects: &[SubjectView]) -> String {
    let flows: Vec<_> = subjects
        .iter()
        .filter(|one| one.kind == "flow")
        .filter_map(|one| snapshot.content.flows.iter().find(|row| row.id == one.id))
        .collect();
    if flows.len() < 2 || flows.len() < subjects.len() {
        let names: Vec<String> =
            subjects.iter().map(|one| subject_view(snapshot, &one.kind, &one.id).name).collect();
        return names.join(", ");
    }
    let ends = |of: fn(&varsam_store::tables::Flow) -> &String| {
        let mut names: Vec<String> = Vec::new();
        for name in flows.iter().map(|row| snapshot.party_name(of(row))) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    };
    format!("{} → {}", ends(|row| &row.from_party), ends(|row| &row.to_party))
}

/// What an assessment in the work with a system can be about: the system itself, what it carries,
/// and what goes out of it or comes in from an outside party.
pub(super) fn possible_subjects(snapshot: &Snapshot, ix: usize) -> Vec<SubjectView> {
    let system = &snapshot.content.systems[ix].id;
    let sets = snapshot.carried(ix).into_iter().map(|carried| &snapshot.content.sets[carried.set].id);
    let flows = snapshot.content.flows.iter().filter(|row| answers_for(snapshot, row, system));
    std::iter::once(subject_view(snapshot, "system", system))
        .chain(sets.map(|id| subject_view(snapshot, "set", id)))
        .chain(flows.map(|row| subject_view(snapshot, "flow", &row.id)))
        .collect()
}

/// Whether a system answers for a flow: the sender does, or the receiver when an outside party
/// sends (as for flags, `rules.md` §3).
pub(super) fn answers_for(snapshot: &Snapshot, flow: &varsam_store::tables::Flow, system: &str) -> bool {
    flow.from_party == system || (flow.to_party == system && snapshot.system(&flow.from_party).is_err())
}
