//! What happens to each thing when a system is taken in, by the names that people know.

use varsam_store::{Change, Content, Thing};

use super::parcel_file::Read;
use crate::dto::{TakeInThing, ThingChange};

/// The things with their names: what changes first.
pub(super) fn things(things: &[Thing], here: &Content, read: &Read) -> Vec<TakeInThing> {
    let mut all: Vec<TakeInThing> = things.iter().map(|thing| told(thing, here, read)).collect();
    all.sort_by(|a, b| {
        let order = |thing: &TakeInThing| (thing.change, place(&thing.kind), thing.name.to_lowercase());
        order(a).cmp(&order(b))
    });
    all
}

/// Systems before sets before what is about them.
fn place(kind: &str) -> usize {
    let order = ["system", "set", "flow", "dependency", "assessment", "workshop", "document"];
    order.iter().position(|known| *known == kind).unwrap_or(order.len())
}

fn told(thing: &Thing, here: &Content, read: &Read) -> TakeInThing {
    let there = thing_name(thing, &read.content, read);
    let ours = thing_name(thing, here, read);
    let name = if there.is_empty() { ours.clone() } else { there };
    TakeInThing {
        kind: thing.kind.to_owned(),
        name_here: (!ours.is_empty() && ours != name).then_some(ours),
        name,
        change: change(thing.change),
    }
}

const fn change(change: Change) -> ThingChange {
    match change {
        Change::New => ThingChange::New,
        Change::Replaced => ThingChange::Replaced,
        Change::Removed => ThingChange::Removed,
        Change::Same => ThingChange::Same,
        Change::Guest => ThingChange::Guest,
        Change::Kept => ThingChange::Kept,
    }
}

/// The name of a system, an authority or a set; empty when it is not there.
pub(super) fn name_of(content: &Content, kind: &str, id: &str) -> String {
    let found = match kind {
        "set" => content.sets.iter().find(|row| row.id == id).map(|row| &row.name),
        _ => content
            .systems
            .iter()
            .find(|row| row.id == id)
            .map(|row| &row.name)
            .or_else(|| content.authorities.iter().find(|row| row.id == id).map(|row| &row.name)),
    };
    found.cloned().unwrap_or_default()
}

/// What a thing is called in a register; empty when it is not there.
fn thing_name(thing: &Thing, content: &Content, read: &Read) -> String {
    let name = match thing.kind {
        "system" | "set" => Some(name_of(content, thing.kind, &thing.id)),
        "flow" => content.flows.iter().find(|row| row.id == thing.id).map(|row| {
            let party = |id: &str| name_of(content, "system", id);
            let set = name_of(content, "set", &row.info_set);
            format!("{} → {}: {set}", party(&row.from_party), party(&row.to_party))
        }),
        "dependency" => {
            let ids = |row: &varsam_store::tables::Dependency| format!("{} {}", row.consumer, row.provider);
            content.dependencies.iter().find(|row| ids(row) == thing.id).map(|row| {
                let party = |id: &str| name_of(content, "system", id);
                format!("{} → {}", party(&row.consumer), party(&row.provider))
            })
        }
        "assessment" => {
            content.assessments.iter().find(|row| row.id == thing.id).map(|row| row.title.clone())
        }
        "workshop" => content
            .workshops
            .iter()
            .find(|row| row.system == read.parcel.system() && row.number.to_string() == thing.id)
            .map(|row| row.name.clone()),
        "document" => {
            read.documents.iter().find(|row| row.sha256 == thing.id).map(|row| {
                format!("{}, {}", row.function, row.issued_at.chars().take(10).collect::<String>())
            })
        }
        _ => None,
    };
    name.unwrap_or_default()
}
