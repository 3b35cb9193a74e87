//! What was done in the register.

use varsam_app::dto::{HistoryAsked, HistoryCell, HistoryCheck, HistoryView};
use varsam_app::history;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn history(app: State<'_>, request: HistoryAsked) -> Answer<HistoryView> {
    answer(history::history(&app, &request))
}

#[tauri::command(async)]
pub fn history_details(app: State<'_>, number: u32) -> Answer<Vec<HistoryCell>> {
    answer(history::history_details(&app, number))
}

#[tauri::command(async)]
pub fn check_history(app: State<'_>) -> Answer<HistoryCheck> {
    answer(history::check_history(&app))
}
