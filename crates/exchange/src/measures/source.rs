//! The readable source of a measure catalogue: a folder of TOML files, each with some of its lists.

use serde::Deserialize;
use varsam_domain::measures::Catalogue;

use super::dto::{self, Document, Text};
use crate::json::{Members, Object, write_pretty};
use crate::pack::{PackProblem, PackProblemKind, SourceFile, SourceProblem, read_pack, standard_pack_bytes};
use crate::source_folder::{assembly, parse};

/// The members that one file has.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Part {
    kind: Option<String>,
    id: Option<String>,
    version: Option<String>,
    name: Option<Text>,
    model: Option<String>,
    sources: Option<Vec<String>>,
    roles: Vec<Object<dto::Role>>,
    law: Vec<Object<dto::Provision>>,
    measures: Vec<Object<dto::Measure>>,
    continuity_from: Option<Members<u8>>,
    recovery: Vec<Object<dto::Recovery>>,
    likelihoods: Vec<Text>,
    appetite: Vec<Object<dto::Accepted>>,
    threats: Vec<Object<dto::Threat>>,
}

/// Builds a measure catalogue from its source, and checks that it hangs together. Levels are held
/// against the standard model when that is the one it is for; another model is not at hand here,
/// and is looked at when the catalogue is read beside it.
///
/// # Errors
/// Every file that cannot be read; when all can, everything that is wrong.
pub fn build_measure_pack(files: &[SourceFile]) -> Result<(Catalogue, Vec<u8>), Vec<SourceProblem>> {
    let mut assembly = Assembly::default();
    let mut sorted: Vec<&SourceFile> = files.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    for file in sorted {
        match parse(&file.bytes) {
            Ok(part) => assembly.take(&file.name, part),
            Err(problem) => assembly.problem(&file.name, problem),
        }
    }
    let Assembly { mut problems, places, whole } = assembly;
    let document = if problems.is_empty() { document(whole, &mut problems) } else { None };
    let Some(document) = document.filter(|_| problems.is_empty()) else { return Err(problems) };
    let bytes = write_pretty(&document);
    let standard = read_pack(standard_pack_bytes()).ok().filter(|pack| pack.id == document.model);
    match super::consistent(document, standard.as_ref()) {
        Ok(catalogue) => Ok((catalogue, bytes)),
        Err(found) => Err(found.into_iter().map(|problem| places.locate(problem)).collect()),
    }
}

/// The document of all members.
fn document(whole: Part, problems: &mut Vec<SourceProblem>) -> Option<Document> {
    let mut want = |member: &str, there: bool| {
        if !there {
            let kind = PackProblemKind::MissingMember { member: member.to_owned() };
            let problem = PackProblem { place: String::new(), position: None, kind };
            problems.push(SourceProblem { file: String::new(), problem });
        }
    };
    want("kind", whole.kind.as_deref() == Some("measures"));
    want("id", whole.id.is_some());
    want("version", whole.version.is_some());
    want("name", whole.name.is_some());
    want("model", whole.model.is_some());
    want("sources", whole.sources.is_some());
    Some(Document {
        v: dto::VERSION.to_owned(),
        id: whole.id?,
        version: whole.version?,
        name: whole.name?,
        model: whole.model?,
        sources: whole.sources?,
        roles: whole.roles,
        law: whole.law,
        measures: whole.measures,
        continuity_from: whole.continuity_from.unwrap_or_default(),
        recovery: whole.recovery,
        likelihoods: whole.likelihoods,
        appetite: whole.appetite,
        threats: whole.threats,
    })
}

assembly! {
    Part;
    single(kind, id, version, name, model, sources, continuity_from);
    lists(roles, law, measures, recovery, likelihoods, appetite, threats);
}
