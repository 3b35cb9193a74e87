//! Reading files that somebody else has written: never more of one than can be used.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::RegistryError;

/// Reads a file that may be at most `limit` bytes long. A longer one is refused, as far as the
/// system can tell without reading it.
///
/// # Errors
/// [`RegistryError::Invalid`] for a file that is too long, otherwise those of the disk.
pub(crate) fn read_at_most(path: &Path, limit: usize) -> Result<Vec<u8>, RegistryError> {
    let wrong = |error: io::Error| RegistryError::file(path, error);
    let file = File::open(path).map_err(wrong)?;
    let told = file.metadata().map_err(wrong)?.len();
    let limit_of = u64::try_from(limit).unwrap_or(u64::MAX);
    let too_long = || RegistryError::Invalid {
        file: path.display().to_string(),
        problems: vec![format!("the file is larger than {limit} bytes")],
    };
    if told > limit_of {
        return Err(too_long());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(told).unwrap_or_default());
    file.take(limit_of.saturating_add(1)).read_to_end(&mut bytes).map_err(wrong)?;
    if bytes.len() > limit { Err(too_long()) } else { Ok(bytes) }
}
