//! The shape of a pack document, mirrored to and from the domain's pack.

use serde::{Deserialize, Serialize};
use varsam_domain::facts::{Band, Identifier, PersonalData};
use varsam_domain::pack;

use super::rules;
use crate::json::{Code, Members, Object};

/// What a pack document says that it is.
pub(super) const VERSION: &str = "pack/1";

/// A text by language.
pub(super) type Text = Members<String>;

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colours {
    pub fill: String,
    pub border: String,
    pub text: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Level {
    pub id: String,
    pub number: u8,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exit: bool,
    pub word: Text,
    pub colours: Members<Object<Colours>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Scale {
    pub id: String,
    pub levels: Vec<Object<Level>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Aspect {
    pub id: String,
    pub role: String,
    pub name: Text,
    pub question: Text,
    pub scale: String,
    #[serde(default)]
    pub anchors: Members<Text>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Category {
    pub id: String,
    pub name: Text,
    pub optional: bool,
    pub criteria: Members<Text>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<Code<Identifier>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal_data: Option<Code<PersonalData>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subjects_from: Option<Code<Band>>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub held_by_device: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub flows_to_public: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Floor {
    pub id: String,
    pub when: Object<Condition>,
    pub levels: Members<u8>,
    pub why: Text,
    pub source: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Pack {
    pub v: String,
    pub id: String,
    pub version: String,
    pub name: Text,
    pub sources: Vec<String>,
    pub scales: Vec<Object<Scale>>,
    pub aspects: Vec<Object<Aspect>>,
    pub categories: Vec<Object<Category>>,
    pub reason_from: u8,
    pub floors: Vec<Object<Floor>>,
    pub blocking_aspects: Vec<String>,
    pub thresholds: Object<rules::Thresholds>,
    pub questions: Vec<Object<rules::Question>>,
    pub conversations: Vec<Object<rules::Conversation>>,
    pub flags: Vec<Object<rules::FlagText>>,
    pub information_types: Vec<Object<rules::InfoType>>,
}

/// The code of an aspect's role.
pub(super) fn role_code(role: pack::AspectRole) -> &'static str {
    match role {
        pack::AspectRole::Confidentiality => "confidentiality",
        pack::AspectRole::Integrity => "integrity",
        pack::AspectRole::Availability => "availability",
        pack::AspectRole::Traceability => "traceability",
    }
}

/// The role with this code.
pub(super) fn role_of(code: &str) -> Option<pack::AspectRole> {
    use pack::AspectRole::{Availability, Confidentiality, Integrity, Traceability};
    [Confidentiality, Integrity, Availability, Traceability].into_iter().find(|r| role_code(*r) == code)
}

pub(super) fn text(members: Text) -> pack::Text {
    members.0.into_iter().collect()
}

fn texts(members: Members<Text>) -> std::collections::BTreeMap<String, pack::Text> {
    members.0.into_iter().map(|(id, members)| (id, text(members))).collect()
}

/// The domain's pack. A role that does not exist becomes confidentiality; the caller has
/// reported it, and throws the pack away.
pub(super) fn into_domain(dto: Pack) -> pack::Pack {
    pack::Pack {
        id: dto.id,
        version: dto.version,
        name: text(dto.name),
        sources: dto.sources,
        scales: dto.scales.into_iter().map(|Object(scale)| scale_into_domain(scale)).collect(),
        aspects: dto.aspects.into_iter().map(|Object(aspect)| aspect_into_domain(aspect)).collect(),
        categories: dto
            .categories
            .into_iter()
            .map(|Object(category)| category_into_domain(category))
            .collect(),
        reason_from: dto.reason_from,
        floors: dto.floors.into_iter().map(|Object(floor)| floor_into_domain(floor)).collect(),
        blocking_aspects: dto.blocking_aspects,
        thresholds: dto.thresholds.0.into(),
        questions: rules::domain(dto.questions),
        conversations: rules::domain(dto.conversations),
        flags: rules::domain(dto.flags),
        information_types: rules::domain(dto.information_types),
    }
}

fn scale_into_domain(scale: Scale) -> pack::Scale {
    let level = |Object(level): Object<Level>| pack::Level {
        id: level.id,
        number: level.number,
        exit: level.exit,
        word: text(level.word),
        colours: level
            .colours
            .0
            .into_iter()
            .map(|(theme, Object(Colours { fill, border, text }))| {
                (theme, pack::Colours { fill, border, text })
            })
            .collect(),
    };
    pack::Scale { id: scale.id, levels: scale.levels.into_iter().map(level).collect() }
}

fn aspect_into_domain(aspect: Aspect) -> pack::Aspect {
    pack::Aspect {
        id: aspect.id,
        role: role_of(&aspect.role).unwrap_or(pack::AspectRole::Confidentiality),
        name: text(aspect.name),
        question: text(aspect.question),
        scale: aspect.scale,
        anchors: texts(aspect.anchors),
    }
}

fn category_into_domain(category: Category) -> pack::Category {
    pack::Category {
        id: category.id,
        name: text(category.name),
        optional: category.optional,
        criteria: texts(category.criteria),
    }
}

fn floor_into_domain(floor: Floor) -> pack::Floor {
    let Object(when) = floor.when;
    pack::Floor {
        id: floor.id,
        when: pack::FloorCondition {
            identifier: when.identifier.map(|code| code.0),
            personal_data: when.personal_data.map(|code| code.0),
            subjects_from: when.subjects_from.map(|code| code.0),
            held_by_device: when.held_by_device,
            flows_to_public: when.flows_to_public,
        },
        levels: floor.levels.0.into_iter().collect(),
        why: text(floor.why),
        source: floor.source,
    }
}

pub(super) fn text_dto(text: &pack::Text) -> Text {
    Members(text.iter().map(|(language, text)| (language.clone(), text.clone())).collect())
}

fn texts_dto(texts: &std::collections::BTreeMap<String, pack::Text>) -> Members<Text> {
    Members(texts.iter().map(|(id, text)| (id.clone(), text_dto(text))).collect())
}

/// The document of a pack.
pub(super) fn of_domain(pack: &pack::Pack) -> Pack {
    Pack {
        v: VERSION.to_owned(),
        id: pack.id.clone(),
        version: pack.version.clone(),
        name: text_dto(&pack.name),
        sources: pack.sources.clone(),
        scales: pack.scales.iter().map(|scale| Object(scale_of_domain(scale))).collect(),
        aspects: pack.aspects.iter().map(|aspect| Object(aspect_of_domain(aspect))).collect(),
        categories: pack.categories.iter().map(|category| Object(category_of_domain(category))).collect(),
        reason_from: pack.reason_from,
        floors: pack.floors.iter().map(|floor| Object(floor_of_domain(floor))).collect(),
        blocking_aspects: pack.blocking_aspects.clone(),
        thresholds: Object((&pack.thresholds).into()),
        questions: rules::objects(&pack.questions),
        conversations: rules::objects(&pack.conversations),
        flags: rules::objects(&pack.flags),
        information_types: rules::objects(&pack.information_types),
    }
}

fn scale_of_domain(scale: &pack::Scale) -> Scale {
    let colours = |(theme, colours): (&String, &pack::Colours)| {
        let pack::Colours { fill, border, text } = colours.clone();
        (theme.clone(), Object(Colours { fill, border, text }))
    };
    let level = |level: &pack::Level| Level {
        id: level.id.clone(),
        number: level.number,
        exit: level.exit,
        word: text_dto(&level.word),
        colours: Members(level.colours.iter().map(colours).collect()),
    };
    Scale { id: scale.id.clone(), levels: scale.levels.iter().map(|l| Object(level(l))).collect() }
}

fn aspect_of_domain(aspect: &pack::Aspect) -> Aspect {
    Aspect {
        id: aspect.id.clone(),
        role: role_code(aspect.role).to_owned(),
        name: text_dto(&aspect.name),
        question: text_dto(&aspect.question),
        scale: aspect.scale.clone(),
        anchors: texts_dto(&aspect.anchors),
    }
}

fn category_of_domain(category: &pack::Category) -> Category {
    Category {
        id: category.id.clone(),
        name: text_dto(&category.name),
        optional: category.optional,
        criteria: texts_dto(&category.criteria),
    }
}

fn floor_of_domain(floor: &pack::Floor) -> Floor {
    Floor {
        id: floor.id.clone(),
        when: Object(Condition {
            identifier: floor.when.identifier.map(Code),
            personal_data: floor.when.personal_data.map(Code),
            subjects_from: floor.when.subjects_from.map(Code),
            held_by_device: floor.when.held_by_device,
            flows_to_public: floor.when.flows_to_public,
        }),
        levels: Members(floor.levels.iter().map(|(aspect, level)| (aspect.clone(), *level)).collect()),
        why: text_dto(&floor.why),
        source: floor.source.clone(),
    }
}
