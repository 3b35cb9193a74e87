//! What a system is asked to have in place.

use varsam_app::dto::{Changed, MeasuresView, SetMeasure, SetMeasureException};
use varsam_app::measures;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn measures(app: State<'_>, system: String) -> Answer<MeasuresView> {
    answer(measures::measures(&app, &system))
}

#[tauri::command(async)]
pub fn set_measure(app: State<'_>, request: SetMeasure) -> Answer<Changed<MeasuresView>> {
    answer(measures::set_measure(&app, request))
}

#[tauri::command(async)]
pub fn set_measure_exception(app: State<'_>, request: SetMeasureException) -> Answer<Changed<MeasuresView>> {
    answer(measures::set_measure_exception(&app, request))
}
