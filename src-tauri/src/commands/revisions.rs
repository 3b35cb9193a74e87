//! The results of a system one after another.

use varsam_app::dto::{Changed, CompareRevisions, Reconsider, RevisionDiff, RevisionsView};
use varsam_app::revisions;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn revisions(app: State<'_>, system: String) -> Answer<RevisionsView> {
    answer(revisions::revisions(&app, &system))
}

#[tauri::command(async)]
pub fn compare_revisions(app: State<'_>, request: CompareRevisions) -> Answer<RevisionDiff> {
    answer(revisions::compare_revisions(&app, &request))
}

#[tauri::command(async)]
pub fn reconsider(app: State<'_>, request: Reconsider) -> Answer<Changed<RevisionsView>> {
    answer(revisions::reconsider(&app, request))
}
