//! What a system carries.

use varsam_app::dto::{AssetsView, Changed, HoldSet, NewSet, OtherSet, ReleaseSet, SetOwner};
use varsam_app::{assets, holding};

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

#[tauri::command(async)]
pub fn other_sets(app: State<'_>, system: String) -> Answer<Vec<OtherSet>> {
    answer(holding::other_sets(&app, &system))
}

#[tauri::command(async)]
pub fn hold_set(app: State<'_>, request: HoldSet) -> Answer<Changed<AssetsView>> {
    answer(holding::hold_set(&app, &request))
}

#[tauri::command(async)]
pub fn release_set(app: State<'_>, request: ReleaseSet) -> Answer<Changed<AssetsView>> {
    answer(holding::release_set(&app, &request))
}
