//! The part of a pack document that the rules go by, mirrored to and from the domain's pack.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use varsam_domain::facts::{
    Band, Environment, Identifier, PersonalData, Purpose, SystemKind, TimeDepth, Topic, Volume,
};
use varsam_domain::{Flag, Thresholds as Domain, pack};

use super::dto::{Text, text, text_dto};
use crate::json::{Code, Members, Object};

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thresholds {
    pub sources: u32,
    pub not_linking: Vec<Code<Identifier>>,
    pub many_subjects: Code<Band>,
    pub many_records: Code<Band>,
    pub log_depth: Code<TimeDepth>,
    pub history_depth: Code<TimeDepth>,
    pub ordinary_data: Vec<Code<PersonalData>>,
    pub deriving_purposes: Vec<Code<Purpose>>,
    pub critical_topics: Vec<Code<Topic>>,
    pub access_topics: Vec<Code<Topic>>,
    pub public_aspects: Vec<String>,
    pub bulk_volumes: Vec<Code<Volume>>,
    pub copies: u32,
    pub copy_environments: Vec<Code<Environment>>,
    pub consumers: u32,
    pub device_kinds: Vec<Code<SystemKind>>,
    pub publishing_purposes: Vec<Code<Purpose>>,
    pub security_topics: Vec<Code<Topic>>,
    pub assessed_from: u8,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    pub id: String,
    pub text: Text,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Conversation {
    pub id: String,
    pub title: Text,
    pub introduction: Text,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FlagText {
    pub id: Code<Flag>,
    pub title: Text,
    pub why: Text,
    pub conversation: String,
    pub questions: Vec<String>,
    pub noted_aspects: Vec<String>,
    pub source: String,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InfoType {
    pub id: String,
    pub area: String,
    pub name: Text,
    pub description: Text,
    pub profile: Members<u8>,
    pub may_lower: bool,
    pub why: Text,
    pub identifiers: Vec<Code<Identifier>>,
    pub personal_data: Vec<Code<PersonalData>>,
    pub topics: Vec<Code<Topic>>,
    pub secrecy: Vec<String>,
}

fn plain<T, C: FromIterator<T>>(codes: Vec<Code<T>>) -> C {
    codes.into_iter().map(|Code(value)| value).collect()
}

fn coded<'a, T: Copy + 'a>(values: impl IntoIterator<Item = &'a T>) -> Vec<Code<T>> {
    values.into_iter().copied().map(Code).collect()
}

impl From<Thresholds> for Domain {
    fn from(dto: Thresholds) -> Self {
        Self {
            sources: dto.sources,
            not_linking: plain(dto.not_linking),
            many_subjects: dto.many_subjects.0,
            many_records: dto.many_records.0,
            log_depth: dto.log_depth.0,
            history_depth: dto.history_depth.0,
            ordinary_data: plain(dto.ordinary_data),
            deriving_purposes: plain(dto.deriving_purposes),
            critical_topics: plain(dto.critical_topics),
            access_topics: plain(dto.access_topics),
            public_aspects: dto.public_aspects.into_iter().collect(),
            bulk_volumes: plain(dto.bulk_volumes),
            copies: dto.copies,
            copy_environments: plain(dto.copy_environments),
            consumers: dto.consumers,
            device_kinds: plain(dto.device_kinds),
            publishing_purposes: plain(dto.publishing_purposes),
            security_topics: plain(dto.security_topics),
            assessed_from: dto.assessed_from,
        }
    }
}

impl From<&Domain> for Thresholds {
    fn from(limits: &Domain) -> Self {
        let aspects: &BTreeSet<String> = &limits.public_aspects;
        Self {
            sources: limits.sources,
            not_linking: coded(&limits.not_linking),
            many_subjects: Code(limits.many_subjects),
            many_records: Code(limits.many_records),
            log_depth: Code(limits.log_depth),
            history_depth: Code(limits.history_depth),
            ordinary_data: coded(&limits.ordinary_data),
            deriving_purposes: coded(&limits.deriving_purposes),
            critical_topics: coded(&limits.critical_topics),
            access_topics: coded(&limits.access_topics),
            public_aspects: aspects.iter().cloned().collect(),
            bulk_volumes: coded(&limits.bulk_volumes),
            copies: limits.copies,
            copy_environments: coded(&limits.copy_environments),
            consumers: limits.consumers,
            device_kinds: coded(&limits.device_kinds),
            publishing_purposes: coded(&limits.publishing_purposes),
            security_topics: coded(&limits.security_topics),
            assessed_from: limits.assessed_from,
        }
    }
}

impl From<Question> for pack::Question {
    fn from(dto: Question) -> Self {
        Self { id: dto.id, text: text(dto.text) }
    }
}

impl From<&pack::Question> for Question {
    fn from(question: &pack::Question) -> Self {
        Self { id: question.id.clone(), text: text_dto(&question.text) }
    }
}

impl From<Conversation> for pack::Conversation {
    fn from(dto: Conversation) -> Self {
        Self { id: dto.id, title: text(dto.title), introduction: text(dto.introduction) }
    }
}

impl From<&pack::Conversation> for Conversation {
    fn from(conversation: &pack::Conversation) -> Self {
        Self {
            id: conversation.id.clone(),
            title: text_dto(&conversation.title),
            introduction: text_dto(&conversation.introduction),
        }
    }
}

impl From<FlagText> for pack::FlagText {
    fn from(dto: FlagText) -> Self {
        Self {
            flag: dto.id.0,
            title: text(dto.title),
            why: text(dto.why),
            conversation: dto.conversation,
            questions: dto.questions,
            noted_aspects: dto.noted_aspects,
            source: dto.source,
        }
    }
}

impl From<&pack::FlagText> for FlagText {
    fn from(flag: &pack::FlagText) -> Self {
        Self {
            id: Code(flag.flag),
            title: text_dto(&flag.title),
            why: text_dto(&flag.why),
            conversation: flag.conversation.clone(),
            questions: flag.questions.clone(),
            noted_aspects: flag.noted_aspects.clone(),
            source: flag.source.clone(),
        }
    }
}

impl From<InfoType> for pack::InfoType {
    fn from(dto: InfoType) -> Self {
        Self {
            id: dto.id,
            area: dto.area,
            name: text(dto.name),
            description: text(dto.description),
            profile: dto.profile.0.into_iter().collect(),
            may_lower: dto.may_lower,
            why: text(dto.why),
            identifiers: plain(dto.identifiers),
            personal_data: plain(dto.personal_data),
            topics: plain(dto.topics),
            secrecy: dto.secrecy,
        }
    }
}

impl From<&pack::InfoType> for InfoType {
    fn from(info: &pack::InfoType) -> Self {
        Self {
            id: info.id.clone(),
            area: info.area.clone(),
            name: text_dto(&info.name),
            description: text_dto(&info.description),
            profile: Members(info.profile.iter().map(|(aspect, level)| (aspect.clone(), *level)).collect()),
            may_lower: info.may_lower,
            why: text_dto(&info.why),
            identifiers: coded(&info.identifiers),
            personal_data: coded(&info.personal_data),
            topics: coded(&info.topics),
            secrecy: info.secrecy.clone(),
        }
    }
}

/// The domain's values of a list of objects.
pub(super) fn domain<D, T: Into<D>>(list: Vec<Object<T>>) -> Vec<D> {
    list.into_iter().map(|Object(value)| value.into()).collect()
}

/// The document's objects of a list of values.
pub(super) fn objects<'a, D, T: From<&'a D>>(list: &'a [D]) -> Vec<Object<T>> {
    list.iter().map(|value| Object(value.into())).collect()
}
