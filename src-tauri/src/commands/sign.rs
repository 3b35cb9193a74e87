//! Signing.

use varsam_app::dto::{Changed, ReviewView, SignResult, SignStatement};
use varsam_app::sign;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn sign_result(app: State<'_>, request: SignResult) -> Answer<Changed<ReviewView>> {
    answer(sign::sign_result(&app, request))
}

#[tauri::command(async)]
pub fn sign_statement(app: State<'_>, request: SignStatement) -> Answer<Changed<ReviewView>> {
    answer(sign::sign_statement(&app, request))
}
