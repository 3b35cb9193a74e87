//! Incidents.

use varsam_app::dto::{Changed, IncidentsView, ReviewIncident, SetIncident};
use varsam_app::incidents;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn incidents(app: State<'_>, system: Option<String>) -> Answer<IncidentsView> {
    answer(incidents::incidents(&app, system.as_deref()))
}

#[tauri::command(async)]
pub fn set_incident(app: State<'_>, request: SetIncident) -> Answer<Changed<IncidentsView>> {
    answer(incidents::set_incident(&app, request))
}

#[tauri::command(async)]
pub fn delete_incident(app: State<'_>, system: Option<String>, id: String) -> Answer<Changed<IncidentsView>> {
    answer(incidents::delete_incident(&app, system.as_deref(), &id))
}

#[tauri::command(async)]
pub fn review_incident(app: State<'_>, request: ReviewIncident) -> Answer<Changed<IncidentsView>> {
    answer(incidents::review_incident(&app, request))
}

#[tauri::command(async)]
pub fn import_incidents(app: State<'_>) -> Answer<Option<Changed<IncidentsView>>> {
    answer(incidents::import_incidents(&app))
}
