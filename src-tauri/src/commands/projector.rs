//! The second window.

use varsam_app::dto::ProjectorView;
use varsam_app::workshop;

use super::{Answer, State, answer};
use crate::projector;

#[tauri::command(async)]
pub fn open_projector(window: tauri::AppHandle, app: State<'_>, system: String) -> Answer<()> {
    answer(workshop::project(&app, &system).and_then(|()| projector::show(&window)))
}

#[tauri::command(async)]
pub fn projector_view(app: State<'_>) -> ProjectorView {
    workshop::projector_view(&app)
}
