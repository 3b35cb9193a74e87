//! Undo, redo, the pack in use, and the sign that the window is ready.

use varsam_app::dto::{Changed, PackView};

use super::{Answer, State, answer};
use crate::smoke;

#[tauri::command(async)]
pub fn pack(app: State<'_>) -> Answer<PackView> {
    answer(varsam_app::pack(&app))
}

#[tauri::command(async)]
pub fn undo(app: State<'_>) -> Answer<Changed<()>> {
    answer(varsam_app::undo(&app))
}

#[tauri::command(async)]
pub fn redo(app: State<'_>) -> Answer<Changed<()>> {
    answer(varsam_app::redo(&app))
}

#[tauri::command(async)]
pub fn ui_ready(window: tauri::AppHandle) {
    smoke::first_screen_is_usable(&window);
}
