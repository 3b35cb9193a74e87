//! Who is around a system: everybody that it sends to or receives from, needs or is needed by.

use std::collections::BTreeMap;

use varsam_domain::pack::AspectRole;

use crate::dto::MapChainLink;
use crate::session::Session;
use crate::snapshot::Snapshot;

/// A system or an outside party beside the one in view.
pub struct Neighbour {
    pub id: String,
    pub name: String,
    pub is_system: bool,
    /// Its level for the aspect.
    pub level: Option<u8>,
    /// What goes from it to the system in view: flows, and its dependency on it.
    pub inward: Bundle,
    /// What goes from the system in view to it.
    pub outward: Bundle,
    /// Whether it is on the chain that decides.
    pub lit: bool,
}

/// Flows and dependencies in one direction, drawn as one line.
#[derive(Default)]
pub struct Bundle {
    pub flows: u32,
    pub dependencies: u32,
    /// The highest level that it carries or requires.
    pub level: Option<u8>,
    /// What it stands for, a line each.
    pub labels: Vec<String>,
}

impl Bundle {
    pub fn is_empty(&self) -> bool {
        self.flows + self.dependencies == 0
    }

    /// `flow`, `dependency` or `both`.
    pub fn kind(&self) -> &'static str {
        match (self.flows, self.dependencies) {
            (_, 0) => "flow",
            (0, _) => "dependency",
            _ => "both",
        }
    }
}

/// A system and everything around it, for one aspect.
pub struct Surroundings {
    pub id: String,
    pub name: String,
    pub level: Option<u8>,
    /// By whether they are lit, then level from the top, then name.
    pub neighbours: Vec<Neighbour>,
    /// The chain that decides, without the system itself.
    pub chain: Vec<MapChainLink>,
}

impl Surroundings {
    pub fn of(
        session: &Session,
        snapshot: &Snapshot,
        ix: usize,
        aspect: usize,
        chain: &[MapChainLink],
    ) -> Self {
        let id = snapshot.content.systems[ix].id.clone();
        let level =
            |party: &str| snapshot.system(party).ok().and_then(|s| snapshot.calculated[s][aspect].level);
        let mut found: BTreeMap<String, (Bundle, Bundle)> = BTreeMap::new();
        for flow in &snapshot.facts.flows {
            let (other, inward) = match (flow.from == id, flow.to == id) {
                (true, false) => (&flow.to, false),
                (false, true) => (&flow.from, true),
                _ => continue,
            };
            let both = found.entry(other.clone()).or_default();
            let bundle = if inward { &mut both.0 } else { &mut both.1 };
            let carried = snapshot.set(&flow.set).ok().and_then(|s| snapshot.facts.sets[s].levels[aspect]);
            bundle.flows += 1;
            bundle.level = bundle.level.max(carried);
            bundle.labels.push(snapshot.set_name(&flow.set));
        }
        let about_availability = session.pack.aspects[aspect].role == AspectRole::Availability;
        for (row, fact) in snapshot.content.dependencies.iter().zip(&snapshot.facts.dependencies) {
            let (other, inward) = match (fact.consumer == id, fact.provider == id) {
                (true, false) => (&fact.provider, false),
                (false, true) => (&fact.consumer, true),
                _ => continue,
            };
            let both = found.entry(other.clone()).or_default();
            let bundle = if inward { &mut both.0 } else { &mut both.1 };
            let needed = level(&fact.consumer).map(|needed| fact.tolerates.map_or(needed, |t| t.min(needed)));
            bundle.dependencies += 1;
            bundle.level = bundle.level.max(needed.filter(|_| about_availability));
            bundle.labels.extend((!row.note.is_empty()).then(|| row.note.clone()));
        }
        let on_chain =
            |party: &str| chain.iter().skip(1).any(|link| link.id == party && link.kind == "system");
        let mut neighbours: Vec<Neighbour> = found
            .into_iter()
            .map(|(party, (inward, outward))| Neighbour {
                name: snapshot.party_name(&party),
                is_system: snapshot.system(&party).is_ok(),
                level: level(&party),
                lit: on_chain(&party),
                id: party,
                inward,
                outward,
            })
            .collect();
        neighbours.sort_by(|a, b| (b.lit, b.level, &a.name, &a.id).cmp(&(a.lit, a.level, &b.name, &b.id)));
        Self {
            name: snapshot.content.systems[ix].name.clone(),
            level: level(&id),
            id,
            neighbours,
            chain: chain.iter().skip(1).cloned().collect(),
        }
    }
}
