//! Reorganisation.

use varsam_app::dto::{
    Changed, OrganisationView, Reorganise, ReorganisePreview, ReorganiseSeen, ReorganiseView, Reorganised,
};
use varsam_app::reorganise;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn organisation(app: State<'_>) -> Answer<OrganisationView> {
    answer(reorganise::organisation(&app))
}

#[tauri::command(async)]
pub fn reorganising(app: State<'_>, kind: String, id: String) -> Answer<ReorganiseView> {
    answer(reorganise::reorganising(&app, &kind, &id))
}

#[tauri::command(async)]
pub fn preview_reorganise(app: State<'_>, change: Reorganise) -> Answer<ReorganisePreview> {
    answer(reorganise::preview_reorganise(&app, &change))
}

#[tauri::command(async)]
pub fn reorganise(app: State<'_>, request: ReorganiseSeen) -> Answer<Changed<Reorganised>> {
    answer(reorganise::reorganise(&app, &request))
}
