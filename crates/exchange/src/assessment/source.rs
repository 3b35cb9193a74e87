//! The readable source of an assessment pack: a folder of TOML files, each with some of its lists.

use serde::Deserialize;
use varsam_domain::suitability::Questionnaire;

use super::dto::{self, Choice, Document, Question, Text};
use crate::json::{Members, Object, write_pretty};
use crate::pack::{PackProblem, PackProblemKind, SourceFile, SourceProblem};
use crate::source_folder::{Places, assembly, parse};

/// The members that one file has.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Part {
    kind: Option<String>,
    id: Option<String>,
    version: Option<String>,
    name: Option<Text>,
    sources: Option<Vec<String>>,
    criteria_needed: Option<u8>,
    high_risk_from: Option<u8>,
    harm_levels: Vec<Object<dto::HarmLevel>>,
    gate: Vec<Object<dto::GateQuestion>>,
    parts: Vec<Object<dto::Part>>,
    option_sets: Vec<Object<OptionSet>>,
    questions: Vec<Object<Question<Options>>>,
    rules: Vec<Object<dto::Rule>>,
    prefills: Vec<Object<dto::Prefill>>,
    contradictions: Vec<Object<dto::Contradiction>>,
    law: Vec<Object<dto::Law>>,
}

/// Options that several questions have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionSet {
    id: String,
    options: Vec<Object<Choice>>,
}

/// The name of an option set, or options.
#[derive(Deserialize)]
#[serde(untagged)]
enum Options {
    Named(String),
    Listed(Vec<Listed>),
}

impl Default for Options {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

/// An option, or one for each provision of a group of law.
#[derive(Deserialize)]
#[serde(untagged)]
enum Listed {
    Group(LawGroup),
    Choice(Object<Choice>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LawGroup {
    law_group: String,
}

/// Builds an assessment pack from its source, and checks that it hangs together. The bytes are the
/// document that [`super::read_assessment_pack`] reads.
///
/// # Errors
/// Every file that cannot be read; when all can, everything that is wrong.
pub fn build_assessment_pack(files: &[SourceFile]) -> Result<(Questionnaire, Vec<u8>), Vec<SourceProblem>> {
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
    let document = if problems.is_empty() { document(whole, &places, &mut problems) } else { None };
    let Some(document) = document.filter(|_| problems.is_empty()) else { return Err(problems) };
    let bytes = write_pretty(&document);
    match super::consistent(document) {
        Ok(questionnaire) => Ok((questionnaire, bytes)),
        Err(found) => Err(found.into_iter().map(|problem| places.locate(problem)).collect()),
    }
}

fn problem(place: &str, kind: PackProblemKind) -> PackProblem {
    PackProblem { place: place.to_owned(), position: None, kind }
}

/// The document of all members, with its options written out.
fn document(whole: Part, places: &Places, problems: &mut Vec<SourceProblem>) -> Option<Document> {
    let mut want = |member: &str, there: bool| {
        if !there {
            let kind = PackProblemKind::MissingMember { member: member.to_owned() };
            problems.push(SourceProblem { file: String::new(), problem: problem("", kind) });
        }
    };
    want("id", whole.id.is_some());
    want("version", whole.version.is_some());
    want("name", whole.name.is_some());
    want("sources", whole.sources.is_some());
    want("criteria_needed", whole.criteria_needed.is_some());
    want("high_risk_from", whole.high_risk_from.is_some());
    want("kind", whole.kind.as_deref() == Some("assessment"));
    let mut questions = Vec::new();
    for (ix, Object(question)) in whole.questions.into_iter().enumerate() {
        let options = match written_out(&question.options, &whole.option_sets, &whole.law) {
            Ok(options) => options,
            Err(kind) => {
                problems.push(places.locate(problem(&format!("questions[{ix}].options"), kind)));
                continue;
            }
        };
        questions.push(Object(with_options(question, options)));
    }
    Some(Document {
        v: dto::VERSION.to_owned(),
        id: whole.id?,
        version: whole.version?,
        name: whole.name?,
        sources: whole.sources?,
        criteria_needed: whole.criteria_needed?,
        harm_levels: whole.harm_levels,
        high_risk_from: whole.high_risk_from?,
        gate: whole.gate,
        parts: whole.parts,
        questions,
        rules: whole.rules,
        prefills: whole.prefills,
        contradictions: whole.contradictions,
        law: whole.law,
    })
}

fn with_options(question: Question<Options>, options: Vec<Object<Choice>>) -> Question<Vec<Object<Choice>>> {
    Question {
        options,
        id: question.id,
        part: question.part,
        kind: question.kind,
        text: question.text,
        help: question.help,
        source: question.source,
        law: question.law,
        optional: question.optional,
        settle: question.settle,
        when: question.when,
        words: question.words,
        date: question.date,
    }
}

/// The options of a question, each written out.
fn written_out(
    options: &Options,
    sets: &[Object<OptionSet>],
    law: &[Object<dto::Law>],
) -> Result<Vec<Object<Choice>>, PackProblemKind> {
    let listed = match options {
        Options::Named(name) => {
            let set = sets.iter().find(|Object(set)| &set.id == name);
            let unknown = || PackProblemKind::UnknownOptionSet { set: name.clone() };
            return set.map(|Object(set)| copies(&set.options)).ok_or_else(unknown);
        }
        Options::Listed(listed) => listed,
    };
    let mut all = Vec::new();
    for one in listed {
        match one {
            Listed::Choice(Object(choice)) => all.push(Object(choice.clone())),
            Listed::Group(LawGroup { law_group }) => {
                let of_group = law.iter().filter(|Object(law)| &law.group == law_group);
                let before = all.len();
                all.extend(of_group.map(|Object(law)| Object(provision(law))));
                if all.len() == before {
                    return Err(PackProblemKind::UnknownOptionSet { set: law_group.clone() });
                }
            }
        }
    }
    Ok(all)
}

fn copies(options: &[Object<Choice>]) -> Vec<Object<Choice>> {
    options.iter().map(|Object(choice)| Object(choice.clone())).collect()
}

/// A provision as an option: where it stands, and what it is about.
fn provision(law: &dto::Law) -> Choice {
    let text =
        |(language, title): &(String, String)| (language.clone(), format!("{}: {title}", law.reference));
    Choice {
        id: law.id.clone(),
        text: Members(law.title.0.iter().map(text).collect()),
        help: Some(Members(law.says.0.clone())),
        unknown: false,
        exclusive: false,
        law: Some(law.id.clone()),
    }
}

assembly! {
    Part;
    single(kind, id, version, name, sources, criteria_needed, high_risk_from);
    lists(harm_levels, gate, parts, option_sets, questions, rules, prefills, contradictions, law);
}
