//! Pack: from a readable source folder to the one document that registers keep.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use varsam_domain::Pack;
use varsam_exchange::{MAX_PACK_BYTES, SourceFile, build_pack};

use crate::error::{Exit, RegistryError};
use crate::files::read_at_most;
use crate::print::Printed;

/// A pack that was built.
#[derive(Debug)]
pub struct Built {
    /// The pack.
    pub pack: Pack,
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
    /// How many aspects it has.
    pub aspects: usize,
    /// How many consequence categories.
    pub categories: usize,
    /// How many floors.
    pub floors: usize,
    /// How many flags with texts.
    pub flags: usize,
    /// How many questions.
    pub questions: usize,
    /// How many information types.
    pub information_types: usize,
}

/// Builds the pack of a folder: every `.toml` file in it, or in its folder `source`.
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
    let (pack, document) =
        build_pack(&files).map_err(|problems| invalid(problems.iter().map(ToString::to_string).collect()))?;
    Ok(Built { pack, document })
}

/// Checks the pack of a folder.
///
/// # Errors
/// As [`build`].
pub fn check(folder: &Path) -> Result<CheckReport, RegistryError> {
    Ok(report(build(folder)?.pack))
}

/// What is in a pack.
pub(crate) fn report(pack: Pack) -> CheckReport {
    CheckReport {
        aspects: pack.aspects.len(),
        categories: pack.categories.len(),
        floors: pack.floors.len(),
        flags: pack.flags.len(),
        questions: pack.questions.len(),
        information_types: pack.information_types.len(),
        id: pack.id,
        version: pack.version,
    }
}

impl From<CheckReport> for Printed {
    fn from(report: CheckReport) -> Self {
        let mut text = format!("{} {} is good\n", report.id, report.version);
        for (count, what) in [
            (report.aspects, "aspects"),
            (report.categories, "categories"),
            (report.floors, "floors"),
            (report.flags, "flags"),
            (report.questions, "questions"),
            (report.information_types, "information types"),
        ] {
            let _ = writeln!(text, "{count} {what}");
        }
        Printed::new(text, &report, Exit::Good)
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
