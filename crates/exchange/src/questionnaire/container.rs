//! The file around the sheets: looked through before any of it is believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::QuestionnaireProblem;

/// The largest file that is read: a questionnaire of 5,000 sets is under this.
pub const MAX_QUESTIONNAIRE_BYTES: usize = 8 * 1024 * 1024;
/// The most that its parts may come to when they are unpacked.
const MAX_UNPACKED: u64 = 64 * 1024 * 1024;
/// A questionnaire has about a dozen parts.
const MAX_PARTS: usize = 200;

/// Looks through every part: how large it really is, and whether it runs or reaches outside.
/// What a part says about its own size is not believed.
pub(super) fn check(bytes: &[u8]) -> Result<(), QuestionnaireProblem> {
    if bytes.len() > MAX_QUESTIONNAIRE_BYTES {
        return Err(QuestionnaireProblem::TooLarge);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| QuestionnaireProblem::NotAWorkbook)?;
    if archive.len() > MAX_PARTS {
        return Err(QuestionnaireProblem::TooLarge);
    }
    let mut left = MAX_UNPACKED;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| QuestionnaireProblem::NotAWorkbook)?;
        let name = part.name().map_err(|_| QuestionnaireProblem::NotAWorkbook)?.to_ascii_lowercase();
        named(&name)?;
        let size = unpacked(part, left, &name)?;
        left -= size;
    }
    Ok(())
}

/// A part that runs or reaches outside gives itself away by its name.
fn named(name: &str) -> Result<(), QuestionnaireProblem> {
    const RUNS: [&str; 5] = ["vbaproject", "macrosheets/", "activex/", "ctrlprops/", "customui/"];
    const REACHES: [&str; 5] = ["externallinks/", "connections.xml", "embeddings/", "querytables/", "model/"];
    if RUNS.iter().any(|part| name.contains(part)) {
        return Err(QuestionnaireProblem::Macros);
    }
    if REACHES.iter().any(|part| name.contains(part)) {
        return Err(QuestionnaireProblem::Outside);
    }
    Ok(())
}

/// Unpacks a part in small pieces and throws it away, to know how large it is. The list of content
/// types and the relations are looked into: a macro workbook without macros is still one.
fn unpacked(part: impl Read, left: u64, name: &str) -> Result<u64, QuestionnaireProblem> {
    let looked_into = name == "[content_types].xml" || name.ends_with(".rels");
    let mut limited = part.take(left + 1);
    let size = if looked_into {
        let mut text = Vec::new();
        let size = limited.read_to_end(&mut text).map_err(|_| QuestionnaireProblem::NotAWorkbook)?;
        let text = String::from_utf8_lossy(&text);
        if text.contains("macroEnabled") || text.contains("vbaProject") {
            return Err(QuestionnaireProblem::Macros);
        }
        if text.contains("TargetMode=\"External\"") || text.contains("TargetMode='External'") {
            return Err(QuestionnaireProblem::Outside);
        }
        u64::try_from(size).unwrap_or(u64::MAX)
    } else {
        std::io::copy(&mut limited, &mut std::io::sink()).map_err(|_| QuestionnaireProblem::NotAWorkbook)?
    };
    if size > left { Err(QuestionnaireProblem::TooLarge) } else { Ok(size) }
}
