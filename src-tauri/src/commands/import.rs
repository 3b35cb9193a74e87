//! Tables from outside.

use varsam_app::dto::{Changed, ImportMapping, ImportView, RegisterView};
use varsam_app::import;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn choose_import(app: State<'_>) -> Answer<Option<ImportView>> {
    answer(import::choose_import(&app))
}

#[tauri::command(async)]
pub fn map_import(app: State<'_>, mappings: Vec<ImportMapping>) -> Answer<ImportView> {
    answer(import::map_import(&app, mappings))
}

#[tauri::command(async)]
pub fn commit_import(app: State<'_>) -> Answer<Changed<RegisterView>> {
    answer(import::commit_import(&app))
}

#[tauri::command(async)]
pub fn cancel_import(app: State<'_>) -> Answer<()> {
    answer(import::cancel_import(&app))
}
