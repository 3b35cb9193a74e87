//! Things as fields. What is here, what a catalogue says and what an earlier one said are brought to
//! the same shape, so that they can be laid beside each other field by field. A link is a field of the
//! system that says it: its name is a JSON array with what it is, the ids of its other ends, and a number
//! where there are several alike.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use varsam_domain::Pack;
use varsam_domain::facts::{Facts, InfoSet, Levels, System};
use varsam_store::Kind;

/// The fields of a thing by their names.
pub(super) type Fields = Map<String, Value>;
/// A kind of thing, as its code, and an id.
pub(super) type Key = (&'static str, String);

/// Things by their fields.
pub(super) struct Things {
    /// Every authority, system and set.
    pub fields: BTreeMap<Key, Fields>,
    /// Where each link stands in its list of the facts.
    pub links: BTreeMap<(String, String), usize>,
}

pub(super) fn key(kind: Kind, id: &str) -> Key {
    (kind.code(), id.to_owned())
}

/// The name of a field that is about something.
pub(super) fn named(parts: &[&str]) -> String {
    json!(parts).to_string()
}

/// What a field is, and what it is about: `name` and nothing, or `flow` and its ends.
pub(super) fn parts(field: &str) -> (String, Vec<String>) {
    match serde_json::from_str::<Vec<String>>(field) {
        Ok(mut parts) if !parts.is_empty() => (parts.remove(0), parts),
        _ => (field.to_owned(), Vec::new()),
    }
}

/// Whether a field is a link.
pub(super) fn is_link(field: &str) -> bool {
    matches!(parts(field).0.as_str(), "holding" | "flow" | "needs")
}

/// The things that a link is about, beside the system that says it.
pub(super) fn ends(field: &str) -> Vec<Key> {
    let (what, ends) = parts(field);
    let party = |id: &String| [key(Kind::System, id), key(Kind::Authority, id)];
    match (what.as_str(), ends.as_slice()) {
        ("holding", [set, ..]) => vec![key(Kind::Set, set)],
        ("flow", [from, to, set, ..]) => {
            let parties = [from, to].into_iter().flat_map(party);
            parties.chain([key(Kind::Set, set)]).collect()
        }
        ("needs", [provider, ..]) => vec![key(Kind::System, provider)],
        _ => Vec::new(),
    }
}

impl Things {
    /// The things in facts; with levels, or without anything that is a level.
    pub fn of(facts: &Facts, pack: &Pack, levels: bool) -> Self {
        let mut things = Self { fields: BTreeMap::new(), links: BTreeMap::new() };
        for row in &facts.authorities {
            let fields = object(json!({ "name": row.name, "kind": row.kind.code() }));
            things.fields.insert(key(Kind::Authority, &row.id), fields);
        }
        for row in &facts.systems {
            things.fields.insert(key(Kind::System, &row.id), system(row));
        }
        for row in &facts.sets {
            let mut fields = info_set(row);
            let of_set = pack.aspects.iter().zip(&row.levels).filter(|_| levels);
            fields.extend(of_set.map(|(aspect, level)| (named(&["level", &aspect.id]), json!(level))));
            things.fields.insert(key(Kind::Set, &row.id), fields);
        }
        things.add_holdings(facts);
        things.add_flows(facts, pack, levels);
        things.add_dependencies(facts, levels);
        things
    }

    fn add_holdings(&mut self, facts: &Facts) {
        let mut rows: Vec<_> = facts.holdings.iter().enumerate().collect();
        rows.sort_by_key(|(_, row)| row.environment);
        for (ix, row) in rows {
            let value = json!({ "handling": row.handling.code(), "master": row.master,
                "environment": row.environment.code(), "since": row.since });
            self.add(&row.system, &["holding", &row.set], value, ix);
        }
    }

    /// A flow is the sender's to say; the receiver's where an authority sends it.
    fn add_flows(&mut self, facts: &Facts, pack: &Pack, levels: bool) {
        let mut rows: Vec<_> = facts.flows.iter().enumerate().collect();
        rows.sort_by_key(|(_, row)| &row.id);
        for (ix, row) in rows {
            let mut value = json!({ "mode": row.mode.code(), "volume": row.volume.code(),
                "third_country": row.third_country, "encrypted": row.encrypted });
            if levels {
                value["receiver_levels"] =
                    json!(row.receiver_levels.as_ref().map(|all| by_aspect(all, pack)));
            }
            let sends = self.fields.contains_key(&key(Kind::System, &row.from));
            let by = if sends { &row.from } else { &row.to };
            self.add(by, &["flow", &row.from, &row.to, &row.set], value, ix);
        }
    }

    fn add_dependencies(&mut self, facts: &Facts, levels: bool) {
        for (ix, row) in facts.dependencies.iter().enumerate() {
            let value = if levels { json!({ "tolerates": row.tolerates }) } else { json!({}) };
            self.add(&row.consumer, &["needs", &row.provider], value, ix);
        }
    }

    fn add(&mut self, system: &str, ends: &[&str], value: Value, ix: usize) {
        let Some(fields) = self.fields.get_mut(&key(Kind::System, system)) else { return };
        let name = |number: usize| named(&[ends, &[number.to_string().as_str()]].concat());
        let Some(field) = (0..).map(name).find(|name| !fields.contains_key(name)) else { return };
        fields.insert(field.clone(), value);
        self.links.insert((system.to_owned(), field), ix);
    }
}

/// The same fields without anything that is a level.
pub(super) fn without_levels(fields: &Fields) -> Fields {
    let kept = fields.iter().filter(|(field, _)| parts(field).0 != "level");
    kept.map(|(field, value)| {
        let mut value = value.clone();
        if let Some(members) = value.as_object_mut() {
            members.remove("receiver_levels");
            members.remove("tolerates");
        }
        (field.clone(), value)
    })
    .collect()
}

fn by_aspect(levels: &Levels, pack: &Pack) -> Fields {
    pack.aspects.iter().zip(levels).map(|(aspect, level)| (aspect.id.clone(), json!(level))).collect()
}

fn object(value: Value) -> Fields {
    match value {
        Value::Object(fields) => fields,
        _ => Fields::new(),
    }
}

fn system(row: &System) -> Fields {
    let purposes: Vec<&str> = row.purposes.iter().map(|one| one.code()).collect();
    object(json!({ "name": row.name, "authority": row.authority, "kind": row.kind.code(),
        "owner": row.owner, "overview": row.overview, "redundant": row.redundant, "purposes": purposes }))
}

fn info_set(row: &InfoSet) -> Fields {
    let identifiers: Vec<&str> = row.identifiers.iter().map(|one| one.code()).collect();
    let personal_data: Vec<&str> = row.personal_data.iter().map(|one| one.code()).collect();
    let topics: Vec<&str> = row.topics.iter().map(|one| one.code()).collect();
    object(json!({ "name": row.name, "authority": row.authority, "owner": row.owner,
        "subjects": row.subjects.map(|band| band.code()), "records": row.records.map(|band| band.code()),
        "identifiers": identifiers, "personal_data": personal_data, "secrecy": row.secrecy,
        "time_depth": row.time_depth.map(|depth| depth.code()), "topics": topics,
        "time_bound": row.time_bound, "parts": row.parts, "reaches": row.reaches }))
}
