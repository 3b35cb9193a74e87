//! Fast hands: many levels at once, copying, and going to anything by its name.

use varsam_app::dto::{BulkPreview, Changed, CopyLevels, Find, Found, MatrixView, SetLevels, SimilarSets};
use varsam_app::{bulk, copy, find as finding};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn preview_bulk(app: State<'_>, request: SetLevels) -> Answer<BulkPreview> {
    answer(bulk::preview_bulk(&app, &request))
}

#[tauri::command(async)]
pub fn set_levels(app: State<'_>, request: SetLevels) -> Answer<Changed<MatrixView>> {
    answer(bulk::set_levels(&app, request))
}

#[tauri::command(async)]
pub fn similar_sets(app: State<'_>, set: String) -> Answer<SimilarSets> {
    answer(copy::similar_sets(&app, &set))
}

#[tauri::command(async)]
pub fn copy_levels(app: State<'_>, request: CopyLevels) -> Answer<Changed<MatrixView>> {
    answer(copy::copy_levels(&app, &request))
}

#[tauri::command(async)]
pub fn find(app: State<'_>, request: Find) -> Answer<Vec<Found>> {
    answer(finding::find(&app, &request))
}
