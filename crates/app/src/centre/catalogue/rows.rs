//! Rows by the fields of what they are about, and rows of what is not here yet.

use serde_json::Value;
use varsam_domain::facts::{Environment, FlowMode, Handling, Volume};
use varsam_store::tables;

pub(super) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn optional(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub(super) fn yes(value: &Value) -> bool {
    value.as_bool().unwrap_or_default()
}

fn list(value: &Value) -> String {
    let items = value.as_array().into_iter().flatten();
    tables::codes_to_json(items.filter_map(Value::as_str))
}

pub(super) fn authority(row: &mut tables::Authority, field: &str, value: &Value) {
    match field {
        "name" => row.name = text(value),
        "kind" => row.kind = text(value),
        _ => {}
    }
}

pub(super) fn system(row: &mut tables::System, field: &str, value: &Value) {
    match field {
        "name" => row.name = text(value),
        "authority" => row.authority = text(value),
        "kind" => row.kind = text(value),
        "owner" => row.owner = optional(value),
        "overview" => row.overview = yes(value),
        "redundant" => row.redundant = yes(value),
        "purposes" => row.purposes = list(value),
        _ => {}
    }
}

pub(super) fn info_set(row: &mut tables::InfoSet, field: &str, value: &Value) {
    match field {
        "name" => row.name = text(value),
        "authority" => row.authority = text(value),
        "owner" => row.owner = optional(value),
        "subjects" => row.subjects = optional(value),
        "records" => row.records = optional(value),
        "identifiers" => row.identifiers = list(value),
        "personal_data" => row.personal_data = list(value),
        "secrecy" => row.secrecy = list(value),
        "time_depth" => row.time_depth = optional(value),
        "topics" => row.topics = list(value),
        "time_bound" => row.time_bound = optional(value),
        "parts" => row.parts = value.is_array().then(|| list(value)),
        "reaches" => row.reaches = list(value),
        _ => {}
    }
}

pub(super) fn holding(row: tables::Holding, value: &Value) -> tables::Holding {
    tables::Holding {
        handling: text(&value["handling"]),
        master: yes(&value["master"]),
        environment: text(&value["environment"]),
        since: optional(&value["since"]),
        ..row
    }
}

pub(super) fn blank_authority(id: &str) -> tables::Authority {
    tables::Authority { id: id.to_owned(), name: String::new(), kind: String::new(), parent: None }
}

pub(super) fn blank_holding(id: i64, system: &str, set: &str) -> tables::Holding {
    tables::Holding {
        id,
        system: system.to_owned(),
        info_set: set.to_owned(),
        handling: Handling::Stores.code().to_owned(),
        master: false,
        environment: Environment::Production.code().to_owned(),
        since: None,
    }
}

pub(super) fn blank_flow(id: String, (from, to, set): (&str, &str, &str)) -> tables::Flow {
    tables::Flow {
        id,
        from_party: from.to_owned(),
        to_party: to.to_owned(),
        info_set: set.to_owned(),
        mode: FlowMode::Api.code().to_owned(),
        volume: Volume::Single.code().to_owned(),
        third_country: false,
        encrypted: false,
        receiver_levels: None,
        purpose: String::new(),
    }
}

pub(super) fn blank_dependency(id: i64, consumer: &str, provider: &str) -> tables::Dependency {
    tables::Dependency {
        id,
        consumer: consumer.to_owned(),
        provider: provider.to_owned(),
        tolerates_pack: None,
        tolerates_level: None,
        note: String::new(),
    }
}
