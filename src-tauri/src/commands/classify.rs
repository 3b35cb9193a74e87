//! The matrix.

use varsam_app::classify;
use varsam_app::dto::{Changed, MatrixView, SetLevel, SetReason};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn matrix(app: State<'_>, system: String) -> Answer<MatrixView> {
    answer(classify::matrix(&app, &system))
}

#[tauri::command(async)]
pub fn set_level(app: State<'_>, request: SetLevel) -> Answer<Changed<MatrixView>> {
    answer(classify::set_level(&app, request))
}

#[tauri::command(async)]
pub fn set_reason(app: State<'_>, request: SetReason) -> Answer<Changed<MatrixView>> {
    answer(classify::set_reason(&app, request))
}
