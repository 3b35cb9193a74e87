//! Writing what a catalogue brings. Whatever a field becomes, it becomes by its name, for a new thing and
//! for one that is here; what no catalogue speaks of is not touched.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use varsam_bundle::payload::CatalogueBody;
use varsam_domain::Pack;
use varsam_domain::pack::AspectRole;
use varsam_store::{Content, Kind, StoreError, Transaction, receiver_levels_to_json, tables};

use super::compare::{Comparison, fields as fields_of};
use super::fields::{Fields, Key, Things, is_link, key, parts};
use super::left_out::LeftOut;
use super::rows::{
    authority, blank_authority, blank_dependency, blank_flow, blank_holding, holding, info_set, system, text,
    yes,
};
use crate::AppError;

/// What is written.
pub(super) struct Taking<'a> {
    pub body: &'a CatalogueBody,
    pub compared: &'a Comparison,
    pub here: &'a Things,
    /// The flows that the catalogue has, by what it calls them.
    pub flow_ids: &'a BTreeMap<(String, String), String>,
    pub content: &'a Content,
    pub left: &'a LeftOut,
    pub pack: &'a Pack,
    /// Whether levels are taken.
    pub levels: bool,
    /// The fields that become what the centre says, of things that are here.
    pub changes: BTreeMap<Key, BTreeSet<String>>,
    /// Makes a new identity.
    pub fresh: &'a dyn Fn() -> String,
}

impl Taking<'_> {
    /// Writes everything.
    ///
    /// # Errors
    /// Those of the database; `register_damaged`.
    pub fn put(&self, t: &mut Transaction<'_>) -> Result<(), AppError> {
        let new: Vec<&Key> = self.compared.new.iter().collect();
        // An authority before what belongs to it.
        for kind in [Kind::Authority, Kind::System, Kind::Set] {
            let of_kind = |key: &&&Key| key.0 == kind.code();
            for key in new.iter().filter(of_kind) {
                self.thing(t, key, &self.theirs(key).keys().collect::<Vec<_>>())?;
            }
            for (key, fields) in self.changes.iter().filter(|(key, _)| key.0 == kind.code()) {
                self.thing(t, key, &fields.iter().collect::<Vec<_>>())?;
            }
        }
        let changed = self.changes.iter().map(|(key, fields)| (key, fields.iter().collect::<Vec<_>>()));
        let new = new.into_iter().map(|key| (key, self.theirs(key).keys().collect()));
        for (key, fields) in new.chain(changed).filter(|(key, _)| key.0 == Kind::System.code()) {
            for field in fields.into_iter().filter(|field| is_link(field)) {
                self.link(t, &key.1, field)?;
            }
        }
        self.central(t)
    }

    fn theirs(&self, key: &Key) -> &Fields {
        &self.compared.theirs.fields[key]
    }

    /// Writes what a thing says of itself.
    fn thing(&self, t: &mut Transaction<'_>, key: &Key, fields: &[&String]) -> Result<(), StoreError> {
        let of_itself = fields.iter().copied().filter(|field| !is_link(field) && parts(field).0 != "level");
        let said: Vec<(&str, &Value)> =
            of_itself.filter_map(|field| Some((field.as_str(), self.theirs(key).get(field)?))).collect();
        let levels: Vec<&String> = fields.iter().copied().filter(|field| parts(field).0 == "level").collect();
        let id = key.1.as_str();
        match Kind::from_code(key.0) {
            Some(Kind::Authority) if !said.is_empty() => {
                let mut row = t.get::<tables::Authority>(&[id])?.unwrap_or_else(|| blank_authority(id));
                said.iter().for_each(|(field, value)| authority(&mut row, field, value));
                t.put(&row)
            }
            Some(Kind::System) if !said.is_empty() => {
                let mut row =
                    t.get::<tables::System>(&[id])?.unwrap_or_else(|| tables::System::blank(id, "", ""));
                said.iter().for_each(|(field, value)| system(&mut row, field, value));
                t.put(&row)
            }
            Some(Kind::Set) if !said.is_empty() || !levels.is_empty() => {
                let before = t.get::<tables::InfoSet>(&[id])?;
                let revision = before.as_ref().map_or(1, |row| row.revision + 1);
                let row = before.unwrap_or_else(|| tables::InfoSet::blank(id, "", ""));
                let mut row = tables::InfoSet { revision, ..row };
                said.iter().for_each(|(field, value)| info_set(&mut row, field, value));
                t.put(&row)?;
                levels.into_iter().try_for_each(|field| self.level(t, id, field, self.theirs(key).get(field)))
            }
            _ => Ok(()),
        }
    }

    /// Writes a level. It is a judgement of the whole: "vet inte" and consequences weighed for another
    /// level give way. The reason that was written here stays to be looked at.
    fn level(
        &self,
        t: &mut Transaction<'_>,
        set: &str,
        field: &str,
        value: Option<&Value>,
    ) -> Result<(), StoreError> {
        let (_, about) = parts(field);
        let Some((aspect, ix)) = about.first().and_then(|id| Some((id, self.pack.aspect_index(id)?))) else {
            return Ok(());
        };
        let before = t.get::<tables::SetLevel>(&[set, aspect.as_str()])?;
        let number = value.and_then(Value::as_u64).and_then(|number| u8::try_from(number).ok());
        let level = number.and_then(|number| self.pack.level(ix, number)).map(|level| level.id.clone());
        if level.is_none() && before.is_none() {
            return Ok(());
        }
        let (info_set, aspect) = (set.to_owned(), aspect.clone());
        if level.is_some() {
            t.delete(&tables::UnknownLevel { info_set: info_set.clone(), aspect: aspect.clone() })?;
        }
        let weighed = |row: &&tables::Consequence| row.info_set == info_set && row.aspect == aspect;
        self.content.consequences.iter().filter(weighed).try_for_each(|row| t.delete(row))?;
        let row = before.unwrap_or_else(|| tables::SetLevel {
            info_set,
            aspect,
            pack: String::new(),
            level: None,
            category: None,
            reason: String::new(),
        });
        t.put(&tables::SetLevel { pack: self.pack.id.clone(), level, ..row })
    }

    /// Writes a link of a system: what it was becomes what the centre says, and one that is not here
    /// gets a row of its own.
    fn link(&self, t: &mut Transaction<'_>, system: &str, field: &str) -> Result<(), StoreError> {
        let at = (system.to_owned(), field.to_owned());
        let there = self.here.links.get(&at).copied();
        let Some(value) = self.theirs(&key(Kind::System, system)).get(field) else { return Ok(()) };
        let (what, ends) = parts(field);
        match (what.as_str(), ends.as_slice()) {
            ("holding", [set, ..]) => {
                let row = match there.and_then(|ix| self.content.holdings.get(ix)) {
                    Some(row) => row.clone(),
                    None => blank_holding(t.next_id::<tables::Holding>()?, system, set),
                };
                t.put(&holding(row, value))
            }
            ("flow", [from, to, set, ..]) => {
                let row = match there.and_then(|ix| self.content.flows.get(ix)) {
                    Some(row) => row.clone(),
                    None => blank_flow(self.flow_id(t, &at)?, (from, to, set)),
                };
                t.put(&self.flow(row, value))
            }
            ("needs", [provider, ..]) => {
                let row = match there.and_then(|ix| self.content.dependencies.get(ix)) {
                    Some(row) => row.clone(),
                    None => blank_dependency(t.next_id::<tables::Dependency>()?, system, provider),
                };
                t.put(&self.dependency(row, value))
            }
            _ => Ok(()),
        }
    }

    /// The centre's id of a flow; where another flow has it here, a new one: registers number their flows
    /// by themselves.
    fn flow_id(&self, t: &Transaction<'_>, at: &(String, String)) -> Result<String, StoreError> {
        let known = self.flow_ids.get(at).filter(|id| !id.is_empty());
        let taken = match known {
            Some(id) => t.get::<tables::Flow>(&[id.as_str()])?.is_some(),
            None => true,
        };
        Ok(known.filter(|_| !taken).cloned().unwrap_or_else(|| (self.fresh)()))
    }

    fn flow(&self, mut row: tables::Flow, value: &Value) -> tables::Flow {
        row.mode = text(&value["mode"]);
        row.volume = text(&value["volume"]);
        row.third_country = yes(&value["third_country"]);
        row.encrypted = yes(&value["encrypted"]);
        if self.levels {
            row.receiver_levels = value["receiver_levels"].as_object().map(|given| {
                let number = |aspect: &str| u8::try_from(given.get(aspect)?.as_u64()?).ok();
                let levels = self.pack.aspects.iter().map(|aspect| number(&aspect.id)).collect();
                receiver_levels_to_json(&levels, self.pack)
            });
        }
        row
    }

    fn dependency(&self, mut row: tables::Dependency, value: &Value) -> tables::Dependency {
        if self.levels {
            let number = value["tolerates"].as_u64().and_then(|number| u8::try_from(number).ok());
            let aspect = self.pack.role_index(AspectRole::Availability);
            let level = aspect.zip(number).and_then(|(aspect, number)| self.pack.level(aspect, number));
            row.tolerates_pack = level.map(|_| self.pack.id.clone());
            row.tolerates_level = level.map(|level| level.id.clone());
        }
        row
    }

    /// Writes down what came, as it came.
    fn central(&self, t: &mut Transaction<'_>) -> Result<(), AppError> {
        let authority = &self.body.authority;
        let own = key(Kind::Authority, self.content.resolved(Kind::Authority, authority));
        let version = i64::from(self.body.version);
        let came = self.compared.theirs.fields.keys();
        let mut came: BTreeSet<&Key> =
            came.filter(|key| self.compared.told.contains(*key) || self.compared.new.contains(key)).collect();
        came.insert(&own);
        for key in came {
            let before = t.get::<tables::Central>(&[authority.as_str(), key.0, &key.1])?;
            let none = Fields::new();
            let fields = self.compared.theirs.fields.get(key).unwrap_or(&none);
            let facts = self.facts(before.as_ref(), fields)?;
            let same = before.as_ref().filter(|row| row.facts == facts && *key != own);
            t.put(&tables::Central {
                authority: authority.clone(),
                kind: key.0.to_owned(),
                object: key.1.clone(),
                name: fields.get("name").map(text).unwrap_or_default(),
                facts,
                version: same.map_or(version, |row| row.version),
                gone: false,
            })?;
        }
        for key in &self.compared.gone {
            if let Some(row) = t.get::<tables::Central>(&[authority.as_str(), key.0, &key.1])? {
                t.put(&tables::Central { gone: true, ..row })?;
            }
        }
        Ok(())
    }

    /// Fields as they came. Levels that are not taken leave what an earlier catalogue said of them.
    fn facts(&self, before: Option<&tables::Central>, fields: &Fields) -> Result<String, AppError> {
        let mut facts = fields.clone();
        if !self.levels
            && let Some(before) = before
        {
            let levels = fields_of(before)?.into_iter().filter(|(field, _)| parts(field).0 == "level");
            facts.extend(levels);
        }
        facts.retain(|field, _| !self.left.bars(field));
        Ok(Value::Object(facts).to_string())
    }
}
