//! Backups, restoring, and saving in another place.

use varsam_app::backups;
use varsam_app::dto::{BackupsView, Changed, RegisterView, RestoreBackup, RestorePreview, SafetyView};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn keep_safe(app: State<'_>) -> Answer<SafetyView> {
    answer(backups::keep_safe(&app))
}

#[tauri::command(async)]
pub fn backups(app: State<'_>, register: Option<String>) -> Answer<BackupsView> {
    answer(backups::backups(&app, register.as_deref()))
}

#[tauri::command(async)]
pub fn preview_restore(app: State<'_>, request: RestoreBackup) -> Answer<RestorePreview> {
    answer(backups::preview_restore(&app, request))
}

#[tauri::command(async)]
pub fn restore_backup(app: State<'_>, request: RestoreBackup) -> Answer<Changed<RegisterView>> {
    answer(backups::restore_backup(&app, request))
}

#[tauri::command(async)]
pub fn save_elsewhere(app: State<'_>) -> Answer<Option<Changed<RegisterView>>> {
    answer(backups::save_elsewhere(&app))
}
