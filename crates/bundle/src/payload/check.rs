//! Rules that the types alone cannot say.

use std::collections::BTreeSet;

use varsam_domain::facts::{
    Band, Environment, FlowMode, Handling, Identifier, PersonalData, Purpose, SystemKind, TimeDepth, Topic,
    Volume,
};
use varsam_domain::flag::Flag;

use super::{Common, PackRef, ReasonCode, ResultBody, Role, ScopeKind, SetCopy, lineage};
use crate::digest::{is_sha256_hex, sha256_hex};
use crate::error::{BundleError, ErrorCode};
use crate::limits::MAX_SETS;

pub(super) fn not_empty(member: &str, text: &str) -> Result<(), BundleError> {
    if text.trim().is_empty() {
        return Err(BundleError::schema(member, "is empty"));
    }
    Ok(())
}

pub(super) fn at_least_one(member: &str, number: u64) -> Result<(), BundleError> {
    if number == 0 {
        return Err(BundleError::schema(member, "starts at 1"));
    }
    Ok(())
}

pub(super) fn digest(member: &str, text: &str) -> Result<(), BundleError> {
    if !is_sha256_hex(text) {
        return Err(BundleError::schema(member, "is not a SHA-256 digest in lower-case hex"));
    }
    Ok(())
}

/// A text that must be a code of `facts/1`; `known` says which are.
fn code<T>(member: &str, text: &str, known: fn(&str) -> Option<T>) -> Result<(), BundleError> {
    match known(text) {
        Some(_) => Ok(()),
        None => Err(BundleError::schema(member, &format!("{text:?} is none of its values in facts/1"))),
    }
}

pub(super) fn unique<'a>(member: &str, ids: impl Iterator<Item = &'a str>) -> Result<(), BundleError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        not_empty(member, id)?;
        if !seen.insert(id) {
            return Err(BundleError::schema(member, &format!("{id:?} stands there twice")));
        }
    }
    Ok(())
}

/// The rules of a pack that is named.
pub(super) fn pack_ref(member: &str, pack: &PackRef) -> Result<(), BundleError> {
    not_empty(&format!("{member}.id"), &pack.id)?;
    digest(&format!("{member}.sha256"), &pack.sha256)
}

/// The rules of a pack document that is carried whole: its bytes have the digest, and it says the
/// same id and version itself.
pub(super) fn pack_document(member: &str, pack: &PackRef, content: &str) -> Result<(), BundleError> {
    pack_ref("pack", pack)?;
    if sha256_hex(content.as_bytes()) != pack.sha256 {
        return Err(BundleError::schema(member, "its bytes do not have the digest of the pack"));
    }
    let document: serde_json::Value = serde_json::from_str(content).unwrap_or_default();
    let says = |name: &str, text: &str| document.get(name).and_then(|value| value.as_str()) == Some(text);
    if !says("id", &pack.id) || !says("version", &pack.version) {
        return Err(BundleError::schema(member, "is not a document of that pack and version"));
    }
    Ok(())
}

/// An information set as a document describes it, whatever else it says of it.
pub(super) struct Described<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) authority: &'a str,
    pub(super) set_revision: u32,
    pub(super) subjects: Option<&'a str>,
    pub(super) records: Option<&'a str>,
    pub(super) identifiers: &'a [String],
    pub(super) personal_data: &'a [String],
    pub(super) time_depth: Option<&'a str>,
    pub(super) topics: &'a [String],
    pub(super) parts: Option<&'a [String]>,
    pub(super) reaches: &'a [String],
}

impl<'a> From<&'a SetCopy> for Described<'a> {
    fn from(set: &'a SetCopy) -> Self {
        Described {
            id: &set.id,
            name: &set.name,
            authority: &set.authority,
            set_revision: set.set_revision,
            subjects: set.subjects.as_deref(),
            records: set.records.as_deref(),
            identifiers: &set.identifiers,
            personal_data: &set.personal_data,
            time_depth: set.time_depth.as_deref(),
            topics: &set.topics,
            parts: set.parts.as_deref(),
            reaches: &set.reaches,
        }
    }
}

/// The rules of the sets in a document.
pub(super) fn described(sets: &[Described<'_>]) -> Result<(), BundleError> {
    if sets.len() > MAX_SETS {
        return Err(BundleError::new(
            ErrorCode::OverLimit,
            format!("{} sets, at most {MAX_SETS}", sets.len()),
        ));
    }
    unique("sets.id", sets.iter().map(|set| set.id))?;
    for set in sets {
        not_empty("sets.name", set.name)?;
        not_empty("sets.authority", set.authority)?;
        at_least_one("sets.set_revision", u64::from(set.set_revision))?;
        set.subjects.iter().try_for_each(|text| code("sets.subjects", text, Band::from_code))?;
        set.records.iter().try_for_each(|text| code("sets.records", text, Band::from_code))?;
        set.identifiers.iter().try_for_each(|text| code("sets.identifiers", text, Identifier::from_code))?;
        set.personal_data
            .iter()
            .try_for_each(|text| code("sets.personal_data", text, PersonalData::from_code))?;
        set.time_depth.iter().try_for_each(|text| code("sets.time_depth", text, TimeDepth::from_code))?;
        set.topics.iter().try_for_each(|text| code("sets.topics", text, Topic::from_code))?;
        for id in set.parts.iter().copied().flatten().chain(set.reaches) {
            not_empty("sets.parts and sets.reaches", id)?;
        }
    }
    Ok(())
}

/// Whether a text is a Swedish organisation number: six digits, a hyphen, four digits.
pub fn is_org(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 11
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            6 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn org(text: &str) -> Result<(), BundleError> {
    if !is_org(text) {
        return Err(BundleError::schema("org", "is not an organisation number such as 212000-0000"));
    }
    Ok(())
}

/// The rules of the common members.
pub(crate) fn common(common: &Common) -> Result<(), BundleError> {
    if common.id.get_version_num() != 7 {
        return Err(BundleError::schema("id", "is not a UUID of version 7"));
    }
    org(&common.org)?;
    not_empty("issuer.person.function", &common.issuer.person.function)?;
    not_empty("issuer.device", &common.issuer.device)?;
    at_least_one("seq", common.seq)?;
    if let Some(previous) = &common.prev_seq {
        digest("prev_seq", previous)?;
    }
    if (common.seq == 1) != common.prev_seq.is_none() {
        return Err(BundleError::schema(
            "prev_seq",
            "is null for the first document of a device and for no other",
        ));
    }
    Ok(())
}

/// The rules of a result.
pub(super) fn result(body: &ResultBody, common: &Common) -> Result<(), BundleError> {
    not_empty("scope.id", &body.scope.id)?;
    not_empty("scope.name", &body.scope.name)?;
    not_empty("scope.authority", &body.scope.authority)?;
    if body.lineage != lineage(&common.org, &body.scope.id) {
        return Err(BundleError::schema("lineage", "is not that of the organisation and the scope"));
    }
    at_least_one("revision", u64::from(body.revision))?;
    if (body.revision == 1) != body.prev.is_empty() {
        return Err(BundleError::schema("prev", "is empty for the first revision and for no other"));
    }
    body.prev.iter().try_for_each(|d| digest("prev", d))?;
    pack_ref("pack", &body.pack)?;
    traits(body)?;
    sets(body)?;
    links(body)?;
    requires(body)?;
    protection(body)?;
    answers(body)?;
    super::assessment::check(body)
}

fn traits(body: &ResultBody) -> Result<(), BundleError> {
    match (&body.scope.system, body.scope.kind) {
        (Some(system), ScopeKind::System) => {
            code("scope.system.kind", &system.kind, SystemKind::of_system)?;
            system
                .purposes
                .iter()
                .try_for_each(|text| code("scope.system.purposes", text, Purpose::from_code))
        }
        (None, ScopeKind::Process) => Ok(()),
        _ => Err(BundleError::schema("scope.system", "is there for a system and for nothing else")),
    }
}

fn sets(body: &ResultBody) -> Result<(), BundleError> {
    let copies: Vec<Described<'_>> = body.sets.iter().map(Described::from).collect();
    described(&copies)?;
    let levels = body.sets.iter().flat_map(|set| set.levels.values().flatten());
    levels.into_iter().try_for_each(|level| not_empty("sets.levels.level", &level.level))
}

fn links(body: &ResultBody) -> Result<(), BundleError> {
    let known: BTreeSet<&str> = body.sets.iter().map(|set| set.id.as_str()).collect();
    for holding in &body.holdings {
        code("holdings.handling", &holding.handling, Handling::from_code)?;
        code("holdings.environment", &holding.environment, Environment::from_code)?;
        if !known.contains(holding.set.as_str()) {
            return Err(BundleError::schema(
                "holdings.set",
                &format!("{:?} is not among the sets", holding.set),
            ));
        }
    }
    unique("flows.id", body.flows.iter().map(|flow| flow.id.as_str()))?;
    for flow in &body.flows {
        code("flows.mode", &flow.mode, FlowMode::from_code)?;
        code("flows.volume", &flow.volume, Volume::from_code)?;
        for (member, id) in [("flows.from", &flow.from), ("flows.to", &flow.to), ("flows.set", &flow.set)] {
            not_empty(member, id)?;
        }
    }
    body.dependencies
        .iter()
        .try_for_each(|dependency| not_empty("dependencies.provider", &dependency.provider))
}

fn requires(body: &ResultBody) -> Result<(), BundleError> {
    // A result that leaves its own system's owner out would be adopted without anybody's leave.
    let mut owners = body.requires.iter().filter(|need| need.role == Role::SystemOwner);
    let owner = owners.next().filter(|need| need.authority == body.scope.authority);
    if owner.is_none() || owners.next().is_some() {
        return Err(BundleError::schema("requires", "asks the scope's own system owner, once"));
    }
    let known: BTreeSet<&str> = body.sets.iter().map(|set| set.id.as_str()).collect();
    for need in &body.requires {
        not_empty("requires.authority", &need.authority)?;
        not_empty("requires.function", &need.function)?;
        match need.role {
            Role::InformationOwner if need.sets.is_empty() => {
                return Err(BundleError::schema("requires.sets", "is empty"));
            }
            Role::SystemOwner if !need.sets.is_empty() => {
                return Err(BundleError::schema(
                    "requires.sets",
                    "a system owner approves the system, not single sets",
                ));
            }
            Role::InformationOwner | Role::SystemOwner => {}
            Role::Facilitator
            | Role::DataProtectionOfficer
            | Role::Coordinator
            | Role::Registry
            | Role::Centre => {
                return Err(BundleError::schema("requires.role", "only owners approve a result"));
            }
        }
        if let Some(id) = need.sets.iter().find(|id| !known.contains(id.as_str())) {
            return Err(BundleError::schema("requires.sets", &format!("{id:?} is not among the sets")));
        }
    }
    Ok(())
}

fn protection(body: &ResultBody) -> Result<(), BundleError> {
    for (aspect, row) in &body.protection {
        let (Some(calculated), Some(effective)) = (&row.calculated, &row.effective) else {
            continue;
        };
        let fits = match row.reason_code {
            ReasonCode::Equal => effective.number == calculated.number,
            ReasonCode::Manual | ReasonCode::Cumulative => effective.number > calculated.number,
            ReasonCode::Distributive | ReasonCode::Exception => effective.number < calculated.number,
        };
        if !fits {
            return Err(BundleError::schema(
                "protection.reason_code",
                &format!("in {aspect} it does not fit the two levels"),
            ));
        }
        if row.reason_code != ReasonCode::Equal {
            not_empty("protection.reason", &row.reason)?;
        }
        if matches!(row.reason_code, ReasonCode::Distributive | ReasonCode::Exception) {
            not_empty("protection.owner_decision", &row.owner_decision)?;
            not_empty("protection.coordinator_statement", &row.coordinator_statement)?;
        }
    }
    Ok(())
}

fn answers(body: &ResultBody) -> Result<(), BundleError> {
    for answer in &body.flag_answers {
        code("flag_answers.flag", &answer.flag, Flag::from_code)?;
        not_empty("flag_answers.on.id", &answer.on.id)?;
        not_empty("flag_answers.motivation", &answer.motivation)?;
        if !matches!(answer.on.kind.as_str(), "system" | "set" | "flow") {
            return Err(BundleError::schema("flag_answers.on.kind", "is not system, set or flow"));
        }
        let with_asset = match answer.outcome.as_str() {
            "new_asset" => true,
            "raise" | "no_effect" => false,
            _ => {
                return Err(BundleError::schema(
                    "flag_answers.outcome",
                    "is not new_asset, raise or no_effect",
                ));
            }
        };
        if with_asset != answer.asset.is_some() {
            return Err(BundleError::schema(
                "flag_answers.asset",
                "is there for new_asset and for nothing else",
            ));
        }
    }
    for exception in &body.exceptions {
        not_empty("exceptions.motivation", &exception.motivation)?;
        not_empty("exceptions.decided_by", &exception.decided_by)?;
        let sent = |flow: &super::Flow| flow.id == exception.flow && flow.from == body.scope.id;
        if !body.flows.iter().any(sent) {
            return Err(BundleError::schema("exceptions.flow", "is not a flow that the scope sends"));
        }
    }
    Ok(())
}
