//! Pack: from a readable source folder to the one document that registers keep.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use varsam_domain::Pack;
use varsam_domain::measures::Catalogue;
use varsam_domain::suitability::Questionnaire;
use varsam_exchange::{
    MAX_PACK_BYTES, SourceFile, SourceProblem, build_assessment_pack, build_measure_pack, build_pack,
    source_kind,
};

use crate::error::RegistryError;
use crate::files::read_at_most;
use crate::print::Words;

/// A pack that was built.
#[derive(Debug)]
pub struct Built {
    /// What is in it.
    pub report: CheckReport,
    /// The document, as `analyse --pack` and registers take it.
    pub document: Vec<u8>,
}

/// What is in a pack that is good.
#[derive(Debug, Serialize)]
pub struct CheckReport {
    /// Its identity.
    pub id: String,
    /// Its version.
    pub version: String,
    /// How many there are of each of its lists.
    #[serde(flatten)]
    pub counts: BTreeMap<&'static str, usize>,
}

/// Builds the pack of a folder: every `.toml` file in it, or in its folder `source`. A classification
/// model, an assessment and a catalogue of measures are told apart by what their files say.
///
/// # Errors
/// [`RegistryError::Invalid`] with everything that is wrong, each with its file and place.
pub fn build(folder: &Path) -> Result<Built, RegistryError> {
    let files = sources(folder)?;
    let invalid =
        |problems: Vec<String>| RegistryError::Invalid { file: folder.display().to_string(), problems };
    if files.is_empty() {
        return Err(invalid(vec!["there is no .toml file here".to_owned()]));
    }
    let sentences =
        |problems: Vec<SourceProblem>| invalid(problems.iter().map(ToString::to_string).collect());
    let (report, document) = match source_kind(&files).as_deref() {
        Some("assessment") => {
            let (questionnaire, document) = build_assessment_pack(&files).map_err(sentences)?;
            (of_assessment(&questionnaire), document)
        }
        Some("measures") => {
            let (catalogue, document) = build_measure_pack(&files).map_err(sentences)?;
            (of_measures(&catalogue), document)
        }
        _ => {
            let (pack, document) = build_pack(&files).map_err(sentences)?;
            (of_model(&pack), document)
        }
    };
    Ok(Built { report, document })
}

/// Checks the pack of a folder.
///
/// # Errors
/// As [`build`].
pub fn check(folder: &Path) -> Result<CheckReport, RegistryError> {
    Ok(build(folder)?.report)
}

fn of_model(pack: &Pack) -> CheckReport {
    CheckReport {
        id: pack.id.clone(),
        version: pack.version.clone(),
        counts: BTreeMap::from([
            ("aspects", pack.aspects.len()),
            ("categories", pack.categories.len()),
            ("floors", pack.floors.len()),
            ("flags", pack.flags.len()),
            ("questions", pack.questions.len()),
            ("information_types", pack.information_types.len()),
        ]),
    }
}

fn of_assessment(questionnaire: &Questionnaire) -> CheckReport {
    CheckReport {
        id: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        counts: BTreeMap::from([
            ("gate", questionnaire.gate.len()),
            ("parts", questionnaire.parts.len()),
            ("questions", questionnaire.questions.len()),
            ("rules", questionnaire.rules.len()),
            ("prefills", questionnaire.prefills.len()),
            ("contradictions", questionnaire.contradictions.len()),
            ("law", questionnaire.law.len()),
        ]),
    }
}

fn of_measures(catalogue: &Catalogue) -> CheckReport {
    CheckReport {
        id: catalogue.id.clone(),
        version: catalogue.version.clone(),
        counts: BTreeMap::from([
            ("roles", catalogue.roles.len()),
            ("law", catalogue.law.len()),
            ("measures", catalogue.measures.len()),
        ]),
    }
}

impl Words for CheckReport {
    fn words(&self) -> String {
        let mut text = format!("{} {} is good\n", self.id, self.version);
        for (what, count) in &self.counts {
            let _ = writeln!(text, "{count} {}", what.replace('_', " "));
        }
        text
    }
}

fn sources(folder: &Path) -> Result<Vec<SourceFile>, RegistryError> {
    let inner = folder.join("source");
    let folder = if inner.is_dir() { &inner } else { folder };
    let wrong = |error| RegistryError::file(folder, error);
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
    let file = |path: PathBuf| {
        let bytes = read_at_most(&path, MAX_PACK_BYTES)?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(SourceFile { name, bytes })
    };
    paths.into_iter().map(file).collect()
}
