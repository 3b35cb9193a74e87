//! The map around a system.

use varsam_app::dto::MapView;
use varsam_app::map;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn map(app: State<'_>, system: String, aspect: String) -> Answer<MapView> {
    answer(map::map(&app, &system, &aspect))
}
