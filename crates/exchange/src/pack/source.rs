//! The readable source of a pack: a folder of TOML files, each with some of the pack's members.
//! Lists may be divided over several files; everything else stands in one.

use serde::Deserialize;
use varsam_domain::Pack;

use super::dto::{self, Aspect, Category, Floor, Scale, Text};
use super::rules::{Conversation, FlagText, InfoType, Question, Thresholds};
use super::{PackProblem, PackProblemKind, consistent, write_pack};
use crate::json::{Members, Object};
use crate::source_folder::{SourceFile, SourceProblem, assembly, parse};

/// The members of a pack that one file has.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Part {
    id: Option<String>,
    version: Option<String>,
    name: Option<Text>,
    sources: Option<Vec<String>>,
    reason_from: Option<u8>,
    blocking_aspects: Option<Vec<String>>,
    thresholds: Option<Object<Thresholds>>,
    scales: Vec<Object<Scale>>,
    aspects: Vec<Object<Aspect>>,
    categories: Vec<Object<Category>>,
    floors: Vec<Object<Floor>>,
    questions: Vec<Object<Question>>,
    conversations: Vec<Object<Conversation>>,
    flags: Vec<Object<FlagText>>,
    information_types: Vec<Object<InfoType>>,
}

/// Builds a pack from its source, and checks that it hangs together. The bytes are the document
/// that [`super::read_pack`] reads.
///
/// # Errors
/// Every file that cannot be read; when all can, everything that is wrong with the pack.
pub fn build_pack(files: &[SourceFile]) -> Result<(Pack, Vec<u8>), Vec<SourceProblem>> {
    let mut assembly = Assembly::default();
    let mut sorted: Vec<&SourceFile> = files.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    for file in sorted {
        match parse(&file.bytes) {
            Ok(part) => assembly.take(&file.name, part),
            Err(problem) => assembly.problem(&file.name, problem),
        }
    }
    let Assembly { problems, places, whole } = assembly;
    if !problems.is_empty() {
        return Err(problems);
    }
    let document = document(whole)?;
    match consistent(document) {
        Ok(pack) => {
            let bytes = write_pack(&pack);
            Ok((pack, bytes))
        }
        Err(found) => Err(found.into_iter().map(|problem| places.locate(problem)).collect()),
    }
}

/// The document of all members, or which are missing.
fn document(whole: Part) -> Result<dto::Pack, Vec<SourceProblem>> {
    let mut missing = Vec::new();
    let mut want = |member: &str, there: bool| {
        if !there {
            let kind = PackProblemKind::MissingMember { member: member.to_owned() };
            let problem = PackProblem { place: String::new(), position: None, kind };
            missing.push(SourceProblem { file: String::new(), problem });
        }
    };
    want("id", whole.id.is_some());
    want("version", whole.version.is_some());
    want("name", whole.name.is_some());
    want("sources", whole.sources.is_some());
    want("reason_from", whole.reason_from.is_some());
    want("blocking_aspects", whole.blocking_aspects.is_some());
    want("thresholds", whole.thresholds.is_some());
    let Some(thresholds) = whole.thresholds.filter(|_| missing.is_empty()) else { return Err(missing) };
    Ok(dto::Pack {
        v: dto::VERSION.to_owned(),
        id: whole.id.unwrap_or_default(),
        version: whole.version.unwrap_or_default(),
        name: whole.name.unwrap_or_else(|| Members(Vec::new())),
        sources: whole.sources.unwrap_or_default(),
        scales: whole.scales,
        aspects: whole.aspects,
        categories: whole.categories,
        reason_from: whole.reason_from.unwrap_or_default(),
        floors: whole.floors,
        blocking_aspects: whole.blocking_aspects.unwrap_or_default(),
        thresholds,
        questions: whole.questions,
        conversations: whole.conversations,
        flags: whole.flags,
        information_types: whole.information_types,
    })
}

assembly! {
    Part;
    single(id, version, name, sources, reason_from, blocking_aspects, thresholds);
    lists(scales, aspects, categories, floors, questions, conversations, flags, information_types);
}
