//! Reading files that somebody else has written: never more of one than can be used.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::RegistryError;

/// Why a file was not read.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// It is longer than it may be.
    TooLong,
    /// The system says no.
    System(io::Error),
}

/// Reads a file that may be at most `limit` bytes long. A longer one is refused, as far as the
/// system can tell without reading it.
pub(crate) fn read_some(path: &Path, limit: usize) -> Result<Vec<u8>, ReadError> {
    let file = File::open(path).map_err(ReadError::System)?;
    let told = file.metadata().map_err(ReadError::System)?.len();
    let limit_of = u64::try_from(limit).unwrap_or(u64::MAX);
    if told > limit_of {
        return Err(ReadError::TooLong);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(told).unwrap_or_default());
    file.take(limit_of.saturating_add(1)).read_to_end(&mut bytes).map_err(ReadError::System)?;
    if bytes.len() > limit { Err(ReadError::TooLong) } else { Ok(bytes) }
}

/// The same for a file that a whole command is about.
///
/// # Errors
/// [`RegistryError::Invalid`] for a file that is too long, otherwise those of the disk.
pub(crate) fn read_at_most(path: &Path, limit: usize) -> Result<Vec<u8>, RegistryError> {
    read_some(path, limit).map_err(|error| match error {
        ReadError::TooLong => RegistryError::Invalid {
            file: path.display().to_string(),
            problems: vec![format!("the file is larger than {limit} bytes")],
        },
        ReadError::System(error) => RegistryError::file(path, error),
    })
}
