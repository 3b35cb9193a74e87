//! What is stopped is not there for the rest of the application: this is the one place that hides
//! it. Every view is made from content that has been through here.

use std::collections::HashMap;

use varsam_store::tables::{Flow, InfoSet, System, codes_from_json};
use varsam_store::{Content, Kind};

/// The neutral code of everything that is stopped, by id.
#[derive(Default)]
pub(crate) struct StoppedThings {
    pub systems: HashMap<String, String>,
    pub sets: HashMap<String, String>,
}

impl StoppedThings {
    fn of(content: &Content) -> Self {
        let of_kind = |kind: &str| -> HashMap<String, String> {
            let rows = content.stopped_objects.iter().filter(|row| row.kind == kind);
            rows.map(|row| (row.object.clone(), row.code.clone())).collect()
        };
        Self { systems: of_kind("system"), sets: of_kind("set") }
    }

    /// The code of the first end or set of a flow that is stopped.
    pub fn of_flow(&self, flow: &Flow) -> Option<&String> {
        let end = |id: &String| self.systems.get(id);
        end(&flow.from_party).or_else(|| end(&flow.to_party)).or_else(|| self.sets.get(&flow.info_set))
    }

    pub fn is_empty(&self) -> bool {
        self.systems.is_empty() && self.sets.is_empty()
    }
}

/// Puts the neutral code in the place of every name, takes away everything that was written about
/// what is stopped and every judgement of it, and leaves only that it is there. The register itself
/// is as it was: rows from here that are about something stopped are never written.
pub(crate) fn mask(content: &mut Content) -> StoppedThings {
    let stopped = StoppedThings::of(content);
    if stopped.is_empty() {
        return stopped;
    }
    let Content { systems, sets, flows, .. } = content;
    let hidden: Vec<String> =
        flows.iter().filter(|row| stopped.of_flow(row).is_some()).map(|row| row.id.clone()).collect();
    for row in systems {
        if let Some(code) = stopped.systems.get(&row.id) {
            *row = System { kind: row.kind.clone(), ..System::blank(&row.id, code, &row.authority) };
        }
    }
    for row in sets {
        if let Some(code) = stopped.sets.get(&row.id) {
            *row = InfoSet { revision: row.revision, ..InfoSet::blank(&row.id, code, &row.authority) };
        }
    }
    for row in flows.iter_mut().filter(|row| hidden.contains(&row.id)) {
        row.purpose.clear();
        row.receiver_levels = None;
    }
    let (system, set) =
        (|id: &String| stopped.systems.contains_key(id), |id: &String| stopped.sets.contains_key(id));
    for row in &mut content.dependencies {
        if system(&row.consumer) || system(&row.provider) {
            row.note.clear();
        }
    }
    content.assignments.retain(|row| {
        let sets: Vec<String> = codes_from_json(&row.sets).unwrap_or_default();
        !system(&row.system) && !sets.iter().any(set)
    });
    let covered: Vec<String> = content
        .assessment_subjects
        .iter()
        .filter(|row| match row.subject_kind.as_str() {
            "system" => system(&row.subject),
            "set" => set(&row.subject),
            _ => hidden.contains(&row.subject),
        })
        .map(|row| row.assessment.clone())
        .chain(content.assessments.iter().filter(|row| system(&row.system)).map(|row| row.id.clone()))
        .collect();
    let named = |kind: &str, id: &String| match kind {
        "system" => system(id),
        "set" => set(id),
        _ => false,
    };
    // Also an old id that leads there over others: its name was of what is stopped now.
    let led: Vec<String> = content
        .aliases
        .iter()
        .filter(|row| {
            let kind = Kind::from_code(&row.kind);
            kind.is_some_and(|kind| named(&row.kind, &content.resolved(kind, &row.old_id).to_owned()))
        })
        .map(|row| row.old_id.clone())
        .collect();
    content.aliases.retain(|row| !led.contains(&row.old_id));
    content.former_names.retain(|row| !named(&row.kind, &row.object));
    content.origins.retain(|row| !named(&row.kind, &row.object) && !named(&row.kind, &row.from_object));
    content.decommissioned.retain(|row| !named(&row.kind, &row.object));
    content.central.retain(|row| !named(&row.kind, &row.object));
    forget(content, system, set, &hidden, &covered);
    stopped
}

/// Takes away everything that was written about systems and sets, and every judgement of them:
/// of what is stopped, and of what is decommissioned. `flows` go with them, and `assessments`.
pub(crate) fn forget(
    content: &mut Content,
    system: impl Fn(&String) -> bool,
    set: impl Fn(&String) -> bool,
    flows: &[String],
    assessments: &[String],
) {
    content.levels.retain(|row| !set(&row.info_set));
    content.consequences.retain(|row| !set(&row.info_set));
    content.unknown_levels.retain(|row| !set(&row.info_set));
    content.flow_exceptions.retain(|row| !flows.contains(&row.flow));
    content.level_origins.retain(|row| !set(&row.info_set));
    content.response_answers.retain(|row| !set(&row.info_set));
    let asked: Vec<&String> = content.assignments.iter().map(|row| &row.id).collect();
    content.responses.retain(|row| asked.contains(&&row.assignment));
    content.adopted.retain(|row| !system(&row.system));
    content.adopted_levels.retain(|row| !system(&row.system));
    content.reconsiderations.retain(|row| !system(&row.system));
    content.effective_levels.retain(|row| !system(&row.system));
    content.gate_answers.retain(|row| !system(&row.system));
    content.flag_answers.retain(|row| {
        let subject = match row.subject_kind.as_str() {
            "system" => system(&row.subject),
            "set" => set(&row.subject),
            _ => flows.contains(&row.subject),
        };
        !subject && !system(&row.system) && !row.asset.as_ref().is_some_and(&set)
    });
    content.assessments.retain(|row| !assessments.contains(&row.id));
    content.assessment_subjects.retain(|row| !assessments.contains(&row.assessment));
    content.assessment_answers.retain(|row| !assessments.contains(&row.assessment));
    content.assessment_conditions.retain(|row| !assessments.contains(&row.assessment));
    content.dpias.retain(|row| !assessments.contains(&row.assessment));
    content.dpia_risks.retain(|row| !assessments.contains(&row.assessment));
    content.workshops.retain(|row| !system(&row.system));
    content.workshop_participants.retain(|row| !system(&row.system));
    content.workshop_agendas.retain(|row| !system(&row.system));
    content.workshop_spreads.retain(|row| !system(&row.system) && !set(&row.info_set));
    content.workshop_decisions.retain(|row| !system(&row.system) && !set(&row.info_set));
    content.workshop_parked.retain(|row| !system(&row.system));
    content.measure_statuses.retain(|row| !system(&row.system));
    content.measure_exceptions.retain(|row| !system(&row.system));
    content.continuities.retain(|row| !system(&row.system));
    content.risks.retain(|row| !system(&row.system));
    let touched: Vec<String> = content
        .incident_subjects
        .iter()
        .filter(|row| match row.subject_kind.as_str() {
            "system" => system(&row.subject),
            _ => set(&row.subject),
        })
        .map(|row| row.incident.clone())
        .collect();
    content.incidents.retain(|row| !touched.contains(&row.id));
    content.incident_subjects.retain(|row| !touched.contains(&row.incident));
    content.incident_reviews.retain(|row| !touched.contains(&row.incident) && !system(&row.system));
    content.handovers.retain(|row| !system(&row.system));
    content.custody.retain(|row| if row.kind == "set" { !set(&row.object) } else { !system(&row.object) });
}
