//! Files that came back are read, judged one by one, and what holds is taken in as one operation.

use std::path::Path;

use varsam_exchange::questionnaire::MAX_QUESTIONNAIRE_BYTES;
use varsam_store::{Op, StoreError};

use super::verdict::{Known, Verdict};
use crate::assignment;
use crate::dto::{Changed, ResponseFile, ResponsesRead};
use crate::{App, AppError, Host};

/// The largest file that is read: a bundle, as the format says.
const MAX_BUNDLE: u64 = 32 * 1024 * 1024;

/// Asks for files with answers and takes in those that hold. Nothing in the register's levels
/// changes. `None` when the person changes their mind.
///
/// # Errors
/// `no_register_open`, `unknown_thing`, those of the disk. A file that does not hold is no error:
/// it is set aside, and the answer says why.
pub fn choose_responses<H: Host>(
    app: &App<H>,
    system: &str,
) -> Result<Option<Changed<ResponsesRead>>, AppError> {
    let open = app.open_register()?;
    let paths = app.host.ask_responses();
    app.still_open(&open)?;
    if paths.is_empty() {
        return Ok(None);
    }
    let stamp = app.stamp();
    let mut state = app.state();
    let session = state.session()?;
    let snapshot = session.snapshot()?;
    snapshot.system(system)?;
    let mut files = Vec::new();
    let mut rows = Vec::new();
    let mut known = Known::of(session, &snapshot, &stamp)?;
    for path in &paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let verdicts = match read(path, &name)? {
            Some(bytes) => known.judge(app, &name, &bytes)?,
            None => vec![Verdict::aside("workbook_too_large")],
        };
        for verdict in verdicts {
            files.push(ResponseFile {
                file: name.clone(),
                outcome: verdict.code.to_owned(),
                taken: verdict.taken.is_some(),
                function: verdict.function,
                problems: verdict.problems,
            });
            rows.extend(verdict.taken);
        }
    }
    if !rows.is_empty() {
        session.store.transact::<_, StoreError>(Op::TakeResponses, system, &stamp, |t| {
            rows.iter().try_for_each(|(response, answers)| {
                t.put(response)?;
                answers.iter().try_for_each(|answer| t.put(answer))
            })
        })?;
        session.changed();
    }
    let view = ResponsesRead { files, assignments: assignment::view(session, system)? };
    session.answer(view).map(Some)
}

/// A file's bytes; `None` when it is larger than any that is read.
fn read(path: &Path, name: &str) -> Result<Option<Vec<u8>>, AppError> {
    let bundle = name.to_lowercase().ends_with(".vbundle");
    let most = if bundle { MAX_BUNDLE } else { MAX_QUESTIONNAIRE_BYTES as u64 };
    if std::fs::metadata(path)?.len() > most {
        return Ok(None);
    }
    Ok(Some(std::fs::read(path)?))
}
