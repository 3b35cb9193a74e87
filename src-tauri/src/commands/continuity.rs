//! How long systems may be away.

use varsam_app::continuity;
use varsam_app::dto::{Changed, ContinuityPlanView, ContinuityView, ExportReceipt, SetContinuity};

use super::{Answer, State, answer};

#[tauri::command(async)]
pub fn continuity(app: State<'_>, system: String) -> Answer<ContinuityView> {
    answer(continuity::continuity(&app, &system))
}

#[tauri::command(async)]
pub fn set_continuity(app: State<'_>, request: SetContinuity) -> Answer<Changed<ContinuityView>> {
    answer(continuity::set_continuity(&app, request))
}

#[tauri::command(async)]
pub fn continuity_plan(app: State<'_>) -> Answer<ContinuityPlanView> {
    answer(continuity::continuity_plan(&app))
}

#[tauri::command(async)]
pub fn export_continuity(app: State<'_>, form: String) -> Answer<Option<ExportReceipt>> {
    answer(continuity::export_continuity(&app, &form))
}
