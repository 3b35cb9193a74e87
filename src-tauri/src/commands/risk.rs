//! Risks, and what a unit is ready to bear.

use varsam_app::dto::{Changed, RisksView, SetAppetite, SetRisk};
use varsam_app::risk;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn risks(app: State<'_>, system: String) -> Answer<RisksView> {
    answer(risk::risks(&app, &system))
}

#[tauri::command(async)]
pub fn set_risk(app: State<'_>, request: SetRisk) -> Answer<Changed<RisksView>> {
    answer(risk::set_risk(&app, request))
}

#[tauri::command(async)]
pub fn delete_risk(app: State<'_>, system: String, id: String) -> Answer<Changed<RisksView>> {
    answer(risk::delete_risk(&app, &system, &id))
}

#[tauri::command(async)]
pub fn set_appetite(app: State<'_>, request: SetAppetite) -> Answer<Changed<RisksView>> {
    answer(risk::set_appetite(&app, request))
}
