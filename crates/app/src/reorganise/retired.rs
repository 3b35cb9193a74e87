//! What is decommissioned counts in nothing: it is taken out of every list that the rules and the
//! screens look at, and stands here to be found and shown.

use std::collections::HashMap;

use varsam_store::{Content, Kind, tables};

use crate::AppError;
use crate::gate::forget;

/// What is decommissioned today, as it is written.
#[derive(Default)]
pub(crate) struct Retired {
    /// Systems.
    pub systems: Vec<tables::System>,
    /// Sets.
    pub sets: Vec<tables::InfoSet>,
    since: HashMap<(Kind, String), String>,
}

impl Retired {
    /// Whether it is decommissioned.
    pub fn has(&self, kind: Kind, id: &str) -> bool {
        self.name(kind, id).is_some()
    }

    /// Its name.
    pub fn name(&self, kind: Kind, id: &str) -> Option<&str> {
        match kind {
            Kind::System => self.systems.iter().find(|row| row.id == id).map(|row| row.name.as_str()),
            Kind::Set => self.sets.iter().find(|row| row.id == id).map(|row| row.name.as_str()),
            Kind::Authority => None,
        }
    }

    /// Refuses to show or change what is decommissioned as if it were not.
    pub fn refuse(&self, kind: Kind, id: &str) -> Result<(), AppError> {
        let Some(name) = self.name(kind, id) else { return Ok(()) };
        let at = self.since.get(&(kind, id.to_owned())).map(String::as_str).unwrap_or_default();
        Err(AppError::new("decommissioned").with("name", name).with("at", at))
    }
}

/// Takes what is decommissioned on a day out of the content, with everything about it.
pub(crate) fn retire(content: &mut Content, today: &str) -> Retired {
    let gone = content.decommissioned.iter().filter(|row| row.at.as_str() <= today);
    let since: HashMap<(Kind, String), String> = gone
        .filter_map(|row| Some(((Kind::from_code(&row.kind)?, row.object.clone()), row.at.clone())))
        .collect();
    if since.is_empty() {
        return Retired::default();
    }
    let is = |kind: Kind, id: &String| since.contains_key(&(kind, id.clone()));
    let (system, set) = (|id: &String| is(Kind::System, id), |id: &String| is(Kind::Set, id));
    let systems = content.systems.extract_if(.., |row| system(&row.id)).collect();
    let sets = content.sets.extract_if(.., |row| set(&row.id)).collect();
    content.holdings.retain(|row| !system(&row.system) && !set(&row.info_set));
    content.dependencies.retain(|row| !system(&row.consumer) && !system(&row.provider));
    let flows: Vec<String> = content
        .flows
        .extract_if(.., |row| system(&row.from_party) || system(&row.to_party) || set(&row.info_set))
        .map(|row| row.id)
        .collect();
    // An assessment made in another system's work stays, also when it covers what is gone.
    let assessments = content.assessments.iter().filter(|row| system(&row.system));
    let assessments: Vec<String> = assessments.map(|row| row.id.clone()).collect();
    content.assignments.retain(|row| !system(&row.system));
    forget(content, system, set, &flows, &assessments);
    Retired { systems, sets, since }
}
