//! What comes in: files, folders and standard input, the documents in them, and in which order they
//! are judged.

use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use varsam_bundle::limits::MAX_BUNDLE;
use varsam_bundle::payload::Typ;
use varsam_bundle::{BundleError, EXTENSION, ErrorCode, RawDocument, claimed_typ, open_bundle};

use crate::error::RegistryError;
use crate::files::{ReadError, read_some};
use crate::report::FileReport;

/// A file somebody gave, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, for the report.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Where bundles come from. A file is read when its turn comes, and not kept.
#[derive(Debug, Clone)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// What standard input gave, which can be read only once.
    Read(SourceFile),
}

/// A bundle, read and cut into its documents.
pub(crate) struct Loaded {
    /// Its name, for the report.
    pub(crate) name: String,
    bytes: Vec<u8>,
    places: Vec<Range<usize>>,
}

/// One document of a bundle.
#[derive(Clone)]
pub(crate) struct Incoming {
    /// Its place in the whole import.
    pub(crate) order: usize,
    /// Its place in its file.
    pub(crate) index: usize,
    /// The file it came in.
    pub(crate) from: Arc<Loaded>,
}

/// The sources that these names stand for: files, every bundle in a folder and the folders in it, and
/// `-` for what `input` gives.
///
/// # Errors
/// [`RegistryError::File`] for a name that cannot be read.
pub fn gather(names: &[PathBuf], input: &mut dyn Read) -> Result<Vec<Source>, RegistryError> {
    let mut found = Vec::new();
    for name in names {
        if name == Path::new("-") {
            let mut bytes = Vec::new();
            // One byte more than a bundle may have, so that one that is too large is seen to be.
            let most = u64::try_from(MAX_BUNDLE).unwrap_or(u64::MAX) + 1;
            input
                .take(most)
                .read_to_end(&mut bytes)
                .map_err(|error| RegistryError::file(Path::new("standard input"), error))?;
            found.push(Source::Read(SourceFile { name: "standard input".to_owned(), bytes }));
            continue;
        }
        let about = fs::metadata(name).map_err(|error| RegistryError::file(name, error))?;
        if about.is_dir() {
            walk(name, &mut found)?;
        } else {
            found.push(Source::File(name.clone()));
        }
    }
    Ok(found)
}

/// Every bundle in a folder and in the folders in it, by name: the same files come in the same order
/// on every machine. A link to a folder is not followed; it might lead round in a circle.
fn walk(folder: &Path, found: &mut Vec<Source>) -> Result<(), RegistryError> {
    let wrong = |error| RegistryError::file(folder, error);
    let mut entries = fs::read_dir(folder).map_err(wrong)?.collect::<Result<Vec<_>, _>>().map_err(wrong)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(wrong)?.is_dir() {
            walk(&path, found)?;
        } else if path.extension().is_some_and(|extension| extension == EXTENSION) && !path.is_dir() {
            found.push(Source::File(path));
        }
    }
    Ok(())
}

impl Source {
    fn name(&self) -> String {
        match self {
            Source::File(path) => path.display().to_string(),
            Source::Read(file) => file.name.clone(),
        }
    }

    /// Reads the bundle, never more of it than a bundle may have.
    ///
    /// # Errors
    /// The line for the report when it is none or cannot be read.
    pub(crate) fn load(&self) -> Result<Loaded, FileReport> {
        let name = self.name();
        let bytes = match self {
            Source::Read(file) => file.bytes.clone(),
            Source::File(path) => read_some(path, MAX_BUNDLE).map_err(|error| match error {
                ReadError::TooLong => {
                    let limit = format!("more than {MAX_BUNDLE} bytes");
                    FileReport::bad(&name, &BundleError::new(ErrorCode::OverLimit, limit))
                }
                ReadError::System(error) => FileReport::unreadable(&name, &error.to_string()),
            })?,
        };
        let start = bytes.as_ptr() as usize;
        let places = match open_bundle(&bytes) {
            Ok(documents) => documents
                .iter()
                .map(|raw| {
                    let at = raw.json.as_ptr() as usize - start;
                    at..at + raw.json.len()
                })
                .collect(),
            Err(error) => return Err(FileReport::bad(&name, &error)),
        };
        Ok(Loaded { name, bytes, places })
    }
}

impl Loaded {
    /// A single document that the registry kept.
    pub(crate) fn kept(json: String) -> Self {
        let bytes = json.into_bytes();
        let places = std::iter::once(0..bytes.len()).collect();
        Loaded { name: "set aside".to_owned(), bytes, places }
    }

    /// A file that can no longer be read.
    pub(crate) fn lost(name: String) -> Self {
        Loaded { name, bytes: Vec::new(), places: Vec::new() }
    }

    /// One of its documents, if it has so many.
    pub(crate) fn document(&self, index: usize) -> Option<RawDocument<'_>> {
        let place = self.places.get(index)?.clone();
        Some(RawDocument { index, json: self.bytes.get(place)? })
    }

    /// In which phase each of its documents is judged.
    pub(crate) fn phases(&self) -> Vec<u8> {
        (0..self.places.len()).filter_map(|index| self.document(index)).map(|raw| phase(&raw)).collect()
    }
}

impl Incoming {
    /// Its bytes. A file that has become another between two readings gives none.
    pub(crate) fn raw(&self) -> RawDocument<'_> {
        self.from.document(self.index).unwrap_or(RawDocument { index: self.index, json: b"" })
    }
}

/// How many phases there are.
pub(crate) const PHASES: u8 = 4;

/// A bundle has no order, so trust lists go first, then withdrawals, which keep
/// documents out, then results, then what is about them.
pub(crate) fn phase(raw: &RawDocument<'_>) -> u8 {
    match claimed_typ(raw) {
        Some(Typ::Trust) => 0,
        Some(Typ::Withdrawal) => 1,
        Some(Typ::Result) => 2,
        _ => 3,
    }
}

/// Cuts every file into its documents.
pub(crate) fn each_document(files: &[SourceFile]) -> (Vec<(&str, RawDocument<'_>)>, Vec<FileReport>) {
    let (mut found, mut bad) = (Vec::new(), Vec::new());
    for file in files {
        match open_bundle(&file.bytes) {
            Ok(documents) => found.extend(documents.into_iter().map(|raw| (file.name.as_str(), raw))),
            Err(error) => bad.push(FileReport::bad(&file.name, &error)),
        }
    }
    (found, bad)
}
