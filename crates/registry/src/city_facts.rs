//! Facts of the whole city: what the current results say, put together.
//!
//! A set's levels exist once. Where results disagree on a set, the newest revision that its owner has
//! approved holds; without one it is a conflict, and the highest level of each aspect is used until it
//! is settled. A flow is the sender's to assert: the receiver's copy counts when the sender has no
//! result. Whatever is named and has no result among these stands as a system of which nothing is known
//! but, where the registry has a result of it all the same, its name and its authority.

use std::collections::{BTreeMap, BTreeSet};

use varsam_bundle::payload::{Flow, LevelRef, ResultBody, SetCopy, SystemTraits};
use varsam_domain::facts::{
    Adopted, Authority, AuthorityKind, Band, Dependency, Environment, Facts, FlowMode, Handling, Holding,
    Identifier, InfoSet, Levels, PersonalData, Purpose, System, SystemKind, TimeDepth, Topic, Volume,
};
use varsam_domain::pack::AspectRole;
use varsam_domain::{Pack, facts};

use crate::adoption::Contents;
use crate::db::ResultRow;

/// A current result of a system, and when it was adopted.
pub(crate) struct Current {
    /// What it says.
    pub(crate) body: ResultBody,
    /// The day of its last approval.
    pub(crate) adopted_at: Option<String>,
    /// Content digests of its sets, by id.
    pub(crate) contents: Contents,
}

/// A set on which results disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disagreement {
    pub(crate) set: String,
    pub(crate) name: String,
    /// The systems whose results carry it, and what each says.
    pub(crate) said: Vec<String>,
}

/// Facts, and what was found while they were put together.
#[derive(Default)]
pub(crate) struct City {
    pub(crate) facts: Facts,
    pub(crate) disagreements: Vec<Disagreement>,
    /// Systems that results name and that have no result of their own; before [`City::introduce`],
    /// none among the results that were put together.
    pub(crate) missing: BTreeSet<String>,
    flow_ids: BTreeSet<String>,
}

/// Puts the results together. `approved` has the content digests that an owner's approval is about.
pub(crate) fn city(results: &[Current], approved: &BTreeSet<String>, pack: &Pack) -> City {
    let mut city = City::default();
    let mut authorities: BTreeMap<&str, &str> = BTreeMap::new();
    let mut systems: BTreeMap<&str, &Current> = BTreeMap::new();
    let mut copies: BTreeMap<&str, Vec<Copy<'_>>> = BTreeMap::new();
    for result in results {
        let scope = &result.body.scope;
        authorities.insert(&scope.authority, &scope.authority_name);
        // Of two results in conflict the first speaks for the system, and both for the sets.
        systems.entry(&scope.id).or_insert(result);
        for set in &result.body.sets {
            let approved = result.contents.get(&set.id).is_some_and(|content| approved.contains(content));
            copies.entry(&set.id).or_default().push(Copy { set, approved, by: &scope.id });
        }
    }
    for set in results.iter().flat_map(|result| &result.body.sets) {
        authorities.entry(&set.authority).or_insert(&set.authority);
    }
    for (id, copies) in &copies {
        let (chosen, levels, disagree) = settled(copies, pack);
        city.facts.sets.push(info_set(chosen, levels));
        if disagree {
            let said = |copy: &Copy<'_>| format!("{}: {}", copy.by, levels_text(copy.set));
            city.disagreements.push(Disagreement {
                set: (*id).to_owned(),
                name: chosen.name.clone(),
                said: copies.iter().map(said).collect(),
            });
        }
    }
    for result in systems.values() {
        city.add_system(result, pack);
    }
    for result in results {
        city.add_links(&result.body, pack, &systems);
    }
    let committee = |(id, name): (&&str, &&str)| Authority {
        id: (*id).to_owned(),
        name: (*name).to_owned(),
        kind: AuthorityKind::Committee,
    };
    let named = authorities.iter().filter(|(id, _)| !systems.contains_key(*id));
    city.facts.authorities.extend(named.map(committee));
    city.add_missing(results);
    city
}

/// One result's copy of a set.
struct Copy<'a> {
    set: &'a SetCopy,
    approved: bool,
    by: &'a str,
}

/// Which copy holds, with which levels, and whether that is a conflict.
fn settled<'a>(copies: &[Copy<'a>], pack: &Pack) -> (&'a SetCopy, Levels, bool) {
    let newest = |approved: bool| {
        let some = || copies.iter().filter(move |copy| copy.approved || !approved);
        let revision = some().map(|copy| copy.set.set_revision).max()?;
        Some(some().filter(move |copy| !approved || copy.set.set_revision == revision).collect::<Vec<_>>())
    };
    let candidates = newest(true).or_else(|| newest(false)).unwrap_or_default();
    let all: Vec<Levels> =
        candidates.iter().map(|copy| levels(&copy.set.levels, pack, |level| level.number)).collect();
    let highest = all.iter().skip(1).fold(all.first().cloned().unwrap_or_default(), |highest, other| {
        highest.into_iter().zip(other).map(|(one, other)| one.max(*other)).collect()
    });
    let disagree = all.iter().any(|levels| Some(levels) != all.first());
    // The list is never empty: a set is here because some result carries it.
    let chosen =
        candidates.iter().max_by_key(|copy| copy.set.set_revision).map_or(copies[0].set, |copy| copy.set);
    (chosen, highest, disagree)
}

fn levels_text(set: &SetCopy) -> String {
    let level = |(aspect, level): (&String, &Option<varsam_bundle::payload::SetLevel>)| match level {
        Some(level) => format!("{aspect}{}", level.number),
        None => format!("{aspect}-"),
    };
    let all: Vec<String> = set.levels.iter().map(level).collect();
    format!("revision {} {}", set.set_revision, all.join(" "))
}

/// Levels in the order of the pack's aspects.
fn levels<T>(given: &BTreeMap<String, Option<T>>, pack: &Pack, number: impl Fn(&T) -> i64) -> Levels {
    let of = |aspect: usize| {
        let level = given.get(&pack.aspects[aspect].id)?.as_ref()?;
        let level = u8::try_from(number(level)).ok()?;
        pack.level(aspect, level).map(|level| level.number)
    };
    (0..pack.aspects.len()).map(of).collect()
}

/// The values of a list of codes. Codes were checked when the result was verified.
fn codes<T: Ord>(codes: &[String], value: fn(&str) -> Option<T>) -> BTreeSet<T> {
    codes.iter().filter_map(|code| value(code)).collect()
}

fn info_set(set: &SetCopy, levels: Levels) -> InfoSet {
    InfoSet {
        id: set.id.clone(),
        name: set.name.clone(),
        authority: set.authority.clone(),
        owner: set.owner.clone(),
        subjects: set.subjects.as_deref().and_then(Band::from_code),
        records: set.records.as_deref().and_then(Band::from_code),
        identifiers: codes(&set.identifiers, Identifier::from_code),
        personal_data: codes(&set.personal_data, PersonalData::from_code),
        secrecy: set.secrecy.iter().cloned().collect(),
        time_depth: set.time_depth.as_deref().and_then(TimeDepth::from_code),
        topics: codes(&set.topics, Topic::from_code),
        time_bound: set.time_bound.clone(),
        parts: set.parts.as_ref().map(|parts| parts.iter().cloned().collect()),
        reaches: set.reaches.iter().cloned().collect(),
        levels,
    }
}

fn system(
    id: &str,
    name: &str,
    authority: &str,
    owner: Option<String>,
    traits: Option<&SystemTraits>,
) -> System {
    System {
        id: id.to_owned(),
        name: name.to_owned(),
        authority: authority.to_owned(),
        kind: traits.and_then(|traits| SystemKind::from_code(&traits.kind)).unwrap_or(SystemKind::It),
        owner,
        overview: traits.is_some_and(|traits| traits.overview),
        redundant: traits.is_some_and(|traits| traits.redundant),
        purposes: traits.map(|traits| codes(&traits.purposes, Purpose::from_code)).unwrap_or_default(),
    }
}

impl City {
    /// Says of a system that results only name what a result of its own says: what it is called and
    /// whose it is. It is missing no longer.
    pub(crate) fn introduce(&mut self, row: &ResultRow) {
        if !self.missing.remove(&row.id) {
            return;
        }
        // An authority and a system cannot have the same id.
        let clashes = self.facts.systems.iter().any(|one| one.id == row.authority);
        for system in self.facts.systems.iter_mut().filter(|one| one.id == row.id) {
            system.name.clone_from(&row.name);
            if !clashes {
                system.authority.clone_from(&row.authority);
            }
        }
        if !clashes && !self.facts.authorities.iter().any(|one| one.id == row.authority) {
            let (id, name) = (row.authority.clone(), row.authority_name.clone());
            self.facts.authorities.push(Authority { id, name, kind: AuthorityKind::Committee });
        }
    }

    fn add_system(&mut self, result: &Current, pack: &Pack) {
        let scope = &result.body.scope;
        let traits = scope.system.as_ref();
        self.facts.systems.push(system(
            &scope.id,
            &scope.name,
            &scope.authority,
            scope.owner.clone(),
            traits,
        ));
        if let Some(at) = &result.adopted_at {
            let effective: BTreeMap<String, Option<LevelRef>> = result
                .body
                .protection
                .iter()
                .map(|(aspect, row)| (aspect.clone(), row.effective.clone()))
                .collect();
            self.facts.adopted.push(Adopted {
                system: scope.id.clone(),
                levels: levels(&effective, pack, |level| level.number),
                at: at.chars().take(10).collect(),
            });
        }
    }

    fn add_links(&mut self, body: &ResultBody, pack: &Pack, systems: &BTreeMap<&str, &Current>) {
        let scope = &body.scope.id;
        // Of two results in conflict the second adds nothing to what the first says of the system.
        if !systems.get(scope.as_str()).is_some_and(|first| std::ptr::eq(&first.body, body)) {
            return;
        }
        for holding in &body.holdings {
            if let (Some(handling), Some(environment)) =
                (Handling::from_code(&holding.handling), Environment::from_code(&holding.environment))
            {
                self.facts.holdings.push(Holding {
                    system: scope.clone(),
                    set: holding.set.clone(),
                    handling,
                    master: holding.master,
                    environment,
                    since: holding.since.map(|day| day.to_string()),
                });
            }
        }
        for flow in &body.flows {
            if flow.from == *scope || !systems.contains_key(flow.from.as_str()) {
                self.add_flow(flow, pack);
            }
        }
        let availability = pack.role_index(AspectRole::Availability);
        for dependency in &body.dependencies {
            let tolerates = dependency.tolerates.as_ref().and_then(|level| u8::try_from(level.number).ok());
            let known = |level: &u8| availability.is_some_and(|aspect| pack.level(aspect, *level).is_some());
            self.facts.dependencies.push(Dependency {
                consumer: scope.clone(),
                provider: dependency.provider.clone(),
                tolerates: tolerates.filter(known),
            });
        }
    }

    fn add_flow(&mut self, flow: &Flow, pack: &Pack) {
        let (Some(mode), Some(volume)) = (FlowMode::from_code(&flow.mode), Volume::from_code(&flow.volume))
        else {
            return;
        };
        // Registers number their flows by themselves, so two of them may use the same id.
        let taken = self.flow_ids.contains(&flow.id);
        let id = if taken { format!("{} ({} → {})", flow.id, flow.from, flow.to) } else { flow.id.clone() };
        if !self.flow_ids.insert(id.clone()) {
            return;
        }
        self.facts.flows.push(facts::Flow {
            id,
            from: flow.from.clone(),
            to: flow.to.clone(),
            set: flow.set.clone(),
            mode,
            volume,
            third_country: flow.third_country,
            encrypted: flow.encrypted,
            receiver_levels: flow
                .receiver_levels
                .as_ref()
                .map(|given| levels(given, pack, |level| level.number)),
        });
    }

    /// Gives everything that is named and not there a place, so that the facts hang together.
    fn add_missing(&mut self, results: &[Current]) {
        let sets: BTreeSet<&str> = self.facts.sets.iter().map(|set| set.id.as_str()).collect();
        self.facts.flows.retain(|flow| sets.contains(flow.set.as_str()));
        let sets: BTreeSet<String> = sets.into_iter().map(str::to_owned).collect();
        for set in &mut self.facts.sets {
            set.parts = set.parts.take().map(|parts| parts.intersection(&sets).cloned().collect());
        }
        let mut parties: BTreeSet<String> = self.facts.systems.iter().map(|one| one.id.clone()).collect();
        let authorities: BTreeSet<String> = self.facts.authorities.iter().map(|one| one.id.clone()).collect();
        let mut add =
            |facts: &mut Facts, missing: &mut BTreeSet<String>, id: &str, authority: &str, outside: bool| {
                if authorities.contains(id) || !parties.insert(id.to_owned()) {
                    return;
                }
                if outside {
                    let (id, kind) = (id.to_owned(), AuthorityKind::External);
                    facts.authorities.push(Authority { name: id.clone(), id, kind });
                } else {
                    facts.systems.push(system(id, id, authority, None, None));
                    missing.insert(id.to_owned());
                }
            };
        for result in results {
            let (body, authority) = (&result.body, result.body.scope.authority.as_str());
            for flow in &body.flows {
                // Only an outside receiver declares its protection; the others have results.
                add(&mut self.facts, &mut self.missing, &flow.to, authority, flow.receiver_levels.is_some());
                add(&mut self.facts, &mut self.missing, &flow.from, authority, false);
            }
            let providers = body.dependencies.iter().map(|dependency| dependency.provider.as_str());
            let reached = body.sets.iter().flat_map(|set| set.reaches.iter().map(String::as_str));
            for id in providers.chain(reached) {
                add(&mut self.facts, &mut self.missing, id, authority, false);
            }
        }
        let systems: BTreeSet<&str> = self.facts.systems.iter().map(|one| one.id.as_str()).collect();
        self.facts.dependencies.retain(|one| systems.contains(one.provider.as_str()));
        self.facts
            .flows
            .retain(|flow| systems.contains(flow.from.as_str()) || systems.contains(flow.to.as_str()));
        let known: BTreeSet<String> = systems.into_iter().map(str::to_owned).collect();
        for set in &mut self.facts.sets {
            set.reaches = set.reaches.intersection(&known).cloned().collect();
        }
    }
}
