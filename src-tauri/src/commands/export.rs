//! What leaves the register.

use varsam_app::dto::ExportReceipt;
use varsam_app::export;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn export_bundle(app: State<'_>, system: String) -> Answer<Option<ExportReceipt>> {
    answer(export::export_bundle(&app, &system))
}

#[tauri::command(async)]
pub fn export_pdf(app: State<'_>, system: String) -> Answer<Option<ExportReceipt>> {
    answer(export::export_pdf(&app, &system))
}
