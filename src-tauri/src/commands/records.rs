//! The record of processing activities.

use varsam_app::dto::{Changed, ExportReceipt, RecordsView, SetDataProtection};
use varsam_app::records;

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn records(app: State<'_>) -> Answer<RecordsView> {
    answer(records::records(&app))
}

#[tauri::command(async)]
pub fn set_data_protection(app: State<'_>, request: SetDataProtection) -> Answer<Changed<RecordsView>> {
    answer(records::set_data_protection(&app, request))
}

#[tauri::command(async)]
pub fn export_records(app: State<'_>) -> Answer<Option<ExportReceipt>> {
    answer(records::export_records(&app))
}
