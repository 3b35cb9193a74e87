//! JSON Schema of every payload, made from the types that read it and published in `schema/`.
//!
//! Part of the tests alone: a release carries nothing of it. `VARSAM_WRITE=1 cargo test -p
//! varsam-bundle schema` writes the files; without it the test says which are not up to date.
//!
//! A schema says the shape. Rules between members (a lineage, a digest of what stands beside it)
//! are in FORMAT.md and nowhere else.

use std::path::Path;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use varsam_domain::facts::{
    Band, Environment, FlowMode, Handling, Identifier, PersonalData, Purpose, SystemKind, TimeDepth, Topic,
    Volume,
};
use varsam_domain::flag::Flag;

use crate::limits::MAX_SETS;
use crate::payload::{
    AssignmentBody, Body, CatalogueBody, Common, EnrolBody, PackBody, ReceiptBody, ResponseBody, ResultBody,
    StatementBody, TrustBody, WithdrawalBody,
};

const MAX_INTEGER: i64 = (1 << 53) - 1;

/// Every published schema, by the value of `v`.
fn all() -> Vec<(&'static str, Value)> {
    let mut all = vec![
        of::<AssignmentBody>(),
        of::<CatalogueBody>(),
        of::<EnrolBody>(),
        of::<PackBody>(),
        of::<ReceiptBody>(),
        of::<ResponseBody>(),
        of::<ResultBody>(),
        of::<StatementBody>(),
        of::<TrustBody>(),
        of::<WithdrawalBody>(),
    ];
    all.extend(earlier::<ResultBody>());
    all.extend(earlier::<StatementBody>());
    all
}

/// The schemas of the earlier versions of a payload.
fn earlier<B: Body + JsonSchema>() -> impl Iterator<Item = (&'static str, Value)> {
    B::EARLIER.iter().map(|earlier| {
        let mut whole = schema::<B>(earlier.v);
        for (member, _) in earlier.lacks {
            whole["properties"].as_object_mut().unwrap().remove(*member);
            whole["required"].as_array_mut().unwrap().retain(|name| name != member);
        }
        prune(&mut whole);
        (earlier.v, whole)
    })
}

fn of<B: Body + JsonSchema>() -> (&'static str, Value) {
    (B::V, schema::<B>(B::V))
}

/// The common members and those of one kind, as the one object that they are in a payload.
fn schema<B: JsonSchema>(v: &str) -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let (common, body) = (Common::json_schema(&mut generator), B::json_schema(&mut generator));
    let mut properties = Map::from_iter([("v".to_owned(), json!({"const": v}))]);
    for half in [common, body] {
        properties.extend(half.get("properties").and_then(Value::as_object).cloned().unwrap());
    }
    let mut whole = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": v,
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        // The first document of a device follows none, and every other one does.
        "if": {"properties": {"seq": {"const": 1}}},
        "then": {"properties": {"prev_seq": {"type": "null"}}},
        "else": {"properties": {"prev_seq": {"type": "string"}}},
        "$defs": generator.take_definitions(true),
    });
    exact("", &mut whole);
    whole
}

/// Drops the definitions that nothing refers to any more.
fn prune(whole: &mut Value) {
    loop {
        let text = whole.to_string();
        let definitions = whole["$defs"].as_object_mut().unwrap();
        let before = definitions.len();
        definitions.retain(|name, _| text.contains(&format!("\"#/$defs/{name}\"")));
        if definitions.len() == before {
            return;
        }
    }
}

/// Says of every object below a schema what its types leave open.
fn exact(name: &str, schema: &mut Value) {
    if schema.get("additionalProperties") == Some(&Value::Bool(false))
        && let Some(properties) = schema.get("properties").and_then(Value::as_object)
    {
        // Every member is required; `sample` alone is left out when it is not true.
        let required: Vec<String> = properties.keys().filter(|name| *name != "sample").cloned().collect();
        schema["required"] = json!(required);
        for (member, of) in schema["properties"].as_object_mut().unwrap() {
            narrow(name, member, of);
        }
    }
    for part in ["$defs", "properties"] {
        for (name, below) in schema.get_mut(part).and_then(Value::as_object_mut).into_iter().flatten() {
            exact(name, below);
        }
    }
}

/// The values that a member may have, by its name; names mean the same in every object.
fn narrow(object: &str, member: &str, of: &mut Value) {
    if of.get("items").is_some_and(|items| is(items, "string")) {
        return narrow(object, member, &mut of["items"]);
    }
    if member == "facts" {
        *of = json!({"type": "object", "properties": {"v": {"const": "facts/1"}}, "required": ["v"]});
    } else if member == "sample" {
        *of = json!({"const": true, "description": of["description"]});
    } else if member == "sets" && of.get("items").is_some_and(|items| items.get("$ref").is_some()) {
        of["maxItems"] = json!(MAX_SETS);
    } else if is(of, "integer") {
        integer(member, of);
    } else if is(of, "string") {
        text(object, member, of);
    }
}

fn is(schema: &Value, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(one)) => one == name,
        Some(Value::Array(several)) => several.iter().any(|one| one == name),
        _ => false,
    }
}

fn integer(member: &str, of: &mut Value) {
    let format = of.as_object_mut().unwrap().remove("format");
    let small = format.is_some_and(|format| format == "uint32");
    of["maximum"] = json!(if small { i64::from(u32::MAX) } else { MAX_INTEGER });
    of["minimum"] = json!(match member {
        "revision" | "set_revision" | "seq" | "version" => 1,
        _ => -MAX_INTEGER,
    });
}

fn text(object: &str, member: &str, of: &mut Value) {
    match codes(object, member) {
        Some(mut codes) => {
            if is(of, "null") {
                codes.push(Value::Null);
            }
            of["enum"] = json!(codes);
        }
        None => {
            if let Some(pattern) = pattern(member, of) {
                of["pattern"] = json!(pattern);
            }
        }
    }
}

fn pattern(member: &str, of: &Value) -> Option<&'static str> {
    match of.get("format").and_then(Value::as_str) {
        Some("uuid") => return Some("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"),
        Some("date") => return Some("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"),
        Some("date-time") => {
            return Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
        }
        _ => {}
    }
    match member {
        "sha256" | "code_sha256" | "assignment_sha256" | "lineage" | "prev" | "prev_seq" | "previous"
        | "envelope" | "document" => Some("^[0-9a-f]{64}$"),
        "kid" | "x" => Some("^[A-Za-z0-9_-]{43}$"),
        "org" => Some("^[0-9]{6}-[0-9]{4}$"),
        "device" | "motivation" | "decided_by" | "provider" => Some("\\S"),
        _ => None,
    }
}

/// The codes of a member that the types hold as text.
fn codes(object: &str, member: &str) -> Option<Vec<Value>> {
    macro_rules! of {
        ($kind:ty) => {
            <$kind>::ALL.iter().map(|value| json!(value.code())).collect()
        };
    }
    Some(match (object, member) {
        ("SystemTraits", "kind") => SystemKind::OF_SYSTEMS.iter().map(|kind| json!(kind.code())).collect(),
        ("FlagSubject", "kind") => vec![json!("system"), json!("set"), json!("flow")],
        ("FlagAnswer", "outcome") => vec![json!("new_asset"), json!("raise"), json!("no_effect")],
        (_, "purposes") => of!(Purpose),
        (_, "handling") => of!(Handling),
        (_, "environment") => of!(Environment),
        (_, "mode") => of!(FlowMode),
        (_, "volume") => of!(Volume),
        (_, "subjects" | "records") => of!(Band),
        (_, "identifiers") => of!(Identifier),
        (_, "personal_data") => of!(PersonalData),
        (_, "time_depth") => of!(TimeDepth),
        (_, "topics") => of!(Topic),
        (_, "flag") => of!(Flag),
        (_, "kty") => vec![json!("OKP")],
        (_, "crv") => vec![json!("Ed25519")],
        _ => return None,
    })
}

#[test]
fn published_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let mut published: Vec<String> = Vec::new();
    for (v, schema) in all() {
        let name = format!("{}.json", v.replace('/', "-"));
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("VARSAM_WRITE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(&name), &text).unwrap();
        }
        let there = std::fs::read_to_string(folder.join(&name)).unwrap_or_default();
        assert!(there == text, "schema/{name} is not up to date: run it with VARSAM_WRITE=1");
        published.push(name);
    }
    let there = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(there, published.len(), "a schema of nothing in {}", folder.display());
}
