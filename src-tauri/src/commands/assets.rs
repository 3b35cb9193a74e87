//! What a system carries.

use varsam_app::assets;
use varsam_app::dto::{AssetsView, Changed, NewSet, SetOwner};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn assets(app: State<'_>, system: String) -> Answer<AssetsView> {
    answer(assets::assets(&app, &system))
}

#[tauri::command(async)]
pub fn add_set(app: State<'_>, request: NewSet) -> Answer<Changed<AssetsView>> {
    answer(assets::add_set(&app, request))
}

#[tauri::command(async)]
pub fn set_owner(app: State<'_>, request: SetOwner) -> Answer<Changed<AssetsView>> {
    answer(assets::set_owner(&app, request))
}
