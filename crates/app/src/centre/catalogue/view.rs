//! A catalogue as a person sees it before it is taken, and what came with those that were.

use std::collections::BTreeMap;

use serde_json::Value;
use varsam_bundle::payload::{Body, ResultBody};
use varsam_store::{Kind, Rehearsal};

use super::compare::{Difference, Fate};
use super::fields::{Key, key, parts};
use super::left_out::Why;
use super::{Prepared, seen, taken};
use crate::dto::{
    Args, CatalogueHere, CatalogueView, CentralAlias, CentralDifference, CentralLeftOut, CentralThing,
    CentralWord, NewerHead,
};
use crate::session::Session;
use crate::snapshot::Snapshot;
use crate::{AppError, reorganise};

/// The catalogues that hold here, by the authority's name.
pub(in crate::centre) fn here(snapshot: &Snapshot) -> Vec<CatalogueHere> {
    let mut all: Vec<CatalogueHere> = snapshot
        .content
        .centre_catalogues
        .iter()
        .filter_map(|row| {
            let version = taken(snapshot, &row.authority)?;
            let own = key(Kind::Authority, snapshot.content.resolved(Kind::Authority, &row.authority));
            let things = snapshot.content.central.iter().filter(|thing| thing.authority == row.authority);
            let things = things.filter(|thing| (thing.kind.as_str(), &thing.object) != (own.0, &own.1));
            let (gone, things): (Vec<_>, Vec<_>) = things.partition(|thing| thing.gone);
            Some(CatalogueHere {
                authority: snapshot.authority_name(&row.authority),
                version: number(version),
                newest: number(row.version),
                seen_at: row.seen_at.clone(),
                things: count(things.len()),
                gone: count(gone.len()),
            })
        })
        .collect();
    all.sort_by_key(|row| row.authority.to_lowercase());
    all
}

/// What taking a catalogue would change.
pub(super) fn view(
    session: &mut Session,
    of: &Prepared,
    after: Rehearsal,
) -> Result<CatalogueView, AppError> {
    let (body, found) = (&of.body, &of.compared);
    let names = Names { of };
    let differences = |fate: Fate| -> Vec<CentralDifference> {
        found.differences.iter().filter(|one| one.fate == fate).map(|one| names.difference(one)).collect()
    };
    let (levels, stale) = reorganise::led_to(session, after.content)?;
    Ok(CatalogueView {
        seen: seen(session),
        authority: names.of(&key(Kind::Authority, &body.authority)),
        version: body.version,
        before: taken(&of.snapshot, &body.authority).map(number),
        pack: format!("{} {}", body.pack.id, body.pack.version),
        levels_taken: of.levels,
        new: found.new.iter().map(|key| names.thing(key)).collect(),
        follows: differences(Fate::Follows),
        differs: differences(Fate::Differs),
        gone: found.gone.iter().map(|key| names.thing(key)).collect(),
        links_gone: differences(Fate::Gone),
        left_out: left_out(of),
        heads: heads(session, of)?,
        aliases: aliases(of),
        levels,
        stale,
    })
}

/// What is left out. Of what is stopped nothing is said but that there is something.
fn left_out(of: &Prepared) -> Vec<CentralLeftOut> {
    let all = of.compared.left_out.iter().map(|(key, why, name)| CentralLeftOut {
        kind: key.0.to_owned(),
        why: why.code().to_owned(),
        name: if *why == Why::Stopped { String::new() } else { name.clone() },
    });
    all.collect()
}

/// Results that the centre has and this register has not seen.
fn heads(session: &Session, of: &Prepared) -> Result<Vec<NewerHead>, AppError> {
    let mut newer = Vec::new();
    for head in &of.body.heads {
        let key = key(Kind::System, &head.scope_id);
        if of.left.why(&key).is_some() {
            continue;
        }
        let here = session.store.last_revision(&head.scope_id, ResultBody::TYP.as_str())?;
        let revision = here.as_ref().map(|(revision, _)| number(*revision));
        if revision.is_none_or(|here| here < head.revision) {
            newer.push(NewerHead { name: Names { of }.of(&key), revision: head.revision, here: revision });
        }
    }
    newer.sort_by_key(|row| row.name.to_lowercase());
    Ok(newer)
}

/// What is here under an id that the centre has replaced.
fn aliases(of: &Prepared) -> Vec<CentralAlias> {
    let mut all = Vec::new();
    for alias in &of.body.aliases {
        for kind in [Kind::System, Kind::Set, Kind::Authority] {
            let old = key(kind, &alias.old);
            if of.here.fields.contains_key(&old) && of.left.why(&old).is_none() {
                all.push(CentralAlias {
                    kind: kind.code().to_owned(),
                    id: alias.old.clone(),
                    name: Names { of }.of(&old),
                    into: Names { of }.of(&key(kind, &alias.new)),
                    since: alias.since.to_string(),
                });
            }
        }
    }
    all
}

/// What things are called: as here, and what is not here yet as at the centre.
struct Names<'a> {
    of: &'a Prepared,
}

impl Names<'_> {
    fn of(&self, key: &Key) -> String {
        let fields = self.of.here.fields.get(key).or_else(|| self.of.compared.theirs.fields.get(key));
        let name = fields.and_then(|fields| fields.get("name")).and_then(Value::as_str);
        name.unwrap_or(&key.1).to_owned()
    }

    fn party(&self, id: &str) -> String {
        let system = self.of(&key(Kind::System, id));
        if system == id { self.of(&key(Kind::Authority, id)) } else { system }
    }

    fn thing(&self, key: &Key) -> CentralThing {
        CentralThing { kind: key.0.to_owned(), name: self.of(key) }
    }

    fn difference(&self, one: &Difference) -> CentralDifference {
        let (what, about) = parts(&one.field);
        let value = |value: &Option<Value>| value.as_ref().map(|value| self.words(&what, value));
        CentralDifference {
            kind: one.key.0.to_owned(),
            id: one.key.1.clone(),
            name: self.of(&one.key),
            field: one.field.clone(),
            args: self.args(&what, &about),
            here: value(&one.here),
            centre: value(&one.centre),
            what,
        }
    }

    fn args(&self, what: &str, about: &[String]) -> Args {
        let args: Vec<(&str, String)> = match (what, about) {
            ("level", [aspect, ..]) => vec![("aspect", aspect.clone())],
            ("holding", [set, ..]) => vec![("set", self.of(&key(Kind::Set, set)))],
            ("flow", [from, to, set, ..]) => vec![
                ("from", self.party(from)),
                ("to", self.party(to)),
                ("set", self.of(&key(Kind::Set, set))),
            ],
            ("needs", [provider, ..]) => vec![("provider", self.of(&key(Kind::System, provider)))],
            _ => Vec::new(),
        };
        args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<BTreeMap<_, _>>()
    }

    /// A value in words: each is a code of a kind, or a text as it is written.
    fn words(&self, what: &str, value: &Value) -> Vec<CentralWord> {
        match (what, value) {
            ("authority", Value::String(id)) => vec![text(self.of(&key(Kind::Authority, id)))],
            ("parts", Value::Array(ids)) => self.names(Kind::Set, ids),
            ("reaches", Value::Array(ids)) => self.names(Kind::System, ids),
            ("holding", value) => holding(value),
            ("flow", value) => flow(value),
            ("needs", value) => value.get("tolerates").and_then(level).into_iter().collect(),
            ("level", value) => level(value).into_iter().collect(),
            (_, Value::Bool(yes)) => vec![word("yes-no", if *yes { "yes" } else { "no" })],
            (_, Value::Array(items)) => {
                items.iter().filter_map(Value::as_str).map(|code| coded(what, code)).collect()
            }
            (_, Value::String(code)) => vec![coded(what, code)],
            _ => Vec::new(),
        }
    }

    fn names(&self, kind: Kind, ids: &[Value]) -> Vec<CentralWord> {
        ids.iter().filter_map(Value::as_str).map(|id| text(self.of(&key(kind, id)))).collect()
    }
}

fn text(text: impl Into<String>) -> CentralWord {
    CentralWord { kind: "text".to_owned(), text: text.into() }
}

fn word(kind: &str, code: &str) -> CentralWord {
    CentralWord { kind: kind.to_owned(), text: code.to_owned() }
}

/// A level by its number; none for ej bedömd.
fn level(value: &Value) -> Option<CentralWord> {
    value.as_u64().map(|number| text(number.to_string()))
}

/// A code of a field, or its text.
fn coded(what: &str, value: &str) -> CentralWord {
    match what {
        "kind" => word("system-kind", value),
        "personal_data" => word("personal", value),
        "identifiers" => word("identifier", value),
        "topics" => word("topic", value),
        "purposes" => word("purpose", value),
        "subjects" | "records" => word("band", value),
        // Signs that no text has in its name.
        "time_depth" => word("depth", &value.replace('<', "under-").replace('>', "over-")),
        _ => text(value),
    }
}

fn code(value: &Value, member: &str) -> String {
    value.get(member).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn holding(value: &Value) -> Vec<CentralWord> {
    let mut words =
        vec![word("handling", &code(value, "handling")), word("environment", &code(value, "environment"))];
    if value.get("master").and_then(Value::as_bool) == Some(true) {
        words.push(word("carried", "master"));
    }
    words.extend(value.get("since").and_then(Value::as_str).map(text));
    words
}

fn flow(value: &Value) -> Vec<CentralWord> {
    let mut words = vec![word("mode", &code(value, "mode")), word("volume", &code(value, "volume"))];
    for member in ["third_country", "encrypted"] {
        if value.get(member).and_then(Value::as_bool) == Some(true) {
            words.push(word("carried", member));
        }
    }
    let declared = value.get("receiver_levels").and_then(Value::as_object).into_iter().flatten();
    words.extend(declared.filter_map(|(aspect, value)| Some(text(format!("{aspect} {}", value.as_u64()?)))));
    words
}

fn number(version: i64) -> u32 {
    u32::try_from(version).unwrap_or(u32::MAX)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
