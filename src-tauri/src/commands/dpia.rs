//! The data protection impact assessment.

use varsam_app::dpia;
use varsam_app::dto::{Changed, DpiaView, SetDpia};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn dpia(app: State<'_>, assessment: String) -> Answer<DpiaView> {
    answer(dpia::dpia(&app, &assessment))
}

#[tauri::command(async)]
pub fn set_dpia(app: State<'_>, request: SetDpia) -> Answer<Changed<DpiaView>> {
    answer(dpia::set_dpia(&app, request))
}

#[tauri::command(async)]
pub fn finish_dpia(app: State<'_>, assessment: String) -> Answer<Changed<DpiaView>> {
    answer(dpia::finish_dpia(&app, &assessment))
}

#[tauri::command(async)]
pub fn reopen_dpia(app: State<'_>, assessment: String) -> Answer<Changed<DpiaView>> {
    answer(dpia::reopen_dpia(&app, &assessment))
}
