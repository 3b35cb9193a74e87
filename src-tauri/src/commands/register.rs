//! The open register.

use varsam_app::dto::{Changed, NewSystem, RegisterView};
use varsam_app::register;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn register(app: State<'_>) -> Answer<Changed<RegisterView>> {
    answer(register::register(&app))
}

#[tauri::command(async)]
pub fn set_organisation(app: State<'_>, org: String) -> Answer<Changed<RegisterView>> {
    answer(register::set_organisation(&app, &org))
}

#[tauri::command(async)]
pub fn add_system(app: State<'_>, request: NewSystem) -> Answer<Changed<RegisterView>> {
    answer(register::add_system(&app, request))
}
