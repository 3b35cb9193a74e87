//! What a catalogue brings, laid beside what is here and what an earlier one said. Where somebody here
//! has written something else, it stands until a person chooses.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use varsam_bundle::payload::CatalogueBody;
use varsam_domain::facts::Facts;
use varsam_store::{Content, Kind, tables};

use super::fields::{Fields, Key, Things, is_link, key, parts, without_levels};
use super::left_out::{LeftOut, Why};
use crate::AppError;

/// What becomes of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is as the centre had it, or not here yet: it becomes what the centre says.
    Follows,
    /// It is something else here: it stands, unless a person takes the centre's.
    Differs,
    /// A link that the centre no longer has: it stays.
    Gone,
}

/// A field that is not the same here and at the centre.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Difference {
    pub key: Key,
    pub field: String,
    /// What is here; `None` for a link that is not.
    pub here: Option<Value>,
    /// What the centre says; `None` for a link that it does not have.
    pub centre: Option<Value>,
    pub fate: Fate,
}

/// What came from the centre before, by the authority of the catalogue.
type Before = BTreeMap<Key, BTreeMap<String, (Fields, bool)>>;

/// A catalogue beside the register.
pub(super) struct Comparison {
    /// What the catalogue says of what it may change or bring.
    pub theirs: Things,
    /// What is not here yet.
    pub new: Vec<Key>,
    pub differences: Vec<Difference>,
    /// What the catalogue before had, and this one has not.
    pub gone: Vec<Key>,
    /// What the catalogue speaks of and does not change, and what it calls it.
    pub left_out: Vec<(Key, Why, String)>,
    /// Things that are the authority's own, and that the catalogue knows and does not only name.
    pub told: BTreeSet<Key>,
}

/// Lays a catalogue beside the register. `facts` have the ids that things have here.
pub(super) fn compare(
    body: &CatalogueBody,
    facts: &Facts,
    (mut theirs, here): (Things, &Things),
    (content, left): (&Content, &LeftOut),
    levels: bool,
) -> Result<Comparison, AppError> {
    let before = before(content)?;
    let told = told(body, facts, content);
    let mut left_out = Vec::new();
    theirs.fields.retain(|key, fields| {
        let name = fields.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        let why = left.why(key);
        left_out.extend(why.map(|why| (key.clone(), why, name)));
        fields.retain(|field, _| !left.bars(field) && !left.locks(field));
        why.is_none()
    });
    without_barred_ids(&mut theirs, left);
    let mut found =
        Comparison { new: Vec::new(), differences: Vec::new(), gone: Vec::new(), left_out, told, theirs };
    for (key, fields) in &found.theirs.fields {
        match here.fields.get(key) {
            None => found.new.push(key.clone()),
            Some(own) if found.told.contains(key) => {
                let base = base(&before, key, &body.authority, levels);
                found.differences.extend(differences(key, (own, fields, base.as_ref()), left));
            }
            Some(_) => {}
        }
    }
    let there = |key: &Key| found.theirs.fields.contains_key(key) || left.why(key).is_some();
    let is_own =
        |key: &Key| *key == self::key(Kind::Authority, content.resolved(Kind::Authority, &body.authority));
    let had = before.iter().filter(|(_, by)| by.get(&body.authority).is_some_and(|(_, gone)| !gone));
    let gone = had.map(|(key, _)| key).filter(|key| !there(key) && !is_own(key));
    found.gone = gone.cloned().collect();
    Ok(found)
}

/// A list of ids never brings back what is left out.
fn without_barred_ids(theirs: &mut Things, left: &LeftOut) {
    for fields in theirs.fields.values_mut() {
        for (field, kind) in [("parts", Kind::Set), ("reaches", Kind::System)] {
            if let Some(ids) = fields.get_mut(field).and_then(Value::as_array_mut) {
                let gone = |id: &str| left.why(&key(kind, id)).is_some_and(|why| why != Why::Away);
                ids.retain(|id| !id.as_str().is_some_and(gone));
            }
        }
    }
}

fn before(content: &Content) -> Result<Before, AppError> {
    let mut before = Before::new();
    for row in &content.central {
        let Some(kind) = Kind::from_code(&row.kind) else { continue };
        let of_thing = before.entry(key(kind, &row.object)).or_default();
        of_thing.insert(row.authority.clone(), (fields(row)?, row.gone));
    }
    Ok(before)
}

/// The fields of a thing as they came.
///
/// # Errors
/// `register_damaged`.
pub(super) fn fields(row: &tables::Central) -> Result<Fields, AppError> {
    serde_json::from_str(&row.facts).map_err(|error| AppError::new("register_damaged").with("detail", error))
}

/// What a catalogue said before of a thing; where the authority's own has said nothing yet, what
/// another's brought.
fn base(before: &Before, key: &Key, authority: &str, levels: bool) -> Option<Fields> {
    let of_thing = before.get(key)?;
    let (fields, _) = of_thing.get(authority).or_else(|| of_thing.values().next())?;
    Some(if levels { fields.clone() } else { without_levels(fields) })
}

/// What the catalogue knows by itself: results of the authority, and its own sets. A result names its
/// neighbours and copies other authorities' sets; of them it is not the one to tell. A system that is
/// named with nothing in it stands for a result that was left out of the catalogue.
fn told(body: &CatalogueBody, facts: &Facts, content: &Content) -> BTreeSet<Key> {
    let own = content.resolved(Kind::Authority, &body.authority);
    let heads: BTreeSet<&str> = body.heads.iter().map(|head| head.scope_id.as_str()).collect();
    let holds: BTreeSet<&str> = facts.holdings.iter().map(|row| row.system.as_str()).collect();
    let systems = facts.systems.iter().map(|row| row.id.as_str());
    let systems =
        systems.filter(|id| heads.contains(id) && holds.contains(id)).map(|id| key(Kind::System, id));
    let sets = facts.sets.iter().filter(|row| row.authority == own).map(|row| key(Kind::Set, &row.id));
    systems.chain(sets).chain([key(Kind::Authority, own)]).collect()
}

fn differences(
    key: &Key,
    (here, theirs, base): (&Fields, &Fields, Option<&Fields>),
    left: &LeftOut,
) -> Vec<Difference> {
    let none = Fields::new();
    let base = base.unwrap_or(&none);
    let names: BTreeSet<&String> = theirs.keys().chain(base.keys()).collect();
    let mut found = Vec::new();
    for field in names {
        // What kind of authority it is, no result says.
        if key.0 == Kind::Authority.code() && field == "kind" {
            continue;
        }
        let (own, said, was) = (here.get(field), theirs.get(field), base.get(field));
        let fate = match (own, said) {
            (own, said) if own == said => continue,
            (_, None) if own.is_none() || left.bars(field) || left.locks(field) || !is_link(field) => {
                continue;
            }
            (_, None) => Fate::Gone,
            (None, Some(_)) if was.is_none() => Fate::Follows,
            (own, Some(_)) if was.is_some() && own == was => Fate::Follows,
            (_, Some(_)) => Fate::Differs,
        };
        let (key, field) = (key.clone(), field.clone());
        found.push(Difference { key, field, here: own.cloned(), centre: said.cloned(), fate });
    }
    // In the order of a form: what is said of the thing, its levels, what it hangs together with.
    found.sort_by_key(|one| (is_link(&one.field), parts(&one.field).0 == "level"));
    found
}
